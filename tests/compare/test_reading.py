"""Which plans are read, and what of a document goes to which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from cities import two_cities
from grown_town import write_data

import kyodo_graph as kg
from kyodo_graph.compare.reading import units
from kyodo_graph.compare.units import Unit
from kyodo_graph.services.comparing_tables import unit_network, unit_tables


def read(data: Path, lang: str = "en") -> dict[str, Unit]:
    return {u.name: u for u in units(unit_tables(kg.load(data), lang))}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return two_cities(tmp_path)


def change(data: Path, change: Any) -> None:
    """Change Minami's plans and the catalogue in their files."""
    for path in (data / "minami" / "minami-1.yaml", data / "catalog.yaml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        change(content)
        write_data(path, content)


def test_a_plan_as_its_document_shows_it(data: Path) -> None:
    found = read(data)
    assert list(found) == ["kita/p2", "minami/p2"]
    plan = found["minami/p2"]
    assert (plan.documents, plan.kinds, plan.lines) == (("minami-1",), ("plan",), 6)
    assert (plan.generation, plan.start_fy) == (2, 2024)
    first = next(e for e in plan.initiatives if e.id == "minami/p2/i01")
    assert (sorted(first.themes), first.primary) == (["T03", "T16"], "T03")
    assert first.level is not None
    assert (first.level.printed, first.level.label, first.level.kind) == (
        "事業", "Project", "initiative",
    )  # fmt: skip
    lead = [r for r in plan.roles if r.lead]
    assert {(r.actor, r.type, r.sector, r.printed) for r in lead} == {
        ("minami/actor/center", "intermediary_center", "S3", True)
    }
    assert len(lead) == 5
    # 32 roles and the one tie of the mini city, all stated.
    assert (plan.stated, plan.implied) == (33, 0)
    centre = next(a for a in plan.actors if a.id == "minami/actor/center")
    assert centre.names == ("南市民活動センター", "センター")


def test_the_network_has_actors_and_initiatives_only(data: Path) -> None:
    graph = kg.load(data)
    plan = read(data)["minami/p2"]
    network = unit_network(graph, plan)
    assert {network.nodes[n]["class"] for n in network} == {"Actor", "Initiative"}
    assert (len(network), network.number_of_edges()) == (5 + 12, 32)
    smaller = unit_network(graph, plan, "no_office")
    assert "minami/actor/city" not in smaller
    assert smaller.number_of_edges() == 20
    assert all(degree for _, degree in smaller.degree)


def test_elements_of_another_plan_are_left_out_and_counted(data: Path) -> None:
    def older(content: Any) -> None:
        for plan in content.get("plans", ()):
            if plan["id"] == "minami/p1":
                label = {"ja": "旧方針", "en": "Old policy"}
                plan["policies"] = [{"id": "minami/p1/1", "at": 3, "label": label, "number": "1"}]

    change(data, older)
    found = read(data)
    assert list(found) == ["kita/p2", "minami/p2"]
    assert found["minami/p2"].other_elements == 1
    assert len(found["minami/p2"].elements) == 13
    assert found["kita/p2"].other_elements == 0


def test_implied_roles_are_counted_apart(data: Path) -> None:
    def implied(content: Any) -> None:
        if "plans" in content:
            for role in content["plans"][0]["policies"][0]["initiatives"][0]["roles"]:
                role["basis"] = "implied"

    change(data, implied)
    plan = read(data)["minami/p2"]
    assert (plan.stated, plan.implied) == (29, 4)
    assert sum(r.implied for r in plan.roles) == 4


def test_a_plan_without_a_document_is_not_read(data: Path) -> None:
    def uncovered(content: Any) -> None:
        for document in content.get("documents", ()):
            if document["id"] == "source:minami-1":
                document["covers"] = "minami/p1"

    change(data, uncovered)
    assert list(read(data)) == ["kita/p2"]


def test_labels_follow_the_language_and_matching_does_not(data: Path) -> None:
    ja, en = (read(data, lang)["minami/p2"] for lang in ("ja", "en"))
    assert (ja.label, en.label) == ("南市協働計画(第2次)", "Minami collaboration plan (second)")
    assert [a.names for a in ja.actors] == [a.names for a in en.actors]


def evaluated(content: Any) -> None:
    """The first plan's two items, assessed in the second plan's document."""
    for plan in content.get("plans", ()):
        if plan["id"] == "minami/p1":
            plan["initiatives"] = [
                {"id": f"minami/p1/i{n}", "at": 5, "label": {"ja": f"旧{n}", "en": f"Old {n}"},
                 "number": str(n), "status": found}
                for n, found in (
                    (1, [{"fy": 2022, "implementation": "ongoing", "disposition": "reviewed"},
                         {"fy": 2023, "implementation": "implemented", "disposition": "merged"},
                         {"fy": 2021, "implementation": "not_started"}]),
                    (2, [{"symbol": "Ｂ", "disposition": "continued"}]),
                )
            ]  # fmt: skip
            plan["initiatives"][0]["lineage"] = [
                {"lineage_relation": "merged_into", "target": "minami/p2/i01"}
            ]
            content["legends"] = [
                {"is": "Legend", "at": 6, "reads": 5,
                 "entries": [{"symbol": "A", "rank": 1}, {"symbol": "B", "rank": 2}]}
            ]  # fmt: skip


def test_an_evaluation_goes_with_the_plan_whose_items_it_assesses(data: Path) -> None:
    before = read(data)["minami/p2"]
    change(data, evaluated)
    found = read(data)
    assert list(found) == ["kita/p2", "minami/p1", "minami/p2"]
    old, new = found["minami/p1"], found["minami/p2"]
    # Of several assessments the latest year counts; a document's own grade stands for a code.
    assert [(s.element, s.implementation, s.disposition) for s in old.statuses] == [
        ("Old 1", "implemented", "merged"), ("Old 2", "B", "continued"),
    ]  # fmt: skip
    assert old.status_marks == {"A", "B"}
    assert [(one.element, one.target) for one in old.lineages] == [("Old 1", "Courses")]
    assert (old.evaluated, old.documents, old.kinds, old.lines) == (
        True, ("minami-1",), ("plan",), 0,
    )  # fmt: skip
    assert (new.statuses, new.lineages, new.evaluated) == ((), (), False)
    # What the document says else stays where it was, and is not said twice.
    assert (new.functions, new.stated, new.indicators) == (
        before.functions, before.stated, before.indicators,
    )  # fmt: skip
    assert (old.functions, old.forms, old.stated, old.implied, old.indicators) == ((), (), 0, 0, ())
    assert (new.other_elements, old.other_elements) == (2, 13)


def test_indicators_go_with_their_own_plan(data: Path) -> None:
    def older(content: Any) -> None:
        plans = {p["id"]: p for p in content.get("plans", ())}
        if plans:
            first = plans["minami/p2"]["policies"][0]["initiatives"][0]
            plans["minami/p1"]["indicators"] = first.pop("indicators")

    change(data, older)
    assert read(data)["minami/p2"].indicators == ()


def test_the_section_in_charge_is_in_no_network_that_is_compared(data: Path) -> None:
    before = unit_network(kg.load(data), read(data)["minami/p2"])

    def in_charge(content: Any) -> None:
        if "actors" in content:
            content["actors"].append({
                "id": "minami/actor/ka", "is": "Actor", "at": 3, "specificity": "named",
                "label": {"ja": "協働課", "en": "Section"}, "actor_type": "department",
            })  # fmt: skip
            roles = content["plans"][0]["policies"][0]["initiatives"][0]["roles"]
            roles.append({"actor": "minami/actor/ka", "role": "responsible", "column": "担当課"})
            roles.append({"actor": "minami/actor/kigyo", "role": "support", "column": "企業"})

    change(data, in_charge)
    after = unit_network(kg.load(data), read(data)["minami/p2"])
    assert "minami/actor/ka" not in after
    assert set(after.edges) - set(before.edges) == {("minami/actor/kigyo", "minami/p2/i01")}


def test_the_fate_of_districts_and_actors_is_no_items(data: Path) -> None:
    def merged(content: Any) -> None:
        if "plans" in content:
            label = {"ja": "旧村", "en": "Old village"}
            content["districts"] = [
                {"id": "minami/district/mura", "is": "District", "at": 3, "label": label,
                 "lineage": [{"lineage_relation": "merged_into", "target": "minami"}]}
            ]  # fmt: skip
            content["actors"][0]["lineage"] = [
                {"lineage_relation": "renamed_as", "target": "minami/actor/npo"}
            ]

    change(data, merged)
    assert read(data)["minami/p2"].lineages == ()
