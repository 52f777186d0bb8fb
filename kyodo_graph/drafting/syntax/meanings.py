"""What frames state (``meanings.yaml``): particles mapped to ends of relations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kyodo_graph.drafting.syntax.frames import Frame

PATH = Path(__file__).with_name("meanings.yaml")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A relation, and the frames that state it: the word, the verb and the noun that go with it,
    the particles under which the ends stand."""

    relation: str
    rule: str
    word: re.Pattern[str]
    verbs: re.Pattern[str] | None
    thing: re.Pattern[str] | None
    givers: tuple[str, ...]
    getters: tuple[str, ...]
    each: tuple[str, ...]
    among: bool
    every: bool
    as_told: bool
    kinds: tuple[str, ...]
    defines: bool

    def fits(self, frame: Frame) -> bool:
        """Whether a frame says this."""
        if not self.word.fullmatch(frame.word):
            return False
        if self.verbs and not any(self.verbs.fullmatch(verb) for verb in frame.verbs):
            return False
        return not self.thing or any(
            self.thing.fullmatch(noun) for noun in frame.things("を", "に", "と", "は", "が", "の")
        )


@cache
def meanings() -> tuple[Meaning, ...]:
    """The meanings of ``meanings.yaml``, in its order.

    >>> meanings()[1].relation, meanings()[1].getters
    ('entrusts', ('に',))
    """
    with PATH.open(encoding="utf-8") as file:
        told: list[dict[str, Any]] = yaml.safe_load(file)
    return tuple(
        Meaning(
            one["relation"],
            f"frame.{one['name']}",
            # The word, or a compound that ends in it: 財政的支援, but not 取り組む for 組む.
            re.compile(f"(?:.*[^ぁ-ん])?(?:{one['word']})"),
            re.compile(one["verbs"]) if "verbs" in one else None,
            re.compile(one["thing"]) if "thing" in one else None,
            tuple(one.get("from", ())),
            tuple(one.get("to", ())),
            tuple(one.get("each", ())),
            one.get("among", False),
            one.get("every", False),
            one.get("taken") == "as_told",
            tuple(one.get("kinds", ())),
            one.get("defines", False),
        )
        for one in told
    )
