"""Tables: what queries give, ready for a screen, a spreadsheet or pandas."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kyodo_graph.table_html import SHOWN, table_html, table_text

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of plain values; None is "not stated".

    >>> table = Table(("city", "value"), (("shinjo", 1), ("yamaguchi", None)))
    >>> table.rows[0]
    ('shinjo', 1)
    >>> print(table.to_csv(), end="")
    city,value
    shinjo,1
    yamaguchi,
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of one column."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def to_csv(self, *, delimiter: str = ",", spreadsheet: bool = False) -> str:
        """The table as CSV with a header line, lines ended by a newline.

        With ``spreadsheet``, cells that a spreadsheet program would take for a formula are made
        text by an apostrophe (OWASP, *CSV injection*), and a byte order mark lets Excel see UTF-8.
        """
        out = _Lines()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
        guard = harmless if spreadsheet else show
        writer.writerow([guard(name) for name in self.columns])
        writer.writerows([guard(cell) for cell in row] for row in self.rows)
        return ("\ufeff" if spreadsheet else "") + "".join(out.lines)

    def to_pandas(self) -> pd.DataFrame:
        """The table as a pandas data frame; whole-number columns with gaps are ``Int64``."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=list(self.columns))
        return frame.convert_dtypes()

    def to_html(self, *, limit: int | None = SHOWN) -> str:
        """The table as HTML, cut after ``limit`` rows (None: whole); a dash is "not stated".

        >>> "&lt;b&gt;" in Table(("a",), (("<b>",),)).to_html()
        True
        """
        return table_html(self.columns, self.rows, limit=limit)

    def _repr_html_(self) -> str:
        """The table as a notebook shows it."""
        return self.to_html()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002
        """The table where IPython shows no HTML: a long one would fill the screen."""
        printer.text(table_text(self.columns, self.rows))


class _Lines:
    """Takes rows of a CSV writer and ends each with a newline alone.

    The writer itself is told the longer end, since it quotes a carriage return only then.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, row: str) -> None:
        self.lines.append(row.removesuffix("\r\n") + "\n")


def show(cell: Cell) -> str:
    """A cell as text: nothing for None, true and false as RDF writes them.

    >>> [show(c) for c in (None, True, 74.7, "市民")]
    ['', 'true', '74.7', '市民']
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def harmless(cell: Cell) -> str:
    """A cell as text that no spreadsheet program takes for a formula; numbers stay numbers.

    >>> [harmless(c) for c in ("=1+1", "@x", -3, "plain")]
    ["'=1+1", "'@x", '-3', 'plain']
    """
    text = show(cell)
    return "'" + text if isinstance(cell, str) and text.startswith(_FORMULA) else text
