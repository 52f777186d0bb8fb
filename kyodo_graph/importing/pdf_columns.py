"""Columns of a page's text: what stands side by side is read one column after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from kyodo_graph.importing.pdf_lines import Run

_LINES = 4  # lines on each side that make columns
_LONG = 8  # letters of a middling line of a column


@dataclass(frozen=True, slots=True)
class Band:
    """Runs of a part of a page that are read together, in one column."""

    runs: tuple[Run, ...]
    column: int = 0
    unsure: bool = False


def bands(runs: Sequence[Run], left: float, right: float) -> list[Band]:
    """The runs of a page in bands in the order of reading: from above, columns from the left.

    Columns are texts, not tables: four lines or more on each side of a gap that no line crosses,
    of eight letters or more, most of which fill the column's width. Where texts stand side by side
    without filling their width, it can't be told which they are: they stay row by row, ``unsure``.
    """
    for gap in _gaps(runs):
        for top, bottom in _clear(runs, gap):
            part = [r for r in runs if top <= r.middle <= bottom]
            sides = [r for r in part if r.x1 <= gap], [r for r in part if r.x0 >= gap]
            if min(map(len, sides)) < _LINES or not all(map(_text, sides)):
                continue
            above = [r for r in runs if r.middle < top]
            below = [r for r in runs if r.middle > bottom]
            if not all(map(_fills, sides)):
                if _rows_apart(*sides):
                    continue
                middle = [Band(tuple(r.within(left, right) for r in part), 0, True)]
            else:
                middle = [
                    Band(band.runs, n + 1 + band.column, band.unsure)
                    for n, side in enumerate(sides)
                    for band in bands(side, min(r.x0 for r in side), max(r.x1 for r in side))
                ]
            return [*bands(above, left, right), *middle, *bands(below, left, right)]
    return [Band(tuple(r.within(left, right) for r in runs))] if runs else []


def _gaps(runs: Sequence[Run]) -> list[float]:
    """Places between runs that could part columns, the most frequent first."""
    places: dict[int, int] = {}
    for run in runs:
        place = round((run.x0 - 0.75 * run.em) / 4)
        places[place] = places.get(place, 0) + 1
    least = min((r.x0 for r in runs), default=0)
    ranked = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    return [4.0 * p for p, n in ranked if n >= _LINES and 4.0 * p > least + 4][:8]


def _clear(runs: Sequence[Run], gap: float) -> list[tuple[float, float]]:
    """The parts of a page, from top to bottom, in which no run crosses a gap."""
    found = []
    group: list[Run] = []
    for run in [*sorted(runs, key=lambda r: r.middle), None]:
        if run is not None and not run.x0 < gap < run.x1:
            group.append(run)
            continue
        lefts, rights = [r for r in group if r.x1 <= gap], [r for r in group if r.x0 >= gap]
        if lefts and rights:
            # What stands on one side alone, above the other, belongs to no columns; below it only
            # what goes on as a column does.
            top = max(min(r.top for r in side) for side in (lefts, rights)) - 1.2 * lefts[0].em
            bottom = min(max(r.bottom for r in side) for side in (lefts, rights))
            for side in (lefts, rights):
                last = [r for r in side if r.middle <= bottom][-1:]
                for run_ in (r for r in side if r.middle > bottom):
                    if last and _goes_on(last[0], run_):
                        last = [run_]
                        bottom = run_.bottom
            found.append((top, bottom))
        group = []
    return found


def _goes_on(above: Run, below: Run) -> bool:
    same = abs(above.em - below.em) < 0.06 * above.em
    return same and below.top - above.bottom <= 1.2 * above.em


def _text(side: Sequence[Run]) -> bool:
    return median(len(r.text) for r in side) >= _LONG


def _fills(side: Sequence[Run]) -> bool:
    right = max(r.x1 for r in side)
    full = sum(right - r.x1 <= 2 * r.em for r in side)
    return full * 2 >= len(side)


def _rows_apart(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether one side has far fewer lines than the other: a table's labels and what they say."""
    few, many = sorted((len(left), len(right)))
    return few * 2 <= many
