from __future__ import annotations

import math
from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_mode_cases import all_digraphs, from_cells, matrix_of, networks

from kyodo_graph.measures.empirical import against, null_test
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    MissingGroupError,
    SelfLoopError,
)
from kyodo_graph.measures.nulls import (
    NULLS,
    cug_test,
    label_test,
    permuted_groups,
    random_networks,
)
from kyodo_graph.measures.rewiring import rewire


def dyads(G: nx.DiGraph) -> tuple[int, int]:
    A = matrix_of(G)
    return int((A * A.T).sum()), int(A.sum())


@given(networks(1, 8), st.integers(0, 1000))
def test_what_is_conditioned_on_stays(G: nx.Graph, seed: int) -> None:
    for null in NULLS:
        for N in random_networks(G, 2, null=null, seed=seed):
            assert list(N) == list(G)
            assert N.is_directed() == G.is_directed()
            assert nx.number_of_selfloops(N) == 0
            if null != "size":
                assert N.number_of_edges() == G.number_of_edges()
            if null == "dyads" and G.is_directed():
                assert dyads(N) == dyads(G)
            if null == "degrees":
                assert dict(N.degree) == dict(G.degree)
                if G.is_directed():
                    assert dict(N.in_degree) == dict(G.in_degree)


def uniform(found: Counter, states: int, draws: int) -> bool:
    """Pearson's test of equal chances, at a level that a true sampler practically never fails."""
    expected = draws / states
    statistic = sum((found[s] - expected) ** 2 for s in found) / expected
    statistic += (states - len(found)) * expected
    k = states - 1
    return statistic < k + 6 * math.sqrt(2 * k) + 12


def key(A: np.ndarray) -> bytes:
    return np.ascontiguousarray(A.astype(np.int8)).tobytes()


def test_undirected_rewiring_is_uniform() -> None:
    """All networks with the degrees 2, 2, 2, 1, 1: seven, counted by trying them all."""
    G = nx.path_graph(5)
    degrees = sorted(dict(G.degree).items())
    same = [
        H
        for code in range(1024)
        for H in [from_cells(5, [code >> i & 1 for i in range(10)], False)]
        if sorted(dict(H.degree).items()) == degrees
    ]
    rng = np.random.default_rng(1)
    state = matrix_of(G) > 0
    found: Counter = Counter()
    for _ in range(3500):
        state = rewire(state, rng, directed=False, swaps=20)
        found[key(state)] += 1
    assert set(found) == {key(matrix_of(H)) for H in same}
    assert uniform(found, len(same), 3500)


@pytest.mark.parametrize("arcs", [[(0, 1), (1, 2), (2, 0)], [(0, 1), (1, 2), (2, 0), (0, 3)]])
def test_directed_rewiring_is_uniform_and_turns_rings(arcs: list) -> None:
    """A ring of three has two states, which no exchange of two arcs joins."""
    G = nx.DiGraph(arcs)
    G.add_nodes_from(range(4))

    def degrees(H: nx.DiGraph) -> list:
        return sorted((v, H.in_degree(v), H.out_degree(v)) for v in H)

    same = {key(matrix_of(H)) for H in all_digraphs(4) if degrees(H) == degrees(G)}
    rng = np.random.default_rng(2)
    order = sorted(G)
    state = nx.to_numpy_array(G, nodelist=order) > 0
    found: Counter = Counter()
    for _ in range(3000):
        state = rewire(state, rng, directed=True, swaps=60)
        found[key(state)] += 1
    assert set(found) == same
    assert len(same) >= 2
    assert uniform(found, len(same), 3000)


@pytest.mark.parametrize("null", ["size", "edges", "dyads"])
def test_conditional_uniform_graphs_are_uniform(null: str) -> None:
    G = nx.DiGraph([(0, 1), (1, 0), (1, 2)])

    def condition(H: nx.DiGraph):
        return {"size": None, "edges": H.number_of_edges(), "dyads": dyads(H)}[null]

    same = {key(matrix_of(H)) for H in all_digraphs(3) if condition(H) == condition(G)}
    draws = 60 * len(same)
    networks_ = random_networks(G, draws, null=null, seed=5)
    found = Counter(key(nx.to_numpy_array(N, weight=None)) for N in networks_)
    assert set(found) == same
    assert uniform(found, len(same), draws)


def test_same_seed_same_networks() -> None:
    G = nx.gnm_random_graph(9, 14, seed=1)
    for null in NULLS:
        one, two = (
            [sorted(N.edges) for N in random_networks(G, 3, null=null, seed=4)] for _ in range(2)
        )
        assert one == two
        assert one != [sorted(N.edges) for N in random_networks(G, 3, null=null, seed=5)]


def test_cug_expectation() -> None:
    """The mean number of triangles of a network with n nodes and m ties is known."""
    G = nx.complete_graph(4)
    G.add_nodes_from(range(4, 8))
    r = cug_test(G, lambda N: sum(nx.triangles(N).values()) / 3, trials=800, seed=2)
    pairs, m = 28, 6
    expected = 56 * (m * (m - 1) * (m - 2)) / (pairs * (pairs - 1) * (pairs - 2))
    assert r.observed == 4
    assert r.expected == pytest.approx(expected, abs=4 * r.sd / math.sqrt(800))
    assert r.p_upper < 0.01
    assert r.null == "edges"


def test_labels() -> None:
    groups = {i: "a" if i < 4 else "b" for i in range(8)}
    for dealt in permuted_groups(groups, 5, seed=1):
        assert list(dealt) == list(groups)
        assert Counter(dealt.values()) == Counter(groups.values())
    G = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))

    def within(N: nx.Graph, g: dict) -> float:
        return sum(g[u] == g[v] for u, v in N.edges)

    r = label_test(G, groups, within, trials=500, seed=3)
    assert r.observed == 12
    assert r.expected == pytest.approx(12 * 3 / 7, abs=0.3)
    assert r.p_upper < 0.06
    with pytest.raises(MissingGroupError):
        label_test(G, {0: "a"}, within, trials=5)


@given(st.lists(st.integers(-3, 3), min_size=2, max_size=30), st.integers(-3, 3))
def test_empirical_p(sample: list[int], value: int) -> None:
    r = null_test(value, sample, null="test")
    n = len(sample)
    assert r.p_upper == pytest.approx((1 + sum(s >= value for s in sample)) / (1 + n))
    assert r.p_lower == pytest.approx((1 + sum(s <= value for s in sample)) / (1 + n))
    assert r.p == pytest.approx(min(1, 2 * min(r.p_upper, r.p_lower)))
    assert r.expected == pytest.approx(np.mean(sample))
    if len(set(sample)) == 1:
        assert math.isnan(r.z)
    else:
        assert r.z == pytest.approx((value - np.mean(sample)) / np.std(sample, ddof=1))


def test_undefined_null_values_are_left_out() -> None:
    r = null_test(1.0, [math.nan, 0.0, 1.0, 2.0], null="test")
    assert (r.trials, r.p_upper, r.expected) == (3, 0.75, 1.0)
    for observed, sample in ((math.nan, [1.0]), (1.0, [math.nan])):
        r = null_test(observed, sample, null="test")
        assert math.isnan(r.p_upper)
        assert math.isnan(r.z)
    # Rounding does not lose a tie.
    assert null_test(0.1 + 0.2, [0.3, 0.3], null="test").p_upper == 1.0
    assert against([1.0, 2.0], [[1.0, 1.0]]).p_upper.tolist() == [1.0, 0.5]


def test_bad_input() -> None:
    G = nx.path_graph(3)
    with pytest.raises(EmptyNetworkError):
        next(random_networks(nx.Graph(), 1))
    with pytest.raises(SelfLoopError):
        next(random_networks(nx.Graph([(1, 1)]), 1))
    with pytest.raises(InvalidOptionError):
        next(random_networks(G, 1, null="small world"))
    with pytest.raises(InvalidOptionError):
        next(random_networks(G, 0))
    with pytest.raises(InvalidOptionError):
        next(random_networks(G, 1, null="degrees", swaps=-1))
    for trials in (0, -5, 2.5, True):
        with pytest.raises(InvalidOptionError):
            cug_test(G, nx.density, trials=trials)
    for n in (1, 2, 4):
        for null in NULLS:
            assert len(next(random_networks(nx.empty_graph(n), 1, null=null))) == n
