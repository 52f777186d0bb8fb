"""Tables that go on over a page: their parts put together, and the rows that a page cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.model import Note
from kyodo_graph.importing.paragraphs import Item
from kyodo_graph.importing.pdf_tables import Cells, Grid
from kyodo_graph.importing.wording import LETTER, begins_anew, ended, seam

_SAME = 4  # points that a column may stand aside on the next page
_FEW = 4  # edges: a part of fewer may be a table of its own
_MARK = 2  # letters of a mark or a phase


def over_pages(items: Sequence[Item]) -> tuple[list[Item], list[Note]]:
    """Items with a table's parts on several pages as one, where no head is printed anew.

    The parts follow each other on pages that do, in the same columns. A row that begins on one page
    and ends on the next is one row; where the head is printed again, the rest of such a row goes
    back to the table before it.
    """
    found: list[Item] = []
    notes: list[Note] = []
    for item in items:
        last = found[-1] if found else None
        parts = _parts(last, item) if last else None
        if last is None or parts is None:
            found.append(item)
            continue
        a, b = parts
        rows = [*a.cells]
        head = _head(rows, b.cells)
        rest = list(b.cells[head:])
        pages = list(a.pages or [(last.page, last.page)] * len(rows))
        if rest and _cut(rows[-1], rest[0]):
            rows[-1], said = _whole(rows[-1], rest.pop(0), last.page)
            pages[-1] = (pages[-1][0], item.page)
            notes += said
        if head:
            found[-1] = replace(last, what=replace(a, cells=tuple(rows), pages=tuple(pages)))
            found.append(replace(item, what=replace(b, cells=(*b.cells[:head], *rest))))
            continue
        pages += [(item.page, item.page)] * len(rest)
        whole = replace(
            b,
            cells=(*rows, *rest),
            pages=tuple(pages),
            breaks=a.breaks + b.breaks,
            merged=a.merged + b.merged,
            arrows=a.arrows + b.arrows,
            each=a.each + b.each,
        )
        found[-1] = replace(last, what=whole)
    return found, notes


def _parts(last: Item, item: Item) -> tuple[Grid, Grid] | None:
    """Two parts of one table in the same columns; nothing where the second is no part of it."""
    a, b = last.what, item.what
    if not isinstance(a, Grid) or not isinstance(b, Grid) or a.open or b.open:
        return None
    page = a.pages[-1][1] if a.pages else last.page
    # Rows on the next page whose merged cells end at unlike places look like tables that touch.
    touches = bool(a.pages) and item.page == page and abs(b.top - a.bottom) <= _SAME
    if item.page != page + 1 and not touches:
        return None
    if _near(a.columns, b.columns) and len(a.cells[0]) == len(b.cells[0]):
        return a, b
    a, b = _without_unused(a), _without_unused(b)
    fine, coarse = (a, b) if len(a.columns) > len(b.columns) else (b, a)
    ends = _near(a.columns[:: len(a.columns) - 1], b.columns[:: len(b.columns) - 1])
    places = [_place(x, fine.columns) for x in coarse.columns]
    whole = all(len(g.columns) == len(g.cells[0]) + 1 for g in (a, b))
    if not ends or not whole or None in places or len(places) < _FEW:
        return None
    spread = _spread(coarse, [n for n in places if n is not None], fine)
    return (a, spread) if fine is a else (spread, b)


def _near(a: Sequence[int], b: Sequence[int]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= _SAME for x, y in zip(a, b, strict=True))


def _without_unused(grid: Grid) -> Grid:
    """A part without the columns in which none of its rows has a cell: others on the page do."""
    used = [n for n in range(len(grid.cells[0])) if any(row[n] is not None for row in grid.cells)]
    return replace(grid, cells=tuple(tuple(row[n] for n in used) for row in grid.cells))


def _place(x: int, columns: Sequence[int]) -> int | None:
    """Which edge stands at a place."""
    return next((n for n, edge in enumerate(columns) if abs(edge - x) <= _SAME), None)


def _spread(coarse: Grid, places: Sequence[int], fine: Grid) -> Grid:
    """A part all of whose rows have merged cells, in the columns of the other part.

    What a cell over several of these columns says holds for each, as it does where the rules of
    all columns are on one page.
    """
    width = len(fine.columns) - 1
    rows: list[list[str | None]] = [[None] * width for _ in coarse.cells]
    wide = {}
    for y, row in enumerate(coarse.cells):
        for x, cell in enumerate(row):
            rows[y][places[x]] = cell
            if cell:
                wide[len(fine.cells) + y, places[x]] = places[x + 1] - places[x]
    filled, each = in_each([*fine.cells, *rows], wide)
    kept = tuple(map(tuple, filled[len(fine.cells) :]))
    return replace(coarse, cells=kept, columns=fine.columns, each=coarse.each + each)


def _head(before: Cells, after: Cells) -> int:
    """How many rows at the top of a part are the head of the table, printed again."""
    rows = 0
    for a, b in zip(before, after, strict=False):
        if _texts(a) != _texts(b):
            break
        rows += 1
    return rows


def _texts(row: Sequence[str | None]) -> list[str]:
    return ["".join((cell or "").split()) for cell in row]


def _cut(last: Sequence[str | None], next_: Sequence[str | None]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    The two have text in few columns together, and in one of them a sentence is broken.
    """
    first, second = ({n for n, cell in enumerate(row) if cell} for row in (last, next_))
    both = first & second
    if all(cell is None for cell in next_[1:]):  # a cell over all columns: the name of a group
        return False
    if not both or 2 * len(both) > len(first | second) or len(first) < 2:
        return False
    pairs = [(last[n] or "", next_[n] or "") for n in sorted(both)]
    if any(len(a) <= _MARK or not LETTER.search(b) for a, b in pairs):
        return False
    return any(not ended(a) and not begins_anew(b) for a, b in pairs)


def _whole(
    last: Sequence[str | None], rest: Sequence[str | None], page: int
) -> tuple[tuple[str | None, ...], list[Note]]:
    row: list[str | None] = []
    notes = []
    for a, b in zip(last, rest, strict=True):
        if a and b:
            join = " " if ended(a) or begins_anew(b) else seam(a, b)
            shown = f"{a[-8:]}⏎{b[:8]}", f"{a[-8:]}{join}{b[:8]}"
            notes.append(Note("joined_pages", *shown, page))
            row.append(a + join + b)
        else:
            row.append(a or b or a)
    return tuple(row), notes
