"""Freeman centralisation of one-mode networks, and of each mode of two-mode networks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from . import kernels
from .empirical import NullTest
from .errors import InvalidOptionError
from .graphs import Floats, Graph, adjacency, simple_graph, two_mode
from .nulls import cug_test
from .paths import betweenness_scores, hop_distances

INDICES = ("degree", "closeness", "betweenness", "harmonic")


def centralization(G: Graph, index: str = "degree", *, direction: str = "all") -> float:
    """Give how much a network is centred on its most central node, from 0 to 1.

    Σ (highest score − score of each node), divided by the largest value that this sum can take with
    as many nodes, which is that of a star: for degree (N − 1)(N − 2), for raw betweenness
    (N − 1)²(N − 2)/2, for closeness (N − 1)(N − 2)/(2N − 3), for harmonic closeness
    (N − 1)(N − 2)/2.

    Args:
        G: network, directed or undirected; weights are not used.
        index: "degree", "closeness" ((N − 1) / sum of distances), "betweenness" or "harmonic" (sum
            of reciprocal distances, which takes a network in pieces).
        direction: of a directed network, "all", "in" or "out". Degree: ties in either direction
            added up, divisor 2(N − 1)(N − 2); "in" and "out" have the divisor (N − 1)². Closeness
            and harmonic: distances along the arcs from ("out", "all") or to ("in") the node; the
            divisors are the largest sums of digraphs, which an arc from one node to each other
            gives for harmonic, (N − 1)², and for closeness, where all must be reached, a node with
            arcs to all others, which stand in a row back to it. Betweenness takes no notice of it:
            ordered pairs, divisor (N − 1)²(N − 2).

    Returns:
        The centralisation; NaN with fewer than three nodes, and for closeness where a node cannot
        reach all others (the index is undefined there; harmonic is not).

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError.

    References:
        Freeman (1979).

    >>> import networkx as nx
    >>> [round(centralization(nx.star_graph(4), index), 9) for index in INDICES]
    [1.0, 1.0, 1.0, 1.0]
    >>> centralization(nx.cycle_graph(5), "degree")
    0.0
    """
    _check(index, direction)
    H = simple_graph(G, measure="centralization")
    return _one_mode(H, adjacency(H), index, direction)


def centralization_test(
    G: Graph,
    index: str = "degree",
    *,
    direction: str = "all",
    null: str = "edges",
    trials: int = 1000,
    seed: int | None = 0,
) -> NullTest:
    """Set the centralisation of a network against random networks (see `cug_test`).

    Centralisation goes with density; z says how far it lies from what the null model gives.

    >>> import networkx as nx
    >>> t = centralization_test(nx.star_graph(9), "betweenness", trials=99)
    >>> t.observed, t.p_upper
    (1.0, 0.01)
    """
    _check(index, direction)

    def statistic(N: Graph) -> float:
        return _one_mode(N, adjacency(N), index, direction)

    return cug_test(G, statistic, null=null, trials=trials, seed=seed)


def two_mode_centralization(
    B: Graph, actors: Iterable[Any], index: str = "degree", *, mode: str = "actor"
) -> float:
    """Give how much one mode of a two-mode network is centred on its most central node.

    Σ (highest score − score) over the nodes of the mode, divided by the same sum in the most
    centralised connected network of these numbers of nodes: one node of the mode tied to all nodes
    of the other mode, each other node of the mode tied to one of them, spread evenly. For degree
    that is (n − 1)(m − 1).

    Args:
        B: two-mode network. actors: the nodes of the first mode.
        index: "degree", "closeness" or "betweenness", normalised as in `two_mode_centrality`.
        mode: "actor" or "element": the nodes that are compared with each other.

    Returns:
        The centralisation, NaN where a mode is too small for any difference (fewer than two nodes,
        or one node in the other mode for degree), and for closeness in a network in pieces. With
        nodes without ties degree can exceed 1: the divisor is that of connected networks.

    Raises:
        EmptyNetworkError, NotTwoModeError, UnknownNodeError, DuplicateNodeError,
        InvalidOptionError.

    References:
        Borgatti & Everett (1997); Borgatti & Halgin (2011).

    >>> import networkx as nx
    >>> B = nx.Graph([("v", "i"), ("v", "j"), ("v", "k"), ("a", "i"), ("c", "j")])
    >>> [two_mode_centralization(B, ["v", "a", "c"], x) for x in INDICES[:3]]
    [1.0, 1.0, 1.0]
    """
    if index not in INDICES[:3]:
        raise InvalidOptionError("index", index, INDICES[:3])
    if mode not in ("actor", "element"):
        raise InvalidOptionError("mode", mode, ("actor", "element"))
    T = two_mode(B, actors, measure="two_mode_centralization")
    M = T.matrix if mode == "actor" else T.matrix.T
    return float(two_mode_centralizations(M[None], index)[0])


def two_mode_centralizations(stack: Floats, index: str) -> Floats:
    """Give `two_mode_centralization` of the actors for many matrices of one size at once.

    >>> star = np.array([[[1.0, 1.0], [1.0, 0.0]], [[1.0, 1.0], [1.0, 1.0]]])
    >>> two_mode_centralizations(star, "degree").tolist()
    [1.0, 0.0]
    """
    networks, n, m = stack.shape
    if n < 2 or m < 1:
        return np.full(networks, np.nan)
    star = np.zeros((1, n, m))
    star[0, 0] = 1.0
    star[0, np.arange(1, n), np.arange(n - 1) % m] = 1.0
    highest = float(_spreads(star, index)[0])
    found = _spreads(stack, index)
    return found / highest if highest > 1e-12 else np.full(networks, np.nan)


def _spreads(stack: Floats, index: str) -> Floats:
    """Σ (highest − score) of the actors; betweenness raw, since a common divisor falls out."""
    scores = _SCORES[index](stack)
    spread: Floats = (scores.max(axis=1, keepdims=True) - scores).sum(axis=1)
    return np.where(kernels.connected(stack), spread, np.nan) if index == "closeness" else spread


_SCORES: dict[str, kernels.Kernel] = {
    "degree": kernels.degree,
    "closeness": kernels.closeness,
    "betweenness": kernels.raw_betweenness,
}


def _check(index: str, direction: str) -> None:
    if index not in INDICES:
        raise InvalidOptionError("index", index, INDICES)
    if direction not in ("all", "in", "out"):
        raise InvalidOptionError("direction", direction, ("all", "in", "out"))


def _spread(scores: Floats) -> float:
    return float((scores.max() - scores).sum())


def _one_mode(H: Graph, A: Floats, index: str, direction: str) -> float:
    n = len(A)
    if n < 3:
        return float("nan")
    if index == "betweenness":
        both_ways = 1 if H.is_directed() else 2
        return _spread(betweenness_scores(H, A)) * both_ways / ((n - 1) ** 2 * (n - 2))
    if index == "degree":
        if not H.is_directed():
            return _spread(A.sum(axis=1)) / ((n - 1) * (n - 2))
        if direction == "all":
            return _spread(A.sum(axis=0) + A.sum(axis=1)) / (2 * (n - 1) * (n - 2))
        return _spread(A.sum(axis=0 if direction == "in" else 1)) / (n - 1) ** 2
    D = hop_distances(A.T if direction == "in" else A)
    if index == "harmonic":
        nearness = np.divide(1.0, D, out=np.zeros_like(D), where=D > 0)
        widest = (n - 1) ** 2 if H.is_directed() else (n - 1) * (n - 2) / 2
        return _spread(nearness.sum(axis=1)) / widest
    if not np.isfinite(D).all():
        return float("nan")
    highest = _back_in_a_row(n) if H.is_directed() else (n - 1) * (n - 2) / (2 * n - 3)
    return _spread((n - 1) / D.sum(axis=1)) / highest


def _back_in_a_row(n: int) -> float:
    """Σ (1 − closeness) where one node has arcs to all others, and these stand in a row back to it.

    The largest sum of all strongly connected digraphs of 3 to 5 nodes, by enumeration.
    """
    place = np.arange(1, n)  # 1 is farthest from the end of the row
    left = n - 1 - place
    distances = left * (left + 1) / 2 + (left + 1) + (place - 1) * (left + 2)
    return float((1 - (n - 1) / distances).sum())
