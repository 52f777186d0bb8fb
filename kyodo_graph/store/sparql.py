"""SPARQL over a merged store: read-only, parameters bound as terms, errors with their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.errors import expect
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
from kyodo_graph.store.child import Limits, limited
from kyodo_graph.store.from_clause import DatasetClause, dataset_clause
from kyodo_graph.store.limits import refuse_large, size_of, with_stack
from kyodo_graph.store.mistakes import QueryError, QueryTimeoutError, explain, place_of
from kyodo_graph.store.shape import held
from kyodo_graph.store.tokens import Token, tokens

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
    "as_solutions",
    "prepare",
    "run",
    "select",
    "to_cell",
]


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
    small: bool = True


def run(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Value] | None = None,
    *,
    source: str = "query",
    hidden: frozenset[str] = frozenset(),
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
) -> Answer:
    """Run a query on a merged store; without GRAPH or FROM it sees every triple once.

    ``bindings`` are terms or plain values for variables of the query; those in ``hidden`` are left
    out of the table. ``SERVICE`` is refused unless it is allowed, since it sends parts of the query
    to another server. Raises :class:`QueryError` for a query that is wrong or that writes.

    With ``timeout`` (seconds) or ``memory`` (megabytes beyond the graph's) it runs in a child
    process, which ends with the call: :class:`QueryTimeoutError`,
    :class:`~kyodo_graph.store.child.QueryMemoryError`.
    """
    prepared = prepare(text, bindings, source=source, hidden=hidden, allow_service=allow_service)
    if timeout is None and memory is None:
        return answered(store, prepared)
    limits = Limits(timeout, memory)
    return limited(partial(settled, prepared=prepared), store, limits, source)


def settled(store: ox.Store, prepared: Prepared) -> Answer:
    """The answer with all done that serialising it would take time for."""
    answer = answered(store, prepared)
    return answer.settled() if isinstance(answer, Triples) else answer


def select(
    store: ox.Store,
    text: str,
    bindings: Mapping[str, Value] | None = None,
    *,
    source: str = "query",
    hidden: frozenset[str] = frozenset(),
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
) -> Solutions:
    """Run a SELECT query: :func:`run` whose answer is always a table.

    Raises QueryError, also for a query of another form.
    """
    answer = run(
        store, text, bindings, source=source, hidden=hidden, timeout=timeout, memory=memory,
        allow_service=allow_service,
    )  # fmt: skip
    return as_solutions(answer, source)


def as_solutions(answer: Answer, source: str) -> Solutions:
    """The answer of a SELECT query; QueryError for that of another form."""
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
    if not isinstance(text, str):
        kind = type(text).__name__
        raise QueryError(source, 0, 0, f"{kind} is no query; expected its text")
    if not isinstance(bindings or {}, Mapping):
        kind = type(bindings).__name__
        raise QueryError(source, 0, 0, f'bindings: {kind}; expected {{"variable": value}}')
    for name in bindings or {}:
        expect("bindings", name, str, "names of variables")
    words = tokens(text)
    size = size_of(words)
    refuse_large(size, source)
    if not allow_service:
        _refuse_service(text, words, source)
    clause = dataset_clause(text, words, prefixes)
    asked = text if clause is None else clause.rest
    terms = {name: term_of(name, value) for name, value in (bindings or {}).items()}
    _refuse_strangers(words, terms, source)
    asked, terms = held(asked, words, terms)
    return Prepared(text, asked, source, terms, hidden, clause, prefixes, size.small)


def answered(store: ox.Store, prepared: Prepared) -> Answer:
    """Ask the engine in this process, without a limit of time."""
    return (
        _asked(store, prepared) if prepared.small else with_stack(lambda: _asked(store, prepared))
    )


def _asked(store: ox.Store, prepared: Prepared) -> Answer:
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
        raise explain(prepared.text, error, prepared.source, prepared.prefixes) from error


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
            raise QueryError(source, *place_of(text, word.start), what)
