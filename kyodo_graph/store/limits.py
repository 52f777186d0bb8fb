"""How large a query may be: the engine's parser and evaluator go down a level a bracket or sign.

Beyond some thousands of them it would end the process without a word. What is small runs as it is;
what is larger runs in a thread with a stack that holds all that the limits let through.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kyodo_graph.store.mistakes import QueryError
from kyodo_graph.store.tokens import Token

T = TypeVar("T")

MOST_NESTING = 200
MOST_OPERATORS = 2000
MOST_WORDS = 200_000
_SMALL = (30, 100, 2000)
_STACKS = (512, 128, 64, 16)
_SIGNS = frozenset(("||", "&&", "+", "-", "*", "/", "|", "^", "!", ".", ";"))
_WORDS = ("BIND", "AS", "UNION", "OPTIONAL", "FILTER", "MINUS", "GRAPH", "SERVICE", "EXISTS")


@dataclass(frozen=True, slots=True)
class Size:
    """How deep the brackets of a query go, how many operators it has, how many words."""

    nesting: int
    operators: int
    words: int

    @property
    def small(self) -> bool:
        """Whether any stack holds it."""
        sizes = (self.nesting, self.operators, self.words)
        return all(size <= most for size, most in zip(sizes, _SMALL, strict=True))


def size_of(words: Sequence[Token]) -> Size:
    """The size of a query.

    What looks like an IRI may be read by the engine as two comparisons with brackets between. A
    comma is an operator where it goes on with a triple; in lists of values it is not.

    >>> from kyodo_graph.store.tokens import tokens
    >>> size_of(tokens('SELECT * { ?s ?p 1, 2 FILTER(?s IN (1, 2) || "a || b" = ?p) } # ||'))
    Size(nesting=3, operators=4, words=23)
    """
    open_: list[str] = []
    nesting = operators = 0
    for word in words:
        if word.kind == "iri":
            nesting = max(nesting, len(open_) + word.text.count("("))
        elif word.kind == "word":
            operators += word.is_word(*_WORDS)
        elif word.kind == "sign":
            if word.text in "{([":
                open_.append(word.text)
                nesting = max(nesting, len(open_))
            elif word.text in "})]":
                del open_[-1:]
            else:
                goes_on = word.text == "," and open_[-1:] != ["("]
                operators += word.text in _SIGNS or goes_on
    return Size(nesting, operators, len(words))


def refuse_large(size: Size, source: str) -> None:
    """Raise QueryError for a query beyond what any stack of ours holds."""
    for what, found, most in (
        ("nested too deeply", size.nesting, MOST_NESTING),
        ("too many operators", size.operators, MOST_OPERATORS),
        ("too many words", size.words, MOST_WORDS),
    ):
        if found > most:
            unit = "levels" if what == "nested too deeply" else what.rpartition(" ")[2]
            raise QueryError(source, 0, 0, f"{what}; expected at most {most:,} {unit}")


def with_stack(work: Callable[[], T]) -> T:
    """Do some work in a thread whose stack is large; errors are raised here."""
    box: list[T] = []
    errors: list[BaseException] = []

    def inside() -> None:
        try:
            box.append(work())
        except BaseException as error:
            errors.append(error)

    thread = _started(inside)
    if thread is None:
        return work()
    thread.join()
    if errors:
        raise errors[0]
    return box[0]


def _started(target: Callable[[], None]) -> threading.Thread | None:
    """A thread that has begun, with the largest stack that the system gives."""
    for megabytes in _STACKS:
        before = threading.stack_size()
        try:
            threading.stack_size(megabytes * 2**20)
            thread = threading.Thread(target=target, daemon=True)
            thread.start()
        except (ValueError, RuntimeError, MemoryError):
            continue
        finally:
            threading.stack_size(before)
        return thread
    return None
