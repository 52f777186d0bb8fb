"""The actors that tables and fields name: heads of columns, names in cells."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.lexicon import actor_ends
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.mentions import Mention


def in_cells(document: Document, facts: Sequence[Candidate]) -> Iterator[Mention]:
    """The actors that tables and fields name: heads of columns, names in cells."""
    heads: dict[str, Span] = {}
    for table in document.tables:
        for n in table.of("role"):
            cell = table.columns[n].cell
            if cell.spans and table.columns[n].head:
                heads.setdefault(table.columns[n].head, cell.spans[0])
    for head, span in heads.items():
        for part in parts_of(head):
            if "・" in part and each_alone(document, part):
                continue
            if not re.search("[^0-9\\W]", part):
                continue
            at = document.lines[span.line - 1].text.find(part, span.start)
            if at >= 0:
                yield Mention(part, Span(span.line, at, at + len(part)), "head")
    for item in facts:
        told = item.rule.startswith("sentence")
        if item.kind == "responsible" or (item.kind == "role" and not item.table and not told):
            span = item.spans[0]
            name = document.lines[span.line - 1].text[span.start : span.end]
            if "・" in name and each_alone(document, name):
                continue
            if ":" not in name and (1 < len(name) <= 26 or name == "区"):
                yield Mention(name, span, "head")
        elif item.kind == "role" and item.rule.endswith(".named"):
            span = item.spans[0]
            name = document.lines[span.line - 1].text[span.start : span.end]
            yield Mention(name, span, "head")


def unnamed_heads(document: Document, names: Container[str]) -> Iterator[tuple[str, Cell]]:
    """The actors in heads of columns of roles that no name is known of, each with its cell.

    Of a role someone must be the bearer: where neither the whole head nor every part of it is a
    known name, what is printed there is one.
    """
    for table in document.tables:
        for n in table.of("role"):
            column = table.columns[n]
            head = _ASIDE.sub("", column.head)
            told = [part for part in re.split(r"[\s・、,/]+", head) if part]
            if not column.cell.spans or head in names or all(part in names for part in told):
                continue
            for part in parts_of(head):
                known = part in names or all(one in names for one in part.split("・"))
                if not known and re.search("[^0-9\\W]", part):
                    yield part, column.cell


_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""What a head adds in brackets: 振興会(部会)."""


def each_alone(document: Document, name: str) -> bool:
    """Whether each of the names that a middle dot joins stands elsewhere without the others."""
    rest = "\n".join(flow.text.replace(name, "") for flow in document.flows)
    return all(
        re.search(f"(?<![一-龠ァ-ヴー]){re.escape(part)}(?![一-龠ァ-ヴー])", rest)
        for part in name.split("・")
    )


def parts_of(head: str) -> list[str]:
    """The actors that the head of a column names.

    >>> parts_of("自治会・町内会 地区協議会"), parts_of("行政・ 協働センター")
    (['自治会・町内会', '地区協議会'], ['行政', '協働センター'])
    """
    parts = [part.strip(" ・") for part in re.split(r"\s+|・\s|[、,/]", head)]
    parts = [name for part in parts for name in _run_together(part)]
    return [part for part in parts if len(part) > 1 or part in ("市", "町", "村", "区", "県")]


def _run_together(name: str) -> list[str]:
    """Two names between which the print has lost the line's end.

    >>> _run_together("自治会・町内会地区協議会"), _run_together("自治会連合会")
    (['自治会・町内会', '地区協議会'], ['自治会連合会'])
    """
    ends = re.compile(actor_ends().pattern)
    for cut in range(3, len(name) - 3):
        if ends.fullmatch(name[:cut]) and ends.fullmatch(name[cut:]):
            return [name[:cut], name[cut:]]
    return [name]
