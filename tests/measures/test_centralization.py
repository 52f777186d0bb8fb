from __future__ import annotations

import math
from itertools import permutations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from one_mode_cases import GOLDENS, as_igraph, golden_digraph, networks
from two_mode_cases import davis, two_mode_graph

from kyodo_graph.measures.centralization import (
    INDICES,
    centralization,
    centralization_test,
    two_mode_centralization,
)
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    NotTwoModeError,
    SelfLoopError,
)
from kyodo_graph.measures.kernels import betweenness_maximum


@pytest.mark.parametrize(
    ("key", "G"),
    [("kite", nx.krackhardt_kite_graph()), ("florentine", nx.florentine_families_graph())],
)
def test_published(key: str, G: nx.Graph) -> None:
    for index, value in GOLDENS[key]["centralization"].items():
        assert centralization(G, index) == pytest.approx(value, abs=6e-5)


def test_knoke_betweenness_published() -> None:
    per_cent = GOLDENS["knoke_information"]["betweenness_centralization_pct"]
    found = centralization(golden_digraph("knoke_information"), "betweenness")
    assert 100 * found == pytest.approx(per_cent, abs=6e-3)


@given(networks(3, 7, directed=False))
def test_networkx_scores_give_the_same(G: nx.Graph) -> None:
    n = len(G)

    def spread(scores: dict) -> float:
        return sum(max(scores.values()) - x for x in scores.values())

    degree = spread(dict(G.degree)) / ((n - 1) * (n - 2))
    assert centralization(G, "degree") == pytest.approx(degree)
    B = nx.betweenness_centrality(G, normalized=False)
    betweenness = spread(B) / ((n - 1) ** 2 * (n - 2) / 2)
    assert centralization(G, "betweenness") == pytest.approx(betweenness)
    harmonic = spread(nx.harmonic_centrality(G)) / ((n - 1) * (n - 2) / 2)
    assert centralization(G, "harmonic") == pytest.approx(harmonic)
    if nx.is_connected(G):
        closeness = spread(nx.closeness_centrality(G)) / ((n - 1) * (n - 2) / (2 * n - 3))
        assert centralization(G, "closeness") == pytest.approx(closeness)
    else:
        assert math.isnan(centralization(G, "closeness"))


@given(networks(3, 6, directed=True))
def test_directed(G: nx.DiGraph) -> None:
    n = len(G)
    for direction, degrees in (("in", dict(G.in_degree)), ("out", dict(G.out_degree))):
        expected = sum(max(degrees.values()) - k for k in degrees.values()) / (n - 1) ** 2
        assert centralization(G, "degree", direction=direction) == pytest.approx(expected)
    B = as_igraph(G).betweenness()
    expected = sum(max(B) - b for b in B) / ((n - 1) ** 2 * (n - 2))
    assert centralization(G, "betweenness") == pytest.approx(expected)
    if nx.is_strongly_connected(G):
        into = nx.closeness_centrality(G)  # NetworkX takes distances to the node
        row = nx.DiGraph([(0, i) for i in range(1, n)])  # one to all others, a row back to it
        row.add_edges_from((i, (i + 1) % n) for i in range(1, n))
        out = nx.closeness_centrality(row.reverse())
        expected = sum(max(into.values()) - c for c in into.values())
        expected /= sum(max(out.values()) - c for c in out.values())
        assert centralization(G, "closeness", direction="in") == pytest.approx(expected)
    far = nx.harmonic_centrality(G)
    expected = sum(max(far.values()) - c for c in far.values()) / (n - 1) ** 2
    assert centralization(G, "harmonic", direction="in") == pytest.approx(expected)


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_no_network_goes_beyond_the_star(index: str, n: int) -> None:
    assert centralization(nx.star_graph(n - 1), index) == pytest.approx(1)
    for G in nx.graph_atlas_g():
        if len(G) == n:
            value = centralization(G, index)
            assert math.isnan(value) or -1e-9 <= value <= 1 + 1e-9


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize("direction", ["in", "out"])
@pytest.mark.parametrize("n", [3, 4])
def test_the_divisor_is_the_largest_of_all_digraphs(index: str, direction: str, n: int) -> None:
    """By enumeration: no digraph goes beyond 1, and one reaches it."""
    pairs = list(permutations(range(n), 2))
    most = 0.0
    for chosen in product([False, True], repeat=len(pairs)):
        G = nx.DiGraph()
        G.add_nodes_from(range(n))
        G.add_edges_from(pair for pair, there in zip(pairs, chosen, strict=True) if there)
        value = centralization(G, index, direction=direction)
        assert math.isnan(value) or value <= 1 + 1e-9
        most = max(most, 0.0 if math.isnan(value) else value)
    assert most == pytest.approx(1)


def test_symmetric_digraph_is_the_undirected_network() -> None:
    G = nx.krackhardt_kite_graph()
    for index in ("degree", "betweenness"):  # the most centralised digraphs of the others are not
        both = centralization(G.to_directed(), index)
        assert both == pytest.approx(centralization(G, index))


@pytest.mark.parametrize("index", ["degree", "closeness", "betweenness"])
@pytest.mark.parametrize(("n", "m"), [(2, 2), (2, 4), (3, 3), (4, 2), (3, 2), (4, 3)])
def test_two_mode_divisor_is_the_largest_of_all_connected_networks(
    index: str, n: int, m: int
) -> None:
    best = 0.0
    for cells in product((0, 1), repeat=n * m):
        B, actors = two_mode_graph(np.array(cells).reshape(n, m))
        if nx.is_connected(B):
            best = max(best, two_mode_centralization(B, actors, index))
    assert best == pytest.approx(1)


def test_two_mode_of_davis() -> None:
    """Divisors (n − 1)(m − 1), and n − 1 times the largest betweenness of Borgatti & Everett."""
    B, women = davis()
    degrees = [B.degree(w) for w in women]
    expected = sum(max(degrees) - k for k in degrees) / (17 * 13)
    assert two_mode_centralization(B, women) == pytest.approx(expected)
    b = nx.betweenness_centrality(B, normalized=False)
    own = sum(max(b[w] for w in women) - b[w] for w in women)
    largest = 17 * betweenness_maximum(18, 14)
    assert two_mode_centralization(B, women, "betweenness") == pytest.approx(own / largest)
    events = two_mode_centralization(B, women, mode="element")
    degrees = [B.degree(e) for e in B.graph["bottom"]]
    assert events == pytest.approx(sum(max(degrees) - k for k in degrees) / (17 * 13))


def test_two_mode_pieces_and_small_modes() -> None:
    B, actors = two_mode_graph([[1, 0], [0, 1]])
    assert math.isnan(two_mode_centralization(B, actors, "closeness"))
    assert two_mode_centralization(B, actors, "degree") == 0
    B, actors = two_mode_graph([[1, 1]])
    assert math.isnan(two_mode_centralization(B, actors))
    B, actors = two_mode_graph([[1], [1]])
    assert math.isnan(two_mode_centralization(B, actors, "degree"))


def test_against_random_networks() -> None:
    G = nx.star_graph(9)
    r = centralization_test(G, "degree", trials=99, seed=3)
    assert (r.observed, r.p_upper, r.trials) == (1.0, 0.01, 99)
    assert r.z > 3
    assert r == centralization_test(G, "degree", trials=99, seed=3)
    same = centralization_test(G, "degree", null="degrees", trials=20)
    assert math.isnan(same.z)  # degrees are kept, so nothing varies
    assert same.p_upper == 1.0


def test_small_networks_and_bad_input() -> None:
    for n in (1, 2):
        assert math.isnan(centralization(nx.empty_graph(n)))
    assert centralization(nx.empty_graph(4)) == 0
    assert centralization(nx.empty_graph(4), "betweenness") == 0
    with pytest.raises(EmptyNetworkError):
        centralization(nx.Graph())
    with pytest.raises(SelfLoopError):
        centralization(nx.Graph([(1, 1)]))
    with pytest.raises(InvalidOptionError):
        centralization(nx.path_graph(3), "pagerank")
    with pytest.raises(InvalidOptionError):
        centralization(nx.path_graph(3), direction="up")
    with pytest.raises(InvalidOptionError):
        centralization_test(nx.path_graph(3), trials=0)
    with pytest.raises(InvalidOptionError):
        two_mode_centralization(*davis(), "harmonic")
    with pytest.raises(InvalidOptionError):
        two_mode_centralization(*davis(), mode="women")
    with pytest.raises(NotTwoModeError):
        two_mode_centralization(nx.Graph([(1, 2)]), [1, 2])
