"""Running heads and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(
    r"[\s\-–—―‐‑−─ー~〜・|/(\[<《〈【〔P.p頁ページ]*?(?P<n>\d{1,4}|[ivxlc]{1,7})"
    r"(?P<of>\s*/\s*\d{1,4})?[\s\-–—―‐‑−─ー~〜・|)\]>》〉】〕頁ページ.]*"
)
_DECORATED = re.compile(r"[-–—―‐‑−─ー~〜(\[〔P頁ペ/|]")
_IN_HEAD = re.compile(r"^(?P<n>\d{1,4})(?=[\s|])|(?<=[\s|])(?P<m>\d{1,4})$")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at the edge of a page: which page, which line of it, where, and what is printed.

    ``place`` is the height at which it stands (points, from the page's near edge), or its rank
    where pages have no measures; ``top`` whether it is the upper edge.
    """

    page: int
    line: int
    top: bool
    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """Edges that are no text, and the printed number of each page that has one."""

    heads: tuple[Edge, ...]
    numbers: tuple[Edge, ...]
    printed: dict[int, str]


def find(edges: Sequence[Edge], pages: int) -> Found:
    """The running heads and page numbers among the lines at the edges of pages.

    A head stands on three pages or more (on two, if there are no more), digits aside, at the same
    height. A lone number is a page's if it is set off by dashes and the like, or if it grows with
    the pages on three of them or more.

    >>> edges = [Edge(p, 0, False, 20.0, f"- {p + 2} -") for p in (1, 2, 3)]
    >>> find(edges, 3).printed
    {1: '3', 2: '4', 3: '5'}
    """
    numbers, printed = _numbers(edges)
    taken = set(numbers)
    groups: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge not in taken:
            groups[edge.top, _DIGITS.sub("0", _plain(edge.text))].append(edge)
    heads: list[Edge] = []
    need = 3 if pages > 2 else 2
    for (_, masked), group in sorted(groups.items()):
        if len(re.sub(r"[\s0\W]", "", masked)) < 2 and masked.strip("0 "):
            continue
        for near in _same_height(group):
            if len({e.page for e in near}) >= need and _no_items(near):
                heads += near
    for edge in sorted(heads, key=lambda e: e.page):
        found = _IN_HEAD.search(_plain(edge.text))
        if found and edge.page not in printed:
            printed[edge.page] = found["n"] or found["m"]
    return Found(tuple(sorted(heads, key=_order)), tuple(sorted(numbers, key=_order)), printed)


def _numbers(edges: Sequence[Edge]) -> tuple[list[Edge], dict[int, str]]:
    lone = [(e, m) for e in edges if (m := _NUMBER.fullmatch(_plain(e.text)))]
    steps = Counter((m["n"].isdigit(), _value(m["n"]) - e.page) for e, m in lone)
    numbers, printed = [], {}
    for edge, match in sorted(lone, key=lambda pair: (pair[0].page, pair[0].top)):
        digits = match["n"].isdigit()
        # Letters that count on with the pages are no words: two are enough.
        regular = steps[digits, _value(match["n"]) - edge.page] >= (3 if digits else 2)
        decorated = bool(_DECORATED.search(_plain(edge.text)))
        small = len({e.page for e, _ in lone}) < 3 and regular
        if (regular or small or decorated) and edge.page not in printed:
            numbers.append(edge)
            printed[edge.page] = match["n"]
    return numbers, printed


def _value(number: str) -> int:
    """A page's number in digits or in Roman numerals.

    >>> [_value(n) for n in ("12", "iv", "xxi")]
    [12, 4, 21]
    """
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[c] for c in number]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def _same_height(group: Sequence[Edge]) -> list[list[Edge]]:
    parts: list[list[Edge]] = []
    for edge in sorted(group, key=lambda e: (e.place, e.page)):
        if parts and edge.place - parts[-1][-1].place <= 4:
            parts[-1].append(edge)
        else:
            parts.append([edge])
    return parts


def _no_items(group: Sequence[Edge]) -> bool:
    """Whether lines that differ in digits only differ as pages do, and aren't numbered items."""
    texts = {_plain(e.text) for e in group}
    if len(texts) == 1:
        return True
    steps: Counter[int] = Counter()
    for edge in group:
        for number in _DIGITS.findall(_plain(edge.text)):
            steps[int(number) - edge.page] += 1
    return bool(steps) and max(steps.values()) >= 0.6 * len(group) and any(
        _IN_HEAD.search(text) for text in texts
    )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _order(edge: Edge) -> tuple[int, int]:
    return edge.page, edge.line
