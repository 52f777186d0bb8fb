"""Indices of a plan's network that do not depend on its size, for many networks in one pass.

Each index is computed on stacks of two-mode matrices (networks, actors, initiatives), so that the
null of the same margins and the bootstrap over initiatives cost little more than the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kyodo_graph.compare.spreads import SURE
from kyodo_graph.compare.units import Network
from kyodo_graph.measures import kernels
from kyodo_graph.measures.bootstrap import resampled
from kyodo_graph.measures.centralization import two_mode_centralizations
from kyodo_graph.measures.empirical import published_z
from kyodo_graph.measures.ensembles import NullDistribution, null_of, random_stacks
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.measures.kernels import co_participation
from kyodo_graph.networks.matrices import matrix

INDICES = (
    "density",
    "degree_centralization",
    "betweenness_centralization",
    "nodf",
    "clustering",
    "sector_ei",
    "sector_modularity",
    "core_periphery",
    "triad_102",
    "triad_201",
    "triad_300",
)


@dataclass(frozen=True)
class Index:
    """An index with its resampling range and its place in the null of the same margins.

    ``bias`` is the mean of the resamples less the value: initiatives drawn twice make some indices
    systematically larger or smaller, and the range with them. ``distinct`` counts the unlike values
    among the null networks; with too few there is no z. ``least_p`` is the
    smallest p that a network with these margins could have got.
    """

    name: str
    value: float
    lower: float
    upper: float
    bias: float
    expected: float
    sd: float
    z: float
    p: float
    distinct: int
    least_p: float

    @property
    def difference(self) -> float:
        """The size of the effect: the value less the mean of the null."""
        return self.value - self.expected if self.distinct > 1 else float("nan")

    @property
    def can_reject(self) -> bool:
        """Whether the null varies enough that some network could have been told from it."""
        return self.least_p <= SURE


def profile(network: Network, trials: int, seed: int) -> list[Index]:
    """All indices of one network, with nulls (curveball) and percentile ranges."""
    actors, elements, M = matrix(network)
    compute = _Kernel([str(network.nodes[a].get("sector", "")) for a in actors])
    null = _null(M, compute, trials, seed)
    rng = np.random.default_rng(seed)
    m = len(elements)
    samples = resampled(compute, M > 0, rng.integers(0, m, size=(trials, m)))
    return [
        Index(
            name,
            float(null.observed[i]),
            *_interval(samples[:, i], float(null.observed[i])),
            float(null.expected[i]),
            float(null.sd[i]),
            published_z(float(null.z[i]), float(null.distinct[i])),
            float(null.p[i]) if null.distinct[i] > 1 else float("nan"),
            int(null.distinct[i]),
            float(null.finest[i]),
        )
        for i, name in enumerate(INDICES)
    ]


def differences(network: Network, trials: int, seed: int) -> dict[str, tuple[float, float]]:
    """Each index by name: its value, and by how much it differs from the mean of its null."""
    actors, _, M = matrix(network)
    compute = _Kernel([str(network.nodes[a].get("sector", "")) for a in actors])
    null = _null(M, compute, trials, seed)
    return {
        name: (float(null.observed[i]), float(null.observed[i] - null.expected[i]))
        for i, name in enumerate(INDICES)
    }


def _null(M: Floats, compute: _Kernel, trials: int, seed: int) -> NullDistribution:
    stacks = random_stacks(M, trials, seed=seed)
    return null_of(M, "profile", compute, stacks, model="curveball", seed=seed, options={})


class _Kernel:
    """The indices of many matrices at once: networks by indices."""

    def __init__(self, sectors: Sequence[str]) -> None:
        names = sorted(set(sectors))
        self.groups = np.array([[float(s == n) for n in names] for s in sectors])
        self.same = self.groups @ self.groups.T

    def __call__(self, stack: Floats) -> Floats:
        P = co_participation(stack)
        return np.stack(
            [
                kernels.density(stack),
                two_mode_centralizations(stack, "degree"),
                two_mode_centralizations(stack, "betweenness"),
                kernels.nodf(stack),
                kernels.clustering(stack),
                self._ei(P),
                self._modularity(P),
                _core(P),
                *_triads(P),
            ],
            axis=1,
        )

    def _ei(self, P: Floats) -> Floats:
        ties = P.sum(axis=(1, 2))
        inside = (P * self.same).sum(axis=(1, 2))
        return _divide(ties - 2 * inside, ties)

    def _modularity(self, P: Floats) -> Floats:
        ties = P.sum(axis=(1, 2))
        inside = _divide((P * self.same).sum(axis=(1, 2)), ties)
        strength = P.sum(axis=2) @ self.groups
        chance: Floats = inside - _divide((strength**2).sum(axis=1), ties**2)
        return chance


def _triads(P: Floats) -> tuple[Floats, Floats, Floats]:
    """Shares of triples with one, two and three ties (undirected classes 102, 201, 300)."""
    n = P.shape[1]
    degree = P.sum(axis=2)
    closed = np.einsum("rij,rji->r", P @ P, P) / 6
    open_ = (degree * (degree - 1)).sum(axis=1) / 2 - 3 * closed
    single = degree.sum(axis=1) / 2 * (n - 2) - 2 * open_ - 3 * closed
    triples = np.full(len(P), n * (n - 1) * (n - 2) / 6)
    return _divide(single, triples), _divide(open_, triples), _divide(closed, triples)


def _core(P: Floats) -> Floats:
    """Fit of the best core and periphery among cores of the k actors of highest degree.

    The correlation with the ideal pattern of Borgatti and Everett (a pair is tied if either is in
    the core). `measures.core_periphery` searches all cores and may find a better one; here value
    and null are searched in the same, quick way, so that z compares like with like.
    """
    n = P.shape[1]
    if n < 3:
        return np.full(len(P), np.nan)
    order = np.argsort(-P.sum(axis=2), axis=1, kind="stable")
    ranked = np.take_along_axis(np.take_along_axis(P, order[:, :, None], 1), order[:, None, :], 2)
    later = np.triu(ranked, 1).sum(axis=2)
    # Ties (both ways) among the actors from place k on: those outside a core of k.
    outer = 2 * np.cumsum(later[:, ::-1], axis=1)[:, ::-1][:, 1:]
    left = n - np.arange(1.0, n)
    cells, expected = float(n * (n - 1)), n * (n - 1) - left * (left - 1)
    ties = P.sum(axis=(1, 2))[:, None]
    spread = ties * (cells - ties) * expected * (cells - expected)
    fits = np.divide(
        cells * (ties - outer) - ties * expected,
        np.sqrt(np.maximum(spread, 0.0)),
        out=np.full_like(outer, -np.inf),
        where=spread > 0.5,
    )
    best = fits.max(axis=1)
    return np.where(np.isfinite(best), best, np.nan)


def _interval(samples: Floats, value: float) -> tuple[float, float, float]:
    """Lower and upper end (95 %, percentile) and the bias: the resamples' mean less the value."""
    defined = samples[np.isfinite(samples)]
    if not defined.size or not np.isfinite(value):
        return float("nan"), float("nan"), float("nan")
    low, high = np.quantile(defined, (0.025, 0.975))
    return float(low), float(high), float(defined.mean()) - value


def _divide(part: Floats, whole: Floats) -> Floats:
    out: Floats = np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0)
    return out
