"""The plans of a document and their relations, out of what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo_graph.folding import fold_name
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.taken import Node, Taken, both

FROM_SELF = ("revises", "executes")
"""Relations that stand with the plan itself; the others stand with the plan they are related to."""


@dataclass(frozen=True)
class Plans:
    """The plans that were taken, the document's own one first."""

    records: tuple[Node, ...]
    ids: dict[str, str]

    @property
    def own(self) -> Node:
        """The document's own plan."""
        return self.records[0]

    def find(self, label: str) -> Node | None:
        """The plan of that name."""
        identity = self.ids.get(fold_name(label))
        return next((r for r in self.records if r["id"] == identity), None)


def plans_of(taken: Taken) -> Plans | None:
    """The plans; None where the document's own one was not taken.

    The own plan is the first that stands in no relation to another.
    """
    given = taken.of("plan")
    own = next((d for d in given if not d.text("relation")), None)
    if own is None:
        return None
    records: dict[str, Node] = {}
    ids: dict[str, str] = {}
    first = [own, *(d for d in given if d is not own)]
    for one in sorted(first, key=lambda d: (d is not own, bool(d.text("relation")))):
        label = one.text("label")
        if fold_name(label) not in ids:
            ids[fold_name(label)] = identity = taken.plan if one is own else _id(taken, one, ids)
            records[identity] = _record(taken, one, identity, label)
            if one is own:
                records[identity]["plan_status"] = "not_stated"
        record = records[ids[fold_name(label)]]
        for year in ("start_fy", "end_fy"):
            if one.text(year).isdecimal():
                record.setdefault(year, int(one.text(year)))
    for one in given:
        related, relation = one.text("related"), one.text("relation")
        if not relation:
            continue
        if fold_name(related) not in ids and related:
            ids[fold_name(related)] = identity = _id(taken, one, ids, "-r")
            records[identity] = _record(taken, one, identity, related)
        ends = [ids.get(fold_name(one.text("label"))), ids.get(fold_name(related))]
        owner, target = ends if relation in FROM_SELF else ends[::-1]
        if not owner or not target or owner == target:
            taken.leave(
                one,
                "the plan that it is related to is not named, or is itself",
                "相手の計画の名がないか、自分自身である",
            )
            continue
        links = records[owner].setdefault(relation, [])
        if all(link["ref"] != target for link in links):
            links.append({"ref": target, "at": taken.at(one)})
    return Plans(tuple(records.values()), ids)


def _record(taken: Taken, one: Decided, identity: str, label: str) -> Node:
    at = taken.named_at(one, label)
    named = [d for d in taken.of("plan") if fold_name(d.text("label")) == fold_name(label)]
    return {
        "id": identity,
        "is": "Plan",
        "at": at,
        **taken.because(one),
        "label": both(label, taken.english(*named)),
    }


def _id(taken: Taken, one: Decided, used: dict[str, str], tail: str = "") -> str:
    line, column = taken.place(one)
    base = f"{taken.city}/p-l{line}" + (f"-{column}" if column else "") + tail
    identity, number = base, 1
    while identity in used.values() or identity == taken.plan:
        number += 1
        identity = f"{base}-{number}"
    return identity
