"""The rows of tables as items: number, name, what group they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.cells import Cell, GridRow
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.matching import Name, name_of, ranged
from kyodo_graph.drafting.printed.numbering import mark_of

PREDECESSOR = re.compile(
    "前期|前計画|前回|第[1一]次|第[1一]期|これまで|ふりかえり|振り返り|総括|前プラン|旧計画"
)
NO_NAME = re.compile(
    "工程|内容|計画|実施内容|実施計画|スケジュール|年次計画|年度計画|進め方|段階|予定|実施|取組内容|目標|実績|取組|実施時期|年度"
)
"""Labels of rows that name no item: what they hold is about the item above the table."""

_DEFINITIONS = re.compile("用語|語句|言葉|意味|定義")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is about an item: its place in the table, its name, the cell that has it.

    ``groups`` are the columns to its left with what they hold, carried down where they are blank;
    ``heading`` is the title of a row that heads others.
    """

    place: int
    row: GridRow
    name: Name
    cell: Cell
    groups: tuple[tuple[int, Cell], ...] = ()
    heading: bool = False


def rows_of(table: Headed) -> Iterator[Row]:
    """The rows of a table.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "計画\\n柱\\tNo\\t事業\\t市\\n1\\t1\\t広報\\t◎\\n\\t2\\t講座\\t○\\n".encode()
    >>> table = read_document(Text("x", raw)).tables[0]
    >>> [(r.name.number, r.name.label, [c.text for _, c in r.groups]) for r in rows_of(table)]
    [('1', '広報', ['1']), ('2', '講座', ['1'])]
    """
    numbers, labels, groups = table.of("number"), table.of("label"), table.of("group")
    carried: dict[int, Cell] = {}
    for place, row in enumerate(table.rows):
        filled = [cell for cell in row.cells if cell.text]
        if not filled:
            continue
        if len(filled) == 1 and table.grid.width > 2 and _is_group(table, row, filled[0]):
            carried = {}
            yield Row(place, row, name_of(filled[0].text), filled[0], heading=True)
            continue
        for n in groups:
            if n < len(row.cells) and row.cells[n].text:
                carried = {m: cell for m, cell in carried.items() if m < n}
                carried[n] = row.cells[n]
        number = next((row.text(n) for n in reversed(numbers) if row.text(n)), "")
        cell = next((row.cells[n] for n in labels if row.text(n)), Cell(""))
        if not cell.text and len(labels) == 1 and labels[0] + 1 < len(row.cells) and not groups:
            cell = Cell("")
        yield Row(
            place, row, name_of(cell.text, _bare(number)), cell, tuple(sorted(carried.items()))
        )


def _is_group(table: Headed, row: GridRow, only: Cell) -> bool:
    """Whether the one cell of a row heads the rows below it, and is no item without facts."""
    at = row.cells.index(only)
    if only.reach >= table.grid.width:
        return True  # it spans the whole table
    if at in table.of("label"):
        mark = mark_of(only.text)
        return at == 0 and (len(row.cells) == 1 or bool(mark and mark.word))
    return at not in table.of("role", "phase", "value", "status", "disposition", "actors")


def _bare(number: str) -> str:
    mark = mark_of(f"{number} x")
    return mark.number if mark else number.strip("()")


def lists_items(table: Headed) -> bool:
    """Whether a table says something of items: not of terms, not of figures, not of fields."""
    if not table.of("label") or table.of("value") or not table.heads:
        return False
    heads = " ".join(column.head for column in table.columns)
    if _DEFINITIONS.search(heads) and not table.of("role", "phase", "status", "actors"):
        return False
    names = [row.name.label for row in rows_of(table) if row.name.label]
    sentences = 2 * sum(name.endswith("。") for name in names) > len(names)
    if sentences and not table.of("role", "phase", "status", "responsible"):
        return False  # what somebody said, and what is answered
    return not all(
        ranged(row.name.label) or not row.name.label or NO_NAME.fullmatch(row.name.label)
        for row in rows_of(table)
    )


def caption(document: Document, table: Headed) -> str:
    """The short line above a table that is no sentence; empty where there is none."""
    above = document.lines[max(0, table.grid.first - 4) : table.grid.first - 1]
    near = next((line for line in reversed(above) if not line.blank), None)
    if near is None or near.number in document.in_tables:
        return ""
    return near.content if len(near.content) <= 30 and not near.content.endswith("。") else ""


def of_predecessor(table: Headed, title: str) -> bool:
    """Whether a table judges the plan before this one, by its title or its heads."""
    heads = " ".join(column.head for column in table.columns)
    return bool(PREDECESSOR.search(title) or PREDECESSOR.search(heads))
