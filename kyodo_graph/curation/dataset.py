"""A data folder read whole: catalogue, files by city, references resolved."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kyodo_graph.curation.area_codes import check_digit, is_area_code
from kyodo_graph.curation.namespaces import ID, KYODO, SOURCE
from kyodo_graph.curation.pieces import (
    CATALOG,
    DataPieces,
    OntologyPieces,
    Piece,
    read_data,
    read_ontology,
)
from kyodo_graph.curation.reading import read_records
from kyodo_graph.curation.records import DataFile, Record
from kyodo_graph.curation.references import check_references
from kyodo_graph.curation.schema import Schema, schema_of
from kyodo_graph.curation.yaml_tree import yaml_of
from kyodo_graph.errors import InputError, Problem, enough
from kyodo_graph.shipped import Data, data_folders

MOST_LINES = 9_999_999
"""The most lines that a document can have: a passage counts them in up to seven digits."""

__all__ = ["CATALOG", "Dataset", "Document", "dataset_of", "read_dataset"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the catalogue describes it: the text version that passages count lines in."""

    key: str
    city: str
    lines: int
    sha256: str


@dataclass(frozen=True)
class Dataset:
    """A data folder: the catalogue and the files of each city, checked for structure."""

    schema: Schema = field(repr=False)
    catalog: DataFile
    cities: dict[str, tuple[DataFile, ...]]
    documents: dict[str, Document]

    def files(self) -> list[DataFile]:
        """The catalogue and all files, in order."""
        return [self.catalog, *(f for city in sorted(self.cities) for f in self.cities[city])]

    def places(self) -> dict[str, tuple[str, int]]:
        """File and line where each thing is defined, by IRI."""
        return {
            record.iri: (file.name, record.mark.line)
            for file in self.files()
            for record in file.records
            if record.defines
        }


def read_dataset(data: Data, ontology: Path) -> Dataset:
    """Read a data folder, a city's folder or several of them against the ontology.

    Raises :class:`~kyodo_graph.errors.InputError` with everything that is wrong with the
    structure: broken YAML, unknown keys, codes and references, doubled ids, impossible passages.
    """
    return dataset_of(read_data(*data_folders(data)), read_ontology(ontology))


def dataset_of(data: DataPieces, ontology: OntologyPieces) -> Dataset:
    """The same of files that were read already."""
    schema = schema_of(ontology)
    catalog, documents, problems = read_catalog(data.catalogs, schema)
    problems += data.unread
    cities, faults = read_files(data.files, schema, documents)
    problems += faults
    if problems:
        raise InputError(problems)
    dataset = Dataset(schema, catalog, cities, documents)
    problems = [*_doubles(dataset.files()), *check_references(catalog, cities, schema)]
    if problems:
        raise InputError(problems)
    return dataset


def read_files(
    pieces: Iterable[Piece], schema: Schema, documents: Mapping[str, Document]
) -> tuple[dict[str, tuple[DataFile, ...]], list[Problem]]:
    """The files of documents by city, sorted, and what is wrong with the structure of each."""
    known = {key: (document.city, document.lines) for key, document in documents.items()}
    by_city: defaultdict[str, list[DataFile]] = defaultdict(list)
    problems: list[Problem] = []
    with _uncollected():
        for piece in pieces:
            try:
                root = yaml_of(piece.content, piece.name)
                file, faults = read_records(root, piece.name, schema, known)
            except InputError as error:
                problems += error.problems
                continue
            problems += faults
            if file.city:
                by_city[file.city].append(file)
    return {city: tuple(by_city[city]) for city in sorted(by_city)}, problems


def read_catalog(
    pieces: Iterable[Piece], schema: Schema
) -> tuple[DataFile, dict[str, Document], list[Problem]]:
    """The catalogue, the documents that it describes, and what is wrong with it.

    Its pieces are one catalogue. A prefecture may stand in several, if they say the same of it.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    broken: list[Problem] = []
    prefectures: dict[str, Record] = {}
    name = CATALOG
    for piece in pieces:
        try:
            root = yaml_of(piece.content, piece.name)
            read, faults = read_records(root, piece.name, schema, None)
        except InputError as error:
            broken += error.problems
            continue
        name = piece.name
        problems += faults
        for record in read.records:
            known = prefectures.get(record.iri)
            if known is None or _said(record) != _said(known):
                records.append(record)
            if record.cls == KYODO + "Prefecture":
                prefectures.setdefault(record.iri, record)
    if broken:  # without a piece of it nothing else can be told
        raise InputError(broken)
    catalog = DataFile(name, "", "", tuple(records))
    documents, faults = _documents(catalog)
    return catalog, documents, problems + faults


def _said(record: Record) -> list[tuple[str, str, str]]:
    return sorted((e.key.name, v.lang, v.text) for e in record.entries for v in e.values)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes many small records and no cycles.

    Looking for cycles again and again takes time that grows with all that was read before, so
    that the time for a city would grow with their number.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _documents(catalog: DataFile) -> tuple[dict[str, Document], list[Problem]]:
    """The documents of the catalogue, and what is wrong with its codes."""
    found: dict[str, Document] = {}
    problems = []
    for record in catalog.records:
        if record.cls == KYODO + "Document":
            key = record.iri.removeprefix(SOURCE)
            place = (record.file, *record.mark)
            given = {name: record.first(name) for name in ("city", "lines", "sha256")}
            for name, expected in (("city", "whose it is"), ("lines", "how many it has")):
                if given[name] is None:
                    problems.append(Problem(*place, f"document {key} without {name!r}", expected))
            lines = int(given["lines"] or 0)
            if given["lines"] is not None and not 1 <= lines <= MOST_LINES:
                mark = record.values("lines")[0].mark
                expected = f"a number from 1 to {MOST_LINES:,}"
                what = f"document {key} of {lines} lines"
                problems.append(Problem(record.file, *mark, what, expected))
            found[key] = Document(key, given["city"] or "", lines, given["sha256"] or "")
        if record.cls == KYODO + "City":
            problems += _area_code_problems(record)
            problems += _city_key_problems(record)
    return found, problems


def _area_code_problems(record: Record) -> list[Problem]:
    problems = []
    for value in record.values("code"):
        code = value.text
        if is_area_code(code):
            continue
        digits = len(code) == 6 and code.isascii() and code.isdecimal()
        expected = f"check digit {check_digit(code[:5])}" if digits else "six digits"
        problems.append(Problem(record.file, *value.mark, f"area code {code!r} is wrong", expected))
    return problems


def _city_key_problems(record: Record) -> list[Problem]:
    """The key by which people name a city is the one with which its things' ids begin."""
    key = record.iri.removeprefix(ID)
    return [
        Problem(record.file, *value.mark, f"key {value.text!r} of the city {key!r}", f"{key!r}")
        for value in record.values("key")
        if value.text != key
    ]


def _doubles(files: Iterable[DataFile]) -> list[Problem]:
    """Things that are defined twice."""
    first: dict[str, Record] = {}
    problems = []
    for file in files:
        for record in file.records:
            if not record.defines:
                continue
            if (other := first.setdefault(record.iri, record)) is not record:
                what = f"{record.iri.removeprefix(ID)} is defined twice"
                expected = f"one definition; the other is {other.file}:{other.mark.line}"
                problems.append(Problem(record.file, *record.mark, what, expected))
                enough(problems)
    return problems
