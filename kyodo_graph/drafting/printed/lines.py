"""The lines of a text as the readers see them: narrowed, mark-up aside, contents and heads out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kyodo_graph.drafting.printed.characters import narrow
from kyodo_graph.folding import fold

LONGEST = 4000
"""Characters of a line that are read: no plan's line is as long, and a spoilt text's may be."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number, its print narrowed (as long as the line), where its content lies.

    ``depth`` is that of a heading in Markdown or HTML, ``bullet`` the sign of a list item,
    ``left_out`` why nothing is read here (``contents``, ``running_head``, ``page_number``,
    ``rule``).
    """

    number: int
    text: str
    start: int
    end: int
    depth: int = 0
    bullet: str = ""
    bold: bool = False
    left_out: str = ""

    @property
    def content(self) -> str:
        """The print without mark-up at its ends."""
        return self.text[self.start : self.end]

    @property
    def blank(self) -> bool:
        """Whether nothing is to be read here."""
        return self.start >= self.end or bool(self.left_out)


_HEAD = re.compile(r"\s*(?:>\s*)?(?P<depth>#{1,6})\s+")
_BULLET = re.compile(r"\s*(?:>\s*)?(?P<bullet>[-*+]\s+(?:[・‣●○]\s*)?|・\s*|•\s*)")
_QUOTE = re.compile(r"\s*>\s*")
_TAG_OPEN = re.compile(r"(?:<(?:b|p|strong|u|span|h[1-6]|li|ul|div)\b[^<>]*>\s*)+", re.IGNORECASE)
_TAG_DEPTH = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_TAG_CLOSE = re.compile(r"(?:\s*</(?:b|p|strong|u|span|h[1-6]|li|ul|div)>)+\s*$", re.IGNORECASE)
_RULE = re.compile(r"[\s\-_=*|:+┼─]{3,}")
_PAGE = re.compile(
    r"\s*(?:-\s*[0-9一二三四五六七八九十]{1,3}\s*-|[Pp]\.?\s*[0-9]{1,3}|[0-9]{1,3}\s*(?:ページ"
    r"|頁))\s*"
)
_LONE = re.compile(r"\s*[0-9]{1,3}\s*")
_LEADERS = re.compile(r"(?:[.・･‥…．]\s*){3,}[0-9ivx-]{0,4}\s*$|[・.]{2,}\s*[0-9]{1,3}\s*$")
_CONTENTS = re.compile(r"\s*(?:目\s*次|もくじ|CONTENTS|Contents)\s*")
_ENDS_IN_PAGE = re.compile(r"^(?P<entry>.*?[^\s0-9~.-])[\s.・…‥-]+(?P<page>[0-9]{1,3})\s*$")


def read_lines(texts: Sequence[str]) -> list[Line]:
    """The lines of a text.

    >>> [(x.content, x.depth) for x in read_lines(["# 計画", "- ・市は", "**No.1 講座**"])]
    [('計画', 1), ('市は', 0), ('No.1 講座', 0)]
    """
    lines = [_line(number, text) for number, text in enumerate(texts, 1)]
    return _without_pages(_without_heads(_without_contents(lines)))


def _line(number: int, raw: str) -> Line:
    text = narrow(raw[:LONGEST])
    end = len(text.rstrip())
    if _RULE.fullmatch(text) and "|" not in text:
        return Line(number, text, 0, end, left_out="rule")
    if _PAGE.fullmatch(text) and not _LONE.fullmatch(text):
        return Line(number, text, 0, end, left_out="page_number")
    start, depth, bullet = 0, 0, ""
    if "\t" in text or text.lstrip().startswith("|"):
        return Line(number, text, 0, end)
    if head := _HEAD.match(text):
        start, depth = head.end(), len(head["depth"])
    elif item := _BULLET.match(text):
        start, bullet = item.end(), item["bullet"].strip()
    elif quote := _QUOTE.match(text):
        start = quote.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if tag := _TAG_OPEN.match(text, start, end):
        start = tag.end()
        depth = depth or next((int(n) for n in _TAG_DEPTH.findall(tag[0])), 0)
    if closed := _TAG_CLOSE.search(text, start, end):
        end = closed.start()
    bold = text.startswith("**", start)
    if bold:
        start += 2
        end -= 2 * text[:end].endswith("**")
    return Line(number, text, start, max(start, end), depth, bullet, bold)


def _without_contents(lines: list[Line]) -> list[Line]:
    found = list(lines)
    for place, line in enumerate(lines):
        if _LEADERS.search(line.content) and len(line.content) < 80:
            found[place] = replace(line, left_out="contents")
        if _CONTENTS.fullmatch(line.content):
            found[place] = replace(line, left_out="contents")
            for n in _entries(lines, place + 1):
                found[n] = replace(lines[n], left_out="contents")
    return found


def _entries(lines: Sequence[Line], first: int) -> list[int]:
    """The places of the entries below a heading 目次: up to where the first of them comes again."""
    entries: list[int] = []
    opening = ""
    misses = 0
    for place in range(first, min(first + 120, len(lines))):
        text = lines[place].content
        if not text:
            continue
        match = _ENDS_IN_PAGE.match(_LEADERS.sub(" 0", text))
        title = fold(match["entry"] if match else text)
        if opening and title == opening and not match:
            return entries
        # A chapter's title may stand without a page among entries that have one.
        misses = 0 if match else misses + 1
        if misses > 1 or (not match and len(text) > 40):
            break
        entries.append(place)
        opening = opening or title
    last = max((n for n in entries if _paged(lines[n].content)), default=-1)
    return [n for n in entries if n <= last]


def _paged(text: str) -> bool:
    return bool(_ENDS_IN_PAGE.match(_LEADERS.sub(" 0", text)))


def _without_heads(lines: list[Line]) -> list[Line]:
    """Running heads: a short line that comes again, each time beside a page number or with one."""
    edged: dict[str, list[int]] = {}
    plain = [_bare(line) for line in lines]
    for place, line in enumerate(lines):
        text = plain[place]
        if not text or line.blank or "\t" in line.text or line.depth:
            continue
        numbered = text != fold(line.content) and re.search(r"[\s0-9][0-9]{1,3}$", line.content)
        beside = any(
            0 <= n < len(lines)
            and (lines[n].left_out == "page_number" or _LONE.fullmatch(lines[n].content))
            for n in (place - 1, place + 1)
        )
        if numbered or beside:
            edged.setdefault(text, []).append(place)
    found = list(lines)
    for text, places in edged.items():
        if not _paginated(lines, places) or _counts(lines, text, places):
            continue
        # Once beside a page number is enough where the title page has the same line.
        if len(places) > 1 or (plain.count(text) > 1 and _by_page(lines, places[0])):
            for place in places:
                found[place] = replace(lines[place], left_out="running_head")
    return found


_WORD = 8
_AT_AN_END = re.compile(r"(?<=\s)[0-9]{1,3}$|^[0-9]{1,3}(?=\s)")


def _counts(lines: Sequence[Line], text: str, places: Sequence[int]) -> bool:
    """Whether a word counts from one on, as levels do whose titles stand in the next line: pages
    that bear the same head begin later, or leave out some."""
    told = [re.search("[0-9]+$", lines[place].content) for place in places]
    numbers = [int(match[0]) for match in told if match]
    counted = numbers == [*range(1, len(places) + 1)]
    return counted and len(numbers) > 2 and len(text) <= _WORD


def _paginated(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether figures in a line that comes again, or bare ones beside it, can be numbers of pages:
    they grow, and bare ones by no more than the lines between give room for."""
    own = [match for place in places if (match := _AT_AN_END.search(lines[place].content.strip()))]
    falls = sum(int(b[0]) <= int(a[0]) for a, b in pairwise(own))
    if len(own) == len(places) and falls * 4 > len(own):
        return False
    told: list[tuple[int, int]] = []
    for place in places:
        around = _around(lines, place)
        if any(other.left_out == "page_number" for other in around):
            return True
        bare = [int(other.content) for other in around if _LONE.fullmatch(other.content)]
        told += [(place, number) for number in bare[:1]]
    return all(0 < n - m <= (b - a) // 4 for (a, m), (b, n) in pairwise(told))


def _by_page(lines: Sequence[Line], place: int) -> bool:
    around = [lines[n] for n in (place - 1, place + 1) if 0 <= n < len(lines)]
    return any(other.left_out == "page_number" for other in around)


def _bare(line: Line) -> str:
    """A line without the page number at one of its ends, folded; nothing for what is long."""
    text = line.content.strip()
    if not 4 <= len(text) <= 60 or text.endswith("。"):
        return ""
    if re.fullmatch(r"[\s0-9-]*", text):
        return ""
    return fold(re.sub(r"^\s*[0-9]{1,3}\s+|\s+[0-9]{1,3}\s*$", "", text))


_PAGE_LENGTH = 15
"""Lines that a page has at least: figures nearer to one another count something else."""


def _without_pages(lines: list[Line]) -> list[Line]:
    found = list(lines)
    alone = [
        place
        for place, line in enumerate(lines)
        if not line.left_out
        and _LONE.fullmatch(line.content)
        and all(not other.content for other in _around(lines, place))
    ]
    close = {n for pair in pairwise(alone) if pair[1] - pair[0] < _PAGE_LENGTH for n in pair}
    for place, line in enumerate(lines):
        if line.left_out or not _LONE.fullmatch(line.content):
            continue
        beside_head = any(other.left_out == "running_head" for other in _around(lines, place))
        if beside_head or (place in alone and place not in close):
            found[place] = replace(line, left_out="page_number")
    return found


def _around(lines: Sequence[Line], place: int) -> list[Line]:
    return [lines[n] for n in (place - 1, place + 1) if 0 <= n < len(lines)]
