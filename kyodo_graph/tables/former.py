"""The form that the tables of measures had in 0.1; it goes with version 0.3."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .cells import plain
from .table import Table as TheTable
from .table import measured

__all__ = ["FormerTable", "Table", "plain"]


class _Former(type):
    """Makes the one Table, and takes every one for its own."""

    def __call__(
        cls,
        name: str,
        columns: Iterable[str],
        rows: Iterable[Iterable[Any]],
        options: Mapping[str, Any] | None = None,
    ) -> TheTable:
        return measured(name, columns, rows, options)

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, TheTable)


class FormerTable(metaclass=_Former):
    """``kyodo_graph.measures.Table(name, columns, rows, options)`` of 0.1.

    >>> made = FormerTable("degrees", ("node", "degree"), [("a", 2)], {"seed": 0})
    >>> type(made).__name__, made.name, isinstance(made, FormerTable)
    ('Table', 'degrees', True)
    """


Table = FormerTable
