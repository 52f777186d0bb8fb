"""All p of a table are one family; a null of one value tests nothing; a coarse one has no z."""

from __future__ import annotations

from itertools import pairwise
from math import nan

import pytest
from analysis_cases import city, ties, two_mode

from kyodo_graph.analysis.actors import brokerage_table
from kyodo_graph.analysis.city import Options
from kyodo_graph.analysis.families import corrected, limits_of_null
from kyodo_graph.analysis.losses import losses

COLUMNS = ("name", "distinct", "p", "p_adjusted")


def test_a_null_of_one_value_is_no_member_of_the_family() -> None:
    rows = [
        ("a", 30.0, 0.01, None),
        ("b", 1.0, 1.0, None),
        ("c", 9.0, 0.04, None),
        ("d", nan, nan, None),
        ("e", None, None, None),
    ]
    # Of two: 0.01 × 2 / 1 and 0.04 × 2 / 2; of three the first would be 0.03.
    assert [row[3] for row in corrected(rows, COLUMNS)] == [0.02, None, 0.04, None, None]


@pytest.mark.parametrize(
    ("distinct", "finest", "told"),
    [
        (nan, nan, []),  # no null at all
        (0, nan, []),
        (1, 1.0, ["does not vary under the null model"]),
        (19, 0.05, ["the null has 19 different values: no z"]),
        (20, 0.05, []),
        (20, 0.051, ["no value of this null has a p below 0.051: the test cannot reject"]),
    ],
)
def test_what_a_null_cannot_tell(distinct: float, finest: float, told: list[str]) -> None:
    assert list(limits_of_null(distinct, finest, "en")) == told


def test_roles_on_few_sectors_have_no_z_and_one_family() -> None:
    """n1 → c → n2: dealt out anew, c is liaison, itinerant … or not: two values each."""
    rows = brokerage_table(city(T=ties([("n1", "c"), ("c", "n2")])), Options(trials=99)).records()
    by_role = {r["role"]: r for r in rows if r["actor"] == "c"}
    assert by_role["itinerant"]["raw"] == 1.0
    assert by_role["itinerant"]["distinct"] == 2.0
    assert {r["z"] for r in rows} == {None}
    # Who stands between does not depend on who is of which sector.
    assert by_role["total"]["distinct"] == 1.0
    assert by_role["total"]["p_adjusted"] is None
    tested = [r for r in rows if r["distinct"] != 1.0]
    assert tested
    assert all(r["p_adjusted"] >= r["p"] for r in tested)
    assert "no z" in str(by_role["itinerant"]["note"])


def test_a_role_of_many_values_has_its_z() -> None:
    """A hub meets half of 48 others in three sectors: its pairs are dealt out in many ways."""
    others = [f"{kind}{k}" for k in range(1, 17) for kind in "nbg"]
    met, apart = others[:24], others[24:]
    pairs = [pair for n in met for pair in ((n, "n0"), ("n0", n))]
    T = ties([*pairs, *pairwise(apart)])
    rows = brokerage_table(city(T=T), Options(trials=400)).records()
    liaison = next(r for r in rows if (r["actor"], r["role"]) == ("n0", "liaison"))
    assert liaison["distinct"] >= 20
    from_mean = float(str(liaison["raw"])) - float(str(liaison["permuted_mean"]))
    assert liaison["z"] == pytest.approx(from_mean / float(str(liaison["permuted_sd"])))
    assert "no z" not in str(liaison["note"] or "")


def test_the_losses_of_all_scenarios_are_one_family() -> None:
    parts = {"c": "e1 e2 e3", "o": "e1 e2", "n1": "e1 e3", "b1": "e2 e4", "n2": "e3 e4"}
    effects, _ = losses(city(two_mode(parts)), Options(trials=400))
    tested = [r for r in effects.records() if r["p"] is not None and r["distinct"] != 1.0]
    assert {r["scenario"] for r in tested} == {"gone", "city_office_gone"}
    assert all(r["p"] <= r["p_adjusted"] <= 1 for r in tested)
    # The largest of a family stays as it is.
    assert max(r["p"] for r in tested) == max(r["p_adjusted"] for r in tested)
    roles = [r for r in effects.records() if r["effect"] == "leaderless"]
    assert {r["p_adjusted"] for r in roles} == {None}
    assert effects.options["correction"].startswith("Benjamini")
