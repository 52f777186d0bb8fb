"""The cache: what was built, by the hash of what it is made from. Deleting it loses nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kyodo_graph.errors import OutputError
from kyodo_graph.files import write_bytes

FORMAT = "2"
Kind = Literal["built", "city", "reading"]


@dataclass(frozen=True, slots=True)
class Key:
    """What something is made from: an ordered list of pieces, each a name and a hash."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def sha256(self) -> str:
        """The hash of all pieces in their order."""
        digest = hashlib.sha256(FORMAT.encode())
        for name, value in self.pieces:
            told = name.encode("utf-8", "surrogateescape")
            digest.update(b"\0%d\0%b\0%b" % (len(told), told, value.encode()))
        return digest.hexdigest()

    def plus(self, pieces: Iterable[tuple[str, str]]) -> Key:
        """The key of what is made from these pieces, too."""
        return Key((*self.pieces, *pieces))


def cache_folder() -> Path:
    """Where built graphs are kept: ``KYODO_CACHE_DIR``, or the user's cache folder."""
    if given := os.environ.get("KYODO_CACHE_DIR"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("kyodo-graph", appauthor=False))


def find(kind: Kind, key: Key) -> bytes | None:
    """What is kept under a key, or None if there is nothing or it is damaged."""
    path = _path(kind, key)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    check, body = content[:64], content[65:]
    if _check(path.name, body) != check:
        return None
    with suppress(OSError):
        os.utime(path)  # what is used is not forgotten
    return body


def keep(kind: Kind, key: Key, body: bytes) -> bool:
    """Keep something under a key; False where the cache cannot be written, which is no error."""
    path = _path(kind, key)
    try:
        write_bytes(path, _check(path.name, body) + b"\n" + body)
    except OutputError:
        return False
    return True


def forget_old(kind: Kind, newest: int) -> None:
    """Leave the newest of a kind, so that the cache does not grow with every edit."""
    with suppress(OSError):  # another process may have been quicker
        dated = sorted(
            ((path.stat().st_mtime, path) for path in cache_folder().glob(f"*.{kind}")),
            reverse=True,
        )
        for _, path in dated[newest:]:
            path.unlink(missing_ok=True)


def _check(name: str, body: bytes) -> bytes:
    """What tells that all of a file is there, and under the name that it was written for."""
    return hashlib.sha256(name.encode() + b"\0" + body).hexdigest().encode()


def _path(kind: Kind, key: Key) -> Path:
    return cache_folder() / f"{key.sha256}.{kind}"
