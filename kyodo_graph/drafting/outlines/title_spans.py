"""The title that a heading's line holds: where it begins and ends, over lines, too."""

from __future__ import annotations

import re

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.outlines.tags import without_tags
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import Mark, mark_of
from kyodo_graph.drafting.printed.vocabulary import SIGNED_TAIL
from kyodo_graph.folding import fold_name

_TAIL = re.compile(
    r"\s*[【(〔\[<](?:新規|拡充|継続|重点|見直し|充実|一部新規|改善|完了|※)[】)〕\]>]\s*$"
)
_GOES_ON = re.compile(r"(?:[のとをにやはがで、・]|及び|並びに)$")


def heading_of(
    document: Document,
    place: int,
    line: Line,
    mark: Mark,
    anchors: frozenset[str] = frozenset(),
) -> Heading:
    """The heading of a line behind its mark; ``anchors``: names of items that tables list."""
    start = line.start + mark.end
    text = line.text[start : line.end]
    start += len(text) - len(text.lstrip())
    bold = text.lstrip().startswith("**")
    if bold:
        start += 2
    last = next((one.begins for one in document.told_at(line.number) if one.begins > start), 0)
    end = line.end - (2 if line.text[: line.end].endswith("**") and bold else 0)
    shown = line.text[start : last or end].rstrip()
    shown = without_tags(SIGNED_TAIL.sub("", shown), document.tags)
    end = start + len(_TAIL.sub("", shown).rstrip())
    spans = [Span(line.number, start, end)]
    label = line.text[start:end]
    follower = document.lines[place + 1] if place + 1 < len(document.lines) else None
    if follower is not None and (
        _continues(label, follower, document)
        or fold_name(label + follower.content) in anchors - {fold_name(label)}
    ):
        spans.append(Span(follower.number, follower.start, follower.end))
        label += follower.content
    return Heading(
        line.number,
        key_of(mark),
        mark.word,
        mark.number,
        label,
        tuple(spans),
        line.depth,
        bold=line.bold or bold,
        sign=mark.sign if mark.word else "",
    )


def key_of(mark: Mark) -> str:
    """The kind of a heading: with a level's word, numerals of all sorts are one."""
    return re.sub("[Rck](?![a-z])", "n", mark.shape) if mark.word else mark.shape


def _continues(label: str, follower: Line, document: Document) -> bool:
    """Whether the next line goes on with a title that the print breaks."""
    text = follower.content
    if follower.blank or follower.number in document.in_tables or "\t" in follower.text:
        return False
    if (
        len(text) > 30
        or text.endswith("。")
        or mark_of(text, document.words)
        or follower.depth
        or follower.bullet
    ):
        return False
    return bool(_GOES_ON.search(label)) or bool(re.fullmatch("[~〜].*[~〜]", text))
