"""The knowledge graph of Japan's collaboration promotion plans (協働推進計画).

>>> import kyodo_graph as kg
>>> graph = kg.load()
>>> table = graph.query("plans", city="shinjo")
>>> table.columns[:5]
('city', 'plan', 'start_fy', 'end_fy', 'source')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kyodo_graph import moved
from kyodo_graph.version import __version__

moved.install()


if TYPE_CHECKING:
    from kyodo_graph.errors import InputError, KyodoError, Problem, UnknownNameError
    from kyodo_graph.graph import Graph, load
    from kyodo_graph.services.analysing import analyse
    from kyodo_graph.services.everywhere import every_city
    from kyodo_graph.services.viewing import view
    from kyodo_graph.store.sparql import QueryError, Triples
    from kyodo_graph.tables import Table
    from kyodo_graph.views.notebook import Page

_HOMES = {
    "Graph": "graph",
    "analyse": "services.analysing",
    "every_city": "services.everywhere",
    "load": "graph",
    "Page": "views.notebook",
    "view": "services.viewing",
    "InputError": "errors",
    "KyodoError": "errors",
    "Problem": "errors",
    "UnknownNameError": "errors",
    "QueryError": "store.sparql",
    "Triples": "store.sparql",
    "Table": "tables",
}

__all__ = [
    "Graph",
    "InputError",
    "KyodoError",
    "Page",
    "Problem",
    "QueryError",
    "Table",
    "Triples",
    "UnknownNameError",
    "__version__",
    "analyse",
    "every_city",
    "load",
    "view",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that start-up stays quick."""
    if name in _HOMES:
        return getattr(import_module(f"kyodo_graph.{_HOMES[name]}"), name)
    if name == "measures":
        return import_module("kyodo_graph.measures")
    raise AttributeError(f"module 'kyodo_graph' has no attribute {name!r}")
