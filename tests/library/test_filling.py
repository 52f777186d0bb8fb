"""A library query as a text that stands by itself gives what the query gives."""

from __future__ import annotations

import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.library.asking import ask
from kyodo_graph.library.filling import filled
from kyodo_graph.library.header import LibraryQuery
from kyodo_graph.store.sparql import Triples, run

GRAPH = kg.load(MINI / "data")
LANG = {
    f"{query.name} {lang}": (query, {"lang": lang} if "lang" in names else {})
    for query in GRAPH.queries.values()
    for names in [{p.name for p in query.parameters}]
    for lang in (("ja", "en") if "lang" in names else ("ja",))
}


@pytest.mark.parametrize("case", LANG.values(), ids=LANG.keys())
def test_the_text_answers_as_the_query_does(case: tuple[LibraryQuery, dict[str, str]]) -> None:
    query, given = case
    expected = ask(GRAPH.store, query, given)
    answer = run(GRAPH.store, filled(query, given))
    if isinstance(expected, Triples):
        assert isinstance(answer, Triples)
        assert set(answer.triples) == set(expected.triples)
    else:
        assert list(answer) == list(expected)  # type: ignore[arg-type]
        assert answer.columns == expected.columns  # type: ignore[union-attr]


def test_a_value_is_written_as_a_term_and_never_as_code() -> None:
    text = filled(GRAPH.queries["roles"], {"city": 'x" } DROP ALL #'})
    assert '"x\\" } DROP ALL #"' in text


def test_a_parameter_that_is_a_column_stays_one() -> None:
    text = filled(GRAPH.queries["roles"], {"city": "minami"})
    assert '("minami" AS ?city)' in text
    assert "?lang" not in text


def test_a_parameter_that_a_query_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        filled(GRAPH.queries["roles"], {"ctiy": "minami"})
