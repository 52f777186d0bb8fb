"""The folder in which a report is made before it takes its place, and what a killed run left."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedRandom
from pathlib import Path

from kyodo_graph.errors import OutputError

_LOCK = ".lock"
_NEW = "report"
_OLD = 24 * 3600
EARLIER = "earlier"
"""Where in a workshop an earlier report stands for the moment in which the new one comes."""


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder beside ``folder`` to make the report in; it is gone when the work is done.

    What had to be made on the way to it goes, too, if the work fails; so does what runs that were
    killed have left here.
    """
    made = [p for p in (folder.parent, *folder.parent.parents) if not p.exists()]
    root: Path | None = None
    lock: BufferedRandom | None = None
    prefix = _prefix(folder)
    done = False
    try:
        home = _home(folder)
        home.mkdir(parents=True, exist_ok=True)
        clear_abandoned(folder)
        root, lock = _opened(home, prefix)
        beside = root / _NEW
        beside.mkdir()
        yield beside
        done = True
    except OSError as error:
        place = error.filename or str(folder)
        inside = prefix in str(place)  # the name of the folder beside says nothing to the user
        raise OutputError(str(folder if inside else place), error.strerror or str(error)) from error
    finally:
        if lock is not None:
            lock.close()
        if root is not None:
            shutil.rmtree(root, ignore_errors=True)
        if not done:
            remove_empty(made)


def clear_abandoned(folder: Path) -> None:
    """Remove the workshops of runs that were killed; those of runs that go on are locked.

    An earlier report that such a run had set aside, and had not put another in the place of, comes
    back first.
    """
    for home in {_home(folder), folder.parent, folder}:
        for root in sorted(home.glob(f"{_prefix(folder)}*")) if home.is_dir() else ():
            if not _is_abandoned(root):
                continue
            earlier = root / EARLIER
            if earlier.is_dir() and not os.path.lexists(folder):
                with suppress(OSError):
                    earlier.rename(folder)
            shutil.rmtree(root, ignore_errors=True)


def can_be_swapped(beside: Path, folder: Path) -> bool:
    """Whether ``folder`` can be given another folder in its place.

    Not where it is a file system of its own, nor where somebody works in it: the folder that this
    process stands in, or one around it, would become another under their feet.
    """
    here = Path.cwd()
    if folder.is_symlink() or folder.is_mount() or folder.resolve() in (here, *here.parents):
        return False
    inside = folder.resolve() in beside.resolve().parents
    return not inside and folder.stat().st_dev == beside.stat().st_dev


def _prefix(folder: Path) -> str:
    return f".{folder.name[:40]}.report-"


def _home(folder: Path) -> Path:
    """Where a folder beside can be made: within it where it is a file system of its own."""
    if not folder.is_dir():
        return folder.parent
    parent = folder.resolve().parent
    alike = parent.stat().st_dev == folder.stat().st_dev
    return parent if alike and os.access(parent, os.W_OK) else folder


def _opened(home: Path, prefix: str) -> tuple[Path, BufferedRandom]:
    """A new workshop with its lock, which is held as long as the file is open."""
    while True:
        root = Path(tempfile.mkdtemp(dir=home, prefix=prefix))
        try:
            lock = (root / _LOCK).open("w+b")
        except FileNotFoundError:  # another run took it for an abandoned one: it was empty yet
            continue
        _lock(lock)
        return root, lock


def _is_abandoned(root: Path) -> bool:
    try:
        with (root / _LOCK).open("r+b") as lock:
            return _lock(lock)
    except FileNotFoundError:
        with suppress(OSError):
            root.rmdir()  # killed before its lock was made, or just about to make it
        with suppress(OSError):
            return time.time() - root.stat().st_mtime > _OLD  # of a version without locks
        return False
    except OSError:  # Windows: a file that is open elsewhere
        return False


def _lock(file: BufferedRandom) -> bool:
    """Lock an open file; False where another process has. Windows locks what is written instead."""
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: as if somebody had it
        return False
    return True


def _lock_on_windows(file: BufferedRandom) -> bool:
    try:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except (ImportError, OSError, AttributeError):
        return False
    return True


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those of the folders that are empty."""
    for path in folders:
        with suppress(OSError):
            path.rmdir()
