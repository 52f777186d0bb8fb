"""Words in both languages: nothing is missing, every column and code has a name."""

from __future__ import annotations

import re

import pytest
from report_cases import TOWN, town

import kyodo_graph as kg
from kyodo_graph.report.wording.codes import read_codes
from kyodo_graph.report.wording.codes_plain import OPTIONS, PLAIN
from kyodo_graph.report.wording.columns import COLUMNS
from kyodo_graph.report.wording.indices import INDICES
from kyodo_graph.report.wording.methods_words import OBSERVED, READING
from kyodo_graph.report.wording.origins import ANALYSIS, COMPARISON
from kyodo_graph.report.wording.references import PUBLICATIONS
from kyodo_graph.report.wording.words import PARTS, WORDS

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["ja"].keys() == WORDS["en"].keys()
    assert READING["ja"].keys() == READING["en"].keys()
    assert len(OBSERVED["ja"]) == len(OBSERVED["en"])
    assert {key for key, _ in PARTS} <= WORDS["ja"].keys()


@pytest.mark.parametrize("known", [COLUMNS, INDICES], ids=["columns", "indices"])
def test_labels_are_in_their_language(known: dict[str, object]) -> None:
    for key, one in known.items():
        assert one.label["ja"], key  # type: ignore[attr-defined]
        assert one.label["en"], key  # type: ignore[attr-defined]
        assert not JAPANESE.search(one.label["en"]), key  # type: ignore[attr-defined]
        if one.meaning:  # type: ignore[attr-defined]
            assert JAPANESE.search(one.meaning["ja"]), key  # type: ignore[attr-defined]
            assert not JAPANESE.search(one.meaning["en"]), key  # type: ignore[attr-defined]


def test_plain_codes_have_names() -> None:
    for known in (PLAIN, OPTIONS):
        assert all(words["ja"] and words["en"] for words in known.values())


def test_origins_name_publications_and_functions() -> None:
    import kyodo_graph.measures

    for function, references in (*ANALYSIS.values(), *COMPARISON.values()):
        assert set(references) <= PUBLICATIONS.keys()
        if function.startswith("kyodo_graph.measures."):
            assert hasattr(kyodo_graph.measures, function.rpartition(".")[2])
    for index in INDICES.values():
        assert set(index.references) <= PUBLICATIONS.keys()


def test_every_column_of_the_analysis_and_comparison_has_a_name() -> None:
    from kyodo_graph.report.catalogue import analysis_tables, comparison_tables

    graph = kg.load(TOWN)
    done = [kg.analyse(graph, city, trials=2, data_sha256="x") for city in graph.cities]
    from kyodo_graph.services.comparing import compare

    tables = [*analysis_tables(done, "ja"), *comparison_tables(compare(graph, trials=2), "ja")]
    assert {c for t in tables for c in t.table.columns} <= COLUMNS.keys()
    assert {t.name for t in tables} == {*ANALYSIS, *COMPARISON}


def test_codes_of_the_shipped_graph_have_names(graph: kg.Graph) -> None:
    codes = read_codes(graph)
    for column, value, ja in (
        ("role", "lead", "先導"),
        ("index", "betweenness", "媒介中心性"),
        ("index", "elements", "関わる要素"),
        ("network", "ties", "主体間の関係"),
        ("class", "Tie", "主体間の関係"),
        ("theme", "T02", "T02 情報発信・共有"),
        ("lost", "S3–S9", "中間支援–協議体・場"),
        ("variant", "no_city_office", "市役所を除く"),
        ("kind", "initiative", "取組・事業"),
    ):
        assert codes.word(column, value, "ja") == ja
    assert codes.word("note", "lead", "ja") is None
    assert codes.in_words("比べるのは rate である(of)。", "ja") == "比べるのは「割合」である(of)。"


def test_the_methods_page_explains_what_tables_link_to() -> None:
    page = (town()[0] / "methods.html").read_text(encoding="utf-8")
    for anchor in ("i-betweenness", "c-p_upper", "r-burt1992", "t-library-roles", "read-empty"):
        assert f'id="{anchor}"' in page
