"""The order in which a plan prints its elements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from kyodo_graph.views.model import Edge, Node

PRINTED = frozenset({"Plan", "Policy", "Initiative"})
"""Classes that a plan prints one after the other."""

_Key = tuple[tuple[int, int, str], ...]


def natural(text: str) -> _Key:
    """A key by which texts with numbers sort as people count; ``①`` and ``1`` are full equals.

    >>> sorted(["i10", "i9", "(2)", "②-1"], key=natural)
    ['(2)', '②-1', 'i9', 'i10']
    """
    parts = re.findall(r"\d+|[^\d]+", unicodedata.normalize("NFKC", text).strip("()[].、 "))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def printed_order(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
    """The rank of each printed element by its id: plan by plan, and down the tree of a plan.

    Elements below the same one are ordered by their printed number, then by id; those whose place
    in the tree is not known by id alone, as a number such as (1) stands below several.

    >>> plan = [Node("p/i10", {}, cls="Initiative"), Node("p/i9", {}, cls="Initiative")]
    >>> printed_order(plan, [])
    {'p/i9': 0, 'p/i10': 1}
    """
    known = {node.id: node for node in nodes if node.cls in PRINTED}
    above = parents(known, edges)
    keys = {key: _path(known, above, key) for key in known}
    return {key: rank for rank, key in enumerate(sorted(known, key=lambda key: (keys[key], key)))}


def parents(known: Mapping[str, Node], edges: Sequence[Edge]) -> dict[str, str]:
    """The element that each printed element is part of; the first by id if several are."""
    found: dict[str, str] = {}
    for edge in edges:
        whole, part = edge.source, edge.target
        of_a_tree = "has_part" in edge.kind.split(",") and whole != part
        if of_a_tree and whole in known and part in known:
            found[part] = min(whole, found.get(part, whole))
    return found


def chain(above: Mapping[str, str], key: str) -> list[str]:
    """From the top of the tree down to the element; a circle is cut where it closes."""
    found = [key]
    while (key := above.get(key, "")) and key not in found:
        found.append(key)
    return found[::-1]


def _path(known: Mapping[str, Node], above: Mapping[str, str], key: str) -> tuple[_Key, ...]:
    top, *below = chain(above, key)
    node = known[top]
    start = [natural(node.city), natural(node.plan or node.id), natural(node.id)]
    for step in below:
        start += [natural(known[step].number), natural(step)]
    return tuple(start)
