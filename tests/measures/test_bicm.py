from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from two_mode_cases import GOLDENS, davis_matrix, matrices, with_margins

from kyodo_graph.measures.bicm import bicm
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    NotConvergedError,
)


def test_published_example() -> None:
    golden = GOLDENS["backbone"]
    assert np.allclose(bicm(golden["bicm_in"]), golden["bicm_out"], atol=5.1e-4)


def margins_hold(P: np.ndarray, M: np.ndarray) -> bool:
    return bool(
        np.abs(P.sum(axis=0) - M.sum(axis=0)).max() <= 1e-10
        and np.abs(P.sum(axis=1) - M.sum(axis=1)).max() <= 1e-10
        and (P >= 0).all()
        and (P <= 1).all()
    )


@given(matrices((1, 9), (1, 9)))
def test_margins_are_exact(M: np.ndarray) -> None:
    assert margins_hold(bicm(M), M)


@given(matrices((1, 4), (1, 4)))
def test_certain_cells_are_those_that_all_matrices_share(M: np.ndarray) -> None:
    """By enumeration of every matrix with the margins; all other cells are strictly between."""
    every = np.array(with_margins(M.sum(axis=1), M.sum(axis=0)))
    P = bicm(M)
    always, never = every.all(axis=0), ~every.any(axis=0)
    assert (P[always] == 1).all()
    assert (P[never] == 0).all()
    between = P[~always & ~never]
    assert ((between > 0) & (between < 1)).all()


@given(matrices((2, 6), (2, 6)))
def test_log_odds_are_additive(M: np.ndarray) -> None:
    """p = xy / (1 + xy) means that odds are x y, so that the odds of 2 × 2 cells cross out."""
    P = bicm(M)
    inside = (P > 0) & (P < 1)
    odds = np.where(inside, P / np.where(inside, 1 - P, 1), np.nan)
    for i in range(len(P) - 1):
        for k in range(P.shape[1] - 1):
            four = odds[i : i + 2, k : k + 2]
            if np.isfinite(four).all():
                assert four[0, 0] * four[1, 1] == pytest.approx(four[0, 1] * four[1, 0], rel=1e-7)


def test_equal_to_the_likelihood_maximised_by_scipy() -> None:
    M = davis_matrix()
    n = len(M)

    def loss(t: np.ndarray) -> float:
        power = t[:n, None] + t[None, n:]
        return float(np.logaddexp(0, power).sum() - (M * power).sum())

    t = minimize(loss, np.zeros(sum(M.shape)), method="BFGS", options={"gtol": 1e-9}).x
    power = t[:n, None] + t[None, n:]
    assert np.allclose(bicm(M), 1 / (1 + np.exp(-power)), atol=1e-6)


def test_forced_block_without_a_full_row() -> None:
    M = [[1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]]
    half = np.full((2, 2), 0.5)
    expected = np.block([[np.ones((2, 2)), half], [half, np.zeros((2, 2))]])
    assert np.allclose(bicm(M), expected, atol=1e-12)


def test_full_and_empty() -> None:
    for M in (np.zeros((3, 2)), np.ones((3, 2)), [[1]], [[0]], [[1, 0, 1]], [[1], [0]]):
        assert np.array_equal(bicm(M), M)


def test_heavy_tails_and_size() -> None:
    rng = np.random.default_rng(3)
    weight = np.linspace(0, 1, 150) ** 6
    M = rng.random((150, 150)) < np.outer(weight, weight)
    assert margins_hold(bicm(M), M)


@given(matrices((1, 4), (1, 4)), matrices((1, 4), (1, 4)))
def test_blocks_of_cities_are_fitted_one_by_one(A: np.ndarray, B: np.ndarray) -> None:
    M = np.zeros((len(A) + len(B), A.shape[1] + B.shape[1]), dtype=int)
    allowed = np.zeros(M.shape, dtype=bool)
    one, two = np.s_[: len(A), : A.shape[1]], np.s_[len(A) :, A.shape[1] :]
    M[one], M[two], allowed[one], allowed[two] = A, B, True, True
    P = bicm(M, allowed)
    assert np.allclose(P[one], bicm(A), atol=1e-9)
    assert np.allclose(P[two], bicm(B), atol=1e-9)
    assert (P[~allowed] == 0).all()


@given(matrices((2, 6), (2, 6)), st.integers(0, 1000))
def test_structural_zeros_and_ones_keep_margins(M: np.ndarray, seed: int) -> None:
    rng = np.random.default_rng(seed)
    allowed = (rng.random(M.shape) < 0.7) | (M > 0)
    required = (rng.random(M.shape) < 0.2) & (M > 0)
    P = bicm(M, allowed, required=required)
    assert margins_hold(P, M)
    assert (P[~allowed] == 0).all()
    assert (P[required] == 1).all()


def test_errors() -> None:
    with pytest.raises(InvalidMatrixError) as wrong:
        bicm([[1, 0], [2, 1]])
    assert (wrong.value.cell, wrong.value.value) == ((1, 0), 2.0)
    for bad in ([[1, np.nan]], [[-1, 0]], [1, 0], [["a", "b"]], [[1], [1, 0]]):
        with pytest.raises(InvalidMatrixError):
            bicm(bad)
    for empty in (np.zeros((0, 3)), np.zeros((3, 0))):
        with pytest.raises(EmptyNetworkError):
            bicm(empty)
    with pytest.raises(InvalidMatrixError) as against:
        bicm([[1, 0], [0, 1]], [[True, True], [True, False]])
    assert against.value.cell == (1, 1)
    with pytest.raises(InvalidMatrixError):
        bicm([[1, 0], [0, 1]], [[True, True]])
    with pytest.raises(InvalidMatrixError):
        bicm([[1, 0], [0, 1]], required=[[True, True], [False, False]])
    with pytest.raises(InvalidMatrixError):
        bicm([[1, 0], [0, 1]], required=[[True, False]])
    with pytest.raises(NotConvergedError) as slow:
        bicm(davis_matrix(), max_iterations=1)
    assert slow.value.residual > slow.value.tolerance
    with pytest.raises(InvalidOptionError):
        bicm([[1, 0]], max_iterations=0)
