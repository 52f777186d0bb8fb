from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from two_mode_cases import davis_matrix, matrices, with_margins

from kyodo_graph.measures import ensembles
from kyodo_graph.measures.ensembles import null_distribution, random_stacks
from kyodo_graph.measures.errors import InvalidMatrixError, InvalidOptionError, NodeSetError


def together(M: np.ndarray) -> float:
    return float(M[0] @ M[1])


def test_expectation_and_p_come_to_the_enumeration() -> None:
    M = with_margins((2, 2, 1), (2, 1, 1, 1))[0]
    exact = np.array([together(X) for X in with_margins((2, 2, 1), (2, 1, 1, 1))])
    found = null_distribution(M, together, trials=20_000, seed=3)
    assert float(found.expected) == pytest.approx(exact.mean(), abs=0.01)
    assert float(found.sd) == pytest.approx(exact.std(), abs=0.01)
    assert float(found.p_upper) == pytest.approx((exact >= together(M)).mean(), abs=0.012)
    assert float(found.p_lower) == pytest.approx((exact <= together(M)).mean(), abs=0.012)


def test_the_formulas_on_the_samples() -> None:
    M = davis_matrix()
    found = null_distribution(M, "betweenness", trials=200, seed=4)
    assert found.samples.shape == (200, 18)
    assert np.allclose(found.expected, found.samples.mean(axis=0))
    assert np.allclose(found.sd, found.samples.std(axis=0, ddof=1))
    assert np.allclose(found.z, (found.observed - found.expected) / found.sd)
    hits = (found.samples >= found.observed - 1e-9).sum(axis=0)
    assert np.allclose(found.p_upper, (1 + hits) / 201)
    assert (found.p_upper >= 1 / 201).all()
    assert np.allclose(found.p, np.minimum(1, 2 * np.minimum(found.p_upper, found.p_lower)))


def test_a_name_and_a_function_agree() -> None:
    M = davis_matrix()
    for model in ensembles.MODELS:
        named = null_distribution(M, "density", trials=40, seed=1, model=model)
        called = null_distribution(M, lambda X: X.mean(), trials=40, seed=1, model=model)
        assert np.array_equal(named.samples, called.samples)
    assert called.statistic == "<lambda>"


def test_what_the_margins_fix_has_no_z() -> None:
    found = null_distribution(davis_matrix(), "degree", trials=20, seed=1)
    assert np.isnan(found.z).all()
    assert (found.sd == 0).all()
    assert (found.p_upper == 1).all()
    assert (found.p_lower == 1).all()


def test_bicm_draws_have_the_margins_on_average() -> None:
    M = davis_matrix()
    mean = np.mean(np.concatenate(list(random_stacks(M, 4000, model="bicm", seed=2))), axis=0)
    assert np.allclose(mean.sum(axis=1), M.sum(axis=1), atol=0.15)
    assert np.allclose(mean.sum(axis=0), M.sum(axis=0), atol=0.15)
    degree = null_distribution(M, "degree", trials=200, seed=2, model="bicm")
    assert (degree.sd > 0).all()


@pytest.mark.parametrize("model", ensembles.MODELS)
def test_cities_do_not_exchange_ties(model: str) -> None:
    M = np.kron(np.eye(2), [[1, 0, 1], [1, 1, 0]]).astype(int)
    allowed = np.kron(np.eye(2), np.ones((2, 3))).astype(bool)
    for stack in random_stacks(M, 50, model=model, seed=1, allowed=allowed):
        assert not stack[:, ~allowed].any()
    found = null_distribution(M, "clustering", trials=30, seed=1, model=model, allowed=allowed)
    assert found.options["structural_zeros"] == 12
    crossing = next(random_stacks(M, 50, model=model, seed=1))
    assert crossing[:, ~allowed].any()


def test_undefined_draws_are_left_out_and_counted() -> None:
    M = with_margins((2, 1), (1, 1, 1))[0]  # no three-path in any of them
    found = null_distribution(M, "clustering", trials=10, seed=1)
    assert np.isnan(found.observed)
    assert np.isnan(found.p)
    assert int(found.trials) == 0
    assert found.draws == 10
    some = null_distribution(M, lambda X: 1.0 if X[0, 0] else float("nan"), trials=300, seed=1)
    assert 0 < int(some.trials) < 300


def test_stacks_are_bounded_and_seeded(monkeypatch: pytest.MonkeyPatch) -> None:
    M = davis_matrix()
    monkeypatch.setattr(ensembles, "_CELLS", 4 * M.size)
    assert [len(s) for s in random_stacks(M, 10, model="bicm")] == [4, 4, 2]
    one, same, other = (null_distribution(M, "nodf", trials=10, seed=s).samples for s in (5, 5, 6))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_table() -> None:
    found = null_distribution(davis_matrix(), "closeness", trials=20, seed=1)
    table = found.table([f"w{i}" for i in range(18)])
    assert table.columns[:3] == ("node", "observed", "expected")
    assert len(table) == 18
    assert table.options["model"] == "curveball"
    assert table.options["draws"] == 20
    assert table.options["trades"] == 360
    assert table.keyed("node")["w3"]["z"] == pytest.approx(found.z[3])
    single = null_distribution(davis_matrix(), "nodf", trials=20, seed=1).table()
    assert single.column("node") == (None,)
    assert single.column("observed")[0] == pytest.approx(48.58119, abs=1e-5)
    with pytest.raises(NodeSetError):
        found.table(["only one"])


@given(matrices((1, 4), (1, 4)))
def test_every_statistic_takes_every_matrix(M: np.ndarray) -> None:
    for statistic, model in product(
        ("degree", "closeness", "betweenness", "eigenvector", "density", "clustering", "nodf"),
        ensembles.MODELS,
    ):
        found = null_distribution(M, statistic, trials=5, seed=1, model=model)
        assert found.observed.shape == ((len(M),) if found.samples.ndim == 2 else ())
        known = np.isfinite(found.p)
        assert (found.p[known] <= 1).all()
        assert (found.p[known] >= 1 / 6).all()


def test_errors() -> None:
    M = davis_matrix()
    with pytest.raises(InvalidOptionError):
        null_distribution(M, "betweenness", model="rewire")
    with pytest.raises(InvalidOptionError):
        null_distribution(M, "pagerank")
    with pytest.raises(InvalidOptionError):
        null_distribution(M, "nodf", trials=0)
    with pytest.raises(InvalidMatrixError):
        null_distribution([[0.5]], "nodf")
    with pytest.raises(InvalidMatrixError):
        null_distribution([[1, 0]], "nodf", allowed=[[0, 1]])
