"""Plans that a text names, and how each is related to the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.numerals import whole
from kyodo_graph.drafting.sentences import sentences
from kyodo_graph.drafting.years import Years, years
from kyodo_graph.folding import fold_name

_WORD = "(?:計画|プラン|指針|ビジョン|構想|大綱|戦略)"
_TH = r"第[0-9一二三四五六七八九十]{1,3}[次期]"
_TAIL = (
    rf"(?:(?:前期|後期)?(?:基本|実施|推進|行動|実行)?計画|(?:改訂|改定)版|[(【](?:{_TH}|改訂版"
    rf"|[^()【】]{{0,4}}版)[)】]|(?:19|20)[0-9]{{2}}(?![0-9年])|[Ⅰ-Ⅹ])*"
)
_QUOTED = re.compile(rf"[「『](?P<name>[^「」『』]{{2,40}}?{_WORD}{_TAIL})[」』]")
_HALF = re.compile(r"(?P<name>(?:前期|後期)(?:基本|実施|推進|行動)?計画)")
_LOCAL = re.compile(
    r"(?P<name>(?:小地域福祉活動|地域づくり|地区まちづくり|地域まちづくり|まちづくり|地区|地域"
    r"|コミュニティ)計画)(?!書)"
)
_OWN_WORDS = re.compile("^(?:本|この|同|当)(?:計画|プラン|指針|書)")
_ALIAS = re.compile(r"\(以下[、,]?「(?P<alias>[^」]+)」")

_PREDECESSOR_BEFORE = re.compile("(?:前の|前計画|前期の|前プラン|これまでの|従来の|旧)[^。]{0,6}$")
_PREDECESSOR_AFTER = re.compile(
    "満了|終了|受け継|後継|踏襲|引き継|引継|引き続|を見直し|を改定|を改訂|に代わ|進めてきま|取り組んできま"
    "|取組を進め|でした。?$|に先立|置かれていま|推進してきま"
)
_SUPERIOR = re.compile(
    "上位|のもと(?:で|に|、)|の下に|の下で|に掲げ|部門別|分野別|個別計画|に即し|を受け(?!継)|を具体化"
    "|に位置づ|に位置付|を基本と|実現するため"
)
_RELATED = re.compile("関連|整合|連携|連動|調和|関係|反映|踏まえ|参照|補完")
_EXECUTES = re.compile(
    "を?実行に移|を実施する(?:ため|計画)|の(?:実施|実行|後期|前期|行動)計画(?:です|である|。|$)"
    "|を推進するための"
)
_LISTS = re.compile(
    r"[」』]?\s*(?:[(][^()]*[)])?\s*(?:、|や|と|・|及び|並びに|、及び|そして)[「『]?"
)
_COMPREHENSIVE = re.compile("総合計画|総合振興計画|基本構想|総合ビジョン")


@dataclass(frozen=True, slots=True)
class Named:
    """A plan as a text names it: its name, narrowed, where, its period, its relation to another."""

    name: str
    span: Span
    start_fy: int = 0
    end_fy: int = 0
    relation: str = ""
    other: str = ""
    rule: str = "plan.named"


def plans_of(document: Document) -> list[Candidate]:
    """The document's own plan and those that its text names, each relation once.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "第2次霧島市協働計画\\n1 位置\\n「霧島市総合計画」(R3～R12)を上位計画とします。\\n"
    >>> [(c.text("label"), c.text("relation"), c.text("start_fy"))
    ...  for c in plans_of(read_document(Text("x", raw.encode())))]
    [('第2次霧島市協働計画', '', ''), ('霧島市総合計画', 'superior', '2021')]
    """
    own = document.own
    if not own.title:
        return []
    found = list(_named(document))
    executed = next((plan for plan in found if plan.relation == "executes"), None)
    label = document.printed(own.spans)
    value = {"label": label, "start_fy": _fy(own.start_fy), "end_fy": _fy(own.end_fy)}
    made = [candidate("plan", [*own.spans, *own.period], value, "plan.title_page", group="plans")]
    seen: set[tuple[str, str]] = set()
    for plan in _settled(document, found, executed):
        key = (fold_name(plan.name), plan.relation)
        if key not in seen:
            seen.add(key)
            made.append(_candidate(document, plan, label))
    return made


def _fy(year: int) -> str:
    return str(year) if year else ""


def _candidate(document: Document, plan: Named, own: str) -> Candidate:
    printed = document.printed([plan.span])
    value = {
        "label": printed,
        "start_fy": _fy(plan.start_fy),
        "end_fy": _fy(plan.end_fy),
        "relation": plan.relation,
        "related": plan.other if plan.relation else "",
    }
    if plan.relation == "executes":
        value |= {
            "label": own,
            "start_fy": _fy(document.own.start_fy),
            "end_fy": _fy(document.own.end_fy),
            "related": printed,
        }
    elif plan.relation and not plan.other:
        value["related"] = own
    more = (ord(plan.relation[0]),) if plan.relation else (plan.span.end,)
    return candidate(
        "plan", [plan.span], value, plan.rule, more, group="plans", same=same_key("plan", printed)
    )


def _settled(document: Document, found: Sequence[Named], executed: Named | None) -> Iterator[Named]:
    """Relations of one plan brought together: the clearest of them, periods from any mention."""
    names = dict.fromkeys(_identity(plan.name, document) for plan in found)
    order = ("executes", "predecessor", "superior", "local_plan", "related")
    for name in names:
        own = [plan for plan in found if _identity(plan.name, document) == name]
        best = min(own, key=lambda plan: (order.index(plan.relation), -len(plan.name)))
        dated = next((plan for plan in own if plan.start_fy), best)
        told = next(
            (p for p in own if p.relation == best.relation and not _titled(p, document)), best
        )
        plan = replace(
            best, name=told.name, span=told.span, start_fy=dated.start_fy, end_fy=dated.end_fy
        )
        if plan.relation == "executes":
            yield plan
            yield replace(plan, relation="", rule="plan.executed")
            continue
        of_executed = executed is not None and (
            _base(plan.name, document) == _base(executed.name, document) != ""
        )
        if plan.relation == "predecessor" and executed is not None and of_executed:
            plan = replace(plan, other=document.printed([executed.span]))
        yield plan


def _titled(plan: Named, document: Document) -> bool:
    return plan.span.line in {span.line for span in document.own.spans}


def _named(document: Document) -> Iterator[Named]:
    title = {span.line for span in document.own.spans}
    aliases = frozenset(
        fold_name(match["alias"]) for line in document.lines for match in _ALIAS.finditer(line.text)
    )
    yield from _in_title(document)
    for line in document.lines:
        if line.blank or line.number in title or line.number in document.in_tables:
            continue
        if line.number < 12 and re.fullmatch(f"[^。、\\s]{{0,40}}{_WORD}{_TAIL}", line.content):
            continue
        for start, end in sentences(line.text[: line.end]):
            yield from _in_sentence(document, line, start, end, aliases)


def _in_title(document: Document) -> Iterator[Named]:
    """The plan whose name the own plan's title begins with: …プラン後期推進計画."""
    span = document.own.spans[0]
    title = document.lines[span.line - 1].text[span.start : span.end]
    for match in re.finditer(_WORD, title):
        name = title[: match.end()]
        if _executed(name, document):
            place = Span(span.line, span.start, span.start + len(name))
            yield Named(name, place, 0, 0, "executes", "", "plan.part_of_title")


def _in_sentence(
    document: Document, line: Line, start: int, end: int, aliases: frozenset[str]
) -> Iterator[Named]:
    text = line.text
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
        if _is_own(name, document):
            continue
        before, after = text[places[n - 1][1] if n else start : a], gaps[n]
        # Of plans that are listed, what stands before the first and behind the last tells of each.
        first_of = next((m for m in range(n, 0, -1) if not _LISTS.fullmatch(gaps[m - 1])), 0)
        lead = text[places[first_of - 1][1] if first_of else start : places[first_of][0]]
        tail = next((gap for gap in gaps[n:] if not _LISTS.fullmatch(gap)), after)
        relation, rule = _relation(document, name, lead, tail, text[start:end])
        first, last = _period(document, before, after, relation)
        yield Named(name, Span(line.number, a, b), first, last, relation, "", rule)


def _places(document: Document, text: str, start: int, end: int) -> list[tuple[int, int]]:
    city = re.escape(document.own.city) if document.own.city else "(?!)"
    bare = re.compile(
        rf"(?:{_TH})?{city}(?:{_TH})?[^\s、。「」『』()をはが0-9]{{0,26}}?{_WORD}{_TAIL}"
        rf"|{_TH}[^\s、。「」『』()をはが]{{2,24}}?{_WORD}{_TAIL}"
    )
    found: list[tuple[int, int]] = []
    for pattern in (_QUOTED, bare, _HALF, _LOCAL):
        for match in pattern.finditer(text, start, end):
            a, b = match.span("name") if "name" in pattern.groupindex else match.span()
            if pattern is bare:
                a += _behind(text[a:b], document.own.city)
            if b - a > 2 and not any(a < d and c < b for c, d in found):
                found.append((a, b))
    return sorted(found)


def _behind(name: str, city: str) -> int:
    """Where a name begins behind 市と and 市の, which only look like its beginning."""
    match = re.match(f"{re.escape(city)}(?:[のと、]|では|における|総務)", name) if city else None
    return match.end() if match and not re.match(_TH, name) else 0


def _is_own(name: str, document: Document) -> bool:
    own = fold_name(document.own.title)
    plain = fold_name(name)
    if (
        plain == own
        or _OWN_WORDS.search(name)
        or plain in own.replace(fold_name(document.own.city), "")
    ):
        return not _executed(name, document)
    if _ordinal(name) != _ordinal(document.own.title) or _HALF.search(document.own.title):
        return False
    return _base(name, document) == _base(document.own.title, document) != ""


def _executed(name: str, document: Document) -> bool:
    """Whether the own plan's title is the named one's with 後期実施計画 or the like behind."""
    own, plain = fold_name(document.own.title), fold_name(name)
    if not own.startswith(plain) or own == plain:
        return False
    rest = own[len(plain) :]
    return bool(re.match("(?:前期|後期|中期|実施|行動|推進|実行)+計画|(?:前期|後期)", rest))


def _relation(
    document: Document, name: str, before: str, after: str, sentence: str
) -> tuple[str, str]:
    own = document.own.title
    if _executed(name, document):
        return "executes", "plan.part_of_title"
    if _HALF.fullmatch(name):
        return "predecessor", "plan.half"
    clause = re.split("[。]", after)[0]
    if _PREDECESSOR_BEFORE.search(before) or re.match(r"[」』(【\s]*(?:\(前計画\))", after):
        return "predecessor", "plan.cue"
    base, mine = _base(name, document), _base(own, document)
    alike = base and mine and SequenceMatcher(None, base, mine, autojunk=False).ratio() >= 0.8
    lower = _ordinal(name) < _ordinal(own) or (alike and fold_name(name) != fold_name(own))
    if alike and lower:
        return "predecessor", "plan.earlier"
    if _EXECUTES.search(clause) and not _COMPREHENSIVE.search(name):
        return "executes", "plan.cue"
    if _PREDECESSOR_AFTER.search(clause) and not _COMPREHENSIVE.search(name):
        return "predecessor", "plan.cue"
    if _LOCAL.fullmatch(name):
        return "local_plan", "plan.local"
    if re.search("関連計画|関連する計画", before) or (
        _RELATED.search(clause[:24]) and not _SUPERIOR.search(clause[:16])
    ):
        return "related", "plan.cue"
    if (
        _SUPERIOR.search(clause[:30])
        or re.search("上位(?:の)?計画[^、。」]{0,12}、?[「『]?$", before)
        or _COMPREHENSIVE.search(name)
    ):
        return "superior", "plan.cue" if _SUPERIOR.search(sentence) else "plan.comprehensive"
    return "related", "plan.named"


def _identity(name: str, document: Document) -> tuple[str, int]:
    """What makes two names those of one plan: city and place of the number aside, the same."""
    half = _HALF.search(name)
    return _base(name, document) + (half[0] if half else ""), _ordinal(name)


def _ordinal(name: str) -> int:
    """第３次 → 3; 1 where a plan has no number."""
    match = re.search(r"第([0-9一二三四五六七八九十]{1,3})[次期]", name)
    return (whole(match[1]) or 1) if match else 1


def _base(name: str, document: Document) -> str:
    """A plan's name without number, city, half and edition."""
    plain = re.sub(
        rf"{_TH}|(?:19|20)[0-9]{{2}}$|[(【].*?[)】]|(?:前期|後期)(?:実施|基本|推進|行動)?計画$",
        "",
        name,
    )
    plain = plain.replace(document.own.city, "") if document.own.city else plain
    return fold_name(plain)


def _period(document: Document, before: str, after: str, relation: str) -> tuple[int, int]:
    """The period that is printed for a named plan: in brackets behind it, or in its clause."""
    near = document.own.near
    aside = re.match(r"[」』]?\s*\(([^()]*)\)", after)
    if aside and (found := years(aside[1], near)):
        return _ends(found[0], "策定" in aside[1])
    if relation not in ("predecessor", "executes", ""):
        return 0, 0
    ahead, behind = years(before, near), years(after, near)
    long = re.search(r"を初年度とする\s*([0-9]{1,2})\s*年間の[「『]?$", before)
    if long and ahead:
        return ahead[-1].first, ahead[-1].first + int(long[1]) - 1
    spans = [y for y in [*ahead[-1:], *behind[:2]] if y.last > y.first]
    if spans:
        return spans[0].first, spans[0].last
    until = next((y for y in behind if after[y.end :].startswith("まで")), None)
    if ahead:
        return ahead[-1].first, until.first if until else 0
    return 0, 0


def _ends(found: Years, made: bool) -> tuple[int, int]:
    return found.first, 0 if made or found.first == found.last else found.last
