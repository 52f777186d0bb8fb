"""Tables whose columns stand below one another, kept apart by blanks, as ``pdftotext -layout`` and
writers of plain text lay them out; cells may be empty, and labels may go over several lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.cells import Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.years import years

_GAP = 2
"""Blank places of half width that end a cell."""
_EXPLAINS = re.compile(r"\S\s*[=:…]\s*\S")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line between gaps: its characters, and the places of half width it covers."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    tokens: tuple[Token, ...]

    def text(self, token: Token) -> str:
        return self.line.text[token.start : token.end]

    @property
    def texts(self) -> list[str]:
        return [self.text(token) for token in self.tokens]


def aligned_grids(
    lines: Sequence[Line], printed: Sequence[str], is_fact: Callable[[str], bool]
) -> list[Grid]:
    """The tables of a text whose columns stand below one another.

    ``printed`` are all lines as printed, for their widths; ``is_fact`` tells a sign, a figure, a
    dash, a word of a legend.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> raw = ["事業          市民  市", "広報の充実          ◎", "座談会の      ○    ◎", "開催"]
    >>> grid = aligned_grids(read_lines(raw), raw, lambda text: text in "○◎")[0]
    >>> [[cell.text for cell in row.cells] for row in grid.rows]
    [['事業', '市民', '市'], ['広報の充実', '', '◎'], ['座談会の開催', '○', '◎']]
    """
    found: list[Grid] = []
    begins = Counter(line.content.split(maxsplit=1)[0] for line in lines if not line.blank)
    for block in _blocks(lines, printed):
        place = first = 0
        while (main := _main(block, place, is_fact)) is not None:
            grid, place = _grid(block, first, main, is_fact)
            if grid is not None:
                found += [] if _is_field(grid, begins) else [grid]
                first = place
    return found


def _is_field(grid: Grid, begins: Counter[str]) -> bool:
    """Whether the only row is a labelled line that comes again and again, and no row."""
    body = [row for row in grid.rows if not row.head]
    label = next((cell.text for cell in body[0].cells if cell.text), "").split(maxsplit=1)[0]
    return len(body) == 1 and begins[label] > 2


def tokens_of(text: str, start: int = 0) -> tuple[Token, ...]:
    """The pieces of a printed line that gaps of two places keep apart.

    >>> [(t.start, t.left, t.right) for t in tokens_of("番号　事業  市")]
    [(0, 0, 4), (3, 6, 10), (7, 12, 14)]
    """
    found: list[Token] = []
    place, blank, opened = 0, _GAP, False
    for n, sign in enumerate(text):
        width = _width(sign)
        if sign.isspace():
            blank += width
        elif n >= start:
            if blank >= _GAP or not opened:
                found.append(Token(n, n + 1, place, place + width))
            else:
                found[-1] = Token(found[-1].start, n + 1, found[-1].left, place + width)
            blank, opened = 0, True
        place += width
    return tuple(found)


def _blocks(lines: Sequence[Line], printed: Sequence[str]) -> Iterator[list[_Row]]:
    """Runs of lines that follow one another without a blank one."""
    block: list[_Row] = []
    for line in lines:
        if line.blank or "\t" in line.text or "|" in line.text or "<" in line.text:
            if block:
                yield block
            block = []
            continue
        if block and line.number != block[-1].line.number + 1:
            yield block
            block = []
        block.append(_Row(line, tokens_of(printed[line.number - 1][: line.end])))
    if block:
        yield block


def _explains(row: _Row) -> bool:
    """Whether a line tells what signs mean, or holds labelled values."""
    return sum(bool(_EXPLAINS.search(text)) for text in row.texts) * 2 >= len(row.tokens)


def _main(block: Sequence[_Row], first: int, is_fact: Callable[[str], bool]) -> int | None:
    """The line of heads: the first with three names and no fact in it."""
    for place in range(first, len(block) - 1):
        row = block[place]
        if len(row.tokens) < _LEAST or row.line.content.endswith("。") or _explains(row):
            continue
        if any(is_fact(text) for text in row.texts) or mark_of(f"{row.texts[0]} x"):
            continue
        if any(len(text) > 24 for text in row.texts):
            continue
        return place
    return None


def _grid(
    block: Sequence[_Row], first: int, main: int, is_fact: Callable[[str], bool]
) -> tuple[Grid | None, int]:
    """The table below a line of heads, and where the next one may begin."""
    head = block[main]
    above = [
        row
        for row in block[max(first, main - 2) : main]
        if row.tokens[0].left > head.tokens[0].right and not _explains(row)
    ]
    after = main + 1
    while after < len(block) and _goes_on(block[after], head, is_fact):
        after += 1
    below = block[main + 1 : after]
    body: list[_Row] = []
    for row in block[after:]:
        ends = row.line.content.endswith("。") and len(row.tokens) < _LEAST
        if _explains(row) or ends or row.texts == head.texts:
            break
        body.append(row)
    stop = after + len(body)
    full = [row for row in body if len(row.tokens) >= _LEAST]
    if not full or not any(is_fact(text) or len(full) > 1 for row in full for text in row.texts):
        return None, main + 1
    columns = _columns(head, [r for r in body if len(r.tokens) > 1], is_fact)
    if len(columns) < _LEAST or _clashes(full, columns, is_fact) * 10 > len(full):
        return None, main + 1
    named = {n for token in head.tokens if (n := _column(token, columns)) is not None}
    if len(named) * 10 < len(columns) * 6:
        return None, main + 1
    rows = _rows(body, columns, is_fact)
    if not rows:
        return None, main + 1
    return Grid("blanks", (*_heads(above, head, below, columns), *rows)), stop


def _goes_on(row: _Row, head: _Row, is_fact: Callable[[str], bool]) -> bool:
    """Whether a line below the heads is of them: nothing stands where rows are named."""
    if row.tokens[0].left < head.tokens[1].left or any(is_fact(text) for text in row.texts):
        return False
    named = [token for token in head.tokens if token.right <= row.tokens[0].left]
    return len(row.tokens) > 1 or len(named) > 1


def _columns(
    head: _Row, body: Sequence[_Row], is_fact: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """The columns: what rows cover between places that none covers; a head over nothing is one."""
    covered = sorted((t.left, t.right) for row in body for t in row.tokens)
    found: list[tuple[int, int]] = []
    for left, right in covered:
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    # Words of one cell may be printed apart in all of a few rows: no head stands over the second.
    merged: list[tuple[int, int]] = []
    for left, right in found:
        headed = any(t.left < right + 1 and left - 1 < t.right for t in head.tokens)
        facts = any(is_fact(row.text(t)) for row in body for t in row.tokens if t.left == left)
        if merged and not headed and not facts:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    for token in head.tokens:
        if not any(token.left < right and left < token.right for left, right in merged):
            merged.append((token.left, token.right))
    return sorted(merged)


def _column(token: Token, columns: Sequence[tuple[int, int]]) -> int | None:
    """The column that a piece stands in: the one that it shares most places with."""
    shared = [min(token.right, b) - max(token.left, a) for a, b in columns]
    best = max(range(len(columns)), key=lambda n: shared[n])
    if shared[best] > 0:
        return best
    middle = (token.left + token.right) / 2
    near = min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - middle))
    return near if abs(sum(columns[near]) / 2 - middle) <= 6 else None


def _clashes(
    rows: Sequence[_Row], columns: Sequence[tuple[int, int]], is_fact: Callable[[str], bool]
) -> int:
    """How many rows have a fact and something else in one column."""
    count = 0
    for row in rows:
        taken: dict[int | None, int] = {}
        for token in row.tokens:
            taken[_column(token, columns)] = taken.get(_column(token, columns), 0) + 1
        count += any(taken[_column(t, columns)] > 1 and is_fact(row.text(t)) for t in row.tokens)
    return count


def _cells(row: _Row, columns: Sequence[tuple[int, int]]) -> list[Cell]:
    cells = [Cell("")] * len(columns)
    for token in _apart(row, columns):
        n = _column(token, columns)
        if n is not None:
            cells[n] = _joined(cells[n], _cell(row, token), " ")
    return cells


def _apart(row: _Row, columns: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The pieces of a line; heads that one blank parts, above columns of their own, each."""
    for token in row.tokens:
        under = [n for n, (a, b) in enumerate(columns) if token.left < b and a < token.right]
        words = list(re.finditer(r"\S+", row.text(token)))
        if len(under) < 2 or len(words) < 2:
            yield token
            continue
        for word in words:
            text = row.text(token)
            left = token.left + _width(text[: word.start()])
            start = token.start + word.start()
            yield Token(start, token.start + word.end(), left, left + _width(word[0]))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _cell(row: _Row, token: Token) -> Cell:
    return cell_of(row.text(token), row.line.number, token.start)


def _joined(one: Cell, other: Cell, between: str = "") -> Cell:
    if not one.text or not other.text:
        return other if other.text else one
    # Heads of two letters are often printed wide: 方　針.
    wide = len(one.text) == 1 or len(other.text) == 1
    text = one.text + ("" if wide else between) + other.text
    return Cell(text, (*one.spans, *other.spans))


def _heads(
    above: Sequence[_Row], head: _Row, below: Sequence[_Row], columns: Sequence[tuple[int, int]]
) -> list[GridRow]:
    """The rows of heads: what goes over two lines joined, what spans several columns above."""
    main = _cells(head, columns)
    numbers = [head.line.number]
    upper: list[GridRow] = []
    for row in above:
        over = [Cell("")] * len(columns)
        for token in row.tokens:
            under = [n for n, (a, b) in enumerate(columns) if token.left < b and a < token.right]
            near = under or [n for n in [_column(token, columns)] if n is not None]
            if not near:
                continue
            if len(under) == 1 and not main[under[0]].text:
                main[under[0]] = _cell(row, token)
                numbers.append(row.line.number)
            else:
                over[near[0]] = _joined(over[near[0]], _cell(row, token))
        if any(cell.text for cell in over):
            upper.append(GridRow(tuple(over), (row.line.number,), True))
    lower: list[GridRow] = []
    for row in below:
        cells = _cells(row, columns)
        dated = [bool(years(c.text)) or c.text[0] in "(0123456789" for c in cells if c.text]
        if all(dated):
            lower.append(GridRow(tuple(cells), (row.line.number,), True))
        else:
            main = [_joined(a, b) for a, b in zip(main, cells, strict=True)]
            numbers.append(row.line.number)
    return [*upper, GridRow(tuple(main), tuple(sorted(set(numbers))), True), *lower]


def _rows(
    body: Sequence[_Row], columns: Sequence[tuple[int, int]], is_fact: Callable[[str], bool]
) -> list[GridRow]:
    """The rows: a line with nothing but words of names goes on with a row, or begins one."""
    cells = [_cells(row, columns) for row in body]
    facts = [
        n
        for n in range(len(columns))
        if sum(is_fact(row[n].text) for row in cells if row[n].text) * 2
        > sum(bool(row[n].text) for row in cells)
    ]
    names = [n for n in range(len(columns)) if n not in facts]
    label = max(names, key=lambda n: (sum(len(row[n].text) for row in cells), -n), default=0)
    keyed = [
        n
        for n in range(len(columns))
        if n != label and (n in facts or all(len(row[n].text) <= 6 for row in cells))
    ]
    found: list[GridRow] = []
    waiting: GridRow | None = None
    for place, (row, own) in enumerate(zip(body, cells, strict=True)):
        made = GridRow(tuple(own), (row.line.number,))
        if len(row.tokens) > 1 and (own[0].text or any(own[n].text for n in keyed)):
            if waiting is not None:
                made = _merged(waiting, made)
                waiting = None
            found.append(made)
            continue
        follower = cells[place + 1] if place + 1 < len(cells) else None
        unnamed = follower is not None and not follower[label].text
        if len(row.tokens) == 1 and _is_group(row, columns, label):
            if follower is None:
                break
            only = _cell(row, row.tokens[0])
            found.append(GridRow((only, *[Cell("")] * (len(columns) - 1)), (row.line.number,)))
        elif unnamed and follower is not None and any(follower[n].text for n in keyed):
            waiting = made
        elif found:
            found[-1] = _merged(found[-1], made)
        else:
            return []
    return found


def _is_group(row: _Row, columns: Sequence[tuple[int, int]], label: int) -> bool:
    """Whether the one piece of a line heads the rows below it: it begins left of the names."""
    token = row.tokens[0]
    return token.left < columns[label][0] - 1 or bool(mark_of(row.text(token)))


def _merged(one: GridRow, other: GridRow) -> GridRow:
    cells = tuple(_joined(a, b) for a, b in zip(one.cells, other.cells, strict=True))
    return GridRow(cells, (*one.lines, *other.lines))
