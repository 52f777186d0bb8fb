"""Table 2: every actor of a city with its centralities, holes, brokerage and rank interval."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from typing import Any

from kyodo_graph import measures
from kyodo_graph.analysis.city import TIES, TWO_MODE, City, Options
from kyodo_graph.analysis.families import CORRECTION, corrected, limits_of_null
from kyodo_graph.analysis.place_indices import Scores, declared
from kyodo_graph.analysis.scores import all_scores, no_loops
from kyodo_graph.analysis.variants import UNASSIGNED
from kyodo_graph.measures.brokerage_moments import ROLES
from kyodo_graph.measures.empirical import published_z
from kyodo_graph.networks.matrices import actors_of
from kyodo_graph.tables import Table, published

_WHO = ("city", "actor", "label", "type", "sector", "specificity")
_RANKS = ("best_rank", "worst_rank", "dominates", "dominated_by")
BROKERAGE_COLUMNS = (
    "city", "actor", "label", "sector", "role", "raw", "permuted_mean", "permuted_sd", "distinct",
    "z", "p", "p_adjusted", "note",
)  # fmt: skip
TITLE = {"ja": "主体の位置", "en": "Actors and their places"}
BROKERAGE = {"ja": "仲介の役割(Gould–Fernandez)", "en": "Brokerage roles (Gould and Fernandez)"}
REMARKS = (
    {
        "ja": "空欄は未定義か、その主体がそのネットワークにいないこと。0ではない。",
        "en": "An empty cell is undefined, or the actor is not in that network; it is not 0.",
    },
    {
        "ja": "総称の主体(「市民」など)と市役所は、文書の書き方のために中心に見えやすい。"
        "変種の表と並べて読むこと。",
        "en": "Generic actors (such as 市民) and the city office look central because of the way "
        "plans are written: read this beside the table of variants.",
    },
)
LEFT_OUT = {
    "ja": "誰の間にも立たない主体は、中間支援組織を除いて載せていない。",
    "en": "Actors that stand between no one are left out, the intermediaries excepted.",
}
ASSIGNED = {
    "ja": "部門を割り当てられない主体(S99)は、この表の計算から除いている。",
    "en": "Actors whose sector can't be assigned (S99) are left out of this table's network.",
}
PERMUTED = {
    "ja": "zとpは、関係をそのままにして部門を主体の間で配り直した並べ替えに対するもの。pは両側で、"
    "この表のすべてのpを一つの族として補正したものがp_adjusted。値が20通りに満たなければzは示さない。",
    "en": "z and p are against sectors dealt out anew among the actors, the ties staying as they "
    "are. p is two-sided; all p of this table are one family for p_adjusted. There is no z of "
    "fewer than 20 different values.",
}


def scores(city: City, variant: str = "all") -> dict[str, Scores]:
    """All indices of a variant of the city's networks."""
    return all_scores(city.network(TWO_MODE, variant), city.network(TIES, variant))


def actor_table(city: City, found: Mapping[str, Scores]) -> Table:
    """One row for each actor of the two-mode network or of the ties."""
    B = city.network(TWO_MODE)
    places: dict[str, dict[str, Any]] = {}
    options: dict[str, Any] = {
        "centralities": "two-mode, Borgatti & Everett 1997, unweighted",
        "holes": "co-participation network, scope ego, unweighted",
        "eigenvector": "whole network",
        "ev_normalised": "undirected, zero where betweenness is",
        "ties": "stated and implied, directed, unweighted",
    }
    if actors := actors_of(B):
        order = measures.dominance(B, actors)
        places = order.nodes.keyed("node")
        options["dominance"] = "two-mode network, actors only"
        options["comparable_pairs"] = f"{order.comparable} of {order.pairs}"
    columns = (*_WHO, *declared(), *_RANKS)
    rows = []
    for a in city.actors.values():
        values = [found.get(name, {}).get(a.id) for name in declared()]
        if all(v is None for v in values):
            continue
        rank = [places.get(a.id, {}).get(k) for k in _RANKS]
        rows.append((city.key, a.id, a.label, a.type, a.sector, a.specificity, *values, *rank))
    rows.sort(key=lambda row: _by_betweenness(dict(zip(columns, row, strict=True))))
    return published("actors", TITLE, columns, rows, options, REMARKS)


def brokerage_table(city: City, options: Options) -> Table:
    """Gould–Fernandez roles on the stated ties, by sector, against moments and permutation."""
    every = no_loops(city.network(TIES))
    plain = every.subgraph(n for n in every if city.actors[n].sector != UNASSIGNED)
    told: dict[str, Any] = {"network": TIES, "groups": "sector", "trials": options.trials}
    told |= {"seed": options.seed, "directed": True, "credit": "full"}
    told |= {"null": "permuted sectors", "correction": CORRECTION}
    rows: list[tuple[Any, ...]] = []
    if plain.number_of_nodes():
        sectors = {n: city.actors[n].sector or "none" for n in plain}
        nodes = city.once(
            ("brokerage", options),
            lambda: (
                measures.gould_fernandez(
                    plain, sectors, trials=options.trials, seed=options.seed
                ).nodes
            ),
        )
        records = list(nodes.records())
        shown = {r["node"] for r in records if r["role"] == "total" and r["raw"]}
        shown |= set(city.subjects)
        for r in sorted(records, key=lambda r: (r["node"], ROLES.index(r["role"]))):
            if r["node"] in shown:
                a = city.actors[r["node"]]
                own = (r["raw"] - r["permuted_mean"]) / (r["permuted_sd"] or nan)
                r["z"] = published_z(own, r["distinct"])
                cells = [r.get(c) for c in BROKERAGE_COLUMNS[4:-1]]
                note = "; ".join(limits_of_null(r["distinct"], r["finest"], city.lang))
                rows.append((city.key, a.id, a.label, sectors[a.id], *cells, note))
    adjusted = corrected(rows, BROKERAGE_COLUMNS)
    remarks = (LEFT_OUT, PERMUTED, ASSIGNED)
    return published("brokerage", BROKERAGE, BROKERAGE_COLUMNS, adjusted, told, remarks)


def _by_betweenness(cells: Mapping[str, Any]) -> tuple[float, float, str]:
    """The most central first: by betweenness, then degree, then id; what has neither last."""
    return -_number(cells["betweenness"]), -_number(cells["degree"]), str(cells["actor"])


def _number(value: Any) -> float:
    return -1.0 if value is None or value != value else float(value)  # NaN differs from itself
