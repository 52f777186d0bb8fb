"""Participation coefficient and within-module degree: who reaches across groups, who inside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kyodo_graph.tables import Table, measured

from .errors import InvalidOptionError
from .graphs import Graph, adjacency, group_map, simple_graph


def participation(
    G: Graph,
    groups: Mapping[Any, Any] | str,
    *,
    direction: str = "all",
    weight: str | None = None,
) -> Table:
    """Give each node's participation coefficient and within-module z.

    P = 1 − Σ_s (k_s / k)², with k_s the ties of the node to group s and k all its ties: 0 if all
    lie in one group, near 1 if they are spread over many. The within-module z is the number of
    ties to the own group, standardised over the members of that group (divisor: their number).

    Args:
        G: network, directed or undirected.
        groups: group of each node, as a mapping or the name of a node attribute.
        direction: of a directed network, the ties that count: "out", "in" or "all" (both added).
        weight: name of the edge attribute that holds tie strengths; None: all ties alike.

    Returns:
        Table node, group, degree, participation, within_z. NaN: participation of a node without
        ties; within_z where all members of the group have as many ties inside it (also a group of
        one).

    Raises:
        EmptyNetworkError, SelfLoopError, MissingGroupError, InvalidWeightError,
        InvalidOptionError.

    References:
        Guimerà & Amaral (2005).

    >>> import networkx as nx
    >>> t = participation(nx.path_graph(3), {0: "npo", 1: "npo", 2: "city"})
    >>> t.column("participation")
    (0.0, 0.5, 0.0)
    """
    if direction not in ("all", "in", "out"):
        raise InvalidOptionError("direction", direction, ("all", "in", "out"))
    H = simple_graph(G, measure="participation", weight=weight)
    group = group_map(G, groups)
    A = adjacency(H, weighted=weight is not None)
    if H.is_directed():
        A = {"all": A + A.T, "out": A, "in": A.T}[direction]
    names = list(dict.fromkeys(group[node] for node in H))
    code = np.array([names.index(group[node]) for node in H])
    to_group = A @ np.eye(len(names))[code]
    degree = A.sum(axis=1)
    share = np.divide(
        to_group, degree[:, None], out=np.full_like(to_group, np.nan), where=degree[:, None] > 0
    )
    coefficient = 1.0 - (share**2).sum(axis=1)
    inside = to_group[np.arange(len(A)), code]
    z = np.full(len(A), np.nan)
    for k in range(len(names)):
        members = code == k
        mean, sd = inside[members].mean(), inside[members].std()
        if sd > 1e-12 * max(1.0, mean):
            z[members] = (inside[members] - mean) / sd
    return measured(
        "participation",
        ("node", "group", "degree", "participation", "within_z"),
        zip(H, (group[node] for node in H), degree, coefficient, z, strict=True),
        {"direction": direction if H.is_directed() else "undirected", "weight": weight},
    )
