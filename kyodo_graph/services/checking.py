"""Check a data folder or the ontology and say what was found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kyodo_graph.checks.assertions import FILE, check_assertions, read_assertions
from kyodo_graph.checks.findings import Finding, as_json, grouped
from kyodo_graph.checks.graph_rules import check_graph, read_graph_rules
from kyodo_graph.checks.ontology_quality import score_ontology
from kyodo_graph.checks.quality_report import OntologyReport
from kyodo_graph.checks.shapes import check_shapes
from kyodo_graph.checks.sources import check_sources
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.shipped import shipped
from kyodo_graph.store.building import build
from kyodo_graph.store.merging import merged


class Report(Protocol):
    """What a check has to say."""

    @property
    def failed(self) -> bool:
        """Whether something is not as it should be."""

    def render(self, fmt: str) -> str:
        """The report as ``text`` or ``json``."""


@dataclass(frozen=True)
class CheckReport:
    """Findings and the checks that were run."""

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Whether there is an error or a warning."""
        return any(f.severity != "info" for f in self.findings)

    def render(self, fmt: str) -> str:
        """The report as ``text`` or ``json``."""
        if fmt == "json":
            content = {"ran": list(self.ran), "findings": as_json(self.findings)}
            return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        lines = grouped(self.findings) or ["nothing found"]
        return "\n".join([*lines, f"checked: {', '.join(self.ran)}"]) + "\n"


def check_data(data: Path | None = None, sources: Path | None = None) -> CheckReport:
    """Check a data folder (default: the shipped one), with the documents if ``sources`` has them.

    Raises InputError where the data cannot be read at all.
    """
    ontology = shipped("ontology")
    folder = data or shipped("data")
    dataset = read_dataset(folder, ontology)
    assertions = read_assertions(folder, dataset.schema)
    quads = build(dataset, ontology)
    store = merged(quads)
    places = dataset.places()
    findings = check_shapes(quads, ontology / "shapes.ttl", places)
    findings += check_graph(read_graph_rules(ontology / "checks"), store, places)
    name = f"{folder.name or folder}/{FILE}"
    findings += check_assertions(assertions, store, dataset.schema, name)
    ran = ["structure and references", "shapes", "whole-graph rules", "dataset assertions"]
    if sources is not None:
        findings += check_sources(dataset, sources)
        ran.append("passage pointers")
    return CheckReport(tuple(findings), tuple(ran))


def check_ontology(data: Path | None = None) -> Report:
    """Check the ontology's quality, its use by a data folder (default: the shipped one) included.

    Raises InputError where the data cannot be read at all.
    """
    ontology = shipped("ontology")
    dataset = read_dataset(data or shipped("data"), ontology)
    return OntologyReport(score_ontology(ontology, build(dataset, ontology)))
