"""Tables that have level rules only: the rules between their columns, told by where text stands.

A band is what stands between two level rules of the same width; it is a row, or several where a
table has rules above, below its head and at its foot alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kyodo_graph.importing.pdf_lines import Char, Run, apart, rows
from kyodo_graph.importing.pdf_rules import NEAR, Drawn, Rule, joined

_WIDTH = 100  # points of the narrowest such table
_FEW = 3  # bands of a table whose rows have no rules between them: fewer
_ALIKE = 0.6  # of the most texts in a line: what a row has, and the rest of one has not
_PART = 0.2  # of the rows, whose text may cross from one column to another: heads over several


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules: its lines, each in runs."""

    top: float
    bottom: float
    lines: tuple[tuple[Run, ...], ...]

    @property
    def tabular(self) -> bool:
        """Whether its text stands in columns."""
        return len(_covered([r for line in self.lines for r in line])) > 1


def upright_rules(found: Drawn, chars: Sequence[Char]) -> list[Rule]:
    """The rules that tables with level rules only lack: upright ones, and level ones between rows.

    Such a table has level rules of the same width, two or more, none of which an upright one
    touches between its ends, and text in two columns or more between them.
    """
    upright = [r for r in found.rules if not r.level]
    level = [r for r in found.rules if r.level and not any(_touch(r, other) for other in upright)]
    added: list[Rule] = []
    done: list[tuple[float, float, float, float]] = []
    groups = _same_width([r for r in level if r.end - r.start >= _WIDTH])
    for group in sorted(groups, key=lambda g: g[0].start - g[0].end):
        x0, x1 = group[0].start, group[0].end
        free = [r for r in group if not any(_within(r, box) for box in done)]
        inside = [c for c in chars if x0 - NEAR <= (c["x0"] + c["x1"]) / 2 <= x1 + NEAR]
        bands = [_band(a.at, b.at, inside) for a, b in pairwise(free)]
        others = [r for r in level if r not in group]
        partial = [r for r in others if x0 - NEAR <= r.start and r.end <= x1 + NEAR]
        begun = not any(c["bottom"] < r.at for r in free[:1] for c in chars if c["text"].strip())
        below = [c for r in free[-1:] for c in chars if c["top"] > r.at]
        goes_on = len(rows(below)) < 2  # a page's number, at most
        for table, printed in _tables(bands, (x0, x1), found.parts, begun, goes_on):
            between = printed or _told(table)
            whole = _with_ends(table, between, inside)
            done.append((x0, whole[0].top, x1, whole[-1].bottom))
            added += _columns(whole, (x0, x1), between, partial)
            added += [Rule(True, y, x0, x1) for y in (whole[0].top, whole[-1].bottom)]
    return joined(added)


def _within(rule: Rule, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 - NEAR <= rule.start <= rule.end <= x1 + NEAR and top - 1 <= rule.at <= bottom + 1


def _touch(level: Rule, upright: Rule) -> bool:
    inside = level.start + NEAR < upright.at < level.end - NEAR
    return inside and upright.start - NEAR <= level.at <= upright.end + NEAR


def _same_width(level: Sequence[Rule]) -> list[list[Rule]]:
    """Level rules, two or more, that begin and end at the same places, from above."""
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda r: r.at):
        for group in groups:
            if abs(group[0].start - rule.start) <= NEAR and abs(group[0].end - rule.end) <= NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def _band(top: float, bottom: float, chars: Sequence[Char]) -> _Band:
    own = [c for c in chars if top < (c["top"] + c["bottom"]) / 2 < bottom]
    return _Band(top, bottom, tuple(tuple(apart(row)) for row in rows(own)))


def _tables(
    bands: Sequence[_Band],
    width: tuple[float, float],
    parts: Sequence[Rule],
    begun: bool,
    goes_on: bool,
) -> Iterator[tuple[list[_Band], list[float]]]:
    """Bands that are tables, and where their columns end, if that is printed.

    Two bands or more have columns; one is enough where its rules are drawn cell by cell. Between
    them may be the name of a group, in a band that is no higher than others; before them, too,
    where the table has ``begun`` on the page before, and behind them where it ``goes_on``.
    """
    usual = median([b.bottom - b.top for b in bands if b.tabular and len(b.lines) == 1] or [0.0])
    table: list[_Band] = []
    for n, band in enumerate([*bands, None]):
        group = (
            band is not None
            and len(band.lines) <= 1
            and (bands[n + 1].tabular if n + 1 < len(bands) else goes_on and bool(band.lines))
            and (bool(table) or (n == 0 and begun))
            and (not usual or band.bottom - band.top < 1.5 * usual)
        )
        if band is not None and (band.tabular or group):
            table.append(band)
            continue
        if table:
            printed = _printed(table, width, parts)
            if sum(b.tabular for b in table) > 1 or printed:
                yield table, printed
        table = []


def _covered(found: Sequence[Run]) -> list[tuple[float, float]]:
    """The intervals that runs cover together, from left to right."""
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((r.x0, r.x1) for r in found):
        if spans and x0 < spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _with_ends(
    table: Sequence[_Band], between: Sequence[float], chars: Sequence[Char]
) -> list[_Band]:
    """A table with the row above its first rule, and what a page cuts: above all, or below all.

    They are lines in the table's columns, which no other text parts from it.
    """
    found = list(table)
    if not between:
        return found
    lines = [tuple(apart(row)) for row in rows(chars)]
    above = [line for line in lines if line[0].middle < table[0].top]
    below = [line for line in lines if line[0].middle > table[-1].bottom]
    head = _near(reversed(above), table[0].top, between)
    cut = len(head) == len(above) and not all(r.x0 < between[0] for line in head for r in line)
    if head and (cut or (_columns_of(head, between) > 1 and len(head) <= 2)):
        found.insert(0, _Band(min(r.top for r in head[-1]) - 1, table[0].top, tuple(head[::-1])))
    elif _named(above, table):
        found.insert(0, _Band(above[0][0].top - 1, table[0].top, (above[0],)))
    foot = _near(below, table[-1].bottom, between)
    if _columns_of(foot, between) > 1 and len(foot) >= len(below) - 1:
        found.append(_Band(table[-1].bottom, max(r.bottom for r in foot[-1]) + 1, tuple(foot)))
    return found


def _named(above: Sequence[Sequence[Run]], table: Sequence[_Band]) -> bool:
    """Whether all that stands above a table is the name of a group, as close as a row of it."""
    if len(above) != 1 or len(above[0]) != 1:
        return False
    run, first = above[0][0], table[0].lines[0][0]
    return table[0].top - run.bottom <= 0.7 * run.em and abs(run.em - first.em) < 0.06 * run.em


def _near(
    lines: Iterable[tuple[Run, ...]], edge: float, between: Sequence[float]
) -> list[tuple[Run, ...]]:
    """The lines that follow from an edge, close to each other, and cross no column."""
    found: list[tuple[Run, ...]] = []
    for line in lines:
        near = min(abs(r.top - edge) for r in line), min(abs(r.bottom - edge) for r in line)
        crosses = any(r.x0 < x - 1 and x + 1 < r.x1 for r in line for x in between)
        if crosses or min(near) > 1.5 * line[0].em:
            break
        found.append(line)
        edge = max(r.bottom for r in line) if near[0] < near[1] else min(r.top for r in line)
    return found


def _columns_of(lines: Sequence[Sequence[Run]], between: Sequence[float]) -> int:
    """In how many columns lines have text."""
    return len({sum(x < r.x0 + 1 for x in between) for line in lines for r in line})


def _columns(
    table: Sequence[_Band],
    width: tuple[float, float],
    between: Sequence[float],
    partial: Sequence[Rule],
) -> Iterator[Rule]:
    """The rules of one table."""
    edges = [width[0], *between, width[1]]
    few = len(table) < _FEW
    for n, band in enumerate(table):
        split = _between_lines(band, between) if few and n else []
        for y in split:
            yield Rule(True, y, *width)
        inner = [r for r in partial if band.top + NEAR < r.at < band.bottom - NEAR]
        heights = [band.top, *sorted(r.at for r in inner), band.bottom]
        for top, bottom in pairwise(heights):
            below = [r for r in inner if r.at == bottom]
            runs_ = [r for line in band.lines for r in line if top < r.middle < bottom]
            over = [x for x in edges[1:-1] if any(r.x0 < x - 1 and x + 1 < r.x1 for r in runs_)]
            alone = len(runs_) == 1 and over  # the name of a group
            for x in edges[1:-1]:
                crossed = x in over or alone
                if not crossed and not any(_headed(rule, x, runs_) for rule in below):
                    yield Rule(False, x, top, bottom)
    for x in width:
        yield Rule(False, x, table[0].top, table[-1].bottom)


def _headed(rule: Rule, x: float, above: Sequence[Run]) -> bool:
    """Whether a rule under a part of a row has one head above it, which goes over its columns."""
    if not rule.start + NEAR < x < rule.end - NEAR:
        return False
    return sum(rule.start - NEAR <= r.x0 and r.x1 <= rule.end + NEAR for r in above) == 1


def _printed(
    table: Sequence[_Band], width: tuple[float, float], parts: Sequence[Rule]
) -> list[float]:
    """Where columns end by the parts of which the rules are drawn: a part for each cell."""
    heights = [table[0].top, *(band.bottom for band in table)]
    counts: dict[int, int] = {}
    for y in heights:
        own = [r for r in parts if r.level and abs(r.at - y) <= NEAR]
        ends = {round(x) for r in own for x in (r.start, r.end)}
        for x in ends:
            if width[0] + NEAR < x < width[1] - NEAR and not {x - 1, x - 2} & counts.keys():
                counts[x] = counts.get(x, 0) + 1
    return sorted(float(x) for x, n in counts.items() if 2 * n >= len(heights))


def _told(table: Sequence[_Band]) -> list[float]:
    """Where columns end by the room between texts, which few rows cross."""
    bands = [band for band in table if band.tabular]
    spans = [_covered([r for line in band.lines for r in line]) for band in bands]
    places = sorted({x for covered in spans for span in covered for x in span})
    most = _PART * len(bands)
    found: list[tuple[float, float]] = []
    for a, b in pairwise(places):
        middle = (a + b) / 2
        crossing = sum(any(x0 < middle < x1 for x0, x1 in covered) for covered in spans)
        if crossing > most or b - a < 1:
            continue
        if found and found[-1][1] == a:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return [(a + b) / 2 for a, b in found if b - a >= NEAR]


def _between_lines(band: _Band, between: Sequence[float]) -> list[float]:
    """Where rows end in a band of several: a line that has text in its first column begins one."""
    if len(band.lines) < 2 or not between:
        return []
    first = min(r.x0 for line in band.lines for r in line)
    column = next((x for x in between if x > first + 1), between[0])
    found = []
    for above, line in zip(band.lines, band.lines[1:], strict=False):
        begins = any(r.x0 < column for r in line)
        if begins and len(line) > 1:
            found.append((max(r.bottom for r in above) + min(r.top for r in line)) / 2)
    return found
