"""What plans are asked side by side, counted by hand in the made-up cities."""

from __future__ import annotations

from dataclasses import replace

from contents_cases import minami, plan, town

from kyodo_graph.report.contents.compared import PlanRow, plan_rows, theme_labels
from kyodo_graph.report.contents.plan_network import plan_network


def row(key: str) -> PlanRow:
    graph, facts, names = (minami if key.startswith("minami") else town)()
    return next(r for r in plan_rows(graph, names, facts) if r.plan.id == key)


def test_plans_stand_by_city() -> None:
    graph, facts, names = town()
    assert [r.plan.id for r in plan_rows(graph, names, facts)] == ["kita/p2", "nishi/p1"]


def test_what_a_document_prints() -> None:
    printed = {key: k for key, k in row("kita/p2").printed.items() if k}
    assert printed == {"role_table": True, "lead_marks": True}
    assert [k for k, yes in row("minami/p2").printed.items() if yes] == [
        "role_table", "lead_marks", "schedule",
    ]  # fmt: skip
    assert not any(row("nishi/p1").printed.values())


def test_leads_are_counted_by_printed_column() -> None:
    assert row("kita/p2").leads == {"センター": 1, "市": 1}
    assert row("nishi/p1").leads == {}
    assert row("nishi/p1").supplied_leads == (0, 1)


def test_themes_are_counted_over_initiatives() -> None:
    kita = row("kita/p2")
    assert (kita.themes, kita.themed) == ({"T02": 1, "T03": 2, "T06": 1}, 3)
    assert kita.first_themes == ("T03",)
    assert replace(kita, themes={"T02": 1, "T03": 1}).first_themes == ("T02", "T03")
    assert replace(kita, themes={}).first_themes == ()
    _, _, names = town()
    assert list(theme_labels(names, (kita,))) == ["T02", "T03", "T06"]


def test_items_that_were_not_assessed_have_no_fate() -> None:
    assert row("kita/p2").fates == {}


def test_a_network_has_pairs_and_kinds_tied_to_themselves() -> None:
    graph, facts, names = town()
    found = plan_network(graph, names, facts, plan(facts, "kita/p2"))
    assert [(n.id, n.degree) for n in found.nodes] == [
        ("kita/actor/shimin", 1), ("kita/actor/npo", 1), ("kita/actor/center", 2),
        ("kita/actor/city", 2),
    ]  # fmt: skip
    pairs = {(p.one, p.other): (len(p.ties), p.stated) for p in found.pairs}
    assert pairs == {
        ("kita/actor/center", "kita/actor/city"): (1, True),
        ("kita/actor/center", "kita/actor/npo"): (3, True),
        ("kita/actor/city", "kita/actor/shimin"): (1, True),
    }
    assert [(t.subject, t.object) for t in found.own] == [("kita/actor/npo", "kita/actor/npo")]
    assert len(found.ties_of("kita/actor/npo")) == 4


def test_ties_of_another_document_are_in_no_network_of_a_plan() -> None:
    graph, facts, names = town()
    other = tuple(replace(d, covers=()) for d in facts.documents)
    found = plan_network(graph, names, replace(facts, documents=other), plan(facts, "kita/p2"))
    assert found.nodes == found.pairs == ()
