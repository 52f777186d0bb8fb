"""Tables on a terminal: aligned by the width of characters, and fitted to the window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from .cells import show

if TYPE_CHECKING:
    from .table import Table

GAP, LINES = 2, 4
"""Blanks between columns; lines that a cell takes at most."""
NARROW, WORD = 8, 20
"""The width below which no column is pressed, and the longest word that is not broken for it."""
_MARK = "…"
_WORDS = re.compile(r"[!-~]+")
# A text must not steer the terminal: control characters, and what turns the direction of writing.
_STEERING = {
    n: " " if n in (9, 10, 13, 0x85, 0x2028, 0x2029) else "\N{REPLACEMENT CHARACTER}"
    for n in (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F),
              *range(0x2066, 0x206A))
}  # fmt: skip


def table_lines(table: Table, width: int | None = None, cell: Callable[[Any], str] = show) -> str:
    """A table in aligned columns, cells in full and each row in a line; fitted to a ``width``.

    To fit, columns of identifiers go, long cells are wrapped and after a few lines cut with a mark,
    and columns that find no room are left out from the right; the last line names what is gone.
    """
    heads = [safe(name) for name in table.columns]
    rows = [[safe(cell(c)) for c in row] for row in table.rows]
    shown = list(range(len(heads)))
    if width is not None:
        iris = {column.name for column in table.declared if column.datatype == "iri"}
        shown = [k for k in shown if table.columns[k] not in iris] or shown
        bounds = {k: _bounds([heads[k], *(row[k] for row in rows)]) for k in shown}
        while len(shown) > 1 and _total([bounds[k][0] for k in shown]) > width:
            shown.pop()
        widths = _fitted([bounds[k] for k in shown], width)
        heads, *rows = (
            [wrapped(row[k], w) for k, w in zip(shown, widths, strict=True)]
            for row in [heads, *rows]
        )
    numbers = [table.type_of(table.columns[k]) in ("integer", "number") for k in shown]
    gone = [name for k, name in enumerate(table.columns) if k not in shown]
    count = f"{len(table)} {'row' if len(table) == 1 else 'rows'}"
    left = f"; not shown: {', '.join(map(safe, gone))}" if gone else ""
    last = wrapped(f"({count}{left})", width, lines=None) if width else f"({count}{left})"
    return f"{aligned([heads, *rows], numbers)}{last}\n"


def aligned(rows: list[list[str]], numbers: Sequence[bool]) -> str:
    """Rows as lines, their columns aligned with blanks between; those of numbers to the right.

    >>> print(aligned([["name", "n"], ["市民", "12"]], [False, True]), end="")
    name   n
    市民  12
    """
    if not numbers:
        return ""
    from prettytable import PrettyTable, TableStyle

    keys = [str(k) for k in range(len(numbers))]
    drawn = PrettyTable(keys)
    drawn.set_style(TableStyle.PLAIN_COLUMNS)
    drawn.header = False
    drawn.left_padding_width, drawn.right_padding_width = 0, GAP
    for key, number in zip(keys, numbers, strict=True):
        drawn.align[key] = "r" if number else "l"
    drawn.add_rows(rows)
    return "".join(f"{line.rstrip()}\n" for line in drawn.get_string().splitlines())


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _bounds(texts: Sequence[str]) -> tuple[int, int]:
    """The least and the most that a column takes: its longest word, its longest text."""
    import wcwidth

    most = max(wcwidth.width(text, control_codes="ignore") for text in texts)
    word = max((len(word) for text in texts for word in _WORDS.findall(text)), default=0)
    return min(most, max(NARROW, word if word <= WORD else NARROW)), most


def _fitted(bounds: Sequence[tuple[int, int]], width: int) -> list[int]:
    """The widths of columns in a window: narrow ones keep theirs, wide ones share what is left.

    >>> _fitted([(4, 4), (8, 30), (8, 100)], 64)
    [4, 28, 28]
    """
    room = width - GAP * (len(bounds) - 1)

    def at(size: int) -> list[int]:
        return [min(max(size, least), most) for least, most in bounds]

    sizes = range(1, max(most for _, most in bounds) + 1)
    made = at(max((size for size in sizes if sum(at(size)) <= room), default=1))
    for k, (_, most) in enumerate(bounds):
        if made[k] < most and sum(made) < room:
            made[k] += 1
    return made


def wrapped(text: str, width: int, lines: int | None = LINES) -> str:
    """A text in lines of a width, the last with a mark where it is cut.

    >>> wrapped("市民活動センター", 6).splitlines()
    ['市民活', '動セン', 'ター']
    """
    import wcwidth

    if wcwidth.width(text, control_codes="ignore") <= width:
        return text
    return "\n".join(wcwidth.wrap(text, width, max_lines=lines, placeholder=_MARK))


def safe(text: str) -> str:
    return text.translate(_STEERING)
