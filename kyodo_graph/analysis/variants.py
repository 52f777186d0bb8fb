"""The networks of one city as they are, and as they are without what might mislead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

from kyodo_graph.words import Words, variants

Network: TypeAlias = "nx.Graph[Any] | nx.DiGraph[Any]"

OFFICE = "S1"
INTERMEDIARY = "S3"
UNASSIGNED = "S99"
"""The sector of actors whose type is *other*: no sector, and left out of what compares sectors."""


@dataclass(frozen=True)
class Variant:
    """One way to count: its key, and the filters of ``Graph.network`` that make it."""

    name: str
    filters: Mapping[str, Any]

    @property
    def title(self) -> Words:
        """What is left out or counted otherwise, in words."""
        return variants()[self.name]


VARIANTS = (
    Variant("all", {}),
    Variant("no_generic", {"generic": False}),
    Variant("no_office", {"city_office": False}),
    Variant("joint_half", {"joint": "half"}),
    Variant("joint_out", {"joint": "out"}),
    Variant("stated", {"basis": "stated"}),
)
NAMES = tuple(v.name for v in VARIANTS)


def without(graph: Network, variant: str) -> Network | None:
    """The variants that leave out nodes, made from the whole network; None for the other variants.

    The same network as the filter gives (a test holds the two together), without asking the graph
    a second time: the nodes go, and with them those that had ties to them alone.
    """
    if variant == "no_generic":
        gone = [n for n, d in graph.nodes(data=True) if d.get("specificity") == "generic"]
    elif variant == "no_office":
        gone = [n for n, d in graph.nodes(data=True) if d.get("sector") == OFFICE]
    else:
        return None
    rest: Network = graph.copy()
    rest.remove_nodes_from(gone)
    rest.remove_nodes_from([n for n in list(rest) if rest.degree(n) == 0])
    return rest


def same_ties(one: Network, other: Network) -> bool:
    """Whether two networks have the same nodes and ties, whatever the ties weigh."""
    if set(one) != set(other) or one.number_of_edges() != other.number_of_edges():
        return False
    return all(other.has_edge(u, v) for u, v in one.edges)
