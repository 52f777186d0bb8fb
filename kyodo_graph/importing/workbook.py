"""Excel: each sheet is a page, its rows are lines; with openpyxl."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.model import Block, Note, Page, Reading, Row, refuse, table

CELLS = 2_000_000
"""At most so many cells of a workbook."""
_FRACTION = re.compile(r"^[#0,]*0?(?:\.(0+))?(%)?$")


def read_workbook(content: bytes, name: str) -> Reading:
    """A workbook's sheets, one after the other, each under its name.

    Numbers are written as their format shows them (percent, decimals, thousands), dates by ISO
    8601, truth values as TRUE and FALSE. A merged cell has its text in the first. Rows and columns
    in which the sheet has no text are left out.
    """
    from openpyxl import load_workbook

    with _quiet():
        book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    blocks: list[Block] = []
    notes: list[Note] = []
    pages: list[Page] = []
    count = 0
    for number, sheet in enumerate(book.worksheets, 1):
        pages.append(Page(number, sheet.title))
        filled = _filled(sheet, formulas[sheet.title], number, notes)
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
        if not filled:
            notes.append(Note("empty_page", sheet.title, page=number))
            continue
        title = Row(sheet.title, number, number, (Note("sheet", written=sheet.title, page=number),))
        blocks.append(Block((title,)))
        blocks += _blocks(sheet, filled, number)
    notes += [Note("picture", chart.title) for chart in book.chartsheets]
    return Reading("Excel", tuple(blocks), tuple(pages), tuple(notes))


def _filled(
    sheet: Any, formulas: Any, page: int, notes: list[Note]
) -> dict[tuple[int, int], tuple[str, int]]:
    """Text and number of line breaks of each cell that has a text, by row and column."""
    filled = {}
    for (y, x), cell in sorted(sheet._cells.items()):
        shown = _shown(cell.value, cell.number_format or "General")
        if cell.comment is not None:
            notes.append(Note("comment", cell.comment.text, page=page))
        if cell.value is None:
            written = formulas._cells[y, x].value if (y, x) in formulas._cells else None
            if written is not None:
                place = f"{cell.coordinate} {getattr(written, 'text', written)}"
                notes.append(Note("formula", place, page=page))
        lines = [line.strip() for line in re.split("\r\n|\r|\n", shown)]
        if text := " ".join(filter(None, lines)):
            filled[y, x] = (text, len(lines) - 1)
    return filled


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


def _shown(value: Any, form: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _number(value: float, form: str) -> str:
    """A number as its format shows it, where the format is a plain one.

    >>> _number(0.454, "0.0%"), _number(1260, "#,##0"), _number(31.4, "General"), _number(40, "0.0")
    ('45.4%', '1,260', '31.4', '40.0')
    """
    first = form.split(";")[0].replace('"', "").strip("_ )")
    found = _FRACTION.fullmatch(first)
    if found is None:
        return (
            str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"
        )
    decimals = len(found[1] or "")
    comma = "," if "," in first else ""
    percent = found[2] or ""
    return f"{value * (100 if percent else 1):{comma}.{decimals}f}{percent}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Without openpyxl's warnings about what it does not keep when it writes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
