"""Prefixes that queries may use undeclared: one for each scheme, and codes that stand behind it."""

from __future__ import annotations

import pytest
from conftest import ROOT

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import PREFIXES, SCHEME, SCHEMES


def test_each_scheme_has_a_prefix() -> None:
    files = sorted(path.stem for path in (ROOT / "ontology" / "schemes").glob("*.ttl"))
    assert list(SCHEMES) == files
    assert {PREFIXES[name] for name in files} == {f"{SCHEME}{name}/" for name in files}


def test_no_two_prefixes_are_one() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_each_concept_has_one_code_which_ends_its_iri(graph: kg.Graph) -> None:
    table = graph.sparql("""SELECT ?concept ?code (COUNT(?one) AS ?codes) WHERE {
      ?concept skos:inScheme ?scheme ; kyodo:code ?code, ?one } GROUP BY ?concept ?code""")
    rows = {concept: (code, codes) for concept, code, codes in table.rows}
    concepts = graph.sparql("SELECT ?concept { ?concept skos:inScheme ?scheme }").column("concept")
    assert {str(concept): (str(concept).rpartition("/")[2], 1) for concept in concepts} == rows


@pytest.mark.parametrize(
    "concept", ["role:lead", "tie-relation:funds", "theme:T03", "basis:stated"]
)
def test_a_concept_is_written_with_its_scheme(graph: kg.Graph, concept: str) -> None:
    scheme, _, code = concept.partition(":")
    assert graph.sparql(f"SELECT ?code {{ {concept} kyodo:code ?code }}").rows == ((code,),)
    assert graph.sparql(f"ASK {{ ?record ?says {concept} FILTER(?record != scheme:{scheme}) }}")
