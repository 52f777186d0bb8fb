"""What is wrong with a query, in one line with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.errors import KyodoError
from kyodo_graph.store.slips import first_slip, update_word
from kyodo_graph.store.tokens import tokens

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UNGROUPED = re.compile("The SELECT contains a variable that is unbound")


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

    exit_code = 3

    def __init__(self, source: str, seconds: float) -> None:
        self.source = source
        self.seconds = seconds
        super().__init__(f"{source}: stopped after {seconds:g} s; expected an answer by then")


def explain(
    text: str, error: Exception, source: str, known: Mapping[str, str] = PREFIXES
) -> QueryError:
    """What the engine refuses, as one line with its place; ``known`` prefixes go undeclared."""
    found = _PLACE.match(str(error))
    if not found:
        return QueryError(source, 0, 0, " ".join(str(error).split()))
    words = tokens(text)
    if (update := update_word(words)) is not None:
        what = "the query writes; expected a query that reads"
        return QueryError(source, *place_of(text, update.start), what)
    if (slip := first_slip(text, words, known)) is not None:
        what = f"not SPARQL: {slip.what}; expected {slip.expected}"
        return QueryError(source, *place_of(text, slip.place), what)
    what = " ".join(found[3].split())
    if unbound := _UNGROUPED.search(what):
        what = f"{unbound[0]}; expected it in GROUP BY, or in an aggregate such as COUNT"
    elif what == "expected [_]":
        what = "what stands here cannot; expected something else, or a variable that is not in use"
    shortened = what if len(what) <= 160 else what[:157] + "…"
    end = _offset(text, int(found[1]), int(found[2]))
    return QueryError(
        source, *place_of(text, max(0, end - _read_ahead(what))), f"not SPARQL: {shortened}"
    )


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


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
