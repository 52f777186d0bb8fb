"""Values in sentences that name years and figures in any order: 登録数を、4団体（平成28年度）から
平成33年度は15団体に増やします。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.making import candidate
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.years import Years, years

_AIMS = re.compile("増や|高め|引き上げ|伸ば|減ら|下げ|目標|目(?:指|標)|(?:に|と)(?:しま|する)|めざ")
_FIGURE = re.compile(
    r"(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>%|か所|[^\s0-9、。()にはをがのとでからまへだで]{1,3})"
)
_NAME = re.compile(r"(?P<name>[^、。()]{3,40}?)(?:を|は)(?=、|[0-9令平昭RH2二])")
_PAST = re.compile(r"[0-9%]\S{0,4}だった(?P<name>[^、。()]{3,40}?)(?:を|は)、")
_SPAN = re.compile(
    r"[^、。()]{2,12}(?:から|~|-)[^、。()]{2,12}(?:まで)?の(?P<name>[^、。()0-9]{3,40}?)(?:を|は)(?=、|[0-9])"
)
_APART = 14


@dataclass(frozen=True, slots=True)
class _Dated:
    fy: int
    value: str
    unit: str
    span: tuple[int, int]


def sentence_values(document: Document, tree: Tree, aside: frozenset[int]) -> Iterator[Candidate]:
    """The values of sentences that say what an indicator is to become; ``aside``: lines whose
    values other readers have."""
    for line in document.lines:
        if line.blank or line.number in document.in_tables | aside:
            continue
        at = line.start
        for sentence in re.findall("[^。]+。", line.content):
            named = _PAST.search(sentence) or _SPAN.match(sentence) or _NAME.match(sentence)
            dated = _dated(sentence, document.own.near, named.span("name") if named else (0, 0))
            begun = document.own.start_fy or document.own.near
            if named and _AIMS.search(sentence) and any(one.fy >= begun for one in dated):
                name = Span(line.number, at + named.start("name"), at + named.end("name"))
                above = tree.above(line.number)
                last = max(one.fy for one in dated)
                for one in dated:
                    span = Span(line.number, at + one.span[0], at + one.span[1], "fig")
                    kind = "target" if one.fy == last else "interim_target"
                    value = {
                        "scope": "" if above is None else tree.elements[above].label,
                        "indicator": document.printed([name]),
                        "unit": one.unit,
                        "fy": str(one.fy),
                        "value": one.value.replace(",", ""),
                        "value_kind": kind if one.fy >= begun else "baseline",
                        "sign": document.printed([span]),
                    }
                    yield candidate("value", [span, name], value, "indicator.sentence")
            at += len(sentence)


def _dated(sentence: str, near: int, name: tuple[int, int]) -> list[_Dated]:
    """Each figure with its year: in brackets with it or behind it, else the year before it; of
    several years the last. ``name``: where the indicator's name stands, whose figures are its own.
    """
    found = years(sentence, near)
    taken = {n for one in found for n in range(one.start, one.end)} | {*range(*name)}
    made = []
    for match in _FIGURE.finditer(sentence):
        if match.start() in taken:
            continue
        one = _year(sentence, found, match)
        if one is not None:
            made.append(_Dated(one.last, match["value"], match["unit"], match.span("value")))
    own = {one.fy for one in made}
    return made if len(own) == len(made) else []


def _year(sentence: str, found: Sequence[Years], figure: re.Match[str]) -> Years | None:
    behind = re.compile(r"\s*\(").match(sentence, figure.end())
    if behind:
        inside = [one for one in found if one.start == behind.end()]
        shut = sentence.find(")", behind.end())
        if inside and not _FIGURE.search(sentence, inside[0].end, max(shut, inside[0].end)):
            return inside[0]
    before = [one for one in found if one.end <= figure.start()]
    near = before[-1] if before else None
    return near if near and figure.start() - near.end <= _APART else None
