"""Schedules in lines: a year above lists of items by phase, a row of years above one of phases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.bases import base_of
from kyodo_graph.drafting.facts.meanings import phase_of
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.facts.turned_schedules import (
    MOST,
    PART,
    codes_told,
    item_named,
    meant,
    paired,
)
from kyodo_graph.drafting.layouts.legends import nearest
from kyodo_graph.drafting.layouts.rows import lists_items
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import dash
from kyodo_graph.drafting.printed.years import Years, column_years, running, years

_LED = re.compile(r"(?P<label>[^\s:、。]{1,12})\s*[:\s]\s*(?=\S)")
_BETWEEN = re.compile(r"[^\s|]+")
_LEAST = 3
_Meant = tuple[tuple[int, ...], str]


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    item: int
    fy: int
    word: str


def listed_schedule(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Items that lines list by phase below a year, or by year below a phase: 準備　広報、講座."""
    found: list[_Told] = []
    parts = 0
    above: _Meant = ((), "")
    label: _Meant = ((), "")
    aside = document.in_tables | {n for element in tree.elements for n in element.lines}
    for line in document.lines:
        if line.blank:
            continue
        if line.number in aside or line.content.endswith("。"):
            above = label = ((), "")
            continue
        if head := _head(document, line):
            above, label = head, ((), "")
            continue
        led = _LED.match(line.content)
        own = meant(led["label"], document.own.near) if led else ((), "")
        start = line.start + led.end() if led else line.start
        made = list(_items(tree, line, start)) if paired(above, own) else []
        if any(item is not None for _, item in made):
            label = own
        elif made and (own[0] or phase_of(own[1], {})):
            parts += len(made)  # what is listed there are no items
            continue
        elif paired(above, label):
            made = list(_items(tree, line, line.start))
            if any(item is None for _, item in made):
                made = []
        else:
            made = []
        if not made:
            above = label = ((), "")
            continue
        parts += len(made)
        told = paired(above, label)
        if told is not None:
            found += [
                _Told(span, item, fy, told[1])
                for span, item in made
                if item is not None
                for fy in told[0]
            ]
    if parts >= _LEAST and len({one.span for one in found}) >= MOST * parts:
        yield from _phases(document, tree, found)


def _head(document: Document, line: Line) -> _Meant | None:
    """The years, or the word of a phase, that a line is and nothing else."""
    text = line.content.strip("【】[]〔〕<>■◆●○・ ")
    found = years(text, document.own.near)
    if found and not re.sub(r"[\s・、~年度()]", "", _without(text, found)):
        return tuple(fy for one in found for fy in one.all), ""
    if len(text) <= 8 and phase_of(text, {}):
        return (), text
    return None


def _without(text: str, found: Sequence[Years]) -> str:
    kept = list(text)
    for one in found:
        kept[one.start : one.end] = " " * (one.end - one.start)
    return "".join(kept)


def _items(tree: Tree, line: Line, start: int) -> Iterator[tuple[Span, int | None]]:
    for part in PART.finditer(line.text, start, line.end):
        yield Span(line.number, *part.span()), item_named(tree, part[0])


def _phases(document: Document, tree: Tree, found: Sequence[_Told]) -> Iterator[Candidate]:
    legend = nearest(document.signs, "phase", found[0].span.line, found[-1].span.line)
    codes = codes_told([one.word for one in found], legend)
    if sum(map(bool, codes.values())) * 3 < len(codes) * 2:
        return
    for one in found:
        element = tree.elements[one.item]
        value = {
            "element": element_id(element),
            "number": element.number,
            "label": shown(document, tree, one.item),
            "fy": str(one.fy),
            "sign": one.word,
            "code": codes[one.word],
        }
        same = same_key("phase", one.word)
        yield candidate("phase", [one.span], value, "line.listed_phase", (one.fy,), same=same)


def years_over_phases(document: Document, tree: Tree) -> Iterator[Candidate]:
    """A line of years and below it one of as many phases, for the item above: R6 R7 / 準備 開始."""
    aside = {n for t in document.tables if lists_items(t) for r in t.grid.rows for n in r.lines}
    lines = [line for line in document.lines if not line.blank]
    for line, below in pairwise(lines):
        if {line.number, below.number} & aside or below.content.endswith("。"):
            continue
        heads = list(_BETWEEN.finditer(line.text, line.start, line.end))
        # A dash in the first place looks like a bullet, and is that of the first year.
        first = 0 if dash(below.text[: below.start].strip()) else below.start
        cells = list(_BETWEEN.finditer(below.text, first, below.end))
        fys = [column_years(head[0], document.own.near) for head in heads]
        if fys and not fys[0]:  # a label may lead both
            fys, heads, cells = fys[1:], heads[1:], cells[len(cells) - len(heads) + 1 :]
        if len(fys) < 2 or len(cells) != len(fys) or any(len(fy) != 1 for fy in fys):
            continue
        legend = nearest(document.signs, "phase", line.number, below.number)
        codes = [phase_of(cell[0], legend) for cell in cells]
        told = [code or dash(cell[0]) for cell, code in zip(cells, codes, strict=True)]
        base = base_of(document, tree, line.number)
        if not all(told) or not any(codes) or base is None or not running(fy[0] for fy in fys):
            continue
        for cell, code, (fy,) in zip(cells, codes, fys, strict=True):
            span = Span(below.number, *cell.span())
            sign = document.printed([span])
            yield candidate(
                "phase",
                [span],
                {**base, "fy": str(fy), "sign": sign, "code": code},
                "line.years_over_phases",
                blank=not code,
                same=same_key("phase", sign),
                group=f"fields-{base['element']}",
            )
