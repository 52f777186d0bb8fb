"""Two levels whose numbers look alike, told apart by counting: 1 / 1, 2, 3 / 2 / 4, 5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.printed.numbering import ordinal


def with_two_counts(flat: Sequence[Heading]) -> list[Heading]:
    """Headings in which each run of one kind that two counts make up is two kinds."""
    made: list[Heading] = []
    for _, run in groupby(flat, key=lambda h: (h.key, h.level, h.row, h.depth)):
        own = list(run)
        inner = inner_count([ordinal(h.number) or 0 for h in own]) if not own[0].row else []
        made += [
            replace(heading, key=f"{heading.key}'") if place in inner else heading
            for place, heading in enumerate(own)
        ]
    return made


def inner_count(numbers: Sequence[int]) -> list[int]:
    """The places of the inner of two counts; none where there is one count only.

    The inner count begins anew under each number of the outer one, or runs on.

    >>> inner_count([1, 1, 2, 3, 2, 4, 5]), inner_count([1, 1, 2, 2, 1]), inner_count([1, 2, 1, 2])
    ([1, 2, 3, 5, 6], [1, 2, 4], [])
    """
    told = list(_told(numbers))
    outer = [place for place in range(len(numbers)) if place not in told]
    held = all(place + 1 in told for place in outer)
    return told if held and len(outer) > 1 and len(told) > len(outer) else []


def _told(numbers: Sequence[int]) -> Iterator[int]:
    outer = inner = last = 0
    for place, number in enumerate(numbers):
        under = place > 0 and (number == inner + 1 or (number == 1 and place - 1 == last))
        if under:
            inner = number
            yield place
        elif number == outer + 1:
            outer, last = number, place
        else:
            return
