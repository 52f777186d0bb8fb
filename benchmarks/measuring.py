"""Timing two things in turn, so that a ratio holds even where the machine's speed drifts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measurement: ours, the peer's (seconds, medians) and the median of the ratios."""

    what: str
    peer: str
    ours: float
    theirs: float
    ratio: float
    runs: int

    def cells(self) -> list[str]:
        """The row as text."""
        return [self.what, self.peer, seconds(self.ours), seconds(self.theirs), f"{self.ratio:.2f}"]


def seconds(value: float) -> str:
    """A duration with a fitting unit."""
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def timed(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def side_by_side(
    what: str, peer: str, ours: Callable[[], object], theirs: Callable[[], object], runs: int = 7
) -> Row:
    """Run both in turn after one warm-up each."""
    timed(ours)
    timed(theirs)
    pairs = [(timed(ours), timed(theirs)) for _ in range(runs)]
    return Row(
        what,
        peer,
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
        runs,
    )


def command(arguments: Sequence[str]) -> Callable[[], object]:
    """A whole process of this Python, its output thrown away."""
    line = [sys.executable, *arguments]
    return lambda: subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
