"""The names of actors in a text: labels and aliases of a city's actors, the longest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.curation.records import Record


class Names:
    """The names of the actors that records define; a name may be that of several."""

    def __init__(self, records: Iterable[Record]) -> None:
        records = list(records)
        actors = {r.iri for r in records if r.defines and r.cls == KYODO + "Actor"}
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for record in records:
            if record.iri in actors:
                for key in ("label", "alias"):
                    for value in record.values(key):
                        if value.lang == "ja":
                            owners[plain(value.text)].add(record.iri)
        self.owners = {name: frozenset(iris) for name, iris in owners.items()}
        ordered = sorted(self.owners, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, ordered)) or r"(?!)")

    def found(self, folded: str) -> Iterator[tuple[str, frozenset[str]]]:
        """The names in a folded text, from left to right and the longest first, with whose each is.

        市民活動センター is one name; 市民 and 市 in it are none.
        """
        for hit in self._pattern.finditer(folded):
            yield hit[0], self.owners[hit[0]]

    def within(self, name: str) -> set[str]:
        """The actors with a name of at least two characters that stands inside a name."""
        parts = (part for part in self.owners if len(part) > 1 and part in name and part != name)
        return {iri for part in parts for iri in self.owners[part]}

    def without(self, folded: str, kept: Collection[str] = ()) -> str:
        """A folded text with a gap in place of every name but those that are kept."""
        return self._pattern.sub(lambda hit: hit[0] if hit[0] in kept else "\n", folded)
