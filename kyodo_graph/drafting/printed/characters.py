"""Print of one width, character for character, so that places in it are places in the line."""

from __future__ import annotations

import re
import unicodedata

from kyodo_graph.folding import fold

KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
HIRAGANA = "\u3041-\u3096"
KATAKANA = "\u30a1-\u30faー"

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−─━－"), "-")
_WAVES = dict.fromkeys(map(ord, "～〜∼∿"), "~")
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009"), " ")
_WIDE = {
    code: same
    for code in (*range(0xFF01, 0xFF5F), *range(0x2E80, 0x2FE0), *range(0xFF65, 0xFF9E))
    if len(same := unicodedata.normalize("NFKC", chr(code))) == 1
}
_RADICALS = {
    code: same
    for code in range(0x2E80, 0x2FE0)
    if len(same := fold(chr(code))) == 1 and same != chr(code)
}
_NARROW = _WIDE | _RADICALS | _DASHES | _WAVES | _SPACES
_SLIP_RI = re.compile(f"(?<=[{HIRAGANA}])リ(?![{KATAKANA}])")
_SLIP = re.compile(f"(?<=[{KATAKANA}])一(?=[{KATAKANA}])")


def narrow(text: str) -> str:
    """A text in one width: ASCII forms, one dash, one wave dash, blanks alike; as long as before.

    Marks of items (①, Ⅳ) stay what they are, and so does the long vowel.

    >>> narrow("施策１－１　サポート①（Ⅳ）"), len(narrow("㈱ﾃﾞ"))
    ('施策1-1 サポート①(Ⅳ)', 3)
    """
    return text.translate(_NARROW)


def mended(label: str) -> str:
    """A title with slips between letters that look alike put right: 一 for ー between katakana, リ
    for り behind hiragana.

    >>> mended("コ一ディネーター"), mended("一人ひとり"), mended("思いやリ基金"), mended("のリスト")
    ('コーディネーター', '一人ひとり', '思いやり基金', 'のリスト')
    """
    return _SLIP_RI.sub("り", _SLIP.sub("ー", label))


def squeezed(text: str) -> str:
    """A text with runs of blanks as one, none at the ends.

    >>> squeezed(" 自治会　 町内会 ")
    '自治会 町内会'
    """
    return " ".join(text.split())
