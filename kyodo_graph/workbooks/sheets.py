"""Sheets of texts: written with drop-downs, read back with the place of each cell."""

from __future__ import annotations

import io
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from kyodo_graph.errors import InputError, MissingExtraError, Problem, enough
from kyodo_graph.files import read_bytes

LONGEST, MOST = 32_767, 200_000
"""What a cell of Excel holds, and how many rows of a sheet are read."""
CODES = "codes"
"""The sheet in which the choices of drop-downs stand."""
_UNSAVED = datetime(2000, 1, 1)
"""The date in what is written here: the same data give the same bytes."""
_BELOW = 300
"""For how many rows below the last one drop-downs are there, too: rows may be added."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its columns, its rows by column, and the choices that columns offer.

    ``locked`` columns are shown grey: they say what a row is and are not to be changed.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was read: its text and where it stands."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its cells by column (empty ones left out), and where it stands.

    ``columns`` are those of its sheet.
    """

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: frozenset[str] = frozenset()

    def text(self, column: str) -> str:
        """The text in a column; "" where there is none."""
        cell = self.cells.get(column)
        return cell.text if cell else ""

    def place(self, column: str = "") -> str:
        """Where a cell stands, as ``sheet!C7``; without a column the row's first."""
        cell = self.cells.get(column)
        return cell.place if cell else f"{self.sheet}!A{self.number}"


def write_sheets(sheets: Sequence[Sheet], title: str) -> bytes:
    """A workbook of sheets. Raises MissingExtraError without XlsxWriter."""
    try:
        xlsxwriter: Any = import_module("xlsxwriter")
    except ImportError as error:
        raise MissingExtraError("XlsxWriter", "writing a workbook", "tables") from error
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": _UNSAVED})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    locked = book.add_format(
        {"num_format": "@", "valign": "top", "font_color": "#5b6770", "bg_color": "#f3f5f7"}
    )
    head = book.add_format({"bold": True, "num_format": "@", "bg_color": "#e3e8ed"})
    lists = _lists(sheets)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, head, text, locked, lists)
    page = book.add_worksheet(CODES)
    for column, choices in enumerate(lists):
        for number, choice in enumerate(choices):
            page.write_string(number, column, _fit(choice), text)
    page.hide()
    book.close()
    return out.getvalue()


def _lists(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], str]:
    """The choices of all drop-downs, each once, with the range in which they stand."""
    found: dict[tuple[str, ...], str] = {}
    for sheet in sheets:
        for choices in sheet.choices.values():
            if choices and tuple(choices) not in found:
                letters = column_letters(len(found))
                found[tuple(choices)] = f"={CODES}!${letters}$1:${letters}${len(choices)}"
    return found


def _write(
    page: Any, sheet: Sheet, head: Any, text: Any, locked: Any, lists: Mapping[Any, str]
) -> None:
    page.freeze_panes(1, 0)
    last = len(sheet.rows) + _BELOW
    for column, name in enumerate(sheet.columns):
        own = locked if name in sheet.locked else text
        longest = max([len(name), *(len(r.get(name, "")) for r in sheet.rows[:300])])
        width = 60 if name in sheet.wide else min(max(8, longest + 2), 34)
        page.set_column(column, column, width, own)
        page.write_string(0, column, name, head)
        if choices := tuple(sheet.choices.get(name, ())):
            rule = {"validate": "list", "source": lists[choices], "ignore_blank": True}
            page.data_validation(1, column, last, column, rule)
        for number, row in enumerate(sheet.rows, 1):
            if given := row.get(name, ""):
                page.write_string(number, column, _fit(given), own)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), max(len(sheet.columns) - 1, 0))


def _fit(text: str) -> str:
    if len(text) > LONGEST:
        what = f"a text of {len(text):,} characters; a cell of Excel holds {LONGEST:,}"
        raise InputError([Problem("workbook", 0, 0, what, "a shorter text")])
    return text


def column_letters(number: int) -> str:
    """The letters of a column, from 0.

    >>> [column_letters(n) for n in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def refuse(path: Path | str, place: str, what: str, expected: str = "") -> Problem:
    """A problem at a cell: ``FILE: sheet!C7: what is wrong; expected …``."""
    return Problem(f"{path}: {place}", 0, 0, what, expected)


def read_sheets(path: Path) -> dict[str, list[Row]]:
    """The rows of each sheet of a workbook, the sheet of codes left out; empty rows, too.

    Numbers are given as their text, without ".0". Raises InputError for what is no workbook, for
    columns of the same name or none, and for formulas and errors in cells, each with its cell.
    """
    try:
        openpyxl: Any = import_module("openpyxl")
    except ImportError as error:
        raise MissingExtraError("openpyxl", "reading a workbook", "import") from error
    content = read_bytes(path)
    problems: list[Problem] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            found = {
                sheet.title: list(_rows(path, sheet, problems))
                for sheet in book.worksheets
                if sheet.title != CODES
            }
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError) as error:
        what = f"no workbook that can be read: {type(error).__name__}"
        raise InputError(
            [Problem(str(path), 0, 0, what, "a file that kyodo wrote (xlsx)")]
        ) from error
    if problems:
        raise InputError(problems)
    return found


def saved_at(path: Path) -> str:
    """When a workbook was last saved, as it says itself (ISO 8601); "" where it does not.

    Call it after :func:`read_sheets`, which says what is no workbook.
    """
    openpyxl: Any = import_module("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(read_bytes(path)), read_only=True)
    saved = book.properties.modified
    if not isinstance(saved, datetime) or saved.year <= _UNSAVED.year:
        return ""
    return f"{saved:%Y-%m-%dT%H:%M:%SZ}"


def _rows(path: Path, sheet: Any, problems: list[Problem]) -> Iterator[Row]:
    columns: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST), 1):
        values = [_text(path, sheet.title, number, c, problems) for c in cells]
        if number == 1:
            columns = values
            names = [name for name in columns if name]
            for place, name in enumerate(columns):
                if name and names.count(name) > 1:
                    where = f"{sheet.title}!{column_letters(place)}1"
                    problems.append(refuse(path, where, f"two columns {name!r}", "one"))
            continue
        own: dict[str, Cell] = {}
        for place, value in enumerate(values):
            if not value:
                continue
            where = f"{sheet.title}!{column_letters(place)}{number}"
            name = columns[place] if place < len(columns) else ""
            if name:
                own[name] = Cell(value, where)
            else:
                problems.append(refuse(path, where, "a text in a column without a name", "a name"))
        enough(problems)
        if own:
            yield Row(sheet.title, number, own, frozenset(filter(None, columns)))


def _text(path: Path, sheet: str, number: int, cell: Any, problems: list[Problem]) -> str:
    value = cell.value
    if value is None:
        return ""
    place = f"{sheet}!{column_letters(cell.column - 1)}{number}"
    if cell.data_type in ("f", "e"):
        what = "a formula" if cell.data_type == "f" else f"an error ({value})"
        problems.append(refuse(path, place, what, "the value itself"))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%Y-%m-%d") if midnight else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").strip()
