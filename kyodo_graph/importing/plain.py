"""Plain text and CSV: lines that are broken at a fixed width are joined, form feeds part pages."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Sequence

from kyodo_graph.importing import running
from kyodo_graph.importing.encodings import decode
from kyodo_graph.importing.model import Block, Note, Page, Reading, Row, refuse, table
from kyodo_graph.importing.wording import begins_anew, ended, seam

_BREAK = re.compile("\r\n|\r|\n")
_TABULAR = re.compile("\t|^ *[|｜+│┃]|</?t[dr]|[ \u3000]{3,}\\S")


def read_plain(content: bytes, name: str) -> Reading:
    """A plain text. Its lines stay as they are, but for those that a fixed width has broken.

    Form feeds part pages; without any the text has none, and running heads are left where they
    stand. Raises InputError where the encoding is not known.
    """
    text, encoding = decode(content, name)
    pages = [_BREAK.split(part) for part in text.split("\f")]
    if pages and pages[-1] == [""] and len(pages) > 1:
        pages.pop()
    notes = [Note("encoding", encoding)]
    printed: dict[int, str] = {}
    numbered: list[tuple[int, str]]
    if len(pages) > 1:
        found = running.find(_edges(pages), len(pages))
        dropped: dict[int, set[int]] = defaultdict(set)
        for what, lost in (("running_head", found.heads), ("page_number", found.numbers)):
            for edge in lost:
                dropped[edge.page].add(edge.line)
                notes.append(Note(what, edge.text.strip(), "", edge.page))
        numbered = [
            (page, line)
            for page, lines in enumerate(pages, 1)
            for n, line in enumerate(_inner(lines, dropped[page]))
        ]
        printed = found.printed
    else:
        numbered = [(0, line) for line in pages[0]]
        notes.append(Note("no_pages"))
    shown = tuple(Page(n, printed.get(n, "")) for n in range(1, len(pages) + 1))
    return Reading("text", _blocks(numbered), shown if len(pages) > 1 else (), tuple(notes))


def _inner(lines: Sequence[str], dropped: set[int]) -> list[str]:
    kept = [line for n, line in enumerate(lines) if n not in dropped]
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _edges(pages: Sequence[Sequence[str]]) -> list[running.Edge]:
    edges = []
    for page, lines in enumerate(pages, 1):
        full = [n for n, line in enumerate(lines) if line.strip()]
        for rank, n in enumerate(full[:2]):
            edges.append(running.Edge(page, n, True, 100.0 * rank, lines[n]))
        for rank, n in enumerate(full[:-3:-1]):
            if n not in full[:2]:
                edges.append(running.Edge(page, n, False, 100.0 * rank, lines[n]))
    return edges


def _blocks(numbered: Sequence[tuple[int, str]]) -> tuple[Block, ...]:
    width = _wrapped_at([line for _, line in numbered])
    blocks: list[Block] = []
    last = ""
    tight = False
    for page, line in numbered:
        line = line.rstrip(" \t\u3000\u00a0")
        if not line.strip():
            last, tight = "", False
            continue
        here = line if _TABULAR.search(line) else line.strip(" ")
        if last and width and _goes_on(last, line, width):
            before = blocks[-1].rows[-1]
            text, rest = before.text, here.strip()
            join = seam(text, rest)
            what = "joined_lines" if before.last_page == page else "joined_pages"
            note = Note(
                what, f"{text[-8:]}⏎{rest[:8]}", f"{text[-8:]}{join}{rest[:8]}", before.last_page
            )
            row = Row(text + join + rest, before.first_page, page, (*before.notes, note))
            blocks[-1] = Block((row,), blocks[-1].tight)
        else:
            blocks.append(Block((Row(here, page, page),), tight))
        last, tight = line, True
    return tuple(blocks)


def _wrapped_at(lines: Sequence[str]) -> int:
    """The width (a full-width character has two) at which lines were broken; 0 if at none.

    It is that of the longest lines, if five of them or more have it (but for two characters that
    rules for the ends of lines may carry over), and none is wider.
    """
    widths = [w for line in lines if not _TABULAR.search(line) and (w := _width(line)) >= 40]
    if not widths:
        return 0
    most = max(widths)
    full = sum(w >= most - 5 for w in widths)
    return most if full >= 5 and most <= 160 and full * 3 >= len(widths) else 0


def _goes_on(before: str, after: str, width: int) -> bool:
    if _TABULAR.search(before) or _TABULAR.search(after) or begins_anew(after):
        return False
    return _width(before) >= width - 5 and not ended(before)


def _width(text: str) -> int:
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def read_csv(content: bytes, name: str) -> Reading:
    """A table as CSV or TSV: its rows, with cells parted by tabs."""
    text, encoding = decode(content, name)
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=lambda d: first.count(d))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise refuse(name, f"no CSV: {error}", "rows of cells") from error
    breaks = sum("\n" in cell or "\r" in cell for row in rows for cell in row)
    cells = [[" ".join(_BREAK.split(cell)) for cell in row] for row in rows]
    found = table(cells)
    notes = [Note("encoding", encoding), Note("no_pages")]
    if breaks:
        notes.append(Note("cell_breaks", times=breaks))
    return Reading("CSV", (found,) if found else (), (), tuple(notes))
