from __future__ import annotations

import math
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    MeasureError,
    NoVarianceError,
)
from kyodo_graph.measures.mrqap import mrqap
from kyodo_graph.measures.qap import qap


def random_matrices(count: int, n: int, seed: int, symmetric: bool = False) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    out = []
    for _ in range(count):
        M = rng.normal(size=(n, n))
        out.append(M + M.T if symmetric else M)
    return out


def off(M: np.ndarray) -> np.ndarray:
    return M[~np.eye(len(M), dtype=bool)]


@given(st.integers(3, 7), st.integers(0, 10_000), st.booleans())
def test_statistic_is_pearsons_r(n: int, seed: int, symmetric: bool) -> None:
    X, Y = random_matrices(2, n, seed, symmetric)
    found = qap(X, Y, trials=1)
    assert found.statistic == pytest.approx(stats.pearsonr(off(X), off(Y)).statistic)
    assert found.cells == n * (n - 1) // (2 if symmetric else 1)
    whole = qap(X, Y, trials=1, diagonal=True)
    if not symmetric:
        assert whole.statistic == pytest.approx(np.corrcoef(X.ravel(), Y.ravel())[0, 1])


def test_p_against_all_permutations() -> None:
    """Five nodes have 120 permutations: their share is what the sampled p comes near to."""
    rng = np.random.default_rng(6)
    Y = rng.normal(size=(5, 5))
    X = Y + 1.2 * rng.normal(size=(5, 5))
    every = []
    for order in permutations(range(5)):
        P = X[np.ix_(order, order)]
        every.append(np.corrcoef(off(P), off(Y))[0, 1])
    every = np.array(every)
    r = qap(X, Y, trials=4000, seed=2)
    assert r.p == pytest.approx(np.mean(np.abs(every) >= abs(r.statistic) - 1e-9), abs=0.03)
    assert r.p_upper == pytest.approx(np.mean(every >= r.statistic - 1e-9), abs=0.03)
    assert r.expected == pytest.approx(every.mean(), abs=0.02)
    assert r.sd == pytest.approx(every.std(), abs=0.02)


def test_same_and_opposite_structure() -> None:
    A = nx.to_numpy_array(nx.florentine_families_graph())
    same = qap(A, A, trials=199, seed=1)
    assert (same.statistic, same.p, same.p_upper) == (pytest.approx(1), 0.005, 0.005)
    opposite = qap(A, -A, trials=199, seed=1)
    assert (opposite.statistic, opposite.p, opposite.p_lower) == (pytest.approx(-1), 0.005, 0.005)
    assert same == qap(A, A, trials=199, seed=1)


def test_relabelling_both_alike_changes_nothing() -> None:
    X, Y = random_matrices(2, 6, 3)
    order = [3, 1, 5, 0, 2, 4]
    a = qap(X, Y, trials=1).statistic
    b = qap(X[np.ix_(order, order)], Y[np.ix_(order, order)], trials=1).statistic
    assert a == pytest.approx(b)


def test_two_mode() -> None:
    rng = np.random.default_rng(2)
    X = rng.normal(size=(4, 3))
    Y = X + rng.normal(size=(4, 3))
    r = qap(X, Y, trials=5000, seed=4, mode="two")
    assert r.statistic == pytest.approx(np.corrcoef(X.ravel(), Y.ravel())[0, 1])
    assert r.cells == 12
    every = [
        np.corrcoef(X[np.ix_(rows, columns)].ravel(), Y.ravel())[0, 1]
        for rows in permutations(range(4))
        for columns in permutations(range(3))
    ]
    share = np.mean(np.array(every) >= r.statistic - 1e-9)
    assert r.p_upper == pytest.approx(share, abs=0.02)


@given(st.integers(4, 7), st.integers(1, 3), st.integers(0, 10_000), st.booleans())
def test_mrqap_is_least_squares(n: int, k: int, seed: int, symmetric: bool) -> None:
    Y, *X = random_matrices(k + 1, n, seed, symmetric)
    found = mrqap(Y, X, trials=1)
    used = np.triu(np.ones((n, n), dtype=bool), 1) if symmetric else ~np.eye(n, dtype=bool)
    design = np.column_stack([np.ones(used.sum()), *(M[used] for M in X)])
    expected = np.linalg.lstsq(design, Y[used], rcond=None)[0]
    assert found.coefficients == pytest.approx(expected)
    residual = Y[used] - design @ expected
    variance = residual @ residual / (len(residual) - k - 1)
    spread = np.sqrt(variance * np.diag(np.linalg.inv(design.T @ design)))
    assert found.t == pytest.approx(expected / spread)
    assert found.cells == used.sum()
    total = ((Y[used] - Y[used].mean()) ** 2).sum()
    assert found.r_squared == pytest.approx(1 - residual @ residual / total)


def test_mrqap_with_one_predictor_is_scipys_line() -> None:
    Y, X = random_matrices(2, 8, 5)
    line = stats.linregress(off(X), off(Y))
    found = mrqap(Y, [X], trials=50, seed=1)
    assert found.coefficients == pytest.approx((line.intercept, line.slope))
    assert found.t[1] == pytest.approx(line.slope / line.stderr)


def test_mrqap_p_against_all_permutations() -> None:
    """Double semi-partialling with all 120 permutations of the residuals, by its definition."""
    rng = np.random.default_rng(9)
    X1, X2 = rng.normal(size=(2, 5, 5))
    X2 = X2 + 0.5 * X1
    Y = 0.6 * X1 + rng.normal(size=(5, 5))
    used = ~np.eye(5, dtype=bool)
    others = np.column_stack([np.ones(20), X2[used]])
    left = X1[used] - others @ np.linalg.lstsq(others, X1[used], rcond=None)[0]
    residual = np.zeros((5, 5))
    residual[used] = left

    def t_of(column: np.ndarray) -> float:
        design = np.column_stack([column, others])
        b = np.linalg.lstsq(design, Y[used], rcond=None)[0]
        e = Y[used] - design @ b
        return b[0] / math.sqrt(e @ e / 17 * np.linalg.inv(design.T @ design)[0, 0])

    every = np.array(
        [t_of(residual[np.ix_(order, order)][used]) for order in permutations(range(5))]
    )
    found = mrqap(Y, [X1, X2], trials=3000, seed=3)
    assert found.t[1] == pytest.approx(t_of(left))
    assert found.p[1] == pytest.approx(np.mean(np.abs(every) >= abs(found.t[1]) - 1e-9), abs=0.03)
    assert found.p_upper[1] == pytest.approx(np.mean(every >= found.t[1] - 1e-9), abs=0.03)


def test_mrqap_holds_its_level_where_rows_depend_and_predictors_correlate() -> None:
    """A predictor without effect is significant as often as the level says; by t more often.

    Rows have effects of their own in each matrix, so that cells are not independent.
    """
    hits = by_t = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        first, second, third = 2 * rng.normal(size=(3, 10, 1))
        X1 = first + rng.normal(size=(10, 10))
        X2 = X1 + second + rng.normal(size=(10, 10))
        Y = X1 + third + rng.normal(size=(10, 10))
        found = mrqap(Y, [X1, X2], trials=39, seed=seed)
        hits += found.p[2] <= 0.05
        by_t += abs(found.t[2]) > 1.99
    assert hits <= 8  # 3 expected
    assert by_t >= 12


def test_mrqap_symmetric_keeps_pairs_together() -> None:
    Y, X1, X2 = random_matrices(3, 7, 8, symmetric=True)
    found = mrqap(2 * X1 + 0.01 * Y, [X1, X2], trials=199, seed=2)
    assert found.p[1] == pytest.approx(1 / 200)
    assert found.p[2] > 0.01
    assert found == mrqap(2 * X1 + 0.01 * Y, [X1, X2], trials=199, seed=2)


def test_perfect_fit() -> None:
    X = np.arange(16.0).reshape(4, 4)
    found = mrqap(1 + 2 * X, [X], trials=99, seed=1)
    assert found.coefficients == pytest.approx((1, 2))
    assert found.r_squared == pytest.approx(1)
    assert found.p[1] < 0.2
    assert not any(math.isnan(p) for p in found.p)


def test_bad_input() -> None:
    A = np.arange(9.0).reshape(3, 3)
    with pytest.raises(InvalidMatrixError):
        qap(A, np.ones((4, 4)))
    with pytest.raises(InvalidMatrixError):
        qap(np.ones((2, 3)), np.ones((2, 3)))
    bad = A.copy()
    bad[1, 2] = math.nan
    with pytest.raises(InvalidMatrixError) as caught:
        qap(bad, A)
    assert caught.value.cell == (1, 2)
    with pytest.raises(NoVarianceError):
        qap(A, np.ones((3, 3)))
    with pytest.raises(NoVarianceError):
        qap(A, np.diag([1.0, 2.0, 3.0]))  # varies on the diagonal only
    with pytest.raises(EmptyNetworkError):
        qap(np.zeros((0, 0)), np.zeros((0, 0)))
    with pytest.raises(NoVarianceError):
        qap([[1]], [[1]])
    with pytest.raises(InvalidOptionError):
        qap(A, A, mode="three")
    with pytest.raises(InvalidOptionError):
        qap(A, A, trials=0)
    with pytest.raises(InvalidOptionError):
        mrqap(A, [])
    with pytest.raises(NoVarianceError):
        mrqap(A, [np.ones((3, 3))])
    B = np.random.default_rng(1).normal(size=(4, 4))
    with pytest.raises(MeasureError, match="determine each other"):
        mrqap(np.arange(16.0).reshape(4, 4), [B, 2 * B])
    with pytest.raises(MeasureError, match="expected more"):
        mrqap([[0, 1], [2, 0]], [[[0, 3], [1, 0]]])
