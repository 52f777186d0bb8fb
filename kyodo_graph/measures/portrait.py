"""Portrait divergence: networks of any size compared by their shells of distance."""

from __future__ import annotations

import numpy as np

from .divergence import jensen_shannon
from .graphs import Floats, Graph, adjacency, simple_graph
from .paths import hop_distances


def portrait_divergence(G: Graph, H: Graph) -> float:
    """Give the portrait divergence of two networks, from 0 (equal portraits) to 1.

    The portrait B of a network has at (l, k) the number of nodes with k nodes at distance l. It
    becomes a distribution: P(k, l) = (B_lk / N) · Σ_k' k' B_lk' / Σ_c n_c², that is: take a random
    pair of nodes that are connected, l is their distance; take a random node, k is the number of
    nodes at that distance from it. The divergence is that of Jensen and Shannon, base 2.

    Args:
        G, H: networks, both directed or both undirected or one of each (an edge is then two arcs);
            numbers of nodes may differ; weights are not used.

    Returns:
        Divergence. Isomorphic networks have 0; the reverse need not hold.

    Raises:
        EmptyNetworkError, SelfLoopError.

    References:
        Bagrow & Bollt (2019).

    >>> import networkx as nx
    >>> portrait_divergence(nx.path_graph(4), nx.relabel_nodes(nx.path_graph(4), {0: "z"}))
    0.0
    """
    P, Q = (_distribution(portrait(N)) for N in (G, H))
    shells, widest = (max(P.shape[axis], Q.shape[axis]) for axis in (0, 1))
    p, q = np.zeros((shells, widest)), np.zeros((shells, widest))
    p[: P.shape[0], : P.shape[1]] = P
    q[: Q.shape[0], : Q.shape[1]] = Q
    return min(1.0, jensen_shannon(p.ravel(), q.ravel()) / float(np.log(2)))


def portrait(G: Graph) -> Floats:
    """Give the portrait: at (l, k) the number of nodes that have k nodes at distance l.

    Rows run from 0 to the largest finite distance, columns from 0 to the number of nodes.

    >>> import networkx as nx
    >>> portrait(nx.path_graph(3)).tolist()
    [[0.0, 3.0, 0.0, 0.0], [0.0, 2.0, 1.0, 0.0], [1.0, 2.0, 0.0, 0.0]]
    """
    N = simple_graph(G, measure="portrait_divergence")
    D = hop_distances(adjacency(N))
    n = len(D)
    longest = int(D[np.isfinite(D)].max())
    B = np.zeros((longest + 1, n + 1))
    for shell in range(longest + 1):
        B[shell] = np.bincount(np.equal(D, shell).sum(axis=1), minlength=n + 1)
    return B


def _distribution(B: Floats) -> Floats:
    nodes = B[0].sum()
    at_distance = B @ np.arange(B.shape[1])
    joint: Floats = B / nodes * (at_distance / at_distance.sum())[:, None]
    return joint
