"""Classes of rules come of plans that the rules were not written with."""

from __future__ import annotations

import pytest

from benchmarks.drafting import held_out
from kyodo_graph.drafting import Text
from kyodo_graph.drafting.confidence import class_of, classes, classes_of, first_runs
from kyodo_graph.drafting.drafter import draft_of

PLAN = "霧野町協働計画\n施策１　知る\n取組\t町\t会\n広報の充実\t◎\t○\n講座の開催\t○\t◎\n"


@pytest.mark.parametrize(
    ("right", "of", "cls"),
    [(59, 59, "A"), (58, 58, "B"), (97, 100, "B"), (98, 100, "A"), (18, 20, "B"), (17, 19, "C")],
)
def test_both_sides_of_each_bound(right: int, of: int, cls: str) -> None:
    assert class_of(right, of) == cls


def test_neither_samples_nor_documents_of_the_data_are_counted() -> None:
    seen = {"asahino", "kiritani", "ichinoseki-3", "shimonoseki-ch4", "shinjo-2015"}
    assert not seen & first_runs().keys()
    counts = [c for run in first_runs().values() for c in run.values()]
    assert counts
    assert all(0 <= right <= of for right, of in counts)


def test_a_rule_that_was_not_measured_is_of_the_lowest_class() -> None:
    items = draft_of(Text("x", PLAN.encode()), "kirino").items
    assert {item.cls for item in items if item.rule not in classes()} <= {"C", "X"}
    known = [item for item in items if item.rule == "grid.tabs.role"]
    assert {item.cls for item in known} == {classes_of(first_runs())["grid.tabs.role"]}


def test_a_plan_is_judged_by_the_runs_of_the_others() -> None:
    runs = {"a": {"grid": (60, 60)}, "b": {"grid": (30, 60)}}
    found = held_out(runs)
    assert (found["A"].drafted, found["A"].both) == (60, 30)
    assert (found["C"].drafted, found["C"].both) == (60, 60)
