"""The word of a clause that an actor hangs on, and which way round the word is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kyodo_graph.drafting.ties.clauses import Group
from kyodo_graph.drafting.ties.verbs import Verbs, verbs


@dataclass(frozen=True)
class Found:
    """A word of a class, and where it stands."""

    verbs: Verbs
    start: int
    end: int
    word: str = ""


def verb_of(text: str, other: Group, stop: int) -> Found | None:
    """The first known word of a clause that goes with the other's case."""
    best: Found | None = None
    case = {"into": "dat", "between": "acc", "ins": "acc", "with": "loc", "from": "src"}.get(
        other.case, other.case
    )
    for group in verbs():
        found = None
        if other.noun and "gen" in group.cases:
            match = search(group, text, other.end, min(stop, other.after + 16))
            noun = other.end + 1 + len(other.noun)
            inside = match is not None and match.end() <= noun
            if match and match.start() < other.after and (not inside or _acts(text, match.end())):
                found = match
        if found is None and case in group.cases:
            found = search(group, text, other.after, stop)
        if _no_tie(other, group, text):
            continue
        if found and (best is None or found.start() < best.start):
            best = Found(group, found.start(), found.end(), found[0])
    return best


_SENT = re.compile("[^、。]{0,4}(?:派遣|配置|置[いきく]|送[りるっ])")
_NOT_YET = re.compile("の(?:設立|結成|立ち?上げ)(?![・や])|の(?:育成|養成|支援|向上)を目的")
"""What is only to be, or what is meant by it: 法人の設立を助ける, 団体の育成を目的とする."""
_RUNNING = re.compile("運営|管理|指定管理者")
_PLACE = re.compile("(?:階|内|隣|前|横|敷地|一角|一室|窓口)$")


def _no_tie(other: Group, known: Verbs, text: str) -> bool:
    """What makes no tie: 企業からの寄附を原資とする, 団体の紹介欄を設ける, 職員を置く,
    館の運営を任せる, 館の一室に置く."""
    relation = known.relation
    if _NOT_YET.match(text, other.end):
        return True
    if other.case == "from" and relation == "supports":
        return True
    if other.noun and relation == "organises":
        return True
    if other.noun and other.case in ("acc", "dat") and relation == "entrusts":
        return bool(_RUNNING.search(other.noun))
    if _PLACE.search(other.noun) and relation == "supports":
        return True
    return other.case == "acc" and not other.noun and bool(_SENT.match(text, other.after))


def search(known: Verbs, text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first of a class's words that is no part of a longer noun: 評価, not 評価委員会."""
    for match in known.words.finditer(text, start, stop):
        if known.relation != "entrusts" and _GIVEN_AWAY.match(text, match.end()):
            continue
        if known.relation in ("participates_in", "supports") and _ASKS.match(text, match.end()):
            continue
        if _OF_NEXT.match(text, match.end()):
            continue
        if not (_KANJI.match(match[0][-1]) and _KANJI.match(text[match.end() : match.end() + 1])):
            return match
    return None


_ASKS = re.compile("を(?:呼び?[か掛]け|促|求め|募|働き?[か掛]け|お願い)")
"""Who asks for it does not do it: 参加を呼びかける."""
_OF_NEXT = re.compile("[りきい]?の(?:仕方|手ほどき|研修|指導|講習|助言|支援|補助|助成|報告|情報)")
"""What is done is the next noun's: 聞き取りの手ほどきを受ける."""
_GIVEN_AWAY = re.compile("(?:等|など)?を(?:委託|頼[みむん]|任せ|委ね|依頼|お願い)")
"""What is done is done by who is asked: 広報の配布を頼む."""
_KANJI = re.compile("[一-龠]")
_ACTS = re.compile(
    "[^、。]{0,6}?(?:を|により|によって|のもと|で|として|とな|に(?:当た|あた|努|応|乗)|は|$)|(?<=[りいじえ])"
)
_HELPED = re.compile("[^、。を]{0,6}を[^、。]{0,6}(?:支|手伝|手助|助|補|促|調整|協力|見守)")


def _acts(text: str, at: int) -> bool:
    """Whether a noun of action is done, not helped or looked at: 運営を行う, not 運営を支える."""
    return bool(_ACTS.match(text, at)) and not _HELPED.match(text, at)


_RECEIVED = re.compile(
    "[^、。]{0,12}?(?:を(?:[^、。を]{0,6}?)(?:受け|得|もら|いただ|仰|借り)|の提供を受|により|によって|のもと)"
    "|(?:さ|ら|わ|か|た|せら)?れ(?=[てるたま、])|られ"
)


_ASKED = re.compile("[^、。]{0,10}?(?:提案|申請|応募|申込|申し込み|要望|相談|依頼|求め)")


def taken(text: str, other: Group, found: Found) -> bool:
    """Whether the doer is the other."""
    if found.verbs.taken:
        return True
    if other.case == "ins" and not other.noun:
        return True
    if other.case == "with" and other.noun and found.start < other.after:
        return True
    if other.case == "from" and _ASKED.match(text, other.after):
        return False
    if other.case == "src" and found.verbs.relation not in ("advises", "consults", "evaluates"):
        return True
    return received(text, found.end) and (
        found.verbs.relation != "consults"
        or found.word == "諮問"
        or "れ" in text[found.end : found.end + 2]
    )


def received(text: str, at: int) -> bool:
    """Whether what is named before a place is received, not done: 助言を受ける, 支えられる.

    >>> [received(text, 2) for text in ("助言を受ける。", "委託により", "助言する。")]
    [True, True, False]
    """
    return bool(_RECEIVED.match(text, at))
