"""Who acts how, in one line below an item or at its title: ［要：ふれあい舎　輪：町民、婦人会］,
主＝市　協＝会, 担い手　町（要）、町民（輪）.

Marks are those that a legend explains, or labels that come again before names of those who act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.meanings import role_of
from kyodo_graph.drafting.layouts.fields import listed
from kyodo_graph.drafting.layouts.legends import Sign, nearest
from kyodo_graph.drafting.layouts.rows import lists_items
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.mentions import apart
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import SIGNS, dash, role_of_field, sign_of

_OPENS = r"[「『\[(<〔【〈]"
_SHUTS = r"[」』\])>〕】〉]"
_BEGINS = r"(?:^|(?<=[\s/;、。|>\[(<〔【「】〕\]・]))"
_MARK = r"[^\s:=、。()\[\]〔〕【】「」<>/・|]{1,6}"
_BEFORE = re.compile(rf"{_BEGINS}(?P<mark>{_MARK})\s*[:=]\s*")
_BOXED = re.compile(rf"{_OPENS}(?P<mark>{_MARK}){_SHUTS}\s*[:=]?\s*")
_SPACED = re.compile(rf"{_BEGINS}(?P<mark>{_MARK})\s+(?=\S)")
_STOPS = re.compile(r"[\])〕】>|<\t。]")
_NAME = r"[^\s、,/・()\[\]〔〕【】:=|<>]{1,30}"
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}(?:・{_NAME})*)\s*{_OPENS}(?P<mark>{_MARK}){_SHUTS}(?!\s*[:=】〕])"
)
_AGAIN = 3
_LONGEST = 20
_Part = tuple[re.Match[str], Line, int]
"""A mark, its line, and where the names behind it end."""


@dataclass(frozen=True, slots=True)
class Graded:
    """The names of one grade: the mark, its code (nothing where none is told), where they are."""

    line: int
    mark: str
    code: str
    start: int
    end: int


def graded_actors(document: Document, announced: frozenset[int]) -> list[Graded]:
    """The names behind or before marks of roles, in all lines outside tables that have heads;
    ``announced``: the lines of fields that a label says are about actors.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "計画\\n要＝中心になる　輪＝加わる\\n[要:町 輪:会、団]\\n[要:会]\\n".encode()
    >>> [(g.mark, g.code) for g in graded_actors(read_document(Text("x", raw)), frozenset())]
    [('要', 'lead'), ('輪', 'participant'), ('要', 'lead')]
    """
    aside = {one.line for one in document.signs}
    aside |= {
        n for t in document.tables if lists_items(t) for row in t.grid.rows for n in row.lines
    }
    found: list[Graded] = []
    untold: list[list[_Part]] = []
    for line in document.lines:
        if line.blank or line.number in aside or line.left_out:
            continue
        legend = nearest(document.signs, "role", line.number, line.number)
        made = list(told_grades(line, legend, line.start, line.end))
        found += made
        if made or not (parts := _alternating(line)):
            continue
        if line.number in announced and all(_code(match["mark"]) for match, _, _ in parts):
            found += _coded(parts)
        else:
            untold.append(parts)
    return sorted([*found, *_untold(untold)], key=lambda one: (one.line, one.start))


def told_grades(line: Line, legend: Mapping[str, Sign], first: int, last: int) -> Iterator[Graded]:
    """The parts of a line, or of a cell in it, whose marks a legend explains.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> legend = {"根": Sign("根", "", "role", "lead", 1, 0, 1)}
    >>> [(g.mark, g.start) for g in told_grades(read_lines(["[根]市[幹]会"])[0], legend, 0, 8)]
    [('根', 3)]
    """
    if not legend:
        return
    text = line.text[:last]
    marks = legend.keys() - set(SIGNS)  # whose places are read elsewhere
    for pattern in (_BEFORE, _BOXED, _SPACED):
        starts = list(pattern.finditer(text, first))
        known = [m for m in starts if m["mark"] in marks]
        if pattern is _BOXED and known and not _begins(text, known[0].start(), first):
            continue  # marks behind names
        # A blank alone tells little: a line of one mark begins with it, and names follow.
        alone = len(known) == 1 and len(known[0]["mark"]) > 1
        alone = alone and not text[first : known[0].start()].strip()
        alone = alone and _listing(text[known[0].end() :])
        if len(known) >= (2 if pattern is _SPACED and not alone else 1):
            # A mark that the legend leaves out ends the names before it, and grades by its word.
            starts = known if pattern is _SPACED else starts
            for match, end in _parts(text, starts):
                mark = match["mark"]
                code = legend[mark].code if mark in marks else _code(mark)
                if mark in marks or code not in ("", "responsible"):
                    yield Graded(line.number, mark, code, match.end(), end)
            return
    for match in _BEHIND.finditer(text, first):
        if match["mark"] in marks:
            code = legend[match["mark"]].code
            yield Graded(line.number, match["mark"], code, *match.span("name"))


def _begins(text: str, at: int, first: int) -> bool:
    """Whether nothing that may be a name stands right before a place."""
    return at == first or not re.match(r"[^\s/;、。|>\]】〕)]", text[at - 1])


def _parts(text: str, starts: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Each mark with where its names end: at the next mark, or where brackets or cells shut."""
    for n, match in enumerate(starts):
        end = starts[n + 1].start() if n + 1 < len(starts) else len(text)
        stop = _STOPS.search(text, match.end(), end)
        yield match, stop.start() if stop else end


def _alternating(line: Line) -> list[_Part]:
    """Marks of a line that no legend explains, where each stands before names of those who act."""
    text = line.text[: line.end]
    if text.endswith("。"):
        return []
    starts = list(_BEFORE.finditer(text, line.start))
    parts = [(match, line, end) for match, end in _parts(text, starts)]
    if len(parts) < 2 or any(sign_of(m["mark"]) in SIGNS for m, _, _ in parts):
        return []
    return parts if all(_acting(text[m.end() : end]) for m, _, end in parts) else []


def _acting(value: str) -> bool:
    names = [name for name, _ in listed(value.strip(" /;、"))]
    return bool(names) and sum(type_of(n) != "other" for n in names) * 3 >= len(names) * 2


def _listing(value: str) -> bool:
    """Whether a value may be names one after the other, and is no sentence."""
    names = [name for name, _ in listed(value.strip(" /;、"))]
    return bool(names) and "。" not in value and all(len(name) <= _LONGEST for name in names)


def _untold(lines: Sequence[Sequence[_Part]]) -> Iterator[Graded]:
    """The parts of lines whose marks come again line after line and are few."""
    count = Counter(m["mark"] for parts in lines for m, _, _ in parts)
    if len(lines) < _AGAIN or len(count) > 5:
        return
    for parts in lines:
        yield from _coded(parts)


def _coded(parts: Sequence[_Part]) -> Iterator[Graded]:
    for match, line, end in parts:
        if (code := _code(match["mark"])) != "responsible":
            yield Graded(line.number, match["mark"], code, match.end(), end)


def _code(mark: str) -> str:
    """The role that a mark means without a legend; nothing where its word tells none."""
    return role_of_field(mark) or role_of(mark, {})


def graded_facts(
    document: Document, base: Mapping[int, dict[str, str] | None], graded: Sequence[Graded]
) -> Iterator[Candidate]:
    """The roles that graded names are, each of the item that its line is about."""
    for one in graded:
        item = base[one.line]
        if item is not None:
            for made in names_of_grade(document, one, item):
                yield replace(made, group=f"fields-{item['element']}")


def names_of_grade(document: Document, one: Graded, item: dict[str, str]) -> Iterator[Candidate]:
    """A candidate for each name of a grade."""
    text = document.lines[one.line - 1].text[one.start : one.end].strip(" /;、")
    at = document.lines[one.line - 1].text.index(text, one.start) if text else 0
    for name, more in listed(text):
        for part, a in apart(name):
            if dash(part):
                continue
            start = at + more + a
            span = Span(one.line, start, start + len(part), "cell")
            actor = document.printed([span])
            value = {**item, "actor": actor, "sign": "", "code": one.code, "joint": ""}
            rule = "field.graded" if one.code else "field.graded_untold"
            same = same_key("role", actor, one.code or one.mark)
            yield candidate("role", [span], value, rule, same=same)
