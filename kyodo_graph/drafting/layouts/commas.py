"""Rows whose cells are parted by commas, as a spreadsheet writes them, with tabs in their place."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

_FEWEST_ROWS, _FEWEST_COMMAS = 3, 2
_THOUSANDS = re.compile("[0-9],[0-9]{3}(?![0-9])")


def with_tabs(texts: Sequence[str]) -> list[str]:
    """The lines of a text, those of runs of comma-separated rows with tabs between the cells and
    blanks for the quotes, so that each sign stays where it stands; a row of one cell is a line.

    Rows are such only where several follow one another and most have as many cells; a comma in a
    sentence or within a figure parts nothing.

    >>> with_tabs(['No,事業,市', '1,"講座,年2回",◎', '2,広報,○', '1,200人、3,400人'])
    ['No\\t事業\\t市', '1\\t 講座,年2回 \\t◎', '2\\t広報\\t○', '1,200人、3,400人']
    """
    found = list(texts)
    run: list[tuple[int, list[tuple[int, int]]]] = []
    for place, text in enumerate([*texts, ""]):
        cells = _cells(text) if place < len(texts) else []
        if len(cells) > _FEWEST_COMMAS:
            run.append((place, cells))
            continue
        widths = [len(parts) for n, parts in run if not _figured(texts[n])]
        if _are_rows(widths):
            for n, parts in run:
                # A comma within a figure would give a row another width than the others have.
                if not _figured(texts[n]) or len(parts) in widths:
                    found[n] = _tabbed(texts[n], parts)
        run = []
    return found


def _are_rows(widths: Sequence[int]) -> bool:
    """Whether lines that follow one another are rows of a table: three, most of one width."""
    most = max((widths.count(width) for width in set(widths)), default=0)
    return most >= _FEWEST_ROWS and 2 * most > len(widths)


def _figured(text: str) -> bool:
    """Whether commas of a line may stand within figures."""
    return bool(_THOUSANDS.search(text)) and '"' not in text and not text.startswith(",")


def _cells(text: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, quotes within; none where a line is no row."""
    if text.count(",") < _FEWEST_COMMAS or "\t" in text or text.lstrip()[:1] in ("|", "<"):
        return []
    if _figured(text) and re.search("[、。]", text):
        return []
    try:
        (row,) = csv.reader([text], strict=True)
    except (csv.Error, ValueError):
        return []
    cells, at = [], 0
    for value in row:
        written = len(value)
        if text.startswith('"', at):
            written += value.count('"') + 2
        cells.append((at, at + written))
        at += written + 1
    return cells if at == len(text) + 1 else []


def _tabbed(text: str, cells: Sequence[tuple[int, int]]) -> str:
    """A row with tabs; one of a single filled cell is a line of text and gets blanks."""
    parts = []
    for start, end in cells:
        part = text[start:end]
        parts.append(f" {part[1:-1]} " if part.startswith('"') else part)
    alone = sum(bool(part.strip()) for part in parts) < 2
    return (" " if alone else "\t").join(parts)
