"""Expected value and variance of Gould–Fernandez brokerage counts in a random digraph.

The model: each of the N(N − 1) arcs is there with probability d, the density, independently. A
triple (a, v, c) is brokered with probability p = d²(1 − d). Two triples whose arcs overlap covary:

    the same arc present in both      q = d³(1 − d)³
    the same arc absent in both       s = d⁵(1 − d)
    an arc present in one, absent in
    the other (they exclude each      −r = −d⁴(1 − d)²
    other)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .graphs import Floats

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")


@dataclass(frozen=True)
class _Model:
    p: float
    q: float
    r: float
    s: float


def _model(d: float) -> _Model:
    e = 1.0 - d
    return _Model(d**2 * e, d**3 * e**3, d**4 * e**2, d**5 * e)


def class_moments(d: float, sizes: Floats) -> tuple[Floats, Floats]:
    """Moments of a node's counts by its class, from class sizes (Gould & Fernandez 1989).

    Gives expected values and variances, each with a row for a class and a column for a role.
    """
    m = _model(d)
    N = sizes.sum()
    pairs, overlap = np.zeros((len(sizes), 6)), np.zeros((len(sizes), 6))
    for i, n in enumerate(sizes):
        h = np.delete(sizes, i)
        out = N - n
        pairs[i] = (
            (n - 1) * (n - 2),
            (h * (h - 1)).sum(),
            out * (n - 1),
            out * (n - 1),
            h.sum() ** 2 - (h**2).sum(),
            (N - 1) * (N - 2),
        )
        across = (n - 1) * out * (out - 1) + out * (n - 1) * (n - 2)
        overlap[i] = (
            2 * (n - 1) * (n - 2) * (n - 3),
            2 * (h * (h - 1) * (h - 2)).sum(),
            across,
            across,
            2 * (h * (N - h - n) * (N - h - n - 1)).sum(),
            2 * (N - 1) * (N - 2) * (N - 3),
        )
    expected = m.p * pairs
    return expected, expected * (1 - m.p) + m.q * overlap


def published_graph_moments(d: float, sizes: Floats) -> tuple[Floats, Floats]:
    """Moments of the counts summed over all nodes, as published and as R sna gives them.

    The published variance leaves out triples that exclude each other: for coordinator and total
    those that share two arcs, for representative and gatekeeper all of them. `weighted_moments`
    has them.
    """
    m = _model(d)
    n, N = sizes, sizes.sum()
    own = n * (n - 1) * (n - 2)
    out = n * (N - n) * (n - 1)
    x, y = n[:, None], n[None, :]
    different = ~np.eye(len(n), dtype=np.bool_)
    i, j, k = n[:, None, None], n[None, :, None], n[None, None, :]
    three = different[:, :, None] & different[None, :, :] & different[:, None, :]
    between = (i * j * k * three).sum()
    triples = np.array([own.sum(), out.sum(), out.sum(), out.sum(), between, N * (N - 1) * (N - 2)])
    within = own * ((4 * n - 10) * m.q - 4 * (n - 3) * m.r + (n - 3) * m.s)
    visiting = x * y * (x - 1) * ((2 * x + 2 * y - 6) * m.q + (N - x - 1) * m.s) * different
    across = (out * ((N - 3) * m.q + (n - 2) * m.s)).sum()
    liaison = (i * j * k * three) * (
        (4 * (N - j) - 2 * (i + k + 1)) * m.q
        - (4 * (N - k) - 2 * (i + j + 1)) * m.r
        + (N - (i + k + 1)) * m.s
    )
    all_ = N * (N - 1) * (N - 2) * ((4 * N - 10) * m.q - 4 * (N - 3) * m.r + (N - 3) * m.s)
    cover = np.array([within.sum(), visiting.sum(), across, across, liaison.sum(), all_])
    expected = m.p * triples
    return expected, expected * (1 - m.p) + cover


def weighted_moments(d: float, matrix: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Moments for memberships with shares, exact for the model; also exact for single groups.

    `matrix` has a row for each node and a column for each class. Gives the expected values and
    variances of the nodes (nodes × roles) and of their sum (roles).
    """
    m = _model(d)
    n = len(matrix)
    same = matrix @ matrix.T
    expected, variance = np.zeros((n, 6)), np.zeros((n, 6))
    first, second, closing = (np.zeros((6, n, n)) for _ in range(3))
    squares, swapped = np.zeros(6), np.zeros(6)
    for v in range(n):
        valid = ~np.eye(n, dtype=np.bool_)
        valid[v, :] = valid[:, v] = False
        f = _role_weights(matrix, same, v) * valid
        # What (v, a, c) and (a, c, v) would weigh in the same role: the roles trade their names.
        head_swap, tail_swap = f[[0, 3, 2, 1, 4, 5]], f[[0, 2, 1, 3, 4, 5]]
        by_first, by_last, square = f.sum(axis=2), f.sum(axis=1), (f**2).sum(axis=(1, 2))
        expected[v] = m.p * f.sum(axis=(1, 2))
        overlap = (by_first**2).sum(axis=1) + (by_last**2).sum(axis=1) - 2 * square
        variance[v] = m.p * (1 - m.p) * square + m.q * overlap
        first[:, :, v] = by_first
        second[:, v, :] = by_last
        closing += f
        squares += square
        swapped += (f * head_swap).sum(axis=(1, 2)) + (f * tail_swap).sum(axis=(1, 2))
    present = first + second
    total = (
        m.p * (1 - m.p) * squares
        + m.q * ((present**2).sum(axis=(1, 2)) - 2 * squares)
        + m.s * ((closing**2).sum(axis=(1, 2)) - squares)
        - m.r * (2 * (present * closing).sum(axis=(1, 2)) - swapped)
    )
    return expected, variance, expected.sum(axis=0), total


def _role_weights(matrix: Floats, same: Floats, v: int) -> Floats:
    """How much each pair (a, c) counts for each role when v stands between (roles × a × c)."""
    all_three = (matrix * matrix[v]) @ matrix.T
    with_v = same[v]
    weights = np.empty((6, *same.shape))
    weights[0] = all_three
    weights[1] = same - all_three
    weights[2] = with_v[:, None] - all_three
    weights[3] = with_v[None, :] - all_three
    weights[4] = 1.0 - same - with_v[:, None] - with_v[None, :] + 2 * all_three
    weights[5] = 1.0
    return weights
