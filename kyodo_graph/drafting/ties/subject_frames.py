"""Ties of topics and subjects among themselves, and with the noun their clause stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kyodo_graph.drafting.names.masking import ACTOR
from kyodo_graph.drafting.ties.clauses import Group, clause_end, relative_end
from kyodo_graph.drafting.ties.governing import received, search
from kyodo_graph.drafting.ties.telling import Told, at, pairs
from kyodo_graph.drafting.ties.tie_patterns import MOST_TOGETHER
from kyodo_graph.drafting.ties.verbs import verbs


def together(text: str, group: Group) -> Iterator[Told]:
    """Subjects that do something together: AとBが共催する."""
    if not 2 <= len(group.places) <= MOST_TOGETHER or group.noun:
        return
    stop = clause_end(text, group.after)
    closed = relative_end(text, group.after, stop)
    if group.case == "nom" and closed >= 0 and not text.startswith("、", group.after):
        stop = closed
    if re.search(f"{ACTOR}と(?!も)", text[group.after : stop]):
        return  # AとBは、Cと協定を結ぶ: each with C.
    for known in verbs():
        if known.mutual and (match := search(known, text, group.after, stop)):
            for one, two in combinations(group.places, 2):
                yield Told(
                    one, known.relation, two, match.span(), "tie.verb_together", group.places
                )
            return


def before_its_noun(text: str, group: Group, groups: Sequence[Group]) -> Iterator[Told]:
    """A clause that stands before an actor: Aが束ねるB."""
    end = relative_end(text, group.after, len(text) - 1)
    if group.case != "nom" or end < 0 or re.search(ACTOR, text[group.after : end]):
        return
    head = next((g for g in groups if g.start == end), None)
    if head is None:
        return
    for known in verbs():
        if known.mutual or not {"acc", "gen", "dat"} & known.cases:
            continue
        if match := search(known, text, group.after, end):
            turned = known.taken or received(text, match.end())
            yield from pairs(group, replace(head, places=head.places[:1]), at(known, match), turned)
            return


_JOINS = ("supports", "participates_in")


def joined_in(text: str, group: Group, before: Sequence[Group]) -> Iterator[Told]:
    """A topic that joins in what another does: Aは、Bが行う調査に協力する."""
    end = relative_end(text, group.after, clause_end(text, group.after))
    doer = next((g for g in reversed(before) if g.case == "top" and not g.noun), None)
    if group.case != "nom" or end < 0 or doer is None or re.match(ACTOR, text[end:]):
        return
    what = _INTO_WHAT.match(text, end)
    for known in verbs() if what else ():
        if what and known.relation in _JOINS and not known.taken and "dat" in known.cases:
            stop = min(clause_end(text, what.end()), what.end() + 6)
            if match := search(known, text, what.end(), stop):
                yield from pairs(doer, group, at(known, match), turned=False)
                return


_INTO_WHAT = re.compile("[^、。はがをに\ue000-\uf8ff]{1,14}に(?:も、?|、?)")
_DONE = ("operates", "leads", "evaluates", "supports", "coordinates", "entrusts")


def topic_done(text: str, topic: Group, later: Sequence[Group]) -> Iterator[Told]:
    """A topic with which the subject does something: Aの運営は、Bが担う."""
    if topic.case != "top" or not later:
        return
    doer = next((g for g in later if g.case in ("nom", "top")), None)
    if doer is None or doer.case == "top" or clause_end(text, topic.after) <= doer.start:
        return
    if relative_end(text, doer.after, clause_end(text, doer.after)) >= 0:
        return
    for known in verbs():
        if known.relation not in _DONE or known.taken:
            continue
        match = None
        if topic.noun and "gen" in known.cases:
            match = search(known, text, topic.end, topic.after)
        if match is None and "acc" in known.cases:
            match = search(known, text, doer.after, clause_end(text, doer.after))
        if match:
            yield from pairs(doer, topic, at(known, match), turned=False)
            return
