"""The map from lines to pages that ``kyodo text`` writes beside a text version."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_text

_HEAD = ["page", "printed_page", "first_line", "last_line"]


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page with the lines on it (from 1) and its printed number, where it has one."""

    number: int
    printed: str
    first: int
    last: int


def read_pages(folder: Path, key: str) -> tuple[PageLines, ...]:
    """The pages of ``KEY.txt`` in a folder; none where no map lies beside it.

    Raises InputError for a file that ``kyodo text`` has not written.
    """
    path = folder / f"{key}.pages.csv"
    if not path.is_file():
        return ()
    rows = list(csv.reader(io.StringIO(read_text(path), newline="")))
    found = []
    for number, row in enumerate(rows[1:], 2):
        given = len(row) == 4 and all(_digits(cell) or not cell for cell in (row[0], *row[2:]))
        if rows[0] != _HEAD or not given or not row[0]:
            expected = f"the file that `kyodo text` wrote ({','.join(_HEAD)})"
            raise InputError([Problem(str(path), number, 0, "no map of pages", expected)])
        if row[2] and row[3]:
            found.append(PageLines(int(row[0]), row[1], int(row[2]), int(row[3])))
    return tuple(found)


def _digits(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and len(cell) < 10


def cited(pages: Sequence[PageLines], first: int, last: int) -> str:
    """How the pages of some lines are cited: by printed numbers, where they have them.

    >>> pages = (PageLines(1, "", 1, 30), PageLines(2, "11", 31, 60), PageLines(3, "12", 61, 90))
    >>> cited(pages, 88, 88), cited(pages, 59, 62), cited(pages, 3, 3), cited((), 3, 3)
    ('p. 12', 'pp. 11–12', 'p. 1', '')
    """
    on = [
        page.printed or str(page.number)
        for page in pages
        if page.first <= last and first <= page.last
    ]
    if not on:
        return ""
    return f"p. {on[0]}" if on[0] == on[-1] else f"pp. {on[0]}–{on[-1]}"
