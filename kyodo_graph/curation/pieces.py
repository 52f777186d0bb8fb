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
ASSERTIONS = "assertions.yaml"
SUFFIX = ".yaml"


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
    """The files of data folders: pieces of the catalogue, a file a document, assertions.

    ``unread`` are problems with files that look like data and have not their suffix.
    """

    catalogs: tuple[Piece, ...]
    files: tuple[Piece, ...]
    assertions: tuple[Piece, ...] = ()
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


def read_data(*folders: Path) -> DataPieces:
    """Read the files of data folders, in their order.

    A data folder has a folder for each city, ``CITY/*.yaml``, and the catalogue: one
    ``catalog.yaml`` beside them, or a piece in each city's folder. A city's folder may be given by
    itself; it has its piece. Assertions stand where the catalogue does. Hidden files and folders
    are left out. Raises InputError for a folder without catalogue and for all files that cannot be
    read.
    """
    problems: list[Problem] = []
    unread: list[Problem] = []
    found: dict[str, list[Piece]] = {CATALOG: [], ASSERTIONS: [], "": []}
    for folder in folders:
        try:
            listed = _listed(folder, folder.name or str(folder), problems)
        except InputError as error:
            problems += error.problems
            continue
        for path, name, place in listed:
            last = path.rpartition("/")[2]
            if path.endswith(SUFFIX) and ("/" in path or last in (CATALOG, ASSERTIONS)):
                try:
                    found[last if last in found else ""].append(_piece(path, place, name))
                except InputError as error:
                    problems += error.problems
            elif path.casefold().endswith((".yml", SUFFIX)) and not place.is_dir():
                where = f"suffix {SUFFIX}" if not path.endswith(SUFFIX) else "it in a city's folder"
                unread.append(Problem(name, 0, 0, "a file that is not read", where))
    if problems:
        raise InputError(problems)
    return DataPieces(
        tuple(found[CATALOG]), tuple(found[""]), tuple(found[ASSERTIONS]), tuple(unread)
    )


def _listed(folder: Path, shown: str, problems: list[Problem]) -> list[tuple[str, str, Path]]:
    """The files of a data folder, or of a city's: path within the data, name for people, place."""
    if not _is_folder(folder):
        raise InputError([_nothing(folder)])
    own: list[tuple[str, Path]] = []
    inside: list[tuple[str, Path]] = []
    for entry in entries(folder, shown):
        place = Path(entry.path)
        if entry.name in (CATALOG, ASSERTIONS) or not _is_folder(place):
            own.append((entry.name, place))
            continue
        try:
            listed = entries(place, f"{shown}/{entry.name}")
        except InputError as error:
            problems += error.problems
        else:
            inside += [(f"{entry.name}/{file.name}", Path(file.path)) for file in listed]
    names = {path.rpartition("/")[2] for path, _ in (*own, *inside)}
    if CATALOG not in names and not problems:
        raise InputError([_nothing(folder)])
    of_city = not any(path.casefold().endswith((SUFFIX, ".yml")) for path, _ in inside)
    if of_city and not problems:
        return sorted((f"{shown}/{name}", f"{shown}/{name}", place) for name, place in own)
    return sorted((path, f"{shown}/{path}", place) for path, place in (*own, *inside))


def _nothing(folder: Path) -> Problem:
    return Problem(str(folder), 0, 0, _no_catalog(folder), f"a folder with {CATALOG}")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


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
