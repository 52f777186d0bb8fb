"""Tables as an Excel workbook: a sheet for each, and one that explains them.

Texts are texts: never a formula, a number or a link, whatever they look like. The same tables give
the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from math import isfinite
from typing import TYPE_CHECKING, Any

from kyodo_graph.errors import MissingExtraError

from .cells import show

if TYPE_CHECKING:
    from .table import Table

LONGEST, ROWS = 32_767, 1_048_575
"""What a cell of Excel holds, and how many rows a sheet has below its head."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_EXACT = 10**15  # whole numbers beyond are kept as texts, since Excel would round them
_NOTES = {"ja": "注", "en": "notes"}
_HEADS = {
    "ja": ("シート", "表", "種別", "名", "内容"),
    "en": ("sheet", "table", "kind", "name", "content"),
}
_KINDS = {
    "ja": {"option": "設定", "remark": "注意", "column": "列"},
    "en": {"option": "option", "remark": "remark", "column": "column"},
}
_GAPS = {
    "ja": "空欄は「記載なし」「不明」または「定義されない」ことで、0ではない。",
    "en": "An empty cell is not stated, not known or not defined, never 0.",
}
# What XML has no place for, and what turns the direction of what stands behind it.
_UNSHOWN = dict.fromkeys(
    [*(n for n in range(32) if n not in (9, 10)), 127, 0xFEFF, 0xFFFE, 0xFFFF,
     *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A table with the name that its sheet is wanted to have, and what else is said of it.

    ``said`` are lines of the notes: kind, name, text.
    """

    table: Table
    name: str = ""
    said: Sequence[tuple[str, str, str]] = field(default=())


def workbook(
    tables: Iterable[Table | Sheet],
    lang: str = "ja",
    *,
    about: Sequence[str] = (),
    title: str = "kyodo_graph",
    created: datetime = datetime(2000, 1, 1),
    notes_first: bool = False,
) -> bytes:
    """A workbook with a sheet for each table and, behind them (or before), the notes.

    The notes say what each table is, its options and remarks and what its columns mean, after the
    lines ``about`` the whole. Raises MissingExtraError without XlsxWriter.
    """
    try:
        xlsxwriter: Any = import_module("xlsxwriter")
    except ImportError as error:
        raise MissingExtraError("XlsxWriter", "the format xlsx", "tables") from error
    sheets = [one if isinstance(one, Sheet) else Sheet(one) for one in tables]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "created": created})
    names = sheet_names([one.name or one.table.name or "table" for one in sheets], _NOTES[lang])
    if notes_first:
        _notes(book, sheets, names, lang, about)
    for one, name in zip(sheets, names, strict=True):
        _rows(book, one.table, name)
    if not notes_first:
        _notes(book, sheets, names, lang, about)
    book.close()
    return out.getvalue()


def sheet_names(wanted: Iterable[str], *taken: str) -> list[str]:
    """A name for each sheet: at most 31 characters, none twice whatever its case.

    >>> sheet_names(["roles", "intermediary functions of all cities", "Roles", "a/b"])
    ['roles', 'intermediary functions of all c', 'Roles 2', 'ab']
    """
    seen = {"history", *(name.casefold() for name in taken)}
    made = []
    for name in wanted:
        base = "".join(c for c in _text(name) if c not in "[]:*?/\\'") or "table"
        unlike, n = base[:31], 1
        while unlike.casefold() in seen:
            n += 1
            unlike = f"{base[: 30 - len(str(n))]} {n}"
        seen.add(unlike.casefold())
        made.append(unlike)
    return made


def _notes(
    book: Any, sheets: Sequence[Sheet], names: Sequence[str], lang: str, about: Sequence[str]
) -> None:
    page = book.add_worksheet(_NOTES[lang])
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    for column, width in enumerate((28, 32, 10, 24)):
        page.set_column(column, column, width)
    page.set_column(4, 4, 90, wrapped)
    page.freeze_panes(1, 0)
    rows: list[Sequence[str]] = [("", "", "", "", text) for text in (*about, _GAPS[lang])]
    for one, name in zip(sheets, names, strict=True):
        title = one.table.title.get(lang) or one.table.name
        rows += [(name, title, *line) for line in (*one.said, *_told(one.table, lang))]
    for column, text in enumerate(_HEADS[lang]):
        page.write_string(0, column, text, bold)
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells):
            if text:
                page.write_string(row, column, _text(text))


def _told(table: Table, lang: str) -> Iterable[tuple[str, str, str]]:
    kinds = _KINDS[lang]
    for key, value in table.options.items():
        if value is not None:
            yield kinds["option"], key, show(value)
    for remark in table.remarks:
        yield kinds["remark"], "", remark.get(lang, "")
    for column in table.fields:
        said = dict.fromkeys(words.get(lang, "") for words in (column.titles, column.meaning or {}))
        yield kinds["column"], column.name, " — ".join(filter(None, said))


def _rows(book: Any, table: Table, name: str) -> None:
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    page.freeze_panes(1, 0)
    rows = table.rows[:ROWS]
    for column, head in enumerate(table.columns):
        page.write_string(0, column, _text(head), bold)
        longest = max([len(head), *(len(show(row[column])) for row in rows[:200])])
        page.set_column(column, column, min(max(8, longest + 1), 48))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(page, number, column, cell)
    if rows and table.columns:
        page.autofilter(0, 0, len(rows), len(table.columns) - 1)


def _write(page: Any, row: int, column: int, cell: Any) -> None:
    if cell is None or cell == "" or (isinstance(cell, float) and not isfinite(cell)):
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, float) or (isinstance(cell, int) and abs(cell) < _EXACT):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, _text(show(cell)))


def _text(text: str) -> str:
    """A text that a cell holds."""
    return text.translate(_UNSHOWN).encode("utf-8", "replace").decode("utf-8")[:LONGEST]
