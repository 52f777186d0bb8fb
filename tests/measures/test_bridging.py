from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from one_mode_cases import networks

from kyodo_graph.measures.bridging import bridging, current_flow_betweenness
from kyodo_graph.measures.errors import (
    DirectionError,
    EmptyNetworkError,
    InvalidWeightError,
    SelfLoopError,
)


@given(networks(1, 8, directed=False))
def test_bridging_is_the_definition(G: nx.Graph) -> None:
    B = nx.betweenness_centrality(G, normalized=False)
    for row in bridging(G).records():
        v = row["node"]
        if not G.degree(v):
            assert math.isnan(row["bridging_coefficient"])
            assert math.isnan(row["bridging"])
            continue
        coefficient = (1 / G.degree(v)) / sum(1 / G.degree(u) for u in G[v])
        assert row["betweenness"] == pytest.approx(B[v])
        assert row["bridging_coefficient"] == pytest.approx(coefficient)
        assert row["bridging"] == pytest.approx(B[v] * coefficient)


def test_the_bridge_of_a_barbell_has_the_highest_bridging() -> None:
    table = bridging(nx.barbell_graph(5, 1)).keyed("node")
    assert max(table, key=lambda v: table[v]["bridging"]) == 5


@given(networks(3, 8, directed=False))
def test_current_flow_is_networkx_in_connected_networks(G: nx.Graph) -> None:
    if not nx.is_connected(G):
        G = nx.compose(G, nx.path_graph(len(G)))
    expected = nx.current_flow_betweenness_centrality(G)
    for row in current_flow_betweenness(G).records():
        assert row["current_flow"] == pytest.approx(expected[row["node"]], abs=1e-8)


def test_current_flow_with_conductances() -> None:
    rng = np.random.default_rng(3)
    G = nx.gnm_random_graph(9, 16, seed=4)
    assert nx.is_connected(G)
    for _, _, data in G.edges(data=True):
        data["strength"] = float(rng.uniform(0.2, 5))
    expected = nx.current_flow_betweenness_centrality(G, weight="strength")
    found = current_flow_betweenness(G, weight="strength")
    assert found.column("current_flow") == pytest.approx([expected[v] for v in G])
    raw = current_flow_betweenness(G, weight="strength", normalized=False).column("current_flow")
    assert np.array(raw) / 28 == pytest.approx(found.column("current_flow"))


def test_current_flows_within_pieces_only() -> None:
    G = nx.disjoint_union(nx.path_graph(3), nx.star_graph(3))
    G.add_node("alone")
    found = current_flow_betweenness(G, normalized=False).column("current_flow")
    assert found == pytest.approx((0, 1, 0, 3, 0, 0, 0, 0))


def test_small_networks_and_bad_input() -> None:
    assert current_flow_betweenness(nx.path_graph(2), normalized=False).rows == ((0, 0.0), (1, 0.0))
    assert math.isnan(current_flow_betweenness(nx.path_graph(2)).rows[0][1])
    assert math.isnan(bridging(nx.empty_graph(1)).rows[0][3])
    for measure in (bridging, current_flow_betweenness):
        with pytest.raises(EmptyNetworkError):
            measure(nx.Graph())
        with pytest.raises(SelfLoopError):
            measure(nx.Graph([(1, 1)]))
        with pytest.raises(DirectionError):
            measure(nx.DiGraph([(1, 2)]))
    with pytest.raises(InvalidWeightError):
        current_flow_betweenness(nx.Graph([(1, 2, {"w": math.nan})]), weight="w")
