"""Tables as grids of cells: tab-separated rows, pipes, ``<td>``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.broken_cells import with_next
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.characters import squeezed
from kyodo_graph.drafting.printed.lines import Line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, narrowed and without mark-up, where it is printed, and how many columns
    it spans."""

    text: str
    spans: tuple[Span, ...] = ()
    reach: int = 1

    @property
    def line(self) -> int:
        """The first line of the cell; 0 for one that is not printed."""
        return self.spans[0].line if self.spans else 0


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells with its lines. ``head`` says that the mark-up calls it one."""

    cells: tuple[Cell, ...]
    lines: tuple[int, ...]
    head: bool = False

    def text(self, column: int) -> str:
        """The text of a cell; empty where the row ends before it."""
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: how it is laid out (``tabs``, ``pipes``, ``html``, ``cells``) and its rows."""

    layout: str
    rows: tuple[GridRow, ...]

    @property
    def first(self) -> int:
        """Its first line."""
        return self.rows[0].lines[0]

    @property
    def last(self) -> int:
        """Its last line."""
        return max(row.lines[-1] for row in self.rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(len(row.cells) for row in self.rows)


_WIDEST = 120
"""Columns of the widest table that is one."""

_TAG = re.compile(r"<!--.*?-->|<br\s*/?>|</?[A-Za-z][^<>]*>", re.DOTALL)
_BEFORE_ASIDE = re.compile(r"<br\s*/?>(?=\s*[(（])")
_PIPE = re.compile(r"(?<!\\)[|│┃]")
_BELOW_HEAD = re.compile(r"[\s|:+\-│┃]*-[\s|:+\-│┃]*")


def cell_of(text: str, line: int, start: int) -> Cell:
    """The cell that a piece of a line is: mark-up out, blanks at the ends out.

    >>> cell_of(" <b>自治会<br>町内会</b> ", 3, 10).text
    '自治会 町内会'
    """
    joined = _BEFORE_ASIDE.sub("", text)
    shown = squeezed(html.unescape(_TAG.sub(" ", joined)).replace("**", ""))
    inner = _TAG.sub(lambda tag: " " * len(tag[0]), text).replace("**", "  ")
    lead = len(inner) - len(inner.lstrip())
    end = len(inner.rstrip())
    if not shown:
        return Cell("", (Span(line, start, start + len(text), "cell"),))
    return Cell(shown, (Span(line, start + lead, start + end, "cell"),))


def grids_of(lines: Sequence[Line]) -> list[Grid]:
    """The tables of a text that tabs, pipes or mark-up show, in order.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> grid = grids_of(read_lines(["No\\t取組\\t市", "1\\t講座の", "開催\\t◎"]))[0]
    >>> [[cell.text for cell in row.cells] for row in grid.rows]
    [['No', '取組', '市'], ['1', '講座の開催', '◎']]
    """
    marked = list(_html(lines))
    taken = {n for grid in marked for n in range(grid.first, grid.last + 1)}
    free = [line for line in lines if line.number not in taken]
    found = [*marked, *_pipes(free), *_tabs(free)]
    return sorted(found, key=lambda grid: grid.first)


def _tabs(lines: Sequence[Line]) -> Iterator[Grid]:
    for block in _blocks(lines, _is_tabbed):
        rows = [_tabbed(line) for line in block]
        yield Grid("tabs", tuple(_joined(rows)))


def _is_tabbed(line: Line) -> bool:
    return 0 < line.text.count("\t") < _WIDEST and not line.left_out


def _blocks(lines: Sequence[Line], is_row: object) -> Iterator[list[Line]]:
    """Runs of rows; a single line between two rows that is none is the title of a group, unless it
    names a sheet."""
    block: list[Line] = []
    waiting: list[Line] = []
    for line in [*lines, None]:
        row = line is not None and is_row(line)  # type: ignore[operator]
        follows = bool(block) and line is not None and line.number == block[-1].number + 1
        near = bool(waiting) and line is not None and line.number == waiting[-1].number + 1
        if near and row and line is not None and _parts(waiting[0]):
            yield block
            block, waiting = [line], []
        elif row and (follows or near) and line is not None:
            block += [*waiting, line]
            waiting = []
        elif row and line is not None:
            if block:
                yield block
            block, waiting = [line], []
        elif follows and line is not None and not line.blank and len(line.content) <= 60:
            waiting = [line]
        elif block:
            yield block
            block, waiting = [], []


_SHEET = re.compile(r"\W*シート.*")


def _parts(between: Line) -> bool:
    """Whether a line between rows parts two tables, as the name of a sheet does."""
    return bool(_SHEET.match(between.content))


def _tabbed(line: Line) -> GridRow:
    cells, at = [], 0
    for part in line.text.split("\t"):
        cells.append(cell_of(part, line.number, at))
        at += len(part) + 1
    return GridRow(tuple(cells), (line.number,))


def _joined(rows: Sequence[GridRow]) -> list[GridRow]:
    """Rows of which the first part of a label stands in a line of its own, put together."""
    width = max(len(row.cells) for row in rows)
    found: list[GridRow] = []
    for row in rows:
        before = found[-1] if found else None
        if (
            before is not None
            and 1 < len(before.cells) < width
            and len(row.cells) > 1
            and len(before.cells) + len(row.cells) - 1 == width
            and before.cells[-1].text
            and not before.cells[-1].text.endswith("。")
            and row.cells[0].text
        ):
            *kept, last = before.cells
            first, *rest = row.cells
            label = Cell(last.text + first.text, (*last.spans, *first.spans))
            found[-1] = GridRow((*kept, label, *rest), (*before.lines, *row.lines))
        elif before is not None and len(found) == 1 and _ends_head(before, row, width):
            *kept, last = before.cells
            head = Cell(last.text + row.cells[0].text, (*last.spans, *row.cells[0].spans))
            found[-1] = GridRow((*kept, head), (*before.lines, *row.lines))
        elif before is not None and len(before.cells) == 1 and _goes_on(before, row, width):
            n = next(n for n, cell in enumerate(row.cells) if len(cell.text) > 1)
            first, second = before.cells[0], row.cells[n]
            label = Cell(first.text + second.text, (*first.spans, *second.spans))
            cells = (*row.cells[:n], label, *row.cells[n + 1 :])
            found[-1] = GridRow(cells, (*before.lines, *row.lines))
        else:
            found.append(row)
    return found


def _ends_head(head: GridRow, row: GridRow, width: int) -> bool:
    """Whether a line is what stands in brackets in the last head, broken off it: (令和10年度)."""
    alone = len(row.cells) == 1 and re.fullmatch(r"\(.+\)", row.cells[0].text)
    return bool(alone) and len(head.cells) == width > 2


def _goes_on(before: GridRow, row: GridRow, width: int) -> bool:
    """Whether a line between two rows is the beginning of the next row's label: it ends in a
    particle."""
    breaks = before.cells[0].text.endswith(
        ("の", "と", "を", "に", "や", "・", "、", "する", "した")
    )
    return breaks and len(row.cells) == width and any(len(cell.text) > 1 for cell in row.cells)


def _pipes(lines: Sequence[Line]) -> Iterator[Grid]:
    for block in _blocks(lines, _is_piped):
        rows: list[GridRow] = []
        full: frozenset[int] = frozenset()
        for line in block:
            if _BELOW_HEAD.fullmatch(line.text):
                rows = [GridRow(row.cells, row.lines, head=True) for row in rows]
                full = frozenset()
                continue
            row = _piped(line)
            more = with_next(rows[-1], row, full) if rows else None
            rows[len(rows) - bool(more) :] = [more or row]
            full = _full(line, row)
        if rows and len(block) > 1:
            yield Grid("pipes", tuple(rows))


def _full(line: Line, row: GridRow) -> frozenset[int]:
    """The columns between drawn bars whose cells leave no blank before the bar."""
    ends = [cell.spans[0].end if cell.text else len(line.text) for cell in row.cells]
    return frozenset(n for n, end in enumerate(ends) if line.text[end : end + 1] in ("│", "┃"))


def _is_piped(line: Line) -> bool:
    pipes = len(_PIPE.findall(line.text))
    leading = line.text.lstrip()[:1] in "|│┃" and bool(line.text.strip())
    return "\t" not in line.text and _WIDEST > pipes >= (1 if leading else 2)


def _piped(line: Line) -> GridRow:
    text = line.text
    edges = [found.start() for found in _PIPE.finditer(text)]
    starts = [0, *(edge + 1 for edge in edges)]
    parts = list(zip(starts, [*edges, len(text)], strict=True))
    if not text[parts[0][0] : parts[0][1]].strip() and len(parts) > 1:
        parts = parts[1:]
    if len(parts) > 1 and not text[parts[-1][0] : parts[-1][1]].strip():
        parts = parts[:-1]
    return GridRow(tuple(cell_of(text[a:b], line.number, a) for a, b in parts), (line.number,))


_PART = re.compile(r"<(?P<close>/?)(?P<tag>table|tr|td|th)\b(?P<given>[^<>]*)>", re.IGNORECASE)
_SPANNED = re.compile(r"(?P<which>row|col)span\s*=\s*[\"']?(?P<n>[0-9]+)", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A cell that is being read: its pieces, its tag, its spans of rows and columns."""

    pieces: list[Cell]
    head: bool
    rows: int
    columns: int
    place: Span


def _html(lines: Sequence[Line]) -> Iterator[Grid]:
    rows: list[tuple[list[_Open], list[int]]] = []
    row: list[_Open] | None = None
    cell: _Open | None = None
    inside = False
    for line in lines:
        at = 0
        for part in [*_PART.finditer(line.text), None]:
            end = part.start() if part else len(line.text)
            if cell is not None and line.text[at:end].strip():
                cell.pieces.append(cell_of(line.text[at:end], line.number, at))
            if part is None:
                break
            at = part.end()
            tag, closes = part["tag"].lower(), bool(part["close"])
            if tag in ("td", "th"):
                cell = None if closes else _opened(part, line.number)
                if cell is not None:
                    if row is None:
                        row = []
                        rows.append((row, [line.number]))
                    row.append(cell)
                    inside = True
            elif tag == "tr":
                cell, row = None, None if closes else []
                if row is not None:
                    rows.append((row, [line.number]))
            elif closes:
                yield from _grids(rows)
                rows, row, cell, inside = [], None, None, False
        open_row = row is not None and (inside or line.text.strip())
        if rows and open_row and line.number not in rows[-1][1]:
            rows[-1][1].append(line.number)
    yield from _grids(rows)


def _opened(part: re.Match[str], line: int) -> _Open:
    spans = {found["which"].lower(): int(found["n"]) for found in _SPANNED.finditer(part["given"])}
    rows, columns = min(spans.get("row", 1), 200), min(spans.get("col", 1), 50)
    place = Span(line, part.end(), part.end(), "cell")
    return _Open([], part["tag"].lower() == "th", rows, columns, place)


def _grids(rows: Sequence[tuple[list[_Open], list[int]]]) -> Iterator[Grid]:
    """The grid with a place for each row and column: what is spanned is blank. None is wider than
    tables are."""
    if all(sum(cell.columns for cell in opened) < _WIDEST for opened, _ in rows):
        grid = _grid(rows)
        if grid.rows and grid.width < _WIDEST:
            yield grid


def _grid(rows: Sequence[tuple[list[_Open], list[int]]]) -> Grid:
    pending: dict[int, int] = {}
    made: list[GridRow] = []
    for opened, numbers in rows:
        if not opened:
            continue
        cells: list[Cell] = []
        for cell in opened:
            while pending.get(len(cells), 0):
                pending[len(cells)] -= 1
                cells.append(Cell(""))
            for n in range(cell.columns):
                if cell.rows > 1:
                    pending[len(cells)] = cell.rows - 1
                cells.append(_whole(cell) if n == 0 else Cell(""))
        while pending.get(len(cells), 0):
            pending[len(cells)] -= 1
            cells.append(Cell(""))
        head = all(cell.head for cell in opened)
        made.append(GridRow(tuple(cells), tuple(numbers), head))
    return Grid("html", tuple(made))


def _whole(cell: _Open) -> Cell:
    texts = [piece.text for piece in cell.pieces if piece.text]
    spans = tuple(span for piece in cell.pieces for span in piece.spans)
    return Cell(" ".join(texts), spans or (cell.place,), cell.columns)
