"""The lines that are headings: what they begin with, where their titles end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.numbering import Mark, mark_of, ordinal
from kyodo_graph.drafting.outline import Heading, nested
from kyodo_graph.drafting.series import NAMED, title_below
from kyodo_graph.drafting.tags import without_tags
from kyodo_graph.drafting.vocabulary import SIGNED_TAIL, SIGNS, role_of_field
from kyodo_graph.folding import fold_name

_TAIL = re.compile(
    r"\s*[【(〔\[<](?:新規|拡充|継続|重点|見直し|充実|一部新規|改善|完了|※)[】)〕\]>]\s*$"
)
_BRACKETED = re.compile(r"[【〔\[](?P<title>[^】〕\]]{2,60})[】〕\]]\s*(?:※.*)?")
_GOES_ON = re.compile(r"(?:[のとをにやはがで、・]|及び|並びに)$")
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
    return nested(sorted([*found, *rows], key=lambda h: (h.line, h.spans[0].start)))


def _listed(document: Document, anchors: frozenset[str]) -> Iterator[Heading]:
    """Entries of lists that tables name as items and no heading does: - ① 広報紙."""
    for place, line in enumerate(document.lines):
        if not line.bullet or line.blank or line.number in document.in_tables:
            continue
        mark = mark_of(line.content, document.words) or Mark("", "", "", 0)
        if fold_name(line.content[mark.end :]) in anchors:
            yield _made(document, place, line, replace(mark, shape=f"-{mark.shape}", sign=""))


def _heading(document: Document, place: int, line: Line, anchors: frozenset[str]) -> Heading | None:
    in_row = line.number in document.in_tables or "\t" in line.text
    if line.blank or (in_row and not _titled(document, place)):
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
        return _made(document, place, line, Mark("anchor", "", "", 0))
    named = NAMED.fullmatch(text) if line.depth else None
    if named and named["word"] in document.naming:
        group = next(g for g in ("one", "two", "plain") if named[g])
        span = Span(line.number, line.start + named.start(group), line.start + named.end(group))
        word = named["word"]
        return Heading(line.number, f"{word}:名", word, "", named[group], (span,), line.depth)
    mark = mark_of(text, document.words)
    if bracketed := _BRACKETED.fullmatch(text):
        span = Span(
            line.number, line.start + bracketed.start("title"), line.start + bracketed.end("title")
        )
        return Heading(line.number, "【】", "", "", bracketed["title"], (span,), line.depth)
    if line.bullet and not (mark and mark.word and line.bullet in ("-", "*", "・")):
        return None
    if mark is None and (titled := _titled_below(document, place, line)):
        return titled
    if mark is None:
        if _SECTION.fullmatch(text) and _alone(document, place):
            return _made(document, place, line, Mark("title", "", "", 0))
        if line.depth or (line.bold and len(text) <= 50):
            return _made(document, place, line, Mark(f"md{line.depth}", "", "", 0))
        return None
    label = text[mark.end :].strip()
    if not label or len(label) > 80 or (label.endswith("。") and not mark.word):
        return None
    if lists_marks(mark, label) or _is_row(document, place, label):
        return None
    if mark.sign and not mark.word and re.match("[^:：、。]{2,12}[:：]", label):
        return None
    if mark.sign and (
        not _is_title(label) or (mark.sign in [*"◎○", *document.schemes] and _lists_signs(text))
    ):
        return None
    if _is_field(text[mark.end :] if mark.sign else text) or _is_field(text):
        return None
    if not mark.word and not mark.sign and (_is_field(label) or len(label) > 60):
        return None
    return _made(document, place, line, mark, anchors)


def _titled_below(document: Document, place: int, line: Line) -> Heading | None:
    """A heading whose level and number stand in a line alone, and its title in the next."""
    below = document.lines[place + 1] if place + 1 < len(document.lines) else None
    if below is None or below.number in document.in_tables or not title_below(line, below):
        return None
    mark = mark_of(f"{line.content} x", document.words)
    whole = mark is not None and mark.end > len(line.content)
    if mark is None or not mark.word or not whole or mark_of(below.content, document.words):
        return None
    made = _made(document, place + 1, below, replace(mark, end=0))
    return replace(made, line=line.number, depth=line.depth)


def _titled(document: Document, place: int) -> bool:
    """Whether a tab only stands between a heading's number and its title: two cells, the first of
    them a number, and no row beside it that is numbered in the same way."""
    line = document.lines[place]
    cells = line.text[line.start : line.end].split("\t")
    mark = _tabbed_mark(document, cells)
    if mark is None:
        return False
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(document.lines) and "\t" in document.lines[beside].text:
            other = _tabbed_mark(document, document.lines[beside].content.split("\t"))
            if other is not None and other.shape == mark.shape:
                return False
    return True


def _tabbed_mark(document: Document, cells: Sequence[str]) -> Mark | None:
    if len(cells) < 2 or not cells[1].strip() or any(cell.strip() for cell in cells[2:]):
        return None
    mark = mark_of(f"{cells[0].strip()} x", document.words)
    return mark if mark and mark.number and mark.end > len(cells[0].strip()) else None


def lists_marks(mark: Mark, label: str) -> bool:
    """Whether a line goes on to the next number, as legends and lists do: A 済み B 一部 C 未.

    >>> mark = Mark("A", "", "A", 2)
    >>> lists_marks(mark, "済み B 一部"), lists_marks(mark, "広報")
    (True, False)
    """
    count = ordinal(mark.number) if mark.number else None
    if count is None or mark.word:
        return False
    return any(
        (other := mark_of(label[blank.end() :])) is not None
        and other.shape == mark.shape
        and ordinal(other.number) == count + 1
        for blank in re.finditer(r"\s+", label)
    )


def _is_row(document: Document, place: int, label: str) -> bool:
    """Whether blanks part a line into cells, and one of the lines beside it, too."""
    if not _GAP.search(label):
        return False
    near = [n for n in range(place - 2, place + 3) if n != place and 0 <= n < len(document.lines)]
    lines = [document.lines[n] for n in near]
    return any(not x.blank and _GAP.search(x.content) for x in lines)


_GAP = re.compile(r"\S\s{2,}(?![(【〔\[<])\S")
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
    return not label.endswith(("。", "す", "た", "ます")) or len(label) < 12


def _lists_signs(text: str) -> bool:
    """Whether a line is a legend or a list of signs rather than one item."""
    return sum(text.count(sign) for sign in SIGNS) > 1


def _is_field(text: str) -> bool:
    match = _FIELD.match(text)
    return bool(match) and bool(role_of_field(match["label"])) if match else False


def _made(
    document: Document,
    place: int,
    line: Line,
    mark: Mark,
    anchors: frozenset[str] = frozenset(),
) -> Heading:
    start = line.start + mark.end
    text = line.text[start : line.end]
    start += len(text) - len(text.lstrip())
    bold = text.lstrip().startswith("**")
    if bold:
        start += 2
    last = next((one.begins for one in document.told_at(line.number) if one.begins > start), 0)
    end = line.end - (2 if line.text[: line.end].endswith("**") and bold else 0)
    shown = line.text[start : last or end].rstrip()
    shown = without_tags(SIGNED_TAIL.sub("", shown), document.tags)
    end = start + len(_TAIL.sub("", shown).rstrip())
    spans = [Span(line.number, start, end)]
    label = line.text[start:end]
    follower = document.lines[place + 1] if place + 1 < len(document.lines) else None
    if follower is not None and (
        _continues(label, follower, document)
        or fold_name(label + follower.content) in anchors - {fold_name(label)}
    ):
        spans.append(Span(follower.number, follower.start, follower.end))
        label += follower.content
    return Heading(
        line.number,
        _key(mark),
        mark.word,
        mark.number,
        label,
        tuple(spans),
        line.depth,
        bold=line.bold or bold,
        sign=mark.sign if mark.word else "",
    )


def _key(mark: Mark) -> str:
    """The kind of a heading: with a level's word, numerals of all sorts are one."""
    return re.sub("[Rck](?![a-z])", "n", mark.shape) if mark.word else mark.shape


def _continues(label: str, follower: Line, document: Document) -> bool:
    """Whether the next line goes on with a title that the print breaks."""
    text = follower.content
    if follower.blank or follower.number in document.in_tables or "\t" in follower.text:
        return False
    if (
        len(text) > 30
        or text.endswith("。")
        or mark_of(text, document.words)
        or follower.depth
        or follower.bullet
    ):
        return False
    return bool(_GOES_ON.search(label)) or bool(re.fullmatch("[~〜].*[~〜]", text))
