"""Dominance: what can be said of centrality before an index is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from kyodo_graph.tables import Table, measured

from .graphs import Bools, Floats, Graph, adjacency, node_list, simple_graph


@dataclass(frozen=True)
class Dominance:
    """The neighbourhood-inclusion preorder of a network.

    * `share`: pairs of nodes that can be compared, of all pairs (NaN with fewer than two nodes);
      `comparable` and `pairs` are the two numbers.
    * `nodes`: table node, dominates, equivalent, dominated_by (numbers of other nodes, strictly),
      best_rank, worst_rank (1 = most central).
    * `relations`: table dominant, dominated, equivalent (True, False): all comparable pairs.
    """

    share: float
    comparable: int
    pairs: int
    nodes: Table
    relations: Table


def dominance(G: Graph, nodes: Iterable[Any] | None = None) -> Dominance:
    """Compare nodes by neighbourhood inclusion, which all usual centralities respect.

    u is dominated by v if each neighbour of u is v itself or a neighbour of v. Then v is at least
    as central as u by degree, closeness, betweenness, eigenvector and every other index built on
    shortest or other walks in the usual way. Two nodes of which neither dominates the other can be
    ranked either way, according to the index. The rank interval of a node holds the ranks that it
    can get where every node ranks below those that dominate it and equivalent nodes share a rank.

    Args:
        G: undirected network; weights are not used. A two-mode network may be given.
        nodes: compare only these (the actors of a two-mode network); None: all. Neighbourhoods are
            those in the whole network either way.

    Returns:
        `Dominance`. A node without ties is dominated by every other node.

    Raises:
        EmptyNetworkError, SelfLoopError, DirectionError (a directed network), UnknownNodeError,
        DuplicateNodeError.

    References:
        Schoch & Brandes (2016).

    >>> import networkx as nx
    >>> d = dominance(nx.star_graph(3))
    >>> d.share, d.nodes.keyed("node")[0]["worst_rank"], d.nodes.keyed("node")[1]["best_rank"]
    (1.0, 1, 2)
    """
    H = simple_graph(G, measure="dominance", directed=False)
    order = list(H)
    chosen = order if nodes is None else node_list(H, nodes, what="nodes")
    place = {node: i for i, node in enumerate(order)}
    ids = np.array([place[node] for node in chosen], dtype=np.int64)
    below = _included(adjacency(H))[np.ix_(ids, ids)]
    equal = below & below.T
    strict = below & ~below.T
    n = len(chosen)
    dominates, dominated, alike = strict.sum(axis=0), strict.sum(axis=1), equal.sum(axis=1)
    rows = [
        (node, dominates[i], alike[i], dominated[i], 1 + dominated[i], n - dominates[i] - alike[i])
        for i, node in enumerate(chosen)
    ]
    relations = [(chosen[v], chosen[u], False) for u, v in np.argwhere(strict)]
    relations += [(chosen[u], chosen[v], True) for u, v in np.argwhere(np.triu(equal))]
    pairs = n * (n - 1) // 2
    return Dominance(
        len(relations) / pairs if pairs else float("nan"),
        len(relations),
        pairs,
        measured(
            "dominance",
            ("node", "dominates", "equivalent", "dominated_by", "best_rank", "worst_rank"),
            rows,
        ),
        measured("dominance_relations", ("dominant", "dominated", "equivalent"), relations),
    )


def _included(A: Floats) -> Bools:
    """True at (u, v) where all neighbours of u are v or neighbours of v, u ≠ v."""
    common = A @ A.T  # neighbours of u that are neighbours of v
    missing = A.sum(axis=1)[:, None] - common - A  # v itself, if it is one, is not missing
    below: Bools = missing < 0.5
    np.fill_diagonal(below, False)
    return below
