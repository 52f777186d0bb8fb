"""The files that a graph is built from, read once: what is hashed is what is built."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import entries, files_in, read_bytes

CATALOG = "catalog.yaml"
CONTEXT = "context.jsonld"
TERMS = "kyodo.ttl"
_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Piece:
    """A file as it was read: its path in its folder, what problems call it, its bytes."""

    path: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of the path and the bytes."""
        head = f"{self.path}\0{len(self.content)}\0".encode("utf-8", "surrogateescape")
        return sha256(head + self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class DataPieces:
    """The files of a data folder: the catalogue, and a file a document, sorted by path.

    ``unread`` are problems with files that look like data and have not their suffix.
    """

    catalog: Piece
    files: tuple[Piece, ...]
    unread: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyPieces:
    """The files of an ontology folder that building needs."""

    context: Piece
    terms: Piece
    schemes: tuple[Piece, ...]
    rules: tuple[Piece, ...]

    def all(self) -> tuple[Piece, ...]:
        """All pieces, in order."""
        return (self.context, self.terms, *self.schemes, *self.rules)


def read_data(data: Path) -> DataPieces:
    """Read the files of a data folder: ``catalog.yaml`` and ``CITY/*.yaml``.

    Hidden files and folders are left out. Raises InputError for a folder without catalogue and
    for all files that cannot be read.
    """
    shown = data.name or str(data)
    if not _there(data / CATALOG):
        raise InputError([Problem(str(data), 0, 0, _no_catalog(data), f"a folder with {CATALOG}")])
    problems: list[Problem] = []
    found: list[tuple[str, Path]] = []
    for entry in entries(data, shown):
        try:
            if Path(entry.path).is_dir():
                inside = entries(Path(entry.path), f"{shown}/{entry.name}")
                found += [(f"{entry.name}/{file.name}", Path(file.path)) for file in inside]
            elif entry.name not in (CATALOG, "assertions.yaml"):
                found.append((entry.name, Path(entry.path)))
        except InputError as error:
            problems += error.problems
    files: list[Piece] = []
    unread: list[Problem] = []
    for path, place in sorted(found):
        if path.endswith(_SUFFIX) and "/" in path:
            try:
                files.append(_piece(path, place, f"{shown}/{path}"))
            except InputError as error:
                problems += error.problems
        elif path.casefold().endswith((".yml", _SUFFIX)) and not place.is_dir():
            where = f"suffix {_SUFFIX}" if not path.endswith(_SUFFIX) else "it in a city's folder"
            unread.append(Problem(f"{shown}/{path}", 0, 0, "a file that is not read", where))
    if problems:
        raise InputError(problems)
    return DataPieces(
        _piece(CATALOG, data / CATALOG, f"{shown}/{CATALOG}"), tuple(files), tuple(unread)
    )


def read_ontology(ontology: Path) -> OntologyPieces:
    """Read ``context.jsonld``, ``kyodo.ttl``, ``schemes/*.ttl`` and ``rules/*.rq`` of a folder."""
    return OntologyPieces(
        _piece(CONTEXT, ontology / CONTEXT),
        _piece(TERMS, ontology / TERMS),
        read_folder(ontology / "schemes", ".ttl"),
        read_folder(ontology / "rules", ".rq"),
    )


def read_folder(folder: Path, suffix: str) -> tuple[Piece, ...]:
    """The files of a folder with that suffix, sorted by name; none where it is not there."""
    return tuple(_piece(f"{folder.name}/{p.name}", p) for p in files_in(folder, suffix))


def _piece(path: str, place: Path, name: str | None = None) -> Piece:
    shown = name or str(place)
    return Piece(path, shown, read_bytes(place, shown))


def _there(path: Path) -> bool:
    """Whether anything is there, a broken link included: reading it says what is wrong."""
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _no_catalog(data: Path) -> str:
    """What is wrong with a data folder without a catalogue."""
    try:
        if not data.is_dir():
            return "no folder" if data.exists() else "no such folder"
        return f"a folder without {CATALOG}" if any(data.iterdir()) else "an empty folder"
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
