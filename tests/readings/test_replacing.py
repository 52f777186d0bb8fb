"""A reading in place of what was settled: its roles, ties, functions and themes, the rest as is."""

from __future__ import annotations

from pathlib import Path

import pytest
from coding_cases import SECOND, write_codings

import kyodo_graph as kg
from kyodo_graph.errors import InputError


@pytest.fixture
def coded(mini_copy: Path) -> Path:
    return write_codings(mini_copy)


def rows(graph: kg.Graph, query: str, *columns: str) -> set[tuple[object, ...]]:
    return {tuple(r[c] for c in columns) for r in graph.query(query).records()}


def rewritten(data: Path, old: str, new: str) -> kg.Graph:
    assert old in SECOND
    (data / "coding/second/minami-1.yaml").write_text(SECOND.replace(old, new), encoding="utf-8")
    return kg.load(data).readings["second"]


def test_the_reading_speaks_in_the_settled_names(coded: Path) -> None:
    graph = kg.load(coded)
    second = graph.readings["second"]
    assert rows(second, "roles", "element", "actor", "role") == {
        ("講座の開催", "市", "lead"),
        ("講座の開催", "南市民活動センター", "lead"),
    }
    assert rows(second, "ties", "subject", "relation", "object") == {
        ("南市民活動センター", "advises", "町内会"),
        ("市", "funds", "町内会"),
    }
    assert rows(second, "themes", "element", "theme") == {
        ("人づくり", "T03"),
        ("講座の開催", "T01"),
    }
    # Labels, types and the tree are as they were settled: 町内会 is a civic_group to this reader.
    assert rows(second, "actors", "actor", "type") == rows(graph, "actors", "actor", "type")
    assert rows(second, "elements", "number", "label") == rows(graph, "elements", "number", "label")


def test_the_settled_graph_is_the_first_and_unchanged(coded: Path, mini: kg.Graph) -> None:
    graph = kg.load(coded)
    assert list(graph.readings) == ["settled", "first", "second"]
    assert graph.readings["settled"] is graph
    assert graph.sha256 == mini.sha256
    assert list(graph.readings_of("minami")) == ["settled", "first", "second"]


def test_an_actor_of_the_reading_alone_comes_with_its_role(coded: Path) -> None:
    second = rewritten(coded, "label: {ja: 市}", "label: {ja: 役場}")
    assert ("講座の開催", "役場", "lead") in rows(second, "roles", "element", "actor", "role")
    assert ("役場", "S1") in rows(second, "actors", "actor", "sector")


def test_what_the_reading_does_not_have_stays_settled(coded: Path) -> None:
    text = SECOND.replace("{ja: 講座の開催}", "{ja: 別の講座}")
    text = text.replace('at: 3\n      number: "1"', "at: 4")
    (coded / "coding/second/minami-1.yaml").write_text(text, encoding="utf-8")
    graph = kg.load(coded)
    second = graph.readings["second"]
    assert rows(second, "roles", "actor", "role") == rows(graph, "roles", "actor", "role")
    (told,) = graph.coding.uncovered["second"]
    # The element that it lacks, and two roles in an element that nobody else has.
    assert (told.read, told.kept, told.lost_roles, told.lost_ties) == (True, 1, 2, 0)


def test_a_document_that_was_not_read_stays_settled(coded: Path) -> None:
    (coded / "coding/second/minami-1.yaml").rename(coded / "coding/second/other.yaml")
    graph = kg.load(coded)
    (told,) = graph.coding.uncovered["second"]
    assert not told.read
    assert list(graph.readings_of("minami")) == ["settled", "first"]
    assert graph.readings["second"].query("roles").rows == graph.query("roles").rows


def test_own_rdf_has_no_readings(coded: Path, tmp_path: Path) -> None:
    graph = kg.load(coded)
    assert len(graph.readings) == 3
    (tmp_path / "own.ttl").write_text("<https://example.org/a> a <https://example.org/B> .")
    graph.add(tmp_path / "own.ttl")
    assert list(graph.readings) == ["settled"]
    assert list(kg.load(coded).copy().readings) == ["settled", "first", "second"]


def test_a_broken_reading_is_named_with_its_line(coded: Path) -> None:
    (coded / "coding/second/minami-1.yaml").write_text("document: source:minami-1\nplans: 3\n")
    with pytest.raises(InputError, match=r"coding/second/minami-1\.yaml:2"):
        _ = kg.load(coded).readings


def test_from_the_cache_it_is_the_same(coded: Path) -> None:
    made, again = (kg.load(coded).coding for _ in range(2))
    assert made == again


def test_how_far_two_readings_agree(coded: Path) -> None:
    found = {a.field: a for a in kg.load(coded).coding.alphas}
    # Worked out in test_comparing: the same units, all lines counted.
    assert found["element"].units == 6
    assert {(a.first, a.second) for a in found.values()} == {("first", "second")}
    assert found["actor type"].alpha == pytest.approx(0.6, abs=0.25)


@pytest.mark.parametrize("name", ["first", "second", "fresh", "blind"])
def test_every_shipped_reading_loses_little(graph: kg.Graph, name: str) -> None:
    told = graph.coding.uncovered[name]
    assert all(u.read and not u.lost_ties for u in told)
    assert sum(u.lost_roles for u in told) <= 12
    roles = [len(graph.readings[name].query("roles", city=c)) for c in graph.cities]
    assert all(roles)
    assert roles != [len(graph.query("roles", city=c)) for c in graph.cities]
