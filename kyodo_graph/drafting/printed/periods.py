"""Words that a text uses for spans of years: 短期　令和6・7年度, 25/26は2025・2026年度."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.years import years

Periods = Mapping[str, tuple[int, ...]]
"""The fiscal years that a word of the text stands for."""

_TERM = re.compile(
    r"(?:^|(?<=[\s、。,;(【〔「/・]))(?P<term>[^\s、。:=は()【】〔〕「」]{1,6})[」】〕)]?"
    r"(?:\s?(?:は|とは|[:=(…]+)\s*|\s{1,2})(?=[0-9RHS令平元二])"
)
_CELL = re.compile(r"\t|[|│┃]|<[^<>]*>|\s{2,}")


def periods_of(lines: Sequence[Line], near: int) -> dict[str, tuple[int, ...]]:
    """The words for spans of years: the text says which, and has them as cells of their own.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = ["短期　令和6・7年度", "中期　令和8～10年度", "事業\\t短期\\t中期"]
    >>> periods_of(read_lines(text), 2024)
    {'短期': (2024, 2025), '中期': (2026, 2027, 2028)}
    """
    cells = {part.strip() for line in lines for part in _CELL.split(line.text)}
    told: dict[str, set[tuple[int, ...]]] = {}
    for line in lines:
        if not line.blank and "\t" not in line.text and len(line.content) <= 120:
            for term, fys in _told(line.content, near):
                told.setdefault(term, set()).add(fys)
    # What is said of a word in two ways is a field below items, no definition.
    return {
        term: next(iter(ways))
        for term, ways in told.items()
        if term in cells and len(ways) == 1 and not years(term, near)
    }


def _told(text: str, near: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    starts = list(_TERM.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        found = years(text[match.end() : end], near)
        rest = len(text[match.end() : end]) - sum(one.end - one.start for one in found)
        fys = sorted({fy for one in found for fy in one.all})
        if fys and rest <= 4 * len(found) and all(b - a == 1 for a, b in pairwise(fys)):
            yield match["term"], tuple(fys)
