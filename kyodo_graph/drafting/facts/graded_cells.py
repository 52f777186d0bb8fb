"""Cells that grade the actors whom they name: 根：市　幹：自治会, 市（根）、自治会（幹）."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.graded_actors import names_of_grade, told_grades
from kyodo_graph.drafting.facts.row_items import item_of
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.legends import nearest
from kyodo_graph.drafting.layouts.rows import lists_items, rows_of
from kyodo_graph.drafting.model import Candidate
from kyodo_graph.drafting.outlines.tree import Tree


def graded_cells(
    document: Document, tree: Tree, table: Headed, table_id: str, elsewhere: bool
) -> Iterator[Candidate]:
    """The roles in cells whose marks a legend explains, row by row."""
    legend = nearest(document.signs, "role", table.grid.first, table.grid.last)
    if not legend or not lists_items(table):
        return
    columns = table.of("text", "actors", "role")
    for row in rows_of(table):
        if row.heading or not (row.name.label or row.name.number):
            continue
        item = item_of(document, tree, row, elsewhere)
        base = {"element": item.element, "number": item.number, "label": item.label}
        for n in columns:
            cell = row.row.cells[n] if n < len(row.row.cells) else None
            if cell is None or len(cell.spans) != 1 or len(cell.text) < 3 or "。" in cell.text:
                continue
            place = cell.spans[0]
            line = document.lines[place.line - 1]
            for one in told_grades(line, legend, place.start, place.end):
                for made in names_of_grade(document, one, base):
                    yield replace(made, table=table_id, group=table_id, row=row.place, column=n)
