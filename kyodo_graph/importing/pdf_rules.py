"""Rules of a PDF's page: dashes made into rules, open sides closed, arrows told from rules.

A rule stands at a place (``at``) and goes from ``start`` to ``end``; lengths are points, heights
count from the page's upper edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

NEAR = 3.0
"""Points within which two places are one."""
_DASH = 8.0  # the longest dash
_BAR = 14.0  # the thickest arrow
_MOST = 400_000  # pairs of rules on a page that is a drawing, and not closed


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a page: a level one at a height, or an upright one."""

    level: bool
    at: float
    start: float
    end: float

    def edge(self) -> dict[str, Any]:
        """The rule as pdfplumber's finder of tables takes it."""
        if self.level:
            x0, x1, top, bottom = self.start, self.end, self.at, self.at
        else:
            x0, x1, top, bottom = self.at, self.at, self.start, self.end
        which = "h" if self.level else "v"
        return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0,
                "height": bottom - top, "orientation": which, "object_type": "line"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """An arrow or a bar that is drawn over a table's cells."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page: rules as they are printed, rules joined, arrows and bars."""

    parts: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    bars: tuple[Bar, ...]


def drawn(page: Any, more: Iterable[Rule] = ()) -> Drawn:
    """The rules of a page (of pdfplumber), with ``more`` that it lacks, and bars that are none."""
    from pdfplumber.utils.geometry import obj_to_edges

    # A small curve is the head of an arrow, or a letter that is drawn.
    curves = [o for o in page.curves if max(o["width"], o["height"]) > _BAR]
    every = [*page.lines, *page.rects, *curves]
    dashes = [o for o in every if _is_dash(o)]
    chained, left = _chains(dashes)
    short = [o for o in left if max(o["width"], o["height"]) >= NEAR]
    whole = [o for o in every if not _is_dash(o)]
    parts = [*chained, *_rules(e for o in [*whole, *short] for e in obj_to_edges(o))]
    could = [o for o in whole if _could_be_bar(o)]
    bars = _bars(could, parts) if could else []
    if bars:
        gone = {id(o) for o, _ in bars}
        kept = [o for o in [*whole, *short] if id(o) not in gone]
        parts = [*chained, *_rules(e for o in kept for e in obj_to_edges(o))]
    parts += more
    rules = joined(parts)
    if sum(r.level for r in rules) * sum(not r.level for r in rules) <= _MOST:
        rules = joined([*rules, *_closing(rules)])
    return Drawn(tuple(parts), tuple(rules), tuple(bar for _, bar in bars))


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules of one line that touch are one."""
    from pdfplumber.table import merge_edges

    return list(_rules(merge_edges([r.edge() for r in rules], NEAR, NEAR, NEAR, NEAR)))


def _rules(edges: Any) -> Iterator[Rule]:
    for e in edges:
        if e["orientation"] == "h" and e["x1"] - e["x0"] >= 1:
            yield Rule(True, e["top"], e["x0"], e["x1"])
        elif e["orientation"] == "v" and e["bottom"] - e["top"] >= 1:
            yield Rule(False, e["x0"], e["top"], e["bottom"])


def _is_dash(o: Any) -> bool:
    return bool(max(o["width"], o["height"]) <= _DASH and min(o["width"], o["height"]) <= 2.5)


def _chains(dashes: Sequence[Any]) -> tuple[list[Rule], list[Any]]:
    """The rules that dashes and dots make, and the dashes that make none."""
    found: list[Rule] = []
    used: set[int] = set()
    for level, across, along in ((True, "top", "x"), (False, "x0", "y")):
        ends = ("x0", "x1") if along == "x" else ("top", "bottom")
        chain: list[Any] = []
        for o in [*sorted(dashes, key=lambda o: (round(o[across]), o[ends[0]])), None]:
            same = o is not None and chain and abs(o[across] - chain[-1][across]) <= 1
            if same and -1 <= o[ends[0]] - chain[-1][ends[1]] <= _DASH / 2 + 2:
                chain.append(o)
                continue
            if len(chain) >= 4 and chain[-1][ends[1]] - chain[0][ends[0]] >= 10:
                at = median(o[across] for o in chain)
                found.append(Rule(level, at, chain[0][ends[0]], chain[-1][ends[1]]))
                used |= {id(o) for o in chain}
            chain = [o] if o is not None else []
    return found, [o for o in dashes if id(o) not in used]


def _could_be_bar(o: Any) -> bool:
    """Whether an object is long, level and thin: a rule, an arrow, or a bar."""
    return bool(o["width"] >= 8 and o["height"] <= _BAR and o["width"] >= 1.5 * o["height"])


def _bars(could: Sequence[Any], parts: Sequence[Rule]) -> list[tuple[Any, Bar]]:
    """Objects whose ends stand free between the rules of a table.

    A table's own rules end at upright ones, or reach as far as the rules above and below them.
    """
    # As they are printed: joined, rules stand where the mean of several is.
    upright = [r for r in parts if not r.level]
    level = joined([r for r in parts if r.level])
    found = []
    for o in could:
        x0, x1, y = o["x0"], o["x1"], (o["top"] + o["bottom"]) / 2
        at = [r.at for r in upright if r.start - NEAR <= y <= r.end + NEAR and r.end - r.start > 2]
        free = all(abs(a - x) > 1.5 for a in at for x in (x0, x1))
        if not free or not any(a < x0 for a in at) or not any(a > x1 for a in at):
            continue
        # A rule may be drawn cell by cell: its parts touch.
        beside = [r for r in parts if r.level and abs(r.at - y) <= 1.5]
        if any(abs(r.end - x0) <= 1.5 or abs(r.start - x1) <= 1.5 for r in beside):
            continue
        over = [r for r in level if r.start <= x0 - 1.5 and x1 + 1.5 <= r.end and abs(r.at - y) > 2]
        if any(r.at < y for r in over) and any(r.at > y for r in over):
            found.append((o, Bar(x0, x1, y)))
    return found


def _closing(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that a table lacks: at its open sides, and where a page cuts it."""
    added: list[Rule] = []
    for group in _connected(rules):
        level = [r for r in group if r.level]
        upright = [r for r in group if not r.level]
        if len(upright) < 2 or len(level) < 2:
            continue
        added += _closed(level, upright)
    return added


def _closed(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    """The rules that close one table; ``level`` and ``upright`` are those that it has."""
    left, right = min(r.at for r in upright), max(r.at for r in upright)
    open_left = _same_end([r for r in level if r.start < left - 8], lambda r: r.start)
    open_right = _same_end([r for r in level if r.end > right + 8], lambda r: r.end)
    x0 = median(r.start for r in open_left) if open_left else left
    x1 = median(r.end for r in open_right) if open_right else right
    top, bottom = min(r.at for r in level), max(r.at for r in level)
    below = _same_end([r for r in upright if r.end > bottom + 6], lambda r: r.end)
    above = _same_end([r for r in upright if r.start < top - 6], lambda r: r.start)
    # A cell over several rows may be cut where the others end.
    bottom = max(r.end for r in below) if below else bottom
    top = min(r.start for r in above) if above else top
    for y, cut in ((top, above), (bottom, below)):
        reach = [r.at for r in upright if r.start - NEAR <= y <= r.end + NEAR]
        if cut:
            yield Rule(True, y, x0, x1)
        elif len(reach) > 1:
            yield Rule(True, y, min(reach), max(reach))
    if open_left:
        yield Rule(False, x0, min(r.at for r in open_left), bottom)
    if open_right:
        yield Rule(False, x1, min(r.at for r in open_right), bottom)


def _same_end(rules: Sequence[Rule], end: Callable[[Rule], float]) -> list[Rule]:
    """The rules, two or more, that end at one place: the most of them."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=end):
        if groups and end(rule) - end(groups[-1][-1]) <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    most = max(groups, key=len, default=[])
    return most if len(most) >= 2 else []


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch or cross."""
    level = [r for r in rules if r.level]
    upright = [r for r in rules if not r.level]
    touching: dict[Rule, list[Rule]] = {r: [] for r in rules}
    for h in level:
        for v in upright:
            inside = h.start - NEAR <= v.at <= h.end + NEAR
            if inside and v.start - NEAR <= h.at <= v.end + NEAR:
                touching[h].append(v)
                touching[v].append(h)
    seen: set[Rule] = set()
    groups = []
    for rule in rules:
        if rule in seen:
            continue
        group, waiting = [], [rule]
        seen.add(rule)
        while waiting:
            one = waiting.pop()
            group.append(one)
            new = [other for other in touching[one] if other not in seen]
            seen.update(new)
            waiting += new
        groups.append(group)
    return groups
