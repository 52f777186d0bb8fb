"""Where a text uses short signs: alone in cells, in brackets, before colons, behind dots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import SIGNS, sign_of

_WHOLE = re.compile(r"\t|[|│┃]|<[^<>]*>|\s{2,}|\n")
_AT_NAME = re.compile(
    rf"[(（](?P<inside>[^()（）\s]{{1,3}})[)）]|(?<=[^\s{SIGNS}])(?P<sign>[{SIGNS}])"
)
_SHORT = r"[^\s:=…‥、。()\[\]〔〕【】「」/・<>|]{1,3}"
_BEFORE = re.compile(rf"(?:^|(?<=[\s(\[〔【】〕\]、/;<>|]))(?P<sign>{_SHORT})\s*[:=](?=\s*\S)")
_BEHIND = re.compile(
    rf"(?:[…‥]+|\.{{3,}}|・{{3,}}|[:=-]|\s)\s*(?P<sign>{_SHORT})(?=\s*(?:\([^()]*\)|[→⇒/]\s*\S+)?$)"
)
_LEADS = re.compile(rf"(?:^|(?<=\s\s))(?P<sign>{_SHORT})(?=\s+\S)")
_VALUE = re.compile(r"[^:=\]〕】)>\t]*")
_AGAIN = 3
_BOXED = re.compile(rf"[\[〔【<](?P<sign>{_SHORT})[\]〕】>]")


def sign_uses(lines: Iterable[Line]) -> Counter[str]:
    """How often each short text stands alone in a cell, in brackets, as a sign at a name, before a
    colon, or at the end of a line behind dots.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> used = sign_uses(read_lines(["[要:町 輪:会]", "広報……花(続ける)", "座談会(甲)"]))
    >>> [used[sign] for sign in ("要", "輪", "花", "甲")]
    [1, 1, 1, 1]
    """
    found: Counter[str] = Counter()
    for line in lines:
        if line.left_out:
            continue
        parts = [part.strip() for part in _WHOLE.split(line.text)]
        found.update(sign_of(part) for part in parts if 0 < len(part) <= 3)
        found.update(sign_of(m["inside"] or m["sign"]) for m in _AT_NAME.finditer(line.text))
        found.update(m["sign"] for m in _BOXED.finditer(line.text))
        found.update(m["sign"] for m in _BEFORE.finditer(line.text, line.start, line.end))
        found.update(m["sign"] for m in _LEADS.finditer(line.text, line.start, line.end))
        if (behind := _BEHIND.search(line.content)) and behind["sign"] not in parts:
            found[behind["sign"]] += 1
    return found


def labels_of(lines: Iterable[Line]) -> frozenset[str]:
    """The short texts that are labels: what stands behind their colons differs again and again.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> sorted(labels_of(read_lines([f"主:{who} 済:市" for who in "甲乙丙丁"])))
    ['主']
    """
    told: dict[str, list[str]] = {}
    for line in lines:
        for match in _BEFORE.finditer(line.text, line.start, line.end):
            value = _VALUE.match(line.text, match.end())
            told.setdefault(match["sign"], []).append(value[0].strip() if value else "")
    return frozenset(s for s, own in told.items() if len(own) >= _AGAIN and len(set(own)) > 1)


def stands(signs: Sequence[str], used: Counter[str]) -> bool:
    """Whether the text uses most of the signs, each more than once.

    >>> stands(["主", "協", "助"], Counter({"主": 4, "協": 2})), stands(["主"], Counter())
    (True, False)
    """
    return sum(used[sign_of(sign)] > 1 for sign in signs) * 3 >= len(signs) * 2
