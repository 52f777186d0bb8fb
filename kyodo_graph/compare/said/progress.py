"""What each plan's documents say of its indicators and items: of one plan, never beside another."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo_graph.compare.answers import GOING_ON
from kyodo_graph.compare.units import Unit
from kyodo_graph.words.phrases import percent
from kyodo_graph.words.sentences import condition

GROUP = "comparison_progress"


@dataclass(frozen=True)
class Progress:
    """A plan's indicators and assessed items; ``plan`` is its name."""

    plan: str
    indicators: int
    judged: int
    reached: int
    items: int
    disposed: int
    going_on: int

    def fields(self, lang: str) -> dict[str, str]:  # noqa: ARG002
        """The places of the sentences."""
        counts = {
            name: str(getattr(self, name))
            for name in ("indicators", "judged", "reached", "items", "disposed",
                         "going_on")
        }  # fmt: skip
        share = percent(self.going_on / self.disposed) if self.disposed else "–"
        return {"plan": self.plan, "share": share, **counts}


def progress_of(unit: Unit, name: str) -> Progress:
    """The facts of one plan."""
    known = [i for i in unit.indicators if i.latest is not None]
    judged = [i for i in known if i.reached is not None]
    disposed = [s for s in unit.statuses if s.disposition]
    return Progress(
        name,
        len(unit.indicators),
        len(judged),
        sum(bool(i.reached) for i in judged),
        len(unit.statuses),
        len(disposed),
        sum(s.disposition in GOING_ON for s in disposed),
    )


@condition(GROUP)
def actual_values_are_printed(found: Progress) -> bool:
    """Whether the documents print an actual value that a target can be held against."""
    return found.judged > 0


@condition(GROUP)
def items_are_disposed_of(found: Progress) -> bool:
    """Whether the documents say what shall become of the plan's items."""
    return found.disposed > 0
