"""Tables in GitHub-flavoured Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .cells import show


def table_markdown(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], cell: Callable[[Any], str] = show
) -> str:
    """A table in Markdown; nothing in a cell is taken for markup."""

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    head = line(map(_plain, columns)) + line("---" for _ in columns)
    return head + "".join(line(_plain(cell(c)) for c in row) for row in rows)


def _plain(text: str) -> str:
    # An underscore within a word is none.
    marks = r"([\\|*`\[\]~]|(?<![^\W_])_|_(?![^\W_]))"
    escaped = re.sub(marks, r"\\\1", text.replace("&", "&amp;"))
    return " ".join(escaped.replace("<", "&lt;").splitlines())
