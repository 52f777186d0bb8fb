"""Backbones of projections: how surprising is it that two actors share so many elements?

Each model gives, for every pair of actors, the chance of sharing at least (upper) and at most
(lower) as many elements as they do, given what the model holds fixed. The diagonal follows the
same formula as the pairs and tests nothing. `backbone` in corrections.py makes a network of them.
"""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import ArrayLike

from .bicm import bicm
from .curveball import curveball_stacks, default_trades
from .empirical import checked_trials
from .graphs import allowed_cells, binary_matrix
from .pair_tests import (
    PairTest,
    from_tails,
    joinable,
    lone_row,
    most_shared,
    poisson_binomial,
    shared_counts,
    tails_at,
    tails_of,
)

# Cells of the distributions computed at a time: a bound on memory, not on the result.
_CELLS = 4_000_000


def fixed_fill(M: ArrayLike) -> PairTest:
    """Test pairs given only the number of ties: all matrices with that many ones are alike.

    Exact: C(m,k) C(m−k,s) 2^s C((n−2)m, f−2k−s) / C(nm, f), summed over s, is the chance that two
    of n rows share k of m columns when f cells are filled.

    Args: M: two-mode matrix of 0 and 1, actors in rows.
    Returns: PairTest with exact p-values.
    Raises: InvalidMatrixError, EmptyNetworkError.
    References: Neal, Domagalski & Sagan (2021).

    >>> fixed_fill([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]).upper[0, 2].round(3).item()
    0.173
    """
    A = binary_matrix(M, measure="fixed_fill")
    n, m = A.shape
    if n < 2:
        return lone_row("fixed_fill", A)
    f = int(A.sum())
    rest = (n - 2) * m
    ways = [
        sum(
            comb(m, k) * comb(m - k, s) * 2**s * comb(rest, f - 2 * k - s)
            for s in range(min(m - k, f - 2 * k) + 1)
        )
        for k in range(m + 1)
    ]
    return from_tails("fixed_fill", A, lambda _i, _j, k: tails_of(ways, k))


def fixed_row(M: ArrayLike) -> PairTest:
    """Test pairs given the number of elements of each actor: the hypergeometric model.

    Each row keeps its number of ones and places them anywhere; the number of shared columns of
    rows with r_i and r_j ones among m is hypergeometric. Exact, in whole numbers.

    Args: M: two-mode matrix of 0 and 1, actors in rows.
    Returns: PairTest with exact p-values.
    Raises: InvalidMatrixError, EmptyNetworkError.
    References: Tumminello et al. (2011); Neal (2013); Neal, Domagalski & Sagan (2021).

    >>> fixed_row([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]).upper[0, 2].item()
    0.5
    """
    A = binary_matrix(M, measure="fixed_row")
    m = A.shape[1]
    fill = A.sum(axis=1).tolist()
    ways: dict[tuple[int, int], list[int]] = {}

    def tails(i: int, j: int, k: int) -> tuple[float, float]:
        a, b = sorted((fill[i], fill[j]))
        if (a, b) not in ways:
            ways[a, b] = [comb(b, x) * comb(m - b, a - x) for x in range(a + 1)]
        return tails_of(ways[a, b], k)

    return from_tails("fixed_row", A, tails)


def fixed_col(M: ArrayLike) -> PairTest:
    """Test pairs given the number of actors of each element.

    Each column keeps its number of ones c_k and places them in any rows, so two rows share column
    k with the chance c_k (c_k − 1) / (n (n − 1)); the number shared is Poisson-binomial. Exact
    convolution (the R package backbone approximates; its values differ by up to .03).

    Args: M: two-mode matrix of 0 and 1, actors in rows.
    Returns: PairTest with exact p-values.
    Raises: InvalidMatrixError, EmptyNetworkError.
    References: Neal, Domagalski & Sagan (2021).

    >>> fixed_col([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]).upper[0, 2].round(6).item()
    0.111111
    """
    A = binary_matrix(M, measure="fixed_col")
    n = A.shape[0]
    if n < 2:
        return lone_row("fixed_col", A)
    c = A.sum(axis=0)
    shared = shared_counts(A)
    chance = (c * (c - 1) / (n * (n - 1)))[None, :]
    pmf = np.repeat(poisson_binomial(chance), A.shape[1] + 1, axis=0)
    above, below = tails_at(pmf, np.arange(A.shape[1] + 1))
    every = np.ones((n, n), np.bool_)
    most = above[most_shared(A)]
    return PairTest("fixed_col", shared, above[shared], below[shared], every, most)


def sdsm(M: ArrayLike, allowed: ArrayLike | None = None) -> PairTest:
    """Test pairs in the stochastic degree sequence model: both margins given in expectation.

    Ties are independent with the probabilities p_ik of `bicm`; two rows share column k with the
    chance p_ik p_jk, and the number shared is Poisson-binomial. Exact convolution (the R package
    backbone approximates; its values differ by up to .03).

    Args:
        M: two-mode matrix of 0 and 1, actors in rows.
        allowed: boolean array of the shape of M, False = structural zero (SDSM-EC): a cell that
            cannot be filled. For cities in one matrix, this gives the result of each city alone.

    Returns: PairTest with exact p-values.
    Raises: InvalidMatrixError, EmptyNetworkError, NotConvergedError.
    References: Neal (2014); Neal, Domagalski & Sagan (2021); structural zeros: Neal & Neal (2023).

    >>> sdsm([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]).upper[0, 2].round(3).item()
    0.555
    """
    A = binary_matrix(M, measure="sdsm")
    permitted = None if allowed is None else allowed_cells(A, allowed, measure="sdsm")
    P = bicm(A, permitted)
    n, m = A.shape
    shared = shared_counts(A)
    upper, lower, most = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    fewer = most_shared(A)
    rows, columns = np.triu_indices(n)
    size = max(1, _CELLS // (m + 1))
    for at in range(0, len(rows), size):
        i, j = rows[at : at + size], columns[at : at + size]
        chances = poisson_binomial(P[i] * P[j])
        above, below = tails_at(chances, shared[i, j])
        upper[i, j] = upper[j, i] = above
        lower[i, j] = lower[j, i] = below
        most[i, j] = most[j, i] = tails_at(chances, fewer[i, j])[0]
    zeros = 0 if permitted is None else int((~permitted).sum())
    return PairTest(
        "sdsm", shared, upper, lower, joinable(A, permitted), most,
        options={"structural_zeros": zeros},
    )  # fmt: skip


def fdsm(
    M: ArrayLike,
    trials: int = 1000,
    seed: int | None = 0,
    *,
    trades: int | None = None,
    allowed: ArrayLike | None = None,
) -> PairTest:
    """Test pairs in the fixed degree sequence model: both margins given exactly.

    The p-values are (1 + hits) / (1 + trials) over matrices drawn by `curveball`: never 0, and no
    finer than 1 / (1 + trials), which `least_possible` says.

    Args:
        M: two-mode matrix of 0 and 1, actors in rows.
        trials: matrices drawn. seed, trades, allowed: see `curveball`.

    Returns: PairTest.
    Raises: InvalidMatrixError, EmptyNetworkError, InvalidOptionError.
    References: Zweig & Kaufmann (2011); Neal, Domagalski & Sagan (2021); p-values: Davison &
    Hinkley (1997), 4.2.

    >>> t = fdsm([[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]], trials=999, seed=1)
    >>> bool(abs(t.upper[0, 2] - 0.25) < 0.05)
    True
    """
    A = binary_matrix(M, measure="fdsm")
    trials = checked_trials(trials)
    permitted = None if allowed is None else allowed_cells(A, allowed, measure="fdsm")
    shared = shared_counts(A)
    more, less, most = np.ones(shared.shape), np.ones(shared.shape), np.ones(shared.shape)
    fewer = most_shared(A)
    for stack in curveball_stacks(A, trials, trades=trades, seed=seed, allowed=permitted):
        for N in stack:
            drawn = N @ N.T
            more += drawn >= shared
            less += drawn <= shared
            most += drawn >= fewer
    return PairTest(
        "fdsm",
        shared,
        more / (1 + trials),
        less / (1 + trials),
        joinable(A, permitted),
        most / (1 + trials),
        least_possible=1 / (1 + trials),
        options={"trials": trials, "seed": seed, "trades": trades or default_trades(A.shape[0])},
    )
