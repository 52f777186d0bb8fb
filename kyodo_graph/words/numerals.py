"""Small numbers as prose writes them, and days."""

from __future__ import annotations

_JA = "一二三四五六七八九"
_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spelled(count: int, lang: str) -> str:
    """A count in running text: in words below ten, in Japanese with its counter.

    >>> spelled(4, "ja"), spelled(12, "ja"), spelled(4, "en"), spelled(12, "en")
    ('四つ', '12', 'four', '12')
    """
    if not 0 < count < 10:
        return str(count)
    return f"{_JA[count - 1]}つ" if lang == "ja" else _EN[count - 1]


def day(date: str, lang: str) -> str:
    """A day (2026-11-30) or month as it is printed; other texts stay.

    >>> day("2026-11-30", "ja"), day("2026-11-30", "en"), day("2024-03", "en"), day("", "en")
    ('2026年11月30日', '30 November 2026', 'March 2024', '')
    """
    parts = date.split("-")
    if not 1 < len(parts) < 4 or not all(part.isdigit() for part in parts):
        return date
    year, month, *rest = map(int, parts)
    if not 0 < month < 13:
        return date
    if lang == "ja":
        return f"{year}年{month}月" + "".join(f"{one}日" for one in rest)
    return " ".join([*map(str, rest), _MONTHS[month - 1], str(year)])
