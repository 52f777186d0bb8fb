"""The text version: numbered lines, the map from lines to pages, the report of what was done."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace

from kyodo_graph.importing.characters import mend
from kyodo_graph.importing.model import Note, Reading, Row
from kyodo_graph.importing.notes import LOOK, NOTES
from kyodo_graph.importing.wording import without_blanks_in_words, without_leaders
from kyodo_graph.tables import Table
from kyodo_graph.tables.delimited import table_csv

FORMAT = 1
"""The version of the form of the files."""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A document's text in numbered lines, with its pages and what was done to it."""

    key: str
    kind: str
    lines: tuple[str, ...]
    pages: Table
    report: Table

    @property
    def text(self) -> bytes:
        """The file ``KEY.txt``: UTF-8, each line ended by a line feed."""
        return "".join(f"{line}\n" for line in self.lines).encode("utf-8")

    @property
    def sha256(self) -> str:
        """The hash of the file, as the catalogue has it."""
        return hashlib.sha256(self.text).hexdigest()

    @property
    def catalogue(self) -> str:
        """The lines for the document's record in the catalogue."""
        return f"  lines: {len(self.lines)}\n  sha256: {self.sha256}\n"

    def files(self) -> dict[str, bytes]:
        """What is written, by name: text, pages and report.

        The report is for eyes: it opens in a spreadsheet, which takes nothing in it for a formula.
        """
        return {
            f"{self.key}.txt": self.text,
            f"{self.key}.pages.csv": self.pages.to_csv().encode("utf-8"),
            f"{self.key}.import.csv": table_csv(self.report, spreadsheet=True).encode("utf-8"),
        }

    def summary(self, lang: str = "en") -> list[str]:
        """A line for each kind of note: what, how often, and on which pages to look."""
        counts: Counter[str] = Counter()
        pages: dict[str, dict[int, None]] = {}
        printed: dict[str, str] = {}
        for what, _, page, old, _, times in self.report.rows:
            counts[what] += times
            printed.setdefault(what, old or "")
            if page and what in LOOK:
                pages.setdefault(what, {})[page] = None
        lines = []
        for what in NOTES:
            if what not in counts:
                continue
            if what in ("encoding", "no_pages", "pages_by_word"):
                tail = f": {printed[what]}" if printed[what] else ""
            else:
                tail = f": {counts[what]}"
            if found := sorted(pages.get(what, {})):
                shown = ", ".join(map(str, found[:20])) + (" …" if len(found) > 20 else "")
                tail += f" (p. {shown})"
            lines.append(f"{NOTES[what][lang]}{tail}")
        return lines


def text_version(reading: Reading, key: str) -> TextVersion:
    """The text version of what was read: characters, blanks and dotted contents mended.

    The same reading gives the same bytes.
    """
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    notes: list[tuple[int, Note]] = [(0, note) for note in reading.notes]
    for block in reading.blocks:
        rows = [row for given in block.rows if (row := _mended(given)).text.strip()]
        notes += [(0, n) for given in block.rows if not given.text.strip() for n in given.notes]
        if rows and lines and not block.tight:
            lines.append("")
            places.append((0, 0))
        for row in rows:
            lines.append(row.text)
            places.append((row.first_page, row.last_page))
            notes += [(len(lines), note) for note in row.notes]
    return TextVersion(key, reading.kind, tuple(lines), _pages(reading, places), _report(notes))


def _mended(row: Row) -> Row:
    text, notes = mend(row.text, row.first_page)
    shown = without_leaders(text)
    if shown != text:
        notes.append(Note("contents", text, shown, row.first_page))
    new, changes = without_blanks_in_words(shown)
    counted = Counter(changes)
    notes += [Note("blank_in_word", a, b, row.first_page, n) for (a, b), n in counted.items()]
    # What breaks a line elsewhere (a form feed, U+2028) has gone with what is invisible.
    return replace(row, text=new.rstrip(" \u3000\u00a0"), notes=(*row.notes, *notes))


def _pages(reading: Reading, places: list[tuple[int, int]]) -> Table:
    """Each page with its first and last line; a line that two pages share is of both."""
    rows = []
    for page in reading.pages:
        on = [n for n, (a, b) in enumerate(places, 1) if a <= page.number <= b and a]
        rows.append(
            (page.number, page.printed or None, on[0] if on else None, on[-1] if on else None)
        )
    return Table(("page", "printed_page", "first_line", "last_line"), rows, name="import_pages")


def _report(notes: list[tuple[int, Note]]) -> Table:
    order = list(NOTES)
    rows = [
        (n.what, line or None, n.page or None, n.printed or None, n.written or None, n.times)
        for line, n in notes
    ]
    rows.sort(key=lambda r: (order.index(r[0]), r[1] or 0, r[2] or 0))
    columns = ("what", "line", "page", "printed", "written", "times")
    return Table(columns, rows, name="import_report")
