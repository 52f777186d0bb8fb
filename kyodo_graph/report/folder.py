"""The folder that a report goes to: nothing foreign is touched, nothing half-written is left."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from kyodo_graph.errors import OutputError
from kyodo_graph.files import exchange
from kyodo_graph.report.manifest import MANIFEST, PACKAGE
from kyodo_graph.report.workshops import EARLIER, can_be_swapped, remove_empty

_MOST_FOREIGN = 20_000


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


def move_in(beside: Path, folder: Path, files: Sequence[str]) -> None:
    """Put what was made in its place, all of it or none; what an earlier report left is removed.

    The folder as a whole is exchanged for the new one, so that whoever ends this process, at any
    moment, leaves the earlier report whole or has the new one; what is foreign in it is in both.
    Where that cannot be (a file system of its own, the folder that one works in) file after file
    is moved. Raises OutputError where something foreign has come to stand in the way.
    """
    check_folder(folder, files)
    own = earlier_files(folder)
    with _undisturbed():
        if not os.path.lexists(folder):
            beside.rename(folder)
            return
        if can_be_swapped(beside, folder) and _carried(beside, folder, own):
            if not exchange(beside, folder):
                folder.rename(beside.parent / EARLIER)
                beside.rename(folder)
                (beside.parent / EARLIER).rename(beside)
            _rescue(beside, folder, own)
            return
    with _undisturbed():
        _move_in(beside, folder, files, own)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that ask to end are heard after what takes a moment is done, where that can be."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    asking = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, asking)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _foreign(folder: Path, own: Collection[str]) -> list[str]:
    """What stands in a folder and is not of an earlier report; a folder before what is in it."""
    holding = {p.as_posix() for name in own for p in PurePosixPath(name).parents}
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        here = Path(place).relative_to(folder)
        for name in sorted((*folders, *names)):
            path = (here / name).as_posix()
            if path not in own and path not in holding:
                found.append(path)
        if len(found) > _MOST_FOREIGN:
            break
    return found


def _carried(beside: Path, folder: Path, own: Collection[str]) -> bool:
    """Give the new folder what is foreign in the one there, as other names of the same files."""
    foreign = _foreign(folder, own)
    if len(foreign) > _MOST_FOREIGN:
        return False
    carried: list[Path] = []
    try:
        for name in foreign:
            source, target = folder / name, beside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_symlink():
                target.symlink_to(source.readlink())
            elif source.is_dir():
                target.mkdir(exist_ok=True)
                shutil.copystat(source, target)
            else:
                target.hardlink_to(source)
            carried.append(target)
        shutil.copymode(folder, beside)
    except OSError:  # a file system without other names, or a file that is not ours to name
        for target in reversed(carried):
            with suppress(OSError):
                target.rmdir() if target.is_dir() and not target.is_symlink() else target.unlink()
        return False
    return True


def _rescue(old: Path, folder: Path, own: Collection[str]) -> None:
    """Move what came into the old folder in the last moment into the new one."""
    for name in _foreign(old, own):
        source, target = old / name, folder / name
        if not os.path.lexists(target) and os.path.lexists(source):
            with suppress(OSError):
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)


def _move_in(beside: Path, folder: Path, files: Sequence[str], own: Collection[str]) -> None:
    stale = set(own) - set(files)
    away = beside.parent / EARLIER / "files"
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
        raise
    remove_empty(_folders(folder, stale))


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    if source.is_symlink() or source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        moved.append((source, target))


def _folders(folder: Path, names: Iterable[str]) -> list[Path]:
    """The folders that stale files stood in, inner before outer."""
    found = {folder / p for name in names for p in PurePosixPath(name).parents if p.parts}
    return sorted(found, key=lambda p: -len(p.parts))
