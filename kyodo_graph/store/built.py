"""The canonical N-Quads of a data folder, of which only what has changed is built anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.pieces import DataPieces, OntologyPieces, Piece, read_data, read_ontology
from kyodo_graph.curation.reviewed import Reviewed
from kyodo_graph.store import cache
from kyodo_graph.store.cache import Key
from kyodo_graph.store.program import program
from kyodo_graph.version import __version__

KEPT = 8
"""How many graphs are kept whole."""


def built_nquads(
    folders: Sequence[Path], ontology: Path, *, cached: bool = True, reviewed: Reviewed = "any"
) -> bytes:
    """The canonical N-Quads of data folders, from the cache or built now.

    ``reviewed`` leaves out records by how a person looked at them. Files are read once; what is
    hashed for the cache is what is built. Raises InputError with file, line and column of what is
    wrong with them.
    """
    pieces, terms = read_data(*folders), read_ontology(ontology)
    if not cached:
        return _built_whole(pieces, terms, reviewed)
    chosen = [("reviewed", reviewed)] if reviewed != "any" else []
    key = key_of(pieces, terms).plus(chosen)
    if not pieces.unread and (found := cache.find("built", key)) is not None:
        return found
    from kyodo_graph.store.by_city import built_by_city

    nquads = built_by_city(pieces, terms, base_of(terms).plus(chosen), reviewed)
    if nquads is None:  # all is read together, so that everything wrong is said at once
        nquads = _built_whole(pieces, terms, reviewed)
    cache.keep("built", key, nquads)
    cache.forget_old("built", KEPT)
    return nquads


def key_of(data: DataPieces, ontology: OntologyPieces) -> Key:
    """What a graph is built from: versions, modules, the ontology's files, a piece a document."""
    return base_of(ontology).plus(named((*data.catalogs, *data.files)))


def base_of(ontology: OntologyPieces) -> Key:
    """What all cities are built by: the versions, the modules of the program and the ontology."""
    versions = (("kyodo_graph", __version__), ("pyoxigraph", ox.__version__))
    return Key(versions).plus((*program(__name__), *named(ontology.all())))


def named(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    """Pieces as a key has them."""
    return [(piece.path, piece.sha256) for piece in pieces]


def _built_whole(data: DataPieces, ontology: OntologyPieces, reviewed: Reviewed) -> bytes:
    from kyodo_graph.curation.dataset import dataset_of
    from kyodo_graph.curation.reviewed import only_reviewed
    from kyodo_graph.store.building import build_by
    from kyodo_graph.store.rules import rules_of
    from kyodo_graph.store.serialise import to_nquads

    whole = dataset_of(data, ontology)
    cities = {city: only_reviewed(files, reviewed) for city, files in whole.cities.items()}
    return to_nquads(build_by(replace(whole, cities=cities), rules_of(ontology.rules)))
