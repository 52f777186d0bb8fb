"""Table 4: what the network would lose without the intermediary, or without the city office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import nan
from typing import Any

import networkx as nx

from kyodo_graph import measures
from kyodo_graph.analysis.city import TWO_MODE, City, Options
from kyodo_graph.analysis.families import CORRECTION, corrected, limits_of_null
from kyodo_graph.analysis.nulls import strata, stratified
from kyodo_graph.analysis.variants import OFFICE, UNASSIGNED, Network
from kyodo_graph.measures import Removal
from kyodo_graph.measures.empirical import published_z
from kyodo_graph.networks.matrices import actors_of, matrix
from kyodo_graph.tables import Table, published
from kyodo_graph.words import codes

INFORMATION = "T02"
OFFICE_NODE = "city office"
EFFECTS = {"ja": "失われるもの(仮定の除去)", "en": "What would be lost (removal)"}
LOST = {"ja": "失われるものの内訳", "en": "What would be lost, by name"}
EFFECT_COLUMNS = (
    "city", "scenario", "actor", "label", "ties", "dropped", "effect", "before", "after", "loss",
    "peers", "percentile", "expected", "sd", "distinct", "z", "p_upper", "p_lower", "p",
    "p_adjusted", "note",
)  # fmt: skip
LOST_COLUMNS = ("city", "scenario", "actor", "label", "kind", "lost", "lost_label")
_REMARKS = (
    {
        "ja": "gone:その主体のすべての関わりを除く。weakened:主たる主題が情報発信・共有(T02)である"
        "要素への関わりだけを除く(主体は残る)。city_office_gone:市役所(部門S1:市・部署・職員)を"
        "一つの主体にまとめて除く。ある部門に他の主体がいなければ、その部門の組は除去だけで失われ"
        "る。",
        "en": "gone: the actor with all its parts. weakened: only its parts in elements whose "
        "primary theme is information sharing (T02); the actor stays. city_office_gone: the city "
        "office (sector S1: city, departments, staff) merged into one actor, and taken out. A "
        "sector of which the "
        "actor was the only member loses its pairs by the removal alone.",
    },
    {
        "ja": "lossは大きいほど悪い。percentileは関わり数が近い(±25%または±1)他の主体の除去と比べた"
        "位置で、そうした主体が10に満たなければ空欄。zとpは周辺和を世代ごとに保つ帰無モデルでの同じ除去に"
        "対するもの(役割とweakenedには帰無モデルがない)。",
        "en": "loss counts so that more is worse. percentile: among the removals of other actors "
        "with a like number of parts (within 25 % or 1), empty with fewer than ten. z and p are "
        "against the same removal in null networks with the margins kept by generation (none for "
        "roles and for weakened).",
    },
    {
        "ja": "記載から除いたときに記載がどう変わるかであり、実際に組織がなくなった場合の予測では"
        "ない。",
        "en": "This says how what is stated changes, not what would happen if the body closed.",
    },
)
_NOTHING = {
    "ja": "主たる主題がT02の要素への関わりの記載がなく、この仮定では何も変わらない",
    "en": "no part in an element with primary theme T02 is stated: the scenario changes nothing",
}
_ABSENT = {
    "ja": "計画要素への関わりの記載がないため、除去しても何も言えない(0ではない)",
    "en": "no part in a plan element is stated: its removal says nothing (this is not 0)",
}
_NO_LEAD = {
    "ja": "先導者の記載がない文書のため定義されない",
    "en": "undefined: no document of the city states who leads",
}
_NO_OFFICE = {
    "ja": "市役所の関わりの記載がない",
    "en": "no part of the city office in a plan element is stated",
}


@dataclass(frozen=True)
class Case:
    """One scenario: the network it happens in, the actor, and which ties go (None: all)."""

    scenario: str
    network: Network
    node: str
    drop: Callable[[Mapping[str, Any]], bool] | None = None


def losses(city: City, options: Options) -> tuple[Table, Table]:
    """Effects of every scenario, and the names of what is lost in it."""
    effects: list[tuple[Any, ...]] = []
    lost: list[tuple[Any, ...]] = []
    nothing = (None,) * (len(EFFECT_COLUMNS) - 7)
    told = {"trials": options.slow, "seed": options.seed, "like": 0.25, "network": TWO_MODE,
            "null": "curveball, margins kept by city and plan", "groups": "sector",
            "correction": CORRECTION}  # fmt: skip
    for case in _cases(city):
        head = (city.key, case.scenario, case.node, _label(city, case.node))
        if case.node not in case.network:
            why = _NO_OFFICE if case.node == OFFICE_NODE else _ABSENT
            effects.append((*head, None, None, *nothing, why[city.lang]))
            continue
        key = ("removal", case.scenario, case.node, options)
        removal = city.once(key, partial(_remove, city, case, options))
        if not removal.dropped:
            effects.append((*head, removal.ties, 0, *nothing, _NOTHING[city.lang]))
            continue
        for r in removal.effects.records():
            distinct = r.get("distinct", nan)
            r["z"] = published_z(r.get("z", nan), distinct)
            cells = [r.get(c) for c in EFFECT_COLUMNS[6:-1]]
            notes = list(limits_of_null(distinct, r.get("finest", nan), city.lang))
            if r["before"] != r["before"]:  # NaN differs from itself
                notes = [_NO_LEAD[city.lang]]
            effects.append((*head, removal.ties, removal.dropped, *cells, "; ".join(notes)))
        lost += [(*head, *what) for what in _named(city, removal)]
    adjusted = corrected(effects, EFFECT_COLUMNS)
    return (
        published("removal", EFFECTS, EFFECT_COLUMNS, adjusted, told, _REMARKS),
        published("removal_losses", LOST, LOST_COLUMNS, lost, {"network": TWO_MODE}, _REMARKS[:1]),
    )


def _cases(city: City) -> Iterator[Case]:
    B = city.network(TWO_MODE)
    for node in city.subjects:
        if city.actors[node].sector == OFFICE:
            continue  # a centre that the city runs itself: the scenario below is that one
        yield Case("gone", B, node)
        if node in B:
            yield Case("weakened", B, node, lambda d: about_information(city, d))
    yield Case("city_office_gone", *merged_office(B))


def about_information(city: City, edge: Mapping[str, Any]) -> bool:
    """Whether a participation is in an element whose primary theme is information sharing.

    The codebook's theme T02 is publishing and the exchange of information; an element of which it
    is only a further theme is left alone, since its participation is about something else first.
    """
    return any(city.primary.get(e) == INFORMATION for e in edge.get("elements", ()))


def merged_office(B: Network) -> tuple[Network, str]:
    """The two-mode network with the city office, its departments and staff as one actor."""
    office = {n for n, d in B.nodes(data=True) if d.get("sector") == OFFICE}
    merged: nx.Graph[Any] = nx.Graph()
    for n, data in B.nodes(data=True):
        if n not in office:
            merged.add_node(n, **data)
    if office:
        merged.add_node(OFFICE_NODE, mode="actor", sector=OFFICE)
    for u, v, data in B.edges(data=True):
        a, e = (u, v) if B.nodes[u].get("mode") == "actor" else (v, u)
        a = OFFICE_NODE if a in office else a
        roles = set(data.get("roles", ()))
        if merged.has_edge(a, e):
            roles |= set(merged.edges[a, e]["roles"])
        merged.add_edge(a, e, elements=[e], roles=sorted(roles))
    return merged, OFFICE_NODE


def _remove(city: City, case: Case, options: Options) -> Removal:
    B = case.network
    actors, elements, M = matrix(B)
    nulls = None
    if case.drop is None and len(actors) > 1:
        nulls = stratified(M, strata(elements, city.plans), options.slow, options.seed)
    sectors = {a: B.nodes[a].get("sector") or "none" for a in actors_of(B)}
    return measures.remove_actor(
        B,
        actors,
        case.node,
        sectors,
        no_group=UNASSIGNED,
        role="roles",
        drop=case.drop,
        nulls=nulls,
    )


def _label(city: City, node: str) -> str:
    office = codes()["whole_office"]
    return office[city.lang] if node == OFFICE_NODE else city.name(node)


def _named(city: City, removal: Removal) -> Iterator[tuple[str, str, str]]:
    for kind, nodes in (("orphaned", removal.orphaned), ("leaderless", removal.leaderless)):
        for element in sorted(nodes):
            yield kind, element, city.name(element)
    for kind, pairs in (
        ("sector_pair_lost", removal.sector_pairs_lost),
        ("sector_pair_severed", removal.sector_pairs_severed),
    ):
        for pair in sorted(tuple(sorted(p)) for p in pairs):
            yield kind, "–".join(pair), ""
