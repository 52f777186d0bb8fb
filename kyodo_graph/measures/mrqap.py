"""Regression of matrices of ties, tested by permuting nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .empirical import checked_trials, null_test
from .errors import InvalidOptionError, MeasureError
from .graphs import Bools, Floats
from .matrix_cells import like_matrices, standardised, used_cells

_LARGEST_T = 1e100


@dataclass(frozen=True)
class MRQAP:
    """A regression of a matrix on others and its permutation tests.

    `coefficients`, `t` and `p` have the intercept first and then one value for each predictor;
    `p` counts permutations with |t| at least as large, `p_upper` and `p_lower` those with t at
    least and at most as large. `r_squared` is that of the regression, `cells` as in `QAP`.
    """

    coefficients: tuple[float, ...]
    t: tuple[float, ...]
    p: tuple[float, ...]
    p_upper: tuple[float, ...]
    p_lower: tuple[float, ...]
    r_squared: float
    cells: int
    trials: int
    seed: int | None


def mrqap(
    Y: ArrayLike,
    X: Sequence[ArrayLike],
    trials: int = 1000,
    seed: int | None = 0,
    *,
    diagonal: bool = False,
) -> MRQAP:
    """Regress a matrix on others (least squares) and test by double semi-partialling.

    Each predictor is regressed on all others; its residuals are permuted (rows and columns
    together) and put in its place; t is compared with the t that this gives. Unlike permuting Y,
    the test holds where predictors are correlated with each other and with Y. The intercept is
    treated like a predictor.

    Args:
        Y: square matrix. X: square matrices of the same nodes in the same order, at least one.
        trials: number of permutations for each coefficient. seed: of the permutations.
        diagonal: use the diagonal too; by default it is left out.

    Returns:
        `MRQAP`. Where all matrices are symmetric each pair of nodes counts once in t.

    Raises:
        InvalidMatrixError (shapes, NaN), NoVarianceError (a matrix with one value only),
        MeasureError (predictors that determine each other, fewer cells than coefficients),
        EmptyNetworkError, InvalidOptionError.

    References:
        Dekker, Krackhardt & Snijders (2007): their method DSP, in R's sna "qapspp".

    >>> rng = np.random.default_rng(1)
    >>> X = rng.normal(size=(8, 8))
    >>> m = mrqap(3 + 2 * X + 0.1 * rng.normal(size=(8, 8)), [X], trials=99)
    >>> [round(c) for c in m.coefficients], m.p[1]
    ([3, 2], 0.01)
    """
    draws = checked_trials(trials)
    matrices = like_matrices([Y, *X], "mrqap", square=True)
    if len(matrices) < 2:
        raise InvalidOptionError("X", "empty", "at least one matrix")
    used, half = used_cells(matrices, one_mode=True, diagonal=diagonal)
    y = matrices[0][used]
    names = ["Y", *(f"X[{k}]" for k in range(len(matrices) - 1))]
    for matrix, name in zip(matrices, names, strict=True):
        standardised(matrix[used], name)
    predictors = [np.ones_like(matrices[0]), *matrices[1:]]
    design = np.column_stack([M[used] for M in predictors])
    if design.shape[0] <= design.shape[1]:
        raise MeasureError(
            f"mrqap: {design.shape[0]} cells for {design.shape[1]} coefficients; expected more"
        )
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise MeasureError("mrqap: the predictors determine each other; leave one of them out")
    coefficients, t = _least_squares(design, y)
    rng = np.random.default_rng(seed)
    tests = []
    for k in range(len(predictors)):
        others = np.delete(design, k, axis=1)
        residual = _residual_matrix(predictors, k, used, half)
        samples = np.empty(draws)
        for trial in range(draws):
            order = rng.permutation(len(residual))
            column = residual[np.ix_(order, order)][used]
            samples[trial] = _least_squares(np.column_stack([column, others]), y)[1][0]
        # A perfect fit has an infinite t, which still has to be compared.
        samples = np.clip(samples, -_LARGEST_T, _LARGEST_T)
        own = float(np.clip(t[k], -_LARGEST_T, _LARGEST_T))
        both = null_test(abs(own), np.abs(samples), null="double semi-partialling")
        one = null_test(own, samples, null="double semi-partialling")
        tests.append((both.p_upper, one.p_upper, one.p_lower))
    fitted = design @ coefficients
    r_squared = 1.0 - float(((y - fitted) ** 2).sum() / ((y - y.mean()) ** 2).sum())
    p, p_upper, p_lower = zip(*tests, strict=True)
    return MRQAP(
        tuple(coefficients.tolist()),
        tuple(t.tolist()),
        p,
        p_upper,
        p_lower,
        r_squared,
        int(used.sum()),
        draws,
        seed,
    )


def _least_squares(design: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Coefficients and their t, from the normal equations through a QR decomposition."""
    Q, R = np.linalg.qr(design)
    inverse = np.linalg.pinv(R)
    coefficients: Floats = inverse @ (Q.T @ y)
    residual = y - design @ coefficients
    variance = (residual @ residual) / (len(y) - design.shape[1])
    spread = np.sqrt(variance * (inverse**2).sum(axis=1))
    t: Floats = np.divide(
        coefficients, spread, out=np.copysign(np.inf, coefficients), where=spread > 0
    )
    return coefficients, t


def _residual_matrix(predictors: list[Floats], k: int, used: Bools, half: bool) -> Floats:
    """What the others leave of a predictor, as a matrix; cells that do not count hold 0."""
    others = np.column_stack([M[used] for j, M in enumerate(predictors) if j != k])
    own = predictors[k][used]
    left = own - others @ np.linalg.lstsq(others, own, rcond=None)[0]
    residual = np.zeros_like(predictors[k])
    residual[used] = left
    if half:  # mirror it, so that a permutation finds each pair's value
        residual = residual + np.triu(residual, 1).T
    return residual
