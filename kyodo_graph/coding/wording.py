"""The wording of ties: do both ends of a stated tie and its relation stand in the cited lines?

The wordings of a relation are the hidden labels of its concept: stems such as 支援 or 委託.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.checks.findings import Finding, Severity
from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.checks.sources import Text, at_hand, read_text
from kyodo_graph.coding.names import Names
from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import ID, KYODO, SCHEME, SKOS
from kyodo_graph.curation.records import Record

RULE = "tie-wording"
_RELATIONS = SCHEME + "tie-relation/"


def tie_wordings(quads: Iterable[ox.Quad]) -> dict[str, frozenset[str]]:
    """The wordings of each tie relation by its code, folded, from the quads of the schemes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value != SKOS + "hiddenLabel" or not isinstance(quad.object, ox.Literal):
            continue
        subject = quad.subject
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(_RELATIONS):
            found[subject.value.removeprefix(_RELATIONS)].add(plain(quad.object.value))
    return {code: frozenset(stems) for code, stems in found.items()}


def check_tie_wordings(dataset: Dataset, folder: Path) -> list[Finding]:
    """The stated ties whose ends or relation are not in the words of the lines that they cite.

    An end may stand there under any of its names, a relation in any of its wordings. Raises
    InputError where a document cannot be read; what is odd about its text is check_sources' to say.
    """
    wordings = tie_wordings(dataset.schema.quads)
    there, _ = at_hand(dataset.documents, folder)
    texts = {key: read_text(folder, document)[0] for key, document in there.items()}
    findings: list[Finding] = []
    for files in dataset.cities.values():
        records = [record for file in files for record in file.records]
        names = Names(records)
        for record in records:
            if record.cls == KYODO + "Tie" and record.first("basis") == "stated":
                findings += _tie(record, names, wordings, texts)
    return findings


def _tie(
    record: Record, names: Names, wordings: Mapping[str, frozenset[str]], texts: Mapping[str, Text]
) -> Iterator[Finding]:
    if record.passage is None or record.passage.document not in texts:
        return
    here = plain(texts[record.passage.document].passage(record.passage))
    relation = record.first("tie_relation") or ""
    ends = [value.iri for end in ("subject", "object") for value in record.values(end)]
    telling = _telling(ends, names)
    standing: set[str] = set()
    for name, owners in names.found(here):
        standing |= owners | telling.get(name, set())
    # 支援 in the name 市民活動支援センター says nothing of who supports whom.
    said = names.without(here, telling)
    stems = wordings.get(relation, frozenset())
    tie = f"{ends[0].removeprefix(ID)} {relation} {ends[-1].removeprefix(ID)}" if ends else ""
    pointer = record.passage.pointer

    def finding(severity: Severity, missing: Iterable[str]) -> Finding:
        message = f"stated tie {tie}: not in the words of {pointer}: {', '.join(missing)}"
        ja = f"明示の関係 {tie}: {pointer}の文言にない: {'、'.join(missing)}"
        return Finding(RULE, severity, message, record.iri, record.file, record.mark.line, ja)

    # An end that is not there was not stated. A relation has more wordings than anyone can list.
    if missing := [iri.removeprefix(ID) for iri in ends if iri not in standing]:
        yield finding("error", missing)
    if not any(stem in said for stem in stems):
        yield finding("info", [f"a wording of {relation}"])


def _telling(ends: Iterable[str], names: Names) -> dict[str, set[str]]:
    """The names of an end that themselves name the other, with whom they name.

    ボランティアギルド登録者 says to what its bearer belongs.
    """
    ends = set(ends)
    found: dict[str, set[str]] = {}
    for name, owners in names.owners.items():
        if owners & ends and (inside := names.within(name) & (ends - owners)):
            found[name] = inside
    return found
