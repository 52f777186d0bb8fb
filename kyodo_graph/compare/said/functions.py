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
    """Functions by name: the plans whose documents state each, reading by reading.

    ``plans`` are those whose documents state any function.
    """

    plans: tuple[str, ...]
    stated: Mapping[str, tuple[frozenset[str], ...]]

    @property
    def everywhere(self) -> tuple[str, ...]:
        """Those that every plan's document states in every reading."""
        whole = {frozenset(self.plans)}
        return tuple(f for f, read in self.stated.items() if set(read) == whole)

    @property
    def varying(self) -> tuple[str, ...]:
        """Those that every plan's document states in one reading and not in another."""
        whole = frozenset(self.plans)
        return tuple(f for f, read in self.stated.items() if whole in read and len(set(read)) > 1)

    @property
    def alone(self) -> Mapping[str, str]:
        """Those that one and the same plan's document alone states in every reading, and whose."""
        return {
            f: next(iter(read[0]))
            for f, read in self.stated.items()
            if len(set(read)) == 1 and len(read[0]) == 1
        }

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        gap = "" if lang == "ja" else " "
        return {
            "plans": things(len(self.plans), "plan", lang),
            "everywhere": several(self.everywhere, lang, 10),
            "varying": several(self.varying, lang, 10),
            "alone": several((f"{f}{gap}({plan})" for f, plan in self.alone.items()), lang, 10),
        }


def functions_of(rules: Rules, names: Mapping[str, str], labels: Mapping[str, str]) -> Functions:
    """The facts on functions, over all readings."""
    units = [u for u in rules.units if all(n.holds(u) for n in BY_KEY[KEY].needs)]
    every = {names[u.name]: rules.every(u) for u in units}
    readings = dict.fromkeys(name for by_name in every.values() for name in by_name)
    return Functions(
        tuple(every),
        {
            label: tuple(
                frozenset(
                    plan
                    for plan, by_name in every.items()
                    # A plan that a reading does not have is as it was settled.
                    if any(
                        f.function == code for f in by_name.get(r, by_name["settled"])[1].functions
                    )
                )
                for r in readings
            )
            for code, label in labels.items()
        },
    )


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
