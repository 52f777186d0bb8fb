"""Measures that an assessment names as what another one becomes: 「…」に包含する, 「…」とする."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.model import Span

_BECOMES = re.compile(
    r"「(?P<name>[^「」]{5,40})」(?:に(?:包含|統合|改称|変更|再編|組み入れ|引き継)"
    r"|として(?:継続|新たに|引き続き)[^。、]{0,6}(?:実施|推進|取り?組)|と(?:する|します)。)"
)


def successors(document: Document) -> Iterator[tuple[str, Span]]:
    """The names of such measures in tables that assess measures, each where it is printed first."""
    seen: set[str] = set()
    for table in document.tables:
        if not table.of("status") or not table.of("disposition", "text"):
            continue
        for row in table.rows:
            for n in table.of("disposition", "text"):
                cell = row.cells[n] if n < len(row.cells) else None
                if cell is None or len(cell.spans) != 1:
                    continue
                span = cell.spans[0]
                raw = document.lines[span.line - 1].text
                for found in _BECOMES.finditer(raw, span.start, span.end):
                    if found["name"] not in seen:
                        seen.add(found["name"])
                        yield found["name"], Span(span.line, *found.span("name"))
