"""Roles that parsed sentences tell below an item's title: ～が主体となり, ～は…に参加・協力し."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.bases import base_of
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.syntax.framed import Framed
from kyodo_graph.drafting.syntax.frames import Frame
from kyodo_graph.folding import fold_name

_LEADS = re.compile(".*(?:主体|中心|主導|主催|旗振り役)")
_WORDS = (
    (re.compile(".*(?:支援|後援|後押し|手助け|サポート|協賛)"), "support"),
    (re.compile(".*(?:参加|協力|参画|加わる)"), "participant"),
)


def parsed_roles(
    document: Document, tree: Tree, sentences: Iterable[Framed]
) -> Iterator[Candidate]:
    """The roles that sentences tell, for each item and actor the first."""
    seen: set[tuple[str, int]] = set()
    for framed in sentences:
        base = base_of(document, tree, framed.sentence.passage.lines[0])
        if base is None or framed.sentence.passage.lines[0] in document.in_tables:
            continue
        for frame in framed.frames:
            code = _role(frame)
            if not code or frame.denied or frame.passive or frame.taken:
                continue
            for end in framed.ends(frame.subjects):
                if (base["element"], end.actor) in seen:
                    continue
                seen.add((base["element"], end.actor))
                actor = document.printed([end.span])
                yield candidate(
                    "role",
                    [end.span],
                    {**base, "actor": actor, "sign": "", "code": code, "joint": ""},
                    "frame.role",
                    same=same_key("role", actor, code),
                )


def _role(frame: Frame) -> str:
    """The role of who acts in a frame; empty where it is none."""
    if _LEADS.fullmatch(frame.word):
        return "lead"
    return next((code for word, code in _WORDS if word.fullmatch(frame.word)), "")


def joined_roles(plain: Sequence[Candidate], parsed: Iterable[Candidate]) -> list[Candidate]:
    """Roles of patterns and of frames as one list, what both found once, with both rules.

    Of an item and an actor the role that the patterns tell stays.
    """
    found = {_key(item): item for item in plain}
    for item in parsed:
        known = found.setdefault(_key(item), item)
        if known is not item and known.text("code") == item.text("code"):
            found[_key(item)] = replace(known, also=(*known.also, item.rule))
    return list(found.values())


def _key(item: Candidate) -> tuple[str, str]:
    return item.text("element"), fold_name(item.text("actor"))
