"""Archives: the same files give the same bytes, whoever packs them and when."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can tell: there is no clock in ours."""
_MODE = 0o100644 << 16
_UNIX = 3


def write_zip(
    target: Path | IO[bytes], files: Mapping[str, Path | bytes], *, stored: Iterable[str] = ()
) -> None:
    """Write an archive of files by their names in it; ``stored`` are endings not worth packing.

    >>> import io
    >>> one, two = io.BytesIO(), io.BytesIO()
    >>> write_zip(one, {"b.txt": b"2", "a.txt": b"1"})
    >>> write_zip(two, {"a.txt": b"1", "b.txt": b"2"})
    >>> one.getvalue() == two.getvalue()
    True
    """
    endings = tuple(stored)
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            content = files[name]
            kept = bool(endings) and name.endswith(endings)
            told = zipfile.ZipInfo(name, _DATE)
            told.external_attr, told.create_system = _MODE, _UNIX
            told.compress_type = zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED
            whole = content if isinstance(content, bytes) else content.read_bytes()
            archive.writestr(told, whole, compresslevel=None if kept else 9)
