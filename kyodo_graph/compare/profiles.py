"""The structural profile of each plan: values among documents alike, effects against chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.compare.rules import joint_columns, reading, roles_from
from kyodo_graph.compare.spreads import adjusted
from kyodo_graph.compare.structure import Index
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures.empirical import ENOUGH_DISTINCT
from kyodo_graph.tables import Cell, Table, published

# In the order of the tables; what each leaves out stands in docs/compare.md.
VARIANTS = ("all", "no_generic", "no_office", "joint_out")
_NOBODY: Text = {
    "ja": "文書の性格と役割の書き方が同じ計画がほかにない",
    "en": "no other plan at hand is of the same kind and gives roles in the same way",
}
_SMALL: Text = {"ja": "残るネットワークが小さすぎる", "en": "too little of the network is left"}
_JOINT: Text = {
    "ja": "連名の欄の主体は表の作りから同じ行になり、偶然とは比べられない",
    "en": "actors of a joint column have the same row by the making of the table: "
    "no null can be set against that",
}
Pair = tuple[float, float]


@dataclass(frozen=True)
class Profiles:
    """The indices of each plan's network, and how far they go over the readings.

    ``settled`` has them by variant and plan (None where too little of the network is left);
    ``readings`` has value and difference from the null by reading, variant, plan and index.
    """

    settled: Mapping[str, Mapping[str, Sequence[Index] | None]]
    readings: Mapping[str, Mapping[str, Mapping[str, Mapping[str, Pair]]]]

    def spread(self, variant: str, plan: str, index: Index, place: int) -> Pair:
        """The least and largest value (place 0) or difference (1) over the readings."""
        own = (index.value, index.difference)[place]
        told = [
            by_variant[variant][plan][index.name][place]
            for by_variant in self.readings.values()
            if plan in by_variant.get(variant, {})
        ]
        known = [x for x in (own, *told) if x == x]  # NaN differs from itself
        return (min(known), max(known)) if known else (own, own)


def values_sheet(rules: Rules, found: Profiles, options: Mapping[str, Cell], lang: str) -> Table:
    """Indices with their ranges, of plans whose documents give roles in the same way.

    Rows of one ``group`` may be set side by side; a plan that stands alone in its own has none.
    """
    rows: list[tuple[Cell, ...]] = []
    for unit in sorted(rules.units, key=_group):
        partners = rules.partners("structure", unit)
        if (why := rules.unmatched("structure", unit, _NOBODY)) is not None:
            rows.append((_group(unit), unit.city, unit.plan, *[None] * 9, why[lang]))
            continue
        for variant, i in _indices(found, unit):
            ends = (_group(unit), unit.city, unit.plan, variant)
            if i is None:
                rows.append((*ends, *[None] * 8, _SMALL[lang]))
                continue
            numbers = (i.value, *found.spread(variant, unit.name, i, 0), i.lower, i.upper, i.bias)
            rows.append((*ends, i.name, *numbers, " | ".join(partners), None))
    return published(
        "structure_values",
        {"ja": "構造の指標(値)", "en": "Structural indices, values"},
        ("group", "city", "plan", "variant", "index", "value", "least", "most", "lower", "upper",
         "bias", "comparable_with", "refused"),
        rows,
        {"interval": "resampled initiatives, middle 95 %", **options},
        (
            {
                "ja": "leastとmostは読み取りの間の最小と最大。lowerとupperは取組を再抽出した"
                "範囲で、biasが大きいとき同じ方向にずれる(再抽出では同じ取組が二度現れるため)。",
                "en": "least and most: over the readings. lower and upper: the resampling range; "
                "where bias is large, it is shifted with it (a resample holds some initiatives "
                "twice).",
            },
        ),
    )  # fmt: skip


def z_sheet(rules: Rules, found: Profiles, options: Mapping[str, Cell], lang: str) -> Table:
    """How far the same indices are from random networks with the plan's own margins."""
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := rules.alone("structure_z", unit)) is not None:
            rows.append((unit.city, unit.plan, *[None] * 12, why[lang]))
            continue
        partners = " | ".join(rules.partners("structure_z", unit))
        for variant, i in _indices(found, unit):
            if i is None:
                rows.append((unit.city, unit.plan, variant, *[None] * 11, _SMALL[lang]))
            elif joint_columns(unit) and variant != "joint_out":
                rows.append((unit.city, unit.plan, variant, i.name, *[None] * 10, _JOINT[lang]))
            else:
                effect = (i.difference, *found.spread(variant, unit.name, i, 1))
                numbers = (i.expected, i.distinct, i.z, i.least_p, i.p)
                ends = (unit.city, unit.plan, variant, i.name)
                rows.append((*ends, *effect, *numbers, None, partners, None))
    tested = [r[_ADJUSTED - 1] for r in rows]
    corrected = adjusted([p if isinstance(p, float) else None for p in tested])
    rows = [(*r[:_ADJUSTED], q, *r[_ADJUSTED + 1 :]) for r, q in zip(rows, corrected, strict=True)]
    return published(
        "structure_z",
        {"ja": "構造の指標(偶然との差)", "en": "Structural indices against chance"},
        ("city", "plan", "variant", "index", "difference", "least", "most", "expected", "distinct",
         "z", "least_p", "p", "p_adjusted", "comparable_with", "refused"),
        rows,
        {
            **options,
            "correction": "Benjamini-Hochberg",
            "family": sum(q is not None for q in corrected),
            "least_distinct": ENOUGH_DISTINCT,
        },
        (
            {
                "ja": "differenceは、主体と取組の次数を保った無作為なネットワークの平均との差。"
                "least_pは、これらの次数で到達しうる最小のpで、.05を超えれば検定は何も棄却できない。"
                "有意でないことは、差がないことではない。",
                "en": "difference: from the mean of random networks with the same margins. least_p "
                "is the smallest p that such a network can have: above .05 the test cannot reject. "
                "Not significant is not absent.",
            },
        ),
    )  # fmt: skip


_ADJUSTED = 12


def _group(unit: Unit) -> str:
    """What the values of a network depend on besides the city: kind of document, source of roles.

    >>> _group(Unit("a", "p", "A", kinds=("annual_report",)))
    'report, none'
    """
    return f"{reading(unit)}, {roles_from(unit)}"


def _indices(found: Profiles, unit: Unit) -> Iterator[tuple[str, Index | None]]:
    for variant, by_plan in found.settled.items():
        indices = by_plan.get(unit.name)
        if indices is None:
            yield variant, None
        else:
            yield from ((variant, index) for index in indices)
