"""What a reading holds, and how strictly a coding is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from coding_cases import read_both, write_codings

from kyodo_graph.curation.dataset import Document, read_dataset
from kyodo_graph.errors import InputError
from kyodo_graph.readings.coded import Reading, read_readings
from kyodo_graph.shipped import shipped


@pytest.fixture
def coded(mini_copy: Path) -> Path:
    return write_codings(mini_copy)


@pytest.fixture
def readings(coded: Path) -> tuple[Reading, Reading]:
    return read_both(coded)


def test_what_is_read(readings: tuple[Reading, Reading]) -> None:
    first, second = readings
    center = next(a for a in second.actors if a.id == "minami/actor/hiroba")
    assert center.names == {"センター", "南市民活動センター"}
    assert (center.type, center.functions) == ("intermediary_center", {"F02"})
    # 6 from itself, its function and its tie, 3 from its role (which has no passage of its own).
    assert center.lines == {3, 6}
    policy, initiative = first.elements
    assert (policy.kind, policy.line, policy.numbers) == ("top_policy", 2, {"1"})
    assert (initiative.kind, initiative.theme) == ("initiative", "T03")
    assert first.roles["minami/p2/i01", "minami/actor/center"] == {"lead"}
    assert [(t.relation, t.first) for t in first.ties] == [("partners_with", 3), ("supports", 6)]


def test_every_number_of_an_element_counts(readings: tuple[Reading, Reading]) -> None:
    policy = readings[1].elements[0]
    assert policy.numbers == {"基本方針1", "1"}


@pytest.mark.parametrize(
    ("spoil", "by", "message"),
    [
        ("actor_type: civic_group", "actor_type: club", "unknown code 'club'"),
        ("basis: stated", "bassis: stated", "unknown key 'bassis'"),
        ("at: 6, subject", "at: 7, subject", "minami-1"),
        ("{ja: 町内会}", "町内会", "without a language"),
    ],
)
def test_a_coding_is_read_strictly(coded: Path, spoil: str, by: str, message: str) -> None:
    dataset = read_dataset(coded, shipped("ontology"))
    path = coded / "coding" / "second" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    assert spoil in text
    path.write_text(text.replace(spoil, by), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        read_readings(path.parent, dataset.documents, dataset.schema, "coding/second")
    assert all(p.file == "coding/second/minami-1.yaml" and p.line for p in caught.value.problems)


TWO = {
    "one": """\
document: source:one
actors:
- id: minami/actor/center
  is: Actor
  at: 2
  label: {ja: センター}
  actor_type: intermediary_center
- {id: minami/actor/club, is: Actor, at: 3, label: {ja: クラブ}, actor_type: npo}
ties:
- is: Tie
  at: two:4
  subject: minami/actor/club
  tie_relation: supports
  object: minami/actor/center
""",
    "two": """\
document: source:two
actors:
- {ref: minami/actor/center, at: 5, alias: {ja: ひろば}}
- {id: minami/actor/kai, is: Actor, at: 1, label: {ja: 会}, actor_type: npo}
ties:
- {is: Tie, at: 5, subject: minami/actor/center, tie_relation: supports, object: minami/actor/kai}
""",
}


def test_an_actor_may_be_defined_in_the_citys_other_document(tmp_path: Path) -> None:
    for name, text in TWO.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    documents = {name: Document(name, "minami", 9, "") for name in TWO}
    schema = read_dataset(shipped("data"), shipped("ontology")).schema
    found = read_readings(tmp_path, documents, schema, "first")
    two = {a.id: a for a in found["two"].actors}
    assert set(two) == {"minami/actor/center", "minami/actor/kai"}
    assert two["minami/actor/center"].type == "intermediary_center"
    assert two["minami/actor/center"].names == {"センター", "ひろば"}
    # What a file says of another document of the city is no part of the reading of its own.
    assert [a.id for a in found["one"].actors] == ["minami/actor/center", "minami/actor/club"]
    assert found["one"].ties == ()


def test_the_shipped_codings_are_whole() -> None:
    folder = shipped("data")
    dataset = read_dataset(folder, shipped("ontology"))
    for reader in ("first", "second"):
        found = read_readings(folder / "coding" / reader, dataset.documents, dataset.schema, reader)
        assert set(found) == set(dataset.documents)
        for reading in found.values():
            assert reading.elements
            assert reading.ties
            ends = {end for t in reading.ties for end in (t.subject, t.object)}
            coded = {actor.id: actor.names for actor in reading.actors}
            assert all(coded[end] for end in ends), "an end that the reading does not name"
