"""Measures of every city: those of each city by itself, however many processes do the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from conftest import ROOT

import kyodo_graph as kg
from kyodo_graph import measures
from kyodo_graph.curation.namespaces import ID, KYODO
from kyodo_graph.errors import MissingExtraError
from kyodo_graph.services.everywhere import COLUMNS, EveryCity, every_city, networks_of_cities
from kyodo_graph.store.merging import named_quads

TOWN = ROOT / "tests" / "networks" / "town" / "data"
ROLES = COLUMNS[6:]
NARROWED: tuple[dict[str, Any], ...] = (
    {},
    {"generic": False},
    {"city_office": False},
    {"joint": "out"},
)


def copy(graph: kg.Graph, keep: Callable[[ox.Quad], bool] = lambda _: True) -> kg.Graph:
    """The quads of a graph that are to be kept, in a store of their own."""
    store = ox.Store()
    store.extend(quad for quad in named_quads(graph.store) if keep(quad))
    return kg.Graph(store)


def add_city(graph: kg.Graph, key: str) -> None:
    """A city of which the documents say nothing."""
    city = ox.NamedNode(f"{ID}{key}")
    graph.store.add(ox.Quad(city, ox.NamedNode(KYODO + "cityKey"), ox.Literal(key)))


def by_node(found: EveryCity, city: str) -> dict[Any, dict[str, Any]]:
    return {row["node"]: row for row in found.table if row["city"] == city}


def defined(value: float) -> float | None:
    return None if value != value else value


@pytest.mark.parametrize("narrowed", NARROWED, ids=str)
def test_the_numbers_of_each_city_by_itself(graph: kg.Graph, narrowed: dict[str, Any]) -> None:
    found = every_city(graph, **narrowed)
    assert found.table.columns == COLUMNS
    for city in graph.cities:
        rows = by_node(found, city)
        B = graph.network("actor-element", city=city, **narrowed)
        actors = [n for n, data in B.nodes(data=True) if data["mode"] == "actor"]
        central = measures.two_mode_centrality(B, actors).keyed("node")
        P = graph.network("actor-actor", city=city, **narrowed)
        holes = measures.structural_holes(P, scope="ego").keyed("node")
        T = graph.network("ties", city=city, **narrowed)
        T.remove_edges_from(list(nx.selfloop_edges(T)))
        sectors = {n: data["sector"] or "none" for n, data in T.nodes(data=True)}
        brokers: dict[Any, dict[str, float]] = {}
        for r in measures.gould_fernandez(T, sectors).nodes.records():
            brokers.setdefault(r["node"], {})[r["role"]] = r["raw"]
        assert list(rows) == sorted({*actors, *T})
        for node, row in rows.items():
            one, hole = central.get(node, {}), holes.get(node, {})
            assert row["degree"] == one.get("degree")
            assert row["betweenness"] == one.get("betweenness")
            if (constraint := defined(hole.get("constraint", float("nan")))) is None:
                assert row["constraint"] is None
            else:
                assert row["constraint"] == pytest.approx(constraint, rel=1e-12)
            own = brokers.get(node, {})
            assert [row[role] for role in ROLES] == [own.get(role) for role in ROLES]
            data = B.nodes[node] if node in B else T.nodes[node]
            assert row["sector"] == (data["sector"] or "none")
    assert any(row["total"] for row in found.table)
    assert any(row["constraint"] for row in found.table)


def test_betweenness_is_that_of_networkx(graph: kg.Graph) -> None:
    found = by_node(every_city(graph), "yamaguchi")
    B = graph.network("actor-element", city="yamaguchi")
    elements = [n for n, data in B.nodes(data=True) if data["mode"] == "element"]
    theirs = nx.bipartite.betweenness_centrality(B, elements)
    for node in set(B) - set(elements):
        assert found[node]["betweenness"] == pytest.approx(theirs[node], abs=1e-12)


def test_networks_come_by_city_with_their_evidence(graph: kg.Graph) -> None:
    found = list(networks_of_cities(graph))
    assert [city for city, *_ in found] == list(graph.cities)
    for city, B, T in found:
        assert nx.utils.graphs_equal(B, graph.network("actor-element", city=city))
        assert nx.utils.graphs_equal(T, graph.network("ties", city=city))


def test_processes_change_no_number(graph: kg.Graph) -> None:
    joblib = pytest.importorskip("joblib")
    alone = every_city(graph)
    assert every_city(graph, n_jobs=2) == alone
    with joblib.parallel_config("threading", n_jobs=2):
        assert every_city(graph, n_jobs=None) == alone
    cities = alone.table.column("city")
    assert list(cities) == sorted(cities)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("config", "n_jobs", "kind", "threads"),
    [
        ({}, 2, "LokyBackend", 1),
        ({"n_jobs": 2}, None, "LokyBackend", 1),
        ({"backend": "loky", "inner_max_num_threads": 3}, 2, "LokyBackend", 3),
        ({"backend": "threading"}, 2, "ThreadingBackend", None),
    ],
)
def test_the_callers_backend_is_taken_and_processes_have_one_thread(
    monkeypatch: pytest.MonkeyPatch,
    mini: kg.Graph,
    config: dict[str, Any],
    n_jobs: int | None,
    kind: str,
    threads: int | None,
) -> None:
    joblib = pytest.importorskip("joblib")
    seen = []

    class Watched(joblib.Parallel):  # type: ignore[misc]
        def __call__(self, tasks: Any) -> Any:
            backend = joblib.parallel.get_active_backend()[0]
            seen.append((type(backend).__name__, backend.inner_max_num_threads, self.n_jobs))
            return [call(*args, **options) for call, args, options in tasks]

    monkeypatch.setattr(joblib, "Parallel", Watched)
    with joblib.parallel_config(**config):
        assert every_city(mini, n_jobs=n_jobs) == every_city(mini)
    assert seen == [(kind, threads, 2)]


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_a_city_without_a_network_has_no_rows_and_is_named(n_jobs: int) -> None:
    town = copy(kg.load(TOWN))
    add_city(town, "higashi")
    add_city(town, "azuma")
    found = every_city(town, n_jobs=n_jobs)
    assert found.without == ("azuma", "higashi")
    assert found.table == every_city(kg.load(TOWN)).table
    assert set(found.table.column("city")) == {"kita", "nishi"}


def test_a_city_with_ties_only_has_no_degree() -> None:
    whole = kg.load(TOWN)
    found = every_city(copy(whole, lambda q: q.predicate.value != KYODO + "hasParticipation"))
    rows = by_node(found, "kita")
    assert list(rows) == sorted(whole.network("ties", city="kita"))
    for row in rows.values():
        assert (row["degree"], row["betweenness"], row["constraint"]) == (None,) * 3
        assert row["total"] is not None


def test_a_city_without_ties_has_no_brokerage() -> None:
    whole = kg.load(TOWN)
    found = every_city(copy(whole, lambda q: q.predicate.value != KYODO + "tieRelation"))
    assert [row["degree"] for row in found.table] == [
        row["degree"] for row in every_city(whole).table if row["degree"] is not None
    ]
    assert {row[role] for row in found.table for role in ROLES} == {None}


def test_an_empty_graph_has_no_rows_and_no_cities() -> None:
    found = every_city(kg.Graph(ox.Store()))
    assert (found.table.columns, found.table.rows, found.without) == (COLUMNS, (), ())


def test_no_process_at_all_is_an_error(mini: kg.Graph) -> None:
    with pytest.raises(ValueError, match="n_jobs is 0; expected"):
        every_city(mini, n_jobs=0)


def test_without_joblib_one_process_works_and_more_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch, mini: kg.Graph
) -> None:
    monkeypatch.setitem(sys.modules, "joblib", None)
    assert every_city(mini).table.rows
    with pytest.raises(MissingExtraError, match=r"needs joblib; expected: pip install"):
        every_city(mini, n_jobs=2)


def test_a_projection_that_the_query_folder_lacks(tmp_path: Path, mini: kg.Graph) -> None:
    (tmp_path / "networks").mkdir()
    with pytest.raises(kg.UnknownNameError, match="actor-element"):
        every_city(kg.Graph(mini.store, tmp_path))
