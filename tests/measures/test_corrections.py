from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control
from two_mode_cases import GOLDENS_R, davis, davis_matrix

from kyodo_graph.measures.backbones import fdsm, fixed_row, sdsm
from kyodo_graph.measures.corrections import backbone, benjamini_hochberg, holm
from kyodo_graph.measures.errors import InvalidMatrixError, InvalidOptionError, NodeSetError

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_r_agrees() -> None:
    golden = GOLDENS_R["p_adjust"]
    assert np.allclose(holm(golden["p"]), golden["holm"], atol=1e-12)
    assert np.allclose(benjamini_hochberg(golden["p"]), golden["bh"], atol=1e-12)


@given(P_VALUES)
def test_scipy_agrees_and_order_stays(p: list[float]) -> None:
    assert np.allclose(benjamini_hochberg(p), false_discovery_control(p), atol=1e-12)
    for adjusted in (holm(p), benjamini_hochberg(p)):
        assert (adjusted >= np.array(p) - 1e-15).all()
        assert (adjusted <= 1).all()
        order = np.argsort(p, kind="stable")
        assert (np.diff(adjusted[order]) >= 0).all()


@given(P_VALUES, st.floats(0.001, 0.5))
def test_holm_rejects_as_the_step_down_rule(p: list[float], alpha: float) -> None:
    rejected = set()
    for rank, at in enumerate(np.argsort(p, kind="stable")):
        if p[at] * (len(p) - rank) > alpha:
            break
        rejected.add(int(at))
    assert {int(i) for i in np.flatnonzero(holm(p) <= alpha)} == rejected


def test_no_p_values_and_bad_ones() -> None:
    assert holm([]).size == benjamini_hochberg([]).size == 0
    for bad in ([0.1, np.nan], [1.1], [-0.1], [[0.1]]):
        with pytest.raises(InvalidMatrixError):
            holm(bad)
        with pytest.raises(InvalidMatrixError):
            benjamini_hochberg(bad)


def test_empty_backbone_says_why() -> None:
    _, women = davis()
    found = backbone(sdsm(davis_matrix()), women, correction="none")
    assert (found.tested, found.tied, found.kept) == (153, 139, 0)
    assert found.graph.number_of_edges() == 0
    assert list(found.graph) == women
    assert found.least_p == pytest.approx(0.0884, abs=5e-5)
    text = str(found)
    for word in ("sdsm", "alpha 0.05", "one-tailed", "correction none", "0 of 153", "0.0884"):
        assert word in text


def test_edges_carry_what_was_tested() -> None:
    _, women = davis()
    test = fixed_row(davis_matrix())
    found = backbone(test, women, correction="none", alpha=0.05)
    assert found.kept == found.graph.number_of_edges() == 17
    for u, v, data in found.graph.edges(data=True):
        i, j = women.index(u), women.index(v)
        assert data["weight"] == test.observed[i, j]
        assert data["p"] == data["p_adjusted"] == test.upper[i, j] <= 0.05
        assert data["sign"] == 1
    least = min(d["p"] for *_, d in found.graph.edges(data=True))
    assert found.least_p == least


def test_signed_is_two_tailed() -> None:
    # Two camps: rows 0–3 share everything, rows 4–7 share everything, nothing across.
    M = np.kron(np.eye(2), np.ones((4, 10)))
    test = fixed_row(M)
    found = backbone(test, signed=True)
    assert found.signed
    signs = nx.get_edge_attributes(found.graph, "sign")
    assert len(signs) == 28
    assert all((sign == 1) == (u // 4 == v // 4) for (u, v), sign in signs.items())
    for u, v, data in found.graph.edges(data=True):
        tail = test.upper[u, v] if u // 4 == v // 4 else test.lower[u, v]
        assert data["p"] == pytest.approx(2 * tail)
    one_sided = backbone(test)
    assert set(nx.get_edge_attributes(one_sided.graph, "sign").values()) == {1}
    assert one_sided.kept == 12


def test_too_few_trials_are_named() -> None:
    M = np.kron(np.eye(2), np.ones((4, 10)))
    few = backbone(fdsm(M, trials=100, seed=0))
    assert not few.attainable
    assert few.kept == 0
    assert "no pair could have reached alpha" in str(few)
    assert few.options["trials"] == 100
    enough = backbone(fdsm(M, trials=2000, seed=0))
    assert enough.attainable
    assert enough.kept == 12


def test_pairs_that_cannot_meet_are_no_tests() -> None:
    M = np.kron(np.eye(2), [[1, 0, 1], [1, 1, 0]])
    found = backbone(sdsm(M, np.kron(np.eye(2), np.ones((2, 3)))))
    assert found.tested == 2
    assert backbone(sdsm(M)).tested == 6
    lone = backbone(fixed_row([[1, 0]]))
    assert (lone.tested, lone.kept, lone.least_p, lone.least_adjusted) == (0, 0, None, None)
    assert "no pair" in str(lone)


def test_errors() -> None:
    test = fixed_row([[1, 0], [1, 1]])
    for alpha in (0, 1, -0.1, float("nan")):
        with pytest.raises(InvalidOptionError):
            backbone(test, alpha=alpha)
    with pytest.raises(InvalidOptionError):
        backbone(test, correction="bonferroni")
    for names in (["a"], ["a", "a"], ["a", "b", "c"]):
        with pytest.raises(NodeSetError):
            backbone(test, names)
