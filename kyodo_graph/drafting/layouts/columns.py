"""The columns of a table: the head of each as printed, and which of them names the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kyodo_graph.drafting.layouts.cells import Cell, Grid, GridRow
from kyodo_graph.drafting.layouts.column_kinds import (
    Column,
    Signs,
    disposes,
    kind_of_column,
    share,
)
from kyodo_graph.drafting.printed.characters import squeezed
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.periods import Periods
from kyodo_graph.drafting.printed.vocabulary import (
    DASHES,
    DITTO,
    GROUP,
    INDICATOR,
    LABEL,
    TEXT,
)
from kyodo_graph.drafting.printed.years import column_years


def columns_of(
    grid: Grid,
    heads: Sequence[GridRow],
    body: Sequence[GridRow],
    near: int,
    signs: Signs,
    periods: Periods,
) -> tuple[Column, ...]:
    filled = [_filled(heads, n) for n in range(len(heads))]
    first: list[Column] = []
    for n in range(grid.width):
        printed = [row[n] for row in filled if n < len(row)]
        own = next(
            (c for c in (row.cells[n] for row in reversed(heads) if n < len(row.cells)) if c.text),
            None,
        )
        lower = squeezed(own.text) if own else (printed[-1].text if printed else "")
        upper = " ".join(dict.fromkeys(c.text for c in printed if c.text and c.text != lower))
        cells = [row.text(n) for row in body if len([c for c in row.cells if c.text]) > 1]
        kind, years, of_value, role = kind_of_column(
            lower, upper, [c for c in cells if c and c not in DITTO], near, signs, periods
        )
        if not heads and not n and len(body) > 1 and all(column_years(c, near) for c in cells):
            kind, years = ("year" if cells else kind), ()
        first.append(Column(lower, upper, kind, years, of_value, role, own or Cell("")))
    return _with_labels(first, body)


def _filled(heads: Sequence[GridRow], place: int) -> list[Cell]:
    """A row of heads in which a head stands over the blanks to its right that it spans."""
    row = heads[place]
    below = heads[place + 1 :]
    if not below:
        return list(row.cells)
    found: list[Cell] = []
    spanning = Cell("")
    for n, cell in enumerate(row.cells):
        under = any(other.text(n) for other in below)
        spanning = cell if cell.text else (spanning if under else Cell(""))
        found.append(spanning)
    longest = max(len(other.cells) for other in below)
    return found + [spanning] * max(0, longest - len(found))


def _with_labels(columns: list[Column], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns of names told apart: the label of the rows, groups left of it, what is text."""
    facts = [
        n
        for n, column in enumerate(columns)
        if column.kind in ("role", "phase", "value", "status", "disposition", "unit", "kind")
        or column.kind in ("responsible", "actors", "span", "year")
    ]
    names = [n for n, column in enumerate(columns) if column.kind == "text"]
    before = [n for n in names if not facts or n < min(facts)]
    if not before and facts:
        # Who answers for a row may stand before its name.
        weak = ("responsible", "actors", "span")
        strong = [n for n in facts if columns[n].kind not in weak]
        before = [n for n in names if strong and n < min(strong)]
    counted = [n for n in before if _counts(body, n)]
    titled = [
        n
        for n in before
        if n not in counted
        and (
            LABEL.search(columns[n].head)
            or INDICATOR.search(columns[n].head)
            or not columns[n].head
        )
        and not (
            TEXT.search(columns[n].head) and any(LABEL.search(columns[m].head) for m in before)
        )
    ]
    # Titles may begin with numbers; a group's do, too, and stand in fewer rows.
    most = max((len(_cells(body, n)) for n in before if n not in counted), default=0)
    numbered = [n for n in before if _numbered(body, n) and len(_cells(body, n)) * 10 >= most * 9]
    numbered = [n for n in numbered if n not in counted and share(_cells(body, n), _tells) < 0.5]
    free = [n for n in before if n not in counted]
    titled = [n for n in titled if len(_cells(body, n)) * 10 >= most * 9]
    numbers = [*counted, *(n for n, column in enumerate(columns) if column.kind == "number")]
    label = _most_filled(numbered or titled or _named(free, numbers, body), body)
    for n in names:
        kind = "text"
        if n == label:
            kind = "label"
        elif n in counted:
            head = columns[n].head
            kind = "number" if n + 1 == label or not GROUP.search(head) else "group"
        elif label is not None and n < label:
            kind = "group"
        columns[n] = replace(columns[n], kind=kind)
    roles = [n for n, column in enumerate(columns) if column.kind == "role"]
    phases = [n for n, column in enumerate(columns) if column.kind == "phase"]
    for n, column in enumerate(columns):
        # A column without a single mark, among columns of marks, is one of them.
        beside = label is not None and bool(roles) and label < n <= max(roles) + 1
        if beside and column.kind == "text" and column.head and not _cells(body, n):
            columns[n] = replace(column, kind="role")
        # What becomes of an item stands beside how far it came.
        judged = n > 0 and columns[n - 1].kind == "status" and column.kind in ("text", "label")
        cells = _cells(body, n)
        next_year = n > 0 and columns[n - 1].kind == "status" and phases == [n]
        if (judged and n != label and (share(cells, disposes) > 0.6 or _closed(cells))) or (
            next_year and column.years and columns[n - 1].head != column.head
        ):
            columns[n] = replace(column, kind="disposition")
    return tuple(columns)


def _named(free: Sequence[int], counted: Sequence[int], body: Sequence[GridRow]) -> Sequence[int]:
    """Of columns whose heads tell nothing those that may name the rows: what has a name of its own
    in most rows, and no sentences; beside a column of numbers the first to the right of it."""
    most = max((len(_cells(body, n)) for n in free), default=0)
    named = [
        n
        for n in free
        if len(set(_cells(body, n))) * 10 >= most * 9
        and share(_cells(body, n), lambda cell: "。" in cell) < 0.5
    ]
    beside = [n for n in named if counted and n > max(counted)]
    return beside[:1] or named or free


def _tells(cell: str) -> bool:
    """Whether a cell tells something in several sentences, as no title does."""
    return bool(re.search("。(?![(（][^()（）]{2,30}[)）]$).", cell))


def _closed(cells: Sequence[str]) -> bool:
    """Whether cells hold a few short words, again and again."""
    kinds = set(cells)
    return len(cells) >= 4 and len(kinds) * 2 <= len(cells) and all(len(c) <= 8 for c in kinds)


def _cells(body: Sequence[GridRow], n: int) -> list[str]:
    cells = [(r, r.text(n)) for r in body if r.text(n) not in DASHES]
    return [c for r, c in cells if c and len([c for c in r.cells if c.text]) > 1]


def _numbered(body: Sequence[GridRow], n: int) -> bool:
    """Whether each cell of a column begins with the number of an item, as titles do."""
    marks = [mark_of(cell) for cell in _cells(body, n)]
    return bool(marks) and all(mark and mark.number for mark in marks)


def _counts(body: Sequence[GridRow], n: int) -> bool:
    """Whether a column holds numbers of items only."""
    cells = _cells(body, n)
    marks = [mark_of(f"{cell} x") for cell in cells]
    return bool(cells) and all(
        mark and mark.number and not mark.word and mark.end > len(cell)
        for cell, mark in zip(cells, marks, strict=True)
    )


def _most_filled(names: Sequence[int], body: Sequence[GridRow]) -> int | None:
    """The rightmost of the columns that name something in most rows."""
    if not names:
        return None
    rows = [row for row in body if len([c for c in row.cells if c.text]) > 1]
    filled = {n: sum(bool(row.text(n)) for row in rows) for n in names}
    most = max(filled.values())
    return max(n for n in names if filled[n] >= most * 0.9)
