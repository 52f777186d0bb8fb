"""What was accepted several at once, asked again: counts and bounds by rule."""

from __future__ import annotations

from typing import Any

import pytest
from scipy.stats import beta

from kyodo_graph.reviewing.decisions import Decided, Decisions
from kyodo_graph.reviewing.spot_check import Bound, answered, bounds, upper_bound


def file(spot: dict[str, Any], *decided: Decided) -> Decisions:
    by_id = {one.id: one for one in decided}
    return Decisions("x.json", "mihon-1", "0" * 64, "d", "甲", by_id, spot)


def one(name: str, rule: str, bulk: str = "table", decision: str = "accept") -> Decided:
    return Decided(name, "role", decision, {}, {}, (1,), "甲", bulk=bulk, rule=rule)


@pytest.mark.parametrize(("wrong", "asked"), [(0, 1), (0, 58), (0, 59), (2, 60), (30, 59)])
def test_the_bound_is_that_of_clopper_and_pearson(wrong: int, asked: int) -> None:
    assert upper_bound(wrong, asked) == pytest.approx(beta.ppf(0.95, wrong + 1, asked - wrong))


def test_fifty_nine_without_fault_are_the_least_for_one_in_twenty() -> None:
    assert upper_bound(0, 59) < 0.05 < upper_bound(0, 58)


def test_rules_are_pooled_over_files_and_told_one_by_one() -> None:
    first = file({"ids": ["a", "b"], "ans": [1, 1]}, one("a", "r"), one("b", "s"), one("c", "s"))
    second = file({"ids": ["d", "e"], "ans": [0, None]}, one("d", "r"), one("e", "r"))
    whole, r, s = bounds([first, second])
    assert whole == Bound("", 5, 3, 1, upper_bound(1, 3))
    assert (r.rule, r.pool, r.asked, r.wrong) == ("r", 3, 2, 1)
    assert (s.rule, s.pool, s.asked, s.wrong) == ("s", 2, 1, 0)


def test_a_wrong_answer_counts_though_its_cell_was_decided_anew_since() -> None:
    anew = one("a", "r", bulk="", decision="edit")
    whole, *_ = bounds([file({"ids": ["a", "b"], "ans": [0, 1]}, anew, one("b", "r"))])
    assert (whole.asked, whole.wrong) == (2, 1)


def test_what_two_files_have_is_counted_once() -> None:
    spot = {"ids": ["a", "b"], "ans": [1, 1]}
    cells = [one("a", "r"), one("b", "r"), one("c", "r")]
    assert bounds([file(spot, *cells), file(spot, *cells)]) == bounds([file(spot, *cells)])
    again = file({"ids": ["a"], "ans": [0]}, *cells)
    whole, _ = bounds([file(spot, *cells), again, file(spot, *cells)])
    assert (whole.pool, whole.asked, whole.wrong) == (3, 2, 1)


def test_nothing_accepted_at_once_bounds_nothing() -> None:
    assert bounds([file({}, one("a", "r", bulk=""))]) == []
    assert answered({"ids": "x", "ans": [1]}) == answered({}) == []
