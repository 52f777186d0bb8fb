"""Whether a text stands in a passage as a whole: no part of a number, none across two cells."""

from __future__ import annotations

import html
import re
from decimal import Decimal

from kyodo_graph.checks.printed.numbers import numbers
from kyodo_graph.folding import fold

_ELEMENTS = (
    "a|b|blockquote|body|br|caption|center|code|col|colgroup|dd|div|dl|dt|em|figcaption|figure|font"
    "|h[1-6]|head|hr|html|i|img|li|link|meta|ol|p|pre|r[btp]|ruby|s|section|small|span|strong"
    "|style|su[bp]|table|tbody|t[dhr]|tfoot|thead|title|u|ul"
)
_TAGS = re.compile(rf"<!--.*?-->|</?(?:{_ELEMENTS})(?:[\s/][^<>]*)?>", re.DOTALL | re.IGNORECASE)
_CELL_TAG = re.compile(r"</?(?:td|th|tr)(?:[\s/][^<>]*)?>", re.IGNORECASE)
_PIPED = re.compile(r"^.*?[|｜].*?[|｜].*$", re.MULTILINE)
_PIPES = re.compile(r"[|｜]")
_EDGE = "\ue000"
"""A character of nobody's use in place of what two cells, or two numbers, have between them."""

_APART = re.compile(
    r"(?<=[0-9A-Za-z,.０-９Ａ-Ｚａ-ｚ，．])\s+(?=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ△▲−－-])"
    r"|(?<=[−－―—–ー-])\s{2,}(?=[0-9０-９])"
)
"""What lies between two numbers, and between a dash for nothing and the number of the next cell."""

_NUMERAL = "〇一二三四五六七八九十百千万億"
_SIGNS = "△▲-"


def unmarked(text: str) -> str:
    """Text without mark-up. What looks like a tag and is none of HTML is text."""
    return html.unescape(_TAGS.sub(" ", text))


def plain(text: str) -> str:
    """Text without mark-up, folded.

    >>> plain("<p>第３次 計画</p> <NPOみどり>")
    '第3次計画<npoみどり>'
    """
    return fold(unmarked(text))


class Printed:
    """A passage in which texts are looked for.

    >>> here = Printed("参加者数\\t41\\t61\\t1,200人\\t△3.5%")
    >>> [here.has(text, figure=True) for text in ("200人", "416", "3.5%", "41", "1,200人")]
    [False, False, False, True, True]
    """

    def __init__(self, passage: str) -> None:
        parted = _CELL_TAG.sub(_EDGE, passage).replace("\t", _EDGE)
        parted = _PIPED.sub(lambda line: _PIPES.sub(_EDGE, line[0]), parted)
        self._text = unmarked(parted)
        self._whole = fold(self._text)
        self._apart = fold(_APART.sub(_EDGE, self._text.replace("\n", _EDGE)))

    def has(self, text: str, figure: bool = False) -> bool:
        """Whether a text stands here. A figure is no part of a longer one and keeps its sign."""
        claimed = plain(text)
        if not claimed:
            return False
        if figure and _found(fold(_APART.sub(_EDGE, unmarked(text))), self._apart, figure=True):
            return True
        if figure and not any(c.isspace() for c in text) and any(map(_digit, claimed)):
            return False
        # A dash behind a blank is a mark, no long vowel of what precedes.
        return _found(claimed, self._whole, figure) or any(
            _found(claimed, fold(word), figure) for word in self._text.split()
        )

    def numbers(self, unit: str = "") -> set[Decimal]:
        """The numbers of the passage, none made of two cells."""
        return {n for part in re.split(f"[{_EDGE}\n]", self._text) for n in numbers(part, unit)}


def _found(claimed: str, here: str, figure: bool) -> bool:
    at = here.find(claimed)
    while at >= 0:
        before, after = here[:at], here[at + len(claimed) :]
        if _whole(before, claimed, after, figure):
            return True
        at = here.find(claimed, at + 1)
    return False


def _whole(before: str, claimed: str, after: str, figure: bool) -> bool:
    """Whether a hit is no part of a longer number (or, for figures, of a longer numeral)."""
    first, last = claimed[0], claimed[-1]
    if _digit(first) and re.search(r"[0-9][,.]?$", before):
        return False
    if _digit(last) and re.match(r"[,.]?[0-9]", after):
        return False
    if not figure:
        return True
    if _digit(first) and re.search(rf"(?:^|[^0-9a-z\])])[{_SIGNS}]$", before):
        return False
    if first in _NUMERAL and before[-1:] in tuple(_NUMERAL):
        return False
    if last in _NUMERAL and after[:1] in tuple(_NUMERAL):
        return False
    if _letter(first) and _letter(before[-1:]):
        return False
    return not (_letter(last) and _letter(after[:1]))


def _digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
