"""What may be said of the functions that documents state of intermediaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.compare.rules import BY_KEY
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.words.phrases import several, things
from kyodo_graph.words.sentences import condition

GROUP = "comparison_functions"
KEY = "functions"


@dataclass(frozen=True)
class Functions:
    """Functions by name: in how many of the plans each is stated, least and most over readings.

    ``plans`` are those whose documents state any function.
    """

    plans: tuple[str, ...]
    stated: Mapping[str, tuple[int, int]]

    @property
    def everywhere(self) -> tuple[str, ...]:
        """Those that every plan's document states in every reading."""
        return tuple(f for f, (least, _) in self.stated.items() if least == len(self.plans))

    @property
    def varying(self) -> tuple[str, ...]:
        """Those that every plan's document states in one reading and not in another."""
        return tuple(
            f for f, (least, most) in self.stated.items() if least < len(self.plans) == most
        )

    @property
    def alone(self) -> tuple[str, ...]:
        """Those that one plan's document states, and no other's in any reading."""
        return tuple(f for f, spread in self.stated.items() if spread == (1, 1))

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {
            "plans": things(len(self.plans), "plan", lang),
            "everywhere": several(self.everywhere, lang, 10),
            "varying": several(self.varying, lang, 10),
            "alone": several(self.alone, lang, 10),
        }


def functions_of(rules: Rules, names: Mapping[str, str], labels: Mapping[str, str]) -> Functions:
    """The facts on functions, over all readings."""
    units = [u for u in rules.units if all(n.holds(u) for n in BY_KEY[KEY].needs)]
    every = [rules.every(u) for u in units]
    readings = list(dict.fromkeys(name for by_name in every for name in by_name))
    stated = {}
    for code, label in labels.items():
        counted = [
            sum(
                any(f.function == code for f in by_name.get(r, by_name["settled"])[1].functions)
                for by_name in every
            )
            for r in readings
        ]
        stated[label] = (min(counted, default=0), max(counted, default=0))
    return Functions(tuple(names[u.name] for u in units), stated)


@condition(GROUP)
def several_state_functions(found: Functions) -> bool:
    """Whether the documents of at least two plans state any function."""
    return len(found.plans) > 1


@condition(GROUP)
def some_function_is_everywhere(found: Functions) -> bool:
    """Whether a function is stated for every plan in every reading."""
    return bool(found.everywhere)


@condition(GROUP)
def functions_vary_by_reader(found: Functions) -> bool:
    """Whether a function is stated for every plan in one reading and not in another."""
    return bool(found.varying)


@condition(GROUP)
def no_function_is_everywhere(found: Functions) -> bool:
    """Whether no function is stated for every plan, whoever reads."""
    return not found.everywhere and not found.varying


@condition(GROUP)
def some_function_is_alone(found: Functions) -> bool:
    """Whether one plan's document alone states a function, in every reading."""
    return bool(found.alone)
