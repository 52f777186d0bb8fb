"""Shared validation: what every measure checks before it computes.

The rules of the house, the same for all measures:

* an empty network is an `EmptyNetworkError`, never a silent 0;
* parallel edges (a MultiGraph) count as one edge, their weights are added;
* a self-loop is a `SelfLoopError` unless the measure says that it drops them;
* a weight is read only where a measure is asked for it by name, and must be a finite number above
  zero (`InvalidWeightError`); an edge without the attribute weighs 1;
* a two-mode network is given as a graph and its actors; all other nodes are elements, and an edge
  inside one mode is a `NotTwoModeError`. Direction of a two-mode network is ignored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from numbers import Real
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import (
    DirectionError,
    DuplicateNodeError,
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    InvalidWeightError,
    MissingGroupError,
    NotTwoModeError,
    SelfLoopError,
    UnknownNodeError,
)

Node: TypeAlias = Hashable
Graph: TypeAlias = "nx.Graph[Any]"
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]


def checked_weight(pair: tuple[Any, Any], weight: Any) -> float:
    """Give the weight as a float, or raise InvalidWeightError for NaN, infinity, zero or less."""
    if isinstance(weight, bool) or not isinstance(weight, Real | np.generic):
        raise InvalidWeightError(pair, weight)
    try:
        number = float(weight)
    except (TypeError, ValueError):
        raise InvalidWeightError(pair, weight) from None
    if not isfinite(number) or number <= 0:
        raise InvalidWeightError(pair, weight)
    return number


def simple_graph(
    G: Graph,
    *,
    measure: str,
    weight: str | None = None,
    directed: bool | None = None,
    self_loops: str = "error",
    allow_empty: bool = False,
) -> Graph:
    """Give a plain copy of G: no parallel edges, no self-loops, checked weights.

    The copy keeps the order of the nodes and the direction (`directed` True or False demands one
    and raises DirectionError for the other; None takes both). Its edges carry only `weight`, the
    sum over parallel edges of the attribute named by `weight` (1 where it is missing), or 1 where
    no weight is asked for. `self_loops` is "error" or "drop".

    >>> G = nx.MultiGraph([("a", "b"), ("a", "b")])
    >>> simple_graph(G, measure="demo").number_of_edges()
    1
    """
    if self_loops not in ("error", "drop"):
        raise InvalidOptionError("self_loops", self_loops, ("error", "drop"))
    if directed is not None and G.is_directed() != directed:
        raise DirectionError("a directed" if directed else "an undirected", measure)
    if not allow_empty and G.number_of_nodes() == 0:
        raise EmptyNetworkError(f"{measure}: the network")
    H: Graph = nx.DiGraph() if G.is_directed() else nx.Graph()
    H.add_nodes_from(G)
    for u, v, data in G.edges(data=True):
        if u == v:
            if self_loops == "error":
                raise SelfLoopError(u)
            continue
        amount = 1.0 if weight is None else checked_weight((u, v), data.get(weight, 1.0))
        if H.has_edge(u, v):
            if weight is not None:
                H[u][v]["weight"] += amount
        else:
            H.add_edge(u, v, weight=amount)
    return H


def adjacency(G: Graph, *, weighted: bool = False) -> Floats:
    """Give the dense adjacency matrix of a graph made by `simple_graph`, rows in node order."""
    place = {node: i for i, node in enumerate(G)}
    A = np.zeros((len(place), len(place)))
    for u, v, data in G.edges(data=True):
        amount = data["weight"] if weighted else 1.0
        A[place[u], place[v]] = amount
        if not G.is_directed():
            A[place[v], place[u]] = amount
    return A


def node_list(G: Graph, nodes: Iterable[Any], *, what: str) -> list[Any]:
    """Give the nodes named, in the order of the network; unknown or repeated ones are errors."""
    if isinstance(nodes, str):
        raise InvalidOptionError(what, nodes, "a collection of nodes, not one string")
    named = list(nodes)
    unknown = [n for n in named if n not in G]
    if unknown:
        raise UnknownNodeError(dict.fromkeys(unknown))
    repeated = [n for n, count in Counter(named).items() if count > 1]
    if repeated:
        raise DuplicateNodeError(repeated, what)
    wanted = set(named)
    return [n for n in G if n in wanted]


def group_map(G: Graph, groups: Mapping[Any, Any] | str) -> dict[Any, Any]:
    """Give each node's group from a mapping or from the name of a node attribute.

    A node without a group (missing, None or NaN) raises MissingGroupError; keys of the mapping
    that are not nodes are ignored, since a mapping may serve several networks.
    """
    if isinstance(groups, str):
        name = f"node attribute {groups!r}"
        found = {n: d.get(groups) for n, d in G.nodes(data=True)}
    else:
        name = "groups"
        found = {n: groups.get(n) for n in G}
    missing = [n for n, g in found.items() if g is None or g != g]  # NaN differs from itself
    if missing:
        raise MissingGroupError(missing, name)
    return found


@dataclass(frozen=True)
class TwoMode:
    """A two-mode network as lists of nodes and their matrix (actors in rows)."""

    actors: tuple[Any, ...]
    elements: tuple[Any, ...]
    matrix: Floats
    graph: Graph


def two_mode(
    B: Graph, actors: Iterable[Any], *, measure: str, weight: str | None = None
) -> TwoMode:
    """Check a two-mode network and give it as a matrix and as a plain undirected graph.

    Both modes keep the order that their nodes have in B. Raises EmptyNetworkError for a network
    without nodes, UnknownNodeError and DuplicateNodeError for the list of actors,
    NotTwoModeError for an edge inside one mode (self-loops included), InvalidWeightError.
    Either mode may be empty; whether that makes sense is for the measure to say.
    """
    if B.number_of_nodes() == 0:
        raise EmptyNetworkError(f"{measure}: the network")
    rows = node_list(B, actors, what="actors")
    of_actors = set(rows)
    columns = [n for n in B if n not in of_actors]
    M = incidence(B, rows, columns, weight)
    H: Graph = nx.Graph()
    H.add_nodes_from(B)
    H.add_weighted_edges_from((rows[i], columns[k], float(M[i, k])) for i, k in np.argwhere(M))
    return TwoMode(tuple(rows), tuple(columns), M, H)


def incidence(
    B: Graph, actors: Sequence[Any], elements: Sequence[Any], weight: str | None = None
) -> Floats:
    """Give the matrix of a two-mode network: 1 where an actor (row) has an element (column).

    With ``weight`` a cell holds the sum of that attribute of the edges between the two. Raises
    NotTwoModeError for an edge inside one mode, InvalidWeightError.

    >>> incidence(nx.Graph([("a", "e"), ("f", "b")]), ["a", "b"], ["e", "f"]).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    row = {n: i for i, n in enumerate(actors)}
    column = {n: i for i, n in enumerate(elements)}
    M = np.zeros((len(row), len(column)))
    for u, v, data in B.edges(data=True):
        if (u in row) == (v in row):
            raise NotTwoModeError((u, v), "actor" if u in row else "element")
        a, e = (u, v) if u in row else (v, u)
        if weight is None:
            M[row[a], column[e]] = 1.0
        else:
            M[row[a], column[e]] += checked_weight((u, v), data.get(weight, 1.0))
    return M


def binary_matrix(M: ArrayLike, *, measure: str) -> Bools:
    """Give a two-mode matrix as booleans; each cell must be 0 or 1 and both sides non-empty."""
    A = numeric_matrix(M, measure=measure)
    wrong = np.argwhere((A != 0) & (A != 1))
    if wrong.size:
        i, k = (int(x) for x in wrong[0])
        raise InvalidMatrixError(f"{measure}: expected only 0 and 1", (i, k), float(A[i, k]))
    return A.astype(np.bool_)


def numeric_matrix(M: ArrayLike, *, measure: str) -> Floats:
    """Give a matrix as floats; it must have two dimensions, cells and finite numbers only."""
    try:
        A = np.asarray(M, dtype=np.float64)
    except (TypeError, ValueError):
        raise InvalidMatrixError(f"{measure}: expected an array of numbers") from None
    if A.ndim != 2:
        raise InvalidMatrixError(f"{measure}: expected a two-dimensional array, got {A.ndim}")
    if A.size == 0:
        raise EmptyNetworkError(f"{measure}: the matrix")
    bad = np.argwhere(~np.isfinite(A))
    if bad.size:
        i, k = (int(x) for x in bad[0])
        raise InvalidMatrixError(f"{measure}: expected finite numbers", (i, k), float(A[i, k]))
    return A


def allowed_cells(M: Bools, allowed: ArrayLike, *, measure: str) -> Bools:
    """Check an array of structural zeros (False = must stay 0) against a two-mode matrix."""
    permitted = binary_matrix(allowed, measure=f"{measure}: allowed")
    if permitted.shape != M.shape:
        raise InvalidMatrixError(
            f"{measure}: allowed has the shape {permitted.shape}; expected {M.shape}"
        )
    broken = np.argwhere(M & ~permitted)
    if broken.size:
        i, k = (int(x) for x in broken[0])
        raise InvalidMatrixError(f"{measure}: a tie in a cell that is not allowed", (i, k), 1)
    return permitted
