"""In how many elements of each plan the intermediaries have a part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.docs.findings.counting import SETTLED, Spread, rows
from kyodo_graph.graph import Graph
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP = "findings_parts"


@dataclass(frozen=True)
class Part:
    """An intermediary, a plan as it is called, and the elements in which it has a part."""

    actor: str
    plan: str
    elements: Spread


@dataclass(frozen=True)
class Parts:
    """The parts of a city's intermediaries, plan by plan."""

    city: str
    parts: tuple[Part, ...]

    @property
    def sure(self) -> tuple[Part, ...]:
        """Those that every reading sees."""
        return tuple(p for p in self.parts if p.elements.least)

    @property
    def doubtful(self) -> tuple[Part, ...]:
        """Those that some readings see and some do not."""
        return tuple(p for p in self.parts if not p.elements.least)

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {
            "city": self.city,
            "sure": several((_told(p, lang) for p in self.sure), lang, 12),
            "doubtful": several((_told(p, lang) for p in self.doubtful), lang, 12),
        }


def _told(part: Part, lang: str) -> str:
    plan = f" – {part.plan}" if part.plan else ""
    if lang == "ja":
        return f"{part.actor}{plan}:{part.elements.told(lang)}"
    return f"{part.actor}{plan}: {part.elements.told(lang)}"


def parts(graph: Graph, city: str, label: str, lang: str) -> Parts:
    """The facts of a city; a plan is named where the parts are in several."""
    counted = {name: _count(g, city) for name, g in graph.readings_of(city).items()}
    called = {str(r["iri"]): str(r["plan"]) for r in rows(graph, "plans", city, lang)}
    named = {
        str(r["iri"]): str(r["actor"])
        for g in reversed(list(graph.readings_of(city).values()))
        for r in rows(g, "actors", city, lang)
    }
    keys = sorted({key for by_part in counted.values() for key in by_part})
    several_plans = len({plan for _, plan in keys}) > 1
    return Parts(
        label,
        tuple(
            Part(
                named.get(actor, actor.removeprefix(ID)),
                called.get(plan, plan.removeprefix(ID)) if several_plans else "",
                Spread(
                    counted[SETTLED][actor, plan],
                    min(c[actor, plan] for c in counted.values()),
                    max(c[actor, plan] for c in counted.values()),
                ),
            )
            for actor, plan in keys
        ),
    )


def _count(graph: Graph, city: str) -> Counter[tuple[str, str]]:
    """In how many elements of a plan an intermediary has a part, by actor and plan."""
    held = {
        (str(r["actor_iri"]), str(r["element_iri"]))
        for r in rows(graph, "intermediary_roles", city)
        if r["role"] != "responsible"
    }
    return Counter((actor, element.rpartition("/")[0]) for actor, element in held)


@condition(GROUP)
def some_part_is_seen_by_all(found: Parts) -> bool:
    """Whether an intermediary has a part in every reading."""
    return bool(found.sure)


@condition(GROUP)
def some_part_is_doubtful(found: Parts) -> bool:
    """Whether readings differ on whether an intermediary has any part."""
    return bool(found.doubtful)


@condition(GROUP)
def no_part_is_seen(found: Parts) -> bool:
    """Whether no reading gives an intermediary a part."""
    return not found.parts
