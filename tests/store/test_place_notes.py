"""Notes on patterns that no one graph holds, and on things where nothing of their class stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.store.notes import notes_of

ROOT = Path(__file__).parents[2]
APART = (
    # a record and its city, an end and its label, an element and our coding, a passage's pointer
    "SELECT ?t { GRAPH ?g { ?t a kyodo:Tie ; kyodo:city ?c } }",
    "SELECT ?t { GRAPH ?in { ?t a kyodo:Tie ; kyodo:subject ?s . ?s kyodo:sector ?l } }",
    "SELECT ?x { GRAPH ?g { ?x a kyodo:Initiative ; kyodo:theme ?t } }",
    "SELECT ?p { GRAPH ?g { ?p kyodo:actor ?a . ?g kyodo:pointer ?x } }",
    "PREFIX k: <https://w3id.org/kyodo/ns#> ASK { GRAPH ?g { ?t a k:Tie ; k:city ?c } }",
)
TOGETHER = (
    "SELECT ?t { GRAPH ?g { ?t a kyodo:Tie ; kyodo:subject ?s } ?t kyodo:city ?c }",
    "SELECT ?p { GRAPH ?g { ?p kyodo:actor ?a ; kyodo:role ?r } ?g kyodo:pointer ?x }",
    # nowhere, not even together: that no passage says it is the answer
    "SELECT ?p { GRAPH ?g { ?p kyodo:actor ?a ; kyodo:subject ?x } }",
    # what shall not be found
    "SELECT ?t { ?t a kyodo:Tie MINUS { GRAPH ?g { ?t a kyodo:Tie ; kyodo:city ?c } } }",
    "SELECT ?t { ?t a kyodo:Tie FILTER NOT EXISTS { GRAPH ?g { ?t kyodo:city ?c ; a ?k } } }",
)


@pytest.mark.parametrize("text", APART)
def test_what_no_one_graph_holds_is_noted(mini: kg.Graph, text: str) -> None:
    (note,) = notes_of(mini.store, text)
    assert note.startswith(f"GRAPH ?{'in' if '?in' in text else 'g'}: no one graph has all of this")


@pytest.mark.parametrize("text", TOGETHER)
def test_what_one_graph_holds_or_none_is_not(mini: kg.Graph, text: str) -> None:
    assert [note for note in notes_of(mini.store, text) if "no one graph" in note] == []


MISPLACED = {
    "SELECT ?t { ?t kyodo:subject id:minami }": (
        "id:minami: a kyodo:City; what stands behind kyodo:subject is a kyodo:Actor"
    ),
    "SELECT ?t { ?t a kyodo:Tie ; kyodo:object <https://w3id.org/kyodo/id/minami> }": (
        "<https://w3id.org/kyodo/id/minami>: a kyodo:City; "
        "what stands behind kyodo:object is a kyodo:Actor"
    ),
    "SELECT ?t { id:minami kyodo:subject ?t }": (
        "id:minami: a kyodo:City; what stands before kyodo:subject is a kyodo:Tie"
    ),
}


@pytest.mark.parametrize("text", MISPLACED)
def test_a_thing_of_another_class_is_noted(mini: kg.Graph, text: str) -> None:
    assert MISPLACED[text] in notes_of(mini.store, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?t { ?t kyodo:city id:minami }",
        "SELECT ?t { ?t kyodo:subject id:minami\\/actor\\/center }",
        # an actor from whom no tie goes: nothing of another class
        "SELECT ?t { ?t kyodo:subject id:minami\\/actor\\/chonaikai }",
        "SELECT ?o { id:minami ?p ?o }",
        "SELECT ?t { ?t dcterms:subject id:minami }",
    ],
)
def test_a_thing_in_its_place_is_not(mini: kg.Graph, text: str) -> None:
    assert [note for note in notes_of(mini.store, text) if " stands " in note] == []


def test_no_query_of_ours_is_noted(graph: kg.Graph) -> None:
    for path in [*ROOT.glob("queries/*.rq"), *ROOT.glob("ontology/*/*.rq")]:
        noted = notes_of(graph.store, path.read_text(encoding="utf-8"))
        assert [n for n in noted if "no one graph" in n or " stands " in n] == [], path.name
