"""Tables printed one cell a line, as they come out of some PDFs: heads, then row after row."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.grids import Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.heads import is_head_word
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.numbering import mark_of
from kyodo_graph.drafting.vocabulary import INDICATOR, LABEL, NUMBER, SIGNS, dash, phase_code
from kyodo_graph.drafting.years import column_years

_WIDEST = 16
_FIGURE = re.compile(r"[△▲-]?[0-9][0-9,.]*\s*[^\s0-9]{0,4}(?:/[^\s0-9]{1,3})?")


def stacked_grids(lines: Sequence[Line], near: int, signs: Container[str]) -> list[Grid]:
    """The tables of a text that are printed one cell a line; a blank line is an empty cell.

    The number of columns is the one with which the cells below each head are of one kind.

    >>> from kyodo_graph.drafting.lines import read_lines
    >>> cells = ["番号", "取組名", "市", "1", "座談会", "◎", "2", "広報", "○"]
    >>> [[c.text for c in row.cells] for row in stacked_grids(read_lines(cells), 2024, [])[0].rows]
    [['番号', '取組名', '市'], ['1', '座談会', '◎'], ['2', '広報', '○']]
    """
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        if _opens(lines, place, near):
            cells = _cells(lines, place)
            best = _best(cells, near, signs)
            if best is not None:
                found.append(best)
                while place < len(lines) and lines[place].number <= best.last:
                    place += 1
                continue
        place += 1
    return found


def _opens(lines: Sequence[Line], place: int, near: int) -> bool:
    """Whether a line is the first head of a table: a head's word, and short lines follow it."""
    line = lines[place]
    text = line.content
    if line.blank or len(text) > 10 or line.depth or line.bullet or not _is_cell(line):
        return False
    if not (NUMBER.fullmatch(text) or LABEL.search(text) or INDICATOR.search(text)):
        return False
    if mark_of(text) or not is_head_word(text, near):
        return False
    before = lines[place - 1] if place else None
    beside = before is not None and bool(before.content) and not before.left_out
    if before is not None and beside and _is_cell(before) and not mark_of(before.content):
        return len(before.content) > 10 and _heads_follow(lines, place)
    return _heads_follow(lines, place)


def _heads_follow(lines: Sequence[Line], place: int) -> bool:
    following = lines[place + 1 : place + 4]
    return len(following) == 3 and all(_is_cell(other) and other.content for other in following)


def _is_cell(line: Line) -> bool:
    text = line.content
    return (
        "\t" not in line.text
        and not text.endswith("。")
        and len(text) <= 40
        and line.text.lstrip()[:1] not in ("|", "<")
        and not line.depth
    )


def _cells(lines: Sequence[Line], first: int) -> list[Cell]:
    """The cells from a line on; a line in brackets belongs to the head before it."""
    found: list[Cell] = []
    blanks = 0
    for line in lines[first : first + 600]:
        if line.left_out:
            continue
        if not _is_cell(line):
            break
        cell = cell_of(line.text[line.start : line.end], line.number, line.start)
        blanks = 0 if cell.text else blanks + 1
        if blanks > 6:
            break
        if found and re.fullmatch(r"\(.*\)", cell.text) and found[-1].text and len(found) < _WIDEST:
            before = found[-1]
            found[-1] = Cell(before.text + cell.text, (*before.spans, *cell.spans))
            continue
        if not cell.text:
            cell = Cell("", cell.spans)
        found.append(cell)
    return found


@dataclass(frozen=True, slots=True)
class _Try:
    """A number of columns, how many rows fit it, and how well."""

    width: int
    rows: int
    fits: float


def _best(cells: Sequence[Cell], near: int, signs: Container[str]) -> Grid | None:
    best: tuple[float, int, _Try] | None = None
    for width in range(2, _WIDEST + 1):
        tried = _tried(cells, width, near, signs)
        if tried is None or tried.fits < 0.85:
            continue
        # More rows that fit as well are better: a doubled width makes half of them.
        cells_read = min(tried.rows * tried.width, len(cells) - width)
        score = (round(tried.fits, 2), cells_read, tried)
        if best is None or score[:2] > best[:2]:
            best = score
    if best is None:
        return None
    tried = best[2]
    rows = []
    for n in range(tried.rows + 1):
        part = list(cells[n * tried.width : (n + 1) * tried.width])
        part += [Cell("")] * (tried.width - len(part))
        lines = tuple(dict.fromkeys(s.line for c in part if c.text for s in c.spans))
        rows.append(GridRow(tuple(part), lines, head=n == 0))
    return Grid("cells", tuple(rows))


def _tried(cells: Sequence[Cell], width: int, near: int, signs: Container[str]) -> _Try | None:
    heads = [cell.text for cell in cells[:width]]
    if len(heads) < width or not all(heads) or len(set(heads)) < width:
        return None
    kinds = [_kind(head, near, signs) for head in heads]
    if any(kind in ("sign", "figure", "phase") for kind in kinds):
        return None
    label = next(
        (n for n, head in enumerate(heads) if LABEL.search(head) or INDICATOR.search(head)), 0
    )
    body = [c.text for c in cells[width:]]
    rows: list[list[str]] = []
    for at in range(0, len(body), width):
        row = body[at : at + width]
        if len(row) <= label or _kind(row[label], near, signs) != "text":
            break
        if mark_of(row[label] + " "):
            break
        if rows and not _like(row, rows[0], near, signs):
            break
        rows.append(row)
    if not rows:
        return None
    last = rows[-1]
    if len(last) < width and any(_kind(c, near, signs) == "text" for c in last[label + 1 :]):
        rows.pop()
    if not rows:
        return None
    return _Try(width, len(rows), _fit(rows, width, label, near, signs))


def _like(row: list[str], first: list[str], near: int, signs: Container[str]) -> bool:
    """Whether a row goes on with the table: numbers where numbers stood, a name where one did."""
    for mine, other in zip(row, first, strict=False):
        kinds = {_kind(mine, near, signs), _kind(other, near, signs)} - {"", "dash"}
        if len(kinds) > 1 and "text" in kinds:
            return False
    return True


def _fit(rows: list[list[str]], width: int, label: int, near: int, signs: Container[str]) -> float:
    """The share of cells that are of the kind of most in their column; facts there must be."""
    right = total = facts = 0
    for n in range(width):
        kinds = [_kind(row[n], near, signs) for row in rows if n < len(row) and row[n]]
        kinds = [kind for kind in kinds if kind != "dash"]
        if not kinds:
            continue
        most = max(set(kinds), key=kinds.count)
        right += kinds.count(most)
        total += len(kinds)
        if n == label and most != "text":
            return 0.0
        if n > label and most in ("sign", "figure", "phase"):
            facts += 1
        elif n > label and most == "text" and len(kinds) * 2 < len(rows):
            return 0.0
    return right / total if facts and total else 0.0


def _kind(text: str, near: int, signs: Container[str]) -> str:
    if not text:
        return ""
    if dash(text):
        return "dash"
    if text in signs or all(c in SIGNS for c in text):
        return "phase" if phase_code(text) == "continue" else "sign"
    if len(text) <= 6 and text in ("検討", "実施", "継続", "準備", "調査", "拡充"):
        return "phase"
    if _FIGURE.fullmatch(text) and not (len(text) >= 4 and column_years(text, near)):
        return "figure"
    return "text"
