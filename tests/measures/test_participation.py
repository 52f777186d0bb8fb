from __future__ import annotations

import math

import networkx as nx
import pytest
from hypothesis import given
from one_mode_cases import with_groups

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    MissingGroupError,
    SelfLoopError,
)
from kyodo_graph.measures.participation import participation


@given(with_groups(directed=False))
def test_definition(case) -> None:
    G, group = case
    inside = {v: sum(group[u] == group[v] for u in G[v]) for v in G}
    for row in participation(G, group).records():
        v = row["node"]
        assert row["degree"] == G.degree(v)
        if not G.degree(v):
            assert math.isnan(row["participation"])
        else:
            counts = [sum(group[u] == s for u in G[v]) for s in set(group.values())]
            expected = 1 - sum((k / G.degree(v)) ** 2 for k in counts)
            assert row["participation"] == pytest.approx(expected)
        members = [inside[u] for u in G if group[u] == group[v]]
        mean = sum(members) / len(members)
        sd = math.sqrt(sum((k - mean) ** 2 for k in members) / len(members))
        z = (inside[v] - mean) / sd if sd else math.nan
        assert row["within_z"] == pytest.approx(z, nan_ok=True)


def test_directions_and_weights() -> None:
    G = nx.DiGraph()
    G.add_edge("a", "b", w=3.0)
    G.add_edge("a", "c", w=1.0)
    G.add_edge("c", "a", w=2.0)
    group = {"a": "npo", "b": "npo", "c": "city"}

    def value(**options) -> float:
        return participation(G, group, **options).keyed("node")["a"]["participation"]

    assert value() == pytest.approx(1 - (1 / 3) ** 2 - (2 / 3) ** 2)
    assert value(direction="out") == pytest.approx(0.5)
    assert value(direction="in") == pytest.approx(0.0)
    assert value(weight="w") == pytest.approx(0.5)
    assert value(weight="w", direction="out") == pytest.approx(1 - 0.75**2 - 0.25**2)


def test_all_in_one_group_and_attribute() -> None:
    G = nx.star_graph(3)
    nx.set_node_attributes(G, "npo", "sector")
    table = participation(G, "sector")
    assert table.column("participation") == (0.0, 0.0, 0.0, 0.0)
    assert table.column("within_z")[0] == pytest.approx(math.sqrt(3))


def test_bad_input() -> None:
    with pytest.raises(EmptyNetworkError):
        participation(nx.Graph(), {})
    with pytest.raises(SelfLoopError):
        participation(nx.Graph([(1, 1)]), {1: "a"})
    with pytest.raises(MissingGroupError):
        participation(nx.path_graph(2), {0: "a"})
    with pytest.raises(InvalidOptionError):
        participation(nx.path_graph(2), {0: 1, 1: 1}, direction="up")
    with pytest.raises(InvalidWeightError):
        participation(nx.Graph([(1, 2, {"w": -1})]), {1: 1, 2: 1}, weight="w")
    assert math.isnan(participation(nx.empty_graph(1), {0: "a"}).rows[0][3])
