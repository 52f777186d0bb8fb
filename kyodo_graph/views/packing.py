"""Circles packed side by side: compact, without overlap, the same for the same radii."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, inf, sqrt

from kyodo_graph.views.circles import Point, enclosing

_ROUNDING = 1e-6
_TOUCHING = 1e-4


def pack(radii: Sequence[float]) -> list[Point]:
    """Centres of circles side by side without overlap, compact around the origin.

    They are placed in the order given, each against two of the outermost, at the place nearest to
    the middle (Wang et al. 2006): large ones first makes the more compact picture.

    >>> [(round(x, 1), round(y, 1)) for x, y in pack([2.0, 1.0])]
    [(-1.0, 0.0), (2.0, 0.0)]
    """
    if not radii:
        return []
    placed = [(0.0, 0.0)] if len(radii) == 1 else [(0.0, 0.0), (radii[0] + radii[1], 0.0)]
    if len(radii) > 2:
        placed.append(_against(placed[1], radii[1], placed[0], radii[0], radii[2]))
        _add_the_rest(_Front(placed, radii), radii)
    x, y, _ = enclosing([(cx, cy, r) for (cx, cy), r in zip(placed, radii, strict=True)])
    return [(cx - x, cy - y) for cx, cy in placed]


def _add_the_rest(front: _Front, radii: Sequence[float]) -> None:
    """Puts circles against two neighbours a and b of the front.

    Where a third one is in the way, the front is shortened to that one and the circle tried again.
    """
    for new in range(3, len(radii)):
        a, b = front.nearest_place(radii[new])
        while True:
            centre = front.place(a, b, radii[new])
            shorter = front.without_what_is_in_the_way(centre, radii[new], a, b)
            if shorter is None:
                break
            a, b = shorter
            front.link(a, b)
        front.centres.append(centre)
        front.link(a, new)
        front.link(new, b)
        front.leave_out_what_is_enclosed(new)


class _Front:
    """The outermost circles as a ring of neighbours, by index; it starts with three."""

    def __init__(self, centres: list[Point], radii: Sequence[float]) -> None:
        self.centres = centres
        self.radii = radii
        self.after = {0: 1, 1: 2, 2: 0}
        self.before = {1: 0, 2: 1, 0: 2}
        self.start = 0

    def link(self, a: int, b: int) -> None:
        """Makes b the neighbour after a; what lay between is no longer on the front."""
        self.after[a], self.before[b] = b, a
        self.start = a

    def without_what_is_in_the_way(
        self, centre: Point, radius: float, a: int, b: int
    ) -> tuple[int, int] | None:
        """The neighbours to try next where a new circle between a and b would overlap another.

        The front is searched ahead of b and behind a in turn, so that the nearer one is found
        first; nothing where none is in the way.
        """
        ahead, behind = self.after[b], self.before[a]
        far_ahead, far_behind = self.radii[b], self.radii[a]
        while True:
            if far_ahead <= far_behind:
                if self._overlaps(ahead, centre, radius):
                    return a, ahead
                far_ahead += self.radii[ahead]
                ahead = self.after[ahead]
            else:
                if self._overlaps(behind, centre, radius):
                    return behind, b
                far_behind += self.radii[behind]
                behind = self.before[behind]
            if ahead == self.after[behind]:
                return None

    def place(self, a: int, b: int, radius: float) -> Point:
        """Where a circle stands that touches two neighbours from outside."""
        centres, radii = self.centres, self.radii
        return _against(centres[a], radii[a], centres[b], radii[b], radius)

    def nearest_place(self, radius: float) -> tuple[int, int]:
        """The first two neighbours between which a circle is nearest to the origin."""
        best, found = inf, self.start
        here = self.start
        while True:
            there = self.after[here]
            distance = hypot(*self.place(here, there, radius))
            if distance < best - _ROUNDING:
                best, found = distance, here
            here = there
            if here == self.start:
                return found, self.after[found]

    def leave_out_what_is_enclosed(self, new: int) -> None:
        """Neighbours of a new circle that it shuts in, as it touches those behind them as well."""
        while self._shut_in(new, self.after[new], self.after[self.after[new]]):
            self.link(new, self.after[self.after[new]])
        while self._shut_in(self.before[self.before[new]], self.before[new], new):
            self.link(self.before[self.before[new]], new)

    def _shut_in(self, one: int, between: int, other: int) -> bool:
        """Whether two circles of the front touch, with the one between them on the inner side."""
        if self.after[other] == one:
            return False
        (x, y), (u, v), (p, q) = (self.centres[at] for at in (one, other, between))
        inside = (u - x) * (q - y) - (v - y) * (p - x) > 0
        return inside and hypot(x - u, y - v) - self.radii[one] - self.radii[other] < _TOUCHING

    def _overlaps(self, index: int, centre: Point, radius: float) -> bool:
        x, y = self.centres[index]
        return hypot(x - centre[0], y - centre[1]) < self.radii[index] + radius - _ROUNDING


def _against(p: Point, rp: float, q: Point, rq: float, r: float) -> Point:
    """The centre of a circle of radius r that touches two, right of the way p to q (y upwards)."""
    dx, dy = q[0] - p[0], q[1] - p[1]
    distance = hypot(dx, dy)
    along = (distance * distance + (rp + r) ** 2 - (rq + r) ** 2) / (2 * distance)
    aside = sqrt(max(0.0, (rp + r) ** 2 - along * along))
    ux, uy = dx / distance, dy / distance
    return p[0] + along * ux + aside * uy, p[1] + along * uy - aside * ux
