"""More of two-mode networks: BiRank, redundancy, clustering, modularity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from kyodo_graph.tables import Table, measured

from . import kernels
from .errors import EmptyNetworkError, InvalidOptionError, UnknownNodeError
from .graphs import Floats, Graph, group_map, two_mode


def birank(
    B: Graph,
    actors: Iterable[Any],
    *,
    actor_damping: float = 0.85,
    element_damping: float = 0.85,
    actor_prior: Mapping[Any, float] | None = None,
    element_prior: Mapping[Any, float] | None = None,
    weight: str | None = None,
) -> Table:
    """Rank actors and elements by each other: good actors join good elements.

    Solves u = β S p + (1 − β) u⁰ and p = α Sᵀ u + (1 − α) p⁰ with S_ik = w_ik / √(d_i d_k), where
    u ranks actors, p elements, d are (weighted) degrees, and u⁰, p⁰ say what is known beforehand.
    The linear system is solved, not iterated.

    Args:
        B: two-mode network.
        actors: the nodes of the actors' mode.
        actor_damping: β, how much an actor's rank owes to its elements (0 to 1).
        element_damping: α, how much an element's rank owes to its actors (0 to 1). Both 1 is
            refused: then the priors play no part and the ranks are the roots of the degrees.
        actor_prior, element_prior: u⁰, p⁰ (0 or more, unnamed nodes 0); by default all alike,
            with the sum 1 in each mode.
        weight: name of the edge attribute with the weights; None: all 1.

    Returns:
        Table: node, mode (actor, element), birank. Ranks of nodes without ties are their prior's
        share.

    Raises:
        EmptyNetworkError (no nodes, or one mode without any), NotTwoModeError, UnknownNodeError,
        DuplicateNodeError, InvalidWeightError, InvalidOptionError.

    References:
        He et al. (2017).

    >>> import networkx as nx
    >>> B = nx.Graph([("市", "e1"), ("市", "e2"), ("NPO", "e2")])
    >>> ranks = birank(B, ["市", "NPO"]).keyed("node")
    >>> ranks["市"]["birank"] > ranks["NPO"]["birank"]
    True
    """
    T = two_mode(B, actors, measure="birank", weight=weight)
    if not T.actors or not T.elements:
        raise EmptyNetworkError("birank: one mode")
    for name, value in (("actor_damping", actor_damping), ("element_damping", element_damping)):
        if not 0 <= value <= 1:
            raise InvalidOptionError(name, value, "a number from 0 to 1")
    if actor_damping == element_damping == 1:
        raise InvalidOptionError("actor_damping and element_damping", 1, "at least one below 1")
    u0 = _prior(T.actors, actor_prior, "actor_prior")
    p0 = _prior(T.elements, element_prior, "element_prior")
    rows, columns = T.matrix.sum(axis=1), T.matrix.sum(axis=0)
    S = T.matrix / np.sqrt(np.where(rows > 0, rows, 1))[:, None]
    S = S / np.sqrt(np.where(columns > 0, columns, 1))
    right = actor_damping * (1 - element_damping) * (S @ p0) + (1 - actor_damping) * u0
    u = np.linalg.solve(np.eye(len(u0)) - actor_damping * element_damping * (S @ S.T), right)
    p = element_damping * (S.T @ u) + (1 - element_damping) * p0
    return measured(
        "birank",
        ("node", "mode", "birank"),
        [(node, "actor", value) for node, value in zip(T.actors, u, strict=True)]
        + [(node, "element", value) for node, value in zip(T.elements, p, strict=True)],
        {"actor_damping": actor_damping, "element_damping": element_damping, "weight": weight},
    )


def _prior(nodes: tuple[Any, ...], prior: Mapping[Any, float] | None, name: str) -> Floats:
    if prior is None:
        return np.full(len(nodes), 1 / len(nodes))
    unknown = [node for node in prior if node not in set(nodes)]
    if unknown:
        raise UnknownNodeError(unknown, name)
    values = np.array([float(prior.get(node, 0.0)) for node in nodes])
    if not np.isfinite(values).all() or (values < 0).any() or not values.any():
        raise InvalidOptionError(name, dict(prior), "finite numbers, 0 or more, not all 0")
    return values


def redundancy(B: Graph, actors: Iterable[Any]) -> Table:
    """Give the share of pairs of a node's neighbours that also meet without the node.

    1: no pair would lose its contact if the node left; 0: all of them would.

    Args:
        B: two-mode network.
        actors: the nodes of the actors' mode.

    Returns:
        Table: node, mode, degree, redundancy (NaN with fewer than two neighbours: no pair).

    Raises:
        EmptyNetworkError, NotTwoModeError, UnknownNodeError, DuplicateNodeError.

    References:
        Latapy, Magnien & Del Vecchio (2008).

    >>> import networkx as nx
    >>> B = nx.Graph([("a", 1), ("a", 2), ("b", 1), ("b", 2), ("a", 3)])
    >>> redundancy(B, ["a", "b"]).keyed("node")["b"]["redundancy"]
    1.0
    """
    T = two_mode(B, actors, measure="redundancy")
    rows = []
    modes = (("actor", T.actors, T.matrix), ("element", T.elements, T.matrix.T))
    for mode, nodes, M in modes:
        together = M.T @ M
        for node, ties in zip(nodes, M > 0, strict=True):
            k = int(ties.sum())
            pairs = k * (k - 1)
            also = together[np.ix_(ties, ties)] >= 2
            np.fill_diagonal(also, False)
            rows.append((node, mode, k, also.sum() / pairs if pairs else float("nan")))
    return measured("redundancy", ("node", "mode", "degree", "redundancy"), rows)


def robins_alexander_clustering(B: Graph, actors: Iterable[Any]) -> float:
    """Give the clustering of a two-mode network: 4 × four-cycles / three-paths.

    How often two actors who share one element, one of them in a second, share that one as well.

    Args:
        B: two-mode network.
        actors: the nodes of the actors' mode.

    Returns:
        A number from 0 to 1; NaN if there is no path of three ties.

    Raises:
        EmptyNetworkError, NotTwoModeError, UnknownNodeError, DuplicateNodeError.

    References:
        Robins & Alexander (2004).

    >>> import networkx as nx
    >>> robins_alexander_clustering(nx.cycle_graph(4), [0, 2])
    1.0
    """
    T = two_mode(B, actors, measure="robins_alexander_clustering")
    return float(kernels.clustering(T.matrix[None])[0])


def barber_modularity(
    B: Graph,
    actors: Iterable[Any],
    groups: Mapping[Any, Any] | str,
    *,
    weight: str | None = None,
) -> float:
    """Give the modularity of a division of both modes, against the two-mode null model.

    Q = Σ (b_ik − r_i c_k / w) δ(g_i, g_k) / w over actors i and elements k, with r, c the sums of
    rows and columns and w the sum of all. Newman's Q, made for one mode, takes ties
    inside a mode for possible.

    Args:
        B: two-mode network.
        actors: the nodes of the actors' mode.
        groups: the group of every node of both modes: a mapping, or the name of a node attribute.
        weight: name of the edge attribute with the weights; None: all 1.

    Returns:
        A number below 1; NaN for a network without ties.

    Raises:
        EmptyNetworkError, NotTwoModeError, UnknownNodeError, DuplicateNodeError,
        MissingGroupError, InvalidWeightError.

    References:
        Barber (2007).

    >>> import networkx as nx
    >>> B = nx.Graph([("a", 1), ("b", 2)])
    >>> barber_modularity(B, ["a", "b"], {"a": "x", 1: "x", "b": "y", 2: "y"})
    0.5
    """
    T = two_mode(B, actors, measure="barber_modularity", weight=weight)
    group = group_map(B, groups)
    total = T.matrix.sum()
    if not total:
        return float("nan")
    expected = np.outer(T.matrix.sum(axis=1), T.matrix.sum(axis=0)) / total
    same = np.array([[group[a] == group[e] for e in T.elements] for a in T.actors])
    return float(((T.matrix - expected) * same).sum() / total)
