"""The folder that a report goes to: nothing foreign is touched, nothing half-written is left."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from kyodo_graph.errors import OutputError
from kyodo_graph.report.manifest import MANIFEST, PACKAGE


def earlier_files(folder: Path) -> frozenset[str]:
    """The files of an earlier report in a folder, as its manifest lists them."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return frozenset()
    if not isinstance(told, dict) or told.get("package") != PACKAGE:
        return frozenset()
    files = told.get("files")
    names = files if isinstance(files, dict) else {}
    return frozenset({MANIFEST, *(name for name in names if _inside(folder, name))})


def _inside(folder: Path, name: object) -> bool:
    """Whether a name in a manifest is that of a file within the folder, and leads nowhere else."""
    if not isinstance(name, str) or "\\" in name:
        return False
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or path.as_posix() != name:
        return False
    parents = [folder.joinpath(*path.parts[:k]) for k in range(1, len(path.parts))]
    return not any(parent.is_symlink() for parent in parents)


def check_folder(folder: Path, files: Iterable[str]) -> None:
    """Raise OutputError if the report can't go to a folder, or something foreign is in its way."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(str(folder), "it is a file; expected a folder for the report")
    if not folder.exists():
        return
    try:
        there = {entry.name for entry in os.scandir(folder)}
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error
    own = earlier_files(folder)
    for name in sorted(files):
        if name.partition("/")[0] in there and name not in own:
            _check_way(folder, name, own)


def _check_way(folder: Path, name: str, own: frozenset[str]) -> None:
    path = folder.joinpath(*PurePosixPath(name).parts)
    if path.exists() or path.is_symlink():
        raise OutputError(str(path), "it is there and not of an earlier report")
    for parent in path.parents:
        if parent == folder:
            return
        told = parent.relative_to(folder).as_posix()
        if (parent.exists() or parent.is_symlink()) and not parent.is_dir() and told not in own:
            raise OutputError(str(parent), "it is a file; expected a folder of the report")


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder beside ``folder`` to make the report in; it is gone when the work is done.

    What had to be made on the way to it goes, too, if the work fails.
    """
    made = [p for p in (folder.parent, *folder.parent.parents) if not p.exists()]
    beside: Path | None = None
    prefix = f".{folder.name[:40]}.report-"
    done = False
    try:
        home = _home(folder)
        home.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=home, prefix=prefix))
        yield beside
        done = True
    except OSError as error:
        place = error.filename or str(folder)
        inside = prefix in str(place)  # the name of the folder beside says nothing to the user
        raise OutputError(str(folder if inside else place), error.strerror or str(error)) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
        if not done:
            _remove_empty(made)


def _home(folder: Path) -> Path:
    """Where a folder beside can be made: within it where it is a file system of its own."""
    if not folder.is_dir():
        return folder.parent
    parent = folder.resolve().parent
    alike = parent.stat().st_dev == folder.stat().st_dev
    return parent if alike and os.access(parent, os.W_OK) else folder


def move_in(beside: Path, folder: Path, files: Sequence[str]) -> None:
    """Put what was made in its place, all of it or none; what an earlier report left is removed.

    Raises OutputError where something foreign has come to stand in the way.
    """
    check_folder(folder, files)
    stale = earlier_files(folder) - set(files)
    fresh = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    away = beside / ".earlier"
    moved: list[tuple[Path, Path]] = []
    try:
        for name in sorted(stale):
            _move(folder / name, away / name, moved)
        # The manifest last: it says that all others are there.
        for name in sorted(files, key=lambda f: (f == MANIFEST, f)):
            _move(folder / name, away / name, moved)
            _move(beside / name, folder / name, moved)
    except BaseException:
        for source, target in reversed(moved):
            target.replace(source)
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    _remove_empty(_folders(folder, stale))


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    if source.is_symlink() or source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        moved.append((source, target))


def _folders(folder: Path, names: Iterable[str]) -> list[Path]:
    """The folders that stale files stood in, inner before outer."""
    found = {folder / p for name in names for p in PurePosixPath(name).parents if p.parts}
    return sorted(found, key=lambda p: -len(p.parts))


def _remove_empty(folders: Iterable[Path]) -> None:
    for path in folders:
        try:
            path.rmdir()
        except OSError:
            continue
