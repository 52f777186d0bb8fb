"""The page on own queries: its examples give what stands below them, on two engines."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from conftest import ROOT

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import KYODO, PREFIXES
from kyodo_graph.curation.passages import parse_pointer
from kyodo_graph.docs.own_queries import SLIPS, examples, own_query_page
from kyodo_graph.docs.picture import PLACES, class_picture
from kyodo_graph.tables import Table

PAGES = {"en": ROOT / "docs" / "own-queries.md", "ja": ROOT / "docs" / "own-queries.ja.md"}
QUERIES = [query for query, _ in examples(PAGES["en"].read_text(encoding="utf-8"))]


@pytest.fixture(params=["en", "ja"])
def text(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param].read_text(encoding="utf-8")


def test_results_and_prefixes_are_up_to_date(text: str, graph: kg.Graph) -> None:
    assert own_query_page(text, graph) == text, "make docs"


def test_an_old_result_is_replaced(text: str, graph: kg.Graph) -> None:
    old = text.replace("| funds |", "| gives |").replace("PREFIX role:", "PREFIX part:")
    stale = re.sub(r"^\| partners_with .*$", "| partners_with | 0 |", old, flags=re.MULTILINE)
    assert stale != text
    assert own_query_page(stale, graph) == text


def test_each_slip_is_met_with_a_word(text: str) -> None:
    block = SLIPS.search(text)
    assert block
    lines = block[2].splitlines()
    slips = [n for n, line in enumerate(lines) if not line.startswith(" ")]
    assert len(slips) >= 6
    assert all(lines[n + 1].startswith("    ") for n in slips)


def test_ten_examples_with_results(text: str) -> None:
    found = examples(text)
    assert len(found) == 10
    assert all(len(table.splitlines()) > 2 for _, table in found)
    assert sum("kyodo:pointer" in query for query, _ in found) >= 7


def test_both_pages_ask_the_same() -> None:
    japanese = [query for query, _ in examples(PAGES["ja"].read_text(encoding="utf-8"))]
    assert [query.replace('"en"', '"ja"') for query in QUERIES] == japanese


def test_every_prefix_can_be_copied(text: str) -> None:
    copied = dict(re.findall(r"^PREFIX ([\w-]+): <(.*)>$", text, re.MULTILINE))
    assert copied == PREFIXES


@pytest.mark.parametrize("query", [query for query in QUERIES if "GRAPH" not in query])
def test_another_engine_gives_the_same(query: str, graph: kg.Graph) -> None:
    """rdflib on plain triples, with the prefixes that the page gives to copy."""
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    theirs = Counter(
        tuple("" if cell is None else str(cell) for cell in row)
        for row in graph.rdflib(merged=True).query(head + query)
    )
    table = graph.sparql(query)
    assert isinstance(table, Table)
    ours = Counter(tuple("" if c is None else str(c) for c in row) for row in table.rows)
    assert {tuple(_number(c) for c in row) for row in theirs} == {
        tuple(_number(c) for c in row) for row in ours
    }


def _number(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell


def test_how_a_passage_is_cited(text: str) -> None:
    """The page's own pair of pointer and IRI is one passage."""
    pointer = re.search(r"`(shinjo-2015:88)`", text)
    assert pointer
    assert parse_pointer(pointer[1]).iri.endswith("#line=87,88")
    assert "#line=87,88" in text


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_picture_shows_classes_and_links_of_the_ontology(graph: kg.Graph, lang: str) -> None:
    root = ET.fromstring(class_picture(ROOT / "ontology", lang))
    svg = "{http://www.w3.org/2000/svg}"
    texts = {kind: [] for kind in ("name", "label", "link")}
    for node in root.iter(f"{svg}text"):
        texts.setdefault(str(node.get("class")), []).append(node.text or "")
    assert texts["name"] == list(PLACES)
    for name, label in zip(texts["name"], texts["label"], strict=True):
        assert graph.sparql(f'ASK {{ kyodo:{name} rdfs:label "{label}"@{lang} }}')
    assert {"hasParticipation", "actor", "subject", "object", "hasPart"} <= set(texts["link"])
    for name in texts["link"]:
        assert graph.sparql(f"ASK {{ <{KYODO}{name}> a owl:ObjectProperty }}")


def test_no_two_words_of_the_picture_stand_on_each_other() -> None:
    root = ET.fromstring(class_picture(ROOT / "ontology", "en"))
    places = [
        (float(node.get("x", 0)), float(node.get("y", 0)))
        for node in root.iter("{http://www.w3.org/2000/svg}text")
    ]
    near = [
        (a, b)
        for n, a in enumerate(places)
        for b in places[n + 1 :]
        if abs(a[0] - b[0]) < 60 and abs(a[1] - b[1]) < 11
    ]
    assert near == []
