"""The intermediaries of the documents, with what each reading says that they do."""

from __future__ import annotations

import pytest
from contents_cases import minami, plan, town

import kyodo_graph as kg
from kyodo_graph.report.contents.centres import (
    Centre,
    Doing,
    bonds_by_relation,
    centres,
    functions,
    place_of,
)
from kyodo_graph.report.contents.names import read_names
from kyodo_graph.report.contents.plan_table import plan_table
from kyodo_graph.report.facts import read_facts


def one(key: str) -> Centre:
    graph, facts, names = (minami if key.startswith("minami") else town)()
    return next(c for c in centres(graph, names, facts, {}) if c.id == key)


def test_the_functions_are_those_of_the_codebook() -> None:
    graph, _, names = minami()
    found = functions(graph, names)
    assert [f.code for f in found][:2] == ["F01", "F02"]
    assert len(found) == len({f.code for f in found}) == 10
    assert all(f.group for f in found)


def test_a_named_centre_of_which_a_function_is_written_has_a_row() -> None:
    own = one("minami/actor/center")
    assert own.own
    assert own.functions("minami/p2") == {"F02": Doing(("minami-1:6",), (), (), ())}
    assert own.functions("minami/p1") == {}


def test_a_centre_without_a_function_has_none() -> None:
    assert not one("kita/actor/center").own


def test_an_operator_has_its_own_passage() -> None:
    (found,) = one("kita/actor/center").operation
    assert (found.form, found.operator, found.source) == ("", "kita/actor/npo-kita", "kita-2:9")


def test_ties_are_counted_by_relation_and_basis() -> None:
    own = one("kita/actor/center")
    found = bonds_by_relation(own.bonds_in(["kita-2"]))
    assert {r: {b: len(v) for b, v in by.items()} for r, by in found.items()} == {
        "advises": {"stated": 1}, "funds": {"stated": 1}, "supports": {"stated": 1, "implied": 1},
    }  # fmt: skip
    assert own.bonds_in(["other"]) == ()


def test_a_place_in_a_printed_table_names_who_shares_it() -> None:
    graph, facts, names = town()
    table = plan_table(graph, names, plan(facts, "kita/p2"))
    place = place_of("kita/actor/npo", table)
    assert (place.column, place.shared) == ("NPO", ())
    assert (place.lines, place.leads, place.initiatives) == (1, 0, 3)
    centre = place_of("kita/actor/center", table)
    assert centre.shared == ("kita/actor/npo",)
    assert place_of("kita/actor/shimin", table).told[0].basis == "implied"


@pytest.mark.parametrize(
    ("readings", "of", "agreed"),
    [(("a", "b"), ("a", "b"), True), (("a",), ("a", "b"), False), (("a",), ("a",), False),
     ((), (), False)],
)  # fmt: skip
def test_readings_agree_where_all_of_several_have_it(
    readings: tuple[str, ...], of: tuple[str, ...], agreed: bool
) -> None:
    assert Doing(("x-1:1",), (), readings, of).agreed is agreed


def test_the_readings_of_the_shipped_data_are_taken_in(graph: kg.Graph) -> None:
    facts, names = read_facts(graph), read_names(graph)
    others = {name: g for name, g in graph.readings.items() if name != "settled"}
    found = [c for c in centres(graph, names, facts, others) if c.own]
    assert found
    said = [d for c in found for by in c.doings.values() for d in by.values()]
    assert all(set(d.readings) <= set(d.of) and set(d.of) <= set(others) for d in said)
    assert any(d.agreed for d in said)
    names_ja = [c.label["ja"] for c in found]
    assert not [n for n in names_ja if "仮称" in n]
