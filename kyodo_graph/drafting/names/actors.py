"""Actors: mentions brought together under one name, with aliases, types and what is doubtful."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import bare_words, no_actor, type_of
from kyodo_graph.drafting.making import candidate, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.mentions import everywhere, mentions
from kyodo_graph.drafting.names.named_cells import each_alone, in_cells, unnamed_heads
from kyodo_graph.drafting.names.short_names import given_aliases, same_name
from kyodo_graph.folding import fold_name


@dataclass(frozen=True)
class Actor:
    """An actor: its label, narrowed, its aliases, its type, everywhere it is named, and how it was
    seen (the rule)."""

    label: str
    aliases: tuple[str, ...]
    kind: str
    spans: tuple[Span, ...]
    rule: str

    @property
    def names(self) -> tuple[str, ...]:
        """Label and aliases."""
        return (self.label, *self.aliases)


def actors_of(document: Document, facts: Sequence[Candidate]) -> list[Actor]:
    """The actors of a text, in the order of their first mention.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "霧島市計画\\n市と地域課は、協働センター「虹」を開く。虹は市が置く。\\n"
    >>> [(a.label, a.aliases) for a in actors_of(read_document(Text("x", raw.encode())), [])]
    [('霧島市', ('市',)), ('地域課', ()), ('協働センター「虹」', ('虹',))]
    """
    told = list(in_cells(document, facts))
    joint = [m.name for m in told if "・" in m.name and not each_alone(document, m.name)]
    found = [*mentions(document, joint), *told]
    names = dict.fromkeys(m.name for m in found)
    how = {m.name: m.how for m in reversed(found)}
    given = given_aliases(document, names)
    groups = _groups(document, list(names), given)
    made = [_city_actor(document), *(_actor(document, group, how) for group in groups)]
    known = {name for one in made if one is not None for name in one.names}
    rest = dict(reversed(list(unnamed_heads(document, known))))
    made += [
        Actor(name, (), type_of(name), tuple(everywhere(document, [name]) or cell.spans), _HEAD)
        for name, cell in rest.items()
    ]
    return sorted((one for one in made if one is not None), key=lambda actor: actor.spans[0])


_HEAD = "actor.head"


def _groups(document: Document, names: list[str], given: dict[str, str]) -> list[list[str]]:
    """Names of one actor each, the label first."""
    city = document.own.city
    label = {name: name for name in names}

    def root(name: str) -> str:
        while label.get(name, name) != name:
            name = label[name]
        return name

    for alias, full in given.items():
        label.setdefault(alias, alias)
        if full in label and root(full) != root(alias):
            label[root(alias)] = root(full)
    for name in names:
        full = same_name(name, [other for other in names if other != name], city)
        if full and root(full) != root(name):
            label[root(name)] = root(full)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in label:
        groups[root(name)].append(name)
    return [[top, *(n for n in group if n != top)] for top, group in groups.items()]


def _actor(document: Document, group: list[str], how: Mapping[str, str]) -> Actor | None:
    label, aliases = group[0], group[1:]
    city = document.own.city
    bare = label in bare_words() and how.get(label) == "head"
    if (label in no_actor() and not bare) or label == city or _is_city_word(label, city):
        return None
    spans = everywhere(document, [label, *aliases])
    if not spans:
        return None
    known = sorted({how[name] for name in group if name in how})
    rule = f"actor.{known[0] if known else 'given'}"
    return Actor(label, tuple(dict.fromkeys(aliases)), _kind(document, label), tuple(spans), rule)


_OF_DISTRICTS = re.compile(
    "(?:小?中?学校区|校区|学区|地区|旧町村|集落)(?:ごと|を単位|単位|に置かれ|に[0-9一]つ)"
    "[^。]*(?:集ま|寄り|組織|つくる|つくり|構成|団体|場)"
)


def _kind(document: Document, label: str) -> str:
    """The type of an actor: by its name; where that leaves it open by what the text says of it."""
    kind = type_of(label)
    if kind in ("committee", "civic_group", "other", "network_or_forum"):
        told = re.compile(rf"(?:^|[\s|>・「]){re.escape(label)}(?:[\s|:<」…]|とは|は)")
        for flow in document.flows:
            if (at := told.search(flow.text)) and _OF_DISTRICTS.search(flow.text, at.end()):
                return "community_council"
    return kind


def _is_city_word(name: str, city: str) -> bool:
    if not city or name == city or (name == "区" and city[-1] != "区"):
        return False
    return name in ("市", "町", "村", "区", "本市", "本町", "行政")


def _city_actor(document: Document) -> Actor | None:
    """The city office: the municipality's name, and 市, 本市 and 行政 where they stand alone."""
    city = document.own.city
    if not city:
        return None
    unit = city[-1]
    own = [
        name for name in (unit, f"本{unit}", f"当{unit}", "行政") if everywhere(document, [name])
    ]
    spans = [span for span in everywhere(document, [city, *own]) if not _other(document, span)]
    return Actor(city, tuple(own), "city_government", tuple(spans), "actor.city") if spans else None


def _other(document: Document, span: Span) -> bool:
    """Whether a town's word is another's or a market's: 隣の市, 農産物の市."""
    text = document.lines[span.line - 1].text
    return span.end - span.start == 1 and text.endswith("の", 0, span.start)


def candidates_of(document: Document, actors: Sequence[Actor]) -> list[Candidate]:
    """The actors as candidates; all mentions are their spans."""
    return [
        candidate(
            "actor",
            actor.spans,
            {
                "label": printed(document, actor, actor.label),
                "type": actor.kind,
                "aliases": tuple(printed(document, actor, alias) for alias in actor.aliases),
            },
            actor.rule,
            group="actors",
            same=same_key("actor", actor.label),
        )
        for actor in actors
    ]


def printed(document: Document, actor: Actor, name: str) -> str:
    """A name as it is first printed."""
    for span in actor.spans:
        line = document.lines[span.line - 1]
        if line.text[span.start : span.end] == name:
            return document.text.lines[span.line - 1][span.start : span.end]
    return name


def pairs_of(document: Document, actors: Sequence[Actor]) -> list[Candidate]:
    """Names of which it is asked whether they are one actor's: those that were taken for one
    without the text saying so, and those that are nearly the same."""
    found = []
    given = given_aliases(document, {name: None for actor in actors for name in actor.names})
    for actor in actors:
        for alias in actor.aliases:
            if actor.kind == "city_government" or given.get(alias) == actor.label:
                continue
            found.append(_pair(document, actor, alias, "shortened"))
    for place, one in enumerate(actors):
        found += [
            _pair(document, one, other.label, "near", other)
            for other in actors[place + 1 :]
            if one.kind == other.kind and _near(one.label, other.label)
        ]
    return found


def _pair(
    document: Document, actor: Actor, alias: str, why: str, other: Actor | None = None
) -> Candidate:
    b = other or actor
    value = {
        "a": printed(document, actor, actor.label),
        "b": printed(document, b, alias),
        "why": why,
    }
    spans = [actor.spans[0], *[s for s in b.spans if _text(document, s) == alias][:1]]
    return candidate("pair", spans, value, f"pair.{why}", (spans[-1].line, spans[-1].start))


def _text(document: Document, span: Span) -> str:
    return document.lines[span.line - 1].text[span.start : span.end]


def _near(one: str, other: str) -> bool:
    a, b = fold_name(one), fold_name(other)
    return min(len(a), len(b)) >= 4 and (a in b or b in a)
