"""The intermediary's sheet, the tables of actors and of the whole network, and the whole report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from analysis_cases import STAR, city, ties, two_mode

import kyodo_graph as kg
from kyodo_graph.analysis import intermediary, methods
from kyodo_graph.analysis.actors import actor_table, brokerage_table, scores
from kyodo_graph.analysis.city import City, Function, Operation, Options
from kyodo_graph.analysis.nulls import chances
from kyodo_graph.analysis.report import STEPS, TABLES, report
from kyodo_graph.analysis.sizes import sizes
from kyodo_graph.analysis.whole import whole
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.measures import MeasureError
from kyodo_graph.services.analysing import analyse, gather
from kyodo_graph.tables import Table
from kyodo_graph.words import publications

QUICK = Options(trials=20, seed=1)


def sheet(found: City) -> dict[tuple[Any, Any], dict[str, Any]]:
    chance, _ = chances(found.network(), found.plans, QUICK, found.subjects)
    table = intermediary.sheet(found, scores(found), chance, QUICK)
    return {(r["actor"], r["index"]): r for r in table.records()}


def test_the_sheet_by_hand() -> None:
    rows = sheet(city(two_mode(STAR), ties([("c", "n1"), ("o", "c")])))
    degree = rows["c", "degree"]
    assert (degree["value"], degree["rank"], degree["of"], degree["percentile"]) == (1, 1, 6, 100)
    assert degree["z"] is None
    assert "margin" in degree["note"]
    assert rows["c", "betweenness"]["trials"] == 20
    assert (rows["c", "ties_out"]["value"], rows["c", "brokered"]["value"]) == (1, 1)
    assert rows["c", "constraint"]["rank"] == 1  # the least constrained is the most central


def test_an_undefined_index_has_no_rank_and_a_reason() -> None:
    rows = sheet(city(two_mode({"c": "e1", "n1": "e2", "n2": "e2"})))
    assert rows["c", "constraint"]["value"] is None
    assert rows["c", "constraint"]["rank"] is None
    assert "undefined" in rows["c", "constraint"]["note"]


def test_an_intermediary_in_no_network_is_listed_with_the_reason() -> None:
    found = city(two_mode({"o": "e1", "n1": "e1"}), intermediaries=["c"])
    row = intermediary.who(found).records()[0]
    assert (row["elements"], row["ties"]) == (None, None)
    assert "not stated, not 0" in str(row["note"])
    assert sheet(found) == {}


def test_a_city_without_an_intermediary_says_so() -> None:
    found = city(two_mode({"o": "e1", "n1": "e1"}))
    assert "name no intermediary" in intermediary.who(found).remarks[0]["en"]


def test_themes_by_hand() -> None:
    found = city(two_mode(STAR), primary={"e1": "T06"})
    row = intermediary.themes(found).records()[0]
    assert (row["theme"], row["elements"], row["primary"], row["city_elements"]) == ("T06", 4, 1, 4)
    assert row["theme_label"] == "Intermediary support"


def test_sizes_by_hand() -> None:
    rows = {(r["network"], r["variant"]): r for r in sizes(city(two_mode(STAR))).records()}
    whole_one = rows["actor-element", "all"]
    assert (whole_one["actors"], whole_one["elements"], whole_one["edges"]) == (6, 4, 9)
    assert whole_one["density"] == 9 / 24
    assert whole_one["mean_degree"] == 1.5
    assert rows["actor-element", "no_office"]["edges"] == 8
    # c meets all five others, and n1 meets o: 6 of 15 pairs.
    assert (rows["actor-actor", "all"]["edges"], rows["actor-actor", "all"]["density"]) == (6, 0.4)
    assert rows["ties", "all"]["note"] == "nothing stated passes this filter"
    assert rows["ties", "joint_out"]["edges"] is None


def test_brokerage_by_hand() -> None:
    # n1 → c → o without n1 → o: three sectors, a liaison.
    table = brokerage_table(city(T=ties([("n1", "c"), ("c", "o")])), QUICK)
    raw = {(r["actor"], r["role"]): r["raw"] for r in table.records()}
    assert raw["c", "liaison"] == 1
    assert raw["c", "gatekeeper"] == 0
    assert ("n1", "liaison") not in raw  # brokers nothing and is no intermediary
    assert table.options["trials"] == 20


def test_actors_of_the_ties_alone_have_empty_cells() -> None:
    found = city(two_mode({"c": "e1", "o": "e1"}), ties([("b", "c")]))
    rows = {r["actor"]: r for r in actor_table(found, scores(found)).records()}
    assert rows["b"]["degree"] is None
    assert rows["b"]["ties_out"] == 1
    assert rows["o"]["ties_out"] is None


def test_whole_by_hand() -> None:
    rows = {(r["index"], r["network"]): r for r in whole(city(two_mode(STAR)), QUICK, {}).records()}
    # Degrees 4, 1, 1, 1, 1, 1: (5 × 3) / ((6 − 1)(4 − 1)), the most centralised there can be.
    assert rows["centralization_degree", "actor-element"]["value"] == 1
    assert rows["density", "actor-actor"]["value"] == 0.4
    # Ties of c cross sectors, and so does n1–o: all six are external.
    assert rows["ei_sector", "actor-actor"]["value"] == 1
    assert rows["core_periphery", "actor-actor"]["note"].startswith("core: c; ")


@pytest.mark.parametrize(
    "made",
    [
        city(),
        city(two_mode({"c": "e1"})),
        city(two_mode({"n1": "e1", "c": "e2"})),
        city(T=ties([("c", "o")])),
        city(two_mode({"c": "e1 e2", "n1": "e1 e2"}), plans={"e1": "p1", "e2": "p2"}),
    ],
    ids=["empty", "one actor", "disconnected", "ties only", "two plans"],
)
def test_small_cities_have_every_table(made: City) -> None:
    steps: list[int] = []
    done = report(made, QUICK, lambda: steps.append(1))
    assert tuple(done.results) == TABLES
    assert len(steps) == STEPS
    assert methods.paragraph(made, QUICK, "0", "00", "en").startswith("The networks of Nowhere")


def shape(results: dict[str, Table]) -> dict[str, int]:
    return {name: len(r.columns) for name, r in results.items()}


def test_the_small_city_of_the_fixtures(mini: kg.Graph) -> None:
    done = analyse(mini, "minami", trials=19, lang="en")
    row = done.results["networks"].records()[0]
    assert (row["actors"], row["elements"], row["edges"], row["density"]) == (2, 1, 2, 1)
    who = done.results["intermediaries"].records()[0]
    assert (who["actor"], who["elements"], who["ties"]) == ("minami/actor/center", 1, 1)
    function = done.results["intermediary_functions"].records()[0]
    assert (function["function"], function["source"]) == ("F02", "minami-1:6")
    served = {r["theme"]: r["primary"] for r in done.results["intermediary_themes"].records()}
    assert served == {"T03": 1, "T16": 0}
    lost = {(r["kind"], r["lost"]) for r in done.results["removal_losses"].records()
            if r["scenario"] == "gone"}  # fmt: skip
    assert ("leaderless", "minami/p2/i01") in lost
    assert not len(done.results["classification"])  # two actors are too few
    assert "fewer than three actors" in done.sentence


def test_plans_and_primary_themes_are_gathered(mini: kg.Graph) -> None:
    found = gather(mini, "minami", "en")
    assert found.plans["minami/p2/i01"] == "minami/p2"
    assert found.primary["minami/p2/i01"] == "T03"
    assert found.names["ja"] == "南市"
    assert found.label == found.names["en"]


def test_the_shipped_cities_have_one_shape_and_one_result_for_a_seed(graph: kg.Graph) -> None:
    one = analyse(graph, "shinjo", trials=19, seed=4)
    assert one.results == analyse(graph, "shinjo", trials=19, seed=4).results
    other = analyse(graph, "ichinoseki", trials=19, seed=5)
    assert shape(dict(one.results)) == shape(dict(other.results))
    for r in one.results.values():
        assert all(row[0] == "shinjo" for row in r.rows)
        assert all(value == value for row in r.rows for value in row)  # no NaN


def test_another_seed_gives_other_nulls_and_the_same_values(graph: kg.Graph) -> None:
    def rows(seed: int) -> list[dict[str, Any]]:
        made = analyse(graph, "shinjo", trials=19, seed=seed).results["intermediary"]
        return [r for r in made.records() if r["index"] == "closeness"]

    assert [r["value"] for r in rows(1)] == [r["value"] for r in rows(2)]
    assert [r["expected"] for r in rows(1)] != [r["expected"] for r in rows(2)]


def test_wrong_options_and_cities_are_refused(mini: kg.Graph) -> None:
    with pytest.raises(UnknownNameError, match="minami"):
        analyse(mini, "minamo")
    with pytest.raises(MeasureError, match="trials"):
        analyse(mini, "minami", trials=0)
    with pytest.raises(MeasureError, match="seed"):
        analyse(mini, "minami", seed=-1)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reference_is_cited_and_every_citation_has_its_reference(lang: str) -> None:
    text, listed = methods.paragraph(city(two_mode(STAR)), QUICK, "0", "00", lang).split("\n\n")
    references = listed.strip().split("\n")[1:]
    assert references == [f"- {p.text}" for k, p in publications().items() if k in methods.cited()]
    known = {(r.split(",")[0].removeprefix("- "), r.split("(")[1][:4]) for r in references}
    for author, year in known:
        assert re.search(f"{author}[^;)]*{year}|{author}[^;。]*[((]{year}", text), (author, year)
    for years in re.findall(r"[12][0-9]{3}", text.replace("1,000", "")):
        assert years in {year for _, year in known}


def test_who_runs_a_centre_is_on_the_sheet_whatever_its_sector() -> None:
    found = city(two_mode({"c": "e1", "n1": "e1 e2", "n2": "e2"}), intermediaries=["c"])
    found = replace(found, operations=(Operation("c", "n1", "public_private", "d:1"),))
    assert found.subjects == ("c", "n1")
    rows = {r["actor"]: r for r in intermediary.who(found).records()}
    assert (rows["c"]["operated_by"], rows["c"]["operation_form"]) == ("n1", "public_private")
    assert ("n1", "degree") in sheet(found)


def test_functions_are_those_of_the_intermediaries_with_the_passage() -> None:
    given = (Function("c", "F06", "Matching", "stated", "d:3"),
             Function("n1", "F05", "Networking", "stated", "d:4"))  # fmt: skip
    found = replace(city(two_mode({"c": "e1", "n1": "e1"})), functions=given)
    listed = intermediary.functions(found).records()
    assert [(r["actor"], r["function"], r["source"]) for r in listed] == [("c", "F06", "d:3")]


def test_a_sector_that_cannot_be_assigned_is_none() -> None:
    """The E–I index and brokerage roles are those of the network without such actors."""
    B = two_mode({"c": "e1 e2", "n1": "e1", "b1": "e2", "n2": "e2"})
    T = ties([("n1", "c"), ("c", "n2"), ("b1", "c"), ("c", "b1")])
    for network in (B, T):
        network.nodes["b1"]["sector"] = "S99"
    rows = {(r["index"], r["network"]): r for r in whole(city(B, T), QUICK, {}).records()}
    # c meets n1 and n2: both ties are external; b1, who meets c and n2, is no sector of its own.
    assert rows["ei_sector", "actor-actor"]["value"] == 1
    table = brokerage_table(city(B, T), QUICK)
    assert "b1" not in {r["actor"] for r in table.records()}
    liaison = {(r["actor"], r["role"]): r["raw"] for r in table.records()}
    assert liaison["c", "total"] == 1  # n1 → c → n2 alone
    B.nodes["b1"]["sector"] = "S4"
    rows = {(r["index"], r["network"]): r for r in whole(city(B, T), QUICK, {}).records()}
    assert rows["ei_sector", "actor-actor"]["value"] < 1
