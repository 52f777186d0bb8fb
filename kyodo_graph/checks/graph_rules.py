"""Whole-graph rules: SELECT queries in ``ontology/checks`` that return violations.

A rule is a file whose header says its ``severity`` and, in both languages, what it finds
(``summary``); its rows are the violations: ``?subject`` and ``?detail``. (A ``sh:sparql``
constraint would run the query once a focus node.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

import pyoxigraph as ox

from kyodo_graph.checks.findings import Finding, Places, Severity
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.curation.query_header import both, read_query, words
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import files_in
from kyodo_graph.store.sparql import run
from kyodo_graph.tables import Table

_KEYS = (*both("summary"), "severity")
COLUMNS = ("subject", "detail")


@dataclass(frozen=True, slots=True)
class GraphRule:
    """A rule: its name (the file's), severity, message by language and query."""

    name: str
    severity: Severity
    message: dict[str, str]
    text: str
    path: str = ""


def read_graph_rules(folder: Path) -> list[GraphRule]:
    """The rules of a folder, by name; raises InputError for a header that is wrong."""
    return [_read(path) for path in files_in(folder, ".rq")]


def check_graph(rules: Iterable[GraphRule], store: ox.Store, places: Places) -> list[Finding]:
    """What the rules find in a store, with the place in the data files where it is known."""
    findings = []
    for rule in rules:
        table = violations(run(store, rule.text, source=f"checks/{rule.name}.rq"), rule.path)
        for subject, detail, *_ in table.rows:
            iri = str(subject)
            file, line = places.get(iri, ("", 0))
            en, ja = (
                f"{iri.removeprefix(ID)}: {rule.message[lang]}" + (f" ({detail})" if detail else "")
                for lang in ("en", "ja")
            )
            findings.append(Finding(rule.name, rule.severity, en, iri, file, line, ja))
    return findings


def _read(path: Path) -> GraphRule:
    text, fields = read_query(path)
    fields.only(_KEYS)
    fields.needed("severity")
    severity = fields.one_of("severity", get_args(Severity))
    message = words(fields, "summary")
    fields.done()
    return GraphRule(path.stem, cast(Severity, severity), message, text, str(path))


def violations(answer: object, path: str) -> Table:
    """The answer of a rule; InputError where it is not of the form that rules have."""
    if not isinstance(answer, Table) or answer.columns[:2] != COLUMNS:
        expected = "SELECT " + " ".join(f"?{name}" for name in COLUMNS)
        raise InputError([Problem(path, 0, 0, "a query that gives no violations", expected)])
    return answer
