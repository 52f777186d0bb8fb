"""Distances between networks: of unequal size, and on one node set."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_mode_cases import GOLDENS, matrix_of, networks, plain

from kyodo_graph.measures.dissimilarity import d_measure
from kyodo_graph.measures.errors import (
    DirectionError,
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    NodeSetError,
    SelfLoopError,
)
from kyodo_graph.measures.overlap import deltacon, deltacon_distance, edge_jaccard
from kyodo_graph.measures.portrait import portrait, portrait_divergence
from kyodo_graph.measures.spectral import (
    laplacian_divergence,
    laplacian_spectrum,
    netlsd,
)

GRAPHS = {
    "kite": plain(nx.krackhardt_kite_graph()),
    "florentine": plain(nx.florentine_families_graph()),
    "karate": plain(nx.karate_club_graph()),
    "cycle_10": nx.cycle_graph(10),
    "path_15": nx.path_graph(15),
    "star_10": nx.star_graph(9),
}
OF_ANY_SIZE = [portrait_divergence, d_measure, netlsd, laplacian_divergence]
PAIRS = GOLDENS["netrd"]["pairs"]


def graphs(row: dict[str, Any]) -> tuple[nx.Graph, nx.Graph]:
    return GRAPHS[row["first"]], GRAPHS[row["second"]]


@pytest.mark.parametrize("row", PAIRS, ids=lambda r: f"{r['first']}-{r['second']}")
def test_netrd(row: dict[str, Any]) -> None:
    G, H = graphs(row)
    assert portrait_divergence(G, H) == pytest.approx(row["portrait_divergence"])
    # netrd integrates narrow peaks with a general quadrature, exact to some places only.
    assert laplacian_divergence(G, H) == pytest.approx(row["laplacian_spectral"], abs=1e-6)
    assert netlsd(G, H) == pytest.approx(row["netlsd_empty"])
    assert netlsd(G, H) == pytest.approx(row["netlsd_package_empty"])
    complete = netlsd(G, H, normalization="complete")
    assert complete == pytest.approx(row["netlsd_complete"])
    if "d_measure" in row:
        assert d_measure(G, H) == pytest.approx(row["d_measure"])
        assert deltacon_distance(G, H) == pytest.approx(row["deltacon"])
        assert edge_jaccard(G, H) == pytest.approx(1 - row["jaccard_distance"])


@settings(deadline=None)
@given(networks(2, 7, directed=False), networks(2, 7, directed=False))
def test_symmetric_bounded_and_zero_for_relabelled(G: nx.Graph, H: nx.Graph) -> None:
    turned = nx.relabel_nodes(G, {v: f"n{len(G) - v}" for v in G})
    highest = {portrait_divergence: 1, d_measure: 1, laplacian_divergence: math.sqrt(math.log(2))}
    for distance in OF_ANY_SIZE:
        there, back = distance(G, H), distance(H, G)
        assert there == pytest.approx(back)
        assert 0 <= there <= highest.get(distance, math.inf) + 1e-12
        assert distance(G, turned) == pytest.approx(0, abs=2e-4)


@given(networks(1, 7))
def test_portrait_by_hand(G: nx.Graph) -> None:
    B = portrait(G)
    D = dict(nx.all_pairs_shortest_path_length(G))
    for shell in range(len(B)):
        counts = [sum(d == shell for d in D[v].values()) for v in G]
        assert B[shell].tolist() == [counts.count(k) for k in range(len(G) + 1)]
    assert len(B) == 1 + max(d for row in D.values() for d in row.values())


def test_portrait_divergence_of_one_node_and_two() -> None:
    """Worked by hand: P has all its mass at (k=1, l=0), Q half of it and half at (k=1, l=1)."""
    by_definition = 0.5 * math.log2(1 / 0.75) + 0.5 * (
        0.5 * math.log2(0.5 / 0.75) + 0.5 * math.log2(0.5 / 0.25)
    )
    found = portrait_divergence(nx.empty_graph(1), nx.path_graph(2))
    assert found == pytest.approx(by_definition)


def test_portrait_divergence_takes_digraphs() -> None:
    G = nx.gnp_random_graph(8, 0.3, seed=1, directed=True)
    assert portrait_divergence(G, G) == 0
    assert portrait_divergence(G, G.reverse()) >= 0
    U = nx.krackhardt_kite_graph()
    assert portrait_divergence(U, U.to_directed()) == pytest.approx(0, abs=1e-12)


def test_portrait_divergence_uses_the_share_of_connected_pairs() -> None:
    G = nx.disjoint_union(nx.path_graph(3), nx.path_graph(2))
    B = portrait(G)
    lengths = B @ np.arange(B.shape[1])
    assert lengths.sum() == 3**2 + 2**2


def test_d_measure_by_hand_for_two_and_three_nodes() -> None:
    """All three terms worked out for a single tie and a path of two ties."""
    G, H = nx.path_graph(2), nx.path_graph(3)

    def entropy(p: list[float]) -> float:
        return -sum(x * math.log(x) for x in p if x)

    def jsd(p: list[float], q: list[float]) -> float:
        middle = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
        return entropy(middle) - (entropy(p) + entropy(q)) / 2

    mu_g, mu_h = [1.0, 0, 0], [2 / 3, 1 / 3, 0]
    nodes = [[0.5, 0.5], [1.0, 0.0], [0.5, 0.5]]
    nnd_h = (entropy([2 / 3, 1 / 3]) - sum(entropy(p) for p in nodes) / 3) / math.log(3)

    def alpha(A: list[list[float]]) -> list[float]:
        n = len(A)
        degree = np.array(A).sum(axis=1) / (n - 1)
        x = np.linalg.solve(np.eye(n) - np.array(A).T / n, degree)
        shares = sorted(x / n**2)
        return [*shares, 1 - sum(shares)]

    a_g, a_h = alpha([[0, 1], [1, 0]]), alpha([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
    c_g, c_h = alpha([[0, 0], [0, 0]]), alpha([[0, 0, 1], [0, 0, 0], [1, 0, 0]])
    ln2 = math.log(2)
    expected = (
        0.45 * math.sqrt(jsd(mu_g, mu_h) / ln2)
        + 0.45 * math.sqrt(nnd_h)
        + 0.05 * (math.sqrt(jsd([0, *a_g], a_h) / ln2) + math.sqrt(jsd([0, *c_g], c_h) / ln2))
    )
    assert d_measure(G, H) == pytest.approx(expected)
    only = d_measure(G, H, (0, 1, 0))
    assert only == pytest.approx(math.sqrt(nnd_h))


def test_d_measure_puts_unreachable_pairs_in_the_last_place() -> None:
    """Two networks without ties have all pairs out of reach, whatever their sizes."""
    assert d_measure(nx.empty_graph(3), nx.empty_graph(8), (1, 0, 0)) == 0
    pieces = nx.disjoint_union(nx.path_graph(3), nx.path_graph(3))
    assert d_measure(pieces, nx.path_graph(6)) > 0.1


@given(networks(1, 8, directed=False))
def test_spectrum_is_networkx(G: nx.Graph) -> None:
    L = nx.normalized_laplacian_matrix(G, weight=None).toarray()
    assert laplacian_spectrum(G) == pytest.approx(np.sort(np.linalg.eigvalsh(L)), abs=1e-9)


def test_laplacian_divergence_of_separate_spectra_is_the_largest() -> None:
    far = laplacian_divergence(nx.empty_graph(4), nx.path_graph(2), width=1e-4)
    # A single tie has eigenvalues 0 and 2: half of its density is where the other's is.
    half = 0.5 * math.log(1 / 0.75) + 0.5 * (0.5 * math.log(0.5 / 0.75) + 0.5 * math.log(2))
    assert far == pytest.approx(math.sqrt(half), abs=1e-6)


@given(st.floats(0.005, 0.5))
def test_laplacian_divergence_integrates_to_one(width: float) -> None:
    """The grid is fine enough for any width: doubling a network changes nothing."""
    G = nx.florentine_families_graph()
    assert laplacian_divergence(G, nx.disjoint_union(G, G), width=width) == pytest.approx(
        0, abs=1e-6
    )


def test_doubled_network_has_the_same_normalised_trace() -> None:
    G = nx.krackhardt_kite_graph()
    assert netlsd(G, nx.disjoint_union(G, G)) == pytest.approx(0, abs=1e-9)
    assert netlsd(nx.complete_graph(5), nx.complete_graph(9), normalization="complete") < 1e-9
    assert netlsd(nx.empty_graph(3), nx.empty_graph(8)) < 1e-9


@given(networks(2, 7), st.randoms(use_true_random=False))
def test_edge_jaccard_is_of_sets(G: nx.Graph, random) -> None:
    H = nx.create_empty_copy(G)
    pairs = [(u, v) for u in G for v in G if u != v and (G.is_directed() or u < v)]
    H.add_edges_from(p for p in pairs if random.random() < 0.5)
    one = {p if G.is_directed() else frozenset(p) for p in G.edges}
    two = {p if G.is_directed() else frozenset(p) for p in H.edges}
    if one | two:
        assert edge_jaccard(G, H) == pytest.approx(len(one & two) / len(one | two))
    else:
        assert math.isnan(edge_jaccard(G, H))


def test_deltacon_by_hand_and_the_order_of_nodes() -> None:
    G = nx.Graph([("a", "b"), ("b", "c")])
    H = nx.Graph()
    H.add_nodes_from("cba")
    H.add_edge("c", "b")

    def affinity(A: np.ndarray) -> np.ndarray:
        e = 1 / (1 + A.sum(axis=1).max())
        return np.linalg.inv(np.eye(3) + e * e * np.diag(A.sum(axis=1)) - e * A)

    first = affinity(matrix_of(G))
    second = affinity(nx.to_numpy_array(H, nodelist=list("abc"), weight=None))
    d = math.sqrt(((np.sqrt(first) - np.sqrt(second)) ** 2).sum())
    assert deltacon_distance(G, H) == pytest.approx(d)
    assert deltacon(G, H) == pytest.approx(1 / (1 + d))
    assert deltacon(G, G) == 1


def test_deltacon_with_weights() -> None:
    G, H = nx.path_graph(4), nx.path_graph(4)
    nx.set_edge_attributes(H, 2.0, "w")
    assert deltacon(G, H) == 1
    assert deltacon(G, H, weight="w") < 1


def test_node_sets() -> None:
    G, H = nx.path_graph(4), nx.path_graph(5)
    for measure in (edge_jaccard, deltacon, deltacon_distance):
        with pytest.raises(NodeSetError) as caught:
            measure(G, H)
        assert caught.value.missing == (4,)
        with pytest.raises(NodeSetError):
            measure(G, nx.path_graph(["a", "b"]), nodes="common")
        with pytest.raises(InvalidOptionError):
            measure(G, H, nodes="union")
        with pytest.raises(EmptyNetworkError):
            measure(nx.Graph(), nx.Graph())
        with pytest.raises(DirectionError):
            measure(G, nx.DiGraph([(0, 1)]))
    assert edge_jaccard(G, H, nodes="common") == 1
    assert deltacon(G, H, nodes="common") == 1
    with pytest.raises(DirectionError):
        deltacon(nx.DiGraph([(0, 1)]), nx.DiGraph([(0, 1)]))
    with pytest.raises(InvalidWeightError):
        deltacon(nx.Graph([(0, 1, {"w": 0})]), nx.path_graph(2), weight="w")


def test_bad_input() -> None:
    G = nx.path_graph(3)
    for distance in OF_ANY_SIZE:
        for pair in ((nx.Graph(), G), (G, nx.Graph())):
            with pytest.raises(EmptyNetworkError):
                distance(*pair)
        with pytest.raises(SelfLoopError):
            distance(G, nx.Graph([(1, 1), (1, 2)]))
        if distance is not portrait_divergence:
            with pytest.raises(DirectionError):
                distance(G, nx.DiGraph([(1, 2)]))
    with pytest.raises(InvalidOptionError):
        d_measure(G, nx.empty_graph(1))
    for weights in ((0.5, 0.5), (1, 1, 1), (2, -1, 0), (math.nan, 0.5, 0.5)):
        with pytest.raises(InvalidOptionError):
            d_measure(G, G, weights)
    for options in ({"normalization": "none"}, {"start": 0}, {"end": 0.001}, {"points": 1}):
        with pytest.raises(InvalidOptionError):
            netlsd(G, G, **options)
    for width in (0, -1, math.nan):
        with pytest.raises(InvalidOptionError):
            laplacian_divergence(G, G, width=width)
    one = nx.empty_graph(1)
    assert portrait_divergence(one, one) == netlsd(one, one) == laplacian_divergence(one, one) == 0
