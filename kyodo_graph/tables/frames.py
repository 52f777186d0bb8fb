"""Tables as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cells import undefined

if TYPE_CHECKING:
    import pandas as pd

    from .table import Table

_DTYPES = {"string": "string", "integer": "Int64", "boolean": "boolean", "number": "Float64"}


def table_frame(table: Table) -> pd.DataFrame:
    """A data frame whose columns have the type that the table's have, whatever gaps they have.

    Gaps are pandas' NA; a column with an undefined number (NaN) has NumPy's floats.
    """
    import pandas as pd

    frame = pd.DataFrame(
        {name: _series(table, name, pd) for name in table.columns}, columns=list(table.columns)
    )
    named = {"name": table.name} if table.name else {}
    frame.attrs.update({**named, **table.options})
    return frame


def _series(table: Table, name: str, pd: Any) -> Any:
    kind, cells = table.type_of(name), table.column(name)
    if kind == "integer" and any(isinstance(c, int) and abs(c) >= 2**63 for c in cells):
        kind = "mixed"
    if any(map(undefined, cells)):
        return pd.Series(list(cells), dtype="float64" if kind == "number" else "object")
    return pd.Series(list(cells), dtype=_DTYPES.get(kind, "object"))
