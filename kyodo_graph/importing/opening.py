"""Opening a file: what it is by its bytes, whether its name says the same, and who reads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kyodo_graph.errors import InputError
from kyodo_graph.extras import need
from kyodo_graph.files import read_bytes
from kyodo_graph.importing.model import Reading, refuse

LARGEST = 256 * 2**20
"""Bytes of the largest file that is read (scanned plans have some 100 MB)."""
UNPACKED = 400 * 2**20
"""Bytes that the parts of a Word or Excel file may have together when unpacked."""
_RATIO = 250  # how many times a part of more than 8 MB may be larger unpacked
_PARTS = 20_000

KINDS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".docm": "Word",
    ".xlsx": "Excel",
    ".xlsm": "Excel",
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".csv": "CSV",
    ".tsv": "CSV",
}
"""What the end of a file's name says that it is."""
_OLD = {".doc": ".docx", ".xls": ".xlsx", ".xdw": ".pdf", ".odt": ".docx", ".ods": ".xlsx",
        ".rtf": ".docx", ".jtd": ".docx", ".ppt": ".pdf", ".pptx": ".pdf"}  # fmt: skip
_READERS = {
    "PDF": ("pdf", "read_pdf"),
    "Word": ("word", "read_word"),
    "Excel": ("workbook", "read_workbook"),
    "HTML": ("web", "read_html"),
    "text": ("plain", "read_plain"),
    "CSV": ("plain", "read_csv"),
}


def read(path: Path) -> Reading:
    """A file's text in blocks, with pages and notes.

    Raises InputError for what can't be read (encrypted, broken, empty, too large, or another thing
    than its name says), and MissingExtraError where the library that reads it is not installed.
    """
    name = str(path)
    suffix = path.suffix.lower()
    if suffix not in KINDS:
        if suffix in _OLD:
            raise refuse(name, f"{suffix} is not read", f"the file saved as {_OLD[suffix]}")
        what = f"{suffix or 'a name without suffix'} is not read"
        raise refuse(name, what, f"a name that ends with {', '.join(KINDS)}")
    content = read_bytes(path, largest=LARGEST)
    if not content.strip():
        raise refuse(name, "an empty file", "a file with text")
    kind, found = KINDS[suffix], _is(content)
    if kind in ("PDF", "Word", "Excel"):
        if found != kind:
            what = f"its name says {kind}, its content is {_ARTICLE.get(found, found)}"
            raise refuse(name, what, f"a {kind} file, or the right suffix")
    elif found in ("PDF", "Word", "Excel", _OLE, _ZIP):
        what = f"its name says {kind}, its content is {_ARTICLE.get(found, found)}"
        raise refuse(name, what, "the right suffix")
    if kind in ("Word", "Excel"):
        _check_parts(content, name)
    return _read(kind, content, name)


def _read(kind: str, content: bytes, name: str) -> Reading:
    module, function = _READERS[kind]
    if kind not in ("text", "CSV"):
        need("import", f"reading {kind} files")
    reader: Callable[[bytes, str], Reading]
    reader = getattr(import_module(f"kyodo_graph.importing.{module}"), function)
    try:
        return reader(content, name)
    except (InputError, MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:
        # What libraries raise for a broken file is of no common kind.
        if kind in ("text", "CSV"):
            raise
        what = f"broken: no {kind} file that can be read ({type(error).__name__})"
        raise refuse(name, what, f"a {kind} file that opens in other programs") from error


_OLE = "OLE"
_ZIP = "ZIP"
_ARTICLE = {
    _OLE: "an old Word or Excel file, or an encrypted one",
    _ZIP: "a ZIP archive or a broken office file",
    "text": "none of these",
    "PDF": "PDF",
}


def _is(content: bytes) -> str:
    """What the bytes are: the name of a kind, or what else begins like them."""
    if b"%PDF-" in content[:1024]:
        return "PDF"
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLE
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            return _ZIP
        if any(n.startswith("word/") for n in names):
            return "Word"
        return "Excel" if any(n.startswith("xl/") for n in names) else _ZIP
    return "text"


def _check_parts(content: bytes, name: str) -> None:
    """Refuse what would fill the memory once it is unpacked, or can't be unpacked at all."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise refuse(name, "encrypted", "a file without a password")
    for part in parts:
        bomb = part.file_size > 8 * 2**20 and part.file_size > _RATIO * max(1, part.compress_size)
        if bomb or len(parts) > _PARTS:
            what = f"{part.filename} grows to {part.file_size:,} bytes when unpacked"
            raise refuse(name, what, f"at most {_RATIO} times its size")
    if (size := sum(part.file_size for part in parts)) > UNPACKED:
        raise refuse(name, f"{size:,} bytes when unpacked", f"at most {UNPACKED:,}")
