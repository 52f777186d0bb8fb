"""Comparing what is covered: dissimilarity, turnover and nestedness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kyodo_graph.tables import Table, measured

from .errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    NodeSetError,
)
from .graphs import Floats, binary_matrix, numeric_matrix

FAMILIES = ("sorensen", "jaccard")


@dataclass(frozen=True)
class Turnover:
    """Dissimilarity of presences, and its two parts, which add up to it.

    `turnover`: themes replaced by others; `nestedness`: themes that one merely lacks.
    """

    dissimilarity: float
    turnover: float
    nestedness: float
    family: str


def bray_curtis(x: ArrayLike, y: ArrayLike, *, proportions: bool = False) -> float:
    """Give the dissimilarity of two lists of amounts: Σ|x − y| / Σ(x + y).

    0: alike; 1: nothing in common. On raw counts, a city that lists more differs by that alone;
    `proportions=True` compares the shares (each list divided by its sum) instead.

    Args: x, y: amounts (0 or more) of the same themes in the same order.

    Returns: a number from 0 to 1; NaN if both lists are all 0, with proportions if either is.

    Raises: InvalidMatrixError (NaN, negative, different lengths), EmptyNetworkError (no themes).

    References: Bray & Curtis (1957).

    >>> round(bray_curtis([6, 7, 4], [10, 0, 6]), 7)
    0.3939394
    """
    a, b = amounts([x, y], "bray_curtis")
    if proportions:
        if not a.any() or not b.any():
            return float("nan")
        a, b = a / a.sum(), b / b.sum()
    total = float((a + b).sum())
    return float(np.abs(a - b).sum()) / total if total else float("nan")


def sorensen(x: ArrayLike, y: ArrayLike, *, family: str = "sorensen") -> Turnover:
    """Split the dissimilarity of two sets of themes into turnover and nestedness.

    With a themes in both, b and c in one only: (b + c) / (2a + b + c), of which turnover is
    min(b, c) / (a + min(b, c)) and nestedness the rest. The Jaccard family has
    (b + c) / (a + b + c) and 2 min(b, c) / (a + 2 min(b, c)).

    Args:
        x, y: presences (0 and 1) of the same themes in the same order.
        family: "sorensen" or "jaccard".

    Returns: Turnover; NaN if both have no theme; turnover and nestedness NaN if one has none.

    Raises: InvalidMatrixError, EmptyNetworkError (no themes), InvalidOptionError.

    References: Baselga (2010); of Jaccard: Baselga (2012).

    >>> sorensen([1, 1, 1, 1], [1, 1, 0, 0])
    Turnover(dissimilarity=0.3333333333333333, turnover=0.0, nestedness=0.3333333333333333,
    family='sorensen')
    """
    return sorensen_multi(np.stack(amounts([x, y], "sorensen")), family=family)


def sorensen_multi(M: ArrayLike, *, family: str = "sorensen") -> Turnover:
    """Split the dissimilarity of several sets of themes into turnover and nestedness.

    Sums over all pairs i < j of min(b_ij, b_ji) and max(b_ij, b_ji), b_ij being the themes of i
    that j lacks, and Σ S_i − S_T (themes of each, less themes of all): for two rows the same as
    `sorensen`, for more not the mean of the pairs.

    Args:
        M: presences (0 and 1), cities in rows, themes in columns; at least two rows.
        family: "sorensen" or "jaccard".

    Returns: Turnover; parts that are 0 / 0 are NaN.

    Raises: InvalidMatrixError, EmptyNetworkError, InvalidOptionError.

    References: Baselga (2010); Baselga (2012).

    >>> t = sorensen_multi([[1, 1, 0], [0, 1, 1], [1, 0, 1]])
    >>> t.dissimilarity, t.turnover, t.nestedness
    (0.5, 0.5, 0.0)
    """
    if family not in FAMILIES:
        raise InvalidOptionError("family", family, FAMILIES)
    A = binary_matrix(M, measure="sorensen")
    if len(A) < 2:
        raise InvalidMatrixError("sorensen: expected at least two rows")
    counts = A.astype(np.float64)
    lacking = counts.sum(axis=1)[:, None] - counts @ counts.T
    above = np.triu_indices(len(A), 1)
    fewer = float(np.minimum(lacking, lacking.T)[above].sum())
    more = float(np.maximum(lacking, lacking.T)[above].sum())
    core = float(counts.sum() - A.any(axis=0).sum())
    twice = 2 if family == "sorensen" else 1
    whole = _ratio(fewer + more, twice * core + fewer + more)
    turnover = _ratio(fewer, core + fewer) if twice == 2 else _ratio(2 * fewer, core + 2 * fewer)
    return Turnover(whole, turnover, whole - turnover, family)


def dissimilarity_table(
    M: ArrayLike, names: Sequence[Any] | None = None, *, family: str = "sorensen"
) -> Table:
    """Give Bray–Curtis, turnover and nestedness for every pair of rows.

    Args:
        M: amounts (0 or more), cities in rows, themes in columns; an amount above 0 is a presence.
        names: names of the rows; by default their numbers.
        family: "sorensen" or "jaccard".

    Returns: Table: first, second, bray_curtis, bray_curtis_proportions, dissimilarity, turnover,
    nestedness, only_first, only_second, both (numbers of themes).

    Raises: InvalidMatrixError, EmptyNetworkError, InvalidOptionError, NodeSetError.

    References: Bray & Curtis (1957); Baselga (2010); Baselga (2012).

    >>> dissimilarity_table([[1, 0], [1, 1]], ["山口", "新庄"]).column("nestedness")
    (0.3333333333333333,)
    """
    A = numeric_matrix(M, measure="dissimilarity_table")
    labels = list(range(len(A))) if names is None else list(names)
    if len(labels) != len(A):
        raise NodeSetError(labels[len(A) :] or labels)
    rows = []
    for i in range(len(A)):
        for j in range(i + 1, len(A)):
            here, there = A[i] > 0, A[j] > 0
            curtis = bray_curtis(A[i], A[j]), bray_curtis(A[i], A[j], proportions=True)
            split = sorensen(here, there, family=family)
            parts = (split.dissimilarity, split.turnover, split.nestedness)
            sizes = ((here & ~there).sum(), (there & ~here).sum(), (here & there).sum())
            rows.append((labels[i], labels[j], *curtis, *parts, *sizes))
    columns = ("bray_curtis", "bray_curtis_proportions", "dissimilarity", "turnover")
    more = ("nestedness", "only_first", "only_second", "both")
    return measured("dissimilarity", ("first", "second", *columns, *more), rows, {"family": family})


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def amounts(rows: Sequence[ArrayLike], measure: str) -> list[Floats]:
    """Lists of amounts, checked: one dimension each, the same length, finite, 0 or more."""
    lists = [np.asarray(row, dtype=np.float64) for row in rows]
    for values in lists:
        if values.ndim != 1 or len(values) != len(lists[0]):
            raise InvalidMatrixError(f"{measure}: expected lists of the same length")
        if not len(values):
            raise EmptyNetworkError(f"{measure}: the list of themes")
        bad = np.flatnonzero(~(np.isfinite(values) & (values >= 0)))
        if bad.size:
            at = int(bad[0])
            raise InvalidMatrixError(
                f"{measure}: expected finite amounts of 0 or more", (at,), float(values[at])
            )
    return lists
