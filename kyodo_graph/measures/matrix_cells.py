"""Matrices over one set of nodes, and which of their cells are compared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from .errors import InvalidMatrixError, NoVarianceError
from .graphs import Bools, Floats, numeric_matrix


def like_matrices(given: Sequence[ArrayLike], measure: str, *, square: bool) -> list[Floats]:
    """Give matrices as floats; they must have one shape, and be square where asked."""
    matrices = [numeric_matrix(M, measure=measure) for M in given]
    shape = matrices[0].shape
    for M in matrices:
        if M.shape != shape or (square and M.shape[0] != M.shape[1]):
            wanted = "square matrices" if square else "matrices"
            raise InvalidMatrixError(
                f"{measure}: shapes {', '.join(str(N.shape) for N in matrices)}; "
                f"expected {wanted} of one shape"
            )
    return matrices


def used_cells(matrices: list[Floats], *, one_mode: bool, diagonal: bool) -> tuple[Bools, bool]:
    """Give the cells that count, and whether they are one half of symmetric matrices.

    Where all matrices are symmetric only the upper half counts, so that no pair counts twice.
    """
    used: Bools = np.ones(matrices[0].shape, dtype=np.bool_)
    half = False
    if one_mode:
        half = all(np.array_equal(M, M.T) for M in matrices)
        if half:
            used = np.triu(used)
        if not diagonal:
            np.fill_diagonal(used, False)
    return used, half


def standardised(values: Floats, name: str) -> Floats:
    """Give values with mean 0 and length 1; values that are all alike are a NoVarianceError."""
    centred = values - values.mean() if values.size else values
    length = float(np.sqrt((centred**2).sum()))
    if length <= 1e-12 * max(1.0, float(np.abs(values).max(initial=0.0))):
        raise NoVarianceError(name)
    scaled: Floats = centred / length
    return scaled
