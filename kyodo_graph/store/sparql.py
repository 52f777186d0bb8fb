"""SPARQL over a merged store: read-only, parameters bound as terms, errors with their place."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.store.answers import (
    SYNTAXES,
    Answer,
    Solutions,
    Term,
    Triples,
    Value,
    table,
    term_of,
    to_cell,
)
from kyodo_graph.store.from_clause import DatasetClause, dataset_clause
from kyodo_graph.store.mistakes import QueryError, QueryTimeoutError, explain
from kyodo_graph.store.shape import held
from kyodo_graph.store.tokens import Token, depths, tokens

__all__ = [
    "SYNTAXES",
    "Answer",
    "Prepared",
    "QueryError",
    "QueryTimeoutError",
    "Solutions",
    "Term",
    "Triples",
    "Value",
    "answered",
    "prepare",
    "run",
    "select",
    "to_cell",
]

_MAX_NESTING = 200


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that may be run: read, within the limits, its dataset clause taken apart.

    ``text`` is what the user wrote, ``asked`` what the engine is asked; errors have the places of
    both, since they have the same.
    """

    text: str
    asked: str
    source: str
    bindings: Mapping[str, Term] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    clause: DatasetClause | None = None
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES)


def run(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Value] | None = None,
    *,
    source: str = "query",
    hidden: frozenset[str] = frozenset(),
    timeout: float | None = None,
    allow_service: bool = False,
) -> Answer:
    """Run a query on a merged store; without GRAPH or FROM it sees every triple once.

    ``bindings`` are terms or plain values for variables of the query; those in ``hidden`` are left
    out of the table. ``SERVICE`` is refused unless it is allowed, since it sends parts of the query
    to another server. Raises :class:`QueryError` for a query that is
    wrong or that writes, :class:`QueryTimeoutError` after ``timeout`` seconds.
    """
    prepared = prepare(text, bindings, source=source, hidden=hidden, allow_service=allow_service)
    if timeout is None:
        return answered(store, prepared)
    if not timeout > 0:
        raise QueryError(source, 0, 0, f"timeout {timeout:g}; expected seconds, more than 0")
    box: list[Answer | BaseException] = []

    def work() -> None:
        try:
            box.append(answered(store, prepared))
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


def select(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Value] | None = None,
    *,
    source: str = "query",
    hidden: frozenset[str] = frozenset(),
    timeout: float | None = None,
    allow_service: bool = False,
) -> Solutions:
    """Run a SELECT query: :func:`run` whose answer is always a table.

    Raises QueryError, also for a query of another form.
    """
    answer = run(
        store, text, bindings, source=source, hidden=hidden, timeout=timeout,
        allow_service=allow_service,
    )  # fmt: skip
    if isinstance(answer, Solutions):
        return answer
    form = "ASK" if isinstance(answer, bool) else "CONSTRUCT or DESCRIBE"
    raise QueryError(source, 0, 0, f"{form} gives no table; expected SELECT")


def prepare(
    text: str,
    bindings: Mapping[str, Value] | None = None,
    *,
    source: str = "query",
    hidden: frozenset[str] = frozenset(),
    allow_service: bool = False,
    prefixes: Mapping[str, str] = PREFIXES,
) -> Prepared:
    """Read a query before it is run; raises QueryError for what our limits refuse."""
    words = tokens(text)
    _refuse_deep(words, source)
    if not allow_service:
        _refuse_service(text, words, source)
    clause = dataset_clause(text, words, prefixes)
    asked = text if clause is None else clause.rest
    terms = {name: term_of(name, value) for name, value in (bindings or {}).items()}
    _refuse_strangers(words, terms, source)
    asked, terms = held(asked, words, terms)
    return Prepared(text, asked, source, terms, hidden, clause, prefixes)


def answered(store: ox.Store, prepared: Prepared) -> Answer:
    """Ask the engine, in this thread and without a limit of time."""
    if prepared.clause is not None:
        store = prepared.clause.store(store)
    try:
        substitutions: dict[ox.Variable, AnyTerm] = {
            ox.Variable(name): term for name, term in prepared.bindings.items()
        }
        answer = store.query(
            prepared.asked, prefixes=dict(prepared.prefixes), substitutions=substitutions or None
        )
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QueryTriples):
            return Triples(tuple(dict.fromkeys(answer)))
        return table(answer, prepared.hidden)
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        raise explain(prepared.text, error, prepared.source) from error


def _refuse_deep(words: tuple[Token, ...], source: str) -> None:
    """Refuse brackets nested so deeply that the engine's parser would run out of stack.

    What looks like an IRI may be read by the engine as two comparisons with brackets between.
    """
    inside = max((word.text.count("(") for word in words if word.kind == "iri"), default=0)
    if inside > _MAX_NESTING or any(depth > _MAX_NESTING for _, depth in depths(words)):
        raise QueryError(source, 0, 0, f"nested too deeply; expected {_MAX_NESTING} levels")


def _refuse_strangers(words: tuple[Token, ...], names: Iterable[str], source: str) -> None:
    """Refuse a binding of a variable that the query has not: it would silently hold nothing."""
    known = {word.text[1:] for word in words if word.kind == "variable"}
    for name in names:
        if name not in known:
            near = ", ".join(f"?{n}" for n in nearest_or_all(name, sorted(known))) or "none"
            what = (
                f"a binding for ?{name}, a variable that the query does not have; expected {near}"
            )
            raise QueryError(source, 0, 0, " ".join(what.split()))


def _refuse_service(text: str, words: tuple[Token, ...], source: str) -> None:
    for word in words:
        if word.is_word("SERVICE"):
            what = (
                "SERVICE sends parts of the query to another server; "
                "expected none, or --allow-service (allow_service=True)"
            )
            raise QueryError(source, *_place(text, word.start), what)


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
