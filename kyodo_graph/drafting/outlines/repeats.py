"""Headings that stand for one element: an overview's, a table's and the one in the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kyodo_graph.drafting.layouts.matching import match, name_of, plain, same_number
from kyodo_graph.drafting.outlines.outline import Heading, ancestors
from kyodo_graph.drafting.printed.numbering import ordinal


def without_repeats(outline: Sequence[Heading], places: Sequence[int]) -> dict[int, int]:
    """Each element's place with that of the heading that stands for it: its fullest one."""
    groups: list[list[int]] = []
    known: dict[tuple[str, str], list[list[int]]] = {}
    for n in places:
        heading = outline[n]
        # Equal titles, and equal numbers of one level: nothing else can be a repeat.
        names = {("", plain(heading.label)), (heading.level, _value(heading.number))}
        near = [group for name in sorted(names) for group in known.get(name, ())]
        for group in near:
            if _same(outline[group[0]], heading, outline, group[0], n):
                group.append(n)
                break
        else:
            group = [n]
            groups.append(group)
        for name in names:
            if group not in known.setdefault(name, []):
                known[name].append(group)
    inside: Counter[int] = Counter()
    for n in places:
        inside.update(ancestors(outline, n))
    return {n: max(group, key=lambda m: (inside[m], -m)) for group in groups for n in group}


def _value(number: str) -> str:
    last = ordinal(number)
    return f"#{number.count('-')}{last}" if last else ""


def _same(one: Heading, other: Heading, outline: Sequence[Heading], n: int, m: int) -> bool:
    if one.row != other.row and one.level != other.level:
        return False
    a, b = plain(one.label), plain(other.label)
    if a == b and "anchor" in (one.key, other.key):
        # A name alone that a table lists is the titled item's.
        return True
    alike = a == b or (min(len(a), len(b)) > 7 and (a.startswith(b) or b.startswith(a)))
    if (
        not alike
        and one.level
        and one.level == other.level
        and same_number(one.number, other.number)
    ):
        alike = match(name_of(one.label), [other.label], [""]) is not None
    if not alike or one.level != other.level:
        return False
    if one.number and other.number and not same_number(one.number, other.number):
        return False
    if one.level:
        return True
    if one.key != other.key:
        return False
    # Without a level's word the same title may stand under two parents.
    ups = [_up(outline, place) for place in (n, m)]
    return ups[0] == ups[1]


def _up(outline: Sequence[Heading], n: int) -> str:
    up = outline[n].parent
    while up >= 0 and (outline[up].key == "【】"):
        up = outline[up].parent
    return plain(outline[up].label) if up >= 0 else ""


def whole_of(heading: Heading, every: Sequence[Heading]) -> Heading:
    """Of the headings of one element that which drops no character: scans lose some."""
    size = _letters(heading)
    near = [one for one in every if not one.row and 0 < _letters(one) - size <= _LOST]
    return max(near, key=_letters, default=heading)


def _letters(heading: Heading) -> int:
    return sum(character.isalnum() for character in heading.label)


_LOST = 2
