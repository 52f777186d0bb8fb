"""Agreement of coders: Krippendorff's alpha."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kyodo_graph.tables import Table, measured, plain

from .empirical import checked_trials
from .errors import InvalidMatrixError, InvalidOptionError
from .graphs import Floats

LEVELS = ("nominal", "ordinal", "interval", "ratio")


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha and what it rests on.

    `units` were coded by at least two coders, `left_out` by fewer; `values` are the codes in the
    units. `low` and `high` are the percentile interval over resampled units (NaN without trials);
    `undefined` counts resamples in which all codes were alike.
    """

    alpha: float
    low: float
    high: float
    metric: str
    coders: int
    units: int
    left_out: int
    values: int
    level: float
    trials: int
    undefined: int
    seed: int | None


def krippendorff(
    ratings: Sequence[Sequence[Any]],
    metric: str = "nominal",
    *,
    trials: int = 0,
    seed: int | None = 0,
    level: float = 0.95,
) -> Agreement:
    """Measure how far coders agree beyond chance, with missing codes.

    alpha = 1 − observed / expected disagreement over all pairs of codes given to the same unit,
    and to any units. 1: full agreement; 0: as if codes were dealt out at random; below 0: worse.

    Args:
        ratings: one row for each coder, one column for each unit; None and NaN are missing.
        metric: "nominal" (any codes), "ordinal", "interval" or "ratio" (numbers).
        trials: resamples of the units for an interval; 0: none.
        seed: seed of the generator; None: a fresh one. level: share of the interval.

    Returns: Agreement. alpha is NaN where it is undefined: no unit with two codes, or one and the
    same code throughout (no disagreement can be expected, so none can be missed).

    Raises: InvalidMatrixError (rows of different lengths, no cells, codes that are no finite
    numbers where the metric needs them), InvalidOptionError.

    References: Krippendorff (2011); Krippendorff (2019), ch. 12; interval by resampled units: Zapf
    et al. (2016).

    >>> a = ["x", "y", "x", "x"]
    >>> b = ["x", "y", "y", None]
    >>> round(krippendorff([a, b]).alpha, 6)
    0.444444
    """
    if metric not in LEVELS:
        raise InvalidOptionError("metric", metric, LEVELS)
    if not 0 < level < 1:
        raise InvalidOptionError("level", level, "a number between 0 and 1")
    trials = checked_trials(trials, least=0)
    table = [[_code(value, metric) for value in row] for row in ratings]
    if not table or not table[0]:
        raise InvalidMatrixError("krippendorff: expected at least one coder and one unit")
    for number, row in enumerate(table):
        if len(row) != len(table[0]):
            raise InvalidMatrixError(
                f"krippendorff: coder {number} has {len(row)} units; expected {len(table[0])}"
            )
    units = [[v for v in unit if v is not None] for unit in zip(*table, strict=True)]
    paired = [unit for unit in units if len(unit) > 1]
    codes = list(dict.fromkeys(v for unit in paired for v in unit))
    if metric != "nominal":
        codes.sort()
    place = {code: at for at, code in enumerate(codes)}
    counts = np.zeros((len(paired), len(codes)))
    for at, unit in enumerate(paired):
        for value in unit:
            counts[at, place[value]] += 1
    numbers = None if metric == "nominal" else np.array(codes, dtype=np.float64)
    pairs = _coincidences(counts)
    alpha = _alpha(pairs.sum(axis=0), metric, numbers)
    low = high = float("nan")
    undefined = 0
    if trials and paired:
        rng = np.random.default_rng(seed)
        drawn = []
        for _ in range(trials):
            chosen = rng.integers(0, len(paired), size=len(paired))
            drawn.append(_alpha(pairs[chosen].sum(axis=0), metric, numbers))
        known = np.array([value for value in drawn if np.isfinite(value)])
        undefined = trials - len(known)
        if known.size:
            low, high = (float(q) for q in np.quantile(known, [(1 - level) / 2, (1 + level) / 2]))
    return Agreement(
        alpha=alpha,
        low=low,
        high=high,
        metric=metric,
        coders=len(table),
        units=len(paired),
        left_out=len(units) - len(paired),
        values=sum(len(unit) for unit in paired),
        level=level,
        trials=trials,
        undefined=undefined,
        seed=seed,
    )


def krippendorff_by_field(
    fields: Mapping[str, Sequence[Sequence[Any]]],
    metrics: Mapping[str, str] | None = None,
    *,
    trials: int = 1000,
    seed: int | None = 0,
    level: float = 0.95,
) -> Table:
    """Give alpha for each field of a coding scheme.

    Args:
        fields: for each field its ratings, as in `krippendorff`.
        metrics: the metric of a field where it is not nominal.
        trials, seed, level: as in `krippendorff`.

    Returns: Table: field, metric, alpha, low, high, coders, units, left_out, values, undefined.

    Raises: as `krippendorff`; InvalidOptionError for a metric of an unknown field.

    References: as `krippendorff`.

    >>> t = krippendorff_by_field({"theme": [["a", "b", "a"], ["a", "b", "b"]]}, trials=0)
    >>> t.column("units")
    (3,)
    """
    chosen = dict(metrics or {})
    for name in chosen:
        if name not in fields:
            raise InvalidOptionError("metrics", name, tuple(fields))
    names = ("metric", "alpha", "low", "high", "coders", "units", "left_out", "values", "undefined")
    rows = []
    for name, ratings in fields.items():
        found = krippendorff(
            ratings, chosen.get(name, "nominal"), trials=trials, seed=seed, level=level
        )
        rows.append((name, *(getattr(found, column) for column in names)))
    options = {"trials": trials, "seed": seed, "level": level}
    return measured("krippendorff", ("field", *names), rows, options)


def _code(value: Any, metric: str) -> Any:
    value = plain(value)
    if value is None or value != value:  # NaN differs from itself
        return None
    if metric == "nominal":
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
        raise InvalidMatrixError(f"krippendorff: {metric} needs finite numbers, got {value!r}")
    return value


def _coincidences(counts: Floats) -> Floats:
    """Ordered pairs of codes in each unit, weighed so that each code counts once."""
    given = counts.sum(axis=1)
    both = counts[:, :, None] * counts[:, None, :]
    diagonal = np.arange(counts.shape[1])
    both[:, diagonal, diagonal] -= counts
    weighed: Floats = both / np.maximum(given - 1, 1)[:, None, None]
    return weighed


def _alpha(pairs: Floats, metric: str, numbers: Floats | None) -> float:
    n = pairs.sum(axis=1)
    distance = _distances(n, metric, numbers)
    expected = float(n @ distance @ n)
    if expected <= 0:
        return float("nan")
    return 1 - float((n.sum() - 1) * (pairs * distance).sum()) / expected


def _distances(n: Floats, metric: str, numbers: Floats | None) -> Floats:
    """Squared differences between the codes, under the metric."""
    if numbers is None:
        return 1 - np.eye(len(n))
    if metric == "ordinal":
        # Codes lying between two others, each end counted half.
        middle = np.cumsum(n) - n / 2
        return np.asarray((middle[:, None] - middle[None, :]) ** 2)
    apart = (numbers[:, None] - numbers[None, :]) ** 2
    if metric == "interval":
        return np.asarray(apart)
    base = (numbers[:, None] + numbers[None, :]) ** 2
    return np.asarray(np.divide(apart, base, out=np.zeros_like(apart), where=base > 0))
