"""What stands behind a title between dashes, and is none of it where the contents leave it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.folding import fold_name

_SUBTITLE = re.compile(r"\s*(?P<dash>[-~―–—－〜～])[^-~―–—－〜～]{2,40}(?P=dash)$")
_LEADERS = re.compile(r"[\s.・…‥-]*[0-9]*\s*$")


def without_subtitles(document: Document, found: Sequence[Heading]) -> list[Heading]:
    """Headings as the contents page prints them, where that has them without a subtitle."""
    listed = {
        fold_name(_LEADERS.sub("", line.content))
        for line in document.lines
        if line.left_out == "contents"
    }
    return [_cut(document, heading, listed) for heading in found]


def _cut(document: Document, heading: Heading, listed: set[str]) -> Heading:
    subtitle = _SUBTITLE.search(heading.label)
    if subtitle is None or len(heading.spans) > 1:
        return heading
    span = heading.spans[0]
    end = span.start + subtitle.start()
    line = document.lines[span.line - 1]
    if fold_name(line.text[line.start : end]) not in listed:
        return heading
    return replace(
        heading, label=heading.label[: subtitle.start()], spans=(replace(span, end=end),)
    )
