"""Shares and their intervals."""

from __future__ import annotations

_NORMAL = 1.959963984540054  # the 97.5 % quantile


def share(part: float, whole: float) -> float:
    """A share, NaN where there is nothing to share.

    >>> share(1, 4), share(0, 0)
    (0.25, nan)
    """
    return part / whole if whole else float("nan")


def wilson(count: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson (1927); NaN where there is nothing to share.

    >>> [round(x, 4) for x in wilson(8, 10)]
    [0.4902, 0.9433]
    """
    if not of:
        return float("nan"), float("nan")
    p, z2 = count / of, _NORMAL**2
    centre = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = _NORMAL * ((p * (1 - p) + z2 / (4 * of)) / of) ** 0.5 / (1 + z2 / of)
    # Rounding alone may leave the interval by a hair at 0 and 1.
    return (0.0 if count == 0 else centre - half), (1.0 if count == of else centre + half)
