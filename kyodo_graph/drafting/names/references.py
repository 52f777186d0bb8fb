"""Who is meant where a passage does not repeat a name: 同連絡会, 両校, and people of a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.names.actors import Actor

Placed = tuple[Span, int]
"""Where an actor stands in a passage, and its place in the list of actors."""

_SAME = re.compile("同(?P<end>[一-龠ァ-ヶー]{1,8})")
_BOTH = re.compile("両(?:校|者|会|団体|課|館|社|市|町|法人|組織|機関|大学|協議会)")
_PEOPLE = ("individual_class", "staff_role")
_PERSONS = ("員", "者", "生", "人", "手", "たち")
_OFFICES = ("department", "city_government", *_PEOPLE)


def referred(text: str, placed: Sequence[Placed], actors: Sequence[Actor]) -> list[Placed]:
    """The actors of a passage with those that 同… and 両… refer to, and without people who are
    named as some body's own (センターの相談員 is the centre)."""
    own = [
        (span, n)
        for span, n in placed
        if text[span.start : span.start + 1] not in ("両", "同")
        and not _of_a_body(text, (span, n), placed, actors)
    ]
    return sorted([*own, *_same(text, own), *_both(text, own, actors)])


def _of_a_body(text: str, one: Placed, placed: Sequence[Placed], actors: Sequence[Actor]) -> bool:
    span, n = one
    people = actors[n].kind in _PEOPLE or (
        actors[n].kind == "other" and actors[n].label.endswith(_PERSONS)
    )
    if not people or text[span.start - 1 : span.start] != "の":
        return False
    return any(
        other.end == span.start - 1 and actors[m].kind not in _OFFICES for other, m in placed
    )


def _same(text: str, placed: Sequence[Placed]) -> list[Placed]:
    """同 with the end of a name that stands before: 同連絡会."""
    found = []
    for match in _SAME.finditer(text):
        before = [(s, n) for s, n in placed if s.end <= match.start()]
        for size in range(len(match["end"]), 1, -1):
            end = match["end"][:size]
            meant = [n for s, n in before if text[s.start : s.end].endswith(end)]
            stop = match.start() + 1 + size
            if meant and not any(s.start < stop and match.start() < s.end for s, _ in placed):
                found.append((Span(0, match.start(), stop), meant[-1]))
                break
    return found


def _both(text: str, placed: Sequence[Placed], actors: Sequence[Actor]) -> list[Placed]:
    """両 with a word for a body: the last two that are named before, of one type if they are."""
    found: list[Placed] = []
    for match in _BOTH.finditer(text):
        earlier = [(s.end, n) for s, n in placed if s.end <= match.start()]
        begins = text.rfind("。", 0, match.start())
        before = list(dict.fromkeys(n for end, n in earlier if end <= begins))
        if len(before) < 2:
            before = list(dict.fromkeys(n for _, n in earlier))
        kind = actors[before[-1]].kind if before else ""
        alike = [n for n in before if actors[n].kind == kind]
        two = (alike if len(alike) > 1 else before)[-2:]
        if len(two) == 2:
            middle = match.start() + 1
            found.append((Span(0, match.start(), middle), two[0]))
            found.append((Span(0, middle, match.end()), two[1]))
    return found


_TERM = re.compile(r"\s{2,}|\t|…+|[:：]|のこと|</dt>|[(][^()]*[)]\s{2,}")


def headword(text: str, placed: Sequence[Placed]) -> Placed | None:
    """The actor that an entry of a list of words is about: it stands first, and apart."""
    for span, n in placed[:1]:
        if span.start < 6 and not re.search("[、。を]", text[: span.start]):
            return (span, n) if _TERM.match(text, span.end) else None
    return None
