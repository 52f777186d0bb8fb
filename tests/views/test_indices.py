"""The indices of a page are the measures' and NetworkX's, to six digits."""

from __future__ import annotations

import networkx as nx
import pytest
from conftest import reached

import kyodo_graph as kg
from kyodo_graph import measures
from kyodo_graph.views.indices import LARGE, indices_of, page_indices, values_of


def test_two_mode_centralities_are_the_measures(graph: kg.Graph) -> None:
    network = graph.network("actor-element", city="ichinoseki", parallel=True)
    found = values_of(network)
    simple = graph.network("actor-element", city="ichinoseki")
    actors = [n for n, d in simple.nodes(data=True) if d["mode"] == "actor"]
    table = measures.two_mode_centrality(simple, actors).keyed("node")
    for node in simple:
        assert found[node]["ties"] == simple.degree(node)
        for key, name in (("degree", "degree"), ("betweenness_two_mode", "betweenness")):
            assert found[node][key] == pytest.approx(table[node][name], rel=1e-5)


def test_directed_ties_count_partners_each_way(graph: kg.Graph) -> None:
    network = graph.network("ties", city="yamaguchi", parallel=True)
    found = values_of(network)
    simple = nx.DiGraph((a, b) for a, b in network.edges() if a != b)
    for node in network:
        assert found[node]["ties_in"] == (simple.in_degree(node) if node in simple else 0)
        assert found[node]["ties_out"] == (simple.out_degree(node) if node in simple else 0)
    betweenness = nx.betweenness_centrality(nx.Graph(simple))
    assert found["yamaguchi/actor/saporante"]["betweenness"] == pytest.approx(
        betweenness["yamaguchi/actor/saporante"], rel=1e-5
    )


def test_structural_holes_are_of_networks_of_actors_alone(graph: kg.Graph) -> None:
    network = graph.network("actor-actor", city="shinjo")
    found = values_of(network)
    holes = measures.structural_holes(network, scope="ego").keyed("node")
    for node, row in holes.items():
        if row["constraint"] == row["constraint"]:
            assert found[node]["constraint"] == pytest.approx(row["constraint"], rel=1e-5)
        else:
            assert "constraint" not in found[node]
    tree = graph.network("element-tree", city="shinjo")
    assert not any("constraint" in values for values in values_of(tree).values())


def test_of_a_large_network_only_ties_are_counted() -> None:
    network = nx.path_graph(LARGE + 1)
    found = values_of(network)
    assert {key for values in found.values() for key in values} == {"ties"}


@pytest.mark.parametrize("network", [nx.Graph(), nx.empty_graph(1), nx.DiGraph([("a", "a")])])
def test_the_smallest_networks(network: nx.Graph) -> None:
    found = values_of(network)
    assert list(found) == [str(n) for n in network]
    assert all(values["ties"] == 0 for values in found.values())


def test_indices_are_named_in_both_languages_with_their_source() -> None:
    for key, index in page_indices().items():
        assert index.key == key
        assert set(index.label) == set(index.definition) == {"ja", "en"}
        assert reached(index.function)
        assert index.function.split(".")[0] in ("networkx", "kyodo_graph")
        if index.function.startswith("kyodo_graph.measures."):
            assert index.reference
    assert [i.key for i in indices_of([{"constraint": 1.0}, {"ties": 1.0}])] == [
        "ties",
        "constraint",
    ]
