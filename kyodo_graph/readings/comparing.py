"""Two codings of the same documents compared: agreement by field, and what one reader only has."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.measures.agreement import krippendorff
from kyodo_graph.readings.coded import CodedTie, Reading
from kyodo_graph.readings.fields import FIELDS, Unit
from kyodo_graph.readings.matching import Matched, left, match

TRIALS = 1000
SEED = 0
LEVEL = 0.95
POOLED = "all"
AIM = 0.8


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far two readers agree on a field; ``alpha`` is None where it is undefined.

    ``low`` and ``high`` are the percentile interval over resampled units; ``undefined`` counts the
    resamples in which all codes were alike, which the interval leaves out. ``remark`` says why
    there is no alpha.
    """

    document: str
    field: str
    units: int
    agreement: float | None
    alpha: float | None
    low: float | None
    high: float | None
    undefined: int
    remark: str
    differing: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """The things that both readers coded, and those that only one did."""

    document: str
    things: str
    both: int
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]

    @property
    def total(self) -> int:
        """All things that at least one reader coded."""
        return self.both + len(self.first_only) + len(self.second_only)

    @property
    def unmatched(self) -> float | None:
        """The share of them that only one reader coded; None where there is nothing."""
        return 1 - self.both / self.total if self.total else None


@dataclass(frozen=True)
class Comparison:
    """The comparison of two codings: by document, then pooled over the documents."""

    fields: tuple[FieldAgreement, ...]
    overlaps: tuple[Overlap, ...]
    documents: tuple[str, ...]
    missing: tuple[str, ...]
    """Documents without both codings."""
    trials: int = TRIALS
    seed: int = SEED


def compare(
    first: Mapping[str, Reading],
    second: Mapping[str, Reading],
    lines: Mapping[str, Collection[int]],
    *,
    trials: int = TRIALS,
    seed: int = SEED,
) -> Comparison:
    """Compare two codings; ``lines`` are the lines of each document that count as units."""
    documents = [key for key in lines if key in first and key in second]
    matched = {key: match(first[key], second[key]) for key in documents}
    units = {
        (key, field.name): tuple(field.units(matched[key], lines[key]))
        for key in documents
        for field in FIELDS
    }
    fields = [
        measure(key, field.name, units[key, field.name], trials=trials, seed=seed)
        for key in documents
        for field in FIELDS
    ]
    overlaps = [overlap for key in documents for overlap in _overlaps(key, matched[key])]
    if documents:
        for field in FIELDS:
            every = [unit for key in documents for unit in units[key, field.name]]
            fields.append(measure(POOLED, field.name, every, trials=trials, seed=seed))
        overlaps += _pooled(overlaps)
    missing = tuple(key for key in lines if key not in documents)
    return Comparison(
        tuple(fields), tuple(overlaps), tuple(documents), missing, trials=trials, seed=seed
    )


def measure(
    document: str, field: str, units: Sequence[Unit], *, trials: int = TRIALS, seed: int = SEED
) -> FieldAgreement:
    """The agreement on the units of a field: per cent, and Krippendorff's alpha (nominal)."""
    differing = tuple(unit for unit in units if unit.first != unit.second)
    if not units:
        return FieldAgreement(
            document, field, 0, None, None, None, None, 0, "undefined: no unit", ()
        )
    found = krippendorff(
        [[u.first for u in units], [u.second for u in units]],
        "nominal",
        trials=trials,
        seed=seed,
        level=LEVEL,
    )
    agreement = 1 - len(differing) / len(units)
    if math.isnan(found.alpha):
        remark = f"undefined: both say {units[0].first!r} throughout"
        return FieldAgreement(
            document, field, len(units), agreement, None, None, None, 0, remark, differing
        )
    return FieldAgreement(
        document, field, len(units), agreement, found.alpha, _known(found.low), _known(found.high),
        found.undefined, "", differing,
    )  # fmt: skip


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number


def _overlaps(document: str, m: Matched) -> list[Overlap]:
    """What both readers coded, and the first or the second only: actors, elements, ties."""
    sides = (m.first, m.second)
    actors = [
        tuple(a.label for a in left(reading.actors, [pair[side] for pair in m.actors]))
        for side, reading in enumerate(sides)
    ]
    elements = [
        tuple(
            f"{e.label} (line {e.line})"
            for e in left(reading.elements, [pair[side] for pair in m.elements])
        )
        for side, reading in enumerate(sides)
    ]
    ties = [
        tuple(_tie(t, reading) for t in left(reading.ties, [pair[side] for pair in m.ties]))
        for side, reading in enumerate(sides)
    ]
    return [
        Overlap(document, "actors", len(m.actors), *actors),
        Overlap(document, "elements", len(m.elements), *elements),
        Overlap(document, "ties", len(m.ties), *ties),
    ]


def _tie(tie: CodedTie, reading: Reading) -> str:
    labels = {actor.id: actor.label for actor in reading.actors}
    lines = str(tie.first) if tie.first == tie.last else f"{tie.first}-{tie.last}"
    return f"{lines}: {labels[tie.subject]} {tie.relation} {labels[tie.object]}"


def _pooled(overlaps: Iterable[Overlap]) -> list[Overlap]:
    pooled: dict[str, Overlap] = {}
    for o in overlaps:
        sofar = pooled.get(o.things, Overlap(POOLED, o.things, 0, (), ()))
        pooled[o.things] = Overlap(
            POOLED,
            o.things,
            sofar.both + o.both,
            (*sofar.first_only, *(f"{o.document} {text}" for text in o.first_only)),
            (*sofar.second_only, *(f"{o.document} {text}" for text in o.second_only)),
        )
    return list(pooled.values())
