"""What a city would be seen to cover had it listed fewer elements."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from .diversity import amounts
from .errors import InvalidMatrixError, InvalidOptionError


@dataclass(frozen=True)
class Rarefied:
    """Themes expected in a smaller sample: `expected` number, its `sd`, chance of each theme."""

    expected: float
    sd: float
    chances: tuple[float, ...]
    size: int
    total: int


def rarefaction(counts: ArrayLike, size: int, total: int | None = None) -> Rarefied:
    """Give how many themes a city would be seen to cover had it listed fewer elements.

    Theme i is missed by a random sample of `size` of the N elements with the chance
    q_i = C(N − y_i, size) / C(N, size); expected are Σ(1 − q_i) themes. The variance is that of
    drawing the sample, with the elements as they are.

    Args:
        counts: number of elements y_i of each theme.
        size: elements in the sample, from 0 to N.
        total: N. None: each element has exactly one theme, N = Σ y_i (Hurlbert's individuals).
            Where an element may have several themes or none, give their number: then it is the
            sample-based rarefaction of Colwell and colleagues; the variance then depends on which
            themes stand together and is not given (sd NaN).

    Returns: Rarefied.

    Raises: InvalidMatrixError (NaN, negative, not whole), EmptyNetworkError (no themes),
    InvalidOptionError (size or total out of range).

    References: Hurlbert (1971); variance: Heck, van Belle & Simberloff (1975); Colwell, Mao & Chang
    (2004).

    >>> r = rarefaction([2, 1, 1], size=2)
    >>> round(r.expected, 6), [round(c, 6) for c in r.chances]
    (1.833333, [0.833333, 0.5, 0.5])
    """
    (values,) = amounts([counts], "rarefaction")
    if (values != np.round(values)).any():
        raise InvalidMatrixError("rarefaction: expected whole numbers")
    y = [int(v) for v in values]
    N = sum(y) if total is None else total
    if max(y) > N:
        raise InvalidOptionError("total", total, f"at least the largest count, {max(y)}")
    if not 0 <= size <= N:
        raise InvalidOptionError("size", size, f"a whole number from 0 to {N}")
    ways = comb(N, size)
    missed = [comb(N - k, size) for k in y]
    expected = sum(ways - m for m in missed) / ways
    sd = float("nan")
    if total is None:
        # In whole numbers: the differences are small against the terms.
        single = sum(m * (ways - m) for m in missed)
        double = sum(
            comb(N - y[i] - y[j], size) * ways - missed[i] * missed[j]
            for i in range(len(y))
            for j in range(i)
        )
        sd = float(((single + 2 * double) / ways**2) ** 0.5)
    return Rarefied(expected, sd, tuple((ways - m) / ways for m in missed), size, N)
