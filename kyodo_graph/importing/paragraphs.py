"""Lines of pages joined to paragraphs: where a line fills its width, the sentence goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.importing.model import Block, Note, Row, table
from kyodo_graph.importing.pdf_lines import Run
from kyodo_graph.importing.pdf_tables import ARROW, Grid
from kyodo_graph.importing.wording import begins_anew, ended, seam, unit_width, without_leaders

_FULL = 10  # characters of a line that can be full: what is shorter is a label or a slogan


@dataclass(frozen=True, slots=True)
class Item:
    """A line or a table on its page, in the order of reading; ``band`` tells columns apart."""

    page: int
    band: int
    what: Run | Grid


def blocks(items: Sequence[Item]) -> list[Block]:
    """Paragraphs and tables. A seam is noted with the letters on both sides of it."""
    found: list[Block] = []
    open_: list[Item] = []

    def close() -> None:
        if open_:
            found.append(_paragraph(open_, tight=_tight(found, before, open_[0])))
        open_.clear()

    before: Item | None = None
    for item in items:
        if isinstance(item.what, Grid):
            close()
            if block := _table(item.what, item.page):
                found.append(block)
        elif open_ and _goes_on(open_, item):
            open_.append(item)
            continue
        else:
            last = open_[-1] if open_ else None
            close()
            before = last
            open_.append(item)
    close()
    return found


def _table(grid: Grid, page: int) -> Block | None:
    notes = []
    if grid.breaks:
        notes.append(Note("cell_breaks", page=page, times=grid.breaks))
    if grid.merged:
        notes.append(Note("merged_cells", page=page, times=grid.merged))
    if grid.open:
        notes.append(Note("open_table", " ".join(filter(None, grid.cells[0])), page=page))
    if grid.each:
        notes.append(Note("merged_in_each", page=page, times=grid.each))
    if grid.arrows:
        notes.append(Note("arrow", written=ARROW, page=page, times=grid.arrows))
    return table(grid.cells, page, notes, pages=grid.pages)


def _tight(found: Sequence[Block], before: Item | None, item: Item) -> bool:
    """Whether a line follows the one before as those of a list do."""
    if not found or before is None:
        return False
    a, b = before.what, item.what
    assert isinstance(a, Run)
    assert isinstance(b, Run)
    if before.page != item.page:  # what was set close goes on to be so
        level = a.kind == b.kind == "" and abs(a.x0 - b.x0) < b.em
        return level and found[-1].tight and abs(a.em - b.em) < 0.06 * b.em
    if before.band != item.band:
        return False
    return abs(a.em - b.em) < 0.06 * b.em and 0 <= b.top - a.bottom < 0.9 * b.em


def _goes_on(lines: Sequence[Item], item: Item) -> bool:
    """Whether a line is the rest of the paragraph that ends with the line before it."""
    a, b = lines[-1].what, item.what
    if not isinstance(a, Run) or not isinstance(b, Run) or "tabbed" in (a.kind, b.kind):
        return False
    if a.kind != b.kind or a.kind == "vertical":
        return False
    if abs(a.em - b.em) > 0.06 * a.em or begins_anew(b.text):
        return False
    if without_leaders(a.text) != a.text:  # a line of the contents ends with its page
        return False
    over = lines[-1].page != item.page or lines[-1].band != item.band
    if not over and not -0.3 * a.em <= b.top - a.bottom <= 1.3 * a.em:
        return False
    if not over and len(lines) > 1:  # the leading of a paragraph is the same throughout
        first = lines[-2].what
        assert isinstance(first, Run)
        leading = a.top - first.top
        if leading > 0 and b.top - a.top > 1.25 * leading:
            return False
    full = (
        a.x1 - a.x0 >= _FULL * a.em and a.right - a.x1 <= max(1.6, unit_width(b.text) + 0.5) * a.em
    )
    if over:
        return full and not ended(a.text) and b.x0 - b.left <= 1.2 * b.em
    here = [_run(i).x0 for i in lines if (i.page, i.band) == (item.page, item.band)]
    indented = b.x0 - min(here) > 0.6 * b.em
    hanging = len(lines) == 1 and begins_anew(a.text) and b.x0 - a.x0 <= 4 * b.em
    if indented and not hanging:
        return False
    if full:
        # A sentence that ends at the edge: the next line is of the same paragraph unless it is
        # indented, since paragraphs are set apart by an indent or by room.
        return True
    return a.text.endswith(("、", "，")) and a.right - a.x1 <= 8 * a.em


def _run(item: Item) -> Run:
    assert isinstance(item.what, Run)
    return item.what


def _paragraph(lines: Sequence[Item], *, tight: bool) -> Block:
    text = _run(lines[0]).text
    notes = []
    for before, item in pairwise(lines):
        run = _run(item)
        join = "\u3000" if _run(before).blank else seam(text, run.text)
        what = "joined_lines" if before.page == item.page else "joined_pages"
        printed, written = f"{text[-8:]}⏎{run.text[:8]}", f"{text[-8:]}{join}{run.text[:8]}"
        notes.append(Note(what, printed, written, before.page))
        text += join + run.text
    kinds = {_run(i).kind for i in lines}
    if "vertical" in kinds:
        notes.append(Note("vertical_text", text[:16], text[:16], lines[0].page))
    if "tabbed" in kinds and "\t" in text:
        notes.append(Note("set_apart", text, text, lines[0].page))
    if "turned" in kinds:
        notes.append(Note("turned_text", text[:16], text[:16], lines[0].page))
    row = Row(text, lines[0].page, lines[-1].page, tuple(notes))
    return Block((row,), tight)
