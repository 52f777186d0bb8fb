"""Names of actors in running text and cells: where they are printed, as far as they can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import NO_NAME, actor_ends, generic, incorporated, no_actor
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.names.acting import acting, acts, called, listed
from kyodo_graph.drafting.names.borders import (
    AFTER,
    LONGEST,
    Standing,
    begin,
    body_end,
    ends_name,
    settled,
    with_state,
)
from kyodo_graph.drafting.names.kana import veiled
from kyodo_graph.drafting.printed.flows import Flow
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import role_of_field

_OF_A_BODY = re.compile(
    "[一-龠ァ-ヴー]{1,8}を(?:守る|育てる|考える|つくる|愛する|支える|楽しむ|創る|語る)会"
)
_HELD = re.compile("を[^、。をはが]{0,12}(?:開[いきかくけ]|開催|催[しすさ]|行[いうわ])")
"""What is held is no body: 成果を語る会を隔月で開く."""
_QUOTED = re.compile("「(?P<name>[^「」]{1,12})」")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at its place; ``how`` it was seen: ``incorporated`` (by its form), ``ending``,
    ``generic`` (a word for actors), ``head`` (of a column, or in a field), ``acting`` (it does
    something as actors do), ``listed`` (in a list with actors)."""

    name: str
    span: Span
    how: str


def mentions(document: Document, joint: Sequence[str] = ()) -> Iterator[Mention]:
    """The names of actors that a text prints, in order, those inside longer ones left aside.
    ``joint`` are names with a middle dot, as columns are headed.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "霧島市計画\\n地域課とNPO法人里の風は、きりたに協働センターで企業に助言します。\\n"
    >>> [m.name for m in mentions(read_document(Text("x", raw.encode())))]
    ['地域課', 'NPO法人里の風', 'きりたに協働センター', '企業']
    """
    title = {span.line for span in document.own.spans}
    legends = {one.line for one in document.signs}
    quoted = frozenset(m["name"] for x in document.lines for m in _QUOTED.finditer(x.text))
    texts = [veiled(flow.text, document.kana) for flow in document.flows]
    standing = Standing(texts)
    for flow, text in zip(document.flows, texts, strict=True):
        line = flow.lines[0]
        if line.blank or line.number in title or line.number in legends:
            continue
        found = [
            *((m.start(), m.end(), "head") for j in joint for m in re.finditer(re.escape(j), text)),
            *_bodies(text, standing),
            *_ended(text, document.own.city, quoted, standing),
            *_words(flow),
            *acting(text, document.own.city, standing),
            *called(text, standing.text),
        ]
        found += listed(text, found)
        yield from _longest(flow, found)


Found = tuple[int, int, str]

_NEIGHBOURS = ("住民", "若者")
"""Words of which plans are full and which name an actor only where they act."""


def _bodies(text: str, standing: Standing) -> Iterator[Found]:
    """Names with their form of incorporation, and those that a verb is part of: …を守る会."""
    for body in _OF_A_BODY.finditer(text):
        if not _HELD.match(text, body.end()):
            yield body.start(), body.end(), "ending"
    for body in incorporated().finditer(text):
        yield body.start(), body_end(text, body.start(), body.end(), standing), "incorporated"


def _ended(text: str, city: str, quoted: frozenset[str], standing: Standing) -> Iterator[Found]:
    """Names that their endings give away."""
    for match in _endings(text):
        # Of …の会 what stands before の is of the name.
        of = match[0] == "会" and text[: match.start()].endswith("の")
        if of and not (acts(text, match.end()) or _QUOTED.match(text, match.end())):
            continue
        start = begin(text, match.start() - of, city, quoted)
        start = settled(text, start, match.end(), city, standing)
        end = match.end()
        if behind := _QUOTED.match(text, end):
            end = behind.end()
        if (outer := _DIVISION.match(text, start, end)) and outer.end() < end:
            # 市民部地域課 is a section of a division: two names.
            led = bool(city) and outer["name"].startswith(city)
            yield outer.start("name") + (len(city) if led else 0), outer.end(), "ending"
            start = outer.end()
        if _OFFICE.search(text[start:end]):
            start = with_state(text, start)
        held = _CLUB.search(match[0]) and _HELD.match(text, end)
        if not held and _is_name(text[start:end]) and end - start <= LONGEST:
            yield start, end, "ending"


def _endings(text: str) -> Iterator[re.Match[str]]:
    """Endings of names with what stands behind names behind them; else one that begins later."""
    at = 0
    while match := actor_ends().search(text, at):
        whole = AFTER.match(text, match.end())
        at = match.end() if whole else match.start() + 1
        if whole:
            yield match


def _words(flow: Flow) -> Iterator[Found]:
    """Words for actors that are no names, where they stand alone."""
    text = flow.text
    for word in generic():
        for found in re.finditer(re.escape(word), text):
            if word in _NEIGHBOURS and not acts(text, found.end()):
                continue
            if _alone(text, found.start(), found.end()) and not _labels(flow.lines[0], found):
                yield found.start(), found.end(), "generic"


def _labels(line: Line, found: re.Match[str]) -> bool:
    """Whether a word labels a field: 関係団体　自治会."""
    behind = re.match(r"[\s:：]+\S|[】〕\]]", line.text[found.end() :])
    return found.start() - line.start < 2 and bool(behind) and bool(role_of_field(found[0]))


def _longest(flow: Flow, found: Sequence[Found]) -> Iterator[Mention]:
    """Of names that overlap the longest, in order; of equal ones that which was found first."""
    taken: list[Found] = []
    for start, end, how in sorted(dict.fromkeys(found), key=lambda one: (one[0] - one[1], one[0])):
        if not any(start < b and a < end for a, b, _ in taken):
            taken.append((start, end, how))
    for start, end, how in sorted(taken):
        yield Mention(flow.text[start:end], flow.spans(start, end)[0], how)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word is none of a longer one's parts."""
    letter = re.compile("[一-龠々ァ-ヴーA-Za-z]")
    before = text[start - 1 : start]
    after = re.match("(?:等|達|側|同士|どうし|間|一人)", text[end:])
    return not letter.match(before) and (bool(after) or not letter.match(text[end : end + 1]))


_CLUB = re.compile("[隊会]$(?<!協議会)(?<!委員会)(?<!審議会)")
_OFFICE = re.compile("[課室係部局署所]$")
_DIVISION = re.compile(r"(?P<name>[一-龠]{3,10}部)(?=[一-龠ァ-ヶぁ-んー]{2,12}[課室係]$)")
_SECTION = re.compile("[一-龠ァ-ヶぁ-んー]{2,12}[課室係](?![一-龠])")
_TOGETHER = re.compile("[・×&＆]")


def apart(name: str) -> list[tuple[str, int]]:
    """The names that a middle dot joins, each with its place; one that is a name itself is one.

    >>> apart("市民・自治会・NPO"), apart("民生委員・児童委員")
    ([('市民', 0), ('自治会', 3), ('NPO', 7)], [('民生委員・児童委員', 0)])
    """
    parts = [part for part in _TOGETHER.split(name) if part]
    whole = bool(re.fullmatch(actor_ends().pattern, name))
    if len(parts) < 2 or whole or not all(ends_name(part) or len(part) == 1 for part in parts):
        return [(name, 0)]
    found, at = [], 0
    for part in parts:
        at = name.index(part, at)
        found.append((part, at))
        at += len(part)
    return found


_TORN = re.compile("[ぁ-ん]{1,2}[一-龠]?課$|旧|[るたてでりれ][一-龠]|[ぁ-ん]る[一-龠]")
"""What begins in the midst of a word, or names what is no more."""


def _is_name(name: str) -> bool:
    bare = re.sub("「.*?」$", "", name)
    if len(bare) < 2 or bare in no_actor():
        return False
    return not re.match(_TORN, bare) and not NO_NAME.search(bare)


def everywhere(document: Document, names: Sequence[str]) -> list[Span]:
    """All places at which one of the names stands, the longest first, none inside another's."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for name in sorted(names, key=len, reverse=True):
        for n, a in document.joined.places(name):
            text, b = document.flows[n].text, a + len(name)
            own = taken.setdefault(n, [])
            free = not any(a < d and c < b for c, d in own)
            if free and _stands(text, a, b, name, document.own.city):
                own.append((a, b))
    return [
        span
        for n in sorted(taken)
        for a, b in sorted(taken[n])
        for span in document.flows[n].spans(a, b)
    ]


_LETTER = re.compile("[一-龠々ァ-ヴーA-Za-z]")


_LED = re.compile("(?:各|市内|[0-9]|毎[年月週日回]度?|[今本翌来昨]年度?|現在|今後)$")


def _stands(text: str, start: int, end: int, name: str, city: str = "") -> bool:
    """Whether a name stands here as a whole; a short one needs both sides free."""
    near = text[max(0, start - 3) : start]
    before, after = near[-1:], text[end : end + 1]
    inner = name[-1] in "課室係" and re.search("[一-龠]{2}部$", near)
    if inner or _LED.search(near):
        before = ""
    if name.endswith("部") and _SECTION.match(text, end):
        after = ""
        before = "" if city and text[:start].endswith(city) else before
    follows = re.match("等|達|側|間|同士|内|向け|及び|並びに|又は", text[end:]) and len(name) > 1
    if _LETTER.match(after) and not follows:
        return False
    return not (_LETTER.match(before) and (len(name) < 4 or _LETTER.match(name[0])))
