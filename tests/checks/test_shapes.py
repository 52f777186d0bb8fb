"""SHACL: every shape lets its passing fixture through and finds the fault of each failing one.

A fixture is a small city of its own. To validate them all at once, the things of each get names
of their own; then every result belongs to the fixture of its focus node.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from conftest import ROOT
from rdflib.namespace import RDF, SH

import kyodo_graph as kg
from kyodo_graph.checks import shapes as module
from kyodo_graph.checks.shapes import check_shapes, hoisted, union_graph
from kyodo_graph.curation.namespaces import ID, KYODO, PREFIXES, SCHEME, SOURCE
from kyodo_graph.curation.turtle import read_turtle
from kyodo_graph.errors import MissingExtraError
from kyodo_graph.store.merging import named_quads

ONTOLOGY = ROOT / "ontology"
SHAPES = ONTOLOGY / "shapes.ttl"
FIXTURES = sorted((ROOT / "tests" / "shapes").glob("*/*.ttl"))
PASS = [path for path in FIXTURES if path.parent.name == "pass"]
FAIL = [path for path in FIXTURES if path.parent.name == "fail"]
Found = tuple[str, str, str, str, str]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def concepts() -> list[ox.Quad]:
    return [q for path in sorted(ONTOLOGY.glob("schemes/*.ttl")) for q in read_turtle(path)]


def named_apart(quads: list[ox.Quad], number: int, known: set[str]) -> list[ox.Quad]:
    """The quads of a fixture with the names of its things marked by the fixture's number."""

    def name(iri: str) -> str:
        if iri.startswith(ID + "fy/"):
            return re.sub(r"(?<=/fy/)[0-9]{4}", str(1000 + number), iri)
        if iri.startswith(ID):
            return f"{ID}f{number}/{iri.removeprefix(ID)}"
        if iri.startswith(SOURCE):
            return re.sub(r"^([^/#]+)", rf"\1-f{number}", iri.removeprefix(SOURCE)).join(
                (SOURCE, "")
            )
        if iri.startswith("https://example.org/"):
            return f"{iri}-f{number}"
        return f"{iri}-f{number}" if iri.startswith(SCHEME) and iri not in known else iri

    def renamed(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> object:
        return ox.NamedNode(name(term.value)) if isinstance(term, ox.NamedNode) else term

    return [ox.Quad(renamed(q.subject), q.predicate, renamed(q.object)) for q in quads]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def together(concepts: list[ox.Quad]) -> tuple[list[ox.Quad], dict[str, str]]:
    """All fixtures in one graph, and which fixture each thing in it belongs to."""
    known = {q.subject.value for q in concepts if isinstance(q.subject, ox.NamedNode)}
    quads = list(concepts)
    owner: dict[str, str] = {}
    for number, path in enumerate(FIXTURES):
        own = named_apart(read_turtle(path), number, known)
        for quad in own:
            assert isinstance(quad.subject, ox.NamedNode)
            other = owner.setdefault(quad.subject.value, path.stem + path.parent.name)
            assert other == path.stem + path.parent.name, f"{quad.subject} is shared"
        quads += own
    return quads, owner


def validated(quads: list[ox.Quad], rules: list[ox.Quad]) -> list[Found]:
    """Focus node, path, component, value and severity of each result."""
    _, report, _ = pyshacl.validate(
        union_graph(quads), shacl_graph=union_graph(rules), inference="none"
    )
    fields = (
        SH.focusNode,
        SH.resultPath,
        SH.sourceConstraintComponent,
        SH.value,
        SH.resultSeverity,
    )
    return sorted(
        tuple(str(report.value(result, field) or "") for field in fields)  # type: ignore[misc]
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


@pytest.fixture(scope="module")
def plain(together: tuple[list[ox.Quad], dict[str, str]]) -> list[Found]:
    """What pySHACL finds with the shapes as they are written."""
    return validated(together[0], read_turtle(SHAPES))


@pytest.fixture(scope="module")
def by_fixture(
    together: tuple[list[ox.Quad], dict[str, str]], plain: list[Found]
) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {path.stem + path.parent.name: [] for path in FIXTURES}
    for result in plain:
        if result[0] in together[1]:
            found[together[1][result[0]]].append(result)
    return found


def test_nothing_is_found_outside_the_fixtures(
    together: tuple[list[ox.Quad], dict[str, str]], plain: list[Found]
) -> None:
    """The schemes that every fixture is checked with conform."""
    assert [result for result in plain if result[0] not in together[1]] == []


def test_there_are_fixtures_for_every_shape() -> None:
    quads = read_turtle(SHAPES)
    node_shape = ox.NamedNode(str(SH.NodeShape))
    shapes = {
        q.subject.value.rpartition("#")[2].split("-")[0]
        for q in quads
        if q.predicate.value == str(RDF.type)
        and q.object == node_shape
        and isinstance(q.subject, ox.NamedNode)
        and any(o.predicate.value == str(SH.targetClass) and o.subject == q.subject for o in quads)
    }
    assert shapes == {path.stem for path in PASS}
    assert shapes == {path.stem.split("-")[0] for path in FAIL}


@pytest.mark.parametrize("path", PASS, ids=lambda path: path.stem)
def test_what_conforms_passes(by_fixture: dict[str, list[Found]], path: Path) -> None:
    assert by_fixture[path.stem + "pass"] == []


@pytest.mark.parametrize("path", FAIL, ids=lambda path: path.stem)
def test_what_does_not_conform_breaks_what_it_says(
    by_fixture: dict[str, list[Found]], path: Path
) -> None:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    said = re.fullmatch(r"# breaks: sh:(\w+)(?: (\w+):([\w-]+))?", first)
    assert said, f"the first line of {path.name} is {first!r}"
    component = f"{SH}{said[1][0].upper()}{said[1][1:]}ConstraintComponent"
    where = PREFIXES[said[2]] + said[3] if said[2] else ""
    found = by_fixture[path.stem + "fail"]
    assert found
    assert {(result[2], result[1]) for result in found} == {(component, where)}


def test_hoisted_shapes_find_the_same(
    together: tuple[list[ox.Quad], dict[str, str]], plain: list[Found]
) -> None:
    found = validated(together[0], hoisted(read_turtle(SHAPES)))
    assert Counter(found) == Counter(plain)
    assert len(plain) >= len(FAIL)


def test_hoisting_moves_property_shapes_and_loses_none() -> None:
    quads = read_turtle(SHAPES)
    moved = hoisted(quads)
    properties = {q.object for q in quads if q.predicate.value == str(SH.property)}
    targets = {q.subject for q in moved if q.predicate.value == str(SH.targetClass)}
    assert properties <= targets
    assert not [q for q in moved if q.predicate.value == str(SH.property)]


# --- findings -----------------------------------------------------------------------------------


def fixture(name: str, concepts: list[ox.Quad]) -> list[ox.Quad]:
    return [*concepts, *read_turtle(ROOT / "tests" / "shapes" / "fail" / f"{name}.ttl")]


def test_a_finding_says_what_where_and_how_bad(concepts: list[ox.Quad]) -> None:
    tie = f"{ID}mihon/tie-city-entrusts-center-l5"
    places = {tie: ("data/mihon/mihon-1.yaml", 7)}
    (found,) = check_shapes(fixture("Tie-no-modality", concepts), SHAPES, places)
    assert found.rule == "shape MinCount"
    assert found.subject == tie
    assert (found.file, found.line) == ("data/mihon/mihon-1.yaml", 7)
    assert found.message.startswith("mihon/tie-city-entrusts-center-l5 [modality]: ")
    assert found.message.isascii()
    assert not found.said("ja").isascii()
    (without,) = check_shapes(fixture("Tie-no-modality", concepts), SHAPES, {})
    assert without.place == tie


def test_a_wrong_value_is_shown(concepts: list[ox.Quad]) -> None:
    (found,) = check_shapes(fixture("Plan-superior-is-policy", concepts), SHAPES, {})
    assert re.search(r"; found 'mihon/\S+'$", found.message)


def test_severities_are_those_of_the_shapes() -> None:
    """Each severity that a shape sets comes out under its own name."""
    shapes = """
    @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kyodo: <https://w3id.org/kyodo/ns#> .
    @prefix s: <https://example.org/shape/> .
    s:a a sh:NodeShape ; sh:targetClass kyodo:Plan ;
      sh:property s:one, s:two, s:three .
    s:one sh:path kyodo:number ; sh:minCount 1 ; sh:severity sh:Info ; sh:message "one"@en .
    s:two sh:path kyodo:unit ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "two"@en .
    s:three sh:path kyodo:symbol ; sh:minCount 1 ; sh:message "three"@en .
    """
    quads = [
        ox.Quad(ox.NamedNode(ID + "x"), ox.NamedNode(str(RDF.type)), ox.NamedNode(KYODO + "Plan"))
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            module, "read_turtle", lambda _: list(ox.parse(shapes, format=ox.RdfFormat.TURTLE))
        )
        found = check_shapes(quads, SHAPES, {})
    assert {(f.message.rpartition(" ")[2], f.severity) for f in found} == {
        ("one", "info"),
        ("two", "warning"),
        ("three", "error"),
    }


def test_the_small_city_lacks_only_a_theme(mini: kg.Graph) -> None:
    """Its policy has none, on purpose; a shape warns of that."""
    found = check_shapes(list(named_quads(mini.store)), SHAPES, {})
    assert [(f.severity, f.subject) for f in found] == [("warning", f"{ID}minami/p2/1")]


def test_without_pyshacl_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyshacl", None)
    with pytest.raises(MissingExtraError) as caught:
        check_shapes([], SHAPES, {})
    expected = "checking shapes needs pyshacl; expected: pip install 'kyodo-graph[report]'"
    assert str(caught.value) == expected


def test_the_union_graph_is_that_of_all_graphs(mini: kg.Graph) -> None:
    graph = union_graph(mini.store)
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) == len({(q.subject, q.predicate, q.object) for q in mini.store})
    city = rdflib.URIRef(ID + "minami")
    assert {str(label) for label in graph.objects(city, rdflib.RDFS.label)} == {
        "南市",
        "Minami City",
    }
