"""Sentences of a text, masked and parsed: frames whose groups are actors at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.names.actors import Actor
from kyodo_graph.drafting.syntax.attaching import attached
from kyodo_graph.drafting.syntax.frames import BEFORE, Frame, frames_of
from kyodo_graph.drafting.syntax.parsing import Parsed, Parser
from kyodo_graph.drafting.syntax.phrases import Tree
from kyodo_graph.drafting.syntax.standing_in import Plain, plain_sentence
from kyodo_graph.drafting.ties.statements import Sentence, statements_of

_WORDS = {
    "individual_class": "住民",
    "intermediary_center": "会館",
    "community_center": "会館",
    "facility": "会館",
}
"""What stands for an actor of a type in the sentence that the parser gets; else 協会."""


LONGEST = 2000
"""Characters of a sentence that are parsed."""


@dataclass(frozen=True, slots=True)
class End:
    """An end of a tie: the place of its actor in the list of actors, where it is printed."""

    actor: int
    span: Span


@dataclass(frozen=True)
class Framed:
    """A sentence with its frames. ``topic`` are the ends that the sentence before was about."""

    sentence: Sentence
    plain: Plain
    tokens: Parsed
    frames: tuple[Frame, ...]
    topic: tuple[End, ...]

    def ends(self, groups: Sequence[int]) -> list[End]:
        """The actors of groups, at their places."""
        found: list[End] = []
        for group in groups:
            if group == BEFORE:
                found += self.topic
                continue
            for sign in self.plain.groups[group].signs:
                span = self.sentence.span(sign, sign + 1, "")
                found.append(End(self.sentence.number(sign), span))
        return found

    def verb(self, frame: Frame) -> Span:
        """Where the word of a frame is printed."""
        token = self.tokens[frame.token]
        places = self.plain.places[token.start : token.start + len(token.text)]
        return self.sentence.span(places[0], places[-1] + 1, "verb")

    def rest(self, frame: Frame) -> str:
        """The sentence from the word of a frame on."""
        return self.plain.text[self.tokens[frame.token].start :]


def framed_sentences(
    document: Document, actors: Sequence[Actor], parser: Parser
) -> Iterator[Framed]:
    """The sentences of the passages that name an actor, with their frames."""
    told = [one.sentences for one in statements_of(document, actors, 1)]
    plains = [[_plain(sentence) for sentence in sentences] for sentences in told]
    # What is no sentence any more (a spoilt text's line) is longer than a parser takes.
    parsed = parser(plain.text[:LONGEST] for one in plains for plain in one)
    for sentences, one in zip(told, plains, strict=True):
        topic: tuple[End, ...] = ()
        for sentence, plain in zip(sentences, one, strict=True):
            tokens = next(parsed)
            tree = _tree(tokens, plain)
            frames = tuple(frames_of(tree, (BEFORE,) if topic else ()))
            framed = Framed(sentence, plain, tokens, frames, topic)
            yield framed
            if about := framed.ends(tree.topic()):
                topic = tuple(about)


def _plain(sentence: Sentence) -> Plain:
    signs = {c: n for n, c in enumerate(sentence.masked.text)}

    def word(sign: str) -> str:
        return _WORDS.get(sentence.actor(signs[sign]).kind, "協会")

    def people(sign: str) -> bool:
        actor = sentence.actor(signs[sign])
        return actor.kind == "individual_class" or actor.label.endswith("相談員")

    return plain_sentence(sentence.masked.text, word, people)


def _tree(tokens: Parsed, plain: Plain) -> Tree:
    at = {group.start: n for n, group in enumerate(plain.groups)}
    groups = {n: at[token.start] for n, token in enumerate(tokens) if token.start in at}
    return Tree(attached(tokens, groups), groups)
