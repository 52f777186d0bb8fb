"""Tables that mark-up shows: ``<td>`` with spans of rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.cells import WIDEST, Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.lines import Line

_PART = re.compile(r"<(?P<close>/?)(?P<tag>table|tr|td|th)\b(?P<given>[^<>]*)>", re.IGNORECASE)
_SPANNED = re.compile(r"(?P<which>row|col)span\s*=\s*[\"']?(?P<n>[0-9]+)", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A cell that is being read: its pieces, its tag, its spans of rows and columns."""

    pieces: list[Cell]
    head: bool
    rows: int
    columns: int
    place: Span


def marked_up_grids(lines: Sequence[Line]) -> Iterator[Grid]:
    rows: list[tuple[list[_Open], list[int]]] = []
    row: list[_Open] | None = None
    cell: _Open | None = None
    inside = False
    for line in lines:
        at = 0
        for part in [*_PART.finditer(line.text), None]:
            end = part.start() if part else len(line.text)
            if cell is not None and line.text[at:end].strip():
                cell.pieces.append(cell_of(line.text[at:end], line.number, at))
            if part is None:
                break
            at = part.end()
            tag, closes = part["tag"].lower(), bool(part["close"])
            if tag in ("td", "th"):
                cell = None if closes else _opened(part, line.number)
                if cell is not None:
                    if row is None:
                        row = []
                        rows.append((row, [line.number]))
                    row.append(cell)
                    inside = True
            elif tag == "tr":
                cell, row = None, None if closes else []
                if row is not None:
                    rows.append((row, [line.number]))
            elif closes:
                yield from _grids(rows)
                rows, row, cell, inside = [], None, None, False
        open_row = row is not None and (inside or line.text.strip())
        if rows and open_row and line.number not in rows[-1][1]:
            rows[-1][1].append(line.number)
    yield from _grids(rows)


def _opened(part: re.Match[str], line: int) -> _Open:
    spans = {found["which"].lower(): int(found["n"]) for found in _SPANNED.finditer(part["given"])}
    rows, columns = min(spans.get("row", 1), 200), min(spans.get("col", 1), 50)
    place = Span(line, part.end(), part.end(), "cell")
    return _Open([], part["tag"].lower() == "th", rows, columns, place)


def _grids(rows: Sequence[tuple[list[_Open], list[int]]]) -> Iterator[Grid]:
    """The grid with a place for each row and column: what is spanned is blank. None is wider than
    tables are."""
    if all(sum(cell.columns for cell in opened) < WIDEST for opened, _ in rows):
        grid = _grid(rows)
        if grid.rows and grid.width < WIDEST:
            yield grid


def _grid(rows: Sequence[tuple[list[_Open], list[int]]]) -> Grid:
    pending: dict[int, int] = {}
    made: list[GridRow] = []
    for opened, numbers in rows:
        if not opened:
            continue
        cells: list[Cell] = []
        for cell in opened:
            while pending.get(len(cells), 0):
                pending[len(cells)] -= 1
                cells.append(Cell(""))
            for n in range(cell.columns):
                if cell.rows > 1:
                    pending[len(cells)] = cell.rows - 1
                cells.append(_whole(cell) if n == 0 else Cell(""))
        while pending.get(len(cells), 0):
            pending[len(cells)] -= 1
            cells.append(Cell(""))
        head = all(cell.head for cell in opened)
        made.append(GridRow(tuple(cells), tuple(numbers), head))
    return Grid("html", tuple(made))


def _whole(cell: _Open) -> Cell:
    texts = [piece.text for piece in cell.pieces if piece.text]
    spans = tuple(span for piece in cell.pieces for span in piece.spans)
    return Cell(" ".join(texts), spans or (cell.place,), cell.columns)
