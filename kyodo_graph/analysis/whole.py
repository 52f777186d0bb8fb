"""Table 6: indices of the whole network, each set against chance where chance is defined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import networkx as nx
import numpy as np

from kyodo_graph import measures
from kyodo_graph.analysis.city import TIES, TWO_MODE, City, Options
from kyodo_graph.analysis.families import CORRECTION, corrected
from kyodo_graph.analysis.nulls import null, strata
from kyodo_graph.analysis.place_indices import PROJECTION
from kyodo_graph.analysis.scores import no_loops
from kyodo_graph.analysis.variants import UNASSIGNED, Network
from kyodo_graph.measures import NullDistribution
from kyodo_graph.measures.empirical import NullArrays, against, published_z
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.measures.kernels import co_participation, kernel
from kyodo_graph.networks.matrices import actors_of, matrix, projected
from kyodo_graph.tables import Table, Words, published

TITLE = {"ja": "ネットワーク全体の指標", "en": "Indices of the whole network"}
COLUMNS = (
    "city", "index", "network", "value", "expected", "sd", "distinct", "z", "p_upper", "p_lower",
    "p", "p_adjusted", "trials", "null", "note",
)  # fmt: skip
# Beyond this many actors a search for a core takes so long that core and periphery is left out.
SEARCHED = 40
MARGINS = "curveball, margins kept by plan"
_NOTES: dict[str, Words] = {
    "fixed": {"ja": "帰無モデルが固定する", "en": "kept by the null model"},
    "pieces": {"ja": "連結でないため定義されない", "en": "undefined: the network is in pieces"},
    "undefined": {"ja": "定義されない", "en": "undefined"},
    "unsearched": {
        "ja": f"主体が{SEARCHED}を超えるため計算しない",
        "en": f"left out beyond {SEARCHED} actors: the search takes too long",
    },
}
_CORE: Words = {
    "ja": "中核:{core}。検定はしない(関係の数だけを保つ帰無モデルは、ハブが一つあれば上回れる)",
    "en": "core: {core}; not tested (any hub beats a null that keeps the number of ties alone)",
}
_REMARKS: tuple[Words, ...] = (
    {
        "ja": "中心化は密度とともに動く。値ではなくzを見ること。actor-actorの帰無モデルは二部"
        "ネットワークを並べ替えてから射影したもの。",
        "en": "Centralisation goes with density: read z, not the value. The null of actor-actor "
        "deals out the two-mode network and then projects it.",
    },
    {
        "ja": "ei_sectorは、部門を割り当てられない主体(S99)を除いて計算する。",
        "en": "ei_sector leaves out actors whose sector can't be assigned (S99).",
    },
)
_ONE_MODE = (
    "density",
    "centralization_degree",
    "centralization_betweenness",
    "ei_sector",
    "modularity",
)


def whole(city: City, options: Options, tests: dict[str, NullDistribution]) -> Table:
    """Centralisation, density, E–I index, core and periphery, modularity and nestedness.

    ``tests`` are the null distributions of the actors' centralities where they have been drawn.
    """
    B, T = city.network(TWO_MODE), no_loops(city.network(TIES))
    rows: list[tuple[Any, ...]] = []
    if actors_of(B):
        rows += _two_mode(city, B, options, tests)
        rows += _projection(city, B, options)
    if T.number_of_edges():
        sectors = {n: city.actors[n].sector or "none" for n in T}
        rows.append(_ei(city, T, sectors, TIES, options))
        rows.append(_row(city, "density", TIES, nx.density(T)))
    told = {"trials": options.trials, "trials_one_by_one": options.slow, "seed": options.seed,
            "correction": CORRECTION,
            "pattern": "touch", "modularity": "Louvain, resolution 1"}  # fmt: skip
    return published("whole", TITLE, COLUMNS, corrected(rows, COLUMNS), told, _REMARKS)


def _two_mode(
    city: City, B: Network, options: Options, tests: dict[str, NullDistribution]
) -> Iterator[tuple[Any, ...]]:
    actors, elements, M = matrix(B)
    yield _row(city, "density", TWO_MODE, float(M.mean()), note="fixed")
    for index in ("degree", "closeness", "betweenness"):
        value = measures.two_mode_centralization(B, actors, index)
        name = f"centralization_{index}"
        if index == "degree":
            yield _row(city, name, TWO_MODE, value, note="fixed")
        elif value != value:  # NaN differs from itself
            yield _row(city, name, TWO_MODE, value, note="pieces")
        else:
            test = tests.get(index) or _null(city, M, elements, index, options.trials, options)
            yield _row(city, name, TWO_MODE, value, *_spreads(value, test))
    if min(M.shape) > 1:
        nodf = _null(city, M, elements, "nodf", options.trials, options)
        yield _row(city, "nodf", TWO_MODE, float(nodf.observed), nodf, MARGINS)


def _null(
    city: City,
    M: Floats,
    elements: Sequence[str],
    statistic: str | Callable[[Floats], Floats],
    trials: int,
    options: Options,
) -> NullDistribution:
    """A statistic against random networks with the margins of each plan."""
    key = ("null", statistic if isinstance(statistic, str) else PROJECTION, options)
    blocks = strata(elements, city.plans)
    return city.once(key, lambda: null(M, blocks, *kernel(statistic), trials, options.seed))


def _spreads(value: float, test: NullDistribution) -> tuple[NullArrays, str]:
    """Centralisation in the null networks: their spreads on the scale of the observed one.

    The divisor depends on the numbers of actors and elements alone, so that it is the same in all.
    """
    own = float((test.observed.max() - test.observed).sum())
    drawn = (test.samples.max(axis=1, keepdims=True) - test.samples).sum(axis=1)
    scale = value / own if own > 0 else 1.0
    return against(value, drawn * scale), MARGINS


def _projection(city: City, B: Network, options: Options) -> Iterator[tuple[Any, ...]]:
    actors, elements, M = matrix(B)
    sectors = [city.actors[a].sector or "none" for a in actors]
    if len(actors) < 3 or not M.any():
        return
    groups = dict(enumerate(sectors))

    def several(N: Floats) -> Floats:
        return _one_mode(N, groups, options.seed)

    test = _null(city, M, elements, several, options.slow, options)
    for k, name in enumerate(_ONE_MODE):
        own = NullArrays(**{f: getattr(test, f)[k] for f in NullArrays.__dataclass_fields__})
        yield _row(city, name, PROJECTION, float(own.observed), own, MARGINS)
    P = projected(B)
    yield _ei(city, P, dict(zip(actors, sectors, strict=True)), PROJECTION, options)
    yield _core(city, P, options)


def _one_mode(M: Floats, groups: dict[int, str], seed: int) -> Floats:
    P = nx.from_numpy_array(co_participation(M))
    told = [(groups[u], groups[v]) for u, v in P.edges]
    known = [pair for pair in told if UNASSIGNED not in pair]
    ties, same = len(known), sum(u == v for u, v in known)
    return np.array(
        [
            nx.density(P),
            measures.centralization(P, "degree"),
            measures.centralization(P, "betweenness"),
            (ties - 2 * same) / ties if ties else np.nan,
            measures.louvain(P, seed=seed).modularity,
        ]
    )


def _ei(
    city: City, G: Network, sectors: dict[str, str], network: str, options: Options
) -> tuple[Any, ...]:
    known = G.subgraph(n for n in G if sectors[n] != UNASSIGNED)
    if not known.number_of_edges():
        return _row(city, "ei_sector", network, float("nan"))
    e = city.once(
        ("ei", network, options),
        lambda: measures.ei_index(known, sectors, trials=options.trials, seed=options.seed),
    )
    return _row(city, "ei_sector", network, e.value, e, "permuted sectors")


def _core(city: City, P: Network, options: Options) -> tuple[Any, ...]:
    n = P.number_of_nodes()
    if n > SEARCHED:
        return _row(city, "core_periphery", PROJECTION, float("nan"), note="unsearched")
    found = city.once(("core", options.seed), lambda: measures.core_periphery(P, seed=options.seed))
    if not found.core:
        return _row(city, "core_periphery", PROJECTION, found.correlation, note="undefined")
    core = _CORE[city.lang].format(core=("、" if city.lang == "ja" else ", ").join(
        city.name(a) for a in found.core
    ))  # fmt: skip
    return (*_row(city, "core_periphery", PROJECTION, found.correlation)[:-1], core)


def _row(
    city: City, index: str, network: str, value: float, test: Any = None, model: str = "",
    *, note: str = "",
) -> tuple[Any, ...]:  # fmt: skip
    cells: tuple[Any, ...] = (None,) * 9
    if test is not None:
        columns = ("expected", "sd", "distinct", "z", "p_upper", "p_lower", "p", "trials")
        at = {c: float(getattr(test, c)) for c in columns}
        at["z"] = published_z(at["z"], at["distinct"])
        trials = at.pop("trials")
        cells = (*at.values(), None, trials)
    if value != value and not note:  # NaN differs from itself
        note = "undefined"
    told = _NOTES[note][city.lang] if note else ""
    return (city.key, index, network, value, *cells, model, told)
