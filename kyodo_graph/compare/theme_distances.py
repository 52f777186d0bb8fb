"""How unlike the themes of two plans are, beside what dealing their initiatives anew gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from kyodo_graph.compare.coverage import KEY, counts, themed
from kyodo_graph.compare.spreads import SURE, adjusted
from kyodo_graph.compare.units import Element, Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures import bray_curtis
from kyodo_graph.measures.empirical import against
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.tables import Cell, Table, published

_NUMBERS = 12


@dataclass(frozen=True)
class Apart:
    """Two plans and the distance of their themes; where it is refused, only why.

    ``distance`` is Bray–Curtis on shares of themes; ``least`` and ``most`` are those over the
    readings. ``expected``, ``lower`` and ``upper`` are the mean and the middle 95 % if the
    initiatives of both are dealt out anew between them; ``p`` is how often that gives as much or
    more, ``p_adjusted`` the same for all pairs of the comparison as a family.
    """

    a: Unit
    b: Unit
    refused: Text | None = None
    distance: float = float("nan")
    least: float = float("nan")
    most: float = float("nan")
    expected: float = float("nan")
    lower: float = float("nan")
    upper: float = float("nan")
    p: float | None = None
    p_adjusted: float | None = None

    @property
    def beyond(self) -> bool:
        """Whether the two are further apart than chance, in every reading."""
        sure = self.p_adjusted is not None and self.p_adjusted <= SURE
        return sure and self.least > self.upper

    @property
    def scope(self) -> str:
        """Whether the plans are of two cities or two generations of one."""
        return "generations" if self.a.city == self.b.city else "cities"


def theme_pairs(rules: Rules, themes: Sequence[str], trials: int, seed: int) -> list[Apart]:
    """Every two plans with the distance of their themes, or why it is refused."""
    found = [_pair(rules, a, b, themes, trials, seed) for a, b in combinations(rules.units, 2)]
    corrected = adjusted([x.p for x in found])
    return [replace(x, p_adjusted=q) for x, q in zip(found, corrected, strict=True)]


def _pair(rules: Rules, a: Unit, b: Unit, themes: Sequence[str], trials: int, seed: int) -> Apart:
    if (why := rules.refusal(KEY, a, b)) is not None:
        return Apart(a, b, why)
    own = _between(rules, a, b, themes)
    told = [own]
    for other in rules.readings.values():
        mine, theirs = other.named(a.name), other.named(b.name)
        if mine and theirs:
            told.append(_between(other, mine, theirs, themes))
    known = [x for x in told if x == x]  # NaN differs from itself
    dealt = dealt_anew(_themed(rules, a, b), _themed(rules, b, a), themes, trials, seed)
    test = against(own, dealt)
    low, high = (float(q) for q in np.quantile(dealt, (0.025, 0.975)))
    return Apart(
        a, b, None, own, min(known), max(known), float(test.expected), low, high,
        float(test.p_upper),
    )  # fmt: skip


def _themed(rules: Rules, unit: Unit, other: Unit) -> list[Element]:
    return themed(rules.alignment.elements(unit, other))


def _between(rules: Rules, a: Unit, b: Unit, themes: Sequence[str]) -> float:
    x, y = (counts(_themed(rules, *ends), themes) for ends in ((a, b), (b, a)))
    return bray_curtis(x, y, proportions=True) if any(x) and any(y) else float("nan")


def dealt_anew(
    mine: Iterable[Element],
    theirs: Iterable[Element],
    themes: Sequence[str],
    trials: int,
    seed: int,
) -> Floats:
    """Distances of themes if the initiatives of two plans are dealt out anew between the two.

    Each initiative keeps its themes and each plan its number of initiatives: what is left is how
    far two plans of these lengths are apart that deal with the same things.
    """
    first, second = list(mine), list(theirs)
    M = np.array([[float(t in e.themes) for t in themes] for e in (*first, *second)])
    rng = np.random.default_rng(seed)
    order = np.argsort(rng.random((trials, len(M))), axis=1)
    drawn = (order < len(first)).astype(np.float64)
    x = drawn @ M
    y = M.sum(axis=0) - x
    shares = np.abs(x / x.sum(axis=1, keepdims=True) - y / y.sum(axis=1, keepdims=True))
    half: Floats = shares.sum(axis=1) / 2
    return half


def dissimilarity_sheet(
    rules: Rules, pairs: Sequence[Apart], themes: Sequence[str], trials: int, seed: int, lang: str
) -> Table:
    """Every pair of plans: the distance with its range, chance, and the themes of one alone."""
    rows: list[tuple[Cell, ...]] = []
    for p in pairs:
        ends = (p.a.name, p.b.name, p.scope)
        if p.refused is not None:
            rows.append((*ends, *[None] * _NUMBERS, p.refused[lang]))
            continue
        x, y = (
            np.array(counts(_themed(rules, *two), themes)) > 0 for two in ((p.a, p.b), (p.b, p.a))
        )
        only = (int((x & ~y).sum()), int((y & ~x).sum()), int((x & y).sum()))
        effect = (p.distance, p.least, p.most, p.expected, p.lower, p.upper)
        rows.append((*ends, *effect, p.p, p.p_adjusted, p.beyond, *only, None))
    return published(
        "theme_dissimilarity",
        {"ja": "主題の違い", "en": "Dissimilarity of themes"},
        ("plan_a", "plan_b", "scope", "bray_curtis", "least", "most", "expected", "lower", "upper",
         "p", "p_adjusted", "beyond", "only_a", "only_b", "both", "refused"),
        rows,
        {
            "trials": trials,
            "seed": seed,
            "correction": "Benjamini-Hochberg",
            "family": sum(p.p is not None for p in pairs),
            "exact": rules.alignment.exact,
        },
        (
            {
                "ja": "bray_curtisは割合で計算する。expected、lower、upper、pは、二つの計画の取組を"
                "混ぜて配り直したときの距離による。only_aとonly_bは有無によるので、短い文書では欠落が"
                "増える。",
                "en": "bray_curtis uses shares. expected, lower, upper and p: if the initiatives "
                "of both are mixed and dealt out anew. only_a and only_b use presence, so that a "
                "short document lacks more.",
            },
        ),
    )  # fmt: skip
