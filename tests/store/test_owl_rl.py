"""The graph closed under OWL 2 RL has no contradiction.

The closure of all data takes a minute, so the shipped graph is closed as a quotient: things that
the axioms cannot tell apart are one. The rules of OWL 2 RL have no negation; whatever they derive
of things, they derive of what these are mapped to. So where the quotient has no contradiction,
the graph has none.
"""

from __future__ import annotations

from collections import defaultdict

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import GRAPH, ID, ONTOLOGY, PREFIXES, SCHEME_GRAPH
from kyodo_graph.store.merging import named_quads

AXIOMS = (RDFS.domain, RDFS.range, RDFS.subPropertyOf, OWL.inverseOf, OWL.equivalentProperty)
Node = rdflib.URIRef | rdflib.Literal

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def as_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)
    assert isinstance(term, ox.NamedNode)
    return rdflib.URIRef(term.value)


def relevant(graph: kg.Graph) -> list[tuple[Node, Node, Node]]:
    """The triples from which a rule could conclude something.

    Left out are texts under properties of which the ontology states no axiom (labels,
    definitions and the like), and what our own rules concluded.
    """
    ontology = list(graph.store.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY)))
    stated = {str(axiom) for axiom in AXIOMS}
    constrained = {q.subject for q in ontology if q.predicate.value in stated}
    found = set()
    for quad in named_quads(graph.store):
        assert isinstance(quad.graph_name, ox.NamedNode)
        text = isinstance(quad.object, ox.Literal) and quad.predicate not in constrained
        if not text and not quad.graph_name.value.startswith(GRAPH + "rule/"):
            found.add((as_rdflib(quad.subject), as_rdflib(quad.predicate), as_rdflib(quad.object)))
    return sorted(found)


def quotient(graph: kg.Graph) -> list[tuple[Node, Node, Node]]:
    """The relevant triples with one thing for all of the same classes and restricted values."""
    triples = relevant(graph)
    restricted = {o for _, p, o in triples if p == OWL.onProperty}
    signature: defaultdict[Node, set[Node]] = defaultdict(set)
    for s, p, o in triples:
        if p == RDF.type or p in restricted:
            signature[s].add(o)
    terms = {
        as_rdflib(q.subject)
        for name in (ONTOLOGY, SCHEME_GRAPH)
        for q in graph.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    }
    named: dict[object, rdflib.URIRef] = {}

    def mapped(node: Node) -> Node:
        if isinstance(node, rdflib.Literal):
            return rdflib.Literal("1" if node.datatype else "text", datatype=node.datatype)
        if node in terms or not str(node).startswith(ID.removesuffix("id/")):
            return node
        return named.setdefault(frozenset(signature[node]), rdflib.URIRef(f"{ID}{len(named)}"))

    return sorted({(mapped(s), p, mapped(o)) for s, p, o in triples})


def contradictions(triples: list[tuple[Node, Node, Node]]) -> list[str]:
    """What the closure under OWL 2 RL says is contradictory."""
    closed = rdflib.Graph()
    for triple in triples:
        closed.add(triple)
    closure = owlrl.OWLRL_Semantics(closed, axioms=False, daxioms=False)
    closure.closure()
    nothing = [str(s) for s in closed.subjects(RDF.type, OWL.Nothing) if s != OWL.Nothing]
    return [*closure.error_messages, *nothing]


def test_the_small_city_is_consistent(mini: kg.Graph) -> None:
    assert contradictions(relevant(mini)) == []


def test_the_shipped_graph_is_consistent(graph: kg.Graph) -> None:
    triples = quotient(graph)
    assert 1000 < len(triples) < len(relevant(graph)) / 2
    assert contradictions(triples) == []


FAULTS = {
    # What is wrong, and the thing of which the closure must say so.
    "an actor that is a plan": ("id:faulty/a a kyodo:Actor, kyodo:Plan", "faulty/a"),
    "a policy that is an initiative, by its parent": (
        "id:x/p kyodo:hasPolicy id:faulty/b . id:faulty/b a kyodo:Initiative",
        "faulty/b",
    ),
    "a level that acts": (
        "id:faulty/c a kyodo:Level . id:x/tie kyodo:subject id:faulty/c ; a kyodo:Tie",
        "faulty/c",
    ),
    "an office that is a department, by its types": (
        "id:faulty/d a kyodo:Actor ; kyodo:actorType <scheme:actor-type/city_government>, "
        "<scheme:actor-type/department>",
        "faulty/d",
    ),
    "a plan within an actor": (
        "id:x/e a kyodo:Initiative ; kyodo:isPartOf id:x/f . id:x/f kyodo:inPlan id:faulty/g . "
        "id:faulty/g a kyodo:District",
        "faulty/g",
    ),
}


def test_every_fault_is_found(mini: kg.Graph) -> None:
    """Contradictions that are put into the small city's graph, all at once."""
    triples = relevant(mini)
    scheme = PREFIXES["scheme"]
    for text, _ in FAULTS.values():
        turtle = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
        body = text.replace("<scheme:", f"<{scheme}").replace("id:", "ID:")
        for word in {w for w in body.replace(",", " ").split() if w.startswith("ID:")}:
            body = body.replace(word, f"<{ID}{word[3:]}>")
        for quad in ox.parse(f"{turtle}{body} .", format=ox.RdfFormat.TURTLE):
            triples.append(tuple(map(as_rdflib, (quad.subject, quad.predicate, quad.object))))  # type: ignore[arg-type]
    said = contradictions(triples)
    for what, (_, thing) in FAULTS.items():
        assert any(f"{ID}{thing}" in message for message in said), f"{what} is not found in {said}"
    assert not any(f"{ID}minami" in message for message in said)


def test_every_literal_is_one_of_its_datatype(graph: kg.Graph) -> None:
    """The quotient knows no values; that each has the form of its datatype is seen here."""
    wrong = []
    for quad in named_quads(graph.store):
        if isinstance(quad.object, ox.Literal) and not quad.object.language:
            literal = as_rdflib(quad.object)
            assert isinstance(literal, rdflib.Literal)
            if literal.ill_typed:
                wrong.append(quad)
    assert wrong == []
