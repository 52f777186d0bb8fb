"""Stated ties against the words of the lines that they cite."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import MINI

from kyodo_graph.coding.names import Names
from kyodo_graph.coding.wording import check_tie_wordings, tie_wordings
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.namespaces import SCHEME, SKOS
from kyodo_graph.shipped import shipped

TIE = (
    "{is: Tie, at: 6, subject: minami/actor/center, tie_relation: supports, "
    "object: minami/actor/chonaikai, basis: stated, modality: ongoing}"
)


def messages(data: Path) -> list[str]:
    dataset = read_dataset(data, shipped("ontology"))
    found = check_tie_wordings(dataset, MINI / "sources")
    assert {f.rule for f in found} <= {"tie-wording"}
    for finding in found:  # a relation has other wordings, an end none but its names
        assert finding.severity == ("info" if "a wording of" in finding.message else "error")
    assert all("の文言にない: " in f.said("ja") for f in found)
    return [f.message.partition("not in the words of ")[2] for f in found]


def with_tie(data: Path, old: str, new: str, more: str = "") -> Path:
    """The data with its tie (センターは町内会を支援する。) changed."""
    path = data / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    assert TIE in text
    assert old in TIE
    text = text.replace(TIE, TIE.replace(old, new))
    path.write_text(text.replace("ties:\n", f"{more}ties:\n"), encoding="utf-8")
    return data


def test_a_tie_in_the_words_of_its_line_is_no_finding(mini_copy: Path) -> None:
    assert messages(mini_copy) == []


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("supports", "funds", "minami-1:6: a wording of funds"),
        ("actor/center", "actor/city", "minami-1:6: minami/actor/city"),
    ],
)
def test_what_is_not_in_the_lines_is_named(
    mini_copy: Path, old: str, new: str, missing: str
) -> None:
    assert messages(with_tie(mini_copy, old, new)) == [missing]


def test_ends_and_relation_are_named_apart(mini_copy: Path) -> None:
    assert messages(with_tie(mini_copy, "at: 6", "at: 3")) == [
        "minami-1:3: minami/actor/chonaikai",
        "minami-1:3: a wording of supports",
    ]


def test_an_implied_tie_need_not_stand_there(mini_copy: Path) -> None:
    assert messages(with_tie(mini_copy, "basis: stated", "basis: implied, note: {ja: 推測}")) == []


ACTOR = "- {{id: minami/actor/more, is: Actor, at: 6, label: {{ja: {}}}, actor_type: npo}}\n"


def test_a_wording_inside_a_name_does_not_count(mini_copy: Path) -> None:
    assert messages(with_tie(mini_copy, "at: 6", "at: 6", ACTOR.format("支援する"))) == [
        "minami-1:6: a wording of supports"
    ]


def test_a_name_inside_a_longer_name_does_not_count(mini_copy: Path) -> None:
    assert messages(with_tie(mini_copy, "at: 6", "at: 6", ACTOR.format("町内会を"))) == [
        "minami-1:6: minami/actor/chonaikai"
    ]


def test_the_name_of_one_end_may_name_the_other(mini_copy: Path) -> None:
    """町内会を支援する is a name here that says to whom and how its bearer is tied."""
    data = with_tie(mini_copy, "actor/center", "actor/more", ACTOR.format("町内会を支援する"))
    assert messages(data) == []


def test_the_longest_name_is_found_first() -> None:
    names = Names([])
    assert list(names.found("市民")) == []
    records = [
        record
        for file in read_dataset(MINI / "data", shipped("ontology")).files()
        for record in file.records
    ]
    found = [name for name, _ in Names(records).found("南市民活動センターと市と市民")]
    assert found == ["南市民活動センター", "市", "市"]


def test_wordings_are_hidden_labels_of_the_scheme() -> None:
    def label(scheme: str, code: str, text: str, kind: str = "hiddenLabel") -> ox.Quad:
        concept = ox.NamedNode(f"{SCHEME}{scheme}/{code}")
        return ox.Quad(concept, ox.NamedNode(SKOS + kind), ox.Literal(text, language="ja"))

    quads = [
        label("tie-relation", "funds", "助成"),
        label("tie-relation", "funds", "ＮＰＯ補助"),
        label("tie-relation", "funds", "資金を出す", "prefLabel"),
        label("theme", "T07", "資金"),
    ]
    assert tie_wordings(quads) == {"funds": {"助成", "npo補助"}}


def test_every_relation_of_the_ontology_has_wordings() -> None:
    schema = read_dataset(MINI / "data", shipped("ontology")).schema
    assert set(tie_wordings(schema.quads)) == schema.scheme_codes(SCHEME + "tie-relation/")
