"""The bipartite configuration model: cell probabilities with given expected margins."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import InvalidMatrixError, InvalidOptionError, NotConvergedError
from .graphs import Bools, Floats, allowed_cells, binary_matrix


def bicm(
    M: ArrayLike,
    allowed: ArrayLike | None = None,
    *,
    required: ArrayLike | None = None,
    tolerance: float = 1e-10,
    max_iterations: int = 200,
) -> Floats:
    """Give the probability of each tie in the bipartite configuration model.

    Of all ways to give every cell its own probability, the one of largest entropy whose expected
    row and column sums are those of M: p_ik = x_i y_k / (1 + x_i y_k) in every cell that is free.
    Newton's method on the (concave) likelihood, until no margin is off by more than `tolerance`.

    Cells that have the same value in every matrix with these margins are no matter of
    probability: an actor in all elements, an element with no actor, and the less plain cases
    (the four cells that two actors with three ties each must hold when margins are (3, 3, 1, 1)
    on both sides). There x or y would be infinite; such cells get exactly 0 or 1, and the model
    is fitted to the rest.

    Args:
        M: two-mode matrix of 0 and 1, actors in rows, elements in columns.
        allowed: boolean array of the shape of M, False = structural zero: the cell cannot be
            filled (an actor of one city in an initiative of another) and has probability 0.
        required: boolean array, True = structural one: the cell must be filled.
        tolerance: largest error of an expected margin that is accepted.
        max_iterations: Newton steps before NotConvergedError.

    Returns:
        Float array of probabilities in the shape of M.

    Raises:
        InvalidMatrixError: cells other than 0 and 1, NaN, or a tie against `allowed` or
            `required`. EmptyNetworkError: no cells. NotConvergedError.

    References:
        Saracco et al. (2015); Saracco et al. (2017); structural zeros and ones as in Neal & Neal
        (2023).

    >>> bicm([[0, 0, 1], [0, 1, 0], [1, 0, 1]]).round(3).tolist()
    [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    """
    A = binary_matrix(M, measure="bicm")
    if max_iterations < 1:
        raise InvalidOptionError("max_iterations", max_iterations, "at least 1")
    free = np.ones_like(A)
    if allowed is not None:
        free &= allowed_cells(A, allowed, measure="bicm")
    if required is not None:
        free &= ~_required_cells(A, required)
    P = A.astype(np.float64)
    for rows, columns in _undecided(A, free):
        cells = np.ix_(rows, columns)
        P[cells] = _fit(A[cells], free[cells], tolerance, max_iterations)
    return P


def _required_cells(A: Bools, required: ArrayLike) -> Bools:
    forced = binary_matrix(required, measure="bicm: required")
    if forced.shape != A.shape:
        raise InvalidMatrixError(f"bicm: required has the shape {forced.shape}; expected {A.shape}")
    broken = np.argwhere(forced & ~A)
    if broken.size:
        i, k = (int(x) for x in broken[0])
        raise InvalidMatrixError("bicm: no tie in a cell that is required", (i, k), 0)
    return forced


def _undecided(A: Bools, free: Bools) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Blocks of rows and columns whose free cells can differ between matrices of these margins.

    Another matrix with the same margins differs from A by cycles that alternately fill an empty
    cell (row to column) and empty a full one (column to row). So a cell can change exactly if it
    lies on a directed cycle, that is, inside a strongly connected component of that digraph.
    """
    n = A.shape[0]
    D: nx.DiGraph[int] = nx.DiGraph()
    D.add_edges_from((int(i), n + int(k)) for i, k in np.argwhere(free & ~A))
    D.add_edges_from((n + int(k), int(i)) for i, k in np.argwhere(free & A))
    blocks = []
    for component in nx.strongly_connected_components(D):
        if len(component) > 1:
            nodes = np.array(sorted(component))
            blocks.append((nodes[nodes < n], nodes[nodes >= n] - n))
    return blocks


def _fit(A: Bools, free: Bools, tolerance: float, max_iterations: int) -> Floats:
    """Fit one block in which every free cell can be 0 or 1, so that the solution is finite."""
    n, m = A.shape
    fixed = A & ~free
    target = np.concatenate([(A & free).sum(axis=1), (A & free).sum(axis=0)]).astype(np.float64)
    room = np.concatenate([free.sum(axis=1), free.sum(axis=0)])
    share = target / room
    # x_i y_k is known only up to a factor between x and y: the last y is held where it starts.
    theta = np.log(share / (1 - share)) / 2

    def probabilities(values: Floats) -> Floats:
        power = np.clip(values[:n, None] + values[None, n:], -700, 700)
        return np.where(free, 1 / (1 + np.exp(-power)), 0.0)

    def likelihood(values: Floats) -> float:
        power = np.logaddexp(0.0, values[:n, None] + values[None, n:])
        return float(target @ values - power[free].sum())

    residual = np.inf
    for _ in range(max_iterations):
        P = probabilities(theta)
        gradient = target - np.concatenate([P.sum(axis=1), P.sum(axis=0)])
        residual = float(np.abs(gradient).max())
        if residual <= tolerance / 10:
            break
        W = P * (1 - P)
        hessian = np.block([[np.diag(W.sum(axis=1)), W], [W.T, np.diag(W.sum(axis=0))]])
        step = np.zeros(n + m)
        step[:-1] = np.linalg.solve(hessian[:-1, :-1], gradient[:-1])
        before, slope, length = likelihood(theta), float(gradient @ step), 1.0
        # Near the solution the likelihood no longer resolves a step: then Newton's is taken whole.
        while (
            residual > 1e-6
            and likelihood(theta + length * step) < before + 1e-4 * length * slope
            and length > 1e-10
        ):
            length /= 2
        theta = theta + length * step
    if residual > tolerance:
        raise NotConvergedError("bicm", residual, tolerance)
    return P + fixed
