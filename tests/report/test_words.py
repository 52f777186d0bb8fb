"""Words in both languages: nothing is missing, every column and code has a name."""

from __future__ import annotations

import pytest
from conftest import reached
from report_cases import TOWN, town

import kyodo_graph as kg
from kyodo_graph.report.rendering import PARTS
from kyodo_graph.report.tables.codes import read_codes
from kyodo_graph.services.origins import ANALYSIS, COMPARISON, function_of, origin, printed
from kyodo_graph.words import column, page, publications


def test_the_parts_of_the_report_are_named() -> None:
    assert {key for key, _ in PARTS} <= page("report")["ja"].keys()


@pytest.mark.parametrize("table", [*ANALYSIS, *COMPARISON])
def test_origins_of_tables_resolve(table: str) -> None:
    function, references = origin(table)
    assert callable(reached(function))
    assert set(references) <= publications().keys()


def test_a_table_of_places_rests_on_what_defines_its_indices() -> None:
    assert {"burt1992", "everett2016", "schoch2016"} <= set(origin("actors")[1])
    assert origin("intermediary_functions")[1] == ()


@pytest.mark.parametrize("index", printed())
def test_origins_of_indices_resolve(index: str) -> None:
    assert callable(reached(function_of(index)))


def test_every_column_of_the_analysis_and_comparison_has_a_name() -> None:
    from kyodo_graph.report.catalogue import analysis_tables, comparison_tables

    graph = kg.load(TOWN)
    done = [kg.analyse(graph, city, trials=2, data_sha256="x") for city in graph.cities]
    from kyodo_graph.services.comparing import compare

    tables = [*analysis_tables(done, "ja"), *comparison_tables(compare(graph, trials=2), "ja")]
    for table in tables:
        for name in table.table.columns:
            assert column(table.name, name).titles["ja"] != name or name in ("z", "p"), name
    assert {t.name for t in tables} == {*ANALYSIS, *COMPARISON}


def test_codes_of_the_shipped_graph_have_names(graph: kg.Graph) -> None:
    codes = read_codes(graph)
    for place, value, ja in (
        ("role", "lead", "先導"),
        ("index", "betweenness", "媒介中心性"),
        ("index", "elements", "関わる要素"),
        ("network", "ties", "主体間の関係"),
        ("class", "Tie", "主体間の関係"),
        ("theme", "T02", "T02 情報発信・共有"),
        ("lost", "S3–S9", "中間支援–協議体・場"),
        ("variant", "no_office", "市役所を除く"),
        ("kind", "initiative", "取組・事業"),
    ):
        assert codes.word(place, value, "ja") == ja
    assert codes.word("note", "lead", "ja") is None
    assert codes.in_words("比べるのは rate である(of)。", "ja") == "比べるのは「割合」である(of)。"


def test_the_methods_page_explains_what_tables_link_to() -> None:
    page = (town()[0] / "methods.html").read_text(encoding="utf-8")
    for anchor in ("i-betweenness", "c-p_upper", "r-burt1992", "t-library-roles", "read-empty"):
        assert f'id="{anchor}"' in page
