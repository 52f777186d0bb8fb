"""Ties that sentences state between actors, by case and verb (``frames``), and by patterns.

Left out, and said to be: ends that the context supplies, ties across sentences but for 両者 and
同法人, clauses that only syntax could tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.actors import Actor, printed
from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.frames import Told
from kyodo_graph.drafting.frames import told as told_by_case
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.masking import FIRST, Masked, masked_sentence
from kyodo_graph.drafting.memberships import composed, members_aside
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.passages import Passage, passages_of
from kyodo_graph.drafting.sentences import sentences
from kyodo_graph.drafting.tie_patterns import ends, rules

_BENEFICIARIES = ("funds", "supports", "provides_information", "trains")


def ties_of(document: Document, actors: Sequence[Actor]) -> list[Candidate]:
    """The ties that the sentences of a text state, each pair of ends once a line and relation.

    >>> from kyodo_graph.drafting.actors import actors_of
    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "霧島市計画\\n地域課は、NPO法人里の風に講座の企画を委託します。\\n".encode()
    >>> document = read_document(Text("x", raw))
    >>> [c.text("relation") for c in ties_of(document, actors_of(document, []))]
    ['entrusts']
    """
    found: dict[tuple[object, ...], Candidate] = {}
    by_line: dict[int, list[tuple[Span, int]]] = {}
    for n, actor in enumerate(actors):
        for span in actor.spans:
            by_line.setdefault(span.line, []).append((span, n))
    for passage in passages_of(document):
        for made in _in_passage(document, passage, by_line, actors):
            ends = (made.text("subject"), made.text("object"))
            relation = made.text("relation")
            known = frozenset(ends) if relation == "partners_with" else ends
            found.setdefault((passage.lines, known, relation), made)
    return list(found.values())


def _in_passage(
    document: Document,
    passage: Passage,
    by_line: Mapping[int, Sequence[tuple[Span, int]]],
    actors: Sequence[Actor],
) -> Iterator[Candidate]:
    every = [(span, n) for line in passage.lines for span, n in by_line.get(line, ())]
    placed = sorted((s, n) for span, n in every if (s := passage.here(span)))
    if len(placed) < 2:
        return
    yield from _aside(document, passage, placed, actors)
    before: tuple[int, ...] = ()
    for a, b in sentences(passage.text):
        inside = [(s, n) for s, n in placed if a <= s.start and s.end <= b]
        masked = masked_sentence(passage.lines[0], passage.text, a, b, inside, before)
        yield from _stated(
            Sentence(document, passage, masked, actors, [s.end - s.start for s, _ in inside])
        )
        before = tuple(n for _, n in inside) or before


@dataclass(frozen=True)
class Sentence:
    """A masked sentence with all that its ties are made of."""

    document: Document
    passage: Passage
    masked: Masked
    actors: Sequence[Actor]
    lengths: Sequence[int]

    def number(self, place: int) -> int:
        """The actor, by its place in the list, whose sign stands at a place."""
        return self.masked.actors[ord(self.masked.text[place]) - FIRST]

    def actor(self, place: int) -> Actor:
        """The actor whose sign stands at a place."""
        return self.actors[self.number(place)]

    def pair(self, one: int, other: int) -> frozenset[int]:
        """Two ends, by the places of their signs."""
        return frozenset((self.number(one), self.number(other)))

    def span(self, start: int, end: int, what: str) -> Span:
        """Where a part of the masked sentence is printed."""
        there = self.masked.span(start, end, what, self.lengths)
        return self.passage.printed(there.start, there.end, what)[0]


def _stated(sentence: Sentence) -> Iterator[Candidate]:
    taken: set[frozenset[int]] = set()
    text = sentence.masked.text
    defines = bool(_DEFINES.search(text))
    for rule in () if defines else rules():
        for match in rule.pattern.finditer(text):
            for subject, obj in ends(match):
                pair = sentence.pair(subject, obj)
                if len(pair) < 2 or not _may(rule.relation, sentence.actor(obj)):
                    continue
                if rule.relation == "partners_with" and pair in taken:
                    continue
                taken.add(pair)
                told = Told(subject, rule.relation, obj, match.span("v"), rule.name)
                yield _tie(sentence, told)
    for member in composed(sentence.masked, sentence.actors):
        taken.add(sentence.pair(member.subject, member.object))
        yield _tie(sentence, member)
    known = frozenset(taken)
    for told in () if defines else told_by_case(text):
        one, other = sentence.actor(told.subject), sentence.actor(told.object)
        pair = sentence.pair(told.subject, told.object)
        people = any(sentence.actor(n).kind == "individual_class" for n in told.among)
        if len(pair) == 2 and pair not in known and not people and _can_be(told, one, other):
            yield _tie(sentence, told)


_DEFINES = re.compile("(?:をいう|をいいます|こと|組織|場|もの)(?:です|である)?。?$")


def _can_be(told: Told, subject: Actor, obj: Actor) -> bool:
    """Whether actors of these types can be the ends of what case and verb tell."""
    if subject.kind == "individual_class" or (
        obj.kind == "individual_class" and told.relation not in ("consults", "coordinates")
    ):
        return False
    return _may(told.relation, obj)


def _may(relation: str, obj: Actor) -> bool:
    """Whether actors of these types can be the ends: people at large are no end of help."""
    if relation in _BENEFICIARIES and obj.kind == "individual_class":
        return False
    if relation == "operates":
        return obj.kind in (
            "intermediary_center",
            "community_center",
            "facility",
            "other",
            "medical_welfare",
            "education",
        )
    return True


def _aside(
    document: Document,
    passage: Passage,
    here: Sequence[tuple[Span, int]],
    actors: Sequence[Actor],
) -> Iterator[Candidate]:
    for member, whole, relation, verb in members_aside(passage.text, here, actors):
        names = [printed(document, actors[n], actors[n].label) for _, n in (member, whole)]
        spans = [
            passage.printed(span.start, span.end, what)[0]
            for (span, _), what in ((member, "subj"), (whole, "obj"), ((Span(0, *verb), 0), "verb"))
        ]
        yield _candidate(spans, names, relation, "ongoing", "tie.composed_of")


def _tie(sentence: Sentence, told: Told) -> Candidate:
    document = sentence.document
    ends = [sentence.actor(place) for place in (told.subject, told.object)]
    spans = [
        sentence.span(told.subject, told.subject + 1, "subj"),
        sentence.span(told.object, told.object + 1, "obj"),
        sentence.span(*told.verb, "verb"),
    ]
    names = [printed(document, actor, actor.label) for actor in ends]
    said = modality(sentence.masked.text[told.verb[0] :])
    return _candidate(spans, names, told.relation, said, told.rule)


def _candidate(
    spans: Sequence[Span], names: Sequence[str], relation: str, said: str, rule: str
) -> Candidate:
    value = {
        "subject": names[0],
        "relation": relation,
        "object": names[1],
        "basis": "stated",
        "modality": said,
    }
    more = (spans[1].start, spans[2].start)
    same = same_key("tie", *names, relation)
    return candidate("tie", spans, value, rule, more, group="ties", same=same)


def modality(clause: str) -> str:
    """How a clause says it: done, going on, planned, being considered.

    >>> [modality(c) for c in ("委託しています。", "委託しました。", "委託します。")]
    ['ongoing', 'done', 'planned']
    """
    end = re.split("[。]", clause)[0]
    if re.search("検討", end):
        return "under_consideration"
    if re.search("(?:しました|きました|行いました|りました|んだ|した)$", end):
        return "done"
    if re.search("(?:ている|ています|ております|である|です)$", end):
        return "ongoing"
    return "planned"
