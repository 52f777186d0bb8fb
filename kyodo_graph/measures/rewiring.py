"""Random networks with the degrees of a given one, by exchanges of ties."""

from __future__ import annotations

import numpy as np

from .errors import InvalidOptionError
from .graphs import Bools


def rewire(
    A: Bools, rng: np.random.Generator, *, directed: bool, swaps: int | None = None
) -> Bools:
    """Give a random network without loops and parallel ties, with the degrees of A.

    A step takes two ties at random, u – v and x – y, and puts u – y and x – v in their place, if
    neither makes a loop nor is there already; otherwise the network stays as it is for this step
    (steps that fail count: without them the chain would favour networks with few exchanges). In a
    directed network every tenth step on average takes three arcs that form a ring and turns it
    round: some digraphs with the same degrees cannot be reached by exchanges of two arcs. The
    chain is uniform over all networks with these degrees in the limit of many steps.

    Args:
        A: boolean adjacency matrix (symmetric if undirected) with an empty diagonal.
        rng: generator; its state moves on. directed: whether A is that of a digraph.
        swaps: number of steps, failed ones included; by default 20 for each tie.

    Returns:
        A new matrix; A is left alone.

    References:
        Rings of three: Rao, Jana & Bandyopadhyay (1996); failed steps count: Artzy-Randrup & Stone
        (2005).

    >>> A = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], dtype=bool)
    >>> rewire(A, np.random.default_rng(0), directed=False).sum(axis=0).tolist()
    [1, 1, 1, 1]
    """
    cells = np.argwhere(A if directed else np.triu(A))
    ties = [(int(u), int(v)) for u, v in cells]
    steps = 20 * len(ties) if swaps is None else swaps
    if steps < 0:
        raise InvalidOptionError("swaps", swaps, "0 or more")
    if len(ties) < 2:
        return A.copy()
    there = {(int(u), int(v)) for u, v in np.argwhere(A)}
    picks = rng.integers(0, len(ties), size=(steps, 2)).tolist()
    turns = rng.random((steps, 2)).tolist()
    for (i, j), (turn, ring) in zip(picks, turns, strict=True):
        if i == j:
            continue
        (u, v), (x, y) = ties[i], ties[j]
        if directed and ring < 0.1:
            _turn_ring(ties, there, i, j)
            continue
        if not directed and turn < 0.5:
            x, y = y, x
        if u == y or x == v or (u, y) in there or (x, v) in there:
            continue
        there -= {(u, v), (x, y)}
        there |= {(u, y), (x, v)}
        if not directed:
            there -= {(v, u), (y, x)}
            there |= {(y, u), (v, x)}
        ties[i], ties[j] = (u, y), (x, v)
    out = np.zeros_like(A)
    out[tuple(np.array(sorted(there)).T)] = True
    return out


def _turn_ring(ties: list[tuple[int, int]], there: set[tuple[int, int]], i: int, j: int) -> None:
    """Turn u → v → y → u round, if the arcs i and j are u → v → y and the way back is free."""
    (u, v), (x, y) = ties[i], ties[j]
    if v != x or u == y or (y, u) not in there:
        return
    if (v, u) in there or (y, v) in there or (u, y) in there:
        return
    k = ties.index((y, u))
    there -= {(u, v), (v, y), (y, u)}
    there |= {(v, u), (y, v), (u, y)}
    ties[i], ties[j], ties[k] = (v, u), (y, v), (u, y)
