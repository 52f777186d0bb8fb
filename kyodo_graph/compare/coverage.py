"""What the plans deal with: themes, as rates and rarefied, and what a plan lacks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kyodo_graph.compare.shares import share, wilson
from kyodo_graph.compare.spreads import over_readings
from kyodo_graph.compare.units import Element, Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures import rarefaction
from kyodo_graph.tables import Cell, Table, published

KEY = "themes"
_NO_RANK: Text = {
    "ja": "initiatives は追跡のための数であり、市どうしで比べるのは rate と rarefied である。",
    "en": "initiatives is a count for tracing; what may be compared is rate and rarefied.",
}


def counts(elements: Sequence[Element], themes: Sequence[str]) -> list[int]:
    """How many elements serve each theme; an element with several themes counts for each."""
    return [sum(t in e.themes for e in elements) for t in themes]


def themed(elements: Sequence[Element]) -> list[Element]:
    """The elements that have a theme: those over which rates are taken."""
    return [e for e in elements if e.themes]


def coverage_sheet(rules: Rules, themes: Sequence[str], labels: dict[str, str], lang: str) -> Table:
    """Theme by plan: the count, its share of the initiatives, and the chance in a smaller sample.

    ``rarefied`` is the chance that the theme shows up among as many initiatives, drawn at random,
    as the plan with the fewest has (sample-based rarefaction, Colwell, Mao & Chang 2004).
    """
    lists, refused = _covered(rules)
    size = min((len(found) for found in lists.values()), default=0)
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := refused.get(unit.name)) is not None:
            rows.append((unit.city, unit.plan, *[None] * 11, why[lang]))
            continue
        found = lists[unit.name]
        values = counts(found, themes)
        chances = rarefaction(values, size, len(found)).chances
        for theme, value, chance in zip(themes, values, chances, strict=True):
            first = sum(e.primary == theme for e in found)
            read = over_readings(rules, unit, partial(rate_of, theme=theme))
            rate = (share(value, len(found)), *read, *wilson(value, len(found)))
            ends = (unit.city, unit.plan, theme, labels[theme])
            rows.append((*ends, value, len(found), *rate, share(first, len(found)), chance, None))
    columns = ("city", "plan", "theme", "label", "initiatives", "of", "rate", "least", "most")
    return published(
        "theme_coverage",
        {"ja": "主題の範囲", "en": "Coverage of themes"},
        (*columns, "lower", "upper", "primary_rate", "rarefied", "refused"),
        rows,
        {"rarefied_to": size or None, "interval": "Wilson, 95 %", "exact": rules.alignment.exact},
        (_NO_RANK,),
    )


def lacking_sheet(rules: Rules, themes: Sequence[str], labels: dict[str, str], lang: str) -> Table:
    """Themes that a plan lacks and plans of other cities have, and how surprising that is.

    ``chance_of_none`` is the chance that a plan of so many initiatives has none of the theme, if
    each serves it with the mean rate of the other cities: (1 − rate)^n. Where it is high, the
    document may simply be short.
    """
    lists, refused = _covered(rules)
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := refused.get(unit.name)) is not None:
            rows.append((unit.city, unit.plan, *[None] * 7, why[lang]))
            continue
        others = [
            u
            for u in rules.units
            if u.city != unit.city and u.name in lists and rules.refusal(KEY, unit, u) is None
        ]
        own = counts(lists[unit.name], themes)
        for theme, value in zip(themes, own, strict=True):
            rates = [share(counts(lists[u.name], [theme])[0], len(lists[u.name])) for u in others]
            if value or not any(rates):
                continue
            mean = sum(rates) / len(rates)
            n = len(lists[unit.name])
            where = " | ".join(u.name for u, r in zip(others, rates, strict=True) if r)
            ends = (unit.city, unit.plan, theme, labels[theme], n, where)
            most = over_readings(rules, unit, partial(rate_of, theme=theme))[1]
            rows.append((*ends, mean, (1 - mean) ** n, not most, None))
    columns = ("city", "plan", "theme", "label", "initiatives_of_plan", "found_in")
    return published(
        "themes_lacking",
        {"ja": "欠けている主題", "en": "Themes that a plan lacks"},
        (*columns, "rate_elsewhere", "chance_of_none", "every_reading", "refused"),
        rows,
        {"exact": rules.alignment.exact},
        (
            {
                "ja": "chance_of_none が大きければ、文書が短いために現れないだけかもしれない。",
                "en": "Where chance_of_none is high, the theme may be missing only because the document is short.",  # noqa: E501
            },
        ),
    )


def rate_of(rules: Rules, unit: Unit, theme: str) -> float:
    """The share of a plan's themed initiatives that serve a theme."""
    found = themed(rules.alignment.elements(unit))
    return share(counts(found, [theme])[0], len(found))


def _covered(rules: Rules) -> tuple[dict[str, list[Element]], dict[str, Text]]:
    """The themed initiatives of each plan that has a partner; why not, for the others."""
    lists: dict[str, list[Element]] = {}
    refused: dict[str, Text] = {}
    for unit in rules.units:
        found = themed(rules.alignment.elements(unit))
        if (why := rules.alone(KEY, unit)) is not None:
            refused[unit.name] = why
        elif not rules.partners(KEY, unit) or not found:
            refused[unit.name] = _no_partner()
        else:
            lists[unit.name] = found
    return lists, refused


def _no_partner() -> Text:
    return {
        "ja": "この比較のできる他の計画がない",
        "en": "no other plan at hand can be compared with it in this way",
    }
