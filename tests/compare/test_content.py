"""The tables of content by hand: on the two small cities, and on plans made up for one point."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from cities import indicator, statuses, two_cities, unit

import kyodo_graph as kg
from kyodo_graph.compare import (
    answers,
    coverage,
    generations,
    granularity,
    participation,
    theme_distances,
)
from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.shares import wilson
from kyodo_graph.compare.units import Function, Lineage, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.services.comparing import compare
from kyodo_graph.tables import Table

Rows = list[dict[str, Any]]
LABELS = {"T01": "one", "T02": "two", "T03": "three"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The tables of the two small cities as rows by name."""
    graph = kg.load(two_cities(tmp_path_factory.mktemp("two-cities")))
    return {s.name: list(s) for s in compare(graph, trials=60, lang="en")}


def rules(*units: Unit, exact: bool = False) -> Rules:
    return Rules(units, Alignment(units, exact))


def rows(sheet: Table) -> Rows:
    return list(sheet)


def by(found: Rows, *keys: str) -> dict[Any, dict[str, Any]]:
    return {tuple(r[k] for k in keys): r for r in found}


def published(value: Fraction | float) -> float:
    """A number as it is published: to ten significant digits."""
    return float(f"{float(value):.10g}")


# --- the two small cities -------------------------------------------------------------------


def test_documents(tables: dict[str, Rows]) -> None:
    minami = by(tables["documents"], "city")[("minami",)]
    assert (minami["elements"], minami["initiatives"], minami["lines"]) == (13, 12, 6)
    assert minami["elements_per_100_lines"] == published(Fraction(1300, 6))
    assert (minami["roles_from"], minami["named_share"]) == ("table", 1.0)
    # City in 12, NPO in 3, association and business in 6 each, the centre in 5.
    assert minami["roles_per_initiative"] == published(Fraction(12 + 3 + 12 + 5, 12))
    assert (minami["kinds"], minami["reading"]) == ("plan", "plan")


def test_theme_rates_and_rarefaction(tables: dict[str, Rows]) -> None:
    found = by(tables["theme_coverage"], "city", "theme")
    assert found["minami", "T09"]["rate"] == published(Fraction(11, 12))
    assert found["kita", "T09"]["rate"] == published(Fraction(5, 11))
    assert found["kita", "T02"]["initiatives"] == 5
    # Kita has 11 initiatives, so that Minami's 12 are drawn 11 at a time: one is left out.
    assert found["minami", "T03"]["rarefied"] == published(Fraction(11, 12))
    assert found["kita", "T03"]["rarefied"] == 1.0
    interval = [found["minami", "T09"][k] for k in ("lower", "upper")]
    assert interval == [published(x) for x in wilson(11, 12)]
    assert found["minami", "T03"]["primary_rate"] == published(Fraction(1, 12))
    assert found["minami", "T16"]["primary_rate"] == 0.0


def test_a_theme_that_is_lacking_and_how_surprising_that_is(tables: dict[str, Rows]) -> None:
    assert [(r["city"], r["theme"]) for r in tables["themes_lacking"]] == [("minami", "T02")]
    (only,) = tables["themes_lacking"]
    assert only["found_in"] == "kita/p2"
    assert only["rate_elsewhere"] == published(Fraction(5, 11))
    assert only["chance_of_none"] == published(Fraction(6, 11) ** 12)


def test_dissimilarity_of_themes(tables: dict[str, Rows]) -> None:
    (only,) = tables["theme_dissimilarity"]
    assert (only["plan_a"], only["plan_b"]) == ("kita/p2", "minami/p2")
    # Shares of themes: T02 5 : 0, T03 1 : 1, T09 5 : 11, T16 1 : 1 of 12 and 13.
    apart = (
        Fraction(5, 12)
        + 2 * abs(Fraction(1, 12) - Fraction(1, 13))
        + abs(Fraction(5, 12) - Fraction(11, 13))
    )
    assert only["bray_curtis"] == published(apart / 2)
    assert (only["only_a"], only["only_b"], only["both"]) == (1, 0, 3)


def test_who_takes_part_and_who_leads(tables: dict[str, Rows]) -> None:
    found = by(tables["sector_roles"], "city", "sector")
    assert found["minami", "S1"]["share"] == 1.0
    assert found["minami", "S1"]["led"] == 0
    assert found["minami", "S3"]["share_led"] == published(Fraction(5, 12))
    assert found["kita", "S3"]["share_led"] == published(Fraction(3, 11))
    assert found["minami", "S4"]["share"] == published(Fraction(3, 12))
    assert {r["comparable_with"] for r in tables["sector_roles"]} == {"minami/p2", "kita/p2"}


def test_roles_by_theme(tables: dict[str, Rows]) -> None:
    found = by(tables["roles_by_theme"], "city", "theme", "sector")
    # The centre leads the first five: one of T03, four of the eleven of T09.
    assert found["minami", "T09", "S3"]["share_led"] == published(Fraction(4, 11))
    assert found["minami", "T03", "S3"]["share_led"] == 1.0
    # Kita's initiatives 7, 9 and 11 name the neighbourhood association.
    assert found["kita", "T02", "S5"]["share"] == published(Fraction(3, 5))
    assert ("kita", "T02", "S3") not in found


def test_functions_with_their_passages(tables: dict[str, Rows]) -> None:
    found = by(tables["functions"], "city", "function")
    assert found["minami", "F02"]["stated"] is True
    assert found["minami", "F02"]["source"] == "minami-1:6"
    assert found["minami", "F01"]["stated"] is False
    assert found["minami", "F01"]["source"] is None


def test_what_the_small_cities_forbid(tables: dict[str, Rows]) -> None:
    for name in ("indicators", "status_survival", "forms"):
        assert [r["city"] for r in tables[name]] == ["kita", "minami"]
        for row in tables[name]:
            assert row["refused"]
            said = ("city", "plan", "reading", "refused")
            numbers = [v for k, v in row.items() if k not in said]
            assert numbers == [None] * len(numbers)
    assert tables["generations"] == []


# --- plans made up --------------------------------------------------------------------------

FIRST = unit("a/p", themes=(("T01",),) * 10)
SECOND = unit("b/p", themes=(("T02",),) * 10)


def test_no_theme_in_common() -> None:
    """Ten against ten without a theme in common: as far as it goes, and further than chance."""
    pairs = theme_distances.theme_pairs(rules(FIRST, SECOND), list(LABELS), 99, 0)
    (pair,) = rows(
        theme_distances.dissimilarity_sheet(rules(FIRST, SECOND), pairs, list(LABELS), 99, 0, "en")
    )
    assert (pair["bray_curtis"], pair["least"], pair["most"]) == (1.0, 1.0, 1.0)
    assert (pair["p"], pair["p_adjusted"], pair["beyond"]) == (0.01, 0.01, True)
    assert pair["both"] == 0


def test_no_plan_has_enough_themes() -> None:
    bare = [unit(f"{c}/p", themes=((),) * 10) for c in "ab"]
    for sheet in (
        coverage.coverage_sheet(rules(*bare), list(LABELS), LABELS, "en"),
        coverage.lacking_sheet(rules(*bare), list(LABELS), LABELS, "en"),
    ):
        assert ["fewer than 10" in r["refused"] for r in rows(sheet)] == [True, True]
    (pair,) = theme_distances.theme_pairs(rules(*bare), list(LABELS), 20, 0)
    assert "fewer than 10" in str(pair.refused)
    assert pair.p_adjusted is None


def test_a_short_document_is_refused_and_the_others_are_not_measured_by_it() -> None:
    short = unit("c/p", themes=(("T03",),) * 9)
    found = rows(coverage.lacking_sheet(rules(FIRST, SECOND, short), list(LABELS), LABELS, "en"))
    assert [(r["city"], r["theme"]) for r in found] == [("a", "T02"), ("b", "T01"), ("c", None)]


def test_a_plan_is_not_said_to_lack_what_only_its_own_city_has() -> None:
    later = unit("a/q", themes=(("T02",),) * 10)
    found = rows(coverage.lacking_sheet(rules(FIRST, later), list(LABELS), LABELS, "en"))
    assert found == []


def test_policies_do_not_count_as_initiatives() -> None:
    policy = FIRST.elements[0].__class__("a/p/x", "X", False, None, frozenset({"T03"}), "T03", 1)
    more = Unit(**{**vars(FIRST), "elements": (*FIRST.elements, policy)})
    found = by(
        rows(coverage.coverage_sheet(rules(more, SECOND), list(LABELS), LABELS, "en")),
        "city", "theme",
    )  # fmt: skip
    assert found["a", "T03"]["initiatives"] == 0
    assert found["a", "T01"]["of"] == 10


def test_items_of_another_tier_do_not_count_as_initiatives() -> None:
    first = FIRST.elements[0]
    tier = first.level.__class__("a/p/x", "Area", "取組事項", "action_area")
    area = first.__class__("a/p/x", "X", True, tier, frozenset({"T03"}), "T03", 1)
    more = Unit(**{**vars(FIRST), "elements": (*FIRST.elements, area)})
    assert len(more.initiatives) == 10
    plain = first.__class__("a/p/y", "Y", True, None, frozenset(), "", 1)
    assert len(Unit(**{**vars(FIRST), "elements": (plain,)}).initiatives) == 1


def test_a_table_that_marks_no_lead_has_no_zero_leads() -> None:
    units = rules(unit("a/p"), unit("b/p", lead=False), unit("c/p"), unit("d/p", lead=False))
    found = rows(participation.sector_sheet(units, {}, "en"))
    assert {r["city"]: r["led"] is None for r in found} == {
        "a": False, "b": True, "c": False, "d": True
    }  # fmt: skip
    assert all("marks no lead" in r["leads_refused"] for r in found if r["city"] == "b")
    shares = {r["sector"]: r["share_led"] for r in found if r["city"] == "a"}
    assert shares == {"S0": 1.0, "S1": 0.2, "S2": 0.2, "S3": 0.2, "S4": 0.2}


def test_running_text_gives_no_shares_of_roles() -> None:
    units = rules(unit("a/p"), unit("b/p", printed=False))
    found = rows(participation.sector_sheet(units, {}, "en"))
    assert [(r["city"], r["share"]) for r in found] == [("a", None), ("b", None)]
    assert "no other plan" in found[0]["refused"]
    assert "no role table" in found[1]["refused"]


def test_forms_as_shares_of_the_stated_ones() -> None:
    units = rules(
        unit("a/p", forms=("K00", "K01", "K01", "K01", "K02", "K02")),
        unit("b/p", forms=("K01",) * 5),
    )
    found = by(rows(answers.forms_sheet(units, {"K01": "x"}, "en")), "city", "form")
    assert found["a", "K01"]["share"] == 0.6
    assert found["a", "K02"]["of"] == 5
    assert found["b", "K02"]["share"] == 0.0


def test_functions_are_refused_where_no_passage_speaks_of_any() -> None:
    said = (Function("F01", "centre", "d:1"), Function("F01", "x", "d:1"))
    units = (unit("a/p", functions=said), unit("b/p"), unit("c/p", functions=said))
    found = rows(answers.functions_sheet(rules(*units), {"F01": "one"}, "en"))
    assert [(r["city"], r["function"]) for r in found] == [("b", None), ("a", "F01"), ("c", "F01")]
    assert found[1]["intermediaries"] == "centre | x"
    assert found[1]["source"] == "d:1"


def test_indicators_of_one_plan_stand_alone() -> None:
    one = unit("a/p", indicators=(indicator(5.0), indicator(None)))
    found = rows(answers.indicators_sheet(rules(one, unit("b/p")), "en"))
    assert [(r["city"], r["latest"]) for r in found] == [("a", 5.0), ("a", None), ("b", None)]
    assert found[0]["comparable_with"] == ""
    assert "no value later than the baseline" in found[2]["refused"]


def test_survival_of_items() -> None:
    kept = unit("a/p", statuses=statuses(["continued"] * 6 + ["completed"] * 2 + ["abolished"] * 2))
    found = by(
        rows(answers.statuses_sheet(rules(kept, unit("b/p")), "en")), "city", "what", "value"
    )
    assert found["a", "disposition", "completed"]["share"] == 0.2
    left = found["a", "survival", "goes_on"]
    assert (left["items"], left["of"], left["share"]) == (6, 10, 0.6)
    # Wilson's interval of 6 in 10, by the roots of (p - 0.6)^2 = z^2 p (1 - p) / 10.
    assert (round(left["lower"], 4), round(left["upper"], 4)) == (0.3127, 0.8318)
    assert "no status list" in found["b", None, None]["refused"]


def test_wilson_at_the_ends() -> None:
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    assert all(x != x for x in wilson(0, 0))


def test_lineage_names_the_plans_that_state_none() -> None:
    went = unit("a/p", lineages=(Lineage("x", "merged_into", "y", "d:1"),))
    sheet = answers.lineage_sheet(rules(went, unit("b/p")))
    assert rows(sheet)[0]["target"] == "y"
    assert sheet.options["plans_that_state_none"] == "b/p"


def test_generations_with_the_same_actors() -> None:
    later = unit("a/q", themes=(("T01",),) * 5 + (("T02",),) * 5, generation=2)
    earlier = Unit(**{**vars(FIRST), "generation": 1})
    found = by(
        rows(generations.generations_sheet(rules(later, earlier), list(LABELS), "en")), "measure"
    )
    assert {(r["earlier"], r["later"]) for r in found.values()} == {("p", "q")}
    assert found["share_of_actors_in_common",]["value"] == 1.0
    assert found["edge_jaccard",]["value"] == 1.0
    assert found["theme_bray_curtis",]["value"] == 0.5


def test_generations_without_common_actors_are_refused() -> None:
    later = unit("a/q", generation=2)
    names = {n: f"other/{n}" for n in later.network if later.network.nodes[n]["mode"] == "actor"}
    strangers = Unit(**{**vars(later), "network": nx.relabel_nodes(later.network, names)})
    found = by(
        rows(generations.generations_sheet(rules(FIRST, strangers), list(LABELS), "en")), "measure"
    )
    assert found["share_of_actors_in_common",]["value"] == 0.0
    assert found["edge_jaccard",]["value"] is None
    assert "0 actors in common" in found["edge_jaccard",]["refused"]


def test_generations_with_few_of_their_actors_in_common_are_refused() -> None:
    themes = (("T01",),) * 14
    one, two = unit("a/p", themes=themes, actors=14), unit("a/q", themes=themes, actors=14)
    strangers = {f"a/{j}": f"other/{j}" for j in range(6, 14)}
    few = Unit(**{**vars(two), "network": nx.relabel_nodes(two.network, strangers)})
    found = by(rows(generations.generations_sheet(rules(one, few), list(LABELS), "en")), "measure")
    assert found["share_of_actors_in_common",]["value"] == published(Fraction(6, 14))
    assert "6 actors in common, 43%" in found["edge_jaccard",]["refused"]
    half = Unit(**{**vars(two), "network": nx.relabel_nodes(few.network, {"other/6": "a/6"})})
    found = by(rows(generations.generations_sheet(rules(one, half), list(LABELS), "en")), "measure")
    # Actor 0 meets the six others in both.
    assert found["edge_jaccard",]["value"] == 1.0


def test_generations_given_in_unlike_manners_are_refused() -> None:
    text = unit("a/q", printed=False, themes=((),) * 10)
    found = by(
        rows(generations.generations_sheet(rules(FIRST, text), list(LABELS), "en")), "measure"
    )
    assert "role tables" in found["edge_jaccard",]["refused"]
    assert found["edge_jaccard",]["value"] is None
    assert "fewer than 10" in found["theme_bray_curtis",]["refused"]


def test_every_pair_has_a_verdict_on_every_comparison() -> None:
    units = rules(FIRST, SECOND, unit("b/q"))
    found = rows(granularity.allowed_sheet(units, "ja"))
    assert len(found) == 3 * len({r["comparison"] for r in found})
    assert all(r["allowed"] == (r["refused"] is None) for r in found)
    scopes = {(r["plan_a"], r["plan_b"]): r["scope"] for r in found}
    assert scopes["b/p", "b/q"] == "generations"
    assert scopes["a/p", "b/p"] == "cities"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_titles_and_notes_stand_in_both_languages(lang: str) -> None:
    sheet = granularity.documents_sheet(rules(FIRST, SECOND), lang)
    assert sheet.title[lang]
    assert "2" in sheet.remarks[0][lang]


def test_exact_levels_leave_out_what_has_no_match() -> None:
    other = unit("c/p", level="取組")
    third = unit("d/p")
    found = by(
        rows(
            coverage.coverage_sheet(
                rules(FIRST, third, other, exact=True), list(LABELS), LABELS, "en"
            )
        ),
        "city", "theme",
    )  # fmt: skip
    assert found["a", "T01"]["of"] == 10
    assert found["c", None]["refused"]


# --- the shipped cities, against the query library ------------------------------------------


@pytest.fixture(scope="module")
def shipped(graph: kg.Graph) -> dict[str, Rows]:
    """The tables of the shipped cities."""
    return {s.name: list(s) for s in compare(graph, trials=20, lang="en")}


def test_rates_of_themes_are_those_of_the_library(
    graph: kg.Graph, shipped: dict[str, Rows]
) -> None:
    # Yamaguchi has two plans, which the library pours together.
    for city in ("ichinoseki", "shimonoseki", "shinjo"):
        found = by([r for r in shipped["theme_coverage"] if r["city"] == city], "theme")
        asked = {r["theme"]: r for r in graph.query("themes_by_city", city=city)}
        assert {t for (t,), r in found.items() if r["initiatives"]} == set(asked)
        for theme, row in asked.items():
            assert found[theme,]["initiatives"] == row["initiatives"]
            assert found[theme,]["rate"] == pytest.approx(row["share"], abs=5e-4)


def test_shares_of_sectors_are_those_of_the_library(
    tables: dict[str, Rows], tmp_path: Path
) -> None:
    graph = kg.load(two_cities(tmp_path))
    for city in ("minami", "kita"):
        found = by([r for r in tables["sector_roles"] if r["city"] == city], "sector")
        asked = {r["sector"]: r for r in graph.query("sector_roles", city=city)}
        assert {s for (s,), r in found.items() if r["involved"]} == set(asked)
        for sector, row in asked.items():
            assert found[sector,]["of"] == row["of"]
            assert found[sector,]["share"] == pytest.approx(row["share_any"], abs=5e-4)


def test_themes_lacking_are_those_of_the_library(graph: kg.Graph, shipped: dict[str, Rows]) -> None:
    lacking = {(r["city"], r["theme"]) for r in shipped["themes_lacking"]}
    for city in ("ichinoseki", "shimonoseki", "shinjo"):
        asked = {(city, r["theme"]) for r in graph.query("themes_left_out", city=city)}
        assert {pair for pair in lacking if pair[0] == city} == asked
