"""The network of ties that the document of one plan tells: actors, and what binds each two."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import short
from kyodo_graph.report.contents.centres import document_keys
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_table import SECTORS
from kyodo_graph.report.facts import Facts, Plan, Words


@dataclass(frozen=True, slots=True)
class Node:
    """An actor with a tie; ``degree`` counts the others that it is tied to."""

    id: str
    label: Words
    sector: str
    degree: int


@dataclass(frozen=True, slots=True)
class Told:
    """One tie as the document tells it: from, relation, to; ``basis`` stated or implied."""

    subject: str
    relation: str
    object: str
    basis: str
    modality: str
    source: str


@dataclass(frozen=True)
class Pair:
    """Two actors, and all ties between them; ``stated`` where the words of one name both."""

    one: str
    other: str
    ties: tuple[Told, ...]

    @property
    def stated(self) -> bool:
        """Whether one of the ties is stated."""
        return any(t.basis == "stated" for t in self.ties)


@dataclass(frozen=True)
class PlanNetwork:
    """The ties of a plan's document.

    ``nodes`` stand by sector, within it by degree; ``joint`` are actors that share a column of the
    plan's role table, by each of them. A tie of a kind of actor to itself (residents with each
    other) is in ``own`` and in no pair.
    """

    plan: Plan
    nodes: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    own: tuple[Told, ...]

    def ties_of(self, actor: str) -> tuple[Told, ...]:
        """The ties of an actor."""
        return tuple(t for p in self.pairs if actor in (p.one, p.other) for t in p.ties) + tuple(
            t for t in self.own if t.subject == actor
        )


def plan_network(graph: Graph, names: Names, facts: Facts, plan: Plan) -> PlanNetwork:
    """The network of a plan: all ties that its documents tell."""
    documents = set(document_keys(facts, plan))
    pairs: dict[tuple[str, str], list[Told]] = defaultdict(list)
    own: list[Told] = []
    for row in graph.query("ties", city=plan.city):
        source = str(row["source"])
        if source.partition(":")[0] not in documents:
            continue
        one, other = short(str(row["subject_iri"])), short(str(row["object_iri"]))
        told = Told(
            one, str(row["relation"]), other, str(row["basis"]), str(row["modality"] or ""), source
        )
        if one == other:
            own.append(told)
        else:
            first, second = sorted((one, other))
            pairs[first, second].append(told)
    degrees = Counter(end for pair in pairs for end in pair)
    alone = {t.subject for t in own} - set(degrees)
    nodes = [
        Node(key, names.of(key), names.sector(key), degrees.get(key, 0))
        for key in (*degrees, *sorted(alone))
    ]
    return PlanNetwork(
        plan=plan,
        nodes=tuple(sorted(nodes, key=lambda n: (_place(n.sector), -n.degree, n.id))),
        pairs=tuple(Pair(*ends, tuple(ties)) for ends, ties in sorted(pairs.items())),
        own=tuple(own),
    )


def _place(sector: str) -> int:
    return SECTORS.index(sector) if sector in SECTORS else len(SECTORS)
