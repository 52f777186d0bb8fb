from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_mode_cases import GOLDENS, matrix_of, networks

from kyodo_graph.measures import removal_kernel
from kyodo_graph.measures.errors import (
    DuplicateNodeError,
    EmptyNetworkError,
    InvalidOptionError,
    SelfLoopError,
    UnknownNodeError,
)
from kyodo_graph.measures.key_player import CRITERIA, find_key_players, key_player
from kyodo_graph.measures.removal_kernel import cohesion_without

KITE = nx.krackhardt_kite_graph()


def by_hand(G: nx.Graph, removed: set) -> tuple[float, float]:
    """Borgatti's F by components and DF by distances, in what remains."""
    H = G.subgraph([v for v in G if v not in removed])
    n = len(H)
    if n < 2:
        return math.nan, math.nan
    if G.is_directed():
        held = sum(len(nx.descendants(H, v)) for v in H)
    else:
        held = sum(len(c) * (len(c) - 1) for c in nx.connected_components(H))
    near = sum(1 / d for v in H for d in nx.single_source_shortest_path_length(H, v).values() if d)
    return 1 - held / (n * (n - 1)), 1 - near / (n * (n - 1))


@pytest.mark.parametrize("node", ["7", "8", "3"])
def test_kite_published(node: str) -> None:
    published = GOLDENS["kite"]["kpp_neg_remove"][node]
    k = key_player(KITE, [int(node)])
    assert k.fragmentation == pytest.approx(published["F"], abs=6e-5)
    assert k.distance_fragmentation == pytest.approx(published["DF"], abs=6e-5)
    before = GOLDENS["kite"]["DF_before"]
    assert k.distance_fragmentation_before == pytest.approx(before, abs=6e-5)
    assert k.fragmentation_before == 0


def test_kite_reach_published() -> None:
    for node, reach in GOLDENS["kite"]["kpp_pos_reach"].items():
        assert key_player(KITE, int(node)).reach == pytest.approx(reach, abs=6e-5)


@given(networks(1, 7), st.data())
def test_definition(G: nx.Graph, data: st.DataObject) -> None:
    members = data.draw(st.lists(st.sampled_from(list(G)), min_size=1, unique=True))
    k = key_player(G, members)
    F, DF = by_hand(G, set(members))
    assert k.fragmentation == pytest.approx(F, nan_ok=True)
    assert k.distance_fragmentation == pytest.approx(DF, nan_ok=True)
    D = dict(nx.all_pairs_shortest_path_length(G))
    reach = 0.0
    for j in G:
        nearest = min((D[m][j] for m in members if j in D[m]), default=math.inf)
        reach += 1 if nearest == 0 else 1 / nearest
    assert k.reach == pytest.approx(reach / len(G))
    assert k.nodes == tuple(v for v in G if v in members)


@settings(deadline=None)
@given(networks(3, 7), st.integers(1, 3))
def test_exact_search_finds_the_best_set(G: nx.Graph, k: int) -> None:
    for criterion in CRITERIA:
        if criterion != "reach" and k > len(G) - 2:
            continue
        found = find_key_players(G, k, criterion)
        assert found.search == "exact"
        best = max(getattr(key_player(G, c), criterion) for c in combinations(G, k))
        assert getattr(found, criterion) == pytest.approx(best)


def test_greedy_search_is_good_and_the_same_every_time() -> None:
    G = nx.gnm_random_graph(24, 40, seed=2)
    for criterion in CRITERIA:
        found = find_key_players(G, 4, criterion)
        assert found.search == "greedy"
        assert found == find_key_players(G, 4, criterion)
        # No exchange of one node makes it better.
        outside = [v for v in G if v not in found.nodes]
        for i in range(4):
            for v in outside:
                other = [*found.nodes[:i], v, *found.nodes[i + 1 :]]
                better = getattr(key_player(G, other), criterion)
                assert better <= getattr(found, criterion) + 1e-9


def test_large_networks_are_searched_greedily() -> None:
    G = nx.disjoint_union(nx.star_graph(80), nx.star_graph(80))
    assert set(find_key_players(G, 2, "fragmentation").nodes) == {0, 81}
    assert find_key_players(G, 2, "fragmentation").search == "greedy"


@given(networks(2, 8), st.data())
def test_kernel_without_bitwise_count(G: nx.Graph, data: st.DataObject) -> None:
    """NumPy before 2.0 has no bit count: the other way must give the same."""
    k = data.draw(st.integers(1, len(G)))
    sets = np.array(list(combinations(range(len(G)), k)), dtype=np.int64).reshape(-1, k)
    expected = cohesion_without(matrix_of(G), sets)

    class Old:
        """NumPy as it was: everything but the bit count."""

        def __getattr__(self, name: str):
            if name == "bitwise_count":
                raise AttributeError(name)
            return getattr(np, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(removal_kernel, "np", Old())
        found = cohesion_without(matrix_of(G), sets)
    for a, b in zip(expected, found, strict=True):
        assert a == pytest.approx(b)


def test_more_than_one_word_and_more_than_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    G = nx.gnm_random_graph(140, 200, seed=5)
    A = matrix_of(G)
    sets = np.array([[i] for i in range(140)])
    expected = cohesion_without(A, sets)
    monkeypatch.setattr(removal_kernel, "_WORDS", 3 * 140 * 7)
    for a, b in zip(expected, cohesion_without(A, sets), strict=True):
        assert (a == b).all()
    for i in (0, 70, 139):
        F, DF = by_hand(G, {i})
        assert 1 - expected[0][i] / (139 * 138) == pytest.approx(F)
        assert 1 - expected[1][i] / (139 * 138) == pytest.approx(DF)


def test_edge_cases() -> None:
    alone = key_player(nx.empty_graph(1), [0])
    assert math.isnan(alone.fragmentation)
    assert alone.reach == 1
    no_ties = key_player(nx.empty_graph(3), [0])
    assert (no_ties.fragmentation, no_ties.distance_fragmentation) == (1, 1)
    assert no_ties.reach == pytest.approx(1 / 3)
    assert math.isnan(key_player(nx.path_graph(3), [0, 1, 2]).fragmentation)
    assert find_key_players(nx.empty_graph(1), 1, "reach").nodes == (0,)
    named = nx.Graph([("市役所", "センター")])
    assert key_player(named, "センター").nodes == ("センター",)


def test_bad_input() -> None:
    with pytest.raises(EmptyNetworkError):
        key_player(nx.Graph(), [0])
    with pytest.raises(SelfLoopError):
        key_player(nx.Graph([(1, 1)]), [1])
    with pytest.raises(UnknownNodeError):
        key_player(KITE, [99])
    with pytest.raises(DuplicateNodeError):
        key_player(KITE, [1, 1])
    with pytest.raises(InvalidOptionError):
        key_player(KITE, [])
    for k in (0, 9, 1.5, True):
        with pytest.raises(InvalidOptionError):
            find_key_players(KITE, k)
    with pytest.raises(InvalidOptionError):
        find_key_players(nx.path_graph(2), 1)
    with pytest.raises(InvalidOptionError):
        find_key_players(KITE, 1, "fame")
