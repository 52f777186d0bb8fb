"""Nestedness: are the ties of the small contained in those of the large?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kyodo_graph.tables import Table, measured

from . import kernels
from .curveball import default_trades
from .empirical import checked_trials
from .ensembles import null_of, random_stacks
from .graphs import Floats, binary_matrix

PARTS = ("rows", "columns", "total")


@dataclass(frozen=True)
class Nodf:
    """Nestedness in per cent, of the rows, the columns and both.

    `empty_rows` and `empty_columns` count those without a tie, which take no part.
    """

    rows: float
    columns: float
    total: float
    empty_rows: int
    empty_columns: int


def nodf(M: ArrayLike) -> Nodf:
    """Measure nestedness by overlap and decreasing fill.

    Of each pair of rows, the share of the emptier one's ties that the fuller one has, too; 0 if
    both are equally full. The mean over all pairs of rows, of columns, and of both together, in
    per cent: 100 if every row (column) is a proper part of every fuller one, 0 if there is no
    overlap or no difference in fill. Rows and columns are ordered by their fill, whatever their
    order in M.

    Args: M: matrix of 0 and 1, such as actors × elements or cities × themes.

    Returns: Nodf. NaN where there is no pair (one row, or all but one empty).

    Raises: InvalidMatrixError (cells other than 0 and 1, NaN), EmptyNetworkError (no cells).

    References: Almeida-Neto et al. (2008).

    >>> M = [[1,0,1,1,1], [1,1,1,0,0], [0,1,1,1,0], [1,1,0,0,0], [1,1,0,0,0]]
    >>> n = nodf(M)
    >>> round(n.rows, 2), round(n.columns, 2), round(n.total, 2)
    (53.33, 63.33, 58.33)
    """
    A = binary_matrix(M, measure="nodf")
    rows, columns, total = (float(x) for x in _parts(A.astype(np.float64)[None])[0])
    empty_rows, empty_columns = int((~A.any(axis=1)).sum()), int((~A.any(axis=0)).sum())
    return Nodf(rows, columns, total, empty_rows, empty_columns)


def nodf_null(
    M: ArrayLike,
    trials: int = 1000,
    seed: int | None = 0,
    *,
    model: str = "curveball",
    trades: int | None = None,
    allowed: ArrayLike | None = None,
) -> Table:
    """Compare nestedness with that of random matrices with the same margins.

    Uneven margins alone make a matrix look nested; this says whether it is more (or less) nested
    than they explain.

    Args: as in `null_distribution`.

    Returns: Table: part (rows, columns, total), observed, expected, sd, z, p_upper, p_lower, p,
    trials; the options name model, draws and seed.

    Raises: as `nodf` and `null_distribution`.

    References: Almeida-Neto et al. (2008); Strona et al. (2014).

    >>> t = nodf_null([[1, 1, 1], [1, 1, 0], [1, 0, 0]], trials=99, seed=1)
    >>> t.keyed("part")["total"]["observed"], t.keyed("part")["total"]["sd"]
    (100.0, 0.0)
    """
    A = binary_matrix(M, measure="nodf_null")
    trials = checked_trials(trials)
    stacks = random_stacks(A, trials, model=model, seed=seed, trades=trades, allowed=allowed)
    options = {"trades": (trades or default_trades(len(A))) if model == "curveball" else None}
    found = null_of(
        A.astype(np.float64), "nodf", _parts, stacks, model=model, seed=seed, options=options
    ).table(PARTS)
    return measured(found.name, ("part", *found.columns[1:]), found.rows, found.options)


def _parts(stack: Floats) -> Floats:
    out = []
    for view in (stack, kernels.transposed(stack)):
        sums, pairs = kernels.nested_pairs(view)
        out.append(np.divide(sums, pairs, out=np.full(len(stack), np.nan), where=pairs > 0))
    return np.stack([*out, kernels.nodf(stack)], axis=1)
