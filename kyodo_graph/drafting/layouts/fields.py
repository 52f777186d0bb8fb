"""Labelled fields of progress sheets and items: 担当課　福祉課, 【主体】市民, | 評価 | 順調 |."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.printed.gradings import disposition_code
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.vocabulary import (
    DISPOSITION,
    RESPONSIBLE,
    SCHEDULE,
    STATUS,
    dash,
    role_of_field,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its label, what kind of fact it holds, its value, narrowed, and where that is.

    ``kind`` is ``number``, ``name``, ``role``, ``schedule``, ``status`` or ``disposition``;
    ``role`` is that of the actors whom the value names.
    """

    line: int
    label: str
    kind: str
    value: str
    span: Span
    role: str = ""


_NUMBER = re.compile(
    "(?:施策|事業|取組|取り組み|項目|整理|管理|プロジェクト)?(?:番号|No\\.?|NO\\.?|№)"
)
_NAME = re.compile(
    "(?P<level>[^\\s、。0-9]{1,8}?(?<![者課部局室係会人氏姓署体関織社校標品件点]))(?:名|名称|の名称|の名前)"
)
_BRACKET = re.compile(r"[【〔\[<〈](?P<label>[^】〕\]>〉]{2,12})[】〕\]>〉]\s*[:：]?\s*")
_COLON = re.compile(
    r"(?:^|(?<=[\s。、)/・;◆◇■●○▼]))(?P<label>[^\s:：。、()【】◆◇■●○▼]{2,14}?)\s*[:：]\s*"
)
_BLANK = re.compile(r"^[○・◆◇■●*-]?\s*(?P<label>[^\s:：。、()【】]{2,14})\s+")
_BETWEEN = re.compile(r"[、,/;\t]|及び|および|並びに|ならびに|または|又は| {2,}")
_GRADES = re.compile(r"[A-ES]\S+\s+[A-ES]\S")
"""What several grades mean, and no grade."""
_PAREN = re.compile(
    r"[(](?P<label>担い手|主体|実施主体|協力|連携|担当課?|所管課?"
    r"|参加)\s*[:：\s]\s*(?P<value>[^()]+)[)]"
)


def fields_of(document: Document) -> list[Field]:
    """The fields of a text, in order: of its lines and of tables of two columns.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "計画\\n【主体】市　【協力】NPO\\n達成度　Ａ\\n".encode()
    >>> [(f.kind, f.role, f.value) for f in fields_of(read_document(Text("x", raw)))]
    [('role', 'lead', '市'), ('role', 'participant', 'NPO'), ('status', '', 'A')]
    """
    found: list[Field] = []
    legends = {one.line for one in document.signs}
    for line in document.lines:
        if line.blank or line.number in document.in_tables or line.number in legends:
            continue
        mark = mark_of(line.content, document.words)
        found += _of_line(line, line.start + mark.end if mark and mark.word else 0)
    starts = {(field.line, field.span.start) for field in found}
    for one in document.told:
        known = kind_of(one.label)[0]
        kind = one.kind if known in ("", "status", "disposition") else ""
        taken = (one.line, one.start) in starts or one.line in legends | document.in_tables
        if kind and not taken:
            span = Span(one.line, one.start, one.end)
            found.append(Field(one.line, one.label, known or kind, one.value, span))
    found += _of_tables(document)
    return sorted(found, key=lambda field: (field.line, field.span.start))


def _of_tables(document: Document) -> Iterator[Field]:
    """The fields of tables of two columns, and of sheets in which labels and values take turns."""
    told: dict[str, list[str]] = {}
    kinds = {one.label: one.kind for one in document.told if one.kind}
    for table in document.tables:
        for row in table.grid.rows:
            for label, value in pairwise(row.cells):
                if label.text and value.text:
                    told.setdefault(label.text, []).append(value.text)
    for table in document.tables:
        for row in table.grid.rows:
            cells = [cell for cell in row.cells if cell.text]
            if len(cells) == 2 and _is_label(cells[1].text, told, kinds):
                continue  # two labels, nothing filled in
            if len(cells) == 2 and table.grid.width <= 3 and cells[1].spans:
                yield from _of_cells(cells[0], cells[1], kinds)
            elif len(cells) == 2 or (len(cells) > 2 and len(cells) % 2 == 0):
                pairs = list(zip(cells[::2], cells[1::2], strict=True))
                # Labels of sheets stand in several rows, mostly with another value.
                if all(_is_label(label.text, told, kinds) for label, _ in pairs):
                    for label, value in pairs:
                        yield from _of_cells(label, value, kinds)


def _is_label(text: str, told: dict[str, list[str]], kinds: dict[str, str]) -> bool:
    values = told.get(text, ())
    return bool(kind_of(text)[0] or text in kinds) and (len(set(values)) > 1 or len(values) > 2)


def _of_cells(label: Cell, value: Cell, kinds: dict[str, str]) -> Iterator[Field]:
    """The field of two cells; ``kinds``: what labels hold that no list knows."""
    kind, role = kind_of(label.text)
    kind = kind or kinds.get(label.text, "")
    if kind and value.spans and not (kind == "status" and len(value.text) > 12):
        span = value.spans[0]
        yield Field(span.line, label.text, kind, value.text, span, role)


def kind_of(label: str) -> tuple[str, str]:
    """What kind of fact a label announces, and the role of the actors in it.

    >>> kind_of("関係主体"), kind_of("今後の方向"), kind_of("施策名"), kind_of("目的")
    (('role', 'participant'), ('disposition', ''), ('name', ''), ('', ''))
    """
    label = label.strip("「」()")
    if _NUMBER.fullmatch(label):
        return "number", ""
    if _NAME.fullmatch(label):
        return "name", ""
    if role := role_of_field(label):
        return "role", role
    if RESPONSIBLE.fullmatch(label):
        return "role", "responsible"
    if SCHEDULE.fullmatch(label) or re.fullmatch("実施年度|取組年度|期間", label):
        return "schedule", ""
    if re.fullmatch(f"(?:{DISPOSITION.pattern}).{{0,8}}", label):
        return "disposition", ""
    if re.fullmatch(f"(?:[0-9年度令和前期]*の?)?(?:{STATUS.pattern})", label):
        return "status", ""
    return "", ""


def level_of(label: str) -> str:
    """The level's word in the label of a name.

    >>> level_of("施策名")
    '施策'
    """
    match = _NAME.fullmatch(label)
    return match["level"] if match else ""


def _of_line(line: Line, titled: int) -> Iterator[Field]:
    """The fields of a line; ``titled``: where the title begins, if a level and its number do so."""
    text = line.text[: line.end]
    starts = list(_BRACKET.finditer(text, line.start))
    if starts and kind_of(starts[0]["label"])[0]:
        yield from _parts(line, text, starts)
        return
    for match in _PAREN.finditer(text, line.start):
        kind, role = kind_of(match["label"])
        if kind:
            start = match.start("value")
            yield _field(line, match["label"], kind, role, text, start, match.end("value"))
    colons = [m for m in _COLON.finditer(text, line.start) if kind_of(m["label"])[0]]
    if colons and colons[0].start() - line.start <= 2:
        yield from _parts(line, text, colons)
        return
    blank = _BLANK.match(text[line.start :])
    if blank and not text.endswith("。") and line.start + blank.end() > titled:
        kind, role = kind_of(blank["label"])
        start = line.start + blank.end()
        rest = text[start:].strip()
        if kind and rest and _fits(kind, rest):
            yield _field(line, blank["label"], kind, role, text, start, line.end)


def _fits(kind: str, value: str) -> bool:
    if kind == "status":
        return len(value) <= 10 and not value.endswith("。")
    if kind == "disposition" and not disposition_code(value):
        return False
    return len(value) <= (140 if kind == "role" else 60)


def _parts(line: Line, text: str, starts: Sequence[re.Match[str]]) -> Iterator[Field]:
    for place, match in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else line.end
        kind, role = kind_of(match["label"])
        value = text[match.end() : end].strip()
        if kind and value and not (kind == "status" and _GRADES.match(value)):
            yield _field(line, match["label"], kind, role, text, match.end(), end)


def _field(line: Line, label: str, kind: str, role: str, text: str, start: int, end: int) -> Field:
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    end = start + len(value.strip(" \t、/;"))
    return Field(line.number, label, kind, text[start:end], Span(line.number, start, end), role)


def listed(value: str) -> list[tuple[str, int]]:
    """The names that a value lists, each with where it begins in it.

    >>> listed("市民、自治会・町内会及びNPO"), listed("なし")
    ([('市民', 0), ('自治会・町内会', 3), ('NPO', 12)], [])
    """
    found = []
    at = 0
    for part in [*_BETWEEN.finditer(value), None]:
        end = part.start() if part else len(value)
        name = value[at:end].strip(" 。")
        if name and not dash(name):
            found.append((name, value.index(name, at)))
        at = part.end() if part else end
    return found
