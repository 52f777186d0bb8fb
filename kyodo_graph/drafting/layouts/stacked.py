"""Tables printed one cell a line, as they come out of some PDFs: heads, then row after row.

How many lines a row has is told by nothing but what stands in them: the width is the one under
which most rows have a name where others have names, a sign where others have signs. Blank lines
are empty cells or nothing; heads come again after page breaks; a name may go over two lines."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.cells import Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.layouts.heads import is_head_word
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.vocabulary import SIGNS, dash
from kyodo_graph.drafting.printed.years import column_years, years

_WIDEST = 16
_LONGEST = 40
_AHEAD = 6
"""Lines between two parts of a table: a caption, blank lines of a page's end."""
_FIGURE = re.compile(
    r"(?!0[0-9])[△▲-]?[0-9][0-9,.]*(?:[^\s0-9]{0,4}|\s+[^\s0-9]{1,3})(?:/[^\s0-9]{1,3})?"
)
_PHASES = frozenset({"検討", "実施", "継続", "準備", "調査", "拡充"})
_BOUND = 400
_GROUP = re.compile(r"[^\W0-9]{1,12}?\s*(?:[0-9]{1,2}|[A-Z]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[一二三四五六七八九十])")
_NAMES = ("text", "year")


def stacked_grids(lines: Sequence[Line], near: int, signs: Container[str]) -> list[Grid]:
    """The tables of a text that are printed one cell a line; ``signs``: those of its legends.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> cells = ["番号", "取組名", "市", "1", "座談会", "◎", "2", "広報", "○"]
    >>> [[c.text for c in row.cells] for row in stacked_grids(read_lines(cells), 2024, [])[0].rows]
    [['番号', '取組名', '市'], ['1', '座談会', '◎'], ['2', '広報', '○']]
    """
    found: list[Grid] = []
    for run in _runs(lines):
        ways = [_cells(run, near, blanks) for blanks in (True, False)]
        last = 0
        while True:
            tries = [best for way in ways if (best := _best(way, last, near, signs)) is not None]
            if not tries:
                break
            best = max(tries, key=lambda t: (-t.first // 8, t.covered))
            found.append(Grid("cells", best.rows))
            last = best.last
    return found


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of short lines that are no sentences, page numbers and running heads left out."""
    runs: list[list[Line]] = [[]]
    last = 0
    for line in lines:
        parted = line.number > last + 1  # a table of another layout stands between
        last = line.number
        if parted:
            runs.append([])
        if line.left_out:
            continue
        if not _is_cell(line) or (len(runs[-1]) >= _BOUND and not line.content):
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if sum(bool(line.content) for line in run) >= 4]


def _is_cell(line: Line) -> bool:
    text = line.content
    return (
        "\t" not in line.text
        and not text.endswith("。")
        and len(text) <= _LONGEST
        and line.text.lstrip()[:1] not in ("|", "<")
        and not line.depth
        and not line.bullet
        and "  " not in text.strip()
    )


def _cells(run: Sequence[Line], near: int, blanks: bool) -> list[Cell]:
    """The cells of a run; a line in brackets belongs to the words or the year before it."""
    found: list[Cell] = []
    for line in run:
        cell = cell_of(line.text[line.start : line.end], line.number, line.start)
        before = found[-1] if found else Cell("")
        short = len(before.text) <= _LONGEST and re.fullmatch(r"\(.*\)", cell.text)
        if short and _kind(before.text, near, ()) in _NAMES:
            found[-1] = Cell(before.text + cell.text, (*before.spans, *cell.spans))
        elif cell.text or blanks:
            found.append(cell if cell.text else Cell("", cell.spans))
    return found


@dataclass(frozen=True, slots=True)
class _Try:
    """A reading of a run as a table: its rows, its first and last line, the cells it covers."""

    rows: tuple[GridRow, ...]
    first: int
    last: int
    covered: int


def _best(cells: Sequence[Cell], after: int, near: int, signs: Container[str]) -> _Try | None:
    best: _Try | None = None
    for start, cell in enumerate(cells):
        line = cell.spans[0].line if cell.spans else 0
        if line <= after or not cell.text or not _opens(cells, start, near, signs):
            continue
        if best is not None and line > best.first + _AHEAD:
            break
        for width in range(2, _WIDEST + 1):
            tried = _read(cells, start, width, near, signs)
            if tried is not None and (best is None or tried.covered > best.covered):
                best = tried
    return best


def _opens(cells: Sequence[Cell], start: int, near: int, signs: Container[str]) -> bool:
    """Whether a cell may be the first head: short, no fact, no number, and another follows."""
    text = cells[start].text
    if len(text) > 12 or _kind(text, near, signs) != "text" or mark_of(text) or years(text, near):
        return False
    following = [cell.text for cell in cells[start + 1 : start + 3]]
    return len(following) == 2 and all(following)


def _read(
    cells: Sequence[Cell], start: int, width: int, near: int, signs: Container[str]
) -> _Try | None:
    heads = [cell.text for cell in cells[start : start + width]]
    if len(heads) < width or not all(heads) or len(set(heads)) < width:
        return None
    if any(_kind(h, near, signs) not in _NAMES or len(h) > 24 for h in heads):
        return None
    known = [head for head in heads if is_head_word(head, near) or type_of(head) != "other"]
    if len(known) * 4 < width:
        return None
    if any(mark_of(head) and not years(head, near) for head in heads):
        return None
    tries = [
        _tried(_Reader(cells, width, near, signs, tuple(heads), [""] * width, parted), start)
        for parted in (False, True)
    ]
    return max((t for t in tries if t), key=lambda t: t.covered, default=None)


def _tried(reader: _Reader, start: int) -> _Try | None:
    cells, width = reader.cells, reader.width
    rows = [_grid_row(cells[start : start + width], head=True)]
    rows += reader.rows(start + width)
    body = [row for row in rows[1:] if len(row.cells) == width and not row.head]
    facts = [n for n, kind in enumerate(reader.profile) if kind in ("sign", "count") and n]
    filled = sum(bool(cell.text) for row in body for cell in row.cells)
    if not facts or not (len(body) > 1 or (len(body) == 1 and len(facts) > 1)):
        return None
    last = max(span.line for row in rows for cell in row.cells for span in cell.spans)
    return _Try(tuple(rows), cells[start].spans[0].line, last, filled)


@dataclass(slots=True)
class _Reader:
    """Reads rows of one width: ``profile`` is the kind of each column as far as it is known,
    ``parted`` whether the name of the first row goes over two lines."""

    cells: Sequence[Cell]
    width: int
    near: int
    signs: Container[str]
    heads: tuple[str, ...]
    profile: list[str]
    parted: bool

    def rows(self, at: int) -> list[GridRow]:
        found: list[GridRow] = []
        while at < len(self.cells):
            if (again := self._heads_again(at)) is not None:
                found.append(_grid_row(self.cells[again : again + self.width], head=True))
                at = again + self.width
                continue
            row, taken = (None, 0) if self._heads_group(at) else self._row(at)
            if row is not None:
                found.append(row)
                self._learn(row)
                at += taken
                continue
            # A line between rows that names a group, where a row follows it.
            title = self.cells[at]
            row, _ = self._row(at + 1)
            first = not found and not self._heads_group(at)
            if row is None or _kind(title.text, self.near, self.signs) != "text" or first:
                break
            found.append(_grid_row([title, *[Cell("")] * (self.width - 1)]))
            at += 1
        return found

    def _heads_group(self, at: int) -> bool:
        """Whether a cell heads the rows below it, and is not the first of a row itself: with it
        the row would end before its last fact."""
        after = self.cells[at + self.width].text if at + self.width < len(self.cells) else ""
        fact = _kind(after, self.near, self.signs) in ("sign", "count", "dash")
        row = self.cells[at + 1 : at + 1 + self.width]
        return fact and self._is_group(at) and self._fits(row)

    def _is_group(self, at: int) -> bool:
        """Whether a cell is nothing but a level's word and its number, as groups are headed."""
        text = self.cells[at].text
        return bool(_GROUP.fullmatch(text)) and len(text) > 1

    def _heads_again(self, at: int) -> int | None:
        for n in range(at, min(at + _AHEAD, len(self.cells) - self.width + 1)):
            if tuple(cell.text for cell in self.cells[n : n + self.width]) == self.heads:
                between = {_kind(c.text, self.near, self.signs) for c in self.cells[at:n]}
                return n if between <= {"", *_NAMES} else None
        return None

    def _row(self, at: int) -> tuple[GridRow | None, int]:
        """The row at a place, and how many cells it takes: a name may be parted over two."""
        whole = list(self.cells[at : at + self.width])
        first = self.parted and not any(self.profile)
        if self._fits(whole) and not first:
            return _grid_row(whole), self.width
        longer = list(self.cells[at : at + self.width + 1])
        for n in range(self.width if len(longer) > self.width else 0):
            one, other = longer[n], longer[n + 1]
            kinds = {_kind(cell.text, self.near, self.signs) for cell in (one, other)}
            if kinds != {"text"} or self.profile[n] not in ("text", "") or self._is_group(at + n):
                continue
            joined = Cell(one.text + other.text, (*one.spans, *other.spans))
            parted = [*longer[:n], joined, *longer[n + 2 :]]
            if self._fits(parted):
                return _grid_row(parted), self.width + 1
        return None, 0

    def _fits(self, row: Sequence[Cell]) -> bool:
        kinds = [_kind(cell.text, self.near, self.signs) for cell in row]
        if not kinds or "text" not in kinds or tuple(c.text for c in row) == self.heads:
            return False
        if len(row) < self.width and not {"sign", "count", "dash"} & {*kinds}:
            return False
        if not any(self.profile):
            # The first row: a name, and a fact behind it.
            name = kinds.index("text")
            return name <= 2 and any(
                kind in ("sign", "count", "dash") for kind in kinds[name + 1 :]
            )
        name = self.profile.index("text")
        if name >= len(kinds) or kinds[name] != "text":
            return False
        return all(
            kind in ("", "dash") or known in ("", "dash") or kind == known
            for kind, known in zip(kinds, self.profile, strict=False)
        ) and not any(
            kind in ("", "dash") and known == "count" and n < name
            for n, (kind, known) in enumerate(zip(kinds, self.profile, strict=False))
        )

    def _learn(self, row: GridRow) -> None:
        for n, cell in enumerate(row.cells):
            kind = _kind(cell.text, self.near, self.signs)
            if kind not in ("", "dash") and not self.profile[n]:
                self.profile[n] = kind


def _grid_row(cells: Sequence[Cell], head: bool = False) -> GridRow:
    lines = tuple(dict.fromkeys(s.line for c in cells if c.text for s in c.spans))
    return GridRow(tuple(cells), lines, head)


def _kind(text: str, near: int, signs: Container[str]) -> str:
    if not text:
        return ""
    if dash(text):
        return "dash"
    if text in signs or all(c in SIGNS for c in text) or text in _PHASES:
        return "sign"
    if len(text) > 1 and column_years(text, near) and not re.fullmatch("[0-9]{1,3}", text):
        return "year"
    if _FIGURE.fullmatch(text):
        return "count"
    mark = mark_of(f"{text} x")
    if mark and not mark.word and mark.end > len(text) and len(text) <= 8:
        return "count"
    return "text"
