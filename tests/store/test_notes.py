"""Notes: names in a query that the graph does not have; nothing of a query whose names it has."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kyodo_graph as kg
from kyodo_graph.errors import Note
from kyodo_graph.library.header import read_queries
from kyodo_graph.shipped import shipped
from kyodo_graph.store.notes import notes_of
from kyodo_graph.store.sparql import Triples

QUERIES = read_queries(shipped("queries"))


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return kg.load().store


NOTED = {
    "SELECT * { ?x kyodo:rolle ?y }": ("kyodo:rolle: the graph has no such name", "kyodo:role"),
    "SELECT * { ?x kyodo:role role:leed }": ("role:leed: the graph has no such name", "role:lead"),
    "SELECT * { ?x kyodo:role scheme:role\\/leed }": (
        "scheme:role\\/leed: the graph has no such name",
        "scheme:role\\/lead",
    ),
    "SELECT * { ?x kyodo:theme <https://w3id.org/kyodo/scheme/theme/T99> }": (
        "<https://w3id.org/kyodo/scheme/theme/T99>: the graph has no such name",
        "scheme/theme/T09>",
    ),
    "SELECT * { id:shinjo\\/actor\\/cyti ?p ?o }": (
        "id:shinjo\\/actor\\/cyti: the graph has no such name",
        "id:shinjo\\/actor\\/city",
    ),
    # values of another kind than those of the property
    'SELECT * { ?x rdfs:label "市民" }': ('"市民": nothing has this as rdfs:label', '"市民"@ja'),
    'SELECT * { ?x rdfs:label "市民"@jp }': (
        '"市民"@jp: nothing has this as rdfs:label',
        '"市民"@ja',
    ),
    'SELECT * { ?x rdfs:label ?l FILTER(?l = "Citizens") }': (
        '"Citizens": nothing has this as rdfs:label',
        '"Citizens"@en',
    ),
    'SELECT * { ?x rdfs:label ?l FILTER(LANG(?l) = "jp") }': (
        '"jp": no rdfs:label is in this language',
        'expected "en" or "ja"',
    ),
    'SELECT * { ?x kyodo:role "lead" }': ('"lead": nothing has this as kyodo:role', "role:lead"),
    "SELECT * { ?x kyodo:areaCode 352012 }": (
        "352012: nothing has this as kyodo:areaCode",
        '"352012"',
    ),
    'SELECT * { ?x kyodo:fiscalYear/kyodo:year "2026" }': (
        '"2026": nothing has this as kyodo:year',
        "nearest: 2026",
    ),
    'SELECT * { ?x kyodo:joint "true" }': ('"true": nothing has this as kyodo:joint', "true"),
    "SELECT * { ?x kyodo:tieRelation kyodo:funds }": (
        "kyodo:funds: nothing has this as kyodo:tieRelation",
        "tie-relation:funds",
    ),
    "SELECT * { ?x a kyodo:actor }": ("kyodo:actor: nothing is of this class", "kyodo:Actor"),
    "SELECT * { ?x kyodo:Tie ?y }": (
        "kyodo:Tie: a class, by which nothing is joined",
        "a kyodo:Tie",
    ),
    # a name of SELECT in HAVING, also of an inner query
    """SELECT ?r (COUNT(?t) AS ?n) { ?t kyodo:tieRelation ?r } GROUP BY ?r
       HAVING(?n > 40)""": ("?n: has no value in HAVING", "expected COUNT(?t)"),
    """SELECT (SUM(?n) AS ?s) { { SELECT ?r (COUNT(?t) AS ?n) { ?t kyodo:tieRelation ?r }
       GROUP BY ?r HAVING(?n > 3) } }""": ("?n: has no value in HAVING", "expected COUNT(?t)"),
    'SELECT * { ?x kyodo:code "leed" }': ('"leed": the graph has no such code', "lead"),
    'SELECT * { ?x kyodo:cityKey "shinjou" }': (
        '"shinjou": the graph has no such key of a city',
        "shinjo",
    ),
    "SELECT * FROM <https://w3id.org/kyodo/source/shinjo-1#line=1,2> { ?s ?p ?o }": (
        "<https://w3id.org/kyodo/source/shinjo-1#line=1,2>: the graph has no named graph",
        "",
    ),
    "SELECT * { GRAPH <urn:none> { ?s ?p ?o } }": (
        "<urn:none>: the graph has no named graph of this name",
        "",
    ),
    "SELECT * { ?x rdfs:labell ?y }": ("rdfs:labell: the graph has no such name", ""),
}


@pytest.mark.parametrize(("text", "told"), NOTED.items())
def test_what_is_not_there_is_noted_with_the_nearest(
    store: ox.Store, text: str, told: tuple[str, str]
) -> None:
    (note,) = notes_of(store, text)
    what, near = told
    assert note.startswith(what)
    assert near in note.removeprefix(what)


SILENT = [
    "SELECT * { ?x kyodo:role role:lead ; a kyodo:Participation }",
    'SELECT * { ?x kyodo:code "lead" }',
    "SELECT * { ?x ?p ?o FILTER(DATATYPE(?o) = xsd:gMonthDay) }",
    "SELECT * { ?x ?p ?o FILTER(xsd:integer(?o) > 1) }",
    "SELECT * { ?x <http://example.org/mine> ?o }",
    'SELECT * { ?x rdfs:label ?l FILTER(?l != "kyodo:rolle") } # kyodo:rolle',
    'SELECT * { ?x rdfs:label "市民"@ja ; kyodo:city ?city }',
    'SELECT * { ?x rdfs:label ?l FILTER(LANG(?l) = "ja" && STR(?l) = "市民") }',
    "SELECT * { ?x kyodo:fiscalYear/kyodo:year 2026 ; kyodo:phase phase:continue }",
    "SELECT * { ?x ?p kyodo:Tie ; ?q ?r }",
    "SELECT * { ?x a kyodo:Tie, ?class }",
    "SELECT * { ?x a ?class VALUES ?class { kyodo:Tie kyodo:Actor } }",
    """SELECT ?r (SUM(?n) AS ?s) { { SELECT ?r ?c (COUNT(?t) AS ?n) { ?t kyodo:tieRelation ?r ;
       kyodo:city ?c } GROUP BY ?r ?c } } GROUP BY ?r HAVING(SUM(?n) > 3) ORDER BY ?s""",
    """SELECT ?d (COUNT(?x) AS ?n) { ?x kyodo:value ?v } GROUP BY (ROUND(?v) AS ?d)
       HAVING(?d > 3) ORDER BY ?n""",
    "CONSTRUCT { ?x kyodo:own ?y } WHERE { ?x kyodo:role ?y }",
    "PREFIX x: <https://w3id.org/kyodo/ns#> SELECT * { ?x x:role ?y }",
    "SELECT * { FILTER(STRSTARTS(STR(?x), STR(id:))) ?x ?y ?z }",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_noted_of_what_is_there(store: ox.Store, text: str) -> None:
    assert notes_of(store, text) == ()


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_the_library_names_nothing_that_is_not_there(store: ox.Store, name: str) -> None:
    """Terms that these data do not use yet aside."""
    noted = notes_of(store, QUERIES[name].text)
    assert all(note.endswith("nothing in the graph is said with it") for note in noted)


def test_a_term_that_only_the_ontology_has() -> None:
    """Documented, and not used by these data: a question by it would be empty."""
    mini = kg.load(Path(__file__).parents[1] / "fixtures" / "mini" / "data")
    (note,) = notes_of(mini.store, "SELECT * { ?x kyodo:hasLineage ?y }")
    assert note == "kyodo:hasLineage: nothing in the graph is said with it"
    assert notes_of(mini.store, "SELECT * { kyodo:hasLineage rdfs:label ?y }") == ()


def test_answers_carry_their_notes(mini: kg.Graph) -> None:
    noted = mini.select("SELECT * { ?x kyodo:rolle ?y }")
    assert len(noted.notes) == 1
    assert mini.select("SELECT * { ?x kyodo:role ?y }").notes == ()
    made = mini.sparql("CONSTRUCT { ?x ?p ?y } WHERE { ?x kyodo:rolle ?y ; ?p ?y }")
    assert isinstance(made, Triples)
    assert len(made.notes) == 1
    with pytest.warns(Note, match="kyodo:rolle"):
        assert mini.sparql("ASK { ?x kyodo:rolle ?y }") is False
