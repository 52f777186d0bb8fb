"""What stands side by side, and how often each document was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.words.phrases import several, things
from kyodo_graph.words.sentences import condition

GROUP = "comparison_whole"


@dataclass(frozen=True)
class Whole:
    """The plans by name with their city, and in how many readings each is at hand."""

    plans: Mapping[str, str]
    readings: Mapping[str, int]

    @property
    def cities(self) -> int:
        """How many cities the plans are of."""
        return len(set(self.plans.values()))

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        once = [name for name, n in self.readings.items() if n == 1]
        often = {n for n in self.readings.values() if n > 1}
        return {
            "plans": things(len(self.plans), "plan", lang),
            "cities": things(self.cities, "city", lang),
            "named": several(self.plans, lang, 12),
            "once": several(once, lang, 12),
            "readings": things(max(often, default=1), "reading", lang),
        }


@condition(GROUP)
def cities_stand_side_by_side(found: Whole) -> bool:
    """Whether the plans are of several cities."""
    return found.cities > 1


@condition(GROUP)
def one_city_is_at_hand(found: Whole) -> bool:
    """Whether all plans are of one city."""
    return found.cities == 1


@condition(GROUP)
def some_were_read_again(found: Whole) -> bool:
    """Whether a document was read more than once."""
    return any(n > 1 for n in found.readings.values())


@condition(GROUP)
def some_were_read_once(found: Whole) -> bool:
    """Whether there is only one reading of some plan's documents."""
    return any(n == 1 for n in found.readings.values())
