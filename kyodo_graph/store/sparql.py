"""SPARQL over the store: read-only, parameters bound as terms, errors with line and column."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES, XSD
from kyodo_graph.errors import KyodoError
from kyodo_graph.tables import Cell, Table

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(
    r"^\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE | re.MULTILINE
)
_NUMBERS = {XSD + t for t in ("integer", "decimal", "double", "float", "int", "long", "short")}

Term = ox.NamedNode | ox.Literal


class QueryError(KyodoError):
    """A query that cannot be run: ``what`` is wrong at ``line``:``column`` (0: no place)."""

    def __init__(self, source: str, line: int, column: int, what: str) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.what = what
        place = f"{source}:{line}:{column}" if line else source
        super().__init__(f"{place}: {what}")


class QueryTimeoutError(KyodoError):
    """A query that ran longer than it was given."""

    def __init__(self, source: str, seconds: float) -> None:
        self.source = source
        self.seconds = seconds
        super().__init__(f"{source}: stopped after {seconds:g} s; expected an answer by then")


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE query."""

    triples: tuple[ox.Triple, ...]

    def serialise(self, syntax: str) -> bytes:
        """The triples sorted, as ``turtle``, ``trig``, ``nt``, ``nq`` or ``jsonld``."""
        ordered = sorted(self.triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
        written = ox.serialize(ordered, format=SYNTAXES[syntax], prefixes=PREFIXES)
        assert written is not None
        return written


SYNTAXES = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}

Answer = Table | Triples | bool


def run(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Term] | None = None,
    *,
    source: str = "query",
    hidden: frozenset[str] = frozenset(),
    timeout: float | None = None,
) -> Answer:
    """Run a query over the union of all graphs.

    ``bindings`` are terms for variables that the query selects (RDF-dev SEP-0007); those in
    ``hidden`` are left out of the table. Raises :class:`QueryError` for a query that is wrong or
    that writes, :class:`QueryTimeoutError` after ``timeout`` seconds.
    """
    if timeout is None:
        return _run(store, text, bindings, source, hidden)
    box: list[Answer | BaseException] = []

    def work() -> None:
        try:
            box.append(_run(store, text, bindings, source, hidden))
        except BaseException as error:  # handed to the thread that waits
            box.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(timeout)
    if not box:
        raise QueryTimeoutError(source, timeout)
    if isinstance(box[0], BaseException):
        raise box[0]
    return box[0]


def _run(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Term] | None,
    source: str,
    hidden: frozenset[str],
) -> Answer:
    substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
    try:
        answer = store.query(
            text,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            substitutions=substitutions or None,
        )
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QueryTriples):
            return Triples(tuple(dict.fromkeys(answer)))
        return _table(answer, hidden)
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        raise explain(text, error, source) from error


def _table(solutions: ox.QuerySolutions, hidden: frozenset[str]) -> Table:
    names = [variable.value for variable in solutions.variables]
    shown = [place for place, name in enumerate(names) if name not in hidden]
    rows = tuple(tuple(to_cell(row[place]) for place in shown) for row in solutions)
    return Table(tuple(names[place] for place in shown), rows)


def to_cell(term: ox.Term | None) -> Cell:
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


def explain(text: str, error: Exception, source: str) -> QueryError:
    """The engine's error as one line with its place."""
    message = str(error)
    found = _PLACE.match(message)
    if not found:
        return QueryError(source, 0, 0, " ".join(message.split()))
    line, column, what = int(found[1]), int(found[2]), " ".join(found[3].split())
    if _UPDATE.search(_without_comments(text)):
        return QueryError(source, line, column, "the query writes; expected a query that reads")
    if "Prefix not found" in what:
        known = ", ".join(sorted(PREFIXES))
        return QueryError(source, line, column, f"unknown prefix; expected one of {known}, or PREFIX")
    shortened = what if len(what) <= 160 else what[:157] + "…"
    return QueryError(source, line, column, f"not SPARQL: {shortened}")


def _without_comments(text: str) -> str:
    return re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
