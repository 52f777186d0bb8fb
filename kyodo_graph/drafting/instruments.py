"""Instruments that a text names: grants, funds, forums, registries, publications, programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyodo_graph.drafting.actors import Actor
from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import acts, instrument_ends
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.tree import Tree
from kyodo_graph.folding import fold_name

_QUOTED = re.compile("[「『](?P<name>[^「」『』]{2,20})[」』]")
_GENERIC = frozenset(
    {
        "養成講座",
        "体験研修",
        "意見交換会",
        "情報交換会",
        "交流会",
        "成果報告会",
        "支援制度",
        "職員研修",
        "研修会",
        "講習会",
        "補助金",
        "交付金",
        "助成金",
        "研修",
        "講座",
        "協働契約書",
        "制度",
        "協定書",
        "読本",
        "バス",
        "意識調査",
        "報告会",
    }
)
_LEADING = re.compile(
    "^(?:市内の?|各|また|この|その|前期の|年[0-9]+回の?|毎年|第[0-9一二三四五六七八九十]+次"
    "|市民は|市は|全[0-9]+回の)"
)
_PUBLISHED = re.compile("広報|情報[紙誌]|機関紙|だより|ニュース|読本|手帳|冊子|ガイド|通信|誌|新聞")


def instruments_of(document: Document, tree: Tree, actors: Sequence[Actor]) -> list[Candidate]:
    """The instruments of a text, each once, at its first mention."""
    taken = {fold_name(name) for actor in actors for name in actor.names}
    places = [span for actor in actors for span in actor.spans if span.end - span.start > 2]
    found: dict[str, Candidate] = {}
    for name, span, kind, rule in [*_in_titles(document, tree), *_in_text(document)]:
        key = fold_name(name)
        if key in taken or key in found or name in _GENERIC or _inside(span, places):
            continue
        printed = document.printed([span])
        found[key] = candidate(
            "instrument",
            [span],
            {"label": printed, "kind": kind},
            rule,
            group="instruments",
            same=same_key("instrument", name),
        )
    return sorted(_outermost(found), key=lambda item: item.spans[0])


def _inside(span: Span, places: Sequence[Span]) -> bool:
    """Whether an actor's name stands where an instrument's ends."""
    return any(
        p.line == span.line and p.start < span.end <= p.end and span.start < p.end for p in places
    )


def _outermost(found: dict[str, Candidate]) -> list[Candidate]:
    """Instruments whose name is no mere end of another's."""
    return [
        item
        for key, item in found.items()
        if not any(key != other and other.endswith(key) and len(key) < 5 for other in found)
    ]


def _in_titles(document: Document, tree: Tree) -> Iterator[tuple[str, Span, str, str]]:
    """Instruments that titles of measures name, what is done with them aside."""
    above = {element.parent for element in tree.elements}
    for place, element in enumerate(tree.elements):
        if len(element.spans) != 1 or place in above:
            continue
        span = element.spans[0]
        text = document.lines[span.line - 1].text[: span.end]
        for match in _QUOTED.finditer(text, span.start):
            before = text[max(span.start, match.start() - 8) : match.start()]
            kind = kind_of(match["name"])
            if not kind and _PUBLISHED.search(before):
                kind = "publication"
            if kind:
                yield match["name"], Span(span.line, *match.span("name")), kind, "instrument.title"
        bare = _USED.sub("", acts().sub("", text[span.start :]))
        end = span.start + len(bare)
        start = _start(text, span.start, end)
        name = text[start:end]
        kind = kind_of(name)
        if kind and 3 < len(name) <= 24 and "「" not in name:
            yield name, Span(span.line, start, end), kind, "instrument.title"


_USED = re.compile("(?:での|による|に関する|を(?:生かした|活用した|通じた)).{2,10}$")


def kind_of(name: str) -> str:
    """The kind of an instrument by the end of its name; empty where it names none.

    >>> kind_of("地区まちづくり交付金"), kind_of("団体情報バンク"), kind_of("職員の意識")
    ('grant', 'registry', '')
    """
    for kind, ends in instrument_ends():
        for match in ends.finditer(name):
            if match.end() == len(name):
                return kind
    return ""


def _in_text(document: Document) -> Iterator[tuple[str, Span, str, str]]:
    for line in document.lines:
        if line.blank or not line.content.endswith("。") or line.number in document.in_tables:
            continue
        text = line.text[: line.end]
        places: list[tuple[int, int]] = []
        for match in _QUOTED.finditer(text):
            name = match["name"]
            kind = kind_of(name)
            if not kind and _PUBLISHED.search(text[max(0, match.start() - 8) : match.start()]):
                kind = "publication"
            if kind:
                places.append(match.span("name"))
                yield name, Span(line.number, *match.span("name")), kind, "instrument.quoted"
        for kind, ends in instrument_ends():
            for match in ends.finditer(text):
                start = _start(text, match.start(), match.end())
                if any(a < match.end() and start < b for a, b in places):
                    continue
                name = text[start : match.end()]
                follows = re.match("[、。をはがにのでとへもや」)第]|$", text[match.end() :])
                if len(name) > 1 and name[0] not in "のとや" and follows:
                    places.append((start, match.end()))
                    yield name, Span(line.number, start, match.end()), kind, "instrument.ending"


_CUT = re.compile(
    "[をはがへ、。「」『』()]|(?:する|した|して|れた|られる|応じて|通じて|った|って|けて|ための|による|なる"
    "|じた|対し|と共催で|や|及び|に"
    "|との共同の?|で(?=[一-龠])|(?:回|日間|か所)の|[一-龠][えけげせてねべめれ]?[るた](?=[一-龠]))"
)


def _start(text: str, start: int, end: int) -> int:
    for cut in _CUT.finditer(text, start, end - 2):
        if cut[0] in ("は", "が") and cut.start() == start:
            continue
        if cut[0] in ("に", "や", "で") and re.match("[ぁ-ん]", text[cut.end() : cut.end() + 1]):
            continue
        start = cut.end()
    for mark in ("の", "と"):
        # 市の補助金 and 市民との懇談会 begin behind the particle; まちづくりの手引き does not.
        at = text.rfind(mark, start, end - 2)
        if at > start and (
            text[start:at].endswith(("市", "町", "課", "センター", "団体", "会")) or mark == "と"
        ):
            start = at + 1
    while (lead := _LEADING.match(text[start:end])) and start + lead.end() < end - 2:
        start += lead.end()
    return start
