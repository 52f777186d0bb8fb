"""Sentences of a line: a full stop inside brackets ends none."""

from __future__ import annotations

from collections.abc import Iterator

_OPEN, _CLOSE = "(「『【〔[", ")」』】〕]"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end.

    >>> text = "市は「計画」(以下「計画」という。)を定めた。次に進む。"
    >>> [text[a:b] for a, b in sentences(text)]
    ['市は「計画」(以下「計画」という。)を定めた。', '次に進む。']
    """
    depth, start = 0, 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character == "。" and depth == 0:
            yield start, place + 1
            start = place + 1
    if text[start:].strip():
        yield start, len(text)
