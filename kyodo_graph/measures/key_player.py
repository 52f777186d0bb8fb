"""Key players: the nodes whose loss breaks a network apart, or who reach most of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import InvalidOptionError
from .graphs import Floats, Graph, adjacency, node_list, simple_graph
from .paths import hop_distances
from .removal_kernel import cohesion_without, distance_fragmentation, fragmentation

CRITERIA = ("fragmentation", "distance_fragmentation", "reach")
# Up to these the best set is found by trying all; beyond, by greedy search with exchanges, which
# need not find it (of eight networks with a set of four it missed the best in one).
EXACT_SIZE, EXACT_NODES = 3, 150
_BATCH = 20_000


@dataclass(frozen=True)
class KeyPlayers:
    """A set of nodes and what it means to the network.

    `fragmentation` and `distance_fragmentation` are those of the network without the set (NaN if
    fewer than two nodes remain), `fragmentation_before` and `distance_fragmentation_before` those
    of the whole network; `reach` is that of the set. `search` says how the set was come by:
    "given", "exact" or "greedy" (a good set, not surely the best); `criterion` what was searched
    for.
    """

    nodes: tuple[Any, ...]
    fragmentation: float
    distance_fragmentation: float
    reach: float
    fragmentation_before: float
    distance_fragmentation_before: float
    search: str
    criterion: str | None


def key_player(G: Graph, nodes: Iterable[Any] | Any) -> KeyPlayers:
    """Measure what the loss of a set of nodes would do, and how far the set reaches.

    * fragmentation F = 1 − Σ_k s_k (s_k − 1) / (n (n − 1)) over the components of sizes s_k of the
      n nodes that remain; in a directed network 1 − the share of ordered pairs with a way;
    * distance-weighted fragmentation DF = 1 − Σ 1/d_ij / (n (n − 1)) over ordered pairs that
      remain, 1/∞ = 0;
    * reach D_R = Σ_j 1/d_Kj / N over all N nodes, with d_Kj the distance from the nearest member
      of the set; members count 1.

    Args:
        G: network, directed (distances along the arcs) or undirected; weights are not used.
        nodes: the set: a collection of nodes, or one node of the network.

    Returns:
        `KeyPlayers` with search "given".

    Raises:
        EmptyNetworkError, SelfLoopError, UnknownNodeError, DuplicateNodeError,
        InvalidOptionError (an empty set).

    References:
        Borgatti (2006).

    >>> import networkx as nx
    >>> k = key_player(nx.star_graph(3), [0])
    >>> k.fragmentation, k.reach
    (1.0, 1.0)
    """
    H = simple_graph(G, measure="key_player")
    if _is_node(H, nodes):
        nodes = [nodes]
    members = node_list(H, nodes, what="nodes")
    if not members:
        raise InvalidOptionError("nodes", "empty", "at least one node")
    place = {node: i for i, node in enumerate(H)}
    ids = np.array([[place[node] for node in members]])
    return _measured(tuple(H), adjacency(H), ids, "given", None)


def find_key_players(G: Graph, k: int, criterion: str = "distance_fragmentation") -> KeyPlayers:
    """Find the k nodes whose set is largest by a criterion.

    For k ≤ 3 in a network of at most 150 nodes all sets are tried: the result is the best one, the
    first in node order among equals. Beyond, nodes are added one by one, each time the one that
    gains most, and then exchanged for others as long as that gains; the result is a good set, not
    certainly the best. Three of 60 nodes take well below a second, three of 150 about a minute.

    Args:
        G: network, directed or undirected. k: size of the set, from 1 to the number of nodes.
        criterion: "fragmentation", "distance_fragmentation" (both after removal) or "reach".

    Returns:
        `KeyPlayers`, its nodes in the order of the network; `search` says "exact" or "greedy".

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError (criterion; k; for fragmentation also
        a k that leaves fewer than two nodes).

    References:
        Borgatti (2006).

    >>> import networkx as nx
    >>> find_key_players(nx.krackhardt_kite_graph(), 1).nodes
    (7,)
    """
    if criterion not in CRITERIA:
        raise InvalidOptionError("criterion", criterion, CRITERIA)
    H = simple_graph(G, measure="find_key_players")
    A = adjacency(H)
    n = len(A)
    most = n if criterion == "reach" else n - 2
    if isinstance(k, bool) or not isinstance(k, int | np.integer) or not 1 <= k <= most:
        wanted = f"a whole number from 1 to {most}" if most > 0 else "a larger network"
        raise InvalidOptionError("k", k, wanted)
    scorer = _Scorer(A, criterion)
    if k <= EXACT_SIZE and n <= EXACT_NODES:
        found, search = _exhaustive(scorer, n, int(k)), "exact"
    else:
        found, search = _greedy(scorer, n, int(k)), "greedy"
    return _measured(tuple(H), A, np.array([sorted(found)]), search, criterion)


class _Scorer:
    """Scores sets of nodes by one criterion, many at a time."""

    def __init__(self, A: Floats, criterion: str) -> None:
        self.A, self.criterion = A, criterion
        if criterion == "reach":
            self.nearness = _nearness(A)

    def __call__(self, sets: NDArray[np.int64]) -> Floats:
        if self.criterion == "reach":
            return np.asarray(self.nearness[sets].max(axis=1).sum(axis=1) / len(self.A))
        reached, closeness = cohesion_without(self.A, sets)
        remaining = len(self.A) - sets.shape[1]
        if self.criterion == "fragmentation":
            return fragmentation(remaining, reached)
        return distance_fragmentation(remaining, closeness)


def _nearness(A: Floats) -> Floats:
    """1/d from each node to each, 1 on the diagonal, 0 where there is no way."""
    D = hop_distances(A)
    nearness: Floats = np.divide(1.0, D, out=np.ones_like(D), where=D > 0)
    return nearness


def _exhaustive(score: _Scorer, n: int, k: int) -> list[int]:
    best, found = -np.inf, list(range(k))
    every = combinations(range(n), k)
    while batch := list(islice(every, _BATCH)):
        sets = np.array(batch, dtype=np.int64)
        values = score(sets)
        top = int(np.argmax(values))
        if values[top] > best + 1e-12:
            best, found = float(values[top]), sets[top].tolist()
    return found


def _greedy(score: _Scorer, n: int, k: int) -> list[int]:
    chosen: list[int] = []
    value = -np.inf
    for _ in range(k):
        rest = [v for v in range(n) if v not in chosen]
        values = score(np.array([[*chosen, v] for v in rest], dtype=np.int64))
        top = int(np.argmax(values))
        chosen.append(rest[top])
        value = float(values[top])
    while True:
        rest = [v for v in range(n) if v not in chosen]
        swaps = [[*chosen[:i], v, *chosen[i + 1 :]] for i in range(k) for v in rest]
        if not swaps:
            return chosen
        values = score(np.array(swaps, dtype=np.int64))
        top = int(np.argmax(values))
        if values[top] <= value + 1e-12:
            return chosen
        chosen, value = swaps[top], float(values[top])


def _measured(
    nodes: tuple[Any, ...],
    A: Floats,
    ids: NDArray[np.int64],
    search: str,
    criterion: str | None,
) -> KeyPlayers:
    n = len(A)
    reached, closeness = cohesion_without(A, ids)
    all_reached, all_closeness = cohesion_without(A, ids[:, :0])
    left = n - ids.shape[1]
    return KeyPlayers(
        tuple(nodes[i] for i in ids[0]),
        float(fragmentation(left, reached)[0]),
        float(distance_fragmentation(left, closeness)[0]),
        float(_nearness(A)[ids[0]].max(axis=0).sum() / n),
        float(fragmentation(n, all_reached)[0]),
        float(distance_fragmentation(n, all_closeness)[0]),
        search,
        criterion,
    )


def _is_node(G: Graph, value: Any) -> bool:
    try:
        return value in G
    except TypeError:  # not hashable: a collection
        return False
