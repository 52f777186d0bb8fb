"""Names near to one that is not known: one rule, wherever a name is misspelt."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from kyodo_graph.folding import fold

ALIKE, APART, NEAREST, LISTED = 0.5, 0.1, 3, 12
"""How alike a name is at least (Ratcliff and Obershelp's ratio), how much less alike than the best
at most; how many are offered, and how many are listed where none is near."""


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """The known names most like a name, the most alike first; how they are printed doesn't count.

    >>> nearest("Yamaguti", ["ichinoseki", "shinjo", "yamaguchi"]), nearest("x", ["shinjo"])
    (['yamaguchi'], [])
    """
    printed: dict[str, list[str]] = {}
    for one in known:
        printed.setdefault(fold(one), []).append(one)
    wanted = fold(name)
    found = get_close_matches(wanted, printed, NEAREST, ALIKE)
    ratios = [SequenceMatcher(None, folded, wanted).ratio() for folded in found]
    near = [f for f, ratio in zip(found, ratios, strict=True) if ratio >= ratios[0] - APART]
    return [one for folded in near for one in printed[folded]][:NEAREST]


def nearest_or_all(name: str, known: Iterable[str]) -> list[str]:
    """The nearest names; where none is near, those that there are, in their order.

    >>> nearest_or_all("x", ["shinjo", "yamaguchi"])
    ['shinjo', 'yamaguchi']
    """
    names = list(known)
    return nearest(name, names) or names[:LISTED]
