"""Null networks as callers give them: matrices one by one, or stacks of matrices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import ArrayLike

from .errors import InvalidMatrixError
from .graphs import Floats


def null_stacks(
    nulls: Iterable[ArrayLike], shape: tuple[int, int], *, measure: str
) -> Iterator[Floats]:
    """Give null matrices as stacks (networks, rows, columns), each cell 0 or 1.

    Raises:
        InvalidMatrixError: a matrix of another shape, or with cells other than 0 and 1.

    >>> [s.shape for s in null_stacks([[[0, 1]], [[[1, 0]], [[0, 1]]]], (1, 2), measure="demo")]
    [(1, 1, 2), (2, 1, 2)]
    """
    for item in nulls:
        A = np.asarray(item, dtype=np.float64)
        if A.ndim == 2:
            A = A[None]
        if A.ndim != 3 or A.shape[1:] != shape:
            raise InvalidMatrixError(
                f"{measure}: a null matrix has the shape {np.shape(item)}; expected {shape}"
            )
        if not ((A == 0) | (A == 1)).all():
            raise InvalidMatrixError(f"{measure}: null matrices have only 0 and 1")
        yield A
