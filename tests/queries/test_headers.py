"""Headers: the one source of listing, docs and parameters, so they must be right and complete."""

from __future__ import annotations

import re

import pytest
from query_cases import NAMES, QUERIES, whole_graph

from kyodo_graph.store.sparql import Triples

CONTRACT = {
    "plans": "city plan start_fy end_fy source",
    "plan_links": "city plan relation other_plan source",
    "elements": "city plan level number label parent_number parent_label source",
    "roles": "city number element actor role joint source",
    "schedule": "city number element fy phase source",
    "statuses": "city number element symbol disposition source",
    "lineage": "city number element relation target source",
    "observations": "city scope indicator kind unit fy value value_kind source",
    "actors": "city actor type sector specificity aliases source",
    "ties": "city subject relation object context basis source",
    "activities": "city activity kind element district source",
    "instruments": "city instrument kind source",
    "quantities": "city subject measure value unit fy source",
    "districts": "city district source",
    "timeline": "city fy event source",
    "terms": "city term definition source",
    "themes": "city element theme primary source",
}
NEEDED = ("intermediary_roles", "fate_of_items", "indicator_progress")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff、〜ID]")


def test_enough_questions() -> None:
    assert len(set(NAMES) - set(CONTRACT)) >= 30
    assert set(NEEDED) <= set(NAMES)


@pytest.mark.parametrize("name", CONTRACT)
def test_contract_columns_first(name: str) -> None:
    expected = CONTRACT[name].split()
    assert [c.name for c in QUERIES[name].columns][: len(expected)] == expected


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_those_of_the_result(name: str) -> None:
    query = QUERIES[name]
    answer = whole_graph().query(name)
    columns = tuple(column.name for column in query.columns)
    if isinstance(answer, Triples):
        assert columns == ("subject", "predicate", "object")
    else:
        assert not isinstance(answer, bool)
        assert answer.columns == columns


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_bound(name: str) -> None:
    """A parameter is selected (an engine binds nothing else) and stands in the pattern."""
    body = "\n".join(line for line in QUERIES[name].text.splitlines() if not line.startswith("#"))
    head, _, pattern = body.partition("WHERE")
    for parameter in QUERIES[name].parameters:
        variable = re.compile(rf"\?{parameter.name}\b")
        assert variable.search(pattern)
        assert "CONSTRUCT" in head or variable.search(head)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages(name: str) -> None:
    """Every title, question, parameter and column says what it is in English and in Japanese."""
    query = QUERIES[name]
    labels = [part.label for part in query.parameters]
    labels += [column.titles for column in query.columns]
    for words in (query.title, query.question, *labels):
        assert words["en"]
        assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", words["en"])
        assert _JAPANESE.search(words["ja"])


@pytest.mark.parametrize("name", NAMES)
def test_a_language_of_labels_is_one_that_there_is(name: str) -> None:
    """And the default of what can only have some values is one of them."""
    for parameter in QUERIES[name].parameters:
        assert (parameter.name == "lang") == (parameter.values == ("ja", "en"))
        assert not parameter.values or parameter.default in parameter.values


@pytest.mark.parametrize("name", NAMES)
def test_city_and_source(name: str) -> None:
    """What is about cities can be narrowed to one; a row that rests on a passage names it."""
    query = QUERIES[name]
    parameters = {p.name for p in query.parameters}
    without_city = {"description", "passages_about", "shared_names", "statements_by_graph"}
    assert ("city" in parameters) != (name in without_city)
    if "GRAPH ?passage" in query.text and "COUNT(" not in query.text.split("WHERE")[0]:
        columns = {c.name for c in query.columns}
        aggregated = {
            "evidence_by_document",
            "function_comparison",
            "reciprocal_ties",
            "records_by_document",
        }
        assert "source" in columns or name in aggregated


def test_titles_differ() -> None:
    for language in ("en", "ja"):
        titles = [query.title[language] for query in QUERIES.values()]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", NAMES)
def test_names_are_python_names(name: str) -> None:
    """The header is the source of the Python signature."""
    assert name.isidentifier()
    assert all(p.name.isidentifier() for p in QUERIES[name].parameters)
