"""Cells over several columns: what they say holds for each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

_SHORT = 10  # letters of what may stand in every column: a phase or a mark, and no sentence
_MARK = re.compile(r"\W|[◎○●〇◯△▲□■×✕✓✔→⇒]")
_TIME = re.compile(
    r"年度?|[前中後]期|短期|長期|四半期|\d月|(?:19|20)\d\d|[RHrh]\.?\d|(?:令和|平成)[\d元]|^\d{1,2}$"
)


def in_each(
    cells: Sequence[Sequence[str | None]], wide: Mapping[tuple[int, int], int]
) -> tuple[list[list[str | None]], int]:
    """Cells with a short text over several columns written in each, and how many cells that fills.

    ``wide`` has the number of columns of each cell (row, column) that goes over several. It is done
    where each of the columns has a head of its own in a row above: years and periods take a phase
    (実施), any columns take a mark (◎). A cell over columns without heads is a head or a text.

    >>> rows = [["取組", "R6", "R7", "R8"], ["講座", "検討", "実施", None]]
    >>> in_each(rows, {(1, 2): 2})
    ([['取組', 'R6', 'R7', 'R8'], ['講座', '検討', '実施', '実施']], 1)
    >>> in_each([["担い手", None], ["市民", "市"]], {(0, 0): 2})[1]
    0
    """
    found = [list(row) for row in cells]
    filled = 0
    for (y, x), columns in sorted(wide.items()):
        text = (cells[y][x] or "") if x < len(cells[y]) else ""
        if columns < 2 or not text or len(text) > _SHORT:
            continue
        heads = _heads(cells[:y], x, x + columns)
        if heads and (_MARK.fullmatch(text) or all(map(_tells_time, heads))):
            found[y] += [None] * (x + columns - len(found[y]))
            for n in range(x + 1, x + columns):
                found[y][n] = found[y][n] or text
                filled += 1
    return found, filled


def _heads(above: Sequence[Sequence[str | None]], first: int, end: int) -> list[str]:
    """The heads of some columns: the first row in which each of them has a text of its own."""
    for row in above:
        texts = [cell for cell in row[first:end] if cell]
        if len(texts) == end - first and len(set(texts)) == len(texts):
            return texts
    return []


def _tells_time(head: str) -> bool:
    return bool(_TIME.search(unicodedata.normalize("NFKC", head)))
