"""Ties that sentences state between actors, by case and verb (``frames``), and by patterns.

Left out, and said to be: ends that the context supplies, ties across sentences but for 両者 and
同法人, clauses that only syntax could tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import generic
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.actors import Actor
from kyodo_graph.drafting.names.masking import FIRST, Masked
from kyodo_graph.drafting.ties.frames import told as told_by_case
from kyodo_graph.drafting.ties.memberships import composed, members_aside
from kyodo_graph.drafting.ties.statements import (
    Sentence,
    Statements,
    defines,
    denied,
    may_be,
    modality,
    statements_of,
    tie_between,
)
from kyodo_graph.drafting.ties.telling import Told
from kyodo_graph.drafting.ties.tie_patterns import ends, rules


def ties_of(document: Document, actors: Sequence[Actor]) -> list[Candidate]:
    """The ties that the sentences of a text state, each pair of ends once a line and relation.

    >>> from kyodo_graph.drafting.names.actors import actors_of
    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "霧島市計画\\n地域課は、NPO法人里の風に講座の企画を委託します。\\n".encode()
    >>> document = read_document(Text("x", raw))
    >>> [c.text("relation") for c in ties_of(document, actors_of(document, []))]
    ['entrusts']
    """
    found: dict[tuple[object, ...], Candidate] = {}
    for told in statements_of(document, actors):
        for made in _in_passage(document, told, actors):
            both = (made.text("subject"), made.text("object"))
            relation = made.text("relation")
            known = frozenset(both) if relation == "partners_with" else both
            found.setdefault((told.passage.lines, known, relation), made)
    return list(found.values())


def _in_passage(
    document: Document, told: Statements, actors: Sequence[Actor]
) -> Iterator[Candidate]:
    yield from _aside(document, told, actors)
    for sentence in told.sentences:
        yield from _of_before(sentence)
        yield from _stated(sentence)


_OF_ITSELF = re.compile(
    "[一-龠ァ-ヶー](?<![0-9]人)(?<![0-9]名)(?:は|が)|(?:れる|れます|られ[^。]{0,6}|こと)。?$"
)
"""A sentence that has a topic of its own, or is in the passive, is about something else."""


_GIVES = re.compile("の|から|より")
"""Of whom gives (会からは冊子をもらう) it is not said that the one named before receives."""


def _of_before(sentence: Sentence) -> Iterator[Candidate]:
    """The ties of a sentence that names no subject, told of that of the sentence before."""
    masked = sentence.masked
    if sentence.before is None or not sentence.lengths or _OF_ITSELF.search(masked.text):
        return
    span, n = sentence.before
    full = Masked(
        masked.line,
        f"{chr(FIRST + len(masked.actors))}は、{masked.text}",
        (span.start, span.start, span.start, *masked.places),
        (*masked.actors, n),
    )
    others = [1] * (len(masked.actors) - len(sentence.lengths))
    lengths = [*sentence.lengths, *others, span.end - span.start]
    whole = replace(sentence, masked=full, lengths=lengths)
    for told in [*composed(full, sentence.actors), *told_by_case(full.text)]:
        if 0 not in (told.subject, told.object) or told.rule == "tie.open":
            continue
        if not sentence.explains and (told.subject or _GIVES.match(full.text, told.object + 1)):
            continue
        one, other = whole.actor(told.subject), whole.actor(told.object)
        if one != other and _can_be(told, one, other) and not denied(full.text[told.verb[0] :]):
            yield _tie(whole, replace(told, rule="tie.subject_before"))


def _stated(sentence: Sentence) -> Iterator[Candidate]:
    taken: set[frozenset[int]] = set()
    text = sentence.masked.text
    meant = defines(sentence)
    for rule in () if meant else rules():
        for match in rule.pattern.finditer(text):
            if denied(text[match.start("v") :]):
                continue
            for subject, obj in ends(match):
                pair = sentence.pair(subject, obj)
                if len(pair) < 2 or not may_be(rule.relation, sentence.actor(obj)):
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
    for told in () if meant else told_by_case(text):
        one, other = sentence.actor(told.subject), sentence.actor(told.object)
        pair = sentence.pair(told.subject, told.object)
        people = any(sentence.actor(n).kind == "individual_class" for n in told.among)
        if told.sent >= 0:
            staff = sentence.actor(told.sent).kind == "staff_role"
            people = people or staff != (told.sent == told.subject)
        if people or denied(text[told.verb[0] :]):
            continue
        words = one.label in generic() and other.label in generic()
        if told.rule == "tie.open" and words:
            continue
        if len(pair) == 2 and pair not in known and _can_be(told, one, other):
            yield _tie(sentence, told)


def _can_be(told: Told, subject: Actor, obj: Actor) -> bool:
    """Whether actors of these types can be the ends of what case and verb tell."""
    if subject.kind == "individual_class" or (
        obj.kind == "individual_class" and told.relation not in ("consults", "coordinates")
    ):
        return False
    return may_be(told.relation, obj)


def _aside(document: Document, told: Statements, actors: Sequence[Actor]) -> Iterator[Candidate]:
    passage = told.passage
    for member, whole, relation, verb in members_aside(passage.text, told.here, actors):
        spans = [
            passage.printed(span.start, span.end, what)[0]
            for (span, _), what in ((member, "subj"), (whole, "obj"), ((Span(0, *verb), 0), "verb"))
        ]
        both = (actors[member[1]], actors[whole[1]])
        yield tie_between(document, both, spans, relation, "ongoing", "tie.composed_of")


def _tie(sentence: Sentence, told: Told) -> Candidate:
    spans = [
        sentence.span(told.subject, told.subject + 1, "subj"),
        sentence.span(told.object, told.object + 1, "obj"),
        sentence.span(*told.verb, "verb"),
    ]
    both = (sentence.actor(told.subject), sentence.actor(told.object))
    said = modality(sentence.masked.text[told.verb[0] :])
    return tie_between(sentence.document, both, spans, told.relation, said, told.rule)
