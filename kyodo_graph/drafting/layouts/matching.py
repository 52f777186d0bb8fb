"""Whether a row's name is that of an item: the same, shortened, or printed with a slip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kyodo_graph.drafting.printed.characters import mended
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.numerals import whole
from kyodo_graph.folding import fold_name

_NEAR = 0.72
_IN_COMMON = 0.4
_REPEATED = re.compile(r"\s*[【(〔\[]再掲[】)〕\]]\s*")
_RANGE = re.compile(r"(?:No\.?|№)?\s*[0-9]+\s*[~-]\s*(?:No\.?|№)?\s*[0-9]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an item in a table: its number and label, and where the label begins."""

    number: str
    label: str
    start: int = 0
    repeated: bool = False


def name_of(text: str, number: str = "") -> Name:
    """The name in a cell: ``①広報の充実``, ``一ア 協働研修``, ``(1)講座【再掲】``.

    >>> name_of("①広報の充実"), name_of("講座【再掲】", "7").repeated
    (Name(number='①', label='広報の充実', start=1, repeated=False), True)
    """
    mark = mark_of(text)
    start = 0
    if mark is not None and mark.number and mark.end < len(text):
        number, start = number or mark.number, mark.end
    elif found := re.match("[一二三四五六七八九十]?[ア-ソ]\\s", text):
        number, start = number or found[0].strip(), found.end()
    label = text[start:]
    return Name(number, _REPEATED.sub("", label).strip(), start, bool(_REPEATED.search(label)))


def ranged(text: str) -> bool:
    """Whether a cell names a range of items and none itself.

    >>> ranged("No.1~No.3"), ranged("広報の充実")
    (True, False)
    """
    return bool(_RANGE.fullmatch(text.strip()))


@lru_cache(maxsize=50_000)
def plain(label: str) -> str:
    """A label as labels are compared."""
    return fold_name(mended(label)).rstrip("。")


def same_number(one: str, other: str) -> bool:
    """Whether two numbers count the same: 6 and 6, ⑥ and 6, Ⅰ and 1.

    >>> same_number("⑥", "6"), same_number("1-1", "1-2"), same_number("", "")
    (True, False, False)
    """
    return bool(one and other) and _values(one) == _values(other)


@lru_cache(maxsize=50_000)
def _values(number: str) -> list[object]:
    parts = [part for part in re.split(r"[-.ー・()\s]+", number) if part]
    return [whole(part) or part for part in parts]


def match(name: Name, labels: Sequence[str], numbers: Sequence[str]) -> tuple[int, bool] | None:
    """The item that a name means, and whether it is printed the same; None where none is meant.

    The same label decides; else the number, if the labels have something in common; else a label
    that is part of the other or nearly the same, if only one is.

    >>> match(Name("18", "市民討議会"), ["講座", "無作為抽出による市民討議会"], ["17", "18"])
    (1, False)
    >>> match(Name("", "買い物と見守リ"), ["買い物と見守り", "講座"], ["1", "2"])
    (0, False)
    """
    wanted = plain(name.label)
    if not wanted:
        return None
    folded = [plain(label) for label in labels]
    exact = [n for n, label in enumerate(folded) if label == wanted]
    if len(exact) > 1:
        exact = [n for n in exact if same_number(numbers[n], name.number)] or exact
    if exact:
        return exact[0], _printed(labels[exact[0]]) == _printed(name.label)
    named = [n for n, label in enumerate(folded) if label and same_number(numbers[n], name.number)]
    close = {n: _alike(wanted, folded[n], _IN_COMMON) for n in named}
    numbered = [n for n in named if close[n] >= _IN_COMMON]
    if numbered:
        return max(numbered, key=lambda n: close[n]), False
    close = {n: _alike(wanted, label, _NEAR) for n, label in enumerate(folded) if label}
    near = sorted((n for n in close if close[n] >= _NEAR), key=lambda n: -close[n])
    if near and (len(near) == 1 or close[near[0]] - close[near[1]] > 0.1):
        return near[0], False
    return None


def _printed(label: str) -> str:
    return fold_name(label).rstrip("。")


@lru_cache(maxsize=50_000)
def _alike(one: str, other: str, least: float) -> float:
    """How alike two labels are, 0 to 1; one that is part of the other nearly is the other. What
    can't be ``least`` alike is 0, without a comparison in full."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and short in long:
        return 0.8
    if 2 * len(short) < least * (len(short) + len(long)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0
