"""D-measure: network dissimilarity by distances, their heterogeneity and alpha centrality."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .divergence import entropy, jensen_shannon
from .errors import InvalidOptionError
from .graphs import Floats, Graph, adjacency, simple_graph
from .paths import hop_distances

WEIGHTS = (0.45, 0.45, 0.10)


def d_measure(G: Graph, H: Graph, weights: Sequence[float] = WEIGHTS) -> float:
    """Give the dissimilarity of two undirected networks, from 0 to 1.

    D = w1 √(JSD(μ_G, μ_H) / ln 2) + w2 |√NND(G) − √NND(H)|
        + (w3 / 2) (√(JSD(α_G, α_H) / ln 2) + √(JSD(α_G', α_H') / ln 2))

    μ is the mean over the nodes of their distributions of distances; NND, the network node
    dispersion, is the Jensen–Shannon divergence of these distributions over ln(d + 1), d the
    number of finite distances that occur (the diameter, in a connected network); α the sorted alpha
    centralities of the nodes (of the complement: α'). For networks of unlike size the distributions
    are padded as the authors do: distances from 1 up, nodes that cannot be reached in the last
    place; alpha centralities from the largest down.

    Args:
        G, H: undirected networks with at least two nodes each; weights of ties are not used.
        weights: w1, w2, w3, not negative, sum 1.

    Returns:
        Dissimilarity; isomorphic networks have 0.

    Raises:
        EmptyNetworkError, SelfLoopError, DirectionError, InvalidOptionError (weights; a network of
        one node, which has no distances).

    References:
        Schieber et al. (2017).

    >>> import networkx as nx
    >>> d_measure(nx.path_graph(5), nx.path_graph(5))
    0.0
    >>> d_measure(nx.star_graph(5), nx.cycle_graph(9)) > 0.1
    True
    """
    w = tuple(float(x) for x in weights)
    if len(w) != 3 or any(not x >= 0 for x in w) or abs(sum(w) - 1) > 1e-9:
        raise InvalidOptionError("weights", tuple(weights), "three numbers ≥ 0 with the sum 1")
    first, second = (
        adjacency(simple_graph(N, measure="d_measure", directed=False)) for N in (G, H)
    )
    if min(len(first), len(second)) < 2:
        raise InvalidOptionError("network", "a single node", "at least two nodes in each network")
    (mu, spread), (other_mu, other_spread) = _dispersion(first), _dispersion(second)
    size = max(len(first), len(second))
    distances = _distance(_from_left(mu, size), _from_left(other_mu, size))
    complements = [1.0 - A - np.eye(len(A)) for A in (first, second)]
    alphas = [
        _distance(*(_from_right(_alpha(A), size + 1) for A in pair))
        for pair in ((first, second), complements)
    ]
    return (
        w[0] * distances
        + w[1] * abs(float(np.sqrt(spread)) - float(np.sqrt(other_spread)))
        + w[2] * sum(alphas) / 2
    )


def _distance(p: Floats, q: Floats) -> float:
    return float(np.sqrt(min(1.0, jensen_shannon(p, q) / np.log(2))))


def _dispersion(A: Floats) -> tuple[Floats, float]:
    """Mean distribution of distances (last place: out of reach), and network node dispersion."""
    n = len(A)
    D = hop_distances(A)
    D[~np.isfinite(D)] = n
    rows = np.zeros((n, n))
    for distance in range(1, n + 1):
        rows[:, distance - 1] = np.equal(D, distance).sum(axis=1) / (n - 1)
    mean: Floats = rows.mean(axis=0)
    levels = int((mean[:-1] > 0).sum())
    divergence = max(0.0, entropy(mean) - entropy(rows.ravel()) / n)
    return mean, divergence / float(np.log(max(2, levels + 1)))


def _alpha(A: Floats) -> Floats:
    """Alpha centralities (α = 1/n, own share degree/(n − 1)) over n², sorted; then what is left."""
    n = len(A)
    scores = np.linalg.solve(np.eye(n) - A.T / n, A.sum(axis=1) / (n - 1))
    shares = np.sort(scores) / n**2
    return np.append(shares, max(0.0, 1.0 - float(shares.sum())))


def _from_left(p: Floats, size: int) -> Floats:
    out = np.zeros(size)
    out[: len(p) - 1] = p[:-1]
    out[-1] += p[-1]
    return out


def _from_right(p: Floats, size: int) -> Floats:
    out = np.zeros(size)
    out[size - len(p) :] = p
    return out
