"""Tables of which every other row is shaded: the rules of the rows between, and of the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from kyodo_graph.importing.pdf_lines import apart, rows
from kyodo_graph.importing.pdf_rules import Rule

_BOX = 4  # points of the smallest shaded cell


def shaded_rows(page: Any) -> Iterator[Rule]:
    """The rules of rows that are not shaded, between two whose cells are or below the last one.

    Three upright edges or more stand in the shaded rows at the same places.
    """
    boxes = [o for o in page.rects if o["width"] > _BOX and o["height"] > _BOX]
    spans: dict[int, set[tuple[float, float]]] = defaultdict(set)
    for box in boxes:
        for x in (box["x0"], box["x1"]):
            spans[round(x)].add((box["top"], box["bottom"]))
    gaps: dict[tuple[float, float], dict[int, float]] = defaultdict(dict)
    for x, own in spans.items():
        for (top, above), (below, bottom) in pairwise(sorted(own)):
            if _BOX < below - above <= 2 * max(above - top, bottom - below):
                gaps[round(above, 1), round(below, 1)][x] = bottom
    tables = {gap: ends for gap, ends in gaps.items() if len(ends) > 2}
    for (above, below), ends in tables.items():
        yield from (Rule(False, float(x), above, below) for x in ends)
        foot = max(ends.values())
        last = not any(abs(other - foot) < 1 for other, _ in tables)
        if last and _is_row(page.chars, sorted(ends), foot, foot + below - above):
            foot_ = foot + below - above
            yield Rule(True, foot_, float(min(ends)), float(max(ends)))
            yield from (Rule(False, float(x), foot, foot_) for x in ends)


def _is_row(chars: Sequence[Any], xs: Sequence[int], top: float, bottom: float) -> bool:
    """Whether text below the last shaded row stands in the columns, in two of them at least."""
    own = [c for c in chars if top < (c["top"] + c["bottom"]) / 2 < bottom]
    found = [run for row in rows(own) for run in apart(row)]
    inside = all(xs[0] - 1 <= r.x0 and r.x1 <= xs[-1] + 1 for r in found)
    crosses = any(r.x0 < x - 1 and x + 1 < r.x1 for r in found for x in xs)
    return inside and not crosses and len({sum(x <= r.x0 + 1 for x in xs) for r in found}) > 1
