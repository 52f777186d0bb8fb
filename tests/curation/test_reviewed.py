"""Records by how a person looked at them, in the quads of a city and in what commands print."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.reviewed import check_reviewed, counted
from kyodo_graph.errors import InputError, UnknownNameError
from kyodo_graph.services.checking import check_records
from kyodo_graph.services.new_city import NewCity, new_city
from kyodo_graph.shipped import shipped

DOCUMENT = """\
document: source:mihon-1
sections:
- {at: 1-9, label: {ja: "見本計画", en: "Sample plan"}}
plans:
- id: mihon/p1
  is: Plan
  at: 1
  decision: mihon/decision/1-01
  label: {ja: "見本計画", en: "Sample plan"}
  levels:
  - {id: mihon/p1/level/l1, at: 2, label: {ja: "事業", en: "Project"}, rank: 1, level_kind: initiative}
  initiatives:
  - id: mihon/p1/i01
    at: 2
    decision: mihon/decision/1-02
    level: mihon/p1/level/l1
    number: "1"
    label: {ja: "講座", en: "Course"}
    themes: [T03]
    primary_theme: T03
    roles:
    - {at: 3, decision: mihon/decision/1-01, actor: mihon/actor/city, role: lead}
    - {at: 4, decision: mihon/decision/1-02, actor: mihon/actor/npo, role: participant}
  - id: mihon/p1/i02
    at: 5
    decision: mihon/decision/1-02
    level: mihon/p1/level/l1
    number: "2"
    label: {ja: "名簿", en: "List"}
    themes: [T02]
    primary_theme: T02
    roles:
    - {at: 5, decision: mihon/decision/1-02, actor: mihon/actor/city, role: lead}
actors:
- {id: mihon/actor/city, is: Actor, at: 1, label: {ja: "市", en: "City"}, actor_type: city_government, specificity: named}
- {id: mihon/actor/npo, is: Actor, at: 1, decision: mihon/decision/1-02, label: {ja: "団体", en: "Groups"}, actor_type: civic_group, specificity: category}
decisions:
- {id: mihon/decision/1-01, is: Decision, origin: rule, rule: grid.role, outcome: changed, reviewer: "0000-0002-1825-0097", orcid: "https://orcid.org/0000-0002-1825-0097", decided_on: 2026-11-30, candidates: 2}
- {id: mihon/decision/1-02, is: Decision, origin: rule, rule: grid.role, outcome: accepted, bulk: table, reviewer: 山田花子, decided_on: 2026-11-30, candidates: 5}
- {id: mihon/decision/1-03, is: Decision, origin: assist, outcome: rejected, reviewer: 山田花子, decided_on: 2026-11-30, candidates: 3}
"""  # noqa: E501


@pytest.fixture(scope="module")
def mihon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of which half was accepted at once."""
    to = tmp_path_factory.mktemp("own")
    text = to / "mihon-1.txt"
    text.write_text("見本\n" * 9, encoding="utf-8")
    new_city(NewCity("mihon", "359904", "見本市", text=text), to)
    (to / "mihon" / "mihon-1.yaml").write_text(DOCUMENT, encoding="utf-8")
    return to / "mihon"


def roles(graph: kg.Graph) -> list[tuple[object, object]]:
    return [(row["element"], row["actor"]) for row in graph.query("roles")]


def test_all_records_count_unless_asked(mihon: Path) -> None:
    assert len(roles(kg.load(mihon))) == 3


@pytest.mark.parametrize("cached", [True, False])
def test_human_leaves_out_what_was_accepted_at_once(mihon: Path, cached: bool) -> None:
    graph = kg.load(mihon, reviewed="human", cached=cached)
    # The first project stays: a role that a person looked at stands in it.
    assert roles(graph) == [("講座", "市")]
    assert [row["label"] for row in graph.query("elements")] == ["講座"]
    assert [row["actor"] for row in graph.query("actors")] == ["市"]


def test_bulk_leaves_only_that(mihon: Path) -> None:
    found = roles(kg.load(mihon, reviewed="bulk"))
    assert found == [("講座", "団体"), ("名簿", "市")]


@pytest.mark.parametrize(
    ("how", "elements", "settled", "read"),
    [
        ("any", 2, 3, 3),
        # The second project is left out of what is settled, and with it what the reading says of
        # it; the reading's own group comes in with its role in the first.
        ("human", 1, 1, 2),
    ],
)
@pytest.mark.parametrize("cached", [True, False])
def test_readings_stand_on_the_same_records(
    mihon: Path, tmp_path: Path, cached: bool, how: str, elements: int, settled: int, read: int
) -> None:
    copytree(mihon, tmp_path / "mihon")
    coding = tmp_path / "mihon" / "coding" / "first"
    coding.mkdir(parents=True)
    text = re.sub(r"decision: mihon/decision/[0-9-]+,? ?", "", DOCUMENT.partition("decisions:")[0])
    text = re.sub(r"(?m)^ +\n", "", text)
    (coding / "mihon-1.yaml").write_text(text, encoding="utf-8")
    graph = kg.load(tmp_path / "mihon", reviewed=how, cached=cached)
    for one in graph.readings.values():
        assert len(list(one.query("elements"))) == elements
    assert [len(roles(one)) for one in graph.readings.values()] == [settled, read]
    (told,) = graph.coding.uncovered["first"]
    assert told.lost_roles == 3 - read


def test_the_two_make_all(mihon: Path) -> None:
    human, bulk = (roles(kg.load(mihon, reviewed=how)) for how in ("human", "bulk"))
    assert sorted(map(str, human + bulk)) == sorted(map(str, roles(kg.load(mihon))))


def test_data_without_decisions_are_a_persons() -> None:
    whole = kg.load("data/shinjo")
    assert len(roles(kg.load("data/shinjo", reviewed="human"))) == len(roles(whole))
    assert not roles(kg.load("data/shinjo", reviewed="bulk"))


def test_an_unknown_word_is_refused(mihon: Path) -> None:
    with pytest.raises(UnknownNameError, match="human"):
        kg.load(mihon, reviewed="humans")
    assert check_reviewed("bulk") == "bulk"


def test_decisions_stand_in_the_provenance_graph_only(mihon: Path) -> None:
    graph = kg.load(mihon)
    where = graph.select("SELECT DISTINCT ?g { GRAPH ?g { ?x kyodo:decidedBy ?d } } ORDER BY ?g")
    assert [str(row["g"]) for row in where] == ["https://w3id.org/kyodo/graph/provenance/mihon"]
    where = graph.select("SELECT DISTINCT ?g { GRAPH ?g { ?d a kyodo:Decision } }")
    assert [str(row["g"]) for row in where] == ["https://w3id.org/kyodo/graph/provenance/mihon"]


def test_what_was_decided_is_counted(mihon: Path) -> None:
    dataset = read_dataset(mihon, shipped("ontology"))
    assert counted(dataset.cities) == {
        "mihon": {"drafted": 10, "accepted": 5, "changed": 2, "added": 0, "rejected": 3, "bulk": 5}
    }


def test_a_check_tells_how_much_was_drafted(mihon: Path) -> None:
    found = {f.rule: f for f in check_records(mihon).findings}
    assert found["drafted"].severity == "info"
    assert found["drafted"].message.startswith(
        "10 candidates were drafted: 5 accepted unchanged, 2 changed, 3 rejected; 0 were added. "
        "5 were accepted several at once"
    )
    assert "english-unwritten" not in found
    assert not [f for f in check_records("data/shinjo").findings if f.rule == "drafted"]


def test_commands_take_the_option(mihon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["--data", str(mihon), "--reviewed", "human"]
    assert run(["query", "roles", *base, "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("mihon,") == 1
    assert run(["network", "actor-element", *base, "--format", "json"]) == 0
    assert "団体" not in capsys.readouterr().out


def test_a_decision_that_nobody_made_is_refused(mihon: Path, tmp_path: Path) -> None:
    copy = tmp_path / "mihon"
    copy.mkdir()
    for path in mihon.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    text = (copy / "mihon-1.yaml").read_text(encoding="utf-8")
    (copy / "mihon-1.yaml").write_text(
        text.replace("decision/1-01, a", "decision/1-09, a"), encoding="utf-8"
    )
    with pytest.raises(InputError, match="1-09"):
        kg.load(copy)
