"""Fiscal years and spans of them in narrowed text, whatever era and numerals they are printed in.

``kyodo check --sources`` reads years in a way of its own (:mod:`kyodo_graph.checks.printed.years`):
what it finds serves as the second reading of a table, and must not share a slip with this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kyodo_graph.drafting.printed.numerals import KANJI_NUMERAL, whole
from kyodo_graph.drafting.printed.vocabulary import ARROWS

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_ERAS |= {"令": 2018, "平": 1988}
_N = f"(?:[0-9]{{1,2}}|元|{KANJI_NUMERAL})"
_ASIDE = rf"(?:\s*\((?:(?:令和|平成|[RH])?\s*{_N}|(?:19|20)[0-9]{{2}})(?:年度?)?\))?"
_ONE = re.compile(
    rf"(?<![0-9A-Za-z])(?:(?P<era>令和|平成|昭和|[RHS](?=\s*\.?\s*[0-9元])|(?<![一-龠])[令平](?=[0-9元]))\s*\.?\s*(?P<n>{_N})"
    rf"|(?P<west>(?:19|20)[0-9]{{2}}|二〇[{'〇一二三四五六七八九'}]{{2}})(?![0-9,.]))"
    rf"{_ASIDE}\s*(?:(?P<fy>年度)|年?(?:[./]|\s*年\s*|(?<=年))(?P<month>1[0-2]|0?[1-9])(?:月"
    rf"|(?![0-9]))"
    rf"|(?P<cy>年)(?!間))?{_ASIDE}(?:\s*年度)?"
)
_BARE = re.compile(rf"(?<![0-9.,A-Za-z和成{'〇一二三四五六七八九十'}])(?P<n>{_N})\s*(?P<fy>年度)")
_BARE_SPAN = re.compile(rf"(?<![0-9.,A-Za-z和成])(?P<a>{_N})\s*[~-]\s*(?P<b>{_N})\s*年度")
_LISTED = re.compile(
    rf"(?<![0-9A-Za-z])(?P<era>令和|平成|[RH])?(?P<ns>{_N}(?:\s*[・、,]\s*{_N})+)\s*年度"
)
_ARROWED = re.compile(r"(?:19|20)[0-9]{2}\s*→\s*(?:19|20)[0-9]{2}")
_TO = re.compile(r"\s*(?:年度?)?\s*(?:から|より|~|-|→|ー)\s*")
_AFTER = re.compile(rf"(?P<n>{_N})\s*年度?")
_END = re.compile(rf"(?P<n>[0-9]{{1,2}}|{KANJI_NUMERAL})(?![0-9])\s*(?:年度)?")


@dataclass(frozen=True, slots=True)
class Years:
    """Fiscal years from first to last, and where they are printed.

    ``bare`` is a year without an era (６年度), read in the era that ``near`` gave. ``open`` is a
    span without an end (令和5年度～).
    """

    first: int
    last: int
    start: int
    end: int
    bare: bool = False
    open: bool = False

    @property
    def all(self) -> range:
        """Every fiscal year of it."""
        return range(self.first, self.last + 1)


def years(text: str, near: int = 2022, unmarked: bool = False) -> list[Years]:
    """The years and spans of a narrowed text, in order; ``near``: a year of the document's time;
    ``unmarked``: four digits between blanks are years, too, though no word says so.

    >>> [(y.first, y.last) for y in years("検討 2025 実施 2026~2028", 2025, unmarked=True)]
    [(2025, 2025), (2026, 2028)]

    >>> [(y.first, y.last) for y in years("平成27年度~31年度、令和5(2023)年度から令和9年度まで")]
    [(2015, 2019), (2023, 2027)]
    >>> [(y.first, y.last) for y in years("H30-R2 2019(平成31)年度 平成三十年度 6年度 令和2年3月")]
    [(2018, 2020), (2019, 2019), (2018, 2018), (2024, 2024), (2019, 2019)]
    """
    ones = _ones(text, near, unmarked)
    found: list[Years] = []
    for one in ones:
        before = found[-1] if found else None
        if before and before.first == before.last and not before.open:
            between = text[before.end : one.start]
            if _TO.fullmatch(between) and before.first <= one.first <= before.first + 30:
                found[-1] = Years(before.first, one.last, before.start, one.end, before.bare)
                continue
        found.append(one)
    return [_with_end(text, one) for one in found]


def _ones(text: str, near: int, unmarked: bool) -> list[Years]:
    found = []
    taken: list[tuple[int, int]] = []
    for match in _LISTED.finditer(text):
        for one in re.finditer(_N, match["ns"]):
            year = _listed(match["era"], whole(one[0]), near)
            start = match.start("ns") + one.start()
            if year:
                found.append(Years(year, year, start, start + len(one[0]), bare=not match["era"]))
        taken.append(match.span())
    for match in _ONE.finditer(text):
        year = _year(match, unmarked)
        if year is None or any(a <= match.start() < b for a, b in taken):
            continue
        end = match.end()
        found.append(Years(year, year, match.start(), end))
        taken.append((match.start(), end))
    for match in _BARE_SPAN.finditer(text):
        first, last = whole(match["a"]), whole(match["b"])
        if first and last and 0 < last - first < 20 and last < 65:
            year = in_era(first, near)
            found.append(Years(year, year + last - first, match.start(), match.end(), bare=True))
            taken.append((match.start(), match.end()))
    for match in _BARE.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        n = whole(match["n"])
        if n and n < 65:
            year = in_era(n, near)
            found.append(Years(year, year, match.start(), match.end(), bare=True))
    return sorted(found, key=lambda one: one.start)


def _listed(era: str | None, n: int | None, near: int) -> int | None:
    if not n or n > 64:
        return None
    return _ERAS[era] + n if era else in_era(n, near)


def _year(match: re.Match[str], unmarked: bool) -> int | None:
    if match["west"]:
        year = whole(match["west"])
        # Four digits alone are a year only where they say so, or stand by themselves.
        around = match.string[: match.start()][-1:] + match.string[match.end() :][:1]
        alone = around in ("", "()")
        behind, before = match.string[match.end() :], match.string[: match.start()]
        near_span = re.match(r"\s*[~・-]\s*(?:19|20)[0-9]{2}", behind)
        after_span = re.search(r"(?:19|20)[0-9]{2}\s*[~-]\s*$", before)
        # An arrow stands between figures as well: two years and nothing else are a span.
        near_span = near_span or _ARROWED.fullmatch(match.string.strip())
        marked = match["fy"] or match["cy"] or match["month"] or "年度" in match[0]
        beside = before[-1:] + match.string[match.end("west") :][:1]
        apart = unmarked and re.fullmatch(rf"[\s、,:~()・/{ARROWS}-]*", beside)
        if not (marked or alone or near_span or after_span or apart):
            return None
    else:
        n = whole(match["n"])
        year = None if n is None or n > 64 else _ERAS[match["era"]] + n
    if year is not None and match["month"] and int(match["month"]) < 4:
        year -= 1
    return year


def _with_end(text: str, one: Years) -> Years:
    """A span whose last year has no era: 平成27～31年度, 令和4〜8年度, R5～."""
    if one.first != one.last:
        return one
    to = _TO.match(text, one.end)
    if not to or "年度" in text[to.start() : to.start()] or not to[0].strip():
        return one
    end = _END.match(text, to.end())
    base = one.first - _number_of(text[one.start : one.end], one.first)
    n = whole(end["n"]) if end else None
    if end and n and one.first < base + n <= one.first + 30:
        return Years(one.first, base + n, one.start, end.end(), one.bare)
    if not text[to.end() :].strip() or not re.match("[0-9RHS平令]", text[to.end() :]):
        is_open = "~" in to[0]
        return Years(one.first, one.last, one.start, one.end, one.bare, is_open)
    return one


def _number_of(printed: str, year: int) -> int:
    """The number in its era that a year is printed with."""
    digits = re.search(_N, re.sub(r"\(.*?\)", "", printed))
    n = whole(digits[0]) if digits else None
    return n if n and n < 65 else year


def in_era(n: int, near: int) -> int:
    """The fiscal year that a number without an era is, in the era that brings it nearest.

    >>> in_era(6, 2024), in_era(28, 2015), in_era(31, 2016)
    (2024, 2016, 2019)
    """
    return min((2018 + n, 1988 + n), key=lambda year: (abs(year - near), -year))


_BESIDE = "実績|目標|評価|基準|現状|計画|見込|以降|末|時点"
_WESTERN_HEAD = re.compile(
    rf"(?<![0-9,.])(?P<n>(?:19[89]|20[0-4])[0-9])(?={_BESIDE})"
    rf"|(?:{_BESIDE})値?\s*(?P<last>(?:19[89]|20[0-4])[0-9])$"
)
"""A Western year beside nothing but the word for what stands in its column."""


def column_years(head: str, near: int) -> tuple[int, ...]:
    """The fiscal years that the head of a column names: 短期（R5～R7）, ２７, 二年度, 2021.

    >>> column_years("短期(R5~R7)", 2023), column_years("27", 2016), column_years("市民", 2023)
    ((2023, 2024, 2025), (2015,), ())
    >>> column_years("H31(R1)", 2019), column_years("現状値(令和4年度)", 2024)
    ((2019,), (2022,))
    >>> column_years("2023実績", 2024), column_years("目標2027", 2024), column_years("2000人", 2024)
    ((2023,), (2027,), ())
    """
    found = years(head, near)
    if found:
        return tuple(found[0].all)
    if bare := _WESTERN_HEAD.search(head):
        return (int(bare["n"] or bare["last"]),)
    if match := re.fullmatch(rf"\(?({_N})\s*(?:年度?)?\)?", head.strip()):
        n = whole(match[1])
        return (in_era(n, near),) if n and n < 65 else ()
    return ()


def running(numbers: Iterable[int]) -> bool:
    """Whether years go on by one, as the heads of a schedule do.

    >>> running([2023, 2024, 2025]), running([2023, 2027]), running([])
    (True, False, False)
    """
    given = list(numbers)
    return bool(given) and given == list(range(given[0], given[0] + len(given)))
