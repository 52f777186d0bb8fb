"""Scales, round values on them, and shades of colour."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

SHADE = "#0b5cad"


@dataclass(frozen=True)
class Scale:
    """A linear scale from values to inches."""

    low: float
    high: float
    left: float
    room: float

    def at(self, value: float) -> float:
        """Where a value stands; what lies beyond an end stands at the end.

        >>> Scale(0, 10, 1, 2).at(5), Scale(0, 10, 1, 2).at(99)
        (2.0, 3.0)
        """
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.left + self.room * min(max(share, 0.0), 1.0)


def ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round values between two ends, at most so many.

    >>> ticks(0, 100), ticks(-2.3, 4.1), ticks(0, 0.31)
    ((0.0, 20.0, 40.0, 60.0, 80.0, 100.0), (-2.0, 0.0, 2.0, 4.0), (0.0, 0.1, 0.2, 0.3))
    """
    if not high > low:
        return (low,)
    rough = (high - low) / max(most - 1, 1)
    unit = 10.0 ** floor(log10(rough))
    step = next(m * unit for m in (1, 2, 5, 10, 20) if (high - low) / (m * unit) <= most - 1 + 1e-9)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(round(k * step, 10) + 0.0 for k in range(first, last + 1))


def tint(share: float) -> str:
    """A shade from white to the accent colour, darker for more.

    >>> tint(0), tint(1)
    ('#ffffff', '#0b5cad')
    """
    return lighten(SHADE, 1 - min(max(share, 0.0), 1.0))


def lighten(colour: str, share: float) -> str:
    """A colour mixed with white; a share of 1 is white.

    >>> lighten("#0072b2", 0.5)
    '#80b8d8'
    """
    parts = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)
