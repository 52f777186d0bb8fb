"""Names near to one that is not known: one rule, wherever a name is misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from kyodo_graph.folding import fold

ALIKE, NEAREST, LISTED = 0.5, 3, 12
"""How alike names are at least (Ratcliff and Obershelp's ratio), how many are offered, and how many
are listed where none is near."""


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """The known names most like a name, the most alike first; how they are printed doesn't count.

    >>> nearest("Yamaguti", ["ichinoseki", "shinjo", "yamaguchi"]), nearest("x", ["shinjo"])
    (['yamaguchi'], [])
    """
    printed: dict[str, list[str]] = {}
    for one in known:
        printed.setdefault(fold(one), []).append(one)
    found = difflib.get_close_matches(fold(name), printed, NEAREST, ALIKE)
    return [one for folded in found for one in printed[folded]][:NEAREST]


def nearest_or_all(name: str, known: Iterable[str]) -> list[str]:
    """The nearest names; where none is near, those that there are, in their order.

    >>> nearest_or_all("x", ["shinjo", "yamaguchi"])
    ['shinjo', 'yamaguchi']
    """
    names = list(known)
    return nearest(name, names) or names[:LISTED]
