"""One city as an analysis sees it: networks in their variants, and facts about its actors."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import networkx as nx

from kyodo_graph.analysis.variants import INTERMEDIARY, Network

T = TypeVar("T")
TWO_MODE = "actor-element"
ACTIVITIES = "actor-activity"
TIES = "ties"


@dataclass(frozen=True)
class Actor:
    """An actor with what is known of it; ``label`` is in the language of the analysis."""

    id: str
    label: str
    type: str
    sector: str
    specificity: str


@dataclass(frozen=True)
class Operation:
    """Who runs an intermediary, in which form, and the passage that says so.

    ``label`` is the operator's, who may be in no network, in the language of the analysis.
    """

    operated: str
    operator: str
    form: str
    source: str
    label: str = ""


@dataclass(frozen=True)
class Function:
    """A function that a document gives to an intermediary."""

    actor: str
    function: str
    label: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class StatedTie:
    """A tie as it is stated; of a relation without direction there is one each way."""

    subject: str
    relation: str
    object: str
    modality: str
    record: str


@dataclass(frozen=True)
class Options:
    """What random numbers depend on; ``slow`` are the trials of what is computed one by one."""

    trials: int = 1000
    seed: int = 0

    @property
    def slow(self) -> int:
        """Trials of indices that have no kernel for many networks at a time: a tenth."""
        return max(1, self.trials // 10)


@dataclass(frozen=True)
class City:
    """A city's networks by variant and projection, and the facts that the tables need.

    ``plan_names`` are the labels of its plans, ``relation_names`` those of the relations of ties,
    in the language of the analysis.

    ``networks[variant][projection]`` is a NetworkX graph with attributes as ``Graph.network`` gives
    them. ``names`` are its names by language, ``plans`` has the plan of each element, ``primary``
    its primary theme, ``themes`` the names of the themes. ``intermediaries`` are all actors of
    sector S3, in a network or not.
    """

    key: str
    names: Mapping[str, str]
    networks: Mapping[str, Mapping[str, Network]]
    plans: Mapping[str, str]
    primary: Mapping[str, str]
    themes: Mapping[str, str]
    intermediaries: tuple[Actor, ...] = ()
    operations: tuple[Operation, ...] = ()
    functions: tuple[Function, ...] = ()
    stated_ties: tuple[StatedTie, ...] = ()
    lang: str = "ja"
    plan_names: Mapping[str, str] = field(default_factory=dict)
    relation_names: Mapping[str, str] = field(default_factory=dict)
    numbers: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What ``compute`` gives, kept in ``numbers``: the same city in another language that has
        the same ``numbers`` need not draw the same random networks again.

        Only for what is the same in every language; the key says all that it depends on.
        """
        if key not in self.numbers:
            self.numbers[key] = compute()
        found: T = self.numbers[key]
        return found

    @property
    def label(self) -> str:
        """The name of the city in the language of the analysis; else its key."""
        return self.names.get(self.lang) or self.key

    def plan_name(self, plan: str) -> str:
        """The label of a plan; "" for no plan."""
        return self.plan_names.get(plan, plan)

    def network(self, projection: str = TWO_MODE, variant: str = "all") -> Network:
        """A network of the city; an empty one where a document gives none."""
        found: Network = self.networks.get(variant, {}).get(projection, nx.Graph())
        return found

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors in the two-mode network or in the ties, and all intermediaries, by id."""
        found: dict[str, Actor] = {}
        for projection in (TWO_MODE, TIES, ACTIVITIES):
            for node, data in self.network(projection).nodes(data=True):
                if data.get("mode") == "actor":
                    found.setdefault(node, self._actor(node, data))
        for actor in self.intermediaries:
            found.setdefault(actor.id, actor)
        return dict(sorted(found.items()))

    def name(self, node: str) -> str:
        """The label of a node of any network, in the language of the analysis; else its id."""
        if node in self.actors:
            return self.actors[node].label
        for projection in (TWO_MODE, ACTIVITIES):
            graph = self.network(projection)
            if node in graph:
                return str(graph.nodes[node].get(f"label_{self.lang}") or node)
        return node

    def _actor(self, node: str, data: Mapping[str, Any]) -> Actor:
        label = data.get(f"label_{self.lang}") or data.get("label_ja") or node
        texts = (str(data.get(k, "")) for k in ("type", "sector", "specificity"))
        return Actor(node, str(label), *texts)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Whose place is asked for: the intermediaries, then those who run one of them."""
        own = [a.id for a in self.intermediaries]
        own += [a for a, x in self.actors.items() if x.sector == INTERMEDIARY]
        runs = [o.operator for o in self.operations if o.operated in own]
        return tuple(dict.fromkeys(own + [r for r in runs if r in self.actors]))
