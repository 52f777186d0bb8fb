"""Values of indicators outside tables: in labelled lines, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.indicators import without_unit
from kyodo_graph.drafting.making import candidate
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.numerals import KANJI_NUMERAL, figure
from kyodo_graph.drafting.printed.vocabulary import value_kind
from kyodo_graph.drafting.printed.years import years

_LABELLED = re.compile(r"(?P<kind>[^\s:：0-9]{2,6}(?:値|目標|実績)?)\s*[:：]?\s*(?P<rest>\S.*)")
_INDICATOR = re.compile(
    r"(?:成果|評価|数値)?(?:指標|目標)(?:名)?\s*(?:[0-9]{1,2}|[①-⑳])?\s*[:：]?\s+(?P<label>\S.*)"
)


def labelled_values(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Values in lines below the name of an indicator: 基準値　令和３年度　３５人."""
    current: tuple[Line, int] | None = None
    for line in document.lines:
        if line.blank or line.number in document.in_tables:
            continue
        found = _INDICATOR.fullmatch(line.content)
        if found and not value_kind(line.content[:3]):
            current = (line, line.start + found.start("label"))
            continue
        labelled = _LABELLED.fullmatch(line.content)
        kind = value_kind(labelled["kind"]) if labelled else ""
        if current is None or not labelled or not kind:
            if len(line.content) > 40:
                current = None
            continue
        yield from _labelled(document, tree, current, line, labelled, kind)


def _labelled(
    document: Document,
    tree: Tree,
    current: tuple[Line, int],
    line: Line,
    labelled: re.Match[str],
    kind: str,
) -> Iterator[Candidate]:
    rest = labelled["rest"]
    found = years(rest, document.own.near)
    if not found:
        return
    blanked = rest[: found[0].start] + " " * (found[0].end - found[0].start) + rest[found[0].end :]
    read = figure(blanked)
    if read is None:
        return
    base = line.start + labelled.start("rest")
    head, start = current
    name, unit = without_unit(document.printed([Span(head.number, start, head.end)]))
    above = tree.above(head.number)
    span = Span(line.number, base + read[1], base + read[2], "fig")
    tail = document.printed([Span(line.number, base + read[2], line.end)])
    after = re.match(r"[^\s0-9()（）、。]{1,6}", tail)
    yield candidate(
        "value",
        [span, Span(head.number, start, head.end)],
        {
            "scope": "" if above is None else tree.elements[above].label,
            "indicator": name,
            "unit": unit or (after[0] if after else ""),
            "fy": str(found[0].first),
            "value": read[0],
            "value_kind": kind,
            "sign": document.printed([span]),
        },
        "indicator.labelled",
    )


_INLINE = re.compile(
    r"(?P<kind>現状値?|基準値|策定時|実績値?|中間目標値?|中間値|最終目標値?"
    r"|目標値?)\s*[(]?(?P<year>[^()\s:：、。]{2,9})[)]?"
    r"\s*[:：]?\s*(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[^\s0-9、。()→~]{0,5})"
)


def inline_values(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Values behind the name of an indicator in one line: 参加者数　現状値（R4）40人 …."""
    for line in document.lines:
        if line.blank or line.number in document.in_tables or "。" in line.content:
            continue
        found = [
            m
            for m in _INLINE.finditer(line.text, line.start, line.end)
            if years(m["year"], document.own.near)
        ]
        first = _KINDS.search(line.text, line.start)
        mark = mark_of(line.content)
        start = line.start + (mark.end if mark and mark.word not in ("目標",) else 0)
        if not found or first is None or first.start() - start < 3:
            continue
        end = start + len(line.text[start : first.start()].rstrip(" :：・("))
        name, unit = without_unit(document.printed([Span(line.number, start, end)]))
        above = tree.above(line.number)
        for match in found:
            span = Span(line.number, *match.span("value"), "fig")
            value = {
                "scope": "" if above is None else tree.elements[above].label,
                "indicator": name,
                "unit": unit or document.printed([Span(line.number, *match.span("unit"))]),
                "fy": str(years(match["year"], document.own.near)[0].first),
                "value": match["value"].replace(",", ""),
                "value_kind": value_kind(match["kind"]),
                "sign": document.printed([span]),
            }
            yield candidate(
                "value", [span, Span(line.number, start, end)], value, "indicator.inline"
            )


_KINDS = re.compile("現状|基準値|策定時|実績|中間目標|中間値|最終目標|目標")
_N = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?|{KANJI_NUMERAL})"
_U = r"[^\s0-9、。にからまでへをがはの（）()]{1,5}"
_NAME = r"(?P<label>数|割合|率|件数|回数|人数|額|度|量|件|満足度)"
"""How an indicator's name ends; it begins with the sentence, or behind what cuts it."""
_CUT = re.compile("、|は(?![ぁ-ん])|で(?=「)|[】〕]")
_PAST = re.compile(r"[0-9%]\S{0,4}だった")
"""A figure of the past before the name: another reader knows it."""
_MORE = "(?:累計|延べ|のべ|合計|年間|約)?"
_FROM_TO = re.compile(
    rf"{_NAME}(?:を"
    rf"|は)、?(?P<y1>[^、。]{{2,14}}?)の{_MORE}(?P<v1>{_N})\s*(?P<u1>{_U})(?:から|を|に対し(?:て)?)、?(?P<y2>[^、。]{{2,14}}?)"
    rf"(?:までに|末までに|には|に|まで)は?、?{_MORE}(?P<v2>{_N})\s*(?P<u2>{_U})(?:に|へ|以上|まで|と(?:する|し|なる))"
)
_ONLY_TO = re.compile(
    rf"{_NAME}(?:を|は)、?(?P<y2>[^、。]{{2,14}}?)(?:までに|末までに|には"
    rf"|に)は?、?{_MORE}(?P<v2>{_N})\s*(?P<u2>{_U})"
    r"(?:に(?:増や|高め|引き上げ|伸ば|減ら|下げ|し)|以上|以下|を目(?:標|指)|とし)"
)


def told_values(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Values in sentences: 登録数を、令和4年度の120団体から令和9年度までに150団体に増やします。"""
    for line in document.lines:
        if line.blank or line.number in document.in_tables:
            continue
        at = line.start
        for sentence in re.findall("[^。]+。?", line.content):
            for pattern in (_FROM_TO, _ONLY_TO):
                found = pattern.search(sentence)
                if found and not _PAST.search(found.string, 0, found.end("label")):
                    yield from _told(document, tree, line, at, found)
                    break
            at += len(sentence)


def _told(
    document: Document, tree: Tree, line: Line, at: int, found: re.Match[str]
) -> Iterator[Candidate]:
    label = found.string[: found.end("label")]
    start = max((m.end() for m in _CUT.finditer(label)), default=0)
    start = start if start < len(label) - 2 else 0
    name = document.printed([Span(line.number, at + start, at + found.end("label"))])
    above = tree.above(line.number)
    pairs = [("y1", "v1", "u1", "baseline")] if "v1" in found.groupdict() else []
    for y, v, u, kind in [*pairs, ("y2", "v2", "u2", "target")]:
        year = years(found[y], document.own.near)
        read = figure(found[v])
        if not year or read is None:
            continue
        span = Span(line.number, at + found.start(v), at + found.end(v), "fig")
        unit = document.printed([Span(line.number, at + found.start(u), at + found.end(u))])
        yield candidate(
            "value",
            [span, Span(line.number, at + start, at + found.end("label"))],
            {
                "scope": "" if above is None else tree.elements[above].label,
                "indicator": name,
                "unit": unit,
                "fy": str(year[-1].last),
                "value": read[0],
                "value_kind": kind,
                "sign": document.printed([span]),
            },
            "indicator.sentence",
        )
