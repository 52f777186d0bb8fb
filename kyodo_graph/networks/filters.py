"""Filters that apply to every projection, on the statements before edges are made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kyodo_graph.networks.nodes import Nodes
from kyodo_graph.networks.statements import Statement

Joint = Literal["whole", "half", "out"]
CITY_OFFICE = "S1"
GENERIC = "generic"
ACTOR_MODE = "actor"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements make edges.

    Empty tuples keep everything. ``generic`` and ``city_office`` say whether generic actors
    ("市民") and actors of the city office (sector S1) stay; ``joint`` whether an actor named in a
    column together with others counts whole, as its share (half of a column of two), or not.
    """

    cities: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    generations: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    generic: bool = True
    city_office: bool = True
    joint: Joint = "whole"

    def attributes(self) -> dict[str, str | bool]:
        """The filters as attributes of a network; what was asked for several joined by a space."""
        return {
            "cities": " ".join(self.cities),
            "plans": " ".join(self.plans),
            "generations": " ".join(map(str, self.generations)),
            "themes": " ".join(self.themes),
            "kinds": " ".join(self.kinds),
            "bases": " ".join(self.bases),
            "modalities": " ".join(self.modalities),
            "generic": self.generic,
            "city_office": self.city_office,
            "joint": self.joint,
        }

    def keep(
        self, statements: Iterable[Statement], nodes: Nodes, plans: Collection[str] | None = None
    ) -> list[Statement]:
        """The statements that pass; ``plans`` are those that plan and generation leave."""
        return [
            s for s in statements if (plans is None or s.plan in plans) and self._passes(s, nodes)
        ]

    def _passes(self, s: Statement, nodes: Nodes) -> bool:
        if self.kinds and s.kind not in self.kinds:
            return False
        if self.bases and s.basis not in self.bases:
            return False
        if self.modalities and s.modality not in self.modalities:
            return False
        if self.joint == "out" and s.joint:
            return False
        if self.themes and not any(
            theme in self.themes for made in (s.made_by, s.element) for theme in nodes[made].themes
        ):
            return False
        if self.generic and self.city_office:
            return True
        ends = (nodes[s.source], nodes[s.target])
        if not self.generic and any(end.specificity == GENERIC for end in ends):
            return False
        return self.city_office or all(end.sector != CITY_OFFICE for end in ends)


def narrowing(attributes: Mapping[str, object]) -> str:
    """What the filters of a network (its attributes) leave out, in words; "" for nothing."""
    names = ("cities", "plans", "generations", "themes", "kinds", "bases", "modalities")
    named = [f"{name} {attributes[name]}" for name in names if attributes.get(name)]
    named += ["no generic actors"] * (attributes.get("generic") is False)
    named += ["no city office"] * (attributes.get("city_office") is False)
    named += ["joint columns out"] * (attributes.get("joint") == "out")
    return ", ".join(named)


def shares(
    statements: Iterable[Statement], joint: Joint, modes: tuple[str, ...]
) -> dict[str, float]:
    """How much each record counts: 1, or the actor's share of a joint column.

    A column of an element that names two actors together gives each a half. The statements must
    be all that the projection has: an actor does not count more because a filter leaves the other
    one out. The actor is the end of that mode, or else the source.
    """
    found = list(statements)
    if joint != "half":
        return {s.record: 1.0 for s in found}
    last = modes[-1] == ACTOR_MODE
    together: dict[tuple[str, str], set[str]] = {}
    for s in found:
        if s.joint:
            together.setdefault((s.made_by, s.column), set()).add(s.target if last else s.source)
    return {s.record: 1.0 / len(together[s.made_by, s.column]) if s.joint else 1.0 for s in found}
