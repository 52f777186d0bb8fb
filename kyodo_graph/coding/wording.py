"""The wording of ties: do both ends of a stated tie and its relation stand in the cited lines?

The wordings of a relation are the hidden labels of its concept: stems such as 支援 or 委託.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.sources import Text, plain, read_text
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
    texts = {key: read_text(folder, doc)[0] for key, doc in dataset.documents.items()}
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
    if record.passage is None:
        return
    here = plain(texts[record.passage.document].passage(record.passage))
    relation = record.first("tie_relation") or ""
    ends = [value.iri for end in ("subject", "object") for value in record.values(end)]
    telling = _telling(ends, names)
    standing: set[str] = set()
    for name, owners in names.found(here):
        standing |= owners | telling.get(name, set())
    missing = [iri.removeprefix(ID) for iri in ends if iri not in standing]
    # 支援 in the name 市民活動支援センター says nothing of who supports whom.
    said = names.without(here, telling)
    if not any(stem in said for stem in wordings.get(relation, ())):
        missing.append(f"a wording of {relation}")
    if missing:
        what = f"not in the words of {record.passage.pointer}: {', '.join(missing)}"
        tie = f"{ends[0].removeprefix(ID)} {relation} {ends[-1].removeprefix(ID)}" if ends else ""
        message = f"stated tie {tie}: {what}"
        ja = f"明示の関係 {tie}: {record.passage.pointer}の文言にない: {'、'.join(missing)}"
        yield Finding(RULE, "warning", message, record.iri, record.file, record.mark.line, ja)


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
