"""What is wrong with a query, in one line with its place."""

from __future__ import annotations

import re

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.errors import KyodoError

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)\s*)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


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
