from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite
from two_mode_cases import davis, matrices, two_mode_graph

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    MissingGroupError,
    NotTwoModeError,
    UnknownNodeError,
)
from kyodo_graph.measures.two_mode_extras import (
    barber_modularity,
    birank,
    redundancy,
    robins_alexander_clustering,
)


def test_birank_networkx_agrees_with_weights_and_priors() -> None:
    B, women = davis()
    rng = np.random.default_rng(2)
    for u, v in B.edges:
        B[u][v]["hours"] = float(rng.integers(1, 9))
    events = [n for n in B if n not in set(women)]
    prior, other = {women[0]: 2.0, women[5]: 1.0}, {"E3": 1.0}
    # In NetworkX alpha belongs to the nodes given, beta to the others.
    expected = bipartite.birank(
        B,
        women,
        alpha=0.7,
        beta=0.9,
        top_personalization=prior,
        bottom_personalization=other,
        weight="hours",
        max_iter=10_000,
        tol=1e-13,
    )
    table = birank(
        B,
        women,
        actor_damping=0.7,
        element_damping=0.9,
        actor_prior=prior,
        element_prior=other,
        weight="hours",
    )
    assert table.column("node") == (*women, *events)
    for row in table.records():
        assert row["birank"] == pytest.approx(expected[row["node"]], abs=1e-9)


@given(matrices(), st.floats(0, 1), st.floats(0, 0.99))
def test_birank_solves_its_equations(M: np.ndarray, beta: float, alpha: float) -> None:
    B, actors = two_mode_graph(M)
    values = np.array(birank(B, actors, actor_damping=beta, element_damping=alpha).column("birank"))
    n, m = M.shape
    u, p = values[:n], values[n:]
    r, c = np.maximum(M.sum(axis=1), 1), np.maximum(M.sum(axis=0), 1)
    S = M / np.sqrt(np.outer(r, c))
    assert np.allclose(u, beta * S @ p + (1 - beta) / n, atol=1e-9)
    assert np.allclose(p, alpha * S.T @ u + (1 - alpha) / m, atol=1e-9)


def test_birank_isolate_has_its_prior() -> None:
    B, actors = two_mode_graph([[1, 1], [0, 0]])
    found = birank(B, actors, actor_damping=0.6).keyed("node")
    assert found["a1"]["birank"] == pytest.approx(0.4 / 2)


def test_birank_errors() -> None:
    B, women = davis()
    with pytest.raises(EmptyNetworkError):
        birank(nx.Graph(), [])
    with pytest.raises(EmptyNetworkError):
        birank(nx.empty_graph(["a"]), ["a"])
    with pytest.raises(InvalidOptionError):
        birank(B, women, actor_damping=1, element_damping=1)
    with pytest.raises(InvalidOptionError):
        birank(B, women, actor_damping=1.2)
    with pytest.raises(UnknownNodeError):
        birank(B, women, actor_prior={"E1": 1.0})
    for bad in ({women[0]: -1.0}, {women[0]: float("nan")}, {}):
        with pytest.raises(InvalidOptionError):
            birank(B, women, actor_prior=bad)
    for weight in (0, -2, float("nan"), "much", True):
        B["Evelyn Jefferson"]["E1"]["hours"] = weight
        with pytest.raises(InvalidWeightError) as wrong:
            birank(B, women, weight="hours")
        assert set(wrong.value.pair) == {"Evelyn Jefferson", "E1"}


def test_davis_redundancy_and_clustering() -> None:
    B, women = davis()
    assert redundancy(B, women).keyed("node")["Evelyn Jefferson"]["redundancy"] == pytest.approx(
        0.964286, abs=5e-7
    )
    assert robins_alexander_clustering(B, women) == pytest.approx(0.467764, abs=5e-7)


@given(matrices())
def test_redundancy_and_clustering_networkx_agrees(M: np.ndarray) -> None:
    B, actors = two_mode_graph(M)
    for row in redundancy(B, actors).records():
        assert row["degree"] == B.degree(row["node"])
        if row["degree"] < 2:
            assert np.isnan(row["redundancy"])
        else:
            expected = bipartite.node_redundancy(B, [row["node"]])[row["node"]]
            assert row["redundancy"] == pytest.approx(expected, abs=1e-12)
    clustering = robins_alexander_clustering(B, actors)
    if any(B.degree(u) > 1 and B.degree(v) > 1 for u, v in B.edges):
        assert clustering == pytest.approx(bipartite.robins_alexander_clustering(B), abs=1e-12)
        assert 0 <= clustering <= 1
    else:
        assert np.isnan(clustering)


@given(matrices((1, 6), (1, 6)))
def test_clustering_counts_cycles_and_paths(M: np.ndarray) -> None:
    cycles = sum(
        M[i, k] * M[i, el] * M[j, k] * M[j, el]
        for i, j in combinations(range(len(M)), 2)
        for k, el in combinations(range(M.shape[1]), 2)
    )
    paths = sum((M[i].sum() - 1) * (M[:, k].sum() - 1) for i, k in np.argwhere(M))
    found = robins_alexander_clustering(*two_mode_graph(M))
    assert found == pytest.approx(4 * cycles / paths) if paths else np.isnan(found)


def test_extras_reject_what_is_not_two_mode() -> None:
    G = nx.complete_graph(3)
    for measure in (redundancy, robins_alexander_clustering, birank):
        with pytest.raises(NotTwoModeError):
            measure(G, [0])
        with pytest.raises(EmptyNetworkError):
            measure(nx.Graph(), [])


@given(matrices(), st.integers(0, 10_000))
def test_barber_by_its_definition(M: np.ndarray, seed: int) -> None:
    B, actors = two_mode_graph(M)
    rng = np.random.default_rng(seed)
    groups = {node: int(rng.integers(0, 3)) for node in B}
    found = barber_modularity(B, actors, groups)
    total = M.sum()
    if not total:
        assert np.isnan(found)
        return
    by_hand = 0.0
    for i in range(M.shape[0]):
        for k in range(M.shape[1]):
            if groups[f"a{i}"] == groups[f"e{k}"]:
                by_hand += M[i, k] / total - M[i].sum() * M[:, k].sum() / total**2
    assert found == pytest.approx(by_hand, abs=1e-12)
    assert barber_modularity(B, actors, dict.fromkeys(B, "one")) == pytest.approx(0, abs=1e-12)


def test_barber_of_separate_equal_blocks() -> None:
    """Barber 2007: c equal components, each its own module, have Q = 1 − 1/c."""
    B, actors = two_mode_graph(np.kron(np.eye(4), np.ones((2, 3))))
    nx.set_node_attributes(
        B, {n: i for i, c in enumerate(nx.connected_components(B)) for n in c}, "module"
    )
    assert barber_modularity(B, actors, "module") == pytest.approx(0.75)


def test_barber_weights_and_missing_groups() -> None:
    B = nx.Graph()
    B.add_edge("a", "e", hours=2)
    B.add_edge("b", "f", hours=6)
    groups = {"a": 1, "e": 1, "b": 2, "f": 2}
    expected = (2 - 4 / 8 + 6 - 36 / 8) / 8
    assert barber_modularity(B, ["a", "b"], groups, weight="hours") == pytest.approx(expected)
    with pytest.raises(MissingGroupError) as missing:
        barber_modularity(B, ["a", "b"], {**groups, "f": None})
    assert missing.value.nodes == ("f",)
    with pytest.raises(MissingGroupError):
        barber_modularity(B, ["a", "b"], "module")
