"""Legends of labels that further lines begin with: リード＝先頭に立つ　サポート＝後ろで支える."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from kyodo_graph.drafting.layouts.told_signs import Meant
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import role_code

_ENTRY = re.compile(
    r"(?:^|(?<=[\s、。/]))[「\[【]?(?P<label>[^\s:=…‥、。()「」\[\]【】]{2,8})[」\]】]?"
    r"\s*(?:[:=]|[…‥]+)\s*(?P<meaning>[^\s:=…‥、。/()]{2,24})(?=[\s、。/]|$)"
)
_LEADS = re.compile(r"[「\[【]?(?P<label>[^\s:、。()「」\[\]【】]{2,8})[」\]】]?\s*[:\s]?\s*(?=\S)")
_AGAIN = 2


def label_legends(lines: Sequence[Line], taken: Container[int]) -> Iterator[list[Meant]]:
    """Lines that tell of several labels what role each means, in different ways, where further
    lines begin with most of them; ``taken``: lines that are legends already.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> cards = ["リード　市", "サポート　会"] * 2
    >>> text = read_lines(["リード=先頭に立つ　サポート=後ろで支える", *cards])
    >>> [[(m.sign, m.meaning) for m in told] for told in label_legends(text, ())]
    [[('リード', '先頭に立つ'), ('サポート', '後ろで支える')]]
    """
    begins: Counter[str] = Counter()
    for line in lines:
        if not line.blank and (found := _LEADS.match(line.content)):
            begins[found["label"]] += 1
    for line in lines:
        if line.blank or line.number in taken:
            continue
        made = [
            Meant(m["label"], m["meaning"], line.number, *m.span())
            for m in _ENTRY.finditer(line.text, line.start, line.end)
        ]
        codes = [role_code(one.meaning) for one in made]
        if len(made) < 2 or not all(codes) or len(set(codes)) < len(codes):
            continue
        # One of them may stand before the names of others only, or in few cards.
        often = sum(begins[one.sign] >= _AGAIN for one in made)
        if often * 3 >= len(made) * 2:
            yield made
