"""Who takes part and who leads, by sector and by theme, where the documents print role tables."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kyodo_graph.compare.rules import role_columns
from kyodo_graph.compare.shares import share, wilson
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.tables import Cell, Table, published

KEY, LEADS = "roles", "leads"
_NO_TABLE: Text = {
    "ja": "並べられる役割の表を印刷した計画がほかにない",
    "en": "no other plan at hand prints role tables that match it",
}
_NO_LEADS: Text = {
    "ja": "先導を印で分ける役割の表を印刷した計画がほかにない",
    "en": "no other plan at hand prints a role table that marks leads",
}
_COLUMNS = (
    "involved", "of", "share", "lower", "upper", "led", "share_led", "implied_share",
    "comparable_with",
)  # fmt: skip


def sector_sheet(rules: Rules, labels: dict[str, str], lang: str) -> Table:
    """By sector: the share of initiatives in which it has a part, and that it leads."""
    sectors = sorted({r.sector for u in rules.units for r in rules.alignment.roles(u)})
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if why := rules.unmatched(KEY, unit, _NO_TABLE):
            rows.append((unit.city, unit.plan, *[None] * 12, why[lang]))
            continue
        named = {r.element for r in unit.roles_of_initiatives()}
        for sector in filter(_in_columns(unit).__contains__, sectors):
            ends = (unit.city, unit.plan, sector, labels.get(sector, sector))
            rows.append((*ends, *_numbers(rules, unit, named, sector, lang), None))
    return published(
        "sector_roles",
        {"ja": "部門別の参加と先導", "en": "Who takes part and who leads, by sector"},
        ("city", "plan", "sector", "label", *_COLUMNS, "leads_refused", "refused"),
        rows,
        {
            "of": "initiatives that name an actor",
            "interval": "Wilson, 95 %",
            "exact": rules.alignment.exact,
        },
        (
            {
                "ja": "割合は、主体の挙がる取組のうちのもの。印と欄の立て方が同じ役割の表のある文書どうしに限って並べ、表に欄のない部門は行を持たない。",  # noqa: E501
                "en": "Shares are of the initiatives that name an actor; only documents with role tables of like marks and columns stand side by side, and a sector without a column has no row.",  # noqa: E501
            },
        ),
    )


def theme_sheet(rules: Rules, themes: Sequence[str], labels: dict[str, str], lang: str) -> Table:
    """By theme and sector: the shares among the initiatives of the theme."""
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if why := rules.unmatched(KEY, unit, _NO_TABLE):
            rows.append((unit.city, unit.plan, *[None] * 13, why[lang]))
            continue
        printed = _in_columns(unit)
        serves = {e.id: e.themes for e in unit.initiatives}
        for theme in themes:
            named = {r.element for r in unit.roles_of_initiatives() if theme in serves[r.element]}
            there = {r.sector for r in rules.alignment.roles(unit) if r.element in named} & printed
            for sector in sorted(there):
                ends = (unit.city, unit.plan, theme, labels[theme], sector)
                rows.append((*ends, *_numbers(rules, unit, named, sector, lang), None))
    return published(
        "roles_by_theme",
        {"ja": "主題別の役割", "en": "Roles by theme"},
        ("city", "plan", "theme", "label", "sector", *_COLUMNS, "leads_refused", "refused"),
        rows,
        {
            "of": "initiatives of the theme that name an actor",
            "interval": "Wilson, 95 %",
            "exact": rules.alignment.exact,
        },
        (
            {
                "ja": "of の小さい主題では、一つの取組が割合を決める。",
                "en": "Where of is small, one initiative decides the share.",
            },
        ),
    )


def _in_columns(unit: Unit) -> frozenset[str]:
    """The sectors that the role table has a column for; of the others it says nothing."""
    return frozenset().union(*role_columns(unit))


def _numbers(rules: Rules, unit: Unit, named: Set[str], sector: str, lang: str) -> tuple[Cell, ...]:
    """What a sector does in the initiatives that name an actor, and why leads are not given.

    With exact matches only, actors without a match drop out of the sector, the initiatives stay:
    the share is then what the matched actors of the sector have a part in.
    """
    own = [r for r in rules.alignment.roles(unit) if r.sector == sector and r.element in named]
    there, of = len({r.element for r in own}), len(named)
    taking_part = (there, of, share(there, of), *wilson(there, of))
    partners = " | ".join(rules.partners(KEY, unit))
    implied = share(sum(r.implied for r in own), len(own))
    if (why := rules.unmatched(LEADS, unit, _NO_LEADS)) is not None:
        return *taking_part, None, None, implied, partners, why[lang]
    led = len({r.element for r in own if r.lead})
    return *taking_part, led, share(led, of), implied, partners, None
