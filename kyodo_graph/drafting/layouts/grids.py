"""Tables as grids of cells: tab-separated rows, pipes, ``<td>``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyodo_graph.drafting.layouts.broken_cells import with_next
from kyodo_graph.drafting.layouts.cells import WIDEST, Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.layouts.marked_up import marked_up_grids
from kyodo_graph.drafting.printed.lines import Line

_PIPE = re.compile(r"(?<!\\)[|│┃]")
_BELOW_HEAD = re.compile(r"[\s|:+\-│┃]*-[\s|:+\-│┃]*")


def grids_of(lines: Sequence[Line]) -> list[Grid]:
    """The tables of a text that tabs, pipes or mark-up show, in order.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> grid = grids_of(read_lines(["No\\t取組\\t市", "1\\t講座の", "開催\\t◎"]))[0]
    >>> [[cell.text for cell in row.cells] for row in grid.rows]
    [['No', '取組', '市'], ['1', '講座の開催', '◎']]
    """
    marked = list(marked_up_grids(lines))
    taken = {n for grid in marked for n in range(grid.first, grid.last + 1)}
    free = [line for line in lines if line.number not in taken]
    found = [*marked, *_pipes(free), *_tabs(free)]
    return sorted(found, key=lambda grid: grid.first)


def _tabs(lines: Sequence[Line]) -> Iterator[Grid]:
    for block in _blocks(lines, _is_tabbed):
        rows = [_tabbed(line) for line in block]
        yield Grid("tabs", tuple(_joined(rows)))


def _is_tabbed(line: Line) -> bool:
    return 0 < line.text.count("\t") < WIDEST and not line.left_out


def _blocks(lines: Sequence[Line], is_row: object) -> Iterator[list[Line]]:
    """Runs of rows; a single line between two rows that is none is the title of a group, unless it
    names a sheet."""
    block: list[Line] = []
    waiting: list[Line] = []
    for line in [*lines, None]:
        row = line is not None and is_row(line)  # type: ignore[operator]
        follows = bool(block) and line is not None and line.number == block[-1].number + 1
        near = bool(waiting) and line is not None and line.number == waiting[-1].number + 1
        if near and row and line is not None and _parts(waiting[0]):
            yield block
            block, waiting = [line], []
        elif row and (follows or near) and line is not None:
            block += [*waiting, line]
            waiting = []
        elif row and line is not None:
            if block:
                yield block
            block, waiting = [line], []
        elif follows and line is not None and not line.blank and len(line.content) <= 60:
            waiting = [line]
        elif block:
            yield block
            block, waiting = [], []


_SHEET = re.compile(r"\W*シート.*")


def _parts(between: Line) -> bool:
    """Whether a line between rows parts two tables, as the name of a sheet does."""
    return bool(_SHEET.match(between.content))


def _tabbed(line: Line) -> GridRow:
    cells, at = [], 0
    for part in line.text.split("\t"):
        cells.append(cell_of(part, line.number, at))
        at += len(part) + 1
    return GridRow(tuple(cells), (line.number,))


def _joined(rows: Sequence[GridRow]) -> list[GridRow]:
    """Rows of which the first part of a label stands in a line of its own, put together."""
    width = max(len(row.cells) for row in rows)
    found: list[GridRow] = []
    for row in rows:
        before = found[-1] if found else None
        if (
            before is not None
            and 1 < len(before.cells) < width
            and len(row.cells) > 1
            and len(before.cells) + len(row.cells) - 1 == width
            and before.cells[-1].text
            and not before.cells[-1].text.endswith("。")
            and row.cells[0].text
        ):
            *kept, last = before.cells
            first, *rest = row.cells
            label = Cell(last.text + first.text, (*last.spans, *first.spans))
            found[-1] = GridRow((*kept, label, *rest), (*before.lines, *row.lines))
        elif before is not None and len(found) == 1 and _ends_head(before, row, width):
            *kept, last = before.cells
            head = Cell(last.text + row.cells[0].text, (*last.spans, *row.cells[0].spans))
            found[-1] = GridRow((*kept, head), (*before.lines, *row.lines))
        elif before is not None and len(before.cells) == 1 and _goes_on(before, row, width):
            n = next(n for n, cell in enumerate(row.cells) if len(cell.text) > 1)
            first, second = before.cells[0], row.cells[n]
            label = Cell(first.text + second.text, (*first.spans, *second.spans))
            cells = (*row.cells[:n], label, *row.cells[n + 1 :])
            found[-1] = GridRow(cells, (*before.lines, *row.lines))
        else:
            found.append(row)
    return found


def _ends_head(head: GridRow, row: GridRow, width: int) -> bool:
    """Whether a line is what stands in brackets in the last head, broken off it: (令和10年度)."""
    alone = len(row.cells) == 1 and re.fullmatch(r"\(.+\)", row.cells[0].text)
    return bool(alone) and len(head.cells) == width > 2


def _goes_on(before: GridRow, row: GridRow, width: int) -> bool:
    """Whether a line between two rows is the beginning of the next row's label: it ends in a
    particle."""
    breaks = before.cells[0].text.endswith(
        ("の", "と", "を", "に", "や", "・", "、", "する", "した")
    )
    return breaks and len(row.cells) == width and any(len(cell.text) > 1 for cell in row.cells)


def _pipes(lines: Sequence[Line]) -> Iterator[Grid]:
    for block in _blocks(lines, _is_piped):
        rows: list[GridRow] = []
        full: frozenset[int] = frozenset()
        for line in block:
            if _BELOW_HEAD.fullmatch(line.text):
                rows = [GridRow(row.cells, row.lines, head=True) for row in rows]
                full = frozenset()
                continue
            row = _piped(line)
            more = with_next(rows[-1], row, full) if rows else None
            rows[len(rows) - bool(more) :] = [more or row]
            full = _full(line, row)
        if rows and len(block) > 1:
            yield Grid("pipes", tuple(rows))


def _full(line: Line, row: GridRow) -> frozenset[int]:
    """The columns between drawn bars whose cells leave no blank before the bar."""
    ends = [cell.spans[0].end if cell.text else len(line.text) for cell in row.cells]
    return frozenset(n for n, end in enumerate(ends) if line.text[end : end + 1] in ("│", "┃"))


def _is_piped(line: Line) -> bool:
    pipes = len(_PIPE.findall(line.text))
    leading = line.text.lstrip()[:1] in "|│┃" and bool(line.text.strip())
    return "\t" not in line.text and WIDEST > pipes >= (1 if leading else 2)


def _piped(line: Line) -> GridRow:
    text = line.text
    edges = [found.start() for found in _PIPE.finditer(text)]
    starts = [0, *(edge + 1 for edge in edges)]
    parts = list(zip(starts, [*edges, len(text)], strict=True))
    if not text[parts[0][0] : parts[0][1]].strip() and len(parts) > 1:
        parts = parts[1:]
    if len(parts) > 1 and not text[parts[-1][0] : parts[-1][1]].strip():
        parts = parts[:-1]
    return GridRow(tuple(cell_of(text[a:b], line.number, a) for a, b in parts), (line.number,))
