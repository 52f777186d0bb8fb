"""Waivers: lines that name an actor or a figure and need no record, each with the reason."""

from __future__ import annotations

import os
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation.dataset import Document
from kyodo_graph.curation.passages import parse_pointer
from kyodo_graph.curation.yaml_tree import Mapping, Scalar, Sequence, read_yaml
from kyodo_graph.errors import InputError, Problem

FILE = "coding/coverage/waivers.yaml"
_KEYS = ("document", "lines", "reason")


@dataclass(frozen=True, slots=True)
class Waiver:
    """Lines ``first`` to ``last`` of a document, why they need no record, and where it is said."""

    document: str
    first: int
    last: int
    reason: str
    file: str
    mark: int


def read_waivers(data: Path, documents: Map[str, Document]) -> list[Waiver]:
    """The waivers of a data folder, none if it has no such file. Raises InputError.

    The file has one list, ``waivers``, of ``{document: KEY, lines: FROM-TO, reason: "…"}``.
    """
    path = data / FILE
    if not os.path.lexists(path):
        return []
    name = f"{data.name or data}/{FILE}"
    root = read_yaml(path, name)
    problems: list[Problem] = []
    found: list[Waiver] = []
    for key, node in root.entries:
        if key.text != "waivers" or not isinstance(node, Sequence):
            problems.append(Problem(name, *key.mark, f"{key.text!r} is no list of waivers"))
            continue
        for item in node.items:
            waiver = _waiver(item, name, documents) if isinstance(item, Mapping) else None
            if isinstance(waiver, Waiver):
                found.append(waiver)
            else:
                expected = f"a waiver: {', '.join(_KEYS)}"
                problems.append(waiver or Problem(name, *item.mark, "no waiver", expected))
    if problems:
        raise InputError(problems)
    return found


def _waiver(item: Mapping, name: str, documents: Map[str, Document]) -> Waiver | Problem:
    given: dict[str, Scalar] = {}
    for key, node in item.entries:
        if key.text not in _KEYS or not isinstance(node, Scalar):
            return Problem(name, *key.mark, f"unknown key {key.text!r}", ", ".join(_KEYS))
        given[key.text] = node
    for wanted in _KEYS:
        if wanted not in given:
            return Problem(name, *item.mark, f"a waiver without {wanted!r}", ", ".join(_KEYS))
    document, lines = given["document"], given["lines"]
    known = documents.get(document.text)
    if known is None:
        expected = f"one of {', '.join(sorted(documents))}"
        return Problem(name, *document.mark, f"unknown document {document.text!r}", expected)
    try:
        passage = parse_pointer(lines.text, document.text)
    except ValueError:
        return Problem(name, *lines.mark, f"lines {lines.text!r}", "LINE or FROM-TO, from 1")
    if passage.document != document.text or passage.last > known.lines:
        expected = f"lines 1 to {known.lines} of {document.text}"
        return Problem(name, *lines.mark, f"lines {lines.text!r}", expected)
    return Waiver(
        document.text, passage.first, passage.last, given["reason"].text, name, item.mark.line
    )
