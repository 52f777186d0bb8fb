"""A graph built city by city, each kept by the hash of its own files.

Cities are nearly separate: a city's files may point to things of the city and of the catalogue
only. What is kept of a city therefore holds as long as its files, its documents' lengths, the
ontology and the program are the same, and the catalogue says the same of what the city points to.
What runs across cities (ids that are defined twice, what the catalogue points to, the span of
fiscal years) is looked at every time.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, groupby

from kyodo_graph.curation.dataset import Dataset, Document, read_catalog, read_files
from kyodo_graph.curation.pieces import DataPieces, OntologyPieces, Piece
from kyodo_graph.curation.quads import ontology_quads, years_of
from kyodo_graph.curation.records import DataFile
from kyodo_graph.curation.references import defined, faults, outside
from kyodo_graph.curation.reviewed import Reviewed, only_reviewed
from kyodo_graph.curation.schema import Schema, schema_of
from kyodo_graph.errors import InputError
from kyodo_graph.store import cache
from kyodo_graph.store.building import city_parts, shared_quads
from kyodo_graph.store.cache import Key
from kyodo_graph.store.rules import Rule, rules_of
from kyodo_graph.store.serialise import to_nquads

_DOCUMENT = re.compile(rb"^(?:\xef\xbb\xbf)?document:[ ]+source:([a-z0-9-]+)[ ]*(?:#.*)?\r?$", re.M)
_SPARE = 64


@dataclass(frozen=True)
class CityPiece:
    """What is kept of a city.

    ``defines`` are its things by IRI with their classes, ``outside`` what it points to in the
    catalogue, with the class that the catalogue gives it; ``years`` the first and the last fiscal
    year that it speaks of, if any.
    """

    lines: tuple[str, ...]
    defines: Mapping[str, str]
    outside: Mapping[str, str | None]
    years: tuple[int, ...]

    def as_bytes(self) -> bytes:
        """The piece as a file: a line of JSON, then its N-Quads."""
        told = [dict(self.defines), dict(self.outside), list(self.years)]
        return (json.dumps(told, ensure_ascii=False) + "\n" + "".join(self.lines)).encode("utf-8")

    @staticmethod
    def of(body: bytes) -> CityPiece:
        """The piece that a file holds."""
        head, _, rest = body.decode("utf-8").partition("\n")
        defines, outside_, years = json.loads(head)
        return CityPiece(_lines(rest), defines, outside_, tuple(years))


@dataclass(frozen=True)
class _Common:
    """What all cities share."""

    schema: Schema
    catalog: DataFile
    documents: Mapping[str, Document]
    things: Mapping[str, str]
    rules: list[Rule]
    base: Key
    reviewed: Reviewed


def built_by_city(
    data: DataPieces, ontology: OntologyPieces, base: Key, reviewed: Reviewed = "any"
) -> bytes | None:
    """The canonical N-Quads; None where anything is wrong, which reading all together says best."""
    try:
        schema = schema_of(ontology)
        catalog, documents, problems = read_catalog(data.catalogs, schema)
        rules = rules_of(ontology.rules)
        groups = _by_city(data.files, documents)
        if problems or data.unread or groups is None:
            return None
        common = _Common(schema, catalog, documents, defined([catalog]), rules, base, reviewed)
        cities = [_city(city, groups[city], common) for city in sorted(groups)]
    except InputError:
        return None
    everything = dict(common.things)
    for piece in cities:
        everything |= piece.defines
    count = sum(r.defines for r in catalog.records) + sum(len(piece.defines) for piece in cities)
    if len(everything) != count or faults(catalog, everything, schema):
        return None
    years = [*years_of([catalog]), *(year for piece in cities for year in piece.years)]
    span = range(min(years), max(years) + 1) if years else range(0)
    shared = to_nquads(shared_quads(catalog, schema, span, rules)).decode("utf-8")
    # Each part is sorted already, so that sorting merges; what two parts say stands side by side.
    lines = sorted(chain(_lines(shared), *(piece.lines for piece in cities)))
    cache.forget_old("city", 4 * len(cities) + _SPARE)
    return "".join(line for line, _ in groupby(lines)).encode("utf-8")


def _lines(text: str) -> tuple[str, ...]:
    """Lines that end with a line feed; what else breaks a line stands inside literals."""
    return tuple(f"{line}\n" for line in text.split("\n")[:-1])


def _by_city(
    files: Iterable[Piece], documents: Mapping[str, Document]
) -> dict[str, list[Piece]] | None:
    """The files of each city, as their first lines say; None where one does not say it so."""
    groups: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in files:
        named = _DOCUMENT.findall(piece.content)
        document = documents.get(named[0].decode("ascii")) if len(named) == 1 else None
        if document is None or not document.city:
            return None
        groups[document.city].append(piece)
    return groups


def _city(city: str, files: list[Piece], common: _Common) -> CityPiece:
    """A city as it is kept, or built now. Raises InputError for what is wrong with it."""
    own = {k: d for k, d in common.documents.items() if d.city == city}
    lengths = [(f"lines of {key}", str(own[key].lines)) for key in sorted(own)]
    key = common.base.plus([("city", city), *lengths, *((p.path, p.sha256) for p in files)])
    if (body := cache.find("city", key)) is not None:
        piece = CityPiece.of(body)
        if all(common.things.get(iri) == cls for iri, cls in piece.outside.items()):
            return piece
    piece = _built(city, files, common)
    cache.keep("city", key, piece.as_bytes())
    return piece


def _built(city: str, pieces: list[Piece], common: _Common) -> CityPiece:
    files, problems = read_files(pieces, common.schema, common.documents)
    if problems or set(files) != {city}:
        raise InputError(problems)
    own = defined(files[city])
    known = {**common.things, **own}
    if sum(r.defines for f in files[city] for r in f.records) != len(own) or any(
        faults(file, known, common.schema) for file in files[city]
    ):
        raise InputError([])
    files = {city: only_reviewed(files[city], common.reviewed)}
    own = defined(files[city])
    dataset = Dataset(common.schema, common.catalog, files, dict(common.documents))
    quads = city_parts(dataset, city, ontology_quads(common.schema), common.rules)
    years = years_of(files[city])
    return CityPiece(
        _lines(to_nquads(quads).decode("utf-8")),
        own,
        {iri: common.things.get(iri) for iri in sorted(outside(files[city], own))},
        (min(years), max(years)) if years else (),
    )
