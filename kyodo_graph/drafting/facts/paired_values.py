"""Values of an indicator in one line, each behind its year: 参加者数　R4 40人 → R8 60人 → R10 80人,
加入率は、令和4年度の71％から、令和10年度に73％とします。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.indicators import without_unit
from kyodo_graph.drafting.making import candidate
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.vocabulary import INDICATOR, SIGNS, value_kind
from kyodo_graph.drafting.printed.years import years

_VALUE = re.compile(
    r"(?P<gap>[^0-9、。]{0,10}?)(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<unit>[^\s0-9、。()→~をにかはがでとへま」]{0,5})"
)
_DASHED = re.compile(r"(?:[^0-9、。]{0,6}[\s:)])?-(?=\s|$)")
_KIND = re.compile(
    r"(?P<kind>現状|現在|今|基準値?|策定時|実績値?|直近|中間目標値?|最終目標値?|目標値?"
    r"|め?目?[ざ指]す(?:値|数)|見込み?)\s*[(:：]?\s*$"
)
_NAME_ENDS = re.compile(r"(?:は|を|が)?[\s、:：・(「|]*$")
_LABEL = re.compile(r"(?:[【〔\[](?P<boxed>[^】〕\]]{2,12})[】〕\]]|(?P<plain>\S{2,8})(?=\s))\s*")
_BULLET = re.compile(rf"[・{SIGNS}*+-]\s*(?=\S)")
_BETWEEN = 14
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class _Pair:
    """A year and the figure behind it, with the word for its kind; ``begins``: where it does."""

    fy: int
    value: str
    unit: str
    kind: str
    begins: int
    start: int
    end: int


def paired_values(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Values in lines that name an indicator and have a figure behind each of their years."""
    aside = {n for table in document.tables if table.heads for row in table.rows for n in row.lines}
    begins = Counter(line.content.split(maxsplit=1)[0] for line in document.lines if line.content)
    for line in document.lines:
        if line.blank or line.number in aside or "|" in line.text or line.depth:
            continue
        at = line.start
        for sentence in re.findall("[^。]+。?", line.content):
            pairs = list(_pairs(line.text, at, at + len(sentence), document.own.near))
            if _told(pairs, document):
                yield from _values(document, tree, line, at, pairs, begins)
            at += len(sentence)


def _pairs(text: str, first: int, last: int, near: int) -> Iterator[_Pair]:
    """The pairs of a piece of a line, as far as they follow one another."""
    found = years(text[first:last], near)
    end = 0
    for n, one in enumerate(found):
        stop = first + found[n + 1].start if n + 1 < len(found) else last
        match = _VALUE.match(text, first + one.end, stop)
        begins = first + one.start
        if dashed := _DASHED.match(text, first + one.end, stop):
            end = dashed.end()
            yield _Pair(one.first, "", "", "", first + one.start, end, end)
            continue
        dated = match is not None and match["unit"][:1] in ("日", "月", "時")
        if match is None or dated or one.first != one.last or (end and begins - end > _BETWEEN):
            continue
        before = _KIND.search(text, max(first, begins - 10), begins)
        kind = value_kind(match["gap"]) or (_kind(before["kind"]) if before else "")
        begins = before.start() if before else begins
        value = match["value"].replace(",", "")
        end = match.end()
        yield _Pair(one.first, value, match["unit"], kind, begins, *match.span("value"))


def _kind(word: str) -> str:
    if re.search("す(?:値|数)", word):
        return "target"
    return "baseline" if word == "今" else value_kind(word)


def _told(pairs: list[_Pair], document: Document) -> bool:
    """Whether pairs tell where an indicator stands and what is aimed at, and no history."""
    told = [pair for pair in pairs if pair.value]
    if not told or len({pair.fy for pair in pairs}) < len(pairs):
        return False
    aims = pairs[-1].fy >= (document.own.start_fy or document.own.near)
    return (len(pairs) > 1 and aims) or any(pair.kind for pair in told)


def _values(
    document: Document,
    tree: Tree,
    line: Line,
    at: int,
    pairs: list[_Pair],
    begins: Counter[str],
) -> Iterator[Candidate]:
    start, end = _name(line.text, at, pairs[0].begins, begins)
    if not 3 <= end - start <= _LONGEST:
        return
    name, unit = without_unit(document.printed([Span(line.number, start, end)]))
    above = tree.above(line.number)
    for pair in filter(lambda one: one.value, pairs):
        span = Span(line.number, pair.start, pair.end, "fig")
        shown = document.printed([Span(line.number, pair.end, pair.end + len(pair.unit))])
        value = {
            "scope": "" if above is None else tree.elements[above].label,
            "indicator": name,
            "unit": unit or shown,
            "fy": str(pair.fy),
            "value": pair.value,
            "value_kind": pair.kind or _by_time(document, pair, pairs),
            "sign": document.printed([span]),
        }
        yield candidate("value", [span, Span(line.number, start, end)], value, "indicator.paired")


def _name(text: str, at: int, end: int, begins: Counter[str]) -> tuple[int, int]:
    """Where the name of an indicator stands: behind a bullet and a label, before its first year."""
    bullet = _BULLET.match(text, at, end)
    start = at = bullet.end() if bullet else at
    label = _LABEL.match(text, at, end)
    if label:
        plain = label["plain"] or ""
        again = bool(label["boxed"]) or bool(INDICATOR.search(plain)) or begins[plain] > 2
        start = label.end() if again and label.end() < end else start
    mark = mark_of(text[start:end])
    start += mark.end if mark and not mark.word else 0
    end = start + len(_NAME_ENDS.sub("", text[start:end]))
    cut = max((m.end() for m in re.finditer("、(?![^「]*」)", text[start:end])), default=0)
    return (start + cut if end - start - cut > 3 else start), end


def _by_time(document: Document, pair: _Pair, pairs: list[_Pair]) -> str:
    begun = document.own.start_fy or document.own.near
    if pair.fy < begun:
        return "baseline" if pair is pairs[0] else "actual"
    return "target" if pair is pairs[-1] else "interim_target"
