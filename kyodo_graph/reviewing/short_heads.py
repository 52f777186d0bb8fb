"""Heads of one letter or two that the document itself spells out: 民＝市民、町会."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from kyodo_graph.folding import fold_name

_LONGEST = 2
_SPELLED = re.compile(
    r"(?:^|(?<=[\s、。;(:]))(?P<short>[^\s、。:=.()]{1,2})\s*(?:[:=]|\.\.+)\s*(?P<full>[^\s。:=.()]{2,60})"
)
_AND = re.compile(r"及び|並びに|および|ならびに|[\s、,/・]+")


def spelled_heads(heads: Iterable[str], lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The names for which short heads of columns stand, by the folded head.

    Only a line that spells out two heads at least is read: one alone may be anything.

    >>> spelled_heads(["民", "企", "内容"], ["市＝市役所　民＝市民、町会及び協議会　企＝企業"])
    {'民': ('市民', '町会', '協議会'), '企': ('企業',)}
    >>> spelled_heads(["民", "企"], ["民…市民　企…企業"])
    {'民': ('市民',), '企': ('企業',)}
    >>> spelled_heads(["民", "企"], ["民：声を寄せる"])
    {}
    """
    short = {fold_name(head) for head in heads if 0 < len(head) <= _LONGEST}
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        told = [
            m for m in _SPELLED.finditer(normalize("NFKC", line)) if fold_name(m["short"]) in short
        ]
        if len({m["short"] for m in told}) > 1:
            for match in told:
                names = tuple(name for name in _AND.split(match["full"]) if name)
                found.setdefault(fold_name(match["short"]), names)
    return found
