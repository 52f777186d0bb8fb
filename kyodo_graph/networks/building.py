"""From statements to NetworkX graphs; every edge carries the statements that make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kyodo_graph.measures.projection import project
from kyodo_graph.networks.declaration import Declaration, find_declaration, read_declarations
from kyodo_graph.networks.filters import Filters, shares
from kyodo_graph.networks.statements import NodeInfo, Statement, node_infos, statements

Network = nx.Graph | nx.DiGraph
_CARRIED = ("records", "passages", "roles", "basis", "modality")


def network(
    store: ox.Store, folder: Path, name: str, filters: Filters | None = None, weight: str = ""
) -> Network:
    """A declared projection as a NetworkX graph.

    Nodes are ids (``yamaguchi/actor/saporante``) with IRI, labels in both languages, class, type,
    sector, specificity, city and mode. Edges carry ``weight``, and sorted lists of what makes
    them: ``records``, ``passages``, ``elements``, ``roles`` (or relations), ``basis``. A projected
    edge lists the elements that both ends share. ``weight`` overrides the declared way of
    projection. The graph's attributes name the projection, its filters and its weights.
    """
    known = read_declarations(folder)
    declaration = find_declaration(known, name)
    chosen = filters or Filters()
    if declaration.project:
        base = find_declaration(known, declaration.project)
        two_mode = _build(store, base, chosen)
        return _projected(two_mode, declaration, weight or declaration.weight, chosen)
    return _build(store, declaration, chosen)


def _build(store: ox.Store, declaration: Declaration, filters: Filters) -> Network:
    nodes = node_infos(store)
    kept = filters.keep(statements(store, declaration.edges, declaration.name), nodes)
    return from_statements(kept, nodes, declaration, filters)


def from_statements(
    kept: Iterable[Statement],
    nodes: Mapping[str, NodeInfo],
    declaration: Declaration,
    filters: Filters,
) -> Network:
    """The graph that statements make: one edge a pair of nodes, in a fixed order.

    The weight of an edge is the number of its records, or for ``presence`` 1 however often it is
    said; where joint columns count half, a record counts with the actor's share.
    """
    kept = list(kept)
    share = shares(kept, filters.joint)
    by_pair: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in kept:
        pair = (s.source, s.target)
        if not declaration.directed and not declaration.two_mode:
            pair = (min(pair), max(pair))
        by_pair[pair].append(s)
    graph: Network = nx.DiGraph() if declaration.directed else nx.Graph()
    _describe(graph, declaration, filters)
    for mode, ends in zip(
        declaration.modes * 2, zip(*by_pair, strict=True) if by_pair else (), strict=False
    ):
        for end in sorted(set(ends)):
            graph.add_node(end, **node_attributes(nodes.get(end), end, mode))
    for source, target in sorted(by_pair):
        made = by_pair[source, target]
        counted = {s.record: share[s.record] for s in made}
        present = declaration.weight == "presence"
        weight = max(counted.values()) if present else sum(counted.values())
        graph.add_edge(source, target, weight=weight, **_evidence(made))
    return graph


def node_attributes(info: NodeInfo | None, node: str, mode: str) -> dict[str, Any]:
    """The attributes of a node; empty texts where something is not known."""
    if info is None:
        info = NodeInfo("", node, node, "", "", "", "", "", "", ())
    return {
        "iri": info.iri,
        "label_ja": info.label_ja,
        "label_en": info.label_en,
        "mode": mode,
        "class": info.cls,
        "type": info.type,
        "sector": info.sector,
        "specificity": info.specificity,
        "city": info.city,
        "number": info.number,
        "themes": list(info.themes),
    }


def _evidence(made: list[Statement]) -> dict[str, list[str]]:
    def listed(values: Iterable[str]) -> list[str]:
        return sorted({v for v in values if v})

    return {
        "records": listed(s.record for s in made),
        "passages": listed(s.passage for s in made),
        "elements": listed(s.made_by for s in made),
        "roles": listed(s.kind for s in made),
        "basis": listed(s.basis for s in made),
        "modality": listed(s.modality for s in made),
    }


def _projected(
    two_mode: Network, declaration: Declaration, weight: str, filters: Filters
) -> Network:
    """The one-mode projection, with the shared elements and all their passages on each edge."""
    mode = declaration.modes[0]
    actors = [n for n, m in two_mode.nodes(data="mode") if m == mode]
    graph: Network = nx.Graph()
    if actors:
        graph = project(two_mode, actors, weight, tie_weight="weight", carry=_CARRIED)
    for _, _, data in graph.edges(data=True):
        data.update({key: sorted(data[key]) for key in ("elements", *_CARRIED)})
    _describe(graph, replace(declaration, weight=weight), filters)
    return graph


def _describe(graph: Network, declaration: Declaration, filters: Filters) -> None:
    """What the graph is, in its own attributes, so that exports say it, too."""
    graph.graph.update(
        projection=declaration.name,
        title_ja=declaration.title["ja"],
        title_en=declaration.title["en"],
        modes=" ".join(declaration.modes),
        weight=declaration.weight,
        cities=" ".join(filters.cities),
        plans=" ".join(filters.plans),
        themes=" ".join(filters.themes),
        kinds=" ".join(filters.kinds),
        bases=" ".join(filters.bases),
        generic=filters.generic,
        city_office=filters.city_office,
        joint=filters.joint,
    )
