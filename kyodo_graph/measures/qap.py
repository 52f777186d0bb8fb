"""Correlation of matrices of ties, tested by permuting nodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .empirical import checked_trials, null_test
from .errors import InvalidOptionError
from .matrix_cells import like_matrices, standardised, used_cells


@dataclass(frozen=True)
class QAP:
    """A correlation of two matrices and its permutation test.

    `statistic` is Pearson's r over the cells used; `p` counts permutations with |r| at least as
    large, `p_upper` and `p_lower` those with r at least and at most as large. `cells` counts the
    cells used (of a symmetric pair of matrices each pair of nodes once).
    """

    statistic: float
    p: float
    p_upper: float
    p_lower: float
    expected: float
    sd: float
    z: float
    cells: int
    trials: int
    seed: int | None


def qap(
    X: ArrayLike,
    Y: ArrayLike,
    trials: int = 1000,
    seed: int | None = 0,
    *,
    mode: str = "one",
    diagonal: bool = False,
) -> QAP:
    """Correlate two matrices, cell by cell, and test by permuting the nodes of one of them.

    The cells of a matrix of ties depend on each other; a permutation moves whole rows and columns
    and keeps that dependence. p = (1 + hits) / (1 + trials).

    Args:
        X, Y: matrices of one shape, rows and columns in the same order of nodes.
        trials: number of permutations. seed: of the permutations.
        mode: "one": both square, rows and columns are the same nodes and move together, the
            diagonal is left out. "two": two-mode, rows and columns move on their own, all cells.
        diagonal: mode "one": use the diagonal too.

    Returns:
        `QAP`.

    Raises:
        InvalidMatrixError (shapes, NaN), NoVarianceError (a matrix with one value only),
        EmptyNetworkError, InvalidOptionError.

    References:
        Mantel (1967); Hubert (1987); Krackhardt (1988).

    >>> A = np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]])
    >>> r = qap(A, 2 * A, trials=99)
    >>> round(r.statistic, 6), r.p < 0.25
    (1.0, True)
    """
    if mode not in ("one", "two"):
        raise InvalidOptionError("mode", mode, ("one", "two"))
    draws = checked_trials(trials)
    first, second = like_matrices([X, Y], "qap", square=mode == "one")
    used, _ = used_cells([first, second], one_mode=mode == "one", diagonal=diagonal)
    y = standardised(second[used], "Y")
    observed = float(standardised(first[used], "X") @ y)
    # A permutation moves the used cells among themselves: their mean and length stay, and with y
    # summing to 0 the mean falls out.
    middle = first[used].mean()
    scaled = (first - middle) / np.sqrt(((first[used] - middle) ** 2).sum())
    rng = np.random.default_rng(seed)
    samples = np.empty(draws)
    for k in range(draws):
        rows = rng.permutation(first.shape[0])
        columns = rows if mode == "one" else rng.permutation(first.shape[1])
        samples[k] = scaled[np.ix_(rows, columns)][used] @ y
    test = null_test(observed, samples, null="permuted nodes", seed=seed)
    size = null_test(abs(observed), np.abs(samples), null="permuted nodes")
    return QAP(
        max(-1.0, min(1.0, observed)),
        size.p_upper,
        test.p_upper,
        test.p_lower,
        test.expected,
        test.sd,
        test.z,
        int(used.sum()),
        draws,
        seed,
    )
