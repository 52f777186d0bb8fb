"""Two-mode networks as matrices, and who shares what in them."""

from __future__ import annotations

import networkx as nx
import numpy as np

from kyodo_graph.measures.graphs import Floats, incidence
from kyodo_graph.measures.kernels import shared
from kyodo_graph.networks.building import Network
from kyodo_graph.networks.filters import ACTOR_MODE


def actors_of(B: Network) -> list[str]:
    """The actors of a network whose nodes have a ``mode``, in its order."""
    return [n for n, data in B.nodes(data=True) if data.get("mode") == ACTOR_MODE]


def matrix(B: Network) -> tuple[list[str], list[str], Floats]:
    """Actors, elements and the 0/1 matrix of a two-mode network (actors in rows).

    >>> B = nx.Graph([("a", "e1"), ("b", "e1"), ("b", "e2")])
    >>> nx.set_node_attributes(B, {"a": "actor", "b": "actor"}, "mode")
    >>> matrix(B)[2].tolist()
    [[1.0, 0.0], [1.0, 1.0]]
    """
    actors = actors_of(B)
    known = set(actors)
    elements = [n for n in B if n not in known]
    return actors, elements, incidence(B, actors, elements)


def projected(B: Network) -> Network:
    """The co-participation network: actors tied where they share an element, weight their number.

    The same ties as ``measures.project`` gives with "sum", without the evidence on each of them.

    >>> B = nx.Graph([("a", "e1"), ("b", "e1"), ("b", "e2"), ("a", "e2")])
    >>> nx.set_node_attributes(B, {"a": "actor", "b": "actor"}, "mode")
    >>> list(projected(B).edges(data="weight"))
    [('a', 'b', 2.0)]
    """
    actors, _, M = matrix(B)
    common = shared(M)
    graph: Network = nx.Graph()
    graph.add_nodes_from((a, B.nodes[a]) for a in actors)
    graph.add_weighted_edges_from(
        (actors[i], actors[j], float(common[i, j])) for i, j in np.argwhere(np.triu(common))
    )
    return graph
