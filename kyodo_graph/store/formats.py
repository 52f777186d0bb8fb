"""RDF files by their suffix, compressed or not."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

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

    Their names are made of what the file holds: the same file gives the same nodes, so that what
    is added twice is there once. Raises InputError with line and column of what is wrong; ``base``
    is what relative IRIs are relative to.
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
        read = list(ox.parse(content, format=syntax, base_iri=base))
    except (SyntaxError, ValueError) as error:
        # pyoxigraph counts lines and columns from 1 and says them once more in its message.
        said = str(getattr(error, "msg", None) or error)
        what = said.partition(": ")[2] if said.startswith("Parser error at") else said
        line, column = getattr(error, "lineno", 0) or 0, getattr(error, "offset", 0) or 0
        raise InputError([Problem(str(path), line, column, what, _NAMES[syntax])]) from error
    return _named_anew(read, hashlib.sha256(base.encode() + b"\0" + content).hexdigest()[:32])


_T = TypeVar("_T")


def _named_anew(quads: Iterable[ox.Quad], prefix: str) -> list[ox.Quad]:
    """Quads whose blank nodes are named by a prefix and the order in which they come."""
    names: dict[ox.BlankNode, ox.BlankNode] = {}

    def renamed(term: _T) -> _T:
        if isinstance(term, ox.BlankNode):
            return names.setdefault(term, ox.BlankNode(f"{prefix}n{len(names)}"))  # type: ignore[return-value]
        if isinstance(term, ox.Triple):
            return ox.Triple(  # type: ignore[return-value]
                renamed(term.subject), term.predicate, renamed(term.object)
            )
        return term

    return [
        ox.Quad(renamed(q.subject), q.predicate, renamed(q.object), renamed(q.graph_name))
        for q in quads
    ]


_NAMES = {syntax: f"{syntax.name}" for syntax in SUFFIXES.values()}
