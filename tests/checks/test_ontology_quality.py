"""The ontology's quality: each pitfall is found where it is, and the ontology holds its score."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import rdflib.namespace

from kyodo_graph.checks.alignments import asserted_mappings, check_alignments, read_sssom
from kyodo_graph.checks.ontology_quality import LEAST_ALIGNED, MOST_UNUSED, Score, ask
from kyodo_graph.checks.ontology_quality import score_ontology as score_of
from kyodo_graph.checks.quality_questions import FOOPS, OOPS, read_questions, read_waivers, short
from kyodo_graph.checks.quality_report import OntologyReport
from kyodo_graph.cli.main import run as kyodo
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.turtle import read_turtle
from kyodo_graph.errors import InputError
from kyodo_graph.services.checking import check_ontology
from kyodo_graph.store.building import build

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
PITFALLS = Path(__file__).parent / "pitfalls"
QUESTIONS = read_questions(ONTOLOGY / "quality")
BY_KIND = {k: [q.id for q in QUESTIONS if q.kind == k] for k in ("pitfall", "test", "measure")}
FIXTURES = sorted(p.stem for p in PITFALLS.glob("P*.ttl"))

# What only a person or the network can tell; docs/ontology-quality.md says why.
A_PERSON = {"P01", "P09", "P16", "P17", "P18"}
THE_NETWORK = {"P37"}
FOOPS_NETWORK = {"URI1", "VER2", "FIND2", "FIND3", "FIND_3_BIS", "CN1", "DOC1", "OM4.2"}

# Terms that schema.org added after the copy in rdflib was made.
NEWER_THAN_RDFLIB = {
    "https://schema.org/StatisticalVariable",
    "https://schema.org/measurementQualifier",
}


@pytest.fixture(scope="module")
def score() -> Score:
    """The score of the ontology with the shipped data."""
    return score_of(ONTOLOGY, build(read_dataset(ROOT / "data", ONTOLOGY), ONTOLOGY))


def found(name: str, fixture: str) -> set[str]:
    """What a pitfall finds in a fixture."""
    return {a.subject for a in ask(ONTOLOGY, name, read_turtle(PITFALLS / f"{fixture}.ttl"))}


@pytest.mark.parametrize("fixture", FIXTURES)
def test_a_pitfall_is_found_where_it_is(fixture: str) -> None:
    text = (PITFALLS / f"{fixture}.ttl").read_text(encoding="utf-8")
    expected = re.search(r"^# finds: (.+)$", text, re.M)
    assert expected is not None
    assert found(fixture.partition("-")[0], fixture) == set(expected[1].split())


def test_every_pitfall_has_a_fixture() -> None:
    assert {name.partition("-")[0] for name in FIXTURES} == set(BY_KIND["pitfall"])


@pytest.mark.parametrize("name", BY_KIND["pitfall"])
def test_nothing_is_found_in_a_clean_ontology(name: str) -> None:
    assert found(name, "clean") == set()


@pytest.mark.parametrize("name", BY_KIND["test"])
def test_a_clean_ontology_passes_each_test(name: str) -> None:
    answers = ask(ONTOLOGY, name, read_turtle(PITFALLS / "clean.ttl"))
    assert answers
    assert [a for a in answers if not a.holds] == []


@pytest.mark.parametrize("name", [t for t in BY_KIND["test"] if t != "RDF1"])
def test_a_bare_ontology_fails_each_test(name: str) -> None:
    answers = ask(ONTOLOGY, name, read_turtle(PITFALLS / "bare.ttl"))
    assert [a for a in answers if a.holds] == []


def test_no_ontology_no_test_passed() -> None:
    assert ask(ONTOLOGY, "RDF1", read_turtle(PITFALLS / "P38.ttl")) == []


def test_parts_of_a_test_are_told_apart() -> None:
    answers = ask(ONTOLOGY, "OM3", read_turtle(ONTOLOGY / "kyodo.ttl"))
    parts = {a.detail: a.holds for a in answers}
    given = {"publisher", "logo", "status", "source", "issued date"}
    assert parts == dict.fromkeys(given, True) | {"DOI": False}


def test_what_is_computed_and_what_is_not_is_the_whole_catalogue() -> None:
    assert {*BY_KIND["pitfall"]} == {*OOPS} - A_PERSON - THE_NETWORK
    assert {*BY_KIND["test"]} == {*FOOPS} - FOOPS_NETWORK
    assert len(OOPS) == 41
    assert len(FOOPS) == len(set(FOOPS)) == 24


def test_the_documentation_says_what_is_computed_and_what_is_not() -> None:
    text = (ROOT / "docs" / "ontology-quality.md").read_text(encoding="utf-8")
    computed, _, left = text.partition("## What is not computed")
    for name in (*OOPS, *FOOPS):
        where = left if name in A_PERSON | THE_NETWORK | FOOPS_NETWORK else computed
        assert re.search(rf"\b{re.escape(name)}\b", where), name


def test_messages_are_in_both_languages() -> None:
    for question in QUESTIONS:
        assert question.message["en"].isascii(), question.id
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", question.message["ja"]), question.id


def test_the_ontology_holds_its_thresholds_on_the_shipped_data(score: Score) -> None:
    assert [t for t in score.thresholds if not t.passed] == []
    assert not score.failed
    assert score.pitfalls("critical") == score.pitfalls("important") == 0
    assert score.measure("aligned").share >= LEAST_ALIGNED == 0.7
    assert 1 - score.measure("used").share <= MOST_UNUSED == 0.1
    assert score.measure("declared").faults == []
    assert [r.question.id for r in score.of("test") if not r.passed] == ["OM3"]


def test_every_waiver_waives_something_and_nothing_else_is_waived(score: Score) -> None:
    assert score.idle_waivers == ()
    waived = [(r.question.id, a.subject) for r in score.results for a in r.faults if a.waiver]
    assert len(waived) == len(read_waivers(ONTOLOGY / "waivers.yaml", QUESTIONS))


def test_the_score_sees_each_fault(tmp_path: Path) -> None:
    """The ontology without one thing after another fails the threshold that holds this thing."""
    faults = {
        "OOPS! critical pitfalls": "kyodo:Plan rdfs:subClassOf kyodo:Element .\n"
        "kyodo:Element rdfs:subClassOf kyodo:Plan .",
        "OOPS! important pitfalls, not waived": "kyodo:wrote a owl:ObjectProperty .",
        "FOOPS! tests failed, waived parts aside": "kyodo:Unlabelled a owl:Class .",
        "faults of the alignment table": "kyodo:Level rdfs:subClassOf prov:Entity .",
    }
    for name, addition in faults.items():
        spoilt = _spoilt(tmp_path / str(len(name)), addition)
        failing = {t.name for t in score_of(spoilt, []).thresholds if not t.passed}
        assert name in failing, name
    # No data: everything is unused.
    bare = {t.name for t in score_of(ONTOLOGY, []).thresholds if not t.passed}
    assert bare == {"ontology terms unused by data"}


def test_undeclared_terms_in_data_are_found() -> None:
    data = read_dataset(ROOT / "tests" / "fixtures" / "mini" / "data", ONTOLOGY)
    quads = build(data, ONTOLOGY)
    typo = read_turtle(PITFALLS / "P40.ttl")
    undeclared = {a.subject for a in score_of(ONTOLOGY, quads).measure("declared").faults}
    assert undeclared == set()
    spoilt = score_of(ONTOLOGY, [*quads, *(_in_data(q) for q in typo)])
    assert {a.subject for a in spoilt.measure("declared").faults} == {"dcterms:craetor"}


def test_a_term_above_a_used_term_is_used(score: Score) -> None:
    used = {a.subject for a in score.measure("used").answers if a.holds}
    # No instance of these is typed in the data: one below them is, or one fits the definition.
    assert {"kyodo:Element", "kyodo:CityOffice", "kyodo:Theme", "kyodo:hasPart"} <= used


def test_waivers_must_be_whole_and_never_of_a_critical_pitfall(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    for wrong in (
        "{pitfall: P06, subject: 'kyodo:Plan', reason: because}",
        "{pitfall: P11, subject: 'kyodo:Plan'}",
        "{pitfall: P99, subject: 'kyodo:Plan', reason: because}",
        "{pitfall: P11, subject: 'kyodo:Plan', reason: because, until: 2027}",
        "{pitfall: P11, reason: because}",
    ):
        path.write_text(f"waivers:\n- {wrong}\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"waivers\.yaml:2:3: no waiver"):
            read_waivers(path, QUESTIONS)


@pytest.mark.parametrize(
    ("header", "wrong"),
    [
        ("", "1:1: no header; expected lines that begin with #+, such as #+ summary: …"),
        ("#+ importance: minor\n",
         "1:4: no header of a question; expected one of pitfall, test, measure, with an id"),
        ("#+ pitfall: P06\n#+ test: OM1\n",
         "1:4: no header of a question; expected one of pitfall, test, measure, with an id"),
        ("#+ pitfall: P06\n#+ importance: minor\n#+ summary: a\n",
         "1:4: no 'summary_ja'; expected summary_ja: …"),
        ("#+ pitfall: P06\n#+ summary: a\n#+ summary_ja: あ\n",
         "1:4: no 'importance'; expected importance: …"),
        ("#+ test: OM1\n#+ summary: a\n#+ summary_ja: あ\n",
         "1:4: no 'principle'; expected principle: …"),
        ("#+ measure: P06\n#+ summary: a\n#+ summary_ja: あ\n",
         "1:13: unknown measure 'P06'; expected aligned, used, declared"),
    ],
)  # fmt: skip
def test_a_question_without_a_right_header_is_an_error(
    tmp_path: Path, header: str, wrong: str
) -> None:
    path = tmp_path / "P06.rq"
    path.write_text(header + "SELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_questions(tmp_path)
    assert str(caught.value) == f"{path}:{wrong}"


def test_the_command_prints_the_score(score: Score, capsys: pytest.CaptureFixture[str]) -> None:
    assert kyodo(["check", "--ontology"]) == 0
    text = capsys.readouterr().out
    assert text == OntologyReport(score).render("text")
    assert "critical 0, important 0" in text
    assert text.count("\n  pass  ") == 8
    assert "FAIL" not in text


def test_json_holds_everything(score: Score) -> None:
    content = json.loads(OntologyReport(score).render("json"))
    assert content["failed"] is False
    assert [t["passed"] for t in content["thresholds"]] == [True] * 8
    assert [p["id"] for p in content["pitfalls"]] == BY_KIND["pitfall"]
    inverses = next(p for p in content["pitfalls"] if p["id"] == "P13")["answers"]
    assert len(inverses) == score.pitfalls("minor") > 5
    waived = [a for p in content["pitfalls"] for a in p["answers"] if a["waiver"]]
    assert len(waived) == score.pitfalls("important", waived=True) > 0
    assert content["tests_sum"] == pytest.approx(15 + 5 / 6)
    assert content["measures"]["declared"]["without"] == []


def test_a_failing_score_exits_1(capsys: pytest.CaptureFixture[str], mini_copy: Path) -> None:
    assert kyodo(["check", "--ontology", "--data", str(mini_copy)]) == 1
    assert "FAIL  ontology terms unused by data" in capsys.readouterr().out
    report = check_ontology(mini_copy)
    assert isinstance(report, OntologyReport)
    assert [t.name for t in report.score.thresholds if not t.passed] == [
        "ontology terms unused by data"
    ]


def test_the_terms_of_others_are_all_used_and_exist() -> None:
    closed = {
        str(n._NS): set(n.__annotations__)
        for n in vars(rdflib.namespace).values()
        if isinstance(n, rdflib.namespace.DefinedNamespaceMeta) and hasattr(n, "_NS")
    }
    lines = read_turtle(ONTOLOGY / "quality" / "reused-terms.ttl")
    listed = [q.subject.value for q in lines]
    assert [t for t, n in Counter(listed).items() if n > 1] == []
    checked = 0
    for term in listed:
        namespace = next((n for n in closed if term.startswith(n)), None)
        if namespace is not None and term not in NEWER_THAN_RDFLIB:
            assert term.removeprefix(namespace) in closed[namespace], term
            checked += 1
    assert checked > 100


def test_the_alignment_table_says_what_the_ontology_asserts() -> None:
    terms = read_turtle(ONTOLOGY / "kyodo.ttl")
    path = ONTOLOGY / "alignments" / "kyodo.sssom.tsv"
    assert check_alignments(path, terms) == []
    assert len(read_sssom(path)[2]) == len(asserted_mappings(terms)) > 100


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("#mapping_set_id:", "#set_id:", "no mapping_set_id"),
        ("#license:", "#licence:", "no license"),
        ("mapping_justification\n", "justification\n", "no column mapping_justification"),
        ("kyodo:vision\tvision\t", "kyodo:vision\tslogan\t", "label of kyodo:vision is 'slogan'"),
        ("schema:slogan\t", "schema:about\t", "not asserted: https://w3id.org/kyodo/ns#vision"),
        ("schema:slogan\t", "schema:about\t", "not listed: https://w3id.org/kyodo/ns#vision"),
        ("schema:slogan\t", "sdo:slogan\t", "no prefix in curie_map: sdo:slogan"),
        ("slogan\tsemapv:", "slogan\tskos:", "no justification of semapv"),
    ],
)
def test_a_wrong_alignment_table_is_found(old: str, new: str, problem: str, tmp_path: Path) -> None:
    text = (ONTOLOGY / "alignments" / "kyodo.sssom.tsv").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "table.tsv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    problems = check_alignments(path, read_turtle(ONTOLOGY / "kyodo.ttl"))
    assert any(p.startswith(problem) for p in problems), problems


def test_a_mapping_listed_twice_is_found(tmp_path: Path) -> None:
    text = (ONTOLOGY / "alignments" / "kyodo.sssom.tsv").read_text(encoding="utf-8")
    path = tmp_path / "table.tsv"
    path.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    problems = check_alignments(path, read_turtle(ONTOLOGY / "kyodo.ttl"))
    assert [p.partition(":")[0] for p in problems] == ["twice"]


def test_short_names() -> None:
    assert short("https://w3id.org/kyodo/ns#") == "kyodo:"
    assert short("https://w3id.org/kyodo/scheme/role/lead") == "role:lead"
    assert short("https://w3id.org/kyodo/id/shinjo/p2015") == (
        "https://w3id.org/kyodo/id/shinjo/p2015"
    )


def _spoilt(folder: Path, addition: str) -> Path:
    copy = Path(shutil.copytree(ONTOLOGY, folder))
    with (copy / "kyodo.ttl").open("a", encoding="utf-8") as file:
        file.write(addition + "\n")
    return copy


def _in_data(quad: object) -> object:
    import pyoxigraph as ox

    assert isinstance(quad, ox.Quad)
    graph = ox.NamedNode("https://w3id.org/kyodo/graph/curation/minami")
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
