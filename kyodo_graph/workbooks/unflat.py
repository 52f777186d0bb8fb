"""Rows as records again: the texts of a city's data files out of the sheets of its workbook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kyodo_graph.curation.schema import DATATYPES, Key, Schema
from kyodo_graph.curation.upgrading import KEY as FORMAT_KEY
from kyodo_graph.curation.yaml_text import Commented, Number, yaml_text
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.nearest import nearest
from kyodo_graph.workbooks.flat import OURS, items_of, reference
from kyodo_graph.workbooks.sheets import Cell, Row, refuse

_KEY = re.compile(r"([^\s\[{]+)(\[\])?(?:\{([^}]*)\})?")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LANGUAGES = ("ja", "en")


@dataclass(frozen=True)
class Made:
    """Texts of data files by name, with the rows that their records stand in."""

    texts: dict[str, str]
    roots: dict[str, Row]
    children: dict[str, list[Row]]


def unflatten(path: Path, sheets: Mapping[str, Sequence[Row]], schema: Schema) -> Made:
    """Put the rows of a workbook together.

    Rows stand in their records in the order of their sheet. A row without ``row`` is new: what has
    an ``id`` is called by it. Raises InputError with sheet and cell for unknown columns, rows of
    the same name, and rows that stand in none.
    """
    maker = _Maker(path, schema)
    maker.look(sheets)
    roots = {row.text("row"): row for row in sheets.get("files", [])}
    children: dict[str, list[Row]] = {}
    for sheet, rows in sheets.items():
        for row in rows:
            if sheet != "files":
                children.setdefault(row.text("under"), []).append(row)
    maker.check_parents(roots, children)
    if maker.problems:
        raise InputError(maker.problems)
    texts = {}
    for name, root in roots.items():
        content = maker.record(root, children)
        head = root.text("comment").split("\n") if root.text("comment") else []
        texts[name] = yaml_text(content, head=head)
    if maker.problems:
        raise InputError(maker.problems)
    return Made(texts, roots, children)


def name_of(row: Row) -> str:
    """What a row is called: its own name, or its id where it is new."""
    return row.text("row") or row.text("id")


class _Maker:
    def __init__(self, path: Path, schema: Schema) -> None:
        self.path, self.schema = path, schema
        self.problems: list[Problem] = []

    def refuse(self, place: str, what: str, expected: str) -> None:
        self.problems.append(refuse(self.path, place, what, expected))

    def look(self, sheets: Mapping[str, Sequence[Row]]) -> None:
        """Columns that are keys, and names of rows that are there once."""
        seen: dict[str, str] = {}
        told = set()
        for sheet, rows in sheets.items():
            for row in rows:
                for column, cell in row.cells.items():
                    if (sheet, column) not in told and not self._known(column):
                        told.add((sheet, column))
                        place = re.sub(r"\d+$", "1", cell.place)
                        near = nearest(column, sorted(self.schema.keys))
                        self.refuse(
                            place,
                            f"unknown column {column!r}",
                            " or ".join(map(repr, near)) or "a key of the data format",
                        )
                name = name_of(row)
                if name and name in seen and row.text("row"):
                    self.refuse(
                        row.place("row"),
                        f"a second row {name!r}",
                        f"another name; the first is {seen[name]}",
                    )
                seen.setdefault(name, row.place("row"))

    def _known(self, column: str) -> bool:
        name, dot, lang = column.partition(".")
        if column in OURS or column == FORMAT_KEY or (not dot and name in self.schema.keys):
            return True
        known = self.schema.keys.get(name)
        return known is not None and known.kind == "text" and lang in _LANGUAGES

    def check_parents(self, roots: Mapping[str, Row], children: Mapping[str, list[Row]]) -> None:
        names = set(roots) | {name_of(row) for rows in children.values() for row in rows}
        for under, rows in children.items():
            for row in rows:
                if under not in names:
                    what = f"under {under!r}, which is no row" if under else "a row under nothing"
                    self.refuse(row.place("under"), what, "the file or the row it stands in")
                elif not row.text("in"):
                    self.refuse(row.place("in"), "a row under no key", "roles, actors, ties …")

    def record(self, row: Row, children: Mapping[str, list[Row]]) -> dict[str, Any]:
        """A record with what is nested in it, its keys in their order, new ones at the end."""
        nested: dict[str, list[Row]] = {}
        for one in children.get(name_of(row), []):
            nested.setdefault(one.text("in"), []).append(one)
        given: dict[str, bool] = {}
        langs: dict[str, list[str]] = {}
        several: set[str] = set()
        for mark in row.text("keys").split():
            if found := _KEY.fullmatch(mark):
                given[found[1]] = bool(found[2])
                for lang in filter(None, (found[3] or "").split(",")):
                    langs.setdefault(found[1], []).append(lang.removesuffix("[]"))
                    several |= {f"{found[1]}.{lang[:-2]}"} if lang.endswith("[]") else set()
        columns = dict.fromkeys(c.partition(".")[0] for c in row.cells if c not in OURS)
        order = [*given, *(k for k in (*columns, *nested) if k not in given)]
        content: dict[str, Any] = {}
        for key in order:
            if key in nested:
                own = [self._nested(one, children) for one in nested[key]]
                content[key] = own if given.get(key, True) or len(own) > 1 else own[0].content
                continue
            known = self.schema.keys.get(key)
            if known is not None and known.kind == "text":
                text = self._texts(row, key, langs.get(key, []), several)
                if text:
                    content[key] = text
            elif key in row.cells:
                content[key] = self._value(row.cells[key], known, several=given.get(key))
        return content

    def _nested(self, row: Row, children: Mapping[str, list[Row]]) -> Commented:
        above = tuple(row.text("comment").split("\n")) if row.text("comment") else ()
        return Commented(self.record(row, children), above)

    def _texts(self, row: Row, key: str, order: Sequence[str], several: set[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for lang in dict.fromkeys([*order, *_LANGUAGES]):
            cell = row.cells.get(f"{key}.{lang}")
            if cell is None:
                continue
            items = items_of(cell.text)
            many = f"{key}.{lang}" in several or (key == "alias" and len(items) > 1)
            found[lang] = items if many else "\n".join(items)
        return found

    def _value(self, cell: Cell, key: Key | None, *, several: bool | None) -> Any:
        items = items_of(cell.text)
        made = [self._item(item, key, cell) for item in items]
        many = several if several is not None else len(made) > 1
        return made if many or len(made) != 1 else made[0]

    def _item(self, text: str, key: Key | None, cell: Cell) -> Any:
        if key is None:  # the number of the format
            return Number(text)
        if key.kind == "reference" and (found := reference(text)):
            ref, at = found
            return {"ref": ref, **({"at": _lines(at)} if at else {})}
        if key.kind in ("ignored", "passage"):
            return _lines(text)
        kind = "number" if key.kind == "year" else DATATYPES.get(key.datatype, ("string",))[0]
        if kind == "boolean":
            return text.lower() == "true" if text.lower() in ("true", "false") else text
        if kind == "number":
            plain = unicodedata.normalize("NFKC", text).replace(",", "")
            if _NUMBER.fullmatch(plain):
                return Number(plain)
            self.refuse(cell.place, f"{text!r} under {key.name!r}", "a number")
        return text


def _lines(text: str) -> Any:
    """Lines as a file points to them; full-width digits are understood."""
    plain = unicodedata.normalize("NFKC", text)
    return Number(plain) if re.fullmatch("[1-9][0-9]*", plain) else plain
