"""Arguments of another type: one clear line that names argument, value and what is expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import kyodo_graph as kg
from kyodo_graph.errors import ArgumentError, KyodoError

Call = Callable[[kg.Graph], Any]
WRONG: dict[str, tuple[Call, str]] = {
    "a number as data": (lambda _: kg.load(3), "data: 3; expected the path of a folder"),
    "a list as data": (lambda _: kg.load(["x"]), "data: ['x']; expected the path of a folder"),
    "bytes as data": (lambda _: kg.load(b"x"), "data: b'x'; expected the path of a folder"),
    "a number as ontology": (lambda _: kg.load(ontology=3), "ontology: 3; expected the path of"),
    "a number as RDF": (lambda _: kg.load(rdf=3), "rdf: 3; expected the path of a file"),
    "a store that is none": (lambda _: kg.Graph(3), "store: 3; expected a pyoxigraph.Store"),
    "a number as query": (lambda g: g.query(3), "query: 3; expected the name of a query"),
    "no query": (lambda g: g.query(None), "query: None; expected the name of a query"),
    "timeout": (lambda g: g.query("plans", timeout="x"), "timeout: 'x'; expected seconds"),
    "timeout of True": (lambda g: g.select("ASK {}", timeout=True), "timeout: True; expected sec"),
    "timeout of a list": (lambda g: g.select("ASK {}", timeout=[1]), "timeout: [1]; expected sec"),
    "memory": (lambda g: g.sparql("ASK {}", memory="1"), "memory: '1'; expected megabytes"),
    "names of variables": (
        lambda g: g.sparql("ASK { ?x ?y ?z }", {3: "x"}), "bindings: 3; expected names of var",
    ),
    "parameters": (lambda g: g.answer("plans", 3), "parameters: 3; expected {"),
    "the graph of own RDF": (lambda g: g.add([], graph=3), "graph: 3; expected the IRI"),
    "a number as file": (lambda g: g.save(3), "path: 3; expected the path of a file"),
    "a number as city": (lambda g: g.check_city(3), "city: 3; expected the key of a city"),
    "a number as projection": (lambda g: g.network(3), "projection: 3; expected the name of a"),
    "a number as weight": (lambda g: g.network("ties", weight=3), "weight: 3; expected the name"),
    "a number as filter": (lambda g: g.network("ties", city=3), "city: 3; expected a text, or"),
    "numbers as filter": (lambda g: g.network("ties", theme=[3]), "theme: 3; expected a text, or"),
    "a filter that is none": (
        lambda g: g.network("ties", generation=1.5), "generation: 1.5; expected a number, or",
    ),
    "seed": (lambda g: g.view("ties", seed="x"), "seed: 'x'; expected a whole number"),
    "height": (lambda g: g.view("ties", height="x"), "height: 'x'; expected a whole number"),
    "sources": (lambda g: g.view("ties", sources=3), "sources: 3; expected the path of a folder"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_argument_is_named_in_one_line(mini: kg.Graph, what: str) -> None:
    call, said = WRONG[what]
    with pytest.raises(ArgumentError) as caught:
        call(mini)
    assert isinstance(caught.value, KyodoError)
    assert isinstance(caught.value, TypeError)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_numbers_of_numpy_are_numbers(mini: kg.Graph) -> None:
    assert mini.query("plans", timeout=np.float32(20)).rows
    assert mini.network("actor-element", generation=[np.int64(1), "1"]) is not None
