"""Records: what a data file says, flat, each with its place in the file and its passage."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.schema import Key
from kyodo_graph.curation.yaml_tree import Mark


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a key.

    ``text`` is what stands in the file; for references and nested records ``iri`` is the thing
    that is meant and ``passage`` the passage that makes the link.
    """

    text: str
    mark: Mark
    lang: str = ""
    iri: str = ""
    passage: Passage | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a record with its values."""

    key: Key
    values: tuple[Value, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Record:
    """What one place of a file says about one thing.

    ``defines`` is false where the record only adds to a thing that is defined elsewhere.
    ``ordinal`` is the position among its siblings (0: not ordered), ``top`` whether the record
    has an identity of its own and not one derived from where it stands.
    """

    iri: str
    cls: str
    defines: bool
    passage: Passage | None
    entries: tuple[Entry, ...]
    file: str
    mark: Mark
    ordinal: int = 0
    top: bool = False

    def values(self, key: str) -> tuple[Value, ...]:
        """The values of a key, none if the record does not have it."""
        return next((e.values for e in self.entries if e.key.name == key), ())

    def first(self, key: str) -> str | None:
        """The text of the first value of a key."""
        found = self.values(key)
        return found[0].text if found else None


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file read: its records and the document whose lines its passages count."""

    name: str
    document: str
    city: str
    records: tuple[Record, ...]
