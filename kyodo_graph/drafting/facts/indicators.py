"""Values of indicators: from tables in their layouts, from labelled lines, from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.layouts.column_kinds import Column
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.matching import name_of
from kyodo_graph.drafting.layouts.rows import Row, rows_of
from kyodo_graph.drafting.making import candidate
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.numerals import figure
from kyodo_graph.drafting.printed.vocabulary import dash, value_kind
from kyodo_graph.drafting.printed.years import years

_UNIT_ASIDE = re.compile(r"\s*[(（](?P<unit>[^()（）]{1,8})[)）]\s*$")
_NO_UNIT = re.compile("累計|延べ|年度|再掲|新規|参考|仮称|年間|以上|単年|市民|人口|暫定")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: its name as printed, where, its unit, what it is about."""

    label: str
    spans: tuple[Span, ...]
    unit: str
    scope: str


def tabled_values(
    document: Document, tree: Tree, table: Headed, table_id: str
) -> Iterator[Candidate]:
    """The values of a table of indicators, whatever its layout."""
    columns = table.of("value")
    pairs = table.of("year")
    if not columns and not pairs:
        return
    if not table.of("label"):
        yield from _headed_by_title(document, tree, table, table_id)
        return
    indicator: Indicator | None = None
    for row in rows_of(table):
        if row.heading:
            continue
        if row.cell.text:
            indicator = _indicator(document, tree, table, row)
        if indicator is None:
            continue
        kind_of_row = next(
            (value_kind(row.row.text(n)) for n in table.of("kind") if row.row.text(n)), ""
        )
        if pairs:
            yield from _by_year(document, table, row, indicator, table_id)
            continue
        for n in columns:
            if n < len(row.row.cells):
                yield from _value(document, table, row, n, indicator, kind_of_row, table_id)


def _indicator(document: Document, tree: Tree, table: Headed, row: Row) -> Indicator:
    printed = document.printed(row.cell.spans)
    start = row.name.start
    if start and len(row.cell.spans) == 1:
        first = row.cell.spans[0]
        printed = document.printed([Span(first.line, first.start + start, first.end, "cell")])
    label, aside = without_unit(printed)
    unit = next(
        (document.cell(row.row.cells[n]) for n in table.of("unit") if n < len(row.row.cells)), ""
    )
    return Indicator(label, row.cell.spans, unit or aside, _scope(tree, table, row))


def without_unit(label: str) -> tuple[str, str]:
    """The name of an indicator and the unit in brackets at its end.

    >>> without_unit("参加者数（人）"), without_unit("修了者数（累計）")
    (('参加者数', '人'), ('修了者数（累計）', ''))
    """
    found = _UNIT_ASIDE.search(label)
    if not found or _NO_UNIT.search(found["unit"]):
        return label, ""
    return label[: found.start()], found["unit"]


def _scope(tree: Tree, table: Headed, row: Row) -> str:
    """The element that an indicator is of: by the group's number or name, else the heading."""
    cells = [(n, cell) for n, cell in row.groups]
    cells += [(n, row.row.cells[n]) for n in table.of("number") if row.row.text(n)]
    for n, cell in cells:
        head = table.columns[n].head
        name = name_of(cell.text)
        for element in tree.elements:
            level = element.level and (element.level in head or head in element.level)
            top = element.parent < 0 or tree.elements[element.parent].parent < 0
            if (
                level
                and top
                and (cell.text == element.number or name.number == element.number != "")
            ):
                return element.label
            if len(name.label) > 2 and name.label == element.label:
                return element.label
    above = tree.above(table.grid.first)
    return "" if above is None else tree.elements[above].label


def _value(
    document: Document,
    table: Headed,
    row: Row,
    n: int,
    indicator: Indicator,
    of_row: str,
    table_id: str,
) -> Iterator[Candidate]:
    cell, column = row.row.cells[n], table.columns[n]
    if not cell.spans:
        return
    kind = of_row or column.value_kind or _by_time(document, column)
    read = None if dash(cell.text) else figure(cell.text)
    if read is None and cell.text and not dash(cell.text) and not re.search("[0-9]", cell.text):
        return
    yield candidate(
        "value",
        cell.spans,
        {
            "scope": indicator.scope,
            "indicator": indicator.label,
            "unit": indicator.unit or (_unit(document, cell) if read else ""),
            "fy": str(column.years[0]) if column.years else "",
            "value": read[0] if read else "",
            "value_kind": kind,
            "sign": document.cell(cell),
        },
        f"indicator.{table.grid.layout}" + (".pair" if of_row else ""),
        blank=read is None,
        table=table_id,
        group=table_id,
        row=row.place,
        column=n,
        supplied=() if column.years else ("fy",),
    )


def _by_time(document: Document, column: Column) -> str:
    """Without a word for it: what lies at or after the plan's start is aimed at."""
    if not column.years:
        return ""
    start = document.own.start_fy
    last = document.own.end_fy
    if start and column.years[0] == last:
        return "target"
    return "actual" if not start or column.years[0] <= start + 1 else "target"


def _unit(document: Document, cell: Cell) -> str:
    """What stands behind the figure of a cell: 188人, 67.0%, 30件."""
    read = figure(cell.text)
    if read is None:
        return ""
    raw = document.printed(cell.spans)
    tail = raw[read[2] :] if len(raw) == len(cell.text) else cell.text[read[2] :]
    found = re.match(r"\s*(?P<unit>[^\s0-9()（）、。]{1,6}(?:/[^\s0-9]{1,2})?)", tail)
    return found["unit"] if found else ""


def _by_year(
    document: Document, table: Headed, row: Row, indicator: Indicator, table_id: str
) -> Iterator[Candidate]:
    """A row for each year: 指標 | 年度 | 値."""
    year = next((row.row.text(n) for n in table.of("year") if row.row.text(n)), "")
    found = years(year, document.own.near)
    for n in [*table.of("value"), *table.of("text")]:
        cell = row.row.cells[n] if n < len(row.row.cells) else Cell("")
        read = figure(cell.text) if cell.spans and not dash(cell.text) else None
        if read is None or not found:
            continue
        yield candidate(
            "value",
            cell.spans,
            {
                "scope": indicator.scope,
                "indicator": indicator.label,
                "unit": indicator.unit or _unit(document, cell),
                "fy": str(found[0].first),
                "value": read[0],
                "value_kind": value_kind(year) or "actual",
                "sign": document.cell(cell),
            },
            "indicator.by_year",
            table=table_id,
            group=table_id,
            row=row.place,
            column=n,
        )
        return


def _headed_by_title(
    document: Document, tree: Tree, table: Headed, table_id: str
) -> Iterator[Candidate]:
    """A table without names: the title above it is the indicator's."""
    title = next(
        (line for line in reversed(document.lines[: table.grid.first - 1]) if not line.blank), None
    )
    if title is None or title.number in document.in_tables:
        return
    mark = mark_of(title.content)
    start = title.start + (mark.end if mark else 0)
    span = Span(title.number, start, title.end)
    label, unit = without_unit(document.printed([span]))
    above = tree.above(title.number)
    scope = "" if above is None else tree.elements[above].label
    indicator = Indicator(label, (span,), unit, scope)
    for row in rows_of(table):
        for n in table.of("value"):
            if n < len(row.row.cells):
                yield from _value(document, table, row, n, indicator, "", table_id)
