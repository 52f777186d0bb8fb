"""Excel: each sheet is a page, its rows are lines; with openpyxl."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.model import Block, Note, Page, Reading, Row, refuse, table
from kyodo_graph.importing.workbook_drawings import Shape, shapes
from kyodo_graph.importing.workbook_formats import shown

CELLS = 2_000_000
"""At most so many cells of a workbook."""
_WIDEST = 60  # columns of the longest arrow


def read_workbook(content: bytes, name: str) -> Reading:
    """A workbook's sheets, one after the other, each under its name.

    Numbers are written as their format shows them (percent, decimals, thousands, 人, △), dates
    with a year as well (令和6年4月1日), others by ISO 8601, truth values as TRUE and FALSE. A
    merged cell has its text in the first. Rows and columns in which the sheet has no text are left
    out; an arrow over empty cells is written in them, boxes with text stand behind their sheet.
    """
    from openpyxl import load_workbook

    with _quiet():
        book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    blocks: list[Block] = []
    notes: list[Note] = []
    pages: list[Page] = []
    count = 0
    drawn = shapes(content)
    for number, sheet in enumerate(book.worksheets, 1):
        pages.append(Page(number, sheet.title))
        filled = _filled(sheet, formulas[sheet.title], number, notes)
        boxes = _with_arrows(filled, drawn.get(sheet.title, []), number, notes)
        count += len(filled)
        if count > CELLS:
            raise refuse(name, f"more than {CELLS:,} cells", "a table of a plan")
        if sheet.sheet_state != "visible":
            notes.append(Note("hidden_kept", sheet.title, sheet.title, number))
        sizes = (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
        hidden = [size for size in sizes if size.hidden]
        if hidden:
            notes.append(Note("hidden_kept", page=number, times=len(hidden)))
        if sheet._images or sheet._charts:
            notes.append(
                Note("picture", page=number, times=len(sheet._images) + len(sheet._charts))
            )
        if not filled and not boxes:
            notes.append(Note("empty_page", sheet.title, page=number))
            continue
        title = Row(sheet.title, number, number, (Note("sheet", written=sheet.title, page=number),))
        blocks.append(Block((title,)))
        blocks += _blocks(sheet, filled, number)
        for text in boxes:
            said = Note("text_box", text[:16], text[:16], number)
            blocks.append(Block((Row(text, number, number, (said,)),)))
    notes += [Note("picture", chart.title) for chart in book.chartsheets]
    return Reading("Excel", tuple(blocks), tuple(pages), tuple(notes))


def _filled(
    sheet: Any, formulas: Any, page: int, notes: list[Note]
) -> dict[tuple[int, int], tuple[str, int]]:
    """Text and number of line breaks of each cell that has a text, by row and column."""
    filled = {}
    for (y, x), cell in sorted(sheet._cells.items()):
        printed = shown(cell.value, cell.number_format or "General")
        if cell.comment is not None:
            notes.append(Note("comment", cell.comment.text, page=page))
        if cell.value is None:
            written = formulas._cells[y, x].value if (y, x) in formulas._cells else None
            if written is not None:
                place = f"{cell.coordinate} {getattr(written, 'text', written)}"
                notes.append(Note("formula", place, page=page))
        lines = [line.strip() for line in re.split("\r\n|\r|\n", printed)]
        if text := " ".join(filter(None, lines)):
            filled[y, x] = (text, len(lines) - 1)
    return filled


def _with_arrows(
    filled: dict[tuple[int, int], tuple[str, int]],
    drawn: Sequence[Shape],
    page: int,
    notes: list[Note],
) -> list[str]:
    """Write arrows into the empty cells that they go over; the texts of the other shapes."""
    texts = [shape.text for shape in drawn if shape.text]
    for shape in (shape for shape in drawn if shape.arrow and shape.top == shape.bottom):
        own = {x for y, x in filled if y == shape.top}
        over = [x for x in range(shape.left, shape.right + 1) if x not in own]
        if own and over and shape.right - shape.left < _WIDEST:
            filled.update({(shape.top, x): ("→", 0) for x in over})
            notes.append(Note("arrow", written="→", page=page, times=len(over)))
        elif over:
            notes.append(Note("shape", page=page))
    return texts


def _blocks(sheet: Any, filled: dict[tuple[int, int], tuple[str, int]], page: int) -> list[Block]:
    """Tables and lines of a sheet: what a row without text parts."""
    notes = []
    if breaks := sum(n for _, n in filled.values()):
        notes.append(Note("cell_breaks", page=page, times=breaks))
    if sheet.merged_cells.ranges:
        notes.append(Note("merged_cells", page=page, times=len(sheet.merged_cells.ranges)))
    columns = sorted({x for _, x in filled})
    place = {x: n for n, x in enumerate(columns)}
    rows: list[list[str | None]] = []
    wide: dict[tuple[int, int], int] = {}
    blocks: list[Block] = []
    last = 0
    over = {(r.min_row, r.min_col): r.max_col for r in sheet.merged_cells.ranges}
    for y in sorted({y for y, _ in filled}):
        if rows and y > last + 1 and not _spanned(sheet, last, y):
            blocks += _as_block(rows, wide, page, notes)
            rows, wide, notes = [], {}, []
        row: list[str | None] = [""] * len(columns)
        for x in (x for x in columns if (y, x) in filled):
            row[place[x]] = filled[y, x][0]
            last_ = over.get((y, x), x)
            wide[len(rows), place[x]] = sum(x <= column <= last_ for column in columns)
        rows.append(row)
        last = y
    return blocks + _as_block(rows, wide, page, notes)


def _spanned(sheet: Any, above: int, below: int) -> bool:
    """Whether a merged cell reaches over the rows between two."""
    return any(r.min_row <= above and r.max_row >= below - 1 for r in sheet.merged_cells.ranges)


def _as_block(
    rows: list[list[str | None]], wide: dict[tuple[int, int], int], page: int, notes: list[Note]
) -> list[Block]:
    if all(sum(map(bool, row)) < 2 for row in rows):  # a text, and no table
        rows = [["".join(filter(None, row))] for row in rows]
    else:
        rows, each = in_each(rows, wide)
        if each:
            notes = [*notes, Note("merged_in_each", page=page, times=each)]
    found = table(rows, page, notes)
    return [found] if found else []


@contextmanager
def _quiet() -> Iterator[None]:
    """Without openpyxl's warnings about what it does not keep when it writes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
