"""One fold for names: texts that differ only in how they are printed become the same.

What is folded is data (``folding.json``), which the pages' JavaScript reads too; one table of cases
holds both. Radicals are mapped by the Unicode property Equivalent_Unified_Ideograph, four of them
(戸 黒 青 黄) to the form that Japanese fonts draw.

There are three strengths. :func:`fold` asks whether the same is printed, :func:`fold_name` whether
the same name is, brackets and quotation marks aside, and :func:`search_fold` whether what was typed
may mean what is printed: kana alike, common variants of kanji alike. The printed form is kept
wherever something is shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def _set(*kinds: str) -> str:
    """The characters of some kinds, as the inside of a set in a regular expression."""
    found = []
    for given in (one for kind in kinds for one in _DATA[kind]):
        first, _, last = given.partition("-")
        found.append(f"{chr(int(first, 16))}-{chr(int(last or first, 16))}")
    return "".join(found)


def _table(alike: Mapping[str, str]) -> dict[int, str]:
    return {ord(one): shown for shown, others in alike.items() for one in others}


_NOTHING = re.compile(f"[{_set('blank', 'dropped')}]+")
_BLANK = re.compile(f"[{_set('blank')}]+")
_UNMARKED = re.compile(f"[^{_set('kept')}]+")
_NO_LONG_VOWEL = re.compile(f"(?<![ー{_set('kana')}])ー+")
_LONG_VOWEL = re.compile(f"(?<=[{_set('kana')}])-(?![-0-9])")
_BEFORE, _AFTER = _table(_DATA["before"]), _table(_DATA["after"])
_BRACKETS = dict.fromkeys(map(ord, _DATA["brackets"]))
_SEARCHED = (
    _table(_DATA["variants"]) | {code: chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
) | {ord("ー"): "-"}


def fold(text: str) -> str:
    """A text with what printers vary left aside: width, case, blanks and look-alikes.

    Invisible characters go; radicals become the ideographs that they look like; dashes, wave
    dashes, middle dots and circles are one class each. A single dash behind kana is a long vowel,
    a long vowel that no kana precedes is a dash. ① stays ①: it is the mark of an item, and no 1.

    >>> fold("⼈づくり ⽀援会") == fold("人づくり支援会")
    True
    >>> fold("ＮＰＯ サポ―ト"), fold("2024ー2025"), fold("〇◯"), fold("①")
    ('npoサポート', '2024-2025', '○○', '①')
    """
    if text.isascii():
        return _NOTHING.sub("", text).lower()
    plain = _normal(_NOTHING.sub("", text).translate(_BEFORE))
    plain = _normal(_NOTHING.sub("", plain.lower()).translate(_AFTER))
    plain = _NO_LONG_VOWEL.sub(lambda found: "-" * len(found[0]), plain)
    return _LONG_VOWEL.sub("ー", plain)


def fold_name(text: str) -> str:
    """A name as names are compared: folded, brackets and quotation marks aside.

    >>> fold_name("「ＮＰＯ 法人」") == fold_name("NPO(法人)")
    True
    """
    return fold(text).translate(_BRACKETS)


def search_fold(text: str) -> str:
    """A text as it is searched: folded, kana alike, common variants of kanji alike.

    What is typed is in what is printed if the one, so folded, is a part of the other.

    >>> search_fold("髙﨑サポ－ト") == search_fold("高崎さぽーと")
    True
    """
    return fold(text).translate(_SEARCHED)


def search_words(text: str) -> tuple[str, ...]:
    """The words that are all looked for; a text that is spaced out (市 民 会 議) is one word.

    >>> search_words("ＮＰＯ　サポート"), search_words("N P O")
    (('npo', 'さぽ-と'), ('npo',))
    """
    words = [word for word in map(search_fold, _BLANK.split(text)) if word]
    spaced_out = all(len(word) == 1 for word in words)
    return ("".join(words),) if words and spaced_out else tuple(words)


def known_as(given: str, known: Iterable[str]) -> str | None:
    """Which of the known names is meant: the very one, or the only one that folds alike.

    >>> known_as(" ｔ０３", ["T03", "T04"])
    'T03'
    >>> known_as("T05", ["T03", "T04"]) is None
    True
    """
    names = list(known)
    if given in names:
        return given
    wanted = fold(given)
    alike = {name for name in names if wanted and fold(name) == wanted}
    return alike.pop() if len(alike) == 1 else None


def _normal(text: str) -> str:
    """Compatibility forms resolved, except in marks that number items."""
    return _UNMARKED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
