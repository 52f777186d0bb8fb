"""What may be said of an intermediary's place, given all readings and all ways of counting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kyodo_graph.analysis.seen import MERGED, SETTLED, Seen, ranks
from kyodo_graph.words import reading_called, variants
from kyodo_graph.words.phrases import number, several
from kyodo_graph.words.sentences import condition

GROUP = "place"
ALPHA = 0.05
AIM = 0.8
"""The agreement that the coding aims at (docs/coding.md)."""


@dataclass(frozen=True, slots=True)
class Test:
    """Betweenness of one reading against chance: its p, corrected, and the least that could be."""

    value: float
    expected: float
    p: float
    finest: float


@dataclass(frozen=True)
class PlaceFacts:
    """What the sentences on an actor's place rest on, in the elements of one plan.

    ``parts`` and ``alone`` have the number of its elements and of those that nobody else is in, by
    reading, ``same_parts`` and ``same_alone`` whether they are the very same ones in all;
    ``stated`` and ``joint`` are, as settled, the parts that are stated in so many words and those
    that stand in joint columns; ``place`` its place by betweenness, by reading and variant;
    ``alike`` the names of those with the very same elements, ``columns`` whether all these parts
    are of joint columns;
    ``members`` the names of nodes that are one body with it. ``alphas`` are the agreements of each
    two readings on roles.
    """

    city: str
    plan: str
    id: str
    actor: str
    parts: Mapping[str, int]
    same_parts: bool
    stated: int
    joint: int
    elements: int
    alone: Mapping[str, int]
    same_alone: bool
    place: Mapping[tuple[str, str], Seen | None]
    alike: tuple[str, ...]
    columns: bool
    members: tuple[str, ...]
    tests: Mapping[str, Test]
    alphas: tuple[float, ...]

    @property
    def over_readings(self) -> dict[str, Seen | None]:
        """The place by reading, nothing left out."""
        return {r: s for (r, v), s in self.place.items() if v == "all"}

    @property
    def over_variants(self) -> dict[str, Seen | None]:
        """The place by variant as it was settled, that of several nodes as one left out."""
        return {v: s for (r, v), s in self.place.items() if r == SETTLED and v != MERGED}

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        ja = lang == "ja"
        here = self.place.get((SETTLED, "all"))
        out = self.place.get((SETTLED, "joint_out"))
        one = self.place.get((SETTLED, MERGED))
        test = self.tests.get(SETTLED)
        plan = (f"({self.plan})" if ja else f" ({self.plan})") if self.plan else ""
        absent = [
            variants()[v][lang] for v, s in self.over_variants.items() if s is None and v != "all"
        ]
        return {
            "city": self.city,
            "actor": self.actor,
            "plan": plan,
            "parts": number(self.parts.get(SETTLED, 0)),
            "parts_range": span(self.parts.values(), lang),
            "elements": number(self.elements),
            "stated": number(self.stated),
            "joint": number(self.joint),
            "readings": several((reading_called(r, lang) for r in self.parts), lang),
            "alphas": span(self.alphas, lang, agreement),
            "rank": _rank(here, lang),
            "readings_ranks": _ranks(ranks(self.over_readings), lang),
            "variants_ranks": _ranks(ranks(self.over_variants), lang),
            "absent": several(absent, lang),
            "alike": several(self.alike, lang),
            "members": several(self.members, lang),
            "out": _rank(out, lang),
            "merged": _rank(one, lang),
            "alone": number(self.alone.get(SETTLED, 0)),
            "alone_range": span(self.alone.values(), lang),
            "value": number(test.value) if test else "",
            "expected": number(test.expected) if test else "",
            "p": number(max(t.p for t in self.tests.values())) if self.tests else "",
            "finest": number(min(t.finest for t in self.tests.values())) if self.tests else "",
            "found_in": several((reading_called(r, lang) for r in _found(self)), lang),
        }


def span(values: Iterable[float], lang: str, shown: Callable[[float], str] = number) -> str:
    """A number, or the least and the most of several, as they are ``shown``.

    >>> span([3, 1, 2], "en"), span([0.901, 0.9], "ja", agreement)
    ('1 to 3', '0.90')
    """
    known = sorted(values)
    if not known:
        return ""
    low, high = shown(known[0]), shown(known[-1])
    return low if low == high else f"{low}〜{high}" if lang == "ja" else f"{low} to {high}"


def agreement(alpha: float) -> str:
    """An alpha as it is printed: two places, whatever they are."""
    return f"{alpha:.2f}"


def _ranks(found: tuple[int, int] | None, lang: str) -> str:
    return span(found, lang) + ("位" if lang == "ja" else "") if found else ""


def _rank(seen: Seen | None, lang: str) -> str:
    if seen is None:
        return ""
    shown = span({seen.rank, seen.last}, lang)
    return f"{seen.of}のうち{shown}位" if lang == "ja" else f"{shown} of {seen.of}"


def _found(facts: PlaceFacts) -> list[str]:
    return [r for r, t in facts.tests.items() if t.p <= ALPHA]


@condition(GROUP)
def is_in_every_reading(facts: PlaceFacts) -> bool:
    """Whether the actor takes part in an element in every reading."""
    return all(facts.parts.values())


@condition(GROUP)
def is_in_some_reading(facts: PlaceFacts) -> bool:
    """Whether the actor takes part in an element in some reading, as settled or not."""
    return any(facts.parts.values())


@condition(GROUP)
def is_in_no_reading(facts: PlaceFacts) -> bool:
    """Whether no reading has a part of the actor in any element."""
    return not any(facts.parts.values())


@condition(GROUP)
def was_read_again(facts: PlaceFacts) -> bool:
    """Whether a second reading is kept beside what was settled."""
    return len(facts.parts) > 1


@condition(GROUP)
def was_read_once(facts: PlaceFacts) -> bool:
    """Whether no second reading is kept."""
    return len(facts.parts) == 1


@condition(GROUP)
def parts_agree(facts: PlaceFacts) -> bool:
    """Whether all readings have the same parts, element by element."""
    return len(set(facts.parts.values())) == 1 and facts.same_parts


@condition(GROUP)
def parts_are_others(facts: PlaceFacts) -> bool:
    """Whether all readings have as many parts, in other elements."""
    return len(set(facts.parts.values())) == 1 and not facts.same_parts


@condition(GROUP)
def parts_differ(facts: PlaceFacts) -> bool:
    """Whether the number of parts changes with the reading."""
    return len(set(facts.parts.values())) > 1


@condition(GROUP)
def some_parts_are_implied(facts: PlaceFacts) -> bool:
    """Whether some of the settled parts were supplied from the context."""
    return facts.stated < facts.parts.get(SETTLED, 0)


@condition(GROUP)
def some_parts_are_joint(facts: PlaceFacts) -> bool:
    """Whether some of the settled parts stand in joint columns."""
    return facts.joint > 0


@condition(GROUP)
def agreement_is_low(facts: PlaceFacts) -> bool:
    """Whether two readings agree on roles less than the coding aims at."""
    return any(a < AIM for a in facts.alphas)


@condition(GROUP)
def has_a_place(facts: PlaceFacts) -> bool:
    """Whether betweenness is defined for the actor as it was settled."""
    return facts.place.get((SETTLED, "all")) is not None


@condition(GROUP)
def place_stands(facts: PlaceFacts) -> bool:
    """Whether its rank is one and the same in every reading and every way of counting."""
    seen = {**facts.over_readings, **facts.over_variants}
    found = ranks(seen)
    return None not in seen.values() and found is not None and found[0] == found[1]


@condition(GROUP)
def place_moves(facts: PlaceFacts) -> bool:
    """Whether its rank, ties included, changes with the reading or the way of counting."""
    return not place_stands(facts)


@condition(GROUP)
def is_absent_from_a_variant(facts: PlaceFacts) -> bool:
    """Whether some way of counting leaves the actor out altogether."""
    return has_a_place(facts) and None in facts.over_variants.values()


@condition(GROUP)
def is_alike_by_columns(facts: PlaceFacts) -> bool:
    """Whether it has the very same elements as another actor, all of them in joint columns."""
    return bool(facts.alike) and facts.columns


@condition(GROUP)
def is_alike_otherwise(facts: PlaceFacts) -> bool:
    """Whether it has the very same elements as another actor, not all in joint columns."""
    return bool(facts.alike) and not facts.columns


@condition(GROUP)
def is_left_without_joint_columns(facts: PlaceFacts) -> bool:
    """Whether it is still in the network where joint columns are left out, in another place."""
    out = facts.place.get((SETTLED, "joint_out"))
    return out is not None and out != facts.place.get((SETTLED, "all"))


@condition(GROUP)
def is_gone_without_joint_columns(facts: PlaceFacts) -> bool:
    """Whether all its parts stand in joint columns."""
    return has_a_place(facts) and facts.place.get((SETTLED, "joint_out")) is None


@condition(GROUP)
def stands_in_several_nodes(facts: PlaceFacts) -> bool:
    """Whether the documents speak of the same intermediary under several names in the network."""
    return bool(facts.members) and facts.place.get((SETTLED, MERGED)) is not None


@condition(GROUP)
def beyond_chance_in_every_reading(facts: PlaceFacts) -> bool:
    """Whether betweenness differs from what its number of elements explains, in every reading."""
    larger = {t.value > t.expected for t in facts.tests.values()}
    return bool(facts.tests) and len(_found(facts)) == len(facts.parts) and len(larger) == 1


@condition(GROUP)
def beyond_chance_in_some_reading(facts: PlaceFacts) -> bool:
    """Whether that is so in some readings only, or now more and now less."""
    return bool(_found(facts)) and not beyond_chance_in_every_reading(facts)


@condition(GROUP)
def as_chance_in_every_reading(facts: PlaceFacts) -> bool:
    """Whether the test could reject and does so in no reading."""
    able = any(t.finest <= ALPHA for t in facts.tests.values())
    return bool(facts.tests) and able and not _found(facts)


@condition(GROUP)
def chance_cannot_be_told(facts: PlaceFacts) -> bool:
    """Whether the test can reject in no reading, whatever the network."""
    return bool(facts.tests) and all(t.finest > ALPHA for t in facts.tests.values())


@condition(GROUP)
def some_elements_are_its_alone(facts: PlaceFacts) -> bool:
    """Whether the very same elements, one at least, have no other actor in every reading."""
    return facts.same_alone and all(facts.alone.values())


@condition(GROUP)
def elements_of_its_own_differ(facts: PlaceFacts) -> bool:
    """Whether the number of elements that nobody else is in changes with the reading."""
    return len(set(facts.alone.values())) > 1
