"""The second way of reading a cell: that of ``kyodo check --sources``, with its own reading of
rows and heads. Where it gives another sign, a candidate is of class X and carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kyodo_graph.checks.printed.claims import plain, unmarked
from kyodo_graph.checks.printed.rows import Row, heads, table_rows, under
from kyodo_graph.checks.printed.years import head_years, year_columns
from kyodo_graph.drafting.model import Candidate
from kyodo_graph.folding import fold, fold_name

_READ = ("role", "phase", "value")


def with_second(items: Iterable[Candidate], lines: Sequence[str]) -> list[Candidate]:
    """The candidates, those that the second way reads otherwise marked X, those of a table's cells
    that it can't read marked C.

    >>> with_second([], [])
    []
    """
    rows = table_rows(lines)
    dated: dict[tuple[str, ...], list[int]] = {}

    def years_of(cells: Sequence[str]) -> list[int]:
        # The rows above a row are the same for all of a table's rows.
        key = tuple(cells)
        if key not in dated:
            dated[key] = year_columns(cells)
        return dated[key]

    at: dict[int, Row] = {n: row for row in rows for n in range(row.first, row.last + 1)}
    found = []
    for item in items:
        if item.kind not in _READ or not item.table:
            found.append(item)
            continue
        second = _second(item, rows, at, years_of)
        if second is None:
            found.append(replace(item, cls="C") if not item.blank else item)
        elif fold(item.text("sign")) in {plain(cell) for cell in second}:
            found.append(item)
        else:
            found.append(replace(item, cls="X", second=unmarked(second[0]).strip()))
    return found


def _second(
    item: Candidate,
    rows: Sequence[Row],
    at: dict[int, Row],
    years_of: Callable[[Sequence[str]], list[int]],
) -> list[str] | None:
    """What the second way finds in the cell; None where it finds no such cell."""
    row = at.get(item.spans[-1].line) or at.get(item.spans[0].line)
    if row is None:
        return None
    if item.kind == "role":
        name = fold_name(item.text("actor"))
        head = heads(
            rows,
            row,
            lambda cells: [n for n, c in enumerate(cells) if fold_name(unmarked(c)) == name],
        )
    else:
        head = heads(rows, row, years_of)
    if head is None:
        return None
    above, columns = head
    if item.kind != "role":
        fy = int(item.text("fy") or 0)
        columns = [n for n in columns if fy in head_years(above.cells[n])]
    cells = [cell for n in columns for cell in under(above, n, row)]
    return cells or None
