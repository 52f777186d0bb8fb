"""Indices of all actors, their places, and the variants."""

from __future__ import annotations

from math import isnan

import networkx as nx
import pytest
from analysis_cases import STAR, city, ties, two_mode

import kyodo_graph as kg
from kyodo_graph import measures
from kyodo_graph.analysis.city import ACTIVITIES, TIES, TWO_MODE
from kyodo_graph.analysis.scores import all_scores, ranked, scores_on
from kyodo_graph.analysis.variants import VARIANTS, same_ties, without
from kyodo_graph.networks.matrices import actors_of, matrix, projected
from kyodo_graph.tables import published_cell


def test_star_by_hand() -> None:
    B = two_mode(STAR, {"c": "e1 e2"})
    scores = scores_on(TWO_MODE, B)
    assert scores["elements"] == {"c": 4, "n1": 1, "n2": 1, "n3": 1, "n4": 1, "o": 1}
    assert scores["leads"]["c"] == 2
    assert scores["leads"]["n1"] == 0
    assert scores["degree"]["c"] == 1.0
    assert scores["degree"]["o"] == 0.25
    # n1 is next to e1, two steps from c and o, three from e2–e4 and four from n2–n4: 1 + 4 + 9 + 12
    # = 26; the least that 6 actors and 4 elements allow is 4 + 2 × 5 = 14.
    assert scores["closeness"]["n1"] == pytest.approx(14 / 26)
    assert scores["betweenness"]["n1"] == 0.0


def test_holes_of_the_star_by_hand() -> None:
    scores = all_scores(
        two_mode({"c": "e1 e2 e3", "n1": "e1", "n2": "e2", "n3": "e3"}), nx.DiGraph()
    )
    assert scores["effective_size"]["c"] == 3.0  # three contacts that do not know each other
    assert scores["constraint"]["c"] == pytest.approx(1 / 3)
    assert scores["constraint"]["n1"] == 1.0


def test_projected_is_the_sum_projection() -> None:
    B = two_mode({"c": "e1 e2", "o": "e1 e2 e3", "n1": "e3", "n2": "e4"})
    ours, theirs = projected(B), measures.project(B, actors_of(B), "sum")
    assert set(ours) == set(theirs)
    assert {frozenset((u, v)): w for u, v, w in ours.edges(data="weight")} == {
        frozenset((u, v)): w for u, v, w in theirs.edges(data="weight")
    }


def test_ties_by_hand_and_loops_left_out() -> None:
    scores = all_scores(nx.Graph(), ties([("n1", "c"), ("c", "o"), ("c", "c")]))
    assert scores["ties_out"] == {"n1": 1, "c": 1, "o": 0}
    assert scores["ties_in"] == {"n1": 0, "c": 1, "o": 1}
    assert scores["brokered"] == {"n1": 0, "c": 1, "o": 0}


def test_place_ranks_ties_and_the_undefined() -> None:
    scores = {"a": 2.0, "b": 2.0, "c": 1.0, "d": float("nan")}
    assert (ranked(scores, "a").rank, ranked(scores, "a").tied, ranked(scores, "a").of) == (1, 1, 3)
    assert ranked(scores, "c").percentile == 0.0
    assert ranked(scores, "c", higher=False).rank == 1
    assert ranked(scores, "d").rank is None
    assert ranked({"a": 1.0}, "a").percentile is None


def test_an_empty_and_a_single_actor_network_are_defined() -> None:
    assert all_scores(nx.Graph(), nx.DiGraph()) == {}
    alone = all_scores(two_mode({"c": "e1"}), nx.DiGraph())
    assert alone["degree"]["c"] == 1.0
    assert isnan(alone["betweenness"]["c"])
    assert isnan(alone["constraint"]["c"])


def test_cells_are_plain_and_rounded() -> None:
    assert published_cell(float("inf")) is None
    assert published_cell(0.1 + 0.2) == 0.3
    assert published_cell(["a", "b"]) == "a, b"


@pytest.mark.parametrize("projection", [TWO_MODE, ACTIVITIES, TIES])
@pytest.mark.parametrize("variant", [v for v in VARIANTS if v.name in ("no_generic", "no_office")])
def test_left_out_nodes_are_what_the_filters_leave_out(
    graph: kg.Graph, projection: str, variant: object
) -> None:
    for key in graph.cities:
        whole = graph.network(projection, city=key)
        made = without(whole, variant.name)
        asked = graph.network(projection, city=key, **variant.filters)
        assert made is not None
        assert same_ties(made, asked)
        assert dict(made.nodes(data=True)) == dict(asked.nodes(data=True))


def test_same_ties_sees_a_difference() -> None:
    one = two_mode({"c": "e1 e2", "n1": "e1"})
    assert same_ties(one, two_mode({"c": "e1 e2", "n1": "e1"}))
    assert not same_ties(one, two_mode({"c": "e1 e2", "n1": "e2"}))
    assert not same_ties(one, two_mode({"c": "e1", "n1": "e1"}))


def test_matrix_has_the_ties() -> None:
    actors, elements, M = matrix(city(two_mode(STAR)).network())
    assert M.sum() == 9
    assert M[actors.index("o"), elements.index("e1")] == 1.0
