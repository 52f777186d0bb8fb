"""A reading: what one reader coded of one document, in the terms that two readings share.

Ids are each reader's own and are never compared: actors and elements are known by what is printed
of them (labels, aliases, numbers) and by lines.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.curation.dataset import Document
from kyodo_graph.curation.namespaces import ID, KYODO
from kyodo_graph.curation.reading import read_records
from kyodo_graph.curation.records import DataFile, Record
from kyodo_graph.curation.schema import Schema
from kyodo_graph.curation.yaml_tree import read_yaml
from kyodo_graph.errors import InputError

NONE = "none"
_NUMBERS = ("number", "other_number")
INTERMEDIARIES = ("intermediary_center", "intermediary_organization")


@dataclass(frozen=True, slots=True)
class CodedActor:
    """An actor as one reader coded it; ``lines`` are all those that the reading cites for it."""

    id: str
    label: str
    names: frozenset[str]
    lines: frozenset[int]
    type: str
    functions: frozenset[str]


@dataclass(frozen=True, slots=True)
class CodedElement:
    """A node of a plan's tree as one reader coded it; ``line`` is the first of its passage.

    ``numbers`` are those printed, also without the heading of the level (方策1 and 1 are the same).
    """

    id: str
    cls: str
    kind: str
    label: str
    numbers: frozenset[str]
    titles: frozenset[str]
    line: int
    theme: str


@dataclass(frozen=True, slots=True)
class CodedTie:
    """A tie as one reader coded it; the ends are ids of the same reading."""

    subject: str
    relation: str
    object: str
    first: int
    last: int
    basis: str

    @property
    def lines(self) -> frozenset[int]:
        """The lines that the tie cites."""
        return frozenset(range(self.first, self.last + 1))


@dataclass(frozen=True)
class Reading:
    """One reader's coding of a document."""

    document: str
    actors: tuple[CodedActor, ...]
    elements: tuple[CodedElement, ...]
    ties: tuple[CodedTie, ...]
    roles: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """The roles that an actor has in an element or activity, by (element, actor)."""
    activities: tuple[CodedElement, ...] = ()
    """The activities, told as elements are: they are matched by the same rule."""


def letters(text: str) -> str:
    """A printed number or title without brackets and marks: readers differ in what they keep.

    >>> [letters(text) for text in ("(1)", "①", "基本方針１", "協働事業(※)に、")]
    ['1', '1', '基本方針1', '協働事業に']
    """
    return "".join(c for c in unicodedata.normalize("NFKC", plain(text)) if c.isalnum())


def read_readings(
    folder: Path, documents: Mapping[str, Document], schema: Schema, shown: str
) -> dict[str, Reading]:
    """The readings in a folder of codings, by document: :func:`read_codings`, then compared terms.

    Raises InputError.
    """
    return as_readings(read_codings(folder, documents, schema, shown))


def read_codings(
    folder: Path, documents: Mapping[str, Document], schema: Schema, shown: str
) -> dict[str, DataFile]:
    """The files in a folder of codings (``DOCUMENT.yaml``), by document.

    Read as strictly as the data, but for structure only: references are not resolved, since a
    coding may point to things of the city's other documents. Raises InputError.
    """
    known = {key: (document.city, document.lines) for key, document in documents.items()}
    files: dict[str, DataFile] = {}
    problems = []
    for key in sorted(documents):
        path = folder / f"{key}.yaml"
        if not os.path.lexists(path):
            continue
        name = f"{shown}/{path.name}"
        files[key], faults = read_records(read_yaml(path, name), name, schema, known)
        problems += faults
    if problems:
        raise InputError(problems)
    return files


def as_readings(files: Mapping[str, DataFile]) -> dict[str, Reading]:
    """What files of documents code, by document, in the terms that readings share."""
    cities: defaultdict[str, list[DataFile]] = defaultdict(list)
    for file in files.values():
        cities[file.city].append(file)
    return {key: _reading(key, file, cities[file.city]) for key, file in files.items()}


def _reading(document: str, file: DataFile, city: list[DataFile]) -> Reading:
    own = _by_iri(file.records)
    everything = _by_iri(record for other in city for record in other.records)
    read = _Reader(document, own, everything)
    ties = tuple(sorted(read.ties(), key=lambda tie: (tie.first, tie.last)))
    cited = read.cited(ties)
    wanted = {iri for iri, records in own.items() if _class(records) == "Actor"} | set(cited)
    actors = tuple(read.actor(iri, cited.get(iri, set())) for iri in sorted(wanted))
    elements, activities = (
        tuple(sorted(read.things(classes), key=lambda thing: (thing.line, thing.id)))
        for classes in (("Policy", "Initiative"), ("Activity",))
    )
    return Reading(document, actors, elements, ties, read.roles(), activities)


def _by_iri(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.iri].append(record)
    return dict(found)


def _class(records: list[Record]) -> str:
    """The class of a thing, "" where only records that add to it are known."""
    return next((r.cls.removeprefix(KYODO) for r in records if r.cls), "")


class _Reader:
    """What the records of a document's file say; ``everything`` are those of the whole city."""

    def __init__(
        self, document: str, own: dict[str, list[Record]], everything: dict[str, list[Record]]
    ) -> None:
        self.document = document
        self.own = own
        self.everything = everything

    def here(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records that cite this document (a file may cite the city's other ones, too)."""
        for record in records:
            if record.passage is not None and record.passage.document == self.document:
                yield record

    def about(self, iri: str) -> list[Record]:
        """All that the reader says of a thing: here, or else where it is defined."""
        own = self.own.get(iri, [])
        return own if any(r.defines for r in own) else self.everything.get(iri, own)

    def ties(self) -> Iterator[CodedTie]:
        for records in self.own.values():
            for record in self.here(records):
                if record.cls != KYODO + "Tie" or record.passage is None:
                    continue
                ends = [value.iri for end in ("subject", "object") for value in record.values(end)]
                if len(ends) == 2:
                    yield CodedTie(
                        ends[0].removeprefix(ID),
                        record.first("tie_relation") or NONE,
                        ends[1].removeprefix(ID),
                        record.passage.first,
                        record.passage.last,
                        record.first("basis") or NONE,
                    )

    def roles(self) -> dict[tuple[str, str], frozenset[str]]:
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for iri, records in self.own.items():
            for value in (v for record in records for v in record.values("roles")):
                for role in self.here(self.own.get(value.iri, [])):
                    for actor in role.values("actor"):
                        pair = (iri.removeprefix(ID), actor.iri.removeprefix(ID))
                        found[pair].add(role.first("role") or NONE)
        return {pair: frozenset(roles) for pair, roles in found.items()}

    def cited(self, ties: Iterable[CodedTie]) -> dict[str, set[int]]:
        """The actors that the reading speaks of in this document, with the lines it cites."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for tie in ties:
            for end in (tie.subject, tie.object):
                found[ID + end] |= tie.lines
        for iri, records in self.own.items():
            for record in self.here(records):
                assert record.passage is not None
                lines = range(record.passage.first, record.passage.last + 1)
                if _class(self.everything.get(iri, [])) == "Actor":
                    found[iri].update(lines)
                for key in ("actor", "part_of", "operated_by"):
                    for value in record.values(key):
                        found[value.iri].update(lines)
        return found

    def actor(self, iri: str, lines: set[int]) -> CodedActor:
        records = self.about(iri)
        labels = [v.text for r in records for v in r.values("label") if v.lang == "ja"]
        aliases = [v.text for r in records for v in r.values("alias") if v.lang == "ja"]
        types = [code for r in records if (code := r.first("actor_type"))]
        functions = {
            code
            for value in (v for r in self.own.get(iri, []) for v in r.values("functions"))
            for function in self.here(self.own.get(value.iri, []))
            if (code := function.first("function"))
        }
        key = iri.removeprefix(ID)
        return CodedActor(
            key,
            labels[0] if labels else key,
            frozenset(map(plain, [*labels, *aliases])),
            frozenset(lines),
            types[0] if types else NONE,
            frozenset(functions),
        )

    def things(self, classes: Collection[str]) -> Iterator[CodedElement]:
        """The elements or activities that are defined in this document."""
        for iri, records in self.own.items():
            cls = _class(records)
            first = next((r for r in self.here(records) if r.defines), None)
            if cls not in classes or first is None or first.passage is None:
                continue
            printed = [v.text for r in records for v in r.values("label") if v.lang == "ja"]
            other = [v.text for r in records for v in r.values("alias") if v.lang == "ja"]
            numbers = [v.text for k in _NUMBERS for r in records for v in r.values(k)]
            heading = self.of_level(records, "label")
            folded = frozenset(map(letters, numbers))
            yield CodedElement(
                iri.removeprefix(ID),
                cls,
                self.of_level(records, "level_kind") or cls.lower(),
                " ".join([*numbers[:1], *printed[:1]]),
                folded | {n.removeprefix(letters(heading)) for n in folded if heading},
                frozenset(map(letters, [*printed, *other])),
                first.passage.first,
                next((t for r in records if (t := r.first("primary_theme"))), NONE),
            )

    def of_level(self, records: list[Record], key: str) -> str:
        """What is said of the plan's level on which an element stands, "" without a level."""
        levels = [value.iri for record in records for value in record.values("level")]
        said = [r.first(key) for iri in levels[:1] for r in self.everything.get(iri, [])]
        return next((text for text in said if text), "")
