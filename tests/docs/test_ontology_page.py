"""The generated pages: up to date, complete, the same every time, every link with its target."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.curation.schema import read_schema
from kyodo_graph.docs import __main__ as command
from kyodo_graph.docs.ontology import ontology_page
from kyodo_graph.docs.pages import outdated, pages, repository
from kyodo_graph.docs.vocabulary import Vocabulary
from kyodo_graph.words import page as page_words

ROOT = Path(__file__).parents[2]
WORDS = page_words("ontology")
ONTOLOGY = ROOT / "ontology"
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


@pytest.fixture(scope="module", params=["en", "ja"])
def page(request: pytest.FixtureRequest) -> str:
    """The page of the ontology in each language."""
    return ontology_page(ONTOLOGY, request.param)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """What the pages are made from."""
    return Vocabulary([ONTOLOGY / "kyodo.ttl", *sorted(ONTOLOGY.glob("schemes/*.ttl"))])


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    """All generated pages as they would be written now."""
    return pages()


def test_the_pages_are_up_to_date(made: dict[Path, str]) -> None:
    assert outdated(ROOT, made) == [], "run python -m kyodo_graph.docs"


def test_the_page_is_the_same_every_time(page: str) -> None:
    lang = "ja" if JAPANESE.search(page.partition("\n")[0]) else "en"
    assert ontology_page(ONTOLOGY, lang) == page


def test_every_link_has_one_target(page: str) -> None:
    targets = re.findall(r'<a id="([^"]+)"></a>', page)
    assert len(targets) == len(set(targets)) > 200
    links = re.findall(r"\]\(#([^)]+)\)", page)
    assert links
    assert set(links) <= set(targets)
    files = re.findall(r"\]\(([^#)][^)]*)\)", page)
    assert files
    assert all((ROOT / "docs" / name).is_file() for name in files)


def test_every_term_is_described(page: str, vocabulary: Vocabulary) -> None:
    kinds = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Datatype")
    for kind in kinds:
        terms = vocabulary.terms(kind)
        assert terms
        for iri in terms:
            name = f"kyodo:{iri.removeprefix(KYODO)}"
            assert len(re.findall(rf"^### {re.escape(name)}: .+ \(.+\)$", page, re.M)) == 1, name


def test_every_concept_is_in_its_table(page: str, vocabulary: Vocabulary) -> None:
    schema = read_schema(ONTOLOGY)
    for base, codes in schema.codes.items():
        scheme = base.rstrip("/").rsplit("/", 1)[-1]
        section = page.split(f'<a id="scheme-{scheme}"></a>')[1].split("<a id=")[0]
        in_table = set(re.findall(r"^\| `([^`]+)` \|", section, re.M))
        groups = {c for c in codes if c not in in_table and f": `{c}`" not in section}
        assert in_table <= codes, scheme
        # What is left out of the table is a group of concepts, listed above it.
        collections = vocabulary.subjects(
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "http://www.w3.org/2004/02/skos/core#Collection",
        )
        assert {base + code for code in groups} <= set(collections), scheme


def test_every_key_of_data_files_is_named(page: str) -> None:
    for key in read_schema(ONTOLOGY).keys.values():
        if key.iri:
            assert f"`{key.name}`" in page, key.name


def test_what_is_said_of_a_property(page: str) -> None:
    entry = page.split('<a id="property-hasParticipation"></a>')[1].split("<a id=")[0]
    for expected in ("`roles`", "(#class-Element)", "(#class-Activity)", "`cv:hasParticipation`"):
        assert expected in entry
    entry = page.split('<a id="property-isPartOf"></a>')[1].split("<a id=")[0]
    assert "(#property-hasPart)" in entry
    assert "(#class-RuleGraph)" in entry
    entry = page.split('<a id="class-CityOffice"></a>')[1].split("<a id=")[0]
    assert "`kyodo:actorType` = `city_government`" in entry


def test_tables_are_whole(page: str) -> None:
    for table in re.findall(r"(?:^\|.*\|\n)+", page, re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table[:200]


def test_each_page_is_in_its_language() -> None:
    english, japanese = ontology_page(ONTOLOGY, "en"), ontology_page(ONTOLOGY, "ja")
    definition = "The municipality that makes a collaboration promotion plan"
    assert definition in english
    assert definition not in japanese
    assert "協働推進計画を定める市区町村" in japanese
    assert "協働推進計画を定める市区町村" not in english
    assert WORDS["en"].keys() == WORDS["ja"].keys()
    assert all(
        JAPANESE.search(word)
        for key, word in WORDS["ja"].items()
        if key not in ("iri", "other page")
    )


def test_the_command_writes_and_checks(
    made: dict[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "pages", lambda: made)
    monkeypatch.setattr(command, "repository", lambda: tmp_path)
    assert command.main(["--check"]) == 1
    told = capsys.readouterr().out
    assert "docs/ontology.md is not up to date" in told
    assert "docs/ontology.ja.md is not up to date" in told
    assert command.main([]) == 0
    assert {p: (tmp_path / p).read_text(encoding="utf-8") for p in made} == made
    assert command.main(["--check"]) == 0
    (tmp_path / "docs" / "ontology.md").write_bytes(b"\xff")
    assert outdated(tmp_path, made) == [Path("docs/ontology.md")]
    capsys.readouterr()
    assert command.main(["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "docs/ontology.md is not up to date: run python -m kyodo_graph.docs"
    ]
    assert command.main(["--chekc"]) == 2


def test_the_pages_stand_in_this_repository() -> None:
    assert (repository() / "docs" / "ontology.md").samefile(ROOT / "docs" / "ontology.md")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_rule_says_what_it_concludes(lang: str) -> None:
    section = (
        ontology_page(ONTOLOGY, lang).split(f"## {WORDS[lang]['rules']}\n")[1].split("\n## ")[0]
    )
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [
        path.stem.split("-", 1)[1] for path in sorted((ONTOLOGY / "rules").glob("*.rq"))
    ]
    said = {"en": "the plan at the top of its tree", "ja": "頂点にある計画に属する"}
    assert said[lang] in rows[2]


def test_each_property_names_the_graphs_in_which_it_stands(graph: kg.Graph) -> None:
    """What the page says is asked of the graph, property by property and both ways."""
    page = ontology_page(ONTOLOGY, "en")
    names = {
        "the passage's graph": "^https://w3id.org/kyodo/source/",
        "`CurationGraph`": "/graph/curation/",
        "`ProvenanceGraph`": "/graph/provenance/",
        "#class-RuleGraph": "/graph/rule/",
        "schemes": "/graph/schemes$",
        "catalogue": "/graph/catalog$",
        "fiscal years": "/graph/fiscal-years$",
        "ontology": "kyodo/ns$",
    }
    asked = graph.sparql("""SELECT DISTINCT ?property ?graph WHERE {
      GRAPH ?graph { ?s ?property ?o } FILTER(STRSTARTS(STR(?property), STR(kyodo:))) }""")
    stands: defaultdict[str, set[str]] = defaultdict(set)
    for name, where in asked.rows:
        stands[str(name)].add(str(where))
    entries = dict(re.findall(r"\n### kyodo:(\w+): (.*?)(?=\n### |\n## |\Z)", page, re.DOTALL))
    wrong = []
    for iri, graphs in stands.items():
        row = re.search(r"\| graph \| (.*) \|", entries[iri.removeprefix(KYODO)])
        said = row[1] if row else ""
        for words, pattern in names.items():
            if (words in said) != any(re.search(pattern, g) for g in graphs):
                wrong.append((iri, words, said))
        rules = {g.rpartition("/")[2] for g in graphs if "/graph/rule/" in g}
        wrong += [(iri, rule, said) for rule in rules if f"(#class-RuleGraph) `{rule}`" not in said]
    assert wrong == []


def test_each_term_is_used_or_marked(graph: kg.Graph) -> None:
    """A term that is documented matches something, or the page says that it does not yet."""
    terms = graph.sparql("""SELECT DISTINCT ?term ?marked WHERE {
      VALUES ?kind {
        owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty rdfs:Datatype }
      GRAPH <https://w3id.org/kyodo/ns> { ?term a ?kind FILTER(STRSTARTS(STR(?term), STR(kyodo:))) }
      OPTIONAL { ?term kyodo:notYetUsed ?marked } }""")
    unused = {
        str(term)
        for term, _ in terms.rows
        if not graph.sparql(f"ASK {{ {{ ?s <{term}> ?o }} UNION {{ ?s a <{term}> }} }}")
        and not graph.sparql(f"ASK {{ ?s ?p ?o FILTER(DATATYPE(?o) = <{term}>) }}")
    }
    assert unused == {str(term) for term, marked in terms.rows if marked}
    page = ontology_page(ONTOLOGY, "ja")
    assert page.count("未使用(") == len(unused)
