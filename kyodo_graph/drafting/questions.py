"""What a draft asks: gaps in numbering, names that differ from titles, lines nothing points to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.row_items import label_of, shown
from kyodo_graph.drafting.layouts.matching import plain, same_number
from kyodo_graph.drafting.layouts.rows import rows_of
from kyodo_graph.drafting.making import candidate, element_id
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.actors import Actor
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.numbering import ordinal, shape_of
from kyodo_graph.drafting.printed.numerals import figure
from kyodo_graph.drafting.printed.years import years

_FIGURE = re.compile(
    r"(?<![0-9第年月.,-])[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:万|億)?\s*"
    r"(?P<unit>人|名|団体|件|回|か所|カ所|箇所|世帯|円|%|社|校|事業|施設|地区|台|冊|部|組|点"
    r"|ポイント)(?![程度目])"
)
_MOST_HITS = 12


def gaps(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Numbers that are missing between those of elements of one kind: under one parent, or through
    the whole plan where the numbers run on."""
    kinds: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, element in enumerate(tree.elements):
        if ordinal(element.number):
            kinds[element.level, shape_of(element.number)].append(place)
    for places in kinds.values():
        numbers = [ordinal(tree.elements[n].number) or 0 for n in places]
        on = all(a < b for a, b in pairwise(numbers))
        runs: defaultdict[int, list[int]] = defaultdict(list)
        for n in places:
            runs[0 if on else tree.elements[n].parent].append(n)
        for run in runs.values():
            yield from _in_run(document, tree, run)


def _in_run(document: Document, tree: Tree, run: Sequence[int]) -> Iterator[Candidate]:
    expected = 1
    for place in run:
        number = ordinal(tree.elements[place].number) or 0
        for missing in range(expected, min(number, expected + 5)):
            yield _gap(document, tree, place, missing)
        expected = max(expected, number + 1)


def _gap(document: Document, tree: Tree, after: int, missing: int) -> Candidate:
    """The gap before an element; a heading that was not taken for one and has the number is it."""
    element = tree.elements[after]
    wanted = _numbered(element.number, missing)
    heading = next(
        (
            h
            for n, h in enumerate(tree.outline)
            if n not in tree.chosen
            and same_number(h.number, wanted)
            and (h.level == element.level or not h.level)
            and h.line < element.lines[-1]
        ),
        None,
    )
    parent = tree.elements[element.parent] if element.parent >= 0 else None
    value = {
        "level": element.level,
        "number": wanted,
        "label": document.printed(heading.spans) if heading else "",
        "parent": element_id(parent) if parent else "",
    }
    spans = heading.spans if heading else element.spans[:1]
    takes = _below(tree, heading.line, after) if heading else ()
    return candidate("gap", spans, value, "gap.number", (missing,), group="gaps", takes=takes)


def _numbered(number: str, missing: int) -> str:
    """The number of an element with its last part replaced: 3-2, 3 -> 3-3."""
    match = re.match(r"(.*?)([0-9]+|[^0-9])$", number)
    return f"{match[1]}{missing}" if match and match[2].isdigit() else str(missing)


def _below(tree: Tree, line: int, before: int) -> tuple[str, ...]:
    end = tree.elements[before].lines[-1]
    return tuple(element_id(e) for e in tree.elements if line < e.lines[-1] < end)


def differing(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Rows whose name is not printed as the title of the element that they are taken to mean."""
    seen: set[tuple[str, str]] = set()
    for table in document.tables:
        for row in rows_of(table):
            if row.heading or not row.cell.text or not row.cell.spans:
                continue
            found = tree.find(row)
            if found is None or found[1] or row.cell.line in tree.elements[found[0]].lines:
                continue
            printed, title = label_of(document, row), shown(document, tree, found[0])
            if (plain(printed) == plain(title) and printed == title) or (printed, title) in seen:
                continue
            seen.add((printed, title))
            value = {
                "element": element_id(tree.elements[found[0]]),
                "printed": printed,
                "reading": title,
            }
            yield candidate("rowlabel", row.cell.spans, value, "row.differs", group="rowlabels")


def unpointed(
    document: Document, actors: Sequence[Actor], items: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Lines with names of actors or figures to which no fact points.

    Heads of tables are left out: their cells point to them. 柱１ 人 is no figure: a blank parts the
    number of a heading from its title.
    """
    pointed = {
        n for item in items if item.kind not in ("actor", "pair", "sign") for n in item.lines
    }
    names: defaultdict[int, list[Span]] = defaultdict(list)
    for actor in actors:
        for span in actor.spans:
            names[span.line].append(span)
    title = {span.line for span in document.own.spans}
    pointed |= {n for table in document.tables for head in table.heads for n in head.lines}
    for line in document.lines:
        if line.blank or line.number in pointed or line.number in title:
            continue
        spans = sorted(names[line.number])[:_MOST_HITS]
        figures = [
            m
            for m in _FIGURE.finditer(line.text, line.start, line.end)
            if not re.search(r"\s", m[0])
        ]
        spans += [Span(line.number, m.start(), m.end(), "fig") for m in figures][:_MOST_HITS]
        if spans and (figures or len(line.content) > 20):
            spans.sort()
            hits = tuple(dict.fromkeys(document.printed([span]) for span in spans))
            yield candidate("line", spans, {"hits": hits}, "line.unpointed", group="lines")


def quantities(document: Document, tree: Tree, actors: Sequence[Actor]) -> Iterator[Candidate]:
    """Figures with their units in sentences below the title of an item, and what they count."""
    for line in document.lines:
        if line.blank or line.number in document.in_tables or not line.content.endswith("。"):
            continue
        place = tree.at(line.number)
        if place is None:
            continue
        for match in _FIGURE.finditer(line.text, line.start, line.end):
            read = figure(match[0])
            if read is None or re.search("(?:年|月|週)$", line.text[: match.start()]):
                continue
            before = line.text[line.start : match.start()]
            dated = years(before[-24:], document.own.near)
            span = Span(line.number, match.start(), match.end(), "fig")
            value = {
                "subject": _subject(document, tree, place, actors, span),
                "measure": _measure(before),
                "value": read[0],
                "unit": document.printed([Span(line.number, *match.span("unit"))]),
                "fy": str(dated[-1].last) if dated else "",
            }
            yield candidate("quantity", [span], value, "quantity.unit", group="quantities")


def _subject(
    document: Document, tree: Tree, place: int, actors: Sequence[Actor], span: Span
) -> str:
    """What a figure is of: the actor named just before it, else the item."""
    near = [
        (s.end, actor)
        for actor in actors
        for s in actor.spans
        if s.line == span.line and 0 <= span.start - s.end <= 14
    ]
    if near:
        return max(near, key=lambda one: one[0])[1].label
    return shown(document, tree, place)


def _measure(before: str) -> str:
    """The words before a figure that say what it counts."""
    match = re.search("([一-龠ァ-ヶー]{2,12})(?:は|が|を|の|に|、|延べ|約|計)*$", before)
    return match[1] if match else ""
