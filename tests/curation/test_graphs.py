"""Each statement stands in the right graph: the document's words apart from the curators'."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.namespaces import KYODO, OA, PREFIXES, RDF, SKOS
from kyodo_graph.curation.provenance import section_of
from kyodo_graph.curation.quads import city_quads, common_quads, ontology_quads
from kyodo_graph.store.merging import named_quads

GRAPH = "https://w3id.org/kyodo/graph/"
CURATION = GRAPH + "curation/minami"
PROVENANCE = GRAPH + "provenance/minami"
SOURCE = "https://w3id.org/kyodo/source/minami-1"


def line(first: int, last: int | None = None) -> str:
    """The graph of a passage of the small city's document."""
    return f"{SOURCE}#line={first - 1},{last or first}"


WHERE = {
    "Japanese label": ('id:minami/p2/i01 rdfs:label "講座の開催"@ja', line(3)),
    "English label": ('id:minami/p2/i01 rdfs:label "Courses"@en', CURATION),
    "Japanese label of a heading": ('<id:minami/p2/1> rdfs:label "人づくり"@ja', line(2)),
    "class": ("id:minami/p2/i01 a kyodo:Initiative", line(3)),
    "city": ("id:minami/p2/i01 kyodo:city id:minami", CURATION),
    "city of a nested record": (
        "<id:minami/p2/i01/role-center-lead> kyodo:city id:minami",
        CURATION,
    ),
    "city of a passage": (f"<{line(3)}> kyodo:city id:minami", PROVENANCE),
    "theme": ("id:minami/p2/i01 kyodo:theme <scheme:theme/T16>", CURATION),
    "primary theme": ("id:minami/p2/i01 kyodo:primaryTheme <scheme:theme/T03>", CURATION),
    "field": ("id:minami/p2/i01 kyodo:npoField <scheme:npo-field/N01>", CURATION),
    "Japanese summary": (
        'id:minami/p2/i01 kyodo:summary "市と拠点が学ぶ場を設ける。"@ja',
        CURATION,
    ),
    "number": ('id:minami/p2/i01 kyodo:number "1"', line(3)),
    "ordinal": ("id:minami/p2/i01 kyodo:ordinal 1", line(3)),
    "link to a nested record": ("<id:minami/p2/1> kyodo:hasInitiative id:minami/p2/i01", line(3)),
    "link with a passage of its own": ("id:minami/p2 kyodo:predecessor id:minami/p1", line(1)),
    "level": ("<id:minami/p2/1> kyodo:level <id:minami/p2/level/hoshin>", line(2)),
    "kind of level": (
        "<id:minami/p2/level/hoshin> kyodo:levelKind <scheme:level-kind/top_policy>",
        CURATION,
    ),
    "year of a plan": ("id:minami/p2 kyodo:startFiscalYear <id:fy/2024>", line(1)),
    "participation": (
        "<id:minami/p2/i01/role-center-lead> kyodo:role <scheme:role/lead>",
        line(3),
    ),
    "mark": ('<id:minami/p2/i01/role-center-lead> kyodo:symbol "◎"', line(3)),
    "schedule": (
        "<id:minami/p2/i01/schedule-2025> kyodo:phase <scheme:phase/continue>",
        line(4),
    ),
    "link to the schedule": (
        "id:minami/p2/i01 kyodo:hasScheduleEntry <id:minami/p2/i01/schedule-2025>",
        line(4),
    ),
    "value": (
        "<id:minami/p2/indicator/sankasha/baseline-2022> kyodo:value 1200.0",
        line(5),
    ),
    "not stated": (
        "<id:minami/p2/indicator/sankasha/target-2026> kyodo:stated false",
        line(5),
    ),
    "type of an actor": (
        "<id:minami/actor/center> kyodo:actorType <scheme:actor-type/intermediary_center>",
        CURATION,
    ),
    "label of an actor": ('<id:minami/actor/center> rdfs:label "南市民活動センター"@ja', line(3)),
    "restatement": ('<id:minami/actor/center> skos:altLabel "センター"@ja', line(6)),
    "tie": (
        "<id:minami/tie-minami-1-l6-center-supports-chonaikai> "
        "kyodo:object <id:minami/actor/chonaikai>",
        line(6),
    ),
    "section": (
        '<source:minami-1/section-l1/section-l2> rdfs:label "基本方針1 人づくり"@ja',
        PROVENANCE,
    ),
    "link to a section": (
        "<source:minami-1> kyodo:hasSection <source:minami-1/section-l1>",
        PROVENANCE,
    ),
    "document": ("<source:minami-1> kyodo:lineCount 6", PROVENANCE),
    "publisher": ("<source:minami-1> dcterms:publisher <id:minami/actor/city>", PROVENANCE),
    "city itself": ('id:minami kyodo:areaCode "352039"', CURATION),
    "prefecture": ('<id:prefecture/35> rdfs:label "山口県"@ja', GRAPH + "catalog"),
    "fiscal year": ("<id:fy/2025> a kyodo:FiscalYear", GRAPH + "fiscal-years"),
    "term": ("kyodo:Plan a owl:Class", "https://w3id.org/kyodo/ns"),
    "concept": ('<scheme:theme/T01> skos:notation "T01"', GRAPH + "schemes"),
    "concluded: part of": (
        "id:minami/p2/i01 kyodo:isPartOf <id:minami/p2/1>",
        GRAPH + "rule/part-of",
    ),
    "concluded: all above": (
        "id:minami/p2/i01 kyodo:isPartOfTransitive id:minami/p2",
        GRAPH + "rule/part-of-transitive",
    ),
    "concluded: plan": ("id:minami/p2/i01 kyodo:inPlan id:minami/p2", GRAPH + "rule/in-plan"),
    "concluded: lead": (
        "id:minami/p2/i01 kyodo:ledBy <id:minami/actor/center>",
        GRAPH + "rule/involvement",
    ),
    "concluded: participant": (
        "id:minami/p2/i01 kyodo:involves <id:minami/actor/city>",
        GRAPH + "rule/involvement",
    ),
    "concluded: tie": (
        "<id:minami/actor/center> kyodo:supports <id:minami/actor/chonaikai>",
        GRAPH + "rule/direct-tie",
    ),
    "concluded: sector": (
        "<id:minami/actor/center> kyodo:sector <scheme:sector/S3>",
        GRAPH + "rule/sector",
    ),
}


def expanded(pattern: str) -> str:
    """``<id:a/b>`` and ``id:a/b`` as IRIs, since SPARQL has no slash in a prefixed name."""

    def iri(match: re.Match[str]) -> str:
        return f"<{PREFIXES[match[1]]}{match[2]}>"

    return re.sub(r"(?<!\S)<?(id|scheme|source):([^\s>\"]+)>?", iri, pattern)


@pytest.mark.parametrize(("pattern", "graph"), WHERE.values(), ids=list(WHERE))
def test_a_statement_stands_in_its_graph_and_in_no_other(
    mini: kg.Graph, pattern: str, graph: str
) -> None:
    table = mini.sparql(f"SELECT ?g {{ GRAPH ?g {{ {expanded(pattern)} }} }}")
    assert table.column("g") == (graph,)


def test_no_other_kinds_of_graphs(mini: kg.Graph) -> None:
    names = {g.value for g in mini.store.named_graphs() if isinstance(g, ox.NamedNode)}
    passages = {name for name in names if name.startswith(SOURCE)}
    assert passages == {line(n) for n in range(1, 7)}
    rules = {name for name in names if name.startswith(GRAPH + "rule/")}
    assert names - passages - rules == {
        CURATION,
        PROVENANCE,
        GRAPH + "catalog",
        GRAPH + "fiscal-years",
        GRAPH + "rules",
        GRAPH + "schemes",
        "https://w3id.org/kyodo/ns",
    }
    merge = mini.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    assert {q.triple for q in merge} == {q.triple for q in named_quads(mini.store)}


def test_no_translation_and_no_code_of_ours_in_a_passage(mini: kg.Graph) -> None:
    ours = {KYODO + name for name in ("theme", "primaryTheme", "npoField", "actorType", "summary")}
    ours |= {KYODO + "specificity", KYODO + "city", SKOS + "editorialNote", SKOS + "definition"}
    for quad in named_quads(mini.store):
        assert isinstance(quad.graph_name, ox.NamedNode)
        if not quad.graph_name.value.startswith(SOURCE + "#"):
            continue
        assert quad.predicate.value not in ours
        assert not isinstance(quad.object, ox.Literal) or quad.object.language in (None, "ja")


def test_every_passage_is_described(mini: kg.Graph) -> None:
    """As a resource selection with a source and an RFC 5147 selector, and its section."""
    graph = ox.NamedNode(PROVENANCE)
    for number in range(1, 7):
        passage = ox.NamedNode(line(number))
        about = {
            q.predicate.value: q.object
            for q in mini.store.quads_for_pattern(passage, None, None, graph)
        }
        assert about[RDF + "type"] == ox.NamedNode(KYODO + "Passage")
        assert about[KYODO + "pointer"] == ox.Literal(f"minami-1:{number}")
        assert about[OA + "hasSource"] == ox.NamedNode(SOURCE)
        inner = "section-l1/section-l2" if 2 <= number <= 4 else "section-l1"
        assert about[KYODO + "inSection"] == ox.NamedNode(f"{SOURCE}/{inner}")
        selector = about[OA + "hasSelector"]
        said = {
            q.predicate.value: q.object.value
            for q in mini.store.quads_for_pattern(selector, None, None, graph)
        }
        assert said[RDF + "type"] == OA + "FragmentSelector"
        assert said[RDF + "value"] == f"line={number - 1},{number}"
        assert said["http://purl.org/dc/terms/conformsTo"] == "http://tools.ietf.org/rfc/rfc5147"


def test_a_rule_concludes_nothing_that_is_stated(mini: kg.Graph) -> None:
    stated = set()
    concluded = []
    for quad in named_quads(mini.store):
        assert isinstance(quad.graph_name, ox.NamedNode)
        triple = (quad.subject, quad.predicate, quad.object)
        if quad.graph_name.value.startswith(GRAPH + "rule/"):
            concluded.append(triple)
        else:
            stated.add(triple)
    assert len(concluded) == len(set(concluded)) > 10
    assert not stated & set(concluded)


def test_a_city_speaks_only_in_its_own_graphs() -> None:
    dataset = read_dataset(MINI / "data", ROOT / "ontology")
    own = {q.graph_name.value for q in city_quads(dataset, "minami")}
    common = {
        q.graph_name.value for q in common_quads(dataset.catalog, dataset.schema, range(2020, 2022))
    }
    assert all("minami" in name for name in own)
    assert {name for name in common if "minami" in name} == {CURATION, PROVENANCE}


def test_the_ontology_keeps_its_triples_with_blank_nodes_named() -> None:
    dataset = read_dataset(MINI / "data", ROOT / "ontology")
    quads = ontology_quads(dataset.schema)
    assert len(set(quads)) == len(set(dataset.schema.quads))
    assert not any(isinstance(t, ox.BlankNode) for q in quads for t in (q.subject, q.object))
    original, named = ox.Dataset(), ox.Dataset()
    for quad in dataset.schema.quads:
        original.add(quad)
    nodes: dict[str, ox.BlankNode] = {}

    def blank(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> object:
        if isinstance(term, ox.NamedNode) and "/genid/" in term.value:
            return nodes.setdefault(term.value, ox.BlankNode())
        return term

    for quad in quads:
        named.add(ox.Quad(blank(quad.subject), quad.predicate, blank(quad.object)))  # type: ignore[arg-type]
    for dataset_ in (original, named):
        dataset_.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert original == named


def test_the_innermost_section_holds_a_passage() -> None:
    from kyodo_graph.curation.passages import Passage

    sections = [
        (Passage("a", 1, 20), "whole"),
        (Passage("a", 5, 10), "part"),
        (Passage("a", 5, 7), "first"),
        (Passage("b", 1, 99), "other"),
    ]
    inner = {n: section_of(Passage("a", n, n + 2), sections) for n in (1, 5, 7, 8, 11, 21)}
    assert inner == {1: "whole", 5: "first", 7: "first", 8: "part", 11: "whole", 21: None}


def test_everything_that_a_passage_introduces_has_one_city_as_its_passage_has() -> None:
    stray = """
        SELECT ?thing { { ?passage kyodo:introduces ?thing } UNION { ?thing a kyodo:Section } UNION
          { ?thing a kyodo:Passage } MINUS { ?thing kyodo:city ?city } }"""
    graph = kg.load()
    assert not len(graph.select(stray))
    two = "SELECT ?thing { ?thing kyodo:city ?a, ?b FILTER(?a != ?b) }"
    assert not len(graph.select(two))
