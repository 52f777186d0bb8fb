"""Networks by name: build a declared projection of a graph, and project it where it says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.errors import expect
from kyodo_graph.folding import known_as
from kyodo_graph.networks.building import EVIDENCE, Network, build, describe
from kyodo_graph.networks.declaration import (
    Declaration,
    base_of,
    find_declaration,
    read_declaration,
)
from kyodo_graph.networks.filters import Filters
from kyodo_graph.networks.names import checked_weight
from kyodo_graph.networks.rights import data_rights

_CARRIED = tuple(name for name in EVIDENCE if name != "elements")


def network(
    store: ox.Store,
    known: Mapping[str, Declaration],
    projection: str | Path,
    filters: Filters | None = None,
    weight: str = "",
    *,
    parallel: bool = False,
) -> Network:
    """A declared projection of a store as a NetworkX graph.

    ``known`` are the declarations by name; :meth:`kyodo_graph.graph.Graph.network` says what the
    rest is and what is raised.
    """
    expect("projection", projection, (str, Path), "the name of a projection, or its file")
    expect("weight", weight, str, "the name of a weight")
    if isinstance(projection, Path) or projection.endswith((".yaml", ".yml")):
        declaration = read_declaration(Path(projection))
        known = _beside(declaration, known)
    else:
        declaration = find_declaration(known, known_as(projection, known) or projection)
    base = base_of(declaration, known)
    weight = checked_weight(declaration, weight)
    filters = (filters or Filters()).checked(store, base)
    if base is declaration:
        made = build(store, declaration, filters, weight, parallel=parallel)
    else:
        two_mode = build(store, base, filters, base.weight)
        made = _projected(two_mode, declaration, filters, weight)
    made.graph.update(data_rights(store, filters["city"]))
    return made


def _beside(own: Declaration, known: Mapping[str, Declaration]) -> Mapping[str, Declaration]:
    """The declarations that a user's file may name: those of its folder, and the shipped ones."""
    path = Path(own.path)
    beside = path.with_name(own.project + path.suffix)
    if own.project and beside.is_file() and beside.name != path.name:
        return {**known, beside.stem: read_declaration(beside)}
    return known


def _projected(
    two_mode: Network, declaration: Declaration, filters: Filters, weight: str
) -> Network:
    """The one-mode projection, with the shared nodes and all their evidence on each edge.

    Every weight is made of what one component has, so that each is projected for itself: the
    matrix of all actors and elements of the country would not fit into any memory.
    """
    import networkx as nx

    from kyodo_graph.measures.projection import WEIGHTS, project

    mode = declaration.modes[0]
    graph: Network = nx.Graph()
    graph.add_nodes_from(n for n, data in two_mode.nodes(data=True) if data["mode"] == mode)
    for part in _components(two_mode):
        members = [node for node in part if node in graph]
        projected = project(part, members, weight, tie_weight="weight", carry=_CARRIED)
        graph.add_nodes_from(projected.nodes(data=True))
        graph.add_edges_from(projected.edges(data=True))
    for _, _, data in graph.edges(data=True):
        data.update({name: sorted(data[name]) for name in EVIDENCE})
    rule = WEIGHTS[weight]
    describe(graph, declaration, filters)
    graph.graph.update(
        weight=weight,
        formula=f"{rule.formula}; b: {two_mode.graph['formula']}",
        reference=rule.reference,
        projected_from=two_mode.graph["projection"],
    )
    return graph


def _components(graph: Network) -> list[Network]:
    """The connected parts of a network, nodes and edges in its own order."""
    import networkx as nx

    whole = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    part_of = {
        node: place
        for place, members in enumerate(nx.connected_components(whole))
        for node in members
    }
    parts: list[Network] = [nx.Graph() for _ in range(max(part_of.values(), default=-1) + 1)]
    for node, attributes in graph.nodes(data=True):
        parts[part_of[node]].add_node(node, **attributes)
    for a, b, attributes in graph.edges(data=True):
        parts[part_of[a]].add_edge(a, b, **attributes)
    return parts
