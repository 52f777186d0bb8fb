"""The table, the errors and the shared checks of graphs and matrices."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

from kyodo_graph.errors import KyodoError
from kyodo_graph.measures import errors
from kyodo_graph.measures.graphs import (
    adjacency,
    binary_matrix,
    checked_weight,
    group_map,
    node_list,
    numeric_matrix,
    simple_graph,
    two_mode,
)


def test_errors_are_values_and_ours() -> None:
    for name in dir(errors):
        found = getattr(errors, name)
        if isinstance(found, type) and issubclass(found, errors.MeasureError):
            assert issubclass(found, ValueError)
            assert issubclass(found, KyodoError)
            assert found.__doc__
    many = errors.UnknownNodeError(range(9))
    assert "0, 1, 2, 3, 4 and 4 more" in str(many)
    assert many.nodes == tuple(range(9))


@pytest.mark.parametrize(
    "bad", [0, -1, float("nan"), float("inf"), None, "1", True, 1j, np.float64("nan"), [1]]
)
def test_bad_weights(bad: object) -> None:
    with pytest.raises(errors.InvalidWeightError) as wrong:
        checked_weight(("a", "b"), bad)
    assert wrong.value.pair == ("a", "b")


def test_good_weights() -> None:
    for good in (1, 0.5, np.float32(0.5), np.int64(2), Fraction(1, 2)):
        assert checked_weight(("a", "b"), good) == float(good)


def test_simple_graph() -> None:
    G = nx.MultiDiGraph()
    G.add_node("z", sector="npo")
    G.add_edge("a", "b", w=2)
    G.add_edge("a", "b")
    G.add_edge("b", "a", w=0.5)
    H = simple_graph(G, measure="test", weight="w")
    assert type(H) is nx.DiGraph
    assert list(H) == ["z", "a", "b"]
    assert H.edges["a", "b"] == {"weight": 3.0}
    assert H.edges["b", "a"] == {"weight": 0.5}
    assert adjacency(H, weighted=True).tolist() == [[0, 0, 0], [0, 0, 3], [0, 0.5, 0]]
    assert adjacency(H).sum() == 2
    assert simple_graph(G, measure="test").edges["a", "b"] == {"weight": 1.0}
    U = simple_graph(nx.Graph([(0, 1)]), measure="test")
    assert adjacency(U).tolist() == [[0, 1], [1, 0]]
    with pytest.raises(errors.DirectionError):
        simple_graph(G, measure="test", directed=False)
    with pytest.raises(errors.DirectionError):
        simple_graph(U, measure="test", directed=True)
    G.add_edge("z", "z")
    with pytest.raises(errors.SelfLoopError) as loop:
        simple_graph(G, measure="test")
    assert loop.value.node == "z"
    assert simple_graph(G, measure="test", self_loops="drop").number_of_edges() == 2
    with pytest.raises(errors.InvalidOptionError):
        simple_graph(G, measure="test", self_loops="keep")
    with pytest.raises(errors.EmptyNetworkError):
        simple_graph(nx.Graph(), measure="test")
    assert len(simple_graph(nx.Graph(), measure="test", allow_empty=True)) == 0


def test_nodes_and_groups() -> None:
    G = nx.path_graph(["c", "b", "a"])
    assert node_list(G, {"a", "c"}, what="nodes") == ["c", "a"]
    with pytest.raises(errors.DuplicateNodeError):
        node_list(G, ["a", "a"], what="nodes")
    with pytest.raises(errors.InvalidOptionError):
        node_list(G, "ab", what="nodes")
    assert group_map(G, {"a": 1, "b": 2, "c": 1, "d": 9}) == {"c": 1, "b": 2, "a": 1}
    nx.set_node_attributes(G, {"a": "x", "b": "y", "c": float("nan")}, "sector")
    with pytest.raises(errors.MissingGroupError) as missing:
        group_map(G, "sector")
    assert missing.value.nodes == ("c",)
    assert "sector" in str(missing.value)


def test_two_mode_weights() -> None:
    B = nx.MultiDiGraph()
    B.add_edge("a", "e", w=0.5)
    B.add_edge("a", "e", w=0.25)
    B.add_edge("f", "a")
    T = two_mode(B, ["a"], measure="test", weight="w")
    assert (T.actors, T.elements) == (("a",), ("e", "f"))
    assert T.matrix.tolist() == [[0.75, 1.0]]
    assert T.graph.edges["a", "e"] == {"weight": 0.75}
    assert two_mode(B, ["a"], measure="test").matrix.tolist() == [[1, 1]]


def test_matrices() -> None:
    assert binary_matrix([[True, False]], measure="test").tolist() == [[True, False]]
    assert numeric_matrix([[1, 2.5]], measure="test").tolist() == [[1, 2.5]]
    with pytest.raises(errors.InvalidMatrixError) as wrong:
        numeric_matrix([[1, float("nan")]], measure="test")
    assert wrong.value.cell == (0, 1)
    for bad in ([1], [[["x"]]], [[1], [1, 2]], "ab", None):
        with pytest.raises(errors.InvalidMatrixError):
            numeric_matrix(bad, measure="test")


def test_importing_measures_is_light() -> None:
    """Neither SciPy nor pandas nor rustworkx is loaded before a measure needs it."""
    modules = "two_mode, two_mode_extras, projection, bicm, backbones, corrections, curveball"
    more = "ensembles, nodf, diversity, rarefied, bootstrap, case_dropping, agreement"
    code = (
        f"import sys; from kyodo_graph.measures import {modules}, {more}; "
        "print([m for m in ('scipy', 'pandas', 'rustworkx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
