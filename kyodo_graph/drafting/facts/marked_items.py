"""Items and their marks in lists: 縁側ひろばを開く……花（続ける）, or the items of a mark behind it:
花：縁側ひろば、見守りの輪."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.layouts.legends import Sign, nearest
from kyodo_graph.drafting.layouts.matching import match, name_of
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.gradings import disposition_code, grade_code, status_code
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import sign_of

_BULLET = r"(?:[・○●■◆*-]|[一二三四五六七八九十0-9]{1,2}\s*[、.)]|\([0-9]{1,2}\)|[①-⑳])?\s*"
_LINE = re.compile(
    rf"{_BULLET}(?P<item>\S.{{1,40}}?)\s*(?:[…‥]+|\.{{3,}}|・{{3,}}|-{{2,}}|[:=→]|\s{{1,}}|(?=[\[(〔【]))\s*"
    r"(?P<open>[\[(〔【])?(?P<mark>[^\s:=…‥、。()\[\]〔〕【】]{1,8})[\])〕】]?"
    r"(?:(?:(?<=[\])〕】])\s*|\s*[/、・(\[〔【→⇒]\s*)(?P<next>[^\s()\[\]〔〕【】]{1,12})[\])〕】]?)?"
)
_GROUPED = re.compile(
    r"[・■◆]?\s*[\[(〔【「]?(?P<mark>[^\s:=…、。「」()]{1,8})[\])〕】」]?\s*[:=…‥]+\s*"
)
_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Marked:
    place: int
    mark: Span
    after: Span | None


def marked_items(document: Document, tree: Tree) -> Iterator[Candidate]:
    """What lists say of items by marks that a legend explains, or by a word for what comes next."""
    found: list[_Marked] = []
    for line in document.lines:
        if line.blank or line.left_out or line.number in document.in_tables:
            continue
        legend = nearest(document.signs, "status", line.number, line.number)
        if any(one.line == line.number for one in document.signs) or not legend:
            continue
        found += _of_line(tree, line, legend)
    if len({one.place for one in found}) < _LEAST:
        return
    for one in found:
        yield from _facts(document, tree, one)


def _of_line(tree: Tree, line: Line, legend: dict[str, Sign]) -> list[_Marked]:
    text = line.text[: line.end]
    if (grouped := _GROUPED.match(text, line.start)) and sign_of(grouped["mark"]) in legend:
        mark = Span(line.number, *grouped.span("mark"))
        places = [
            place
            for part in re.split("[、,]|\\s{2,}", text[grouped.end() :].rstrip("。"))
            if part.strip() and (place := _item(tree, part.strip())) is not None
        ]
        return [_Marked(place, mark, None) for place in places]
    one = _LINE.fullmatch(text, line.start)
    if one is None or sign_of(one["mark"]) not in legend:
        return []
    place = _item(tree, one["item"])
    if place is None:
        return []
    after = Span(line.number, *one.span("next")) if one["next"] else None
    return [_Marked(place, Span(line.number, *one.span("mark")), after)]


def _item(tree: Tree, text: str) -> int | None:
    labels = [element.label for element in tree.elements]
    numbers = [element.number for element in tree.elements]
    found = match(name_of(text), labels, numbers)
    return None if found is None else found[0]


def _facts(document: Document, tree: Tree, one: _Marked) -> Iterator[Candidate]:
    element = tree.elements[one.place]
    base = {
        "element": element_id(element),
        "number": element.number,
        "label": shown(document, tree, one.place),
    }
    marks: Sequence[tuple[str, Span | None]] = (("status", one.mark), ("disposition", one.after))
    for kind, span in marks:
        if span is None:
            continue
        sign = document.printed([span])
        legend = nearest(document.signs, "status", span.line, span.line)
        explained = legend.get(sign_of(sign))
        if kind == "disposition":
            code = disposition_code(sign)
        elif explained:
            code = grade_code(explained.sign, explained.printed)
        else:
            code = status_code(sign)
        value = {**base, "sign": sign, "code": code}
        same = same_key(kind, sign)
        yield candidate(
            kind, [span], value, f"list.{kind}", (one.place,), same=same, group="marked"
        )
