"""Errors that carry their data.

Everything that a user can cause derives from :class:`KyodoError`; the command line prints it in
one line a problem and exits with :attr:`KyodoError.exit_code`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LONGEST = 400
"""How many characters of a text that somebody else wrote a message shows."""

# What would break a line, or write over one on a terminal: control characters, line and paragraph
# separators, bidi controls, and half characters, which no stream can write.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str, longest: int = LONGEST) -> str:
    """A text as it may stand in a message: in one line, of bounded length.

    Control characters are written out, and of a text that is too long the beginning and the end
    are kept: the end of a path is its name.

    >>> one_line("a\\nb"), one_line("z" * 1000, 9)
    ('a\\\\nb', 'zzzzzz…zz')
    """
    if len(text) > longest:
        end = longest // 4
        text = f"{text[: longest - end - 1]}…{text[len(text) - end :]}"
    return _UNSHOWN.sub(lambda found: ascii(found[0])[1:-1], text)


class KyodoError(Exception):
    """The root of all errors that this package raises on purpose.

    Its text is one line of bounded length, whatever names and values stand in it. It comes through
    to another process with its data.
    """

    exit_code = 2

    def __str__(self) -> str:
        return one_line(super().__str__(), 4 * LONGEST)

    def __reduce__(self) -> tuple[Any, ...]:
        # Not by calling the class again: what it takes is not what it keeps in ``args``.
        return _restored, (type(self), self.args), self.__dict__ or None


def _restored(cls: type[KyodoError], arguments: tuple[Any, ...]) -> KyodoError:
    error = cls.__new__(cls, *arguments)
    error.args = arguments
    return error


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with an input, at its place.

    ``line`` and ``column`` count from 1; 0 means that the problem has no such place.

    >>> print(Problem("data/x.yaml", 3, 5, "unknown key 'lable'", "'label'"))
    data/x.yaml:3:5: unknown key 'lable'; expected 'label'
    """

    file: str
    line: int
    column: int
    what: str
    expected: str = ""

    def __str__(self) -> str:
        place = one_line(self.file)
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        tail = f"; expected {one_line(self.expected)}" if self.expected else ""
        return f"{place}: {one_line(self.what)}{tail}"


MOST_PROBLEMS = 1000
"""After how many problems the rest of a file is not looked at."""


def enough(problems: Sequence[Problem]) -> None:
    """Raise InputError once there are more problems than anybody would read."""
    if len(problems) >= MOST_PROBLEMS:
        last = problems[-1]
        what = f"no further than here: there are {MOST_PROBLEMS:,} problems before"
        raise InputError([*problems, Problem(last.file, last.line, last.column, what)])


class InputError(KyodoError):
    """An input could not be read; :attr:`problems` says what is wrong where.

    Its text is a line a problem, for the first :attr:`shown` of them.
    """

    shown = 20

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        lines = [str(p) for p in self.problems[: self.shown]]
        if len(self.problems) > self.shown:
            lines.append(f"… and {len(self.problems) - self.shown} more")
        self.lines = tuple(lines)
        super().__init__("\n".join(lines))

    def __str__(self) -> str:
        return "\n".join(self.lines)


class Note(UserWarning):
    """Something to be known beside a result that is right: the command line prints it as a note."""


class OutputError(KyodoError):
    """An output could not be written; nothing half-written is left behind."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{one_line(path)}: cannot be written; {one_line(reason)}")


class UnknownNameError(KyodoError):
    """A name (of a query, city, projection …) that does not exist; nearest names are offered."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str]) -> None:
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)
        hint = f"; nearest: {', '.join(map(one_line, nearest))}" if nearest else ""
        super().__init__(f"unknown {kind} {one_line(repr(name))}{hint}")


class ArgumentError(KyodoError, TypeError):
    """An argument of another type than is taken."""

    def __init__(self, name: str, value: object, expected: str) -> None:
        self.name = name
        self.value = value
        self.expected = expected
        super().__init__(f"{name}: {one_line(repr(value), 80)}; expected {expected}")


def expect(name: str, value: object, kinds: type | tuple[type, ...], expected: str) -> None:
    """Raise ArgumentError for a value of no such type; True is no number.

    >>> expect("timeout", 2.5, (int, float), "seconds")
    >>> expect("timeout", "x", (int, float), "seconds")
    Traceback (most recent call last):
    kyodo_graph.errors.ArgumentError: timeout: 'x'; expected seconds
    """
    asked = kinds if isinstance(kinds, tuple) else (kinds,)
    if not isinstance(value, asked) or (isinstance(value, bool) and bool not in asked):
        raise ArgumentError(name, value, expected)


class MissingExtraError(KyodoError):
    """Something needs a package that the light install leaves out."""

    def __init__(self, package: str, purpose: str, extra: str = "all") -> None:
        self.package = package
        super().__init__(f"{purpose} needs {package}; expected: pip install 'kyodo-graph[{extra}]'")
