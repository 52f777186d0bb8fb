"""By city: each city by itself, cities around what they share."""

from __future__ import annotations

from collections import Counter
from math import pi

import numpy as np

from kyodo_graph.views.circles import SPACING, enclosing, ring_angles, ring_radius, sunflower_radius
from kyodo_graph.views.layouts.energy import filled_in
from kyodo_graph.views.layouts.force import beside, force_places
from kyodo_graph.views.layouts.net import (
    Floats,
    Ints,
    Net,
    are_known,
    known_places,
    neighbours,
    part_of,
    positions,
)
from kyodo_graph.views.layouts.spacing import apart, beside_each_other, centred
from kyodo_graph.views.model import Positions

# Room around a city, and between shared nodes, which have long labels and many links, in px.
_AROUND = 70.0
_SHARED = 100.0
_ROUNDS = 4


def by_city(net: Net, seed: int, previous: Positions) -> Positions:
    """Positions with each city's nodes together, on a ring around the nodes that cities share."""
    linked = neighbours(net)
    owner = owners(net, linked)
    before = known_places(net, previous)
    cities = [np.flatnonzero(owner == key) for key in sorted({*owner.tolist()} - {""})]
    shared = np.flatnonzero(owner == "")
    inner = [_inside(net, members, shared, linked, before, seed) for members in cities]
    places = np.full((len(net), 2), np.nan)
    if np.isfinite(before).any():
        _keep(places, cities, inner, before)
    elif len(shared):
        _around(places, cities, inner, shared, linked)
    else:
        for members, found in zip(cities, beside_each_other(inner, _AROUND), strict=True):
            places[members] = found
    return positions(net, apart(filled_in(net, places, seed)))


def owners(net: Net, linked: list[Ints]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """The city that each node is drawn with; empty for those that cities share.

    That is its own city, unless more than half of its neighbours belong to others and these to
    more than one; and for a node of no city, the one that all its neighbours belong to.
    """
    cities = [node.city for node in net.nodes]
    owner = np.array(cities, dtype=object)
    for at, others in enumerate(linked):
        around = Counter(cities[other] for other in others if cities[other])
        if not cities[at]:
            owner[at] = next(iter(around)) if len(around) == 1 else ""
        else:
            foreign = around.total() - around[cities[at]]
            if len(set(around) - {cities[at]}) > 1 and 2 * foreign > around.total():
                owner[at] = ""
    return owner


def _inside(
    net: Net, members: Ints, shared: Ints, linked: list[Ints], before: Floats, seed: int
) -> Floats:
    """A city by itself. What it shares takes part, so that nodes tied to the same lie together."""
    if are_known(before[members]).all():
        return before[members]
    own = set(members.tolist())
    ghosts = [int(at) for at in shared if not own.isdisjoint(linked[at].tolist())]
    with_ghosts = np.sort(np.concatenate([members, np.array(ghosts, dtype=np.int64)]))
    held = before[with_ghosts].copy()
    is_member = np.isin(with_ghosts, members)
    held[~is_member] = np.nan
    return force_places(part_of(net, with_ghosts), seed, held)[is_member]


def _keep(places: Floats, cities: list[Ints], inner: list[Floats], before: Floats) -> None:
    """Cities stay where they stood; new ones come to the right of them."""
    new = []
    for members, found in zip(cities, inner, strict=True):
        if np.isfinite(before[members]).any():
            places[members] = found
        else:
            new.append((members, found))
    known = are_known(before)
    free = np.isnan(places).all(axis=1) & known
    places[free] = before[free]
    if new:
        packed = beside_each_other([found for _, found in new], _AROUND)
        block = np.concatenate(packed)
        middle = (block.min(axis=0) + block.max(axis=0)) / 2
        move = beside(places[are_known(places)], centred(block)) - middle
        for (members, _), found in zip(new, packed, strict=True):
            places[members] = found + move


def _around(
    places: Floats, cities: list[Ints], inner: list[Floats], shared: Ints, linked: list[Ints]
) -> None:
    """Cities on a ring, turned to face what they share, which stands between its neighbours."""
    circles = [enclosing([(float(x), float(y), _AROUND) for x, y in part]) for part in inner]
    inner = [part - np.array(circle[:2]) for part, circle in zip(inner, circles, strict=True)]
    radii = [radius for _, _, radius in circles]
    room = sunflower_radius(len(shared), _SHARED)
    centres = _on_ring(radii, room)
    for members, part, centre in zip(cities, inner, centres, strict=True):
        places[members] = part + centre
    for _ in range(_ROUNDS):
        places[shared] = _between(places, shared, linked, room)
        for members, part, centre in zip(cities, inner, centres, strict=True):
            places[members] = _turned(members, part, centre, places, shared, linked) + centre
    places[shared] = apart(_between(places, shared, linked, room), _SHARED)


def _on_ring(radii: list[float], room: float) -> list[Floats]:
    """Centres of the cities: in order around the middle, which keeps its room."""
    ring = ring_radius(radii, room + max(radii, default=0.0))
    widths = ring_angles(radii, ring)
    spare = (2 * pi - sum(widths)) / max(1, len(widths))
    centres, angle = [], -pi / 2 - (widths[0] / 2 if widths else 0.0)
    for width in widths:
        angle += width / 2
        centres.append(ring * np.array([np.cos(angle), np.sin(angle)]))
        angle += width / 2 + spare
    return centres


def _between(places: Floats, shared: Ints, linked: list[Ints], room: float) -> Floats:
    """Shared nodes at the mean of their neighbours, drawn apart to fill the room in the middle."""
    outside = np.ones(len(places), dtype=bool)
    outside[shared] = False
    found = np.zeros((len(shared), 2))
    for at, node in enumerate(shared):
        others = linked[node][outside[linked[node]]]
        if len(others):
            found[at] = places[others].mean(axis=0)
    extent = float(np.hypot(found[:, 0], found[:, 1]).max())
    return found * (max(room, SPACING) / extent if extent > 0 else 1.0)


def _turned(
    members: Ints,
    part: Floats,
    centre: Floats,
    places: Floats,
    shared: Ints,
    linked: list[Ints],
) -> Floats:
    """The part turned, or mirrored and turned, so that its links to shared nodes are short.

    The best turn has a closed form (Procrustes: Schönemann 1966).
    """
    is_shared = np.zeros(len(places), dtype=bool)
    is_shared[shared] = True
    pairs = [(at, other) for at, node in enumerate(members) for other in linked[node]]
    ends = np.array([pair for pair in pairs if is_shared[pair[1]]], dtype=np.int64).reshape(-1, 2)
    goal = places[ends[:, 1]] - centre
    best, fit = part, -np.inf
    for mirrored in (part, part * np.array([1.0, -1.0])):
        own = mirrored[ends[:, 0]]
        along = float((own * goal).sum())
        across = float((own[:, 0] * goal[:, 1] - own[:, 1] * goal[:, 0]).sum())
        if np.hypot(along, across) > fit + 1e-6:
            fit = float(np.hypot(along, across))
            angle = np.arctan2(across, along)
            turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
            best = mirrored @ turn
    return best
