"""Draws a grid: a matrix with the number written in each cell."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo_graph.report.drawing.scale import tint
from kyodo_graph.report.drawing.sheet import FAINT, PITCH, SIZE, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, POINTS, clean, fit, widest, width, wrap
from kyodo_graph.report.figures.keys import draw_keys, key_height
from kyodo_graph.report.figures.parts import Box, Grid
from kyodo_graph.views.styles import MUTED

GAP = 0.1
_NARROW = 0.26
_UPRIGHT = 0.5
DARKEST = 0.5
"""The darkest shade still lets dark text be read (contrast above 4.5)."""


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in inches."""

    width: float
    label_room: float
    labels: tuple[tuple[str, ...], ...]
    cell: float
    lefts: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    turned: bool
    head: float
    tops: tuple[float, ...]
    down: tuple[float, ...]
    height: float


def draw_grid(grid: Grid) -> Page:
    """A page with the grid on it."""
    at = _layout(grid)
    page = Page(at.height, at.width)
    draw_keys(page, grid.keys, 0.0, 0.02)
    _heads(page, grid, at)
    group = ""
    for row, lines, top, down, cells in zip(
        grid.rows, at.labels, at.tops, at.down, grid.cells, strict=True
    ):
        if row.group != group:
            group = row.group
            page.text(0.0, top - 0.09, fit(group, at.width, LEAST), size=LEAST, colour=MUTED)
        page.lines(0.0, top + down / 2, lines)
        for left, box in zip(at.lefts, cells, strict=True):
            _cell(page, box, left, top, at.cell, down, grid.size)
    page.notes(at.height - note_height(grid.notes, at.width) + 0.02, grid.notes)
    return page


def _layout(grid: Grid) -> Layout:
    wanted = widest([clean(row.label) for row in grid.rows], SIZE) + 0.02
    label_room = min(wanted, grid.label_room)
    labels = tuple(tuple(wrap(r.label, label_room, SIZE, grid.most_lines)) for r in grid.rows)
    breaks = [k for k, g in enumerate(grid.groups) if k and g != grid.groups[k - 1]]
    n = max(len(grid.heads), 1)
    free = grid.width - label_room - GAP - 0.12 * len(breaks)
    cell = max(_NARROW, min(grid.cell_room, free / n))
    page = max(grid.width, label_room + GAP + cell * n + 0.12 * len(breaks) + 0.02)
    lefts, x = [], label_room + GAP
    for k in range(len(grid.heads)):
        x += 0.12 if k in breaks else 0.0
        lefts.append(x)
        x += cell
    words = [word for head in grid.heads for word in clean(head).split(" ") if word.isascii()]
    turned = cell < _UPRIGHT or widest(words, LEAST) > cell - 0.05
    if turned:
        heads = tuple(tuple(wrap(h, 1.3, LEAST, max(1, int(cell / 0.13)))) for h in grid.heads)
        room = widest([line for head in heads for line in head], LEAST) + 0.06
    else:
        heads = tuple(tuple(wrap(h, cell - 0.05, LEAST, 5)) for h in grid.heads)
        room = max(map(len, heads), default=1) * PITCH * LEAST / POINTS + 0.05
    head = key_height(grid.keys, page) + room + (0.18 if any(grid.groups) else 0.0) + 0.02
    y, tops, down, group = head, [], [], ""
    for row, lines, cells in zip(grid.rows, labels, grid.cells, strict=True):
        if row.group != group:
            group = row.group
            y += 0.2
        tops.append(y)
        two = any(_two(box, cell) for box in cells)
        down.append(max(0.33 if two else 0.21, len(lines) * PITCH * SIZE / POINTS + 0.04))
        y += down[-1]
    height = y + 0.04 + note_height(grid.notes, page) + (0.1 if grid.notes else 0.0)
    return Layout(
        page, label_room, labels, cell, tuple(lefts), heads, turned, head, tuple(tops),
        tuple(down), height,
    )  # fmt: skip


def _heads(page: Page, grid: Grid, at: Layout) -> None:
    pitch = PITCH * LEAST / POINTS
    for left, lines in zip(at.lefts, at.heads, strict=True):
        middle = left + at.cell / 2
        if at.turned:
            first = middle - pitch * (len(lines) - 1) / 2
            for k, line in enumerate(lines):
                page.text(first + k * pitch, at.head - 0.05, line, size=LEAST, turn=90)
            continue
        for k, line in enumerate(lines):
            y = at.head - 0.05 - pitch * (len(lines) - k - 0.5)
            page.text(middle, y, line, size=LEAST, align="center")
    if any(grid.groups):
        top = key_height(grid.keys, at.width) + 0.1
        for name in dict.fromkeys(grid.groups):
            own = [left for left, g in zip(at.lefts, grid.groups, strict=True) if g == name]
            room = own[-1] + at.cell - own[0]
            words = fit(name, room, LEAST)
            page.text(own[0] + 0.02, top, words, size=LEAST, colour=MUTED)
            page.line(
                (own[0] + 0.02, own[-1] + at.cell - 0.02),
                (top + 0.08, top + 0.08),
                weight=0.6,
                colour=MUTED,
            )


def _two(box: Box, cell: float) -> bool:
    return bool(box.below) and width(box.below, LEAST) <= cell - 0.04


def _cell(
    page: Page, box: Box, left: float, top: float, across: float, down: float, size: float
) -> None:
    fill = tint(box.shade * DARKEST)
    page.box(left, top, across, down, fill=fill, edge=box.edge, hatch=box.hatch, ink=FAINT)
    x, y = left + across / 2, top + down / 2
    if box.mark:
        page.mark(x, y, box.mark, size=6.0, fill=box.fill)
        return
    size = size if width(clean(box.text), size) <= across - 0.04 else LEAST
    words = fit(box.text, across - 0.03, size)
    two = _two(box, across)
    if box.hatch and words:
        wide = width(words, size) + 0.04
        page.box(x - wide / 2, y - 0.065, wide, 0.13, edge="none", layer=1.5)
    page.text(x, y - 0.07 if two else y, words, size=size, align="center")
    if two:
        page.text(x, y + 0.08, box.below, size=LEAST, align="center")
