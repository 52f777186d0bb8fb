"""The facts of each intermediary's place, and the table of its ranges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph import measures
from kyodo_graph.analysis.city import TWO_MODE, City, Options
from kyodo_graph.analysis.nulls import null
from kyodo_graph.analysis.place_claims import PlaceFacts, Test
from kyodo_graph.analysis.place_indices import declared
from kyodo_graph.analysis.seen import (
    FIELDS,
    MERGED,
    SETTLED,
    Seen,
    Standing,
    of_plan,
    one_body,
    plans_of,
    ranks,
)
from kyodo_graph.analysis.variants import VARIANTS, Network
from kyodo_graph.measures.kernels import kernel
from kyodo_graph.networks.matrices import actors_of, matrix
from kyodo_graph.readings.kept import Alpha
from kyodo_graph.tables import Table, Words, published

ROLE = "role"
TITLE = {
    "ja": "中間支援組織の位置:読み取りと数え方による範囲",
    "en": "The intermediary's place, as a range over readings and ways of counting",
}
COLUMNS = (
    "city", "plan", "actor", "label", "index", "value", "rank", "rank_to", "of", "readings_best",
    "readings_worst", "variants_best", "variants_worst", "field", "alpha_low", "alpha_high",
)  # fmt: skip
SEEN_TITLE = {
    "ja": "中間支援組織の位置:読み取りと数え方ごとの値",
    "en": "The intermediary's place in each reading and each way of counting",
}
SEEN_COLUMNS = (
    "city", "plan", "actor", "label", "index", "reading", "variant", "value", "rank", "rank_to",
    "of",
)  # fmt: skip
_REMARKS: tuple[Words, ...] = (
    {
        "ja": "順位はrankからrank_toまで(同じ値の主体がいれば幅がある)。readingsは数え方を変えない"
        "ときのすべての読み取り、variantsは確定したデータでのすべての数え方にわたる最良と最悪。"
        "alphaは、その数字が拠る項目について、二つの読み取りどうしの一致(Krippendorffのα)の最小と"
        "最大。",
        "en": "A rank runs from rank to rank_to where others have the same value. readings: the "
        "best and worst over all readings, nothing left out; variants: over all ways of counting "
        "the settled data. alpha: the least and the most that two readings agree on the field that "
        "the figure rests on (Krippendorff).",
    },
    {
        "ja": "計画が二つ以上ある市では、要素は計画ごとに数える。",
        "en": "Where a city has several plans, elements are counted plan by plan.",
    },
)
_GONE: Words = {
    "ja": "行のない読み取りと数え方では、その主体はネットワークに現れない(0ではない)。",
    "en": "Where a reading or way of counting has no row, the actor is not in its network; this is "
    "not 0.",
}


@dataclass(frozen=True)
class Readings:
    """A city in every reading (settled first), and how far each two readings agree."""

    cities: Mapping[str, City]
    alphas: tuple[Alpha, ...] = ()

    @property
    def settled(self) -> City:
        """The city as it was settled."""
        return self.cities[SETTLED]

    def agreement(self, field: str) -> tuple[float, ...]:
        """Alpha of each two readings on a field, where it is defined, from the least."""
        return tuple(
            sorted(a.alpha for a in self.alphas if a.field == field and a.alpha is not None)
        )


def place_table(readings: Readings, found: tuple[Standing, ...]) -> Table:
    """One row for each intermediary, index and plan: its rank and the ranges of it."""
    rows = []
    for s in found:
        city = readings.settled
        field = FIELDS.get(declared()[s.index].network, ROLE)
        alphas = readings.agreement(field)
        ends = (alphas[0], alphas[-1]) if alphas else (None, None)
        here = s.settled
        cells = (here.value, here.rank, here.last, here.of) if here else (None,) * 4
        variants = {v: x for v, x in s.over_variants().items() if v != MERGED}
        over = (ranks(s.over_readings()) or (None, None), ranks(variants) or (None, None))
        rows.append((
            city.key, city.plan_name(s.plan), s.actor, city.name(s.actor), s.index, *cells,
            *over[0], *over[1], field, *ends,
        ))  # fmt: skip
    told = {"readings": ", ".join(readings.cities)}
    return published("places", TITLE, COLUMNS, rows, told, _REMARKS)


def seen_table(readings: Readings, found: tuple[Standing, ...]) -> Table:
    """One row for each place: by plan, actor, index, reading and variant."""
    city = readings.settled
    rows = [
        (city.key, city.plan_name(s.plan), s.actor, city.name(s.actor), s.index, reading, variant,
         x.value, x.rank, x.last, x.of)
        for s in found
        for (reading, variant), x in s.seen.items()
        if x is not None
    ]  # fmt: skip
    told = {
        "readings": ", ".join(readings.cities),
        **{v.name: v.title[city.lang] for v in VARIANTS},
    }
    return published("place_readings", SEEN_TITLE, SEEN_COLUMNS, rows, told, (*_REMARKS, _GONE))


def facts(
    readings: Readings, found: tuple[Standing, ...], options: Options
) -> Iterator[PlaceFacts]:
    """The facts of each intermediary in each plan, those with most elements first."""
    city = readings.settled
    by_key = {(s.plan, s.actor): s for s in found if s.index == "betweenness"}
    tests = city.once(("place tests", options), lambda: _tests(readings, options))
    groups = one_body(city)
    made = []
    for plan in plans_of(city):
        networks = {r: of_plan(c.network(TWO_MODE), c, plan) for r, c in readings.cities.items()}
        B = networks[SETTLED]
        out = of_plan(city.network(TWO_MODE, "joint_out"), city, plan)
        stated = of_plan(city.network(TWO_MODE, "stated"), city, plan)
        for actor in city.subjects:
            standing = by_key.get((plan, actor))
            place: Mapping[tuple[str, str], Seen | None] = standing.seen if standing else {}
            same = _alike(B, actor)
            members = [m for m in groups.get(actor, ()) if m in B]
            made.append(PlaceFacts(
                city=city.label,
                plan=city.plan_name(plan),
                id=actor,
                actor=city.name(actor),
                parts={r: _degree(N, actor) for r, N in networks.items()},
                same_parts=_same(set(N[actor]) if actor in N else set() for N in networks.values()),
                stated=_degree(stated, actor),
                joint=_degree(B, actor) - _degree(out, actor),
                elements=B.number_of_nodes() - len(actors_of(B)),
                alone={r: len(_alone(N, actor)) for r, N in networks.items()},
                same_alone=_same(_alone(N, actor) for N in networks.values()),
                place=place,
                alike=tuple(city.name(a) for a in same),
                columns=_degree(out, actor) == 0,
                members=tuple(city.name(m) for m in members),
                tests={r: t for (p, a, r), t in tests.items() if (p, a) == (plan, actor)},
                alphas=readings.agreement(ROLE),
            ))  # fmt: skip
    return iter(sorted(made, key=lambda f: -max(f.parts.values())))


def _degree(B: Network, actor: str) -> int:
    return int(B.degree(actor)) if actor in B else 0


def _alone(B: Network, actor: str) -> set[str]:
    return {e for e in B[actor] if B.degree(e) == 1} if actor in B else set()


def _same(sets: Iterable[set[str]]) -> bool:
    return len({frozenset(s) for s in sets}) == 1


def _alike(B: Network, actor: str) -> list[str]:
    """Who has the very same elements."""
    if actor not in B:
        return []
    own = set(B[actor])
    return sorted(a for a in actors_of(B) if a != actor and set(B[a]) == own)


def _tests(readings: Readings, options: Options) -> dict[tuple[str, str, str], Test]:
    """Betweenness against chance by plan, actor and reading; all p are one family (Holm)."""
    found: dict[tuple[str, str, str], tuple[float, float, float, float]] = {}
    drawn: dict[tuple[str, frozenset[tuple[str, str]]], Any] = {}
    for reading, city in readings.cities.items():
        for plan in plans_of(readings.settled):
            B = of_plan(city.network(TWO_MODE), city, plan)
            actors, elements, M = matrix(B)
            if len(actors) < 3 or not elements:
                continue
            key = (plan, frozenset(B.edges))
            if key not in drawn:  # two readings may have the same network
                blocks = [list(range(len(elements)))]
                drawn[key] = null(M, blocks, *kernel("betweenness"), options.trials, options.seed)
            test = drawn[key]
            for actor in readings.settled.subjects:
                if actor in actors:
                    k = actors.index(actor)
                    numbers = (test.observed[k], test.expected[k], test.p[k], test.finest[k])
                    found[plan, actor, reading] = tuple(map(float, numbers))  # type: ignore[assignment]
    adjusted: list[float] = measures.holm([p for *_, p, _ in found.values()]).tolist()
    return {
        key: Test(value, expected, p, finest)
        for (key, (value, expected, _, finest)), p in zip(found.items(), adjusted, strict=True)
    }
