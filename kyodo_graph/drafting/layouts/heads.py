"""The heads of tables: which rows they are, and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.cells import Grid, GridRow
from kyodo_graph.drafting.layouts.column_kinds import PLAIN_FIGURE, Column, Signs, head_years
from kyodo_graph.drafting.layouts.columns import columns_of
from kyodo_graph.drafting.printed.periods import Periods
from kyodo_graph.drafting.printed.vocabulary import (
    BLOCK,
    DISPOSITION,
    GROUP,
    INDICATOR,
    KIND,
    LABEL,
    NUMBER,
    RESPONSIBLE,
    SCHEDULE,
    SIGNS,
    STATUS,
    UNIT,
    VALUE,
    role_of_field,
)
from kyodo_graph.drafting.printed.years import column_years


@dataclass(frozen=True, slots=True)
class Headed:
    """A grid with its heads told from its rows. ``repeated`` counts heads that come again."""

    grid: Grid
    heads: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    columns: tuple[Column, ...]
    repeated: int = 0

    def of(self, *kinds: str) -> list[int]:
        """The places of the columns of some kinds."""
        return [n for n, column in enumerate(self.columns) if column.kind in kinds]


_HEAD_WORDS = (
    *(NUMBER, UNIT, KIND, STATUS, DISPOSITION, SCHEDULE, VALUE, INDICATOR, LABEL, GROUP),
    *(RESPONSIBLE, BLOCK),
)
_MORE = re.compile("役割|主体|内\\s*容|備考|協力|連携|担い手|評価|実施|参加|目標|年度")
_MEASURED = re.compile(
    r"[0-9]\s*(?:%|人|件|団体|回|か所|箇所|ヶ所|カ所|円|世帯|点|ポイント|事業|社|名|校|冊|組)$"
)
_WORDS = re.compile(
    f"[{SIGNS}]+|主体|協力|参加|支援|連携|参画|主担|主|協|支|後|検|実|継|検討|実施|継続|準備|調査"
    f"|[A-E]"
)


_NONE: Signs = {}
_NO_PERIODS: Periods = {}


def headed(grid: Grid, near: int, signs: Signs = _NONE, periods: Periods = _NO_PERIODS) -> Headed:
    """A grid with its heads read; ``near``: a year of the document's time, ``signs``: of legends,
    ``periods``: words for spans of years.

    >>> from kyodo_graph.drafting.layouts.grids import grids_of
    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> grid = grids_of(read_lines(["No\\t取組\\t市\\tR5", "1\\t講座\\t◎\\t実施"]))[0]
    >>> [(c.kind, c.years) for c in headed(grid, 2023).columns]
    [('number', ()), ('label', ()), ('role', ()), ('phase', (2023,))]
    """
    count = _head_rows(grid, near, signs)
    heads = grid.rows[:count]
    printed = {_text(row) for row in heads}
    body = tuple(row for row in grid.rows[count:] if _text(row) not in printed)
    repeated = sum(_text(row) == _text(heads[0]) for row in grid.rows[count:]) if heads else 0
    return Headed(grid, heads, body, columns_of(grid, heads, body, near, signs, periods), repeated)


def _text(row: GridRow) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _head_rows(grid: Grid, near: int, signs: Container[str]) -> int:
    count = 0
    marked = grid.rows[0].head
    for row in grid.rows[:4]:
        under = bool(count) and not row.text(0) and _heads(row, grid, count, near, signs)
        if row.head or under or (not marked and _heads(row, grid, count, near, signs)):
            count += 1
        else:
            break
    return count if count < len(grid.rows) else max(0, len(grid.rows) - 1)


def _heads(row: GridRow, grid: Grid, place: int, near: int, signs: Container[str]) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts or (len(texts) == 1 and (grid.width > 2 or place)):
        return False
    facts = [n for n, cell in enumerate(row.cells) if cell.text and is_fact(cell.text, near, signs)]
    if not all(_heads_names(grid, place, n, signs) for n in facts) or any(
        len(text) > 30 for text in texts
    ):
        return False
    alike = [text for text in texts if is_head_word(text, near)]
    if place == 0:
        if 2 * len(alike) >= len(texts) or _facts_below(grid, near, signs, 1):
            return True
        return _comes_again(row, grid) or _over_facts(row, grid, near, signs)
    # A second row of heads stands where the first has blanks, or below what it spans.
    above = grid.rows[place - 1]
    under = [n for n, cell in enumerate(row.cells) if cell.text and not above.text(n)]
    named = not row.text(0) and (not row.text(1) or bool(above.text(1)))
    # A head over both rows leaves the second one blank: its last cell, too.
    whole = row.cells[-1].text or above.text(grid.width - 1)
    if under and named and _facts_below(grid, near, signs, place + 1):
        return bool(whole)
    return bool(alike) and (bool(under) or len(alike) == len(texts)) and bool(whole)


def _comes_again(row: GridRow, grid: Grid) -> bool:
    """Whether a row with no blank stands in the midst of the others once more, as heads do."""
    return all(_text(row)) and any(_text(other) == _text(row) for other in grid.rows[1:])


def _over_facts(row: GridRow, grid: Grid, near: int, signs: Container[str]) -> bool:
    """Whether a row that is filled stands over several columns of nothing but facts."""
    columns = [
        [other.text(n) for other in grid.rows[1:] if other.text(n)] for n in range(len(row.cells))
    ]
    factual = [bool(cells) and all(is_fact(c, near, signs) for c in cells) for cells in columns]
    return all(_text(row)) and len(grid.rows) > 2 and sum(factual) > 1


def _heads_names(grid: Grid, place: int, column: int, signs: Container[str]) -> bool:
    """Whether a word of a legend heads a column, below which those who act so are named."""
    below = [row.text(column) for row in grid.rows[place + 1 :] if row.text(column)]
    word = grid.rows[place].text(column)
    return word in signs and word not in SIGNS and not any(text in signs for text in below)


def is_fact(text: str, near: int, signs: Container[str]) -> bool:
    """Whether a text is what cells hold and no head: a sign, a phase, a figure, a measure.

    >>> [is_fact(text, 2024, ["主"]) for text in ("◎", "主", "12.5", "令和6年度", "市民")]
    [True, True, True, False, False]
    """
    if head_years(text, near) and not re.fullmatch(r"[0-9]{1,2}", text):
        return False
    if text in ("検討", "実施", "継続", "準備", "調査") or _MEASURED.search(text):
        return True
    if text in signs or (all(c in SIGNS for c in text)):
        return True
    if re.fullmatch(r"[0-9]{1,2}", text):
        return not column_years(text, near)
    return bool(PLAIN_FIGURE.fullmatch(text))


def _facts_below(grid: Grid, near: int, signs: Container[str], first: int) -> bool:
    """Whether most cells of the rows from ``first`` on hold signs, phases or figures."""
    below = [cell.text for row in grid.rows[first:] for cell in row.cells[1:] if cell.text]
    facts = [t for t in below if is_fact(t, near, signs) or _WORDS.fullmatch(t)]
    return len(facts) * 2 > len(below) > 0


def is_head_word(text: str, near: int) -> bool:
    """Whether a text is what columns are headed by.

    >>> [is_head_word(text, 2024) for text in ("推進項目", "R6目標", "川の清掃デー")]
    [True, True, False]
    """
    if len(text) > 20 or text.endswith("。"):
        return False
    if head_years(text, near) or role_of_field(text):
        return True
    return any(words.search(text) for words in _HEAD_WORDS) or bool(_MORE.search(text))
