"""Cells between bars that go on in the next line: what stands below a cell filled to its edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kyodo_graph.drafting.model import Span

if TYPE_CHECKING:
    from kyodo_graph.drafting.layouts.cells import Cell, GridRow


def with_next(before: GridRow, row: GridRow, full: frozenset[int]) -> GridRow | None:
    """A row with the line below it, if that holds nothing but the ends of its cells; nothing
    where it is a row of its own. ``full``: the columns in which ``before`` is filled to the edge.

    >>> from kyodo_graph.drafting.layouts.cells import Cell, GridRow
    >>> one = GridRow((Cell("1"), Cell("市民活"), Cell("実")), (1,))
    >>> more = GridRow((Cell(""), Cell("動団体"), Cell("")), (2,))
    >>> [cell.text for cell in with_next(one, more, frozenset({1})).cells]
    ['1', '市民活動団体', '実']
    >>> with_next(one, more, frozenset())
    """
    filled = {n for n, cell in enumerate(row.cells) if cell.text}
    padded = len(full) < sum(bool(cell.text) for cell in before.cells)
    if not filled or 0 in filled or not filled <= full or not padded:
        return None
    if len(row.cells) != len(before.cells):
        return None
    cells = tuple(
        replace(one, text=one.text + other.text, spans=(*one.spans, *other.spans))
        if other.text
        else one
        for one, other in zip(before.cells, row.cells, strict=True)
    )
    return replace(before, cells=cells, lines=(*before.lines, *row.lines))


def pieces(cell: Cell, start: int, end: int) -> Iterator[Span]:
    """Where a part of a cell's text is printed, line by line.

    >>> from kyodo_graph.drafting.layouts.cells import Cell
    >>> cell = Cell("市民活動団体", (Span(1, 3, 6), Span(2, 4, 7)))
    >>> [(s.line, s.start, s.end) for s in pieces(cell, 2, 6)]
    [(1, 5, 6), (2, 4, 7)]
    """
    at = 0
    for span in cell.spans:
        first, last = max(start, at), min(end, at + span.end - span.start)
        if first < last:
            yield replace(span, start=span.start + first - at, end=span.start + last - at)
        at += span.end - span.start
