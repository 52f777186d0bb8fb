"""CSV files with their metadata, read by another implementation of the standard (csvw)."""

from __future__ import annotations

from pathlib import Path

import csvw


def put(folder: Path, contents: dict[str, bytes]) -> None:
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def checked(path: Path) -> csvw.CSVW:
    """The table as another implementation reads it; it must find nothing to complain of."""
    read = csvw.CSVW(str(path), validate=True)
    assert read.is_valid, path.name
    assert not read.warnings, (path.name, [str(w.message) for w in read.warnings])
    assert read.tables[0].tableSchema.columns, path.name
    return read
