"""What edges are made of: statements with their passages, straight from the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, NoReturn

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID, SCHEME
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.networks.declaration import Declaration
from kyodo_graph.networks.selects import REQUIRED, Select
from kyodo_graph.store import sparql
from kyodo_graph.store.sparql import Solutions


class Statement(NamedTuple):
    """One statement that makes an edge; empty texts where something does not apply.

    ``made_by`` is the element or activity behind the edge, ``element`` the plan element to which
    that belongs (the same thing where it is an element itself).
    """

    source: str
    target: str
    city: str
    record: str
    passage: str
    kind: str = ""
    basis: str = "stated"
    modality: str = ""
    joint: bool = False
    column: str = ""
    plan: str = ""
    made_by: str = ""
    element: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements in a fixed order, and the IRIs of the things that they name, by id."""

    rows: tuple[Statement, ...]
    things: dict[str, ox.NamedNode]


def short(iri: str) -> str:
    """An IRI without the beginning that all things share.

    >>> short("https://w3id.org/kyodo/id/yamaguchi/actor/saporante")
    'yamaguchi/actor/saporante'
    >>> short("https://w3id.org/kyodo/scheme/theme/T03")
    'theme/T03'
    """
    return iri.removeprefix(ID).removeprefix(SCHEME)


def code(iri: str) -> str:
    """The key of a concept of a scheme; another text as it is.

    >>> code("https://w3id.org/kyodo/scheme/role/lead")
    'lead'
    """
    return iri.rpartition("/")[2] if iri.startswith(SCHEME) else iri


def statements(store: ox.Store, declaration: Declaration, cities: Sequence[str] = ()) -> Statements:
    """The statements that a declaration's queries give; ``cities`` are the IRIs of some."""
    found: set[Statement] = set()
    things: dict[str, ox.NamedNode] = {}
    for select in declaration.edges:
        answer = sparql.select(store, select.narrowed(cities), source=select.path)
        found.update(_read(answer, select, things))
    return Statements(tuple(sorted(found)), things)


def _read(
    answer: Solutions, select: Select, things: dict[str, ox.NamedNode]
) -> Iterable[Statement]:
    def refuse(what: str, expected: str = "") -> NoReturn:
        raise InputError([Problem(select.path, select.line, select.column, what, expected)])

    def thing(term: AnyTerm) -> str:
        if not isinstance(term, ox.NamedNode):
            return _text(term)
        key = short(term.value)
        things[key] = term
        return key

    readers = {"passage": _text, "column": _text, "kind": _code, "basis": _code, "modality": _code}
    columns = [(name, readers.get(name, thing)) for name in answer.columns]
    for terms in answer.terms:
        row = {
            name: read(term)
            for (name, read), term in zip(columns, terms, strict=True)
            if term is not None
        }
        if missing := [f"?{name}" for name in REQUIRED if name not in row]:
            refuse(f"a row without {', '.join(missing)}", "what is no OPTIONAL")
        if row["city"] not in things:
            refuse(f"?city is {row['city']!r}", "the IRI of a kyodo:City")
        joint = row.pop("joint", "false") in ("true", "1")
        yield Statement(**{"element": row.get("made_by", ""), **row}, joint=joint)


def _text(term: AnyTerm) -> str:
    return str(getattr(term, "value", term))


def _code(term: AnyTerm) -> str:
    return code(_text(term))
