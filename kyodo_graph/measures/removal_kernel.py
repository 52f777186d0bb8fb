"""How well a network holds together when sets of nodes are taken out: many sets in one pass.

For each set the rest of the network is searched from all its nodes at once. What a node reaches in
d steps is what its neighbours reach in d − 1, so that a step is one OR over neighbours, for all
sets side by side; the nodes reached are the bits of a few 64-bit words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .graphs import Floats

Words = NDArray[np.uint64]

# Words worked on at a time: a bound on memory, not on the result.
_WORDS = 4_000_000


def cohesion_without(A: Floats, sets: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Give reachable pairs and the sum of reciprocal distances after the removal of each set.

    Args:
        A: adjacency matrix; a cell other than 0 is an arc.
        sets: array (sets × size) of node numbers, different ones in a row; size may be 0.

    Returns:
        For each set: the number of ordered pairs (i, j) of remaining nodes with a way from i to j,
        and Σ 1/d_ij over them.

    >>> A = np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]])
    >>> [x.tolist() for x in cohesion_without(A, np.array([[0], [1]]))]
    [[2.0, 0.0], [2.0, 0.0]]
    """
    n = len(A)
    words = -(-n // 64)
    size = max(1, _WORDS // max(1, n * words))
    neighbours = [np.flatnonzero(A[i]) for i in range(n)]
    reached, closeness = np.zeros(len(sets)), np.zeros(len(sets))
    for at in range(0, len(sets), size):
        part = slice(at, at + size)
        reached[part], closeness[part] = _spread(neighbours, sets[part], n, words)
    return reached, closeness


def _spread(
    neighbours: list[NDArray[np.int64]], sets: NDArray[np.int64], n: int, words: int
) -> tuple[Floats, Floats]:
    count = len(sets)
    bit = np.uint64(1) << (np.arange(n, dtype=np.uint64) % np.uint64(64))
    word = np.arange(n) // 64
    present = np.ones((count, n), dtype=np.bool_)
    np.put_along_axis(present, sets, False, axis=1)
    # balls[v, set] holds the nodes within d steps of v; a node taken out reaches nothing.
    balls = np.zeros((n, count, words), dtype=np.uint64)
    balls[np.arange(n), :, word] = np.where(present.T, bit[:, None], np.uint64(0))
    remaining = present.sum(axis=1).astype(np.float64)
    reached, closeness = np.zeros(count), np.zeros(count)
    before, depth = remaining, 0
    while True:
        depth += 1
        wider = balls.copy()
        for v, near in enumerate(neighbours):
            if len(near):
                wider[v] |= np.bitwise_or.reduce(balls[near], axis=0)
        wider *= present.T[:, :, None]
        within = _bits(wider)
        new = within - before
        if not new.any():
            return reached, closeness
        reached += new
        closeness += new / depth
        before, balls = within, wider


def _bits(balls: Words) -> Floats:
    """Number of bits set, for each set of nodes."""
    if hasattr(np, "bitwise_count"):
        ones = np.bitwise_count(balls)
    else:  # NumPy before 2.0
        ones = np.unpackbits(balls.view(np.uint8), axis=2).reshape(*balls.shape[:2], -1)
    total: Floats = ones.sum(axis=(0, 2), dtype=np.float64)
    return total


def fragmentation(remaining: int, reached: Floats) -> Floats:
    """F = 1 − share of ordered pairs with a way between them; NaN with fewer than two nodes."""
    return _share_missing(remaining, reached)


def distance_fragmentation(remaining: int, closeness: Floats) -> Floats:
    """DF = 1 − mean reciprocal distance over ordered pairs; NaN with fewer than two nodes."""
    return _share_missing(remaining, closeness)


def _share_missing(remaining: int, held: Floats) -> Floats:
    pairs = remaining * (remaining - 1)
    missing: Floats = 1.0 - held / pairs if pairs > 0 else np.full_like(held, np.nan)
    return missing
