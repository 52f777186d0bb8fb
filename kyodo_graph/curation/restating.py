"""Records that several passages state: each passage states the record whole.

The ontology says for a class of records what makes one (``kyodo:constitutedBy``: of a tie its two
ends and its relation). Whoever asks a passage's graph for a tie with both ends then finds every
passage that states it, not only the one under which it stands in the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kyodo_graph.curation.records import DataFile, Entry, Record, Value
from kyodo_graph.curation.schema import Schema

Said = tuple[Record, Entry, Value]


class Restating:
    """Where the records of some files are defined, and what they consist of."""

    def __init__(self, files: Iterable[DataFile], schema: Schema) -> None:
        self._schema = schema
        self._homes: dict[str, Record] = {}
        links: list[Said] = []
        for file in files:
            for record in file.records:
                if record.defines:
                    self._homes[record.iri] = record
                links += [(record, e, v) for e in record.entries for v in e.values if v.nested]
        self._links = {said[2].iri: said for said in links if self._constitutes(said)}

    def restated(self, record: Record) -> str:
        """The class of the thing of which a record says more in a passage of its own, or ""."""
        home = self._homes.get(record.iri)
        if record.defines or home is None or home.cls in self._schema.graph_kinds:
            return ""
        return home.cls if record.passage and record.passage != home.passage else ""

    def constituents(self, record: Record) -> Iterator[Said]:
        """What makes the record: who says it, and under which key.

        Of a restatement this is what stands where the record is defined, without the keys that the
        restatement has itself; the link from the thing in which the record is nested is part of it.
        """
        home = self._homes[record.iri]
        own = {entry.key.name for entry in record.entries} if record is not home else set()
        making = self._schema.constituents.get(home.cls, frozenset())
        for entry in home.entries:
            if entry.key.iri in making and entry.key.name not in own:
                yield from ((home, entry, value) for value in entry.values)
        if link := self._links.get(record.iri):
            yield link

    def _constitutes(self, said: Said) -> bool:
        _, entry, value = said
        home = self._homes.get(value.iri)
        return home is not None and entry.key.iri in self._schema.constituents.get(
            home.cls, frozenset()
        )
