"""Numbers as plans print them: 1,200人, △3.5%, 三十二, 2万5千円, 3割, 約半数."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "両": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_MYRIADS = "".join(_LARGE)
_KANJI = "".join(_DIGITS) + "".join(_SMALL)
_MINUS = "△▲−‐–-"
_WORDS: dict[str, tuple[int | str, ...]] = {
    "半数": (50, "0.5"),
    "半分": (50, "0.5"),
    "倍増": (2, 200),
    "皆無": (0,),
    "ゼロ": (0,),
}
"""Words that are numbers, with the values that they are coded as."""

_NUMBER = re.compile(
    rf"(?P<sign>(?<![0-9A-Za-z.,~)])[{_MINUS}]\s?)?"
    rf"(?P<amount>(?:(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?[十百千]?[{_MYRIADS}]?)+"
    rf"|(?:[{_KANJI}]+[{_MYRIADS}]?)+)"
    r"(?P<tenths>割(?:(?P<hundredths>[0-9一二三四五六七八九])分)?)?"
)
_FRACTION = re.compile(r"([0-9]+)分の([0-9]+)")


def numbers(text: str, unit: str = "") -> set[Decimal]:
    """The numbers that a text prints, with every value that one of them may be coded as.

    A number keeps its sign (△ ▲ and the minus signs). ``万円`` as the unit leaves the 万 of
    1,200万円 to the unit; 割 is per cent, too.

    >>> sorted(map(str, numbers("△3.5%"))), sorted(map(str, numbers("三十二団体")))
    (['-3.5'], ['32'])
    >>> sorted(numbers("1,200万円")), sorted(numbers("1,200万円", "万円"))
    ([Decimal('12000000')], [Decimal('1200'), Decimal('12000000')])
    >>> Decimal(30) in numbers("約３割"), Decimal(50) in numbers("約半数")
    (True, True)
    """
    plain = unicodedata.normalize("NFKC", text)
    found = {Decimal(value) for word, values in _WORDS.items() if word in plain for value in values}
    for over, part in _FRACTION.findall(plain):
        if int(over):
            share = Decimal(part) / Decimal(over)
            found |= {round(share, n) for n in (1, 2, 3)} | {round(100 * share, n) for n in (0, 1)}
    for match in _NUMBER.finditer(plain):
        found |= set(_values(match, unit))
    return found


def _values(match: re.Match[str], unit: str) -> Iterator[Decimal]:
    sign = -1 if match["sign"] else 1
    amount = match["amount"]
    value = sign * _amount(amount)
    yield value
    if amount[-1] in unit and amount[-1] in _MYRIADS + "".join(_SMALL):
        yield sign * _amount(amount[:-1])
    if match["tenths"]:
        part = match["hundredths"]
        percent = 10 * value + (sign * _amount(part) if part else 0)
        yield from (percent, percent / 100)


def _amount(text: str) -> Decimal:
    """The value of digits and Kanji numerals, mixed ones (2万5千) too."""
    total, group, current, digits = Decimal(0), Decimal(0), "", False
    for token in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?|.", text):
        if token[0].isdigit() and token.isascii():
            current, digits = token.replace(",", ""), True
        elif token in _DIGITS:
            current, digits = f"{current}{_DIGITS[token]}", True
        elif token in _SMALL:
            group += (Decimal(current) if digits else 1) * _SMALL[token]
            current, digits = "", False
        elif token in _LARGE:
            group += Decimal(current) if digits else 0
            total += (group or 1) * _LARGE[token]
            group, current, digits = Decimal(0), "", False
    return total + group + (Decimal(current) if digits else 0)
