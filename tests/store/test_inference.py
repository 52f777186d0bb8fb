"""Inference rules: what they conclude, and what they don't conclude once more."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kyodo_graph.errors import InputError
from kyodo_graph.store.merging import merged, named_quads
from kyodo_graph.store.rules import Rule, apply_rules, read_rules

A, B, C = (ox.NamedNode(f"https://example.org/{x}") for x in "abc")
PART = ox.NamedNode("https://w3id.org/kyodo/ns#partOf")
SAID = ox.NamedNode("https://example.org/passage")
HEADER = "#+ summary: A part of a part is a part.\n#+ summary_ja: 部分の部分は部分である。\n"
CHAIN = "CONSTRUCT { ?x kyodo:partOf ?z } WHERE { ?x kyodo:partOf ?y . ?y kyodo:partOf ?z }"


def rule(name: str, text: str, path: str) -> Rule:
    return Rule(name, {"ja": "", "en": ""}, text, path)


def store_of(quads: list[ox.Quad]) -> ox.Store:
    return merged(quads)


def test_what_is_stated_is_not_concluded_once_more() -> None:
    store = store_of([ox.Quad(A, PART, B, SAID), ox.Quad(B, PART, C, SAID)])
    concluded = apply_rules([rule("chain", CHAIN, "1-chain.rq")], store)
    assert [(q.subject, q.predicate, q.object) for q in concluded] == [(A, PART, C)]
    assert str(concluded[0].graph_name).endswith("chain>")
    assert len(list(named_quads(store))) == 3
    # A second rule that says the same concludes nothing, though its graph is another.
    assert apply_rules([rule("again", CHAIN, "2-again.rq")], store) == []
    assert len(list(named_quads(store))) == 3


def test_a_document_that_says_it_itself_leaves_nothing_to_conclude() -> None:
    store = store_of([ox.Quad(x, PART, y, SAID) for x, y in ((A, B), (B, C), (A, C))])
    assert apply_rules([rule("chain", CHAIN, "1-chain.rq")], store) == []
    assert len(list(named_quads(store))) == 3


def test_a_rule_sees_what_those_before_it_concluded(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}-step-{number}.rq").write_text(HEADER + CHAIN, encoding="utf-8")
    rules = read_rules(tmp_path)
    assert [r.name for r in rules] == ["step-1", "step-2"]
    D = ox.NamedNode("https://example.org/d")
    store = store_of([ox.Quad(x, PART, y, SAID) for x, y in ((A, B), (B, C), (C, D))])
    # First a–c and b–d, then a–d over either.
    by_graph = [str(q.graph_name)[-7:-1] for q in apply_rules(rules, store)]
    assert by_graph == ["step-1", "step-1", "step-2"]


@pytest.mark.parametrize(
    ("text", "says"), [("SELECT * { ?s ?p ?o }", "concludes nothing"), ("CONSTRUCT", "not SPARQL")]
)
def test_what_is_no_rule_is_said_with_its_file(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        apply_rules([rule("r", text, "rules/1-r.rq")], ox.Store())
    assert says in str(caught.value)
    assert "rules/1-r.rq" in str(caught.value)
