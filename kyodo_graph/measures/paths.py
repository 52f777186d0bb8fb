"""Shortest paths of small networks as arrays: what several measures are built on.

A city's network has tens to hundreds of nodes; there a breadth-first level of all sources at once
is one matrix product, faster than walking the network in Python. Larger networks go to SciPy or
NetworkX, with the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np

from .graphs import Floats, Graph

# Above this number of nodes the n × n × n products of the dense levels cost more than walking.
DENSE_NODES = 300


def hop_distances(A: Floats) -> Floats:
    """Give the number of steps from each node (row) to each other, infinite where there is no way.

    `A` is an adjacency matrix; a cell other than 0 is an arc from row to column.

    >>> A = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
    >>> hop_distances(A).tolist()
    [[0.0, 1.0, 2.0], [inf, 0.0, 1.0], [inf, inf, 0.0]]
    """
    if len(A) > DENSE_NODES:
        try:
            from scipy.sparse import csr_array
            from scipy.sparse.csgraph import shortest_path
        except ImportError:  # the light install: slower, the same numbers
            return _dense_hops(A)
        return np.asarray(shortest_path(csr_array(A != 0), unweighted=True), dtype=np.float64)
    return _dense_hops(A)


def _dense_hops(A: Floats) -> Floats:
    n = len(A)
    tie = (A != 0).astype(np.float32)
    seen = np.eye(n, dtype=np.bool_)
    D = np.where(seen, 0.0, np.inf)
    front, depth = seen, 0
    while front.any():
        depth += 1
        front = (front.astype(np.float32) @ tie > 0) & ~seen
        D[front] = depth
        seen |= front
    return D


def betweenness_scores(G: Graph, A: Floats) -> Floats:
    """Give Freeman's raw betweenness of each node of G, whose adjacency matrix is A.

    Undirected: each unordered pair counts once; directed: each ordered pair (Freeman 1977).

    >>> G = nx.path_graph(3)
    >>> betweenness_scores(G, nx.to_numpy_array(G)).tolist()
    [0.0, 1.0, 0.0]
    """
    if len(A) > DENSE_NODES:
        scores = nx.betweenness_centrality(G, normalized=False)
        return np.array([scores[v] for v in G], dtype=np.float64)
    B = _dense_betweenness((A != 0).astype(np.float64))
    return B if G.is_directed() else B / 2


def _dense_betweenness(tie: Floats) -> Floats:
    levels = levels_of_paths(np.eye(len(tie)), [tie])
    return dependencies(levels, [np.ascontiguousarray(tie.T)])[0]


def levels_of_paths(start: Floats, steps: Sequence[Floats]) -> list[Floats]:
    """Give the numbers of shortest paths from all sources, level by level.

    `start` has a 1 for each source (row) at its own node. A step leads to the next level; in a
    two-mode network there are two in turn, from actors to elements and back, so that even levels
    are of actors. Further dimensions before the last two run over networks.

    >>> tie = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    >>> [level[1].tolist() for level in levels_of_paths(np.eye(3), [tie])]
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    """
    sides = len(steps)
    unseen = [start == 0, np.ones(steps[0].shape, dtype=np.bool_)][:sides]
    levels = [start]
    while True:
        side = len(levels) % sides
        reached = levels[-1] @ steps[(len(levels) - 1) % sides]
        reached *= unseen[side]
        if not reached.any():
            return levels
        unseen[side] &= reached == 0
        levels.append(reached)


def dependencies(levels: Sequence[Floats], back: Sequence[Floats]) -> list[Floats]:
    """Brandes' dependencies on the nodes of each side, summed over the sources.

    `back[k]` leads from side k to the level before it.
    """
    total = [np.zeros((*levels[0].shape[:-2], step.shape[-2])) for step in back]
    carried = np.zeros_like(levels[-1])
    for depth in range(len(levels) - 1, 0, -1):
        side = depth % len(back)
        if depth < len(levels) - 1:
            total[side] += carried.sum(axis=-2)
        share = np.divide(
            1.0 + carried, levels[depth], out=np.zeros_like(carried), where=levels[depth] > 0
        )
        carried = (share @ back[side]) * levels[depth - 1]
    return total
