"""All tables as one Excel workbook, with a sheet of notes. The same tables give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any

from kyodo_graph.errors import MissingExtraError
from kyodo_graph.report.pages.site import Run
from kyodo_graph.report.rendering import plain
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.tables import Cell, show

LONGEST, ROWS = 32_767, 1_048_575
"""What a cell of Excel holds, and how many rows a sheet has below its head."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_GROUPS = {"library": "", "analysis": "analysis ", "comparison": "comparison ",
           "coding": "coding ", "checks": "checks "}  # fmt: skip
_NOTES = {"ja": "注", "en": "notes"}
_HEADS = {
    "ja": ("シート", "表", "種別", "内容"),
    "en": ("sheet", "table", "kind", "content"),
}
_KINDS = {
    "ja": {"says": "問い", "option": "設定", "remark": "注意", "function": "関数", "column": "列"},
    "en": {"says": "question", "option": "option", "remark": "remark", "function": "function",
           "column": "column"},
}  # fmt: skip
_ABOUT = {
    "ja": "空欄は「記載なし」または「定義されない」ことで、0ではない。"
    "数は文書の細かさによるので、市の順位を示さない。",
    "en": "An empty cell is not stated or undefined, never 0. Counts depend on how finely a "
    "document lists things and rank no city.",
}


def workbook(tables: Sequence[Listed], run: Run, lang: str) -> bytes:
    """A workbook with a sheet of notes and a sheet for each table; texts are never formulas."""
    try:
        xlsxwriter: Any = import_module("xlsxwriter")
    except ImportError as error:
        raise MissingExtraError("XlsxWriter", "the workbook of the report") from error
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": f"kyodo_graph {run.version}", "created": _created(run.date)})
    names = sheet_names(tables, _NOTES[lang])
    _notes(book, tables, names, run, lang)
    for listed, name in zip(tables, names, strict=True):
        _sheet(book, listed, name)
    book.close()
    return out.getvalue()


def sheet_names(tables: Sequence[Listed], *taken: str) -> list[str]:
    """A name for each table's sheet: at most 31 characters, none twice whatever its case.

    >>> t = Listed("library-roles", "library", "roles", "", None)
    >>> u = Listed("analysis-x", "analysis", "intermediary_functions_of_all", "", None)
    >>> sheet_names([t, u, t])
    ['roles', 'analysis intermediary_functions', 'roles 2']
    """
    seen = {name.casefold() for name in taken}
    made = []
    for listed in tables:
        base = "".join(
            c for c in f"{_GROUPS.get(listed.group, '')}{listed.name}" if c not in "[]:*?/\\'"
        )
        name, n = base[:31], 1
        while name.casefold() in seen:
            n += 1
            name = f"{base[: 30 - len(str(n))]} {n}"
        seen.add(name.casefold())
        made.append(name)
    return made


def _created(date: str | None) -> datetime:
    """The date in the file's properties: the newest in the data, or else a fixed one."""
    parts = [int(p) for p in (date or "").split("-") if p.isdigit()]
    year, month, day = [*parts, 1, 1][:3] if parts else (2000, 1, 1)
    return datetime(year, month, day)


def _notes(book: Any, tables: Sequence[Listed], names: Sequence[str], run: Run, lang: str) -> None:
    sheet = book.add_worksheet(_NOTES[lang])
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 1, 32)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3, 100, wrapped)
    sheet.freeze_panes(1, 0)
    head = [f"kyodo_graph {run.version}", f"SHA-256 {run.data_sha256}",
            f"trials {run.trials}, seed {run.seed}", _ABOUT[lang]]  # fmt: skip
    rows: list[Sequence[str]] = [("", "", "", text) for text in head]
    for listed, name in zip(tables, names, strict=True):
        rows += [(name, listed.title, kind, text) for kind, text in _said(listed, lang)]
    for column, text in enumerate(_HEADS[lang]):
        sheet.write_string(0, column, text, bold)
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(row, column, _text(text))


def _said(listed: Listed, lang: str) -> Iterable[tuple[str, str]]:
    kinds = _KINDS[lang]
    yield kinds["says"], listed.question or listed.title
    if listed.function:
        yield kinds["function"], listed.function
    for city, key, value in listed.options:
        if value is not None:
            yield kinds["option"], f"{city + ': ' if city else ''}{key} = {show(value)}"
    for remark in listed.remarks:
        yield kinds["remark"], remark
    for column in listed.table.columns:
        said = " — ".join(filter(None, (listed.labels.get(column), listed.meanings.get(column))))
        if said:
            yield kinds["column"], f"{column}: {said}"


def _sheet(book: Any, listed: Listed, name: str) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    rows = listed.table.rows[:ROWS]
    for column, head in enumerate(listed.table.columns):
        sheet.write_string(0, column, _text(head), bold)
        longest = max([len(head), *(len(show(row[column])) for row in rows[:200])], default=8)
        sheet.set_column(column, column, min(max(8, longest + 1), 48))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(listed.table.columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, _text(cell))


def _text(text: str) -> str:
    """A text that a cell holds, without what XML has no place for."""
    return plain(text).encode("utf-8", "replace").decode("utf-8")[:LONGEST]
