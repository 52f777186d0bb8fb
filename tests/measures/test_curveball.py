from __future__ import annotations

from collections import Counter
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare
from two_mode_cases import davis_matrix, matrices, with_margins

from kyodo_graph.measures.curveball import curveball, curveball_stacks
from kyodo_graph.measures.errors import EmptyNetworkError, InvalidMatrixError, InvalidOptionError

# By its full name: in the package the name is the function.
module = import_module("kyodo_graph.measures.curveball")


@given(matrices((1, 9), (1, 9)), st.integers(0, 40), st.integers(0, 1000))
def test_margins_stay(M: np.ndarray, trades: int, seed: int) -> None:
    N = curveball(M, trades=trades, seed=seed)
    assert N.dtype == np.int64
    assert set(np.unique(N)) <= {0, 1}
    assert np.array_equal(N.sum(axis=0), M.sum(axis=0))
    assert np.array_equal(N.sum(axis=1), M.sum(axis=1))


@given(matrices((2, 8), (2, 8)), st.integers(0, 1000))
def test_structural_zeros_stay(M: np.ndarray, seed: int) -> None:
    rng = np.random.default_rng(seed)
    allowed = (rng.random(M.shape) < 0.6) | (M > 0)
    N = curveball(M, seed=seed, allowed=allowed)
    assert not N[~allowed].any()
    assert np.array_equal(N.sum(axis=0), M.sum(axis=0))
    assert np.array_equal(N.sum(axis=1), M.sum(axis=1))


@pytest.mark.parametrize("trades", [20, 21])
@pytest.mark.parametrize(
    ("rows", "columns", "number"),
    [
        ((1, 1, 2), (1, 1, 2), 5),
        ((2, 1, 2, 1), (2, 2, 1, 1), None),
        ((3, 1, 1), (1, 1, 1, 2), None),
    ],
)
def test_uniform(
    rows: tuple[int, ...], columns: tuple[int, ...], number: int | None, trades: int
) -> None:
    every = with_margins(rows, columns)
    assert number in (None, len(every))
    drawn = Counter(
        N.astype(int).tobytes()
        for stack in curveball_stacks(every[0], 30_000, trades=trades, seed=trades)
        for N in stack
    )
    counts = [drawn.pop(X.tobytes()) for X in every]
    assert not drawn
    assert chisquare(counts).pvalue > 1e-4


def test_the_default_is_uniform_where_a_quarter_of_it_is_not() -> None:
    """All 18 matrices with these margins, drawn 200,000 times: five trades a row are too few."""
    every = with_margins((3, 1, 1, 1), (2, 2, 1, 1))
    assert len(every) == 18

    def p_value(trades: int | None) -> float:
        drawn: Counter[bytes] = Counter()
        for stack in curveball_stacks(every[0], 200_000, trades=trades, seed=11):
            drawn.update(N.tobytes() for N in stack.astype(np.int8))
        return float(chisquare([drawn[X.astype(np.int8).tobytes()] for X in every]).pvalue)

    assert p_value(None) > 0.01
    assert p_value(5 * 4) < 1e-4


def test_published_cell_chances() -> None:
    M = with_margins((1, 1, 2), (1, 1, 2))[0]
    mean = np.mean([s.mean(axis=0) for s in curveball_stacks(M, 30_000, trades=20, seed=2)], axis=0)
    assert np.allclose(mean, [[0.2, 0.2, 0.6], [0.2, 0.2, 0.6], [0.6, 0.6, 0.8]], atol=0.012)


def test_uniform_in_each_city() -> None:
    one, two = with_margins((1, 1, 2), (1, 1, 2)), with_margins((1, 1), (1, 1))
    M = np.zeros((5, 5), dtype=int)
    M[:3, :3], M[3:, 3:] = one[0], two[0]
    allowed = np.kron(np.eye(2), np.ones((3, 3)))[:5, :5]
    (stack,) = curveball_stacks(M, 20_000, seed=5, allowed=allowed)
    drawn = Counter(N.astype(int).tobytes() for N in stack)
    assert len(drawn) == len(one) * len(two)
    assert chisquare(list(drawn.values())).pvalue > 1e-4


def test_stacks_are_counted_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CELLS", 5 * 18 * 14)
    M = davis_matrix()
    stacks = [s.copy() for s in curveball_stacks(M, 12, seed=1)]
    assert [len(s) for s in stacks] == [5, 5, 2]
    drawn = {N.tobytes() for s in stacks for N in s}
    assert len(drawn) == 12
    for s in stacks:
        assert (s.sum(axis=1) == M.sum(axis=0)).all()
        assert (s.sum(axis=2) == M.sum(axis=1)).all()


def test_seed_and_default_length() -> None:
    M = davis_matrix()
    assert np.array_equal(curveball(M, seed=7), curveball(M, trades=360, seed=7))
    assert not np.array_equal(curveball(M, seed=7), curveball(M, seed=8))
    assert np.array_equal(curveball(M, trades=0), M)
    assert np.array_equal(M, davis_matrix())


def test_default_length_is_long_enough() -> None:
    """After it, overlap with the start is no larger than after ten times as many trades."""
    M = davis_matrix()

    def overlap(trades: int | None) -> float:
        (stack,) = curveball_stacks(M, 1500, trades=trades, seed=3)
        return float((stack * M).sum(axis=(1, 2)).mean())

    assert overlap(None) == pytest.approx(overlap(900), rel=0.015)


def test_nothing_to_trade() -> None:
    for M in ([[1, 0, 1]], [[1], [0]], np.ones((3, 3)), np.zeros((2, 2)), [[1, 1], [1, 0]]):
        assert np.array_equal(curveball(M, trades=50), M)


def test_errors() -> None:
    for bad in ([[1, 0.5]], [[np.nan, 1]], [1, 0, 1]):
        with pytest.raises(InvalidMatrixError):
            curveball(bad)
    with pytest.raises(EmptyNetworkError):
        curveball(np.zeros((0, 0)))
    with pytest.raises(InvalidOptionError):
        curveball([[1, 0]], trades=-1)
    with pytest.raises(InvalidOptionError):
        list(curveball_stacks([[1, 0]], 0))
    with pytest.raises(InvalidMatrixError):
        curveball([[1, 0]], allowed=[[False, True]])
