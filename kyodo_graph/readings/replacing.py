"""A reading put in the place of what was settled: roles, functions, ties and themes are its own.

The skeleton stays settled: plans and their trees, activities, the actors and their types. What the
reading calls otherwise is matched by :mod:`kyodo_graph.readings.matching`; an actor that only the
reading has is added, since a role or tie of its may need it. What the reading does not cover (a
document, an element that it does not have) stays settled, and what it says of things that only it
has cannot be taken over; both are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kyodo_graph.curation.namespaces import ID, KYODO, SOURCE
from kyodo_graph.curation.records import DataFile, Entry, Record, Value
from kyodo_graph.readings.coded import CodedElement, Reading
from kyodo_graph.readings.kept import Uncovered
from kyodo_graph.readings.matching import match, match_elements

THEMES = ("themes", "primary_theme")
OF_THINGS = ("roles", *THEMES)
OF_ACTORS = ("functions",)
_ACTOR = KYODO + "Actor"
_TIE = KYODO + "Tie"
_DESCRIBING = frozenset({"label", "alias", "actor_type", "specificity", "functions"})


@dataclass(frozen=True)
class _Same:
    """What is the same in the reading and the settled data, for one document."""

    document: str
    to_settled: Mapping[str, str]
    covered: frozenset[str]
    kept: int


def replaced(
    settled: Mapping[str, DataFile],
    reading: Mapping[str, DataFile],
    coded: tuple[Mapping[str, Reading], Mapping[str, Reading]],
    name: str,
) -> tuple[dict[str, DataFile], tuple[Uncovered, ...]]:
    """The files of one city, by document, with the fields of a reading in place of the settled.

    ``coded`` is the same of both in terms that can be matched; ``name`` is the reading's, which
    tells its own actors from settled ones of the same id.
    """
    same = {key: _same(key, coded[0][key], coded[1][key]) for key in settled if key in reading}
    # The lowest document that has a thing says which it is: an actor may stand in several.
    to_settled: dict[str, str] = {}
    for key in sorted(same):
        for own, other in same[key].to_settled.items():
            to_settled.setdefault(own, other)
    taken = {r.iri for file in settled.values() for r in file.records}
    names = _Names(to_settled, taken, name)
    kept = {key: _without(file, same.get(key)) for key, file in settled.items()}
    defined = {r.iri for file in settled.values() for r in file.records if r.defines}
    actors = {
        r.iri
        for file in reading.values()
        for r in file.records
        if r.cls == _ACTOR and r.iri not in to_settled
    }
    made, told = {}, []
    for key, file in kept.items():
        if key not in same:
            made[key] = file
            told.append(Uncovered(key, read=False))
            continue
        taking = _Taking(key, same[key], names, actors, defined)
        added = tuple(taking.records(reading[key].records))
        made[key] = replace(file, records=(*file.records, *added))
        told.append(Uncovered(key, True, same[key].kept, taking.lost_roles, taking.lost_ties))
    return made, tuple(told)


def _same(key: str, settled: Reading, reading: Reading) -> _Same:
    found = match(settled, reading)
    doings = match_elements(settled.activities, reading.activities)
    things: list[tuple[CodedElement, CodedElement]] = [*found.elements, *doings]
    pairs = {ID + b.id: ID + a.id for a, b in found.actors}
    pairs |= {ID + b.id: ID + a.id for a, b in things}
    kept = len(settled.elements) + len(settled.activities) - len(things)
    covered = frozenset([*(ID + a.id for a, _ in things), *(ID + a.id for a, _ in found.actors)])
    return _Same(key, pairs, covered, kept)


def _without(file: DataFile, same: _Same | None) -> DataFile:
    """A settled file without the fields that the reading covers."""
    if same is None:
        return file
    gone: set[str] = set()
    records = []
    for record in file.records:
        here = record.passage is not None and record.passage.document == same.document
        if here and record.cls == _TIE:
            gone.add(record.iri)
        elif here and record.iri in same.covered:
            fields = (*OF_THINGS, *OF_ACTORS)
            for entry in record.entries:
                if entry.key.name in fields:
                    gone.update(v.iri for v in entry.values if v.nested)
            left = tuple(e for e in record.entries if e.key.name not in fields)
            record = replace(record, entries=left)
        records.append(record)
    return replace(file, records=tuple(r for r in records if r.iri not in gone))


class _Names:
    """The IRIs under which a reading's things stand in the settled data."""

    def __init__(self, to_settled: Mapping[str, str], taken: set[str], reading: str) -> None:
        self.to_settled = to_settled
        self.taken = taken
        self.reading = reading

    def of(self, iri: str) -> str:
        """The settled IRI of a thing, or the reading's own, apart from all settled ones."""
        head, tail = iri, ""
        while head not in self.to_settled and head.startswith(ID) and "/" in head[len(ID) :]:
            head, _, last = head.rpartition("/")
            tail = f"/{last}{tail}"
        if head in self.to_settled and not tail:
            return self.to_settled[head]
        moved = f"{self.to_settled.get(head, head)}{tail}"
        return f"{moved}-{self.reading}" if moved in self.taken else moved


class _Taking:
    """What a reading says of a document, in the settled data's IRIs."""

    def __init__(
        self, document: str, same: _Same, names: _Names, actors: set[str], defined: set[str]
    ) -> None:
        self.document = document
        self.same = same
        self.names = names
        self.actors = actors
        """The actors that only the reading has."""
        self.defined = defined
        self.lost_roles = 0
        self.lost_ties = 0
        self.ties: set[str] = set()

    def records(self, records: Iterable[Record]) -> Iterator[Record]:
        """The reading's records that are taken over: ties, roles, functions, themes, own actors."""
        listed = list(records)
        by_iri = {r.iri: r for r in listed}
        for record in listed:
            here = record.passage is not None and record.passage.document == self.document
            if record.cls == _TIE:
                if here:
                    yield from self.tie(record)
            elif record.iri in self.actors:
                yield from self.own_actor(record, by_iri)
            elif here:
                yield from self.fields(record, by_iri)

    def tie(self, record: Record) -> Iterator[Record]:
        moved = self.moved(record)
        if all(moved.values(end) for end in ("subject", "object")):
            self.ties.add(moved.iri)
            yield moved
        elif record.defines:
            self.lost_ties += 1
        elif moved.iri in self.ties:  # the same tie, stated again
            yield moved

    def own_actor(self, record: Record, by_iri: Mapping[str, Record]) -> Iterator[Record]:
        kept = tuple(e for e in record.entries if e.key.name in _DESCRIBING)
        if kept or record.defines:
            yield self.moved(replace(record, entries=kept))
            yield from self.nested(kept, by_iri)

    def fields(self, record: Record, by_iri: Mapping[str, Record]) -> Iterator[Record]:
        settled = self.names.to_settled.get(record.iri)
        wanted = [e for e in record.entries if e.key.name in (*OF_THINGS, *OF_ACTORS)]
        if settled is None:
            self.lost_roles += sum(len(e.values) for e in wanted if e.key.name == "roles")
            return
        if settled not in self.same.covered:
            wanted = [e for e in wanted if e.key.name not in THEMES]
        if not wanted:
            return
        nested = {r.iri for r in self.nested(wanted, by_iri, counting=False)}
        moved = self.moved(
            Record(record.iri, "", False, record.passage, tuple(wanted), record.file, record.mark)
        )
        entries = tuple(
            replace(e, values=tuple(v for v in e.values if not v.nested or v.iri in nested))
            for e in moved.entries
        )
        yield replace(moved, entries=tuple(e for e in entries if e.values))
        yield from self.nested(wanted, by_iri)

    def nested(
        self, entries: Iterable[Entry], by_iri: Mapping[str, Record], *, counting: bool = True
    ) -> Iterator[Record]:
        """The records nested in fields, without roles of actors that cannot be found."""
        for entry in entries:
            for value in entry.values:
                record = by_iri.get(value.iri) if value.nested else None
                if record is None:
                    continue
                moved = self.moved(record)
                if entry.key.name == "roles" and not moved.values("actor"):
                    self.lost_roles += counting
                    continue
                yield moved

    def moved(self, record: Record) -> Record:
        """A record in the settled data's IRIs, without references to what is not there."""
        entries = []
        for entry in record.entries:
            if entry.key.kind == "reference":
                values = tuple(v for value in entry.values if (v := self.value(value)))
                entries.append(replace(entry, values=values))
            else:
                entries.append(entry)
        kept = tuple(e for e in entries if e.values)
        return replace(record, iri=self.names.of(record.iri), entries=kept)

    def value(self, value: Value) -> Value | None:
        if not value.iri.startswith((ID, SOURCE)):
            return value
        iri = self.names.of(value.iri)
        there = value.nested or value.iri in self.actors or iri in self.defined
        return replace(value, iri=iri, text=iri.removeprefix(ID)) if there else None
