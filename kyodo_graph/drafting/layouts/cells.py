"""Cells, rows of them, and tables as grids of rows."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.characters import squeezed

WIDEST = 120
"""Columns of the widest table that is one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, narrowed and without mark-up, where it is printed, and how many columns
    it spans."""

    text: str
    spans: tuple[Span, ...] = ()
    reach: int = 1

    @property
    def line(self) -> int:
        """The first line of the cell; 0 for one that is not printed."""
        return self.spans[0].line if self.spans else 0


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells with its lines. ``head`` says that the mark-up calls it one."""

    cells: tuple[Cell, ...]
    lines: tuple[int, ...]
    head: bool = False

    def text(self, column: int) -> str:
        """The text of a cell; empty where the row ends before it."""
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: how it is laid out (``tabs``, ``pipes``, ``html``, ``cells``) and its rows."""

    layout: str
    rows: tuple[GridRow, ...]

    @property
    def first(self) -> int:
        """Its first line."""
        return self.rows[0].lines[0]

    @property
    def last(self) -> int:
        """Its last line."""
        return max(row.lines[-1] for row in self.rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(len(row.cells) for row in self.rows)


_TAG = re.compile(r"<!--.*?-->|<br\s*/?>|</?[A-Za-z][^<>]*>", re.DOTALL)
_BEFORE_ASIDE = re.compile(r"<br\s*/?>(?=\s*[(（])")


def cell_of(text: str, line: int, start: int) -> Cell:
    """The cell that a piece of a line is: mark-up out, blanks at the ends out.

    >>> cell_of(" <b>自治会<br>町内会</b> ", 3, 10).text
    '自治会 町内会'
    """
    joined = _BEFORE_ASIDE.sub("", text)
    shown = squeezed(html.unescape(_TAG.sub(" ", joined)).replace("**", ""))
    inner = _TAG.sub(lambda tag: " " * len(tag[0]), text).replace("**", "  ")
    lead = len(inner) - len(inner.lstrip())
    end = len(inner.rstrip())
    if not shown:
        return Cell("", (Span(line, start, start + len(text), "cell"),))
    return Cell(shown, (Span(line, start + lead, start + end, "cell"),))
