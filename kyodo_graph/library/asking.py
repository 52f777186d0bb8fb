"""Asking a query of the library: its parameters bound, held to what it is about, answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import pyoxigraph as ox

from kyodo_graph.library.binding import CITY, Given, ParameterError, bind
from kyodo_graph.library.header import LibraryQuery
from kyodo_graph.store.cities import city_iris
from kyodo_graph.store.narrowing import narrowed
from kyodo_graph.store.shape import form
from kyodo_graph.store.sparql import Answer, Solutions, Term, Triples, run
from kyodo_graph.store.tokens import tokens


def ask(
    store: ox.Store,
    query: LibraryQuery,
    given: Mapping[str, Given | None],
    *,
    timeout: float | None = None,
    memory: float | None = None,
) -> Answer:
    """The answer of a library query; of several values of a parameter, any may hold.

    Rows of several values are those of each. A parameter that is no column of the answer takes one
    value, unless the query makes a graph. Raises what :func:`~kyodo_graph.library.binding.bind` and
    :func:`~kyodo_graph.store.sparql.run` raise.
    """
    limits: dict[str, Any] = {"timeout": timeout, "memory": memory}
    bound = bind(query, given, store)
    one = {name: terms[0] for name, terms in bound.items() if len(terms) == 1}
    several = {name: terms for name, terms in bound.items() if len(terms) > 1}
    if several and form(tokens(query.text)) == "CONSTRUCT":
        return _graphs(store, query, one, several, limits)
    for name in several:
        if name in query.hidden:
            value = ", ".join(term.value for term in several[name])
            raise ParameterError(query.name, name, value, "one value")
    text = _narrowed(store, query.text, bound.get(CITY, ()))
    answer = run(store, text, one, source=query.name, hidden=query.hidden, **limits)
    if isinstance(answer, Solutions):
        for name, terms in several.items():
            answer = answer.held(name, terms)
        return answer.described(query.columns, name=query.name, title=query.title)
    return answer


def _graphs(
    store: ox.Store,
    query: LibraryQuery,
    one: Mapping[str, Term],
    several: Mapping[str, tuple[Term, ...]],
    limits: dict[str, Any],
) -> Triples:
    found: dict[ox.Triple, None] = {}
    for values in product(*several.values()):
        held = {**one, **dict(zip(several, values, strict=True))}
        text = _narrowed(store, query.text, [held[CITY]] if CITY in held else ())
        answer = run(store, text, held, source=query.name, hidden=query.hidden, **limits)
        assert isinstance(answer, Triples)
        found |= dict.fromkeys(answer.triples)
    return Triples(tuple(found))


def _narrowed(store: ox.Store, text: str, cities: Iterable[Term]) -> str:
    return narrowed(text, CITY, city_iris(store, [city.value for city in cities]))
