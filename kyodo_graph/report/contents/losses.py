"""What depends on one intermediary in a plan: parts, partners, and what nobody else has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.contents.plan_network import PlanNetwork
from kyodo_graph.report.contents.plan_table import PlanTable


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a plan has an intermediary in.

    ``parts`` are initiatives in which it has a part, ``alone`` those of them in which nobody else
    has; ``partners`` are actors tied to it, ``cut`` those of them with no other tie.
    """

    parts: int
    alone: int
    partners: int
    cut: int


@dataclass(frozen=True, slots=True)
class Ranged:
    """A number as it was settled, and the least and most of it over the readings."""

    settled: int
    low: int
    high: int

    @property
    def agreed(self) -> bool:
        """Whether every reading gives the settled number."""
        return self.low == self.high == self.settled


def dependence(table: PlanTable, network: PlanNetwork, centre: str) -> Dependence:
    """What of a plan depends on an intermediary. Parts in policies do not count."""
    actors: dict[str, set[str]] = defaultdict(set)
    for line in table.lines:
        for mark in line.marks.values():
            actors[line.id].update(p.actor for p in mark.parts)
    for part in table.unplaced:
        actors[part.element].add(part.actor)
    own = [actors[line.id] for line in table.initiatives if centre in actors[line.id]]
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in network.pairs:
        partners[pair.one].add(pair.other)
        partners[pair.other].add(pair.one)
    tied = partners.get(centre, set())
    return Dependence(
        parts=len(own),
        alone=sum(found == {centre} for found in own),
        partners=len(tied),
        cut=sum(partners[other] == {centre} for other in tied),
    )


def ranged(settled: Dependence, readings: Mapping[str, Dependence]) -> Mapping[str, Ranged]:
    """Each number with its range over the readings; those of the settled coding alone without."""
    made = {}
    for name in Dependence.__dataclass_fields__:
        value = getattr(settled, name)
        others = [getattr(d, name) for d in readings.values()] or [value]
        made[name] = Ranged(value, min(others), max(others))
    return made
