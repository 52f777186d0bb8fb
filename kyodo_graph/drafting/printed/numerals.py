"""Numerals as plans print them: 12, 三十一, 三〇, 元, Ⅳ, ①, 1,260, 七一・五."""

from __future__ import annotations

import re
import unicodedata

KANJI_DIGITS = "〇零一二三四五六七八九"
KANJI_NUMERAL = f"[{KANJI_DIGITS}十百千]+"
_TENS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾"
ROMAN = "Ⅰ-Ⅻⅰ-ⅻ"


def whole(text: str) -> int | None:
    """The whole number that a numeral stands for; None where it is none.

    >>> [whole(t) for t in ("31", "三十一", "三〇", "元", "Ⅳ", "IV", "⑫", "二〇二四", "百五", "y")]
    [31, 31, 30, 1, 4, 4, 12, 2024, 105, None]
    """
    if not text:
        return None
    if text == "元":
        return 1
    if text.isascii() and text.isdigit():
        return int(text)
    if all(c in KANJI_DIGITS for c in text):
        return int("".join(str(max(KANJI_DIGITS.index(c) - 1, 0)) for c in text))
    if re.fullmatch(KANJI_NUMERAL, text):
        return _written_out(text)
    if len(text) == 1 and (value := unicodedata.numeric(text, None)) and value == int(value):
        return int(value)
    return _roman(unicodedata.normalize("NFKC", text).upper())


def _written_out(text: str) -> int:
    total, digit = 0, 0
    for character in text:
        if unit := _TENS.get(character):
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = max(KANJI_DIGITS.index(character) - 1, 0)
    return total + digit


def _roman(text: str) -> int | None:
    if not text or any(c not in _ROMAN for c in text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )


_FIGURE = re.compile(
    rf"(?P<sign>[△▲-])?\s*(?P<n>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    rf"|[{KANJI_DIGITS}十百千]+(?:[・.][{KANJI_DIGITS}]+)?)(?P<myriad>万)?"
)


def figure(text: str) -> tuple[str, int, int] | None:
    """The first figure of a narrowed text as a plain decimal, and where it is printed.

    >>> figure("約1,260万円"), figure("七一・五"), figure("三二〇"), figure("未定")
    (('12600000', 1, 7), ('71.5', 0, 4), ('320', 0, 3), None)
    """
    found = _FIGURE.search(text)
    if not found:
        return None
    sign = "-" if found["sign"] and found.start() == 0 and found["sign"] in "△▲-" else ""
    digits = found["n"].replace(",", "")
    if not digits[0].isascii():
        whole_part, _, rest = re.sub("[・.]", ".", digits).partition(".")
        decimals = "".join(str(whole(c)) for c in rest)
        digits = f"{whole(whole_part)}" + (f".{decimals}" if decimals else "")
    if found["myriad"]:
        digits = f"{round(float(digits) * 10_000)}"
    start = found.start() if sign else found.start("n")
    return sign + digits, start, found.end()
