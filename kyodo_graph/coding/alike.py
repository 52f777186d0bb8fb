"""Like sentences side by side: what the data makes of each of them.

A rule that came late, or a reader's habit, shows where sentences of one pattern are coded unlike.
Whether they should be is for a reader to say; nothing here is an error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.checks.sources import Text, at_hand, read_text
from kyodo_graph.coding.names import Names
from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.curation.records import Record
from kyodo_graph.tables import Table

COLUMNS = ("pattern", "field", "value", "records", "share", "rule", "passages")
"""The words, the field that they bear on, a value it has there, how often, and where."""

_TIE, _ROLE = KYODO + "Tie", KYODO + "Participation"
_ENDS = ("subject", "object", "actor")
_SENTENCE = re.compile(r"[。\n]|(?<=」)(?=「)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sentences that are alike: in the words of ``found``, for ``field`` of the records ``of``.

    ``name`` is how the words are shown; ``rules`` are those of the codebook that decide.
    """

    name: str
    found: re.Pattern[str]
    of: str
    field: str
    rules: str


def _pattern(name: str, words: str, of: str, field: str, rules: str) -> Pattern:
    return Pattern(name, re.compile(words), of, field, rules)


_HEAD = r"^[^、。]{1,40}(?:において|では)[はも]?、"
_MEETING = r"情報交換会|意見交換会|円卓会議|交流会|座談会|懇談会"
PATTERNS = (
    _pattern("…てきました", r"てき(?:まし)?た", _TIE, "modality", "21 69"),
    _pattern("…ました", r"(?<!てき)ました|された$", _TIE, "modality", "21 69"),
    _pattern("…ています", r"てい(?:ます|る$|る[。、])", _TIE, "modality", "21 69"),
    _pattern("…検討します", r"検討(?:を行い|し)ます", _TIE, "modality", "21"),
    _pattern("…目指します", r"目指し?ます|目指す$", _TIE, "modality", "21 69"),
    _pattern(
        "…必要・求められている", r"必要(?:です|があ|で|と)|求められて", _TIE, "modality", "46 69"
    ),
    _pattern("…ます", r"(?<!てい)(?<!検討し)(?<!目指し)(?<!行い)ます$", _TIE, "modality", "21 69"),
    _pattern("…充実・強化", r"(?:充実|強化)(?:を図|させ|し)", _TIE, "modality", "57"),
    _pattern("Xにおいて、…", _HEAD, _TIE, "basis", "66 76"),
    _pattern("Xにおいて、…", _HEAD, _ROLE, "role", "17 66"),
    _pattern("Xにおいて、…", _HEAD, _ROLE, "basis", "66 76"),
    _pattern("会合", _MEETING, _TIE, "tie_relation", "20 22 70 79"),
    _pattern("…連携", r"連携", _TIE, "tie_relation", "19 20 22"),
    _pattern("…委託", r"委託", _TIE, "tie_relation", "38 58"),
    _pattern("…研修・講座", r"研修|講座", _TIE, "tie_relation", "5"),
    _pattern("…情報提供", r"情報(?:を|の)?(?:提供|発信)", _TIE, "tie_relation", "40"),
    _pattern("…同士・相互", r"同士|どうし|相互", _TIE, "tie_relation", "43 65"),
)
"""The words on which rules of the codebook turn."""


def alike(dataset: Dataset, folder: Path, cities: Sequence[str] = ()) -> Table:
    """The patterns whose sentences are coded in more than one way, a row for each value.

    ``share`` is the part of the pattern's records (0 to 1). Records from a printed table are left
    out: their column decides. Raises InputError where no document is in ``folder``.
    """
    documents = {k: d for k, d in dataset.documents.items() if not cities or d.city in cities}
    there, _ = at_hand(documents, folder)
    texts = {key: read_text(folder, document)[0] for key, document in there.items()}
    found: defaultdict[tuple[str, str, str], defaultdict[str, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for files in dataset.cities.values():
        records = [record for file in files for record in file.records]
        names = Names(records)
        for record in records:
            if not record.defines or record.first("column") or not record.passage:
                continue
            sentence = _sentence(record, names, texts)
            for key, value in _matches(record, sentence):
                found[key][value].append(record.passage.pointer)
    return Table(COLUMNS, tuple(_rows(found)), name="alike")


def _sentence(record: Record, names: Names, texts: Mapping[str, Text]) -> str:
    """The last of the cited sentences in which most ends of the record are named, folded."""
    if record.passage is None or record.passage.document not in texts:
        return ""
    ends = {value.iri for key in _ENDS for value in record.values(key)}
    cited = texts[record.passage.document].passage(record.passage)
    sentences = [s for part in _SENTENCE.split(cited) if (s := plain(part))]

    def named(sentence: str) -> int:
        return len(ends & {iri for _, owners in names.found(sentence) for iri in owners})

    most = max(map(named, sentences), default=0)
    return next((s for s in reversed(sentences) if named(s) == most), "")


def _matches(record: Record, sentence: str) -> Iterator[tuple[tuple[str, str, str], str]]:
    for pattern in PATTERNS:
        if pattern.of == record.cls and pattern.found.search(sentence):
            yield (pattern.name, pattern.field, pattern.rules), record.first(pattern.field) or ""


def _rows(
    found: Mapping[tuple[str, str, str], Mapping[str, Iterable[str]]],
) -> Iterator[tuple[str, str, str, int, float, str, str]]:
    for (pattern, field, rules), values in sorted(found.items()):
        told = {value: sorted(set(pointers)) for value, pointers in values.items()}
        counts = {value: len(list(pointers)) for value, pointers in values.items()}
        if len(told) < 2:
            continue
        whole = sum(counts.values())
        for value in sorted(told, key=lambda v: (-counts[v], v)):
            share = counts[value] / whole
            places = " | ".join(told[value])
            yield pattern, field, value, counts[value], share, rules, places
