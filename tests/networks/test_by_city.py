"""Networks of all cities from one pass: those that each city's own queries give, to the last."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from small_networks import town as load_town

import kyodo_graph as kg
from kyodo_graph.networks.by_city import NetworksByCity
from kyodo_graph.networks.filters import Filters
from kyodo_graph.store import sparql

OWN_EDGES = (
    "actor-activity", "actor-element", "actor-theme", "city-theme", "element-tree",
    "instrument-actor", "ties", "whole",
)  # fmt: skip
NARROWED: tuple[dict[str, Any], ...] = (
    {},
    {"generic": False},
    {"city_office": False},
    {"joint": "half"},
    {"joint": "out"},
)


def by_city(graph: kg.Graph, name: str, **filters: Any) -> NetworksByCity:
    return NetworksByCity(graph.store, graph.projections[name], Filters(**filters))


def assert_same(found: nx.Graph, expected: nx.Graph) -> None:
    assert nx.utils.graphs_equal(found, expected)  # attributes of nodes and edges, too
    assert found.graph == expected.graph
    assert list(found) == list(expected)
    assert list(found.edges) == list(expected.edges)


@pytest.mark.parametrize("name", OWN_EDGES)
def test_every_projection_in_every_city(graph: kg.Graph, name: str) -> None:
    found = by_city(graph, name)
    for city in graph.cities:
        assert_same(found[city], graph.network(name, city=city))


@pytest.mark.parametrize("narrowed", NARROWED, ids=str)
@pytest.mark.parametrize("name", ["actor-element", "ties"])
def test_filters(name: str, narrowed: dict[str, Any]) -> None:
    town = load_town()
    found = by_city(town, name, **narrowed)
    for city in town.cities:
        whole, expected = found[city], town.network(name, city=city, **narrowed)
        assert_same(whole, expected)
        bare = found.bare(city)
        assert list(bare) == list(expected)
        assert list(bare.edges) == list(expected.edges)
        assert bare.is_directed() == expected.is_directed()
        for node, data in expected.nodes(data=True):
            known = {"mode": data["mode"]}
            if data["mode"] == "actor":
                known["sector"] = data["sector"]
            assert bare.nodes[node] == known


def test_a_plan_narrows_it() -> None:
    town = load_town()
    found = by_city(town, "actor-element", plan=("kita/p1",))
    assert_same(found["kita"], town.network("actor-element", city="kita", plan="kita/p1"))
    assert not found["nishi"]
    assert not found.bare("nishi")


def test_cities_of_the_filters_are_put_aside() -> None:
    found = by_city(load_town(), "ties", city=("kita",))
    assert_same(found["nishi"], by_city(load_town(), "ties")["nishi"])


def test_each_select_runs_once(graph: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    select = sparql.select

    def counted(store: ox.Store, text: str, **options: Any) -> Any:
        asked.append(text)
        return select(store, text, **options)

    monkeypatch.setattr(sparql, "select", counted)
    found = by_city(graph, "actor-element")
    assert all(found[city] and found.bare(city) for city in graph.cities)
    assert asked == [graph.projections["actor-element"].edges[0].text]


def test_a_key_that_nothing_is_of_has_an_empty_network(graph: kg.Graph) -> None:
    assert not by_city(graph, "ties")["nowhere"]


def test_a_projected_network_is_refused(graph: kg.Graph) -> None:
    with pytest.raises(kg.InputError, match="actor-actor has no edges of its own"):
        by_city(graph, "actor-actor")


def test_a_name_that_does_not_exist_is_refused(graph: kg.Graph) -> None:
    with pytest.raises(kg.UnknownNameError):
        by_city(graph, "ties", joint="quarter")
