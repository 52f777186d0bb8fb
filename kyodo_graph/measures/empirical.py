"""An observed value against values under a null model: z and empirical p, one rule for all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .errors import InvalidOptionError
from .graphs import Floats

# Values that differ by rounding only count as equal, so that a tie is not lost as a hit.
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class NullTest:
    """One value against a null model.

    `z` is (observed − expected) / sd, NaN where the null values do not vary. `p_upper` and
    `p_lower` are (1 + number of null values at least, at most as large) / (1 + trials); `p` is
    two-sided, twice the smaller of the two and at most 1. `trials` counts the null values that are
    defined (not NaN).
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
    return NullArrays(x, mean, sd, z, upper, lower, both, trials)


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
    )
