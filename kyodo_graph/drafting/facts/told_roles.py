"""Roles that sentences tell: ～が主体となって, ～が参加します, ～が支援します."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.bases import base_of
from kyodo_graph.drafting.layouts.fields import listed
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.lines import Line

_WHO = r"(?P<who>[^、。はがをも]{2,30}?)"
_LEADS = re.compile(
    rf"(?:^|[、。])\s*{_WHO}が(?:主体|中心)(?:となって|となり|に(?:なって|なり)|的に)"
)
_JOINS = re.compile(
    r"(?:^|[、。し])\s*(?P<who>[^。をは]{2,40}?)(?:が|も)(?:参加|協力|参画|加わ)(?:し|りま|す)"
)
_HELPS = re.compile(rf"(?:^|[、。し])\s*{_WHO}が(?:支援|後援|後押し|手助け)し")
_TOLD = ((_LEADS, "lead"), (_HELPS, "support"), (_JOINS, "participant"))
_PEOPLE = re.compile("の(?:生徒|学生|児童|会員|職員|社員|役員|有志|代表|皆さん|みなさん)(?:たち)?$")


def told_roles(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Roles in sentences: ～が主体となって, ～が参加します, ～が支援します."""
    for line in document.lines:
        if line.blank or line.number in document.in_tables or not line.content.endswith("。"):
            continue
        base = base_of(document, tree, line.number)
        if base is None:
            continue
        for pattern, role in _TOLD:
            for found in pattern.finditer(line.content):
                yield from _told(document, line, found, role, base)


def _told(
    document: Document, line: Line, found: re.Match[str], role: str, base: dict[str, str]
) -> Iterator[Candidate]:
    who = found["who"]
    cut = max(
        (who.rfind(mark) + len(mark) for mark in ("き、", "し、", "り、", "て、") if mark in who),
        default=0,
    )
    for name, at in listed(who[cut:]):
        for part, more in _joined_by_to(name):
            bare = _PEOPLE.sub("", part)
            if re.search(r"[0-9]+\s*(?:人|名|団体|社|組|世帯|件|校|か所)$", bare):
                continue
            start = line.start + found.start("who") + cut + at + more
            span = Span(line.number, start, start + len(bare))
            actor = document.printed([span])
            value = {**base, "actor": actor, "sign": "", "code": role, "joint": ""}
            yield candidate(
                "role", [span], value, "sentence.role", same=same_key("role", actor, role)
            )


def _joined_by_to(name: str) -> Iterator[tuple[str, int]]:
    """The names that と joins."""
    at = 0
    for part in re.split("と(?=[^ぁ-んァ-ヴー]|[ァ-ヴー]{2})", name):
        if part:
            yield part, name.index(part, at)
        at += len(part) + 1
