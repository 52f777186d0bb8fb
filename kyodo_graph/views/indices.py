"""The indices by which a page can size its nodes, from the measures of the field."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kyodo_graph.views.model import Index

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[Any]

LARGE = 1500
"""Beyond this many nodes only ties are counted: what else there is takes longer than a page may."""
_BURT = "Burt (1992), Structural Holes"
_FREEMAN = "Freeman (1979), Social Networks 1:215–239"
_TWO_MODE = "Borgatti & Everett (1997), Social Networks 19:243–269"
INDICES = {
    index.key: index
    for index in (
        Index(
            "ties",
            {"ja": "結び付きの数", "en": "Number of ties"},
            {
                "ja": "結び付いている相手の数。文書がどれだけ細かく書き分けるかによる。",
                "en": "How many others the node is tied to; it depends on how finely a document "
                "lists things.",
            },
            "networkx.Graph.degree",
        ),
        Index(
            "ties_in",
            {"ja": "入る関係", "en": "Ties in"},
            {"ja": "関係が向かってくる相手の数。", "en": "From how many others ties come."},
            "networkx.DiGraph.in_degree",
        ),
        Index(
            "ties_out",
            {"ja": "出る関係", "en": "Ties out"},
            {"ja": "関係を向ける相手の数。", "en": "To how many others ties go."},
            "networkx.DiGraph.out_degree",
        ),
        Index(
            "degree",
            {"ja": "次数中心性(二部)", "en": "Degree (two-mode)"},
            {
                "ja": "結び付きの数を、もう一方のモードの大きさで割ったもの。",
                "en": "Ties over the size of the other mode.",
            },
            "kyodo_graph.measures.two_mode_centrality",
            _TWO_MODE,
        ),
        Index(
            "closeness",
            {"ja": "近接中心性(二部)", "en": "Closeness (two-mode)"},
            {
                "ja": "二つのモードが許す最小の距離の和を、実際の和で割ったもの。",
                "en": "The least sum of distances that the two modes allow over the actual one.",
            },
            "kyodo_graph.measures.two_mode_centrality",
            _TWO_MODE,
        ),
        Index(
            "betweenness_two_mode",
            {"ja": "媒介中心性(二部)", "en": "Betweenness (two-mode)"},
            {
                "ja": "最短経路のうちその節点を通るものを、二つのモードが許す最大で割ったもの。",
                "en": "Shortest paths through the node over the most that the two modes allow.",
            },
            "kyodo_graph.measures.two_mode_centrality",
            _TWO_MODE,
        ),
        Index(
            "eigenvector",
            {"ja": "固有ベクトル中心性(二部)", "en": "Eigenvector (two-mode)"},
            {
                "ja": "第一特異ベクトル。最も強い連結成分の外では0。",
                "en": "The first singular vector; 0 outside the strongest component.",
            },
            "kyodo_graph.measures.two_mode_centrality",
            "Bonacich (1991), Social Networks 13:155–168",
        ),
        Index(
            "betweenness",
            {"ja": "媒介中心性", "en": "Betweenness"},
            {
                "ja": "最短経路のうちその節点を通るものの割合。向きと重みは無視する。",
                "en": "The share of shortest paths that pass through the node; direction and "
                "weights ignored.",
            },
            "networkx.betweenness_centrality",
            _FREEMAN,
        ),
        Index(
            "effective_size",
            {"ja": "有効規模", "en": "Effective size"},
            {
                "ja": "相手の数から相手どうしの重なりを引いたもの(エゴネットワーク)。",
                "en": "Contacts less their redundancy (ego network).",
            },
            "kyodo_graph.measures.structural_holes",
            _BURT,
        ),
        Index(
            "constraint",
            {"ja": "制約度", "en": "Constraint"},
            {
                "ja": "相手が互いにつながる度合い(エゴネットワーク)。小さいほど仲介しやすい。",
                "en": "How far contacts are tied to each other (ego network); small: free to "
                "broker.",
            },
            "kyodo_graph.measures.structural_holes",
            _BURT,
        ),
    )
}
SMALL_IS_CENTRAL = frozenset({"constraint"})
"""Indices of which a small value is the more central place; they do not size nodes."""


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
    """The indices that some node has, in the order of ``INDICES``."""
    there = {key for of_node in values for key in of_node}
    return tuple(index for key, index in INDICES.items() if key in there)


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
