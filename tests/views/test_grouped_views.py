"""A network that can't be read at once is drawn as groups where that is asked for."""

from __future__ import annotations

import networkx as nx
import pytest

from kyodo_graph.views.gathering import FEW_NODES, network_view

pytest.importorskip("pyvis")


def cities(nodes: int) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.path_graph([f"n{k}" for k in range(nodes)])
    for k, node in enumerate(network):
        network.nodes[node].update(city="ab"[k % 2], label_ja=node, label_en=node)
    return network


@pytest.mark.parametrize(("nodes", "grouped"), [(FEW_NODES, False), (FEW_NODES + 1, True)])
def test_groups_where_there_are_many(nodes: int, grouped: bool) -> None:
    view = network_view(cities(nodes), grouped=True)
    assert bool(view.groups) == grouped
    if grouped:
        assert {g.label["ja"] for g in view.groups if not g.parent} == {"a", "b"}


def test_nobody_asked_for_groups() -> None:
    assert network_view(cities(FEW_NODES + 1)).groups == ()
