"""A tie as a masked sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyodo_graph.drafting.ties.clauses import Group
from kyodo_graph.drafting.ties.governing import Found
from kyodo_graph.drafting.ties.verbs import Verbs


@dataclass(frozen=True)
class Told:
    """A tie as a masked sentence tells it: the places of its ends and of the verb."""

    subject: int
    relation: str
    object: int
    verb: tuple[int, int]
    rule: str
    among: tuple[int, ...] = ()
    """The places of all that stand together where the ends are two of them."""
    sent: int = -1
    """The place of whom the doer sends to the object, if anybody: then staff is the end itself."""


def pairs(doer: Group, other: Group, found: Found, turned: bool) -> Iterator[Told]:
    """A tie of each doer with each other, the other way round where ``turned``."""
    rule = f"tie.verb_{found.verbs.relation}"
    for one in doer.places:
        for two in other.places:
            ends = (two, one) if turned else (one, two)
            yield Told(ends[0], found.verbs.relation, ends[1], (found.start, found.end), rule)


def at(known: Verbs, match: re.Match[str]) -> Found:
    """A word of a class where a pattern has found it."""
    return Found(known, match.start(), match.end(), match[0])
