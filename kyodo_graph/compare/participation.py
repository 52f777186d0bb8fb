"""Who takes part and who leads, by sector and by theme, where the documents print role tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kyodo_graph.compare.rules import role_columns
from kyodo_graph.compare.shares import share, wilson
from kyodo_graph.compare.spreads import over_readings
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
    "involved", "of", "share", "least", "most", "lower", "upper", "led", "share_led",
    "comparable_with",
)  # fmt: skip


def sector_sheet(rules: Rules, labels: dict[str, str], lang: str) -> Table:
    """By sector: the share of initiatives in which it has a part, and that it leads."""
    sectors = sorted({r.sector for u in rules.units for r in rules.alignment.roles(u)})
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if why := rules.unmatched(KEY, unit, _NO_TABLE):
            rows.append((unit.city, unit.plan, *[None] * 13, why[lang]))
            continue
        for sector in filter(in_columns(unit).__contains__, sectors):
            ends = (unit.city, unit.plan, sector, labels.get(sector, sector))
            rows.append((*ends, *_numbers(rules, unit, sector, lang), None))
    return published(
        "sector_roles",
        {"ja": "部門別の参加と先導", "en": "Who takes part and who leads, by sector"},
        ("city", "plan", "sector", "label", *_COLUMNS, "leads_refused", "refused"),
        rows,
        {
            "of": "initiatives in the role table",
            "interval": "Wilson, 95 %",
            "exact": rules.alignment.exact,
        },
        (
            {
                "ja": "割合は、役割の表の行のうちのもの。本文だけに書かれた関わりは数えない。印と欄の立て方が同じ表のある文書どうしに限って並べ、表に欄のない部門は行を持たない。",  # noqa: E501
                "en": "Shares are of the rows of the role table; parts that stand in running text alone do not count. Only documents with role tables of like marks and columns stand side by side, and a sector without a column has no row.",  # noqa: E501
            },
        ),
    )


def theme_sheet(rules: Rules, themes: Sequence[str], labels: dict[str, str], lang: str) -> Table:
    """By theme and sector: the shares among the initiatives of the theme."""
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if why := rules.unmatched(KEY, unit, _NO_TABLE):
            rows.append((unit.city, unit.plan, *[None] * 14, why[lang]))
            continue
        printed = in_columns(unit)
        for theme in themes:
            named = _of_theme(unit, theme)
            there = {
                r.sector for r in rules.alignment.roles(unit) if r.printed and r.element in named
            } & printed
            for sector in sorted(there):
                ends = (unit.city, unit.plan, theme, labels[theme], sector)
                rows.append((*ends, *_numbers(rules, unit, sector, lang, theme), None))
    return published(
        "roles_by_theme",
        {"ja": "主題別の役割", "en": "Roles by theme"},
        ("city", "plan", "theme", "label", "sector", *_COLUMNS, "leads_refused", "refused"),
        rows,
        {
            "of": "initiatives of the theme in the role table",
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


def in_columns(unit: Unit) -> frozenset[str]:
    """The sectors that the role table has a column for; of the others it says nothing."""
    return frozenset().union(*role_columns(unit))


def rows_of(unit: Unit) -> frozenset[str]:
    """The initiatives that have a row in the role table: those over which shares are taken."""
    return frozenset(r.element for r in unit.roles_of_initiatives() if r.printed)


def share_of(rules: Rules, unit: Unit, sector: str, theme: str = "") -> float:
    """The share of a plan's rows in which a column of the sector is marked."""
    rows = _of_theme(unit, theme)
    own = (r for r in rules.alignment.roles(unit) if r.printed and r.sector == sector)
    return share(len({r.element for r in own if r.element in rows}), len(rows))


def _of_theme(unit: Unit, theme: str) -> frozenset[str]:
    rows = rows_of(unit)
    if not theme:
        return rows
    return frozenset(e.id for e in unit.initiatives if theme in e.themes and e.id in rows)


def _numbers(rules: Rules, unit: Unit, sector: str, lang: str, theme: str = "") -> tuple[Cell, ...]:
    """What the columns of a sector are marked for, and why leads are not given.

    Parts in running text are left out: which of them a document tells is no matter of its table.
    With exact matches only, actors without a match drop out of the sector, the initiatives stay:
    the share is then what the matched actors of the sector have a part in.
    """
    named = _of_theme(unit, theme)
    own = [
        r for r in rules.alignment.roles(unit)
        if r.printed and r.sector == sector and r.element in named
    ]  # fmt: skip
    there, of = len({r.element for r in own}), len(named)
    read = over_readings(rules, unit, partial(share_of, sector=sector, theme=theme))
    taking_part = (there, of, share(there, of), *read, *wilson(there, of))
    partners = " | ".join(rules.partners(KEY, unit))
    if (why := rules.unmatched(LEADS, unit, _NO_LEADS)) is not None:
        return *taking_part, None, None, partners, why[lang]
    led = len({r.element for r in own if r.lead})
    return *taking_part, led, share(led, of), partners, None
