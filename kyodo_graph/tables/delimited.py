"""Tables as CSV and TSV, plain or for a spreadsheet program.

A spreadsheet program takes the text of a cell for what a user types: ``(1)`` becomes −1, ``032093``
loses its zero, ``3/4`` becomes the third of April, ``=…`` is run. Nothing in a CSV file can forbid
that; an apostrophe before the text does, in Excel, LibreOffice and Google Sheets (OWASP, *CSV
injection*), and stays to be seen. A workbook needs no such mark (:mod:`kyodo_graph.tables.excel`).
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

from .cells import show

if TYPE_CHECKING:
    from .table import Table

MARK = "'"
"""What stands before a text that must stay one."""
# A program in a Japanese locale takes full-width letters and digits for the plain ones.
_FOLDED = {0xFF01 + n: 0x21 + n for n in range(0x5E)} | {0x3000: 0x20, 0xFFE5: 0xA5}
_FORMULA = re.compile(r"[\t\r\n ]*[=+\-@]|[\t\r\n]")
# What is shown as it was when it is taken for a number.
_SAME = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{0,8}[1-9])?")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TAKEN = re.compile(
    rf"""
    \(? \s* [¥\\$€£]? \s* [+\-]? (?: \d[\d,]* (?:\.\d*)? | \.\d+ ) (?: e[+\-]?\d+ )?
        \s* %? \s* [)\-]?
    | \d+ \s+ \d+ \s* / \s* \d+                                  # a whole number and a fraction
    | \d{{1,4}} (?: \s* [/\-.:年月日時分秒] \s* \d{{1,4}} ){{1,5}} \s* [年月日時分秒]?
    | \d{{1,4}} [/\-.] \d{{1,2}} [/\-.] \d{{1,4}} [t\s]+ \d{{1,2}} :  .*
    | \d{{1,2}} (?: :\d{{2}} ){{0,2}} \s* [ap]m?
    | (?:明治|大正|昭和|平成|令和|[mtshr明大昭平令]) \s* (?:\d+|元) \s* [年./\-] \s* \d .*
    | {_MONTH} [\s\-/,]* \d{{1,4}} (?: [\s,\-/]+ \d{{2,4}} )?
    | \d{{1,4}} [\s\-/,]* {_MONTH} (?: [\s,\-/]* \d{{1,4}} )?
    | true | false
    """,
    re.VERBOSE | re.IGNORECASE,
)


def table_csv(table: Table, delimiter: str = ",", *, spreadsheet: bool = False) -> str:
    """A table as CSV with a header line; for a spreadsheet guarded, with the mark of UTF-8."""
    out = _Lines()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    cell = harmless if spreadsheet else show
    writer.writerow([cell(name) for name in table.columns])
    writer.writerows([cell(c) for c in row] for row in table.rows)
    return ("\ufeff" if spreadsheet else "") + "".join(out.lines)


class _Lines:
    """Takes rows of a CSV writer and ends each with a newline alone.

    The writer itself is told the longer end, since it quotes a carriage return only then.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, row: str) -> None:
        self.lines.append(row.removesuffix("\r\n") + "\n")


def harmless(cell: Any) -> str:
    """A cell as text that a spreadsheet program leaves as it is; numbers stay numbers.

    >>> [harmless(c) for c in ("=1+1", "(1)", "032093", "1-2", "4月1日", -3, True, "市民 3人")]
    ["'=1+1", "'(1)", "'032093", "'1-2", "'4月1日", '-3', 'true', '市民 3人']
    """
    text = show(cell)
    return MARK + text if isinstance(cell, str) and taken(text) else text


def taken(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula, number, date or truth value.

    What it takes depends on the program and its language; this takes the most of Excel and
    LibreOffice in English and Japanese.

    >>> taken("R6.4.1"), taken("Mar-1"), taken("shinjo-2015:93"), taken("3年間")
    (True, True, False, False)

    A plain number is left: nothing of it would change.

    >>> taken("12"), taken("3.77"), taken("3.70"), taken("012"), taken("1234567890123456")
    (False, False, True, True, True)
    """
    if _SAME.fullmatch(text):
        return False
    folded = text.translate(_FOLDED)
    return bool(_FORMULA.match(folded) or _TAKEN.fullmatch(folded.strip()))
