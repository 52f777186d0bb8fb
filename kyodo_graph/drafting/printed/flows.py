"""Prose as it flows over the ends of lines: a paper's text version breaks lines in mid-word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from wcwidth import wcswidth

from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.lines import Line


@dataclass(frozen=True)
class Flow:
    """Lines that are one run of text: the run, and where each of its characters is printed."""

    text: str
    lines: tuple[Line, ...]
    places: tuple[tuple[int, int], ...]

    def spans(self, start: int, end: int) -> list[Span]:
        """Where a part of the run is printed: one span a line."""
        found: list[Span] = []
        for line, column in self.places[start:end]:
            if found and found[-1].line == line:
                found[-1] = Span(line, found[-1].start, column + 1)
            else:
                found.append(Span(line, column, column + 1))
        return found


_BETWEEN = "\n"
"""What parts runs: no line has it."""


class Joined:
    """Runs put together, so that looking for a name costs one search and not one a run.

    >>> list(Joined(["市と市民", "県", "市"]).places("市"))
    [(0, 0), (0, 2), (2, 0)]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = _BETWEEN.join(texts)
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)][: len(texts)]

    def places(self, name: str) -> Iterator[tuple[int, int]]:
        """Where a name stands, in order, none over another: which run, and where in it."""
        at = self.text.find(name) if name else -1
        while at >= 0:
            run = bisect_right(self.starts, at) - 1
            yield run, at - self.starts[run]
            at = self.text.find(name, at + len(name))


_LEAST = 40
_MOST = 60
"""Lines of the longest run: no paragraph is longer, and a spoilt text's may be without end."""
_ENDS = re.compile("[。:!?】]$")
_TOLD = re.compile("[、。]|[一-龠ァ-ヴー][をはが]")
_BEGINS = re.compile(
    r"[■□●○◆◇◎▼▽★☆①-⑳・※【〔\-*>#|<]|\([0-9一二三四五六七八九十ア-ンa-z]{1,2}\)"
    r"|第?[0-9一二三四五六七八九十Ⅰ-Ⅹ]+[章節編条.)、 ]"
)


def flows_of(lines: Sequence[Line], rows: Iterable[int] = ()) -> list[Flow]:
    """The runs of a text, each line in one; ``rows`` are the lines that tables take.

    Lines run on where a text has a margin at which lines are broken, and one ends not far from it
    in mid-sentence, and the next begins with no mark.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> long = "市は、この計画の取組を毎年度点検し、その結果を公表し、市民活動団体と協働推進"
    >>> [flow.text[-9:] for flow in flows_of(read_lines([long, "課が話し合う。", long, "課は、"]))]
    ['推進課が話し合う。', '体と協働推進課は、']
    """
    taken = frozenset(rows)
    margin = _margin([line for line in lines if line.number not in taken])
    runs: list[list[Line]] = []
    for line in lines:
        if line.left_out:
            continue
        if runs and len(runs[-1]) < _MOST and _goes_on(runs[-1][-1], line, margin, taken):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_flow(run) for run in runs]


def _margin(lines: Sequence[Line]) -> int:
    """The width at which lines are broken in mid-sentence; 0 where they are not."""
    widths = [(_width(line), line) for line in lines if _prose(line)]
    broken = Counter(width for width, line in widths if not _ENDS.search(line.content))
    for width in sorted(broken, reverse=True):
        near = sum(broken[width - d] for d in range(10))
        wider = sum(other > width for other, _ in widths)
        if width >= _LEAST and near > 1 and near > 5 * wider:
            return width
    return 0


def _width(line: Line) -> int:
    return max(0, wcswidth(line.text.rstrip()))


def _prose(line: Line) -> bool:
    return not line.blank and not line.depth and not re.search(r"[\t|]|\S\s{2,}\S", line.content)


def _goes_on(line: Line, after: Line, margin: int, taken: frozenset[int]) -> bool:
    if not margin or line.number in taken or after.number in taken:
        return False
    if not (_prose(line) and _prose(after)) or after.bullet or _ENDS.search(line.content):
        return False
    told = bool(_TOLD.search(line.content)) and 0.65 * margin <= _width(line)
    told = told and (":" not in line.content or "。" in line.content)
    return told and not _BEGINS.match(after.content)


def _flow(run: Sequence[Line]) -> Flow:
    shown: list[str] = []
    places: list[tuple[int, int]] = []
    for n, line in enumerate(run):
        first = line.start if n else 0
        last = line.end
        shown.append(line.text[first:last])
        places += [(line.number, column) for column in range(first, last)]
    return Flow("".join(shown), tuple(run), tuple(places))
