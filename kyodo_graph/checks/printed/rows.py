"""The rows of a document's tables: cells between tabs, pipes or ``<td>``, and the heads above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

_GAP = 3
"""Lines that may stand between two rows of one table: a page break, a heading within it."""
_RULE = re.compile(r"[\s|:：\-－—]*")
_PIPE = re.compile(r"(?<!\\)[|｜]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its lines (from 1, both included), its cells, its table."""

    first: int
    last: int
    cells: tuple[str, ...]
    table: int = 0


def table_rows(lines: Sequence[str]) -> list[Row]:
    """The rows of all tables of a text, top down.

    A row whose label goes on in the next line is one row.

    >>> table_rows(["No.\\t取組\\t市\\t市民", "1\\t講座の", "開催\\t◎\\t○"])[1].cells
    ('1', '講座の開催', '◎', '○')
    >>> table_rows(["| a | b |", "| - | - |", "", "| 1 |  |"])[1].cells
    ('1', '')
    """
    marked = [*_html_rows(lines)]
    taken = {line for row in marked for line in range(row.first, row.last + 1)}
    found = [
        Row(number, number, cells)
        for number, line in enumerate(lines, 1)
        if number not in taken and (cells := _cells(line)) is not None
    ]
    tables: list[list[Row]] = []
    for row in sorted([*marked, *found], key=lambda row: row.first):
        if tables and row.first - tables[-1][-1].last <= _GAP + 1:
            tables[-1].append(row)
        else:
            tables.append([row])
    return [
        Row(row.first, row.last, row.cells, number)
        for number, table in enumerate(tables)
        for row in _joined(table)
    ]


def within(rows: Sequence[Row], first: int, last: int) -> list[Row]:
    """The rows that have a line among ``first`` to ``last``."""
    return [row for row in rows if row.first <= last and row.last >= first]


def above(rows: Sequence[Row], row: Row) -> Iterator[Row]:
    """The rows of the same table above a row, the nearest first."""
    for other in reversed(rows):
        if other.table == row.table and other.first < row.first:
            yield other


def heads(
    rows: Sequence[Row], row: Row, meant: Callable[[Sequence[str]], list[int]]
) -> tuple[Row, list[int]] | None:
    """The nearest row above that has columns that are meant, and these."""
    for other in above(rows, row):
        if columns := meant(other.cells):
            return other, columns
    return None


def under(head: Row, column: int, row: Row) -> list[str]:
    """The cells of a row under a column's head.

    More than one where the row is shorter or longer than the head and cells may be missing at
    either end.
    """
    at = {column, column - (len(head.cells) - len(row.cells))}
    return [row.cells[n] for n in sorted(at) if 0 <= n < len(row.cells)]


def _cells(line: str) -> tuple[str, ...] | None:
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    bars = _PIPE.split(line.strip())
    if len(bars) < 3 or _RULE.fullmatch(line):
        return None
    return tuple(cell.strip() for cell in bars[not bars[0].strip() : len(bars) - (not bars[-1])])


def _joined(table: list[Row]) -> list[Row]:
    """Rows that were printed over two lines, joined: together they are as wide as the table.

    Two lines of one width are rows of their own, of a narrower table that follows.
    """
    width = max((len(row.cells) for row in table), default=0)
    found: list[Row] = []
    for row in table:
        before = found[-1] if found else None
        if (
            before is not None
            and before.last + 1 == row.first
            and len(before.cells) < width > len(row.cells) != len(before.cells)
            and len(before.cells) + len(row.cells) - 1 == width
            and before.cells[-1]
            and row.cells[0]
        ):
            cells = (*before.cells[:-1], before.cells[-1] + row.cells[0], *row.cells[1:])
            found[-1] = Row(before.first, row.last, cells)
        else:
            found.append(row)
    return found


def _html_rows(lines: Sequence[str]) -> list[Row]:
    if not any("<td" in line.lower() for line in lines):
        return []
    reader = _Cells()
    reader.feed("\n".join(lines))
    reader.close()
    reader.end_row()
    return reader.rows


class _Cells(HTMLParser):
    """The rows of HTML tables; what spans several columns or rows stands in each of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.cells: list[str] = []
        self.first = self.last = 0
        self.inside = False
        self.wide = 1
        self.held: dict[int, tuple[int, str]] = {}
        self.tall = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or cell begins."""
        if tag == "table":
            self.end_row()
            self.held = {}
        elif tag == "tr":
            self.end_row()
        elif tag in ("td", "th"):
            self._end_cell()
            self._down()
            self.first = self.first or self.getpos()[0]
            self.last = self.getpos()[0]
            given = {name: value or "" for name, value in attrs}
            self.wide, self.tall = _span(given.get("colspan")), _span(given.get("rowspan"))
            self.inside = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        """A row or cell ends."""
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Text of a cell."""
        if self.inside:
            self.cells[-1] += data
            self.last = self.getpos()[0] + data.rstrip("\n").count("\n")

    def end_row(self) -> None:
        """The row is whole."""
        self._end_cell()
        if self.first:
            self._down()
            self.rows.append(Row(self.first, self.last, tuple(c.strip() for c in self.cells)))
        self.cells, self.first, self.last = [], 0, 0

    def _down(self) -> None:
        """Cells that reach down from rows above."""
        while (held := self.held.get(len(self.cells))) is not None:
            left, text = held
            if left > 1:
                self.held[len(self.cells)] = (left - 1, text)
            else:
                del self.held[len(self.cells)]
            self.cells.append(text)

    def _end_cell(self) -> None:
        if not self.inside:
            return
        self.inside = False
        text = self.cells.pop()
        for _ in range(self.wide):
            if self.tall > 1:
                self.held[len(self.cells)] = (self.tall - 1, text)
            self.cells.append(text)


def _span(given: str | None) -> int:
    return min(int(given), 50) if given and given.isdigit() and int(given) else 1
