"""Room around nodes: none too near to another, parts side by side, sizes as a screen takes them."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, sin, sqrt

import numpy as np

from kyodo_graph.views.circles import SPACING, enclosing
from kyodo_graph.views.layouts.net import Floats
from kyodo_graph.views.packing import pack

# The root mean square distance from the middle is this many pixels times √nodes: 300 nodes then
# spread over about 2,000 px.
_SPREAD = 36.0
_SWEEPS = 400
# Rounding to tenths may bring two nodes nearer by 0.15 px.
_SLACK = 0.2
# Pushed a little farther than needed, so that pushing ends.
_PUSH = 1.02
_TURNS = 36
_GOLDEN_ANGLE = np.pi * (3 - sqrt(5))


def apart(places: Floats, least: float = SPACING) -> Floats:
    """The same arrangement with no two nodes nearer than ``least``.

    Pairs that are too near are pushed apart along their line, by half of what is missing each,
    until there are none; a crowd that does not come apart so is enlarged as a whole. What has
    enough room, rounded to tenths, stays as it is.
    """
    from scipy.spatial import cKDTree

    tenths = np.round(places, 1)
    if not len(cKDTree(tenths).query_pairs(least * (1 - 1e-9), output_type="ndarray")):
        return tenths
    least += _SLACK
    places = places.copy()
    for _ in range(_SWEEPS):
        pairs = cKDTree(places).query_pairs(least, output_type="ndarray")
        if not len(pairs):
            return places
        first, second = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
        way = places[first] - places[second]
        distance = np.hypot(way[:, 0], way[:, 1])
        # Two at one point have no line: each pair gets a direction of its own.
        angle = first * _GOLDEN_ANGLE
        same = distance < 1e-6
        way[same] = np.column_stack([np.cos(angle), np.sin(angle)])[same]
        push = way * ((least * _PUSH - distance) / 2 / np.where(same, 1.0, distance))[:, None]
        np.add.at(places, first, push)
        np.add.at(places, second, -push)
    nearest = np.asarray(cKDTree(places).query(places, k=2)[0])[:, 1].min()
    return places * max(1.0, least / max(float(nearest), 1e-3))


def sized(places: Floats) -> Floats:
    """Around the origin, the longer axis across, and as large as its number of nodes asks for."""
    places = places - places.mean(axis=0)
    x, y = places.T
    angle = atan2(2 * float((x * y).sum()), float((x * x - y * y).sum())) / 2
    turn = np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
    places = np.einsum("ij,jk->ik", places, turn)
    extent = sqrt(float((places**2).sum(axis=1).mean()))
    return places * (_SPREAD * sqrt(len(places)) / extent if extent > 0 else 0.0)


def beside_each_other(parts: Sequence[Floats], gap: float = 30.0) -> list[Floats]:
    """The parts moved, not turned, so that none overlaps another: compact, wider than high.

    ``gap`` is the room around each part in pixels.
    """
    circles = [enclosing([(float(x), float(y), gap) for x, y in part]) for part in parts]
    radii = [radius for _, _, radius in circles]
    order = sorted(range(len(parts)), key=lambda at: -radii[at])
    centres = np.zeros((len(parts), 2))
    centres[order] = _wide(np.array(pack([radii[at] for at in order])), np.array(radii)[order])
    return [
        part + (centre - np.array(circle[:2]))
        for part, centre, circle in zip(parts, centres, circles, strict=True)
    ]


def _wide(centres: Floats, radii: Floats) -> Floats:
    """The circles turned around the origin as a whole, by the angle at which they are least high.

    >>> _wide(np.array([[0.0, -1.0], [0.0, 1.0]]), np.ones(2)).round(6) + 0.0
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    turns = [
        np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        for angle in np.linspace(0, np.pi, _TURNS, endpoint=False)
    ]
    heights = [
        np.ptp(np.concatenate([y - radii, y + radii]))
        for y in ((centres @ turn)[:, 1] for turn in turns)
    ]
    found: Floats = centres @ turns[int(np.argmin(np.round(heights, 3)))]
    return found


def centred(places: Floats) -> Floats:
    """With the middle of its bounding box at the origin."""
    return places - (places.min(axis=0) + places.max(axis=0)) / 2 if len(places) else places
