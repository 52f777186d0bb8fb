"""What every test of pairs gives, and what the models of such tests share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .graphs import Bools, Floats


@dataclass(frozen=True, eq=False)
class PairTest:
    """Chances for every pair of rows of a two-mode matrix under a null model.

    Attributes:
        model: fixed_fill, fixed_row, fixed_col, sdsm or fdsm.
        observed: shared elements of each pair (rows by rows).
        upper: chance of at least as many; lower: chance of at most as many.
        testable: False for pairs that no element may join (structural zeros): they are no tests.
        least_possible: smallest p-value that the method can give (0 for exact models).
        attainable: the upper chance that each pair could have at most, if all elements of the
            actor that has fewer were shared: no data with the same numbers of elements give less.
        options: what else the numbers depend on.
    """

    model: str
    observed: NDArray[np.int64]
    upper: Floats
    lower: Floats
    testable: Bools
    attainable: Floats
    least_possible: float = 0.0
    options: Mapping[str, Any] = field(default_factory=dict)


def poisson_binomial(chances: ArrayLike) -> Floats:
    """Distribution of the number of successes in independent trials, by exact convolution.

    Args: chances: one row of success chances for each distribution.
    Returns: array with one more column than `chances`: chance of 0, 1, 2, … successes.

    >>> poisson_binomial([[0.5, 0.5]]).tolist()
    [[0.25, 0.5, 0.25]]
    """
    p = np.asarray(chances, dtype=np.float64)
    pmf = np.zeros((p.shape[0], p.shape[1] + 1))
    pmf[:, 0] = 1.0
    for k in np.flatnonzero(p.any(axis=0)):
        hit = pmf[:, : k + 1] * p[:, k, None]
        pmf[:, : k + 1] *= 1 - p[:, k, None]
        pmf[:, 1 : k + 2] += hit
    return pmf


def tails_at(pmf: Floats, k: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Chances of at least and at most k_r under each distribution (row r of `pmf`).

    Exactly 1 where nothing else is possible, whatever the rounding of the sum.
    """
    at = np.arange(pmf.shape[1])
    here, there = at >= k[:, None], at <= k[:, None]
    upper = np.minimum((pmf * here).sum(axis=1), 1.0)
    lower = np.minimum((pmf * there).sum(axis=1), 1.0)
    upper[~(pmf * ~here).any(axis=1)] = 1.0
    lower[~(pmf * ~there).any(axis=1)] = 1.0
    return upper, lower


def shared_counts(A: Bools) -> NDArray[np.int64]:
    """Shared columns of every pair of rows."""
    counts = A.astype(np.int64)
    return counts @ counts.T


def most_shared(A: Bools | Floats) -> NDArray[np.int64]:
    """The most columns that two rows could share with the ones that they have: the fewer of both.

    >>> most_shared(np.array([[True, True, False], [False, True, False]])).tolist()
    [[2, 1], [1, 1]]
    """
    fill = np.asarray(A).astype(np.int64).sum(axis=1)
    most: NDArray[np.int64] = np.minimum.outer(fill, fill)
    return most


def joinable(A: Bools, permitted: Bools | None) -> Bools:
    """Pairs of rows that are allowed at least one column in common."""
    if permitted is None:
        return np.ones((len(A), len(A)), dtype=np.bool_)
    cells = permitted.astype(np.float64)
    return (cells @ cells.T) > 0


def lone_row(model: str, A: Bools) -> PairTest:
    """One actor has no pair; the arrays keep their shape and say nothing."""
    nothing = np.full((1, 1), np.nan)
    return PairTest(
        model, shared_counts(A), nothing, nothing.copy(), np.zeros((1, 1), dtype=np.bool_),
        nothing.copy(),
    )  # fmt: skip


def tails_of(ways: list[int], k: int) -> tuple[float, float]:
    """Chances of at least k and of at most k, from whole numbers of ways."""
    total = sum(ways)
    return sum(ways[k:]) / total, sum(ways[: k + 1]) / total


def from_tails(
    model: str, A: Bools, tails: Callable[[int, int, int], tuple[float, float]]
) -> PairTest:
    """Fill a PairTest from tails(i, j, k) that depends on the fills of the rows only."""
    n = len(A)
    shared = shared_counts(A)
    upper, lower, attainable = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    known: dict[tuple[int, int, int], tuple[float, float]] = {}
    fill = A.sum(axis=1).tolist()
    for i in range(n):
        for j in range(i, n):
            fewer, more = sorted((fill[i], fill[j]))
            for count in (int(shared[i, j]), fewer):
                if (fewer, more, count) not in known:
                    known[fewer, more, count] = tails(i, j, count)
            upper[i, j], lower[i, j] = known[fewer, more, int(shared[i, j])]
            attainable[i, j] = known[fewer, more, fewer][0]
    for half in (upper, lower, attainable):
        half[:] = np.triu(half) + np.triu(half, 1).T
    return PairTest(model, shared, upper, lower, np.ones((n, n), dtype=np.bool_), attainable)
