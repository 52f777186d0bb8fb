"""Patterns of sentences that state a tie (``ties.yaml``): what case and verb alone do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from kyodo_graph.drafting.names.masking import ACTOR, FIRST

_L = f"{ACTOR}(?:(?:、|と|や|・|及び|並びに|、及び|又は){ACTOR})*"


MOST_TOGETHER = 6
"""Longer lists say who is meant, not who does something with whom."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that states a relation, ready to be searched."""

    relation: str
    name: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The patterns of ``ties.yaml``."""
    with Path(__file__).with_name("ties.yaml").open(encoding="utf-8") as file:
        told: list[dict[str, Any]] = yaml.safe_load(file)
    groups = {
        "s": f"(?P<s>{_L})",
        "o": f"(?P<o>{_L})",
        "a": f"(?P<a>{_L})",
        "b": f"(?P<b>{_L})",
        "1o": f"(?P<o>{ACTOR})",
        "p": f"(?P<p>{ACTOR}(?:(?:、|と|や|・|及び|並びに|、及び){ACTOR})+)",
        "1t": f"(?P<o>(?<=^){ACTOR})(?=は講師)",
        "j": "[^。、\ue000-\uf8ff]{0,30}?",
        "g": "[^。]{0,70}?",
        "h": "[^。\ue000-\uf8ff]{0,40}?",
    }
    found = []
    for rule in told:
        pattern = re.sub(r"\{\{(.*?)\}\}", r"{\1}", _filled(rule["pattern"], groups))
        found.append(Rule(rule["relation"], f"tie.{rule['name']}", re.compile(pattern)))
    return tuple(found)


def _filled(pattern: str, groups: dict[str, str]) -> str:
    return re.sub(r"(?<!\{)\{(1[ot]|[soabpghj])\}(?!\})", lambda found: groups[found[1]], pattern)


def ends(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The places of the ends of each tie that a match states."""
    groups = match.groupdict()
    if groups.get("p"):
        together = _signs(match, "p")
        if len(together) <= MOST_TOGETHER:
            yield from combinations(together, 2)
        return
    left, right = ("a", "b") if "a" in groups else ("s", "o")
    for one in _signs(match, left):
        for other in _signs(match, right):
            yield one, other


def _signs(match: re.Match[str], group: str) -> list[int]:
    start = match.start(group)
    return [start + n for n, c in enumerate(match[group]) if FIRST <= ord(c) <= 0xF8FF]
