"""Modularity of given groups, and communities found by the Louvain method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from .errors import InvalidOptionError
from .graphs import Graph, adjacency, simple_graph
from .memberships import memberships


@dataclass(frozen=True)
class Communities:
    """A division into communities and its modularity.

    `groups` maps each node to the number of its community (0 the largest, then by first node);
    `sizes` has the number of nodes of each.
    """

    groups: Mapping[Any, int]
    sizes: tuple[int, ...]
    modularity: float
    resolution: float
    seed: int | None


def modularity(
    G: Graph,
    groups: Mapping[Any, Any] | str,
    *,
    weight: str | None = None,
    resolution: float = 1.0,
) -> float:
    """Give how much more ties lie within groups than expected from the degrees alone.

    Q = Σ_ij [A_ij / 2m − γ k_i k_j / (2m)²] δ(g_i, g_j); in a directed network A_ij / m − γ
    k_i^out k_j^in / m². With shares in several groups δ is Σ_g m_ig m_jg.

    Args:
        G: network, directed or undirected.
        groups: group of each node, as a mapping or the name of a node attribute (see
            `memberships` for several groups).
        weight: name of the edge attribute that holds tie strengths; None: all ties alike.
        resolution: γ, above 0; 1 is the usual definition.

    Returns:
        Modularity, at most 1; NaN in a network without ties.

    Raises:
        EmptyNetworkError, SelfLoopError, MissingGroupError, ShareError, InvalidWeightError,
        InvalidOptionError.

    References:
        Newman & Girvan (2004); directed: Leicht & Newman (2008).

    >>> round(modularity(nx.barbell_graph(3, 0), {i: i // 3 for i in range(6)}), 4)
    0.3571
    """
    _check(resolution)
    H = simple_graph(G, measure="modularity", weight=weight)
    A = adjacency(H, weighted=weight is not None)
    total = float(A.sum())
    if total == 0:
        return float("nan")
    M = memberships(G, groups).matrix
    inside = float(np.trace(M.T @ A @ M))
    chance = float((A.sum(axis=1) @ M) @ (A.sum(axis=0) @ M))
    return inside / total - resolution * chance / total**2


def louvain(
    G: Graph, *, weight: str | None = None, resolution: float = 1.0, seed: int = 0
) -> Communities:
    """Find communities by the Louvain method (NetworkX), the same ones for the same seed.

    Args:
        G: network, directed or undirected. weight, resolution: as in `modularity`. seed: order in
            which nodes are visited; other seeds may give other communities.

    Returns:
        `Communities`; without ties each node is its own community and the modularity NaN.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidWeightError, InvalidOptionError.

    References:
        Blondel et al. (2008); directed: Dugué & Perez (2015).

    >>> louvain(nx.barbell_graph(4, 0)).sizes
    (4, 4)
    """
    _check(resolution)
    H = simple_graph(G, measure="louvain", weight=weight)
    place = {node: i for i, node in enumerate(H)}
    # Numbered nodes: NetworkX walks sets, whose order for strings changes from run to run.
    numbered = nx.relabel_nodes(H, place)
    found = nx.community.louvain_communities(
        numbered, weight="weight", resolution=resolution, seed=seed
    )
    ordered = sorted((sorted(c) for c in found), key=lambda c: (-len(c), c[0]))
    of = {i: k for k, members in enumerate(ordered) for i in members}
    groups = {node: of[i] for node, i in place.items()}
    value = modularity(H, groups, weight="weight", resolution=resolution)
    return Communities(groups, tuple(len(c) for c in ordered), value, resolution, seed)


def _check(resolution: float) -> None:
    if not isinstance(resolution, int | float) or not 0 < resolution < float("inf"):
        raise InvalidOptionError("resolution", resolution, "a number above 0")
