"""Facts that stand below the title of an item: fields, rows of years, sentences of roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.fields import Field, listed
from kyodo_graph.drafting.gradings import disposition_code, status_code
from kyodo_graph.drafting.grids import Cell
from kyodo_graph.drafting.heads import Headed
from kyodo_graph.drafting.legends import nearest
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.matrices import named, phase_of, role_of, shown
from kyodo_graph.drafting.mentions import apart
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.phased_years import only_phases, phased_years
from kyodo_graph.drafting.rows import NO_NAME
from kyodo_graph.drafting.tree import Tree
from kyodo_graph.drafting.vocabulary import SIGNED_TAIL, SIGNS, dash, role_of_field, sign_of
from kyodo_graph.drafting.years import years

_SIGNED = re.compile(f"(?P<sign>[{SIGNS}])\\s*(?P<names>[^{SIGNS}]+)")


def base_of(document: Document, tree: Tree, line: int) -> dict[str, str] | None:
    """The item that a line is about; None where no title of one stands above it."""
    place = tree.at(line)
    if place is None:
        return None
    element = tree.elements[place]
    return {
        "element": element_id(element),
        "number": element.number,
        "label": shown(document, tree, place),
    }


def field_facts(document: Document, tree: Tree, fields: Sequence[Field]) -> Iterator[Candidate]:
    """Roles, schedules and assessments in labelled fields below an item's title."""
    for field in fields:
        base = base_of(document, tree, field.line)
        if base is None:
            continue
        cell = Cell(field.value, (field.span,))
        group = f"fields-{base['element']}"
        if field.kind == "role":
            made = _roles(document, field, cell, base)
        elif field.kind == "schedule":
            made = _schedule(document, field, base)
        elif field.kind in ("status", "disposition") and not dash(field.value):
            sign = document.printed([field.span])
            code = status_code if field.kind == "status" else disposition_code
            explained = nearest(document.signs, "status", field.line, field.line).get(field.value)
            meant = explained.printed if explained and field.kind == "status" else field.value
            value = {**base, "sign": sign, "code": code(meant)}
            same = same_key(field.kind, sign)
            made = iter(
                [candidate(field.kind, [field.span], value, f"field.{field.kind}", same=same)]
            )
        else:
            continue
        for one in made:
            yield replace(one, group=group)


_GRADE = r"[^\s:：、。()・/]{1,4}"
_GRADED = re.compile(rf"(?:^|(?<=[\s/;]))(?P<grade>{_GRADE})\s*[:：]\s*")


def _graded(document: Document, field: Field, base: dict[str, str]) -> Iterator[Candidate] | None:
    """The actors of a field that grades them itself: 主：市民協働課　副：町会　応援：大学."""
    starts = list(_GRADED.finditer(field.value))
    if not starts or starts[0].start():
        return None
    legend = nearest(document.signs, "role", field.line, field.line)
    ends = [*(found.start() for found in starts[1:]), len(field.value)]
    parts = []
    for found, end in zip(starts, ends, strict=True):
        code = role_of(found["grade"], legend) or role_of_field(found["grade"])
        if not code:
            return None
        text = field.value[found.end() : end].strip(" /;")
        at = field.span.start + field.value.index(text, found.end())
        span = Span(field.line, at, at + len(text), "cell")
        parts.append((Cell(text, (span,)), code))
    return (
        one for cell, code in parts for one in named(document, cell, base, code, "field.graded")
    )


def _roles(
    document: Document, field: Field, cell: Cell, base: dict[str, str]
) -> Iterator[Candidate]:
    """The actors of a field; signs before names, or behind them, are read through the legend."""
    graded = _graded(document, field, base)
    if graded is not None:
        yield from graded
        return
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
    """Lines of signs and names below an item's title: ◎市民協働課　○自治会、NPO."""
    legends = {one.line for one in document.signs}
    titles = {number for element in tree.elements for number in element.lines}
    for line in document.lines:
        text = line.content
        if line.blank or line.number in document.in_tables or line.number in legends:
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


_BEHIND = re.compile(rf"(?P<names>[^{SIGNS}]+?)\s*[:：]?\s*(?P<sign>[{SIGNS}])")


def _signed_tail(
    document: Document, tree: Tree, line: Line, tail: re.Match[str]
) -> Iterator[Candidate]:
    """Names with their signs behind them, in brackets behind a title: (市民○・行政◎)."""
    base = base_of(document, tree, line.number)
    if base is None or not nearest(document.signs, "role", line.number, line.number):
        return
    for found in _BEHIND.finditer(tail["all"]):
        joint = re.match(r"[・、,/\s]*", found["names"])
        lead = joint.end() if joint else 0
        start = tail.start("all") + found.start("names") + lead
        yield from _signed(document, found, line.number, start, base, found["names"][lead:])


def _schedule(document: Document, field: Field, base: dict[str, str]) -> Iterator[Candidate]:
    """The years of a field; where words of phases stand with them each has its own."""
    legend = nearest(document.signs, "phase", field.line, field.line)
    told = phased_years(field.value, document.own.near, document.own.end_fy, legend)
    for one in told:
        start, end = field.span.start + one.start, field.span.start + one.end
        span = Span(field.line, start, end, "cell")
        for year in one.fys:
            value = {
                **base,
                "fy": str(year),
                "sign": one.word or document.printed([span]),
                "code": phase_of(one.word, legend) if one.word else "implement",
            }
            yield candidate(
                "phase",
                [span],
                value,
                "field.schedule",
                (year,),
                same=same_key("phase", one.word or "years"),
                supplied=() if one.word else ("code",),
            )


def dated_lines(document: Document, tree: Tree, fields: Sequence[Field]) -> Iterator[Candidate]:
    """Lines that say nothing but years and what is done in them: R4：検討　R5～：実施.

    ``fields``: labelled fields, whose lines are read elsewhere."""
    aside = {field.line for field in fields if field.kind == "schedule"} | document.in_tables
    near, end_fy = document.own.near, document.own.end_fy
    for line in document.lines:
        text = line.content
        if line.blank or line.number in aside or len(text) > 90:
            continue
        base = base_of(document, tree, line.number)
        if base is None:
            continue
        legend = nearest(document.signs, "phase", line.number, line.number)
        told = phased_years(text, near, end_fy, legend)
        if not only_phases(text, told, near):
            continue
        for one in told:
            span = Span(line.number, line.start + one.start, line.start + one.end)
            for year in one.fys:
                code = phase_of(one.word, legend)
                yield candidate(
                    "phase",
                    [span],
                    {**base, "fy": str(year), "sign": one.word, "code": code},
                    "line.schedule",
                    (year,),
                    same=same_key("phase", one.word),
                    group=f"fields-{base['element']}",
                )


def schedule_rows(
    document: Document, tree: Tree, table: Headed, table_id: str
) -> Iterator[Candidate]:
    """The schedule of one item: years over phases, or a row for each year."""
    names = [row.text(n) for n in table.of("label") for row in table.rows if row.text(n)]
    if any(not NO_NAME.fullmatch(name) for name in names):
        return
    base = base_of(document, tree, table.grid.first)
    if base is None:
        return
    legend = nearest(document.signs, "phase", table.grid.first, table.grid.last)
    for place, row in enumerate(table.rows):
        year_cell = next((row.cells[n] for n in table.of("year") if row.text(n)), None)
        for n, cell in enumerate(row.cells):
            if not cell.spans or n >= len(table.columns):
                continue
            column = table.columns[n]
            if year_cell is not None:
                found = years(year_cell.text, document.own.near)
                fys: Sequence[int] = list(found[0].all) if found else []
                if column.kind == "year" or len(cell.text) > 12 or not phase_of(cell.text, legend):
                    continue
            elif column.kind == "phase":
                fys = column.years
            else:
                continue
            code = phase_of(cell.text, legend)
            for year in fys:
                yield candidate(
                    "phase",
                    cell.spans,
                    {**base, "fy": str(year), "sign": document.cell(cell), "code": code},
                    f"block.{table.grid.layout}.phase",
                    () if len(fys) == 1 else (year,),
                    blank=not cell.text or dash(cell.text),
                    table=table_id,
                    group=table_id,
                    row=place,
                    column=n,
                    same=same_key("phase", cell.text),
                )


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
