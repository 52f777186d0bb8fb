"""Table 5: which actors share more elements than their numbers of elements explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np

from kyodo_graph import measures
from kyodo_graph.analysis.city import TWO_MODE, City
from kyodo_graph.analysis.nulls import strata
from kyodo_graph.measures import Backbone, PairTest
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.measures.pair_tests import most_shared, poisson_binomial, tails_at
from kyodo_graph.networks.matrices import matrix
from kyodo_graph.tables import Table, Words, published

ALPHA = 0.05
CORRECTION = "holm"
SUMMARY = {
    "ja": "共参加ネットワークのバックボーン",
    "en": "Backbone of the co-participation network",
}
PAIRS = {"ja": "バックボーンに残る組", "en": "Pairs kept in the backbone"}
SUMMARY_COLUMNS = (
    "city", "model", "alpha", "tails", "correction", "pairs_tested", "pairs_tied", "pairs_kept",
    "least_p", "least_adjusted_p", "least_attainable_p", "note",
)  # fmt: skip
PAIR_COLUMNS = (
    "city", "actor_a", "label_a", "actor_b", "label_b", "shared_elements", "p", "p_adjusted",
)  # fmt: skip
_EMPTY: Words = {
    "ja": "補正後に残る組はない。関係がないのではなく、関わり数だけで説明できる以上の共有は"
    "示せないということ。",
    "en": "No pair is kept after correction: not that no one works together, but that no pair "
    "shares more than their numbers of elements explain.",
}
_POWERLESS: Words = {
    "ja": "この検定では、どの組も有意になりえない(関わり数がこの大きさでは、すべてを共有する組でも"
    "補正後のpがαを超える)。残る組がないことは、関係について何も語らない。",
    "en": "The test cannot reject here: with so few elements an actor even a pair that shares all "
    "it can stays above alpha after correction. That none is kept says nothing of the "
    "collaboration.",
}
_NONE: Words = {
    "ja": "主体が二つ未満のため検定できない",
    "en": "fewer than two actors: nothing to test",
}


def sdsm_by_plan(M: Floats, blocks: Sequence[Sequence[int]]) -> PairTest:
    """The stochastic degree sequence model with the margins of each plan generation by itself.

    The chance of each cell is fitted generation by generation (BiCM); shared elements of a pair are
    then Poisson-binomial over the columns of all of them, exactly. With one generation this is
    ``measures.sdsm``. Pairs that are never in one generation together cannot share: no test.
    """
    if len(blocks) == 1:
        return measures.sdsm(M)
    P = np.zeros_like(M)
    for columns in blocks:
        P[:, columns] = measures.bicm(M[:, columns])
    n = len(M)
    shared = (M @ M.T).astype(np.int64)
    most = sum((most_shared(M[:, columns]) for columns in blocks), np.zeros_like(shared))
    upper, lower, attainable = np.ones((n, n)), np.ones((n, n)), np.ones((n, n))
    for i in range(n):
        chances = poisson_binomial(P[i] * P[i:])
        above, below = tails_at(chances, shared[i, i:])
        upper[i, i:] = upper[i:, i] = above
        lower[i, i:] = lower[i:, i] = below
        attainable[i, i:] = attainable[i:, i] = tails_at(chances, most[i, i:])[0]
    options = {"plans": len(blocks)}
    return PairTest("sdsm by plan", shared, upper, lower, P @ P.T > 0, attainable, options=options)


def _backbone(city: City) -> Backbone | None:
    actors, elements, M = matrix(city.network(TWO_MODE))
    if len(actors) < 2 or not elements:
        return None
    test = sdsm_by_plan(M, strata(elements, city.plans))
    return measures.backbone(test, actors, alpha=ALPHA, correction=CORRECTION)


def _note(found: Backbone, lang: str) -> str:
    if found.kept:
        return ""
    return (_EMPTY if found.attainable else _POWERLESS)[lang]


def backbone_tables(city: City) -> tuple[Table, Table]:
    """Model, alpha, correction, pairs tested and kept, least p; and the pairs kept."""
    found = _backbone(city)
    told: Mapping[str, Any] = {"network": TWO_MODE, "p": "exact Poisson-binomial"}
    if found is None:
        row: tuple[Any, ...] = (city.key, *(None,) * 10, _NONE[city.lang])
        return (
            published("backbone", SUMMARY, SUMMARY_COLUMNS, [row], told),
            published("backbone_pairs", PAIRS, PAIR_COLUMNS, [], told),
        )
    row = (
        city.key, found.model, found.alpha, 1, found.correction, found.tested, found.tied,
        found.kept, found.least_p, found.least_adjusted, found.least_attainable,
        _note(found, city.lang),
    )  # fmt: skip
    graph: nx.Graph[Any] = found.graph
    pairs = [
        (city.key, a, city.name(a), b, city.name(b), d["weight"], d["p"], d["p_adjusted"])
        for a, b, d in graph.edges(data=True)
    ]
    pairs.sort(key=lambda r: (r[6], r[1], r[3]))
    return (
        published("backbone", SUMMARY, SUMMARY_COLUMNS, [row], told),
        published("backbone_pairs", PAIRS, PAIR_COLUMNS, pairs, {**told, "alpha": ALPHA}),
    )
