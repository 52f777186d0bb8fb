"""What the documents forbid is refused with the reason; each rule has a case on either side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from cities import indicator, statuses, unit

from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.rules import COMPARISONS, named_share, reading, roles_from
from kyodo_graph.compare.units import Function, Unit
from kyodo_graph.compare.verdicts import Rules

A = unit("a/p")


def rules(*units: Unit, exact: bool = False) -> Rules:
    return Rules(units, Alignment(units, exact))


def refusal(key: str, a: Unit, b: Unit, **options: Any) -> str | None:
    reason = rules(a, b, **options).refusal(key, a, b)
    return None if reason is None else reason["en"]


@pytest.mark.parametrize(
    ("key", "allowed", "refused", "says"),
    [
        ("themes", {}, {"themes": (("T01",),) * 9}, "fewer than 10 initiatives have a theme"),
        ("themes", {}, {"themes": ((),) * 10}, "fewer than 10 initiatives have a theme"),
        ("roles", {}, {"printed": False}, "no role table is printed"),
        ("roles", {}, {"printed": None}, "no role table is printed"),
        ("leads", {}, {"lead": False}, "marks no lead"),
        ("forms", {"forms": ("K01",) * 5}, {"forms": ("K01",) * 4 + ("K00",)}, "fewer than 5"),
        (
            "functions",
            {"functions": (Function("F01", "centre", "d:1"),)},
            {},
            "no passage states a function",
        ),
        (
            "indicators",
            {"indicators": (indicator(5.0),)},
            {"indicators": (indicator(None),)},
            "no value later than the baseline",
        ),
        (
            "statuses",
            {"statuses": statuses(["continued"] * 10)},
            {"statuses": statuses(["continued"] * 9)},
            "no status list",
        ),
        ("structure_z", {}, {"actors": 4}, "fewer than 5 actors"),
        ("structure_z", {}, {"printed": None}, "fewer than 5 actors"),
        ("structure", {}, {"printed": False}, "one prints role tables"),
    ],
)
def test_each_rule_allows_and_refuses(
    key: str, allowed: dict[str, Any], refused: dict[str, Any], says: str
) -> None:
    good, other = unit("a/p", **allowed), unit("b/p", **allowed)
    bad = unit("c/p", **refused)
    assert refusal(key, good, other) is None
    assert says in (refusal(key, good, bad) or "")
    assert says in (refusal(key, bad, good) or "")


def test_the_reason_names_the_plan_that_lacks_something() -> None:
    reason = rules(A, unit("b/p", printed=False)).refusal("roles", A, unit("b/p", printed=False))
    assert reason is not None
    assert reason["en"].startswith("b/p: ")
    assert reason["ja"].startswith("b/p: ")


def test_counts_are_never_compared() -> None:
    assert "how finely" in (refusal("counts", A, unit("b/p")) or "")


def test_values_need_the_same_manner_and_z_does_not() -> None:
    table, text = unit("a/p"), unit("b/p", printed=False)
    assert refusal("structure", table, text) is not None
    assert refusal("structure_z", table, text) is None


@pytest.mark.parametrize("key", ["roles", "leads", "forms", "structure"])
def test_what_shall_be_done_is_not_compared_with_what_was(key: str) -> None:
    forms = ("K01",) * 5
    plan, draft = (unit("a/p", kinds=(k,), forms=forms) for k in ("plan", "plan_draft"))
    report = unit("b/p", kinds=("annual_report",), forms=forms)
    assert refusal(key, plan, draft) is None
    assert "the other a report" in (refusal(key, plan, report) or "")
    assert refusal("themes", plan, report) is None
    assert refusal("structure_z", plan, report) is None


def with_roles(name: str, *parts: tuple[str, str, str], **more: Any) -> Unit:
    """A plan whose first initiatives have these parts: sector, role, head of the column."""
    one = unit(name)
    roles = [
        replace(one.roles[0], element=e.id, sector=s, role=role, column=column)
        for e in one.initiatives
        for s, role, column in parts
    ]
    return replace(one, roles=tuple(roles), **more)


CITY, NPO = ("S1", "lead", "市"), ("S4", "participant", "NPO")
UNLIKE_MARKS, UNLIKE_COLUMNS = "do not tell the same roles apart", "do not divide the sectors alike"


@pytest.mark.parametrize("key", ["roles", "leads"])
def test_role_tables_with_unlike_marks_are_refused(key: str) -> None:
    two, three = frozenset({"lead", "participant"}), frozenset({"lead", "participant", "support"})
    plain = with_roles("a/p", CITY, NPO)
    assert refusal(key, plain, with_roles("b/p", CITY, NPO)) is None
    # By the legend even where the third mark is not in use, by use where no legend is read.
    assert refusal(key, plain, with_roles("b/p", CITY, NPO, role_marks=two)) is None
    unread = with_roles("b/p", CITY, NPO, ("S3", "support", "センター"))
    for other in (with_roles("b/p", CITY, NPO, role_marks=three), unread):
        assert UNLIKE_MARKS in (refusal(key, plain, other) or "")
        assert "mark of support" in (refusal("structure", plain, other) or "")


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ([CITY, NPO], True),
        ([CITY, ("S4", "participant", "市民活動団体")], True),
        # A sector without a column of its own does not bar the others.
        ([CITY, NPO, ("S7", "participant", "企業")], True),
        ([CITY, ("S4", "participant", "市")], False),
        ([CITY, NPO, ("S3", "participant", "市")], False),
        # Running text draws no columns.
        ([CITY, NPO, ("S3", "participant", "")], True),
        ([("S7", "lead", "企業"), ("S0", "participant", "市民")], False),
    ],
)
def test_role_tables_with_unlike_columns_are_refused(
    other: list[tuple[str, str, str]], alike: bool
) -> None:
    why = refusal("roles", with_roles("a/p", CITY, NPO), with_roles("b/p", *other))
    assert why is None if alike else UNLIKE_COLUMNS in (why or "")


def test_the_section_in_charge_is_no_part() -> None:
    charge = ("S1", "responsible", "担当課")
    one = with_roles("b/p", ("S1", "lead", "市"), NPO, charge)
    assert refusal("roles", with_roles("a/p", CITY, NPO), one) is None
    assert {r.role for r in one.roles_of_initiatives()} == {"lead", "participant"}
    assert roles_from(with_roles("b/p", charge)) == "none"


def test_status_lists_with_unlike_marks_are_refused() -> None:
    done = statuses(["continued"] * 10)
    one, other = unit("a/p", statuses=done), unit("b/p", statuses=done)
    assert refusal("statuses", one, other) is None
    grades = replace(other, status_marks=frozenset("ABCD"))
    assert "the same states apart" in (refusal("statuses", one, grades) or "")
    reached = replace(other, statuses=tuple(replace(s, implementation="achieved") for s in done))
    assert "the same states apart" in (refusal("statuses", one, reached) or "")


def test_an_evaluation_is_a_report_wherever_it_stands() -> None:
    assert reading(unit("a/p", kinds=("plan",))) == "plan"
    assert reading(unit("a/p", kinds=("plan",), evaluated=True)) == "report"


def test_exact_levels_count_only_with_exact() -> None:
    same, other = unit("b/p"), unit("c/p", level="取組")
    assert refusal("themes", A, other) is None
    assert refusal("themes", A, same, exact=True) is None
    assert "one name" in (refusal("themes", A, other, exact=True) or "")


def test_exact_levels_with_too_few_initiatives_are_refused() -> None:
    few = unit("b/p", themes=(("T01",),) * 9 + ((),))
    assert "fewer than 10" in (refusal("themes", A, few, exact=True) or "")


def test_exact_actors_need_a_common_name() -> None:
    same = unit("b/p")
    assert refusal("roles", A, same, exact=True) is None
    strangers = unit("c/p", actors=5)
    renamed = tuple(
        type(a)(a.id, a.label, (f"other {a.label}",), a.type, a.sector) for a in strangers.actors
    )
    other = Unit(**{**_fields(strangers), "actors": renamed})
    assert "same type and name" in (refusal("roles", A, other, exact=True) or "")


def test_the_largest_set_that_goes_together() -> None:
    units = [unit("a/p"), unit("b/p", printed=False), unit("c/p"), unit("d/p", printed=None)]
    found = rules(*units)
    assert [u.name for u in found.together("structure")] == ["a/p", "c/p"]
    assert [u.name for u in found.together("themes")] == ["a/p", "b/p", "c/p", "d/p"]
    assert [u.name for u in found.together("indicators")] == []
    assert found.partners("structure", units[0]) == ("c/p",)
    assert found.partners("structure", units[1]) == ()


def test_every_comparison_has_both_labels_and_a_need() -> None:
    for one in COMPARISONS:
        assert set(one.label) == {"ja", "en"}
        assert one.needs or one.pair
        for need in (*one.needs, *one.pair):
            assert set(need.reason) == {"ja", "en"}


def test_how_roles_are_given() -> None:
    assert roles_from(A) == "table"
    assert roles_from(unit(printed=False)) == "text"
    assert roles_from(unit(printed=None)) == "none"
    assert named_share(A) == 1.0
    assert named_share(unit(printed=None)) == 0.0


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (("plan",), "plan"),
        (("annual_report", "status_report"), "report"),
        (("plan", "annual_report"), "both"),
        ((), "unknown"),
    ],
)
def test_what_the_documents_are(kinds: tuple[str, ...], found: str) -> None:
    assert reading(unit(kinds=kinds)) == found


@pytest.mark.parametrize(
    ("level", "match"),
    [("「重点 ﾌﾟﾛｼﾞｪｸﾄ」", "exact"), ("重点プロジェクト", "exact"), ("重点", "close")],
)
def test_a_tier_is_called_the_same_however_it_is_printed(level: str, match: str) -> None:
    units = (unit("a/p", level="重点プロジェクト"), unit("b/p", level=level))
    (row,) = Alignment(units).levels_sheet()
    assert row["match"] == match


def test_alignment_shows_exact_and_close() -> None:
    units = (A, unit("b/p"), unit("c/p", level="取組"))
    rows = list(Alignment(units).levels_sheet())
    assert {(r["plan_a"], r["plan_b"], r["match"]) for r in rows} == {
        ("a/p", "b/p", "exact"),
        ("a/p", "c/p", "close"),
        ("b/p", "c/p", "close"),
    }
    exact = list(Alignment(units, exact=True).levels_sheet())
    assert [r["used"] for r in exact] == [r["match"] == "exact" for r in exact]
    actors = list(Alignment(units).actors_sheet())
    assert [r["name"] for r in actors] == [None, *(f"a{i}" for i in range(5))]


def test_with_exact_only_matched_elements_and_actors_count() -> None:
    lonely = unit("c/p", level="取組")
    alignment = Alignment((A, unit("b/p"), lonely), exact=True)
    assert len(alignment.elements(A)) == 10
    assert alignment.elements(lonely) == ()
    assert len(Alignment((A, lonely)).elements(lonely)) == 10


def _fields(one: Unit) -> dict[str, Any]:
    names: Callable[[Any], Any] = vars
    return dict(names(one))
