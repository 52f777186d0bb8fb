"""Facts that stand below the title of an item: labelled fields, signs before names or behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.bases import base_of
from kyodo_graph.drafting.facts.graded_actors import graded_actors, graded_facts
from kyodo_graph.drafting.facts.item_schedules import scheduled
from kyodo_graph.drafting.facts.matrices import named
from kyodo_graph.drafting.facts.meanings import role_of
from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.layouts.fields import Field, kind_of, listed
from kyodo_graph.drafting.layouts.legends import nearest
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.mentions import apart
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.gradings import disposition_code, grade_code, status_code
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import SIGNED_TAIL, SIGNS, dash, sign_of

_SIGNED = re.compile(f"(?P<sign>[{SIGNS}])\\s*(?P<names>[^{SIGNS}]+)")


def field_facts(document: Document, tree: Tree, fields: Sequence[Field]) -> Iterator[Candidate]:
    """Roles, schedules and assessments in labelled fields below an item's title; actors in lines
    that grade them themselves, whether a field announces them or not."""
    announced = frozenset(field.line for field in fields if field.kind == "role")
    graded = graded_actors(document, announced)
    lines = {one.line for one in graded}
    yield from graded_facts(document, {n: base_of(document, tree, n) for n in lines}, graded)
    for field in fields:
        if field.kind == "role" and field.line in lines:
            continue
        base = base_of(document, tree, field.line)
        if base is None:
            continue
        cell = Cell(field.value, (field.span,))
        group = f"fields-{base['element']}"
        if field.kind == "role":
            made = _roles(document, field, cell, base)
        elif field.kind == "schedule":
            made = scheduled(document, field, base)
        elif field.kind in ("status", "disposition") and not dash(field.value):
            sign = document.printed([field.span])
            explained = nearest(document.signs, "status", field.line, field.line).get(field.value)
            if field.kind == "disposition":
                code = disposition_code(field.value)
            elif explained:
                code = grade_code(explained.sign, explained.printed)
            else:
                code = status_code(field.value)
            value = {**base, "sign": sign, "code": code}
            same = same_key(field.kind, sign)
            made = iter(
                [candidate(field.kind, [field.span], value, f"field.{field.kind}", same=same)]
            )
        else:
            continue
        for one in made:
            yield replace(one, group=group)


def _roles(
    document: Document, field: Field, cell: Cell, base: dict[str, str]
) -> Iterator[Candidate]:
    """The actors of a field; signs before names, or behind them, are read through the legend."""
    behind = field.value[-1:] in SIGNS and field.value[:1] not in SIGNS
    signed = list((_BEHIND if behind else _SIGNED).finditer(field.value))
    if not signed:
        yield from named(document, cell, base, field.role, "field.role")
        return
    for found in signed:
        lead = len(found["names"]) - len(found["names"].lstrip("・、,/ "))
        start = field.span.start + found.start("names") + lead
        yield from _signed(document, found, field.line, start, base, found["names"][lead:])


def _signed(
    document: Document,
    found: re.Match[str],
    line: int,
    start: int,
    base: dict[str, str],
    names: str = "",
) -> Iterator[Candidate]:
    legend = nearest(document.signs, "role", line, line)
    code = role_of(found["sign"], legend)
    for name, at in listed(names or found["names"]):
        for part, more in [(n, m + a) for p, m in _parted(name) for n, a in apart(p)]:
            span = Span(line, start + at + more, start + at + more + len(part), "cell")
            actor = document.printed([span])
            value = {**base, "actor": actor, "sign": found["sign"], "code": code, "joint": ""}
            yield candidate(
                "role", [span], value, "inline.sign", same=same_key("role", actor, code)
            )


def _parted(name: str) -> Iterator[tuple[str, int]]:
    at = 0
    for part in name.split(" "):
        if part:
            yield part, name.index(part, at)
        at += len(part) + 1


def signed_lines(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Lines of signs and names below an item's title: ◎市民協働課　○自治会、NPO, and names with
    their signs behind a label that comes again: 役割：市◎　市民○."""
    legends = {one.line for one in document.signs}
    titles = {number for element in tree.elements for number in element.lines}
    labels = Counter(m["label"] for x in document.lines if (m := _LABELLED.match(x.content)))
    for line in document.lines:
        text = line.content
        if line.blank or line.number in document.in_tables or line.number in legends:
            continue
        if (told := _LABELLED.match(line.text, line.start, line.end)) and labels[told["label"]] > 1:
            legend = nearest(document.signs, "role", line.number, line.number)
            known = all(sign_of(sign) in legend for sign in told["all"] if sign in SIGNS)
            # What kind_of knows is read as a field; who acts is no label.
            if known and not kind_of(told["label"])[0] and type_of(told["label"]) == "other":
                yield from _signed_tail(document, tree, line, told)
            continue
        if tail := SIGNED_TAIL.search(line.text[: line.end]):
            yield from _signed_tail(document, tree, line, tail)
            continue
        if not text or text[0] not in SIGNS or text.endswith("。") or len(text) > 80:
            continue
        base = base_of(document, tree, line.number)
        legend = nearest(document.signs, "role", line.number, line.number)
        if sign_of(text[0]) not in legend:
            continue
        if base is None or not legend or line.number in titles:
            continue
        for found in _SIGNED.finditer(text):
            start = line.start + found.start("names")
            yield from _signed(document, found, line.number, start, base)


_BEHIND = re.compile(
    rf"(?<![^{SIGNS}])(?P<names>[^{SIGNS}]*?[^{SIGNS}\s:：])[\s:：]*(?P<sign>[{SIGNS}])"
)


_LABELLED = re.compile(
    rf"(?P<label>[^\s:：、。{SIGNS}]{{2,12}})(?:\s*[:：]|\s)\s*"
    rf"(?P<all>(?:[^\s:：。{SIGNS}][^:：。{SIGNS}]{{0,30}}[{SIGNS}][\s、,・/]*)+)$"
)


def _signed_tail(
    document: Document, tree: Tree, line: Line, tail: re.Match[str]
) -> Iterator[Candidate]:
    """Names with their signs behind them, in brackets behind a title or behind a label:
    (市民○・行政◎)."""
    base = base_of(document, tree, line.number)
    if base is None or not nearest(document.signs, "role", line.number, line.number):
        return
    for found in _BEHIND.finditer(tail["all"]):
        joint = re.match(r"[・、,/\s]*", found["names"])
        lead = joint.end() if joint else 0
        start = tail.start("all") + found.start("names") + lead
        yield from _signed(document, found, line.number, start, base, found["names"][lead:])
