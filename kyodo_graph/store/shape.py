"""The shape of a query: its form, what it selects, where its pattern begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kyodo_graph.store.answers import Term
from kyodo_graph.store.tokens import Token, depths, prologue

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def form(words: Sequence[Token]) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; nothing for what is none of them.

    >>> from kyodo_graph.store.tokens import tokens
    >>> form(tokens("PREFIX x: <http://x/> select * {}"))
    'SELECT'
    """
    rest = words[prologue(words) :]
    return next((f for f in _FORMS if rest and rest[0].is_word(f)), "")


def selected(words: Sequence[Token]) -> frozenset[str] | None:
    """The variables in the head of a SELECT or DESCRIBE query; None where all are taken (``*``).

    >>> from kyodo_graph.store.tokens import tokens
    >>> sorted(selected(tokens("SELECT ?a (COUNT(?b) AS ?n) { ?a ?b ?c }")))
    ['a', 'n']
    """
    names: set[str] = set()
    after_as = False
    for word, depth in depths(words[prologue(words) :]):
        if (depth == 0 and word.text in ("{", "*")) or (depth == 0 and word.is_word("WHERE")):
            return None if word.text == "*" else frozenset(names)
        if word.kind == "variable" and (depth == 0 or (depth == 1 and after_as)):
            names.add(word.text[1:])
        after_as = word.is_word("AS")
    return frozenset(names)


def pattern_front(words: Sequence[Token]) -> int | None:
    """The offset behind the bracket that opens the query's pattern; None where none is to be had.

    In ``CONSTRUCT { … } WHERE { … }`` it is the second; ``CONSTRUCT WHERE { … }`` is a pattern and
    a template in one, to which nothing can be added.

    >>> from kyodo_graph.store.tokens import tokens
    >>> pattern_front(tokens("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"))
    29
    """
    opening = [w for w, depth in depths(words) if depth == 0 and w.text == "{"]
    if form(words) == "CONSTRUCT":
        opening = opening[1:]
    return opening[0].end if opening else None


def held(
    text: str, words: Sequence[Token], bindings: Mapping[str, Term]
) -> tuple[str, dict[str, Term]]:
    """A query with its variables held to terms, and those that are left for the engine to hold.

    The engine holds a variable that the query selects (RDF-dev SEP-0007); another one is held by a
    VALUES clause in front of the pattern, on the same line, so that places stay what they are up
    to there.
    """
    names = selected(words) if form(words) in ("SELECT", "DESCRIBE") else None
    front = pattern_front(words)
    if names is None or front is None:
        return text, dict(bindings)
    inside = {name: term for name, term in bindings.items() if name not in names}
    if not inside:
        return text, dict(bindings)
    variables = " ".join(f"?{name}" for name in inside)
    values = " ".join(str(term) for term in inside.values())
    held_text = f"{text[:front]} VALUES ({variables}) {{ ({values}) }} {text[front:]}"
    return held_text, {name: term for name, term in bindings.items() if name in names}
