"""What of one city is treated as comparable with what of another, and how firmly.

Tiers of initiatives match closely where the codebook gives them the same kind, exactly where the
cities also call them by the same name. Actors match closely where they are of one type, exactly
where they also share a name (label or alias) once what printers vary, and brackets, are left aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from kyodo_graph.compare.units import Actor, Element, Level, Role, Unit
from kyodo_graph.folding import fold_name
from kyodo_graph.tables import Cell, Table, published


@dataclass(frozen=True)
class Alignment:
    """The matches among plans; with ``exact`` only exact ones count in the results."""

    units: Sequence[Unit]
    exact: bool = False

    def shared_levels(self, a: Unit, b: Unit) -> frozenset[str]:
        """Folded names of the tiers of initiatives that two plans call alike."""
        return frozenset(_level_names(a) & _level_names(b))

    def shared_actors(self, a: Unit, b: Unit) -> frozenset[tuple[str, str]]:
        """Type and folded name of the actors that take part in both plans' initiatives."""
        return frozenset(self._taking_part[a.name] & self._taking_part[b.name])

    def elements(self, unit: Unit, other: Unit | None = None) -> tuple[Element, ...]:
        """The initiatives that count, beside those of ``other`` or of all the plans.

        With exact matches only: those of tiers that the other plan (or any other) calls alike.
        """
        if not self.exact:
            return unit.initiatives
        others = [other] if other is not None else [u for u in self.units if u is not unit]
        names = frozenset[str]().union(*(self.shared_levels(unit, o) for o in others))
        return tuple(e for e in unit.initiatives if e.level and fold_name(e.level.printed) in names)

    def roles(self, unit: Unit) -> tuple[Role, ...]:
        """The roles that count; with exact matches only, those of actors matched elsewhere."""
        roles = unit.roles_of_initiatives()
        if not self.exact:
            return roles
        others = [u for u in self.units if u is not unit]
        keys = frozenset[tuple[str, str]]().union(*(self.shared_actors(unit, o) for o in others))
        matched = {a.id for a in unit.actors if _keys(a) & keys}
        return tuple(r for r in roles if r.actor in matched)

    @cached_property
    def _taking_part(self) -> dict[str, set[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = {}
        for unit in self.units:
            present = {r.actor for r in unit.roles_of_initiatives()}
            found[unit.name] = {k for a in unit.actors if a.id in present for k in _keys(a)}
        return found

    def levels_sheet(self) -> Table:
        """Pairs of tiers of unlike plans that are of one kind."""
        rows: list[tuple[Cell, ...]] = []
        for a, b in combinations(self.units, 2):
            for here, count in _levels(a):
                for there, other in _levels(b):
                    if here.kind and here.kind == there.kind:
                        match = (
                            "exact"
                            if fold_name(here.printed) == fold_name(there.printed)
                            else "close"
                        )
                        kept = match == "exact" or not self.exact
                        ends = (a.name, here.label, count, b.name, there.label, other)
                        rows.append((here.kind, *ends, match, kept))
        columns = ("kind", "plan_a", "level_a", "elements_a", "plan_b", "level_b", "elements_b")
        return published(
            "alignment_levels",
            {"ja": "階層の対応", "en": "Alignment of levels"},
            (*columns, "match", "used"),
            sorted(rows, key=str),
            {"exact": self.exact},
            (
                {
                    "ja": "種類が同じ段は近い対応(close)、呼び名も同じ段は完全な対応(exact)とする。",  # noqa: E501
                    "en": "Tiers of one kind are a close match, those with the same name an exact one.",  # noqa: E501
                },
            ),
        )

    def actors_sheet(self) -> Table:
        """Actors matched between cities: exactly by type and name, closely by type alone."""
        by_name: defaultdict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
        by_type: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        for unit in self.units:
            for actor in unit.actors:
                by_type[actor.type].setdefault(unit.city, set()).add(actor.label)
                for key in _keys(actor):
                    by_name[key].setdefault(unit.city, set()).add(actor.label)
        rows: list[tuple[Cell, ...]] = []
        for (kind, name), cities in by_name.items():
            if len(cities) > 1:
                rows.append((kind, "exact", name, len(cities), _listed(cities), True))
        for kind, cities in by_type.items():
            if len(cities) > 1:
                rows.append((kind, "close", None, len(cities), _listed(cities), not self.exact))
        return published(
            "alignment_actors",
            {"ja": "主体の対応", "en": "Alignment of actors"},
            ("type", "match", "name", "cities", "actors", "used"),
            sorted(rows, key=str),
            {"exact": self.exact},
            (
                {
                    "ja": "同じ名称は同じ組織を意味しない。種別の同じ主体を役割の比較で並べる、というだけである。",  # noqa: E501
                    "en": "The same name does not make two actors one: it says that their parts may be set side by side.",  # noqa: E501
                },
            ),
        )


def _keys(actor: Actor) -> set[tuple[str, str]]:
    return {(actor.type, fold_name(name)) for name in actor.names if name}


def _level_names(unit: Unit) -> set[str]:
    return {fold_name(e.level.printed) for e in unit.initiatives if e.level}


def _levels(unit: Unit) -> list[tuple[Level, int]]:
    counted: defaultdict[Level, int] = defaultdict(int)
    for element in unit.elements:
        if element.level:
            counted[element.level] += 1
    return sorted(counted.items(), key=lambda item: item[0].id)


def _listed(cities: dict[str, set[str]]) -> str:
    return " | ".join(f"{c}: {', '.join(sorted(names))}" for c, names in sorted(cities.items()))
