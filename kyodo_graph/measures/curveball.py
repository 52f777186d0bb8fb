"""Random two-mode networks with given margins: curveball trades, many chains at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import InvalidOptionError
from .graphs import Bools, Floats, allowed_cells, binary_matrix

# Cells of all chains together: a bound on memory, not on the result.
_CELLS = 2_000_000


def default_trades(rows: int) -> int:
    """How many trades are made where nobody says.

    >>> default_trades(6)
    120
    """
    return 20 * rows


def curveball(
    M: ArrayLike,
    trades: int | None = None,
    seed: int | None = 0,
    *,
    allowed: ArrayLike | None = None,
) -> NDArray[np.int64]:
    """Draw a random 0/1 matrix with the row and column sums of M, uniformly.

    A trade takes two rows at random and deals the columns that only one of them has out again, at
    random, so that both keep their number. Trades are made in rounds of disjoint pairs of rows
    (global trades), which have the same uniform limit as one pair after another and can be carried
    out together.

    Args:
        M: two-mode matrix of 0 and 1, actors in rows, elements in columns.
        trades: how many pairs of rows trade; by default 20 × the number of rows. Godard & Neal
            (2022) take 5 ×, which on small matrices is not uniform (see tests/measures).
        seed: seed of the generator; the same seed gives the same matrix. None: a fresh one.
        allowed: boolean array of the shape of M, False = a cell that must stay 0 (an actor of one
            city in an initiative of another). Rows only trade columns allowed to both. Where the
            allowed cells fall into separate blocks, as cities do, this is uniform within the
            margins of each block; for overlapping patterns not every matrix need be reachable.

    Returns:
        Integer array of 0 and 1 in the shape of M.

    Raises:
        InvalidMatrixError: cells other than 0 and 1, NaN, a tie in a cell that is not allowed.
        EmptyNetworkError: no cells. InvalidOptionError: a negative number of trades.

    References:
        Strona et al. (2014); uniform: Carstens (2015); global trades: Carstens et al. (2018);
        fastball: Godard & Neal (2022).

    >>> M = [[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]]
    >>> N = curveball(M, trades=30, seed=1)
    >>> N.sum(axis=0).tolist(), N.sum(axis=1).tolist()
    ([1, 2, 2, 1], [2, 2, 2])
    """
    (stack,) = curveball_stacks(M, 1, trades=trades, seed=seed, allowed=allowed)
    drawn: NDArray[np.int64] = stack[0].astype(np.int64)
    return drawn


def curveball_stacks(
    M: ArrayLike,
    count: int,
    *,
    trades: int | None = None,
    seed: int | None = 0,
    allowed: ArrayLike | None = None,
) -> Iterator[Floats]:
    """Draw `count` matrices, given in stacks (networks, rows, columns) of bounded size.

    The first stack holds the state of as many independent chains after `trades` trades from M; the
    next holds the state of the same chains after `trades` more, and so on: with few matrices every
    one comes from a chain of its own. Options and errors as in `curveball`.

    >>> sum(len(s) for s in curveball_stacks([[1, 0], [0, 1]], 7, trades=3, seed=1))
    7
    """
    A = binary_matrix(M, measure="curveball")
    if count < 1:
        raise InvalidOptionError("count", count, "at least 1")
    number = default_trades(A.shape[0]) if trades is None else trades
    if number < 0:
        raise InvalidOptionError("trades", trades, "0 or more")
    permitted = None if allowed is None else allowed_cells(A, allowed, measure="curveball")
    # Only rows that may share a column can trade; without structural zeros, that is all rows.
    blocks = [np.arange(A.shape[0])] if permitted is None else _blocks(permitted)
    chains = max(1, min(count, _CELLS // A.size))
    stack = np.repeat(A[None], chains, axis=0)
    rng = np.random.default_rng(seed)
    left = count
    while left > 0:
        for block in blocks:
            # Blocks don't touch each other: each gets its part of the trades, by its rows.
            part = -(-number * len(block) // A.shape[0])
            _trade(stack, block, part, permitted, rng)
        yield stack[: min(left, chains)].astype(np.float64)
        left -= chains


def _blocks(permitted: Bools) -> list[NDArray[np.int64]]:
    """Rows grouped so that rows of different groups have no allowed column in common."""
    share = (permitted.astype(np.float64) @ permitted.T) > 0
    free = np.ones(len(permitted), dtype=np.bool_)
    groups = []
    while free.any():
        group = np.zeros_like(free)
        group[np.argmax(free)] = True
        while True:
            wider = group | share[group].any(axis=0)
            if (wider == group).all():
                break
            group = wider
        free &= ~group
        groups.append(np.flatnonzero(group))
    return groups


def _trade(
    stack: Bools,
    block: NDArray[np.int64],
    trades: int,
    permitted: Bools | None,
    rng: np.random.Generator,
) -> None:
    """Make `trades` trades among the rows of a block in every chain of the stack, in place."""
    per_round = len(block) // 2
    if not per_round:
        return
    chains = len(stack)
    chain = np.arange(chains)[:, None]
    rounds = [*range(0, trades, per_round), trades]
    for start, end in pairwise(rounds):
        order = rng.permuted(np.broadcast_to(block, (chains, len(block))), axis=1)
        a, b = order[:, 0 : 2 * (end - start) : 2], order[:, 1 : 2 * (end - start) : 2]
        first, second = stack[chain, a], stack[chain, b]
        dealt = first ^ second
        if permitted is not None:
            dealt &= permitted[a] & permitted[b]
        mine = (first & dealt).sum(axis=2).ravel()
        pair, place = _shuffled(dealt, rng)
        size = np.bincount(pair, minlength=mine.size)
        rank = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
        to_first = rank < np.repeat(mine, size)
        first &= ~dealt
        second &= ~dealt
        np.put(first, place[to_first], True)
        np.put(second, place[~to_first], True)
        stack[chain, a], stack[chain, b] = first, second


def _shuffled(
    dealt: Bools, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The true cells, shuffled within each pair of rows: their pairs, and their flat places.

    One sort does it for all pairs: the key of a cell is its pair, then 32 random bits, then its
    column.
    """
    columns = dealt.shape[-1]
    pair, column = np.divmod(np.flatnonzero(dealt), columns)
    bits = (columns - 1).bit_length()
    noise = rng.integers(0, 1 << 32, size=len(pair), dtype=np.uint32).astype(np.int64)
    keys = (pair << (32 + bits)) | (noise << bits) | column
    keys.sort()
    return pair, pair * columns + (keys & ((1 << bits) - 1))
