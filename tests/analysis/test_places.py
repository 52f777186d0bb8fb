"""Places over readings and ways of counting, plan by plan, and what is the same body."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from analysis_cases import STAR, city, ties, two_mode

from kyodo_graph.analysis.city import TIES, TWO_MODE, City, Operation, Options, StatedTie
from kyodo_graph.analysis.place_claims import GROUP
from kyodo_graph.analysis.place_indices import brokered
from kyodo_graph.analysis.places import Readings, facts, place_table, seen_table
from kyodo_graph.analysis.seen import (
    MERGED,
    Seen,
    Standing,
    merged,
    of_plan,
    one_body,
    plans_of,
    standings,
)
from kyodo_graph.analysis.tie_claims import _pairs, tie_table
from kyodo_graph.analysis.tie_claims import facts as tie_facts
from kyodo_graph.readings.kept import Alpha
from kyodo_graph.words.sentences import tell

QUICK = Options(trials=19, seed=1)
OTHER = {"c": "e1 e2", "n1": "e1", "n2": "e2", "n3": "e3", "n4": "e4", "o": "e1 e3 e4"}


def in_two_readings(**kwargs: object) -> Readings:
    """A star around the centre; to a second reader the office is in three elements, it in two."""
    settled = city(two_mode(STAR), intermediaries=["c"], **kwargs)  # type: ignore[arg-type]
    second = city(two_mode(OTHER), intermediaries=["c"], **kwargs)  # type: ignore[arg-type]
    alpha = Alpha("x", "role", "first", "second", 30, 0.4)
    return Readings({"settled": settled, "second": second}, (alpha, replace(alpha, alpha=0.7)))


def of(found: tuple[Standing, ...], actor: str, index: str, plan: str = "") -> Standing:
    (one,) = (s for s in found if (s.plan, s.actor, s.index) == (plan, actor, index))
    return one


def test_the_ranks_of_both_readings_and_all_variants() -> None:
    readings = in_two_readings()
    found = of(standings(readings.cities), "c", "elements")
    assert found.seen["settled", "all"] == Seen(4.0, 1, 1, 6)
    assert found.seen["second", "all"] == Seen(2.0, 2, 2, 6)
    assert found.seen["second", "no_office"] == Seen(2.0, 1, 1, 5)
    (row,) = (r for r in place_table(readings, (found,)).records())
    assert (row["rank"], row["rank_to"], row["of"]) == (1, 1, 6)
    assert (row["readings_best"], row["readings_worst"]) == (1, 2)
    assert (row["variants_best"], row["variants_worst"]) == (1, 1)
    assert (row["field"], row["alpha_low"], row["alpha_high"]) == ("role", 0.4, 0.7)


def test_ranks_that_are_shared_are_ranges() -> None:
    found = standings({"settled": city(two_mode({"c": "e1", "n1": "e1"}), intermediaries=["c"])})
    assert of(found, "c", "degree").settled == Seen(1.0, 1, 2, 2)
    (row,) = place_table(Readings({}), ()).records() or [None]
    assert row is None


def test_what_is_undefined_has_no_place() -> None:
    """No document prints who leads: not first of all with none, but nowhere."""
    B = two_mode({"c": "e1", "n1": "e1 e2"})
    found = standings({"settled": city(B, intermediaries=["c"])})
    assert not [s for s in found if s.index == "leads"]


def plans() -> City:
    B = two_mode({"c": "e1 e2 f1", "n1": "e1 f1", "n2": "f1 f2", "o": "e2 f2"})
    own = {"e1": "p1", "e2": "p1", "f1": "p2", "f2": "p2"}
    return replace(city(B, plans=own, intermediaries=["c"]), plan_names={"p1": "First"})


def test_plans_are_not_pooled() -> None:
    town = plans()
    assert plans_of(town) == ("p1", "p2")
    assert set(of_plan(town.network(TWO_MODE), town, "p1")) == {"c", "n1", "o", "e1", "e2"}
    found = standings({"settled": town})
    assert {s.plan for s in found} == {"p1", "p2"}
    assert of(found, "c", "elements", "p1").settled == Seen(2.0, 1, 1, 3)
    assert of(found, "c", "elements", "p2").settled == Seen(1.0, 2, 4, 4)
    told = list(facts(Readings({"settled": town}), found, QUICK))
    assert [(f.plan, f.parts["settled"], f.elements) for f in told] == [
        ("First", 2, 2), ("p2", 1, 2)
    ]  # fmt: skip
    assert plans_of(city(two_mode(STAR))) == ("",)


def test_ties_are_of_no_plan() -> None:
    town = plans()
    networks = {v: {**n, TIES: ties([("n1", "c"), ("c", "o")])} for v, n in town.networks.items()}
    found = standings({"settled": replace(town, networks=networks)})
    assert {s.plan for s in found if s.index == "brokered"} == {""}


def test_the_facility_and_who_runs_it_are_one_body() -> None:
    B = two_mode({"c": "e1 e2", "n1": "e2 e3", "n2": "e3 e4", "o": "e1"})
    town = replace(
        city(B, intermediaries=["c"]),
        operations=(Operation("c", "n1", "entrusted", "x:1"), Operation("c", "o", "", "x:2")),
    )
    assert one_body(town) == {"c": ("n1",)}  # the office is none of them
    both = merged(B, "c", ("n1",))
    assert set(both["c"]) == {"e1", "e2", "e3"}
    assert "n1" not in both
    assert B.has_node("n1")
    found = of(standings({"settled": town}), "c", "elements")
    assert found.seen["settled", MERGED] == Seen(3.0, 1, 1, 3)
    assert MERGED not in found.over_readings()
    (told,) = (f for f in facts(Readings({"settled": town}), (), QUICK) if f.id == "c")
    assert told.members == ("n1",)


def test_of_two_facilities_it_is_not_said_which_a_general_word_means() -> None:
    B = two_mode({"c": "e1", "c2": "e1", "cc": "e1"})
    B.nodes["cc"]["specificity"] = "generic"
    town = city(B)
    assert one_body(town) == {}
    B.remove_node("c2")
    assert one_body(city(B)) == {"c": ("cc",)}


def test_merged_ties_have_no_loop() -> None:
    T = merged(ties([("c", "n1"), ("n1", "o"), ("o", "c")]), "c", ("n1",))
    assert sorted(T.edges()) == [("c", "o"), ("o", "c")]
    renamed = merged(ties([("n1", "o")]), "c", ("n1",))
    assert sorted(renamed.edges()) == [("c", "o")]


def test_who_shares_all_elements_is_named() -> None:
    B = two_mode({"c": "e1 e2", "o": "e1 e2", "n1": "e1"})
    town = city(B, intermediaries=["c"])
    readings = Readings({"settled": town})
    (told,) = (f for f in facts(readings, standings(readings.cities), QUICK) if f.id == "c")
    assert (told.alike, told.columns) == (("o",), False)
    assert "the very same elements as o" in " ".join(tell(GROUP, told, "en"))
    out = {v: dict(n) for v, n in town.networks.items()}
    out["joint_out"][TWO_MODE] = two_mode({"n1": "e1"})
    (told,) = (
        f for f in facts(Readings({"settled": replace(town, networks=out)}), (), QUICK)
        if f.id == "c"
    )  # fmt: skip
    assert told.columns
    B.remove_edge("o", "e2")
    (told,) = (f for f in facts(readings, (), QUICK) if f.id == "c")
    assert told.alike == ()


def test_the_same_network_in_two_readings_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from kyodo_graph.analysis import places

    calls = []
    drawn = places.null
    monkeypatch.setattr(places, "null", lambda *a: calls.append(a) or drawn(*a))
    town = city(two_mode(STAR), intermediaries=["c"])
    cities = {"settled": town, "first": town, "second": city(two_mode(OTHER))}
    list(facts(Readings(cities), (), QUICK))
    assert len(calls) == 2


def test_every_test_is_in_one_family() -> None:
    readings = in_two_readings()
    (told,) = facts(readings, standings(readings.cities), QUICK)
    # Holm over two: the smaller p twice, and none below it.
    assert all(t.p >= 2 * 2 / 20 or t.p == 1 for t in told.tests.values())
    assert set(told.tests) == {"settled", "second"}


def test_every_place_is_in_the_long_table() -> None:
    readings = in_two_readings()
    found = standings(readings.cities)
    rows = seen_table(readings, found).records()
    assert {r["reading"] for r in rows} == {"settled", "second"}
    assert len(rows) == sum(x is not None for s in found for x in s.seen.values())


def test_the_ways_of_counting_by_hand() -> None:
    B = two_mode({"c": "e1 e2", "g": "e1", "o": "e2", "n1": "e1"})
    readings = Readings({"settled": city(B, stated=two_mode({"o": "e1"}))})
    rows = {
        r["variant"]: (r["value"], r["rank"], r["rank_to"], r["of"])
        for r in seen_table(readings, standings(readings.cities)).records()
        if r["index"] == "elements"
    }
    assert rows["all"] == (2, 1, 1, 4)
    # Without the general public three actors are left, without the office three and e1, e2 stay.
    assert rows["no_generic"] == (2, 1, 1, 3)
    assert rows["no_office"] == (2, 1, 1, 3)
    assert "stated" not in rows  # the office alone: not in the network, which is not 0


def test_ties_by_relation_and_modality() -> None:
    T = ties([("c", "n1"), ("n1", "c"), ("n2", "c"), ("c", "c")])
    stated = (
        StatedTie("c", "partners_with", "n1", "planned", "t1"),
        StatedTie("n1", "partners_with", "c", "planned", "t1"),
        StatedTie("n2", "funds", "c", "ongoing", "t2"),
        StatedTie("n2", "funds", "c", "ongoing", "t3"),
        StatedTie("c", "supports", "c", "ongoing", "t4"),
    )
    town = replace(city(None, T, intermediaries=["c"]), stated_ties=stated)
    readings = Readings({"settled": town, "second": replace(town, stated_ties=())})
    rows = [
        (r["reading"], r["direction"], r["relation"], r["modality"], r["partners"], r["statements"])
        for r in tie_table(readings).records()
    ]
    assert rows == [
        ("settled", "in", "funds", "ongoing", 1, 2),
        ("settled", "in", "partners_with", "planned", 1, 1),
        ("settled", "out", "partners_with", "planned", 1, 1),
    ]
    told = tie_facts(readings)["c"]
    assert told.partners == {"settled": 2, "second": 2}
    assert told.relations == {"funds": 2, "partners_with": 1}  # one statement, though both ways
    assert told.ahead == 1
    # n2 → c → n1 without n2 → n1.
    assert told.brokered == {"settled": 1, "second": 1}


def test_nothing_is_said_of_a_city_without_networks() -> None:
    readings = Readings({"settled": city(nx.Graph(), intermediaries=["c"])})
    found = standings(readings.cities)
    assert found == ()
    (told,) = facts(readings, found, QUICK)
    assert tell(GROUP, told, "en") == ("No part of c in a plan element is stated.",)


def test_as_many_parts_in_other_elements_are_not_the_same() -> None:
    """Of two parts one is stated; to a second reader both are other elements."""
    town = city(two_mode(STAR | {"c": "e1 e2"}), intermediaries=["c"], stated=two_mode({"c": "e1"}))
    other = city(two_mode(STAR | {"c": "e3 e4"}), intermediaries=["c"])
    readings = Readings({"settled": town, "second": other})
    (told,) = facts(readings, standings(readings.cities), QUICK)
    assert (told.parts, told.same_parts, told.stated) == ({"settled": 2, "second": 2}, False, 1)
    said = " ".join(tell(GROUP, told, "en"))
    assert "in every reading, but not in the same ones" in said
    assert "Stated in so many words, as settled: 1;" in said
    both = Readings({"settled": town, "second": town})
    (told,) = facts(both, standings(both.cities), QUICK)
    assert told.same_parts
    assert "but not in the same ones" not in " ".join(tell(GROUP, told, "en"))


def test_as_many_partners_may_be_others() -> None:
    one, other = (
        city(None, ties([("c", a), (b, "c")]), intermediaries=["c"])
        for a, b in (("n1", "n2"), ("n1", "n3"))
    )
    told = tie_facts(Readings({"settled": one, "second": other}))["c"]
    assert (told.partners, told.same_partners) == ({"settled": 2, "second": 2}, False)
    assert (told.brokered, told.same_pairs) == ({"settled": 1, "second": 1}, False)
    told = tie_facts(Readings({"settled": one, "second": one}))["c"]
    assert told.same_partners
    assert told.same_pairs


def test_pairs_are_those_of_gould_and_fernandez() -> None:
    """Another implementation of ours, which is tested against R: the total of brokerage."""
    T = nx.gnp_random_graph(12, 0.3, seed=3, directed=True)
    T = nx.relabel_nodes(T, {k: f"n{k}" for k in T})
    nx.set_node_attributes(T, {n: {"mode": "actor", "sector": "S4"} for n in T})
    town = city(None, T)
    for actor in T:
        assert len(_pairs(town, actor)) == brokered(T)["brokered"][actor]
