"""The one Table: named columns, rows, and all that must be said beside them."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, overload

from kyodo_graph.errors import KyodoError, UnknownNameError
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.words import Column, Words, column

from .cells import plain, plain_row, published_cell
from .text import SHOWN, table_text

if TYPE_CHECKING:
    import pandas as pd


class TableError(KyodoError, ValueError):
    """A table that can't be: rows that do not fit the columns, a key that stands in two rows."""


class UnknownColumnError(UnknownNameError, ValueError):
    """A column that a table does not have; the nearest are offered, or else those that it has."""


@dataclass(frozen=True, init=False, repr=False)
class Table:
    """Named columns and rows of plain values; None is "not stated", NaN "not defined".

    ``name`` and ``title`` say which table it is, ``options`` what the numbers depend on (seed,
    trials, scope, model), ``remarks`` what must be said beside them, in both languages. ``columns``
    are names; what they mean (``fields``) is declared with the table, or else known from the
    registry of words by the table's name.

    Iterating gives each row as a dict; ``table[0]`` is the first, ``table[:5]`` a table of the
    first five, ``table["city"]`` the cells of a column.

    >>> table = Table(("city", "value"), (("shinjo", 1), ("yamaguchi", None)))
    >>> table.rows[0], table[0], table["value"]
    (('shinjo', 1), {'city': 'shinjo', 'value': 1}, (1, None))
    >>> print(table.to_csv(), end="")
    city,value
    shinjo,1
    yamaguchi,
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    declared: tuple[Column, ...] = field(compare=False)
    name: str
    title: Words = field(hash=False)
    options: Mapping[str, Any] = field(hash=False)
    remarks: tuple[Words, ...] = field(hash=False)

    def __init__(
        self,
        columns: Iterable[str | Column],
        rows: Iterable[Iterable[Any]],
        *,
        name: str = "",
        title: Words | None = None,
        options: Mapping[str, Any] | None = None,
        remarks: Iterable[Words] = (),
        declared: Iterable[Column] = (),
    ) -> None:
        given = tuple(columns)
        names = tuple(c.name if isinstance(c, Column) else c for c in given)
        said = {c.name: c for c in (*declared, *(c for c in given if isinstance(c, Column)))}
        body = tuple(plain_row(tuple(row)) for row in rows)
        called = f"table {name}: " if name else ""
        if twice := [c for c, n in Counter(names).items() if n > 1]:
            raise TableError(f"{called}a column name is given twice: {', '.join(twice)}")
        if set(map(len, body)) - {len(names)}:
            at = next(n for n, row in enumerate(body) if len(row) != len(names))
            raise TableError(f"{called}row {at} has {len(body[at])} cells; expected {len(names)}")
        told = {key: plain(value) for key, value in (options or {}).items()}
        for key, value in (
            ("columns", names),
            ("rows", body),
            ("declared", tuple(said[n] for n in names if n in said)),
            ("name", name),
            ("title", dict(title or {})),
            ("options", told),
            ("remarks", tuple(remarks)),
        ):
            object.__setattr__(self, key, value)

    @property
    def fields(self) -> tuple[Column, ...]:
        """The columns with what they are called and mean, in both languages.

        >>> Table(("p_upper",), (), name="backbone").fields[0].titles["en"]
        'p (upper)'
        """
        known = {column.name: column for column in self.declared}
        named = bool(self.name)
        return tuple(
            known.get(name) or (column(self.name, name) if named else Column(name))
            for name in self.columns
        )

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.columns
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: slice) -> Table: ...
    @overload
    def __getitem__(self, key: str) -> tuple[Any, ...]: ...
    def __getitem__(self, key: int | slice | str) -> dict[str, Any] | Table | tuple[Any, ...]:
        if isinstance(key, str):
            return self.column(key)
        if isinstance(key, slice):
            return self.of_rows(self.rows[key])
        return dict(zip(self.columns, self.rows[key], strict=True))

    def __repr__(self) -> str:
        """The head of the table: a long one would fill the screen."""
        called = f"{self.name}: " if self.name else ""
        return called + table_text(self.columns, self.rows)

    @property
    def table(self) -> Table:
        """The table itself: tables of analyses and comparisons had theirs here in 0.1."""
        warnings.warn(
            ".table is the table itself; .table goes with version 0.3",
            DeprecationWarning,
            stacklevel=2,
        )
        return self

    def column(self, name: str) -> tuple[Any, ...]:
        """The cells of one column. Raises UnknownColumnError, with the nearest names.

        >>> Table(("label",), (("市民",),)).column("labl")
        Traceback (most recent call last):
        kyodo_graph.tables.table.UnknownColumnError: unknown column 'labl'; nearest: label
        """
        place = self._place(name)
        return tuple(row[place] for row in self.rows)

    def records(self) -> list[dict[str, Any]]:
        """Each row as a dict from column name to cell, as iterating gives them."""
        return list(self)

    def keyed(self, name: str) -> dict[Any, dict[str, Any]]:
        """The records by the cell of one column. Raises TableError where a cell stands twice.

        >>> Table(("node", "degree"), [("a", 2), ("b", 1)]).keyed("node")["b"]["degree"]
        1
        """
        place = self._place(name)
        found: dict[Any, dict[str, Any]] = {}
        for row, record in zip(self.rows, self, strict=True):
            if row[place] in found:
                called = f"table {self.name}: " if self.name else ""
                raise TableError(f"{called}{name} {row[place]!r} stands in two rows")
            found[row[place]] = record
        return found

    def of_rows(self, rows: Iterable[Iterable[Any]]) -> Table:
        """The same table with other rows."""
        return Table(
            self.columns, rows, name=self.name, title=self.title, options=self.options,
            remarks=self.remarks, declared=self.declared,
        )  # fmt: skip

    def described(
        self, columns: Iterable[Column], *, name: str = "", title: Words | None = None
    ) -> Self:
        """The same table with a name, a title and columns that say what they mean.

        >>> city = Column("city", {"ja": "市", "en": "city"})
        >>> Table(("city", "n"), ()).described([city]).fields[0].titles["ja"]
        '市'
        """
        made = copy(self)
        object.__setattr__(made, "declared", tuple(c for c in columns if c.name in self.columns))
        object.__setattr__(made, "name", name or self.name)
        object.__setattr__(made, "title", dict(title or self.title))
        return made

    def type_of(self, name: str) -> str:
        """What the cells of a column are: ``string``, ``integer``, ``number`` or ``boolean``.

        ``mixed`` where cells of several kinds stand together, what the column declares where all
        are empty.

        >>> Table(("a", "b"), [(1, "x"), (0.5, 2), (None, None)]).type_of("a")
        'number'
        """
        place = self._place(name)
        declared = next((c.datatype for c in self.declared if c.name == name), "string")
        return _kind(type(row[place]) for row in self.rows) or declared.replace("iri", "string")

    def to_csv(self, *, delimiter: str = ",", spreadsheet: bool = False) -> str:
        """The table as CSV with a header line, lines ended by a newline.

        With ``spreadsheet`` every text that a spreadsheet program would take for a formula, a
        number, a date or a truth value is kept as text by an apostrophe, and a byte order mark
        lets Excel see UTF-8; see :mod:`kyodo_graph.tables.delimited`.
        """
        from .delimited import table_csv

        return table_csv(self, delimiter, spreadsheet=spreadsheet)

    def to_csvw(self, file: str, *, delimiter: str = ",") -> bytes:
        """What the columns mean, for a file beside ``file`` (CSVW), in both languages.

        See :mod:`kyodo_graph.tables.csvw`.
        """
        from .csvw import table_csvw

        return table_csvw(self, file, delimiter)

    def to_markdown(self) -> str:
        """The table in GitHub-flavoured Markdown; nothing in a cell is taken for markup.

        >>> print(Table(("a", "n"), (("x_|", 1),)).to_markdown(), end="")
        | a | n |
        | --- | --- |
        | x\\_\\| | 1 |
        """
        from .markdown import table_markdown

        return table_markdown(self.columns, self.rows)

    def to_text(self, *, width: int | None = None) -> str:
        """The table in aligned columns, by the width that characters take on a screen.

        With a ``width`` in characters it fits: long cells are wrapped and, where they are very
        long, cut with a mark; columns of identifiers, and what finds no room, are left out with a
        note.
        """
        from .terminal import table_lines

        return table_lines(self, width)

    def to_object(self, lang: str = "") -> dict[str, Any]:
        """The table as JSON has it: title, options, remarks, columns and rows; NaN is null.

        With ``lang`` texts are in that language alone.

        >>> Table(("a",), ((float("nan"),),), title={"en": "A"}).to_object("en")["rows"]
        [[None]]
        """
        from .objects import table_object

        return table_object(self, lang)

    def to_pandas(self) -> pd.DataFrame:
        """The table as a pandas data frame; whole-number columns with gaps are ``Int64``.

        Name and options stand in ``.attrs``.
        """
        from .frames import table_frame

        return table_frame(self)

    def to_excel(self, lang: str = "ja") -> bytes:
        """The table as an Excel workbook: texts are texts, and a second sheet explains it.

        Raises MissingExtraError without XlsxWriter (``pip install "kyodo-graph[tables]"``).
        """
        from .excel import workbook

        return workbook([self], lang)

    def to_parquet(self) -> bytes:
        """The table as Parquet, with the meaning of each column in its metadata.

        Raises MissingExtraError without arro3 (``pip install "kyodo-graph[tables]"``).
        """
        from .parquet import table_parquet

        return table_parquet(self)

    def to_html(self, *, limit: int | None = SHOWN) -> str:
        """The table as HTML, cut after ``limit`` rows (None: whole); a dash is "not stated".

        >>> made = Table(("a",), (("<b>",),), name="t", options={"seed": 0}).to_html()
        >>> "&lt;b&gt;" in made, "t (seed = 0)" in made
        (True, True)
        """
        from .html import table_html

        told = {c.name: _both(c.meaning or c.titles) for c in self.fields}
        meanings = {name: said for name, said in told.items() if said != name}
        return table_html(
            self.columns,
            self.rows,
            caption=self._caption(),
            limit=limit,
            meanings=meanings,
            remarks=[_both(words) for words in self.remarks],
        )

    def _repr_html_(self) -> str:
        """The table as a notebook shows it."""
        return self.to_html()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002
        """The table where IPython shows no HTML: a long one would fill the screen."""
        printer.text(table_text(self.columns, self.rows))

    def _caption(self) -> str:
        called = _both(self.title) or self.name
        told = "; ".join(f"{key} = {_short(value)}" for key, value in self.options.items())
        return f"{called} ({told})".lstrip() if told else called

    def _place(self, name: str) -> int:
        if name not in self.columns:
            raise UnknownColumnError("column", name, nearest_or_all(name, self.columns))
        return self.columns.index(name)


def measured(
    name: str,
    columns: Iterable[str | Column],
    rows: Iterable[Iterable[Any]],
    options: Mapping[str, Any] | None = None,
) -> Table:
    """A table of numbers in full, with the options that they were computed with.

    >>> measured("degrees", ("node", "degree"), [("a", 2)], {"seed": 0}).options
    {'seed': 0}
    """
    return Table(columns, rows, name=name, options=options)


def published(
    name: str,
    title: Words,
    columns: Iterable[str | Column],
    rows: Iterable[Iterable[Any]],
    options: Mapping[str, Any] | None = None,
    remarks: Iterable[Words] = (),
) -> Table:
    """A table of published numbers: rounded by the one rule, empty where undefined.

    >>> published("t", {"en": "T"}, ("n",), [(2 / 3,), (float("nan"),)]).rows
    ((0.6666666667,), (None,))
    """
    body = (tuple(map(published_cell, row)) for row in rows)
    told = {key: published_cell(value) for key, value in (options or {}).items()}
    return Table(columns, body, name=name, title=title, options=told, remarks=remarks)


def _kind(types: Iterable[type]) -> str:
    kinds = {_KINDS.get(t, "mixed") for t in set(types) - {type(None)}}
    if kinds == {"integer", "number"}:
        return "number"
    return next(iter(kinds), "") if len(kinds) < 2 else "mixed"


_KINDS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def _both(words: Words | None) -> str:
    """A text in both languages, once where they are the same."""
    return " / ".join(dict.fromkeys(text for text in (words or {}).values() if text))


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
