"""Tables as the objects of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kyodo_graph.words import Words

    from .table import Table


def table_object(table: Table, lang: str = "") -> dict[str, Any]:
    """A table with all that is said beside it; texts in one language, or by language."""

    def told(words: Words) -> Any:
        return words.get(lang, "") if lang else dict(words)

    return {
        "title": told(table.title),
        "options": _plain(table.options),
        "columns": list(table.columns),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "remarks": [told(words) for words in table.remarks],
    }


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _cell(value) for key, value in options.items()}


def _cell(value: Any) -> Any:
    """A cell as JSON holds it, which has no word for a number that is not finite."""
    if isinstance(value, float) and not isfinite(value):
        return None
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
