"""Kernels over stacks of two-mode matrices: the same index for many networks in one pass.

A stack has the shape (networks, actors, elements). Null models and bootstraps ask for the same
index of thousands of small networks; walking each in Python costs more than the arithmetic, and
even a compiled graph library spends its time on building graphs. Here each breadth-first level of
all sources of all networks is one matrix product. Every kernel gives the index of the actors
(shape: networks, actors) or of the whole network (shape: networks); for the elements transpose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import InvalidOptionError
from .graphs import Floats
from .paths import dependencies, levels_of_paths

Kernel = Callable[[Floats], Floats]

# Cells of a stack worked on at a time: small enough that the levels of a search stay in the cache.
_CELLS = 16_384


def transposed(stack: NDArray[Any]) -> NDArray[Any]:
    """Swap actors and elements in each network of a stack."""
    return np.swapaxes(stack, -1, -2)


def shared(stack: Floats) -> Floats:
    """How many elements two actors have in common, none with itself; of a matrix or a stack.

    >>> shared(np.array([[1.0, 1.0], [1.0, 0.0]])).tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    common: Floats = stack @ transposed(stack)
    own = np.arange(common.shape[-1])
    common[..., own, own] = 0.0
    return common


def co_participation(stack: Floats) -> Floats:
    """Which actors meet in an element, as 0 and 1, none with itself; of a matrix or a stack."""
    return (shared(stack) > 0).astype(np.float64)


def _levels(stack: Floats) -> list[Floats]:
    """Shortest-path counts from every actor, level by level: even levels reach actors."""
    networks, n, _ = stack.shape
    start = np.broadcast_to(np.eye(n), (networks, n, n)).copy()
    return levels_of_paths(start, [stack, np.ascontiguousarray(transposed(stack))])


def _dependencies(stack: Floats) -> tuple[Floats, Floats]:
    """Brandes' dependencies on actors and elements, summed over the actors as sources."""
    flipped = np.ascontiguousarray(transposed(stack))
    on_actors, on_elements = dependencies(_levels(stack), [stack, flipped])
    return on_actors, on_elements


def connected(stack: Floats) -> NDArray[np.bool_]:
    """Which networks are in one piece, actors and elements."""
    reached = sum((level > 0).sum(axis=2) for level in _levels(stack))
    whole: NDArray[np.bool_] = (reached == sum(stack.shape[1:])).all(axis=1)
    return whole


def _chunked(work: Kernel, stack: Floats) -> Floats:
    size = max(1, _CELLS // max(1, stack.shape[1] * stack.shape[2]))
    parts = [work(stack[at : at + size]) for at in range(0, len(stack), size)]
    return np.concatenate(parts)


def betweenness_maximum(own: int, other: int) -> float:
    """Give the largest betweenness in a two-mode network (Borgatti & Everett 1997).

    `own` and `other` count the nodes of the node's own and of the other mode.

    >>> betweenness_maximum(18, 14)
    445.0
    """
    if own < 1 or other < 1:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def raw_betweenness(stack: Floats) -> Floats:
    """Betweenness of the actors, each unordered pair of nodes counted once."""

    def work(part: Floats) -> Floats:
        from_actors, _ = _dependencies(part)
        _, from_elements = _dependencies(np.ascontiguousarray(transposed(part)))
        return (from_actors + from_elements) / 2

    return _chunked(work, stack)


def betweenness(stack: Floats) -> Floats:
    """Betweenness of the actors over its two-mode maximum; NaN where the maximum is 0."""
    highest = betweenness_maximum(stack.shape[1], stack.shape[2])
    raw = raw_betweenness(stack)
    return raw / highest if highest else np.full_like(raw, np.nan)


def degree(stack: Floats) -> Floats:
    """Degree of the actors over the number of elements."""
    share: Floats = stack.mean(axis=2)
    return share


def closeness(stack: Floats) -> Floats:
    """Two-mode closeness of the actors, by component (see `two_mode_centrality`); isolates 0."""

    def work(part: Floats) -> Floats:
        levels = _levels(part)
        reached = [(level > 0).sum(axis=2).astype(np.float64) for level in levels]
        own, other = sum(reached[0::2]), sum(reached[1::2])
        distance = sum(depth * count for depth, count in enumerate(reached))
        nearest = other + 2 * (own - 1)
        share = (own + other - 1) / (part.shape[1] + part.shape[2] - 1)
        out: Floats = np.divide(
            nearest * share, distance, out=np.zeros_like(share), where=distance > 0
        )
        return out

    return _chunked(work, stack)


def eigenvector(stack: Floats) -> Floats:
    """First left singular vector, unit length; NaN for a network without a tie.

    Where several components share the first singular value, the vector is the one that power
    iteration from equal values reaches: the projection of the vector of ones.
    """
    values, vectors = np.linalg.eigh(stack @ transposed(stack))
    top = values[:, -1:]
    weights = vectors.sum(axis=1) * (values >= top * (1 - 1e-10))
    first = np.abs(np.einsum("rij,rj->ri", vectors, weights))
    first[top[:, 0] < 0.5] = np.nan  # the largest eigenvalue is at least the largest degree
    out: Floats = first / np.sqrt((first**2).sum(axis=1, keepdims=True))
    return out


def density(stack: Floats) -> Floats:
    """Share of the possible ties that are there."""
    share: Floats = stack.mean(axis=(1, 2))
    return share


def clustering(stack: Floats) -> Floats:
    """Robins–Alexander clustering: 4 × four-cycles / three-paths; NaN without a three-path."""
    shared = stack @ transposed(stack)
    rows = stack.sum(axis=2)
    both = (shared * (shared - 1)).sum(axis=(1, 2)) - (rows * (rows - 1)).sum(axis=1)
    cycles = both / 4  # each unordered pair stands twice in the sum, and C(x, 2) = x(x − 1)/2
    columns = stack.sum(axis=1)
    paths = np.einsum("ri,rik,rk->r", rows - 1, stack, columns - 1)
    out: Floats = np.divide(4 * cycles, paths, out=np.full(len(stack), np.nan), where=paths > 0)
    return out


def nested_pairs(stack: Floats) -> tuple[Floats, Floats]:
    """Sum of paired nestedness (per cent) over pairs of rows, and the number of pairs.

    A pair counts 100 × shared / smaller where one row is fuller than the other, else 0; rows
    without a tie are left out.
    """
    shared = stack @ transposed(stack)
    fill = stack.sum(axis=2)
    fuller = (fill[:, :, None] > fill[:, None, :]) & (fill[:, None, :] > 0)
    share = np.divide(shared, fill[:, None, :], out=np.zeros_like(shared), where=fuller)
    filled = (fill > 0).sum(axis=1)
    return 100 * share.sum(axis=(1, 2)), filled * (filled - 1) / 2


def nodf(stack: Floats) -> Floats:
    """NODF of rows and columns together, per cent; NaN where there is no pair."""
    sums, pairs = nested_pairs(stack)
    more_sums, more_pairs = nested_pairs(transposed(stack))
    count = pairs + more_pairs
    out: Floats = np.divide(
        sums + more_sums, count, out=np.full(len(stack), np.nan), where=count > 0
    )
    return out


ACTOR_KERNELS: dict[str, Kernel] = {
    "degree": degree,
    "closeness": closeness,
    "betweenness": betweenness,
    "eigenvector": eigenvector,
}
NETWORK_KERNELS: dict[str, Kernel] = {"density": density, "clustering": clustering, "nodf": nodf}


def kernel(statistic: str | Callable[[Floats], Any]) -> tuple[str, Kernel]:
    """Give the name and the kernel of a statistic: a named one, or any function of one matrix."""
    if callable(statistic):
        one = statistic

        def many(stack: Floats) -> Floats:
            return np.asarray([one(M) for M in stack], dtype=np.float64)

        return getattr(statistic, "__name__", "statistic"), many
    known = {**ACTOR_KERNELS, **NETWORK_KERNELS}
    if statistic not in known:
        raise InvalidOptionError("statistic", statistic, (*known, "a function of one matrix"))
    return statistic, known[statistic]
