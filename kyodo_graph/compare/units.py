"""What is compared: one plan as its document shows it.

A city may have several plans in the graph. They are not poured into one: a plan and its successor
are two statements of one city, and what a status list of the first and a report on the second say
together belongs to neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import networkx as nx

Network: TypeAlias = "nx.Graph[Any]"
Text: TypeAlias = Mapping[str, str]

INITIATIVE_TIER = "initiative"


@dataclass(frozen=True, slots=True)
class Level:
    """A tier of a plan's tree: the city's own name (as printed, for matching) and its kind."""

    id: str
    label: str
    printed: str
    kind: str


@dataclass(frozen=True, slots=True)
class Element:
    """A policy or initiative; ``passages`` counts the passages that say something about it."""

    id: str
    label: str
    initiative: bool
    level: Level | None
    themes: frozenset[str]
    primary: str
    passages: int


@dataclass(frozen=True, slots=True)
class Role:
    """An actor's part in an element. ``printed``: it stands in a column of a role table."""

    element: str
    actor: str
    type: str
    sector: str
    lead: bool
    implied: bool
    printed: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with the way that it has gone, in its own unit."""

    label: str
    kind: str
    unit: str
    baseline: float | None
    latest: float | None
    latest_fy: int | None
    target: float | None
    share: float | None
    reached: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class Status:
    """What became of an item of the plan."""

    element: str
    implementation: str
    disposition: str
    source: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Into what an item or instrument went."""

    element: str
    relation: str
    target: str
    source: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function that an intermediary is said to perform, and the passage that says so."""

    function: str
    intermediary: str
    source: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of a city; ``names``, which serve to match it, are label and aliases as printed."""

    id: str
    label: str
    names: tuple[str, ...]
    type: str
    sector: str


@dataclass(frozen=True)
class Unit:
    """A plan of a city with what its document (or documents) states.

    ``forms`` holds the form of collaboration of each record that states one; ``stated`` and
    ``implied`` count roles and ties by how the document gives them; ``other_elements`` counts
    elements of other plans that stand in the same document and are left out here. ``network`` is
    the two-mode network of actors and initiatives.
    """

    city: str
    plan: str
    label: str
    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    lines: int = 0
    start_fy: int | None = None
    generation: int | None = None
    elements: tuple[Element, ...] = ()
    roles: tuple[Role, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    statuses: tuple[Status, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    functions: tuple[Function, ...] = ()
    forms: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    stated: int = 0
    implied: int = 0
    other_elements: int = 0
    network: Network = field(default_factory=nx.Graph, compare=False)

    @property
    def name(self) -> str:
        """City and plan in one word, as matrices and pairs name it.

        >>> Unit("shinjo", "p2015", "新庄市協働推進計画").name
        'shinjo/p2015'
        """
        return f"{self.city}/{self.plan}"

    @property
    def initiatives(self) -> tuple[Element, ...]:
        """The elements that somebody carries out: those of the tier of initiatives."""
        return tuple(
            e
            for e in self.elements
            if e.initiative and (e.level is None or e.level.kind in ("", INITIATIVE_TIER))
        )

    def roles_of_initiatives(self) -> tuple[Role, ...]:
        """The roles in initiatives; a policy's roles would count what stands below it once more."""
        known = {e.id for e in self.initiatives}
        return tuple(r for r in self.roles if r.element in known)
