"""Lines that look like headings and are rows: cells, legends, lists that go on in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.printed.numbering import Mark, mark_of, ordinal


def titled(document: Document, place: int) -> bool:
    """Whether a tab only stands between a heading's number and its title: two cells, the first of
    them a number, and no row beside it that is numbered in the same way."""
    line = document.lines[place]
    cells = line.text[line.start : line.end].split("\t")
    mark = _tabbed_mark(document, cells)
    if mark is None:
        return False
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(document.lines) and "\t" in document.lines[beside].text:
            other = _tabbed_mark(document, document.lines[beside].content.split("\t"))
            if other is not None and other.shape == mark.shape:
                return False
    return True


def _tabbed_mark(document: Document, cells: Sequence[str]) -> Mark | None:
    if len(cells) < 2 or not cells[1].strip() or any(cell.strip() for cell in cells[2:]):
        return None
    mark = mark_of(f"{cells[0].strip()} x", document.words)
    return mark if mark and mark.number and mark.end > len(cells[0].strip()) else None


def lists_marks(mark: Mark, label: str) -> bool:
    """Whether a line goes on to the next number, as legends and lists do: A 済み B 一部 C 未.

    >>> mark = Mark("A", "", "A", 2)
    >>> lists_marks(mark, "済み B 一部"), lists_marks(mark, "広報")
    (True, False)
    """
    count = ordinal(mark.number) if mark.number else None
    if count is None or mark.word:
        return False
    return any(
        (other := mark_of(label[blank.end() :])) is not None
        and other.shape == mark.shape
        and ordinal(other.number) == count + 1
        for blank in re.finditer(r"\s+", label)
    )


def is_row(document: Document, place: int, label: str) -> bool:
    """Whether blanks part a line into cells, and one of the lines beside it, too."""
    if not _GAP.search(label):
        return False
    near = [n for n in range(place - 2, place + 3) if n != place and 0 <= n < len(document.lines)]
    lines = [document.lines[n] for n in near]
    return any(not x.blank and _GAP.search(x.content) for x in lines)


_GAP = re.compile(r"\S\s{2,}(?![(【〔\[<])\S")
