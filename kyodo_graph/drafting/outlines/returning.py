"""Titles that a list announces with numbers and that come again alone, over what is about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.folding import fold_name

_LIKE = 0.85
_SHORTEST, _LONGEST = 8, 50


def with_returning(document: Document, found: Sequence[Heading]) -> list[Heading]:
    """Headings with those lines that print an announced title again, alone between blank lines.

    Two of a list at least have to come again. A title that the list prints over two lines is
    joined, as the line that repeats it shows.
    """
    taken = {span.line for heading in found for span in heading.spans} | {h.line for h in found}
    alone = [line for line in _alone(document) if line.number not in taken]
    told: dict[str, list[tuple[Heading, Heading, Line]]] = {}
    for heading in found:
        if heading.number and not heading.level and not heading.row:
            for whole in _wholes(document, heading):
                line = next((x for x in alone if x.number > heading.line and _same(whole, x)), None)
                if line is not None:
                    told.setdefault(heading.key, []).append((heading, whole, line))
                    break
    made = list(found)
    for pairs in told.values():
        if len({heading.number for heading, _, _ in pairs}) > 1:
            for heading, whole, line in pairs:
                made[made.index(heading)] = whole
                made.append(replace(whole, line=line.number))
    return sorted(made, key=lambda heading: heading.line)


def _wholes(document: Document, heading: Heading) -> Iterator[Heading]:
    """A heading as it was read, and with the line that follows it."""
    yield heading
    below = document.lines[heading.line] if heading.line < len(document.lines) else None
    if below is not None and not below.blank and len(heading.spans) == 1:
        span = Span(below.number, below.start, below.end)
        label = heading.label + below.content
        yield replace(heading, label=label, spans=(*heading.spans, span))


def _alone(document: Document) -> Iterator[Line]:
    """Short lines between blank ones that are no sentence and no row."""
    texts = ["", *(line.content for line in document.lines), ""]
    for place, line in enumerate(document.lines, 1):
        if line.blank or line.number in document.in_tables or line.bullet:
            continue
        if texts[place - 1] or texts[place + 1] or line.content.endswith("。"):
            continue
        if _SHORTEST <= len(line.content) <= _LONGEST:
            yield line


def _same(heading: Heading, line: Line) -> bool:
    """Whether a line prints a title, but for a slip."""
    one, other = fold_name(heading.label), fold_name(line.content)
    if one == other or len(one) < _SHORTEST or abs(len(one) - len(other)) > 3:
        return one == other
    close = SequenceMatcher(None, one, other, autojunk=False)
    return close.quick_ratio() > _LIKE and close.ratio() > _LIKE
