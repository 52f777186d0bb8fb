"""Which actors, elements and ties of two readings are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.readings.coded import CodedActor, CodedElement, CodedTie, Reading

UNDIRECTED = "partners_with"
T = TypeVar("T")
Rank = tuple[int, ...]


@dataclass(frozen=True)
class Matched:
    """Two readings of a document and what is the same in them, in the order of the first."""

    first: Reading
    second: Reading
    actors: tuple[tuple[CodedActor, CodedActor], ...]
    elements: tuple[tuple[CodedElement, CodedElement], ...]
    ties: tuple[tuple[CodedTie, CodedTie], ...]


def match(first: Reading, second: Reading) -> Matched:
    """Match two readings of the same document, one to one."""
    actors = match_actors(first.actors, second.actors)
    elements = match_elements(first.elements, second.elements)
    same = {a.id: b.id for a, b in actors}
    return Matched(first, second, actors, elements, match_ties(first.ties, second.ties, same))


def match_actors(
    first: Sequence[CodedActor], second: Sequence[CodedActor]
) -> tuple[tuple[CodedActor, CodedActor], ...]:
    """Actors that share a name (label or alias, folded), those that share more first.

    Equal labels go first, then more common names, then more common lines: a document may print
    one name for two things (NPO法人 in general, and the one that got a contract).
    """

    def rank(a: CodedActor, b: CodedActor) -> Rank | None:
        common = a.names & b.names
        if not common:
            return None
        return (int(plain(a.label) == plain(b.label)), len(common), len(a.lines & b.lines))

    return _pair(first, second, rank)


def match_elements(
    first: Sequence[CodedElement], second: Sequence[CodedElement]
) -> tuple[tuple[CodedElement, CodedElement], ...]:
    """Elements with the same number and title, or else of the same class on the same line."""

    def rank(a: CodedElement, b: CodedElement) -> Rank | None:
        numbered = bool(a.numbers & b.numbers) or not (a.numbers or b.numbers)
        if numbered and a.titles & b.titles:
            return (1, int(a.cls == b.cls), -abs(a.line - b.line))
        if a.line == b.line and a.cls == b.cls:
            return (0, int(numbered), len(a.titles & b.titles))
        return None

    return _pair(first, second, rank)


def match_ties(
    first: Sequence[CodedTie], second: Sequence[CodedTie], same: dict[str, str]
) -> tuple[tuple[CodedTie, CodedTie], ...]:
    """Ties between the same actors in overlapping lines; ``same`` maps actors to the second's.

    Where several could go together those with the same relation do, then those with more lines
    in common: two relations at one place are not to be crossed. A partnership has no direction.
    """
    at_ends: defaultdict[frozenset[str], list[CodedTie]] = defaultdict(list)
    for tie in second:
        at_ends[frozenset((tie.subject, tie.object))].append(tie)

    def rank(a: CodedTie, b: CodedTie) -> Rank | None:
        ends = (same[a.subject], same[a.object])
        straight = ends == (b.subject, b.object)
        common = len(a.lines & b.lines)
        if not common or not (straight or UNDIRECTED in (a.relation, b.relation)):
            return None
        return (int(a.relation == b.relation), int(straight), common)

    found: list[tuple[CodedTie, CodedTie]] = []
    groups: defaultdict[frozenset[str], list[CodedTie]] = defaultdict(list)
    for tie in first:
        if tie.subject in same and tie.object in same:
            groups[frozenset((same[tie.subject], same[tie.object]))].append(tie)
    for ends, ties in groups.items():
        found += _pair(ties, at_ends.get(ends, []), rank)
    place = {id(tie): n for n, tie in enumerate(first)}
    return tuple(sorted(found, key=lambda pair: place[id(pair[0])]))


def left(things: Iterable[T], taken: Iterable[T]) -> tuple[T, ...]:
    """The things that are not among those taken (by identity: equal ties may stand twice)."""
    known = {id(thing) for thing in taken}
    return tuple(thing for thing in things if id(thing) not in known)


def _pair(
    first: Sequence[T], second: Sequence[T], rank: Callable[[T, T], Rank | None]
) -> tuple[tuple[T, T], ...]:
    """One-to-one pairs, greedily from the highest rank; None: no pair. Order decides ties."""
    candidates = [
        (found, n, m)
        for n, a in enumerate(first)
        for m, b in enumerate(second)
        if (found := rank(a, b)) is not None
    ]
    candidates.sort(key=lambda c: (tuple(-part for part in c[0]), c[1], c[2]))
    left_taken: set[int] = set()
    right_taken: set[int] = set()
    pairs = []
    for _, n, m in candidates:
        if n not in left_taken and m not in right_taken:
            left_taken.add(n)
            right_taken.add(m)
            pairs.append((n, m))
    return tuple((first[n], second[m]) for n, m in sorted(pairs))
