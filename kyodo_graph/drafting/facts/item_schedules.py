"""When an item is done, told below its title: fields, lines and tables of years with phases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.bases import base_of
from kyodo_graph.drafting.facts.meanings import phase_of
from kyodo_graph.drafting.facts.phased_years import only_phases, phased_years
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.layouts.fields import Field
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.legends import Sign, nearest
from kyodo_graph.drafting.layouts.matching import name_of, plain
from kyodo_graph.drafting.layouts.rows import NO_NAME, lists_items
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import dash
from kyodo_graph.drafting.printed.years import years

_AGAIN = 3
_SEVERAL = 2
_SHORTEST = 3


def scheduled(document: Document, field: Field, base: dict[str, str]) -> Iterator[Candidate]:
    """The years of a field; where words of phases stand with them each has its own."""
    legend = nearest(document.signs, "phase", field.line, field.line)
    told = phased_years(field.value, document.own.near, document.own.end_fy, legend)
    for one in told:
        start, end = field.span.start + one.start, field.span.start + one.end
        span = Span(field.line, start, end, "cell")
        for year in one.fys:
            value = {
                **base,
                "fy": str(year),
                "sign": one.word or document.printed([span]),
                "code": phase_of(one.word, legend) if one.word else "implement",
            }
            yield candidate(
                "phase",
                [span],
                value,
                "field.schedule",
                (year,),
                same=same_key("phase", one.word or "years"),
                supplied=() if one.word else ("code",),
            )


def _label(line: Line) -> str:
    """What a line begins with, up to a colon, a blank or the end of its cell."""
    found = re.match(r"\w[^\s:、。]{0,11}(?=[\s:])", line.content)
    return found[0] if found else ""


def _led(document: Document, tree: Tree, text: str) -> tuple[dict[str, str], int] | None:
    """The item whose name a line begins with, before its first year, and how long that is."""
    first = next(iter(years(text, document.own.near)), None)
    name = re.sub(r"^[・○●■◆*-]\s*|[\s:…‥(]+$", "", text[: first.start]) if first else ""
    if len(name) < _SHORTEST:
        return None
    labels = [plain(element.label) for element in tree.elements]
    wanted = plain(name_of(name).label)
    if labels.count(wanted) != 1:
        return None
    element = tree.elements[labels.index(wanted)]
    base = {
        "element": element_id(element),
        "number": element.number,
        "label": shown(document, tree, labels.index(wanted)),
    }
    return base, first.start if first else 0


def dated_lines(document: Document, tree: Tree, fields: Sequence[Field]) -> Iterator[Candidate]:
    """Lines that say nothing but years and what is done in them: R4：検討　R5～：実施; also behind
    a label that comes again, whatever it says.

    ``fields``: labelled fields, whose lines are read elsewhere."""
    aside = {field.line for field in fields if field.kind == "schedule"}
    aside |= {n for t in document.tables if lists_items(t) for r in t.grid.rows for n in r.lines}
    near, end_fy = document.own.near, document.own.end_fy
    labels = Counter(_label(line) for line in document.lines)
    for line in document.lines:
        if line.blank or line.number in aside or len(line.content) > 90:
            continue
        label = _label(line)
        again = bool(label) and labels[label] >= _AGAIN and not years(label, near)
        start = line.start + (len(label) if again else 0)
        start += len(line.text[start : line.end]) - len(line.text[start : line.end].lstrip(" \t:"))
        text = line.text[start : line.end]
        base = base_of(document, tree, line.number)
        if (led := _led(document, tree, text)) is not None:
            base, length = led
            start, text = start + length, text[length:]
        if base is None:
            continue
        legend = nearest(document.signs, "phase", line.number, line.number)
        told = phased_years(text, near, end_fy, legend)
        if not only_phases(text, told, near) or (again and len(told) < _SEVERAL):
            # 検討 2025 → 実施 2026: nothing but phases and figures that may be years.
            told = phased_years(text, near, end_fy, legend, unmarked=True)
            if len(told) < _SEVERAL and sum(len(one.fys) for one in told) < _AGAIN:
                continue
            if not only_phases(text, told, near, unmarked=True):
                continue
        for one in told:
            span = Span(line.number, start + one.start, start + one.end)
            for year in one.fys:
                code = phase_of(one.word, legend)
                yield candidate(
                    "phase",
                    [span],
                    {**base, "fy": str(year), "sign": one.word, "code": code},
                    "line.schedule",
                    (year,),
                    same=same_key("phase", one.word),
                    group=f"fields-{base['element']}",
                )


def _phases_told(table: Headed, legend: Mapping[str, Sign]) -> int:
    """The column that tells phases where none has a head: the first that does in most rows."""
    shares = [
        sum(len(row.text(n)) <= 12 and bool(phase_of(row.text(n), legend)) for row in table.rows)
        for n in range(1, table.grid.width)
    ]
    return 1 + next((n for n, many in enumerate(shares) if 2 * many > len(table.rows)), 0)


def schedule_rows(
    document: Document, tree: Tree, table: Headed, table_id: str
) -> Iterator[Candidate]:
    """The schedule of one item: years over phases, or a row for each year."""
    names = [row.text(n) for n in table.of("label") for row in table.rows if row.text(n)]
    dated = table.of("year") == [0] and not table.heads
    if not dated and any(not NO_NAME.fullmatch(name) for name in names):
        return
    base = base_of(document, tree, table.grid.first)
    if base is None:
        return
    legend = nearest(document.signs, "phase", table.grid.first, table.grid.last)
    told = _phases_told(table, legend) if dated else None
    for place, row in enumerate(table.rows):
        year_cell = next((row.cells[n] for n in table.of("year") if row.text(n)), None)
        for n, cell in enumerate(row.cells):
            if not cell.spans or n >= len(table.columns):
                continue
            column = table.columns[n]
            if told is not None and n != told:
                continue
            if year_cell is not None:
                found = years(year_cell.text, document.own.near)
                fys: Sequence[int] = list(found[0].all) if found else []
                if column.kind == "year" or len(cell.text) > 12 or not phase_of(cell.text, legend):
                    continue
            elif column.kind == "phase":
                fys = column.years
            else:
                continue
            code = phase_of(cell.text, legend)
            for year in fys:
                yield candidate(
                    "phase",
                    cell.spans,
                    {**base, "fy": str(year), "sign": document.cell(cell), "code": code},
                    f"block.{table.grid.layout}.phase",
                    () if len(fys) == 1 else (year,),
                    blank=not cell.text or dash(cell.text),
                    table=table_id,
                    group=table_id,
                    row=place,
                    column=n,
                    same=same_key("phase", cell.text),
                )
