"""Values of indicators in rows where labels and values take turns, as in progress sheets:
指標 | 登録世帯数 | 単位 | 世帯 | R4基準 | 120 | R9目標 | 300 | R5実績 | 165.

Label and value may share a cell (R4基準 120, 今 120（R4）), and the name stand in a line above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.indicators import without_unit
from kyodo_graph.drafting.making import candidate
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.characters import narrow
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numerals import figure
from kyodo_graph.drafting.printed.vocabulary import INDICATOR, SIGNS, UNIT, dash, value_kind
from kyodo_graph.drafting.printed.years import years

_BETWEEN = re.compile(r"\t|[|│┃]|　|\s{2,}|\s*[→⇒➡➔➜]\s*")
_TAGS = re.compile(r"</?t[dhr][^<>]*>")
_FIGURE = re.compile(r"(?:約|延べ)?[△▲-]?[0-9][0-9,]*(?:\.[0-9]+)?[^\s0-9]{0,6}")
_SHARED = re.compile(
    r"(?P<kind>[^\s0-9、。:()]{0,6}?)\s*:?\s*"
    r"(?P<value>[△▲-]?[0-9][0-9,]*(?:\.[0-9]+)?|[-ー…])(?P<unit>[^\s0-9、。()]{0,5})\s*"
)
_ARROW = re.compile("[→⇒➡➔➜]")
_AHEAD = re.compile(r"(?P<name>[^:：]{3,40}[^:：値])[:：]\s*(?=[0-9０-９])")
"""A name right before its first figure: 加入率（％）：63.5（R4）."""
_LABEL = re.compile(
    r"(?:[【〔\[](?P<boxed>[^】〕\]]{2,12})[】〕\]]|(?P<plain>[^\s:]{2,10}):)\s*(?=\S)"
)
_BULLET = re.compile(rf"[・{SIGNS}*+-]\s*(?=\S)")
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell of a row, narrowed, and where it is."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Dated:
    """A label that is a year or a kind of value, with its figure."""

    fy: int
    kind: str
    value: _Part
    cell: int
    """Which cell of the row the label is."""


def sheet_values(document: Document, tree: Tree) -> Iterator[Candidate]:
    """The values of rows that name an indicator and have each figure behind a label of its own."""
    for line in document.lines:
        if line.blank or line.content.endswith("。"):
            continue
        parts = _parts(document, line)
        dated = _dated(parts, document.own.near, bool(_ARROW.search(line.text)))
        if len(dated) < 2:
            continue
        named = _named(parts[: dated[0].cell])
        if named is not None:
            yield from _values(document, tree, line, line, *named, dated)
        elif not dated[0].cell and (above := _above(document, line)) is not None:
            head, name = above
            yield from _values(document, tree, line, head, name, None, dated)
    for lines in _stacks(document):
        if (above := _above(document, lines[0][0])) is not None:
            for line, one in lines:
                yield from _values(document, tree, line, *above, None, [one])


def _stacks(document: Document) -> Iterator[list[tuple[Line, _Dated]]]:
    """Lines that follow one another, each with one kind of value, its year and its figure."""
    running: list[tuple[Line, _Dated]] = []
    for line in [*document.lines, None]:
        one = None
        if line is not None and not line.blank and not line.content.endswith("。"):
            whole = _Part(line.content.replace("\t", " "), line.start, line.end)
            one = _shared(0, whole, document.own.near)
        if line is not None and one is not None and one.kind:
            running.append((line, one))
            continue
        if len({told.kind for _, told in running}) > 1:
            yield running
        running = []


def _above(document: Document, line: Line) -> tuple[Line, _Part] | None:
    """The line right above a row of labels and values alone, where it may name the indicator."""
    head = document.lines[line.number - 2] if line.number > 1 else line
    if head.blank or head.content[-1] in "。、" or not 2 < len(head.content) <= _LONGEST:
        return None
    parts = _parts(document, head)
    if years(head.content, document.own.near) or not parts or len(parts) > 2:
        return None
    alone = len(parts) == 1 or INDICATOR.search(parts[0].text)
    return (head, _unmarked(parts[-1])) if alone else None


def _parts(document: Document, line: Line) -> list[_Part]:
    """The cells of a line; blanks of full width part them, too."""
    raw = document.text.lines[line.number - 1]
    raw = _TAGS.sub(lambda tag: "\t" * len(tag[0]), raw)
    found: list[_Part] = []
    at = 0
    for between in [*_BETWEEN.finditer(raw), None]:
        end = between.start() if between else len(raw)
        text = raw[at:end]
        if not found and (ahead := _AHEAD.match(raw, at, end)) and not value_kind(ahead["name"]):
            found.append(_Part(narrow(ahead["name"]).rstrip(), at, ahead.end("name")))
            at, text = ahead.end(), raw[ahead.end() : end]
        if text.strip():
            start = at + len(text) - len(text.lstrip())
            found.append(_Part(narrow(text.strip()), start, start + len(text.strip())))
        at = between.end() if between else end
    return found


def _dated(parts: Sequence[_Part], near: int, arrows: bool = False) -> list[_Dated]:
    """The figures of a row with the year of the label before each; dashes are figures, too.

    ``arrows``: whether the row leads from one figure to the next."""
    whole = [_shared(n, part, near) for n, part in enumerate(parts)]
    shared = [told for told in whole if told is not None]
    if len(shared) > 1 and (any(one.kind for one in shared) or arrows):
        return shared
    found = []
    for n, (label, value) in enumerate(pairwise(parts)):
        counts = _FIGURE.fullmatch(value.text) and not years(value.text, near)
        if not (counts or dash(value.text)) or len(label.text) > 16:
            continue
        dated = years(label.text, near)
        rest = label.text
        for one in reversed(dated):
            rest = rest[: one.start] + rest[one.end :]
        if len(dated) == 1 and (value_kind(rest) or len(re.sub(r"[()\s:年度値の]", "", rest)) < 3):
            found.append(_Dated(dated[0].first, value_kind(rest), value, n))
    return found


def _shared(cell: int, part: _Part, near: int) -> _Dated | None:
    """The figure of a cell that holds its year, too, before it or in brackets behind."""
    dated = years(part.text, near)
    if len(dated) != 1 or dated[0].first != dated[0].last:
        return None
    year = dated[0]
    rest = part.text[: year.start] + " " * (year.end - year.start) + part.text[year.end :]
    rest = re.sub(r"\(\s*\)", lambda gap: " " * len(gap[0]), rest)
    match = _SHARED.fullmatch(rest, len(rest) - len(rest.lstrip()))
    if match is None:
        return None
    end = match.end("unit")
    value = _Part(
        part.text[match.start("value") : end], part.start + match.start("value"), part.start + end
    )
    return _Dated(year.first, value_kind(match["kind"]), value, cell)


def _named(parts: Sequence[_Part]) -> tuple[_Part, _Part | None] | None:
    """The name of the indicator among what stands before the first year, and its unit."""
    unit = None
    rest = list(parts)
    for n, part in enumerate(parts[:-1]):
        if UNIT.fullmatch(part.text):
            unit = parts[n + 1]
            rest = [*parts[:n], *parts[n + 2 :]]
            break
    while len(rest) > 1 and _none(rest[-1]):
        rest.pop()
    if not rest or len(rest) > 3 or not 2 < len(rest[-1].text) <= _LONGEST:
        return None
    return (_unmarked(rest[-1]), unit) if not years(rest[-1].text) else None


def _none(part: _Part) -> bool:
    """Whether a cell says of a kind of value that there is none: 現在 ―."""
    match = _SHARED.fullmatch(part.text)
    return match is not None and dash(match["value"]) and bool(value_kind(match["kind"]))


def _unmarked(part: _Part) -> _Part:
    """A name without the bullet and the label before it: ・指標：加入率."""
    bullet = _BULLET.match(part.text)
    lead = bullet.end() if bullet else 0
    label = _LABEL.match(part.text, lead)
    lead = label.end() if label and INDICATOR.search(label[0]) else lead
    return _Part(part.text[lead:], part.start + lead, part.end)


def _values(
    document: Document,
    tree: Tree,
    line: Line,
    head: Line,
    name: _Part,
    unit: _Part | None,
    dated: Sequence[_Dated],
) -> Iterator[Candidate]:
    place = Span(head.number, name.start, name.end)
    label, aside = without_unit(document.printed([place]))
    aside = document.printed([Span(line.number, unit.start, unit.end)]) if unit else aside
    above = tree.above(line.number)
    begun = document.own.start_fy or document.own.near
    for one in dated:
        span = Span(line.number, one.value.start, one.value.end, "fig")
        read = None if dash(one.value.text) else figure(one.value.text)
        tail = one.value.text[read[2] :].strip() if read else ""
        kind = one.kind or ("actual" if one.fy <= begun else "target")
        value = {
            "scope": "" if above is None else tree.elements[above].label,
            "indicator": label,
            "unit": aside or tail,
            "fy": str(one.fy),
            "value": read[0] if read else "",
            "value_kind": kind,
            "sign": document.printed([span]),
        }
        yield candidate("value", [span, place], value, "indicator.sheet", blank=read is None)
