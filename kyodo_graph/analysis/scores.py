"""The indices of an actor's place, for all actors of a network at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import networkx as nx
import numpy as np

from kyodo_graph import measures
from kyodo_graph.analysis.city import TIES, TWO_MODE, actors_of, matrix
from kyodo_graph.analysis.variants import Network
from kyodo_graph.measures.graphs import Floats

Scores = Mapping[str, float]
PROJECTION = "actor-actor"


@dataclass(frozen=True)
class Index:
    """An index: the network it is of, and whether a higher value is the more central place.

    ``null`` says how it is set against chance: "stack" (many networks at a time), "single" (one by
    one, with fewer trials), or why it is not.
    """

    name: str
    network: str
    higher: bool = True
    null: str = "none"


INDICES = (
    Index("elements", TWO_MODE, null="fixed"),
    Index("leads", TWO_MODE, null="roles"),
    Index("strength", TWO_MODE, null="weights"),
    Index("degree", TWO_MODE, null="fixed"),
    Index("closeness", TWO_MODE, null="stack"),
    Index("betweenness", TWO_MODE, null="stack"),
    Index("eigenvector", TWO_MODE, null="stack"),
    Index("effective_size", PROJECTION, null="single"),
    Index("efficiency", PROJECTION, null="single"),
    Index("constraint", PROJECTION, higher=False, null="single"),
    Index("hierarchy", PROJECTION, higher=False, null="single"),
    Index("ev_normalised", PROJECTION, null="single"),
    Index("bridging", PROJECTION, null="single"),
    Index("ties_out", TIES, null="ties"),
    Index("ties_in", TIES, null="ties"),
    Index("brokered", TIES, null="ties"),
)
OF = {index.name: index for index in INDICES}
ONE_MODE = tuple(i.name for i in INDICES if i.network == PROJECTION)
HOLES = ONE_MODE[:4]
STACKED = tuple(i.name for i in INDICES if i.null == "stack")


def two_mode_scores(B: Network) -> dict[str, Scores]:
    """Number of elements, of elements led, sum of weights, and the four centralities."""
    actors = actors_of(B)
    if not actors:
        return {}
    table = measures.two_mode_centrality(B, actors).keyed("node")
    found: dict[str, Scores] = {
        "elements": {a: float(B.degree(a)) for a in actors},
        "leads": {a: float(sum("lead" in d.get("roles", ()) for *_, d in B.edges(a, data=True)))
                  for a in actors},
        "strength": {a: float(B.degree(a, weight="weight")) for a in actors},
    }  # fmt: skip
    for name in ("degree", "closeness", "betweenness", "eigenvector"):
        found[name] = {a: table[a][name] for a in actors}
    return found


def projected(B: Network) -> Network:
    """The co-participation network: actors tied where they share an element, weight their number.

    The same ties as ``measures.project`` gives with "sum", without the evidence on each of them.
    """
    actors, _, M = matrix(B)
    shared = M @ M.T
    graph: Network = nx.Graph()
    graph.add_nodes_from((a, B.nodes[a]) for a in actors)
    graph.add_weighted_edges_from(
        (actors[i], actors[j], float(shared[i, j])) for i, j in np.argwhere(np.triu(shared, 1))
    )
    return graph


def one_mode_scores(P: Network) -> dict[str, Scores]:
    """Structural holes (ego scope), Everett–Valente brokerage and bridging of a projection."""
    if not P.number_of_nodes():
        return {}
    found: dict[str, Scores] = {}
    holes = measures.structural_holes(P, scope="ego")
    for name in HOLES:
        found[name] = dict(zip(P, holes.column(name), strict=True))
    found["ev_normalised"] = dict(
        zip(P, measures.everett_valente(P).column("ev_normalised"), strict=True)
    )
    found["bridging"] = dict(zip(P, measures.bridging(P).column("bridging"), strict=True))
    return found


def one_mode_of(M: Floats, wanted: Sequence[int]) -> Floats:
    """The indices of ``one_mode_scores`` for some actors, from a two-mode matrix.

    One row for each index, one column for each actor wanted. Holes are those of ego networks, so
    that only these are looked at.
    """
    shared = (M @ M.T > 0).astype(np.float64)
    np.fill_diagonal(shared, 0.0)
    P = nx.from_numpy_array(shared)
    out = np.empty((len(ONE_MODE), len(wanted)))
    for k, i in enumerate(wanted):
        ego = np.concatenate(([i], np.flatnonzero(shared[i])))
        near = nx.from_numpy_array(shared[np.ix_(ego, ego)])
        own = measures.structural_holes(near, scope="ego").keyed("node")[0]
        out[: len(HOLES), k] = [own[name] for name in HOLES]
    at = list(wanted)
    out[-2] = np.array(measures.everett_valente(P).column("ev_normalised"))[at]
    out[-1] = np.array(measures.bridging(P).column("bridging"))[at]
    return out


def tie_scores(T: Network) -> dict[str, Scores]:
    """Ties to and from others, and the pairs that an actor stands between, in the stated ties."""
    plain = no_loops(T)
    if not plain.number_of_nodes():
        return {}
    total = measures.gould_fernandez(plain, dict.fromkeys(plain, "all")).nodes
    return {
        "ties_out": {n: float(d) for n, d in plain.out_degree()},
        "ties_in": {n: float(d) for n, d in plain.in_degree()},
        "brokered": {r["node"]: r["raw"] for r in total.records() if r["role"] == "total"},
    }


def no_loops(T: Network) -> nx.DiGraph[Any]:
    """A directed network without ties from an actor to itself, which broker nothing."""
    plain: nx.DiGraph[Any] = nx.DiGraph()
    plain.add_nodes_from(T.nodes(data=True))
    plain.add_edges_from((u, v, d) for u, v, d in T.edges(data=True) if u != v)
    return plain


def all_scores(B: Network, T: Network) -> dict[str, Scores]:
    """Every index that a two-mode network and a network of ties give, by name."""
    return {**two_mode_scores(B), **one_mode_scores(projected(B)), **tie_scores(T)}


@dataclass(frozen=True)
class Place:
    """Where an actor stands among all: rank 1 is the most central place, ties share the best."""

    value: float
    rank: int | None
    tied: int
    of: int
    percentile: float | None


def place(scores: Scores, node: str, *, higher: bool = True) -> Place:
    """The place of an actor; with an undefined value no rank, alone no percentile.

    ``percentile`` is the share of the other actors in a less central place, equal ones half.

    >>> place({"a": 3.0, "b": 1.0, "c": 1.0}, "b")
    Place(value=1.0, rank=2, tied=1, of=3, percentile=25.0)
    """
    value = scores[node]
    if isnan(value):
        return Place(value, None, 0, sum(not isnan(v) for v in scores.values()), None)
    slack = 1e-9 * max(1.0, abs(value))
    others = [v - value for n, v in scores.items() if n != node and not isnan(v)]
    if not higher:
        others = [-v for v in others]
    above, equal = sum(v > slack for v in others), sum(abs(v) <= slack for v in others)
    below = len(others) - above - equal
    share = 100 * (below + equal / 2) / len(others) if others else None
    return Place(value, 1 + above, equal, 1 + len(others), share)
