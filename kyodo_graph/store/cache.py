"""The cache: built graphs by the hash of what they are made from. Deleting it loses nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from kyodo_graph.errors import OutputError
from kyodo_graph.files import write_bytes
from kyodo_graph.version import __version__

FORMAT = "1"
_PATTERNS = ("*.yaml", "*/*.yaml", "*.ttl", "*.jsonld", "*/*.ttl", "*/*.rq")


def cache_folder() -> Path:
    """Where built graphs are kept: ``KYODO_CACHE_DIR``, or the user's cache folder."""
    if given := os.environ.get("KYODO_CACHE_DIR"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("kyodo-graph", appauthor=False))


def input_hash(folders: Iterable[Path]) -> str:
    """The hash of everything that a graph is built from, and of the program that builds it.

    Raises OSError where a file cannot be read.
    """
    digest = hashlib.sha256(f"{FORMAT} {__version__} {_program_hash()}".encode())
    for folder in folders:
        for path in sorted({p for pattern in _PATTERNS for p in folder.glob(pattern)}):
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            digest.update(f"\0{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


@cache
def _program_hash() -> str:
    """The hash of the code that makes quads, so that a change to it is never met with old ones."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(p for room in ("curation", "store") for p in (package / room).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def find(key: str) -> bytes | None:
    """The N-Quads kept under ``key``, or None if there are none or they are damaged."""
    path = _path(key)
    try:
        content = path.read_bytes()
        checksum = path.with_suffix(".sha256").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    return content if hashlib.sha256(content).hexdigest() == checksum else None


def keep(key: str, nquads: bytes) -> bool:
    """Keep N-Quads under ``key``; False where the cache cannot be written, which is no error."""
    path = _path(key)
    try:
        write_bytes(path, nquads)
        checksum = hashlib.sha256(nquads).hexdigest()
        write_bytes(path.with_suffix(".sha256"), checksum.encode("ascii"))
    except OutputError:
        return False
    _forget_old(path.parent)
    return True


def _path(key: str) -> Path:
    return cache_folder() / f"{key}.nq"


def _forget_old(folder: Path, keep_newest: int = 8) -> None:
    """Leave the newest few graphs, so that a cache does not grow with every edit."""
    with suppress(OSError):  # another process may have been quicker
        graphs = sorted(folder.glob("*.nq"), key=lambda p: p.stat().st_mtime, reverse=True)
        for path in graphs[keep_newest:]:
            path.unlink(missing_ok=True)
            path.with_suffix(".sha256").unlink(missing_ok=True)
