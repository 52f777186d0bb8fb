"""What may be said of the themes of plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kyodo_graph.compare.coverage import KEY, rate_of, themed
from kyodo_graph.compare.spreads import SURE, adjusted, over_readings
from kyodo_graph.compare.theme_distances import Apart
from kyodo_graph.compare.units import Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.words.phrases import fixed, number, percent, several, things
from kyodo_graph.words.sentences import condition

GROUP = "comparison_themes"


@dataclass(frozen=True)
class Lack:
    """A theme that no initiative of a plan serves, in no reading, and other cities' plans do.

    ``chance`` is how likely a plan of this length lacks it at the mean rate of the others,
    ``adjusted`` the same for all lacks of the comparison as a family.
    """

    plan: str
    theme: str
    rate: float
    chance: float
    adjusted: float


@dataclass(frozen=True)
class Themes:
    """The themes of the plans that may be compared by them.

    ``everywhere`` are the themes that every plan serves in every reading, ``varying`` those that
    every plan serves in the settled data and some plan does not in another reading. ``pairs`` are
    those that may be compared.
    """

    plans: Mapping[str, str]
    everywhere: tuple[str, ...]
    varying: tuple[str, ...]
    pairs: tuple[Apart, ...]
    lacks: tuple[Lack, ...]
    trials: int

    @property
    def beyond(self) -> tuple[Apart, ...]:
        """The pairs further apart than chance, the farthest first."""
        return tuple(sorted((p for p in self.pairs if p.beyond), key=lambda p: -p.distance))

    @property
    def lacking(self) -> tuple[Lack, ...]:
        """The lacks that the length of the plan does not explain."""
        return tuple(x for x in self.lacks if x.adjusted <= SURE)

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {
            "plans": things(len(self.plans), "plan", lang),
            "everywhere": several(self.everywhere, lang, 16),
            "varying": several(self.varying, lang, 16),
            "pairs": things(len(self.pairs), "pair", lang),
            "count": str(len(self.beyond)),
            "farthest": several((self._pair(p, lang) for p in self.beyond), lang, 3),
            "least_p": number(1 / (self.trials + 1)),
            "lacks": several((self._lack(x, lang) for x in self.lacking), lang, 6),
            "many": str(len(self.lacks)),
        }

    def _pair(self, p: Apart, lang: str) -> str:
        a, b = self.plans[p.a.name], self.plans[p.b.name]
        told = fixed(p.distance)
        least, most, chance = fixed(p.least), fixed(p.most), fixed(p.expected)
        ja, en = (
            ("", "") if least == most else (f"、幅{least}〜{most}", f", range {least} to {most}")
        )
        if lang == "ja":
            return f"{a}と{b}({told}{ja}、偶然なら{chance})"
        return f"{a} with {b} ({told}{en}, by chance {chance})"

    def _lack(self, x: Lack, lang: str) -> str:
        if lang == "ja":
            return f"{self.plans[x.plan]}の「{x.theme}」(他では平均{percent(x.rate)}%)"
        return f"“{x.theme}” in {self.plans[x.plan]} ({percent(x.rate)} % on average elsewhere)"


def themes_of(
    rules: Rules,
    names: Mapping[str, str],
    labels: Mapping[str, str],
    pairs: Sequence[Apart],
    trials: int,
) -> Themes:
    """The facts on the themes of the plans that may all be compared by them."""
    units = rules.together(KEY)
    least = {
        t: [over_readings(rules, u, partial(rate_of, theme=t))[0] for u in units] for t in labels
    }
    own = {t: [rate_of(rules, u, t) for u in units] for t in labels}
    everywhere = tuple(labels[t] for t, rates in least.items() if rates and all(rates))
    settled = tuple(labels[t] for t, rates in own.items() if rates and all(rates))
    return Themes(
        {u.name: names[u.name] for u in units},
        everywhere,
        tuple(t for t in settled if t not in everywhere),
        tuple(p for p in pairs if p.refused is None and p.scope == "cities"),
        _lacks(rules, units, labels),
        trials,
    )


def _lacks(rules: Rules, units: Sequence[Unit], labels: Mapping[str, str]) -> tuple[Lack, ...]:
    found = []
    for unit in units:
        others = [u for u in units if u.city != unit.city]
        n = len(themed(rules.alignment.elements(unit)))
        for theme, label in labels.items():
            rates = [rate_of(rules, u, theme) for u in others]
            if not any(rates) or over_readings(rules, unit, partial(rate_of, theme=theme))[1]:
                continue
            mean = sum(rates) / len(rates)
            found.append(Lack(unit.name, label, mean, (1 - mean) ** n, 1.0))
    corrected = adjusted([x.chance for x in found])
    return tuple(
        replace(x, adjusted=1.0 if q is None else q) for x, q in zip(found, corrected, strict=True)
    )


@condition(GROUP)
def themes_may_be_compared(found: Themes) -> bool:
    """Whether two plans of unlike cities may be compared by their themes."""
    return bool(found.pairs)


@condition(GROUP)
def some_theme_is_everywhere(found: Themes) -> bool:
    """Whether a theme is served by every plan in every reading."""
    return bool(found.everywhere)


@condition(GROUP)
def no_theme_is_everywhere(found: Themes) -> bool:
    """Whether no theme is served by every plan, whoever reads."""
    return not found.everywhere and not found.varying


@condition(GROUP)
def themes_vary_by_reader(found: Themes) -> bool:
    """Whether a theme is everywhere in the settled data and not in another reading."""
    return bool(found.varying)


@condition(GROUP)
def chance_can_be_rejected(found: Themes) -> bool:
    """Whether so many trials can give a p of .05."""
    return 1 / (found.trials + 1) <= SURE


@condition(GROUP)
def chance_cannot_be_rejected(found: Themes) -> bool:
    """Whether the trials are too few for any p of .05."""
    return not chance_can_be_rejected(found)


@condition(GROUP)
def some_are_apart(found: Themes) -> bool:
    """Whether a pair is further apart than its initiatives dealt out anew."""
    return bool(found.beyond)


@condition(GROUP)
def none_are_apart(found: Themes) -> bool:
    """Whether no pair is further apart than chance."""
    return not found.beyond


@condition(GROUP)
def some_lack_is_no_matter_of_length(found: Themes) -> bool:
    """Whether a plan lacks a theme in every reading, and its length does not explain it."""
    return bool(found.lacking)


@condition(GROUP)
def lacks_are_a_matter_of_length(found: Themes) -> bool:
    """Whether themes are lacking, all of which short documents may lack by chance."""
    return bool(found.lacks) and not found.lacking
