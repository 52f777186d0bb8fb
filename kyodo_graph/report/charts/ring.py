"""The network of a plan: actors in two columns, each name whole, ties as curves between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import Drawn, breadth, disc, tag, text, wrapped
from kyodo_graph.report.charts.colours import SOFT, SUPPLIED, of_sector

MOST_ROOM, LEAST_ROOM = 380.0, 120.0
"""For a name, in pixels; a longer one takes two or three lines."""
ROW, DENSE, LEADING, MOST = 27.0, 22.0, 18.0, 3
MANY = 40
"""Actors from which on rows stand closer."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor: its id on the page, its name, its sector, whether it is what the page is about."""

    id: str
    label: str
    sector: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """What binds two actors (by id): whether it is stated, how many ties, and what they are."""

    one: str
    other: str
    stated: bool
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class _Placed:
    dot: Dot
    x: float
    y: float
    lines: tuple[str, ...]
    left: bool


def network(
    dots: Sequence[Dot],
    curves: Sequence[Curve],
    joint: Sequence[tuple[str, ...]],
    width: int,
    said: str,
    name: str,
) -> str:
    """The drawing at a width; dots stand as they are given, half of the rows on either side.

    Actors of a ``joint`` column that stand below each other are joined by a bracket. A tie that is
    stated is a full line, one that a reader supplied a grey hairline.
    """
    room = max([LEAST_ROOM, *(min(MOST_ROOM, breadth(d.label) + 4) for d in dots)])
    placed, height = _placed(dots, width, room)
    at = {p.dot.id: p for p in placed}
    strong = {d.id for d in dots if d.strong}
    ordered = sorted(curves, key=lambda c: (c.stated, bool({c.one, c.other} & strong)))
    body = "".join(_curve(at[c.one], at[c.other], c, strong, width) for c in ordered)
    body += "".join(_bracket([at[a] for a in group if a in at]) for group in joint)
    body += "".join(map(_dot, placed))
    return Drawn(width, int(height), body).svg(said, name)


def _placed(dots: Sequence[Dot], width: int, room: float) -> tuple[list[_Placed], float]:
    rows = [tuple(wrapped(d.label, room, MOST)) for d in dots]
    row = DENSE if len(dots) > MANY else ROW
    heights = [max(row, LEADING * len(lines) + row - 20) for lines in rows]
    half, total, at = sum(heights) / 2, 0.0, 0
    while at < len(dots) and total + heights[at] / 2 <= half:
        total += heights[at]
        at += 1
    found, depth = [], 0.0
    for left, part in ((True, range(at)), (False, range(at, len(dots)))):
        y = 4.0
        for k in part:
            x = room + 14 if left else width - room - 14
            found.append(_Placed(dots[k], x, y + heights[k] / 2, rows[k], left))
            y += heights[k]
        depth = max(depth, y)
    return found, depth + 4


def _dot(placed: _Placed) -> str:
    dot = placed.dot
    x = placed.x - 12 if placed.left else placed.x + 12
    anchor = "end" if placed.left else "start"
    top = placed.y - (len(placed.lines) - 1) * LEADING / 2
    words = "".join(
        text(x, top + k * LEADING, row, anchor=anchor, strong=dot.strong)
        for k, row in enumerate(placed.lines)
    )
    mark = disc(placed.x, placed.y, 7 if dot.strong else 5, of_sector(dot.sector))
    return tag("a", mark + words, href=f"#{dot.id}", data_actor=dot.id)


def _curve(one: _Placed, other: _Placed, curve: Curve, strong: set[str], width: int) -> str:
    if one.left == other.left:
        # Actors of one side: a bow into the middle, the wider the farther apart they stand.
        reach = min(60 + abs(one.y - other.y) * 0.45, abs(width - 2 * one.x) * 0.8)
        middle = one.x + reach if one.left else one.x - reach
    else:
        middle = (one.x + other.x) / 2
    path = (
        f"M{one.x:.0f} {one.y:.1f}C{middle:.0f} {one.y:.1f} {middle:.0f} {other.y:.1f} "
        f"{other.x:.0f} {other.y:.1f}"
    )
    ours = bool({curve.one, curve.other} & strong)
    colour = SUPPLIED if not curve.stated else of_sector("S3") if ours else SOFT
    stroke = 1.2 + 0.5 * min(curve.count - 1, 4) if curve.stated else 0.8
    stroke += 0.8 if ours else 0.0
    return tag(
        "path",
        title=curve.said,
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=stroke,
        stroke_opacity=None if ours else 0.6,
        stroke_dasharray=None if curve.stated else "3 3",
        data_ends=f"{curve.one} {curve.other}",
    )


def _bracket(placed: Sequence[_Placed]) -> str:
    """Beside names that stand together in one column of the document."""
    if len(placed) < 2 or len({p.left for p in placed}) > 1:
        return ""
    longest = max(breadth(line) for p in placed for line in p.lines)
    top, bottom = min(p.y for p in placed), max(p.y for p in placed)
    way = -1 if placed[0].left else 1
    x = placed[0].x + way * (12 + longest + 8)
    path = f"M{x:.0f} {top - 6:.1f}h{way * 6}V{bottom + 6:.1f}h{-way * 6}"
    joint = " ".join(p.dot.id for p in placed)
    return tag("path", d=path, fill="none", stroke=SOFT, stroke_width=1, data_joint=joint)


def spoken(ties: Mapping[str, int], comma: str) -> str:
    """Relations with how often each is told, as a title lists them.

    >>> spoken({"supports": 2, "funds": 1}, ", ")
    'supports ×2, funds'
    """
    return comma.join(f"{name} ×{n}" if n > 1 else name for name, n in ties.items())
