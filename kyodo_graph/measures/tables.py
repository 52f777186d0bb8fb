"""A small, frozen table: what measures return when the answer has one row for each node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from kyodo_graph.table_html import SHOWN, table_html, table_text

from .errors import MeasureError

if TYPE_CHECKING:
    import pandas as pd


def plain(value: Any) -> Any:
    """Turn a NumPy scalar into the Python number that it stands for; leave all else alone.

    >>> plain(np.float64(0.5)), plain("市民")
    (0.5, '市民')
    """
    return value.item() if isinstance(value, np.generic) else value


def _brief(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


@dataclass(frozen=True)
class Table:
    """Named columns and rows; `options` says with which options the numbers were computed.

    Cells are plain Python values (NumPy scalars are converted); an undefined number is NaN, an
    unknown value None. Rows keep the order in which they were given.

    >>> t = Table("degrees", ("node", "degree"), [("a", 2), ("b", 1)])
    >>> t.column("degree")
    (2, 1)
    >>> list(t.records())
    [{'node': 'a', 'degree': 2}, {'node': 'b', 'degree': 1}]
    >>> t.keyed("node")["b"]["degree"]
    1
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __init__(
        self,
        name: str,
        columns: Iterable[str],
        rows: Iterable[Iterable[Any]],
        options: Mapping[str, Any] | None = None,
    ) -> None:
        cols = tuple(columns)
        if len(set(cols)) != len(cols):
            raise MeasureError(f"table {name}: a column name is given twice: {', '.join(cols)}")
        body = tuple(tuple(plain(cell) for cell in row) for row in rows)
        for number, row in enumerate(body):
            if len(row) != len(cols):
                raise MeasureError(
                    f"table {name}: row {number} has {len(row)} cells; expected {len(cols)}"
                )
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "columns", cols)
        object.__setattr__(self, "rows", body)
        object.__setattr__(self, "options", {k: plain(v) for k, v in (options or {}).items()})

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> tuple[Any, ...]:
        """Give the cells of one column, in row order."""
        place = self._place(name)
        return tuple(row[place] for row in self.rows)

    def records(self) -> Iterator[dict[str, Any]]:
        """Give each row as a dict from column name to cell."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def keyed(self, name: str) -> dict[Any, dict[str, Any]]:
        """Give the records by the cell of one column, which must not repeat."""
        place = self._place(name)
        found: dict[Any, dict[str, Any]] = {}
        for row, record in zip(self.rows, self.records(), strict=True):
            if row[place] in found:
                raise MeasureError(f"table {self.name}: {name} {row[place]!r} stands in two rows")
            found[row[place]] = record
        return found

    def to_pandas(self) -> pd.DataFrame:
        """Give a pandas DataFrame with the same columns; the options stand in `.attrs`."""
        import pandas as pd

        frame = pd.DataFrame.from_records(list(self.rows), columns=list(self.columns))
        frame.attrs.update({"name": self.name, **self.options})
        return frame

    def to_html(self, *, limit: int | None = SHOWN) -> str:
        """Give the table as HTML, cut after `limit` rows (None: whole), with its options above.

        >>> "degrees (seed = 0)" in Table("degrees", ("n",), [(1,)], {"seed": 0}).to_html()
        True
        """
        told = "; ".join(f"{key} = {_brief(value)}" for key, value in self.options.items())
        caption = f"{self.name} ({told})" if told else self.name
        return table_html(self.columns, self.rows, caption=caption, limit=limit)

    def _repr_html_(self) -> str:
        """Give the table as a notebook shows it."""
        return self.to_html()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002
        """Give IPython the table as text, cut as the HTML is."""
        printer.text(table_text(self.columns, self.rows))

    def _place(self, name: str) -> int:
        if name not in self.columns:
            raise MeasureError(
                f"table {self.name} has no column {name!r}; it has {', '.join(self.columns)}"
            )
        return self.columns.index(name)
