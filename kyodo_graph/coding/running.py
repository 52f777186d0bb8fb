"""What ``kyodo check`` runs about the coding: agreement, coverage, the wording of ties."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.sources import read_text
from kyodo_graph.coding import coverage, rendering
from kyodo_graph.coding.alike import alike
from kyodo_graph.coding.waivers import read_waivers
from kyodo_graph.coding.wording import check_tie_wordings
from kyodo_graph.curation.dataset import Dataset, read_dataset
from kyodo_graph.errors import InputError, Problem, UnknownNameError
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.readings.built import CODING, reading_names
from kyodo_graph.readings.coded import Reading, as_readings, read_readings
from kyodo_graph.readings.comparing import Comparison, compare
from kyodo_graph.readings.kept import SETTLED
from kyodo_graph.services.checking import CheckReport, about, check_records
from kyodo_graph.shipped import Data, data_folders, shipped
from kyodo_graph.store.cities import check_city
from kyodo_graph.tables import Table

READERS = ("first", "second")
"""The readings that are compared unless others are named."""


@dataclass(frozen=True)
class CodingReport:
    """How far two codings agree. Disagreement is a result, no fault of the data."""

    comparison: Comparison
    failed: bool = False

    def render(self, fmt: str) -> str:
        """The report as ``text`` or ``json``."""
        if fmt == "json":
            return rendering.comparison_json(self.comparison)
        return rendering.comparison_text(self.comparison)


@dataclass(frozen=True)
class CoverageReport:
    """What the documents name and the data has."""

    documents: tuple[coverage.DocumentCoverage, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether a line is neither coded nor waived, or a waiver is in vain."""
        return any(f.severity != "info" for f in self.findings)

    def render(self, fmt: str) -> str:
        """The report as ``text`` or ``json``."""
        if fmt == "json":
            return rendering.coverage_json(self.documents, self.findings)
        return rendering.coverage_text(self.documents, self.findings)


@dataclass(frozen=True)
class AlikeReport:
    """Like sentences that are coded unlike: for a reader, no fault of the data."""

    table: Table
    failed: bool = False

    def render(self, fmt: str) -> str:
        """The report as ``text`` or ``json``."""
        if fmt == "json":
            content = json.dumps(self.table.records(), ensure_ascii=False, indent=1)
            return content + "\n"
        return rendering.alike_text(self.table)


def check_data(
    data: Data = None, sources: Path | None = None, cities: Sequence[str] = ()
) -> CheckReport:
    """All checks of the data; with the documents at hand, the wording of ties, too."""
    report = check_records(data, sources, cities)
    if sources is None:
        return report
    said = check_tie_wordings(_dataset(data)[1], sources)
    findings = [f for f in said if not cities or about(f, cities)]
    return CheckReport((*report.findings, *findings), (*report.ran, "wording of stated ties"))


def check_coding(
    data: Data = None, sources: Path | None = None, between: tuple[str, str] = READERS
) -> CodingReport:
    """Compare two readings in ``coding/`` of a data folder, or one with what was ``settled``.

    With the documents at hand their blank lines are no units. Raises InputError where a coding
    cannot be read or no document stands in both, UnknownNameError for a reading that is not there.
    """
    return CodingReport(read_comparison(*_dataset(data), sources, between))


def check_coverage(data: Data, sources: Path) -> CoverageReport:
    """The lines that name an actor or a figure, and whether they are coded or waived."""
    folder, dataset = _dataset(data)
    waivers = read_waivers(folder, dataset.documents)
    documents, findings = coverage.check_coverage(dataset, sources, waivers)
    return CoverageReport(tuple(documents), tuple(findings))


def check_alike(data: Data, sources: Path, cities: Sequence[str] = ()) -> AlikeReport:
    """Like sentences whose records differ, side by side."""
    dataset = _dataset(data)[1]
    known = tuple(sorted(dataset.cities))
    return AlikeReport(alike(dataset, sources, [check_city(known, city) for city in cities]))


def read_comparison(
    folder: Path,
    dataset: Dataset,
    sources: Path | None = None,
    between: tuple[str, str] = READERS,
) -> Comparison:
    """Read two readings of a data folder and compare them; see :func:`check_coding`."""
    first, second = (_reading(folder, dataset, name) for name in between)
    found = compare(first, second, _lines(dataset, sources))
    if not found.documents:
        expected = f"DOCUMENT.yaml in both {' and '.join(f'coding/{name}' for name in between)}"
        raise InputError([Problem(str(folder), 0, 0, "no document was coded twice", expected)])
    return found


def _reading(folder: Path, dataset: Dataset, name: str) -> dict[str, Reading]:
    if name == SETTLED:
        return as_readings({file.document: file for file in dataset.files()})
    known = (*reading_names([folder]), SETTLED)
    if name not in (*known, *READERS):
        raise UnknownNameError("reading", name, nearest_or_all(name, known))
    place, shown = folder / CODING / name, f"{folder.name}/{CODING}/{name}"
    return read_readings(place, dataset.documents, dataset.schema, shown)


def _lines(dataset: Dataset, sources: Path | None) -> dict[str, Collection[int]]:
    """The lines of each document that are units: without its text all, blank ones included."""
    lines: dict[str, Collection[int]] = {}
    for key in sorted(dataset.documents):
        document = dataset.documents[key]
        lines[key] = range(1, document.lines + 1)
        if sources is not None:
            text = read_text(sources, document)[0].lines
            lines[key] = [number for number, line in enumerate(text, 1) if line.strip()]
    return lines


def _dataset(data: Data) -> tuple[Path, Dataset]:
    """The folder whose codings are meant, and all data."""
    folders = data_folders(data)
    return coded_folder(folders), read_dataset(folders, shipped("ontology"))


def coded_folder(folders: Sequence[Path]) -> Path:
    """The first of the folders that keeps codings; the first of all where none does."""
    return next((folder for folder in folders if (folder / CODING).is_dir()), folders[0])
