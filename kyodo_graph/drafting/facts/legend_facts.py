"""The legends of a text as candidates, and those of a table."""

from __future__ import annotations

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.legends import Sign, nearest
from kyodo_graph.drafting.making import candidate, identity
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.printed.gradings import grade_code


def sign_candidates(document: Document) -> list[Candidate]:
    """The entries of the legends as candidates."""
    found = []
    for one in document.signs:
        span = Span(one.line, one.start, one.end)
        sign, meaning = (_as_printed(document, one, text) for text in (one.sign, one.printed))
        value = {"sign": sign, "printed": meaning, "scheme": one.scheme, "code": one.code}
        if one.scheme == "status":
            value["code"] = grade_code(one.sign, one.printed)
        kind = "legend.sign" if one.sign != one.printed else "legend.word"
        found.append(candidate("sign", [span], value, kind, (ord(one.sign[0]),), group=one.scheme))
    for one in document.untold:
        span = Span(one.line, one.start, one.end)
        value = {"sign": one.sign, "printed": "", "scheme": one.scheme, "code": one.code}
        more = (ord(one.sign[0]),)
        found.append(candidate("sign", [span], value, "legend.untold", more, group=one.scheme))
    return found


def _as_printed(document: Document, one: Sign, text: str) -> str:
    """A part of a legend's entry as printed, where the entry holds it."""
    at = document.lines[one.line - 1].text.find(text, one.start, one.end)
    return document.text.lines[one.line - 1][at : at + len(text)] if at >= 0 else text


def legend_ids(document: Document, table: Headed) -> tuple[str, ...]:
    """The ids of the signs through which a table is read."""
    found: list[str] = []
    for kind, scheme in (("role", "role"), ("phase", "phase"), ("status", "status")):
        if table.of(kind):
            for one in nearest(document.signs, scheme, table.grid.first, table.grid.last).values():
                span = Span(one.line, one.start, one.end)
                found.append(identity("sign", span, ord(one.sign[0])))
    return tuple(dict.fromkeys(found))
