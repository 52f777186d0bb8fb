"""All that the pages of cities, intermediaries and the comparison are made from, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kyodo_graph.graph import Graph
from kyodo_graph.readings.kept import SETTLED
from kyodo_graph.report.contents.centres import Centre, Function, centres, functions
from kyodo_graph.report.contents.compared import PlanRow, plan_rows
from kyodo_graph.report.contents.losses import Ranged, dependence, ranged
from kyodo_graph.report.contents.names import Names, read_names
from kyodo_graph.report.contents.plan_network import PlanNetwork, plan_network
from kyodo_graph.report.contents.plan_table import parts_of, plan_table
from kyodo_graph.report.facts import Facts

_UNDIRECTED = "SELECT DISTINCT ?code { ?relation kyodo:undirected true ; kyodo:code ?code }"


@dataclass(frozen=True)
class Material:
    """What was read; ``dependence`` is by intermediary, then by plan.

    ``readings`` are the names of the kept readings, ``undirected`` the codes of relations that
    have no direction. ``leads`` has, of a plan, in how many initiatives each reading finds a leader
    that it supplies, and one that is stated; what was settled is first.
    """

    names: Names
    rows: tuple[PlanRow, ...]
    networks: Mapping[str, PlanNetwork]
    centres: tuple[Centre, ...]
    functions: tuple[Function, ...]
    dependence: Mapping[str, Mapping[str, Mapping[str, Ranged]]]
    readings: tuple[str, ...] = ()
    leads: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    undirected: frozenset[str] = frozenset()

    @property
    def stated_leads(self) -> dict[str, tuple[int, ...]]:
        """Of a plan, in how many initiatives each reading finds a leader that is stated."""
        return {plan: tuple(stated for _, stated in found) for plan, found in self.leads.items()}

    def rows_of(self, city: str) -> tuple[PlanRow, ...]:
        """The plans of a city, the latest first."""
        return tuple(r for r in self.rows if r.plan.city == city)

    def centres_of(self, city: str) -> tuple[Centre, ...]:
        """The intermediaries of a city, its own named centres first."""
        return tuple(c for c in self.centres if c.city == city)

    def row(self, plan: str) -> PlanRow:
        """A plan by its id."""
        return next(r for r in self.rows if r.plan.id == plan)


def read_material(graph: Graph, facts: Facts) -> Material:
    """Read all of it from a graph and from each of its kept readings."""
    names = read_names(graph)
    rows = plan_rows(graph, names, facts)
    networks = {r.plan.id: plan_network(graph, names, facts, r.plan) for r in rows}
    others = {name: g for name, g in graph.readings.items() if name != SETTLED}
    found = centres(graph, names, facts, others)
    return Material(
        names=names,
        rows=rows,
        networks=networks,
        centres=found,
        functions=functions(graph, names),
        dependence=_dependence(facts, names, rows, networks, found, others),
        readings=tuple(others),
        undirected=frozenset(str(r["code"]) for r in graph.select(_UNDIRECTED)),
        leads={r.plan.id: _leads(graph, r) for r in rows},
    )


def _leads(graph: Graph, row: PlanRow) -> tuple[tuple[int, int], ...]:
    own = {line.id for line in row.table.initiatives}
    made = []
    for reading in graph.readings_of(row.plan.city).values():
        led = [p for p in parts_of(reading, row.plan) if p.role == "lead" and p.element in own]
        stated = {p.element for p in led if p.basis == "stated"}
        made.append((len({p.element for p in led} - stated), len(stated)))
    return tuple(made)


def _dependence(
    facts: Facts,
    names: Names,
    rows: Sequence[PlanRow],
    networks: Mapping[str, PlanNetwork],
    found: Sequence[Centre],
    others: Mapping[str, Graph],
) -> dict[str, dict[str, Mapping[str, Ranged]]]:
    own = [c for c in found if c.own]
    made: dict[str, dict[str, Mapping[str, Ranged]]] = {c.id: {} for c in own}
    for row in rows:
        here = [c for c in own if c.city == row.plan.city]
        read = {name for c in here for d in c.functions(row.plan.id).values() for name in d.of}
        by = {
            name: (
                plan_table(others[name], names, row.plan),
                plan_network(others[name], names, facts, row.plan),
            )
            for name in sorted(read)
        }
        for centre in here:
            settled = dependence(row.table, networks[row.plan.id], centre.id)
            readings = {name: dependence(*given, centre.id) for name, given in by.items()}
            made[centre.id][row.plan.id] = ranged(settled, readings)
    return made
