"""Coverage: the lines of a document that name an actor or a figure, and what the data has there.

A line is *covered* where a record points to it. A section of the outline is no such record but for
the line of its heading: it holds hundreds of lines of which it says nothing. Lines that name
something and are not covered are either coded or waived with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.checks.printed.numbers import numbers
from kyodo_graph.checks.sources import Text, at_hand, read_text
from kyodo_graph.coding.names import Names
from kyodo_graph.coding.waivers import Waiver
from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.curation.records import Record

UNITS = (
    *("人", "名", "社", "校", "戸", "世帯", "団体", "地域", "地区", "区域", "施設"),
    *("件", "回", "個", "つ", "台", "部", "冊", "種類", "事業", "箇所", "か所", "ヶ所", "カ所"),
    *("円", "千円", "万円", "億円", "%", "パーセント", "ポイント", "倍", "割", "点", "位", "歳"),
    *("年間", "か月", "ヶ月", "週間", "日間", "時間", "の"),
)
"""What makes a number a figure: a unit right behind it, or の (23の企業). Dates are none."""

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_COUNTED = "|".join(u for u in sorted(UNITS, key=len, reverse=True) if u not in ("の", "部", "位"))
_NUMERAL = "[二三四五六七八九]?[十百千][一二三四五六七八九十百千万]*|[二三四五六七八九]"
_FIGURE = re.compile(
    rf"(?:(?<![\d.,])\d[\d,]*(?:\.\d+)?(?:{_UNIT})"
    rf"|(?<![第一二三四五六七八九十百千万])(?:{_NUMERAL})(?:{_COUNTED}))(?!当たり|あたり)"
)
_PAGE = re.compile(r"^[-0-9]+|[-0-9]+$")
_AGAIN = 3
"""How often a line is printed that is taken for a running head."""

_KANJI = "[\u3400-\u9fff々]"
_TAGS = re.compile(r"<[^<>]*>")
_NO_STATEMENT = (KYODO + "Section", KYODO + "Document")


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """How much of what a document names the data points to.

    ``naming`` lines name an actor or a figure; of these records point to ``covered`` ones,
    ``waived`` ones are excused, ``open`` ones neither. Of the ``figures`` in all lines ``held``
    ones stand in a record that points to their line.
    """

    document: str
    lines: int
    naming: int
    covered: int
    waived: int
    open: int
    figures: int
    held: int


def check_coverage(
    dataset: Dataset, folder: Path, waivers: Iterable[Waiver]
) -> tuple[list[DocumentCoverage], list[Finding]]:
    """The coverage of each document, whose text is in ``folder``, and what is open.

    Warnings ``coverage`` (a line that no record points to) and ``waiver`` (one that waives
    nothing); notes ``figure`` (records point to the line, but none of them holds the figure).
    Documents whose text is not there are named. Raises InputError where none is, or one cannot be
    read.
    """
    waivers = list(waivers)
    used: set[Waiver] = set()
    tables: list[DocumentCoverage] = []
    findings: list[Finding] = []
    there, missing = at_hand(dataset.documents, folder)
    findings += missing
    for city, files in dataset.cities.items():
        records = [record for file in files for record in file.records]
        names = Names(records)
        for key in sorted(k for k, document in there.items() if document.city == city):
            text, _ = read_text(folder, dataset.documents[key])
            own = [w for w in waivers if w.document == key]
            here = _Lines(key, text, records, names)
            table, found = _document(here, own, used)
            tables.append(table)
            findings += found
    for waiver in waivers:
        if waiver not in used and waiver.document in there:
            message = f"{waiver.document}:{waiver.first}-{waiver.last} is waived in vain"
            findings.append(Finding("waiver", "warning", message, "", waiver.file, waiver.mark))
    return tables, findings


def _document(
    here: _Lines, waivers: list[Waiver], used: set[Waiver]
) -> tuple[DocumentCoverage, list[Finding]]:
    findings: list[Finding] = []
    naming = covered = waived = figures = held = 0
    for number, line in enumerate(here.text.lines, 1):
        printed = here.figures_of(line)
        missing = [figure for figure in printed if not here.holds(number, figure)]
        figures += len(printed)
        held += len(printed) - len(missing)
        named = list(dict.fromkeys([*here.names_of(line), *printed]))
        if not named or number in here.running:
            continue
        naming += 1
        if number in here.pointed:
            covered += 1
            findings += [
                Finding("figure", "info", f"no record holds {figure}", "", here.key, number)
                for figure in missing
            ]
        elif excuses := [w for w in waivers if w.first <= number <= w.last]:
            waived += 1
            used.update(excuses)
        else:
            message = f"no record points to this line, which names {', '.join(named)}"
            findings.append(Finding("coverage", "warning", message, "", here.key, number))
    return DocumentCoverage(
        here.key, sum(bool(plain(line)) for line in here.text.lines), naming, covered, waived,
        naming - covered - waived, figures, held,
    ), findings  # fmt: skip


class _Lines:
    """What the records say of each line of a document."""

    def __init__(self, key: str, text: Text, records: list[Record], names: Names) -> None:
        self.key = key
        self.text = text
        self.names = names
        self.running = _running_heads(text.lines)
        self.pointed: set[int] = set()
        self.printed: defaultdict[int, set[Decimal]] = defaultdict(set)
        for record in records:
            if record.cls == KYODO + "Section":
                self.pointed.update(_headings(record, text))
            if record.cls in _NO_STATEMENT:
                continue
            figures = {
                number
                for name in ("printed", "value")
                for value in record.values(name)
                for number in numbers(_shown(value.text))
            }
            for line in _cited(record, key):
                self.pointed.add(line)
                self.printed[line] |= figures

    def names_of(self, line: str) -> Iterator[str]:
        """The names in a line. One of a single character is no part of a word: 市 in 市民, 都市."""
        for name, _ in self.names.found(plain(line)):
            if len(name) > 1 or re.search(rf"(?<!{_KANJI}){re.escape(name)}(?!{_KANJI})", line):
                yield name

    def figures_of(self, line: str) -> list[str]:
        """The figures in a line: numbers with a unit right behind (2 地域 begins a heading)."""
        return [hit[0] for hit in _FIGURE.finditer(_shown(line))]

    def holds(self, number: int, figure: str) -> bool:
        """Whether a record that points to a line holds a figure as printed or as its value."""
        return bool(numbers(figure) & self.printed[number])


def _shown(text: str) -> str:
    """Text without mark-up and differences of width; ① is the mark of an item and no number."""
    unmarked = "".join(" " if unicodedata.category(c) == "No" else c for c in _TAGS.sub(" ", text))
    return unicodedata.normalize("NFKC", unmarked)


def _running_heads(lines: Sequence[str]) -> set[int]:
    """The lines of running heads and feet: the same but for the page number, again and again."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if "\t" not in line and (text := _PAGE.sub("", plain(line))):
            found[text].append(number)
    return {n for numbers in found.values() if len(numbers) >= _AGAIN for n in numbers[1:]}


def _cited(record: Record, document: str) -> set[int]:
    """The lines of a document that a record cites, for itself or for a link."""
    passages = [record.passage, *(v.passage for e in record.entries for v in e.values)]
    return {
        line
        for p in passages
        if p is not None and p.document == document
        for line in range(p.first, p.last + 1)
    }


def _headings(record: Record, text: Text) -> Iterator[int]:
    """The lines in which a section's heading is printed: that the heading names an actor is said
    by the section's label; what stands below it is not."""
    if record.passage is None or record.passage.document != text.document.key:
        return
    labels = [plain(v.text) for v in record.values("label") if v.lang == "ja"]
    for number in range(record.passage.first, record.passage.last + 1):
        line = plain(text.lines[number - 1])
        if line and any(line in label or label in line for label in labels):
            yield number
        elif line:
            return
