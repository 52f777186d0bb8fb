"""Circles in a plane: enclosed by one, on a ring, and the seeds of a sunflower.

Only :mod:`math`; units are whatever the radii are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, ceil, cos, hypot, inf, pi, sin, sqrt

Point = tuple[float, float]
Circle = tuple[float, float, float]
"""The centre's x and y, and the radius."""

SPACING = 46.0
"""The least distance of two nodes, centre to centre, where labels may stand on any side, px."""

_GOLDEN_ANGLE = pi * (3 - sqrt(5))
# Of all seeds at √(k + ½), the two nearest to each other (0 and 3) are this far apart.
_NEAREST_SEEDS = 1.546
_STEPS_OF_ENCLOSING = 60
_HALVINGS = 50


def sunflower(count: int, spacing: float) -> list[Point]:
    """Places around the origin as the seeds of a sunflower stand, the first in the middle.

    Seed k stands at the distance c·√(k + ½) and the angle k·137.5° (Vogel 1979); c is such
    that no two seeds are nearer than ``spacing``.

    >>> seeds = sunflower(60, 46.0)
    >>> len(seeds), round(hypot(*seeds[0])), round(hypot(*seeds[-1]))
    (60, 21, 230)
    """
    scale = spacing / _NEAREST_SEEDS
    polar = [(scale * sqrt(k + 0.5), k * _GOLDEN_ANGLE) for k in range(count)]
    return [(r * cos(angle), r * sin(angle)) for r, angle in polar]


def sunflower_radius(count: int, spacing: float) -> float:
    """The distance of the outermost of so many seeds from the middle; 0 for none.

    >>> round(sunflower_radius(60, 46.0))
    230
    """
    return spacing / _NEAREST_SEEDS * sqrt(count - 0.5) if count else 0.0


def enclosing(circles: Sequence[Circle]) -> Circle:
    """A circle that holds all circles given, hardly larger than the smallest that does.

    The centre walks towards the farthest circle in ever smaller steps (Bădoiu & Clarkson 2003);
    the radius is exact for the centre that it ends at.

    >>> x, y, radius = enclosing([(0.0, 0.0, 1.0), (10.0, 0.0, 1.0)])
    >>> round(x, 1), y, round(radius, 1)
    (5.0, 0.0, 6.0)
    """
    if not circles:
        return 0.0, 0.0, 0.0
    x = sum(circle[0] for circle in circles) / len(circles)
    y = sum(circle[1] for circle in circles) / len(circles)
    best = x, y, inf
    for step in range(_STEPS_OF_ENCLOSING):
        reaches = [hypot(cx - x, cy - y) + r for cx, cy, r in circles]
        reach = max(reaches)
        if reach < best[2]:
            best = x, y, reach
        cx, cy, r = circles[reaches.index(reach)]
        distance = hypot(cx - x, cy - y)
        if distance <= 0:
            break
        # Towards the farthest point of that circle, which lies behind its centre.
        move = (distance + r) / distance / (step + 2)
        x, y = x + (cx - x) * move, y + (cy - y) * move
    return best


def ring_radius(radii: Sequence[float], least: float = 0.0) -> float:
    """The radius of the ring on which circles fit side by side; not less than ``least``.

    >>> round(ring_radius([1.0] * 6), 3)
    2.0
    """
    if len(radii) < 2:
        return least
    low = max(least, *radii)
    if sum(ring_angles(radii, low)) <= 2 * pi:
        return low
    high = 2 * low
    while sum(ring_angles(radii, high)) > 2 * pi:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        fits = sum(ring_angles(radii, middle)) <= 2 * pi
        low, high = (low, middle) if fits else (middle, high)
    return high


def ring_angles(radii: Sequence[float], ring: float) -> list[float]:
    """The angle that each circle takes on a ring, seen from the middle: 2·asin(r / R).

    >>> [round(angle / pi, 2) for angle in ring_angles([1.0, 2.0], 2.0)]
    [0.33, 1.0]
    """
    return [2 * asin(min(1.0, r / ring)) if ring > 0 else 0.0 for r in radii]


def rounded_up(radius: float) -> float:
    """To the next tenth, so that what fitted still fits.

    >>> rounded_up(1.01)
    1.1
    """
    return ceil(radius * 10) / 10
