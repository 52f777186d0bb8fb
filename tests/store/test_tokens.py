"""The words of a query: what is code, and what is text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_graph.store.shape import form, pattern_front, selected
from kyodo_graph.store.tokens import prefixes, tokens, without

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("queries/*.rq"), *ROOT.glob("ontology/*/*.rq")])

CASES = {
    "a:b": ["name"],
    "scheme:role\\/lead": ["name"],
    ":x :": ["name", "name"],
    "a:b.c.": ["name", "sign"],
    "a:日本・市民 b": ["name", "word"],
    "?市民 $x ?1": ["variable"] * 3,
    "?x?y": ["variable"] * 2,
    "a/b?": ["word", "sign", "word", "sign"],
    "<http://x/#a> # c": ["iri"],
    "?a<?b": ["variable", "sign", "variable"],
    "1 <2> 3": ["number", "iri", "number"],  # as the grammar has it: no space, an IRI
    '"a\\"b" \'c\'': ["string", "string"],
    '"""a "quoted" # text\n""" ?x': ["string", "variable"],
    "'''it''s'''": ["string"],
    '"# no"@ja-JP^^x:y': ["string", "tag", "sign", "name"],
    '"open': ["other", "word"],
    "_:b0 []": ["blank", "sign", "sign"],
    "1 1.5 .5 1e3 -2": ["number"] * 4 + ["sign", "number"],
    "\0": ["other"],
    "": [],
}


@pytest.mark.parametrize(("text", "kinds"), CASES.items())
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [t.kind for t in tokens(text)] == kinds


@given(st.text(alphabet="ab:?<>\"'#\\{}()[]@^. \n\u5e02/-_1", max_size=40))
@settings(max_examples=400, deadline=None)
def test_tokens_lie_in_the_text_and_leave_only_spaces_and_comments(text: str) -> None:
    found = tokens(text)
    for token in found:
        assert text[token.start : token.end] == token.text
    rest = without(text, [(t.start, t.end) for t in found])
    assert len(rest) == len(text)
    for line in rest.splitlines():
        before, hash_sign, _ = line.partition("#")
        assert not before.strip() or hash_sign


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_query_of_ours_is_read_without_rest(path: Path) -> None:
    words = tokens(path.read_text(encoding="utf-8"))
    assert not [w for w in words if w.kind == "other"]
    assert form(words)
    assert pattern_front(words)


def test_shape() -> None:
    assert selected(tokens("SELECT DISTINCT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b }")) == {"a", "n"}
    assert selected(tokens("SELECT * { ?a ?p ?b }")) is None
    assert selected(tokens("SELECT (EXISTS { ?x ?y ?z } AS ?e) { ?a ?p ?b }")) == {"e"}
    assert form(tokens("# ASK\nBASE <http://x/> describe ?x {}")) == "DESCRIBE"
    assert form(tokens("INSERT DATA {}")) == ""
    assert pattern_front(tokens("ASK{}")) == 4
    assert pattern_front(tokens("DESCRIBE <http://x/>")) is None
    assert pattern_front(tokens("CONSTRUCT WHERE { ?s ?p ?o }")) is None
    assert prefixes(tokens("PREFIX a: <http://a/> PREFIX : <http://b/> ASK {}")) == {
        "a": "http://a/",
        "": "http://b/",
    }
