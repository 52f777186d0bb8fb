"""Bridging centrality and current-flow betweenness."""

from __future__ import annotations

import networkx as nx
import numpy as np

from kyodo_graph.tables import Table, measured

from .graphs import Floats, Graph, adjacency, simple_graph
from .paths import betweenness_scores


def bridging(G: Graph) -> Table:
    """Give each node's bridging centrality: betweenness × bridging coefficient.

    The bridging coefficient is (1 / degree) / Σ_u (1 / degree of u) over the neighbours u: high for
    a node with few ties between nodes with many.

    Args:
        G: undirected network; weights are not used.

    Returns:
        Table node, betweenness (raw, each unordered pair once), bridging_coefficient, bridging. A
        node without ties has no coefficient: NaN, and so is its bridging centrality.

    Raises:
        EmptyNetworkError, SelfLoopError, DirectionError (a directed network).

    References:
        Hwang et al. (2008).

    >>> t = bridging(nx.path_graph(5))
    >>> [round(x, 4) for x in t.column("bridging")]
    [0.0, 1.0, 2.0, 1.0, 0.0]
    """
    H = simple_graph(G, measure="bridging", directed=False)
    A = adjacency(H)
    degree = A.sum(axis=1)
    inverse = np.divide(1.0, degree, out=np.zeros_like(degree), where=degree > 0)
    around = A @ inverse
    coefficient = np.divide(inverse, around, out=np.full(len(A), np.nan), where=degree > 0)
    B = betweenness_scores(H, A)
    return measured(
        "bridging",
        ("node", "betweenness", "bridging_coefficient", "bridging"),
        zip(H, B, coefficient, B * coefficient, strict=True),
        {"weight": None},
    )


def current_flow_betweenness(
    G: Graph, *, normalized: bool = True, weight: str | None = None
) -> Table:
    """Give each node's current-flow (random-walk) betweenness.

    A unit of current runs between each pair of nodes; a node's score is the current through it,
    summed over the pairs that it does not belong to. Currents run within components: pairs in
    different components add nothing.

    Args:
        G: undirected network.
        normalized: divide by (N − 1)(N − 2)/2, the pairs of other nodes in the whole network.
        weight: name of the edge attribute that holds conductances (tie strengths); None: all 1.

    Returns:
        Table node, current_flow. Normalised with fewer than three nodes: NaN.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidWeightError, DirectionError.

    References:
        Newman (2005); Brandes & Fleischer (2005).

    >>> [round(x, 4) for x in current_flow_betweenness(nx.star_graph(3)).column("current_flow")]
    [1.0, 0.0, 0.0, 0.0]
    """
    H = simple_graph(G, measure="current_flow_betweenness", weight=weight, directed=False)
    A = adjacency(H, weighted=weight is not None)
    n = len(A)
    place = {node: i for i, node in enumerate(H)}
    flow = np.zeros(n)
    for component in nx.connected_components(H):
        ids = np.array(sorted(place[node] for node in component))
        if len(ids) > 2:
            flow[ids] = _currents(A[np.ix_(ids, ids)])
    if normalized:
        flow = flow / ((n - 1) * (n - 2) / 2) if n > 2 else np.full(n, np.nan)
    return measured(
        "current_flow_betweenness",
        ("node", "current_flow"),
        zip(H, flow, strict=True),
        {"normalized": normalized, "weight": weight},
    )


def _currents(A: Floats) -> Floats:
    """Current through each node of a connected network, over all pairs of other nodes."""
    n = len(A)
    potential = np.linalg.pinv(np.diag(A.sum(axis=1)) - A, hermitian=True)
    rank = 2 * np.arange(n) - n + 1
    flow = np.zeros(n)
    for v, j in np.argwhere(A):
        # Current on the tie v – j is the difference of x between source and sink; sorted, the sum
        # of all differences needs no pairs.
        x = potential[v] - potential[j]
        at_v = np.abs(x - x[v]).sum()
        flow[v] += A[v, j] * (float(rank @ np.sort(x)) - at_v)
    # Rounding leaves a little more or less than nothing where no current passes.
    return np.where(np.abs(flow) < 1e-9 * max(1.0, float(A.max())) * n, 0.0, flow / 2)
