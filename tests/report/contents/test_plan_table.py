"""A plan as one table, counted by hand in the made-up cities."""

from __future__ import annotations

from contents_cases import minami, plan, town

from kyodo_graph.report.contents.plan_table import PlanTable, plan_table


def table(key: str) -> PlanTable:
    graph, facts, names = (minami if key.startswith("minami") else town)()
    return plan_table(graph, names, plan(facts, key))


def test_columns_are_those_of_a_printed_table() -> None:
    kita = table("kita/p2")
    assert kita.printed
    found = [(c.key, c.joint, c.actors) for c in kita.columns]
    assert found == [
        ("NPO", False, ("kita/actor/npo",)),
        ("センター・NPO", True, ("kita/actor/npo", "kita/actor/center")),
        ("センター", False, ("kita/actor/center",)),
        ("市", False, ("kita/actor/city",)),
    ]


def test_a_joint_column_is_one_mark() -> None:
    line = table("kita/p2").initiatives[0]
    mark = line.marks["センター・NPO"]
    assert (mark.role, mark.symbol, mark.basis) == ("participant", "○", "stated")
    assert {p.actor for p in mark.parts} == {"kita/actor/center", "kita/actor/npo"}
    assert line.marks["市"].role == "lead"
    assert "センター" not in line.marks


def test_what_the_text_says_beside_a_printed_table_is_in_no_column() -> None:
    kita = table("kita/p2")
    assert [(p.element, p.actor, p.basis) for p in kita.unplaced] == [
        ("kita/p2/i2", "kita/actor/shimin", "implied"),
        ("kita/p2/2", "kita/actor/city", "stated"),
    ]


def test_without_a_printed_table_columns_are_sectors() -> None:
    nishi = table("nishi/p1")
    assert not nishi.printed
    assert [c.key for c in nishi.columns] == ["S0", "S1"]
    assert nishi.lines[0].marks["S1"].role == "lead"
    assert nishi.unplaced == ()


def test_the_tree_is_read_down() -> None:
    kita = table("kita/p2")
    assert [(line.number, line.depth, line.initiative) for line in kita.lines] == [
        ("1", 0, False), ("1", 1, True), ("2", 1, True), ("3", 1, True), ("2", 0, False),
    ]  # fmt: skip
    assert [[line.id for line in part] for part in kita.tops] == [
        ["kita/p2/1", "kita/p2/i1", "kita/p2/i2", "kita/p2/i3"], ["kita/p2/2"],
    ]  # fmt: skip
    assert kita.lines[0].level == {"ja": "基本方針", "en": "Basic policy"}


def test_a_schedule_is_by_year() -> None:
    made = table("minami/p2")
    assert made.years == (2024, 2025)
    steps = made.initiatives[0].steps
    assert [(s.start, s.end, s.phase, s.printed) for s in steps] == [
        (2024, 2024, "implement", "実施"), (2025, 2025, "continue", "→"),
    ]  # fmt: skip
    assert table("kita/p2").years is None


def test_what_a_document_does_not_print_is_not_there() -> None:
    made = table("minami/p2")
    assert not made.changes
    assert not made.assessed
    assert all(line.status is None for line in made.lines)


def test_a_supplied_actor_yields_to_a_stated_one_of_the_same_role() -> None:
    from kyodo_graph.report.contents.plan_table import Part, _mark

    part = Part("e", "a", "lead", "implied", False, "", "", "x-1:1")
    stated = Part("e", "b", "lead", "stated", False, "", "", "x-1:2")
    joined = Part("e", "c", "participant", "stated", False, "", "", "x-1:3")
    assert _mark([part, joined]).basis == "implied"
    assert _mark([part, joined]).role == "lead"
    assert _mark([joined, part, stated]).basis == "stated"
