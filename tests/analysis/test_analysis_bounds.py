"""Each named bound of the analysis, a case on either side of it."""

from __future__ import annotations

from math import nextafter

import networkx as nx
import pytest
from analysis_cases import city, two_mode

from kyodo_graph.analysis import governance, whole
from kyodo_graph.analysis.city import Options
from kyodo_graph.analysis.governance import (
    CONCENTRATED,
    DENSE,
    LEAD,
    NAO,
    SHARED,
    UNDETERMINED,
    Evidence,
    classify,
    vote,
)
from kyodo_graph.analysis.scores import ranked
from kyodo_graph.networks.matrices import projected


def below(x: float) -> float:
    return nextafter(x, 0.0)


@pytest.mark.parametrize("c", CONCENTRATED)
@pytest.mark.parametrize("d", DENSE)
def test_a_vote_at_its_two_bounds(c: float, d: float) -> None:
    """Centralised from c on, dense from d on; the bounds themselves belong to both."""
    assert vote("intermediary", c, below(d), c, d) == NAO
    assert vote("other", c, below(d), c, d) == vote("office", c, below(d), c, d) == LEAD
    assert vote("generic", c, below(d), c, d) == vote("several", 1.0, 0.0, c, d) == UNDETERMINED
    assert vote("intermediary", c, d, c, d) == UNDETERMINED
    assert vote("intermediary", below(c), d, c, d) == SHARED
    assert vote("intermediary", below(c), below(d), c, d) == UNDETERMINED


def test_the_bounds_are_those_that_the_tables_print() -> None:
    assert CONCENTRATED == (1 / 4, 1 / 3, 1 / 2)
    assert DENSE == (1 / 3, 1 / 2, 2 / 3)


def decided(*votes: dict[str, int]) -> list[Evidence]:
    nothing = (float("nan"),) * 5
    return [
        Evidence(index, ("c",), "intermediary", *nothing, cast)
        for index, cast in zip(governance.VOTING, votes, strict=False)
    ]


THREE = {"c": "e1 e2", "n1": "e1", "n2": "e2"}


@pytest.mark.parametrize(
    ("votes", "form"),
    [
        # 9 of 18 are half; 10 of 18 are more.
        ([{NAO: 9}, {UNDETERMINED: 9}], UNDETERMINED),
        ([{NAO: 9}, {NAO: 1, UNDETERMINED: 8}], NAO),
        ([{NAO: 9}, {SHARED: 9}], UNDETERMINED),
    ],
)
def test_a_form_needs_more_than_half_of_the_decisions(
    votes: list[dict[str, int]], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(governance, "_evidence", lambda *_: iter(decided(*votes)))
    found = classify(city(two_mode(THREE)))
    assert (found.form, found.cells) == (form, 18)
    assert found.count == (0 if form == UNDETERMINED else 10)


@pytest.mark.parametrize(("parts", "cells"), [({"c": "e1 e2", "n1": "e1 e2"}, 0), (THREE, 27)])
def test_three_actors_may_be_classified_two_may_not(parts: dict[str, str], cells: int) -> None:
    assert classify(city(two_mode(parts))).cells == cells


def test_who_is_first_within_rounding() -> None:
    """Values apart by a billionth share the first place, by more they don't."""
    parts = {"c": "e1 e2 e3", "n1": "e1 e2", "n2": "e3"}
    found = city(two_mode(parts))
    B = found.network()
    P = projected(B)
    for gap, first in ((0.5e-9, ("c", "n1")), (2e-9, ("c",))):
        values = {"c": 0.5, "n1": 0.5 - gap, "n2": 0.1}
        assert governance._one(found, "degree", B, P, values).first == first


def test_ranks_within_rounding() -> None:
    assert ranked({"a": 1.0, "b": 1.0 + 0.5e-9}, "a").rank == 1
    assert ranked({"a": 1.0, "b": 1.0 + 2e-9}, "a").rank == 2
    assert ranked({"a": 1.0, "b": 1.0 + 2e-9}, "a").tied == 0


def test_the_rest_has_a_density_from_two_actors_on() -> None:
    P: nx.Graph[str] = nx.path_graph(["a", "b", "c"])
    assert governance.rest_density(P, ("b",)) == 0.0
    assert governance.rest_density(P, ("a", "b")) != governance.rest_density(P, ("a", "b"))  # NaN


@pytest.mark.parametrize(("searched", "left_out"), [(3, False), (2, True)])
def test_a_core_is_searched_up_to_a_number_of_actors(
    monkeypatch: pytest.MonkeyPatch, searched: int, left_out: bool
) -> None:
    monkeypatch.setattr(whole, "SEARCHED", searched)
    found = city(two_mode({"c": "e1 e2", "n1": "e1", "n2": "e2"}))
    row = whole._core(found, projected(found.network()), Options(trials=10))
    value, note = row[3], str(row[-1])
    assert (value != value) is left_out  # NaN differs from itself
    assert note.startswith("left out beyond") is left_out


@pytest.mark.parametrize(
    ("parts", "indices"),
    [
        # Two actors: no indices of who meets whom. One element: nothing to be nested.
        ({"c": "e1 e2", "n1": "e1"}, {"nodf"}),
        ({"c": "e1", "n1": "e1", "n2": "e1"}, {"density", "modularity"}),
        ({"c": "e1 e2", "n1": "e1", "n2": "e2"}, {"nodf", "density", "modularity"}),
    ],
)
def test_what_is_too_small_for_an_index(parts: dict[str, str], indices: set[str]) -> None:
    rows = [
        dict(zip(r.columns, row, strict=True))
        for r in [whole.whole(city(two_mode(parts)), Options(trials=10), {})]
        for row in r.rows
    ]
    projected = {r["index"] for r in rows if r["network"] == "actor-actor"}
    found = (projected & {"density", "modularity"}) | ({"nodf"} & {r["index"] for r in rows})
    assert found == indices


@pytest.mark.parametrize(("trials", "slow"), [(1, 1), (19, 1), (20, 2), (1000, 100)])
def test_a_tenth_of_the_trials_and_one_at_least(trials: int, slow: int) -> None:
    assert Options(trials).slow == slow


def test_where_all_but_one_are_first_nobody_is_left_out() -> None:
    """c and n1 before n2: one actor alone has no density; c, n1, n2, n3: two have."""
    for parts, density in (
        ({"c": "e1 e2", "n1": "e1 e2", "n2": "e3"}, 1 / 3),
        ({"c": "e1 e2", "n1": "e1 e2", "n2": "e3", "n3": "e3"}, 1.0),
    ):
        found = city(two_mode(parts))
        B = found.network()
        values = {a: 1.0 if a in ("c", "n1") else 0.5 for a in parts}
        told = governance._one(found, "degree", B, projected(B), values)
        assert told.rest_density == pytest.approx(density)


def test_the_rest_alone_has_no_element_of_any_of_the_first() -> None:
    """c and n1 are first; n2 and n3 meet in an element of n1 alone."""
    parts = {"c": "e1 e2", "n1": "e3 e4", "n2": "e3 e5", "n3": "e3 e6"}
    found = city(two_mode(parts))
    B = found.network()
    values = {"c": 1.0, "n1": 1.0, "n2": 0.5, "n3": 0.5}
    told = governance._one(found, "degree", B, projected(B), values)
    assert (told.rest_density, told.rest_alone) == (1.0, 0.0)
