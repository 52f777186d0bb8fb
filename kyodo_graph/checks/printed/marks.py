"""Roles and statuses against the marks in the cells of their rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.claims import plain, unmarked
from kyodo_graph.checks.printed.rows import Row, above, heads, under
from kyodo_graph.checks.printed.said import Said, finding
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.records import Record
from kyodo_graph.folding import fold, fold_name

_PARTS = re.compile(r"[・、,，／/\s·･]+")
_LEAST = 4
"""Characters that a name must have to be looked for inside a cell."""


def check_roles(said: Said) -> Iterator[Finding]:
    """Roles that are marked in a table: row, column and mark."""
    coded: defaultdict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    marks: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for record, passage in said.of("Participation"):
        symbol = record.first("symbol")
        if not symbol or not said.has(passage, symbol):
            continue
        yield from _meaning(said, record, "symbol", "role", "role")
        for row in _body(said.rows(passage), symbol):
            yield from wrong_row(said, record, passage, row)
            if _in_one_cell(row, record.first("column") or "", symbol):
                continue
            found = _column(said, record, passage, row)
            if isinstance(found, Finding):
                yield found
            elif found is not None:
                head, columns = found
                cells = [cell for n in columns for cell in under(head, n, row)]
                yield from _mark(record, passage, symbol, cells)
                coded[passage.document, row.first].update((head.first, n) for n in columns)
                marks[passage.document, row.table].add(fold(symbol))
    yield from _left_out(said, coded, marks)


def check_statuses(said: Said) -> Iterator[Finding]:
    """Statuses that are marked in a table: row, mark and word."""
    for record, passage in said.of("StatusAssessment"):
        yield from _meaning(said, record, "symbol", "implementation", "status")
        yield from _meaning(said, record, "printed", "disposition", "disposition")
        symbol = record.first("symbol")
        if not symbol or not said.has(passage, symbol):
            continue
        for row in _body(said.rows(passage), symbol):
            yield from wrong_row(said, record, passage, row)
            if fold(symbol) not in {plain(cell) for cell in row.cells}:
                marks = [cell for cell in map(plain, row.cells) if len(cell) == 1]
                if any(mark in _known(said, "status") for mark in marks):
                    yield _not_there(record, passage, symbol, "status", marks)


def wrong_row(said: Said, record: Record, passage: Passage, row: Row) -> Iterator[Finding]:
    """Where the row names another element or indicator and not the one of the record."""
    own = said.bearers.get(record.iri, "")
    cells = [text for cell in row.cells if (text := plain(cell))]
    if not own or _named(said, own, cells):
        return
    kind = said.classes.get(own)
    for other, names in said.names.items():
        if other == own or said.classes.get(other) != kind or not _same_plan(own, other):
            continue
        for name in names:
            if any(cell == name or (len(name) >= _LEAST and name in cell) for cell in cells):
                what, whose = own.removeprefix(ID), other.removeprefix(ID)
                message = f"{passage.pointer} is the row of {whose} ({name}), not of {what}"
                ja = f"{passage.pointer}は{whose}({name})の行で、{what}の行ではない"
                yield finding("row", "error", record, message, ja)
                return


def _same_plan(one: str, other: str) -> bool:
    return one.removeprefix(ID).split("/")[:2] == other.removeprefix(ID).split("/")[:2]


def _named(said: Said, iri: str, cells: list[str]) -> bool:
    names, numbers = said.names.get(iri, set()), said.numbers.get(iri, set())
    return any(
        cell in numbers
        or any(name in cell or (len(cell) >= _LEAST and cell in name) for name in names)
        or any(cell.startswith(n) and not n[-1].isdigit() for n in numbers)
        for cell in cells
    )


def _body(rows: Iterable[Row], symbol: str) -> list[Row]:
    """The rows among those of a passage that are no heads: marks stand in them, or nothing else."""
    rows = list(rows)
    if len(rows) < 2:
        return rows
    marked = [row for row in rows if any(plain(cell) == fold(symbol) for cell in row.cells)]
    return marked or rows[-1:]


def _column(
    said: Said, record: Record, passage: Passage, row: Row
) -> tuple[Row, list[int]] | Finding | None:
    """Where the column of a role stands in the heads above; a finding where it doesn't."""
    column = record.first("column")
    wanted = [column] if column else sorted(said.names.get(_actor(record), ()))
    rows = said.tables[passage.document]

    def meant(cells: Sequence[str]) -> list[int]:
        return [n for n, cell in enumerate(cells) if any(_same_head(cell, w) for w in wanted)]

    found = heads(rows, row, meant)
    if found is not None or not column:
        return found
    there = _heads_of_marks(said, rows, row, record.first("symbol") or "")
    if not there:
        return None
    message = f"no column {column!r} above {passage.pointer}; columns: {', '.join(there)}"
    ja = f"{passage.pointer}の上に欄「{column}」はない。欄: {'、'.join(there)}"
    return finding("column", "error", record, message, ja, "column")


def _in_one_cell(row: Row, column: str, symbol: str) -> bool:
    """Whether a cell has the name and its mark: 市民○　団体◎ is no row of columns."""
    name, mark = fold_name(column), fold(symbol)
    return bool(name) and any(
        name in fold_name(cell) and mark in plain(cell) and plain(cell) != mark
        for cell in row.cells
    )


def _actor(record: Record) -> str:
    return next((value.iri for value in record.values("actor")), "")


def _same_head(cell: str, name: str) -> bool:
    """Whether a head is the column that is meant: its parts in any order, brackets aside.

    Text recognition leaves the parts of a head of two lines in disorder.
    """
    one, other = _parts(cell), _parts(name)
    return bool(one) and (one == other or sorted("".join(one)) == sorted("".join(other)))


def _parts(text: str) -> tuple[str, ...]:
    found = (fold_name(part) for part in _PARTS.split(unmarked(text)))
    return tuple(sorted(part for part in found if part))


def _heads_of_marks(said: Said, rows: list[Row], row: Row, symbol: str) -> list[str]:
    """The heads above the marks of a row: the nearest row that has text above each of them."""
    marks = {fold(symbol), *_known(said, "role")}
    columns = [n for n, cell in enumerate(row.cells) if plain(cell) in marks]
    for other in above(rows, row):
        cells = [other.cells[n] for n in columns if n < len(other.cells)]
        texts = [text for cell in cells if (text := plain(cell)) and text not in marks]
        if len(texts) == len(columns) > 0:
            return [unmarked(c) for c in other.cells if plain(c)]
    return []


def _mark(record: Record, passage: Passage, symbol: str, cells: list[str]) -> Iterator[Finding]:
    if any(fold(symbol) in plain(cell) for cell in cells):
        return
    column = record.first("column") or _actor(record).removeprefix(ID)
    yield _not_there(record, passage, symbol, column, [c for c in map(plain, cells) if c])


def _not_there(
    record: Record, passage: Passage, symbol: str, column: str, there: list[str]
) -> Finding:
    shown = " ".join(there)
    but = f"{shown} is printed there" if shown else "the cell is empty"
    message = f"{symbol} is not in the column {column!r} of {passage.pointer}; {but}"
    ja = f"{passage.pointer}の欄「{column}」に{symbol}はない({shown or '空欄'})"
    return finding("cell", "error", record, message, ja, "symbol")


def _known(said: Said, scheme: str) -> Mapping[str, frozenset[str]]:
    return said.forms.get(scheme, {})


def _meaning(said: Said, record: Record, mark: str, code: str, scheme: str) -> Iterator[Finding]:
    """A code against what its mark commonly means, where no legend explains the mark."""
    printed, given = record.first(mark), record.first(code)
    if not printed or not given or record.values("read_by"):
        return
    meant = meaning(_known(said, scheme), fold(printed))
    if not meant or given in meant:
        return
    expected = " or ".join(sorted(meant))
    message = f"{code} {given!r} where {printed!r} is printed and no legend explains it; {expected}"
    ja = f"{printed}とあって凡例に説明がないのに{code}が{given}である。{expected}のはずである"
    yield finding("mark", "error", record, message + " is usual", ja, code)


def meaning(forms: Mapping[str, frozenset[str]], printed: str) -> frozenset[str]:
    """The codes that a printed mark or word commonly stands for; 実 is short for 実施."""
    if printed in forms:
        return forms[printed]
    alike = [
        (len(form), codes)
        for form, codes in forms.items()
        if printed.startswith(form) or (printed and form.startswith(printed))
    ]
    longest = max((length for length, _ in alike), default=0)
    return frozenset(code for length, codes in alike if length == longest for code in codes)


def _left_out(
    said: Said,
    coded: Mapping[tuple[str, int], set[tuple[int, int]]],
    marks: Mapping[tuple[str, int], set[str]],
) -> Iterator[Finding]:
    """Marks in a row whose other marks are roles: a role that was left out, or moved away."""
    used: Counter[tuple[str, int, int]] = Counter()
    for (document, _), cells in coded.items():
        used.update((document, head, column) for head, column in cells)
    by_place = {
        (passage.document, row.first): (record, row)
        for record, passage in said.of("Participation")
        if record.first("symbol")
        for row in said.rows(passage)
    }
    for (document, line), cells in coded.items():
        record, row = by_place[document, line]
        for head, column in {(d_head, c) for d, d_head, c in used if d == document}:
            if head not in {h for h, _ in cells} or (head, column) in cells:
                continue
            cell = plain(row.cells[column]) if column < len(row.cells) else ""
            if cell and cell in marks[document, row.table]:
                top = next(other for other in said.tables[document] if other.first == head)
                where = unmarked(top.cells[column])
                message = f"{cell} in the column {where!r} of {document}:{line} is no role"
                ja = f"{document}:{line}の欄「{where}」の{cell}が役割になっていない"
                yield finding("cell-left-out", "warning", record, message, ja)
