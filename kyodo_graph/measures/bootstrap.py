"""How firm is an index: intervals and stability when other elements had been written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kyodo_graph.tables import Table, measured

from .empirical import checked_trials
from .errors import InvalidOptionError, NodeSetError
from .graphs import Bools, Floats, binary_matrix
from .kernels import Kernel, kernel

METHODS = ("percentile", "basic", "bca")

# Cells of the resampled matrices at a time: a bound on memory, not on the result.
_CELLS = 2_000_000


@dataclass(frozen=True, eq=False)
class Bootstrap:
    """Estimates with intervals, each an array of the shape of the statistic (none for a number).

    `bias` is the mean over the resamples less the estimate; `trials` counts the resamples for
    which the statistic was defined, of `draws`; `elements` is the number of columns resampled.
    """

    estimate: Floats
    lower: Floats
    upper: Floats
    se: Floats
    bias: Floats
    trials: Floats
    statistic: str
    method: str
    level: float
    draws: int
    seed: int | None
    elements: int

    def table(self, nodes: Sequence[Any] | None = None) -> Table:
        """Give one row for each value: node, estimate, lower, upper, se, bias, trials."""
        columns = ("estimate", "lower", "upper", "se", "bias", "trials")
        arrays = [np.atleast_1d(getattr(self, column)).tolist() for column in columns]
        names = list(range(len(arrays[0]))) if nodes is None else list(nodes)
        if len(names) != len(arrays[0]):
            raise NodeSetError(names[len(arrays[0]) :] or names)
        options = {"statistic": self.statistic, "method": self.method, "level": self.level}
        options |= {"draws": self.draws, "seed": self.seed, "elements": self.elements}
        return measured("bootstrap", ("node", *columns), zip(names, *arrays, strict=True), options)


def bootstrap(
    M: ArrayLike,
    statistic: str | Callable[[Floats], Any],
    trials: int = 1000,
    seed: int | None = 0,
    *,
    level: float = 0.95,
    method: str = "percentile",
) -> Bootstrap:
    """Give intervals of an index by resampling the elements (columns) with replacement.

    Elements are what a plan lists and what its authors might have cut otherwise; actors stay. The
    interval says how far the index depends on which elements happen to be listed, nothing about
    ties that no plan states. An element drawn twice stands in two columns, so that indices that
    count shared elements (clustering, betweenness) are biased in the resamples: see `bias`.

    Args:
        M: two-mode matrix of 0 and 1, actors in rows, elements in columns.
        statistic: "degree", "closeness", "betweenness", "eigenvector" (values of the actors),
            "density", "clustering", "nodf", or a function of one float matrix.
        trials: resamples. seed: seed of the generator; None: a fresh one.
        level: share of the interval, such as 0.95.
        method: "percentile", "basic" (reflected at the estimate) or "bca" (corrected for bias and
            skewness by a jackknife over the elements; NaN where no resample lies on one side of
            the estimate, since the correction is infinite there).

    Returns: Bootstrap. Undefined resamples are left out (`trials`).
    Raises: InvalidMatrixError, EmptyNetworkError, InvalidOptionError.

    References: Efron & Tibshirani (1993), ch. 13–14; BCa: Efron (1987).

    >>> b = bootstrap([[1, 1, 0, 1], [0, 1, 1, 0]], "density", trials=200, seed=1)
    >>> float(b.estimate), bool(b.lower <= b.estimate <= b.upper)
    (0.625, True)
    """
    A = binary_matrix(M, measure="bootstrap")
    trials = checked_trials(trials)
    if not 0 < level < 1:
        raise InvalidOptionError("level", level, "a number between 0 and 1")
    if method not in METHODS:
        raise InvalidOptionError("method", method, METHODS)
    name, compute = kernel(statistic)
    rng = np.random.default_rng(seed)
    columns = A.shape[1]
    estimate = compute(A.astype(np.float64)[None])[0]
    samples = resampled(compute, A, rng.integers(0, columns, size=(trials, columns)))
    samples = np.where(np.isfinite(samples), samples, np.nan)
    defined = np.isfinite(samples).sum(axis=0).astype(np.float64)
    tails = np.full((2, *estimate.shape), (1 - level) / 2)
    tails[1] = 1 - tails[1]
    if method == "bca":
        everyone = np.arange(columns)
        left = np.array([np.delete(everyone, k) for k in everyone]) if columns > 1 else None
        tails = _corrected(
            tails, estimate, samples, None if left is None else resampled(compute, A, left)
        )
    low, high = _quantiles(samples, tails)
    if method == "basic":
        low, high = 2 * estimate - high, 2 * estimate - low
    mean = _mean(samples)
    square = np.nansum((samples - mean) ** 2, axis=0)
    variance = np.divide(
        square, defined - 1, out=np.full(estimate.shape, np.nan), where=defined > 1
    )
    known = np.where(np.isfinite(estimate), 1.0, np.nan)
    return Bootstrap(
        estimate=estimate,
        lower=low * known,
        upper=high * known,
        se=np.sqrt(variance),
        bias=mean - estimate,
        trials=defined,
        statistic=name,
        method=method,
        level=level,
        draws=trials,
        seed=seed,
        elements=columns,
    )


def resampled(compute: Kernel, A: Bools, chosen: NDArray[np.int64]) -> Floats:
    """The statistic on the matrices made of the chosen columns, one row of `chosen` for each."""
    size = max(1, _CELLS // A.size)
    parts = []
    for at in range(0, len(chosen), size):
        stack = A[:, chosen[at : at + size]].astype(np.float64)
        parts.append(compute(np.ascontiguousarray(np.moveaxis(stack, 1, 0))))
    return np.concatenate(parts)


def _mean(samples: Floats) -> Floats:
    count = np.isfinite(samples).sum(axis=0)
    total = np.nansum(samples, axis=0)
    out: Floats = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    return out


def _quantiles(samples: Floats, tails: Floats) -> tuple[Floats, Floats]:
    """Quantiles of each value over its defined resamples, each value at its own tails."""
    flat = samples.reshape(len(samples), -1)
    at = tails.reshape(2, -1)
    out = np.full(at.shape, np.nan)
    for j in range(flat.shape[1]):
        values = flat[np.isfinite(flat[:, j]), j]
        if values.size and np.isfinite(at[:, j]).all():
            out[:, j] = np.quantile(values, at[:, j])
    low, high = out.reshape(tails.shape)
    return low, high


def _corrected(
    tails: Floats, estimate: Floats, samples: Floats, jackknife: Floats | None
) -> Floats:
    """Shift the tails for the bias and the skewness of the statistic (BCa)."""
    normal = NormalDist()
    count = np.isfinite(samples).sum(axis=0)
    below = (samples < estimate).sum(axis=0) + (samples <= estimate).sum(axis=0)
    share = np.divide(below, 2 * count, out=np.full(estimate.shape, np.nan), where=count > 0)
    skew = np.zeros(estimate.shape)
    if jackknife is not None:
        away = _mean(jackknife) - jackknife
        third, second = np.nansum(away**3, axis=0), np.nansum(away**2, axis=0)
        np.divide(third, 6 * second**1.5, out=skew, where=second > 0)
    out = np.full(tails.shape, np.nan)
    for place in np.ndindex(estimate.shape):
        if 0 < share[place] < 1:
            shift = normal.inv_cdf(float(share[place]))
            for side in (0, 1):
                z = shift + normal.inv_cdf(float(tails[(side, *place)]))
                out[(side, *place)] = normal.cdf(shift + z / (1 - float(skew[place]) * z))
    return out
