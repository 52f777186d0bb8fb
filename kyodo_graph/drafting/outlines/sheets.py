"""Sheets, one an item: the same labels in the same order, the item's name and groups among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.fields import kind_of, level_of
from kyodo_graph.drafting.layouts.matching import name_of, plain
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.printed.gradings import disposition_code
from kyodo_graph.drafting.printed.vocabulary import phase_code

_LEAST = 3
_LINE = re.compile(
    r"[・○■◆◇●□]?\s*(?:[【〔\[](?P<b>[^【】〔〕\[\]]{1,12})[】〕\]]\s*[:：]?\s*"
    r"|(?P<c>[^\s:：、。()]{1,12})\s*[:：]\s*|(?P<g>[^\s:：、。()]{1,12})\s{2,})(?P<value>\S.*)"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    label: str
    value: str
    span: Span

    @property
    def line(self) -> int:
        return self.span.line


def sheet_names(document: Document, known: Sequence[Heading]) -> list[Heading]:
    """What sheets name: items, and the groups that stand above their names and come in runs.

    ``known``: the names that labels tell already; without them a sheet's first label whose values
    all differ names it.
    """
    sheets = _sheets(list(_pairs(document)), {heading.line for heading in known})
    if not sheets:
        return []
    names = [] if known else [_heading(sheet[-1], "名") for sheet in sheets]
    labels = list(dict.fromkeys(pair.label for sheet in sheets for pair in sheet[:-1]))
    groups: list[Heading] = []
    for place, label in enumerate(labels):
        told = [next((p for p in sheet[:-1] if p.label == label), None) for sheet in sheets]
        pairs = [pair for pair in told if pair is not None]
        if len(pairs) < len(sheets) or not _in_runs([pair.value for pair in pairs]):
            continue
        above = labels[:place]
        runs = groupby(
            zip(pairs, sheets, strict=True),
            key=lambda one: [p.value for p in one[1] if p.label in above] + [one[0].value],
        )
        groups += [_heading(next(run)[0], "組") for _, run in runs]
    return sorted([*names, *groups], key=lambda heading: heading.spans[0])


def _heading(pair: _Pair, what: str) -> Heading:
    name = name_of(pair.value)
    span = Span(pair.line, pair.span.start + name.start, pair.span.end)
    level = level_of(pair.label) or pair.label
    label = pair.value[name.start :]
    return Heading(pair.line, f"{level}:{what}", level, name.number, label, (span,), row=True)


def _pairs(document: Document) -> Iterator[_Pair]:
    """Labels with their values: of rows of two cells, and of lines that begin with a label."""
    for table in document.tables:
        for row in table.grid.rows:
            cells = [cell for cell in row.cells if cell.text]
            if len(cells) == 2 and cells[1].spans:
                yield _Pair(cells[0].text, cells[1].text, cells[1].spans[0])
    for line in document.lines:
        if line.blank or line.number in document.in_tables or "\t" in line.text:
            continue
        if match := _LINE.fullmatch(line.text, line.start, line.end):
            label = match["b"] or match["c"] or match["g"]
            span = Span(line.number, match.start("value"), match.end("value"))
            yield _Pair(label, match["value"], span)


def _sheets(pairs: list[_Pair], known: set[int]) -> list[list[_Pair]]:
    """The labels of each sheet down to that of its name; none where there are no sheets."""
    pairs.sort(key=lambda pair: pair.span)
    told: dict[str, list[_Pair]] = {}
    for pair in pairs:
        told.setdefault(pair.label, []).append(pair)
    often = {label: own for label, own in told.items() if len(own) >= _LEAST}
    if known:
        named = next((o for o in often.values() if {p.line for p in o} >= known), None)
    else:
        named = next((own for own in often.values() if _names(own)), None)
    if named is None:
        return []
    count = len(named)
    whole = {label for label, own in often.items() if len(own) == count}
    sheets: list[list[_Pair]] = []
    kept = [pair for pair in pairs if pair.label in whole]
    for place, pair in enumerate(kept):
        if pair.label == named[0].label:
            first = place
            while first and kept[first - 1].label not in {p.label for p in kept[first : place + 1]}:
                first -= 1
            ahead = [p for p in kept[first:place] if not sheets or p.line > _end(kept, sheets[-1])]
            sheets.append([*ahead, pair])
    return sheets if len(whole) >= _LEAST else []


def _end(kept: Sequence[_Pair], sheet: Sequence[_Pair]) -> int:
    """The last line of a sheet: labels below its name that it has once."""
    own = {pair.label for pair in sheet}
    last = sheet[-1].line
    for pair in kept:
        if pair.line > sheet[-1].line:
            if pair.label in own:
                break
            own.add(pair.label)
            last = pair.line
    return last


def _names(pairs: Sequence[_Pair]) -> bool:
    """Whether values name items: each its own, short, no sentence, no fact of another kind."""
    values = [pair.value for pair in pairs]
    kind = kind_of(pairs[0].label)[0]
    if kind not in ("", "name") or len({plain(v) for v in values}) < len(values):
        return False
    return all(
        2 < len(v) <= 40 and "。" not in v and not re.match("[0-9RHS令平]", v) for v in values
    ) and not all(phase_code(v) for v in values)


def _in_runs(values: Sequence[str]) -> bool:
    """Whether values name groups: several, each in one run, none of them an assessment."""
    runs = [value for value, _ in groupby(values)]
    named = all(len(plain(value)) > 1 and not disposition_code(value) for value in runs)
    return named and 1 < len(runs) < len(values) and len(set(runs)) == len(runs)
