"""How large nodes are drawn."""

from __future__ import annotations

from collections.abc import Sequence


def radius_range(nodes: int) -> tuple[float, float]:
    """Radii of the smallest and the largest node of so many, in pixels at the scale 1.

    The more there are, the smaller all are seen; layouts keep nodes 46 pixels apart.
    """
    if nodes <= 150:
        return 8.0, 24.0
    return (10.0, 26.0) if nodes <= 400 else (13.0, 30.0)


def radii(values: Sequence[float | None]) -> list[float]:
    """Radii of nodes: the area grows with the value; the smallest for what has none.

    >>> radii([0.0, 1.0, None])
    [8.0, 24.0, 8.0]
    """
    smallest, largest = radius_range(len(values))
    top = max((v for v in values if v is not None), default=0.0)
    if top <= 0:
        return [smallest + 3 for _ in values]
    span = largest**2 - smallest**2
    areas = [smallest**2 + span * max(v or 0.0, 0.0) / top for v in values]
    return [round(float(area**0.5), 2) for area in areas]
