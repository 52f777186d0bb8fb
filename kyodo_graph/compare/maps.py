"""Distances as maps (classical scaling) and as trees (average linkage)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from kyodo_graph.compare.distances import UNDEFINED, Distance, describes
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.tables import DIGITS, Cell, Table, published

LEAST_PLANS = 3


@dataclass(frozen=True)
class Merge:
    """One step of the tree: who comes together, at which height, and the lines that draw it."""

    members: tuple[str, ...]
    height: float
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def map_sheet(rules: Rules, distances: Sequence[Distance], lang: str) -> Table:
    """Coordinates by classical scaling of the plans that may all be compared with each other."""
    rows: list[tuple[Cell, ...]] = []
    for d in distances:
        units, D, why = _matrix(rules, d)
        if why is not None:
            rows.append((d.name, *[None] * 5, why[lang]))
            continue
        points, kept = classical_scaling(D)
        for unit, (x, y) in zip(units, points.tolist(), strict=True):
            rows.append((d.name, unit.city, unit.plan, x, y, kept, None))
    return published(
        "mds",
        {"ja": "距離の地図(古典的多次元尺度法)", "en": "Map of the distances (classical scaling)"},
        ("measure", "city", "plan", "x", "y", "share_shown", "refused"),
        rows,
        {"dimensions": 2, "sign": "largest coordinate of each axis positive"},
        (describes(rules),),
    )


def tree_sheet(rules: Rules, distances: Sequence[Distance], lang: str) -> Table:
    """The leaves (step 0) and merges of average linkage, with the coordinates that draw them."""
    rows: list[tuple[Cell, ...]] = []
    for d in distances:
        units, D, why = _matrix(rules, d)
        if why is not None:
            rows.append((d.name, *[None] * 6, why[lang]))
            continue
        names = [u.name for u in units]
        leaves, merges = average_linkage(D, names)
        for place, leaf in enumerate(leaves):
            rows.append((d.name, 0, names[leaf], 1, 0.0, f"{10 * place + 5}", "0", None))
        for step, one in enumerate(merges, 1):
            drawn = (
                " ".join(f"{x:g}" for x in one.xs),
                " ".join(f"{y:.{DIGITS}g}" for y in one.ys),
            )
            ends = (d.name, step, " | ".join(one.members), len(one.members), one.height)
            rows.append((*ends, *drawn, None))
    columns = ("measure", "step", "members", "size", "height", "x", "y", "refused")
    return published(
        "dendrogram",
        {"ja": "距離の樹形図", "en": "Tree of the distances"},
        columns,
        rows,
        {"linkage": "average", "coordinates": "as scipy.cluster.hierarchy.dendrogram"},
        (describes(rules),),
    )


def classical_scaling(D: Floats) -> tuple[Floats, float]:
    """Points in the plane for a matrix of distances (Torgerson 1952; Gower 1966).

    Gives the coordinates, each axis with its largest coordinate positive so that the same distances
    give the same picture, and the share of the positive eigenvalues that the two axes show.

    >>> D = np.array([[0.0, 3.0, 5.0], [3.0, 0.0, 4.0], [5.0, 4.0, 0.0]])
    >>> points, shown = classical_scaling(D)
    >>> round(float(np.linalg.norm(points[0] - points[2])), 6), round(shown, 6)
    (5.0, 1.0)
    """
    n = len(D)
    J = np.eye(n) - 1.0 / n
    values, vectors = np.linalg.eigh(-0.5 * J @ D**2 @ J)
    order = np.argsort(-values, kind="stable")[:2]
    axes = vectors[:, order] * np.sqrt(np.maximum(values[order], 0.0))
    axes[:, np.maximum(values[order], 0.0) <= 1e-12 * max(1.0, float(values.max()))] = 0.0
    if axes.shape[1] < 2:
        axes = np.hstack([axes, np.zeros((n, 2 - axes.shape[1]))])
    for k in range(2):
        # Ties of size go to the first point: rounding must not turn the picture.
        far = int(np.argmax(np.round(np.abs(axes[:, k]), 9)))
        axes[:, k] *= -1.0 if axes[far, k] < 0 else 1.0
    positive = values[values > 0].sum()
    shown = np.maximum(values[order], 0.0).sum() / positive if positive > 0 else float("nan")
    # What is left of a coordinate behind the ninth decimal differs between machines.
    return np.round(axes, 9) + 0.0, float(shown)


def _matrix(rules: Rules, d: Distance) -> tuple[tuple[Unit, ...], Floats, Text | None]:
    """The distances among the plans that may all be compared; why not, if they are too few."""
    units = rules.together(d.rule)
    D = np.zeros((len(units), len(units)))
    if len(units) < LEAST_PLANS:
        few: Text = {
            "ja": f"互いに比べられる計画が{LEAST_PLANS}つに満たず、地図も樹形図も描けない",
            "en": f"fewer than {LEAST_PLANS} plans can all be compared with each other: no map, no tree",  # noqa: E501
        }
        return units, D, few
    for i, j in combinations(range(len(units)), 2):
        D[i, j] = D[j, i] = d.between(units[i], units[j])
    if not np.isfinite(D).all():
        return units, D, UNDEFINED
    return units, D, None


def average_linkage(D: Floats, names: Sequence[str]) -> tuple[list[int], list[Merge]]:
    """Join the two nearest groups until one is left (UPGMA, Sokal & Michener 1958).

    The distance of two groups is the mean of the distances of their members; among pairs equally
    near the first is joined. Gives the leaves in the order of drawing and the merges, leaves at
    5, 15, 25 …: heights and coordinates are those of ``scipy.cluster.hierarchy`` (which the light
    install does not have), with ``average`` linkage.

    >>> D = np.array([[0.0, 1.0, 4.0], [1.0, 0.0, 6.0], [4.0, 6.0, 0.0]])
    >>> leaves, merges = average_linkage(D, ["a", "b", "c"])
    >>> [(m.members, m.height) for m in merges]
    [(('a', 'b'), 1.0), (('a', 'b', 'c'), 5.0)]
    """
    members = {i: [i] for i in range(len(D))}
    children: dict[int, tuple[int, int]] = {}
    heights = dict.fromkeys(members, 0.0)
    left = list(members)
    while len(left) > 1:
        mean = {
            (a, b): float(D[np.ix_(members[a], members[b])].mean())
            for a, b in combinations(left, 2)
        }
        # Rounded, so that what differs in the last digit only counts as equally near.
        near = min(mean, key=lambda pair: (round(mean[pair], 12), pair))
        new = len(members)
        children[new], heights[new] = near, mean[near]
        members[new] = members[near[0]] + members[near[1]]
        left = [g for g in left if g not in near] + [new]
    leaves = members[len(members) - 1] if len(members) else []
    spots = {leaf: 10.0 * place + 5.0 for place, leaf in enumerate(leaves)}
    merges = []
    for new, (a, b) in children.items():
        spots[new] = (spots[a] + spots[b]) / 2
        xs = (spots[a], spots[a], spots[b], spots[b])
        ys = (heights[a], heights[new], heights[new], heights[b])
        group = tuple(sorted(names[i] for i in members[new]))
        merges.append(Merge(group, heights[new], xs, ys))
    return leaves, merges
