"""What the rules about print look at: the texts, their tables, and records by the thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from kyodo_graph.checks.findings import Finding, Severity
from kyodo_graph.checks.printed.claims import Printed, plain
from kyodo_graph.checks.printed.rows import Row, table_rows, within
from kyodo_graph.curation.namespaces import KYODO, SCHEME, SKOS
from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.records import Record

NAMES = ("label", "alias", "corrected")
NUMBERS = ("number", "other_number")
PRINTED_FORM = KYODO + "PrintedForm"


@dataclass(frozen=True)
class Said:
    """The records of one city and the lines of its documents."""

    records: Sequence[Record]
    lines: Mapping[str, Sequence[str]]
    forms: Mapping[str, Mapping[str, frozenset[str]]] = field(repr=False)

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """The rows of the tables of each document."""
        return {key: table_rows(lines) for key, lines in self.lines.items()}

    def of(self, cls: str) -> Iterator[tuple[Record, Passage]]:
        """The records of a class whose text is at hand, with their passages."""
        for record in self.records:
            passage = record.passage
            if record.cls == KYODO + cls and passage and passage.document in self.lines:
                yield record, passage

    def rows(self, passage: Passage) -> list[Row]:
        """The rows of tables that a passage points to."""
        return within(self.tables[passage.document], passage.first, passage.last)

    def text(self, passage: Passage) -> str:
        """The text of a passage."""
        return "\n".join(self.lines[passage.document][passage.first - 1 : passage.last])

    def has(self, passage: Passage, printed: str) -> bool:
        """Whether a figure or mark is printed there at all."""
        return Printed(self.text(passage)).has(printed, figure=True)

    @cached_property
    def bearers(self) -> dict[str, str]:
        """The thing that a nested record (a role, an observation …) belongs to, by its IRI."""
        return {
            value.iri: record.iri
            for record in self.records
            for entry in record.entries
            for value in entry.values
            if value.nested
        }

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """The Japanese names of each thing, folded."""
        return self._texts(NAMES)

    @cached_property
    def numbers(self) -> dict[str, set[str]]:
        """The numbers of each thing as printed, folded."""
        return self._texts(NUMBERS)

    @cached_property
    def classes(self) -> dict[str, str]:
        """The class of each thing that is defined."""
        return {record.iri: record.cls for record in self.records if record.defines}

    @cached_property
    def units(self) -> dict[str, str]:
        """The unit of each indicator that has one."""
        return {r.iri: unit for r in self.records if (unit := r.first("unit"))}

    def _texts(self, keys: Iterable[str]) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for record in self.records:
            for key in keys:
                for value in record.values(key):
                    if value.lang != "en" and (text := plain(value.text)):
                        found[record.iri].add(text)
        return found


def printed_forms(quads: Iterable[ox.Quad]) -> dict[str, dict[str, frozenset[str]]]:
    """How the concepts of the schemes are commonly printed: form (folded) → codes, by scheme."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.Literal):
            continue
        if quad.predicate.value == SKOS + "notation" and value.datatype.value == PRINTED_FORM:
            scheme, _, code = subject.value.removeprefix(SCHEME).partition("/")
            found[scheme][plain(value.value)].add(code)
    return {
        scheme: {form: frozenset(codes) for form, codes in forms.items()}
        for scheme, forms in found.items()
    }


def finding(
    rule: str, severity: Severity, record: Record, message: str, ja: str, key: str = ""
) -> Finding:
    """A finding at a key of a record, or at the record."""
    values = record.values(key) if key else ()
    line = values[0].mark.line if values else record.mark.line
    return Finding(rule, severity, message, record.iri, record.file, line, ja)
