"""SPARQL over the store: read-only, parameters bound as terms, errors with line and column."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES, XSD
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.errors import KyodoError
from kyodo_graph.tables import Cell, Table

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)\s*)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"""\"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>""")
_MAX_NESTING = 200
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

    def __len__(self) -> int:
        return len(self.triples)

    def serialise(self, syntax: str) -> bytes:
        """The triples sorted, as ``turtle``, ``trig``, ``nt``, ``nq`` or ``jsonld``."""
        ordered = sorted(
            _named_alike(self.triples),
            key=lambda t: (str(t.subject), str(t.predicate), str(t.object)),
        )
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


@dataclass(frozen=True, slots=True, repr=False)
class Solutions(Table):
    """The answer of a SELECT query: a table that keeps the RDF terms of its cells.

    Formats that tell an IRI from a text, or one datatype from another, are written from them.
    """

    terms: tuple[tuple[AnyTerm | None, ...], ...] = field(default=(), repr=False)


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
    if not timeout > 0:
        raise QueryError(source, 0, 0, f"timeout {timeout:g}; expected seconds, more than 0")
    box: list[Answer | BaseException] = []

    def work() -> None:
        try:
            box.append(_run(store, text, bindings, source, hidden))
        except BaseException as error:  # handed to the thread that waits
            box.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(min(timeout, threading.TIMEOUT_MAX))
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
    _refuse_deep(text, source)
    try:
        substitutions: dict[ox.Variable, AnyTerm] = {
            ox.Variable(name): term for name, term in (bindings or {}).items()
        }
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


def _table(solutions: ox.QuerySolutions, hidden: frozenset[str]) -> Solutions:
    names = [variable.value for variable in solutions.variables]
    shown = [place for place, name in enumerate(names) if name not in hidden]
    terms = tuple(tuple(row[place] for place in shown) for row in solutions)
    rows = tuple(tuple(map(to_cell, row)) for row in terms)
    return Solutions(tuple(names[place] for place in shown), rows, terms)


def _refuse_deep(text: str, source: str) -> None:
    """Refuse brackets nested so deeply that the engine's parser would run out of stack."""
    depth = 0
    for match in re.finditer(r"[{(\[]|[})\]]", _QUOTED.sub("", _COMMENT.sub("", text))):
        depth += 1 if match[0] in "{([" else -1
        if depth > _MAX_NESTING:
            raise QueryError(source, 0, 0, f"nested too deeply; expected {_MAX_NESTING} levels")


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


def explain(text: str, error: Exception, source: str) -> QueryError:
    """The engine's error as one line with its place."""
    message = str(error)
    found = _PLACE.match(message)
    if not found:
        return QueryError(source, 0, 0, " ".join(message.split()))
    bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    if update := _UPDATE.match(bare):
        what = "the query writes; expected a query that reads"
        return QueryError(source, *_place(text, update.start(1)), what)
    what = " ".join(found[3].split())
    end = _offset(text, int(found[1]), int(found[2]))
    if "Prefix not found" in what:
        known = ", ".join(sorted(PREFIXES))
        name = re.search(r"[\w:%.-]*$", text[:end])
        place = _place(text, name.start() if name else end)
        return QueryError(source, *place, f"unknown prefix; expected one of {known}, or PREFIX")
    shortened = what if len(what) <= 160 else what[:157] + "…"
    place = _place(text, max(0, end - _read_ahead(what)))
    return QueryError(source, *place, f"not SPARQL: {shortened}")


def _read_ahead(what: str) -> int:
    """How far behind the wrong word the engine says that the error is.

    It reads on by as many characters as a keyword has before it sees that the word is none.
    """
    expected = re.sub(r"^expected (one of )?", "", what).split(", ")
    if not all(re.fullmatch(r"[A-Za-z]{2,}|\[_\]", word) for word in expected):
        return 0
    return min((len(word) for word in expected if word != "[_]"), default=0)


def _offset(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return starts[min(line, len(starts)) - 1] + column - 1


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
