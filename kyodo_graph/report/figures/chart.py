"""Draws a chart: rows of dots, whiskers and bars on scales that the rows share."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo_graph.report.drawing.scale import Scale
from kyodo_graph.report.drawing.sheet import PITCH, SIZE, WIDTH, Align, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, POINTS, clean, fit, widest, width, wrap
from kyodo_graph.report.figures.keys import draw_keys, key_height
from kyodo_graph.report.figures.parts import Cell, Chart, Column, Panel, Point
from kyodo_graph.views.styles import INK, MUTED

GAP = 0.22
_BAND = "#eef1f4"


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in inches."""

    labels: tuple[tuple[str, ...], ...]
    label_room: float
    rooms: tuple[tuple[float, float], ...]
    heads: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    head_top: float
    head: float
    bottom: float
    height: float


def draw_chart(chart: Chart) -> Page:
    """A page with the chart on it."""
    at = _layout(chart)
    page = Page(at.height)
    draw_keys(page, chart.keys, 0.0, 0.02)
    for k, (part, (left, room)) in enumerate(zip(chart.parts, at.rooms, strict=True)):
        if isinstance(part, Column):
            _column(page, part, at, k, left, room)
        else:
            _panel(page, part, at, k, left, room, chart.lane if chart.lanes > 1 else 0.0)
    _labels(page, chart, at)
    page.notes(at.height - note_height(chart.notes, WIDTH) + 0.04, chart.notes)
    return page


def _layout(chart: Chart) -> Layout:
    wanted = widest([clean(row.label) for row in chart.rows], SIZE) + 0.02
    label_room = min(wanted, chart.label_room)
    labels = tuple(tuple(wrap(r.label, label_room, SIZE, chart.most_lines)) for r in chart.rows)
    rooms = _rooms(chart, label_room + GAP)
    heads = tuple(
        tuple(wrap(part.title, room, LEAST, 3))
        for part, (_, room) in zip(chart.parts, rooms, strict=True)
    )
    marked = any(isinstance(p, Panel) and any(w for _, w in p.marks) for p in chart.parts)
    head_top = key_height(chart.keys, WIDTH) + 0.02
    head = head_top + (max(map(len, heads)) + marked) * PITCH * LEAST / POINTS + 0.04
    y, tops, heights, group = head, [], [], ""
    for row, lines in zip(chart.rows, labels, strict=True):
        if row.group != group:
            group = row.group
            y += 0.22
        tops.append(y)
        lanes = chart.lanes * chart.lane + (0.07 if chart.lanes < 3 else 0.14)
        heights.append(max(0.19, len(lines) * PITCH * SIZE / POINTS + 0.05, lanes))
        y += heights[-1]
    axes = any(isinstance(p, Panel) and p.ticks for p in chart.parts)
    bottom = y + 0.03
    height = bottom + (0.22 if axes else 0.04) + note_height(chart.notes, WIDTH) + 0.02
    height += 0.06 if chart.notes else 0.0
    return Layout(
        labels,
        label_room,
        rooms,
        heads,
        tuple(tops),
        tuple(heights),
        head_top,
        head,
        bottom,
        height,
    )


def _rooms(chart: Chart, left: float) -> tuple[tuple[float, float], ...]:
    """Left edge and width of each part: columns as wide as they need, panels share the rest."""
    fixed = {
        k: min(part.room, max(widest(_cell_lines(part), LEAST) + 0.02,
                              widest(clean(part.title).split(" "), LEAST) + 0.02))
        for k, part in enumerate(chart.parts)
        if isinstance(part, Column)
    }  # fmt: skip
    weights = {k: p.weight for k, p in enumerate(chart.parts) if isinstance(p, Panel)}
    gaps = GAP * (len(chart.parts) - 1)
    free = WIDTH - 0.12 - left - gaps - sum(fixed.values())
    rooms = []
    for k in range(len(chart.parts)):
        room = fixed[k] if k in fixed else free * weights[k] / sum(weights.values())
        rooms.append((left, room))
        left += room + GAP
    return tuple(rooms)


def _cell_lines(part: Column) -> list[str]:
    return [clean(line) for words in part.cells for line in words.split("\n")]


def _labels(page: Page, chart: Chart, at: Layout) -> None:
    group = ""
    for row, lines, top, height in zip(chart.rows, at.labels, at.tops, at.heights, strict=True):
        if row.group != group:
            group = row.group
            words = fit(group, WIDTH, LEAST)
            page.box(0.0, top - 0.16, width(words, LEAST) + 0.04, 0.14, edge="none", layer=1.2)
            page.text(0.0, top - 0.09, words, size=LEAST, colour=MUTED)
            page.rule(top - 0.01)
        page.lines(0.0, top + height / 2, lines)


def _column(page: Page, part: Column, at: Layout, k: int, left: float, room: float) -> None:
    x = left + room if part.align == "right" else left
    _head(page, at, k, x, part.align)
    for words, top, height in zip(part.cells, at.tops, at.heights, strict=True):
        lines = [x for line in words.split("\n") for x in wrap(line, room, LEAST, most=2)]
        page.lines(x, top + height / 2, lines, size=LEAST, align=part.align)


def _head(page: Page, at: Layout, k: int, x: float, align: Align) -> None:
    drop = PITCH * LEAST / POINTS
    for n, line in enumerate(at.heads[k]):
        page.text(x, at.head_top + (n + 0.5) * drop, line, size=LEAST, colour=MUTED, align=align)


def _panel(
    page: Page, part: Panel, at: Layout, k: int, left: float, room: float, lane: float
) -> None:
    scale = Scale(part.low, part.high, left, room)
    _head(page, at, k, left, "left")
    if part.band:
        low, high = (scale.at(v) for v in part.band)
        page.box(low, at.head, high - low, at.bottom - at.head, fill=_BAND, edge="none", layer=0.1)
    names = part.names or tuple(f"{v:g}".replace("-", "−") for v in part.ticks)
    page.segments([(scale.at(v), at.head, scale.at(v), at.bottom) for v in part.ticks])
    across = [top + down / 2 for top, down in zip(at.tops, at.heights, strict=True)]
    page.segments([(left, y, left + room, y) for y in across], weight=0.35, layer=0.2)
    for value, words in zip(part.ticks, names, strict=True):
        x = scale.at(value)
        page.text(x, at.bottom + 0.09, words, size=LEAST, colour=MUTED, align="center")
    for value, words in part.marks:
        x = scale.at(value)
        page.line((x, x), (at.head, at.bottom), weight=0.8, colour=MUTED, dashes=(3, 2), layer=0.6)
        page.text(x, at.head - 0.07, words, size=LEAST, colour=MUTED, align="center")
    if part.ticks:
        page.line((left, left + room), (at.bottom, at.bottom), weight=0.6, colour=MUTED)
    for cell, top, height in zip(part.cells, at.tops, at.heights, strict=True):
        _cell(page, cell, scale, top + height / 2, height, lane)


def _cell(page: Page, cell: Cell, scale: Scale, y: float, height: float, lane: float) -> None:
    for span in cell.spans:
        x0, x1 = scale.at(span.low), scale.at(span.high)
        down = min(height - 0.06, 0.17)
        page.box(x0, y - down / 2, x1 - x0, down, fill=span.fill, hatch=span.hatch, ink=span.ink)
        if span.label and width(span.label, LEAST) < x1 - x0 - (0.2 if span.hatch else 0.04):
            wide = width(span.label, LEAST) + 0.05
            middle = (x0 + x1) / 2
            page.box(middle - wide / 2, y - 0.055, wide, 0.11, edge="none", layer=1.5)
            page.text(middle, y, span.label, size=LEAST, align="center")
    if cell.joined and len(cell.points) > 1:
        xs = [scale.at(p.value) for p in cell.points if p.value is not None]
        dashes = (1.5, 2.0) if cell.joined == "dots" else ()
        page.line((min(xs), max(xs)), (y, y), weight=1.2, colour=MUTED, dashes=dashes, layer=1.0)
    middle = (len(cell.points) - 1) / 2
    for k, point in enumerate(cell.points):
        _point(page, point, scale, y + (k - middle) * lane)
    for point in cell.after:
        _point(page, point, scale, y)
    if cell.word:
        words = fit(cell.word, scale.room - 0.04, LEAST)
        page.box(scale.left + 0.01, y - 0.06, width(words, LEAST) + 0.04, 0.12, edge="none")
        page.text(scale.left + 0.03, y, words, size=LEAST, colour=MUTED)


def _point(page: Page, point: Point, scale: Scale, y: float) -> None:
    if point.value is None:
        return
    x = scale.at(point.value)
    ends = [x]
    if point.low is not None and point.high is not None:
        ends += [scale.at(point.low), scale.at(point.high)]
        page.whisker(ends[1], ends[2], y)
    page.mark(x, y, point.mark, size=point.size, fill=point.fill, edge=INK)
    if point.label:
        wide = width(point.label, LEAST)
        if max(ends) + 0.085 + wide <= scale.left + scale.room + 0.1:
            page.text(max(ends) + 0.085, y, point.label, size=LEAST)
        else:
            page.text(min(ends) - 0.085, y, point.label, size=LEAST, align="right")
