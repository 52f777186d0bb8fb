"""The canonical N-Quads of a data folder, of which only what has changed is built anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.pieces import DataPieces, OntologyPieces, Piece, read_data, read_ontology
from kyodo_graph.store import cache
from kyodo_graph.store.cache import Key
from kyodo_graph.store.program import program
from kyodo_graph.version import __version__

KEPT = 8
"""How many graphs are kept whole."""


def built_nquads(folders: Sequence[Path], ontology: Path, *, cached: bool = True) -> bytes:
    """The canonical N-Quads of data folders, from the cache or built now.

    Files are read once; what is hashed for the cache is what is built. Raises InputError with file,
    line and column of what is wrong with them.
    """
    pieces, terms = read_data(*folders), read_ontology(ontology)
    if not cached:
        return _built_whole(pieces, terms)
    key = key_of(pieces, terms)
    if not pieces.unread and (found := cache.find("built", key)) is not None:
        return found
    from kyodo_graph.store.by_city import built_by_city

    nquads = built_by_city(pieces, terms, base_of(terms))
    if nquads is None:  # all is read together, so that everything wrong is said at once
        nquads = _built_whole(pieces, terms)
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


def _built_whole(data: DataPieces, ontology: OntologyPieces) -> bytes:
    from kyodo_graph.curation.dataset import dataset_of
    from kyodo_graph.store.building import build_by
    from kyodo_graph.store.rules import rules_of
    from kyodo_graph.store.serialise import to_nquads

    return to_nquads(build_by(dataset_of(data, ontology), rules_of(ontology.rules)))
