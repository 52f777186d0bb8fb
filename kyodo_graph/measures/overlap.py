"""Two networks on one node set, such as two generations of a plan: what stayed."""

from __future__ import annotations

import numpy as np

from .errors import DirectionError, InvalidOptionError, NodeSetError
from .graphs import Floats, Graph, adjacency, simple_graph


def edge_jaccard(G: Graph, H: Graph, *, nodes: str = "same") -> float:
    """Give the share of ties that two networks have in common: |both| / |either|, from 0 to 1.

    Args:
        G, H: networks, both directed or both undirected; weights are not used.
        nodes: "same": the node sets must be equal; "common": only ties among nodes that both
            networks have.

    Returns:
        Jaccard coefficient, 1 for the same ties; NaN if neither network has a tie.

    Raises:
        NodeSetError (other node sets; no common node), DirectionError, EmptyNetworkError,
        SelfLoopError, InvalidOptionError.

    References:
        Jaccard (1901); as a measure of network stability: Snijders, van de Bunt & Steglich (2010).

    >>> import networkx as nx
    >>> edge_jaccard(nx.path_graph(4), nx.cycle_graph(4))
    0.75
    """
    A, B = _on_one_node_set(G, H, nodes, "edge_jaccard")
    either = float(((A > 0) | (B > 0)).sum())
    return float(((A > 0) & (B > 0)).sum()) / either if either else float("nan")


def deltacon(G: Graph, H: Graph, *, nodes: str = "same", weight: str | None = None) -> float:
    """Give the DeltaCon similarity of two undirected networks: 1 / (1 + `deltacon_distance`).

    Options and errors as there. Between 0 and 1; 1 for the same ties. The distance grows with the
    number of nodes, so that only values for networks of one size can be compared.

    References:
        Koutra, Vogelstein & Faloutsos (2013).

    >>> import networkx as nx
    >>> deltacon(nx.path_graph(4), nx.path_graph(4))
    1.0
    """
    return 1.0 / (1.0 + deltacon_distance(G, H, nodes=nodes, weight=weight))


def deltacon_distance(
    G: Graph, H: Graph, *, nodes: str = "same", weight: str | None = None
) -> float:
    """Give the DeltaCon distance: how far apart the affinities of all pairs of nodes are.

    Affinities are S = (I + ε² D − ε A)⁻¹ with the degrees D and ε = 1 / (1 + largest degree) (fast
    belief propagation, exact: DeltaCon₀); the distance is √Σ_ij (√S_ij − √S'_ij)² (Matusita).

    Args:
        G, H: undirected networks. nodes: as in `edge_jaccard`.
        weight: name of the edge attribute that holds tie strengths; None: all ties alike.

    Returns:
        Distance, 0 for the same ties.

    Raises:
        As `edge_jaccard`, and InvalidWeightError; DirectionError for directed networks.

    References:
        Koutra, Vogelstein & Faloutsos (2013), as in `deltacon`.

    >>> import networkx as nx
    >>> deltacon_distance(nx.path_graph(4), nx.path_graph(4))
    0.0
    """
    if G.is_directed() or H.is_directed():
        raise DirectionError("an undirected", "deltacon")
    first, second = (
        np.sqrt(np.maximum(_affinity(A), 0.0))
        for A in _on_one_node_set(G, H, nodes, "deltacon", weight)
    )
    return float(np.sqrt(((first - second) ** 2).sum()))


def _affinity(A: Floats) -> Floats:
    degree = A.sum(axis=1)
    epsilon = 1.0 / (1.0 + degree.max())
    affinity: Floats = np.linalg.inv(np.eye(len(A)) + epsilon**2 * np.diag(degree) - epsilon * A)
    return affinity


def _on_one_node_set(
    G: Graph, H: Graph, nodes: str, measure: str, weight: str | None = None
) -> tuple[Floats, Floats]:
    if nodes not in ("same", "common"):
        raise InvalidOptionError("nodes", nodes, ("same", "common"))
    if G.is_directed() != H.is_directed():
        second = "a directed second" if G.is_directed() else "an undirected second"
        raise DirectionError(second, measure)
    one, two = (simple_graph(N, measure=measure, weight=weight) for N in (G, H))
    both = [node for node in one if node in two]
    alone = [n for n in one if n not in two] + [n for n in two if n not in one]
    if alone and (nodes == "same" or not both):
        raise NodeSetError(alone)
    A, B = (adjacency(_ordered(N, both), weighted=weight is not None) for N in (one, two))
    return A, B


def _ordered(N: Graph, nodes: list[object]) -> Graph:
    H: Graph = N.__class__()
    H.add_nodes_from(nodes)
    H.add_edges_from(N.subgraph(nodes).edges(data=True))
    return H
