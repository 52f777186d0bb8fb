"""Writing files so that nothing half-written is ever seen: write beside, then rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kyodo_graph.errors import OutputError


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
    except OSError as error:
        raise OutputError(str(path), error.strerror or str(error)) from error
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
