"""Sentences with signs for actors, and ties made of them: what every way of reading ties shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import generic
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.actors import Actor, printed
from kyodo_graph.drafting.names.masking import FIRST, Masked, masked_sentence
from kyodo_graph.drafting.names.references import headword, referred
from kyodo_graph.drafting.passages import Passage, passages_of
from kyodo_graph.drafting.printed.sentences import sentences
from kyodo_graph.drafting.ties.frames import topic

_BENEFICIARIES = ("funds", "supports", "provides_information", "trains")


@dataclass(frozen=True)
class Sentence:
    """A masked sentence with all that its ties are made of."""

    document: Document
    passage: Passage
    masked: Masked
    actors: Sequence[Actor]
    lengths: Sequence[int]
    before: tuple[Span, int] | None = None
    """What the sentence before is about, or the word that the entry explains, where this sentence
    names no subject: its place in the passage, and the actor."""
    explains: bool = False
    """Whether that is the word that the entry explains."""

    def number(self, place: int) -> int:
        """The actor, by its place in the list, whose sign stands at a place."""
        return self.masked.actors[ord(self.masked.text[place]) - FIRST]

    def actor(self, place: int) -> Actor:
        """The actor whose sign stands at a place."""
        return self.actors[self.number(place)]

    def placed(self, place: int) -> tuple[Span, int]:
        """Where an actor stands in the passage whose sign stands at a place, and which it is."""
        at, sign = self.masked.places[place], ord(self.masked.text[place]) - FIRST
        long = self.lengths[sign] if sign < len(self.lengths) else 1
        return Span(0, at, at + long), self.number(place)

    def pair(self, one: int, other: int) -> frozenset[int]:
        """Two ends, by the places of their signs."""
        return frozenset((self.number(one), self.number(other)))

    def span(self, start: int, end: int, what: str) -> Span:
        """Where a part of the masked sentence is printed."""
        there = self.masked.span(start, end, what, self.lengths)
        return self.passage.printed(there.start, there.end, what)[0]


@dataclass(frozen=True)
class Statements:
    """A passage with the actors named in it (their places in its text), and its sentences."""

    passage: Passage
    here: tuple[tuple[Span, int], ...]
    sentences: tuple[Sentence, ...]


def statements_of(
    document: Document, actors: Sequence[Actor], least: int = 2
) -> Iterator[Statements]:
    """The passages of a text that name at least so many actors, each sentence masked."""
    by_line: dict[int, list[tuple[Span, int]]] = {}
    for n, actor in enumerate(actors):
        for span in actor.spans:
            by_line.setdefault(span.line, []).append((span, n))
    for passage in passages_of(document):
        every = [(span, n) for line in passage.lines for span, n in by_line.get(line, ())]
        seen = sorted((s, n) for span, n in every if (s := passage.here(span)))
        if len(seen) < least:
            continue
        placed = referred(passage.text, seen, actors)
        subject = entry = headword(passage.text, placed)
        before: tuple[int, ...] = ()
        found = []
        for a, b in sentences(passage.text):
            inside = [
                (s, n)
                for s, n in placed
                if a <= s.start and s.end <= b and not _in_title(passage.text, s)
            ]
            masked = masked_sentence(passage.lines[0], passage.text, a, b, inside, before)
            lengths = [s.end - s.start for s, _ in inside]
            sentence = Sentence(document, passage, masked, actors, lengths)
            about = topic(masked.text)
            if about is not None and sentence.actor(about).label in generic():
                subject = None
            elif about is None:
                sentence = replace(sentence, before=subject, explains=subject == entry)
            else:
                subject = sentence.placed(about)
            found.append(sentence)
            before = tuple(n for _, n in inside) or before
        yield Statements(passage, tuple(placed), tuple(found))


_QUOTES = re.compile("「[^」]*」?")
_SCHEME = re.compile("」?(?:制度|事業|プロジェクト|大会|[一-龠ァ-ヴー]*講座)")


def _in_title(text: str, name: Span) -> bool:
    """Whether a name is part of what something is called: 「企業とつながる日」, 「応援隊」制度.

    >>> texts = ("「応援隊」制度", "「応援隊」は", "「応援隊の日」")
    >>> [_in_title(text, Span(0, 1, 4)) for text in texts]
    [True, False, True]
    """
    for quoted in _QUOTES.finditer(text):
        if quoted.start() < name.start and name.end <= quoted.end():
            rest = text[name.end : quoted.end()].strip("「」")
            longer = bool(rest) or text[quoted.start() + 1 : name.start].strip("「") != ""
            return longer or bool(_SCHEME.match(text, quoted.end()))
    return False


_DEFINES = re.compile("(?:をいう|をいいます|こと|組織|場|もの)(?:です|である)?。?$")


def defines(sentence: Sentence) -> bool:
    """Whether a sentence says what a word means, and so nothing that is done."""
    return bool(_DEFINES.search(sentence.masked.text))


def may_be(relation: str, obj: Actor) -> bool:
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


def tie_between(
    document: Document,
    ends: tuple[Actor, Actor],
    spans: Sequence[Span],
    relation: str,
    said: str,
    rule: str,
) -> Candidate:
    """A tie from the first actor to the second; ``spans`` are those of the two and of the verb,
    ``said`` is how it is said (:func:`modality`)."""
    names = [printed(document, actor, actor.label) for actor in ends]
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


_DENIED = re.compile("[^、。]{0,16}?(?:ません|[かさらしせてえきれ]ない|なかった)")


def denied(clause: str) -> bool:
    """Whether a clause, from its verb on, says that something is not done.

    >>> denied("委託していません。"), denied("委託し、人を増やしません。")
    (True, False)
    """
    return bool(_DENIED.match(clause))


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
