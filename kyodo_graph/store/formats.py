"""RDF files by their suffix, compressed or not."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.errors import InputError, KyodoError, Problem

SUFFIXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
}
"""The suffixes of RDF files; each may be followed by ``.gz``."""


class UnknownFormatError(KyodoError):
    """A file whose suffix says no format of RDF."""

    def __init__(self, path: str) -> None:
        self.path = path
        expected = ", ".join(SUFFIXES)
        super().__init__(f"{path}: no suffix of an RDF file; expected {expected} (and .gz)")


def format_of(path: Path) -> tuple[ox.RdfFormat, bool]:
    """The format that a file's suffix says, and whether it is compressed.

    >>> format_of(Path("own.ttl.gz"))[1]
    True
    """
    name = path.name.lower()
    compressed = name.endswith(".gz")
    suffix = Path(name.removesuffix(".gz")).suffix
    if suffix not in SUFFIXES:
        raise UnknownFormatError(str(path))
    return SUFFIXES[suffix], compressed


def stem_of(path: Path) -> str:
    """The name of a file without its suffixes of RDF."""
    name = path.name[: -len(".gz")] if path.name.lower().endswith(".gz") else path.name
    return Path(name).stem


def read_quads(path: Path, base: str) -> list[ox.Quad]:
    """The quads of a file, blank nodes named anew so that no other file has them.

    Raises InputError with line and column of what is wrong; ``base`` is what relative IRIs are
    relative to.
    """
    syntax, compressed = format_of(path)
    try:
        content = path.read_bytes()
        content = gzip.decompress(content) if compressed else content
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError([Problem(str(path), 0, 0, "is not gzip, or cut off", "gzip")]) from error
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise InputError([Problem(str(path), 0, 0, what)]) from error
    try:
        return list(ox.parse(content, format=syntax, base_iri=base, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        # pyoxigraph counts lines and columns from 1 and says them once more in its message.
        said = str(getattr(error, "msg", None) or error)
        what = said.partition(": ")[2] if said.startswith("Parser error at") else said
        line, column = getattr(error, "lineno", 0) or 0, getattr(error, "offset", 0) or 0
        raise InputError([Problem(str(path), line, column, what, _NAMES[syntax])]) from error


_NAMES = {syntax: f"{syntax.name}" for syntax in SUFFIXES.values()}
