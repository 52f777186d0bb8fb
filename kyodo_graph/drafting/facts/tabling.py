"""Tables of a draft: as printed, with what can be counted in two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.legend_facts import legend_ids
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.rows import Row, rows_of
from kyodo_graph.drafting.model import Candidate, Counts, DraftTable, TableRow
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.numerals import KANJI_NUMERAL, whole
from kyodo_graph.folding import fold

_BETWEEN = re.compile(r"\t|[|｜│┃]|<[^<>]*>|\*\*")
_SAID = re.compile(
    rf"(?P<n>[0-9]{{1,3}}|{KANJI_NUMERAL})\s*の?(?:事業|取組|施策|項目|プロジェクト)(?!年|度|所)"
)
_ABOVE = 12


def table_of(
    document: Document,
    tree: Tree,
    table: Headed,
    name: str,
    items: Sequence[Candidate],
    elsewhere: bool,
) -> DraftTable | None:
    """A table as the draft has it; None for one that holds no candidate. ``elsewhere``: it is about
    the plan before this one."""
    own = [item for item in items if item.table == name]
    if not own:
        return None
    cells: dict[tuple[int, int], str] = {}
    for item in own:
        cells.setdefault((item.row, item.column), item.id)
    rows = list(rows_of(table))
    return DraftTable(
        id=name,
        title=tree.title(table.grid.first).split(" / ")[0],
        layout=table.grid.layout,
        lines=(table.grid.first, table.grid.last),
        head=tuple(column.head for column in table.columns),
        head_lines=tuple(n for row in table.heads for n in row.lines),
        columns=tuple(column.kind for column in table.columns),
        rows=tuple(_row(document, table, row, cells) for row in rows),
        counts=_counts(document, tree, table, rows, own),
        legends=legend_ids(document, table),
        plan=_plan(items, elsewhere),
    )


def _row(
    document: Document, table: Headed, row: Row, cells: dict[tuple[int, int], str]
) -> TableRow:
    printed = tuple(document.cell(cell) for cell in row.row.cells)
    if row.heading:
        return TableRow(row.row.lines, heading=row.cell.text, printed=printed)
    ids = tuple(cells.get((row.place, n), "") for n in range(len(table.columns)))
    return TableRow(row.row.lines, row.name.number, row.name.label, ids, printed)


def _plan(items: Sequence[Candidate], elsewhere: bool) -> str:
    """The plan that a table is about: the document's own, or its predecessor."""
    plans = [item for item in items if item.kind == "plan"]
    wanted = "predecessor" if elsewhere else ""
    return next((plan.id for plan in plans if plan.text("relation") == wanted), "")


def _counts(
    document: Document, tree: Tree, table: Headed, rows: Sequence[Row], own: Sequence[Candidate]
) -> Counts:
    listed = [row for row in rows if not row.heading and row.name.label]
    said, line = _said(document, table)
    read = [item for item in own if not item.blank and item.kind != "responsible"]
    return Counts(
        rows=len(listed),
        rows_in_tree=sum(tree.find(row) is not None for row in listed),
        columns=len(table.columns),
        marks_text=_marks(document, table, {fold(item.text("sign")) for item in read}),
        marks_read=len({(item.row, item.column) for item in read if item.text("sign")}),
        head_repeated=table.repeated,
        said=said,
        said_line=line,
    )


def _marks(document: Document, table: Headed, signs: set[str]) -> int:
    """How often a sign that was read stands in a cell of its own in the table's lines, whatever
    the column: more than were read, where a column was not read."""
    heads = {n for row in table.heads for n in row.lines}
    lines = dict.fromkeys(n for row in table.rows for n in row.lines if n not in heads)
    parts = [part for n in lines for part in _BETWEEN.split(document.text.lines[n - 1])]
    return sum(fold(part) in signs - {""} for part in parts)


def _said(document: Document, table: Headed) -> tuple[int, int]:
    """The number of items that the text above a table gives, and where; 0 where it gives none."""
    first = max(0, table.grid.first - 1 - _ABOVE)
    for line in reversed(document.lines[first : table.grid.first - 1]):
        found = None if line.blank else _SAID.search(line.content)
        if found and (number := whole(found["n"])):
            return number, line.number
    return 0, 0
