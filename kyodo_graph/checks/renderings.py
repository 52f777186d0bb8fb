"""Whether labels render a Japanese term by its one English term (``words/glossary.yaml``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kyodo_graph.checks.findings import Finding
from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import ID, KYODO
from kyodo_graph.curation.records import Record
from kyodo_graph.folding import fold
from kyodo_graph.words import GlossaryTerm, glossary
from kyodo_graph.words.unwritten import is_unwritten

RULE = "rendering"
# A section's English label says what it is about and is often shorter than what is printed.
_SHORTENED = frozenset({KYODO + "Section"})
# An English label tells whose website or bulletin it is, where the printed one need not.
_OWNED = _SHORTENED | {KYODO + "Instrument"}


def check_renderings(
    dataset: Dataset, terms: Sequence[GlossaryTerm] | None = None
) -> list[Finding]:
    """The labels whose English lacks the English term of a Japanese term in them.

    ``terms`` are those of the glossary unless they are given. Of terms within each other the
    longest counts: 地域づくり協議会 is not read as 地域づくり.
    """
    told = glossary() if terms is None else terms
    records = [record for _, record in _defined(dataset) if record.cls not in _SHORTENED]
    return [finding for record in records for finding in _terms_of(record, told)]


def check_equal_labels(dataset: Dataset) -> list[Finding]:
    """The things of one class whose printed labels are equal and whose English ones are not.

    Equal labels that tell things of one city apart are left out: there the English has to differ.
    So are instruments, whose English label may say whose they are.
    """
    by_label: defaultdict[tuple[str, str], list[tuple[str, Record]]] = defaultdict(list)
    for city, record in _defined(dataset):
        ja, en = _label(record, "ja"), _label(record, "en")
        if record.cls not in _OWNED and ja and not is_unwritten(ja, en):
            by_label[record.cls, fold(ja)].append((city, record))
    return [f for same in by_label.values() for f in _unlike(same)]


def rendered(ja: str, en: str, terms: Iterable[GlossaryTerm]) -> Iterator[GlossaryTerm]:
    """The terms in a Japanese label that its English one does not render.

    >>> from kyodo_graph.words import GlossaryTerm
    >>> terms = [GlossaryTerm("地域", "community"), GlossaryTerm("地域協働", "local collaboration")]
    >>> [term.ja for term in rendered("地域協働の推進", "Promoting community work", terms)]
    ['地域協働']
    """
    left = fold(ja)
    for term in sorted(terms, key=lambda t: -len(t.ja)):
        if fold(term.ja) in left:
            left = left.replace(fold(term.ja), "\n")
            if not term.free and not any(_stands(form, en) for form in term.forms):
                yield term


def _stands(form: str, en: str) -> bool:
    words, text = (re.sub(r"[\s-]+", " ", part).casefold() for part in (form, en))
    return re.search(rf"\b{re.escape(words)}", text) is not None


def _terms_of(record: Record, terms: Sequence[GlossaryTerm]) -> Iterator[Finding]:
    ja, en = _label(record, "ja"), _label(record, "en")
    for term in rendered(ja, en, terms) if ja and en and not is_unwritten(ja, en) else ():
        told = f"{ja}: {term.ja} is “{term.en}” in the glossary, not in “{en}”"
        told_ja = f"{ja}：用語集では{term.ja}は「{term.en}」だが、「{en}」にはない"
        yield _finding(record, told, told_ja)


def _unlike(same: Sequence[tuple[str, Record]]) -> Iterator[Finding]:
    cities = [city for city, _ in same]
    if len(set(cities)) < len(cities):
        return
    first, *others = (record for _, record in same)
    for record in others:
        if _label(record, "en").casefold() != _label(first, "en").casefold():
            names = f"“{_label(record, 'en')}”", f"“{_label(first, 'en')}”"
            ja = _label(record, "ja")
            told = f"{ja}: {names[0]} here, {names[1]} in {first.iri.removeprefix(ID)}"
            told_ja = f"{ja}：ここでは{names[0]}、{first.iri.removeprefix(ID)}では{names[1]}"
            yield _finding(record, told, told_ja)


def _finding(record: Record, en: str, ja: str) -> Finding:
    about = record.iri.removeprefix(ID)
    here = f"{about}: {en}", f"{about}: {ja}"
    return Finding(RULE, "info", here[0], record.iri, record.file, record.mark.line, here[1])


def _defined(dataset: Dataset) -> Iterator[tuple[str, Record]]:
    for city, files in dataset.cities.items():
        for file in files:
            yield from ((city, record) for record in file.records if record.defines)


def _label(record: Record, lang: str) -> str:
    return next((v.text for v in record.values("label") if v.lang == lang), "")
