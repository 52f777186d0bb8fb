"""What verbs and nouns of action say of two actors (``verbs.yaml``), by classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Verbs:
    """A class of words for one relation: as what the other actor stands to them, the words, whether
    the doer is the other (``taken``), whether subjects that stand together are meant, too."""

    relation: str
    cases: frozenset[str]
    words: re.Pattern[str]
    taken: bool = False
    mutual: bool = False


@cache
def verbs() -> tuple[Verbs, ...]:
    """The classes, in their order: where two begin at one place the first counts.

    >>> sorted({v.relation for v in verbs() if v.mutual})
    ['partners_with']
    """
    with Path(__file__).with_name("verbs.yaml").open(encoding="utf-8") as file:
        given = yaml.safe_load(file)
    return tuple(
        Verbs(
            one["relation"],
            frozenset(one["cases"]),
            re.compile(one["words"]),
            one.get("taken", False),
            one.get("mutual", False),
        )
        for one in given
    )
