"""The period of the document's own plan: on the title page, or where the text speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.years import Years, years

PLAN = "(?:計画|プラン|指針|ビジョン|構想|大綱|戦略|方針|プログラム)"
"""What a plan's title says that it is."""

_TITLE = re.compile(PLAN)


def period_of_own(
    title: str, page: Sequence[Line], lines: Sequence[Line]
) -> tuple[int, int, tuple[Span, ...]]:
    """The period: a span on the title page, else where the text speaks of the plan's period."""
    later = [line for line in page if re.search("(?:見直し|改訂|改定|延長)後", line.content)]
    for line in [*later, *page]:
        for one in years(line.content):
            if one.last > one.first and not _TITLE.search(line.content[one.end :]):
                return _found(line, one)
    for line in lines if title else ():
        at = line.content.find(title)
        aside = re.match(r"[」』]?\s*[(]([^()]*)[)]", line.content[at + len(title) :])
        if at >= 0 and aside and (found := years(aside[1])) and found[0].last > found[0].first:
            return _found(line, _moved(found[0], at + len(title) + aside.start(1)))
    told = [line for line in lines if not line.blank and re.search("期間", line.content)]
    for line in [*told, *_below(told, lines)]:
        for one in years(line.content):
            within = line.content[: one.start]
            if re.search("前計画|第1次|これまで|前期", within):
                continue
            if one.last > one.first:
                return _found(line, one)
            if length := re.search(
                r"から\s*([0-9]{1,2})\s*(?:年間|か年|ヵ年|箇年)", line.content[one.end :]
            ):
                whole = Years(one.first, one.first + int(length[1]) - 1, one.start, one.end)
                return _found(line, whole)
    for line in lines[:80] if title else ():
        # No word for a period, but so many years from one to another.
        for one in years(line.content):
            if one.last > one.first and _LONG.match(line.content, one.end):
                return _found(line, one)
    return 0, 0, ()


_LONG = re.compile(r"(?:まで)?の\s*[0-9]{1,2}\s*[かヵカ箇ケ]?年間?(?:に|で|を|の計画)")


def _moved(one: Years, by: int) -> Years:
    return Years(one.first, one.last, one.start + by, one.end + by)


def _below(told: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The first lines of text below headings that speak of a period."""
    found = []
    for line in told:
        following = [x for x in lines[line.number : line.number + 4] if not x.blank]
        found += following[:1]
    return found


def _found(line: Line, one: Years) -> tuple[int, int, tuple[Span, ...]]:
    span = Span(line.number, line.start + one.start, line.start + one.end)
    return one.first, one.last, (span,)
