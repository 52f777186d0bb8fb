"""What may be said of the structure of networks against chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.compare.spreads import SURE
from kyodo_graph.tables import Cell, Table
from kyodo_graph.words import indices, variants
from kyodo_graph.words.phrases import number, several, things
from kyodo_graph.words.sentences import condition

GROUP = "comparison_structure"


@dataclass(frozen=True)
class Effect:
    """An index of a plan's network in a variant: its difference from chance, and the test."""

    plan: str
    index: str
    variant: str
    difference: float
    least: float
    most: float
    least_p: float
    p_adjusted: float

    @property
    def sure(self) -> bool:
        """Whether the corrected test rejects chance."""
        return self.p_adjusted <= SURE

    @property
    def turns(self) -> bool:
        """Whether the difference has the other sign, or none, in another reading."""
        return self.least <= 0 <= self.most


@dataclass(frozen=True)
class Structure:
    """All tests of the comparison, as one family."""

    effects: tuple[Effect, ...]

    @property
    def held(self) -> tuple[Effect, ...]:
        """Those that are sure and have one sign in all readings, in the order of the table."""
        return tuple(e for e in self.effects if e.sure and not e.turns)

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        idle = sum(e.least_p > SURE for e in self.effects)
        turned = sum(e.sure and e.turns for e in self.effects)
        return {
            "tests": things(len(self.effects), "test", lang),
            "plans": things(len({e.plan for e in self.effects}), "plan", lang),
            "count": str(len(self.held)),
            "held": several((_effect(e, lang) for e in self.held), lang, 6),
            "idle": str(idle),
            "turned": str(turned),
        }


def _effect(e: Effect, lang: str) -> str:
    index, variant = indices()[e.index].name[lang], variants()[e.variant][lang]
    sign = "+" if e.difference > 0 else ""
    told = f"{sign}{number(e.difference)}"
    least, most = number(e.least), number(e.most)
    if lang == "ja":
        return f"{e.plan}の{index}({variant}:{told}、幅{least}〜{most})"
    return f"{index} of {e.plan} ({variant}: {told}, range {least} to {most})"


def structure_of(table: Table, names: Mapping[str, str]) -> Structure:
    """The facts of the table of structural indices against chance."""
    return Structure(
        tuple(
            Effect(
                plan=names[f"{r['city']}/{r['plan']}"],
                index=str(r["index"]),
                variant=str(r["variant"]),
                difference=_number(r["difference"]),
                least=_number(r["least"]),
                most=_number(r["most"]),
                least_p=_number(r["least_p"]),
                p_adjusted=_number(r["p_adjusted"]),
            )
            for r in table.records()
            if r["p_adjusted"] is not None
        )
    )


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else float("nan")


@condition(GROUP)
def networks_are_tested(found: Structure) -> bool:
    """Whether any network could be set against chance."""
    return bool(found.effects)


@condition(GROUP)
def some_tests_reject(found: Structure) -> bool:
    """Whether an index differs from chance after correction, with one sign in all readings."""
    return bool(found.held)


@condition(GROUP)
def no_test_rejects(found: Structure) -> bool:
    """Whether nothing is left after correction, and some test could have rejected."""
    return not found.held and any(e.least_p <= SURE for e in found.effects)


@condition(GROUP)
def some_tests_are_idle(found: Structure) -> bool:
    """Whether some tests cannot reject, whatever the network."""
    return any(e.least_p > SURE for e in found.effects)


@condition(GROUP)
def some_effects_turn(found: Structure) -> bool:
    """Whether a difference that is sure in the settled data turns over in another reading."""
    return any(e.sure and e.turns for e in found.effects)
