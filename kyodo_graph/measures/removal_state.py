"""The state of a two-mode network before and after a loss, as `remove_actor` compares it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .graphs import Bools, Floats
from .kernels import co_participation
from .paths import hop_distances

EFFECTS = (
    "orphaned",
    "leaderless",
    "components",
    "fragmentation",
    "distance_fragmentation",
    "sector_pairs",
    "sector_pairs_connected",
)
# Of the last two there are fewer after a loss, of all others more.
_WORSE = np.array([1, 1, 1, 1, 1, -1, -1])


@dataclass(frozen=True)
class State:
    """Elements without actor and with lead, cohesion, and which sectors meet or are connected."""

    orphaned: Bools
    led: Bools
    components: float
    fragmentation: float
    distance_fragmentation: float
    meeting: Bools
    connected: Bools

    def values(self, has_leads: bool) -> tuple[float, ...]:
        """Give the numbers in the order of EFFECTS; without any lead, leaderless is NaN."""
        return (
            float(self.orphaned.sum()),
            float((~self.led).sum()) if has_leads else np.nan,
            self.components,
            self.fragmentation,
            self.distance_fragmentation,
            float(np.triu(self.meeting, 1).sum()),
            float(np.triu(self.connected, 1).sum()),
        )


def loss(before: State, after: State, has_leads: bool) -> Floats:
    """Give how much worse each effect is, in the order of EFFECTS."""
    change = np.array(after.values(has_leads)) - np.array(before.values(has_leads))
    worse: Floats = change * _WORSE
    return worse


def state(M: Floats, leads: Bools, member: Floats, rows: NDArray[np.int64]) -> State:
    """Give the state of the network with the actors `rows` only.

    `member` has a row for each actor and a column for each sector (no column: no sectors).
    """
    part = M[rows]
    a, e = part.shape
    A = np.zeros((a + e, a + e))
    A[:a, a:] = part
    A[a:, :a] = part.T
    D = hop_distances(A)
    held = np.isfinite(D)
    within = held.sum(axis=1)
    n = a + e
    nearness = np.divide(1.0, D, out=np.zeros_like(D), where=D > 0).sum()
    pairs = n * (n - 1)
    joined = held[:a, :a] & ~np.eye(a, dtype=np.bool_)
    sector = member[rows]
    led: Bools = np.asarray(leads[rows].any(axis=0), dtype=np.bool_)
    return State(
        np.asarray(part.sum(axis=0) == 0),
        led,
        float(round((1.0 / within).sum())),
        1.0 - float((within - 1).sum()) / pairs if pairs else np.nan,
        1.0 - float(nearness) / pairs if pairs else np.nan,
        sector.T @ co_participation(part) @ sector > 0,
        sector.T @ joined @ sector > 0,
    )
