"""The data file of a document out of decisions on its draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph.curation.schema import Schema
from kyodo_graph.curation.yaml_text import Number, yaml_text
from kyodo_graph.drafting import Draft
from kyodo_graph.folding import fold, fold_name
from kyodo_graph.reviewing.actors import Actors, actors_of
from kyodo_graph.reviewing.cells import Cells
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.indicators import NUMBER, add_indicators
from kyodo_graph.reviewing.plans import Plans, plans_of
from kyodo_graph.reviewing.taken import LeftOut, Node, Taken, both
from kyodo_graph.reviewing.tree import Tree, tree_of

_HEAD = (
    "# Written by `kyodo accept` out of decisions on a draft. Each record names the decision that",
    "# took it in; who decided what stands at the end, and whole in decisions/.",
)


@dataclass(frozen=True)
class Recorded:
    """A data file and what of the decisions is not in it."""

    content: Node
    left_out: tuple[LeftOut, ...]

    @property
    def text(self) -> str:
        """The file's text."""
        return yaml_text(self.content, head=_HEAD)


class NothingTakenError(ValueError):
    """The document's own plan was not taken, so that nothing else has a place."""


def recorded(
    draft: Draft, decided: Mapping[str, Decided], schema: Schema, plan: str, office: str
) -> Recorded:
    """The records of a document. ``plan`` and ``office`` are the ids that the catalogue has for the
    document's own plan and for the city office.

    Raises NothingTakenError where the document's own plan is not among what was taken.
    """
    taken = Taken(draft, decided, plan, office)
    plans = plans_of(taken)
    if plans is None:
        raise NothingTakenError(draft.text.key)
    actors, tree = actors_of(taken), tree_of(taken)
    if tree.levels:
        plans.own["levels"] = list(tree.levels)
    plans.own.update(tree.top)
    legends = Cells(taken, tree, actors, plans, schema).all()
    add_indicators(taken, tree, plans)
    instruments = _instruments(taken)
    _quantities(taken, tree, actors, plans, instruments)
    lines = len(draft.text.lines)
    content: Node = {
        "document": f"source:{draft.text.key}",
        "sections": [{"at": f"1-{lines}" if lines > 1 else 1, "label": plans.own["label"]}],
        "legends": legends,
        "plans": list(plans.records),
        "actors": list(actors.records),
        "instruments": instruments,
        "ties": _ties(taken, actors),
        "decisions": taken.decisions(),
    }
    left = tuple(sorted(set(taken.left_out)))
    return Recorded({k: v for k, v in content.items() if v != []}, left)


def _instruments(taken: Taken) -> list[Node]:
    found: list[Node] = []
    for one in taken.of("instrument"):
        line, column = taken.place(one)
        name = f"{taken.city}/instrument/l{line}" + (f"-{column}" if column else "")
        if any(f["id"] == name for f in found):
            name += f"-{len(found)}"
        found.append(
            {
                "id": name,
                "is": "Instrument",
                "at": taken.named_at(one, one.text("label")),
                **taken.because(one),
                "label": both(one.text("label"), taken.english(one)),
                "instrument_kind": one.text("kind"),
            }
        )
    return found


def _ties(taken: Taken, actors: Actors) -> list[Node]:
    found: list[Node] = []
    same: set[tuple[Any, ...]] = set()
    for one in taken.of("tie"):
        ends = [actors.find(one.text(end)) for end in ("subject", "object")]
        if None in ends:
            lost = one.text("subject" if ends[0] is None else "object")
            taken.leave(
                one,
                f"its end {lost!r} is no actor that was taken (step 4)",
                f"端の「{lost}」は採用された主体でない(4段目)",
            )
            continue
        subject, other = ends
        key = (one.lines[0], one.text("relation"), *sorted(map(str, ends)))
        if one.text("relation") != "partners_with":
            key = (one.lines[0], one.text("relation"), subject, other)
        if key in same:
            taken.leave(one, "the same tie is there already", "同じ関係がすでにある")
            continue
        same.add(key)
        record: Node = {
            "is": "Tie",
            "at": taken.reaching(one, one.text("subject"), one.text("object")),
            **taken.because(one),
            "subject": subject,
            "tie_relation": one.text("relation"),
            "object": other,
            "basis": one.text("basis") or "stated",
        }
        if one.text("modality"):
            record["modality"] = one.text("modality")
        found.append(record)
    return found


def _quantities(
    taken: Taken, tree: Tree, actors: Actors, plans: Plans, instruments: Iterable[Node]
) -> None:
    """Figures that are no indicator, with the thing of that name, else where their line stands."""
    things = [*tree.by_candidate.values(), *instruments, *plans.records]
    for one in taken.of("quantity"):
        subject = one.text("subject")
        value = fold(one.text("value")).replace(",", "")
        if not NUMBER.fullmatch(value) or not one.text("measure"):
            lacking = ("it has no number", "数がない")
            if NUMBER.fullmatch(value):
                lacking = ("it has no measure", "何の数かが示されていない")
            taken.leave(one, *lacking)
            continue
        named = actors.find(subject) if subject else None
        holder = next((a for a in actors.records if a["id"] == named), None)
        if holder is None and subject:
            alike = [t for t in things if fold_name(t["label"]["ja"]) == fold_name(subject)]
            holder = alike[0] if len(alike) == 1 else None
        holder = holder or tree.above(one.lines[0]) or plans.own
        record: Node = {
            "at": taken.at(one),
            **taken.because(one),
            "measure": both(one.text("measure")),
            "value": Number(value),
        }
        if one.text("unit"):
            record["unit"] = one.text("unit")
        if one.text("fy").isdecimal():
            record["fy"] = int(one.text("fy"))
        if one.text("value") != value:
            record["printed"] = one.text("value")
        holder.setdefault("quantities", []).append(record)
