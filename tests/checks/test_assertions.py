"""Dataset assertions: a fact that gets lost is noticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.checks.assertions import check_assertions, read_assertions
from kyodo_graph.checks.findings import Finding
from kyodo_graph.curation.dataset import dataset_of
from kyodo_graph.curation.pieces import Piece, read_data, read_ontology
from kyodo_graph.curation.schema import Schema, read_schema
from kyodo_graph.errors import InputError

FILE = "assertions.yaml"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return read_schema(ROOT / "ontology")


@pytest.fixture
def check(mini: kg.Graph, schema: Schema) -> Callable[[str], list[Finding]]:
    """What assertions, written as YAML, find in the small city."""

    def checked(text: str) -> list[Finding]:
        piece = Piece(FILE, f"data/{FILE}", text.encode())
        return check_assertions(read_assertions([piece], [], schema), mini.store, schema)

    return checked


HOLD = [
    "counts:\n- {class: Initiative, city: minami, least: 1, most: 1}",
    "counts:\n- {class: Participation, least: 2, most: 2}",
    "counts:\n- {class: City, city: minami, least: 1, most: 1}",
    "counts:\n- {class: Observation, having: value, least: 1, most: 1}",
    "counts:\n- {class: Observation, least: 2}",
    "counts:\n- {class: Policy, level: minami/p2/level/hoshin, least: 1, most: 1}",
    "counts:\n- {class: Tie, city: minamiashigara, most: 0}",
    "fill:\n- {class: Actor, key: actor_type, least: 1.0}",
    "fill:\n- {class: Observation, city: minami, key: value, least: 0.5}",
    "fill:\n- {class: Initiative, key: themes, least: 1}",
]


@pytest.mark.parametrize("text", HOLD)
def test_what_holds(check: Callable[[str], list[Finding]], text: str) -> None:
    assert check(text) == []


BROKEN = {
    "counts:\n- {class: Initiative, city: minami, least: 2}": (
        "counts of Initiative minami is 1; expected at least 2"
    ),
    "counts:\n- {class: Actor, most: 2}": "counts of Actor is 3; expected at least 0, at most 2",
    "counts:\n- {class: Observation, having: value, least: 2, most: 9}": (
        "counts of Observation value is 1; expected at least 2, at most 9"
    ),
    "counts:\n- {class: Initiative, level: minami/p2/level/hoshin, least: 1}": (
        "counts of Initiative minami/p2/level/hoshin is 0; expected at least 1"
    ),
    "counts:\n- {class: Initiative, city: kita, least: 1}": (
        "counts of Initiative kita is 0; expected at least 1"
    ),
    "fill:\n- {class: Observation, key: value, least: 0.51}": (
        "fill of Observation value is 0.500; expected at least 0.51"
    ),
    "fill:\n- {class: Plan, key: end_fy, least: 1}": (
        "fill of Plan end_fy is 0.500; expected at least 1"
    ),
    "fill:\n- {class: Survey, key: label, least: 0.1}": (
        "fill of Survey label is 0.000; expected at least 0.1"
    ),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.items())
def test_what_does_not_hold(check: Callable[[str], list[Finding]], text: str, message: str) -> None:
    (finding,) = check("# a comment\n" + text)
    assert finding.message == message
    assert "下限は" in finding.said("ja")
    assert (finding.rule, finding.severity) == ("assertion", "error")
    assert (finding.file, finding.line) == (f"data/{FILE}", 3)


def test_a_thing_with_several_values_counts_once(check: Callable[[str], list[Finding]]) -> None:
    """The initiative has two themes, and two labels as everything has."""
    text = "- {class: Initiative, having: %s, least: 1, most: 1}"
    assert check("counts:\n" + "\n".join(text % key for key in ("themes", "label"))) == []


def test_those_of_a_city_count_what_is_its_own(mini_copy: Path, schema: Schema) -> None:
    """Beside its piece of the catalogue; with the catalogue of several cities they count all."""
    text = "counts:\n- {class: Plan, least: 2}\n- {class: Plan, city: kita, least: 1}\n"
    (mini_copy / "minami" / FILE).write_text(text, encoding="utf-8")

    def cities() -> list[str]:
        pieces = read_data(mini_copy)
        records = dataset_of(pieces, read_ontology(ROOT / "ontology")).catalog.records
        return [a.of for a in read_assertions(pieces.assertions, records, schema)]

    assert cities() == ["", "kita"]
    (mini_copy / "catalog.yaml").rename(mini_copy / "minami" / "catalog.yaml")
    assert cities() == ["minami", "kita"]


REFUSED = {
    "count:\n- {class: Plan, least: 1}": (1, 1, "'count' is no list of assertions"),
    "counts: 5": (1, 1, "'counts' is no list of assertions"),
    "counts:\n- Plan": (2, 3, "no assertion"),
    "counts:\n- {class: Plam, least: 1}": (2, 3, "an assertion about no class"),
    "counts:\n- {least: 1}": (2, 3, "an assertion about no class"),
    "counts:\n- {class: Plan, leest: 1}": (2, 17, "unknown key 'leest'"),
    "counts:\n- {class: Plan, key: label}": (2, 17, "unknown key 'key'"),
    "counts:\n- {class: Plan, having: lable}": (2, 25, "unknown key 'lable'"),
    "counts:\n- {class: Plan, least: many}": (2, 24, "least is no number"),
    'fill:\n- {class: Plan, key: label, least: "1"}': (2, 36, "least is no number"),
    "counts:\n- {class: [Plan], least: 1}": (2, 4, "unknown key 'class'"),
    "counts:\n\t- {class: Plan}": (2, 1, "a tab"),
}


@pytest.mark.parametrize(("text", "place"), REFUSED.items())
def test_what_is_no_assertion(
    check: Callable[[str], list[Finding]], text: str, place: tuple[int, int, str]
) -> None:
    line, column, what = place
    with pytest.raises(InputError) as caught:
        check(text)
    lines = str(caught.value).split("\n")
    assert any(found.startswith(f"data/{FILE}:{line}:{column}: {what}") for found in lines)


@pytest.mark.parametrize("place", ["city", "level"])
@pytest.mark.parametrize("name", ["a b> } #", 'x\\") } #', "市", "../x"])
def test_what_is_no_id_does_not_reach_the_query(
    check: Callable[[str], list[Finding]], place: str, name: str
) -> None:
    with pytest.raises(
        InputError, match=rf"assertions\.yaml:2:\d+: {place} .* is no id; expected an id"
    ):
        check(f'counts:\n- {{class: Policy, {place}: "{name}", least: 1}}')


def test_the_shipped_assertions_are_read(schema: Schema) -> None:
    pieces = read_data(ROOT / "data")
    records = dataset_of(pieces, read_ontology(ROOT / "ontology")).catalog.records
    found = read_assertions(pieces.assertions, records, schema)
    assert {a.of for a in found} == {"ichinoseki", "shimonoseki", "shinjo", "yamaguchi"}
    assert read_data(MINI / "data").assertions == ()
