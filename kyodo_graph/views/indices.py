"""The indices by which a page can size its nodes, from the measures of the field."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from kyodo_graph.views.model import Index
from kyodo_graph.words import indices, public_name, publications

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[Any]

LARGE = 1500
"""Beyond this many nodes only ties are counted: what else there is takes longer than a page may."""


@cache
def page_indices() -> Mapping[str, Index]:
    """The indices that a page can have, by key, in the order in which it lists them."""
    import networkx as nx

    from kyodo_graph import measures

    two_mode, holes = measures.two_mode_centrality, measures.structural_holes
    # The key of the page, what the registry calls the index, and what gives it.
    given: tuple[tuple[str, str, Callable[..., Any] | str], ...] = (
        ("ties", "neighbours", "networkx.Graph.degree"),
        ("ties_in", "ties_in", "networkx.DiGraph.in_degree"),
        ("ties_out", "ties_out", "networkx.DiGraph.out_degree"),
        ("degree", "degree", two_mode),
        ("closeness", "closeness", two_mode),
        ("betweenness_two_mode", "betweenness", two_mode),
        ("eigenvector", "eigenvector", two_mode),
        ("betweenness", "betweenness", nx.betweenness_centrality),
        ("effective_size", "effective_size", holes),
        ("constraint", "constraint", holes),
    )
    return {key: _index(key, name, function) for key, name, function in given}


def _index(key: str, name: str, function: Callable[..., Any] | str) -> Index:
    index = indices()[name]
    references = "; ".join(publications()[k].text for k in index.references)
    called = function if isinstance(function, str) else public_name(function)
    return Index(key, index.name, index.meaning, called, references, index.smaller_first)


def values_of(graph: Network) -> dict[str, dict[str, float]]:
    """The indices of a network by node, then by key; undefined ones are left out.

    Which indices there are depends on the network: two-mode centralities where two modes are told
    apart, structural holes among actors alone, ties in and out where ties have a direction.

    >>> import networkx as nx
    >>> values_of(nx.Graph([("a", "b"), ("b", "c")]))["b"]
    {'ties': 2.0, 'betweenness': 1.0}
    """
    import networkx as nx

    plain: Network = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from((a, b) for a, b in graph.edges() if a != b)
    columns: dict[str, Mapping[Any, float]] = {"ties": dict(plain.degree())}
    if graph.is_directed():
        simple: nx.DiGraph[Any] = nx.DiGraph()
        simple.add_nodes_from(graph)
        simple.add_edges_from((a, b) for a, b in graph.edges() if a != b)
        columns |= {"ties_in": dict(simple.in_degree()), "ties_out": dict(simple.out_degree())}
    if 0 < len(plain) <= LARGE:
        columns |= _centralities(graph, plain)
    found: dict[str, dict[str, float]] = {str(node): {} for node in graph}
    for key, column in columns.items():
        for node, value in column.items():
            if math.isfinite(value):
                found[str(node)][key] = float(f"{float(value):.6g}")
    return found


def indices_of(values: Iterable[Mapping[str, float]]) -> tuple[Index, ...]:
    """The indices that some node has, in the order of ``page_indices``."""
    there = {key for of_node in values for key in of_node}
    return tuple(index for key, index in page_indices().items() if key in there)


def _centralities(graph: Network, plain: Network) -> dict[str, Mapping[Any, float]]:
    import networkx as nx

    from kyodo_graph import measures

    actors = two_modes(graph, plain)
    if actors:
        table = measures.two_mode_centrality(plain, actors)
        names = {"betweenness": "betweenness_two_mode"}
        return {
            names.get(name, name): dict(zip(table.column("node"), table.column(name), strict=True))
            for name in ("degree", "closeness", "betweenness", "eigenvector")
        }
    found: dict[str, Mapping[Any, float]] = {"betweenness": nx.betweenness_centrality(plain)}
    if not graph.is_directed() and _modes(graph) == {"actor"}:
        holes = measures.structural_holes(plain, scope="ego")
        for name in ("effective_size", "constraint"):
            found[name] = dict(zip(holes.column("node"), holes.column(name), strict=True))
    return found


def two_modes(graph: Network, plain: Network) -> list[Any]:
    """The nodes of the first mode (the actors, where there are some); none for one mode."""
    modes = _modes(graph)
    if len(modes) != 2:
        return []
    first = "actor" if "actor" in modes else sorted(modes)[0]
    own = [node for node in plain if graph.nodes[node].get("mode") == first]
    inside = set(own)
    if any((a in inside) == (b in inside) for a, b in plain.edges()):
        return []
    return own


def _modes(graph: Network) -> set[str]:
    return {str(data.get("mode") or "") for _, data in graph.nodes(data=True)}
