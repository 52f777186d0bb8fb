"""The marks that stand in the cells of a table, each a small SVG with what it says.

A mark is drawn as the document prints it, in the colour of its sector; what a reader supplied has
the same shape in a grey hairline. A cell of a joint column is one capsule, never two marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from kyodo_graph.report.charts.canvas import Drawn, disc, line, plain, ring, tag
from kyodo_graph.report.charts.colours import ACCENT, INK, SUPPLIED, of_sector

SIDE, HALF = 22, 11
JOINT = 64
"""The breadth of a capsule, in pixels."""
YEARS = 132
DOT = 30
_LARGEST = 13.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark: its SVG, and what it says in words, which are also its title."""

    svg: str
    said: str


def mark(role: str, basis: str, sector: str, said: str) -> Glyph:
    """A part in an element: ringed disc for who leads, open ring for who takes part.

    Support is a triangle, as documents print it; another role a square.
    """
    stated = basis == "stated"
    colour = of_sector(sector) if stated else SUPPLIED
    return _glyph(SIDE, SIDE, _shape(role, HALF, HALF, colour, stated), said)


def capsule(role: str, basis: str, sector: str, said: str) -> Glyph:
    """The one mark of a joint column: an outline over the actors that share it."""
    stated = basis == "stated"
    colour = of_sector(sector) if stated else SUPPLIED
    outline = tag(
        "rect", x=1, y=1.5, width=JOINT - 2, height=19, rx=9.5, fill="none", stroke=colour,
        stroke_width=1.5 if stated else 1,
    )  # fmt: skip
    inside = _shape(role, JOINT / 2, HALF, colour, stated, 0.72)
    return _glyph(JOINT, SIDE, outline + inside, said)


def _shape(role: str, x: float, y: float, colour: str, stated: bool, size: float = 1.0) -> str:
    width = 1.7 if stated else 1
    if role == "lead":
        inner = (disc if stated else _thin)(x, y, 6.2 * size, colour)
        return ring(x, y, 9.4 * size, colour, width=width) + inner
    if role == "participant":
        return ring(x, y, 5.6 * size, colour, width=width)
    if role == "support":
        r = 7 * size
        return tag(
            "path", d=f"M{x} {y - r:.1f}L{x + r:.1f} {y + r * 0.75:.1f}H{x - r:.1f}Z", fill="none",
            stroke=colour, stroke_width=width,
        )  # fmt: skip
    r = 5 * size
    return tag(
        "rect", x=x - r, y=y - r, width=2 * r, height=2 * r, fill="none", stroke=colour,
        stroke_width=width,
    )  # fmt: skip


def _thin(x: float, y: float, r: float, colour: str) -> str:
    return ring(x, y, r, colour, width=1)


def function(state: str, said: str) -> Glyph:
    """A function of an intermediary.

    ``stated``: a full dot; ``implied``: an open dot in a grey hairline; ``differs``: a broken ring,
    where readings disagree; ``none``: a pin-prick, not written in any reading.
    """
    colour = of_sector("S3")
    body = {
        "stated": disc(HALF, HALF, 6.5, colour),
        "implied": ring(HALF, HALF, 6, SUPPLIED, width=1.2),
        "differs": ring(HALF, HALF, 6, ACCENT, broken=True),
        "none": disc(HALF, HALF, 1.2, SUPPLIED),
    }[state]
    return _glyph(SIDE, SIDE, body, said)


def yes(said: str) -> Glyph:
    """A thing that a document prints."""
    return _glyph(SIDE, SIDE, disc(HALF, HALF, 6, INK), said)


def no(said: str) -> Glyph:
    """A thing that it does not."""
    return _glyph(SIDE, SIDE, disc(HALF, HALF, 1.2, SUPPLIED), said)


def share(part: float, first: bool, said: str) -> Glyph:
    """A share as the area of a dot; in the accent where it is the largest of its row."""
    if not part:
        return _glyph(DOT, DOT, disc(DOT / 2, DOT / 2, 1.2, SUPPLIED), said)
    r = max(2.0, _LARGEST * sqrt(part))
    return _glyph(DOT, DOT, disc(DOT / 2, DOT / 2, r, ACCENT if first else INK), said)


def unit(sector: str, said: str) -> Glyph:
    """One item of a row of items."""
    return _glyph(16, 16, disc(8, 8, 6.5, of_sector(sector)), said)


def schedule(
    steps: Sequence[tuple[int, int, str]], years: tuple[int, int], odd: bool, said: str
) -> Glyph:
    """A schedule over years: dot where something is done, line where it goes on.

    ``steps`` are first year, last year, phase; to consider is an open dot and a broken line, in
    the accent where the row is an exception (``odd``).
    """
    first, last = years
    colour = ACCENT if odd else INK
    left, room = 12.0, YEARS - 24.0

    def at(year: float) -> float:
        return left + room * (year - first) / max(last - first, 1)

    body = ""
    ordered = sorted(steps)
    for k, (start, end, phase) in enumerate(ordered):
        until = ordered[k + 1][0] if k + 1 < len(ordered) else end
        goes_on = max(end, min(until, last))
        broken = phase == "consider"
        if goes_on > start:
            body += line(at(start), HALF, at(goes_on), HALF, colour, 2, broken)
    for start, _end, phase in ordered:
        if phase == "consider":
            body += tag("circle", cx=at(start), cy=HALF, r=4.5, fill="#fff", stroke=colour,
                        stroke_width=2)  # fmt: skip
        elif phase != "continue":
            body += disc(at(start), HALF, 5, colour)
    return _glyph(YEARS, SIDE, body, said)


def _glyph(width: int, height: int, body: str, said: str) -> Glyph:
    drawn = Drawn(width, height, tag("title", plain(said)) + body)
    return Glyph(drawn.svg(said), said)


STRIP, STRIP_HIGH = 560, 30
FARTHEST = (-1.5, 2.5)
"""How far a strip reaches: 0 is the baseline, 1 the target; beyond, a dot stands at the edge."""


def strip(shares: Sequence[tuple[float, str]], ends: tuple[float, float], said: str) -> Glyph:
    """Indicators between baseline and target: a dot each, with what it says.

    Worse than the baseline is in the accent, reached an open dot in ink, between a full one.
    """
    low, high = max(ends[0], FARTHEST[0]), min(ends[1], FARTHEST[1])

    def at(share: float) -> float:
        inside = min(max(share, low), high)
        return 8 + (STRIP - 16) * (inside - low) / max(high - low, 0.1)

    middle = STRIP_HIGH / 2
    body = line(at(0), 2, at(0), STRIP_HIGH - 2, SUPPLIED)
    body += line(at(1), 2, at(1), STRIP_HIGH - 2, INK, 2)
    for share_, told in sorted(shares):
        if share_ >= 1:
            body += tag("circle", title=told, cx=at(share_), cy=middle, r=5.5, fill="#fff",
                        stroke=INK, stroke_width=1.8)  # fmt: skip
        else:
            body += disc(at(share_), middle, 5.5, ACCENT if share_ < 0 else INK, told)
    return _glyph(STRIP, STRIP_HIGH, body, said)


def fate(disposition: str, said: str) -> Glyph:
    """One item of a plan by what became of it: goes on, is complete, was dropped, or else."""
    looks = {"continued": (INK, INK), "completed": ("#fff", INK), "abolished": ("#fff", ACCENT)}
    fill, edge = looks.get(disposition, (SUPPLIED, SUPPLIED))
    square = tag("rect", x=1, y=2, width=9, height=12, fill=fill, stroke=edge, stroke_width=1.5)
    return _glyph(12, 16, square, said)
