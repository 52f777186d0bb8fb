"""Values of indicators in rows where labels and values take turns, as in progress sheets:
指標 | 登録世帯数 | 単位 | 世帯 | R4基準 | 120 | R9目標 | 300 | R5実績 | 165."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.drafting.characters import narrow
from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.indicators import without_unit
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.making import candidate
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.numerals import figure
from kyodo_graph.drafting.tree import Tree
from kyodo_graph.drafting.vocabulary import UNIT, dash, value_kind
from kyodo_graph.drafting.years import years

_BETWEEN = re.compile(r"\t|[|│┃]|　|\s{2,}")
_TAGS = re.compile(r"</?t[dhr][^<>]*>")
_FIGURE = re.compile(r"(?:約|延べ)?[△▲-]?[0-9][0-9,]*(?:\.[0-9]+)?[^\s0-9]{0,6}")
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


def sheet_values(document: Document, tree: Tree) -> Iterator[Candidate]:
    """The values of rows that name an indicator and have each figure behind a label of its own."""
    for line in document.lines:
        if line.blank or line.content.endswith("。"):
            continue
        parts = _parts(document, line)
        dated = list(_dated(parts, document.own.near))
        if len(dated) < 2:
            continue
        first = next(n for n, part in enumerate(parts) if part is dated[0].value) - 1
        named = _named(parts[:first])
        if named is None:
            continue
        name, unit = named
        yield from _values(document, tree, line, name, unit, dated)


def _parts(document: Document, line: Line) -> list[_Part]:
    """The cells of a line; blanks of full width part them, too."""
    raw = document.text.lines[line.number - 1]
    raw = _TAGS.sub(lambda tag: "\t" * len(tag[0]), raw)
    found, at = [], 0
    for between in [*_BETWEEN.finditer(raw), None]:
        end = between.start() if between else len(raw)
        text = raw[at:end]
        if text.strip():
            start = at + len(text) - len(text.lstrip())
            found.append(_Part(narrow(text.strip()), start, start + len(text.strip())))
        at = between.end() if between else end
    return found


def _dated(parts: Sequence[_Part], near: int) -> Iterator[_Dated]:
    """The figures of a row with the year of the label before each; dashes are figures, too."""
    for label, value in pairwise(parts):
        told = _FIGURE.fullmatch(value.text) and not years(value.text, near)
        if not (told or dash(value.text)) or len(label.text) > 16:
            continue
        found = years(label.text, near)
        rest = label.text
        for one in reversed(found):
            rest = rest[: one.start] + rest[one.end :]
        if len(found) == 1 and (value_kind(rest) or len(re.sub(r"[()\s:年度値の]", "", rest)) < 3):
            yield _Dated(found[0].first, value_kind(rest), value)


def _named(parts: Sequence[_Part]) -> tuple[_Part, _Part | None] | None:
    """The name of the indicator among what stands before the first year, and its unit."""
    unit = None
    rest = list(parts)
    for n, part in enumerate(parts[:-1]):
        if UNIT.fullmatch(part.text):
            unit = parts[n + 1]
            rest = [*parts[:n], *parts[n + 2 :]]
            break
    if not rest or len(rest) > 3 or not 2 < len(rest[-1].text) <= _LONGEST:
        return None
    return (rest[-1], unit) if not years(rest[-1].text) else None


def _values(
    document: Document,
    tree: Tree,
    line: Line,
    name: _Part,
    unit: _Part | None,
    dated: Sequence[_Dated],
) -> Iterator[Candidate]:
    place = Span(line.number, name.start, name.end)
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
