"""Fiscal years as the head of a column has room for them."""

from __future__ import annotations

_ERAS = ((2019, "R"), (1989, "H"), (1926, "S"))


def short_year(year: int, lang: str) -> str:
    """A fiscal year in brief: of its era in Japanese.

    >>> [short_year(year, "ja") for year in (2024, 2019, 2018)], short_year(2024, "en")
    (['R6', 'R1', 'H30'], '2024')
    """
    if lang == "ja":
        for first, era in _ERAS:
            if year >= first:
                return f"{era}{year - first + 1}"
    return str(year)
