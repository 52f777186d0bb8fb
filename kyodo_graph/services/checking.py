"""Check a data folder or the ontology and say what was found."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kyodo_graph.checks.assertions import check_assertions, read_assertions
from kyodo_graph.checks.drafted import check_drafted
from kyodo_graph.checks.findings import Finding, as_json, grouped
from kyodo_graph.checks.graph_rules import check_graph, read_graph_rules
from kyodo_graph.checks.ontology_quality import score_ontology
from kyodo_graph.checks.quality_report import OntologyReport
from kyodo_graph.checks.renderings import check_equal_labels, check_renderings
from kyodo_graph.checks.shapes import check_shapes
from kyodo_graph.checks.sources import check_sources
from kyodo_graph.curation.dataset import dataset_of, read_dataset
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.curation.pieces import read_data, read_ontology
from kyodo_graph.shipped import Data, data_folders, shipped
from kyodo_graph.store.building import build
from kyodo_graph.store.cities import check_city
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


def check_records(
    data: Data = None, sources: Path | None = None, cities: Sequence[str] = ()
) -> CheckReport:
    """Check data folders (default: the shipped one), with the documents if ``sources`` has them.

    The wording of ties is checked above this, in ``kyodo_graph.coding.running``.

    All is read; what is found is told of ``cities`` only, where some are named. Raises InputError
    where the data cannot be read at all, UnknownNameError for a city that they do not have.
    """
    ontology = shipped("ontology")
    pieces = read_data(*data_folders(data))
    dataset = dataset_of(pieces, read_ontology(ontology))
    cities = [check_city(tuple(sorted(dataset.cities)), city) for city in cities]
    assertions = read_assertions(pieces.assertions, dataset.catalog.records, dataset.schema)
    wanted = [a for a in assertions if not cities or a.of in cities]
    quads = build(dataset, ontology)
    store = merged(quads)
    places = dataset.places()
    findings = check_shapes(quads, ontology / "shapes.ttl", places)
    findings += check_graph(read_graph_rules(ontology / "checks"), store, places)
    findings += check_assertions(wanted, store, dataset.schema)
    findings += [*check_renderings(dataset), *check_equal_labels(dataset)]
    findings += check_drafted(dataset)
    ran = ["structure and references", "shapes", "whole-graph rules", "dataset assertions"]
    ran.append("terms of the glossary")
    if sources is not None:
        findings += check_sources(dataset, sources, cities)
        ran.append("passage pointers")
    return CheckReport(tuple(f for f in findings if not cities or about(f, cities)), tuple(ran))


def __getattr__(name: str) -> Any:
    """The name of 0.1; it goes with version 0.3."""
    if name != "check_data":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(
        "check_data of this module is now check_records; "
        "kyodo_graph.coding.running.check_data checks the wording of ties, too",
        DeprecationWarning,
        stacklevel=2,
    )
    return check_records


def about(finding: Finding, cities: Sequence[str]) -> bool:
    """Whether a finding is about a thing, a file or an assertion of one of the cities."""
    named = finding.subject.removeprefix(ID).partition("/")[0]
    return named in cities or finding.rule in ("assertion", "source-missing")


def check_ontology(data: Data = None) -> Report:
    """Check the ontology's quality, its use by data folders (default: the shipped one) included.

    Raises InputError where the data cannot be read at all.
    """
    ontology = shipped("ontology")
    return OntologyReport(score_ontology(ontology, build(read_dataset(data, ontology), ontology)))
