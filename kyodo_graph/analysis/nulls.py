"""Nulls and resampling ranges of a two-mode network, generation by generation of its plans."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from kyodo_graph.analysis.city import Options
from kyodo_graph.analysis.place_indices import STACK, declared
from kyodo_graph.analysis.scores import singles, singles_of
from kyodo_graph.analysis.variants import Network
from kyodo_graph.measures import Bootstrap, bootstrap, curveball_stacks
from kyodo_graph.measures.empirical import published_z
from kyodo_graph.measures.ensembles import NullDistribution, null_of
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.measures.kernels import Kernel, kernel
from kyodo_graph.networks.matrices import matrix

# Matrices drawn at a time: a bound on memory; part of what the seed stands for.
_BATCH = 500
_COLUMNS = ("expected", "sd", "z", "p_upper", "p_lower", "p", "distinct", "finest")

ENOUGH_ELEMENTS = 5
"""With fewer elements of its own an actor gets no resampling range.

Over plans of independent parts the range of betweenness held the value behind them in a third of
plans with one element, in three quarters with five (docs/methods.md).
"""


@dataclass(frozen=True)
class Chance:
    """What an actor's value is set against: null model and resampling range, NaN where undefined.

    ``z`` is there with `ENOUGH_DISTINCT` null values or more (``distinct``), the range with
    `ENOUGH_ELEMENTS` elements or more; ``finest`` is the smallest p that the null gives to a value
    of its own.
    """

    expected: float
    sd: float
    z: float
    p_upper: float
    p_lower: float
    p: float
    trials: int
    distinct: int
    finest: float
    lower: float
    upper: float
    resamples: int


def strata(elements: Sequence[str], plans: Mapping[str, str]) -> list[list[int]]:
    """The columns of each plan, plans in order; elements of no known plan make one more."""
    found: dict[str, list[int]] = {}
    for k, element in enumerate(elements):
        found.setdefault(plans.get(element, ""), []).append(k)
    return [found[plan] for plan in sorted(found)]


def stratified(
    M: Floats, blocks: Sequence[Sequence[int]], count: int, seed: int
) -> Iterator[Floats]:
    """Random matrices with the margins of M within each block of columns, in stacks.

    An actor keeps its number of elements in each generation of the plan, an element its number of
    actors: no tie moves from one generation to another. With one block this is the plain curveball.
    """
    for at in range(0, count, _BATCH):
        size = min(_BATCH, count - at)
        stack = np.empty((size, *M.shape))
        for number, columns in enumerate(blocks):
            own = int(np.random.SeedSequence([seed, number, at]).generate_state(1)[0])
            drawn = curveball_stacks(M[:, columns], size, seed=own)
            stack[:, :, columns] = np.concatenate(list(drawn))
        yield stack


def null(
    M: Floats,
    blocks: Sequence[Sequence[int]],
    statistic: str,
    compute: Kernel,
    trials: int,
    seed: int,
) -> NullDistribution:
    """A statistic of M against its values in matrices with the same margins by generation."""
    stacks = stratified(M, blocks, trials, seed)
    model = "curveball" if len(blocks) == 1 else "curveball by plan"
    return null_of(M, statistic, compute, stacks, model=model, seed=seed, options={})


def chances(
    B: Network, plans: Mapping[str, str], options: Options, wanted: Collection[str]
) -> tuple[dict[str, dict[str, Chance]], dict[str, NullDistribution]]:
    """Null place and resampling range of actors on each index that has them.

    Those that are computed network by network are so for the actors ``wanted`` alone, with
    ``options.slow``, the others with ``options.trials``. Beside them the null distributions of the
    latter, for indices made from them. Elements are resampled with replacement for the ranges (the
    middle 95 % of the resamples).
    """
    actors, elements, M = matrix(B)
    if not elements or len(actors) < 2:
        return {}, {}
    blocks = strata(elements, plans)
    found: dict[str, dict[str, Chance]] = {}
    tests: dict[str, NullDistribution] = {}
    for index in declared().values():
        if index.kernel is None:
            continue
        if index.null == STACK:
            tests[index.name] = null(M, blocks, *kernel(index.kernel), options.trials, options.seed)
        interval = bootstrap(M, index.kernel, options.trials, options.seed)
        found[index.name] = _by_actor(actors, M, tests.get(index.name), interval)
    if asked := [a for a in actors if a in wanted]:
        found |= _singles(actors, asked, M, blocks, options)
    return found, tests


def _singles(
    actors: Sequence[str],
    wanted: Sequence[str],
    M: Floats,
    blocks: Sequence[Sequence[int]],
    options: Options,
) -> dict[str, dict[str, Chance]]:
    at = [actors.index(actor) for actor in wanted]

    def flat(N: Floats) -> Floats:
        return np.concatenate(list(singles_of(N, at).values()))

    test = null(M, blocks, *kernel(flat), options.slow, options.seed)
    interval = bootstrap(M, flat, options.slow, options.seed)
    found = {}
    for k, name in enumerate(singles()):
        own = slice(k * len(at), (k + 1) * len(at))
        found[name] = _by_actor(wanted, M[at], test, interval, own)
    return found


def _by_actor(
    actors: Sequence[str],
    M: Floats,
    test: NullDistribution | None,
    interval: Bootstrap,
    own: slice = slice(None),
) -> dict[str, Chance]:
    ends = (interval.lower[own], interval.upper[own], interval.trials[own])
    found = {}
    for k, actor in enumerate(actors):
        against = [float(getattr(test, c)[own][k]) if test else np.nan for c in _COLUMNS]
        trials = int(test.trials[own][k]) if test else 0
        low, high, resamples = (float(end[k]) for end in ends)
        if M[k].sum() < ENOUGH_ELEMENTS:
            low = high = np.nan
        expected, sd, z, p_upper, p_lower, p, distinct, finest = against
        shown = published_z(z, distinct)
        told = 0 if isnan(distinct) else int(distinct)
        found[actor] = Chance(
            expected, sd, shown, p_upper, p_lower, p, trials, told, finest, low, high,
            int(resamples),
        )  # fmt: skip
    return found
