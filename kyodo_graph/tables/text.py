"""Tables as lines of text, where a notebook shows or prints no HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .cells import dashed

SHOWN = 30
"""How many rows a table in a notebook shows before it is cut."""


def table_text(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, limit: int | None = SHOWN
) -> str:
    """A table as lines, cut after ``limit`` rows (None: whole); what is not there is a dash.

    >>> print(table_text(("a", "n"), (("x", 1), ("y", None), ("z", 2)), limit=2))
    a | n
    x | 1
    y | –
    … 1 more row of 3 / ほか 1 行(全 3 行)
    """
    shown = first(rows, limit)
    lines = [columns, *([dashed(cell) for cell in row] for row in shown)]
    note = left_out(len(rows), len(shown))
    return sound("\n".join([" | ".join(line) for line in lines] + ([note] if note else [])))


def first(rows: Sequence[Sequence[Any]], limit: int | None) -> Sequence[Sequence[Any]]:
    """The rows that are shown."""
    return rows if limit is None else rows[: max(limit, 0)]


def left_out(total: int, shown: int) -> str:
    """What is said of rows that are not shown, and of a table without rows."""
    if not total:
        return "no rows / 0 行"
    left = total - shown
    more = f"{left} more row{'s' if left > 1 else ''}"
    return f"… {more} of {total} / ほか {left} 行(全 {total} 行)" if left else ""


def sound(text: str) -> str:
    """A text that can be written as UTF-8, which notebooks are."""
    return text.encode("utf-8", "replace").decode("utf-8")
