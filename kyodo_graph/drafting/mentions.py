"""Names of actors in running text and cells: where they are printed, as far as they can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import actor_ends, generic, incorporated, no_actor
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.vocabulary import role_of_field

_HARD = "、。「」『』()【】〔〕[]|\t :;をはがへ/※~<>→⇒■□●◆◇○◎▼▽★☆①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SOFT = re.compile("及び|および|並びに|ならびに|又は|または|から|より|など|[にでとのやも・]")
_AFTER = re.compile(
    "$|[、。()」』】|\\s・:,はがをにへとのでもや]|及び|並びに|又は|から|より|など|等|内|側|間|同士"
    "|どうし|「"
)
_OF_A_BODY = re.compile(
    "[一-龠ァ-ヴー]{1,8}を(?:守る|育てる|考える|つくる|愛する|支える|楽しむ|創る|語る)会"
)
_QUOTED = re.compile("「(?P<name>[^「」]{1,12})」")
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at its place; ``how`` it was seen: ``incorporated`` (by its form), ``ending``,
    ``generic`` (a word for actors), ``head`` (of a column, or in a field)."""

    name: str
    span: Span
    how: str


def mentions(document: Document) -> Iterator[Mention]:
    """The names of actors that a text prints, in order, those inside longer ones left aside.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "霧島市計画\\n地域課とNPO法人里の風は、きりたに協働センターで企業に助言します。\\n"
    >>> [m.name for m in mentions(read_document(Text("x", raw.encode())))]
    ['地域課', 'NPO法人里の風', 'きりたに協働センター', '企業']
    """
    title = {span.line for span in document.own.spans}
    legends = {one.line for one in document.signs}
    quoted = frozenset(m["name"] for x in document.lines for m in _QUOTED.finditer(x.text))
    for line in document.lines:
        if line.blank or line.number in title or line.number in legends:
            continue
        yield from _in_line(document, line, quoted)


def _in_line(document: Document, line: Line, quoted: frozenset[str]) -> Iterator[Mention]:
    text = line.text[: line.end]
    found: list[tuple[int, int, str]] = []
    found += [(m.start(), m.end(), "ending") for m in _OF_A_BODY.finditer(text)]
    found += [
        (m.start(), m.end(), "incorporated") for m in incorporated().finditer(text) if m["rest"]
    ]
    for match in actor_ends().finditer(text):
        if _AFTER.match(text, match.end()):
            start = _start(text, match.start(), document.own.city, quoted)
            end = match.end()
            if behind := _QUOTED.match(text, end):
                end = behind.end()
            if (outer := _DIVISION.match(text, start, end)) and outer.end() < end:
                # 市民部地域課 is a section of a division: two names.
                city = document.own.city
                led = bool(city) and outer["name"].startswith(city)
                inner = outer.start("name") + (len(city) if led else 0)
                found.append((inner, outer.end(), "ending"))
                start = outer.end()
            name = text[start:end]
            if _is_name(name) and end - start <= _LONGEST:
                found.append((start, end, "ending"))
    for word in generic():
        found += [
            (m.start(), m.end(), "generic")
            for m in re.finditer(re.escape(word), text)
            if _alone(text, m.start(), m.end()) and not _labels(line, m)
        ]
    yield from _longest(line, found)


def _labels(line: Line, found: re.Match[str]) -> bool:
    """Whether a word labels a field: 関係団体　自治会."""
    behind = re.match(r"[\s:：]+\S|[】〕\]]", line.text[found.end() :])
    return found.start() - line.start < 2 and bool(behind) and bool(role_of_field(found[0]))


def _longest(line: Line, found: list[tuple[int, int, str]]) -> Iterator[Mention]:
    """Of names that overlap the longest, in order."""
    taken: list[tuple[int, int, str]] = []
    for start, end, how in sorted(set(found), key=lambda one: (one[0] - one[1], one[0])):
        if not any(start < b and a < end for a, b, _ in taken):
            taken.append((start, end, how))
    for start, end, how in sorted(taken):
        yield Mention(line.text[start:end], Span(line.number, start, end), how)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word is none of a longer one's parts."""
    letter = re.compile("[一-龠々ァ-ヴーA-Za-z]")
    before = text[start - 1 : start]
    after = re.match("(?:等|達|側|同士|どうし|間|一人)", text[end:])
    return not letter.match(before) and (bool(after) or not letter.match(text[end : end + 1]))


def _start(text: str, inner: int, city: str, quoted: frozenset[str]) -> int:
    """Where a name begins whose ending begins at ``inner``: after a mark or particle before it."""
    hard = inner
    while hard > 0 and text[hard - 1] not in _HARD and inner - hard < _LONGEST:
        hard -= 1
    # は and が are no particles at the very beginning of a name.
    if hard > 1 and text[hard - 1] in "はが" and text[hard - 2] in "、。「(\t ":
        hard -= 1
    for verb in _VERB.finditer(text, hard):
        if verb.end() <= inner:
            hard = verb.end()
    while hard < inner and text[hard] in "・- ー":
        hard += 1
    chunk = text[hard:inner]
    led = bool(city) and chunk.startswith(city) and chunk[len(city) :][:1] not in "のにとでも"
    start = base = hard
    for soft in _SOFT.finditer(chunk):
        left = text[start : hard + soft.start()]
        named = _ends_name(left)
        if not left:
            # A particle at the very front may be the name's own: やまぐち.
            if start > hard or text[hard - 1 : hard] not in ("", "、", "。", "「", "(", " ", "\t"):
                start = hard + soft.end()
            continue
        if not named and len(soft[0]) == 1 and (led or soft[0] == "・"):
            continue
        hiragana = bool(re.fullmatch("[ぁ-ん]{1,6}", left)) and len(soft[0]) == 1
        if hiragana and start == base and left not in quoted:
            continue
        start = hard + soft.end()
        base = start if named else base
        led = False
    while start < inner and text[start] in " ・ー-":
        start += 1
    return _without_lead(text, start, inner)


_LEAD = re.compile(
    "(?:市内|町内|各種?|全ての|すべての|[0-9]+|年[0-9]+回|地元|県内|主に|また|ただし|さらに|なお"
    "|特に|ほか)"
)
_VERB = re.compile(
    "(?:する|した|して|いる|ある|った|って|れる|られる|せる|よう|ため|ない|いた|つつ|これまで"
    "|ついて|よって|おいて"
    "|おける|による|よる|なる|じた|じて|通じ|同|引き続き|あらゆる|さらなる"
    "|[一-龠][ぁ-ん]?[るたて]|[一-龠]い)"
    "(?=[一-龠ァ-ヴA-Z]|まち|みんな|こども)"
)


_DIVISION = re.compile(r"(?P<name>[一-龠]{3,10}部)(?=[一-龠ァ-ヶぁ-んー]{2,12}[課室係]$)")
_SECTION = re.compile("[一-龠ァ-ヶぁ-んー]{2,12}[課室係](?![一-龠])")
_UNITS = ("市", "町", "村", "県", "国")


def _ends_name(left: str) -> bool:
    return bool(left) and (
        left in generic() or left in _UNITS or bool(re.search(f"(?:{actor_ends().pattern})$", left))
    )


_TOGETHER = re.compile("[・×&＆]")


def apart(name: str) -> list[tuple[str, int]]:
    """The names that a middle dot joins, each with its place; one that is a name itself is one.

    >>> apart("市民・自治会・NPO"), apart("民生委員・児童委員")
    ([('市民', 0), ('自治会', 3), ('NPO', 7)], [('民生委員・児童委員', 0)])
    """
    parts = [part for part in _TOGETHER.split(name) if part]
    whole = bool(re.fullmatch(actor_ends().pattern, name))
    if len(parts) < 2 or whole or not all(_ends_name(part) or len(part) == 1 for part in parts):
        return [(name, 0)]
    found, at = [], 0
    for part in parts:
        at = name.index(part, at)
        found.append((part, at))
        at += len(part)
    return found


def _without_lead(text: str, start: int, inner: int) -> int:
    """A name without a word before it that is none of its own: 市内, 各, 11."""
    lead = _LEAD.match(text, start, inner)
    while lead and lead.end() <= inner:
        start = lead.end()
        lead = _LEAD.match(text, start, inner)
    return start


def _is_name(name: str) -> bool:
    bare = re.sub("「.*?」$", "", name)
    return (
        len(bare) > 1 and bare not in no_actor() and not re.match("[ぁ-ん]{1,2}[一-龠]?課$", bare)
    )


def everywhere(document: Document, names: Sequence[str]) -> list[Span]:
    """All places at which one of the names stands, the longest first, none inside another's."""
    found: list[Span] = []
    ordered = sorted(names, key=len, reverse=True)
    for line in document.lines:
        if line.blank:
            continue
        taken: list[tuple[int, int]] = []
        for name in ordered:
            for match in re.finditer(re.escape(name), line.text[: line.end]):
                a, b = match.start(), match.end()
                free = not any(a < d and c < b for c, d in taken)
                if free and _stands(line, a, b, name, document.own.city):
                    taken.append((a, b))
        found += [Span(line.number, a, b) for a, b in sorted(taken)]
    return found


_LETTER = re.compile("[一-龠々ァ-ヴーA-Za-z]")


def _stands(line: Line, start: int, end: int, name: str, city: str = "") -> bool:
    """Whether a name stands here as a whole; a short one needs both sides free."""
    before, after = line.text[start - 1 : start] if start else "", line.text[end : end + 1]
    inner = name[-1] in "課室係" and re.search("[一-龠]{2}部$", line.text[:start])
    if inner or re.search("(?:各|市内|[0-9])$", line.text[:start]):
        before = ""
    if name.endswith("部") and _SECTION.match(line.text, end):
        after = ""
        before = "" if city and line.text[:start].endswith(city) else before
    follows = (
        re.match("等|達|側|間|同士|内|向け|及び|並びに|又は", line.text[end:]) and len(name) > 1
    )
    if _LETTER.match(after) and not follows:
        return False
    return not (_LETTER.match(before) and (len(name) < 4 or _LETTER.match(name[0])))
