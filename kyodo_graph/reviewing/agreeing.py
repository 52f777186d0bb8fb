"""Two reviewers of one draft: what each said of a unit, and alpha by field."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph.measures.agreement import krippendorff
from kyodo_graph.reviewing.asking import WRITTEN
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.tables import Table

NONE, GIVEN = "none", "given"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "legend": ("sign",),
    "plan": ("plan",),
    "element": ("element", "gap"),
    "role": ("role", "responsible"),
    "schedule": ("phase",),
    "status": ("status", "disposition"),
    "indicator": ("value",),
    "actor type": ("actor",),
    "one actor or two": ("pair",),
    "instrument": ("instrument",),
    "quantity": ("quantity",),
    "tie": ("tie",),
    "line": ("line",),
    "theme": ("theme",),
    "function": ("function",),
}
"""The fields of which alpha is told, and the kinds of candidates that are their units."""
_TOLD: Mapping[str, tuple[str, ...]] = {
    "role": ("code",),
    "responsible": ("code", "actor"),
    "phase": ("code", "fy"),
    "status": ("code",),
    "disposition": ("code",),
    "sign": ("code",),
    "actor": ("type",),
    "instrument": ("kind",),
    "theme": ("primary",),
}
"""What of a value is the code that the two are compared by; else it is the whole value."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A candidate on which two reviewers decided differently."""

    first: Decided
    second: Decided


def said(one: Decided) -> str:
    """What a decision says, as it is compared: rejected is the same as nothing.

    >>> tie = {"subject": "b", "relation": "partners_with", "object": "a", "basis": "stated"}
    >>> a = Decided("t", "tie", "accept", tie, tie, (1,), "x")
    >>> b = Decided("t", "tie", "edit", tie | {"subject": "a", "object": "b"}, tie, (1,), "y")
    >>> said(a) == said(b)
    True
    """
    if one.new is None:
        return NONE
    if one.decision in ("merge", "apart", "part"):
        return one.decision
    if one.kind in WRITTEN:  # two who write say the same in other words
        return GIVEN
    value = dict(one.new)
    if one.kind == "tie" and value.get("relation") == "partners_with":
        ends = sorted(_text(value[end]) for end in ("subject", "object"))
        value |= {"subject": ends[0], "object": ends[1]}
    if one.kind == "theme":
        value = {"primary": value.get("primary", "")}
    return "; ".join(f"{k}={_text(v)}" for k, v in sorted(value.items()) if k != "en" and _text(v))


def coded(one: Decided) -> str:
    """The code that a decision gives its unit, for alpha."""
    names = _TOLD.get(one.kind)
    if one.new is None or names is None or one.decision in ("merge", "apart", "part"):
        return said(one)
    return " ".join(_text(one.new.get(name, "")) for name in names) or NONE


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ";".join(map(str, value or ()))


def differences(first: Mapping[str, Decided], second: Mapping[str, Decided]) -> list[Difference]:
    """The candidates that both decided, and differently."""
    both = [name for name in first if name in second]
    pairs = ((first[name], second[name]) for name in both)
    return [
        Difference(a, b)
        for a, b in pairs
        if "park" not in (a.decision, b.decision) and said(a) != said(b)
    ]


def agreement(
    first: Mapping[str, Decided],
    second: Mapping[str, Decided],
    *,
    trials: int = 1000,
    seed: int = 0,
) -> Table:
    """Krippendorff's alpha (nominal) by field, with and without what was accepted at once.

    Units are the candidates that both decided; parked and undecided ones are left out and counted.
    What both accepted several at once is no independent agreement: ``alpha_single`` is of the
    units that neither accepted so.
    """
    rows = []
    for field, kinds in FIELDS.items():
        names = [n for n in {**first, **second} if _kind(n, first, second) in kinds]
        if not names:
            continue
        pairs = [(first[n], second[n]) for n in names if _both(n, first, second)]
        single = [(a, b) for a, b in pairs if not a.bulk and not b.bulk]
        rows.append(
            (
                field,
                *_measured(pairs, trials, seed),
                len(names) - len(pairs),
                *_measured(single, trials, seed),
            )
        )
    columns = (
        "field",
        "units",
        "agreement",
        "alpha",
        "low",
        "high",
        "left_out",
        "units_single",
        "agreement_single",
        "alpha_single",
        "low_single",
        "high_single",
    )
    return Table(columns, tuple(rows), name="agreement")


def _kind(name: str, *sides: Mapping[str, Decided]) -> str:
    return next(side[name].kind for side in sides if name in side)


def _both(name: str, *sides: Mapping[str, Decided]) -> bool:
    return all(name in side and side[name].decision != "park" for side in sides)


def _measured(
    pairs: Iterable[tuple[Decided, Decided]], trials: int, seed: int
) -> tuple[int, float | None, float | None, float | None, float | None]:
    codes = [(coded(a), coded(b)) for a, b in pairs]
    if not codes:
        return 0, None, None, None, None
    same = sum(a == b for a, b in codes) / len(codes)
    found = krippendorff(list(zip(*codes, strict=True)), trials=trials, seed=seed)
    return len(codes), same, _known(found.alpha), _known(found.low), _known(found.high)


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number
