"""Ties by the case in which actors stand to a verb, be the verb known or not.

The doer is the topic or subject that governs the other's clause, or the noun that the clause stands
before; the other's particle and the first known word of its clause say what is between them. Where
no word is known the particle alone does, by a rule of its own (``tie.open``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.names.masking import ACTOR
from kyodo_graph.drafting.ties.clauses import Group, clause_end, groups_of, relative_end
from kyodo_graph.drafting.ties.governing import Found, taken, verb_of
from kyodo_graph.drafting.ties.subject_frames import (
    before_its_noun,
    joined_in,
    together,
    topic_done,
)
from kyodo_graph.drafting.ties.telling import Told, pairs


def told(text: str) -> Iterator[Told]:
    """The ties that a masked sentence tells, in its order.

    >>> [(t.subject, t.relation, t.object) for t in told("\\ue000は、\\ue001から講師を招く。")]
    [(3, 'supports', 0)]
    """
    groups = _as_meant(groups_of(text))
    for place, group in enumerate(groups):
        if group.case in ("top", "nom"):
            yield from together(text, group)
            yield from before_its_noun(text, group, groups)
            yield from joined_in(text, group, groups[:place])
            yield from topic_done(text, group, groups[place + 1 :])
            continue
        if group.case == "with":
            yield from together(text, group)
        if group.noun or group.case not in ("none", "gen"):
            yield from _other(text, groups, place)


def _as_meant(groups: Sequence[Group]) -> list[Group]:
    """Groups with もの read as を where a topic stands before: 相談員は会の事務も手伝う."""
    found: list[Group] = []
    for group in groups:
        also = group.case == "top" and group.noun and any(g.case == "top" for g in found)
        found.append(replace(group, case="acc") if also else group)
    return found


def _other(text: str, groups: Sequence[Group], place: int) -> Iterator[Told]:
    other = groups[place]
    stop = clause_end(text, other.after)
    doer = _governor(text, groups, place)
    later = doer is not None and doer.start > other.start
    if doer is not None and later:
        stop = clause_end(text, doer.after)
    else:
        stop = min([stop, *(g.start for g in groups[place + 1 :] if g.case in ("top", "nom"))])
    found = verb_of(text, other, stop)
    head = _head(text, other, found, groups)
    if head is not None and (doer is None or doer.case == "top" or later):
        doer = head
    if doer is not None and found and doer.case == "top" and not later:
        between = text[doer.after : other.start]
        if _OTHERS.search(between) and _THAT.match(text, found.end):
            return
    if doer is None or _wished(text, found.end if found else other.after):
        return
    if found is None:
        yield from _open(doer, other, stop)
        return
    ends = clause_end(text, other.after)
    if (
        later
        and ends <= doer.start
        and other.case != "com"
        and not re.search("(?:[てで]|つつ|ながら|受け|応じ|得|経)、$", text[:ends])
    ):
        return
    turned = doer.case != "src" and taken(text, other, found)
    before = groups[:place]
    doers = doer if other.case == "com" or turned else _with_partners(doer, before)
    sent = _sent(groups, found)
    if sent is not None and sent is not other:
        for one in pairs(sent, other, found, turned=False):
            yield replace(one, sent=one.subject)
        for one in pairs(doers, other, found, turned):
            yield replace(one, sent=sent.places[0])
    else:
        yield from pairs(doers, other, found, turned)
    for means in before:
        if means.case == "via" and not turned:
            yield from pairs(means, other, found, turned=False)


_GOES_ON = re.compile("(?:[てで]|つつ|ながら|受け|応じ|得|経)、$")
_SENDS = re.compile("派遣|配置|置[いきく]|送[りるっ]")


def _sent(groups: Sequence[Group], found: Found) -> Group | None:
    """Who is sent or placed, where a verb says so of an actor: 市は自治会に支援員を派遣する."""
    if not _SENDS.match(found.word):
        return None
    return next(
        (g for g in groups if g.case == "acc" and not g.noun and g.after <= found.start), None
    )


def _with_partners(doer: Group, before: Sequence[Group]) -> Group:
    """The doer with those who do it together with them: AはBとともにCに助言する."""
    more = [p for g in before if g.together and g.start > doer.start for p in g.places]
    return replace(doer, places=(*doer.places, *more))


def _governor(text: str, groups: Sequence[Group], place: int) -> Group | None:
    """The topic or subject of the clause that a group stands in."""
    other = groups[place]
    after = next((g for g in groups[place + 1 :] if g.case in ("top", "nom")), None)
    if other.case == "ins" and after and after.start < clause_end(text, other.after):
        return after
    left = None
    for group in reversed(groups[:place]):
        ended = bool(_CLOSED.search(text, group.after, other.start))
        left = left or (group if group.case == "nom" and not ended else None)
        if group.case == "top" and not group.noun:
            return group
        if group.case == "top" and _WORK.search(group.noun):
            continue
        if group.case == "top" or group.case == "nom":
            far = text.startswith("、", group.after)
            closed = not far and relative_end(text, group.after, other.start) >= 0
            closed = closed or ended
            if group.case == "top" or not closed:
                return group
    if after is None and other.case in ("dat", "into"):
        # 市から団体に委託する, with no subject beside.
        source = next((g for g in groups if g.case == "src" and not g.noun), None)
        if source and clause_end(text, source.after) <= other.start:
            source = None
        return left or source
    return after or left


_CLOSED = re.compile("(?:ため|よう)に?、|[うくすつぬむるぐぶ]とともに、")
"""What ends what a subject does: Aが知るため、."""


def _head(text: str, other: Group, found: Found | None, groups: Sequence[Group]) -> Group | None:
    """The actors before whom the other's clause stands: 市から委託を受けた団体."""
    start = found.start if found else other.after
    end = relative_end(text, start, min(len(text) - 1, start + 24))
    if end < 0 or not re.match(ACTOR, text[end:]) or re.search(ACTOR, text[other.after : end]):
        return None
    return next((g for g in groups if g.start == end), None)


_WISH = re.compile("[^。]{0,40}?(?:たい(?:と|で|。|です)|べき|望ま|期待|ほしい|理想)")


def _wished(text: str, at: int) -> bool:
    return bool(_WISH.match(text, at))


_OTHERS = re.compile("[一-龠ァ-ヴー]が[^。]{0,30}$")
_THAT = re.compile("[^、。]{0,8}?(?:ことを|よう(?:に|、)|のを)")
_WORK = re.compile("(?:運営|管理|企画|編集|事務|実施|開催|作成|審査|準備|取材|制作|運行)$")
"""What is done is no doer: センターの運営は、財団に任せる."""
_GATHERING = re.compile("(?:活動|会議|会合|行事|催し|祭り?|訓練|総会|寄合|集まり|話し?合い)$")
_OPEN = {
    "com": "partners_with",
    "between": "coordinates",
}


def _open(doer: Group, other: Group, stop: int) -> Iterator[Told]:
    """A tie whose verb is not known: the particle says that there is one."""
    relation = _OPEN.get(other.case)
    if other.case == "dat" and _GATHERING.search(other.noun):
        for one in doer.places:
            for two in other.places:
                yield Told(one, "participates_in", two, (stop - 2, stop - 1), "tie.open")
        return
    if relation is None or (other.noun and other.case != "com") or stop - other.after < 2:
        return
    for one in doer.places:
        for two in other.places:
            yield Told(one, relation, two, (stop - 2, stop - 1), "tie.open")


def topic(text: str) -> int | None:
    """The place of the actor that a masked sentence is about; nothing where it names none.

    >>> topic("毎年、\ue000は\ue001に助言する。"), topic("\ue000に助言する。")
    (3, None)
    """
    groups = [
        g
        for g in groups_of(text)
        if g.case == "top"
        or (g.case == "nom" and relative_end(text, g.after, clause_end(text, g.after)) < 0)
    ]
    topics = [g for g in groups if g.case == "top" and not g.noun] or groups
    return topics[0].places[0] if topics else None
