"""References: everything that a record points to is defined, and of the class that is expected."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from kyodo_graph.curation.namespaces import ID, SOURCE
from kyodo_graph.curation.records import DataFile, Record, Value
from kyodo_graph.curation.schema import Key, Schema, called
from kyodo_graph.errors import Problem, enough
from kyodo_graph.nearest import nearest

_HINTS = 50


def check_references(
    catalog: DataFile, cities: Mapping[str, Sequence[DataFile]], schema: Schema
) -> list[Problem]:
    """References to things that nobody defines, or that are of another class than the key's.

    A city's files may point to things of the city and of the catalogue, not of other cities; the
    catalogue may point to everything.
    """
    common = defined([catalog])
    known = {city: common | defined(files) for city, files in cities.items()}
    everything = {iri: cls for own in (common, *known.values()) for iri, cls in own.items()}
    problems = faults(catalog, everything, schema)
    for city, files in cities.items():
        check = _Check(known[city], schema)
        for file in files:
            problems += check.file(file)
    return problems


def faults(file: DataFile, known: Mapping[str, str], schema: Schema) -> list[Problem]:
    """What is wrong with the references of one file that sees the things ``known``, by class."""
    return _Check(known, schema).file(file)


def defined(files: Iterable[DataFile]) -> dict[str, str]:
    """The things that files define, by IRI with their classes."""
    return {r.iri: r.cls for file in files for r in file.records if r.defines}


def outside(files: Iterable[DataFile], own: Container[str]) -> set[str]:
    """What files point to, or add to, and is not among their ``own`` things."""
    found: set[str] = set()
    for file in files:
        for record in file.records:
            found.add(record.iri)
            found.update(
                value.iri
                for entry in record.entries
                if entry.key.kind == "reference"
                for value in entry.values
                if value.iri.startswith((ID, SOURCE))
            )
    return {iri for iri in found if iri not in own}


class _Check:
    """The references of files that see the same things; ``known`` says of what class each is."""

    def __init__(self, known: Mapping[str, str], schema: Schema) -> None:
        self.known = known
        self.schema = schema
        self.names = [iri.removeprefix(ID) for iri in known]
        self.hints: dict[str, str] = {}

    def file(self, file: DataFile) -> list[Problem]:
        problems: list[Problem] = []
        for record in file.records:
            problems += self.subject(record)
            for entry in record.entries:
                if entry.key.kind != "reference":
                    continue
                for value in entry.values:
                    if value.nested and value.iri not in self.known:
                        continue  # the record itself says so
                    if fault := self.fault(entry.key, value):
                        problems.append(Problem(record.file, *value.mark, *fault))
                        enough(problems)
        return problems

    def subject(self, record: Record) -> Iterator[Problem]:
        """A record that adds to a thing must find it, and say what such a thing can have."""
        if record.defines:
            return
        cls = self.known.get(record.iri)
        if cls is None:
            yield Problem(record.file, *record.mark, *self.unknown(record.iri))
            return
        if record.cls and not self.schema.is_a(cls, record.cls):
            what = f"{record.iri.removeprefix(ID)!r} is {called(cls)}"
            yield Problem(record.file, *record.mark, what, called(record.cls))
            return
        for entry in record.entries:
            if not self.schema.allows(entry.key, cls):
                what = f"key {entry.key.name!r} is none of {called(cls)}"
                expected = "one of " + ", ".join(self.schema.keys_of(cls))
                yield Problem(record.file, *entry.mark, what, expected)

    def fault(self, key: Key, value: Value) -> tuple[str, str] | None:
        if not value.iri.startswith((ID, SOURCE)):
            return None
        cls = self.known.get(value.iri)
        if cls is None:
            return self.unknown(value.iri)
        if not cls or self.schema.fits(cls, key):
            return None
        expected = f"{self.schema.range_names(key)} under {key.name!r}"
        return f"{value.text!r} is {called(cls)}", expected

    def unknown(self, iri: str) -> tuple[str, str]:
        name = iri.removeprefix(ID)
        if name not in self.hints:
            # Looking for the nearest of thousands of names takes a while; after some it is enough.
            first = len(self.hints) < _HINTS
            near = nearest(name, self.names) if first else []
            other = "the id of a thing that a file of the city defines"
            city = name.partition("/")[0]
            if "/" in name and not any(known.startswith(f"{city}/") for known in self.names):
                other += f"; no file of {city!r} that defines anything was read"
                near = []
            self.hints[name] = " or ".join(near) or other
        return f"unknown reference {name!r}", self.hints[name]
