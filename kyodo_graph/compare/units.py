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
LEAD, RESPONSIBLE = "lead", "responsible"


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
    """An actor's part in an element; ``column`` is the head under which a role table has it."""

    element: str
    actor: str
    type: str
    sector: str
    role: str
    implied: bool
    column: str

    @property
    def lead(self) -> bool:
        """Whether it leads; support and the section in charge never do."""
        return self.role == LEAD

    @property
    def printed(self) -> bool:
        """Whether it stands in a column of a role table."""
        return bool(self.column)


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
    """What became of an item of the plan, by its latest assessment.

    ``implementation`` is a code of the scheme, or the mark where the document has its own grades.
    """

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
    """A function that a document states of an intermediary, and the passage that says so."""

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

    ``forms`` holds the form of collaboration of each initiative that states one; ``stated`` and
    ``implied`` count roles and ties by how the document gives them; ``other_elements`` counts
    elements of other plans that stand in the same document and are left out here. ``network`` is
    the two-mode network of actors and initiatives.

    ``evaluated``: no document was read for it; its items stand in the evaluation that a later
    plan's document gives. ``role_marks`` and ``status_marks`` are what the legends of its role
    table and status list tell apart; empty where no legend was read.
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
    evaluated: bool = False
    role_marks: frozenset[str] = frozenset()
    status_marks: frozenset[str] = frozenset()
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
        """The parts in initiatives; a policy's roles would count what stands below it once more.

        The section in charge (担当課) is left out: some documents print it beside the roles and
        some do not, and who answers for an item in the office need not have a part in it.
        """
        known = {e.id for e in self.initiatives}
        return tuple(r for r in self.roles if r.element in known and r.role != RESPONSIBLE)
