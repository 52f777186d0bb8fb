"""The marks that headings begin with: level word and number, chapter, numerals of every kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kyodo_graph.drafting.printed.numerals import CIRCLED, KANJI_DIGITS, ROMAN, whole

_K = f"[{KANJI_DIGITS}十]{{1,3}}"
_R = f"(?:[{ROMAN}]|(?:IX|IV|V?I{{1,3}}|V|X)(?![A-Za-z]))"
_PLAIN = "[0-9]{1,3}"
_KANA = "[アイウエオカキクケコサシスセソ]"
_PART = (
    rf"(?:\(\s*(?:{_PLAIN}|{_K}|{_KANA}|[A-Za-z]|[{CIRCLED}])\s*\)|{_PLAIN}|{_R}|[{CIRCLED}]"
    rf"|[A-Z](?:[0-9]{{1,2}}(?![0-9]))?(?![A-Za-z]))"
)
_LATER = rf"(?:{_PART}|{_KANA}(?![ァ-ヶー]))"
_COMPOSED = rf"{_PART}(?:\s?[-.ー・]\s?{_LATER}|(?<=\))[{CIRCLED}]|(?<=[0-9])\(\s?{_PLAIN}\s?\))*"
_CHAPTER = re.compile(rf"第\s*(?P<n>{_PLAIN}|{_K})\s*(?P<word>[章節編部款])(?![0-9])\s*")
_CHAPTER_ALONE = re.compile(rf"第(?P<n>{_PLAIN}|{_K})\s+(?=\S)")
WORD = (
    "(?:基本|重点|推進|行動|取組|実施|主要|具体的な|具体的|個別|施策|活動|達成)(?:目標|方針|方向性?"
    "|施策|事業|プロジェクト|取り組み|取組み?|方策|項目|事項|政策|テーマ|課題)"
    "|行動計画|施策の柱|施策の方向性?|取組の(?:方向性?|柱)|基本政策|政策|施策|方策|方針|目標"
    "|柱|事業|取組み|取り組み|取組|項目|プロジェクト"
    "|アクション|ミッション|ビジョン|テーマ|プラン|戦略|課題|視点|指標|成果指標|方向性|方向"
    "|具体策|分野|大項目|中項目|小項目"
)
"""Words of levels that plans use often; :mod:`.series` finds those that one document tells."""

NUMBER = rf"(?:{_COMPOSED}|{_K})"
"""A number of any kind, composed or not, as a pattern."""

_TH = "(?:つ目|つめ|番目?)の"
NTH = rf"(?:第\s*(?={NUMBER})|(?={NUMBER}{_TH}))(?P<nth>{NUMBER})\s*(?:{_TH})?"
"""A number before its level's word: 第1, 一つ目の."""

BY = rf"(?:No\.?|№|番号|その|の(?={NUMBER}番))?\s*[:：-]?\s?"
COUNTER = "(?:番目?|つ目|つめ|号)?"
"""What stands between a level's word and its number (道その一), and behind it (志の1番)."""


@lru_cache(maxsize=64)
def _levelled(words: frozenset[str]) -> re.Pattern[str]:
    told = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    word = f"(?:{told}|{WORD})" if told else WORD
    nth = f"{NTH}(?P<after>{word})(?=[\\s】〕\\]>》)])"
    return re.compile(
        rf"[【〔\[<《]?\s*(?:{nth}|(?P<word>{word})\s*{BY}(?P<n>{NUMBER}){COUNTER})"
        r"(?:\s*[】〕\]>》)]|[.:、](?![0-9]))?(?P<gap>\s*)"
    )


_NO = re.compile(rf"(?P<word>(?:No|NO|no)\.?|№|番号)\s?(?P<n>{_COMPOSED})[.:、]?(?P<gap>\s*)")
_LETTERED = re.compile(
    rf"(?P<n>[A-Z](?:\s?-\s?{_PART})*|[A-Z]\s?-?[0-9]{{1,2}})(?:[.、)](?![0-9])\s*|\s+)"
)
_BRACKETED = re.compile(
    rf"(?P<n>[(〔〈《【\[<]\s*(?:{_PLAIN}(?:\s?[-.]\s?{_PLAIN})*|{_K}|{_KANA}"
    rf"|[a-zA-Z]|(?![RHS])[A-Z]\s?-?[0-9]{{1,2}}|{_R})"
    r"\s*[)〕〉》】\]>])\s*[-.、]?\s*"
)
_COUNTED = re.compile(
    rf"(?P<n>{_COMPOSED})(?:(?P<dot>[.、)](?![0-9]))\s*|(?P<gap>\s+)|(?<=[{CIRCLED}{ROMAN})])\s*)"
)
_KANJI = re.compile(rf"(?P<n>{_K})(?:[、.]\s*|\s+)")
_KANA_MARK = re.compile(rf"(?P<n>{_KANA})(?:[、.)]\s*|\s+)")
_SIGN = re.compile(r"(?P<n>[■□●◆◇▼▽★☆◎▶▷◉❖○])\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a heading begins: the shape of its mark, the level's word, its number, where it ends.

    ``shape`` is the same for marks of one kind: ``施策:n-n``, ``第章``, ``(n)``, ``k``, ``■``.
    ``number`` has no word, no blank and, round the whole of it, no brackets.
    """

    shape: str
    word: str
    number: str
    end: int
    sign: str = ""


def mark_of(text: str, words: frozenset[str] = frozenset()) -> Mark | None:
    """The mark that a narrowed text begins with; None where it has none. ``words``: level words
    that the document tells, beside the usual ones.

    >>> marks = ["施策1-1 声をきく", "1-(1)-①広報", "(三) 取組", "A-2-③ 議会", "No.6 講座"]
    >>> [(m.shape, m.number) for m in map(mark_of, marks) if m]
    [('施策:n-n', '1-1'), ('n-(n)-c', '1-(1)-①'), ('(k)', '三'), ('A-n-c', 'A-2-③'), ('No:n', '6')]
    >>> mark_of("市民は") is None, mark_of("5年間の取組") is None
    (True, True)
    >>> mark_of("挑戦3 学ぶ", frozenset({"挑戦"})).shape
    '挑戦:n'
    """
    if chapter := _CHAPTER.match(text):
        return Mark(f"第{chapter['word']}", "", chapter["n"], chapter.end())
    if plain := _CHAPTER_ALONE.match(text):
        return Mark("第章", "", plain["n"], plain.end())
    levelled = _levelled(words).match(text)
    if levelled and levelled.end() < len(text):
        named = levelled["gap"] or _closed(levelled) or follows_number(text, levelled.end())
        if named:
            word, number = levelled["word"], levelled["n"]
            if not word:
                word, number = levelled["after"], levelled["nth"]
            return _mark(word, number, levelled.end())
    if numbered := _NO.match(text):
        return _mark("No", numbered["n"], numbered.end(), word="")
    if sign := _SIGN.match(text):
        # Of signs in a row none is that of the mark behind them.
        alone = not _SIGN.match(text, sign.end())
        within = mark_of(text[sign.end() :], words) if alone else None
        if within and within.end < len(text) - sign.end():
            shape = within.shape if within.word else sign["n"] + within.shape
            end = sign.end() + within.end
            return Mark(shape, within.word, within.number, end, sign["n"])
        return Mark(sign["n"], "", "", sign.end(), sign["n"])
    for pattern in (_BRACKETED, _COUNTED, _LETTERED, _KANJI, _KANA_MARK):
        found = pattern.match(text)
        if found and found.end() < len(text):
            return _mark("", found["n"], found.end())
    return None


def _closed(found: re.Match[str]) -> bool:
    return found[0].rstrip()[-1:] in "】〕]>》).:、" or "-" in (found["n"] or "")


def follows_number(text: str, at: int) -> bool:
    """Whether a title may follow a number without a blank: no counter, no particle, no date."""
    return bool(text[at:]) and not re.match(
        r"[年月日つ個件回人か名箇ヵヶ割％%のをがはにでとへもや、。,]|から|まで|以上|ページ",
        text[at:],
    )


def _mark(kind: str, number: str, end: int, word: str | None = None) -> Mark:
    number = re.sub(r"\s+", "", number)
    shape = shape_of(number)
    plain = number
    if re.fullmatch(r"[(〔〈《【\[<][^()〔〕]*[)〕〉》】\]>]", number):
        plain = number[1:-1]
    return Mark(f"{kind}:{shape}" if kind else shape, kind if word is None else word, plain, end)


_SHAPES = (
    (re.compile(f"[{CIRCLED}]"), "c"),
    (re.compile(_R), "R"),
    (re.compile(_KANA), "ア"),
    (re.compile("[A-Z]"), "A"),
    (re.compile("[a-z]"), "a"),
    (re.compile(_K), "k"),
    (re.compile(_PLAIN), "n"),
)


def shape_of(number: str) -> str:
    """The kind of a number, its digits aside.

    >>> [shape_of(n) for n in ("1-1", "(3)", "A-2-③", "Ⅳ", "十二", "(ア)")]
    ['n-n', '(n)', 'A-n-c', 'R', 'k', '(ア)']
    """
    shape, at = "", 0
    while at < len(number):
        for pattern, name in _SHAPES:
            if found := pattern.match(number, at):
                shape += name
                at = found.end()
                break
        else:
            shape += "-" if number[at] in "-.ー・" else number[at]
            at += 1
    return shape


def ordinal(number: str) -> int | None:
    """The last part of a number as a whole number, to see gaps by.

    >>> [ordinal(n) for n in ("2-3", "③", "第4章", "ウ", "B", "B3")]
    [3, 3, 4, 3, 2, 3]
    """
    parts = [part for part in re.split(r"[-.ー・()第章節編部款]", number) if part]
    if not parts:
        return None
    last = parts[-1]
    kana = "アイウエオカキクケコサシスセソ"
    if len(last) == 1 and last in kana:
        return kana.index(last) + 1
    if (value := whole(last)) is not None:
        return value
    if lettered := re.fullmatch("[A-Z]([0-9]+)", last):
        return int(lettered[1])
    return ord(last) - ord("A") + 1 if re.fullmatch("[A-Z]", last) else None
