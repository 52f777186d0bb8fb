"""Instruments that a text names: grants, funds, forums, registries, publications, programmes.

Three places name them: titles of measures (what is done with the thing aside), quotation marks,
and running text, where the ending gives them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.actors import Actor
from kyodo_graph.drafting.names.instrument_names import (
    border,
    generic,
    head_of,
    in_running,
    is_plan,
    kind_of,
    undone,
)
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.passages import passages_of
from kyodo_graph.folding import fold_name

_QUOTED = re.compile("[「『](?P<name>[^「」『』]{2,20})[」』]")
_PUBLISHED = re.compile(
    "広報|情報[紙誌]|機関紙|だより|たより|ニュース|読本|手帳|冊子|ガイド|通信|誌|新聞|番組"
)
_JOINED = re.compile("(?<=[一-龠ァ-ヶー])(?:と|や|及び|、)(?=[一-龠ァ-ヶー])")
_MEETS = re.compile("会議$|チーム$|隊$")
"""What a measure is called by may be a body as well: 若者会議."""
_LONGEST = 24


@dataclass(frozen=True)
class _Named:
    name: str
    spans: tuple[Span, ...]
    kind: str
    rule: str


def instruments_of(
    document: Document, tree: Tree, actors: Sequence[Actor], plans: Iterable[str] = ()
) -> list[Candidate]:
    """The instruments of a text, each once, at its first mention; no plan and no actor is one."""
    no_instruments = {fold_name(plan) for plan in plans} | {fold_name(document.own.title)}
    taken = {fold_name(name) for actor in actors for name in actor.names}
    places = [span for actor in actors for span in actor.spans if span.end - span.start > 2]
    by_line: dict[int, list[Span]] = {}
    for actor in actors:
        for span in actor.spans:
            by_line.setdefault(span.line, []).append(span)
    found: dict[str, Candidate] = {}
    people = [name for actor in actors for name in actor.names]
    for one in [*_in_titles(document, tree, people), *_in_text(document, tree, by_line)]:
        key = fold_name(one.name)
        titled = one.rule == "instrument.title" and _MEETS.search(one.name)
        if key in found or key in no_instruments or one.name in generic() or is_plan(one.name):
            continue
        if not titled and (key in taken or _inside(one.spans[-1], places)):
            continue
        found[key] = candidate(
            "instrument",
            one.spans,
            {"label": document.printed(one.spans), "kind": one.kind},
            one.rule,
            group="instruments",
            same=same_key("instrument", one.name),
        )
    return sorted(_outermost(found), key=lambda item: item.spans[0])


def _inside(span: Span, places: Sequence[Span]) -> bool:
    """Whether an actor's name stands where an instrument's ends."""
    return any(
        p.line == span.line and p.start < span.end <= p.end and span.start < p.end for p in places
    )


def _outermost(found: dict[str, Candidate]) -> list[Candidate]:
    """Instruments whose name is no mere end of another's, nor what stands before its quotes."""
    return [
        item
        for key, item in found.items()
        if not any(
            key != other and (other.endswith(key) or other.startswith(f"{key}「"))
            for other in found
        )
    ]


def _in_titles(document: Document, tree: Tree, people: Sequence[str]) -> Iterator[_Named]:
    """Instruments that titles of measures name, what is done with them aside."""
    above = {element.parent for element in tree.elements}
    for place, element in enumerate(tree.elements):
        if len(element.spans) != 1 or place in above:
            continue
        span = element.spans[0]
        title = document.lines[span.line - 1].text[span.start : span.end]
        quoted = [
            replace(one, spans=(replace(span, start=span.start + a, end=span.start + b),))
            for one, a, b in _quoted(title)
        ]
        yield from quoted
        if not quoted:
            yield from _titled(title, span, people)


def _titled(title: str, span: Span, people: Sequence[str]) -> Iterator[_Named]:
    bare, shown = undone(title)
    at = 0
    parts = _JOINED.split(bare)
    if not kind_of(parts[-1]) and not shown:
        return
    for part in parts:
        begin = bare.index(part, at)
        at = begin + len(part)
        start = begin + head_of(part, people)
        name = bare[start:at]
        kind = kind_of(name) or shown
        staff = name.startswith("職員") and name.endswith("研修")
        if kind and 2 < len(name) <= _LONGEST and not staff:
            place = replace(span, start=span.start + start, end=span.start + at, what="cue")
            yield _Named(name, (place,), kind, "instrument.title")


def _quoted(title: str) -> Iterator[tuple[_Named, int, int]]:
    """What a title puts between quotation marks, and its place there."""
    for match in _QUOTED.finditer(title):
        before = title[: match.start()]
        kind = kind_of(match["name"])
        if not kind and (head := _said_before(before)):
            start, end = head[0], match.end()
            yield _Named(title[start:end], (), head[1], "instrument.titled"), start, end
            continue
        if not kind and _PUBLISHED.search(before[-8:]):
            kind = "publication"
        named = f"「{match['name']}」"
        if kind or undone(named + title[match.end() :])[0] == named:
            one = _Named(match["name"], (), kind or "other", "instrument.titled")
            yield one, *match.span("name")


_HEAD = re.compile("[一-龠ァ-ヶーぁ-ん]{2,16}$")
_GENRE = re.compile("(?:情報|広報|機関)[紙誌]$|紙$|誌$")


def _said_before(before: str) -> tuple[int, str] | None:
    """Where a name begins whose quoted part does not tell what it is (出前トーク「お茶の間」), and
    its kind; a mere genre (情報紙) is no part of the name."""
    head = _HEAD.search(before)
    if head is None or _GENRE.search(before):
        return None
    kind = kind_of(head[0])
    return (border(before, head.start(), head.end()), kind) if kind else None


_NO_NAME = re.compile("[、。はがを0-9]|^[ぁ-ん]{1,2}$|(?:こと|する|ます|です|から|たい|ない|よう)$")
_MEANT = re.compile(
    "とは|という|といい|といった|と(?:答|回答|書|呼|感|思|考|し)|の略|は[^。]{0,40}(?:こと|意味|略)"
    "|の(?:考え方|視点|理念|精神|意味|割合)|[がを]合言葉|を(?:目指|めざ|掲げ|基本|テーマ|目標)"
)
_USES = (
    ("publication", re.compile("[をが][^、。]{0,8}(?:発行|刊行|配|流|載)")),
    ("forum", re.compile("を[^、。]{0,12}(?:開|催)")),
    ("contract_form", re.compile("を[^、。]{0,6}(?:結|締結|交わ|取り交わ)")),
    ("registry", re.compile("に[^、。]{0,4}登録")),
    ("grant", re.compile("を[^、。]{0,8}(?:交付|支給|渡|補助)")),
    ("programme", re.compile("を[^、。]{0,8}(?:実施|行|受講|修了)")),
    ("award", re.compile("(?:として|に)[^、。]{0,4}(?:認定|表彰)")),
    (
        "other",
        re.compile(
            "を[^、。]{0,8}(?:つく|設け|創設|始め|運用|使|活用|導入|受け付け)|で[^、。]{1,12}(?:知らせ|伝え|紹介)"
        ),
    ),
)


def _in_text(document: Document, tree: Tree, actors: dict[int, list[Span]]) -> Iterator[_Named]:
    titles = {fold_name(element.label) for element in tree.elements}
    for passage in passages_of(document):
        text = passage.text
        here = [
            span
            for line in passage.lines
            for s in actors.get(line, ())
            if (span := passage.here(s))
        ]
        places: list[tuple[int, int]] = []
        for match in _QUOTED.finditer(text):
            if (
                re.search("以下[、,]?$", text[: match.start()])
                or fold_name(match["name"]) in titles
            ):
                continue
            if not kind_of(match["name"]) and (head := _said_before(text[: match.start()])):
                places.append((head[0], match.end()))
                spans = passage.printed(head[0], match.end(), "cue")
                name = text[head[0] : match.end()]
                yield _Named(name, spans, head[1], "instrument.quoted")
            elif kind := _kind_in_quotes(text, match):
                places.append(match.span("name"))
                spans = passage.printed(*match.span("name"), "cue")
                sure = bool(kind_of(match["name"]))
                rule = "instrument.quoted" if sure else "instrument.quoted_used"
                yield _Named(match["name"], spans, kind, rule)
        for kind, start, end in in_running(text, here):
            if not any(a < end and start < b for a, b in places):
                places.append((start, end))
                spans = passage.printed(start, end, "cue")
                yield _Named(text[start:end], spans, kind, "instrument.ending")


_BODY = re.compile("(?:会|団体|センター|館|法人|社|店|課|室|クラブ|グループ|食堂)$")


def _kind_in_quotes(text: str, match: re.Match[str]) -> str:
    """The kind of what a sentence puts between quotation marks; empty where it is no instrument."""
    name, behind = match["name"], text[match.end() :]
    if _BODY.search(text[: match.start()]):
        return ""
    if kind := kind_of(name):
        return kind
    if _PUBLISHED.search(text[max(0, match.start() - 8) : match.start()]):
        return "publication"
    if _NO_NAME.search(name) or _MEANT.match(behind) or is_plan(name):
        return ""
    return next((kind for kind, used in _USES if used.match(behind)), "")
