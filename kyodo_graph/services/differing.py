"""What differs between two data folders, as a table."""

from __future__ import annotations

from pathlib import Path

from kyodo_graph.curation.changes import Change, changes
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.shipped import shipped
from kyodo_graph.tables import Column, Table
from kyodo_graph.words import columns

_COLUMNS = (
    columns()["table"],
    Column("change", {"ja": "変更", "en": "change"}),
    Column("id", {"ja": "ID", "en": "id"}),
    Column("key", {"ja": "キー", "en": "key"}),
    Column("before", {"ja": "前", "en": "before"}),
    Column("after", {"ja": "後", "en": "after"}),
    columns()["place"],
)


def differences(before: Path, after: Path, city: tuple[str, ...] = ()) -> Table:
    """The records that were added, went or changed from one data folder to another.

    A folder is a data folder or a city's. Raises InputError where one cannot be read.
    """
    ontology = shipped("ontology")
    found = changes(read_dataset(before, ontology), read_dataset(after, ontology))
    rows = [_row(c) for c in found if not city or c.id.partition("/")[0] in city]
    return Table(
        _COLUMNS, rows, name="diff", title={"ja": "データの差分", "en": "What differs in the data"}
    )


def _row(change: Change) -> tuple[str | None, ...]:
    shown = (change.key or None, change.before or None, change.after or None)
    return (change.table, change.change, change.id, *shown, change.place)
