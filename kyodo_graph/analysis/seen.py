"""Where an actor stands in every reading, in every way of counting, plan by plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan

import networkx as nx

from kyodo_graph.analysis.city import TIES, TWO_MODE, City
from kyodo_graph.analysis.place_indices import Scores, declared
from kyodo_graph.analysis.scores import all_scores, ranked
from kyodo_graph.analysis.variants import INTERMEDIARY, NAMES, OFFICE, Network

SETTLED = "settled"
MERGED = "merged"
"""The variant in which an intermediary that stands in several nodes is one."""

FIELDS = {TIES: "tie existence"}
"""The field of coding that a network rests on, where it is not the roles."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A value with its ranks, ``rank`` to ``last`` where others have the same, of so many."""

    value: float
    rank: int
    last: int
    of: int


@dataclass(frozen=True)
class Standing:
    """Where an actor stands on an index, by reading and variant; None: not in that network.

    ``plan`` is the plan whose elements are counted, "" for all of a city (its ties, or a city with
    one plan).
    """

    plan: str
    actor: str
    index: str
    seen: Mapping[tuple[str, str], Seen | None]

    @property
    def settled(self) -> Seen | None:
        """As it was settled, nothing left out."""
        return self.seen.get((SETTLED, "all"))

    def over_readings(self) -> dict[str, Seen | None]:
        """By reading, nothing left out."""
        return {reading: s for (reading, variant), s in self.seen.items() if variant == "all"}

    def over_variants(self) -> dict[str, Seen | None]:
        """By variant, as it was settled."""
        return {variant: s for (reading, variant), s in self.seen.items() if reading == SETTLED}


def ranks(seen: Mapping[str, Seen | None]) -> tuple[int, int] | None:
    """The best and the worst rank of those that are there; None where none is.

    >>> ranks({"a": Seen(1.0, 2, 4, 9), "b": Seen(0.5, 3, 3, 8), "c": None})
    (2, 4)
    """
    there = [s for s in seen.values() if s is not None]
    return (min(s.rank for s in there), max(s.last for s in there)) if there else None


def plans_of(city: City) -> tuple[str, ...]:
    """The plans of which elements are in the two-mode network, in order; ("",) where all are one.

    Elements of two generations of a plan are not pooled in one statement.
    """
    B = city.network(TWO_MODE)
    found = sorted({city.plans.get(n, "") for n, d in B.nodes(data=True) if d["mode"] != "actor"})
    return tuple(found) if len(found) > 1 else ("",)


def of_plan(B: Network, city: City, plan: str) -> Network:
    """The part of a two-mode network that is of one plan ("": all), without actors left alone."""
    if not plan:
        return B
    gone = [
        n for n, d in B.nodes(data=True) if d["mode"] != "actor" and city.plans.get(n, "") != plan
    ]
    rest: Network = B.copy()
    rest.remove_nodes_from(gone)
    rest.remove_nodes_from([n for n in list(rest) if rest.degree(n) == 0])
    return rest


def one_body(city: City) -> dict[str, tuple[str, ...]]:
    """Nodes that are one intermediary, by the node that they are merged into.

    A facility and the body that runs it are one; a word for intermediaries in general belongs to
    the only facility that the documents name. Of several named ones it is not said which is meant.
    The city office is none of them, where it runs a centre itself.
    """
    own = [a for a in city.subjects if city.actors[a].sector == INTERMEDIARY]
    named = [a for a in own if city.actors[a].specificity == "named"]
    groups: dict[str, tuple[str, ...]] = {}
    for facility in named:
        runs = [o.operator for o in city.operations if o.operated == facility]
        also = [a for a in own if a not in named] if len(named) == 1 else []
        members = [
            a
            for a in dict.fromkeys((*runs, *also))
            if a in city.actors and city.actors[a].sector != OFFICE and a != facility
        ]
        if members:
            groups[facility] = tuple(members)
    return groups


def merged(graph: Network, into: str, members: tuple[str, ...]) -> Network:
    """A network in which some nodes are one, without ties from it to itself."""
    there = [m for m in members if m in graph]
    if not there:
        return graph
    kept = into if into in graph else there.pop(0)
    found: Network = graph
    for member in there:
        found = nx.contracted_nodes(found, kept, member, self_loops=False)
    return nx.relabel_nodes(found, {kept: into}) if kept != into else found


def standings(cities: Mapping[str, City]) -> tuple[Standing, ...]:
    """Where each intermediary stands on each index; ``cities`` are the readings, settled first."""
    settled = cities[SETTLED]
    plans = plans_of(settled)
    found: dict[tuple[str, str, str], dict[tuple[str, str], Seen | None]] = {}
    for reading, city in cities.items():
        for variant, plan, subjects, scores in _scored(city, settled, plans):
            for index in declared().values():
                if bool(plan) and index.network == TIES:
                    continue  # ties are of no plan
                for actor in subjects:
                    key = (plan, actor, index.name)
                    values = scores.get(index.name, {})
                    seen = _seen(values, actor, higher=index.higher)
                    found.setdefault(key, {})[reading, variant] = seen
        if plans != ("",):
            for variant in NAMES:
                scores = all_scores(nx.Graph(), city.network(TIES, variant))
                for name, values in scores.items():
                    for actor in settled.subjects:
                        seen = _seen(values, actor, higher=declared()[name].higher)
                        found.setdefault(("", actor, name), {})[reading, variant] = seen
    return tuple(
        Standing(*key, seen) for key, seen in found.items() if any(s for s in seen.values())
    )


def _scored(
    city: City, settled: City, plans: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], Mapping[str, Scores]]]:
    groups = one_body(settled)
    for plan in plans:
        for variant in NAMES:
            B = of_plan(city.network(TWO_MODE, variant), city, plan)
            T = city.network(TIES, variant)
            yield variant, plan, settled.subjects, all_scores(B, T)
        B, T = of_plan(city.network(TWO_MODE), city, plan), city.network(TIES)
        for into, members in groups.items():
            if sum(a in B or a in T for a in (into, *members)) > 1:
                scores = all_scores(merged(B, into, members), merged(T, into, members))
                # Roles and weights of several nodes have no sum.
                summed = {k: v for k, v in scores.items() if k not in ("leads", "strength")}
                yield MERGED, plan, (into,), summed


def _seen(values: Scores, actor: str, *, higher: bool) -> Seen | None:
    if actor not in values or isnan(values[actor]):
        return None
    at = ranked(values, actor, higher=higher)
    return None if at.rank is None else Seen(at.value, at.rank, at.rank + at.tied, at.of)
