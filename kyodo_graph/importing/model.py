"""What a reader gives, whatever it read: blocks of lines with their pages, and what it noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo_graph.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was mended, left out or could not be read.

    ``what`` is a key of :data:`~kyodo_graph.importing.notes.NOTES`; ``printed`` is what stands in
    the file, ``written`` what stands for it in the text version (empty: nothing does).
    """

    what: str
    printed: str = ""
    written: str = ""
    page: int = 0
    times: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text version and the pages on which it begins and ends (0: it has none)."""

    text: str
    first_page: int = 0
    last_page: int = 0
    notes: tuple[Note, ...] = ()

    def noting(self, *notes: Note) -> Row:
        """The row with further notes."""
        return replace(self, notes=(*self.notes, *notes))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a table, the lines of a list.

    A blank line parts it from the block before, unless it is ``tight``.
    """

    rows: tuple[Row, ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page (or a sheet) of the file, from 1, and the number or name that is printed on it."""

    number: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: its kind, blocks in the order of reading, pages, notes."""

    kind: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()


def table(
    cells: Sequence[Sequence[str | None]],
    page: int = 0,
    notes: Sequence[Note] = (),
    *,
    last: int = 0,
    pages: Sequence[tuple[int, int]] = (),
) -> Block | None:
    """A table as a block: a line a row, cells parted by tabs; None for one without any text.

    It stands on a page, on those from ``page`` to ``last``, or each row on ``pages`` of its own.

    None is a cell that another one reaches over. Columns without text stay, so that the parts of a
    table on several pages have the same; what goes are rows without text, and columns in which no
    cell begins.

    >>> [row.text for row in table([["a", None, "", "b"], ["c"], ["", None, ""]]).rows]
    ['a\\t\\tb', 'c\\t\\t']
    """
    width = max((len(row) for row in cells), default=0)
    used = [n for n in range(width) if any(n < len(row) and row[n] is not None for row in cells)]
    full = [[cell_text(c or "") for c in row] + [""] * (width - len(row)) for row in cells]
    on = pages or [(page, last or page)] * len(full)
    rows = [
        Row("\t".join(row[n] for n in used), *at)
        for row, at in zip(full, on, strict=True)
        if any(row)
    ]
    if not rows:
        return None
    rows[0] = rows[0].noting(*notes)
    return Block(tuple(rows))


def cell_text(text: str) -> str:
    """What a cell holds, in one line and without tabs."""
    return " ".join(text.split("\n")).replace("\t", " ").strip()


def refuse(name: str, what: str, expected: str = "") -> InputError:
    """The error for a file that cannot be read."""
    return InputError([Problem(name, 0, 0, what, expected)])
