"""Records as rows: what stands in a data file, flat, with what puts it together again.

A row has the record's values, a column for each key (``label.ja`` for a text in Japanese), and
four columns of ours: ``row`` (the record's id, or a name of ours where it has none), ``under`` and
``in`` (the row in which it is nested, and under which key), ``keys`` (its keys in their order;
``themes[]`` is a list) and ``comment`` (the lines of comment above it).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kyodo_graph.curation.schema import Schema
from kyodo_graph.curation.yaml_tree import Mapping as Tree
from kyodo_graph.curation.yaml_tree import Node, Scalar, Sequence

OURS = ("file", "row", "under", "in", "keys", "comment")
SHEETS = {
    "policies": "elements",
    "initiatives": "elements",
    "status": "statuses",
    "roles": "roles",
    "": "files",
}
"""The sheet of the records under a key; the others have one of the key's name."""
_REFERENCE = {"ref", "at"}
_AT = " @ "


@dataclass
class Flat:
    """The rows of the files of a city by sheet, in the order of the files."""

    sheets: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, sheet: str, row: dict[str, str]) -> None:
        """Add a row to a sheet."""
        self.sheets.setdefault(sheet, []).append(row)


def flatten(flat: Flat, root: Tree, text: str, file: str, schema: Schema) -> None:
    """Add the rows of a data file; ``text`` is the file's, of which the comments are taken."""
    flattener = _Flattener(flat, file, schema, _comments(text, root, schema))
    flattener.record(root, "files", "", "")


class _Flattener:
    def __init__(self, flat: Flat, file: str, schema: Schema, comments: dict[int, str]) -> None:
        self.flat, self.file, self.schema, self.comments = flat, file, schema, comments

    def record(self, node: Tree, sheet: str, under: str, key: str) -> None:
        given = node.get("id")
        rows = self.flat.sheets.get(sheet, [])
        name = given.text if isinstance(given, Scalar) else f"{sheet}-{len(rows) + 1}"
        if sheet == "files":
            name = self.file
        row = {"file": self.file, "row": name, "under": under, "in": key}
        self.flat.add(sheet, row)
        keys = []
        for entry, value in node.entries:
            mark, nested = self.value(row, entry.text, value)
            keys.append(entry.text + mark)
            for one in nested:
                self.record(one, SHEETS.get(entry.text, entry.text), name, entry.text)
        row["keys"] = " ".join(keys)
        row["comment"] = self.comments.pop(node.mark.line if sheet != "files" else 0, "")

    def value(self, row: dict[str, str], key: str, node: Node) -> tuple[str, list[Tree]]:
        """Put a value into a row; gives how it is marked among the keys, and nested records."""
        if nested := records_in(key, node, self.schema):
            return ("[]" if isinstance(node, Sequence) else ""), nested
        if isinstance(node, Tree) and self._is_text(key):
            marks = []
            for lang, words in node.entries:
                row[f"{key}.{lang.text}"] = cell(words)
                marks.append(lang.text + ("[]" if isinstance(words, Sequence) else ""))
            return "{" + ",".join(marks) + "}", []
        row[key] = cell(node)
        return ("[]" if isinstance(node, Sequence) else ""), []

    def _is_text(self, key: str) -> bool:
        known = self.schema.keys.get(key)
        return known is not None and known.kind == "text"


def records_in(key: str, node: Node, schema: Schema) -> list[Tree]:
    """The records under a key: none where it has values, texts by language or references."""
    known = schema.keys.get(key)
    if known is not None and known.kind == "text":
        return []
    items = node.items if isinstance(node, Sequence) else (node,)
    maps = [one for one in items if isinstance(one, Tree)]
    if not maps or all(one.keys() <= _REFERENCE and one.get("ref") for one in maps):
        return []
    return maps if len(maps) == len(items) else []


def cell(node: Node) -> str:
    """A value as the text of a cell: several on a line each, a reference with its passage behind @.

    What has a line break of its own stands as JSON.
    """
    items = list(node.items) if isinstance(node, Sequence) else [node]
    texts = [_item(one) for one in items]
    if any("\n" in text or text != text.strip() for text in texts) or (
        texts and texts[0].startswith('["')
    ):
        return json.dumps(texts, ensure_ascii=False)
    return "\n".join(texts)


def _item(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    assert isinstance(node, Tree)
    ref, at = node.get("ref"), node.get("at")
    assert isinstance(ref, Scalar)
    return ref.text + _AT + (at.text if isinstance(at, Scalar) else "")


def items_of(text: str) -> list[str]:
    """The values in a cell.

    >>> items_of("a\\nb"), items_of('["a\\\\nb"]')
    (['a', 'b'], ['a\\nb'])
    """
    if text.startswith('["'):
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return found
    return [line.strip() for line in text.split("\n") if line.strip()]


def reference(text: str) -> tuple[str, str] | None:
    """A reference and its passage; None where a text is none with a passage.

    >>> reference("shinjo/psogo @ 24"), reference("shinjo/psogo")
    (('shinjo/psogo', '24'), None)
    """
    ref, between, at = text.partition(_AT.rstrip())
    if not between or not re.fullmatch(r"\S+ ?", ref) or not ref.strip():
        return None
    return ref.strip(), at.strip()


def _comments(text: str, root: Tree, schema: Schema) -> dict[int, str]:
    """The comments of a file by the line of the record that they stand at; the head's is 0."""
    starts = sorted({node.mark.line for node in _records(root, schema)})
    found: dict[int, list[str]] = {}
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines, 1) if line[:1] not in ("#", "")), 1)
    for number, line in enumerate(lines, 1):
        said = _comment(line)
        if said is None:
            continue
        alone = not line.lstrip(" -").replace(said, "").strip()
        if number < first:
            at = 0
        elif alone:
            at = next((start for start in starts if start > number), starts[-1] if starts else 0)
        else:
            at = max((start for start in starts if start <= number), default=0)
        found.setdefault(at, []).append(said)
    return {at: "\n".join(said) for at, said in found.items()}


def _comment(line: str) -> str | None:
    """The comment in a line, from its #; None where it has none."""
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", lambda m: "_" * len(m[0]), line)
    found = re.search(r"(?:^|\s)(#.*)$", bare)
    return line[found.start(1) :].rstrip() if found else None


def _records(node: Tree, schema: Schema) -> Iterator[Tree]:
    for key, value in node.entries:
        for one in records_in(key.text, value, schema):
            yield one
            yield from _records(one, schema)
