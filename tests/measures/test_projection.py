from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from networkx.algorithms import bipartite
from two_mode_cases import GOLDENS, davis, matrices, two_mode_graph

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    NotTwoModeError,
)
from kyodo_graph.measures.projection import WEIGHTS, project

E, T = "Evelyn Jefferson", "Theresa Anderson"


def test_davis_published() -> None:
    B, women = davis()
    golden = GOLDENS["davis"]["projection_women"]
    assert project(B, women).number_of_edges() == golden["edges"]
    for rule in ("sum", "newman", "jaccard"):
        assert project(B, women, rule).edges[E, T]["weight"] == pytest.approx(
            golden[f"{rule}_Evelyn_Theresa"], abs=1e-12
        )
    assert project(B, women, "newman").degree(E, weight="weight") == pytest.approx(8.0)
    assert project(B, women, "cosine").edges[E, T]["weight"] == pytest.approx(7 / 8)
    assert project(B, women, "average_activity").edges[E, T]["weight"] == pytest.approx(7 / 8)


def test_the_elements_behind_a_tie() -> None:
    B, women = davis()
    P = project(B, women)
    assert set(P.edges[E, T]["elements"]) == set(B[E]) & set(B[T])
    for u, v, data in P.edges(data=True):
        assert set(data["elements"]) == set(B[u]) & set(B[v])
        assert data["count"] == len(data["elements"]) == data["weight"]
    assert P.nodes[E]["activity"] == 8
    assert P.graph["formula"] == WEIGHTS["sum"].formula


@given(matrices((1, 7), (1, 7)))
def test_networkx_agrees(M: np.ndarray) -> None:
    B, actors = two_mode_graph(M)
    peers = {
        "sum": bipartite.weighted_projected_graph(B, actors),
        "newman": bipartite.collaboration_weighted_projected_graph(B, actors),
        "jaccard": bipartite.overlap_weighted_projected_graph(B, actors, jaccard=True),
    }
    for rule, peer in peers.items():
        ours = project(B, actors, rule)
        assert list(ours) == actors
        assert {frozenset(e) for e in ours.edges} == {frozenset(e) for e in peer.edges}
        for u, v, weight in peer.edges(data="weight"):
            assert ours.edges[u, v]["weight"] == pytest.approx(weight, abs=1e-12)


@given(matrices((2, 7), (1, 7)))
def test_invariants(M: np.ndarray) -> None:
    B, actors = two_mode_graph(M)
    newman = project(B, actors, "newman")
    shared = M.sum(axis=0) >= 2
    for i, actor in enumerate(actors):
        assert newman.degree(actor, weight="weight") == pytest.approx((M[i] & shared).sum())
    r = M.sum(axis=1)
    cosine, average = project(B, actors, "cosine"), project(B, actors, "average_activity")
    for i, u in enumerate(actors):
        for j, v in enumerate(actors[:i]):
            both = int((M[i] & M[j]).sum())
            assert cosine.has_edge(u, v) == (both > 0)
            if both:
                assert cosine.edges[u, v]["weight"] == pytest.approx(both / (r[i] * r[j]) ** 0.5)
                assert average.edges[u, v]["weight"] == pytest.approx(2 * both / (r[i] + r[j]))


def test_isolates_and_attributes_stay() -> None:
    B, actors = two_mode_graph([[1, 1], [1, 0], [0, 0]])
    B.nodes["a2"]["sector"] = "市民"
    B.nodes["a2"][3] = "a key that is not a word"
    P = project(B, actors, "jaccard")
    assert list(P) == actors
    assert P.nodes["a2"] == {"sector": "市民", 3: "a key that is not a word", "activity": 0.0}
    assert "sector" in B.nodes["a2"]
    assert "activity" not in B.nodes["a2"]


def test_parallel_edges_count_once_and_bring_their_evidence() -> None:
    B = nx.MultiDiGraph()
    B.add_edge("市", "e1", passage="p1", role="lead")
    B.add_edge("市", "e1", passage="p2", role="participant")
    B.add_edge("NPO", "e1", passage=["p2", "p3"])
    B.add_edge("e2", "NPO", passage={"p9"})
    B.add_edge("市", "e2")
    tie = project(B, ["市", "NPO"], carry=("passage", "role")).edges["市", "NPO"]
    assert tie["weight"] == 2
    assert tie["elements"] == ("e1", "e2")
    assert tie["passage"] == ("p1", "p2", "p3", "p9")
    assert tie["role"] == ("lead", "participant")


def test_weighted_ties() -> None:
    B = nx.Graph()
    B.add_edge("a", "e", half=0.5)
    B.add_edge("b", "e", half=0.5)
    B.add_edge("b", "f")
    B.add_edge("a", "f", half=1.0)
    ties = {
        rule: project(B, ["a", "b"], rule, tie_weight="half").edges["a", "b"] for rule in WEIGHTS
    }
    p, r = 0.25 + 1, 0.25 + 1
    assert ties["sum"]["weight"] == ties["newman"]["weight"] == p
    assert ties["jaccard"]["weight"] == pytest.approx(p / (2 * r - p))
    assert ties["cosine"]["weight"] == ties["average_activity"]["weight"] == pytest.approx(p / r)
    assert ties["sum"]["count"] == 2
    for bad in (0, -1, float("inf"), float("nan"), None):
        B["a"]["e"]["half"] = bad
        with pytest.raises(InvalidWeightError):
            project(B, ["a", "b"], tie_weight="half")


def test_errors() -> None:
    B, women = davis()
    with pytest.raises(EmptyNetworkError):
        project(nx.Graph(), [])
    with pytest.raises(NotTwoModeError):
        project(nx.path_graph(3), [0, 1])
    with pytest.raises(InvalidOptionError) as wrong:
        project(B, women, "count")
    assert "newman" in str(wrong.value)
    for carry in (("weight",), "passage"):
        with pytest.raises(InvalidOptionError):
            project(B, women, carry=carry)
    with pytest.raises(InvalidOptionError):
        project(B, E)
