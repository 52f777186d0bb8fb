"""The form of governance: each on a city made for it, and what may be said of it."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import networkx as nx
import pytest
from analysis_cases import STAR, city, two_mode

from kyodo_graph.analysis import governance
from kyodo_graph.analysis.city import City
from kyodo_graph.analysis.governance import LEAD, NAO, SHARED, UNDETERMINED, classify
from kyodo_graph.analysis.verdicts import classification, sentences
from kyodo_graph.analysis.verdicts import governance as facts_of
from kyodo_graph.networks.matrices import projected

HUB = {"n1": "e1", "n2": "e2", "n3": "e3", "n4": "e4", "n5": "e5"}
EVERY = "e1 e2 e3 e4 e5"
RING = {f"n{k}": f"e{k} e{(k + 1) % 6} e{(k + 2) % 6} e{(k + 3) % 6}" for k in range(6)}


@pytest.mark.parametrize(
    ("parts", "form", "first"),
    [
        ({"c": EVERY, **HUB}, NAO, ("c",)),
        ({"o": EVERY, **HUB}, LEAD, ("o",)),
        ({"b": EVERY, **HUB}, LEAD, ("b",)),
        (RING, SHARED, ()),
        # People in general cannot lead; a centre and the office side by side decide nothing.
        ({"g": EVERY, **HUB}, UNDETERMINED, ()),
        ({"c": EVERY, "o": EVERY, **HUB}, UNDETERMINED, ()),
    ],
)
def test_each_form(parts: dict[str, str], form: str, first: tuple[str, ...]) -> None:
    found = classify(city(two_mode(parts)))
    assert (found.form, found.first, found.cells) == (form, first, 27)
    assert found.count == (0 if form == UNDETERMINED else 27)


def test_parts_of_the_office_that_tie_are_one_body() -> None:
    found = city(two_mode({"o1": EVERY, "o2": EVERY, **HUB}))
    assert governance.kind_of(found, ("o1", "o2")) == "office"


def test_only_what_is_stated_decides() -> None:
    whole = two_mode({"o": EVERY, "c": EVERY, **HUB})
    assert classify(city(whole)).form == UNDETERMINED
    assert classify(city(whole, stated=two_mode({"c": EVERY, **HUB}))).form == NAO


@pytest.mark.parametrize("parts", [{}, {"c": "e1"}, {"c": "e1 e2", "n1": "e1"}])
def test_too_small_to_decide(parts: dict[str, str]) -> None:
    found = city(two_mode(parts))
    verdict = classify(found)
    assert (verdict.form, verdict.cells) == (UNDETERMINED, 0)
    told = " ".join(sentences(facts_of(found, {"first": verdict, "second": verdict}), "en"))
    assert "fewer than three actors" in told


def test_density_among_the_rest_by_hand() -> None:
    B = two_mode({"c": "e1 e2", "n1": "e1", "n2": "e1", "n3": "e2", "n4": "e9", "n5": "e9"})
    P = projected(B)
    # Of the ten pairs of NPOs two meet: n1 and n2 with the centre, n4 and n5 without it.
    assert governance.rest_density(P, ("c",)) == pytest.approx(0.2)
    evidence = classify(city(B)).evidence[0]
    assert evidence.first == ("c",)
    assert evidence.rest_alone == pytest.approx(0.1)
    assert isnan(governance.rest_density(nx.Graph([("a", "b")]), ("a",)))


def test_the_table_tells_the_numbers_behind_the_form() -> None:
    found = city(two_mode(STAR))
    made = classify(found)
    rows = classification(found, {"first": made, "second": made}).records()
    assert [(r["reading"], r["index"]) for r in rows] == [
        (reading, index) for reading in ("first", "second") for index in governance.VOTING
    ]
    cast = ("votes_nao", "votes_lead", "votes_shared", "votes_undetermined")
    assert all(sum(int(r[c] or 0) for c in cast) == 9 for r in rows)


def test_zero_is_printed_as_zero() -> None:
    """Six equals: what rounding leaves of the spread of their eigenvector is no number."""
    found = city(two_mode(RING))
    made = classify(found)
    noisy = replace(made.evidence[2], centralization=3.8e-16)
    table = classification(found, {"first": replace(made, evidence=(noisy,))})
    assert table.records()[0]["centralization"] == 0


@pytest.fixture(scope="module")
def hub() -> City:
    return city(two_mode({"c": EVERY, **HUB}))


def told(found: City, *parts: dict[str, str]) -> str:
    readings = {
        name: classify(city(two_mode(p)))
        for name, p in zip(("settled", "first", "second"), parts, strict=False)
    }
    return " ".join(sentences(facts_of(found, readings), "en"))


def test_a_form_is_claimed_where_every_reading_has_it(hub: City) -> None:
    said = told(hub, {"c": EVERY, **HUB}, {"c": EVERY, **HUB})
    assert "network administrative organisation (NAO) around c in each of 2 readings" in said
    assert "54 of 54 decisions, which depend on each other" in said
    assert "can't be told" not in said


def test_one_reading_is_none(hub: City) -> None:
    said = told(hub, {"c": EVERY, **HUB})
    assert "looks like" not in said
    assert "they were read once" in said
    assert "minutes" in said


def test_readings_that_differ_are_the_result(hub: City) -> None:
    said = told(hub, {"c": EVERY, **HUB}, {"c": EVERY, **HUB}, {"o": EVERY, **HUB})
    assert "looks like" not in said
    assert "settled data and first reading: network administrative organisation (NAO)" in said
    assert "second reading: lead organisation" in said


def test_readings_with_unlike_centres_name_none(hub: City) -> None:
    said = told(hub, {"o": EVERY, **HUB}, {"b": EVERY, **HUB})
    assert "looks like lead organisation in each of 2 readings" in said
    assert "around" not in said
