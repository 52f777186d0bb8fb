"""Where a name begins: what stands before it, here and wherever else the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kyodo_graph.drafting.lexicon import actor_ends, generic

LONGEST = 26
_HARD = "、。「」『』()【】〔〕[]|\t :;をはがへ/※~<>→⇒…,■□●◆◇○◎▼▽★☆①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳=\n"
_SOFT = re.compile("及び|および|並びに|ならびに|又は|または|から|より|など|[にでとのやも・]")
AFTER = re.compile(
    "$|[、。()」』】|\\s・:,…はがをにへとのでもや<]|及び|並びに|又は|から|より|など|等|内|側|間|同士"
    "|どうし|「"
)
"""What stands behind a name."""

_LEAD = re.compile(
    "(?:市内|町内|各種?|全ての|すべての|すべて|[0-9]+|年[0-9]+回|地元|県内|主に|また|ただし|さらに|なお"
    "|特に|ほか|隣の|新しく|人ずつ|名の|人の"
    "|毎(?:年度?|月|週|日|回)|[今本翌来昨]年度?|現在|今後|当面|従来|将来|近年|随時|適宜|同時に|年生)"
)
_VERB = re.compile(
    "(?:する|した|して|いる|ある|った|って|れる|られる|せる|よう|ため|ない|いた|つつ|これまで"
    "|ついて|よって|おいて|あれば|れた"
    "|つくる|まとめる|かかわる|集まる|おける|による|よる|なる|じた|じて|通じ|(?<![共協合])同|引き続き|あらゆる|さらなる"
    "|[一-龠][ぁ-ん]?[るた]|[一-龠][ぁ-ん]{1,3}て|[一-龠]い|[一-龠]{1,2}[ぁ-ん]?[うくぐすつぶむ])"
    "(?=[一-龠ァ-ヴA-Z]|まち|みんな|こども)"
)
_VERB_REACHES = 10
"""Characters beyond which nothing tells whether a verb ends before a place."""
_UNITS = ("市", "町", "村", "県", "国")


_LETTER = re.compile("[一-龠々ァ-ヴーA-Za-zり]")


class Standing:
    """A text as it is asked where else a string stands, and what before it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._whole: dict[str, int] = {}
        self._behind: dict[tuple[str, str], bool] = {}
        self._shared: dict[str, str] = {}

    def places(self, name: str) -> Iterator[int]:
        """Where a string stands."""
        at = self.text.find(name) if name else -1
        while at >= 0:
            yield at
            at = self.text.find(name, at + len(name))

    def whole(self, name: str) -> int:
        """How often a string stands by itself: a mark or particle before it and behind it."""
        if name not in self._whole:
            self._whole[name] = sum(
                (at == 0 or self.text[at - 1] in _HARD)
                and bool(
                    AFTER.match(self.text, at + len(name)) or self.text[at + len(name)] == "\n"
                )
                for at in self.places(name)
            )
        return self._whole[name]

    def always_behind(self, name: str, before: str) -> bool:
        """Whether a string never stands but behind another, or inside another word."""
        if (name, before) not in self._behind:
            self._behind[name, before] = all(
                self.text.endswith(before, 0, at) or bool(at and _LETTER.match(self.text, at - 1))
                for at in self.places(name)
            )
        return self._behind[name, before]

    def shared(self, front: str) -> str:
        """What all places of a string have in common, where what follows differs and none is in
        mid-word; empty where they have not."""
        if front not in self._shared:
            tails = [_MARKS.split(self.text[at : at + LONGEST + 8])[0] for at in self.places(front)]
            common = _common(tails)
            follows = {tail[len(common) :][:1] for tail in tails}
            told = len(follows) > 1 and all(AFTER.match(tail, len(common)) for tail in tails)
            self._shared[front] = common if told else ""
        return self._shared[front]


def settled(text: str, start: int, end: int, city: str, standing: Standing) -> int:
    """Where a name begins that one line alone would let begin at ``start``.

    What stands by itself twice is a name whatever is in it, if its end never stands without it;
    and where the end of a name stands by itself elsewhere, the words before it were none of it.

    >>> told = Standing(["みなとIT隊は、市と", "市は、みなとIT隊に", "使う自治会", "自治会は"])
    >>> settled("市は、みなとIT隊に", 6, 9, "", told), settled("使う自治会", 0, 5, "", told)
    (3, 2)
    """
    kana = _KANA.search(text, 0, end)
    if kana and kana.start("name") < start and standing.whole(kana["name"]) > 1:
        return kana.start("name")
    first = start
    while first > 0 and text[first - 1] not in _HARD and end - first < LONGEST:
        first -= 1
    for place in range(first, start):
        if _LEAD.match(text, place) or text[place] in "各 ・ー-":
            continue
        if standing.whole(text[place:end]) > 1 and standing.always_behind(
            text[start:end], text[place:start]
        ):
            return place
    at = text.find(city, start + 1, end) if city else -1
    if at > 0 and re.match("[ぁ-ん]", text[at - 1]):
        start = at
    if standing.whole(text[start:end]) > 1:
        return start
    for place in range(start + 1, end - 1):
        rest = text[place:end]
        joined = re.match("[ぁ-ん]", text[place - 1])
        if joined and standing.whole(rest) > bool(re.match("[ぁ-ん]", rest)) and _may_stand(rest):
            return place
    return start


_KANA = re.compile(
    "(?:^|[、。「(|\\s・>])(?P<name>(?!それ|これ|また|さら|すべ|いず|あら|みんな)[ぁ-ん]{3,6}[一-龠ァ-ヴー]+)$"
)
"""A name that begins with a word in kana: つながり推進室, にぎわい部会."""
_MARKS = re.compile("[、。「」『』()|\\n\\t:;<]")


def body_end(text: str, start: int, end: int, standing: Standing) -> int:
    """Where the name of an incorporated body ends that one line alone would let end at ``end``.

    All that its places have in common is its name, where what follows differs.

    >>> told = Standing(["NPO法人えんがわの協力", "NPO法人えんがわが担う"])
    >>> body_end("NPO法人えんがわの協力", 0, 7, told)
    9
    """
    if common := standing.shared(text[start : min(end, start + 8)]):
        return start + len(common)
    # A particle's sign may be the end of a word before what bodies are called: ふるさと財団.
    if more := _CALLED.match(text, end):
        return more.end()
    return end


def _common(texts: Sequence[str]) -> str:
    """What texts begin with, all of them."""
    low, high = min(texts, default=""), max(texts, default="")
    same = next((n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    return low[:same]


_CALLED = re.compile("[とにやもでが](?:財団|協会|公社|機構|研究所)(?=[はがをにのと、。)]|$)")


def _may_stand(rest: str) -> bool:
    return len(rest) > 1 and (rest in generic() or _ended(rest))


@cache
def _ended(name: str) -> bool:
    return bool(re.search(f"(?:{actor_ends().pattern})$", name))


def ends_name(left: str) -> bool:
    """Whether a string ends as names of actors end.

    >>> ends_name("霧谷市と自治会"), ends_name("自治会の")
    (True, False)
    """
    return bool(left) and (left in generic() or left in _UNITS or _ended(left))


def begin(text: str, inner: int, city: str, quoted: frozenset[str]) -> int:
    """Where a name begins whose ending begins at ``inner``: after a mark or particle before it."""
    hard = inner
    while hard > 0 and text[hard - 1] not in _HARD and inner - hard < LONGEST:
        hard -= 1
    # は and が are no particles at the very beginning of a name.
    if hard > 1 and text[hard - 1] in "はが" and text[hard - 2] in "、。「(\t ":
        hard -= 1
    for verb in _VERB.finditer(text, hard, inner + _VERB_REACHES):
        if verb.end() <= inner:
            hard = verb.end()
    while hard < inner and text[hard] in "・- ー":
        hard += 1
    chunk = text[hard:inner]
    led = bool(city) and chunk.startswith(city) and chunk[len(city) :][:1] not in "のにとでも"
    start = base = hard
    for soft in _SOFT.finditer(chunk):
        left = text[start : hard + soft.start()]
        named = ends_name(left)
        if not left:
            # A particle at the very front may be the name's own: やまぐち.
            if start > hard or text[hard - 1 : hard] not in ("", *"、。「( \t・|>"):
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


_OF_STATE = re.compile("(?<![一-龠々])[県国都府]の$")


def with_state(text: str, start: int) -> int:
    """Where the name of an office begins before which its state or prefecture is named.

    >>> with_state("県の地域事務所は", 2), with_state("市の地域課は", 2)
    (0, 2)
    """
    return start - 2 if _OF_STATE.search(text, 0, start) else start


def _without_lead(text: str, start: int, inner: int) -> int:
    """A name without a word before it that is none of its own: 市内, 各, 11."""
    lead = _LEAD.match(text, start, inner)
    while lead and lead.end() <= inner:
        start = lead.end()
        lead = _LEAD.match(text, start, inner)
    return start
