"""Tables as Parquet files, for pandas, polars, DuckDB, R (arrow, nanoparquet) and their like.

Written by arro3, the Arrow and Parquet of Rust, which is far lighter than pyarrow.
"""

from __future__ import annotations

import io
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kyodo_graph.errors import MissingExtraError

from .cells import show
from .objects import table_object

if TYPE_CHECKING:
    from .table import Table

_MOST = 2**63  # whole numbers from here on are no int64


def table_parquet(table: Table) -> bytes:
    """A Parquet file: texts as UTF-8, whole numbers as int64, numbers as float64, gaps as null.

    Title, options, remarks and what the columns mean stand in the file's metadata as JSON under
    ``kyodo_graph``. The same table gives the same bytes.
    """
    try:
        core: Any = import_module("arro3.core")
        arrow: Any = import_module("arro3.io")
    except ImportError as error:
        raise MissingExtraError("arro3-io", "the format parquet", "tables") from error
    kinds = {
        "string": core.DataType.string(),
        "integer": core.DataType.int64(),
        "number": core.DataType.float64(),
        "boolean": core.DataType.bool(),
    }
    fields, arrays = [], []
    for name in table.columns:
        kind, cells = _cells(table.type_of(name), table.column(name))
        fields.append(core.Field(_sound(name), kinds[kind], nullable=True))
        arrays.append(core.Array(cells, kinds[kind]))
    out = io.BytesIO()
    arrow.write_parquet(
        core.Table.from_arrays(arrays, schema=core.Schema(fields)),
        out,
        compression="snappy",
        skip_arrow_metadata=True,
        key_value_metadata={"kyodo_graph": _about(table)},
    )
    return out.getvalue()


def _cells(kind: str, cells: tuple[Any, ...]) -> tuple[str, list[Any]]:
    """A column's cells as its Parquet type takes them, and that type."""
    if kind == "number":
        return kind, [None if c is None else float(c) for c in cells]
    if kind == "boolean" or (kind == "integer" and all(abs(c or 0) < _MOST for c in cells)):
        return kind, list(cells)
    return "string", [None if c is None else _sound(show(c)) for c in cells]


def _about(table: Table) -> str:
    told = {k: v for k, v in table_object(table).items() if k not in ("columns", "rows") and v}
    columns = {c.name: {"titles": c.titles, "meaning": c.meaning} for c in table.fields}
    said = {name: {k: dict(v) for k, v in words.items() if v} for name, words in columns.items()}
    return json.dumps({"name": table.name, **told, "columns": said}, ensure_ascii=False)


def _sound(text: str) -> str:
    """A text that UTF-8 has room for."""
    return text.encode("utf-8", "replace").decode("utf-8")
