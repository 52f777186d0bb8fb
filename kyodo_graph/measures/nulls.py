"""Null models of one-mode networks: conditional uniform graphs, rewiring, permuted labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np

from .empirical import NullTest, checked_trials, null_test
from .errors import InvalidOptionError
from .graphs import Bools, Graph, adjacency, group_map, simple_graph
from .rewiring import rewire

NULLS = ("size", "edges", "dyads", "degrees")


def random_networks(
    G: Graph, count: int, *, null: str = "edges", seed: int | None = 0, swaps: int | None = None
) -> Iterator[Graph]:
    """Draw networks on the nodes of G under a null model.

    Args:
        G: network; direction is kept, weights and attributes are not.
        count: how many.
        null: what is conditioned on. "size": only the number of nodes (each tie with probability
            1/2); "edges": also the number of ties; "dyads": also the numbers of mutual, one-way
            and absent pairs (for undirected networks the same as "edges"); "degrees": the degree
            of each node (in- and outdegree), by rewiring.
        seed: seed of the generator. swaps: for "degrees", the number of attempted exchanges before
            each draw, by default 20 for each tie; the chain goes on from draw to draw.

    Yields:
        NetworkX graphs with the nodes of G in the same order.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError.

    References:
        CUG: Anderson, Butts & Carley (1999); dyad census: Holland & Leinhardt (1976); rewiring: see
        `rewire`.

    >>> G = nx.gnm_random_graph(8, 10, seed=1)
    >>> [N.number_of_edges() for N in random_networks(G, 3, null="edges")]
    [10, 10, 10]
    """
    if null not in NULLS:
        raise InvalidOptionError("null", null, NULLS)
    checked_trials(count)
    H = simple_graph(G, measure="random_networks")
    nodes, directed = list(H), H.is_directed()
    A = adjacency(H) > 0
    rng = np.random.default_rng(seed)
    state = A
    for _ in range(count):
        if null == "degrees":
            state = rewire(state, rng, directed=directed, swaps=swaps)
        elif null == "dyads" and directed:
            state = _dyads(A, rng)
        else:
            state = _ties(A, rng, directed, fixed=null != "size")
        yield _graph(state, nodes, directed)


def cug_test(
    G: Graph,
    statistic: Callable[[Graph], float],
    *,
    null: str = "edges",
    trials: int = 1000,
    seed: int | None = 0,
) -> NullTest:
    """Test a statistic of a network against random networks (conditional uniform graph test).

    Args:
        G: network. statistic: function of a NetworkX graph that gives a number; it is called on a
            plain copy of G (no attributes) and on each random network.
        null, seed: as in `random_networks`. trials: how many random networks.

    Returns:
        `NullTest`: observed, expected, sd, z, p_upper, p_lower, p.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError.

    References:
        Anderson, Butts & Carley (1999).

    >>> t = cug_test(nx.complete_graph(4), nx.density, null="edges", trials=19)
    >>> t.observed, t.expected, t.p_upper
    (1.0, 1.0, 1.0)
    """
    draws = checked_trials(trials)
    H = simple_graph(G, measure="cug_test")
    plain = _graph(adjacency(H) > 0, list(H), H.is_directed())
    samples = [float(statistic(N)) for N in random_networks(H, draws, null=null, seed=seed)]
    return null_test(float(statistic(plain)), samples, null=null, seed=seed)


def permuted_groups(
    groups: Mapping[Any, Any], count: int, *, seed: int | None = 0
) -> Iterator[dict[Any, Any]]:
    """Deal the groups of the nodes out anew, at random; how many nodes each group has stays.

    >>> g = {"a": "npo", "b": "npo", "c": "city"}
    >>> [sorted(p.values()) for p in permuted_groups(g, 2)]
    [['city', 'npo', 'npo'], ['city', 'npo', 'npo']]
    """
    checked_trials(count)
    rng = np.random.default_rng(seed)
    nodes, labels = list(groups), list(groups.values())
    for _ in range(count):
        order = rng.permutation(len(labels))
        yield {node: labels[i] for node, i in zip(nodes, order, strict=True)}


def label_test(
    G: Graph,
    groups: Mapping[Any, Any] | str,
    statistic: Callable[[Graph, dict[Any, Any]], float],
    *,
    trials: int = 1000,
    seed: int | None = 0,
) -> NullTest:
    """Test a statistic of a network and its groups against permuted groups, the ties as they are.

    Args:
        G: network. groups: group of each node, as a mapping or the name of a node attribute.
        statistic: function of the network and of a dict from node to group.
        trials, seed: number of permutations and seed.

    Returns:
        `NullTest` with null "labels".

    Raises:
        MissingGroupError, InvalidOptionError.

    >>> def within(G, g): return sum(g[u] == g[v] for u, v in G.edges)
    >>> t = label_test(nx.path_graph(6), {i: i // 3 for i in range(6)}, within, trials=99)
    >>> t.observed, t.p_upper < 0.2
    (4.0, True)
    """
    draws = checked_trials(trials)
    given = group_map(G, groups)
    samples = [float(statistic(G, p)) for p in permuted_groups(given, draws, seed=seed)]
    return null_test(float(statistic(G, given)), samples, null="labels", seed=seed)


def _graph(A: Bools, nodes: list[Any], directed: bool) -> Graph:
    H: Graph = nx.DiGraph() if directed else nx.Graph()
    H.add_nodes_from(nodes)
    for i, j in np.argwhere(A if directed else np.triu(A)):
        H.add_edge(nodes[i], nodes[j], weight=1.0)
    return H


def _ties(A: Bools, rng: np.random.Generator, directed: bool, *, fixed: bool) -> Bools:
    """Random ties in the cells off the diagonal: as many as A has, or each with probability 1/2."""
    n = len(A)
    cells = np.argwhere(~np.eye(n, dtype=np.bool_) if directed else np.triu(np.ones((n, n)), 1))
    count = int(A.sum()) if directed else int(A.sum()) // 2
    picked = (
        rng.choice(len(cells), size=count, replace=False)
        if fixed
        else np.flatnonzero(rng.random(len(cells)) < 0.5)
    )
    out = np.zeros((n, n), dtype=np.bool_)
    out[tuple(cells[picked].T)] = True
    return out if directed else out | out.T


def _dyads(A: Bools, rng: np.random.Generator) -> Bools:
    """Deal the mutual, one-way and absent pairs of A out anew, one-way ones either way."""
    pairs = np.argwhere(np.triu(np.ones(A.shape), 1))
    i, j = rng.permutation(pairs).T
    mutual = int((A & A.T).sum()) // 2
    single = int((A ^ A.T).sum()) // 2
    out = np.zeros_like(A)
    out[i[:mutual], j[:mutual]] = out[j[:mutual], i[:mutual]] = True
    one = slice(mutual, mutual + single)
    turned = rng.random(single) < 0.5
    out[np.where(turned, j[one], i[one]), np.where(turned, i[one], j[one])] = True
    return out
