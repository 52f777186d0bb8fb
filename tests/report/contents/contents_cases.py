"""The made-up cities with what the pages need of them, read once in a run."""

from __future__ import annotations

from functools import cache

from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.report.contents.names import Names, read_names
from kyodo_graph.report.facts import Facts, Plan, read_facts

TOWN = ROOT / "tests" / "networks" / "town" / "data"


@cache
def town() -> tuple[kg.Graph, Facts, Names]:
    """The two cities whose rows the tests count by hand."""
    return _read(kg.load(TOWN))


@cache
def minami() -> tuple[kg.Graph, Facts, Names]:
    """The small city."""
    return _read(kg.load(MINI / "data"))


def plan(facts: Facts, key: str) -> Plan:
    """A plan by its id."""
    return next(p for p in facts.plans if p.id == key)


def _read(graph: kg.Graph) -> tuple[kg.Graph, Facts, Names]:
    return graph, read_facts(graph), read_names(graph)
