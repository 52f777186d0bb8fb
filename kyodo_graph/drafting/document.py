"""A text as all readers share it: its lines, its own plan, its legends, its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kyodo_graph.drafting.layouts.aligned import aligned_grids
from kyodo_graph.drafting.layouts.cells import Cell, Grid, GridRow, cell_of
from kyodo_graph.drafting.layouts.column_kinds import Signs
from kyodo_graph.drafting.layouts.commas import with_tabs
from kyodo_graph.drafting.layouts.grids import grids_of
from kyodo_graph.drafting.layouts.heads import Headed, headed, is_fact
from kyodo_graph.drafting.layouts.legends import Sign, legends_of
from kyodo_graph.drafting.layouts.spaced import spaced_grids
from kyodo_graph.drafting.layouts.stacked import stacked_grids
from kyodo_graph.drafting.layouts.told_fields import Told, sheet_lines, told_fields
from kyodo_graph.drafting.layouts.untold_signs import untold_signs
from kyodo_graph.drafting.model import Span, Text
from kyodo_graph.drafting.names.kana import kana_words
from kyodo_graph.drafting.outlines.series import naming_words, told_words
from kyodo_graph.drafting.outlines.tags import tags_of
from kyodo_graph.drafting.plans.titling import Own, own_plan
from kyodo_graph.drafting.printed.characters import squeezed
from kyodo_graph.drafting.printed.flows import Flow, Joined, flows_of
from kyodo_graph.drafting.printed.lines import Line, read_lines
from kyodo_graph.drafting.printed.periods import Periods, periods_of
from kyodo_graph.drafting.printed.vocabulary import dash
from kyodo_graph.drafting.printed.years import column_years, running


@dataclass(frozen=True)
class Document:
    """A text read as far as every reader needs it."""

    text: Text
    lines: tuple[Line, ...]
    own: Own
    signs: tuple[Sign, ...]
    tables: tuple[Headed, ...]
    untold: tuple[Sign, ...] = ()
    """Signs of tables that nothing explains."""

    @cached_property
    def schemes(self) -> Signs:
        """The signs of all legends, each with the schemes that it belongs to."""
        return _schemes(self.signs)

    @cached_property
    def in_tables(self) -> frozenset[int]:
        """The lines that are rows of tables."""
        return frozenset(n for table in self.tables for row in table.grid.rows for n in row.lines)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The lines as the runs of text that they are, those of tables each by itself."""
        return tuple(flows_of(self.lines, self.in_tables))

    @cached_property
    def joined(self) -> Joined:
        """The runs as one text in which a name is found at once, however many runs there are."""
        return Joined([flow.text for flow in self.flows])

    @cached_property
    def kana(self) -> tuple[str, ...]:
        """The words in hiragana by which names begin here."""
        return kana_words(flow.text for flow in self.flows)

    @cached_property
    def words(self) -> frozenset[str]:
        """The level words that the document tells."""
        return told_words(self.lines, self.told)

    @cached_property
    def tags(self) -> frozenset[str]:
        """What stands in brackets behind titles and is no part of them."""
        return tags_of(self.lines, self.words)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The fields whose labels come again throughout the text."""
        return tuple(told_fields(self.lines, self.signs))

    def told_at(self, line: int) -> Iterator[Told]:
        """The labelled fields of a line whose labels come again."""
        return (one for one in self.told if one.line == line)

    @cached_property
    def naming(self) -> frozenset[str]:
        """The level words that name titles in quotation marks here."""
        return naming_words(self.lines)

    def printed(self, spans: Iterable[Span]) -> str:
        """What is printed at some places, as printed, mark-up and runs of blanks aside."""
        parts = []
        for span in spans:
            raw = self.text.lines[span.line - 1][span.start : span.end]
            parts.append(_shown(raw))
        return "".join(parts)

    def cell(self, cell: Cell) -> str:
        """What is printed in a cell, as printed."""
        return self.printed(cell.spans) if cell.text else ""


def _shown(raw: str) -> str:
    # The cell's reader takes mark-up out; width and signs stay those of the print.
    return squeezed(cell_of(raw, 1, 0).text)


def read_document(text: Text) -> Document:
    """The shared reading of a text.

    >>> text = Text("x", "霧島町協働計画\\n令和6年度～令和7年度\\n取組\\t町\\n広報\\t◎\\n".encode())
    >>> document = read_document(text)
    >>> document.own.city, [c.kind for c in document.tables[0].columns]
    ('霧島町', ['label', 'role'])
    """
    rows = with_tabs(text.lines)
    lines = read_lines(rows)
    own = own_plan(lines)
    signs = legends_of(lines)
    words = [one.sign for one in signs]
    printed = [one.sign for one in signs if one.scheme != "status"]
    schemes = _schemes(signs)
    periods = periods_of(lines, own.near)
    legends = {one.line for one in signs}
    sheets = sheet_lines(told_fields(lines, signs))
    grids = grids_of([line for line in lines if line.number not in legends])
    free = _free(lines, grids)
    grids += aligned_grids(
        [line for line in free if line.number not in legends | sheets],
        rows,
        lambda cell: dash(cell) or cell in words or is_fact(cell, own.near, words),
    )
    free = [line for line in _free(lines, grids) if line.number not in sheets]
    grids += stacked_grids(free, own.near, words)
    grids += spaced_grids(free, printed)
    parted = [
        part
        for grid in sorted(grids, key=lambda g: g.first)
        for whole in _parted(grid, own)
        for part in _from_heads(whole, own.near, schemes, periods)
    ]
    untold = [list(untold_signs(grid, own.near, words)) for grid in parted]
    tables = tuple(
        headed(grid, own.near, {**schemes, **_schemes(more)}, periods)
        for grid, more in zip(parted, untold, strict=True)
    )
    asked = {one.sign: one for more in reversed(untold) for one in reversed(more)}
    return Document(text, tuple(lines), own, tuple(signs), tables, tuple(asked.values()))


def _schemes(signs: Iterable[Sign]) -> Signs:
    found: dict[str, frozenset[str]] = {}
    for one in signs:
        found[one.sign] = found.get(one.sign, frozenset()) | {one.scheme}
    return found


def _free(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """The lines that no table has."""
    taken = {n for grid in grids for row in grid.rows for n in row.lines}
    return [line for line in lines if line.number not in taken]


def _parted(grid: Grid, own: Own) -> list[Grid]:
    """A grid in whose midst a row of years begins another one, taken apart there."""
    parts: list[list[GridRow]] = [[]]
    for place, row in enumerate(grid.rows):
        if place and parts[-1] and _is_years(row, own.near) and not _heads_above(parts[-1], own):
            parts.append([])
        parts[-1].append(row)
    return [Grid(grid.layout, tuple(rows)) for rows in parts if rows]


_BEFORE = 8


def _from_heads(grid: Grid, near: int, signs: Signs, periods: Periods) -> list[Grid]:
    """A grid whose heads stand below titles, notes, legends, with what is before them apart."""
    factual = ("role", "phase", "status", "value", "actors")
    whole = headed(grid, near, signs, periods)
    if len(grid.rows) < 3 or (whole.heads and whole.of(*factual) and _even(grid.rows[:2])):
        return [grid]
    for n in range(1, min(_BEFORE, len(grid.rows) - 1)):
        if _filled(grid.rows[n]) <= max(_filled(row) for row in grid.rows[:n]):
            continue
        rest = Grid(grid.layout, grid.rows[n:])
        table = headed(rest, near, signs, periods)
        if table.heads and table.of(*factual):
            n -= _completes(grid.rows[n - 1], grid.rows[n])
            return [Grid(grid.layout, rows) for rows in (grid.rows[:n], grid.rows[n:]) if rows]
    return [grid]


def _completes(above: GridRow, row: GridRow) -> bool:
    """Whether a row is the first of two rows of heads: it heads the columns that the other one
    leaves blank."""
    blank = [n for n, cell in enumerate(row.cells) if not cell.text]
    return bool(blank) and not row.text(0) and all(above.text(n) for n in blank)


def _filled(row: GridRow) -> int:
    return sum(bool(cell.text) for cell in row.cells)


def _even(rows: Sequence[GridRow]) -> bool:
    return _filled(rows[0]) + 1 >= _filled(rows[-1])


def _is_years(row: GridRow, near: int) -> bool:
    found = [column_years(cell.text, near) for cell in row.cells if cell.text]
    return len(found) > 1 and all(found) and running(years[0] for years in found)


def _heads_above(rows: Sequence[GridRow], own: Own) -> bool:
    """Whether rows above are heads that go on: a head in each row, and no row of facts yet."""
    if len(rows) > 2:
        return False
    table = headed(Grid("tabs", (*rows, rows[-1])), own.near)
    return len(table.heads) >= len(rows)
