"""Ties that sentences state between actors, by patterns (``ties.yaml``) and no parser.

Left out, and said to be: ends that the context supplies, ties across sentences but for 両者 and a
lecturer's sender, ties inside nouns, clauses that only syntax could tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from kyodo_graph.drafting.actors import Actor, printed
from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.masking import ACTOR, FIRST, Masked, masked_sentence
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.sentences import sentences

_L = f"{ACTOR}(?:(?:、|と|や|・|及び|並びに|、及び|又は){ACTOR})*"
_BENEFICIARIES = ("funds", "supports", "provides_information", "trains")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that states a relation, ready to be searched."""

    relation: str
    name: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The patterns of ``ties.yaml``."""
    with Path(__file__).with_name("ties.yaml").open(encoding="utf-8") as file:
        told: list[dict[str, Any]] = yaml.safe_load(file)
    groups = {
        "s": f"(?P<s>{_L})",
        "o": f"(?P<o>{_L})",
        "a": f"(?P<a>{_L})",
        "b": f"(?P<b>{_L})",
        "1o": f"(?P<o>{ACTOR})",
        "p": f"(?P<p>{ACTOR}(?:(?:、|と|や|・|及び|並びに|、及び){ACTOR})+)",
        "1t": f"(?P<o>(?<=^){ACTOR})(?=は講師)",
        "j": "[^。、\ue000-\uf8ff]{0,30}?",
        "g": "[^。]{0,70}?",
        "h": "[^。\ue000-\uf8ff]{0,40}?",
    }
    found = []
    for rule in told:
        pattern = re.sub(r"\{\{(.*?)\}\}", r"{\1}", _filled(rule["pattern"], groups))
        found.append(Rule(rule["relation"], f"tie.{rule['name']}", re.compile(pattern)))
    return tuple(found)


def _filled(pattern: str, groups: dict[str, str]) -> str:
    return re.sub(r"(?<!\{)\{(1[ot]|[soabpghj])\}(?!\})", lambda found: groups[found[1]], pattern)


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
    spans = sorted((span, n) for n, actor in enumerate(actors) for span in actor.spans)
    for line, start, end in _passages(document):
        here = [(s, n) for s, n in spans if s.line == line and start <= s.start and s.end <= end]
        if len(here) < 2:
            continue
        for made in _aside(document, line, here, actors):
            member = (line, (made.text("subject"), made.text("object")), made.text("relation"))
            found.setdefault(member, made)
        before: tuple[int, ...] = ()
        text = document.lines[line - 1].text
        for a, b in sentences(text[start:end]):
            inside = [(s, n) for s, n in here if start + a <= s.start and s.end <= start + b]
            masked = masked_sentence(line, text, start + a, start + b, inside, before)
            for made in _stated(document, masked, actors, [s.end - s.start for s, _ in inside]):
                ends = frozenset((made.text("subject"), made.text("object")))
                key = (
                    line,
                    ends
                    if made.text("relation") == "partners_with"
                    else (made.text("subject"), made.text("object")),
                    made.text("relation"),
                )
                found.setdefault(key, made)
            before = tuple(n for _, n in inside) or before
    return list(found.values())


def _passages(document: Document) -> Iterator[tuple[int, int, int]]:
    """The lines, and the cells of tables, that hold sentences: line, from, to."""
    for line in document.lines:
        if not line.blank and line.number not in document.in_tables and "。" in line.content:
            yield line.number, line.start, line.end
    for table in document.tables:
        for row in table.grid.rows:
            cells = [cell for cell in row.cells if cell.text]
            if len(cells) == 2 and len(row.lines) == 1 and "。" in cells[1].text:
                # A term and what it means are one sentence.
                yield row.lines[0], cells[0].spans[0].start, cells[1].spans[-1].end
                continue
            for cell in row.cells:
                if len(cell.spans) == 1 and "。" in cell.text:
                    span = cell.spans[0]
                    yield span.line, span.start, span.end


def _stated(
    document: Document, masked: Masked, actors: Sequence[Actor], lengths: Sequence[int]
) -> Iterator[Candidate]:
    taken: set[tuple[int, int]] = set()
    defines = bool(re.search("(?:をいう|をいいます|こと|組織|場|もの)。?$", masked.text))
    for rule in () if defines else rules():
        for match in rule.pattern.finditer(masked.text):
            for subject, obj in _ends(match):
                one, other = (masked.actors[ord(masked.text[n]) - FIRST] for n in (subject, obj))
                pair = (min(one, other), max(one, other))
                if one == other or not _may(rule.relation, actors[other]):
                    continue
                if rule.relation == "partners_with" and pair in taken:
                    continue
                taken.add(pair)
                yield _tie(document, masked, match, rule, subject, obj, actors, lengths)
    yield from _composed(document, masked, actors, lengths)


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


def _ends(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The places of the ends of each tie that a match states."""
    groups = match.groupdict()
    if groups.get("p"):
        yield from combinations(_signs(match, "p"), 2)
        return
    left, right = ("a", "b") if "a" in groups else ("s", "o")
    for one in _signs(match, left):
        for other in _signs(match, right):
            yield one, other


def _signs(match: re.Match[str], group: str) -> list[int]:
    start = match.start(group)
    return [start + n for n, c in enumerate(match[group]) if FIRST <= ord(c) <= 0xF8FF]


_COMPOSED = re.compile(
    f"^[^。]{{0,4}}?(?P<o>{ACTOR})(?:は、?|とは、?|[\t |]+)[^。]{{0,60}}?(?P<v>で構成|で組織"
    f"|からなる|により構成|が集まって|で作る|でつくる)"
)
_IN_LIST = re.compile(f"(?P<m>{ACTOR})(?:の代表者?|の役員|の推薦)?(?=[、,及並とやを])")


def _composed(
    document: Document, masked: Masked, actors: Sequence[Actor], lengths: Sequence[int]
) -> Iterator[Candidate]:
    """Members of a body: A、B の代表…で構成する."""
    match = _COMPOSED.search(masked.text)
    if not match:
        return
    whole = actors[masked.actors[ord(match["o"]) - FIRST]]
    if whole.kind == "city_government":
        return
    relation = "participates_in" if whole.kind == "committee" else "belongs_to"
    rule = Rule(relation, "tie.composed_of", _COMPOSED)
    for member in re.finditer(ACTOR, masked.text[match.end("o") : match.start("v")]):
        place = match.end("o") + member.start()
        actor = actors[masked.actors[ord(member[0]) - FIRST]]
        if actor.kind in ("individual_class", "other", "city_government") or actor == whole:
            continue
        yield _tie(document, masked, match, rule, place, match.start("o"), actors, lengths)


_MEMBERS = re.compile(r"[(（][^()（）]*(?P<v>で構成|からなる|で組織)[^()（）]*[)）]")


def _aside(
    document: Document, line: int, here: Sequence[tuple[Span, int]], actors: Sequence[Actor]
) -> Iterator[Candidate]:
    """Members that stand in brackets behind a body: 推進会議（A、B…で構成）."""
    text = document.lines[line - 1].text
    for match in _MEMBERS.finditer(text):
        whole = next(((s, actors[n]) for s, n in here if s.end == match.start()), None)
        if whole is None:
            continue
        place, body = whole
        relation = "participates_in" if body.kind == "committee" else "belongs_to"
        for span, n in here:
            inside = match.start() < span.start and span.end <= match.start("v")
            if not inside or actors[n].kind in ("individual_class", "other", "city_government"):
                continue
            names = [printed(document, one, one.label) for one in (actors[n], body)]
            yield candidate(
                "tie",
                [
                    replace(span, what="subj"),
                    replace(place, what="obj"),
                    Span(line, *match.span("v"), "verb"),
                ],
                {
                    "subject": names[0],
                    "relation": relation,
                    "object": names[1],
                    "basis": "stated",
                    "modality": "ongoing",
                },
                "tie.composed_of",
                (place.start, match.start("v")),
                group="ties",
                same=same_key("tie", *names, relation),
            )


def _tie(
    document: Document,
    masked: Masked,
    match: re.Match[str],
    rule: Rule,
    subject: int,
    obj: int,
    actors: Sequence[Actor],
    lengths: Sequence[int],
) -> Candidate:
    ends = [actors[masked.actors[ord(masked.text[n]) - FIRST]] for n in (subject, obj)]
    spans = [
        masked.span(subject, subject + 1, "subj", lengths),
        masked.span(obj, obj + 1, "obj", lengths),
        masked.span(match.start("v"), match.end("v"), "verb", lengths),
    ]
    names = [printed(document, actor, actor.label) for actor in ends]
    value = {
        "subject": names[0],
        "relation": rule.relation,
        "object": names[1],
        "basis": "stated",
        "modality": modality(masked.text[match.start("v") :]),
    }
    return candidate(
        "tie",
        spans,
        value,
        rule.name,
        (spans[1].start, spans[2].start),
        group="ties",
        same=same_key("tie", *names, rule.relation),
    )


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
