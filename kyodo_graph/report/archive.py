"""The archive of a report, beside its folder: one file to send or to keep."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from kyodo_graph.errors import OutputError
from kyodo_graph.files import check_output, replacing, write_zip
from kyodo_graph.report.manifest import MANIFEST, PACKAGE

_PACKED = (".zip", ".gz", ".xlsx", ".pdf")


def archive_path(folder: Path) -> Path:
    """Where the archive of a report stands: beside its folder, under the same name.

    >>> archive_path(Path("a/out.v1")).name
    'out.v1.zip'
    """
    whole = folder.resolve() if folder.name in ("", "..") else folder
    return whole.with_name(f"{whole.name}.zip")


def check_archive(folder: Path) -> None:
    """Raise OutputError if the archive can't be written, or something foreign is in its way."""
    path = archive_path(folder)
    check_output(path)
    if path.exists() and not _is_ours(path):
        raise OutputError(str(path), "it is there and no archive of an earlier report")


def write_archive(folder: Path, files: Sequence[str]) -> Path:
    """Write the archive of the files of a report; what is foreign in the folder stays out."""
    path = archive_path(folder)
    top = path.name.removesuffix(".zip")
    with replacing(path) as beside:
        write_zip(beside, {f"{top}/{name}": folder / name for name in files}, stored=_PACKED)
    return path


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.count("/") == 1 and n.endswith(MANIFEST)]
            told = [json.loads(archive.read(name)) for name in names]
    except (OSError, ValueError, zipfile.BadZipFile):
        return False
    return any(isinstance(one, dict) and one.get("package") == PACKAGE for one in told)
