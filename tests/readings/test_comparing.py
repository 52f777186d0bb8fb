"""Agreement by field, against published examples and against sums done by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from coding_cases import read_both, write_codings

from kyodo_graph.readings.coded import Reading
from kyodo_graph.readings.comparing import POOLED, Comparison, FieldAgreement, compare, measure
from kyodo_graph.readings.fields import FIELDS, Unit


def units(first: str, second: str) -> list[Unit]:
    return [Unit(str(n), a, b) for n, (a, b) in enumerate(zip(first, second, strict=True))]


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_published(first: str, second: str, published: float) -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, examples A and B."""
    assert measure("d", "f", units(first, second)).alpha == pytest.approx(published, abs=5.1e-4)


@pytest.fixture
def readings(mini_copy: Path) -> tuple[Reading, Reading]:
    return read_both(write_codings(mini_copy))


@pytest.fixture
def found(readings: tuple[Reading, Reading]) -> Comparison:
    first, second = readings
    return compare({"minami-1": first}, {"minami-1": second}, {"minami-1": range(1, 7)}, trials=50)


def of(found: Comparison, field: str, document: str = "minami-1") -> FieldAgreement:
    return next(f for f in found.fields if (f.document, f.field) == (document, field))


# alpha = 1 - (n - 1) * (disagreeing ordered pairs) / (ordered pairs of unlike codes), n codes
# in all. Each pair below is worked out from the two codings in coding_cases.py.
@pytest.mark.parametrize(
    ("field", "number", "differing", "alpha"),
    [
        # Lines 1 to 6: line 4 is an initiative for the second only. 7 none, 3 initiative,
        # 2 top_policy: 144 - 49 - 9 - 4 = 82 unlike pairs.
        ("element", 6, 1, 1 - 11 * 2 / 82),
        # 2 matched elements with 3 matched actors; the city is participant or lead.
        # 8 none, 3 lead, 1 participant: 144 - 64 - 9 - 1 = 70.
        ("role", 6, 1, 1 - 11 * 2 / 70),
        # 市 alike, センター alike, 町内会 not: 2 + 2 + 1 + 1, 36 - 4 - 4 - 1 - 1 = 26.
        ("actor type", 3, 1, 1 - 5 * 2 / 26),
        # 6 ordered pairs. First: center-chonaikai, and city-center both ways (a partnership).
        # Second: center-chonaikai, city-chonaikai. 3 units differ; 5 tied, 7 none: 70.
        ("tie existence", 6, 3, 1 - 11 * 6 / 70),
        # One matched tie, supports and advises: 1 - 1 * 2 / 2.
        ("tie relation", 1, 1, 0.0),
        # T03 for both, T03 and T01: 3 and 1 of 4, 16 - 9 - 1 = 6.
        ("theme", 2, 1, 1 - 3 * 2 / 6),
        # Ten functions: F02 for both, F05 for the first: 3 yes, 17 none, 2 * 51 = 102.
        ("function", 10, 1, 1 - 19 * 2 / 102),
    ],
)
def test_by_hand(found: Comparison, field: str, number: int, differing: int, alpha: float) -> None:
    got = of(found, field)
    assert (got.units, len(got.differing)) == (number, differing)
    assert got.alpha == pytest.approx(alpha)
    assert got.agreement == pytest.approx(1 - differing / number)


def test_every_field_is_measured(found: Comparison) -> None:
    assert {f.field for f in found.fields} == {field.name for field in FIELDS}


def test_what_differs_is_named(found: Comparison) -> None:
    assert of(found, "role").differing == (Unit("1 講座の開催 / 市", "participant", "lead"),)
    assert of(found, "element").differing == (Unit("line 4", "none", "initiative"),)


def test_what_only_one_reader_coded(found: Comparison) -> None:
    by_name = {o.things: o for o in found.overlaps if o.document == "minami-1"}
    assert (by_name["actors"].first_only, by_name["actors"].second_only) == (("講座",), ())
    assert by_name["actors"].unmatched == pytest.approx(1 / 4)
    assert by_name["elements"].second_only == ("実施 (line 4)",)
    assert by_name["ties"].first_only == ("3: 市 partners_with 南市民活動センター",)
    assert by_name["ties"].second_only == ("6: 市 funds 町内会",)
    assert by_name["ties"].unmatched == pytest.approx(2 / 3)


def test_pooled_is_all_units_together(readings: tuple[Reading, Reading]) -> None:
    first, second = readings
    both = compare(
        {"a": first, "b": first}, {"a": second, "b": first},
        {"a": range(1, 7), "b": range(1, 7)}, trials=0,
    )  # fmt: skip
    got = of(both, "element", POOLED)
    # Twelve lines, one differs. Of 24 codes: 15 none, 4 top_policy, 5 initiative.
    assert got.units == 12
    assert got.alpha == pytest.approx(1 - 23 * 2 / (24**2 - 15**2 - 4**2 - 5**2))
    ties = next(o for o in both.overlaps if (o.document, o.things) == (POOLED, "ties"))
    assert (ties.both, ties.second_only) == (3, ("a 6: 市 funds 町内会",))


def test_constant_codes_have_no_alpha() -> None:
    got = measure("d", "f", units("aaa", "aaa"))
    assert (got.alpha, got.low, got.high, got.agreement) == (None, None, None, 1.0)
    assert got.remark == "undefined: both say 'a' throughout"


def test_no_units_have_no_alpha() -> None:
    got = measure("d", "f", [])
    assert (got.units, got.alpha, got.agreement, got.remark) == (
        0,
        None,
        None,
        "undefined: no unit",
    )


def test_resamples_without_variety_are_counted() -> None:
    # Two of the four resamples of two units draw one unit twice; that of two like codes has no
    # alpha, so about a quarter is left out.
    got = measure("d", "f", units("ab", "ab"), trials=400)
    assert got.alpha == 1.0
    assert 160 < got.undefined < 240


def test_seeded(readings: tuple[Reading, Reading]) -> None:
    first, second = readings
    once, again, other = (
        compare({"d": first}, {"d": second}, {"d": range(1, 7)}, trials=200, seed=seed)
        for seed in (3, 3, 4)
    )
    assert once == again
    assert once.fields != other.fields


def test_a_document_without_both_codings_is_missing(readings: tuple[Reading, Reading]) -> None:
    first, second = readings
    lines = {"minami-1": range(1, 7), "minami-2": range(1, 3)}
    found = compare({"minami-1": first, "minami-2": first}, {"minami-1": second}, lines, trials=0)
    assert (found.documents, found.missing) == (("minami-1",), ("minami-2",))
