"""Fields whose labels no list knows: the same label again and again, and what it holds tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.drafting.layouts.legends import Sign
from kyodo_graph.drafting.printed.gradings import disposition_code
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import SIGNS, dash, is_status


@dataclass(frozen=True, slots=True)
class Told:
    """A label with its value: where it begins, where the value is, and what kind of fact it is.

    ``kind`` is ``status``, ``disposition`` or nothing.
    """

    line: int
    label: str
    begins: int
    start: int
    end: int
    value: str
    kind: str = ""


_BRACKETED = re.compile(
    r"[【〔\[(<](?P<label>[^【】〔〕\[\]()<>]{1,12})[】〕\])>]\s*"
    r"(?P<value>[^\s【〔\[<](?:[^\s【〔\[<]| (?=\())*)"
)
_COLON = re.compile(
    r"(?:^|(?<=[\s、/;]))(?P<label>[^\s:：。、()/]{1,14})[:：]\s*(?P<value>[^\s:：、/]+)(?=[\s、/]|$)"
)
_WORD = re.compile(r"\S+")
_LONGEST = 20
_AGAIN = 3


def told_fields(lines: Sequence[Line], signs: Sequence[Sign]) -> list[Told]:
    """The fields of all lines whose labels come again, in order.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = ["[出来]A　[次は]継続", "市は:", "[出来]B　[次は]拡充", "[出来]A　[次は]見直し"]
    >>> [(one.label, one.value, one.kind) for one in told_fields(read_lines(text), [])][-2:]
    [('出来', 'A', 'status'), ('次は', '見直し', 'disposition')]
    """
    found: dict[str, list[Told]] = {}
    for line in lines:
        if line.blank or "|" in line.text or line.content.endswith("。"):
            continue
        for one in _of_line(line):
            if len(one.value) <= _LONGEST:
                found.setdefault(one.label, []).append(one)
    graded = {one.sign for one in signs if one.scheme == "status"}
    kept = []
    for fields in found.values():
        if len({one.line for one in fields}) >= _AGAIN:
            kind = _kind([one.value for one in fields if not dash(one.value)], graded)
            kept += [Told(o.line, o.label, o.begins, o.start, o.end, o.value, kind) for o in fields]
    return sorted(kept, key=lambda one: (one.line, one.start))


def sheet_lines(told: Sequence[Told]) -> frozenset[int]:
    """The lines of assessments that stand apart, one below each item: no rows of tables."""
    lines: dict[str, list[int]] = {}
    for one in told:
        if one.kind:
            lines.setdefault(one.label, []).append(one.line)
    return frozenset(n for every in lines.values() if apart(every) for n in every)


def apart(lines: Sequence[int]) -> bool:
    """Whether lines stand apart, as those of sheets do, and are not rows of a list.

    >>> apart([4, 11, 19]), apart([4, 5, 6])
    (True, False)
    """
    steps = [after - before for before, after in pairwise(lines)]
    return sum(step > 2 for step in steps) * 4 >= len(steps) * 3


def _of_line(line: Line) -> Iterator[Told]:
    text = line.text[: line.end]
    for pattern in (_BRACKETED, _COLON):
        matches = list(pattern.finditer(text, line.start))
        for match in matches:
            start, end = match.span("value")
            yield Told(line.number, match["label"], match.start(), start, end, match["value"])
        if matches:
            return
    words = [word for word in _WORD.finditer(text, line.start) if word[0] not in "/・"]
    if 2 <= len(words) <= 6 and len(words) % 2 == 0:
        for label, value in zip(words[::2], words[1::2], strict=True):
            if 1 < len(label[0]) <= 10:
                yield Told(line.number, label[0], label.start(), *value.span(), value[0])


def _kind(values: Sequence[str], graded: set[str]) -> str:
    """What kind of fact a label's values are: most of them signs that a legend grades by, letters
    or words of grading; or words of what becomes of a thing."""
    if not values:
        return ""

    def most(fits: Sequence[bool]) -> bool:
        return sum(fits) * 10 >= len(values) * 7

    few = len(set(values)) <= max(6, len(values) // 3)
    if few and most([v in graded or bool(re.fullmatch("[A-ES]|[★☆]+", v)) for v in values]):
        return "status"
    if most([len(v) <= 16 and bool(disposition_code(v)) for v in values]):
        return "disposition"
    if few and most([len(v) <= 8 and v not in SIGNS and is_status(v) for v in values]):
        return "status"
    return ""
