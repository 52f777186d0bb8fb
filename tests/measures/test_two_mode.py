from __future__ import annotations

import sys

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from networkx.algorithms import bipartite
from two_mode_cases import GOLDENS, davis, davis_matrix, matrices, two_mode_graph

from kyodo_graph.measures import two_mode
from kyodo_graph.measures.errors import (
    DuplicateNodeError,
    EmptyNetworkError,
    InvalidOptionError,
    NotTwoModeError,
    UnknownNodeError,
)
from kyodo_graph.measures.two_mode import two_mode_centrality


@pytest.mark.parametrize("index", ["degree", "closeness", "betweenness"])
def test_davis_published(index: str) -> None:
    found = two_mode_centrality(*davis()).keyed("node")
    published = GOLDENS["davis"][f"{index}_c"]
    assert set(found) == set(published)
    for node, value in published.items():
        assert found[node][index] == pytest.approx(value, abs=5.1e-5), node


def test_davis_eigenvector_published() -> None:
    table = two_mode_centrality(*davis())
    found = table.keyed("node")
    assert table.options["singular_value"] == pytest.approx(GOLDENS["davis"]["svd1"], abs=5e-5)
    published = {"Theresa Anderson": 0.3706, "Evelyn Jefferson": 0.3347, "E8": 0.5066}
    for node, value in published.items():
        assert found[node]["eigenvector"] == pytest.approx(value, abs=5e-5)


def test_columns_order_and_options() -> None:
    B, women = davis()
    table = two_mode_centrality(B, reversed(women))
    assert table.columns == ("node", "mode", "degree", "closeness", "betweenness", "eigenvector")
    assert list(table.column("node")) == women + B.graph["bottom"]
    assert table.column("mode") == ("actor",) * 18 + ("element",) * 14
    assert table.options["eigenvector"] == "whole"
    assert table.options["components"] == 1


@given(matrices((2, 7), (2, 7)))
def test_networkx_and_igraph_agree_when_connected(M: np.ndarray) -> None:
    B, actors = two_mode_graph(M)
    found = two_mode_centrality(B, actors).keyed("node")
    degree = bipartite.degree_centrality(B, actors)
    betweenness = bipartite.betweenness_centrality(B, actors)
    g = igraph.Graph.from_networkx(B)
    raw = dict(zip(g.vs["_nx_name"], g.betweenness(), strict=True))
    T = two_mode.two_mode(B, actors, measure="test")
    ours = two_mode.two_mode_betweenness(T, normalised=False)
    for at, node in enumerate(T.actors + T.elements):
        assert found[node]["degree"] == pytest.approx(degree[node], abs=1e-12)
        assert found[node]["betweenness"] == pytest.approx(betweenness[node], abs=1e-12)
        assert ours[at] == pytest.approx(raw[node], abs=1e-9)
    if nx.is_connected(B):
        for node, value in bipartite.closeness_centrality(B, actors).items():
            assert found[node]["closeness"] == pytest.approx(value, abs=1e-12)
        u, _, v = np.linalg.svd(M.astype(float))
        assert np.allclose([found[a]["eigenvector"] for a in actors], np.abs(u[:, 0]), atol=1e-8)
        elements = [f"e{k}" for k in range(M.shape[1])]
        assert np.allclose([found[e]["eigenvector"] for e in elements], np.abs(v[0]), atol=1e-8)


@given(matrices((1, 7), (1, 7)))
def test_ranges_and_singular_equation(M: np.ndarray) -> None:
    B, actors = two_mode_graph(M)
    table = two_mode_centrality(B, actors)
    for index in ("degree", "closeness", "betweenness", "eigenvector"):
        values = np.array(table.column(index))
        known = values[np.isfinite(values)]
        assert (known >= 0).all()
        assert (known <= 1 + 1e-12).all()
    x = np.array(table.column("eigenvector"))
    if M.any():
        u, v, s = x[: len(M)], x[len(M) :], table.options["singular_value"]
        assert np.allclose(M @ v, s * u, atol=1e-9)
        assert np.allclose(M.T @ u, s * v, atol=1e-9)
        assert s == pytest.approx(np.linalg.svd(M)[1][0])
    else:
        assert np.isnan(x).all()
        assert np.isnan(table.options["singular_value"])


@given(matrices((2, 6), (2, 6)))
def test_closeness_by_component(M: np.ndarray) -> None:
    """A component's own published closeness, times the share of the others that it holds."""
    B, actors = two_mode_graph(M)
    found = two_mode_centrality(B, actors).keyed("node")
    for component in nx.connected_components(B):
        if len(component) == 1:
            (node,) = component
            assert found[node]["closeness"] == 0
            continue
        part = B.subgraph(component)
        own = bipartite.closeness_centrality(part, [a for a in actors if a in part])
        for node in component:
            expected = own[node] * (len(component) - 1) / (len(B) - 1)
            assert found[node]["closeness"] == pytest.approx(expected, abs=1e-12)


def test_closeness_of_a_pair_beside_a_large_component() -> None:
    """NetworkX gives the pair 1.5, above the maximum; ours stays below 1."""
    B = nx.Graph([("pair", "of")])
    nx.add_path(B, ["a0", "e0", "a1", "e1", "a2", "e2", "a3", "e3", "a4", "e4", "a5", "e5"])
    actors = [n for n in B if n[0] == "a"] + ["pair"]
    assert bipartite.closeness_centrality(B, actors)["pair"] > 1
    found = two_mode_centrality(B, actors).keyed("node")
    assert found["pair"]["closeness"] == pytest.approx(1 / 13)


def test_eigenvector_scopes() -> None:
    B = nx.Graph([("a1", "e1"), ("a1", "e2"), ("a2", "e1"), ("a3", "e3")])
    B.add_node("a4")
    actors = ["a1", "a2", "a3", "a4"]
    whole = two_mode_centrality(B, actors).keyed("node")
    assert [whole[node]["eigenvector"] for node in ("a3", "e3", "a4")] == [0, 0, 0]
    golden = (1 + 5**0.5) / 2  # the path of four nodes
    assert whole["a1"]["eigenvector"] / whole["a2"]["eigenvector"] == pytest.approx(golden)
    parts = two_mode_centrality(B, actors, eigenvector="component").keyed("node")
    assert parts["a1"]["eigenvector"] == pytest.approx(whole["a1"]["eigenvector"])
    assert parts["a3"]["eigenvector"] == parts["e3"]["eigenvector"] == pytest.approx(1)
    assert np.isnan(parts["a4"]["eigenvector"])


def test_equal_components_share_the_eigenvector() -> None:
    M = np.kron(np.eye(2), [[1, 1], [0, 1]])
    found = two_mode_centrality(*two_mode_graph(M)).keyed("node")
    assert found["a0"]["eigenvector"] == pytest.approx(found["a2"]["eigenvector"])
    assert sum(found[f"a{i}"]["eigenvector"] ** 2 for i in range(4)) == pytest.approx(1)


@pytest.mark.parametrize("library", ["rustworkx", "networkx"])
def test_large_networks_take_another_way_to_the_same_numbers(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    rng = np.random.default_rng(4)
    B, actors = two_mode_graph(rng.random((25, 30)) < 0.06)
    assert not nx.is_connected(B)
    dense = two_mode_centrality(B, actors)
    monkeypatch.setattr(two_mode, "_DENSE", 0)
    if library == "networkx":
        monkeypatch.setitem(sys.modules, "rustworkx", None)
    sparse = two_mode_centrality(B, actors)
    for index in ("closeness", "betweenness"):
        assert np.allclose(dense.column(index), sparse.column(index), rtol=0, atol=1e-12)


def test_direction_and_parallel_edges_are_ignored() -> None:
    B, women = davis()
    D = nx.MultiDiGraph(B)
    D.add_nodes_from(B)
    D.add_edge("Evelyn Jefferson", "E1", role="lead")
    assert two_mode_centrality(D, women) == two_mode_centrality(B, women)


def test_tiny_networks_are_undefined_not_zero() -> None:
    def row(B: nx.Graph, actors: list[str], node: str) -> dict[str, float]:
        return two_mode_centrality(B, actors).keyed("node")[node]

    alone = nx.Graph()
    alone.add_node("a")
    only = row(alone, ["a"], "a")
    assert all(np.isnan(only[x]) for x in ("degree", "closeness", "betweenness", "eigenvector"))
    pair = row(nx.Graph([("a", "e")]), ["a"], "a")
    assert (pair["degree"], pair["closeness"], pair["eigenvector"]) == (1, 1, 1)
    assert np.isnan(pair["betweenness"])
    apart = nx.Graph()
    apart.add_nodes_from(["a", "b", "e", "f"])
    free = row(apart, ["a", "b"], "a")
    assert (free["degree"], free["closeness"], free["betweenness"]) == (0, 0, 0)
    assert np.isnan(free["eigenvector"])
    star = nx.Graph([("a", f"e{k}") for k in range(4)])
    assert row(star, ["a"], "a")["betweenness"] == 1
    assert np.isnan(row(star, ["a"], "e0")["betweenness"])
    assert np.isnan(two_mode_centrality(apart, []).column("degree")).all()


def test_errors() -> None:
    B, women = davis()
    with pytest.raises(EmptyNetworkError):
        two_mode_centrality(nx.Graph(), [])
    with pytest.raises(UnknownNodeError) as unknown:
        two_mode_centrality(B, [*women, "Nobody"])
    assert unknown.value.nodes == ("Nobody",)
    with pytest.raises(DuplicateNodeError) as twice:
        two_mode_centrality(B, [*women, women[3]])
    assert twice.value.nodes == (women[3],)
    with pytest.raises(NotTwoModeError) as inside:
        two_mode_centrality(B, women[1:])
    assert inside.value.mode == "element"
    assert women[0] in inside.value.edge
    B.add_edge("E1", "E1")
    with pytest.raises(NotTwoModeError):
        two_mode_centrality(B, women)
    with pytest.raises(InvalidOptionError):
        two_mode_centrality(B, women, eigenvector="all")
    with pytest.raises(InvalidOptionError):
        two_mode_centrality(B, "Evelyn Jefferson")


def test_matrix_order_does_not_matter() -> None:
    rng = np.random.default_rng(1)
    M = davis_matrix()
    p, q = rng.permutation(18), rng.permutation(14)
    one = np.array(two_mode_centrality(*two_mode_graph(M)).column("betweenness"))
    two = np.array(two_mode_centrality(*two_mode_graph(M[p][:, q])).column("betweenness"))
    assert np.allclose(np.concatenate([one[:18][p], one[18:][q]]), two, atol=1e-12)
