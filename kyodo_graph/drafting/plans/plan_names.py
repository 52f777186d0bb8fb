"""The plans that a text names, each at its place, with its relation to the own one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.plans.plan_relations import (
    HALF,
    TH,
    ended,
    executed,
    is_own,
    period_of,
    relation_of,
)
from kyodo_graph.drafting.printed.flows import Flow
from kyodo_graph.drafting.printed.sentences import sentences
from kyodo_graph.drafting.printed.years import years
from kyodo_graph.folding import fold_name

_WORD = "(?:計画|プラン|指針|ビジョン|構想|大綱|戦略|アクションプログラム)"
_TAIL = (
    rf"(?:(?:前期|後期)?(?:基本|実施|推進|行動|実行)?計画|(?:改訂|改定)版|[(【](?:{TH}|改訂版"
    rf"|[^()【】]{{0,4}}版)[)】]|(?:19|20)[0-9]{{2}}(?![0-9年])|[Ⅰ-Ⅹ]"
    "|[・ ]?(?:実行|実施|前期|後期)編)*"
)
_QUOTED = re.compile(rf"[「『](?P<name>[^「」『』]{{2,40}}?{_WORD}{_TAIL})[」』]")
_LOCAL = re.compile(
    r"(?P<name>(?:小地域福祉活動|地域づくり|地区まちづくり|地域まちづくり|まちづくり|地区|地域"
    r"|コミュニティ)計画|(?:校区|学区|地区)(?:まちづくり|のみらい|福祉)?(?:計画|ビジョン|プラン))(?!書)"
)
_ALIAS = re.compile(r"\([^()]*以下[、,]?「(?P<alias>[^」]+)」")
_LISTS = re.compile(
    r"[」』]?\s*(?:[(][^()]*[)])?\s*(?:、|や|と|・|及び|並びに|、及び|そして)[「『]?|[」』][「『]"
)
_FIELD = re.compile(
    r"(?:^|[|\t>・■]|\s)(?P<label>最?上位|前|旧|前期|関連|個別|根拠|分野別)(?:の|する)?計画(?:等|名)?\s*"
    r"(?:[|\t:]|</t[hd]>\s*<td[^>]*>|\s)\s*(?P<value>[^|\t<。]{4,})"
)
_IN_FIELD = re.compile(rf"[^、・「」()\s][^、「」()]*?{_WORD}{_TAIL}(?=$|[、「」()\s・])")
_FIELDS = {"上位": "superior", "最上位": "superior", "前": "predecessor", "旧": "predecessor"}


@dataclass(frozen=True, slots=True)
class Named:
    """A plan as a text names it: its name, narrowed, where, its period, its relation to another."""

    name: str
    spans: tuple[Span, ...]
    start_fy: int = 0
    end_fy: int = 0
    relation: str = ""
    other: str = ""
    rule: str = "plan.named"


def named_plans(document: Document) -> Iterator[Named]:
    """The plans that a text names beside its own, at each place."""
    title = {span.line for span in document.own.spans}
    aliases = frozenset(
        fold_name(match["alias"]) for flow in document.flows for match in _ALIAS.finditer(flow.text)
    )
    yield from _in_title(document)
    yield from _of_edition(document)
    for flow in document.flows:
        line = flow.lines[0]
        if line.blank or line.number in title:
            continue
        yield from _in_field(document, flow)
        if line.number in document.in_tables:
            yield from _local_in_row(flow)
            continue
        if line.number < 12 and re.fullmatch(f"[^。、\\s]{{0,40}}{_WORD}{_TAIL}", line.content):
            continue
        for start, end in sentences(flow.text):
            yield from _in_sentence(document, flow, start, end, aliases)


def _in_title(document: Document) -> Iterator[Named]:
    """The plan whose name the own plan's title begins with: …プラン後期推進計画."""
    span = document.own.spans[0]
    title = document.lines[span.line - 1].text[span.start : span.end]
    for match in re.finditer(_WORD, title):
        name = title[: match.end()]
        if executed(name, document):
            place = Span(span.line, span.start, span.start + len(name))
            yield Named(name, (place,), 0, 0, "executes", "", "plan.part_of_title")


def _of_edition(document: Document) -> Iterator[Named]:
    """The plan of which the own one is an edition, where the text names it without: …中間改定版."""
    edition = _EDITION.search(document.own.title)
    whole = document.own.title[: edition.start()] if edition else ""
    title = {span.line for span in document.own.spans}
    for flow in document.flows if len(whole) > 4 else ():
        at = flow.text.find(whole)
        if at < 0 or flow.lines[0].number in title or _EDITION.match(flow.text, at + len(whole)):
            continue
        end = at + len(whole)
        first, last = period_of(document, "", flow.text[end:], told=False)
        yield Named(whole, tuple(flow.spans(at, end)), first, last, "revises", "", "plan.edition")
        return


_EDITION = re.compile(
    "(?:中間|一部|第[0-9一二三四五六七八九十]+次)?(?:改訂|改定|見直し|更新|追補)版$"
)


def _in_field(document: Document, flow: Flow) -> Iterator[Named]:
    """The plans of a field that says what they are to the own one: 上位計画　第4次…総合計画."""
    for field in _FIELD.finditer(flow.text):
        for name in re.finditer(
            rf"[^、・「」()\s][^、「」()]*?{_WORD}{_TAIL}(?=$|[、「」()\s・])", field["value"]
        ):
            if is_own(name[0], document):
                continue
            start = field.start("value") + name.start()
            spans = tuple(flow.spans(start, start + len(name[0])))
            relation = _FIELDS.get(field["label"], "related")
            first, last = period_of(document, "", field["value"][name.end() :], told=False)
            yield Named(name[0], spans, first, last, relation, "", "plan.field")


def _local_in_row(flow: Flow) -> Iterator[Named]:
    """Plans of districts that a cell quotes."""
    for match in _LOCAL.finditer(flow.text):
        a, b = match.span("name")
        if flow.text[a - 1 : a] in tuple("「『") and flow.text[b : b + 1] in tuple("」』"):
            yield Named(
                match["name"], tuple(flow.spans(a, b)), 0, 0, "local_plan", "", "plan.local"
            )


def _in_sentence(
    document: Document, flow: Flow, start: int, end: int, aliases: frozenset[str]
) -> Iterator[Named]:
    text = flow.text
    places = [
        (a, b)
        for a, b in _places(document, text, start, end)
        if fold_name(text[a:b]) not in aliases
    ]
    if not places:
        return
    gaps = [text[b:c] for (_, b), (c, _) in zip(places, [*places[1:], (end, end)], strict=True)]
    for n, (a, b) in enumerate(places):
        name = text[a:b]
        if is_own(name, document):
            continue
        before, after = text[places[n - 1][1] if n else start : a], gaps[n]
        # Of plans that are listed, what stands before the first and behind the last tells of each.
        first_of = next((m for m in range(n, 0, -1) if not _LISTS.fullmatch(gaps[m - 1])), 0)
        lead = text[places[first_of - 1][1] if first_of else start : places[first_of][0]]
        tail = next((gap for gap in gaps[n:] if not _LISTS.fullmatch(gap)), after)
        tail = after if after.startswith(("」(", "』(", "(")) else tail
        relation, rule = relation_of(document, name, lead, tail, text[start:end])
        told = relation in ("predecessor", "executes", "revises", "")
        first, last = period_of(document, before, after, told)
        if relation == "related":
            over = period_of(document, before, after, told=True)
            if ended(*over, document):
                (first, last), relation, rule = over, "predecessor", "plan.years"
        spans = tuple(flow.spans(a, b))
        yield Named(name, spans, first, last, relation, "", rule)


def _places(document: Document, text: str, start: int, end: int) -> list[tuple[int, int]]:
    city = re.escape(document.own.city) if document.own.city else "(?!)"
    bare = re.compile(
        rf"(?:{TH})?{city}(?:{TH})?[^\s、。「」『』()をはが0-9]{{0,26}}?{_WORD}{_TAIL}"
        rf"|{TH}[^\s、。「」『』()をはが]{{2,24}}?{_WORD}{_TAIL}"
    )
    dated = re.compile(
        rf"[「『](?P<name>{city}[^「」『』]{{2,30}})[」』]\s*\((?P<aside>[^()]*年[^()]*)\)"
    )
    found: list[tuple[int, int]] = []
    for pattern in (_QUOTED, bare, HALF, _LOCAL, dated):
        for match in pattern.finditer(text, start, end):
            a, b = match.span("name") if "name" in pattern.groupindex else match.span()
            if pattern is bare:
                a += _behind(text[a:b], document.own.city)
            if pattern is dated and not any(y.first < y.last for y in years(match["aside"])):
                # What runs from a year to a year is a plan, whatever it is called.
                continue
            if b - a > 2 and not any(a < d and c < b for c, d in found):
                found.append((a, b))
    return sorted(found)


def _behind(name: str, city: str) -> int:
    """Where a name begins behind 市と and 市の, which only look like its beginning."""
    match = re.match(f"{re.escape(city)}(?:[のと、]|では|における|総務)", name) if city else None
    return match.end() if match and not re.match(TH, name) else 0
