"""Where a document's data go, as its catalogue says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation.dataset import read_catalog
from kyodo_graph.curation.namespaces import KYODO, SOURCE
from kyodo_graph.curation.pieces import CATALOG, Piece
from kyodo_graph.curation.records import DataFile
from kyodo_graph.curation.schema import Schema
from kyodo_graph.drafting import Draft
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_bytes

KEPT = "decisions"
"""The folder, beside a city's data files, in which the decisions are kept whole."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data of a document go: the city's folder, and the ids that its catalogue has."""

    folder: Path
    document: str
    plan: str
    office: str
    city: tuple[str, str]
    """The city's name in Japanese and in English, as the catalogue has it."""

    @property
    def data(self) -> Path:
        """The data file."""
        return self.folder / f"{self.document}.yaml"

    @property
    def kept(self) -> Path:
        """The decisions that were taken."""
        return self.folder / KEPT / f"{self.document}.json"


def place_of(draft: Draft, output: Path, schema: Schema) -> Place:
    """The place of a draft's document, by the piece of the catalogue that is there."""
    folder = output
    if output.name != draft.city and not (output / CATALOG).is_file():
        folder = output / draft.city
    piece = folder / CATALOG
    if not piece.is_file():
        text = f"{draft.text.key}.txt"
        expected = f"kyodo city new {draft.city} --code … --name … --text {text} -o {output}"
        raise InputError([Problem(str(piece), 0, 0, "no catalogue of this city", expected)])
    name = str(piece)
    catalog, documents, problems = read_catalog([Piece(name, name, read_bytes(piece))], schema)
    if problems:
        raise InputError(problems)
    known = documents.get(draft.text.key)
    lines = len(draft.text.lines)
    if known is None or known.city != draft.city:
        raise _catalog(
            name,
            f"no document source:{draft.text.key} of {draft.city}",
            "it, with covers, publisher, lines and sha256",
        )
    if (known.lines, known.sha256) != (lines, draft.text.sha256):
        expected = f"lines: {lines}, sha256: {draft.text.sha256}"
        raise _catalog(name, f"another text than that of the draft ({known.lines} lines)", expected)
    record = next(r for r in catalog.records if r.iri == SOURCE + draft.text.key)
    plan, office = record.first("covers"), record.first("publisher")
    if not plan or not office:
        raise _catalog(
            name,
            f"source:{draft.text.key} without covers or publisher",
            "covers: CITY/p1 and publisher: CITY/actor/city",
        )
    return Place(folder, draft.text.key, plan, office, _name_of(draft.city, catalog))


def _name_of(city: str, catalog: DataFile) -> tuple[str, str]:
    """The names that a catalogue gives a city; empty where it has none."""
    names = {
        value.lang: value.text
        for record in catalog.records
        if record.cls == KYODO + "City" and record.first("key") == city
        for value in record.values("label")
    }
    return names.get("ja", ""), names.get("en", "")


def _catalog(name: str, what: str, expected: str) -> InputError:
    return InputError([Problem(name, 0, 0, what, expected)])
