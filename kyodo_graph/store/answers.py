"""What a query gives: solutions, triples, or yes and no."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES, XSD
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.errors import KyodoError, Note
from kyodo_graph.store.citing import Citation
from kyodo_graph.tables import Cell, Column, Table

_NUMBERS = {XSD + t for t in ("integer", "decimal", "double", "float", "int", "long", "short")}

Term: TypeAlias = ox.NamedNode | ox.Literal
Value: TypeAlias = Term | str | int | float | bool
"""What a variable can be held to: a term, or a plain value that stands for a literal."""


class NoTermError(KyodoError, TypeError):
    """A value that stands for no term."""

    def __init__(self, name: str, value: object) -> None:
        self.name = name
        kind = type(value).__name__
        super().__init__(
            f"binding {name} is of type {kind}; expected a text, a number, true or false, or an "
            "IRI or literal of pyoxigraph or rdflib"
        )


def term_of(name: str, value: object) -> Term:
    """The term that a value stands for: itself, or the literal of a plain value.

    >>> term_of("n", 5), term_of("key", "shinjo").value
    (<Literal value=5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>, 'shinjo')
    """  # noqa: E501
    if isinstance(value, Term):
        return value
    if type(value).__module__.startswith("rdflib."):
        return _from_rdflib(name, value)
    if isinstance(value, str):
        return ox.Literal(str(value))
    for kind, datatype in ((bool, "boolean"), (int, "integer"), (float, "double")):
        if isinstance(value, kind):
            text = str(value).lower() if kind is bool else str(value)
            return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
    raise NoTermError(name, value)


def _from_rdflib(name: str, value: Any) -> Term:
    kind = type(value).__name__
    if kind == "URIRef":
        return ox.NamedNode(str(value))
    if kind != "Literal":
        raise NoTermError(name, value)
    if value.language:
        return ox.Literal(str(value), language=value.language)
    datatype = ox.NamedNode(str(value.datatype)) if value.datatype else None
    return ox.Literal(str(value), datatype=datatype)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE query."""

    triples: tuple[ox.Triple, ...]
    named: bool = False
    """Whether blank nodes have the names already that they have in every run."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    citation: Citation | None = field(default=None, compare=False)

    def settled(self) -> Triples:
        """The same in the order and with the names of every run."""
        if self.named:
            return self
        ordered = sorted(_named_alike(self.triples), key=_order)
        return replace(self, triples=tuple(ordered), named=True)

    def __len__(self) -> int:
        return len(self.triples)

    def serialise(self, syntax: str) -> bytes:
        """The triples sorted, as ``turtle``, ``trig``, ``nt``, ``nq`` or ``jsonld``."""
        written = ox.serialize(self.settled().triples, format=SYNTAXES[syntax], prefixes=PREFIXES)
        assert written is not None
        return written


SYNTAXES = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, init=False, repr=False)
class Solutions(Table):
    """The answer of a SELECT query: a table that keeps the RDF terms of its cells.

    Formats that tell an IRI from a text, or one datatype from another, are written from them.
    ``notes`` say what the query names that the graph does not have, ``citation`` how the answer is
    cited.
    """

    terms: tuple[tuple[AnyTerm | None, ...], ...] = field(compare=False)
    notes: tuple[str, ...] = field(compare=False)
    citation: Citation | None = field(compare=False)

    def __init__(
        self,
        columns: Iterable[str | Column],
        terms: tuple[tuple[AnyTerm | None, ...], ...],
        notes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(columns, (tuple(map(to_cell, row)) for row in terms))
        object.__setattr__(self, "terms", terms)
        object.__setattr__(self, "notes", notes)
        object.__setattr__(self, "citation", None)

    def held(self, name: str, values: Iterable[Term]) -> Solutions:
        """The rows whose cell in a column is one of some terms."""
        place, wanted = self.columns.index(name), set(values)
        return Solutions(self.columns, tuple(row for row in self.terms if row[place] in wanted))


Answer: TypeAlias = Table | Triples | bool


def carrying(answer: Answer, notes: tuple[str, ...], citation: Citation) -> Answer:
    """An answer with its notes and its citation; a yes or no has its notes as Python warnings."""
    if isinstance(answer, Triples):
        return replace(answer, notes=notes, citation=citation)
    if isinstance(answer, Solutions):
        made = copy(answer)
        object.__setattr__(made, "notes", notes)
        object.__setattr__(made, "citation", citation)
        return made
    for note in notes:
        warnings.warn(note, Note, stacklevel=3)
    return answer


def table(solutions: ox.QuerySolutions, hidden: frozenset[str]) -> Solutions:
    """The rows of a SELECT query, without the variables that are hidden."""
    names = [variable.value for variable in solutions.variables]
    shown = [place for place, name in enumerate(names) if name not in hidden]
    terms = tuple(tuple(row[place] for place in shown) for row in solutions)
    return Solutions([names[place] for place in shown], terms)


def _order(triple: ox.Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _named_alike(triples: tuple[ox.Triple, ...]) -> list[ox.Triple]:
    """The triples with blank nodes named by what is said of them, the same in every run."""
    if not any(isinstance(t, ox.BlankNode) for s in triples for t in (s.subject, s.object)):
        return list(triples)
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]


def to_cell(term: AnyTerm | None) -> Cell:
    """An RDF term as a plain value: IRIs and texts as str, numbers and booleans as such.

    >>> to_cell(ox.Literal("74.70", datatype=ox.NamedNode(XSD + "decimal")))
    74.7
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype == XSD + "boolean":
        return term.value in ("true", "1")
    if datatype in _NUMBERS:
        try:
            number = float(term.value)
        except ValueError:
            return term.value
        return int(number) if number.is_integer() and abs(number) < 2**53 else number
    return term.value
