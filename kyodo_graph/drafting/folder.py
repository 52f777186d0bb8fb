"""The folder of a draft: ``draft.json`` and, beside it, the text that its lines count in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kyodo_graph.drafting.kinds import FIELDS, SEVERAL
from kyodo_graph.drafting.model import (
    CLASSES,
    LEFT_OUT,
    ROLES_OF_SPANS,
    Candidate,
    Counts,
    Draft,
    DraftTable,
    Span,
    TableRow,
    Text,
)
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_bytes, text_of, write_files
from kyodo_graph.importing.pages import PageLines as Page

FORMAT = "kyodo-candidates/1"
"""The form of the file and its version. A reader refuses what has a later one."""

NAME, TEXT = "draft.json", "text.txt"


def files(draft: Draft) -> dict[str, bytes]:
    """What is written, by name. One candidate a line, so that two drafts can be compared."""
    return {NAME: _json(draft).encode("utf-8"), TEXT: draft.text.raw}


def write(draft: Draft, folder: Path) -> list[Path]:
    """Write a draft into a folder: all of it or nothing."""
    return write_files(folder, files(draft))


def read(folder: Path) -> Draft:
    """The draft in a folder (or of its ``draft.json``).

    Raises InputError, in one line, for what is no draft, has another form than this version
    reads, or does not belong to the text beside it.
    """
    path = folder / NAME if folder.is_dir() else folder
    told = _loaded(path)
    given = told.get("format")
    if given != FORMAT:
        what = f"format {given!r}" if given else "no draft"
        raise _refused(path, what, f"a folder that `kyodo draft -o` wrote ({FORMAT})")
    raw = read_bytes(path.with_name(TEXT))
    text_of(raw, str(path.with_name(TEXT)))
    try:
        return _draft(told, raw)
    except _WrongError as wrong:
        raise _refused(path, str(wrong), "the draft as `kyodo draft -o` wrote it") from wrong


class _WrongError(Exception):
    """What is wrong with a draft, in words for a message."""


def _refused(path: Path, what: str, expected: str) -> InputError:
    return InputError([Problem(str(path), 0, 0, what, expected)])


def _loaded(path: Path) -> dict[str, Any]:
    text = text_of(read_bytes(path), str(path))
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(str(path), error.lineno, error.colno, f"no JSON: {error.msg}")
        raise InputError([problem]) from error
    except (RecursionError, ValueError) as error:
        raise _refused(path, "nested too deeply, or a number too long", "a draft") from error
    if not isinstance(told, dict):
        raise _refused(path, "no draft", f"a folder that `kyodo draft -o` wrote ({FORMAT})")
    return told


def _json(draft: Draft) -> str:
    meta = {
        "city": draft.city,
        "document": draft.text.key,
        "sha256": draft.text.sha256,
        "lines": len(draft.text.lines),
        "draft": draft.digest,
        "drafter": draft.drafter,
        "left_out": draft.left_out,
        "overview": draft.overview,
        "pages": [[p.number, p.printed, p.first, p.last] for p in draft.text.pages],
    }
    parts = [
        f'"format": {_one(FORMAT)}',
        f'"meta": {_one(meta)}',
        f'"tables": {_listed(map(_of_table, draft.tables))}',
        f'"items": {_listed(map(_of_candidate, draft.items))}',
    ]
    return "{" + ",\n".join(parts) + "}\n"


def _one(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=False)


def _listed(values: Any) -> str:
    lines = ",\n".join(map(_one, values))
    return f"[\n{lines}\n]" if lines else "[]"


def _of_candidate(item: Candidate) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": item.id,
        "step": item.step,
        "kind": item.kind,
        "group": item.group,
        "lines": item.lines,
        "spans": [[s.line, s.start, s.end, s.what] for s in item.spans],
        "value": dict(item.value),
        "origin": item.origin,
        "rule": item.rule,
        "cls": item.cls,
        "same": item.same,
    }
    if item.second is not None:
        told["second"] = item.second
    if item.table:
        told |= {"table": item.table, "row": item.row, "column": item.column}
    if item.blank:
        told["blank"] = True
    if item.supplied:
        told["supplied"] = item.supplied
    if item.takes:
        told["takes"] = item.takes
    if item.also:
        told["also"] = item.also
    return told


def _of_table(table: DraftTable) -> dict[str, Any]:
    counts = table.counts
    return {
        "id": table.id,
        "title": table.title,
        "layout": table.layout,
        "lines": table.lines,
        "head": table.head,
        "head_lines": table.head_lines,
        "columns": table.columns,
        "legends": table.legends,
        "plan": table.plan,
        "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        "rows": [
            {"line": row.lines, "heading": row.heading, "printed": row.printed}
            if row.heading
            else {
                "line": row.lines,
                "number": row.number,
                "label": row.label,
                "cells": row.cells,
                "printed": row.printed,
            }
            for row in table.rows
        ],
    }


def _draft(told: Mapping[str, Any], raw: bytes) -> Draft:
    meta = _get(told, "meta", dict)
    pages = tuple(_page(page) for page in _get(meta, "pages", list))
    text = Text(_get(meta, "document", str), raw, pages)
    if _get(meta, "sha256", str) != text.sha256:
        raise _WrongError(f"{TEXT} is not the text that was drafted (its SHA-256 differs)")
    items = tuple(_candidate(item, text.lines) for item in _get(told, "items", list))
    known = {item.id for item in items}
    if len(known) < len(items):
        raise _WrongError("two candidates have one id")
    tables = tuple(_table(table, known, len(text.lines)) for table in _get(told, "tables", list))
    left_out = _texts(meta, "left_out")
    if unknown := set(left_out) - set(LEFT_OUT):
        raise _WrongError(f"left_out {min(unknown)!r}")
    city, drafter = _get(meta, "city", str), _get(meta, "drafter", str)
    draft = Draft(city, text, items, tables, drafter, left_out, _get(meta, "overview", dict))
    if _get(meta, "draft", str) != draft.digest:
        raise _WrongError("its candidates were changed after it was written")
    return draft


def _candidate(told: object, text: tuple[str, ...]) -> Candidate:
    if not isinstance(told, dict):
        raise _WrongError("an item is no object")
    name, kind = _get(told, "id", str), _get(told, "kind", str)
    if kind not in FIELDS:
        raise _WrongError(f"item {name!r} of kind {kind!r}")
    value = _get(told, "value", dict)
    if set(value) != set(FIELDS[kind]):
        raise _WrongError(f"item {name!r} has other fields than {', '.join(FIELDS[kind])}")
    cls = _get(told, "cls", str)
    if cls not in CLASSES:
        raise _WrongError(f"item {name!r} of class {cls!r}")
    second = told.get("second")
    if not isinstance(second, str | None):
        raise _WrongError(f"item {name!r}: 'second' is no text")
    return Candidate(
        id=name,
        kind=kind,
        spans=tuple(_span(span, text, name) for span in _get(told, "spans", list)),
        value={k: _texts(value, k) if k in SEVERAL else _get(value, k, str) for k in FIELDS[kind]},
        rule=_get(told, "rule", str),
        cls=cls,
        group=_get(told, "group", str),
        same=_get(told, "same", str),
        second=second,
        table=_get(told, "table", str, ""),
        row=_get(told, "row", int, -1),
        column=_get(told, "column", int, -1),
        blank=_get(told, "blank", bool, False),
        supplied=_texts(told, "supplied"),
        takes=_texts(told, "takes"),
        also=_texts(told, "also"),
    )


def _span(told: object, text: tuple[str, ...], name: str) -> Span:
    match told:
        case [int(line), int(start), int(end), str(what)] if (
            not any(isinstance(n, bool) for n in (line, start, end))
            and 1 <= line <= len(text)
            and 0 <= start <= end <= len(text[line - 1])
            and what in ROLES_OF_SPANS
        ):
            return Span(line, start, end, what)
    raise _WrongError(f"item {name!r} has a span that is not in the text: {told!r}")


def _page(told: object) -> Page:
    match told:
        case [int(number), str(printed), int(first), int(last)]:
            return Page(number, printed, first, last)
    raise _WrongError(f"page {told!r}")


def _table(told: object, known: set[str], lines: int) -> DraftTable:
    if not isinstance(told, dict):
        raise _WrongError("a table is no object")
    name = _get(told, "id", str)
    first, last = (*_numbers(told, "lines", lines), 0, 0)[:2]
    counts = _get(told, "counts", dict)
    legends = _texts(told, "legends")
    rows = tuple(_row(row, lines) for row in _get(told, "rows", list))
    plan = _get(told, "plan", str)
    named = {*legends, *(cell for row in rows for cell in row.cells), plan} - {""}
    if lost := named - known:
        raise _WrongError(f"table {name!r} names {min(lost)!r}, which is no item")
    return DraftTable(
        id=name,
        title=_get(told, "title", str),
        layout=_get(told, "layout", str),
        lines=(first, last),
        head=_texts(told, "head"),
        head_lines=_numbers(told, "head_lines", lines),
        columns=_texts(told, "columns"),
        rows=rows,
        counts=Counts(**{n: _get(counts, n, int) for n in Counts.__slots__}),
        legends=legends,
        plan=plan,
    )


def _row(told: object, lines: int) -> TableRow:
    if not isinstance(told, dict):
        raise _WrongError("a row is no object")
    return TableRow(
        lines=_numbers(told, "line", lines),
        number=_get(told, "number", str, ""),
        label=_get(told, "label", str, ""),
        cells=_texts(told, "cells"),
        printed=_texts(told, "printed"),
        heading=_get(told, "heading", str, ""),
    )


def _get(told: Mapping[str, Any], name: str, kind: Callable[..., Any], *default: Any) -> Any:
    value = told.get(name, *default)
    if type(value) is not kind:
        raise _WrongError(f"{name!r} is missing or of another kind")
    return value


def _texts(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = told.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _WrongError(f"{name!r} is no list of texts")
    return tuple(value)


def _numbers(told: Mapping[str, Any], name: str, most: int) -> tuple[int, ...]:
    value = told.get(name, [])
    fits = isinstance(value, list) and all(type(n) is int and 1 <= n <= most for n in value)
    if not fits:
        raise _WrongError(f"{name!r} is no list of lines")
    return tuple(value)
