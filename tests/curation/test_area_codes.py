"""Codes of local governments: the check digit against codes in use and the rule written anew."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_graph.curation.area_codes import check_digit, is_area_code

# Hokkaidō, Sapporo, Sendai, Ichinoseki, Shinjō, Tokyo, Chiyoda, Yokohama, Nagoya, Kyoto, Osaka,
# Kobe, Shimonoseki, Yamaguchi, Fukuoka, Naha: as the ministry lists them.
IN_USE = (
    *("010006", "011002", "041009", "032093", "062057", "130001", "131016", "141003"),
    *("231002", "261009", "271004", "281000", "352012", "352039", "401307", "472018"),
)


@pytest.mark.parametrize("code", IN_USE)
def test_codes_in_use(code: str) -> None:
    assert is_area_code(code)
    others = [code[:5] + str(digit) for digit in range(10) if str(digit) != code[5]]
    assert not any(map(is_area_code, others))


def rule_of_the_standard(five: str) -> int:
    """JIS X 0402 as it is worded: subtract from the next multiple of 11, keep the last digit."""
    total = 0
    for place in range(5):
        total += int(five[place]) * (6 - place)
    multiple = 11
    while multiple <= total:
        multiple += 11
    return int(str(multiple - total)[-1])


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 99999))
def test_check_digit_as_the_standard_words_it(number: int) -> None:
    five = f"{number:05d}"
    assert check_digit(five) == rule_of_the_standard(five)
    assert [d for d in range(10) if is_area_code(f"{five}{d}")] == [rule_of_the_standard(five)]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=8))
def test_any_text_is_judged(text: str) -> None:
    if is_area_code(text):
        assert len(text) == 6
        assert set(text) <= set("0123456789")


def test_digits_of_other_scripts_are_none() -> None:
    assert not is_area_code("３５２０３９")
    assert not is_area_code("٣٥٢٠٣٩")
