"""The networks of one city as they are, and as they are without what might mislead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

Network: TypeAlias = "nx.Graph[Any] | nx.DiGraph[Any]"

OFFICE = "S1"
INTERMEDIARY = "S3"


@dataclass(frozen=True)
class Variant:
    """One way to count: its key, what it is, and the filters of ``Graph.network`` that make it."""

    name: str
    title: Mapping[str, str]
    filters: Mapping[str, Any]


VARIANTS = (
    Variant("all", {"ja": "すべて", "en": "all"}, {}),
    Variant(
        "no_generic", {"ja": "総称の主体を除く", "en": "without generic actors"}, {"generic": False}
    ),
    Variant(
        "no_office", {"ja": "市役所を除く", "en": "without the city office"}, {"city_office": False}
    ),
    Variant("joint_half", {"ja": "連名欄を按分", "en": "joint columns half"}, {"joint": "half"}),
    Variant("joint_out", {"ja": "連名欄を除く", "en": "joint columns out"}, {"joint": "out"}),
    Variant("stated", {"ja": "明示のみ", "en": "stated only"}, {"basis": "stated"}),
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
