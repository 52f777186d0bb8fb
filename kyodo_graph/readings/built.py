"""Every kept reading as a graph: the data with that reading's roles, functions, ties and themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kyodo_graph.curation.dataset import Dataset, dataset_of
from kyodo_graph.curation.pieces import DataPieces, OntologyPieces, Piece, read_data, read_ontology
from kyodo_graph.curation.records import DataFile
from kyodo_graph.curation.references import check_references
from kyodo_graph.curation.reviewed import Reviewed, only_reviewed
from kyodo_graph.errors import InputError
from kyodo_graph.files import read_bytes
from kyodo_graph.readings.agreeing import alphas
from kyodo_graph.readings.coded import Reading, as_readings, read_codings
from kyodo_graph.readings.kept import SETTLED, Kept, Uncovered
from kyodo_graph.readings.replacing import replaced
from kyodo_graph.store import cache
from kyodo_graph.store.building import build_by
from kyodo_graph.store.built import base_of, named
from kyodo_graph.store.program import program
from kyodo_graph.store.rules import rules_of
from kyodo_graph.store.serialise import to_nquads

CODING = "coding"
_KEPT = 4
_NO_READINGS = frozenset({SETTLED, "coverage"})
_ORDER = ("first", "second", "fresh", "blind")


@dataclass(frozen=True)
class Codings:
    """The kept readings of data folders beside what was settled, by name, then by document."""

    dataset: Dataset
    files: Mapping[str, Mapping[str, DataFile]]

    def coded(self, name: str) -> dict[str, Reading]:
        """A reading, or what was settled, in the terms in which readings are matched."""
        return as_readings(self.settled if name == SETTLED else self.files[name])

    @property
    def settled(self) -> dict[str, DataFile]:
        """The settled files by document."""
        return {f.document: f for files in self.dataset.cities.values() for f in files}


def reading_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """The readings that data folders keep (``coding/NAME/DOCUMENT.yaml``), in their order.

    >>> from kyodo_graph.shipped import data_folders
    >>> reading_names(data_folders())
    ('first', 'second', 'fresh', 'blind')
    """
    found = {
        path.parent.name
        for folder in folders
        for path in (folder / CODING).glob("*/*.yaml")
        if path.parent.name not in _NO_READINGS
    }
    known = [name for name in _ORDER if name in found]
    return (*known, *sorted(found.difference(_ORDER)))


def read_all(folders: Sequence[Path], ontology: Path) -> Codings:
    """Read the data and every kept reading of it. Raises InputError."""
    return _codings(folders, read_data(*folders), read_ontology(ontology))


def kept_readings(
    folders: Sequence[Path], ontology: Path, *, cached: bool = True, reviewed: Reviewed = "any"
) -> Kept:
    """The readings that data folders keep, from the cache or built now. Raises InputError.

    ``reviewed`` leaves records out of the settled data on which they stand; what a reading says of
    things that are left out with them is counted as not taken over.
    """
    names = reading_names(folders)
    if not names:
        return Kept()
    pieces, terms = read_data(*folders), read_ontology(ontology)
    key = base_of(terms).plus([*program(__name__), *named((*pieces.catalogs, *pieces.files))])
    key = key.plus([*named(_pieces(folders, names)), ("reviewed", reviewed)])
    if cached and (body := cache.find("reading", key)) is not None:
        return Kept.of(body)
    codings, rules = _codings(folders, pieces, terms, reviewed), rules_of(terms.rules)
    made = {name: dataset_as(codings, name) for name in names}
    kept = Kept(
        {name: to_nquads(build_by(dataset, rules)) for name, (dataset, _) in made.items()},
        {name: told for name, (_, told) in made.items()},
        tuple(alphas({n: codings.coded(n) for n in names}, codings.dataset.documents)),
    )
    if cached:
        cache.keep("reading", key, kept.as_bytes())
        cache.forget_old("reading", _KEPT)
    return kept


def dataset_as(codings: Codings, name: str) -> tuple[Dataset, tuple[Uncovered, ...]]:
    """The data as one reading has them, and what of them stays settled.

    Raises InputError where the two do not go together.
    """
    coded = codings.coded(SETTLED), codings.coded(name)
    cities: dict[str, tuple[DataFile, ...]] = {}
    told: list[Uncovered] = []
    for city, files in codings.dataset.cities.items():
        settled = {f.document: f for f in files}
        own = {k: f for k, f in codings.files[name].items() if f.city == city}
        made, uncovered = replaced(settled, own, coded, name)
        cities[city] = tuple(made[f.document] for f in files)
        told += uncovered
    whole = codings.dataset
    if problems := check_references(whole.catalog, cities, whole.schema):
        raise InputError(problems)
    return Dataset(whole.schema, whole.catalog, cities, whole.documents), tuple(told)


def _codings(
    folders: Sequence[Path], pieces: DataPieces, terms: OntologyPieces, reviewed: Reviewed = "any"
) -> Codings:
    whole = dataset_of(pieces, terms)
    cities = {city: only_reviewed(own, reviewed) for city, own in whole.cities.items()}
    dataset = replace(whole, cities=cities)
    files: dict[str, dict[str, DataFile]] = {name: {} for name in reading_names(folders)}
    for folder in folders:
        for name, found in files.items():
            place = folder / CODING / name
            shown = f"{folder.name}/{CODING}/{name}"
            found |= read_codings(place, dataset.documents, dataset.schema, shown)
    return Codings(dataset, files)


def _pieces(folders: Sequence[Path], names: Sequence[str]) -> Iterator[Piece]:
    for folder in folders:
        for name in names:
            for path in sorted((folder / CODING / name).glob("*.yaml")):
                yield Piece(f"{name}/{path.name}", str(path), read_bytes(path))
