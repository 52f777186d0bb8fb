"""The actors of a city out of what was decided: one for each, with its aliases and its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kyodo_graph.folding import fold_name
from kyodo_graph.reviewing.asking import about
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.short_heads import spelled_heads
from kyodo_graph.reviewing.specificity import specificity
from kyodo_graph.reviewing.taken import Node, Taken, both, named

OFFICE = "city_government"
_JOINT = re.compile(r"<br\s*/?>|[\s、，,／/・＋+]+")

_ASIDE = re.compile(r"\s*(?:<br\s*/?>)?\s*[(（][^()（）]*[)）]$")
"""What a head adds in brackets: 振興会（部会）."""


@dataclass(frozen=True)
class Actors:
    """The actors that were taken, and who is meant by a name; ``spelled``: whom a short head of a
    column stands for, where the document says so."""

    records: tuple[Node, ...]
    ids: dict[str, str]
    spelled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The id of the actor of that name or alias."""
        return self.ids.get(fold_name(name))

    def columns(self, head: str) -> list[str]:
        """The actors of a column's head: one, or all where several stand together.

        Nothing where one of them is no actor that was taken.
        """
        if whole := self.find(head):
            return [whole]
        if whole := self.find(_ASIDE.sub("", head)):
            return [whole]
        for parts in (_JOINT.split(head), re.split(r"<br\s*/?>|[\s／/]+", head)):
            found = [self.find(part) for part in parts if part]
            if found and all(found):
                return list(dict.fromkeys(one for one in found if one))
        meant = [self.find(name) for name in self.spelled.get(fold_name(head), ())]
        return list(dict.fromkeys(one for one in meant if one)) if all(meant) else []


def actors_of(taken: Taken) -> Actors:
    """The actors out of decided candidates, pairs and functions."""
    own = taken.of("actor")
    merged = _merged(taken, own)
    for pair in taken.of("pair"):  # of which nothing can be accepted
        taken.leave(
            pair,
            "one actor or two was not said: merge, apart or part",
            "一つか二つか(merge、apart、part)が示されていない",
        )
    ids: dict[str, str] = {}
    labels: list[tuple[str, str]] = []
    for one in own:
        if one.id not in merged:
            ids[one.id] = _id(taken, one, set(ids.values()))
    for one in own:
        identity = ids[merged.get(one.id, one.id)]
        labels += [(name, identity) for name in (one.text("label"), *_aliases(one))]
    known = named(labels)
    # A merge may name what is no candidate: another way to write one that is.
    for pair in taken.decided.values():
        if pair.kind == "pair" and pair.decision == "merge":
            into, other = _ends(pair)
            if identity_ := known.get(fold_name(into)):
                known.setdefault(fold_name(other), identity_)
    parts = _parts(taken, known)
    functions = _functions(taken)
    records = [
        _record(taken, one, ids[one.id], own, merged, parts, functions)
        for one in own
        if one.id in ids
    ]
    heads = (head for table in taken.draft.tables for head in table.head)
    return Actors(tuple(records), known, spelled_heads(heads, taken.draft.text.lines))


def _aliases(one: Decided) -> list[str]:
    given = (one.new or {}).get("aliases", ())
    return [given] if isinstance(given, str) and given else list(given or ())


def _ends(pair: Decided) -> tuple[str, str]:
    """The name that stays and the other, of a pair that was merged or made a part."""
    new, old = pair.new or {}, pair.old or {}
    first = str(new.get("into") or new.get("of") or old.get("a", ""))
    second = str(new.get("from") or new.get("part") or old.get("b", ""))
    return first, second


def _merged(taken: Taken, own: Sequence[Decided]) -> dict[str, str]:
    """The candidates that are another one, by the id of that one."""
    by_name = {fold_name(one.text("label")): one.id for one in reversed(own)}
    into: dict[str, str] = {}
    for pair in taken.decided.values():
        if pair.kind == "pair" and pair.decision == "merge":
            stays, other = (by_name.get(fold_name(end)) for end in _ends(pair))
            if stays and other and stays != other:
                into[other] = stays
    for start in list(into):  # merged into what is itself merged
        seen = {start}
        while into[start] in into and into[start] not in seen:
            seen.add(into[start])
            into[start] = into[into[start]]
    return {a: b for a, b in into.items() if b not in into}


def _parts(taken: Taken, known: dict[str, str]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for pair in taken.decided.values():
        if pair.kind == "pair" and pair.decision == "part":
            whole, part = (known.get(fold_name(end)) for end in _ends(pair))
            if whole and part and whole != part:
                found[part] = {"ref": whole, "at": pair.lines[0]} if pair.lines else {"ref": whole}
            else:
                taken.leave(
                    pair,
                    "one of the two is no actor that was taken (step 4)",
                    "二つのうち一つが採用された主体でない(4段目)",
                )
    return found


def _functions(taken: Taken) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for one in taken.of("function"):
        new = one.new or {}
        codes, lines = list(new.get("functions", ())), list(new.get("at", ()))
        for place, code in enumerate(codes):
            line = lines[place] if place < len(lines) and lines[place].isdecimal() else ""
            at = int(line) if line else one.lines[0]
            record = {"function": code, "at": at, **taken.because(one)}
            found.setdefault(about(one.id), []).append(record)
    return found


def _record(
    taken: Taken,
    one: Decided,
    identity: str,
    own: Sequence[Decided],
    merged: dict[str, str],
    parts: dict[str, Node],
    functions: dict[str, list[Node]],
) -> Node:
    label = one.text("label")
    same = [one, *(other for other in own if merged.get(other.id) == one.id)]
    record: Node = {
        "id": identity,
        "is": "Actor",
        "at": taken.named_at(one, label),
        **taken.because(*same),
        "label": both(label, taken.english(one)),
    }
    record["actor_type"] = one.text("type")
    record["specificity"] = one.text("specificity") or specificity(label, one.text("type"))
    if identity in parts:
        record["part_of"] = parts[identity]
    others = [name for other in same for name in (other.text("label"), *_aliases(other))]
    others += [
        _ends(p)[1]
        for p in taken.decided.values()
        if p.kind == "pair" and p.decision == "merge" and fold_name(_ends(p)[0]) == fold_name(label)
    ]
    record_elsewhere(taken, record, label, list(dict.fromkeys(others)), one)
    if given := functions.get(one.id):
        record["functions"] = given
    return record


def record_elsewhere(
    taken: Taken, record: Node, label: str, names: Sequence[str], one: Decided
) -> None:
    """The aliases of a thing, each at a line in which it is printed."""
    found = [
        {"at": taken.named_at(one, name), "alias": {"ja": name}}
        for name in names
        if name and name != label
    ]
    if found:
        record["elsewhere"] = found


def _id(taken: Taken, one: Decided, used: set[str]) -> str:
    if one.text("type") == OFFICE and taken.office not in used:
        return taken.office
    line, column = taken.place(one)
    base = f"{taken.city}/actor/l{line}" + (f"-{column}" if column else "")
    identity, number = base, 1
    while identity in used or identity == taken.office:
        number += 1
        identity = f"{base}-{number}"
    return identity
