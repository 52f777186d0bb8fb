"""The indices of an actor's place, for all actors of a network at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import networkx as nx
import numpy as np

from kyodo_graph.analysis.city import TIES, TWO_MODE
from kyodo_graph.analysis.place_indices import PROJECTION, SINGLE, Compute, Scores, declared
from kyodo_graph.analysis.variants import Network
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.measures.kernels import co_participation
from kyodo_graph.networks.matrices import actors_of, projected


def scores_on(network: str, graph: Network) -> dict[str, Scores]:
    """Every index that is declared of a network, by name; nothing where no actor is in it."""
    own = [i for i in declared().values() if i.network == network]
    if not (actors_of(graph) if network == TWO_MODE else graph):
        return {}
    # One function may compute several indices.
    made = {i.compute: i.compute(graph) for i in own}
    return {i.name: made[i.compute][i.name] for i in own}


def all_scores(B: Network, T: Network) -> dict[str, Scores]:
    """Every index that a two-mode network and a network of ties give, by name."""
    return {
        **scores_on(TWO_MODE, B),
        **scores_on(PROJECTION, projected(B)),
        **scores_on(TIES, no_loops(T)),
    }


def singles() -> tuple[str, ...]:
    """The indices whose null is computed network by network."""
    return tuple(i.name for i in declared().values() if i.null == SINGLE)


def singles_of(M: Floats, wanted: Sequence[int]) -> dict[str, Floats]:
    """The indices of ``singles`` for some actors, from a two-mode matrix, by name.

    Of an index that depends on ego networks alone, only these are looked at.
    """
    own = [i for i in declared().values() if i.null == SINGLE]
    meeting = co_participation(M)
    found: dict[str, Floats] = {}
    graphs: dict[str, Network] = {}
    for compute in dict.fromkeys(i.compute for i in own):
        first = next(i for i in own if i.compute is compute)
        if first.ego:
            found |= _of_egos(compute, meeting, wanted)
            continue
        if first.network not in graphs:
            graphs[first.network] = (
                nx.from_numpy_array(meeting) if first.network == PROJECTION else _two_mode(M)
            )
        for name, values in compute(graphs[first.network]).items():
            found[name] = np.array([values[i] for i in wanted])
    return {i.name: found[i.name] for i in own}


def _of_egos(compute: Compute, meeting: Floats, wanted: Sequence[int]) -> dict[str, Floats]:
    found: dict[str, list[float]] = {}
    for i in wanted:
        ego = np.concatenate(([i], np.flatnonzero(meeting[i])))
        near = nx.from_numpy_array(meeting[np.ix_(ego, ego)])
        for name, values in compute(near).items():
            found.setdefault(name, []).append(values[0])
    return {name: np.array(values) for name, values in found.items()}


def _two_mode(M: Floats) -> Network:
    graph: Network = nx.Graph()
    actors, elements = M.shape
    graph.add_nodes_from(range(actors), mode="actor")
    graph.add_nodes_from(range(actors, actors + elements), mode="element")
    graph.add_edges_from((i, actors + j) for i, j in np.argwhere(M))
    return graph


def no_loops(T: Network) -> nx.DiGraph[Any]:
    """A directed network without ties from an actor to itself, which broker nothing."""
    plain: nx.DiGraph[Any] = nx.DiGraph()
    plain.add_nodes_from(T.nodes(data=True))
    plain.add_edges_from((u, v, d) for u, v, d in T.edges(data=True) if u != v)
    return plain


@dataclass(frozen=True)
class Ranked:
    """Where an actor stands among all: rank 1 is the most central place, ties share the best."""

    value: float
    rank: int | None
    tied: int
    of: int
    percentile: float | None


def ranked(scores: Scores, node: str, *, higher: bool = True) -> Ranked:
    """The place of an actor; with an undefined value no rank, alone no percentile.

    ``percentile`` is the share of the other actors in a less central place, equal ones half.

    >>> ranked({"a": 3.0, "b": 1.0, "c": 1.0}, "b")
    Ranked(value=1.0, rank=2, tied=1, of=3, percentile=25.0)
    """
    value = scores[node]
    if isnan(value):
        return Ranked(value, None, 0, sum(not isnan(v) for v in scores.values()), None)
    slack = 1e-9 * max(1.0, abs(value))
    others = [v - value for n, v in scores.items() if n != node and not isnan(v)]
    if not higher:
        others = [-v for v in others]
    above, equal = sum(v > slack for v in others), sum(abs(v) <= slack for v in others)
    below = len(others) - above - equal
    share = 100 * (below + equal / 2) / len(others) if others else None
    return Ranked(value, 1 + above, equal, 1 + len(others), share)
