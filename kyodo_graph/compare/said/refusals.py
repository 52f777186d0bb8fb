"""Which comparisons the documents forbid, each with its reason, in one sentence a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kyodo_graph.compare.rules import COMPARISONS
from kyodo_graph.compare.units import Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.words.phrases import several, things
from kyodo_graph.words.sentences import condition

GROUP = "comparison_refusals"


@dataclass(frozen=True)
class Refused:
    """A kind of comparison, how many pairs of plans of unlike cities it is forbidden for, and why.

    ``reasons`` has, by reason, the names of the plans that lack something, or how many pairs do
    not go together.
    """

    comparison: str
    label: str
    pairs: int
    refused: int
    reasons: Mapping[str, tuple[str, ...] | int]

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        joint = ";" if lang == "ja" else "; "
        return {
            "label": self.label[:1].upper() + self.label[1:],
            "pairs": things(self.pairs, "pair", lang),
            "refused": str(self.refused),
            "reasons": joint.join(_reason(r, who, lang) for r, who in self.reasons.items()),
        }


def _reason(reason: str, who: tuple[str, ...] | int, lang: str) -> str:
    told = things(who, "pair", lang) if isinstance(who, int) else several(who, lang, 8)
    return f"{reason}({told})" if lang == "ja" else f"{reason} ({told})"


def refusals(rules: Rules, names: Mapping[str, str], lang: str) -> list[Refused]:
    """The facts of every kind of comparison, in the order of the rules."""
    pairs = [(a, b) for a, b in combinations(rules.units, 2) if a.city != b.city]
    return [
        _refused(rules, c.key, c.label[lang], pairs, names, lang)
        for c in COMPARISONS
    ]  # fmt: skip


def _refused(
    rules: Rules,
    key: str,
    label: str,
    pairs: Iterable[tuple[Unit, Unit]],
    names: Mapping[str, str],
    lang: str,
) -> Refused:
    alone: dict[str, dict[str, None]] = {}
    together: dict[str, int] = {}
    refused = of = 0
    for a, b in pairs:
        of += 1
        if (why := rules.refusal(key, a, b)) is None:
            continue
        refused += 1
        lacking = [(u, w) for u in (a, b) if (w := rules.alone(key, u)) is not None]
        for unit, reason in lacking:
            bare = reason[lang].removeprefix(f"{unit.name}: ")
            alone.setdefault(bare, {})[names[unit.name]] = None
        if not lacking:
            together[why[lang]] = together.get(why[lang], 0) + 1
    reasons: dict[str, tuple[str, ...] | int] = {r: tuple(who) for r, who in alone.items()}
    return Refused(key, label, of, refused, reasons | together)


@condition(GROUP)
def all_pairs_are_refused(found: Refused) -> bool:
    """Whether no two plans of unlike cities may be compared in this way."""
    return 0 < found.pairs == found.refused


@condition(GROUP)
def some_pairs_are_refused(found: Refused) -> bool:
    """Whether some pairs may be compared in this way and others may not."""
    return 0 < found.refused < found.pairs
