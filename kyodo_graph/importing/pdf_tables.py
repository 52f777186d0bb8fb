"""Tables of a PDF's page: ruled ones by their rules, open ones by where their words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.pdf_level import upright_rules
from kyodo_graph.importing.pdf_lines import Char, Run, rows, runs, without_readings
from kyodo_graph.importing.pdf_rules import Bar, Rule, drawn
from kyodo_graph.importing.pdf_shades import shaded_rows
from kyodo_graph.importing.wording import begins_anew, seam, unit_width

_THIN = 6.0  # points
ARROW = "→"
"""What stands for an arrow or a bar that is drawn over a cell."""


Cells: TypeAlias = Sequence[Sequence[str | None]]
"""Rows of cells; None is a cell that another one reaches over."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands on a page, or on several: ``pages`` has those of each row then."""

    cells: tuple[tuple[str | None, ...], ...]
    x0: float
    x1: float
    top: float
    bottom: float
    breaks: int = 0
    merged: int = 0
    open: bool = False
    columns: tuple[int, ...] = ()
    arrows: int = 0
    each: int = 0
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around a text, and what is in it."""

    chars: tuple[Char, ...]
    x0: float
    x1: float
    top: float
    bottom: float


def ruled(page: Any, chars: Sequence[Char]) -> tuple[list[Grid], list[Frame], list[Char]]:
    """The ruled tables of a page (of pdfplumber), frames, and the characters that are in none.

    A frame around a text is no table: it takes two rows and two columns with text in two cells at
    least, or two cells of a line each side by side (第1章 / 計画の趣旨). Characters are given to
    the innermost cell around their middle; none is in two.
    """
    found = drawn(page, shaded_rows(page))
    rest = list(chars)
    grids: list[Grid] = []
    frames: list[Frame] = []
    for bbox, lines_ in _found(page, [*found.rules, *upright_rules(found, chars)]):
        cells = [[_Cell(box) if box else None for box in row] for row in lines_]
        inside = _assign(rest, cells, bbox)
        full = [c for row in cells for c in row if c and any(x["text"].strip() for x in c.chars)]
        columns = {n for row in cells for n, c in enumerate(row) if c and c.chars}
        lines = {n for n, row in enumerate(cells) if any(c and c.chars for c in row)}
        cut = bool(full) and len(lines_) == 1 and len(cells[0]) > 2 and _first(bbox, chars)
        headed = len(lines_) == 1 and len(full) == 2 and all(len(rows(c.chars)) == 1 for c in full)
        few = len(full) < 2 or len(columns) < 2 or (len(lines) < 2 and len(full) < 3)
        if few and not cut and not headed:
            if not _holds(bbox, [*grids, *frames], page):
                rest = [c for n, c in enumerate(rest) if n not in inside]
                frames += [_frame(cell) for cell in full]
            continue
        rest = [c for n, c in enumerate(rest) if n not in inside]
        grids.append(_grid(cells, bbox, found.bars))
    return grids, frames, rest


def _first(box: Any, chars: Sequence[Char]) -> bool:
    """Whether a table stands above all text of its page: the rest of a row may."""
    return all(c["bottom"] > box[1] for c in chars if c["text"].strip())


def _found(page: Any, rules: Sequence[Rule]) -> list[tuple[Any, list[list[Any]]]]:
    """Boxes of tables and their cells, row by row, smaller ones first; a lone cell is one, too."""
    from pdfplumber.table import TableFinder

    class Finder(TableFinder):
        """The tables of rules that are given."""

        def get_edges(self) -> Any:
            return [rule.edge() for rule in rules]

    finder = Finder(page)
    tables = [part for t in finder.tables for part in _parted([list(r.cells) for r in t.rows])]
    inside = {cell for t in finder.tables for cell in t.cells}
    tables += [(cell, [[cell]]) for cell in finder.cells if cell not in inside]
    return sorted(tables, key=lambda t: (_area(t[0]), t[0]))


def _parted(lines: list[list[Any]]) -> list[tuple[Any, list[list[Any]]]]:
    """A table as it is found, which may be several that touch: those whose columns differ.

    Rows belong together where the edges of the one are among those of the others, as those of a
    merged head are, or where a cell reaches over both.
    """
    parts: list[list[list[Any]]] = []
    edges: set[int] = set()
    foot = 0.0
    for line in lines:
        cells = [cell for cell in line if cell]
        own = {round(x) for cell in cells for x in (cell[0], cell[2])}
        top = min((cell[1] for cell in cells), default=0.0)
        if parts and (own <= edges or edges <= own or foot > top + 2 or not cells):
            parts[-1].append(line)
            edges |= own
        else:
            parts.append([line])
            edges = own
        foot = max([foot, *(cell[3] for cell in cells)])
    boxes = [[cell for line in part for cell in line if cell] for part in parts]
    return [(_box(cells), part) for cells, part in zip(boxes, parts, strict=True) if cells]


def _box(cells: Sequence[Any]) -> tuple[float, float, float, float]:
    x0, top = min(c[0] for c in cells), min(c[1] for c in cells)
    return x0, top, max(c[2] for c in cells), max(c[3] for c in cells)


def _holds(box: Any, others: Sequence[Grid | Frame], page: Any) -> bool:
    """Whether a frame is around more than a text: a table, another frame, most of the page."""
    x0, top, x1, bottom = box
    inner = any(x0 <= g.x0 and g.x1 <= x1 and top <= g.top and g.bottom <= bottom for g in others)
    return inner or bottom - top > 0.6 * page.height


def _frame(cell: _Cell) -> Frame:
    return Frame(tuple(cell.chars), cell.x0, cell.x1, cell.top, cell.bottom)


class _Cell:
    """A cell's box and the characters in it."""

    def __init__(self, box: tuple[float, float, float, float]) -> None:
        self.x0, self.top, self.x1, self.bottom = box
        self.chars: list[Char] = []

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def text(self) -> tuple[str, int]:
        """Its lines joined, and how many breaks there were."""
        lines, _ = without_readings([r for row in rows(self.chars) for r in runs(row, gap=1e9)])
        if len(lines) > 1 and all(len(r.text) == 1 for r in lines):
            return "".join(r.text for r in lines), len(lines) - 1  # written downwards
        text = ""
        # A comma or a full stop may hang over the edge.
        hung = [r.em * r.text.endswith(("、", "。", "，", "．")) for r in lines]
        longest = max((r.x1 - r.x0 - h for r, h in zip(lines, hung, strict=True)), default=0)
        for n, line in enumerate(lines):
            if n:
                before = lines[n - 1]
                room = self.x1 - before.x1 - 0.45 * (self.x1 - self.x0 - _width(lines))
                unit = unit_width(line.text)
                # What would have had room on the line before, as the longest shows, was broken off.
                fits = before.x1 - before.x0 + (unit - 0.15) * line.em <= longest
                near = room < max(1.25, unit + 0.25) * line.em
                wrapped = near and not fits and not before.blank and not begins_anew(line.text)
                wrapped = wrapped or text.endswith(("-", "‐", "–"))  # a number is broken
                text += seam(text, line.text) if wrapped else " "
            text += line.text
        return text, max(0, len(lines) - 1)


def _width(lines: Sequence[Run]) -> float:
    return max(r.x1 for r in lines) - min(r.x0 for r in lines)


def _assign(chars: Sequence[Char], cells: list[list[_Cell | None]], box: Any) -> set[int]:
    x0, top, x1, bottom = box
    taken = set()
    for n, char in enumerate(chars):
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if not (x0 <= x <= x1 and top <= y <= bottom):
            continue
        for row in cells:
            cell = next((c for c in row if c and c.holds(x, y)), None)
            if cell is not None:
                cell.chars.append(char)
                taken.add(n)
                break
    return taken


def _grid(cells: list[list[_Cell | None]], box: Any, bars: Sequence[Bar]) -> Grid:
    breaks = merged = arrows = 0
    shown: list[list[str | None]] = []
    for row in cells:
        shown.append([])
        for cell in row:
            text, broken = cell.text() if cell else ("", 0)
            # Between doubled rules are cells that nobody sees.
            thin = cell is not None and not text and cell.x1 - cell.x0 < _THIN
            if cell and not text and any(_over(bar, cell) for bar in bars):
                text = ARROW
                arrows += 1
            merged += cell is None
            breaks += broken
            shown[-1].append(text if cell and not thin else None)
    edges = tuple(sorted({round(x) for row in cells for c in row if c for x in (c.x0, c.x1)}))
    starts = _starts(cells)
    wide = {
        (y, x): sum(cell.x0 - 1 <= start < cell.x1 - 1 for start in starts)
        for y, row in enumerate(cells)
        for x, cell in enumerate(row)
        if cell
    }
    filled, each = in_each(shown, wide)
    size = (box[0], box[2], box[1], box[3])
    merged -= each
    return Grid(tuple(map(tuple, filled)), *size, breaks, merged, False, edges, arrows, each)


def _starts(cells: Sequence[Sequence[_Cell | None]]) -> list[float]:
    """Where the columns of a table begin."""
    width = max(map(len, cells))
    columns = ([row[n] for row in cells if n < len(row)] for n in range(width))
    return [min((c.x0 for c in column if c), default=-1.0) for column in columns]


def _over(bar: Bar, cell: _Cell) -> bool:
    """Whether an arrow goes over a cell: over a good part of it, or most of it is in the cell."""
    if not cell.top < bar.y < cell.bottom:
        return False
    within = min(bar.x1, cell.x1) - max(bar.x0, cell.x0)
    return within > 0.4 * (cell.x1 - cell.x0) or within > 0.6 * (bar.x1 - bar.x0)


def _area(box: Any) -> float:
    return float((box[2] - box[0]) * (box[3] - box[1]))
