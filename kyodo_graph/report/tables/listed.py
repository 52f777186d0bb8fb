"""A table of the report with all that must be said beside it, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kyodo_graph.tables import Cell, Table


@dataclass(frozen=True)
class Listed:
    """A table: ``key`` names its files, ``group`` the part of the work that it is from.

    ``function`` is the call or query that gives it; ``options`` have a line for each thing that
    the numbers depend on (for an analysis, city by city); ``references`` are keys of publications.
    """

    key: str
    group: str
    name: str
    title: str
    table: Table
    labels: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    question: str = ""
    function: str = ""
    options: tuple[tuple[str, str, Cell], ...] = ()
    remarks: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def file(self, lang: str) -> str:
        """What the table's CSV is called in the archive of tables."""
        return f"{self.key}.{lang}.csv"
