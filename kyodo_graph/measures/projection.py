"""Actors by shared elements: a one-mode network whose ties name the elements behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from .errors import InvalidOptionError
from .graphs import Floats, Graph, two_mode


@dataclass(frozen=True)
class WeightRule:
    """How a projected tie is weighed: its formula and the publication that defines it."""

    name: str
    formula: str
    reference: str


WEIGHTS: dict[str, WeightRule] = {
    rule.name: rule
    for rule in (
        WeightRule("sum", "P_ij = Σ_k b_ik b_jk", "Breiger 1974"),
        WeightRule(
            "newman",
            "Σ_k b_ik b_jk / (c_k − 1), over elements with c_k ≥ 2 actors",
            "Newman 2001",
        ),
        WeightRule(
            "jaccard",
            "P_ij / (r_i + r_j − P_ij), r_i = P_ii",
            "Jaccard 1901; Tanimoto's form for weighted ties",
        ),
        WeightRule("cosine", "P_ij / √(r_i r_j), r_i = P_ii", "Salton & McGill 1983; Leifeld 2017"),
        WeightRule(
            "average_activity",
            "P_ij / ((r_i + r_j) / 2), r_i = P_ii",
            "Leifeld 2017, ch. 12",
        ),
    )
}


def project(
    B: Graph,
    actors: Iterable[Any],
    weight: str = "sum",
    *,
    tie_weight: str | None = None,
    carry: Sequence[str] = (),
) -> Graph:
    """Join the actors that share an element; each tie names the elements that make it.

    With b_ik = 1 for a tie (or its `tie_weight`), P = B Bᵀ, r_i = P_ii and c_k the number of
    actors of element k:

    * sum: P_ij.
    * newman: Σ_k b_ik b_jk / (c_k − 1). Every element gives each of its actors one unit, shared
      among the others: with weights of 1 the strengths are the numbers of elements with company.
    * jaccard: P_ij / (r_i + r_j − P_ij).
    * cosine: P_ij / √(r_i r_j).
    * average_activity: P_ij / ((r_i + r_j) / 2).

    Args:
        B: two-mode network; parallel edges count once (their `tie_weight` is added).
        actors: the nodes to keep; for a projection on the elements give these instead.
        weight: "sum", "newman", "jaccard", "cosine" or "average_activity".
        tie_weight: name of an edge attribute of B (finite, above 0) to read as b_ik, as when
            jointly named actors count half; None: all 1.
        carry: names of edge attributes of B (passages, roles) to gather on each projected edge:
            the distinct (hashable) values of the ties behind it, in order; lists, tuples and sets
            are opened.

    Returns:
        Graph of all actors (with their attributes and `activity`, the r_i). Edge attributes:
        `weight`, `count` (shared elements), `elements` (tuple, in the order of B) and those of
        `carry` (tuples). Graph attributes: `weight`, `formula`, `reference`, `tie_weight`.

    Raises:
        EmptyNetworkError, NotTwoModeError, UnknownNodeError, DuplicateNodeError,
        InvalidWeightError, InvalidOptionError.

    References:
        See `WEIGHTS`.

    >>> B = nx.Graph([("市", "e1"), ("NPO", "e1"), ("市", "e2"), ("NPO", "e2"), ("市", "e3")])
    >>> project(B, ["市", "NPO"], "jaccard").edges["市", "NPO"]
    {'weight': 0.6666666666666666, 'count': 2, 'elements': ('e1', 'e2')}
    """
    if weight not in WEIGHTS:
        raise InvalidOptionError("weight", weight, tuple(WEIGHTS))
    reserved = {"weight", "count", "elements"} & set(carry)
    if reserved or isinstance(carry, str):
        raise InvalidOptionError("carry", carry, "names other than weight, count, elements")
    T = two_mode(B, actors, measure="project", weight=tie_weight)
    M = T.matrix
    strengths = _weights(M, weight)
    shared = (M > 0).astype(np.int64)
    counts = shared @ shared.T
    activity = (M**2).sum(axis=1)
    rule = WEIGHTS[weight]
    G: Graph = nx.Graph(
        weight=weight, formula=rule.formula, reference=rule.reference, tie_weight=tie_weight
    )
    for i, actor in enumerate(T.actors):
        G.add_node(actor)
        G.nodes[actor].update({**B.nodes[actor], "activity": float(activity[i])})
    carried = {name: _values(B, name) for name in carry}
    for i, j in np.argwhere(np.triu(counts, 1)):
        a, b = T.actors[i], T.actors[j]
        elements = tuple(T.elements[k] for k in np.flatnonzero(shared[i] & shared[j]))
        gathered = {
            name: tuple(
                dict.fromkeys(
                    value
                    for element in elements
                    for actor in (a, b)
                    for value in values.get(frozenset((actor, element)), ())
                )
            )
            for name, values in carried.items()
        }
        G.add_edge(
            a,
            b,
            weight=float(strengths[i, j]),
            count=int(counts[i, j]),
            elements=elements,
            **gathered,
        )
    return G


def _weights(M: Floats, weight: str) -> Floats:
    P: Floats = M @ M.T
    if weight == "sum":
        return P
    if weight == "newman":
        others = (M > 0).sum(axis=0) - 1
        share = np.divide(1.0, others, out=np.zeros(M.shape[1]), where=others > 0)
        spread: Floats = (M * share) @ M.T
        return spread
    r = np.diag(P)
    row, column = r[:, None], r[None, :]
    base = {
        "jaccard": row + column - P,
        "cosine": np.sqrt(row * column),
        "average_activity": (row + column) / 2,
    }[weight]
    relative: Floats = np.divide(P, base, out=np.zeros_like(P), where=base > 0)
    return relative


def _values(B: Graph, name: str) -> dict[frozenset[Any], list[Any]]:
    """The values of an edge attribute by pair of nodes, parallel edges together."""
    found: dict[frozenset[Any], list[Any]] = {}
    for u, v, data in B.edges(data=True):
        value = data.get(name)
        if value is None:
            continue
        several = value if isinstance(value, list | tuple | set | frozenset) else (value,)
        ordered = sorted(several, key=repr) if isinstance(several, set | frozenset) else several
        found.setdefault(frozenset((u, v)), []).extend(ordered)
    return found
