"""From statements to NetworkX graphs; every edge carries the statements that make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import networkx as nx
import pyoxigraph as ox

from kyodo_graph.networks.declaration import Declaration
from kyodo_graph.networks.filters import Filters, shares
from kyodo_graph.networks.nodes import Nodes
from kyodo_graph.networks.statements import Statement, statements
from kyodo_graph.store.cities import city_iris

Network: TypeAlias = "nx.Graph[Any]"
EVIDENCE = ("records", "passages", "elements", "roles", "basis", "modality")
_KINDS: dict[tuple[bool, bool], type[nx.Graph[Any]]] = {
    (False, False): nx.Graph,
    (True, False): nx.DiGraph,
    (False, True): nx.MultiGraph,
    (True, True): nx.MultiDiGraph,
}
FORMULAS = {
    "records": "Σ_r s_r over the records r of the edge",
    "presence": "max_r s_r over the records r of the edge",
}
SHARES = {
    "whole": "s_r = 1",
    "half": "s_r = 1 / (actors that the joint column names), 1 elsewhere",
    "out": "s_r = 1; records of joint columns left out",
}


def build(
    store: ox.Store,
    declaration: Declaration,
    filters: Filters,
    weight: str,
    *,
    parallel: bool = False,
) -> Network:
    """The network of a declaration that has edges of its own.

    ``filters`` are checked ones, ``weight`` is as :mod:`~kyodo_graph.networks.names` gives it;
    ``parallel`` is as `made_of` has it.
    """
    found = statements(store, declaration, city_iris(store, filters["city"]))
    nodes = Nodes(store, found.things)
    rows = list(found.rows)
    if filters["city"]:  # also where a query's own form kept it from being narrowed
        of_city = {city for city in {s.city for s in rows} if nodes[city].city in filters["city"]}
        rows = [s for s in rows if s.city in of_city]
    return made_of(rows, nodes, declaration, filters, weight, parallel=parallel)


def made_of(
    rows: list[Statement],
    nodes: Nodes,
    declaration: Declaration,
    filters: Filters,
    weight: str,
    *,
    parallel: bool = False,
) -> Network:
    """The network that statements make where they pass the filters.

    The statements must be all that the projection has of the cities in question. With ``parallel``
    two nodes have an edge for each kind, basis and modality of what is said of them (a multigraph),
    else one edge.
    """
    share = shares(rows, filters["joint"], declaration.modes)
    kept = filters.keep(rows, nodes)
    graph = _connect(kept, nodes, declaration, share, weight, parallel)
    describe(graph, declaration, filters)
    graph.graph.update(
        weight=weight, formula=f"{FORMULAS[weight]}; {SHARES[filters['joint']]}", reference=""
    )
    return graph


def _connect(
    kept: Iterable[Statement],
    nodes: Nodes,
    declaration: Declaration,
    share: dict[str, float],
    weight: str,
    parallel: bool,
) -> Network:
    """The graph that statements make, nodes and edges in a fixed order."""
    by_pair, groups = paired(kept, declaration)
    graph: Network = _KINDS[declaration.directed, parallel]()
    for mode, members in groups:
        for node in members:
            graph.add_node(node, **nodes[node].attributes(node, mode))
    for pair in sorted(by_pair):
        for key, made in _apart(by_pair[pair]) if parallel else [(None, by_pair[pair])]:
            counted = {s.record: share[s.record] for s in made}
            total = max(counted.values()) if weight == "presence" else sum(counted.values())
            evidence = {"weight": total, **_evidence(made)}
            if key is None:
                graph.add_edge(*pair, **evidence)
            else:
                graph.add_edge(*pair, key=key, **evidence)
    return graph


def _apart(made: list[Statement]) -> Iterator[tuple[str | None, list[Statement]]]:
    """What is said of two nodes by kind, basis and modality, with the key of each such edge."""
    by_kind: defaultdict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in made:
        by_kind[s.kind, s.basis, s.modality].append(s)
    for kind in sorted(by_kind):
        yield " ".join(filter(None, kind)), by_kind[kind]


def paired(
    kept: Iterable[Statement], declaration: Declaration
) -> tuple[dict[tuple[str, str], list[Statement]], list[tuple[str, list[str]]]]:
    """Statements by the pair of nodes that they join, and the nodes of each mode, sorted.

    An undirected network of one mode knows no order of the two ends; a directed one has an edge
    each way where both are stated. A statement from a thing to itself is a self-loop.
    """
    by_pair: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in kept:
        a, b = s.source, s.target
        swap = b < a and not declaration.directed and not declaration.two_mode
        by_pair[(b, a) if swap else (a, b)].append(s)
    sources = sorted({a for a, _ in by_pair})
    targets = sorted({b for _, b in by_pair})
    if not declaration.two_mode:
        return by_pair, [(declaration.modes[0], sorted({*sources, *targets}))]
    _refuse_both(set(sources) & set(targets), declaration)
    return by_pair, [(declaration.modes[0], sources), (declaration.modes[1], targets)]


def _refuse_both(both: set[str], declaration: Declaration) -> None:
    if both:
        some = ", ".join(sorted(both)[:3])
        what = f"{len(both)} nodes are of both modes ({some})"
        declaration.refuse("modes", what, "modes that share no node, or one mode")


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


def describe(graph: Network, declaration: Declaration, filters: Filters) -> None:
    """What the graph is, in its own attributes, so that exports say it, too."""
    graph.graph.update(
        projection=declaration.name,
        title_ja=declaration.title["ja"],
        title_en=declaration.title["en"],
        modes=" ".join(declaration.modes),
        **filters.attributes(),
    )
