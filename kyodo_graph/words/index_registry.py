"""The indices and effects that tables, figures and pages name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kyodo_graph.words.entries import FOLDER, Words, entries

FILE = FOLDER / "indices.yaml"


@dataclass(frozen=True, slots=True)
class Index:
    """An index: what it is called, what it means, the keys of the publications that define it.

    Of an index with ``smaller_first`` the smallest value is the most central place.
    """

    key: str
    name: Words
    meaning: Words
    references: tuple[str, ...] = ()
    smaller_first: bool = False


@cache
def indices() -> Mapping[str, Index]:
    """All indices by key, in the order in which they are listed.

    A key under which an index stands in another table (``same_as``) gives the index itself.

    >>> indices()["betweenness"].name["ja"], indices()["constraint"].smaller_first
    ('媒介中心性', True)
    >>> indices()["sector_ei"] is indices()["ei_sector"]
    True
    """
    found: dict[str, Index] = {}
    same: dict[str, str] = {}
    for entry in entries(FILE):
        if "same_as" in entry.fields:
            entry.only("same_as")
            same[entry.key] = entry.text("same_as")
            continue
        entry.only("ja", "en", "means", "references", "smaller_first")
        found[entry.key] = Index(
            entry.key,
            entry.words(),
            entry.meaning(),
            entry.list("references"),
            entry.flag("smaller_first"),
        )
    return found | {key: found[other] for key, other in same.items()}
