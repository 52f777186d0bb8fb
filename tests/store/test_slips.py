"""Common slips are told with their place, and nothing is told of a query that the engine takes."""

from __future__ import annotations

from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.store.slips import first_slip
from kyodo_graph.store.sparql import QueryError
from kyodo_graph.store.tokens import tokens

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("queries/*.rq"), *ROOT.glob("ontology/*/*.rq")])

SLIPS = {
    "SELECT ?x WHER { ?x ?p ?o }": "1:11 unknown word WHER; expected WHERE",
    "SELECT ?x WHERE ?x a kyodo:Plan": "1:11 WHERE without a group; expected WHERE { … }",
    "SELECT ?x {\n  ?x a kyodo:Plan": "2:18 { is not closed; expected }",
    "SELECT ?x { ?x a kyodo:Plan } }": (
        "1:31 a } that closes nothing; expected none, or a { before it"
    ),
    # a { is missing before a }
    "SELECT ?x ?x a kyodo:Plan }": (
        "1:11 a { is missing before ?x; expected WHERE { … } around the pattern"
    ),
    "SELECT ?x FROM <urn:x> ?x a kyodo:Plan }": (
        "1:40 a } that closes nothing; expected none, or a { before it"
    ),
    "ASK ?x a ?y }": "1:5 a { is missing before ?x; expected ASK { … }",
    "CONSTRUCT ?x a ?y } WHERE { ?x a ?y }": (
        "1:11 a { is missing before ?x; expected CONSTRUCT { … }"
    ),
    "SELECT ?x {\n ?x a ?y .\n GRAPH ?g ?x a ?y }\n}": (
        "3:2 GRAPH ?g without a group; expected GRAPH ?g { … }"
    ),
    "SELECT ?x {\n ?x a ?y .\n VALUES ?z 1 2 }\n}": (
        "3:2 VALUES ?z without a group; expected VALUES ?z { … }"
    ),
    "SELECT ?x {\n ?x a ?y .\n SELECT ?z WHERE { ?z a ?y } }\n}": (
        "3:2 SELECT within a pattern without braces; expected { SELECT … }"
    ),
    "SELECT ?x {\n ?x a ?y }\n ?x rdfs:label ?l .\n}": (
        "2:10 the pattern ends here, and ?x stands behind it; "
        "expected no } here, or a { before what follows"
    ),
    "SELECT ?x { FILTER(REGEX(?x, 'a') }": "1:35 } before the ) of (; expected )",
    "SELECT ?x {\n ?x a kyodo:Plan\n ?x rdfs:label ?l }": (
        "3:2 a new statement begins with ?x; expected . or ; before it"
    ),
    "SELECT ?x { ?x kyodo:role scheme:role/lead }": (
        "1:27 a / within the name scheme:role/lead; "
        "expected scheme:role\\/lead, or role:lead, or the whole IRI in < >"
    ),
    "SELECT ?x { ?x rdfs:label '市民 }": "1:27 a text without its end; expected '",
    "SELECT ?x { ?x rdfs:label “市民” }": '1:27 “ is no quotation mark here; expected "',
    "SELECT　?x { ?x a ?y }": "1:7 a full-width space; expected a space",
    "SELECT ?x { ?x a ?y ｝": "1:21 ｝ is a full-width sign; expected }",
    "SELECT？x { ?x a ?y }": "1:7 ？ is a full-width sign; expected ?",
    "SELECT COUNT(?x) { ?x a ?y }": (
        "1:8 COUNT without brackets around it; expected (COUNT(…) AS ?name)"
    ),
    "SELECT (COUNT(?x)) { ?x a ?y }": "1:8 an expression without a name; expected (… AS ?name)",
    "SELECT ?x, ?y { ?x a ?y }": "1:10 a comma between variables; expected a space",
    "SELECT { ?x a ?y }": "1:8 SELECT without what is to be selected; expected variables, or *",
    "SELECT ?x { ?x a ?y FILTER ?x = 1 }": "1:21 FILTER without brackets; expected FILTER( … )",
    "SELECT ?x { ?x a ?y FILTER(?x == 1) }": "1:31 == is no sign of SPARQL; expected =",
    "SELECT ?x { ?x rdfs:label ?l FILTER(LANG(?l) = ja) }": (
        '1:48 ja is no variable, no name and no text; expected ?ja, prefix:ja or "ja"'
    ),
    "SELECT ?x { ?x a Plan }": (
        '1:18 Plan is no variable, no name and no text; expected ?Plan, prefix:Plan or "Plan"'
    ),
    "SELECT ?x { ?x a ?y FILTER(FOO(?x)) }": (
        "1:28 unknown function FOO; expected one of SPARQL 1.1"
    ),
    "SELECT ?x { ?x a ?y } ORDER ?x": "1:23 ORDER without BY; expected ORDER BY",
    "SELECT ?x { ?x a ?y } ORDER BY DESC ?x": "1:32 DESC without brackets; expected DESC(?x)",
    "SELECT ?x { ?x a ?y } LIMIT": "1:23 LIMIT without a number; expected LIMIT 10",
    "SELECT ?x { ?x a ?y OPTIONAL ?x a ?z }": (
        "1:21 OPTIONAL without a group; expected OPTIONAL { … }"
    ),
    "SELECT ?x { ?x ?p }": (
        "1:16 a triple pattern of 2 terms; expected subject, predicate and object"
    ),
    "SELECT ?x { VALUES ?x { 1, 2 } }": "1:26 a comma between values; expected a space",
    "SELECT ?x { ?x foaf:name ?y }": (
        "1:16 unknown prefix foaf:; expected PREFIX foaf: <http://…> at the top"
    ),
    "SELECT ?x { ?x rfds:label ?y }": (
        "1:16 unknown prefix rfds:; expected rdfs: or PREFIX rfds: <http://…> at the top"
    ),
    "PREFIX k: http://k# SELECT ?x { ?x a ?y }": (
        "1:1 PREFIX without a name and an IRI; expected PREFIX name: <http://…>"
    ),
    "@prefix k: <http://k#> . ASK {}": ("1:1 @prefix is Turtle; expected PREFIX name: <http://…>"),
    "{ ?s ?p ?o }": (
        "1:1 a query cannot begin with {; expected SELECT, ASK, CONSTRUCT or DESCRIBE"
    ),
    "SELEC ?x { ?x ?p ?o }": "1:1 unknown word SELEC; expected SELECT",
    "SELECT ?x { ?x a ?y } SELECT ?z { ?z a ?y }": (
        "1:23 SELECT behind the end of the pattern; "
        "expected it within { }, or in a query of its own"
    ),
}


@pytest.mark.parametrize(("text", "told"), SLIPS.items())
def test_slips(mini: kg.Graph, text: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        mini.sparql(text, source="q.rq")
    place, _, what = told.partition(" ")
    assert str(caught.value) == f"q.rq:{place}: not SPARQL: {what}"


def test_a_variable_beside_an_aggregate(mini: kg.Graph) -> None:
    with pytest.raises(QueryError, match="GROUP BY, or in an aggregate such as COUNT"):
        mini.sparql("SELECT ?c (COUNT(?x) AS ?n) { ?x kyodo:city ?c }")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_nothing_is_told_of_what_is_right(path: Path) -> None:
    """The rules for slips know the language well enough to find none in queries that run."""
    text = path.read_text(encoding="utf-8")
    assert first_slip(text, tokens(text), PREFIXES) is None
