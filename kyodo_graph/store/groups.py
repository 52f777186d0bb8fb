"""The groups of a query's pattern as a tree: which braces stand within which, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from kyodo_graph.store.shape import selected
from kyodo_graph.store.tokens import Token

Kind: TypeAlias = Literal["query", "group", "OPTIONAL", "MINUS", "EXISTS", "GRAPH", "VALUES"]
_NAMED: tuple[Kind, ...] = ("OPTIONAL", "MINUS", "EXISTS")


@dataclass(eq=False)
class Group:
    """A pair of braces, or the whole query: its own words in order, and the groups within.

    ``before`` is the offset of the keyword that it belongs to, ``front`` the one behind its opening
    brace, ``end`` the one behind its closing brace.
    """

    kind: Kind
    parent: Group | None
    before: int
    front: int
    end: int = 0
    words: list[Token] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    def __iter__(self) -> Iterator[Group]:
        """The group and all within, from the outside in."""
        yield self
        for group in self.groups:
            yield from group

    def upwards(self) -> Iterator[Group]:
        """The group and those around it, from the inside out."""
        yield self
        if self.parent is not None:
            yield from self.parent.upwards()

    @property
    def is_query(self) -> bool:
        """Whether it is a query with a head: the whole, or a subquery."""
        return self.kind == "query" or bool(self.words and self.words[0].is_word("SELECT"))

    def lets_through(self, variable: str) -> bool:
        """Whether a variable (``?name``) is the same thing inside as outside.

        Of a subquery it is one that it selects as it is, and only where no LIMIT counts rows.
        """
        return self._as_it_is is None or variable in self._as_it_is

    @cached_property
    def _as_it_is(self) -> frozenset[str] | None:
        """The variables that are the same thing outside; None for all."""
        if not (self.words and self.words[0].is_word("SELECT")):
            return None
        if any(w.is_word("LIMIT", "OFFSET") for w in self.words):
            return frozenset()
        head = selected(self.words)
        made = {
            word.text
            for word, before in zip(self.words[1:], self.words, strict=False)
            if before.is_word("AS")
        }
        return None if head is None else frozenset(f"?{name}" for name in head) - made


def groups(words: Sequence[Token]) -> Group | None:
    """The tree of a query without its prologue; None where its braces do not match.

    >>> from kyodo_graph.store.tokens import tokens
    >>> [g.kind for g in groups(tokens("ASK { ?x a ?y OPTIONAL { ?x ?p ?o } }"))]
    ['query', 'group', 'OPTIONAL']
    """
    here = root = Group("query", None, 0, 0)
    data = False  # whether the next brace opens the rows of VALUES
    since = 0  # where the last brace was: a keyword before it belongs to that
    for word in words:
        if word.text == "{" and word.kind == "sign":
            kind: Kind = "VALUES" if data else _kind(here.words, since)
            start = here.words[-1].start if kind in _NAMED else word.start
            here.groups.append(Group(kind, here, start, word.end))
            here, data = here.groups[-1], False
        elif word.text == "}" and word.kind == "sign":
            if here.parent is None:
                return None
            here.end = word.end
            here = here.parent
        else:
            data = data or word.is_word("VALUES")
            here.words.append(word)
            continue
        since = word.end
    return root if here is root else None


def _kind(words: Sequence[Token], since: int) -> Kind:
    before = [word for word in words[-2:] if word.start >= since]
    for kind in _NAMED:
        if before and before[-1].is_word(kind):
            return kind
    if len(before) > 1 and before[-2].is_word("GRAPH", "SERVICE", "SILENT"):
        return "GRAPH"
    return "group"
