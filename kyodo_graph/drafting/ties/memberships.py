"""Members of bodies: A、B の代表…で構成する, also in brackets behind the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.names.actors import Actor
from kyodo_graph.drafting.names.masking import ACTOR, FIRST, Masked
from kyodo_graph.drafting.ties.telling import Told

_MADE_OF = (
    "(?:で|により|をもって|から)(?:構成|組織)|からな[りる]|から成|で(?:作|つく|創)[りるっら]"
    "|から(?:選ばれ|選出|選任)|が[^。、]{0,14}?(?:集ま[りるっ]|集[いうっ]|寄り合)"
    "|が(?:委員|構成員|メンバー)(?:を務|とな)"
)
_JOINED = "が[^。、]{0,14}?(?:参加し|参画し|加わ[りるっ]|加盟し|加入し)"
_IS = r"(?:は、?|とは、?|[\t |]+|…+|[:：]|</?d[td]>)+"
_COMPOSED = re.compile(
    f"^[^。]{{0,6}}?(?P<o>{ACTOR}){_IS}(?P<list>[^。]{{0,120}}?)(?P<v>{_MADE_OF}|が加わっ[てた]|が加わり?ま)"
)
_INTO = re.compile(
    f"^[^。]{{0,6}}?(?P<o>{ACTOR})には、?(?P<list>[^。]{{0,120}}?)(?P<v>{_MADE_OF}|{_JOINED})"
)
_BEFORE = re.compile(
    f"(?P<list>{ACTOR}[^。はがをに\ue000-\uf8ff]{{0,12}}(?:[、とや・及並][^。はがをに]{{0,40}})?)"
    f"(?P<v>{_MADE_OF})[^。、]{{0,6}}?(?P<o>{ACTOR})"
)
_ASIDE = re.compile(r"[(（][^()（）]*(?P<v>で構成|からなる|で組織)[^()（）]*[)）]")
_NO_MEMBERS = ("individual_class", "other", "city_government")


def composed(masked: Masked, actors: Sequence[Actor]) -> Iterator[Told]:
    """The members that a sentence gives a body, before its name or behind it."""
    for pattern in (_COMPOSED, _INTO, _BEFORE):
        if match := pattern.search(masked.text):
            break
    else:
        return
    whole = _actor(masked, actors, match.start("o"))
    if whole.kind == "city_government":
        return
    for member in re.finditer(ACTOR, match["list"]):
        place = match.start("list") + member.start()
        actor = _actor(masked, actors, place)
        if actor.kind not in _NO_MEMBERS and actor != whole:
            yield Told(place, _joins(whole), match.start("o"), match.span("v"), "tie.composed_of")


def _actor(masked: Masked, actors: Sequence[Actor], place: int) -> Actor:
    return actors[masked.actors[ord(masked.text[place]) - FIRST]]


def _joins(body: Actor) -> str:
    return "participates_in" if body.kind == "committee" else "belongs_to"


def members_aside(
    text: str, here: Sequence[tuple[Span, int]], actors: Sequence[Actor]
) -> Iterator[tuple[tuple[Span, int], tuple[Span, int], str, tuple[int, int]]]:
    """Members in brackets behind a body (推進会議（A、B…で構成）): member, body, relation, verb."""
    for match in _ASIDE.finditer(text):
        whole = next(((s, n) for s, n in here if s.end == match.start()), None)
        if whole is None:
            continue
        for span, n in here:
            inside = match.start() < span.start and span.end <= match.start("v")
            if inside and actors[n].kind not in _NO_MEMBERS:
                yield (span, n), whole, _joins(actors[whole[1]]), match.span("v")
