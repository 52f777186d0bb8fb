"""Answers of queries as networks."""

from __future__ import annotations

from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.errors import KyodoError
from kyodo_graph.networks.answers import NoNetworkError
from kyodo_graph.services.viewing import query_network


def asked(graph: kg.Graph, folder: Path, text: str) -> object:
    path = folder / "own.rq"
    path.write_text(text, encoding="utf-8")
    return query_network(graph, str(path))


def test_construct_gives_things_and_what_joins_them(graph: kg.Graph, tmp_path: Path) -> None:
    network = asked(
        graph,
        tmp_path,
        """CONSTRUCT { ?a kyodo:funds ?b . ?a rdfs:label ?l . ?a a kyodo:Actor }
           WHERE { ?a kyodo:funds ?b ; rdfs:label ?l }""",
    )
    pairs = graph.sparql("SELECT DISTINCT ?a ?b { ?a kyodo:funds ?b }")
    assert network.number_of_edges() == len(pairs)  # type: ignore[attr-defined]
    assert {d["kind"] for *_, d in network.edges(data=True)} == {"funds"}  # type: ignore[attr-defined]
    city = network.nodes["shinjo/actor/city"]  # type: ignore[attr-defined]
    assert (city["class"], city["sector"], city["label_ja"]) == ("Actor", "S1", "新庄市")
    assert network.graph["title"] == "own"  # type: ignore[attr-defined]


def test_select_of_things_with_the_passage(graph: kg.Graph, tmp_path: Path) -> None:
    network = asked(
        graph,
        tmp_path,
        """SELECT ?passage ?a ?relation ?b WHERE {
             GRAPH ?passage {
               ?tie kyodo:subject ?a ; kyodo:object ?b ; kyodo:tieRelation ?relation
             }
           }""",
    )
    ties = graph.network("ties")
    asked_for = {(a, b) for a, b in network.edges()}  # type: ignore[attr-defined]
    assert asked_for <= set(ties.edges())
    # A relation without direction is one statement and two arcs.
    assert {(b, a) for a, b in set(ties.edges()) - asked_for} <= asked_for
    for a, b, data in network.edges(data=True):  # type: ignore[attr-defined]
        assert data["kind"] in ties.edges[a, b]["roles"]
        assert set(data["passages"]) <= set(ties.edges[a, b]["passages"])


def test_codes_are_ends_where_there_is_no_second_thing(graph: kg.Graph, tmp_path: Path) -> None:
    network = asked(graph, tmp_path, "SELECT ?e ?theme { ?e kyodo:primaryTheme ?theme }")
    assert "theme/T01" in network  # type: ignore[operator]
    label = network.nodes["theme/T01"]["label_en"]  # type: ignore[attr-defined]
    assert label == "awareness and culture"


def test_a_library_query_with_names_for_ends(graph: kg.Graph) -> None:
    network = query_network(graph, "ties", {"city": "shinjo", "lang": "ja"})
    assert network.number_of_edges() == len(graph.query("ties", city="shinjo"))  # type: ignore[arg-type]
    assert all(data["passages"] for *_, data in network.edges(data=True))
    assert "shinjo/actor/city" in network


def test_a_graph_of_the_library(graph: kg.Graph) -> None:
    network = query_network(graph, "actor_ties_graph", {"city": "shinjo"})
    assert network.number_of_edges() > 10


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ASK { ?s ?p ?o }", "a yes or no"),
        ("SELECT ?l { ?s rdfs:label ?l } LIMIT 3", "0 columns of things"),
        ("SELECT ?s ?l { ?s rdfs:label ?l } LIMIT 3", "1 column of things"),
        ("SELECT ?a ?b { ?a kyodo:nothing ?b }", "no row"),
    ],
)
def test_an_answer_that_is_no_network(
    graph: kg.Graph, tmp_path: Path, query: str, found: str
) -> None:
    with pytest.raises(NoNetworkError, match=found) as caught:
        asked(graph, tmp_path, query)
    assert "own.rq: " in str(caught.value)
    assert "expected a CONSTRUCT" in str(caught.value)


def test_a_query_that_cannot_be_read(graph: kg.Graph) -> None:
    with pytest.raises(KyodoError, match=r"no\.rq: cannot be read"):
        query_network(graph, "no.rq")
