"""`kyodo text`: a document's file to its text version."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import write_files
from kyodo_graph.importing import TextVersion, read, text_version

_KEY = re.compile("[a-z0-9][a-z0-9-]*")


def import_text(path: Path, key: str | None = None) -> TextVersion:
    """The text version of a file; ``key`` is the document's key in the catalogue.

    Without a key the file's name is it, in small letters and hyphens. Raises InputError for what
    can't be read, and where no key can be made from the name.
    """
    name = key or key_of(path)
    if not _KEY.fullmatch(name):
        given = f"{key!r} is no key" if key else "no key can be made from its name"
        expected = "--key with small letters, digits and hyphens (asahino-2)"
        raise InputError([Problem(str(path), 0, 0, given, expected)])
    version = text_version(read(path), name)
    if not any(version.lines):
        scanned = "scanned_page" in version.report["what"]
        what = "pictures without text" if scanned else "no text in it"
        expected = "a file whose text was recognised (OCR)" if scanned else "a file with text"
        raise InputError([Problem(str(path), 0, 0, what, expected)])
    return version


def key_of(path: Path) -> str:
    """The key that a file's name gives; empty where it gives none.

    >>> key_of(Path("Asahino_Plan 2.pdf")), key_of(Path("計画.pdf"))
    ('asahino-plan-2', '')
    """
    plain = unicodedata.normalize("NFKC", path.stem).lower()
    if not plain.isascii():
        return ""
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def write(version: TextVersion, folder: Path) -> list[Path]:
    """Write text, pages and report into a folder: all of them or none."""
    return write_files(folder, version.files())
