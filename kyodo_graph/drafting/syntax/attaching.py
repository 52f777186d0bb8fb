"""What the parser hangs on the wrong word, hung on the right one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kyodo_graph.drafting.syntax.parsing import Parsed, Token

NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_OF_VERBS = frozenset("をにがとで") | {"から", "より", "へ"}


def attached(tokens: Parsed, actors: Collection[int]) -> Parsed:
    """The words of a sentence with phrases of verbs on verbs.

    A phrase under を, に, が, で, と or から is a verb's: the parser hangs some on a noun before it
    (協会と→見守り協定を結ぶ) or on a verb that is part of a noun (協会に→見守り活動費を交付する).
    They go up to the verb above. With の behind its particle (協会との連携) a phrase is the noun's;
    と between actors joins them.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.pos not in NOUNS or token.dep in ("compound", "ROOT"):
            continue
        particles = [t.text for t in tokens[place + 1 :] if t.head == place and t.dep == "case"]
        if not particles or particles[-1] not in _OF_VERBS:
            continue
        head = token.head
        while _is_nominal(found, head, particles[-1], actors):
            head = found[head].head
        if head != place:
            found[place] = replace(token, head=head)
    return tuple(found)


def _is_nominal(tokens: list[Token], place: int, particle: str, actors: Collection[int]) -> bool:
    """Whether a word can't carry a phrase of a verb, and another one stands above it."""
    token = tokens[place]
    if token.head == place:
        return False
    if token.pos in NOUNS:
        joins = particle == "と" and (place in actors or token.dep == "compound")
        acts = any(t.head == place and t.dep in ("aux", "cop", "mark") for t in tokens)
        return (not joins or place not in actors) and not acts
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    inflected = token.text != token.lemma and token.pos == "VERB"
    return bool(inflected and behind and behind.pos in NOUNS and place + 1 not in actors)
