"""Passages: what is read as running text, lines that a page has broken joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.lines import Line

_OPENS = re.compile(
    r"\s*(?:\(?[0-9]{1,3}[-.)・ ]|[①-⑳■●◆○◎・※▼【<|*#「]|第[0-9一二三四五六七八九十]+[章節編])"
)
_SHORTEST = 12
_FULL = 0.7


@dataclass(frozen=True)
class Passage:
    """Running text and the places in the print that it comes from: (line, first, after, at),
    ``at`` being where the piece begins in the text."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def here(self, span: Span) -> Span | None:
        """A place of the print as a place of this text; nothing where it stands elsewhere."""
        for line, start, end, at in self.pieces:
            if span.line == line and start <= span.start and span.end <= end:
                return Span(line, at + span.start - start, at + span.end - start, span.what)
        return None

    def printed(self, start: int, end: int, what: str) -> tuple[Span, ...]:
        """Where a part of the text is printed, a span for each of its lines."""
        found = []
        for line, first, after, at in self.pieces:
            a, b = max(start, at), min(end, at + after - first)
            if a < b:
                found.append(Span(line, first + a - at, first + b - at, what))
        return tuple(found)

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that it is printed on."""
        return tuple(dict.fromkeys(line for line, *_ in self.pieces))


def passages_of(document: Document) -> Iterator[Passage]:
    """The passages of a text: paragraphs, and cells that hold sentences.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "霧島市計画\\n\\n地域課は、講座の企画を里の会と\\n相談して決めます。\\n".encode()
    >>> [p.text for p in passages_of(read_document(Text("x", raw)))]
    ['地域課は、講座の企画を里の会と相談して決めます。']
    """
    for lines in _paragraphs(document):
        passage = _of([(line.number, line.start, line.end) for line in lines], document.lines)
        if "。" in passage.text:
            yield passage
    yield from _in_cells(document)


def _in_cells(document: Document) -> Iterator[Passage]:
    for table in document.tables:
        for row in table.grid.rows:
            cells = [cell for cell in row.cells if cell.text]
            if len(cells) == 2 and len(row.lines) == 1 and "。" in cells[1].text:
                # A term and what it means are one sentence.
                ends = (row.lines[0], cells[0].spans[0].start, cells[1].spans[-1].end)
                yield _of([ends], document.lines)
                continue
            for cell in row.cells:
                if "。" in cell.text:
                    yield _of([(s.line, s.start, s.end) for s in cell.spans], document.lines)


def _paragraphs(document: Document) -> Iterator[list[Line]]:
    """Lines that are one paragraph: each but the last is full and ends in mid-sentence."""
    running: list[Line] = []
    for line in document.lines:
        if line.number in document.in_tables or (line.left_out and not running):
            continue
        if line.blank:
            # A page's end may stand in mid-sentence; a blank line by itself ends a paragraph.
            if running and not (line.left_out or _turns(document.lines, line)):
                yield running
                running = []
            continue
        if running and not _goes_on(running, line):
            yield running
            running = []
        running.append(line)
    if running:
        yield running


def _turns(lines: Sequence[Line], blank: Line) -> bool:
    """Whether a blank line stands beside a page number or a running head."""
    around = lines[max(0, blank.number - 3) : blank.number + 2]
    return any(line.left_out in ("page_number", "running_head") for line in around)


def _goes_on(before: Sequence[Line], line: Line) -> bool:
    last = before[-1].content
    if line.depth or line.bullet or before[-1].depth or last.endswith(("。", ")", "〕", "】")):
        return False
    if _OPENS.match(line.content) or len(last) < _SHORTEST or "\t" in line.text:
        return False
    width = max(len(one.content) for one in (*before, line))
    return len(last) >= _FULL * width


def _of(places: Sequence[tuple[int, int, int]], lines: Sequence[Line]) -> Passage:
    text, pieces = "", []
    for number, start, end in places:
        pieces.append((number, start, end, len(text)))
        text += lines[number - 1].text[start:end]
    return Passage(text, tuple(pieces))
