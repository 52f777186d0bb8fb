"""Passage pointers against the documents: is what a record claims in the lines it points to?"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed import RULES
from kyodo_graph.checks.printed.claims import Printed
from kyodo_graph.checks.printed.said import Said, printed_forms
from kyodo_graph.curation.dataset import Dataset, Document
from kyodo_graph.curation.namespaces import SOURCE
from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.records import Record
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import decoded, read_bytes

PRINTED_KEYS = ("label", "alias", "vision", "category")
FIGURE_KEYS = ("number", "other_number", "symbol", "printed", "date")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Text:
    """The text version of a document, by lines."""

    document: Document
    lines: tuple[str, ...]

    def passage(self, passage: Passage) -> str:
        """The text of a passage, its lines joined by newlines."""
        return "\n".join(self.lines[passage.first - 1 : passage.last])


def read_text(folder: Path, document: Document) -> tuple[Text, list[Finding]]:
    """The text of a document in a folder of sources (``KEY.txt``), and what is odd about it.

    Raises InputError where the file is missing or no UTF-8.
    """
    path = folder / f"{document.key}.txt"
    raw = read_bytes(path)
    lines = _BREAK.split(decoded(raw, str(path)))
    if not lines[-1]:  # the last line is ended, too
        lines.pop()
    findings = []
    if hashlib.sha256(raw).hexdigest() != document.sha256:
        message = f"{path.name} is not the text version that the passages count lines in (SHA-256)"
        ja = f"{path.name}は、典拠箇所の行を数えた本文版ではない(SHA-256)"
        findings.append(Finding("source-version", "error", message, document.key, ja=ja))
    if len(lines) != document.lines:
        message = f"{path.name} has {len(lines)} lines, the catalogue says {document.lines}"
        ja = f"{path.name}は{len(lines)}行で、目録では{document.lines}行である"
        findings.append(Finding("source-length", "error", message, document.key, ja=ja))
    return Text(document, tuple(lines)), findings


def check_sources(dataset: Dataset, folder: Path, cities: Collection[str] = ()) -> list[Finding]:
    """Every pointer of a dataset, or of some of its cities, against the documents in ``folder``.

    Documents whose text is not there are named and left out. Raises InputError where none is.

    Labels, aliases, numbers, symbols and printed figures must stand in the lines that their
    record points to, as a whole; mark-up and what printers vary
    (:func:`~kyodo_graph.folding.fold`) do not count. Values must be the number that is printed,
    fiscal years the year, roles, phases, statuses and figures what the cell of their row and
    column has, and elements must stand below the heading of their parent.
    """
    wanted = {k: d for k, d in dataset.documents.items() if not cities or d.city in cities}
    there, findings = at_hand(wanted, folder)
    texts: dict[str, Text] = {}
    for key, document in there.items():
        texts[key], found = read_text(folder, document)
        findings += found
    for file in dataset.files():
        for record in file.records:
            findings += _record(record, texts)
    forms = printed_forms(dataset.schema.quads)
    lines = {key: text.lines for key, text in texts.items()}
    for files in dataset.cities.values():
        said = Said([record for file in files for record in file.records], lines, forms)
        for rule in RULES:
            findings += rule(said)
    return findings


def at_hand(
    documents: Mapping[str, Document], folder: Path
) -> tuple[dict[str, Document], list[Finding]]:
    """The documents whose text is in a folder, and a finding for each other."""
    there: dict[str, Document] = {}
    findings = []
    for key, document in sorted(documents.items()):
        if os.path.lexists(folder / f"{key}.txt"):
            there[key] = document
            continue
        message = f"{key}.txt is not there: the passages of this document were not checked"
        ja = f"{key}.txt がないので、この文書の典拠箇所は照合していない"
        findings.append(Finding("source-missing", "info", message, SOURCE + key, ja=ja))
    if documents and not there:
        expected = "the text of a document: " + ", ".join(f"{key}.txt" for key in sorted(documents))
        what = "no text of these documents" if folder.is_dir() else "no such folder"
        raise InputError([Problem(str(folder), 0, 0, what, expected)])
    return there, findings


def _record(record: Record, texts: dict[str, Text]) -> Iterator[Finding]:
    if record.passage is None or record.passage.document not in texts:
        return
    here = Printed(texts[record.passage.document].passage(record.passage))
    for what, text, line in _claims(record):
        if here.has(text, figure=what in FIGURE_KEYS):
            continue
        message = f"{what} {text!r} is not in {record.passage.pointer}"
        ja = f"{what} {text!r} は{record.passage.pointer}にない"
        yield Finding("pointer", "error", message, record.iri, record.file, line, ja)
    yield from _unprinted(record, here)


def _claims(record: Record) -> Iterator[tuple[str, str, int]]:
    """What a record says is printed in its passage: kind, text, line in the data file."""
    for entry in record.entries:
        name = entry.key.name
        for value in entry.values:
            if (name in PRINTED_KEYS and value.lang == "ja") or name in FIGURE_KEYS:
                yield name, value.text, value.mark.line


def _unprinted(record: Record, here: Printed) -> Iterator[Finding]:
    """Values without a printed figure must be one of the numbers of the passage."""
    if record.passage is None or record.values("printed"):
        return
    for value in record.values("value"):
        if Decimal(value.text) not in here.numbers(record.first("unit") or ""):
            message = f"value {value.text!r} is not in {record.passage.pointer}"
            ja = f"value {value.text!r} は{record.passage.pointer}にない"
            line = value.mark.line
            yield Finding("pointer", "error", message, record.iri, record.file, line, ja)
