"""Each named bound of the comparison, a case on either side of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from cities import indicator, unit

from kyodo_graph.compare import generations, maps, spreads, structure
from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.rules import (
    LEAST_ACTORS,
    LEAST_FORMS,
    LEAST_INITIATIVES,
    LEAST_NAMED,
    LEAST_STATUSES,
    named_share,
    reading,
    roles_from,
)
from kyodo_graph.compare.theme_distances import Apart
from kyodo_graph.compare.units import Status, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures.empirical import ENOUGH_DISTINCT


def refusal(key: str, a: Unit, b: Unit, *, exact: bool = False) -> str | None:
    reason = Rules([a, b], Alignment([a, b], exact)).refusal(key, a, b)
    return None if reason is None else reason["en"]


def test_the_bounds_are_those_that_the_docs_print() -> None:
    assert (LEAST_INITIATIVES, LEAST_ACTORS, LEAST_NAMED) == (10, 5, 0.5)
    assert (LEAST_FORMS, LEAST_STATUSES) == (5, 10)
    assert (generations.LEAST_COMMON, maps.LEAST_PLANS, maps.LEAST_BEYOND) == (0.5, 8, 0.5)
    assert (ENOUGH_DISTINCT, spreads.SURE) == (20, 0.05)


def without_parts(one: Unit, count: int) -> Unit:
    """The plan where nobody has a part in the last so many initiatives."""
    silent = {e.id for e in one.elements[len(one.elements) - count :]}
    return replace(one, roles=tuple(r for r in one.roles if r.element not in silent))


@pytest.mark.parametrize(
    ("key", "printed"),
    [("roles", True), ("leads", True), ("structure_z", True), ("structure", False)],
)
def test_half_of_the_initiatives_must_name_someone(key: str, printed: bool) -> None:
    def plan(name: str) -> Unit:
        return unit(name, themes=(("T01",),) * 12, printed=printed)

    good = plan("a/p")
    half, fewer = (without_parts(plan("b/p"), n) for n in (6, 7))
    assert (named_share(half), named_share(fewer)) == (0.5, 5 / 12)
    assert refusal(key, good, half) is None
    says = "b/p: actors are named for fewer than half of the initiatives"
    assert refusal(key, good, fewer) == says


def test_half_of_the_roles_in_columns_make_a_table() -> None:
    one = unit("a/p")
    half = len(one.roles) // 2
    assert 2 * half == len(one.roles)

    def printed(count: int) -> Unit:
        return replace(
            one,
            roles=tuple(
                replace(r, column=r.sector if k < count else "") for k, r in enumerate(one.roles)
            ),
        )

    assert roles_from(printed(half)) == "table"
    assert roles_from(printed(half - 1)) == "text"
    assert roles_from(replace(one, roles=())) == "none"
    other = {n: replace(printed(n), city="b") for n in (half, half - 1)}
    assert refusal("roles", one, other[half]) is None
    assert "no role table" in (refusal("roles", one, other[half - 1]) or "")


@pytest.mark.parametrize(("count", "allowed"), [(10, True), (9, False)])
def test_ten_initiatives(count: int, allowed: bool) -> None:
    good, other = unit("a/p"), unit("b/p", themes=(("T01",),) * count)
    assert (refusal("themes", good, other) is None) is allowed
    assert (refusal("structure_z", good, other) is None) is allowed
    assert (refusal("themes", good, other, exact=True) is None) is allowed


def test_ten_initiatives_of_one_name_where_exact_matches_count() -> None:
    """Of eleven initiatives with a theme, ten or nine on a tier that the other plan has, too."""
    good = unit("a/p", themes=(("T01",),) * 11)

    def apart(count: int) -> Unit:
        one = unit("b/p", themes=(("T01",),) * 11)
        tier = one.elements[0].level
        assert tier is not None
        other = replace(tier, id="b/p/other", label="方策", printed="方策")
        return replace(
            one,
            elements=tuple(
                replace(e, level=other) if k < count else e for k, e in enumerate(one.elements)
            ),
        )

    assert refusal("themes", good, apart(1), exact=True) is None
    assert "(--exact)" in (refusal("themes", good, apart(2), exact=True) or "")
    assert refusal("themes", good, apart(2)) is None


@pytest.mark.parametrize(("count", "allowed"), [(5, True), (4, False)])
def test_five_actors_and_five_forms(count: int, allowed: bool) -> None:
    good, other = unit("a/p"), unit("b/p", actors=count)
    assert (refusal("structure", good, other) is None) is allowed
    forms = [unit(f"{c}/p", forms=("K01",) * n) for c, n in (("a", 5), ("b", count))]
    assert (refusal("forms", forms[0], forms[1]) is None) is allowed


def test_a_form_that_is_none_does_not_count() -> None:
    good = unit("a/p", forms=("K01",) * 5)
    assert refusal("forms", good, unit("b/p", forms=("K01",) * 5 + ("K00",))) is None
    assert refusal("forms", good, unit("b/p", forms=("K01",) * 4 + ("K00",) * 9)) is not None


@pytest.mark.parametrize(("count", "allowed"), [(10, True), (9, False)])
def test_ten_statuses(count: int, allowed: bool) -> None:
    made = [
        unit(f"{c}/p", statuses=(Status("E", "implemented", "continued", "d:1"),) * n)
        for c, n in (("a", 10), ("b", count))
    ]
    assert (refusal("statuses", made[0], made[1]) is None) is allowed


def test_one_lead_one_function_one_actual_value() -> None:
    one = unit("b/p", lead=False)
    other = unit("a/p", lead=False)
    assert refusal("leads", other, one) is not None
    one, other = (
        replace(u, roles=(replace(u.roles[0], role="lead"), *u.roles[1:])) for u in (one, other)
    )
    assert refusal("leads", other, one) is None
    values = [unit(f"{c}/p", indicators=(indicator(None), indicator(0.0))) for c in "ab"]
    assert refusal("indicators", values[0], values[1]) is None  # a value of 0 is a value


@pytest.mark.parametrize(
    ("kinds", "found"),
    [((), "unknown"), (("plan",), "plan"), (("plan", "annual_report"), "both"),
     (("status_report", "annual_report"), "report")],
)  # fmt: skip
def test_reading(kinds: tuple[str, ...], found: str) -> None:
    assert reading(unit("a/p", kinds=kinds)) == found


@pytest.mark.parametrize(
    ("common", "first", "second", "told"),
    [
        # With 5 of 10 in common the ties are compared; not with 5 of 11, nor with 4 of 8. What
        # counts is the smaller network.
        (5, 10, 10, True),
        (5, 11, 11, False),
        (4, 8, 8, False),
        (5, 10, 12, True),
        (5, 12, 10, True),
    ],
)
def test_actors_in_common(common: int, first: int, second: int, told: bool) -> None:
    plans = []
    for key, actors in (("p1", first), ("p2", second)):
        # In running text: role tables of unlike columns are not compared.
        one = unit(f"a/{key}", themes=(("T01",),) * 12, actors=actors, printed=False)
        names = {f"a/{j}": f"a/{key}-{j}" for j in range(common, actors)}
        network = nx.relabel_nodes(one.network, names)
        plans.append(replace(one, network=network))
    rules = Rules(plans, Alignment(plans))
    rows = {row[3]: row for row in generations.generations_sheet(rules, ["T01"], "en").rows}
    assert rows["share_of_actors_in_common"][4] == pytest.approx(
        common / min(first, second), abs=1e-6
    )
    assert (rows["edge_jaccard"][4] is not None) is told
    assert (rows["edge_jaccard"][5] is None) is told


def pairs_of(plans: list[Unit], beyond: int) -> list[Apart]:
    """Every two plans; so many of them are further apart than chance."""
    every = list(combinations(plans, 2))
    return [
        Apart(a, b, None, 0.5, 0.4, 0.6, 0.2, 0.1, 0.3, 0.01, 0.01 if k < beyond else 0.2)
        for k, (a, b) in enumerate(every)
    ]


@pytest.mark.parametrize(
    ("count", "beyond", "why"),
    [
        (8, 28, None),
        (7, 21, "fewer than 8 plans"),
        # Of 28 pairs, 15 are more than half.
        (8, 15, None),
        (8, 14, "a map would draw chance"),
    ],
)
def test_a_map_needs_eight_plans_most_of_them_apart(
    count: int, beyond: int, why: str | None
) -> None:
    plans = [unit(f"{c}/p") for c in "abcdefgh"[:count]]
    (first, *rest) = maps.map_sheet(
        Rules(plans, Alignment(plans)), pairs_of(plans, beyond), "en"
    ).records()
    assert len(rest) == (0 if why else count - 1)
    assert (why in str(first["refused"])) if why else first["refused"] is None


@pytest.mark.parametrize(
    ("adjusted", "least", "beyond"),
    [(0.05, 0.31, True), (0.051, 0.31, False), (0.05, 0.3, False), (None, 0.31, False)],
)
def test_a_pair_is_apart_in_every_reading(
    adjusted: float | None, least: float, beyond: bool
) -> None:
    plans = [unit("a/p"), unit("b/p")]
    pair = Apart(*plans, None, 0.5, least, 0.6, 0.2, 0.1, 0.3, 0.01, adjusted)
    assert pair.beyond is beyond


def test_three_actors_have_a_core() -> None:
    for n, defined in ((3, True), (2, False)):
        stack = np.zeros((1, n, 3))
        stack[0, 0] = 1.0
        stack[0, 1, 0] = 1.0
        fit = structure._core(structure.co_participation(stack))[0]
        assert bool(np.isfinite(fit)) is defined


def test_the_interval_leaves_out_a_fortieth_at_either_end() -> None:
    """Of 0, 1 … 1000: 25 to 975; their mean of 500 is 100 more than a value of 400."""
    assert structure._interval(np.arange(1001.0), 400.0) == (25.0, 975.0, 100.0)
    assert structure._interval(np.array([np.nan, 1.0, 3.0]), 2.0)[2] == 0.0
    assert np.isnan(structure._interval(np.array([np.nan]), 2.0)).all()
    assert np.isnan(structure._interval(np.array([1.0]), np.nan)).all()


@pytest.mark.parametrize(
    ("kind", "counts"), [("initiative", True), ("", True), ("mid_policy", False)]
)
def test_initiatives_stand_on_their_tier_or_on_one_of_no_stated_kind(
    kind: str, counts: bool
) -> None:
    one = unit("a/p", themes=(("T01",),) * 10)
    tier = one.elements[0].level
    assert tier is not None
    elements = tuple(replace(e, level=replace(tier, kind=kind)) for e in one.elements)
    assert len(replace(one, elements=elements).initiatives) == (10 if counts else 0)
    bare = tuple(replace(e, level=None) for e in one.elements)
    assert len(replace(one, elements=bare).initiatives) == 10
