"""An observed value against values under a null model: z and empirical p, one rule for all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .errors import InvalidOptionError
from .graphs import Floats

# Values that differ by rounding only count as equal, so that a tie is not lost as a hit.
_TOLERANCE = 1e-9

ENOUGH_DISTINCT = 20
"""Below so many different null values z and sd describe no distribution: none is published."""


@dataclass(frozen=True)
class NullTest:
    """One value against a null model.

    `z` is (observed − expected) / sd, NaN where the null values do not vary. `p_upper` and
    `p_lower` are (1 + number of null values at least, at most as large) / (1 + trials); `p` is
    two-sided, twice the smaller of the two and at most 1. `trials` counts the null values that are
    defined (not NaN), `distinct` how many different ones there are: with few of them z says nothing
    (`ENOUGH_DISTINCT`), and `finest` is the smallest p that the null could have given to any value
    that it takes.
    """

    observed: float
    expected: float
    sd: float
    z: float
    p_upper: float
    p_lower: float
    p: float
    trials: int
    null: str
    seed: int | None
    distinct: int
    finest: float


@dataclass(frozen=True)
class NullArrays:
    """The same as `NullTest` for many values at once, each an array of their shape."""

    observed: Floats
    expected: Floats
    sd: Floats
    z: Floats
    p_upper: Floats
    p_lower: Floats
    p: Floats
    trials: Floats
    distinct: Floats
    finest: Floats


def published_z(z: float, distinct: float) -> float:
    """A z that may be printed: NaN where the null has too few different values to have a shape.

    >>> published_z(2.5, 40), published_z(87.0, 2)
    (2.5, nan)
    """
    return z if distinct >= ENOUGH_DISTINCT else float("nan")


def checked_trials(trials: int, least: int = 1) -> int:
    """Give the number of trials back, or raise InvalidOptionError."""
    if isinstance(trials, bool) or not isinstance(trials, int | np.integer) or trials < least:
        raise InvalidOptionError("trials", trials, f"a whole number of at least {least}")
    return int(trials)


def against(observed: ArrayLike, samples: ArrayLike) -> NullArrays:
    """Compare values with null values; the first axis of `samples` runs over the trials.

    NaN among the null values is left out of the count, a NaN observed gives NaN throughout. The
    standard deviation is that of a sample (divisor trials − 1).

    >>> r = against([3.0], [[1.0], [2.0], [3.0]])
    >>> r.expected.tolist(), r.z.tolist(), r.p_upper.tolist(), r.p_lower.tolist()
    ([2.0], [1.0], [0.5], [1.0])
    """
    x = np.asarray(observed, dtype=np.float64)
    S = np.asarray(samples, dtype=np.float64)
    if S.shape[1:] != x.shape:
        S = S.reshape((len(S), *x.shape))
    there = np.isfinite(S)
    trials = there.sum(axis=0).astype(np.float64)
    filled = np.where(there, S, 0.0)
    known = np.isfinite(x)
    mean = np.divide(filled.sum(axis=0), trials, out=np.full(x.shape, np.nan), where=trials > 0)
    spread = np.where(there, S - mean, 0.0)
    variance = np.divide(
        (spread**2).sum(axis=0), trials - 1, out=np.full(x.shape, np.nan), where=trials > 1
    )
    sd = np.sqrt(variance)
    sd = np.where(sd <= 1e-12 * np.maximum(1.0, np.abs(mean)), 0.0, sd)
    z = np.divide(x - mean, sd, out=np.full(x.shape, np.nan), where=sd > 0)
    slack = _TOLERANCE * np.maximum(1.0, np.abs(np.where(known, x, 0.0)))
    upper = (1 + (there & (x - slack <= S)).sum(axis=0)) / (1 + trials)
    lower = (1 + (there & (x + slack >= S)).sum(axis=0)) / (1 + trials)
    usable = known & (trials > 0)
    upper, lower = np.where(usable, upper, np.nan), np.where(usable, lower, np.nan)
    both = np.minimum(1.0, 2 * np.minimum(upper, lower))
    distinct, finest = _resolution(S.reshape(len(S), -1), x.shape)
    return NullArrays(x, mean, sd, z, upper, lower, both, trials, distinct, finest)


def _resolution(samples: Floats, shape: tuple[int, ...]) -> tuple[Floats, Floats]:
    """How many different values each null has, and the smallest two-sided p that one of them has.

    >>> [r.tolist() for r in _resolution(np.array([[0.0, 5.0], [0.0, 5.0], [1.0, 5.0]]), (2,))]
    [[2.0, 1.0], [1.0, 1.0]]
    """
    distinct, finest = np.zeros(samples.shape[1]), np.full(samples.shape[1], np.nan)
    for k, column in enumerate(samples.T):
        values = column[np.isfinite(column)]
        if not values.size:
            continue
        grid = np.round(values / (_TOLERANCE * max(1.0, float(np.abs(values).max()))))
        counts = np.unique(grid, return_counts=True)[1]
        distinct[k] = len(counts)
        rarest = (1 + min(counts[0], counts[-1])) / (1 + values.size)
        finest[k] = min(1.0, 2 * rarest)
    return distinct.reshape(shape), finest.reshape(shape)


def null_test(
    observed: float, samples: ArrayLike, *, null: str, seed: int | None = None
) -> NullTest:
    """Compare one value with the values that it takes under a null model.

    >>> null_test(1.0, [0.0, 0.0, 1.0], null="demo").p_upper
    0.5
    """
    r = against(observed, np.ravel(np.asarray(samples, dtype=np.float64)))
    return NullTest(
        float(r.observed),
        float(r.expected),
        float(r.sd),
        float(r.z),
        float(r.p_upper),
        float(r.p_lower),
        float(r.p),
        int(r.trials),
        null,
        seed,
        int(r.distinct),
        float(r.finest),
    )
