"""The rules at work: which plans may be compared with which, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.rules import BY_KEY
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.words import codes


@dataclass(frozen=True)
class Rules:
    """The rules at work on the plans of one comparison.

    ``readings`` are the rules on the same plans as other readings of their documents have them: a
    comparison that one of them forbids is refused.
    """

    units: Sequence[Unit]
    alignment: Alignment
    readings: Mapping[str, Rules] = field(default_factory=dict)
    # Tables ask for the same pairs row by row; a name stands for one plan of ``units``.
    _known: dict[tuple[str, str, str], Text | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def alone(self, key: str, unit: Unit) -> Text | None:
        """Why a plan can't take part in a comparison at all; None if it can."""
        for need in BY_KEY[key].needs:
            if not need.holds(unit):
                return _of(unit, need.reason)
        for name, other in self._read(unit):
            for need in BY_KEY[key].needs:
                if not need.holds(other):
                    return _of(unit, _in(name, need.reason))
        return None

    def refusal(self, key: str, a: Unit, b: Unit) -> Text | None:
        """Why two of the plans can't be compared in this way; None if they can."""
        pair = (key, a.name, b.name)
        if pair not in self._known:
            self._known[pair] = self._refusal(key, a, b)
        return self._known[pair]

    def _refusal(self, key: str, a: Unit, b: Unit) -> Text | None:
        for unit in (a, b):
            if reason := self.alone(key, unit):
                return reason
        if reason := _apart(key, a, b, self.alignment):
            return reason
        for name, rules in self.readings.items():
            mine, theirs = rules.named(a.name), rules.named(b.name)
            if mine and theirs and (reason := _apart(key, mine, theirs, rules.alignment)):
                return _in(name, reason)
        return None

    def named(self, name: str) -> Unit | None:
        """The plan of a name, where these rules have it."""
        return next((u for u in self.units if u.name == name), None)

    def _read(self, unit: Unit) -> Iterator[tuple[str, Unit]]:
        for name, rules in self.readings.items():
            if (other := rules.named(unit.name)) is not None:
                yield name, other

    def every(self, unit: Unit) -> dict[str, tuple[Rules, Unit]]:
        """A plan in each reading that has it, what was settled first, with the rules there."""
        own = {"settled": (self, unit)}
        return own | {name: (self.readings[name], other) for name, other in self._read(unit)}

    def partners(self, key: str, unit: Unit) -> tuple[str, ...]:
        """The names of the plans with which a plan may be compared in this way."""
        return tuple(
            u.name for u in self.units if u is not unit and self.refusal(key, unit, u) is None
        )

    def unmatched(self, key: str, unit: Unit, nobody: Text) -> Text | None:
        """Why a plan stands beside no other: what it lacks, or ``nobody``; None if one matches."""
        if (why := self.alone(key, unit)) is not None:
            return why
        return None if self.partners(key, unit) else _of(unit, nobody)

    def together(self, key: str) -> tuple[Unit, ...]:
        """The largest set of plans that may all be compared with each other; first in order."""
        place = {u.name: i for i, u in enumerate(self.units)}
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(u.name for u in self.units if self.alone(key, u) is None)
        graph.add_edges_from((u.name, p) for u in self.units for p in self.partners(key, u))
        cliques = [sorted(place[n] for n in clique) for clique in nx.find_cliques(graph)]
        best = min(cliques, key=lambda c: (-len(c), c), default=[])
        return tuple(self.units[i] for i in best)


def _apart(key: str, a: Unit, b: Unit, alignment: Alignment) -> Text | None:
    for need in BY_KEY[key].pair:
        if need.exact_only and not alignment.exact:
            continue
        if not need.holds(a, b, alignment):
            return need.reason
    return None


def _of(unit: Unit, reason: Text) -> Text:
    return {"ja": f"{unit.name}: {reason['ja']}", "en": f"{unit.name}: {reason['en']}"}


def _in(reading: str, reason: Text) -> Text:
    """A reason that holds in one of the readings."""
    named = codes().get(reading, {"ja": reading, "en": reading})
    return {
        "ja": f"{named['ja']}では、{reason['ja']}",
        "en": f"in the {named['en']}, {reason['en']}",
    }
