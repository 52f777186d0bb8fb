"""PDF: pages to blocks, with pdfplumber."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from statistics import median
from typing import Any

from kyodo_graph.importing.model import Note, Page, Reading, refuse
from kyodo_graph.importing.paragraphs import Item, blocks
from kyodo_graph.importing.pdf_breaks import over_pages
from kyodo_graph.importing.pdf_columns import bands
from kyodo_graph.importing.pdf_heads import without_heads
from kyodo_graph.importing.pdf_lines import Char, Run, rows, runs, vertical, without_readings
from kyodo_graph.importing.pdf_open import open_tables
from kyodo_graph.importing.pdf_tables import Frame, Grid, ruled
from kyodo_graph.importing.wording import LETTER

PAGES = 3000
CHARS = 40_000
"""At most so many pages, and characters on a page: beyond, it is no plan."""


def read_pdf(content: bytes, name: str) -> Reading:
    """A PDF's text in the order of reading.

    Raises InputError for one that is encrypted, broken, or larger than any plan.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfplumber.utils.exceptions import PdfminerException

    notes: list[Note] = []
    pages: list[list[Item]] = []
    heights: list[float] = []
    with _quiet():
        try:
            with pdfplumber.open(io.BytesIO(content)) as pdf:
                if len(pdf.pages) > PAGES:
                    raise refuse(name, f"{len(pdf.pages):,} pages", f"at most {PAGES:,}")
                if not pdf.pages:
                    raise refuse(name, "a PDF without pages", "a PDF that can be read")
                for given in pdf.pages:
                    page, said = _upright(given, pdf)
                    notes += said
                    items, said = _page(page, name)
                    pages.append(items)
                    notes += said
                    heights.append(float(page.height))
                    page.close()
        except (PdfminerException, PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
            causes = (error, *error.args, error.__cause__, error.__context__)
            if any(
                isinstance(e, PDFPasswordIncorrect | PDFTextExtractionNotAllowed) for e in causes
            ):
                raise refuse(name, "encrypted", "a PDF that opens without a password") from error
            raise refuse(name, "a broken PDF", "a PDF that can be read") from error
    kept, printed, dropped = without_heads(pages, heights)
    kept = [_narrowed(p) for p in kept]
    kept = [_widened(p, kept) for p in kept]
    numbered = tuple(Page(n, printed.get(n, "")) for n in range(1, len(pages) + 1))
    whole, cut = over_pages([item for page in kept for item in page])
    return Reading("PDF", tuple(blocks(whole)), numbered, (*notes, *dropped, *cut))


def _upright(page: Any, pdf: Any) -> tuple[Any, list[Note]]:
    """A page whose letters are turned by a quarter, a table across a page, is turned back."""
    from pdfplumber.page import Page as PdfPage

    letters = [c for c in page.chars if LETTER.match(c["text"])]
    turned = [c for c in letters if not c.get("upright", True)]
    if 2 * len(turned) <= len(letters):
        return page, []
    left = sum(c["matrix"][1] > 0 for c in turned) * 2 > len(turned)
    page.page_obj.rotate = ((page.page_obj.rotate or 0) + (90 if left else 270)) % 360
    again = PdfPage(pdf, page.page_obj, page_number=page.page_number)
    return again, [Note("turned_page", page=page.page_number)]


def _narrowed(page: list[Item]) -> list[Item]:
    """A page has the edges of what stays on it, though its running head reached beyond them."""
    found = [i.what for i in page if isinstance(i.what, Run)]
    if not found:
        return page
    left, right = min(r.left for r in found), max(r.right for r in found)
    inner = min(r.x0 for r in found), max(r.x1 for r in found)

    def within(run: Run) -> Run:
        own = run.left == left, run.right == right
        return run.within(
            *(
                new if n else old
                for n, new, old in zip(own, inner, (run.left, run.right), strict=True)
            )
        )

    return [replace(i, what=within(i.what)) if isinstance(i.what, Run) else i for i in page]


def _widened(page: list[Item], pages: Sequence[Sequence[Item]]) -> list[Item]:
    """A page whose lines are short has the right edge of the others: no line of it is full."""
    rights = [right for other in pages if (right := _right(other))]
    own = _right(page)
    usual = median(rights) if rights else own
    if own >= usual:
        return page
    return [
        replace(i, what=i.what.within(i.what.left, usual))
        if isinstance(i.what, Run) and i.what.right == own
        else i
        for i in page
    ]


def _right(page: Sequence[Item]) -> float:
    return max((i.what.right for i in page if isinstance(i.what, Run)), default=0.0)


def _page(page: Any, name: str) -> tuple[list[Item], list[Note]]:
    number = page.page_number
    notes = []
    given = page.chars
    if len(given) > CHARS:
        raise refuse(name, f"{len(given):,} characters on page {number}", f"at most {CHARS:,}")
    page_ = page.dedupe_chars(tolerance=1)
    chars: list[Char] = [c for c in page_.chars if _visible(c, page)]
    if len(page_.chars) < len(given):
        notes.append(Note("doubled", page=number, times=len(given) - len(page_.chars)))
    if len(chars) < len(page_.chars):
        outside = "".join(c["text"] for c in page_.chars if not _visible(c, page)).strip()
        if outside:
            notes.append(Note("hidden", outside, "", number))
    if not any(c["text"].strip() for c in chars):
        notes.append(Note("scanned_page" if page.images else "empty_page", page=number))
        return [], notes
    if page.images:
        notes.append(Note("picture", page=number, times=len(page.images)))
    grids, frames, rest = ruled(page_, chars)
    standing, level = vertical(rest)
    turned = [_turn(c, page) for c in level if not c.get("upright", True)]
    level = [c for c in level if c.get("upright", True)]
    layout = _Layout(number)
    flat = layout.lines(level)
    # Text is read in parts between tables and frames, so that columns end where one begins.
    parts: list[Grid | Frame] = [*grids, *frames]
    for part in sorted(parts, key=lambda g: (round(g.top / 4), g.x0)):
        layout.add([r for r in flat if r.middle < part.top + 1])
        flat = [r for r in flat if r.middle >= part.top + 1]
        if isinstance(part, Frame):
            layout.frame(part)
        else:
            layout.items.append(Item(number, layout.column, part))
    layout.add(flat)
    layout.items += [Item(number, layout.column + 1, run) for run in standing]
    for row in rows(turned):
        said = [replace(r, kind="turned") for r in runs(row)]
        layout.items += [Item(number, layout.column + 2, run) for run in said]
    return layout.items, notes + layout.notes


class _Layout:
    """Puts the lines of a page in the order of reading."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.column = 0
        self.items: list[Item] = []
        self.notes: list[Note] = []
        self._edges: tuple[float, float] | None = None

    def lines(self, chars: Sequence[Char]) -> list[Run]:
        """The runs of a page's text; its edges are those of all of them."""
        found, readings = without_readings([r for row in rows(chars) for r in runs(row)])
        self.notes += [Note("ruby", r.text, "", self.page) for r in readings]
        if found and self._edges is None:
            self._edges = (min(r.x0 for r in found), max(r.x1 for r in found))
        return found

    def frame(self, frame: Frame) -> None:
        """The text in a frame, whose room is the same on both sides."""
        found = self.lines(frame.chars)
        left = min(r.x0 for r in found)
        self.add(found, (left, max(frame.x1 - (left - frame.x0), *(r.x1 for r in found))))

    def add(self, found: Sequence[Run], edges: tuple[float, float] | None = None) -> None:
        """Runs of a part of the page."""
        for band in bands(found, *(edges or self._edges or (0.0, 0.0))):
            self.column += 1
            first = band.runs[0].text[:16]
            if band.column:
                self.notes.append(Note("columns", first, first, self.page))
            if band.unsure:
                self.notes.append(Note("columns_unsure", first, page=self.page))
            placed = open_tables(_rows(band.runs))
            self.items += [Item(self.page, self.column, what) for what in placed]


def _rows(found: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand on one height."""
    lines: list[list[Run]] = []
    for run in sorted(found, key=lambda r: (r.middle, r.x0)):
        last = lines[-1][-1] if lines else None
        if last is not None and abs(run.middle - last.middle) < 0.4 * min(run.em, last.em):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda r: r.x0) for line in lines]


def _visible(char: Char, page: Any) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    x0, top, x1, bottom = page.bbox
    return bool(x0 - 1 <= x <= x1 + 1 and top - 1 <= y <= bottom + 1)


def _turn(char: Char, page: Any) -> Char:
    """A character that is turned by a quarter, as it stands when the page is turned back."""
    matrix = char.get("matrix") or (0, 1, -1, 0, 0, 0)
    if matrix[1] > 0:  # turned to the left: it is read from below
        box = (page.height - char["bottom"], page.height - char["top"], char["x0"], char["x1"])
    else:
        box = (char["top"], char["bottom"], page.width - char["x1"], page.width - char["x0"])
    return {**char, "x0": box[0], "x1": box[1], "top": box[2], "bottom": box[3], "upright": True}


@contextmanager
def _quiet() -> Iterator[None]:
    """Without pdfminer's warnings about fonts, which say nothing of the text."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
