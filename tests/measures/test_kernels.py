from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite
from two_mode_cases import matrices, two_mode_graph

from kyodo_graph.measures import kernels
from kyodo_graph.measures.errors import InvalidOptionError
from kyodo_graph.measures.nodf import nodf
from kyodo_graph.measures.two_mode import two_mode_centrality
from kyodo_graph.measures.two_mode_extras import robins_alexander_clustering


@given(matrices((1, 6), (1, 6)), st.integers(2, 6))
def test_a_stack_is_its_networks_one_by_one(M: np.ndarray, count: int) -> None:
    rng = np.random.default_rng(int(M.sum()))
    stack = np.array([M, *(rng.random((count, *M.shape)) < 0.4)], dtype=np.float64)
    for name, compute in kernels.ACTOR_KERNELS.items():
        values = compute(stack)
        assert values.shape == stack.shape[:2]
        for row, N in zip(values, stack, strict=True):
            table = two_mode_centrality(*two_mode_graph(N))
            expected = np.array(table.column(name))[: len(N)]
            assert np.allclose(row, expected, atol=1e-9, equal_nan=True), name
    for row, N in zip(kernels.clustering(stack), stack, strict=True):
        expected = robins_alexander_clustering(*two_mode_graph(N))
        assert np.allclose(row, expected, equal_nan=True)
    assert np.allclose(kernels.nodf(stack), [nodf(N).total for N in stack], equal_nan=True)
    assert np.allclose(kernels.density(stack), stack.mean(axis=(1, 2)))


@pytest.mark.parametrize("density", [0.02, 0.05, 0.15, 0.5])
def test_a_city_of_sixty_as_networkx_has_it(density: float) -> None:
    rng = np.random.default_rng(9)
    stack = (rng.random((3, 60, 60)) < density).astype(np.float64)
    ours = kernels.betweenness(stack)
    for row, N in zip(ours, stack, strict=True):
        B, actors = two_mode_graph(N)
        peer = bipartite.betweenness_centrality(B, actors)
        assert np.abs(row - [peer[a] for a in actors]).max() < 1e-9


def test_chunks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    stack = (rng.random((11, 8, 5)) < 0.3).astype(np.float64)
    whole = kernels.raw_betweenness(stack), kernels.closeness(stack)
    monkeypatch.setattr(kernels, "_CELLS", 3 * 8 * 5)
    assert np.array_equal(kernels.raw_betweenness(stack), whole[0])
    assert np.array_equal(kernels.closeness(stack), whole[1])


@pytest.mark.parametrize(("own", "other"), [(1, 1), (1, 4), (4, 1), (3, 5), (5, 3), (7, 2), (4, 4)])
def test_betweenness_maximum_is_reached(own: int, other: int) -> None:
    """Borgatti & Everett's extremal network: one actor joins everything, the others hang on."""
    highest = kernels.betweenness_maximum(own, other)
    M = np.zeros((own, other))
    M[0] = 1
    for i in range(1, own):
        M[i, (i - 1) % other] = 1
    raw = kernels.raw_betweenness(M[None])[0, 0]
    assert raw == pytest.approx(highest)
    B, actors = two_mode_graph(M)
    assert nx.betweenness_centrality(B, normalized=False)[actors[0]] == pytest.approx(highest)


def test_no_mode_no_betweenness() -> None:
    assert kernels.betweenness_maximum(0, 3) == kernels.betweenness_maximum(3, 0) == 0


def test_naming_a_statistic() -> None:
    def ties(M: np.ndarray) -> float:
        return float(M.sum())

    name, compute = kernels.kernel(ties)
    assert name == "ties"
    assert compute(np.ones((3, 2, 2))).tolist() == [4, 4, 4]
    assert kernels.kernel("nodf")[0] == "nodf"
    with pytest.raises(InvalidOptionError) as wrong:
        kernels.kernel("pagerank")
    assert "betweenness" in str(wrong.value)
