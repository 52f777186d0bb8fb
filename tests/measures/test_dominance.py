from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from one_mode_cases import networks
from two_mode_cases import davis

from kyodo_graph.measures.dominance import dominance
from kyodo_graph.measures.errors import (
    DirectionError,
    DuplicateNodeError,
    EmptyNetworkError,
    SelfLoopError,
    UnknownNodeError,
)


def below(G: nx.Graph, u, v) -> bool:
    return u != v and set(G[u]) <= set(G[v]) | {v}


@given(networks(1, 8, directed=False))
def test_definition(G: nx.Graph) -> None:
    d = dominance(G)
    comparable = 0
    for u, v in combinations(G, 2):
        comparable += below(G, u, v) or below(G, v, u)
    pairs = len(G) * (len(G) - 1) // 2
    assert (d.comparable, d.pairs) == (comparable, pairs)
    assert d.share == pytest.approx(comparable / pairs if pairs else math.nan, nan_ok=True)
    for row in d.nodes.records():
        v = row["node"]
        under = [u for u in G if below(G, u, v) and not below(G, v, u)]
        over = [u for u in G if below(G, v, u) and not below(G, u, v)]
        same = [u for u in G if below(G, v, u) and below(G, u, v)]
        assert (row["dominates"], row["dominated_by"]) == (len(under), len(over))
        assert row["equivalent"] == len(same)
        assert 1 <= row["best_rank"] <= row["worst_rank"] <= len(G)
    for v, u, equal in d.relations.rows:
        assert below(G, u, v)
        assert below(G, v, u) == equal


@given(networks(2, 8, directed=False))
def test_centralities_respect_dominance_and_rank_intervals(G: nx.Graph) -> None:
    d = dominance(G)
    indices = [
        dict(G.degree),
        nx.betweenness_centrality(G, normalized=False),
        nx.harmonic_centrality(G),
        nx.closeness_centrality(G),
    ]
    for score in indices:
        for v, u, equal in d.relations.rows:
            assert score[v] >= score[u] - 1e-9
            if equal:
                assert score[v] == pytest.approx(score[u])
    # Degrees that differ wherever dominance is strict lie within the interval.
    for score in indices[:1]:
        if all(equal or score[v] > score[u] for v, u, equal in d.relations.rows):
            for row in d.nodes.records():
                rank = 1 + sum(x > score[row["node"]] for x in score.values())
                assert row["best_rank"] <= rank <= row["worst_rank"]


def test_threshold_graph_is_a_ranking() -> None:
    """All pairs of a threshold graph can be compared: every index ranks it alike."""
    G = nx.star_graph(4)
    G.add_edges_from([(1, 2), (1, 3)])
    d = dominance(G)
    assert d.share == 1
    for row in d.nodes.records():
        assert row["best_rank"] == row["worst_rank"]


def test_ring_cannot_be_ranked() -> None:
    d = dominance(nx.cycle_graph(6))
    assert d.share == 0
    assert set(d.nodes.column("best_rank")) == {1}
    assert set(d.nodes.column("worst_rank")) == {6}


def test_actors_of_a_two_mode_network() -> None:
    B, women = davis()
    d = dominance(B, women)
    assert d.pairs == 18 * 17 // 2
    assert list(d.nodes.column("node")) == women
    events = {w: set(B[w]) for w in women}
    row = d.nodes.keyed("node")["Evelyn Jefferson"]
    mine = events["Evelyn Jefferson"]
    assert row["dominates"] == sum(events[w] < mine for w in women)
    assert row["dominated_by"] == sum(events[w] > mine for w in women)


def test_edge_cases_and_bad_input() -> None:
    alone = dominance(nx.empty_graph(1))
    assert math.isnan(alone.share)
    assert alone.nodes.rows == ((0, 0, 0, 0, 1, 1),)
    none = dominance(nx.empty_graph(3))
    assert none.share == 1
    assert set(none.nodes.column("equivalent")) == {2}
    assert set(none.nodes.column("worst_rank")) == {1}
    with pytest.raises(EmptyNetworkError):
        dominance(nx.Graph())
    with pytest.raises(SelfLoopError):
        dominance(nx.Graph([(1, 1)]))
    with pytest.raises(DirectionError):
        dominance(nx.DiGraph([(1, 2)]))
    with pytest.raises(UnknownNodeError):
        dominance(nx.path_graph(2), [9])
    with pytest.raises(DuplicateNodeError):
        dominance(nx.path_graph(2), [0, 0])
