"""Tiers: columns from plan to actor, as in layered drawings of networks.

Sugiyama, Tagawa & Toda (1981): each node goes to the mean
height of its neighbours (the barycentre), again and again. What a plan prints keeps the order in
which it is printed. The heights that keep an order and a distance and are nearest to those wanted
are an isotonic regression.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

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
from kyodo_graph.views.layouts.printed import PRINTED, chain, parents, printed_order
from kyodo_graph.views.model import Edge, Positions
from kyodo_graph.views.sizes import radii

ROW = 30.0
"""From row to row, so that labels to the right of nodes don't overlap, in px; large nodes have as
much more as they need."""
_GAP = 4.0
"""Between the rims of large nodes."""
_COLUMN = 150.0
_TIER = 260.0
_ROWS = 40
_SWEEPS = 12

_TIERS = {"City": 0, "Plan": 1, "Policy": 2, "Initiative": 3, "Actor": 5, "Theme": 6}
_TIERS |= dict.fromkeys(("Activity", "Instrument", "Indicator"), 4)
_OTHER = 7


@dataclass(frozen=True, slots=True)
class _Tier:
    """Nodes of one tier, in so many columns from its left edge on.

    One after the other, from top to bottom, they take the columns in turn, so that all columns
    follow the same order; a printed tier stays in the order of its members.
    """

    members: Ints
    columns: int
    left: float
    printed: bool
    extra: Floats
    """What each member needs beyond a row, in px."""


def in_tiers(net: Net, edges: Sequence[Edge], previous: Positions) -> Positions:
    """Positions in tiers: x by class (policies also by level), y by neighbours."""
    if not len(net):
        return {}
    tiers = _tiers(net, edges)
    before = known_places(net, previous)
    kept = bool(are_known(before).any())
    if kept:
        tiers = [part for tier in tiers for part in _columns_before(tier, before[:, 0])]
    heights = _heights(net, tiers, before[:, 1])
    places = np.zeros((len(net), 2))
    for tier in tiers:
        order = tier.members[_order(tier, heights[tier.members])]
        places[order, 0] = tier.left + _COLUMN * (np.arange(len(order)) % tier.columns)
    places[:, 1] = heights if kept else heights - (heights.min() + heights.max()) / 2
    return positions(net, places)


def _tiers(net: Net, edges: Sequence[Edge]) -> list[_Tier]:
    """The tiers from left to right; a long one has several columns."""
    rank = printed_order(net.nodes, edges)
    extra = np.maximum(2 * np.array(radii([float(n) for n in degrees(net)])) + _GAP - ROW, 0.0)
    above = parents({node.id: node for node in net.nodes if node.cls == "Policy"}, edges)
    by_tier: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for at, node in enumerate(net.nodes):
        level = len(chain(above, node.id)) if node.cls == "Policy" else 0
        tier = _TIERS.get(node.cls, _OTHER)
        by_tier[tier, level, node.cls if tier == _OTHER else ""].append(at)
    rows = max(_ROWS, round(2 * sqrt(len(net))))
    columns = [ceil(len(by_tier[key]) / rows) for key in sorted(by_tier)]
    left = -(_COLUMN * (sum(columns) - len(columns)) + _TIER * (len(columns) - 1)) / 2
    found = []
    for key, count in zip(sorted(by_tier), columns, strict=True):
        members = by_tier[key]
        printed = net.nodes[members[0]].cls in PRINTED
        if printed:
            members = sorted(members, key=lambda at: rank[net.nodes[at].id])
        own = np.array(members, dtype=np.int64)
        found.append(_Tier(own, count, left, printed, extra[own]))
        left += _COLUMN * (count - 1) + _TIER
    return found


def _columns_before(tier: _Tier, before: Floats) -> list[_Tier]:
    """The tier's columns one by one, each node in the one it stood in; new ones in the shortest."""
    own = before[tier.members]
    known = np.isfinite(own)
    first = own[known].min() if known.any() else 0.0
    column = np.full(len(own), -1, dtype=np.int64)
    column[known] = np.clip(np.round((own[known] - first) / _COLUMN), 0, tier.columns - 1)
    for at in np.flatnonzero(~known):
        column[at] = np.argmin(np.bincount(column[column >= 0], minlength=tier.columns))
    return [
        _Tier(
            tier.members[column == at],
            1,
            tier.left + _COLUMN * at,
            tier.printed,
            tier.extra[column == at],
        )
        for at in range(tier.columns)
        if (column == at).any()
    ]


def _heights(net: Net, tiers: Sequence[_Tier], before: Floats) -> Floats:
    """The height of each node, y in px; ``before`` where nodes stood, or not a number.

    Where nodes stood somewhere before, they are drawn to that height instead.
    """
    tier_of = np.zeros(len(net), dtype=np.int64)
    for at, tier in enumerate(tiers):
        tier_of[tier.members] = at
    linked = neighbours(net)
    across = [others[tier_of[others] != tier_of[at]] for at, others in enumerate(linked)]
    drawn_to = [far if len(far) else near for far, near in zip(across, linked, strict=True)]
    heights = before.copy()
    held = np.isfinite(before)
    if not held.any():
        for tier in [tier for tier in tiers if tier.printed] or tiers[:1]:
            heights[tier.members] = _evenly(tier)
    for sweep in range(2 if held.any() else _SWEEPS):
        for tier in tiers if sweep % 2 == 0 else reversed(tiers):
            means = np.array([_mean(heights[drawn_to[at]]) for at in tier.members])
            wanted = np.where(held[tier.members], before[tier.members], means)
            heights[tier.members] = _settled(tier, wanted, heights[tier.members])
    return heights


def _evenly(tier: _Tier) -> Floats:
    steps = _steps(tier, np.arange(len(tier.members)))
    middle: Floats = steps - (steps[0] + steps[-1]) / 2
    return middle


def _steps(tier: _Tier, order: Ints) -> Floats:
    """The heights of members in an order when each is as near to the one before as it may be."""
    extra = tier.extra[order]
    between = ROW / tier.columns + (extra[1:] + extra[:-1]) / 2
    return np.concatenate([np.zeros(1), np.cumsum(between)])


def _mean(heights: Floats) -> float:
    known = heights[np.isfinite(heights)]
    return float(known.mean()) if len(known) else float("nan")


def _settled(tier: _Tier, wanted: Floats, now: Floats) -> Floats:
    """Heights near to those wanted that keep the distance, and the order of a printed tier.

    Nodes that nothing draws anywhere stay, or go to the end.
    """
    from scipy.optimize import isotonic_regression

    free = np.isnan(wanted)
    lowest = np.nanmax(wanted) + ROW if not free.all() else 0.0
    goal = np.where(free, np.where(np.isfinite(now) & tier.printed, now, lowest), wanted)
    order = _order(tier, goal)
    steps = _steps(tier, order)
    weights = np.where(free, 1e-3, 1.0)[order]
    heights = np.empty(len(order))
    heights[order] = isotonic_regression(goal[order] - steps, weights=weights).x + steps
    return heights


def _order(tier: _Tier, heights: Floats) -> Ints:
    """From top to bottom; equal heights, to a thousandth, in the order of the members."""
    if tier.printed:
        return np.arange(len(heights), dtype=np.int64)
    return np.argsort(np.round(heights, 3), kind="stable").astype(np.int64)
