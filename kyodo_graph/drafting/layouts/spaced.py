"""Tables whose columns only blanks keep apart; no cell of them may be empty."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kyodo_graph.drafting.layouts.cells import Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import SIGNS, dash

_WORDS = frozenset({"検討", "実施", "継続", "準備", "調査"})
_FIGURE = re.compile(r"[0-9][0-9,.]*[^\s0-9]{0,4}")
_LEAST = 3


def spaced_grids(lines: Sequence[Line], signs: Container[str]) -> list[Grid]:
    """The tables of a text that blanks alone lay out: a line of heads, then rows that end in as
    many signs, words of phases, dashes or figures.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> rows = ["取組　　市民　NPO　市", "広報の 充実　○　－　◎", "座談会　◎　○　－"]
    >>> [[c.text for c in row.cells] for row in spaced_grids(read_lines(rows), [])[0].rows]
    [['取組', '市民', 'NPO', '市'], ['広報の 充実', '○', '-', '◎'], ['座談会', '◎', '○', '-']]
    """
    found = []
    for head, block, width in _blocks(lines, signs):
        parts = [_parts(line) for line in block]
        rows = [_row(line, own, width) for line, own in zip(block, parts, strict=True)]
        heads = _parts(head)
        cells = [_cell(head, *part) for part in heads[-width:]]
        label = Cell("") if len(heads) == width else _cell(head, heads[0][0], heads[-width - 1][1])
        found.append(Grid("blanks", (GridRow((label, *cells), (head.number,), True), *rows)))
    return found


def _blocks(lines: Sequence[Line], signs: Container[str]) -> Iterator[tuple[Line, list[Line], int]]:
    block: list[Line] = []
    width = 0
    for place, line in enumerate([*lines, None]):
        facts = _facts(line, signs) if line is not None and not line.blank else 0
        if line is not None and facts >= _LEAST and (not block or facts == width):
            block, width = [*block, line], facts
            continue
        first = lines.index(block[0]) if block else 0
        head = next((x for x in reversed(lines[max(0, first - 2) : first]) if x.content), None)
        if len(block) > 1 and head is not None and not head.blank and "\t" not in head.text:
            named = len(_parts(head))
            if width <= named <= width + 2 and not _facts(head, signs):
                yield head, block, width
        again = line is not None and facts >= _LEAST
        block, width = ([line], facts) if again and line is not None else ([], 0)
        del place


def _parts(line: Line) -> list[tuple[int, int]]:
    return [match.span() for match in re.compile(r"\S+").finditer(line.text, line.start, line.end)]


def _facts(line: Line, signs: Container[str]) -> int:
    """How many of a line's last words are facts; none where the line is all of them."""
    if "\t" in line.text or "|" in line.text or line.content.endswith("。"):
        return 0
    words = [line.text[a:b] for a, b in _parts(line)]
    count = 0
    for word in reversed(words):
        if not (
            word in signs
            or word in _WORDS
            or dash(word)
            or all(c in SIGNS for c in word)
            or _FIGURE.fullmatch(word)
        ):
            break
        count += 1
    return count if 0 < count < len(words) else 0


def _row(line: Line, parts: Sequence[tuple[int, int]], width: int) -> GridRow:
    label = _cell(line, parts[0][0], parts[-width - 1][1])
    return GridRow((label, *(_cell(line, *part) for part in parts[-width:])), (line.number,))


def _cell(line: Line, start: int, end: int) -> Cell:
    return cell_of(line.text[start:end], line.number, start)
