"""Filters that apply to every projection, on the statements before edges are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kyodo_graph.networks.statements import NodeInfo, Statement

Joint = Literal["whole", "half", "out"]
CITY_OFFICE = "S1"
GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements make edges.

    Empty tuples keep everything. ``generic`` and ``city_office`` say whether generic actors
    ("市民") and actors of the city office (sector S1) stay; ``joint`` whether an actor named in a
    column together with others counts whole, as its share (half of a column of two), or not.
    """

    cities: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    generic: bool = True
    city_office: bool = True
    joint: Joint = "whole"

    def keep(
        self, statements: Iterable[Statement], nodes: Mapping[str, NodeInfo]
    ) -> list[Statement]:
        """The statements that pass."""
        return [s for s in statements if self._passes(s, nodes)]

    def _passes(self, s: Statement, nodes: Mapping[str, NodeInfo]) -> bool:
        if self.cities and s.city not in self.cities:
            return False
        if self.plans and s.plan not in self.plans:
            return False
        if self.kinds and s.kind not in self.kinds:
            return False
        if self.bases and s.basis not in self.bases:
            return False
        if self.joint == "out" and s.joint:
            return False
        if self.themes and not self._has_theme(s, nodes):
            return False
        ends = [nodes[end] for end in (s.source, s.target) if end in nodes]
        if not self.generic and any(n.specificity == GENERIC for n in ends):
            return False
        return self.city_office or all(n.sector != CITY_OFFICE for n in ends)

    def _has_theme(self, s: Statement, nodes: Mapping[str, NodeInfo]) -> bool:
        maker = nodes.get(s.made_by)
        return maker is not None and bool(set(maker.themes) & set(self.themes))


def shares(statements: Iterable[Statement], joint: Joint) -> dict[str, float]:
    """How much each statement counts, by its record: 1, or its share of a joint column."""
    kept = list(statements)
    if joint != "half":
        return {s.record: 1.0 for s in kept}
    together: dict[tuple[str, str], set[str]] = {}
    for s in kept:
        if s.joint:
            together.setdefault((s.made_by, s.column), set()).add(s.source)
    return {s.record: 1.0 / len(together[s.made_by, s.column]) if s.joint else 1.0 for s in kept}
