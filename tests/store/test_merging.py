"""Every triple once in the default graph; named graphs, FROM and FROM NAMED as SPARQL 1.1 says."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kyodo_graph as kg
from kyodo_graph.store.merging import merge, named_quads, size
from kyodo_graph.store.sparql import QueryError, run
from kyodo_graph.tables import Cell

# `:a rdfs:label "会議"` is stated by two graphs, :b by one; g3 names a thing that no other does.
TRIG = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <http://example.org/> .
:g1 { :a rdfs:label "会議"@ja ; :size 5 }
:g2 { :a rdfs:label "会議"@ja . :b :size 7 }
:g3 { :c :size 11 }
"""
PREFIX = "PREFIX : <http://example.org/> "
CASE = Path(__file__).parents[3] / "shared" / "cases" / "08-from-clause"


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    store = ox.Store()
    store.load(TRIG, format=ox.RdfFormat.TRIG)
    return kg.Graph(store)


def rows(graph: kg.Graph, text: str) -> list[tuple[Cell, ...]]:
    answer = graph.sparql(PREFIX + text)
    return sorted(answer.rows, key=str)


ONE_NUMBER = {
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }": 4,
    "SELECT (SUM(?n) AS ?sum) { ?x :size ?n }": 23,
    "SELECT (COUNT(*) AS ?n) { ?x rdfs:label ?l }": 1,
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?x rdfs:label ?l } }": 2,
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }": 5,
    "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { } }": 3,
    # FROM: the merge of what is named, and no named graph
    "SELECT (COUNT(*) AS ?n) FROM :g1 { ?s ?p ?o }": 2,
    "SELECT (COUNT(*) AS ?n) FROM :g1 FROM :g2 { ?x rdfs:label ?l }": 1,
    "SELECT (COUNT(*) AS ?n) FROM :g1 FROM :g2 { ?s ?p ?o }": 3,
    "select (count(*) as ?n) from :g1 from<http://example.org/g2>where { ?s ?p ?o }": 3,
    "SELECT (COUNT(*) AS ?n) FROM :g1 { GRAPH ?g { ?s ?p ?o } }": 0,
    # FROM NAMED: what GRAPH ranges over, and an empty default graph
    "SELECT (COUNT(*) AS ?n) FROM NAMED :g1 { GRAPH ?g { ?s ?p ?o } }": 2,
    "SELECT (COUNT(*) AS ?n) FROM NAMED :g1 FROM NAMED :g3 { GRAPH ?g { ?s ?p ?o } }": 3,
    "SELECT (COUNT(*) AS ?n) FROM NAMED :g1 { ?s ?p ?o }": 0,
    "SELECT (COUNT(*) AS ?n) FROM NAMED :g1 { GRAPH :g2 { ?s ?p ?o } }": 0,
    "SELECT (COUNT(*) AS ?n) FROM :g2 FROM NAMED :g1 { ?x rdfs:label ?l GRAPH ?g { ?x :size ?m } }": 1,  # noqa: E501
    # graphs that are not there
    "SELECT (COUNT(*) AS ?n) FROM :none { ?s ?p ?o }": 0,
    "SELECT (COUNT(*) AS ?n) FROM :none FROM :g3 { ?s ?p ?o }": 1,
    # what is no dataset clause
    'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o != "FROM :g1") } # FROM :g1': 4,
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . OPTIONAL { ?s :from ?from } }": 4,
    # under a base
    "BASE <http://example.org/> SELECT (COUNT(*) AS ?n) FROM <g1> { ?s ?p ?o }": 2,
}


@pytest.mark.parametrize(("text", "number"), ONE_NUMBER.items())
def test_numbers(graph: kg.Graph, text: str, number: int) -> None:
    if text.startswith("BASE"):
        answer = graph.sparql(text)
        assert answer.rows == ((number,),)
    else:
        assert rows(graph, text) == [(number,)]


def test_other_forms_take_a_dataset_clause(graph: kg.Graph) -> None:
    assert graph.sparql(PREFIX + "ASK FROM :g1 { :b ?p ?o }") is False
    assert graph.sparql(PREFIX + "ASK FROM :g2 { :b ?p ?o }") is True
    made = graph.sparql(PREFIX + "CONSTRUCT { ?s :p ?o } FROM :g1 FROM :g2 WHERE { ?s :size ?o }")
    assert len(made) == 2  # type: ignore[arg-type]
    short = graph.sparql(PREFIX + "CONSTRUCT FROM :g3 WHERE { ?s ?p ?o }")
    assert len(short) == 1  # type: ignore[arg-type]
    described = graph.sparql(PREFIX + "DESCRIBE :a FROM :g2")
    assert len(described) == 1  # type: ignore[arg-type]


def test_an_error_below_a_dataset_clause_has_its_place(graph: kg.Graph) -> None:
    with pytest.raises(QueryError) as caught:
        graph.sparql("SELECT *\nFROM <urn:x>\nFROM NAMED <urn:y>\n{ ?s ?p }")
    assert caught.value.line == 4


def test_a_clause_that_is_none_is_refused(graph: kg.Graph) -> None:
    for text in ("SELECT * FROM { ?s ?p ?o }", "SELECT * FROM NAMED { ?s ?p ?o }"):
        with pytest.raises(QueryError, match="not SPARQL"):
            graph.sparql(text)


def test_sizes_and_what_files_hold(graph: kg.Graph) -> None:
    assert size(graph.store) == (5, 4)
    assert len(graph) == 5
    assert len(list(named_quads(graph.store))) == 5
    merge(graph.store)
    assert size(graph.store) == (5, 4), "a second merge changes nothing"


def test_service_is_refused_unless_allowed(graph: kg.Graph) -> None:
    """Nothing is sent where it is refused; a port where nobody listens is asked where it is not."""
    text = "SELECT * {\n  service silent <http://127.0.0.1:9/> { ?s ?p ?o } }"
    with pytest.raises(QueryError) as caught:
        graph.sparql(text)
    assert str(caught.value) == (
        "query:2:3: SERVICE sends parts of the query to another server; "
        "expected none, or --allow-service (allow_service=True)"
    )
    assert len(run(graph.store, text, allow_service=True)) == 1  # type: ignore[arg-type]
    for harmless in (
        'ASK { BIND("SERVICE <http://x/> {}" AS ?x) } # SERVICE',
        "ASK { OPTIONAL { ?service ?p <http://x/SERVICE> } }",
        "PREFIX service: <http://x/> ASK { OPTIONAL { ?s service:SERVICE ?o } }",
    ):
        assert graph.sparql(harmless) is True


@pytest.mark.skipif(not CASE.is_dir(), reason="the folder shared is not at hand")
def test_the_case_that_went_wrong() -> None:
    graph = kg.load(CASE / "data")

    def counted(name: str) -> Cell:
        answer = graph.sparql((CASE / f"{name}.rq").read_text(encoding="utf-8"))
        ((number,),) = answer.rows
        return number

    assert counted("one") == counted("graph") != 0
    assert counted("none") == 0
    assert counted("two") == 1
