"""Indicators with their figures out of what was decided."""

from __future__ import annotations

import re

from kyodo_graph.folding import fold
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.plans import Plans
from kyodo_graph.reviewing.taken import Node, Taken, both
from kyodo_graph.reviewing.tree import Tree

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NEEDED = {
    "indicator": ("name of its indicator", "指標の名"),
    "unit": ("unit", "単位"),
    "fy": ("year", "年度"),
    "value_kind": ("kind of value", "値の種類"),
}


def add_indicators(taken: Taken, tree: Tree, plans: Plans) -> None:
    """Put the indicators with the element that is their scope, else with the plan.

    What a figure is measured in, and of which year and kind it is, has to be decided with it.
    """
    indicators: dict[tuple[str, str], Node] = {}
    for one in taken.of("value"):
        years = re.findall(r"\d{4}", fold(one.text("fy")))
        lacking = [word for key, word in _NEEDED.items() if not one.text(key)]
        if lacking or not years:
            en, ja = lacking[0] if lacking else _NEEDED["fy"]
            taken.leave(one, f"it has no {en}", f"{ja}がない")
            continue
        key = (one.text("scope"), one.text("indicator"))
        if key not in indicators:
            indicators[key] = _indicator(taken, tree, plans, one)
        record = {"at": taken.at(one), **taken.because(one), "fy": int(years[-1]), **_measured(one)}
        given = indicators[key]["observations"]
        same = (record["value_kind"], record["fy"])
        if any((r["value_kind"], r["fy"]) == same for r in given):
            taken.leave(
                one,
                f"{same[0]} of {same[1]} is there already",
                f"{same[1]}年度の {same[0]} がすでにある",
            )
            continue
        given.append(record)


def _indicator(taken: Taken, tree: Tree, plans: Plans, one: Decided) -> Node:
    row = taken.row_of(one)
    lines = row.lines if row and row.lines else one.lines
    line = taken.printed_in(one.text("indicator"), lines) or lines[0]
    holder = _holder(tree, one.text("scope")) or plans.own
    known = [
        i["id"] for e in (*tree.by_candidate.values(), plans.own) for i in e.get("indicators", ())
    ]
    identity = f"{plans.own['id']}/indicator/l{line}"
    if identity in known:
        identity += f"-{taken.place(one)[1]}"
    record: Node = {
        "id": identity,
        "at": line,
        **taken.because(one),
        "label": both(one.text("indicator")),
        "indicator_kind": "outcome",
        "unit": one.text("unit"),
        "observations": [],
    }
    holder.setdefault("indicators", []).append(record)
    return record


def _holder(tree: Tree, scope: str) -> Node | None:
    """The element that a scope names, by its title or its number."""
    if not scope:
        return None
    numbered = [e for e in tree.by_candidate.values() if fold(e.get("number", "")) == fold(scope)]
    return tree.find("", scope, scope) or (numbered[0] if len(numbered) == 1 else None)


def _measured(one: Decided) -> Node:
    """Figure, kind and print of an observation; a target in words, or one that is not stated."""
    value, sign = fold(one.text("value")).replace(",", ""), one.text("sign")
    kind: Node = {"value_kind": one.text("value_kind")}
    printed = {"printed": sign} if sign else {}
    if NUMBER.fullmatch(value):
        number = float(value) if "." in value else int(value)
        return {"value": number, **kind, **printed}
    if value and not re.fullmatch(r"[-―－ー—‐]+", value):
        return {**kind, "value_text": both(one.text("value")), **printed}
    return {**kind, "stated": False, **printed}
