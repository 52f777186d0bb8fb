"""Sentences in which each actor is one sign, so that patterns can speak of actors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.model import Span

FIRST = 0xE000
"""The sign of the first actor of a sentence: characters of nobody's use."""

ACTOR = "[\ue000-\uf8ff]"
"""One actor, as a pattern."""

_PEOPLE = (
    "の(?:生徒|学生|児童|会員|職員|社員|役員|有志|教員|委員|会長|代表|[0-9]+(?:名|人|年生)|児童会|生徒会)(?:たち|等"
    "|と)?(?=[はがをにと、も])"
)
_EXAMPLE = f"(?<={ACTOR})をはじめと(?:する|した)[^はがをに、。]{{0,8}}{ACTOR}"
"""What the actor before it is one of: 信用組合をはじめとする企業."""
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Masked:
    """A sentence in which each actor is one sign, and where each of its characters is printed."""

    line: int
    text: str
    places: tuple[int, ...]
    actors: tuple[int, ...]
    """For each sign, in order, the place of its actor in the list."""

    def span(self, start: int, end: int, what: str, lengths: Sequence[int]) -> Span:
        """Where a part of the masked sentence is printed."""
        last = self.places[end - 1]
        sign = ord(self.text[end - 1]) - FIRST
        long = lengths[sign] if 0 <= sign < len(lengths) else 1
        return Span(self.line, self.places[start], last + long, what)


def masked_sentence(
    line: int,
    text: str,
    start: int,
    end: int,
    inside: Sequence[tuple[Span, int]],
    before: Sequence[int],
) -> Masked:
    """A sentence with signs for actors; what stands in brackets, and 同法人 for one, resolved."""
    shown: list[str] = []
    places: list[int] = []
    who: list[int] = []
    at = start
    skipped = {p for m in _ASIDE.finditer(text, start, end) for p in range(m.start(), m.end())}
    spans = [(s, n) for s, n in inside if s.start not in skipped]
    signs = [k for k, (s, _) in enumerate(inside) if s.start not in skipped]
    queue = dict(zip((s.start for s, _ in spans), zip(spans, signs, strict=True), strict=True))
    while at < end:
        if at in queue:
            (span, _), sign = queue[at]
            shown.append(chr(FIRST + sign))
            places.append(at)
            at = span.end
        else:
            if at not in skipped and text[at] not in "「」『』":
                shown.append(text[at])
                places.append(at)
            at += 1
    who = [n for _, n in inside]
    plain = "".join(shown)
    plain, places = _without(plain, places, _PEOPLE)
    plain, places = _without(plain, places, f"(?<={ACTOR})(?:等|など)(?=[はがをにとのへも、])")
    plain, places = _without(plain, places, _EXAMPLE)
    plain, places = _resolved(plain, places, who, before)
    return Masked(line, plain, tuple(places), tuple(who))


def _without(text: str, places: list[int], pattern: str) -> tuple[str, list[int]]:
    kept = [True] * len(text)
    for match in re.finditer(f"(?<={ACTOR}){pattern}" if pattern == _PEOPLE else pattern, text):
        kept[match.start() : match.end()] = [False] * (match.end() - match.start())
    return (
        "".join(c for c, keep in zip(text, kept, strict=True) if keep),
        [p for p, keep in zip(places, kept, strict=True) if keep],
    )


_AGAIN = re.compile("同(?:法人|社|会|団体|委員会|センター|協議会|校)")


def _resolved(
    text: str, places: list[int], who: list[int], before: Sequence[int]
) -> tuple[str, list[int]]:
    """A sentence with 同法人 and the like as the actor named last, 両者 as the last two."""
    for match in reversed(list(_AGAIN.finditer(text))):
        earlier = [c for c in text[: match.start()] if FIRST <= ord(c) <= 0xF8FF]
        if earlier:
            text = text[: match.start()] + earlier[-1] + text[match.end() :]
            places = [*places[: match.start()], places[match.start()], *places[match.end() :]]
        elif before:
            who.append(before[-1])
            sign = chr(FIRST + len(who) - 1)
            text = text[: match.start()] + sign + text[match.end() :]
            places = [*places[: match.start()], places[match.start()], *places[match.end() :]]
    both = text.find("両者")
    if both >= 0 and len(before) >= 2:
        who += before[-2:]
        signs = chr(FIRST + len(who) - 2) + "と" + chr(FIRST + len(who) - 1)
        text = text[:both] + signs + text[both + 2 :]
        at = places[both]
        places = [*places[:both], at, at, at + 1, *places[both + 2 :]]
    return text, places
