"""The lines that are headings: what they begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.bulleted import bulleted_items
from kyodo_graph.drafting.outlines.outline import Heading, nested
from kyodo_graph.drafting.outlines.returning import with_returning
from kyodo_graph.drafting.outlines.rows_of_lines import is_row, lists_marks, titled
from kyodo_graph.drafting.outlines.section_titles import ASIDE
from kyodo_graph.drafting.outlines.series import NAMED, title_below
from kyodo_graph.drafting.outlines.subtitles import without_subtitles
from kyodo_graph.drafting.outlines.title_spans import heading_of, key_of
from kyodo_graph.drafting.outlines.two_counts import with_two_counts
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import NUMBER, Mark, mark_of
from kyodo_graph.drafting.printed.vocabulary import SIGNED_TAIL, SIGNS, role_of_field
from kyodo_graph.drafting.printed.years import column_years
from kyodo_graph.folding import fold_name

_BRACKETED = re.compile(r"[【〔\[](?P<title>[^】〕\]]{2,60})[】〕\]]\s*(?:※.*)?")
_FIELD = re.compile(r"\s*[【〔\[(<]?(?P<label>[^】〕\])>:：\s]{2,10})(?:[】〕\])>]|\s*[:：]|\s+)")


def headings(document: Document, anchors: frozenset[str], rows: Iterable[Heading]) -> list[Heading]:
    """The outline of a text, top down; ``anchors``: folded names of items that tables list,
    ``rows``: what tables themselves name, to be put where it stands."""
    found = [
        made
        for place, line in enumerate(document.lines)
        if (made := _heading(document, place, line, anchors)) is not None
    ]
    headed = {fold_name(heading.label) for heading in found}
    found += _listed(document, anchors - headed)
    taken = {heading.line for heading in found}
    found += [item for item in bulleted_items(document) if item.line not in taken]
    found = without_subtitles(document, with_returning(document, _without_items(found)))
    found = with_two_counts(sorted([*found, *rows], key=lambda h: (h.line, h.spans[0].start)))
    return nested(found)


_SAME = _AGAIN = 3


def _without_items(found: list[Heading]) -> list[Heading]:
    """Headings without the entries of lists that give each the same number: 一、…, 一、…."""
    runs = groupby(found, key=lambda heading: (heading.key, heading.level, heading.number))
    return [
        heading
        for (_, level, number), run in runs
        for own in [list(run)]
        for heading in own
        if level or not number or len(own) < _SAME or _spread(own)
    ]


def _spread(run: Sequence[Heading]) -> bool:
    """Whether text stands between headings."""
    return any(after.line - before.line > 2 for before, after in pairwise(run))


def _listed(document: Document, anchors: frozenset[str]) -> Iterator[Heading]:
    """Entries of lists that tables name as items and no heading does: - ① 広報紙."""
    for place, line in enumerate(document.lines):
        if not line.bullet or line.blank or line.number in document.in_tables:
            continue
        mark = mark_of(line.content, document.words) or Mark("", "", "", 0)
        if fold_name(line.content[mark.end :]) in anchors:
            yield heading_of(document, place, line, replace(mark, shape=f"-{mark.shape}", sign=""))


def _heading(document: Document, place: int, line: Line, anchors: frozenset[str]) -> Heading | None:
    in_row = line.number in document.in_tables or "\t" in line.text
    if line.blank or (in_row and not titled(document, place)):
        return None
    if any(one.line == line.number for one in document.signs):
        return None
    text = SIGNED_TAIL.sub("", line.content)
    folded = fold_name(text)
    title = fold_name(document.own.title)
    if folded == fold_name(document.own.city) or (title and folded.startswith(title)):
        return None
    if not line.bullet and not text.endswith("。") and _named(text, anchors, document.words):
        # As a title printed alone; a mark before it is taken below.
        return heading_of(document, place, line, Mark("anchor", "", "", 0))
    named = NAMED.fullmatch(text) if line.depth else None
    if named and named["word"] in document.naming:
        group = next(g for g in ("one", "two", "plain") if named[g])
        span = Span(line.number, line.start + named.start(group), line.start + named.end(group))
        word = named["word"]
        return Heading(line.number, f"{word}:名", word, "", named[group], (span,), line.depth)
    words = text.split()
    if len(words) > 1 and all(column_years(word, document.own.near) for word in words):
        return None
    mark = mark_of(text, document.words)
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and re.search("[:：=＝]", bracketed["title"]):
        return None  # a field: [主体：市民]
    if bracketed:
        return _in_brackets(document, line, bracketed)
    if line.bullet and not (mark and mark.word and line.bullet in ("-", "*", "・")):
        return None
    if mark is None and (below := _titled_below(document, place, line)):
        return below
    if mark is None:
        if _SECTION.fullmatch(text) and _alone(document, place):
            return heading_of(document, place, line, Mark("title", "", "", 0))
        if line.depth or (line.bold and len(text) <= 50):
            return heading_of(document, place, line, Mark(f"md{line.depth}", "", "", 0))
        return None
    label = text[mark.end :].strip()
    if not label or len(label) > 80 or (label.endswith("。") and not mark.word):
        return None
    if lists_marks(mark, label) or is_row(document, place, label):
        return None
    if mark.sign and not mark.word and re.match("[^:：、。]{2,12}[:：]", label):
        return None
    if mark.sign and not mark.word and not _is_title(label):
        return None
    if mark.sign in [*"◎○", *document.schemes] and _lists_signs(text):
        return None
    if _is_field(text[mark.end :] if mark.sign else text) or _is_field(text):
        return None
    if not mark.word and not mark.sign and (_is_field(label) or len(label) > 60):
        return None
    return heading_of(document, place, line, mark, anchors)


def _in_brackets(document: Document, line: Line, found: re.Match[str]) -> Heading | None:
    """A heading that brackets hold as a whole: 【柱1 知る】; none where it only counts pages."""
    title = found["title"]
    mark = mark_of(title, document.words)
    if mark is None or not mark.word or ASIDE.fullmatch(title):
        if re.fullmatch(rf"[^\W\d]{{1,10}}\s?{NUMBER}", title):
            return None
        mark = Mark("【】", "", "", 0)
    start = line.start + found.start("title") + mark.end
    label = title[mark.end :].rstrip()
    span = Span(line.number, start, start + len(label))
    return Heading(line.number, key_of(mark), mark.word, mark.number, label, (span,), line.depth)


def _titled_below(document: Document, place: int, line: Line) -> Heading | None:
    """A heading whose level and number stand in a line alone, and its title in the next."""
    below = document.lines[place + 1] if place + 1 < len(document.lines) else None
    if below is None or below.number in document.in_tables or not title_below(line, below):
        return None
    mark = mark_of(f"{line.content} x", document.words)
    whole = mark is not None and mark.end > len(line.content)
    label = re.match(r"\S{2,10}\s", below.content)
    again = sum(one.content.startswith(label[0]) for one in document.lines) if label else 0
    if again >= _AGAIN:
        return None  # fields of a sheet: their labels come again
    if mark is None or not mark.word or not whole or mark_of(below.content, document.words):
        return None
    made = heading_of(document, place + 1, below, replace(mark, end=0))
    return replace(made, line=line.number, depth=line.depth)


_SECTION = re.compile(
    "(?:具体的な|主な|今後の|計画の|本計画の)?(?:取組|取り組み|施策|事業|計画"
    "|行動計画)(?:の(?:内容|体系|展開|一覧|概要))?"
    "|役割分担|役割|年次計画|実施計画|スケジュール|成果指標|指標|数値目標|進行管理|推進体制|評価"
    "|施策体系|体系図"
)


def _alone(document: Document, place: int) -> bool:
    """Whether blank lines stand on both sides of a line."""
    around = [document.lines[n] for n in (place - 1, place + 1) if 0 <= n < len(document.lines)]
    return all(not other.content for other in around)


def _named(text: str, anchors: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a table lists an item by this name, or by one that differs in a word."""
    wanted = fold_name(text)
    if wanted in anchors:
        return True
    if len(wanted) < 9 or mark_of(text, words):
        return False
    return any(
        abs(len(anchor) - len(wanted)) < 4
        and (close := SequenceMatcher(None, wanted, anchor, autojunk=False)).quick_ratio() > 0.85
        and close.ratio() > 0.85
        for anchor in anchors
    )


def _is_title(label: str) -> bool:
    return not re.search(r"。$|(?:ます|です|した|った)$", label) or len(label) < 12


def _lists_signs(text: str) -> bool:
    """Whether a line is a legend or a list of signs rather than one item."""
    return sum(text.count(sign) for sign in SIGNS) > 1


def _is_field(text: str) -> bool:
    match = _FIELD.match(text)
    return bool(match) and bool(role_of_field(match["label"])) if match else False
