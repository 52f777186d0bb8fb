"""A table as a page shows it: cells of linked pieces, empty ones apart from 0."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONG, SHORT, MOST = 40, 14, 1000
"""Rows that stand open on a page; characters of a text that needs no second line; rows on a page
at all, since a browser takes long over more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell's text, with where it leads to."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its pieces, how it is set (text, number, none, mark), and what it sorts by."""

    pieces: tuple[Piece, ...]
    kind: str = "text"
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its label, what it means, where that is explained, how its cells are set.

    ``kind`` is ``number``, ``long`` (texts that take several lines) or ``short``.
    """

    label: str
    meaning: str
    href: str | None
    kind: str


@dataclass(frozen=True)
class Grid:
    """A table ready for a page; ``csv`` is its name in the archive that ``archive`` leads to."""

    id: str
    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Shown, ...], ...]
    remarks: tuple[str, ...]
    source: Sequence[Piece]
    csv: str
    archive: str
    gaps: bool
    refusals: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    ids: tuple[str, ...] = ()
    cut: int = 0
    """Rows that only the CSV has."""

    @property
    def long(self) -> bool:
        """Whether the table is too long to stand open on a page."""
        return len(self.rows) > LONG


def setting(cells: Iterable[Shown]) -> str:
    """How the cells of a column are set: by what most room is taken."""
    longest = 0
    for cell in cells:
        if cell.kind == "number":
            return "number"
        longest = max(longest, sum(len(piece.text) for piece in cell.pieces))
    return "long" if longest > SHORT else "short"


def number(value: float) -> str:
    """A number as it is printed: three or four significant digits, a true minus sign.

    >>> [number(x) for x in (0.29095052, 1234.0, -0.748, 0.00065104, 12, 12.345, 1234567.8)]
    ['0.291', '1234', '−0.748', '0.000651', '12', '12.35', '1234568']
    """
    size = abs(value)
    if isinstance(value, int) or value == int(value) or size >= 1000:
        text = f"{value:.0f}"
    elif size < 1e-6:
        text = f"{value:.1e}"
    else:
        digits = (4 if size >= 1 else 3) - 1 - math.floor(math.log10(size))
        text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def yes_no(value: bool, lang: str) -> str:
    """A truth value in words.

    >>> yes_no(True, "en"), yes_no(False, "ja")
    ('yes', 'いいえ')
    """
    return {"ja": ("いいえ", "はい"), "en": ("no", "yes")}[lang][value]
