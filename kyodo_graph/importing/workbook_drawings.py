"""What is drawn over the cells of an Excel sheet: arrows, and boxes with text."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: its first and last row and column (from 1), its text, whether it is an arrow."""

    top: int
    left: int
    bottom: int
    right: int
    text: str
    arrow: bool


def shapes(content: bytes) -> dict[str, list[Shape]]:
    """The shapes of a workbook by the title of their sheet."""
    found: dict[str, list[Shape]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        book = "xl/workbook.xml"
        if book not in names:
            return {}
        targets = _related(archive, book)
        for sheet in _parsed(archive, book).iter(f"{_SHEET}sheet"):
            path = targets.get(sheet.get(_RELATION) or "", "")
            for target in _related(archive, path).values():
                if "/drawings/" in target and target.endswith(".xml") and target in names:
                    drawn = found.setdefault(sheet.get("name") or "", [])
                    drawn += _drawn(_parsed(archive, target))
    return found


def _drawn(root: Any) -> Iterator[Shape]:
    for anchor in root.iter(f"{_DRAWING}twoCellAnchor"):
        ends = [anchor.find(f"{_DRAWING}{end}") for end in ("from", "to")]
        if any(end is None for end in ends):
            continue
        (left, top), (right, bottom) = (
            [int(end.findtext(f"{_DRAWING}{which}") or 0) + 1 for which in ("col", "row")]
            for end in ends
        )
        for kind in ("sp", "cxnSp"):
            for shape in anchor.iter(f"{_DRAWING}{kind}"):
                lines = ["".join(p.itertext()).strip() for p in shape.iter(f"{_MAIN}p")]
                form = next(shape.iter(f"{_MAIN}prstGeom"), None)
                name = (form.get("prst") or "").lower() if form is not None else ""
                arrow = kind == "cxnSp" or "arrow" in name or name in ("line", "homeplate")
                yield Shape(top, left, bottom, right, " ".join(filter(None, lines)), arrow)


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return {}
    found = {}
    for one in _parsed(archive, path):
        target = one.get("Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[one.get("Id") or ""] = posixpath.normpath(whole)
    return found


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser=parser)
