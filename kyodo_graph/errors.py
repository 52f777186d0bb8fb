"""Errors that carry their data.

Everything that a user can cause derives from :class:`KyodoError`; the command line prints it in
one line a problem and exits with :attr:`KyodoError.exit_code`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class KyodoError(Exception):
    """The root of all errors that this package raises on purpose."""

    exit_code = 2


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
        place = self.file
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        tail = f"; expected {self.expected}" if self.expected else ""
        return f"{place}: {self.what}{tail}"


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
        super().__init__("\n".join(lines))


class OutputError(KyodoError):
    """An output could not be written; nothing half-written is left behind."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: cannot be written; {reason}")


class UnknownNameError(KyodoError):
    """A name (of a query, city, projection …) that does not exist; nearest names are offered."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str]) -> None:
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"unknown {kind} {name!r}{hint}")


class MissingExtraError(KyodoError):
    """Something needs a package that the light install leaves out."""

    def __init__(self, package: str, purpose: str) -> None:
        self.package = package
        super().__init__(f"{purpose} needs {package}; expected: pip install 'kyodo-graph[all]'")
