"""Nodes and edges of a page, from our own networks and from anybody's."""

from __future__ import annotations

import math

import networkx as nx

import kyodo_graph as kg
from kyodo_graph.views.reading import read_edges, read_nodes


def test_our_own_network_is_read_whole(graph: kg.Graph) -> None:
    network = graph.network("ties", city="shimonoseki", parallel=True)
    nodes, edges = read_nodes(network), read_edges(network)
    assert [n.id for n in nodes] == list(network)
    assert len(edges) == network.number_of_edges()
    by_id = {n.id: n for n in nodes}
    centre = by_id["shimonoseki/actor/center"]
    assert centre.label == {
        "ja": "しものせき市民活動センター",
        "en": "Shimonoseki Civic Activity Centre",
    }
    assert (centre.cls, centre.sector, centre.city) == ("Actor", "S3", "shimonoseki")
    for edge, (a, b, data) in zip(edges, network.edges(data=True), strict=True):
        assert (edge.source, edge.target) == (a, b)
        assert [edge.kind] == data["roles"]
        assert list(edge.passages) == data["passages"]
        assert edge.weight == data["weight"]


def test_what_somebody_else_s_network_lacks_is_empty() -> None:
    network = nx.Graph()
    network.add_node(1, label="市", sector=float("nan"), themes="T01", city=None)
    network.add_edge(1, ("a", 2), weight="much", roles="lead", basis=["stated", "implied"])
    first, second = read_nodes(network)
    assert (first.id, first.label["ja"], first.sector, first.city) == ("1", "市", "", "")
    assert first.themes == ("T01",)
    assert second.id == second.label["en"] == "('a', 2)"
    (edge,) = read_edges(network)
    assert (edge.kind, edge.basis, edge.weight) == ("lead", "stated, implied", 1.0)


def test_a_label_in_one_language_serves_for_both() -> None:
    network = nx.Graph()
    network.add_node("a", label_en="Centre")
    network.add_node("b", label_ja="市民")
    assert [n.label for n in read_nodes(network)] == [
        {"ja": "Centre", "en": "Centre"},
        {"ja": "市民", "en": "市民"},
    ]


def test_undefined_values_are_left_out() -> None:
    network = nx.Graph([("a", "b")])
    values = {"a": {"constraint": math.nan, "ties": 1.0}}
    a, b = read_nodes(network, values=values)
    assert (a.values, b.values) == ({"ties": 1.0}, {})
