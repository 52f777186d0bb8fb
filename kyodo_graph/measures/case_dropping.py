"""Case-dropping subset bootstrap: do centralities keep their order without some elements?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kyodo_graph.tables import Table, measured

from .bootstrap import resampled
from .empirical import checked_trials
from .errors import InvalidMatrixError, InvalidOptionError, NoVarianceError
from .graphs import Floats, binary_matrix
from .kernels import kernel

CORRELATIONS = ("pearson", "spearman")


@dataclass(frozen=True, eq=False)
class Stability:
    """The correlation-stability coefficient, and the table that it is read from.

    `table`: drop (share of elements dropped), kept (elements left), mean and low (mean of the
    correlations, and the value that the share `certainty` of them reaches or passes), share
    (correlations that reach the threshold), undefined (no variance left: they count as not
    reaching it).
    """

    coefficient: float
    table: Table


def stability(
    M: ArrayLike,
    statistic: str | Callable[[Floats], Any],
    drops: Sequence[float] = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    trials: int = 1000,
    seed: int | None = 0,
    *,
    threshold: float = 0.7,
    certainty: float = 0.95,
    correlation: str = "pearson",
) -> Stability:
    """Drop random elements (cases) and correlate the actors' values with the original ones.

    The correlation-stability coefficient is the largest share of elements (of those tried) that
    can be dropped so that, with probability `certainty`, the correlation is at least `threshold`.
    Epskamp and colleagues want 0.5 and no less than 0.25 before centralities are interpreted.

    Args:
        M: two-mode matrix of 0 and 1, actors in rows, elements in columns.
        statistic: "degree", "closeness", "betweenness", "eigenvector", or a function of one float
            matrix that gives one value for each actor.
        drops: shares of elements to drop, between 0 and 1; the number dropped is rounded, and a
            share that would leave no element is passed over.
        trials: random subsets for each share. seed: seed of the generator; None: a fresh one.
        threshold, certainty: see above.
        correlation: "pearson" (as the publication) or "spearman" (average ranks for ties).

    Returns: Stability; the coefficient is 0 where not even the smallest share can be dropped.

    Raises:
        NoVarianceError: all actors have the same value: there is no order to keep.
        InvalidMatrixError: also where the statistic is not one defined number for each actor.
        EmptyNetworkError, InvalidOptionError (also where every share leaves no element).

    References: Epskamp, Borsboom & Fried (2018); Costenbader & Valente (2003).

    >>> M = [[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0]]
    >>> stability(M, "degree", drops=[1 / 6, 0.5], trials=100, seed=1).coefficient
    0.5
    """
    A = binary_matrix(M, measure="stability")
    trials = checked_trials(trials)
    if correlation not in CORRELATIONS:
        raise InvalidOptionError("correlation", correlation, CORRELATIONS)
    for name, value in (("threshold", threshold), ("certainty", certainty)):
        if not 0 < value <= 1:
            raise InvalidOptionError(name, value, "a number above 0, at most 1")
    columns = A.shape[1]
    shares = sorted(set(drops))
    if not all(0 < d < 1 for d in shares) or not any(round(d * columns) < columns for d in shares):
        raise InvalidOptionError("drops", list(drops), "shares between 0 and 1 that leave elements")
    name, compute = kernel(statistic)
    original = compute(A.astype(np.float64)[None])[0]
    if original.shape != (len(A),) or not np.isfinite(original).all():
        raise InvalidMatrixError(f"stability: {name} is not one defined number for each actor")
    if np.ptp(original) <= 1e-12 * max(1.0, float(np.abs(original).max())):
        raise NoVarianceError(f"stability: {name}")
    rng = np.random.default_rng(seed)
    rows: list[tuple[float, int, float, float, float, int]] = []
    for drop in shares:
        kept = columns - round(drop * columns)
        if kept < 1:
            continue
        order = rng.permuted(np.broadcast_to(np.arange(columns), (trials, columns)), axis=1)
        found = correlations(resampled(compute, A, order[:, :kept]), original, correlation)
        defined = found[np.isfinite(found)]
        # Undefined correlations sort below all others: they did not keep the order.
        ascending = np.sort(np.where(np.isfinite(found), found, -np.inf))
        low = float(ascending[int(np.floor((1 - certainty) * (trials - 1) + 1e-9))])
        mean = float(defined.mean()) if defined.size else float("nan")
        reached = float((found >= threshold - 1e-12).mean())
        undefined = int(trials - defined.size)
        rows.append((drop, kept, mean, low if np.isfinite(low) else np.nan, reached, undefined))
    table = measured(
        "stability",
        ("drop", "kept", "mean", "low", "share", "undefined"),
        rows,
        {"statistic": name, "trials": trials, "seed": seed, "threshold": threshold}
        | {"certainty": certainty, "correlation": correlation},
    )
    return Stability(max((r[0] for r in rows if r[4] >= certainty), default=0.0), table)


def correlations(samples: Floats, original: Floats, correlation: str) -> Floats:
    """Correlate each row of `samples` with `original`; NaN where a row does not vary.

    >>> correlations(np.array([[1.0, 2.0, 4.0], [3.0, 3.0, 3.0]]), np.arange(3.0), "spearman")
    array([ 1., nan])
    """
    x, y = samples, original
    if correlation == "spearman":
        x, y = np.array([ranks(row) for row in samples]), ranks(original)
    x, y = x - x.mean(axis=1, keepdims=True), y - y.mean()
    spread = np.sqrt((x**2).sum(axis=1) * (y**2).sum())
    level = 1e-12 * np.maximum(1.0, np.abs(samples).max(axis=1))
    usable = np.isfinite(spread) & (np.ptp(samples, axis=1) > level)
    out: Floats = np.divide(x @ y, spread, out=np.full(len(x), np.nan), where=usable)
    return out


def ranks(values: Floats) -> Floats:
    """Ranks from 1; equal values (up to rounding) share their mean rank; NaN spoils all.

    >>> ranks(np.array([0.5, 0.1, 0.5]))
    array([2.5, 1. , 2.5])
    """
    if not np.isfinite(values).all():
        return np.full(len(values), np.nan)
    _, group, size = np.unique(np.round(values, 12), return_inverse=True, return_counts=True)
    last = np.cumsum(size)
    out: Floats = (last - (size - 1) / 2)[group]
    return out
