from __future__ import annotations

import math

import networkx as nx
import pytest
from hypothesis import given
from one_mode_cases import GOLDENS, as_igraph, golden_digraph, networks

from kyodo_graph.measures.errors import EmptyNetworkError, InvalidOptionError, SelfLoopError
from kyodo_graph.measures.everett_valente import everett_valente


@given(networks(1, 8, directed=False))
def test_undirected_is_the_mean_edge_betweenness(G: nx.Graph) -> None:
    """What the publication starts from, computed by another library."""
    g = as_igraph(G)
    edges = dict(zip(g.get_edgelist(), g.edge_betweenness(), strict=True))
    for row in everett_valente(G).records():
        own = [b for pair, b in edges.items() if row["node"] in pair]
        mean = sum(own) / len(own) if len(own) > 1 else 0.0
        assert row["ev"] == pytest.approx(mean if row["betweenness"] > 0 else 0.0)
        there = everett_valente(G, zero="pendants").keyed("node")[row["node"]]
        assert there["ev"] == pytest.approx(mean)


@given(networks(1, 7, directed=True))
def test_directed_is_the_published_formula(G: nx.DiGraph) -> None:
    B = nx.betweenness_centrality(G, normalized=False)
    for row in everett_valente(G).records():
        v = row["node"]
        in_ev = out_ev = 0.0
        if B[v] > 0:
            in_ev = (B[v] + len(nx.ancestors(G, v))) / G.in_degree(v)
            out_ev = (B[v] + len(nx.descendants(G, v))) / G.out_degree(v)
        assert row["betweenness"] == pytest.approx(B[v])
        assert (row["in_ev"], row["out_ev"]) == pytest.approx((in_ev, out_ev))
        assert row["ev"] == pytest.approx((in_ev + out_ev) / 2)


@given(networks(1, 8, directed=False))
def test_undirected_as_a_symmetric_digraph(G: nx.Graph) -> None:
    there = everett_valente(G).column("ev")
    assert everett_valente(G.to_directed()).column("ev") == pytest.approx(there)


def test_knoke_betweenness_published() -> None:
    """Hanneman & Riddle's table, which the brokerage starts from."""
    table = everett_valente(golden_digraph("knoke_information"))
    assert table.columns == ("node", "betweenness", "ev", "in_ev", "out_ev", "ev_normalised")
    published = GOLDENS["knoke_information"]["hanneman_riddle_betweenness"]
    assert table.column("betweenness") == pytest.approx(published, abs=6e-4)


@pytest.mark.parametrize("n", range(3, 12))
def test_normalisation_is_reached_by_two_halves_and_by_nothing_more(n: int) -> None:
    middle = everett_valente(nx.path_graph(n)).column("ev_normalised")
    assert max(middle) == pytest.approx(100)
    if n <= 6:
        for G in nx.graph_atlas_g():
            if len(G) == n:
                assert max(everett_valente(G).column("ev_normalised")) <= 100 + 1e-9


def test_a_ring_goes_beyond_the_undirected_maximum() -> None:
    ring = nx.cycle_graph(5, create_using=nx.DiGraph)
    assert everett_valente(ring).column("ev_normalised")[0] == pytest.approx(100 * 10 / 6)


def test_zero_option_and_pendants() -> None:
    G = nx.Graph([(1, 2), (2, 3), (1, 3), (3, 4)])
    assert everett_valente(G).column("ev") == pytest.approx((0, 0, 7 / 3, 0))
    pendants = everett_valente(G, zero="pendants").column("ev")
    assert pendants == pytest.approx((1.5, 1.5, 7 / 3, 0.0))


# The network of 25 nodes that the publication takes from Granovetter (1973), tie by tie.
GRANOVETTER = """
1-2 1-3 1-24 2-3 2-4 3-4 3-5 4-5 4-6 5-6 6-7 7-8 8-9 8-10 8-11 8-14 9-10 10-11 11-12 11-13 11-14
12-13 12-14 13-14 13-15 15-16 15-17 16-17 17-18 18-19 18-20 18-21 19-20 20-21 20-22 20-25 22-23
22-25 23-24 23-25 24-25
"""


def test_the_published_network_has_five_nodes_that_broker_nothing() -> None:
    """Table 1 has 0 for them; the mean betweenness of their ties alone is 7.69 and 5.13."""
    G = nx.Graph(tuple(map(int, tie.split("-"))) for tie in GRANOVETTER.split())
    assert len(G.edges) == 41
    rows = everett_valente(G).keyed("node")
    assert {v for v, row in rows.items() if row["ev"] == 0} == {9, 12, 16, 19, 21}
    old = everett_valente(G, zero="pendants").keyed("node")
    assert [round(old[v]["ev_normalised"], 2) for v in (9, 12, 16, 19, 21)] == [
        7.69, 5.13, 7.69, 7.69, 7.69,
    ]  # fmt: skip
    B = nx.betweenness_centrality(G, normalized=False)
    for v, row in rows.items():
        assert row["ev"] == pytest.approx((2 * B[v] + 24) / G.degree(v) if B[v] else 0)
    # The bridge between two clusters stands first, before the nodes of more ties.
    assert max(rows, key=lambda v: rows[v]["ev"]) == 7


def test_pieces_isolates_and_small_networks() -> None:
    G = nx.Graph([(1, 2), (2, 3), (4, 5)])
    G.add_node(6)
    rows = everett_valente(G).keyed("node")
    assert rows[2]["ev"] == pytest.approx((2 * 1 + 2) / 2)  # two nodes can be reached, not five
    assert rows[4]["ev"] == rows[6]["ev"] == 0.0
    assert math.isnan(everett_valente(nx.path_graph(2)).rows[0][-1])
    assert everett_valente(nx.empty_graph(1)).rows[0][1:3] == (0.0, 0.0)


def test_bad_input() -> None:
    with pytest.raises(EmptyNetworkError):
        everett_valente(nx.Graph())
    with pytest.raises(SelfLoopError):
        everett_valente(nx.Graph([(1, 1)]))
    with pytest.raises(InvalidOptionError):
        everett_valente(nx.path_graph(3), zero="none")
