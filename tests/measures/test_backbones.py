from __future__ import annotations

from itertools import combinations, permutations, product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom
from two_mode_cases import GOLDENS, davis_matrix, matrices, with_margins

from kyodo_graph.measures import backbones
from kyodo_graph.measures.backbones import fdsm, fixed_col, fixed_fill, fixed_row, sdsm
from kyodo_graph.measures.bicm import bicm
from kyodo_graph.measures.corrections import backbone
from kyodo_graph.measures.errors import EmptyNetworkError, InvalidMatrixError, InvalidOptionError
from kyodo_graph.measures.pair_tests import PairTest, poisson_binomial

GOLDEN = GOLDENS["backbone"]
M34 = np.array(GOLDEN["M"])


def test_published_sdsm_exact() -> None:
    test = sdsm(M34)
    assert np.allclose(test.upper, GOLDEN["sdsm_upper_exact"], atol=5.1e-4)
    assert np.allclose(test.lower, GOLDEN["sdsm_lower_exact"], atol=5.1e-4)


def test_published_approximations_are_near() -> None:
    """The refined normal approximation of the R package is off by at most .03, as it says."""
    test = sdsm(M34)
    assert np.abs(test.upper - GOLDEN["sdsm_upper_rna"]).max() < 0.03
    assert np.abs(test.lower - GOLDEN["sdsm_lower_rna"]).max() < 0.03
    assert np.abs(fixed_col(M34).upper - GOLDEN["fixedcol_upper"]).max() < 0.03


def test_published_fixed_row_and_fill() -> None:
    assert np.allclose(fixed_row(M34).upper, GOLDEN["fixedrow_upper"], atol=5.1e-4)
    assert np.allclose(fixed_fill(M34).upper, GOLDEN["fixedfill_upper"], atol=5.1e-4)


def test_published_poisson_binomial() -> None:
    golden = GOLDEN["pb_rna"]
    pmf = poisson_binomial([golden["p"]])[0]
    assert pmf[: golden["k"] + 1].sum() == pytest.approx(golden["exact_lower"], abs=1e-14)
    assert pmf[golden["k"] :].sum() == pytest.approx(golden["exact_upper"], abs=1e-14)


def test_fdsm_comes_to_the_enumeration() -> None:
    golden = GOLDEN["fdsm_exact_enumeration"]
    every = np.array([X @ X.T for X in with_margins(M34.sum(axis=1), M34.sum(axis=0))])
    shared = M34 @ M34.T
    assert len(every) == golden["n_matrices"]
    assert np.allclose((every >= shared).mean(axis=0), golden["upper"])
    test = fdsm(M34, trials=20_000, seed=11)
    assert np.allclose(test.upper, golden["upper"], atol=0.015)
    assert np.allclose(test.lower, golden["lower"], atol=0.015)
    assert test.least_possible == 1 / 20_001
    assert test.options == {"trials": 20_000, "seed": 11, "trades": 60}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=7))
def test_poisson_binomial_by_enumeration(p: list[float]) -> None:
    expected = np.zeros(len(p) + 1)
    for outcome in product((0, 1), repeat=len(p)):
        expected[sum(outcome)] += prod(
            x if hit else 1 - x for x, hit in zip(p, outcome, strict=True)
        )
    assert np.allclose(poisson_binomial([p])[0], expected, atol=1e-13)


def by_enumeration(stack: np.ndarray, M: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    drawn, shared = stack @ np.swapaxes(stack, 1, 2), M @ M.T
    return (drawn >= shared).mean(axis=0), (drawn <= shared).mean(axis=0)


def off_diagonal(A: np.ndarray) -> np.ndarray:
    return A[np.triu_indices(len(A), 1)]


@given(matrices((2, 4), (1, 3)))
def test_fixed_fill_by_enumeration(M: np.ndarray) -> None:
    n, m = M.shape
    places = [list(c) for c in combinations(range(n * m), int(M.sum()))]
    stack = np.zeros((len(places), n * m), dtype=int)
    for at, chosen in enumerate(places):
        stack[at, chosen] = 1
    upper, lower = by_enumeration(stack.reshape(-1, n, m), M)
    test = fixed_fill(M)
    assert np.allclose(off_diagonal(test.upper), off_diagonal(upper), atol=1e-12)
    assert np.allclose(off_diagonal(test.lower), off_diagonal(lower), atol=1e-12)


@given(matrices((2, 4), (1, 3)))
def test_fixed_col_by_enumeration(M: np.ndarray) -> None:
    n = len(M)
    choices = [list(combinations(range(n), int(c))) for c in M.sum(axis=0)]
    stack = []
    for columns in product(*choices):
        X = np.zeros(M.shape, dtype=int)
        for k, rows in enumerate(columns):
            X[list(rows), k] = 1
        stack.append(X)
    upper, lower = by_enumeration(np.array(stack), M)
    test = fixed_col(M)
    assert np.allclose(off_diagonal(test.upper), off_diagonal(upper), atol=1e-12)
    assert np.allclose(off_diagonal(test.lower), off_diagonal(lower), atol=1e-12)


@given(matrices((1, 7), (1, 9)))
def test_fixed_row_is_hypergeometric(M: np.ndarray) -> None:
    test = fixed_row(M)
    r, m = M.sum(axis=1), M.shape[1]
    for i in range(len(M)):
        for j in range(len(M)):
            law = hypergeom(m, r[i], r[j])
            assert test.upper[i, j] == pytest.approx(law.sf(test.observed[i, j] - 1), abs=1e-12)
            assert test.lower[i, j] == pytest.approx(law.cdf(test.observed[i, j]), abs=1e-12)


@given(matrices((2, 3), (1, 3)))
def test_sdsm_by_enumeration(M: np.ndarray) -> None:
    """Sum over every matrix, each with its chance under the fitted model."""
    P = bicm(M)
    stack = np.array(list(product((0, 1), repeat=M.size))).reshape(-1, *M.shape)
    chance = np.where(stack, P, 1 - P).prod(axis=(1, 2))
    drawn, shared = stack @ np.swapaxes(stack, 1, 2), M @ M.T
    upper = np.einsum("r,rij->ij", chance, drawn >= shared)
    lower = np.einsum("r,rij->ij", chance, drawn <= shared)
    test = sdsm(M)
    assert np.allclose(off_diagonal(test.upper), off_diagonal(upper), atol=1e-9)
    assert np.allclose(off_diagonal(test.lower), off_diagonal(lower), atol=1e-9)


@pytest.mark.parametrize("model", [fixed_fill, fixed_row, fixed_col, sdsm, fdsm])
@given(M=matrices((2, 5), (1, 5)))
def test_what_all_tests_keep(model: type, M: np.ndarray) -> None:
    test: PairTest = model(M) if model is not fdsm else fdsm(M, trials=20)
    assert np.array_equal(test.observed, M @ M.T)
    for tail in (test.upper, test.lower):
        assert np.array_equal(tail, tail.T)
        assert (tail >= 0).all()
        assert (tail <= 1).all()
    # Off the diagonal what was seen can happen: the two tails overlap in it.
    assert (off_diagonal(test.upper + test.lower) >= 1 - 1e-12).all()
    assert (test.upper[test.observed == 0] == 1).all()


def two_cities() -> tuple[np.ndarray, np.ndarray, list[slice]]:
    rng = np.random.default_rng(6)
    A, B = rng.random((7, 9)) < 0.4, rng.random((5, 6)) < 0.5
    M = np.zeros((12, 15), dtype=int)
    M[:7, :9], M[7:, 9:] = A, B
    allowed = np.zeros(M.shape, dtype=bool)
    allowed[:7, :9] = allowed[7:, 9:] = True
    return M, allowed, [np.s_[:7, :9], np.s_[7:, 9:]]


def test_structural_zeros_give_each_city_its_own_result() -> None:
    M, allowed, cities = two_cities()
    test, pooled = sdsm(M, allowed), sdsm(M)
    for rows, columns in cities:
        alone = sdsm(M[rows, columns])
        assert np.allclose(test.upper[rows, rows], alone.upper, atol=1e-9)
        assert np.allclose(test.lower[rows, rows], alone.lower, atol=1e-9)
        # Pooling makes sharing look rarer than it is: the trap that the zeros are for.
        assert pooled.upper[rows, rows].mean() < alone.upper.mean()
    assert not test.testable[:7, 7:].any()
    assert test.testable[:7, :7].all()
    assert test.testable[7:, 7:].all()
    assert test.options["structural_zeros"] == 7 * 6 + 5 * 9


def test_fdsm_by_city() -> None:
    M, allowed, cities = two_cities()
    test = fdsm(M, trials=4000, seed=1, allowed=allowed)
    for rows, columns in cities:
        alone = fdsm(M[rows, columns], trials=4000, seed=2)
        assert np.allclose(test.upper[rows, rows], alone.upper, atol=0.05)
    assert not test.testable[:7, 7:].any()


def test_davis_of_139() -> None:
    """Without correction: 17 pairs under fixed rows, 5 under FDSM, none under SDSM."""
    M = davis_matrix()
    pairs = np.triu_indices(18, 1)
    assert (fixed_row(M).upper[pairs] < 0.05).sum() == 17
    assert (sdsm(M).upper[pairs] < 0.05).sum() == 0
    assert (fdsm(M, trials=30_000, seed=0).upper[pairs] < 0.05).sum() == 5
    assert ((M @ M.T)[pairs] > 0).sum() == 139


def test_in_pieces_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    M = davis_matrix()
    whole = sdsm(M)
    monkeypatch.setattr(backbones, "_CELLS", 100)
    assert np.array_equal(sdsm(M).upper, whole.upper)


def test_seed_decides() -> None:
    M = davis_matrix()
    one, same, other = (fdsm(M, trials=50, seed=s).upper for s in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_one_actor_has_no_pair() -> None:
    for model in (fixed_fill, fixed_col):
        test = model([[1, 0, 1]])
        assert np.isnan(test.upper).all()
        assert not test.testable.any()
    assert sdsm([[1, 0, 1]]).observed.tolist() == [[2]]


@pytest.mark.parametrize("model", [fixed_fill, fixed_row, fixed_col, sdsm, fdsm])
def test_errors(model: type) -> None:
    with pytest.raises(EmptyNetworkError):
        model(np.zeros((0, 2)))
    for bad in ([[1, 2]], [[np.nan, 0]], [0, 1]):
        with pytest.raises(InvalidMatrixError):
            model(bad)
    if model is fdsm:
        for trials in (0, -5, 1.5, True):
            with pytest.raises(InvalidOptionError):
                fdsm([[1, 0]], trials=trials)
    if model in (fdsm, sdsm):
        with pytest.raises(InvalidMatrixError):
            model([[1, 0]], allowed=[[0, 1]])


def test_the_least_attainable_p_is_that_of_a_pair_that_shares_all() -> None:
    """Of all matrices with these numbers of elements none gives a smaller p; one gives it."""
    for M in ([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]], [[1, 1, 0], [0, 1, 1], [1, 0, 0]]):
        A = np.array(M)
        least = fixed_row(A).attainable
        found = np.ones(least.shape)
        rows = [list(permutations(row)) for row in A.tolist()]
        for chosen in product(*rows):
            found = np.minimum(found, fixed_row(np.array(chosen)).upper)
        assert least == pytest.approx(found)


def test_a_pair_that_shares_all_it_can_has_attained_it() -> None:
    A = np.array([[1, 1, 0, 0, 1], [1, 1, 0, 0, 0], [0, 1, 1, 1, 0]])
    for test in (sdsm(A), fixed_row(A), fixed_col(A), fixed_fill(A), fdsm(A, trials=99)):
        assert test.upper[0, 1] == pytest.approx(test.attainable[0, 1])
        assert (test.attainable <= test.upper + 1e-12).all()
        assert (test.attainable == test.attainable.T).all()


def test_a_test_without_power_says_so() -> None:
    few = backbone(fixed_row([[1, 1, 0], [1, 1, 0], [0, 1, 1]]))
    assert (few.kept, few.attainable) == (0, False)
    assert few.least_attainable == 1.0  # 3 pairs × 1/3 for two of three columns
    many = backbone(fixed_row(np.kron(np.eye(2), np.ones((2, 10)))))
    assert many.attainable
    assert many.kept == 2
