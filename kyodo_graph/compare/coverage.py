"""What the plans deal with: themes, as rates and rarefied, and what a plan lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from kyodo_graph.compare.shares import share, wilson
from kyodo_graph.compare.units import Element, Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures import bray_curtis, nodf_null, rarefaction, sorensen, sorensen_multi
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
            rows.append((unit.city, unit.plan, *[None] * 9, why[lang]))
            continue
        found = lists[unit.name]
        values = counts(found, themes)
        chances = rarefaction(values, size, len(found)).chances
        for theme, value, chance in zip(themes, values, chances, strict=True):
            first = sum(e.primary == theme for e in found)
            rate = (share(value, len(found)), *wilson(value, len(found)))
            ends = (unit.city, unit.plan, theme, labels[theme])
            rows.append((*ends, value, len(found), *rate, share(first, len(found)), chance, None))
    columns = ("city", "plan", "theme", "label", "initiatives", "of", "rate", "lower", "upper")
    return published(
        "theme_coverage",
        {"ja": "主題の範囲", "en": "Coverage of themes"},
        (*columns, "primary_rate", "rarefied", "refused"),
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
            rows.append((unit.city, unit.plan, *[None] * 6, why[lang]))
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
            rows.append((*ends, mean, (1 - mean) ** n, None))
    columns = ("city", "plan", "theme", "label", "initiatives_of_plan", "found_in")
    return published(
        "themes_lacking",
        {"ja": "欠けている主題", "en": "Themes that a plan lacks"},
        (*columns, "rate_elsewhere", "chance_of_none", "refused"),
        rows,
        {"exact": rules.alignment.exact},
        (
            {
                "ja": "chance_of_none が大きければ、文書が短いために現れないだけかもしれない。",
                "en": "Where chance_of_none is high, the theme may be missing only because the document is short.",  # noqa: E501
            },
        ),
    )


def dissimilarity(rules: Rules, themes: Sequence[str]) -> Callable[[Unit, Unit], float]:
    """Bray–Curtis on the shares of themes of two plans, as a function for matrices."""

    def between(a: Unit, b: Unit) -> float:
        x, y = (counts(_pair(rules, *ends), themes) for ends in ((a, b), (b, a)))
        return bray_curtis(x, y, proportions=True)

    return between


def dissimilarity_sheet(rules: Rules, themes: Sequence[str], lang: str) -> Table:
    """Every pair of plans: Bray–Curtis on proportions, and Sørensen split in two."""
    between = dissimilarity(rules, themes)
    rows: list[tuple[Cell, ...]] = []
    for a, b in combinations(rules.units, 2):
        scope = "generations" if a.city == b.city else "cities"
        if (why := rules.refusal(KEY, a, b)) is not None:
            rows.append((a.name, b.name, scope, *[None] * 7, why[lang]))
            continue
        x, y = (np.array(counts(_pair(rules, *ends), themes)) > 0 for ends in ((a, b), (b, a)))
        split = sorensen(x, y)
        only = (int((x & ~y).sum()), int((y & ~x).sum()), int((x & y).sum()))
        parts = (split.dissimilarity, split.turnover, split.nestedness)
        rows.append((a.name, b.name, scope, between(a, b), *parts, *only, None))
    columns = ("plan_a", "plan_b", "scope", "bray_curtis", "sorensen", "turnover", "nestedness")
    return published(
        "theme_dissimilarity",
        {"ja": "主題の違い", "en": "Dissimilarity of themes"},
        (*columns, "only_a", "only_b", "both", "refused"),
        rows,
        {"family": "sorensen", "proportions": True, "exact": rules.alignment.exact},
        (
            {
                "ja": "bray_curtis は割合で計算する。turnover と nestedness は有無によるので、短い文書では欠落が増える。",  # noqa: E501
                "en": "bray_curtis uses shares; turnover and nestedness use presence, so a short document lacks more.",  # noqa: E501
            },
        ),
    )


def nestedness_sheet(
    rules: Rules, themes: Sequence[str], trials: int, seed: int, lang: str
) -> Table:
    """NODF of plans by themes against margin-preserving nulls, and the turnover of all at once."""
    chosen = rules.together(KEY)
    options: dict[str, Cell] = {
        "plans": " | ".join(u.name for u in chosen),
        "model": "curveball",
        "trials": trials,
        "seed": seed,
    }
    columns = ("part", "observed", "expected", "sd", "z", "p", "refused")
    title: Text = {"ja": "主題の入れ子", "en": "Nestedness of themes"}
    lists = {u.name: counts(rules.alignment.elements(u), themes) for u in chosen}
    matrix = np.array([[int(v > 0) for v in lists[u.name]] for u in chosen])
    if len(chosen) < 2 or not matrix.any():
        why = _fewer(2)[lang] if len(chosen) < 2 else _no_theme()[lang]
        rows: list[tuple[Cell, ...]] = [("nodf_total", *[None] * 5, why)]
        return published("theme_nestedness", title, columns, rows, options)
    matrix = matrix[:, matrix.any(axis=0)]
    rows = [
        (
            f"nodf_{r['part']}",
            r["observed"],
            r["expected"],
            r["sd"],
            r["z"],
            r["p"] if r["sd"] else None,
            None,
        )
        for r in nodf_null(matrix, trials, seed).records()
    ]
    split = sorensen_multi(matrix)
    for part in ("dissimilarity", "turnover", "nestedness"):
        rows.append((f"sorensen_{part}", getattr(split, part), None, None, None, None, None))
    note: Text = {
        "ja": "周辺の偏りだけでも入れ子に見えるので、z と p を見る。どの計画にもある主題は null で動かない。",  # noqa: E501
        "en": "Uneven margins alone look nested: read z and p. A city with two plans stands in two rows.",  # noqa: E501
    }
    return published("theme_nestedness", title, columns, rows, options, (note,))


def richness_sheet(rules: Rules, themes: Sequence[str], lang: str) -> Table:
    """How many themes a plan covers, and how many it would among as few initiatives as another."""
    lists, refused = _covered(rules)
    size = min((len(found) for found in lists.values()), default=0)
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := refused.get(unit.name)) is not None:
            rows.append((unit.city, unit.plan, None, None, None, why[lang]))
            continue
        values = counts(lists[unit.name], themes)
        expected = rarefaction(values, size, len(lists[unit.name])).expected
        seen = sum(v > 0 for v in values)
        rows.append((unit.city, unit.plan, len(lists[unit.name]), seen, expected, None))
    return published(
        "theme_richness",
        {"ja": "主題の数", "en": "Number of themes"},
        ("city", "plan", "initiatives", "themes", "rarefied_themes", "refused"),
        rows,
        {"rarefied_to": size or None, "exact": rules.alignment.exact},
        (_NO_RANK,),
    )


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


def _pair(rules: Rules, unit: Unit, other: Unit) -> list[Element]:
    return themed(rules.alignment.elements(unit, other))


def _no_partner() -> Text:
    return {
        "ja": "この比較のできる他の計画がない",
        "en": "no other plan at hand can be compared with it in this way",
    }


def _no_theme() -> Text:
    return {"ja": "主題のある取組がない", "en": "no initiative has a theme"}


def _fewer(least: int) -> Text:
    return {
        "ja": f"互いに比べられる計画が{least}つに満たない",
        "en": f"fewer than {least} plans can all be compared with each other",
    }
