"""Signs that no legend explains: a few short texts, again and again, under several heads alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator

from kyodo_graph.drafting.layouts.cells import Grid
from kyodo_graph.drafting.layouts.legends import Sign
from kyodo_graph.drafting.lexicon import bare_words, generic, type_of
from kyodo_graph.drafting.printed.vocabulary import (
    DITTO,
    SIGNS,
    dash,
    is_status,
    phase_code,
    role_code,
)
from kyodo_graph.drafting.printed.years import column_years

_LONGEST, _MOST = 2, 6
_LEAST_COLUMNS, _LEAST_ROWS = 2, 3


def untold_signs(grid: Grid, near: int, known: Container[str]) -> Iterator[Sign]:
    """The signs of a table that nothing explains: of phases below years, of roles below those who
    act; each where it stands first. What it means is asked, and read from its word if one tells.

    >>> from kyodo_graph.drafting.layouts.grids import grids_of
    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> rows = ["取組\\tR6\\tR7", "広報\\t甲\\t乙", "講座\\t甲\\t乙", "基金\\t乙\\t甲"]
    >>> [(s.sign, s.scheme) for s in untold_signs(grids_of(read_lines(rows))[0], 2024, [])]
    [('甲', 'phase'), ('乙', 'phase')]
    """
    for scheme, columns in _columns(grid, near):
        cells = [(row, row.text(n), n) for row in grid.rows[1:] for n in columns]
        filled = [(row, text, n) for row, text, n in cells if text and not dash(text)]
        count = Counter(text for _, text, _ in filled)
        rows = {row.lines for row, _, _ in filled}
        if len(rows) < _LEAST_ROWS or not 1 < len(count) <= _MOST or len(filled) < 2 * len(count):
            continue
        if not all(_may_be(text) for text in count) or any(text in known for text in count):
            continue
        seen: set[str] = set()
        for row, text, n in filled:
            if text not in seen and row.cells[n].spans:
                seen.add(text)
                code = role_code(text) if scheme == "role" else phase_code(text)
                place = row.cells[n].spans[0]
                yield Sign(text, "", scheme, code, place.line, place.start, place.end)


def _columns(grid: Grid, near: int) -> Iterator[tuple[str, list[int]]]:
    """The columns below years, and those below names of who acts."""
    heads = [(n, cell.text) for n, cell in enumerate(grid.rows[0].cells) if n and cell.text]
    dated = [n for n, head in heads if column_years(head, near)]
    acting = [n for n, head in heads if n not in dated and _acts(head)]
    for scheme, columns in (("phase", dated), ("role", acting)):
        if len(columns) >= _LEAST_COLUMNS:
            yield scheme, columns


def _acts(head: str) -> bool:
    return head in bare_words() or head in generic() or type_of(head) != "other"


def _may_be(text: str) -> bool:
    """Whether a text may be a sign: short, no figure, no sign with a usual meaning, no grade."""
    short = len(text) <= _LONGEST and not re.search("[0-9]", text) and text not in DITTO
    return short and text[0] not in SIGNS and not (len(text) > 1 and is_status(text))
