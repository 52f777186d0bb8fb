"""The classification: each form on a city made for it, and what may not vote."""

from __future__ import annotations

from math import isnan

import networkx as nx
import pytest
from analysis_cases import STAR, city, two_mode

from kyodo_graph.analysis import governance
from kyodo_graph.analysis.actors import scores
from kyodo_graph.analysis.city import City
from kyodo_graph.analysis.governance import LEAD, NAO, SHARED, UNDETERMINED, Verdict, classify
from kyodo_graph.analysis.intermediary import variant_scores
from kyodo_graph.analysis.verdicts import classification, sentence, votes
from kyodo_graph.networks.matrices import projected


def verdict(found: City) -> Verdict:
    return classify(found, variant_scores(found, scores(found)))


HUB = {"n1": "e1", "n2": "e2", "n3": "e3", "n4": "e4", "n5": "e5"}
EVERY = "e1 e2 e3 e4 e5"
RING = {f"n{k}": f"e{k} e{(k + 1) % 6} e{(k + 2) % 6} e{(k + 3) % 6}" for k in range(6)}


def test_a_centre_between_others_is_an_nao() -> None:
    found = verdict(city(two_mode({"c": EVERY, **HUB})))
    assert (found.form, found.share, found.firmness) == (NAO, 1.0, "firm")
    assert found.indices == (3, 3)


def test_the_office_between_others_is_a_lead_organisation() -> None:
    assert verdict(city(two_mode({"o": EVERY, **HUB}))).form == LEAD
    assert verdict(city(two_mode({"b": EVERY, **HUB}))).form == LEAD


def test_equals_that_all_meet_share() -> None:
    found = verdict(city(two_mode(RING)))
    assert (found.form, found.firmness) == (SHARED, "firm")


def test_people_in_general_cannot_lead() -> None:
    found = verdict(city(two_mode({"g": EVERY, **HUB})))
    assert (found.form, found.firmness) == (UNDETERMINED, "none")


def test_centre_and_office_side_by_side_decide_nothing() -> None:
    found = verdict(city(two_mode({"c": EVERY, "o": EVERY, **HUB})))
    assert found.form == UNDETERMINED
    assert {e.kind for e in found.evidence if e.variant == "all"} == {"several"}


def test_parts_of_the_office_that_tie_are_one_body() -> None:
    found = city(two_mode({"o1": EVERY, "o2": EVERY, **HUB}))
    assert governance.kind_of(found, ("o1", "o2")) == "office"


def test_a_variant_without_the_office_or_with_the_same_ties_has_no_vote() -> None:
    found = verdict(city(two_mode({"o": EVERY, **HUB})))
    counted = {e.variant for e in found.evidence if e.counted}
    assert counted == {"all"}
    assert found.cells == 27  # three indices under nine pairs of thresholds
    assert {e.why_not for e in found.evidence if not e.counted} == {"office", "twin all"}


def test_a_variant_of_its_own_votes_and_can_disagree() -> None:
    whole = two_mode({"o": EVERY, "c": "e1 e2 e3 e4", **HUB})
    found = verdict(city(whole, stated=two_mode({"c": EVERY, **HUB})))
    assert found.cells == 54
    assert found.totals[NAO] == 27
    assert found.form == UNDETERMINED  # half of the cells are not more than half


@pytest.mark.parametrize("parts", [{}, {"c": "e1"}, {"c": "e1 e2", "n1": "e1"}])
def test_too_small_to_decide(parts: dict[str, str]) -> None:
    found = verdict(city(two_mode(parts)))
    assert (found.form, found.cells) == (UNDETERMINED, 0)
    assert isnan(found.share)
    assert "no two-mode network" in sentence(city(), found)


def test_density_among_the_rest_by_hand() -> None:
    B = two_mode({"c": "e1 e2", "n1": "e1", "n2": "e1", "n3": "e2", "n4": "e9", "n5": "e9"})
    P = projected(B)
    # Of the ten pairs of NPOs two meet: n1 and n2 with the centre, n4 and n5 without it.
    assert governance.rest_density(P, ("c",)) == pytest.approx(0.2)
    evidence = verdict(city(B)).evidence[0]
    assert evidence.first == ("c",)
    assert evidence.rest_alone == pytest.approx(0.1)
    assert isnan(governance.rest_density(nx.Graph([("a", "b")]), ("a",)))


def test_tables_tell_the_numbers_behind_the_class() -> None:
    found = city(two_mode(STAR))
    made = verdict(found)
    row = classification(found, made).records()[0]
    assert row["form"] == made.form
    assert row["share"] == made.share
    cells = votes(found, made).records()
    assert len(cells) == 18  # six variants, three indices
    cast = ("votes_nao", "votes_lead", "votes_shared", "votes_undetermined")
    assert all(sum(int(r[c] or 0) for c in cast) in (0, 9) for r in cells)
    assert "decisions" in sentence(found, made)


def test_decisions_for_one_form_can_name_different_leaders() -> None:
    whole = two_mode({"o": EVERY, "b": "e1", **HUB})
    found = verdict(city(whole, stated=two_mode({"b": EVERY, **HUB})))
    assert (found.form, found.share) == (LEAD, 1.0)
    assert found.leaders == {("b",): 27, ("o",): 27}
    row = classification(city(whole), found).records()[0]
    assert row["first_actors"] == "b (27) / o (27)"
