"""Copies for rdflib: every triple once, FROM as SPARQL says, safe to change."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph
from rdflib.plugins.sparql import prepareQuery

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import KYODO, SOURCE
from kyodo_graph.store.merging import named_quads
from kyodo_graph.store.sparql import QueryError

EX = rdflib.Namespace("http://example.org/")
TRIPLE = (EX.a, EX.b, EX.c)
G1, G2 = EX.g1, EX.g2
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def number(graph: rdflib.Graph, query: str = COUNT) -> int:
    (row,) = graph.query(query)
    return int(row[0])  # type: ignore[index]


@pytest.fixture
def dataset(mini: kg.Graph) -> rdflib.Dataset:
    return mini.rdflib()


@pytest.fixture
def plain(mini: kg.Graph) -> rdflib.Graph:
    return mini.rdflib(merged=True)


def test_both_have_every_triple_once(
    mini: kg.Graph, dataset: rdflib.Dataset, plain: rdflib.Graph
) -> None:
    quads = list(named_quads(mini.store))
    triples = {(q.subject, q.predicate, q.object) for q in quads}
    assert len(quads) > len(triples), "some triple must be stated by several graphs"
    for each in (dataset, plain):
        assert len(each) == number(each) == len(triples)
        assert len(list(each.triples((None, None, None)))) == len(triples)
    assert len(list(dataset.quads())) == len(quads)
    assert len(list(dataset)) == len(quads)
    assert type(plain) is rdflib.Graph


def test_graph_names_the_passage(dataset: rdflib.Dataset) -> None:
    rows = dataset.query("SELECT ?g { GRAPH ?g { ?x a kyodo:Tie } }")
    assert [str(row[0]) for row in rows] == [f"{SOURCE}minami-1#line=5,6"]  # type: ignore[index]


def test_from_narrows_and_several_merge(dataset: rdflib.Dataset) -> None:
    for graph in (G1, G2):
        dataset.graph(graph).add(TRIPLE)
    both = f"SELECT (COUNT(*) AS ?n) FROM <{G1}> FROM <{G2}> {{ ?s ?p ?o }}"
    assert number(dataset, both) == 1
    assert number(dataset, f"SELECT (COUNT(*) AS ?n) FROM <{EX.none}> {{ ?s ?p ?o }}") == 0
    named = f"SELECT (COUNT(*) AS ?n) FROM NAMED <{G1}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert number(dataset, named) == 1
    assert number(dataset, f"SELECT (COUNT(*) AS ?n) FROM NAMED <{G1}> {{ ?s ?p ?o }}") == 0


def test_a_change_is_seen_once_and_not_by_the_original(
    mini: kg.Graph, dataset: rdflib.Dataset, plain: rdflib.Graph
) -> None:
    before, size = len(mini), len(dataset)
    dataset.graph(G1).add(TRIPLE)
    dataset.graph(G2).add(TRIPLE)
    assert len(dataset) == number(dataset) == size + 1
    dataset.graph(G1).remove(TRIPLE)
    assert len(dataset) == number(dataset) == size + 1, "another graph still has it"
    assert next(g.identifier for g in dataset.graphs(TRIPLE) if TRIPLE in g) == G2
    dataset.graph(G2).remove(TRIPLE)
    assert len(dataset) == number(dataset) == size
    dataset.add(TRIPLE)
    assert len(dataset) == number(dataset) == size + 1
    dataset.remove((None, None, None))
    assert len(dataset) == number(dataset) == 0
    plain.add(TRIPLE)
    assert len(plain) == number(plain) == size + 1
    plain.remove(TRIPLE)
    assert len(plain) == size
    assert len(mini) == before
    assert mini.sparql(f"ASK {{ <{EX.a}> ?p ?o }}") is False


def test_updates(mini: kg.Graph, dataset: rdflib.Dataset, plain: rdflib.Graph) -> None:
    size = len(dataset)
    dataset.update(f"INSERT DATA {{ GRAPH <{G1}> {{ <{EX.a}> <{EX.b}> <{EX.c}> }} }}")
    dataset.update(f"INSERT DATA {{ GRAPH <{G2}> {{ <{EX.a}> <{EX.b}> <{EX.c}> }} }}")
    assert len(dataset) == number(dataset) == size + 1
    dataset.update(f"DROP GRAPH <{G1}>")
    assert len(dataset) == size + 1
    dataset.update(f"DELETE WHERE {{ GRAPH ?g {{ <{EX.a}> ?p ?o }} }}")
    assert len(dataset) == number(dataset) == size
    for graph in (dataset, plain):
        graph.update("INSERT { ?x kyodo:note 'own' } WHERE { ?x a kyodo:City }")
        assert len(graph) == number(graph) == size + 1
        graph.update("DELETE { ?x kyodo:note ?n } WHERE { ?x kyodo:note ?n }")
        assert number(graph, "SELECT (COUNT(*) AS ?n) { ?x kyodo:note ?y }") == 0
    assert mini.sparql(f"ASK {{ <{EX.a}> ?p ?o }}") is False


@pytest.mark.parametrize("merged", [False, True])
def test_bindings_of_any_variable(mini: kg.Graph, merged: bool) -> None:
    graph = mini.rdflib(merged=True) if merged else mini.rdflib()
    key = rdflib.Literal("minami")
    text = "SELECT {} {{ ?city kyodo:cityKey ?key }}"
    for head in ("?city ?key", "*", "?city", "(COUNT(*) AS ?n)"):
        found = list(graph.query(text.format(head), initBindings={"key": key}))
        assert len(found) == 1
        none = list(graph.query(text.format(head), initBindings={"key": rdflib.Literal("x")}))
        assert len(none) == (1 if "COUNT" in head else 0)
    city = rdflib.Variable("city")
    label = graph.query(
        "SELECT ?label { ?city rdfs:label ?label FILTER(LANG(?label) = 'ja') }",
        initBindings={city: rdflib.URIRef("https://w3id.org/kyodo/id/minami")},
    )
    assert [str(row[0]) for row in label] == ["南市"]  # type: ignore[index]
    prepared = prepareQuery("ASK { ?x a k:City }", initNs={"k": KYODO})
    assert bool(graph.query(prepared)) is True


def test_own_triples_are_read_and_written(plain: rdflib.Graph, tmp_path: Path) -> None:
    size = len(plain)
    plain.parse(data=f"<{EX.a}> <{EX.b}> [ <{EX.c}> 1 ] .", format="turtle")
    assert len(plain) == size + 2
    plain.serialize(tmp_path / "x.nt", format="nt")
    again = rdflib.Graph().parse(tmp_path / "x.nt")
    assert len(again) == size + 2


def test_the_plain_graph_is_a_network(plain: rdflib.Graph) -> None:
    network = rdflib_to_networkx_multidigraph(plain)
    assert network.number_of_edges() == len(plain)


def test_what_is_wrong_is_said_with_its_place(dataset: rdflib.Dataset) -> None:
    with pytest.raises(QueryError, match=r"^query:1:"):
        dataset.query("SELECT ?x WHER { ?x ?p ?o }")
    with pytest.raises(QueryError, match="SERVICE"):
        dataset.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
