"""The fields whose agreement is measured, each with the universe of units that both readers saw.

A universe contains what neither reader coded: without joint absences, agreement on "there is no
tie" would not count, and alpha would measure something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import product

from kyodo_graph.readings.coded import INTERMEDIARIES, NONE, CodedTie, Reading
from kyodo_graph.readings.matching import UNDIRECTED, Matched

FUNCTIONS = tuple(f"F{n:02}" for n in range(1, 11))


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that both readers decided on, and what each said of it."""

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the coding: ``universe`` says what its units are."""

    name: str
    universe: str
    units: Callable[[Matched, Collection[int]], Iterator[Unit]]


def _element(matched: Matched, lines: Collection[int]) -> Iterator[Unit]:
    def kinds(reading: Reading) -> dict[int, str]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        for element in reading.elements:
            found[element.line].append(element.kind)
        return {line: "+".join(sorted(kinds)) for line, kinds in found.items()}

    first, second = kinds(matched.first), kinds(matched.second)
    for line in lines:
        yield Unit(f"line {line}", first.get(line, NONE), second.get(line, NONE))


def _role(matched: Matched, _: Collection[int]) -> Iterator[Unit]:
    def role(reading: Reading, element: str, actor: str) -> str:
        return "+".join(sorted(reading.roles.get((element, actor), ()))) or NONE

    for (e1, e2), (a1, a2) in product(matched.elements, matched.actors):
        first = role(matched.first, e1.id, a1.id)
        yield Unit(f"{e1.label} / {a1.label}", first, role(matched.second, e2.id, a2.id))


def _actor_type(matched: Matched, _: Collection[int]) -> Iterator[Unit]:
    for a, b in matched.actors:
        yield Unit(a.label, a.type, b.type)


def _tie(matched: Matched, _: Collection[int]) -> Iterator[Unit]:
    first, second = _tied(matched.first.ties), _tied(matched.second.ties)
    for (a1, a2), (b1, b2) in product(matched.actors, matched.actors):
        if a1 is not b1:
            one, two = (a1.id, b1.id) in first, (a2.id, b2.id) in second
            yield Unit(f"{a1.label} → {b1.label}", _word(one, "tied"), _word(two, "tied"))


def _tied(ties: tuple[CodedTie, ...]) -> set[tuple[str, str]]:
    """The ordered pairs that are tied; a partnership, which has no direction, ties both."""
    found = {(tie.subject, tie.object) for tie in ties}
    return found | {(tie.object, tie.subject) for tie in ties if tie.relation == UNDIRECTED}


def _relation(matched: Matched, _: Collection[int]) -> Iterator[Unit]:
    labels = {a.id: a.label for a in matched.first.actors}
    for a, b in matched.ties:
        what = f"{labels[a.subject]} → {labels[a.object]} ({a.first}-{a.last})"
        yield Unit(what, a.relation, b.relation)


def _theme(matched: Matched, _: Collection[int]) -> Iterator[Unit]:
    for a, b in matched.elements:
        yield Unit(a.label, a.theme, b.theme)


def _function(matched: Matched, _: Collection[int]) -> Iterator[Unit]:
    for a, b in matched.actors:
        if {a.type, b.type} & set(INTERMEDIARIES):
            for code in FUNCTIONS:
                one, two = code in a.functions, code in b.functions
                yield Unit(f"{a.label} {code}", _word(one, "yes"), _word(two, "yes"))


def _word(holds: bool, word: str) -> str:
    return word if holds else NONE


FIELDS = (
    Field("element", "every line: the kind of the elements defined there, or none", _element),
    Field("role", "every matched element with every matched actor: lead, participant, none", _role),
    Field("actor type", "every matched actor: its type", _actor_type),
    Field("tie existence", "every ordered pair of matched actors: tied or not", _tie),
    Field("tie relation", "every matched tie (ends, overlapping lines): its relation", _relation),
    Field("theme", "every matched element: its primary theme, or none", _theme),
    Field("function", "every matched intermediary with F01 to F10: has it or not", _function),
)
