"""Centralities of a two-mode network, normalised by what its two modes allow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx
import numpy as np

from kyodo_graph.tables import Table, measured

from . import kernels
from .errors import InvalidOptionError
from .graphs import Floats, Graph, TwoMode, two_mode

SCOPES = ("whole", "component")

# Beyond this many nodes the dense search costs more than one walk along the ties.
_DENSE = 1500


def two_mode_centrality(B: Graph, actors: Iterable[Any], *, eigenvector: str = "whole") -> Table:
    """Give degree, closeness, betweenness and eigenvector centrality of both modes.

    With n nodes in the node's own mode and m in the other:

    * degree: ties / m.
    * closeness: (m + 2(n − 1)) / sum of distances, the smallest sum that the two modes allow over
      the actual one. In a network that is not connected, no distance leads to the other
      components; there n and m count the node's own component and the result is multiplied by the
      share of all other nodes that it reaches (Wasserman and Faust's rule). In a connected network
      this is the published index; it never exceeds 1, as NetworkX's does for small components. A
      node without a tie reaches no one: 0.
    * betweenness: shortest paths through the node, over the largest number possible.
    * eigenvector: the first singular vectors of the actor × element matrix, each mode of unit
      length. With `eigenvector="whole"` only the component with the largest singular value has
      values above 0 (components that share it are weighted as power iteration from equal values
      weights them); `"component"` takes each component by itself, of unit length in each mode, so
      that values of different components do not compare, and gives NaN to isolates.

    Direction and parallel edges are ignored, as are weights. A number whose maximum is 0 is not 0
    but undefined, NaN: degree where the other mode is empty, betweenness where no node could lie
    between others, closeness in a network of one node, eigenvector in a network without ties.

    Args:
        B: two-mode network; every edge joins an actor and an element.
        actors: the nodes of the actors' mode; all other nodes are elements.
        eigenvector: "whole" or "component".

    Returns:
        Table: node, mode (actor, element), degree, closeness, betweenness, eigenvector; actors
        first, each mode in the order of the network.

    Raises:
        EmptyNetworkError, UnknownNodeError, DuplicateNodeError, NotTwoModeError,
        InvalidOptionError.

    References:
        Borgatti & Everett (1997); Faust (1997); Bonacich (1991); of components: Wasserman & Faust
        (1994), 5.2.

    >>> B = nx.Graph([("市", "e1"), ("市", "e2"), ("NPO", "e2")])
    >>> t = two_mode_centrality(B, ["市", "NPO"])
    >>> t.keyed("node")["市"]["degree"], t.keyed("node")["NPO"]["degree"]
    (1.0, 0.5)
    """
    if eigenvector not in SCOPES:
        raise InvalidOptionError("eigenvector", eigenvector, SCOPES)
    T = two_mode(B, actors, measure="two_mode_centrality")
    n, m = T.matrix.shape
    rows = T.matrix[None]
    columns = kernels.transposed(rows)
    empty = np.full(n + m, np.nan)
    degree = np.concatenate(
        [
            kernels.degree(rows)[0] if m else empty[:n],
            kernels.degree(columns)[0] if n else empty[:m],
        ]
    )
    vectors, singular = _eigenvector(T, eigenvector)
    table = zip(
        T.actors + T.elements,
        ["actor"] * n + ["element"] * m,
        degree,
        two_mode_closeness(T) if n + m > 1 else empty,
        two_mode_betweenness(T),
        vectors,
        strict=True,
    )
    return measured(
        "two_mode_centrality",
        ("node", "mode", "degree", "closeness", "betweenness", "eigenvector"),
        table,
        {
            "normalisation": "Borgatti & Everett 1997",
            "eigenvector": eigenvector,
            "singular_value": singular,
            "components": nx.number_connected_components(T.graph),
        },
    )


def two_mode_closeness(T: TwoMode) -> Floats:
    """Closeness of the actors, then of the elements, as `two_mode_centrality` defines it."""
    n, m = T.matrix.shape
    if n + m <= _DENSE and n and m:
        rows = T.matrix[None]
        return np.concatenate(
            [kernels.closeness(rows)[0], kernels.closeness(kernels.transposed(rows))[0]]
        )
    of_actors = set(T.actors)
    out = np.zeros(n + m)
    for component in nx.connected_components(T.graph):
        own = sum(node in of_actors for node in component)
        for at, node in enumerate(T.actors + T.elements):
            if node in component and len(component) > 1:
                same = own if node in of_actors else len(component) - own
                nearest = len(component) - same + 2 * (same - 1)
                total = sum(nx.single_source_shortest_path_length(T.graph, node).values())
                out[at] = nearest / total * (len(component) - 1) / (n + m - 1)
    return out


def two_mode_betweenness(T: TwoMode, *, normalised: bool = True) -> Floats:
    """Betweenness of the actors, then of the elements; raw or over its two-mode maximum."""
    n, m = T.matrix.shape
    if n + m <= _DENSE:
        rows = T.matrix[None]
        raw = np.concatenate(
            [kernels.raw_betweenness(rows)[0], kernels.raw_betweenness(kernels.transposed(rows))[0]]
        )
    else:
        raw = _sparse_betweenness(T)
    if not normalised:
        return raw
    highest = np.array(
        [kernels.betweenness_maximum(n, m)] * n + [kernels.betweenness_maximum(m, n)] * m
    )
    share: Floats = np.divide(raw, highest, out=np.full(n + m, np.nan), where=highest > 0)
    return share


def _sparse_betweenness(T: TwoMode) -> Floats:
    """For large networks: rustworkx where it is installed, else NetworkX; the same numbers."""
    nodes = T.actors + T.elements
    try:
        import rustworkx as rx
    except ImportError:
        found = nx.betweenness_centrality(T.graph, normalized=False)
        return np.array([found[node] for node in nodes])
    G = rx.PyGraph(multigraph=False)
    G.add_nodes_from(range(len(nodes)))
    G.add_edges_from_no_data([(int(i), len(T.actors) + int(k)) for i, k in np.argwhere(T.matrix)])
    values = rx.betweenness_centrality(G, normalized=False)
    return np.array([values[i] for i in range(len(nodes))])


def _eigenvector(T: TwoMode, scope: str) -> tuple[Floats, float]:
    """First singular vectors, component by component, and the largest singular value."""
    n, m = T.matrix.shape
    place = {node: at for at, node in enumerate(T.actors + T.elements)}
    out = np.full(n + m, np.nan)
    parts: list[tuple[Any, Any, Floats, Floats, float]] = []
    for component in nx.connected_components(T.graph):
        at = np.array(sorted(place[node] for node in component))
        rows, columns = at[at < n], at[at >= n]
        if len(rows) and len(columns):
            u, s, v = np.linalg.svd(T.matrix[np.ix_(rows, columns - n)], full_matrices=False)
            parts.append((rows, columns, np.abs(u[:, 0]), np.abs(v[0]), float(s[0])))
    if not parts:
        return out, float("nan")
    highest = max(part[-1] for part in parts)
    if scope == "component":
        for rows, columns, u, v, _ in parts:
            out[rows], out[columns] = u, v
        return out, highest
    out[:] = 0.0
    for rows, columns, u, v, value in parts:
        if value >= highest * (1 - 1e-10):
            out[rows], out[columns] = u * u.sum(), v * u.sum()
    out[:n] /= np.linalg.norm(out[:n])
    out[n:] /= np.linalg.norm(out[n:])
    return out, highest
