"""Concentric: the nodes with the most neighbours in the middle, the others on rings around them.

The idea is the target diagram (Brandes, Kenis & Wagner 2003); within a ring, nodes
stand in the direction of their neighbours, as in layered drawings.
"""

from __future__ import annotations

from math import asin, floor, pi

import numpy as np

from kyodo_graph.views.circles import SPACING
from kyodo_graph.views.layouts.net import (
    Floats,
    Ints,
    Net,
    are_known,
    degrees,
    known_places,
    neighbours,
    positions,
)
from kyodo_graph.views.model import Positions

# From ring to ring, and along a ring at least, in px.
_RING = 110.0
_ALONG = SPACING + 14.0
# A ring may be closed early where the next node has fewer neighbours than those on it.
_FULL_ENOUGH = 0.6
_SWEEPS = 12


def concentric(net: Net, previous: Positions) -> Positions:
    """Positions on rings by the number of neighbours, the highest in the middle."""
    places = np.zeros((len(net), 2))
    if not len(net):
        return {}
    rings = _rings(degrees(net))
    radii = _radii(rings)
    angles = _angles(net, rings, known_places(net, previous))
    for ring, radius in zip(rings, radii, strict=True):
        around = angles[ring]
        places[ring] = radius * np.column_stack([np.cos(around), np.sin(around)])
    return positions(net, places)


def _rings(degree: Ints) -> list[Ints]:
    """The nodes of each ring, from the middle outwards; one in the middle where it stands out."""
    order = np.lexsort((np.arange(len(degree)), -degree)).astype(np.int64)
    alone = len(order) == 1 or degree[order[0]] > degree[order[1]]
    rings = [order[:1]] if alone else []
    at = len(rings)
    level = 1
    while at < len(order):
        room = floor(pi / asin(_ALONG / (2 * _RING * level)))
        end = min(len(order), at + room)
        if end < len(order):
            # Of the last two places where the degree falls, the later one: equals stay together.
            falls = [k for k in range(at + 1, end + 1) if degree[order[k - 1]] > degree[order[k]]]
            if falls and falls[-1] - at >= _FULL_ENOUGH * room:
                end = falls[-1]
        rings.append(order[at:end])
        at, level = end, level + 1
    return rings


def _radii(rings: list[Ints]) -> list[float]:
    alone = len(rings[0]) == 1
    return [_RING * (at if alone else at + 1) for at in range(len(rings))]


def _angles(net: Net, rings: list[Ints], before: Floats) -> Floats:
    """Each ring in the order of the directions of its neighbours, evenly spaced, turned to them.

    Sweeps go outwards; the first looks only at neighbours that have been placed. A node in the
    middle has no direction. Nodes that stood somewhere before keep to that direction.
    """
    linked = neighbours(net)
    angles: Floats = np.zeros(len(net))
    for ring in rings:
        angles[ring] = 2 * pi * np.arange(len(ring)) / len(ring)
    known = are_known(before)
    angles[known] = np.arctan2(before[known, 1], before[known, 0])
    seen: Floats = known.astype(np.float64)
    if len(rings[0]) == 1:
        rings = rings[1:]
    for _ in range(1 if known.any() else _SWEEPS):
        for ring in rings:
            wanted = _directions(ring, linked, angles, seen)
            wanted[known[ring]] = angles[ring][known[ring]]
            angles[ring] = _evenly(ring, wanted, angles[ring])
            seen[ring] = 1.0
    return angles


def _directions(ring: Ints, linked: list[Ints], angles: Floats, weight: Floats) -> Floats:
    """The mean direction of the neighbours of each node; not a number where they have none."""
    wanted = np.full(len(ring), np.nan)
    for at, node in enumerate(ring):
        others = linked[node]
        heavy = weight[others]
        x, y = np.cos(angles[others]) @ heavy, np.sin(angles[others]) @ heavy
        if np.hypot(x, y) > 1e-9:
            wanted[at] = np.arctan2(y, x)
    return wanted


def _evenly(ring: Ints, wanted: Floats, now: Floats) -> Floats:
    """Angles of equal distance in the order of those wanted, turned to fit them best."""
    goal = np.where(np.isfinite(wanted), wanted, now)
    order = np.lexsort((ring, np.round(goal, 9) % (2 * pi)))
    slots = 2 * pi * np.arange(len(ring)) / len(ring)
    off = goal[order] - slots
    turn = np.arctan2(np.sin(off).sum(), np.cos(off).sum())
    angles = np.empty(len(ring))
    angles[order] = slots + turn
    return angles
