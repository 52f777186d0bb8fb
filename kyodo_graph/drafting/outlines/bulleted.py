"""Entries of lists that are items, as the fields in brackets behind them tell: ・広報〔主＝町〕."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.printed.lines import Line

_FIELDS = re.compile(
    r"\s*[〔【\[(<](?P<label>[^\W\d]{1,8})\s*[=:：＝][^〔〕【】\[\]<>。]+[〕】\])>]\s*$"
)
_LEAST = 3
_LONGEST = 60


def bulleted_items(document: Document) -> Iterator[Heading]:
    """The entries of lists most of which have such fields, with the few beside them that have
    none."""
    for run in _runs(document.lines):
        fields = [_FIELDS.search(line.content) for line in run]
        if 2 * sum(map(bool, fields)) < len(run) or not _often(document, fields):
            continue
        for line, found in zip(run, fields, strict=True):
            end = line.start + found.start() if found else line.end
            label = line.text[line.start : end].rstrip()
            if label and len(label) <= _LONGEST and not label.endswith("。"):
                span = Span(line.number, line.start, line.start + len(label))
                yield Heading(line.number, f"-{line.bullet}", "", "", label, (span,))


def _often(document: Document, fields: Sequence[re.Match[str] | None]) -> bool:
    """Whether the labels of a list's fields come again throughout the text."""
    labels = {found["label"] for found in fields if found}
    lines = [line for line in document.lines if line.bullet]
    told = [found["label"] for line in lines if (found := _FIELDS.search(line.content))]
    return any(told.count(label) >= _LEAST for label in labels)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lists: entries with the same sign, line by line."""
    run: list[Line] = []
    for line in lines:
        if run and (line.blank or line.bullet != run[-1].bullet):
            yield run
            run = []
        if line.bullet and not line.blank:
            run.append(line)
    if run:
        yield run
