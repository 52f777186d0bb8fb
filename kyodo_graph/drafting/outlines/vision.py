"""What the plan wants to see, printed as the top of its measures: めざすまち：…."""

from __future__ import annotations

import re

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.matching import plain
from kyodo_graph.drafting.model import Span

_VISION = re.compile(
    r"(?P<level>(?:将来|めざす|目指す)(?:[^\s:：。、]{0,8}(?:姿|像|まち))|目標像|基本理念)[\s:：]+"
    r"(?:<[^<>]*>|\*\*)*(?P<label>[^\s<>*][^<>*]*?)(?:<[^<>]*>|\*\*)*"
)


def vision_of(document: Document) -> tuple[str, str, Span] | None:
    """The level's word, the title and its place; None where there is none, or several."""
    told = [
        (line, found)
        for line in document.lines
        if not line.blank and "\t" not in line.text
        if (found := _VISION.fullmatch(line.content)) and not found["label"].endswith("す。")
    ]
    if len({plain(found["label"]) for _, found in told}) != 1:
        return None
    line, found = told[0]
    start = line.start + found.start("label")
    return found["level"], found["label"], Span(line.number, start, start + len(found["label"]))
