"""Own RDF beside the graph: added whole or not at all, saved in every format, cited."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner

import kyodo_graph as kg
from kyodo_graph.cli.main import kyodo
from kyodo_graph.curation.namespaces import ID, KYODO, XSD
from kyodo_graph.errors import InputError, KyodoError, Note
from kyodo_graph.store.adding import OWN
from kyodo_graph.store.formats import SUFFIXES, UnknownFormatError
from kyodo_graph.store.merging import named_quads
from kyodo_graph.store.serialise import content_hash, to_nquads

TURTLE = f"""@prefix id: <{ID}> . @prefix k: <{KYODO}> .
id:minami k:population 41000 ; k:seenBy [ k:name "me" ] .
"""
PREFIXES = (
    f"@prefix id: <{ID}> . @prefix k: <{KYODO}> . "
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def number(graph: kg.Graph, text: str) -> object:
    return graph.select(text).rows[0][0]


@pytest.fixture
def own(mini: kg.Graph) -> kg.Graph:
    return mini.copy()


def write(folder: Path, name: str, text: str = TURTLE) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_file_is_asked_together_with_the_rest(
    mini: kg.Graph, own: kg.Graph, tmp_path: Path
) -> None:
    before = number(own, COUNT)
    added = own.add(write(tmp_path, "my survey.ttl"))
    assert added.quads == 3
    assert added.graphs == (f"{OWN}my%20survey",)
    assert number(own, COUNT) == int(str(before)) + 3
    found = own.select(
        "SELECT ?key ?n ?g { ?city kyodo:cityKey ?key GRAPH ?g { ?city kyodo:population ?n } }"
    )
    assert found.rows == (("minami", 41000, f"{OWN}my%20survey"),)
    assert len(mini.select("SELECT * { ?c kyodo:population ?n }")) == 0, "the original is as it was"


def test_blank_nodes_are_a_file_s_own(own: kg.Graph, tmp_path: Path) -> None:
    text = "_:a <urn:p> 1 .\n"
    own.add(write(tmp_path, "one.nt", '_:a <urn:p> "1" .\n'))
    own.add(write(tmp_path, "two.ttl", text))
    assert number(own, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x <urn:p> ?o }") == 2


def test_a_file_that_is_added_twice_is_there_once(own: kg.Graph, tmp_path: Path) -> None:
    path = write(tmp_path, "own.ttl", "_:a <urn:p> [ <urn:q> 1 ] .\n")
    own.add(path)
    once = own.sha256
    own.add(path)
    assert own.sha256 == once
    assert number(own, "SELECT (COUNT(?x) AS ?n) { ?x <urn:p>/<urn:q> ?o }") == 1


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".ttl.gz"])
def test_every_format(own: kg.Graph, tmp_path: Path, suffix: str) -> None:
    if suffix == ".n3":
        pytest.skip("what is read, but not written apart from Turtle")
    path = tmp_path / f"all{suffix}"
    own.save(path)
    first = path.read_bytes()
    own.copy().save(path)
    assert path.read_bytes() == first, "the same bytes for the same data"
    again = kg.Graph(ox.Store())
    again.add(path)
    assert number(again, COUNT) == number(own, COUNT)
    if suffix in (".trig", ".nq", ".jsonld"):
        assert len(again) == len(own)
        assert set(named_quads(again.store)) == set(named_quads(own.store))


BROKEN = {
    "a.ttl": ("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b>\n  'x", 3),
    "b.nq": ("<urn:a> <urn:b> <urn:c> .\nnone\n", 2),
    "c.jsonld": ('{"a": ', 1),
    "d.rdf": ("<x>", 0),
    "e.ttl": ("<urn:a> k:b 1 .", 1),
}


@pytest.mark.parametrize(("name", "content"), BROKEN.items())
def test_a_broken_file_is_refused_with_its_place(
    own: kg.Graph, tmp_path: Path, name: str, content: tuple[str, int]
) -> None:
    text, line = content
    before = number(own, COUNT)
    with pytest.raises(InputError) as caught:
        own.add(write(tmp_path, name, text))
    (problem,) = caught.value.problems
    assert problem.file.endswith(name)
    assert abs(problem.line - line) <= 1
    assert number(own, COUNT) == before, "nothing of it is added"


def test_what_is_no_file_of_rdf(own: kg.Graph, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match=r"expected \.ttl, \.trig"):
        own.add(write(tmp_path, "own.xyz"))
    with pytest.raises(UnknownFormatError):
        own.save(tmp_path / "own.xyz")
    with pytest.raises(InputError, match="cannot be read"):
        own.add(tmp_path / "none.ttl")
    with pytest.raises(InputError, match="is not gzip"):
        own.add(write(tmp_path, "own.ttl.gz"))
    (tmp_path / "cut.ttl.gz").write_bytes(gzip.compress(TURTLE.encode())[:-9])
    with pytest.raises(InputError, match="is not gzip, or cut off"):
        own.add(tmp_path / "cut.ttl.gz")
    for given in (5, [1], [("a", "b")], None):
        with pytest.raises(KyodoError, match="nothing to add"):
            own.add(given)  # type: ignore[arg-type]
    with pytest.raises(KyodoError, match="no IRI of a graph"):
        own.add([], graph="a b")


def test_triples_of_both_libraries(own: kg.Graph) -> None:
    a, b = ox.NamedNode("urn:a"), ox.NamedNode("urn:b")
    assert own.add([ox.Triple(a, b, ox.Literal("x"))], graph="urn:mine").graphs == ("urn:mine",)
    theirs = rdflib.Graph()
    theirs.add((rdflib.URIRef("urn:c"), rdflib.RDFS.label, rdflib.Literal("市", lang="ja")))
    theirs.add((rdflib.BNode(), rdflib.URIRef("urn:d"), rdflib.Literal(5)))
    assert own.add(theirs).quads == 2
    found = own.select("SELECT ?l ?n { <urn:c> rdfs:label ?l . ?x <urn:d> ?n }")
    assert found.rows == (("市", 5),)
    dataset = rdflib.Dataset()
    dataset.graph(rdflib.URIRef("urn:g")).add((rdflib.URIRef("urn:e"),) * 3)
    assert own.add(dataset).graphs == ("urn:g",)


def test_a_second_value_of_a_functional_property_is_kept_and_said(own: kg.Graph) -> None:
    lead = ox.NamedNode("https://w3id.org/kyodo/scheme/role/lead")
    code = ox.NamedNode(KYODO + "code")
    with pytest.warns(Note, match="now has 2 values of code"):
        added = own.add([ox.Triple(lead, code, ox.Literal("other"))])
    assert len(added.notes) == 1
    assert len(own.select("SELECT ?c { role:lead kyodo:code ?c }")) == 2
    assert own.add([ox.Triple(lead, code, ox.Literal("lead"))]).notes == () or added.notes


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (
            'k:areaCode "352039", "352047"',
            "minami now has 2 values of areaCode, which has one at most",
        ),
        ('rdfs:label "別の市"@ja', "minami now has 2 values of label in ja, which has one"),
        ('rdfs:label "x"@fr', None),  # one of each language
        ("k:population 5, 6", None),  # no shape knows it
        ("rdfs:seeAlso <urn:a>, <urn:b>", None),
    ],
)
def test_a_second_value_where_a_shape_allows_one(
    own: kg.Graph, tmp_path: Path, said: str, note: str | None
) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(f"{PREFIXES} id:minami {said} .", encoding="utf-8")
    if note is None:
        assert own.add(path).notes == ()
        return
    with pytest.warns(Note, match=note):
        own.add(path)
    # What is no city is not held to the shape of cities.
    path.write_text(f'{PREFIXES} <urn:x> k:areaCode "1", "2" .', encoding="utf-8")
    assert own.add(path).notes == ()
    path.write_text(f'{PREFIXES} <urn:x> a k:City ; k:areaCode "3" .', encoding="utf-8")
    with pytest.warns(Note, match="urn:x now has 3 values of areaCode"):
        own.add(path)


def test_a_city_that_is_added_is_known(own: kg.Graph) -> None:
    city = ox.NamedNode(ID + "kita")
    own.add([ox.Triple(city, ox.NamedNode(KYODO + "cityKey"), ox.Literal("kita"))])
    assert own.cities == ("kita", "minami")


def test_the_hash_is_that_of_the_data(mini: kg.Graph, own: kg.Graph) -> None:
    assert own.sha256 == mini.sha256
    own.add([ox.Triple(*(ox.NamedNode("urn:a"),) * 3)])
    assert own.sha256 != mini.sha256


def test_a_graph_shows_what_it_holds(mini: kg.Graph) -> None:
    for shown in (repr(mini), mini._repr_html_()):
        for said in ("minami", "documents", "quads", mini.sha256, kg.__version__):
            assert said in shown
    assert "SHA-256" not in repr(kg.Graph(ox.Store())), "not known, not said"


def test_citations(mini: kg.Graph) -> None:
    cited = mini.query("plans", city="minami").citation  # type: ignore[attr-defined]
    assert cited.query == "plans"
    assert dict(cited.parameters) == {"city": "minami"}
    assert cited.sha256 == mini.sha256
    assert "Query: plans, city=minami" in cited.text
    free = mini.select("SELECT ?x { ?x a kyodo:City }\n# {}").citation
    assert free is not None
    assert free.bibtex.count("{") == free.bibtex.count("}")
    assert free.date == ""  # the small city does not say of when its data are


def test_the_date_of_a_citation_is_that_of_the_data(graph: kg.Graph, mini: kg.Graph) -> None:
    """Not the ontology's, which has one in every graph."""
    ontology = "ASK { <https://w3id.org/kyodo/ns> dcterms:modified ?day }"
    assert mini.sparql(ontology) is True
    assert mini.citation("plans").date == ""
    assert ", data of" not in mini.citation("plans").text
    newest = max(map(str, graph.select("SELECT ?d { ?c a kyodo:City ; dcterms:modified ?d }")["d"]))
    assert graph.citation("plans").date == newest


def test_the_date_of_a_citation_follows_what_is_added(mini: kg.Graph) -> None:
    own = mini.copy()
    assert own.citation("plans").date == ""
    city = ox.NamedNode(f"{ID}minami")
    day = ox.Literal("2031-05-06", datatype=ox.NamedNode(f"{XSD}date"))
    own.add([ox.Triple(city, ox.NamedNode("http://purl.org/dc/terms/modified"), day)])
    assert own.citation("plans").date == "2031-05-06"


def test_a_store_gives_the_bytes_that_it_was_loaded_from(graph: kg.Graph, mini: kg.Graph) -> None:
    for loaded in (graph, mini):
        assert content_hash(to_nquads(q for q in loaded.store if named(q))) == loaded.sha256


def named(quad: ox.Quad) -> bool:
    return not isinstance(quad.graph_name, ox.DefaultGraph)


# --- on the command line ------------------------------------------------------------------------

DATA = str(Path(__file__).parent / "fixtures" / "mini" / "data")


def test_rdf_beside_the_data(tmp_path: Path) -> None:
    query = write(tmp_path, "q.rq", "SELECT ?n { ?c kyodo:population ?n ; kyodo:cityKey ?k }")
    line = ["query", str(query), "--data", DATA, "--format", "csv"]
    alone = CliRunner().invoke(kyodo, line)
    assert alone.stdout == "n\n"
    more = ["--rdf", str(write(tmp_path, "own.ttl"))]
    assert CliRunner().invoke(kyodo, [*line, *more]).stdout == "n\n41000\n"


def test_cite() -> None:
    line = ["query", "plans", "--data", DATA, "-p", "city=minami", "--cite"]
    said = CliRunner().invoke(kyodo, line).stdout
    assert "Query: plans, city=minami" in said
    assert "@software{kyodo_graph," in said


def test_one_file_of_rdf_and_several(tmp_path: Path) -> None:
    path = write(tmp_path, "own.ttl", "<urn:a> <urn:p> 1 .\n")
    asked = "ASK { <urn:a> <urn:p> 1 }"
    assert kg.load(rdf=path).sparql(asked) is kg.load(rdf=[str(path)]).sparql(asked) is True
    assert kg.load(rdf=str(path)).sparql(asked) is True


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda graph: graph.sparql(None), "NoneType is no query; expected its text"),
        (lambda graph: graph.select("ASK {}", "k"), 'bindings: str; expected {"variable": value}'),
        (lambda graph: graph.network("ties", generic="no"), "unknown value of generic 'no'"),
    ],
)
def test_arguments_of_another_type_are_named(
    mini: kg.Graph, call: Callable[[kg.Graph], object], told: str
) -> None:
    with pytest.raises(KyodoError) as caught:
        call(mini)
    assert told in str(caught.value)
