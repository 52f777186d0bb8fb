"""Narrowed to a city, every library query gives the rows that it gives otherwise."""

from __future__ import annotations

import pytest

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.library.binding import bind
from kyodo_graph.library.header import read_queries
from kyodo_graph.shipped import shipped
from kyodo_graph.store.groups import groups
from kyodo_graph.store.narrowing import narrowed
from kyodo_graph.store.sparql import Triples, run
from kyodo_graph.store.tokens import tokens
from kyodo_graph.tables import Table

QUERIES = read_queries(shipped("queries"))
OF_A_CITY = sorted(n for n, q in QUERIES.items() if any(p.name == "city" for p in q.parameters))
CITY = f"{ID}x"


@pytest.mark.parametrize("name", OF_A_CITY)
def test_the_rows_are_the_same(graph: kg.Graph, name: str) -> None:
    query = QUERIES[name]
    for city in graph.cities:
        bound = {k: term for k, (term,) in bind(query, {"city": city}, graph.store).items()}
        plain = run(graph.store, query.text, bound, source=name, hidden=query.hidden)
        ours = graph.query(name, city=city)
        if isinstance(plain, Triples):
            assert isinstance(ours, Triples)
            assert set(ours.triples) == set(plain.triples)
        else:
            assert isinstance(plain, Table)
            assert ours.rows == plain.rows


@pytest.mark.parametrize("name", OF_A_CITY)
def test_every_query_of_a_city_is_narrowed(name: str) -> None:
    text = QUERIES[name].text
    assert f"<{CITY}>" in narrowed(text, "city", [CITY])
    assert narrowed(text, "city", []) == text


CASES = {
    # the city by a variable, an OPTIONAL beside it, one within that
    "SELECT ?l { ?c kyodo:cityKey ?city OPTIONAL { ?c rdfs:label ?l OPTIONAL { ?l a ?k } } }": (
        "SELECT ?l { ?c kyodo:cityKey ?city OPTIONAL { ?c rdfs:label ?l OPTIONAL { ?l a ?k } } }"
    ),
    # selected by the query: narrowed
    "SELECT ?city { ?c kyodo:cityKey ?city OPTIONAL { ?c a ?l OPTIONAL { ?l a ?k } } }": (
        f"SELECT ?city {{ VALUES ?c {{ <{CITY}> }} ?c kyodo:cityKey ?city LATERAL {{ OPTIONAL "
        "{ ?c a ?l LATERAL { OPTIONAL { ?l a ?k } } } } }"
    ),
    # along a path
    "SELECT ?city { ?x oa:hasSource/kyodo:city/kyodo:cityKey ?city ; a ?k }": (
        f"SELECT ?city {{ VALUES ?city_held {{ <{CITY}> }} ?x oa:hasSource/kyodo:city ?city_held "
        "; oa:hasSource/kyodo:city/kyodo:cityKey ?city ; a ?k }"
    ),
    # a subquery that doesn't select the city, or counts rows, is another question
    "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?c kyodo:cityKey ?city } } }": None,
    "SELECT ?city { { SELECT ?city { ?c kyodo:cityKey ?city } LIMIT 3 } }": None,
    "SELECT ?city { { SELECT (MAX(?k) AS ?city) { ?c kyodo:cityKey ?k } } }": None,
    # text is no code
    'SELECT ?city { ?c rdfs:label "?c kyodo:cityKey ?city" # ?c kyodo:cityKey ?city\n }': None,
    # an OPTIONAL with a subquery about a thing of the row is evaluated row by row, another is not
    "SELECT ?city { ?c kyodo:cityKey ?city OPTIONAL { SELECT ?c { ?c a ?k } } }": (
        f"SELECT ?city {{ VALUES ?c {{ <{CITY}> }} ?c kyodo:cityKey ?city LATERAL {{ OPTIONAL "
        "{ SELECT ?c { ?c a ?k } } } }"
    ),
    "SELECT ?city { ?c kyodo:cityKey ?city OPTIONAL { SELECT ?x { ?x a ?k } } }": (
        f"SELECT ?city {{ VALUES ?c {{ <{CITY}> }} ?c kyodo:cityKey ?city OPTIONAL {{ SELECT ?x "
        "{ ?x a ?k } } }"
    ),
    # one about two things of the row, too; where the row has only one of them, it is not
    "SELECT ?city { ?c kyodo:cityKey ?city ; a ?k OPTIONAL { SELECT ?c ?k { ?c ?p ?k } } }": (
        f"SELECT ?city {{ VALUES ?c {{ <{CITY}> }} ?c kyodo:cityKey ?city ; a ?k LATERAL {{ "
        "OPTIONAL { SELECT ?c ?k { ?c ?p ?k } } } }"
    ),
    "SELECT ?city { ?c kyodo:cityKey ?city OPTIONAL { SELECT ?c ?k { ?c a ?k } } }": (
        f"SELECT ?city {{ VALUES ?c {{ <{CITY}> }} ?c kyodo:cityKey ?city OPTIONAL {{ SELECT ?c ?k "
        f"{{ VALUES ?c {{ <{CITY}> }} ?c a ?k }} }} }}"
    ),
    "SELECT ?city { ?c kyodo:cityKey ?city": None,
    "SELECT ?city { ?c kyodo:cityKey ?city } }": None,
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_what_is_written(text: str, expected: str | None) -> None:
    assert narrowed(text, "city", [CITY]) == (text if expected is None else expected)


def test_groups() -> None:
    root = groups(
        tokens(
            "SELECT * { ?a ?b ?c MINUS { ?d ?e ?f } { ?g ?h ?i } UNION { ?j ?k ?l } "
            "GRAPH ?g { ?m ?n ?o } FILTER NOT EXISTS { ?p ?q ?r } VALUES (?s ?t) { (1 2) } "
            "{ SELECT ?u (1 AS ?v) WHERE { ?u ?w ?x } } }"
        )
    )
    assert root is not None
    assert " ".join(g.kind for g in root) == (
        "query group MINUS group group GRAPH EXISTS VALUES group group"
    )
    (sub,) = [g for g in root if g.is_query and g is not root]
    assert sub.lets_through("?u")
    assert not sub.lets_through("?v")
    assert not sub.lets_through("?x")
