"""Lines that tell what one of those who act does below an item: 市民の役割（共）：声を寄せる."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.bases import base_of
from kyodo_graph.drafting.facts.meanings import joint, role_of
from kyodo_graph.drafting.layouts.legends import nearest
from kyodo_graph.drafting.lexicon import bare_words, generic, type_of
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.vocabulary import sign_of

_LINE = re.compile(
    r"[【〔\[]?(?P<who>[^\s:：()。、【】〔〕\[\]]{1,24}?)(?:の(?P<what>[^\s:：()の]{1,4}))?"
    r"(?:\s*[(（](?P<sign>[^()（）\s]{1,3})[)）])?[】〕\]]?\s*(?:[:：]|(?<=[】〕\]])|\s)\s*(?=\S)"
)
_AGAIN = 3


def role_lines(document: Document, tree: Tree) -> Iterator[Candidate]:
    """Roles in lines that begin with who acts, with a sign of the legend, or under one label that
    comes again for one after another (市民の役割：…, 企業の役割：…)."""
    legends = {one.line for one in document.signs}
    found: list[tuple[Line, re.Match[str]]] = []
    for line in document.lines:
        if line.blank or line.number in document.in_tables or line.number in legends:
            continue
        match = _LINE.match(line.text, line.start, line.end)
        if match and (match["sign"] or match["what"]):
            found.append((line, match))
    labels = Counter(match["what"] for _, match in found if match["what"])
    different: dict[str, set[str]] = {}
    for _, match in found:
        different.setdefault(match["what"] or "", set()).add(match["who"])
    for line, match in found:
        base = base_of(document, tree, line.number)
        legend = nearest(document.signs, "role", line.number, line.number)
        what = match["what"] or ""
        again = labels[what] >= _AGAIN and len(different[what]) > 1
        signed = bool(match["sign"]) and sign_of(match["sign"] or "") in legend
        who, end = (match["who"], match.end("who"))
        if what and not again:
            who, end = f"{who}の{what}", match.end("what")
        acts = who in generic() or who in bare_words() or type_of(who) != "other"
        if base is None or not (signed or (again and acts and "役割" in what)):
            continue
        span = Span(line.number, match.start("who"), end, "cell")
        actor = document.printed([span])
        code = role_of(match["sign"], legend) if signed else "participant"
        value = {
            **base,
            "actor": actor,
            "sign": match["sign"] if signed else "",
            "code": code,
            "joint": "true" if joint(who) else "",
        }
        rule = "line.role" if signed else "line.role_of"
        made = candidate("role", [span], value, rule, same=same_key("role", actor, code))
        yield replace(made, group=f"fields-{base['element']}")
