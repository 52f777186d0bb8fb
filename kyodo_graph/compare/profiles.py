"""The structural profile of each plan: values among documents alike, z against own margins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kyodo_graph.compare.rules import reading, roles_from
from kyodo_graph.compare.structure import Index
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.tables import Cell, Table, published

# In the order of the tables; what each leaves out stands in docs/compare.md.
VARIANTS = ("all", "no_generic", "no_office", "joint_out")
# By variant and plan; None where too little of the network is left.
Profiles = Mapping[str, Mapping[str, Sequence[Index] | None]]
_NOBODY: Text = {
    "ja": "文書の性格と役割の書き方が同じ計画がほかにない",
    "en": "no other plan at hand is of the same kind and gives roles in the same way",
}
_SMALL: Text = {"ja": "残るネットワークが小さすぎる", "en": "too little of the network is left"}


def values_sheet(rules: Rules, found: Profiles, options: Mapping[str, Cell], lang: str) -> Table:
    """Indices with interval and null, of plans whose documents give roles in the same way.

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
            numbers = (i.value, i.lower, i.upper, i.bias, i.expected, i.sd)
            rows.append((*ends, i.name, *numbers, " | ".join(partners), None))
    columns = ("group", "city", "plan", "variant", "index", "value", "lower", "upper")
    return published(
        "structure_values",
        {"ja": "構造の指標(値)", "en": "Structural indices, values"},
        (*columns, "bias", "expected", "sd", "comparable_with", "refused"),
        rows,
        {"interval": "bootstrap over initiatives, 95 %, percentile", **options},
        (
            {
                "ja": "bias が大きいとき、区間も同じ方向にずれる(再抽出では同じ取組が二度現れるため)。",  # noqa: E501
                "en": "Where bias is large, the interval is shifted with it: a resample holds some initiatives twice.",  # noqa: E501
            },
        ),
    )


def z_sheet(rules: Rules, found: Profiles, options: Mapping[str, Cell], lang: str) -> Table:
    """The same indices as z against random networks with the plan's own margins."""
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := rules.alone("structure_z", unit)) is not None:
            rows.append((unit.city, unit.plan, *[None] * 5, why[lang]))
            continue
        partners = " | ".join(rules.partners("structure_z", unit))
        for variant, i in _indices(found, unit):
            if i is None:
                rows.append((unit.city, unit.plan, variant, *[None] * 4, _SMALL[lang]))
            else:
                rows.append((unit.city, unit.plan, variant, i.name, i.z, i.p, partners, None))
    return published(
        "structure_z",
        {"ja": "構造の指標(z)", "en": "Structural indices, z"},
        ("city", "plan", "variant", "index", "z", "p", "comparable_with", "refused"),
        rows,
        options,
        (
            {
                "ja": "z が空の指標は、周辺(主体と取組の次数)を固定すると動かない。z は大きなネットワークほど大きくなりやすい。",  # noqa: E501
                "en": "Where z is empty, the margins fix the index. In larger networks z is larger for the same effect.",  # noqa: E501
            },
        ),
    )


def _group(unit: Unit) -> str:
    """What the values of a network depend on besides the city: kind of document, source of roles.

    >>> _group(Unit("a", "p", "A", kinds=("annual_report",)))
    'report, none'
    """
    return f"{reading(unit)}, {roles_from(unit)}"


def _indices(found: Profiles, unit: Unit) -> Iterator[tuple[str, Index | None]]:
    for variant, by_plan in found.items():
        indices = by_plan.get(unit.name)
        if indices is None:
            yield variant, None
        else:
            yield from ((variant, index) for index in indices)
