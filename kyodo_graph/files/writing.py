"""Writing files so that nothing half-written is ever seen: write beside, then rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kyodo_graph.errors import OutputError


def check_output(path: Path, *, folder: bool | None = False) -> None:
    """Raise OutputError for a path that nothing can be written to, before work is done for it.

    A name that is no text, a link that leads to itself, a folder where a file is wanted (or the
    other way round; None takes either), something on the way that is no folder or that nothing may
    be written into.
    """
    try:
        if "\0" in str(path):
            raise OutputError(str(path), "its name holds a null byte")
        str(path).encode("utf-8")
        if path.is_symlink():
            path = path.resolve(strict=False)
        if path.is_dir() and folder is False:
            raise OutputError(str(path), "it is a folder")
        if path.exists() and not path.is_dir() and folder:
            raise OutputError(str(path), "it is a file; expected a folder")
        there = next((p for p in path.parents if os.path.lexists(p)), path.parent)
        if not there.is_dir():
            raise OutputError(str(path), f"{there} is no folder")
        if not path.exists() and not os.access(there, os.W_OK):
            raise OutputError(str(path), f"nothing may be written into {there}")
    except UnicodeError as error:
        raise OutputError(str(path), "its name is no UTF-8") from error
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop, up to Python 3.12
        raise OutputError(str(path), _reason(error)) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; it takes the place of ``path`` when all went well.

    A link is followed; what is no file (``/dev/stdout``, a pipe) is written to as it is. Raises
    :class:`~kyodo_graph.errors.OutputError` where the folder or the disk does not let it; what
    stood at ``path`` before is then untouched.
    """
    beside: Path | None = None
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise OutputError(str(path), "it is a folder")
        if path.is_relative_to("/dev") or (target.exists() and not target.is_file()):
            yield path
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
        os.close(handle)
        beside = Path(name)
        beside.chmod(0o666 & ~_umask())
        yield beside
        beside.replace(target)
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, ValueError | RuntimeError) and beside is not None:
            raise  # of the one who writes, not of the path
        raise OutputError(str(path), _reason(error)) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 with its newlines as they are, whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes, whole or not at all."""
    with replacing(path) as beside:
        beside.write_bytes(content)


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write several files that belong together: all of them, or none and earlier ones untouched."""
    paths = [folder / name for name in contents]
    with ExitStack() as stack:
        for path, content in zip(paths, contents.values(), strict=True):
            stack.enter_context(replacing(path)).write_bytes(content)
    return paths


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return "a link that leads to itself" if isinstance(error, RuntimeError) else str(error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
