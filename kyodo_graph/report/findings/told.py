"""What a finding says in one language: its title, what else, and what its number can't say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.names import city_name, row_names
from kyodo_graph.report.facts import Facts, Words
from kyodo_graph.report.saying.plans import things
from kyodo_graph.words import column
from kyodo_graph.words.numerals import spelled
from kyodo_graph.words.sentences import Facts as Said
from kyodo_graph.words.sentences import holding


@dataclass(frozen=True)
class Told:
    """The sentences of a finding that hold.

    ``title`` is a heading, without a full stop; empty where it can't be said.
    """

    title: str
    more: tuple[str, ...]
    limit: tuple[str, ...]


def told(group: str, said: Said, lang: str) -> Told:
    """All sentences of a group that hold of facts; of several titles the first stands."""
    held = holding(group, said)
    fields = said.fields(lang) if held else {}

    def of(part: str) -> tuple[str, ...]:
        return tuple(
            s.words[lang].format(**fields) for s in held if s.key.partition("_")[0] == part
        )

    return Told(next(iter(of("title")), "").rstrip("。."), of("more"), of("limit"))


def called(facts: Facts) -> dict[str, Words]:
    """The name of each plan that was read, as a sentence calls it: the city's, where it has one."""
    apart = row_names(facts)
    made: dict[str, Words] = {}
    for city in facts.cities:
        name = city_name(city)
        for plan in facts.plans_of(city.key):
            own = apart.get(plan.id, {"ja": "", "en": ""})
            counted = own["ja"].startswith("第") and own["ja"].endswith("次")
            ja = f"{name['ja']}の{own['ja']}{'計画' if counted else ''}"
            made[plan.id] = {
                "ja": ja if own["ja"] else name["ja"],
                "en": f"{name['en']}’s {own['en']}" if own["en"] else name["en"],
            }
    return made


def numbers(n: int, of: int, lang: str) -> dict[str, str]:
    """The two numbers of a finding, in figures and as prose writes them.

    >>> numbers(1, 7, "ja")["all_told"], numbers(1, 7, "en")["told"], numbers(13, 18, "en")["told"]
    ('七つ', 'one', '13')
    """
    return {
        "n": str(n),
        "of": str(of),
        "told": spelled(n, lang),
        "all_told": spelled(of, lang),
    }


def unit(rows: Iterable[PlanRow], lang: str) -> str:
    """What the initiatives of plans are called, where all are called the same."""
    found = {things(row.table, lang) for row in rows}
    if len(found) == 1:
        return found.pop()
    return column("", "initiatives").titles[lang]
