"""Fiscal years as plans print them: 令和6年度, 平成31年3月, R6.3, H29, ６年度, 2024年度."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ERAS = {
    "令和": 2018,
    "R": 2018,
    "平成": 1988,
    "H": 1988,
    "昭和": 1925,
    "S": 1925,
    "大正": 1911,
    "明治": 1867,
}
_N = "[0-9]{1,2}|元|[一二三四五六七八九十]{1,3}"
_YEAR = re.compile(
    rf"(?<![0-9A-Za-z])(?:(?P<era>令和|平成|昭和|大正|明治|[RHS](?=\.?\s*[0-9元]))\.?\s*(?P<n>{_N})"
    r"|(?P<west>(?:19|20)[0-9]{2})(?=\s*年|\s*[./](?:0?[1-9]|1[0-2])(?![0-9])))(?![0-9])\s*"
    r"(?:(?P<fiscal>年度)|(?:年\s*|[./-]\s*)(?P<month>1[0-2]|0?[1-9])(?:月|(?![0-9年]))|(?P<year>年)?)"
)
_BARE = re.compile(r"(?:FY\s*)?(?P<n>[0-9]{1,2}|[0-9]{4}|元)\s*(?:年度|年)?")
_FISCAL_SHORT = re.compile(r"(?<![0-9和成正治RHS.])(?P<n>[0-9]{1,2})\s*年度")


@dataclass(frozen=True, slots=True)
class Year:
    """A year as printed: the fiscal years that it may be, and where it stands in the text.

    ``exact`` is whether the print leaves one fiscal year only, as 令和6年度 and 平成31年3月 do.
    """

    printed: str
    fiscal_years: tuple[int, ...]
    exact: bool
    start: int
    end: int


def years(text: str) -> list[Year]:
    """The years that a text prints with an era or in full, in order.

    January to March belong to the fiscal year before; a calendar year without a month may be
    either of two.

    >>> [(y.printed, y.fiscal_years) for y in years("平成31年3月に策定し、令和6年度から")]
    [('平成31年3月', (2018,)), ('令和6年度', (2024,))]
    >>> [y.fiscal_years for y in years("R6.3 H29 令和元年5月")]
    [(2023,), (2016, 2017), (2019,)]
    """
    plain = normal(text)
    found = []
    for match in _YEAR.finditer(plain):
        year = int(match["west"]) if match["west"] else _ERAS[match["era"]] + _n(match["n"])
        if match["fiscal"]:
            fys: tuple[int, ...] = (year,)
        elif match["month"]:
            fys = (year if int(match["month"]) >= 4 else year - 1,)
        else:
            fys = (year - 1, year)
        found.append(Year(match[0].strip(), fys, len(fys) == 1, match.start(), match.end()))
    return found


def head_years(cell: str) -> tuple[int, ...]:
    """The fiscal years that the head of a column may mean; none where it names no year.

    A head without an era (６年度, 27) may be of each era, one without 年度 is the year's own.

    >>> head_years("現状 (令和4年度)"), head_years("基準値(H29)"), head_years("６年度")[:2]
    ((2022,), (2017,), (2024, 1994))
    >>> head_years("市民等"), head_years("2024年度")
    ((), (2024,))
    """
    if named := years(cell):
        return tuple(year.fiscal_years[-1] for year in named)
    plain = normal(cell).strip()
    if match := _BARE.fullmatch(plain):
        n = _n(match["n"])
        if n > 1900:
            return (n,)
        return tuple(_ERAS[era] + n for era in ("令和", "平成", "昭和")) if 0 < n < 65 else ()
    return tuple(y for m in _FISCAL_SHORT.finditer(plain) for y in _eras(int(m["n"])))


def year_columns(cells: Sequence[str]) -> list[int]:
    """The columns of a row that are headed by years; none where it is no row of heads.

    Bare numbers are years where they go on by one. A sentence that names a year heads nothing.

    >>> year_columns(["取組事項", "27", "28", "29"]), year_columns(["1", "活動件数", "41", "61"])
    ([1, 2, 3], [])
    """
    named = [n for n, cell in enumerate(cells) if "。" not in cell and head_years(cell)]
    bare = [n for n in named if normal(cells[n]).strip().isdigit()]
    printed = [int(normal(cells[n]).strip()) for n in bare]
    running = len(printed) > 1 and printed == list(range(printed[0], printed[0] + len(printed)))
    return [n for n in named if running or n not in bare]


def short_years(text: str) -> list[Year]:
    """The fiscal years of a text, those without an era (６年度) too: each may be of each era."""
    plain = normal(text)
    found = years(text)
    taken = [(y.start, y.end) for y in found]
    for match in _FISCAL_SHORT.finditer(plain):
        if not any(start <= match.start() < end for start, end in taken):
            fys = _eras(int(match["n"]))
            found.append(Year(match[0], fys, False, match.start(), match.end()))
    return sorted(found, key=lambda year: year.start)


def normal(text: str) -> str:
    """The form in which years are looked for; positions of :class:`Year` count in it."""
    return unicodedata.normalize("NFKC", text)


def listed(fiscal_years: Iterable[int]) -> str:
    """Fiscal years as a message lists them.

    >>> listed([2016, 2017])
    'FY2016 or FY2017'
    """
    return " or ".join(f"FY{year}" for year in sorted(set(fiscal_years)))


def _eras(n: int) -> tuple[int, ...]:
    return tuple(_ERAS[era] + n for era in ("令和", "平成", "昭和"))


def _n(text: str) -> int:
    if text == "元":
        return 1
    if text.isdigit():
        return int(text)
    tens, found, ones = text.rpartition("十")
    digits = "〇一二三四五六七八九"
    if not found:
        return digits.find(text)
    return 10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0)
