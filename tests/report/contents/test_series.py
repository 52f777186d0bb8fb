"""Indicators as series: values as printed, and where the last stands."""

from __future__ import annotations

import pytest
from contents_cases import minami, plan, town

from kyodo_graph.report.contents.indicators import Series, Value, series_of

WORDS = {"ja": "x", "en": "x"}


def series(*values: tuple[int, str, float | None]) -> Series:
    made = tuple(Value(y, k, n, str(n), "x-1:1") for y, k, n in values)
    return Series("x", WORDS, None, "%", made)


def test_what_is_printed_without_a_number_has_none() -> None:
    graph, facts, names = minami()
    (one,) = series_of(graph, names, plan(facts, "minami/p2"))
    assert [(v.year, v.kind, v.number, v.printed) for v in one.values] == [
        (2022, "baseline", 1200.0, "1,200人"), (2026, "target", None, "—"),
    ]  # fmt: skip
    assert one.target is None
    assert one.standing == ""


def test_an_indicator_of_an_element_is_its_plans() -> None:
    graph, facts, names = town()
    assert [s.id for s in series_of(graph, names, plan(facts, "kita/p2"))] == [
        "kita/p2/indicator/kaisu"
    ]
    assert series_of(graph, names, plan(facts, "nishi/p1")) == ()


@pytest.mark.parametrize(
    ("first", "aim", "last", "standing"),
    [
        (10, 20, 20, "reached"), (10, 20, 25, "reached"), (10, 20, 19.9, "between"),
        (10, 20, 10, "at_baseline"), (10, 20, 9.9, "worse"),
        (20, 10, 10, "reached"), (20, 10, 15, "between"), (20, 10, 21, "worse"),
        (10, 10, 10, ""),
    ],
)  # fmt: skip
def test_where_the_last_value_stands(first: float, aim: float, last: float, standing: str) -> None:
    found = series((2020, "baseline", first), (2022, "actual", last), (2025, "target", aim))
    assert found.standing == standing


def test_the_last_value_is_the_last_that_has_a_number() -> None:
    found = series(
        (2020, "baseline", 10), (2021, "actual", 12), (2022, "actual", 11), (2023, "actual", None),
        (2023, "interim_target", 15), (2025, "target", 20),
    )  # fmt: skip
    assert found.latest is not None
    assert (found.latest.year, found.share(found.latest)) == (2022, pytest.approx(0.1))
    assert found.target is not None
    assert found.target.number == 20


def test_half_years_come_before_whole_ones() -> None:
    first = Value(2022, "actual", 1.0, "1", "x-1:1", "first")
    second = Value(2022, "actual", 2.0, "2", "x-1:1", "second")
    found = Series("x", WORDS, None, "", (second, first))
    assert found.latest is second
