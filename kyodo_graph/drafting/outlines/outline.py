"""The outline of a text: its headings, each with what it stands under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.model import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or a row of a table that names an item as one does.

    ``key`` is the same for headings of one kind, ``level`` the word of the level where one is
    printed, ``depth`` that of mark-up. ``parent`` is the place in the outline of what it stands
    under, -1 for none. ``row`` tells one that a table gives.
    """

    line: int
    key: str
    level: str
    number: str
    label: str
    spans: tuple[Span, ...]
    depth: int = 0
    parent: int = -1
    row: bool = False
    bold: bool = False
    sign: str = ""


def nested(flat: Sequence[Heading]) -> list[Heading]:
    """Headings with what each stands under: a kind that is open is closed by the next of it.

    >>> def h(key: str, number: str) -> Heading:
    ...     return Heading(1, key, "", number, "x", ())
    >>> [x.parent for x in nested([h("章", "1"), h("n", "1"), h("n", "2"), h("章", "2")])]
    [-1, 0, 0, -1]
    """
    over = _over(flat)
    found: list[Heading] = []
    stack: list[int] = []
    for heading in flat:
        place = len(found)
        while (
            stack
            and heading.depth
            and (heading.depth <= found[stack[-1]].depth or found[stack[-1]].key == "anchor")
        ):
            stack.pop()
        while stack and (heading.key, found[stack[-1]].key) in over:
            stack.pop()
        keys = [found[n].key for n in stack]
        signs = [found[n].sign for n in stack]
        if heading.key in keys:
            stack = stack[: keys.index(heading.key)]
        elif heading.key in signs:
            # ■ 評価 is no part of ■ 柱2.
            stack = stack[: signs.index(heading.key)]
        prefix = _by_number(heading, found)
        first = not stack and all(other.key != heading.key for other in found)
        if prefix is not None and (prefix in stack or first):
            stack = [*stack[: stack.index(prefix)], prefix] if prefix in stack else [prefix]
        found.append(replace(heading, parent=stack[-1] if stack else -1))
        stack.append(place)
    return found


def ancestors(outline: Sequence[Heading], n: int) -> list[int]:
    """The places of the headings that one stands under, the nearest first.

    >>> h = Heading(1, "n", "", "1", "x", ())
    >>> ancestors(nested([h, replace(h, key="(n)"), replace(h, key="c")]), 2)
    [1, 0]
    """
    found = []
    up = outline[n].parent
    while up >= 0:
        found.append(up)
        up = outline[up].parent
    return found


def _over(flat: Sequence[Heading]) -> set[tuple[str, str]]:
    """Kinds of headings that numbers put over others, wherever the first of them stands: 2-1 and
    2-2 follow 2, 3-1 follows 3, though no heading 1 stands over 1-1."""
    last: dict[str, tuple[str, bool]] = {}
    told: dict[tuple[str, str], list[tuple[str, bool]]] = {}
    for heading in flat:
        if not heading.number:
            continue
        stem, parted, _ = heading.number.replace(".", "-").replace("ー", "-").partition("-")
        for key, (number, whole) in last.items() if parted else ():
            if key != heading.key and whole and key[0] != "第":
                told.setdefault((key, heading.key), []).append((stem, stem == number))
        last[heading.key] = (heading.number, not parted)
    return {
        pair
        for pair, every in told.items()
        if len({stem for stem, same in every if same}) > 1
        and sum(same for _, same in every) * 5 >= len(every) * 4
    }


def _by_number(heading: Heading, found: Sequence[Heading]) -> int | None:
    """The heading whose number begins this one's: A-1 for A-1-②, 1-(1) for 1-(1)-①, A for A1."""
    for cut in range(len(heading.number) - 1, 0, -1):
        parted = heading.number[cut] in "-.ー(" or heading.number[cut - 1] in ")"
        lettered = heading.number[cut].isdigit() and heading.number[cut - 1].isalpha()
        if not parted and not lettered:
            continue
        before = heading.number[:cut].rstrip("-.ー(")
        for place in range(len(found) - 1, -1, -1):
            other = found[place]
            same_kind = _family(other.key) == _family(heading.key) and other.key[0] != "第"
            if other.number == before and before and other.key != heading.key and same_kind:
                return place
    return None


def _family(key: str) -> str:
    return "".join(c for c in key.split(":")[-1] if c in "AR") or "n"
