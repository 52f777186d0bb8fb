"""Ties within and between groups: the E–I index and Yule's Q."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from kyodo_graph.tables import Table, measured

from .empirical import against, checked_trials
from .graphs import Floats, Graph, adjacency, simple_graph
from .memberships import memberships


@dataclass(frozen=True)
class EIIndex:
    """E–I index of a network.

    `value` is (external − internal) / (external + internal), NaN without ties; `internal` and
    `external` count ties (or add up weights). `expected`, `sd`, `z` and the p-values come from
    permuted groups; `p` is two-sided, `p_upper` counts permutations at least as external,
    `p_lower` at least as internal. `yules_q` is Yule's Q of tie and common group. `groups` is a
    table group, size, internal, external, value: the ties of the group's members.
    """

    value: float
    internal: float
    external: float
    expected: float
    sd: float
    z: float
    p: float
    p_upper: float
    p_lower: float
    yules_q: float
    groups: Table
    trials: int
    seed: int | None
    distinct: int


def ei_index(
    G: Graph,
    groups: Mapping[Any, Any] | str,
    *,
    weight: str | None = None,
    trials: int = 1000,
    seed: int | None = 0,
) -> EIIndex:
    """Give the balance of ties between and within groups, from −1 (all within) to 1 (all between).

    The index depends on the number and the sizes of the groups and on density; compare it with the
    value expected when the groups are dealt out anew among the nodes. Yule's Q corrects for group
    sizes: (ad − bc) / (ad + bc) with a tied and b untied pairs within groups, c tied and d untied
    pairs between them; 1 where no pair between groups is tied, 0 where chance of a tie is equal.

    Args:
        G: network, directed (arcs counted) or undirected.
        groups: group of each node, as a mapping or the name of a node attribute; several groups
            with shares (see `memberships`) count a tie by the products of the shares.
        weight: name of the edge attribute that holds tie strengths; None: ties are counted. Yule's
            Q always counts.
        trials: number of permutations (p = (1 + hits) / (1 + trials)). seed: of the permutation.

    Returns:
        `EIIndex`. Without ties all but the counts is NaN; with all nodes in one group z is NaN.

    Raises:
        EmptyNetworkError, SelfLoopError, MissingGroupError, ShareError, InvalidWeightError,
        InvalidOptionError.

    References:
        Krackhardt & Stern (1988). Yule's Q for segregation: Freeman (1978); Everett & Borgatti
        (2012); several memberships: Everett & Borgatti (2026).

    >>> import networkx as nx
    >>> e = ei_index(nx.path_graph(4), {0: "npo", 1: "npo", 2: "city", 3: "city"}, trials=99)
    >>> round(e.value, 4), e.internal, e.external
    (-0.3333, 2.0, 1.0)
    """
    draws = checked_trials(trials)
    H = simple_graph(G, measure="ei_index", weight=weight)
    M = memberships(G, groups)
    A = adjacency(H, weighted=weight is not None)
    tied = (A > 0).astype(np.float64)
    half = 1.0 if H.is_directed() else 0.5
    same = M.matrix @ M.matrix.T
    internal = float((A * same).sum() * half)
    external = float((A * (1.0 - same)).sum() * half)
    value = _index(internal, external)
    rng = np.random.default_rng(seed)
    samples = np.empty(draws)
    total = internal + external
    for k in range(draws):
        order = rng.permutation(len(A))
        inside = float((A * same[np.ix_(order, order)]).sum() * half)
        samples[k] = _index(inside, total - inside)
    r = against(value, samples)
    return EIIndex(
        value,
        internal,
        external,
        float(r.expected),
        float(r.sd),
        float(r.z),
        float(r.p),
        float(r.p_upper),
        float(r.p_lower),
        _yules_q(tied, same),
        _by_group(A, M.matrix, M.groups, half),
        draws,
        seed,
        int(r.distinct),
    )


def _index(internal: float, external: float) -> float:
    total = internal + external
    return (external - internal) / total if total > 0 else float("nan")


def _yules_q(tied: Floats, same: Floats) -> float:
    pairs = 1.0 - np.eye(len(tied))
    a, b = (tied * same).sum(), ((1.0 - tied) * same * pairs).sum()
    c, d = (tied * (1.0 - same)).sum(), ((1.0 - tied) * (1.0 - same) * pairs).sum()
    top, bottom = a * d - b * c, a * d + b * c
    return float(top / bottom) if bottom > 0 else float("nan")


def _by_group(A: Floats, matrix: Floats, names: tuple[Any, ...], half: float) -> Table:
    between = matrix.T @ A @ matrix
    inside = np.diag(between) * half
    # A tie leaves a group from either end: in a digraph both rows and columns count.
    outside = (between.sum(axis=0) + between.sum(axis=1) - 2 * np.diag(between)) * half
    rows = (
        (name, size, i, e, _index(float(i), float(e)))
        for name, size, i, e in zip(names, matrix.sum(axis=0), inside, outside, strict=True)
    )
    return measured("ei_index", ("group", "size", "internal", "external", "value"), rows)
