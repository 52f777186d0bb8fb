"""Removals, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analysis_cases import STAR, city, two_mode

from kyodo_graph.analysis.city import City, Operation, Options
from kyodo_graph.analysis.losses import OFFICE_NODE, about_information, losses, merged_office

QUICK = Options(trials=20, seed=1)


def effects(found: City, scenario: str, actor: str) -> dict[str, dict[str, Any]]:
    table, _ = losses(found, QUICK)
    rows = [r for r in table.records() if (r["scenario"], r["actor"]) == (scenario, actor)]
    return {str(r["effect"]): r for r in rows}


def names(found: City, scenario: str, kind: str) -> list[Any]:
    _, lost = losses(found, QUICK)
    return [r["lost"] for r in lost.records() if (r["scenario"], r["kind"]) == (scenario, kind)]


def test_the_centre_gone() -> None:
    B = two_mode({**STAR, "c": "e1 e2 e3 e4 e5"}, {"c": "e2 e5", "n3": "e3"})
    found = city(B)
    rows = effects(found, "gone", "c")
    assert (rows["orphaned"]["before"], rows["orphaned"]["after"]) == (0, 1)  # e5 was its alone
    assert (rows["leaderless"]["before"], rows["leaderless"]["after"]) == (2, 4)
    # n1 and o hold e1 together; e2, e3, e4 have one NPO each; e5 is left over.
    assert (rows["components"]["before"], rows["components"]["after"]) == (1, 5)
    assert names(found, "gone", "orphaned") == ["e5"]
    assert names(found, "gone", "leaderless") == ["e2", "e5"]
    assert names(found, "gone", "sector_pair_lost") == ["S1–S3", "S3–S4"]
    # That no NPO is connected with another NPO now is no pair of sectors.
    assert names(found, "gone", "sector_pair_severed") == ["S1–S3", "S3–S4"]


def test_peers_are_actors_of_like_degree() -> None:
    rows = effects(city(two_mode(STAR)), "gone", "c")
    assert rows["orphaned"]["peers"] == 0  # no one else has about four elements
    assert rows["orphaned"]["percentile"] is None


def test_the_null_keeps_margins_so_that_orphans_can_be_expected() -> None:
    rows = effects(city(two_mode({**STAR, "c": "e1 e2 e3 e4 e5"})), "gone", "c")
    # c is in all five elements in every null network: the elements of one actor stay its own.
    assert rows["orphaned"]["expected"] == 1
    assert rows["orphaned"]["z"] is None  # nothing varies


def test_weakened_drops_information_alone() -> None:
    found = city(two_mode(STAR), primary={"e1": "T06", "e2": "T02", "e3": "T02"})
    rows = effects(found, "weakened", "c")
    assert (rows["components"]["ties"], rows["components"]["dropped"]) == (4, 2)
    assert rows["components"]["after"] == 3  # e2–n2 and e3–n3 have come off
    assert rows["components"]["expected"] is None


def test_weakened_without_information_says_so_instead_of_zero() -> None:
    row = effects(city(two_mode(STAR), primary={"e1": "T06"}), "weakened", "c")["None"]
    assert row["loss"] is None
    assert row["dropped"] == 0
    assert "T02" in row["note"]


def test_information_is_the_primary_theme() -> None:
    found = city(primary={"e1": "T02", "e2": "T06"})
    assert about_information(found, {"elements": ["e1"]})
    assert not about_information(found, {"elements": ["e2"]})
    assert not about_information(found, {})


def test_an_intermediary_without_a_part_is_not_zero() -> None:
    found = city(two_mode({"o": "e1", "n1": "e1"}), intermediaries=["c"])
    row = effects(found, "gone", "c")["None"]
    assert row["loss"] is None
    assert "this is not 0" in row["note"]


def test_the_office_is_one_actor() -> None:
    B = two_mode({"o1": "e1 e2", "o2": "e2 e3", "n1": "e3"}, {"o2": "e2"})
    merged, node = merged_office(B)
    assert node == OFFICE_NODE
    assert set(merged[node]) == {"e1", "e2", "e3"}
    assert merged.edges[node, "e2"]["roles"] == ["lead", "participant"]
    rows = effects(city(B), "city_office_gone", OFFICE_NODE)
    assert (rows["orphaned"]["after"], rows["leaderless"]["after"]) == (2, 3)
    assert rows["orphaned"]["ties"] == 3


def test_no_office_and_no_lead_are_said() -> None:
    row = effects(city(two_mode({"c": "e1", "n1": "e1"})), "city_office_gone", OFFICE_NODE)["None"]
    assert "city office" in row["note"]
    rows = effects(city(two_mode(STAR)), "gone", "c")
    assert rows["leaderless"]["loss"] is None
    assert "who leads" in rows["leaderless"]["note"]


def test_the_only_actor_can_be_removed() -> None:
    rows = effects(city(two_mode({"c": "e1 e2"})), "gone", "c")
    assert rows["orphaned"]["after"] == 2


def test_an_empty_city_has_rows_that_say_so() -> None:
    table, lost = losses(city(), QUICK)
    assert [r["scenario"] for r in table.records()] == ["city_office_gone"]
    assert lost.rows == ()


def test_an_office_that_runs_a_centre_is_removed_once() -> None:
    """It is the case of the city office, and no intermediary that could be gone."""
    runs = (Operation("c", "o", "direct", "d:1"),)
    found = replace(city(two_mode({"c": "e1", "o": "e1", "n1": "e1"})), operations=runs)
    assert found.subjects == ("c", "o")
    table, _ = losses(found, QUICK)
    cases = dict.fromkeys((r["scenario"], r["actor"]) for r in table.records())
    assert list(cases) == [("gone", "c"), ("weakened", "c"), ("city_office_gone", OFFICE_NODE)]
