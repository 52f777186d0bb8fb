"""Ties that parsed sentences state: frames, mapped to relations by the lexicon of ``ties.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from kyodo_graph.drafting.model import Candidate
from kyodo_graph.drafting.names.actors import Actor
from kyodo_graph.drafting.syntax.ends import among, ends_of
from kyodo_graph.drafting.syntax.framed import End, Framed
from kyodo_graph.drafting.syntax.frames import Frame
from kyodo_graph.drafting.syntax.meanings import Meaning, meanings
from kyodo_graph.drafting.ties.statements import defines, may_be, modality, tie_between


def parsed_ties(actors: Sequence[Actor], sentences: Iterable[Framed]) -> list[Candidate]:
    """The ties that parsed sentences state by their frames, each once in a line."""
    return each_once(
        made
        for framed in sentences
        for frame in framed.frames
        if not frame.denied
        for made in _ties(actors, framed, frame)
    )


def _ties(actors: Sequence[Actor], framed: Framed, frame: Frame) -> Iterator[Candidate]:
    """What a frame states: by the first meaning that ties a pair."""
    taken: set[frozenset[int]] = set()
    defining = defines(framed.sentence)
    for meaning in meanings():
        if (defining and not meaning.defines) or not meaning.fits(frame):
            continue
        for ends in _pairs(framed, frame, meaning):
            pair = frozenset(end.actor for end in ends)
            one = len(pair) < 2 and ends[0] is not ends[1]
            if one or pair in taken or not _may(meaning, *(actors[e.actor] for e in ends)):
                continue
            taken.add(pair)
            both = (actors[ends[0].actor], actors[ends[1].actor])
            spans = [replace(e.span, what=w) for e, w in zip(ends, ("subj", "obj"), strict=True)]
            yield tie_between(
                framed.sentence.document,
                both,
                [*spans, framed.verb(frame)],
                meaning.relation,
                modality(framed.rest(frame)),
                meaning.rule,
            )


_PLACES = ("intermediary_center", "community_center", "facility")


def _may(meaning: Meaning, subject: Actor, obj: Actor) -> bool:
    """Whether actors of these types can be the ends."""
    if meaning.kinds and obj.kind not in meaning.kinds:
        return False
    if meaning.relation == "entrusts" and subject.kind in _PLACES:
        return False
    if meaning.defines and subject.kind in ("individual_class", "other", "city_government"):
        return False
    return may_be(meaning.relation, obj)


def _pairs(framed: Framed, frame: Frame, meaning: Meaning) -> Iterator[tuple[End, End]]:
    ends = ends_of(frame, meaning)
    yield from product(*map(framed.ends, ends))
    if meaning.among:
        yield from combinations(framed.ends(among(frame, ends)), 2)
        # A kind is tied to itself where a sentence says so: 自治会同士が交流する.
        itself = [g for g in frame.every if framed.plain.groups[g].mutual]
        yield from ((end, end) for end in framed.ends(itself))


Key = tuple[int, str, tuple[str, ...]]


def tie_key(item: Candidate) -> Key:
    """What makes two candidates one tie: line, relation, ends (in any order among partners)."""
    ends = (item.text("subject"), item.text("object"))
    together = item.text("relation") == "partners_with"
    return item.lines[0], item.text("relation"), tuple(sorted(ends)) if together else ends


def each_once(items: Iterable[Candidate]) -> list[Candidate]:
    """Ties, each once in a line; the first that found it stays."""
    found: dict[Key, Candidate] = {}
    for item in items:
        found.setdefault(tie_key(item), item)
    return list(found.values())


def joined(plain: Sequence[Candidate], parsed: Sequence[Candidate]) -> list[Candidate]:
    """Ties of patterns and of frames as one list.

    What both found stands once, with both rules. Of what they call differently between the same
    ends in a line, the frame's is kept: it knows what belongs to what. A tie whose verb nobody
    knows (``tie.open``) has to have a frame, too.
    """
    frames = {tie_key(item): item for item in parsed}
    found: list[Candidate] = []
    told = {_place(item) for item in parsed}
    for item in plain:
        if same := frames.pop(tie_key(item), None):
            found.append(replace(item, also=(*item.also, same.rule)))
        elif _place(item) not in told and item.rule != "tie.open":
            found.append(item)
    return [*found, *frames.values()]


def _place(item: Candidate) -> tuple[int, frozenset[str]]:
    return item.lines[0], frozenset((item.text("subject"), item.text("object")))
