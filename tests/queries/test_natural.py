"""Questions as a researcher writes them, without DISTINCT, against two others' answers.

The counts of the shipped data are made once more in plain Python from the files, which no RDF and
no SPARQL has touched; on a small graph rdflib's own engine answers the same text over the triples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from query_cases import small_graph

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.store.serialise import to_ntriples

DATA = Path(__file__).parents[2] / "data"
Record = dict[str, Any]


@cache
def files() -> tuple[tuple[str, Record], ...]:
    """The city and the content of every file of data, all values as texts."""
    found = []
    for path in sorted(DATA.glob("*/*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if path.parent.name != "coding" and "documents" not in content:
            found.append((path.parent.name, content))
    return tuple(found)


def records(key: str) -> Iterator[tuple[str, Record]]:
    """What stands in the lists under a key, however deep, with the city of the file."""

    def walk(node: Any) -> Iterator[Record]:
        if isinstance(node, dict):
            for name, value in node.items():
                if name == key and isinstance(value, list):
                    yield from (one for one in value if isinstance(one, dict))
                yield from walk(value)
        elif isinstance(node, list):
            for one in node:
                yield from walk(one)

    for city, content in files():
        for record in walk(content):
            yield city, record


def named(key: str) -> Iterator[tuple[str, Record]]:
    """Records that are made here; one without a class says more of what another file made."""
    return ((city, record) for city, record in records(key) if "is" in record)


def by(key: str, field: str) -> dict[str, int]:
    return dict(Counter(str(r[field]) for _, r in named(key) if field in r))


def of_cities(key: str) -> dict[str, int]:
    return dict(Counter(city for city, _ in named(key)))


COUNTED: dict[str, tuple[str, Callable[[], dict[str, int]]]] = {
    "ties by relation": (
        "SELECT ?code (COUNT(*) AS ?n) { ?tie a kyodo:Tie ; kyodo:tieRelation/kyodo:code ?code } "
        "GROUP BY ?code",
        lambda: by("ties", "tie_relation"),
    ),
    "ties of each city": (
        "SELECT ?key (COUNT(?tie) AS ?n) { ?tie a kyodo:Tie ; kyodo:city ?c . "
        "?c kyodo:cityKey ?key } GROUP BY ?key",
        lambda: of_cities("ties"),
    ),
    "actors of each city": (
        "SELECT ?key (COUNT(*) AS ?n) { ?actor a kyodo:Actor ; kyodo:city/kyodo:cityKey ?key } "
        "GROUP BY ?key",
        lambda: of_cities("actors"),
    ),
    "actors by type": (
        "SELECT ?code (COUNT(*) AS ?n) { ?a a kyodo:Actor ; kyodo:actorType ?t . "
        "?t kyodo:code ?code } GROUP BY ?code",
        lambda: by("actors", "actor_type"),
    ),
    "instruments of each city": (
        "SELECT ?key (COUNT(*) AS ?n) { ?x a kyodo:Instrument ; kyodo:city/kyodo:cityKey ?key } "
        "GROUP BY ?key",
        lambda: of_cities("instruments"),
    ),
    "activities of each city": (
        "SELECT ?key (COUNT(*) AS ?n) { ?x a kyodo:Activity ; kyodo:city/kyodo:cityKey ?key } "
        "GROUP BY ?key",
        lambda: of_cities("activities"),
    ),
    "events by year": (
        "SELECT ?key (COUNT(*) AS ?n) { ?x a kyodo:TimelineEvent ; kyodo:city/kyodo:cityKey ?key } "
        "GROUP BY ?key",
        lambda: of_cities("timeline"),
    ),
    "sum of quantities": (
        "SELECT ('all' AS ?all) (SUM(?value) AS ?n) { ?x a kyodo:Quantity ; kyodo:value ?value }",
        lambda: {"all": round(sum(float(r["value"]) for _, r in records("quantities")), 6)},  # type: ignore[dict-item]
    ),
    "quantities": (
        "SELECT ('all' AS ?all) (COUNT(*) AS ?n) { ?x a kyodo:Quantity }",
        lambda: {"all": sum(1 for _ in records("quantities"))},
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_counts_are_those_of_the_files(name: str) -> None:
    text, count = COUNTED[name]
    table = kg.load().select(text)
    assert "DISTINCT" not in text
    assert {str(key): number for key, number in table.rows} == count()


NATURAL = {
    "labelled edges": (
        "SELECT ?from ?to { ?t kyodo:subject ?a ; kyodo:object ?b . ?a rdfs:label ?from . "
        "?b rdfs:label ?to FILTER(LANG(?from) = 'ja' && LANG(?to) = 'ja') }"
    ),
    "actors of elements": (
        "SELECT ?label ?who { ?e kyodo:hasParticipation ?p ; rdfs:label ?label . "
        "?p kyodo:actor/rdfs:label ?who }"
    ),
    "outgoing ties": "SELECT ?a (COUNT(?t) AS ?n) { ?t kyodo:subject ?a } GROUP BY ?a",
    "labels": "SELECT ?x ?label { ?x rdfs:label ?label }",
    "what has no theme": ("SELECT ?e { ?e a kyodo:Initiative MINUS { ?e kyodo:theme ?t } }"),
    "parts": "SELECT ?a ?b { ?a kyodo:isPartOf ?b }",
    "two roles": ("SELECT ?e ?a ?b { ?e kyodo:involves ?a, ?b FILTER(STR(?a) < STR(?b)) }"),
    "average": "SELECT (AVG(?v) AS ?mean) (COUNT(*) AS ?n) { ?x kyodo:value ?v }",
    "optional": ("SELECT ?t ?context { ?t a kyodo:Tie OPTIONAL { ?t kyodo:context ?context } }"),
    "classes": "SELECT ?class (COUNT(*) AS ?n) { ?x a ?class } GROUP BY ?class",
}


@cache
def theirs() -> rdflib.Graph:
    """The merged triples of two towns in rdflib's own store, read by its own parser."""
    quads = small_graph().store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return rdflib.Graph().parse(data=to_ntriples(quads).decode(), format="nt")


@pytest.mark.parametrize("name", NATURAL)
def test_rdflib_counts_the_same(name: str) -> None:
    text = NATURAL[name]
    assert "DISTINCT" not in text
    ours = small_graph().select(text)
    found = theirs().query(text, initNs=PREFIXES)

    def shown(value: object) -> object:
        if value is None:
            return None
        text = str(value)
        try:
            return round(float(text), 9)
        except ValueError:
            return text

    them = Counter(tuple(map(shown, row)) for row in found)  # type: ignore[arg-type]
    assert Counter(tuple(map(shown, row)) for row in ours.rows) == them
    assert sum(them.values()) > 0
