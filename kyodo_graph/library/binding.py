"""Parameters as RDF terms: nothing that a user writes becomes part of a query's text.

A value is read as people write it (width and case as they come) and checked: a code against its
scheme, a city or a thing against the graph. An empty answer then means that the documents do not
say, and never that a parameter was misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID, PREFIXES, RDFS, SCHEME, SKOS, XSD
from kyodo_graph.errors import KyodoError, UnknownNameError
from kyodo_graph.folding import fold, known_as
from kyodo_graph.library.header import LibraryQuery, Parameter
from kyodo_graph.nearest import nearest, nearest_or_all
from kyodo_graph.store.cities import city_key
from kyodo_graph.store.sparql import Term, run

Given: TypeAlias = str | int | bool | Sequence[str] | Sequence[int]
"""What a parameter can be given: a value, or several of which any may hold."""

CITY = "city"


class ParameterError(KyodoError):
    """A parameter whose value is not of its type."""

    def __init__(self, query: str, name: str, value: str, expected: str) -> None:
        self.query = query
        self.name = name
        self.value = value
        super().__init__(f"{query}: parameter {name}={value!r}; expected {expected}")


def bind(
    query: LibraryQuery, given: Mapping[str, Given | None], store: ox.Store | None
) -> dict[str, tuple[Term, ...]]:
    """The terms for the parameters given, with the defaults of the others; several where several
    are given.

    Raises :class:`~kyodo_graph.errors.UnknownNameError` for a parameter that the query does not
    have and for a city, code or thing that the graph does not have, :class:`ParameterError` for a
    value of another type.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            near = nearest_or_all(name, sorted(known))
            raise UnknownNameError(f"parameter of {query.name}", name, near)
    bound: dict[str, tuple[Term, ...]] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name)
        texts = _texts(query.name, parameter, value)
        known_things = None if value is None else store  # a default may be of other data
        terms = tuple(
            dict.fromkeys(_term(query.name, parameter, text, known_things) for text in texts)
        )
        if terms:
            bound[parameter.name] = terms
    return bound


def _texts(query: str, parameter: Parameter, value: Given | None) -> list[str]:
    """The values as texts; the default for none.

    An empty text is a value that was forgotten, as of a shell variable that isn't set: an answer
    about everything, or about nothing, would be taken for what was asked.
    """
    if value is None:
        return [parameter.default] if parameter.default else []
    values = [value] if isinstance(value, str | int) else value
    if not isinstance(values, Iterable):
        raise ParameterError(query, parameter.name, repr(value), "a value, or a list of values")
    found = []
    for one in values:
        if not isinstance(one, str | int):
            raise ParameterError(query, parameter.name, repr(one), "a text or a number")
        found.append(str(one).lower() if isinstance(one, bool) else str(one))
    if not found or "" in found:
        raise ParameterError(query, parameter.name, "", "a value, or None to leave it out")
    return found


def _term(query: str, parameter: Parameter, text: str, store: ox.Store | None) -> Term:
    def refuse(expected: str) -> ParameterError:
        return ParameterError(query, parameter.name, text, expected)

    if parameter.values:
        if (value := known_as(text, parameter.values)) is None:
            raise refuse(" or ".join(parameter.values))
        return ox.Literal(value)
    if parameter.scheme and store is not None:
        return ox.Literal(_code(query, parameter, text, store))
    if parameter.name == CITY and store is not None:
        return ox.Literal(city_key(store, text))
    reader = _READERS.get(parameter.type)
    if reader is not None:
        return reader(text, refuse)
    if parameter.type == "iri":
        return _thing(text, refuse, store)
    try:
        return ox.Literal(text)
    except ValueError as error:  # a byte that the terminal could not decode
        raise refuse("text in UTF-8") from error


Refuse: TypeAlias = Callable[[str], ParameterError]


def _integer(text: str, refuse: Refuse) -> Term:
    plain = fold(text)
    if not re.fullmatch("[-+]?[0-9]{1,18}", plain):
        raise refuse("a whole number")
    return ox.Literal(str(int(plain)), datatype=ox.NamedNode(XSD + "integer"))


def _boolean(text: str, refuse: Refuse) -> Term:
    if (plain := fold(text)) not in ("true", "false"):
        raise refuse("true or false")
    return ox.Literal(plain, datatype=ox.NamedNode(XSD + "boolean"))


def _regex(text: str, refuse: Refuse) -> Term:
    """A regular expression; to the engine one that is none is a pattern that nothing matches."""
    try:
        given = {"pattern": ox.Literal(text)}
    except ValueError as error:
        raise refuse("text in UTF-8") from error
    ask = 'SELECT ?pattern { BIND(REGEX("", ?pattern) AS ?read) FILTER(BOUND(?read)) }'
    if not len(run(ox.Store(), ask, given)):  # type: ignore[arg-type]
        raise refuse("a regular expression")
    return given["pattern"]


_READERS: dict[str, Callable[[str, Refuse], Term]] = {
    "integer": _integer,
    "boolean": _boolean,
    "regex": _regex,
}


def _code(query: str, parameter: Parameter, text: str, store: ox.Store) -> str:
    """The code that is meant, of the scheme that the parameter takes its codes from."""
    scheme = ox.NamedNode(SCHEME + parameter.scheme)
    concepts = store.quads_for_pattern(None, ox.NamedNode(SKOS + "inScheme"), scheme, None)
    codes = sorted(
        {str(getattr(quad.subject, "value", "")).rpartition("/")[2] for quad in concepts}
    )
    found = known_as(text, codes)
    if found is None:
        kind = f"value of parameter {parameter.name} of {query}"
        raise UnknownNameError(kind, text, nearest_or_all(text, codes))
    return found


def _thing(text: str, refuse: Refuse, store: ox.Store | None) -> ox.NamedNode:
    """An IRI as it is, as ``prefix:local``, or relative to the things' namespace."""
    plain = " ".join(text.split())
    prefix, colon, local = plain.partition(":")
    if plain.startswith(("http://", "https://")):
        iri = plain
    elif colon:
        iri = PREFIXES.get(prefix, "") + local if prefix in PREFIXES else plain
    else:
        iri = ID + plain
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise refuse("an id such as yamaguchi/actor/city, or an IRI") from error
    if store is None:
        return node
    for s, o in ((node, None), (None, node)):
        if next(iter(store.quads_for_pattern(s, None, o, None)), None) is not None:
            return node
    things = _ids(store)
    if (meant := known_as(plain, things)) is not None:
        return ox.NamedNode(ID + meant)
    alike = [thing for thing in things if thing.partition("/")[0] == plain.partition("/")[0]]
    raise UnknownNameError("thing", text, nearest(plain, alike or things))


def _ids(store: ox.Store) -> list[str]:
    """The ids of all things that have a label."""
    quads = store.quads_for_pattern(None, ox.NamedNode(RDFS + "label"), None, ox.DefaultGraph())
    iris = {str(getattr(quad.subject, "value", "")) for quad in quads}
    return sorted(iri.removeprefix(ID) for iri in iris if iri.startswith(ID))
