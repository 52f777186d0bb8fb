"""Reading files that somebody else wrote: the one way in for every loader.

Data, catalogue, assertions, rules, shapes, checks, queries, declarations, context, alignments,
schemes, codings and waivers are all read here, so that all are met with the same checks: what kind
of file it is, its size, whether it may be read, its encoding and its form of Unicode.
"""

from __future__ import annotations

import io
import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import NoReturn

from kyodo_graph.errors import InputError, Problem

LARGEST = 32 * 2**20
"""Bytes of the largest file that is read. (That of the largest document has some 200 kB.)"""

_KINDS = (
    (stat.S_ISDIR, "Is a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)
_HANDED = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
# CJK compatibility ideographs are other forms of a character, told apart in print and in names;
# composing would put the common form in their place.
_KEPT = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_BREAK = re.compile("\r\n|\r|\n")


def read_bytes(
    path: Path, name: str | None = None, *, largest: int = LARGEST, handed: bool = False
) -> bytes:
    """The bytes of a file; ``name`` is what problems call it.

    With ``handed`` a pipe is read, too, that a shell hands over as ``/dev/fd/N``. Raises
    :class:`~kyodo_graph.errors.InputError` for what is no file, too large or not to be read.
    """
    shown = name or str(path)
    waits = handed and str(path).startswith(_HANDED)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    if not waits:  # opening a pipe that nobody writes to would wait for ever
        flags |= getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb", buffering=0, closefd=True) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not waits and not stat.S_ISREG(mode):
                kind = next((what for is_it, what in _KINDS if is_it(mode)), "no file")
                _refuse(shown, f"cannot be read: {kind}", "a file")
            content = _up_to(file, largest + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError([Problem(shown, 0, 0, f"cannot be read: {reason}")]) from error
    if len(content) > largest:
        _refuse(shown, "too large", f"at most {largest:,} bytes")
    return content


def read_text(
    path: Path, name: str | None = None, *, largest: int = LARGEST, handed: bool = False
) -> str:
    """The text of a file in UTF-8 (a byte order mark is left out), composed.

    Raises :class:`~kyodo_graph.errors.InputError` as :func:`read_bytes` does, and with the place
    of what is no UTF-8 and of a NUL.
    """
    return text_of(read_bytes(path, name, largest=largest, handed=handed), name or str(path))


def text_of(raw: bytes, name: str) -> str:
    """The text that bytes are in UTF-8, as :func:`read_text` gives it."""
    return composed(decoded(raw, name))


def decoded(raw: bytes, name: str) -> str:
    """The text that bytes are in UTF-8, character by character as it stands there.

    >>> decoded("計画".encode(), "x")
    '計画'
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = error.object[error.start]
        line, column = place_after(error.object[: error.start].decode("utf-8"))
        what = f"byte 0x{wrong:02x} is not UTF-8"
        raise InputError([Problem(name, line, column, what, "a file in UTF-8")]) from error
    if "\0" in text:
        line, column = place_after(text[: text.index("\0")])
        what = "control character U+0000"
        raise InputError([Problem(name, line, column, what, "a text in UTF-8")])
    return text


def composed(text: str) -> str:
    """A text in Unicode's composed form (NFC), as keyboards write it.

    What comes from macOS or from a PDF has ``か`` and a mark for ``が``; it looks the same and is
    no equal text. CJK compatibility ideographs stay as they are printed.

    >>> composed("か\u3099") == "が", composed(chr(0xFA19)) == chr(0xFA19)
    (True, True)
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _KEPT.split(text)
    return "".join(
        part if place % 2 else unicodedata.normalize("NFC", part)
        for place, part in enumerate(parts)
    )


def place_after(before: str) -> tuple[int, int]:
    """Line and column of what comes after a text, from 1.

    >>> place_after("a\\r\\nbc")
    (2, 3)
    """
    last = 0
    line = 1
    for found in _BREAK.finditer(before):
        line, last = line + 1, found.end()
    return line, len(before) - last + 1


def entries(folder: Path, name: str | None = None) -> list[os.DirEntry[str]]:
    """What stands in a folder, sorted by name, without hidden files.

    Raises :class:`~kyodo_graph.errors.InputError` where it may not be read.
    """
    try:
        with os.scandir(folder) as found:
            return sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(name or str(folder), 0, 0, f"cannot be read: {reason}")
        raise InputError([problem]) from error


def files_in(folder: Path, suffix: str) -> list[Path]:
    """The files of a folder whose names end with ``suffix``, sorted; none where it is not there."""
    if not os.path.lexists(folder):
        return []
    return [Path(entry.path) for entry in entries(folder) if entry.name.endswith(suffix)]


def _up_to(file: io.FileIO, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size < most and (part := file.read(min(most - size, 2**20))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _refuse(name: str, what: str, expected: str) -> NoReturn:
    raise InputError([Problem(name, 0, 0, what, expected)])
