"""Where an intermediary stands among the actors of its city, out of the tables of an analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.analysis.place_indices import declared
from kyodo_graph.analysis.report import Analysis
from kyodo_graph.report.figure import Words
from kyodo_graph.report.figures.making import paired

_EPS = 1e-8


@dataclass(frozen=True)
class Stand:
    """Where the intermediary stands on an index; the interval is that of its place."""

    index: str
    network: str
    value: float
    rank: int
    tied: int
    of: int
    percentile: float
    low: float | None
    high: float | None
    lower: float | None
    upper: float | None
    z: float | None
    p: float | None
    why: str
    """Why there is no z: ``kept``, ``roles``, ``weights``, ``ties``, ``flat`` or nothing."""
    biased: bool


@dataclass(frozen=True)
class Place:
    """An intermediary's place in its city, ready to be drawn."""

    city: Words
    label: Words
    stands: tuple[Stand, ...]
    best: int | None
    worst: int | None
    actors: int
    others: int


def intermediaries(analysis: Analysis) -> tuple[str, ...]:
    """The intermediaries that have a place in the network of elements, first the main one.

    That is the one with most elements; of several, one with a name of its own, then the one with
    most stated ties.
    """
    known = [r for r in analysis.results["intermediaries"].records() if r["elements"] is not None]
    known.sort(
        key=lambda r: (
            -_int(r["elements"]),
            r["specificity"] != "named",
            -_int(r["ties"]),
            str(r["actor"]),
        )
    )
    return tuple(str(r["actor"]) for r in known)


def _int(cell: object) -> int:
    return int(cell) if isinstance(cell, int | float) else 0


def read_place(ja: Analysis, en: Analysis, actor: str) -> Place | None:
    known = intermediaries(ja)
    if not known:
        return None
    who = actor or known[0]
    rows = paired(
        ja.results["intermediary"].records(),
        en.results["intermediary"].records(),
        ("actor", "index"),
        ("label",),
    )
    own = [r for r in rows if r["actor"] == who and r["percentile"] is not None]
    everyone = ja.results["actors"].records()
    stands = tuple(_stand(r, everyone) for r in own)
    me: Mapping[str, object] = next((r for r in everyone if r["actor"] == who), {})
    best, worst = (_rank(me.get(k)) for k in ("best_rank", "worst_rank"))
    label = own[0]["label"] if own else {"ja": who, "en": who}
    actors = max((s.of for s in stands if s.network == "actor-element"), default=0)
    city = {"ja": ja.label, "en": en.label}
    return Place(city, label, stands, best, worst, actors, len(known) - 1)


def _stand(r: Mapping[str, object], everyone: Sequence[Mapping[str, object]]) -> Stand:
    index, value = str(r["index"]), float(str(r["value"]))
    lower, upper, z, p = (_float(r[k]) for k in ("lower", "upper", "z", "p"))
    biased = lower is not None and upper is not None and not lower - _EPS <= value <= upper + _EPS
    others = [
        float(str(a[index])) for a in everyone if a["actor"] != r["actor"] and a[index] is not None
    ]
    low = high = None
    if lower is not None and upper is not None and not biased and others:
        low, high = sorted(_share(v, others, declared()[index].higher) for v in (lower, upper))
    null = declared()[index].null
    why = "" if z is not None else {"fixed": "kept"}.get(null, null)
    return Stand(
        index, str(r["network"]), value, _int(r["rank"]), _int(r["tied"]), _int(r["of"]),
        float(str(r["percentile"])), low, high, lower, upper, z, p,
        "flat" if why in ("stack", "single") else why, biased,
    )  # fmt: skip


def _rank(cell: object) -> int | None:
    return cell if isinstance(cell, int) else None


def _float(cell: object) -> float | None:
    return float(cell) if isinstance(cell, int | float) else None


def _share(value: float, others: Sequence[float], higher: bool) -> float:
    """The per cent of others in a less central place than a value, equal ones half."""
    sign = 1 if higher else -1
    near = _EPS * max(1.0, abs(value))
    below = sum((value - o) * sign > near for o in others)
    equal = sum(abs(value - o) <= near for o in others)
    return 100 * (below + equal / 2) / len(others)
