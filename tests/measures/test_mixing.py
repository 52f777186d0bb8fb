from __future__ import annotations

import math
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from one_mode_cases import with_groups

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    MissingGroupError,
    SelfLoopError,
)
from kyodo_graph.measures.mixing import ei_index


@given(with_groups())
def test_definition(case) -> None:
    G, group = case
    internal = sum(group[u] == group[v] for u, v in G.edges)
    external = G.number_of_edges() - internal
    e = ei_index(G, group, trials=3)
    assert (e.internal, e.external) == (internal, external)
    if not G.number_of_edges():
        assert math.isnan(e.value)
        assert math.isnan(e.p)
    else:
        assert e.value == pytest.approx((external - internal) / (external + internal))
    pairs = [(u, v) for u in G for v in G if u != v and (G.is_directed() or u < v)]
    a = b = c = d = 0
    for u, v in pairs:
        if group[u] == group[v]:
            a, b = a + G.has_edge(u, v), b + (not G.has_edge(u, v))
        else:
            c, d = c + G.has_edge(u, v), d + (not G.has_edge(u, v))
    q = (a * d - b * c) / (a * d + b * c) if a * d + b * c else math.nan
    assert e.yules_q == pytest.approx(q, nan_ok=True)
    for row in e.groups.records():
        own = [v for v in G if group[v] == row["group"]]
        inside = sum(u in own and v in own for u, v in G.edges)
        outside = sum((u in own) != (v in own) for u, v in G.edges)
        assert (row["size"], row["internal"], row["external"]) == (len(own), inside, outside)


def test_permutation_moments_against_all_dealings() -> None:
    G = nx.gnm_random_graph(6, 8, seed=3)
    labels = "aaabbc"
    values = []
    for dealt in permutations(labels):
        internal = sum(dealt[u] == dealt[v] for u, v in G.edges)
        values.append((8 - 2 * internal) / 8)
    e = ei_index(G, dict(enumerate(labels)), trials=4000, seed=1)
    assert e.expected == pytest.approx(np.mean(values), abs=0.02)
    assert e.sd == pytest.approx(np.std(values), abs=0.02)
    exact = np.mean(np.array(values) <= e.value + 1e-12)
    assert e.p_lower == pytest.approx(exact, abs=0.03)


def test_segregated_and_mixed() -> None:
    G = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    group = {v: v // 5 for v in G}
    e = ei_index(G, group, trials=499, seed=2)
    assert (e.value, e.yules_q) == (-1.0, 1.0)
    assert e.p_lower < 0.02
    assert e.p < 0.04
    assert e.p_upper == 1.0
    B = nx.complete_bipartite_graph(5, 5)
    across = ei_index(B, group, trials=499, seed=2)
    assert (across.value, across.yules_q) == (1.0, -1.0)
    assert across.p_upper < 0.02
    assert across == ei_index(B, group, trials=499, seed=2)


def test_weights_and_shares() -> None:
    G = nx.Graph()
    G.add_edge("a", "b", w=3.0)
    G.add_edge("b", "c", w=1.0)
    group = {"a": 1, "b": 1, "c": 2}
    assert ei_index(G, group, weight="w", trials=9).value == pytest.approx(-0.5)
    half = {"a": 1, "b": {1: 0.5, 2: 0.5}, "c": 2}
    e = ei_index(G, half, trials=9)
    assert (e.internal, e.external) == (1.0, 1.0)


def test_edge_cases_and_bad_input() -> None:
    G = nx.path_graph(4)
    one = ei_index(G, dict.fromkeys(G, "a"), trials=9)
    assert (one.value, one.expected, one.sd) == (-1.0, -1.0, 0.0)
    assert math.isnan(one.z)
    assert one.p == 1.0
    assert math.isnan(ei_index(nx.empty_graph(1), {0: "a"}, trials=9).value)
    with pytest.raises(EmptyNetworkError):
        ei_index(nx.Graph(), {})
    with pytest.raises(SelfLoopError):
        ei_index(nx.Graph([(1, 1)]), {1: "a"})
    with pytest.raises(MissingGroupError):
        ei_index(G, {0: "a"})
    with pytest.raises(InvalidOptionError):
        ei_index(G, dict.fromkeys(G, 1), trials=0)
    with pytest.raises(InvalidWeightError):
        ei_index(nx.Graph([(1, 2, {"w": math.nan})]), {1: 1, 2: 1}, weight="w")
