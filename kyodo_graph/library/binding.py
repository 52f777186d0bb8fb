"""Parameters as RDF terms: nothing that a user writes becomes part of a query's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID, PREFIXES, XSD
from kyodo_graph.errors import KyodoError, UnknownNameError
from kyodo_graph.library.header import LibraryQuery, Parameter
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.store.sparql import Term

Given = str | int | bool


class ParameterError(KyodoError):
    """A parameter whose value is not of its type."""

    def __init__(self, query: str, name: str, value: str, expected: str) -> None:
        self.query = query
        self.name = name
        self.value = value
        super().__init__(f"{query}: parameter {name}={value!r}; expected {expected}")


def bind(query: LibraryQuery, given: Mapping[str, Given | None]) -> dict[str, Term]:
    """The terms for the parameters given, with the defaults of the others.

    Full-width digits and letters are understood. Raises
    :class:`~kyodo_graph.errors.UnknownNameError` for a parameter that the query does not have and
    :class:`ParameterError` for a value of another type.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            near = nearest_or_all(name, sorted(known))
            raise UnknownNameError(f"parameter of {query.name}", name, near)
    bound: dict[str, Term] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name)
        text = parameter.default if value is None else _text(value)
        if text:
            bound[parameter.name] = _term(query.name, parameter, text)
    return bound


def _text(value: Given) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _term(query: str, parameter: Parameter, text: str) -> Term:
    plain = unicodedata.normalize("NFKC", text).strip()
    if parameter.values and plain not in parameter.values:
        raise ParameterError(query, parameter.name, text, " or ".join(parameter.values))
    if parameter.type == "integer":
        if not re.fullmatch("[-+]?[0-9]{1,18}", plain):
            raise ParameterError(query, parameter.name, text, "a whole number")
        return ox.Literal(str(int(plain)), datatype=ox.NamedNode(XSD + "integer"))
    if parameter.type == "boolean":
        if plain not in ("true", "false"):
            raise ParameterError(query, parameter.name, text, "true or false")
        return ox.Literal(plain, datatype=ox.NamedNode(XSD + "boolean"))
    if parameter.type == "iri":
        return _iri(query, parameter, plain)
    try:
        return ox.Literal(plain if parameter.values else text)
    except ValueError as error:  # a byte that the terminal could not decode
        raise ParameterError(query, parameter.name, text, "text in UTF-8") from error


def _iri(query: str, parameter: Parameter, text: str) -> ox.NamedNode:
    """An IRI as it is, as ``prefix:local``, or relative to the things' namespace."""
    prefix, colon, local = text.partition(":")
    if text.startswith(("http://", "https://")):
        iri = text
    elif colon:
        iri = PREFIXES.get(prefix, "") + local if prefix in PREFIXES else text
    else:
        iri = ID + text
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        expected = "an id such as yamaguchi/actor/city, or an IRI"
        raise ParameterError(query, parameter.name, text, expected) from error
