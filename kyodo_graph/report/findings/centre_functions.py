"""What the documents say that named centres do, in every kept reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.contents.centres import Centre, Doing, Function
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import numbers
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP = "finding_functions"
STATED, IMPLIED, DIFFERS, NONE = "stated", "implied", "differs", ""


@dataclass(frozen=True)
class CityCentres:
    """The named centres of a city of which a document says what they do."""

    city: str
    name: Words
    centres: tuple[Centre, ...]

    def doings(self, code: str) -> tuple[Doing, ...]:
        """What is said of a function of any of them, in any plan."""
        return tuple(
            doing[code] for c in self.centres for doing in c.doings.values() if code in doing
        )

    def standing(self, code: str) -> str:
        """Whether a function is stated or supplied in all readings, or the readings differ.

        Stated wins where one of several passages states it.
        """
        found = self.doings(code)
        whole = [d for d in found if d.basis and set(d.readings) == set(d.of)]
        if any(d.basis == STATED for d in whole):
            return STATED
        if whole:
            return IMPLIED
        return DIFFERS if found else NONE

    def sources(self, code: str) -> tuple[str, ...]:
        """The passages of a function, those that state it first."""
        found = self.doings(code)
        return tuple(dict.fromkeys([
            *(p for d in found for p in d.stated), *(p for d in found for p in d.implied)
        ]))  # fmt: skip


@dataclass(frozen=True)
class Functions:
    """Functions by city; ``functions`` are those of the codebook in their order."""

    cities: tuple[CityCentres, ...]
    functions: tuple[Function, ...]

    def having(self, code: str) -> int:
        """In how many cities a function is read whoever reads."""
        return sum(c.standing(code) in (STATED, IMPLIED) for c in self.cities)

    @property
    def most(self) -> int:
        """In how many cities the most widespread functions are read."""
        return max((self.having(f.code) for f in self.functions), default=0)

    @property
    def widest(self) -> tuple[Function, ...]:
        """The most widespread functions, ties included."""
        return tuple(f for f in self.functions if self.most and self.having(f.code) == self.most)

    @property
    def nowhere(self) -> tuple[Function, ...]:
        """Functions that no reading of any city has."""
        return tuple(
            f for f in self.functions if all(c.standing(f.code) == NONE for c in self.cities)
        )

    @property
    def supplied(self) -> tuple[CityCentres, ...]:
        """Cities in which one of the widest functions is read only by supplying who does it."""
        codes = [f.code for f in self.widest]
        return tuple(c for c in self.cities if any(c.standing(k) == IMPLIED for k in codes))

    @property
    def number(self) -> tuple[int, int]:
        """The number of the finding and what it is of."""
        if len(self.cities) == 1:
            return len(self.widest), len(self.functions)
        return self.most, len(self.cities)

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        n, of = self.number

        def listed(found: Sequence[Function]) -> str:
            before, behind = "「」" if lang == "ja" else "“”"
            quoted = [f"{before}{f.label[lang]}{behind}" for f in found]
            return several(quoted, lang, 4)

        return {
            **numbers(n, of, lang),
            "city": self.cities[0].name[lang] if self.cities else "",
            "widest": listed(self.widest),
            "nowhere": listed(self.nowhere),
            "missing": str(len(self.nowhere)),
            "supplied": several([c.name[lang] for c in self.supplied], lang, 6),
        }


def centre_functions(
    centres: Sequence[Centre], functions: Sequence[Function], names: Mapping[str, Words]
) -> Functions:
    """The facts on functions; ``names`` are those of cities by key."""
    made = []
    for city, name in names.items():
        own = tuple(c for c in centres if c.own and c.city == city)
        if own:
            made.append(CityCentres(city, name, own))
    return Functions(tuple(made), tuple(functions))


@condition(GROUP)
def several_cities_have_a_centre(found: Functions) -> bool:
    """Whether documents of several cities say what a named centre does."""
    return len(found.cities) > 1


@condition(GROUP)
def one_city_has_a_centre(found: Functions) -> bool:
    """Whether those of a single city do."""
    return len(found.cities) == 1


@condition(GROUP)
def some_function_is_read_by_all(found: Functions) -> bool:
    """Whether a function is read in a city whoever reads."""
    return found.most > 0


@condition(GROUP)
def some_function_is_everywhere(found: Functions) -> bool:
    """Whether a function is read in every city."""
    return found.most == len(found.cities) > 0


@condition(GROUP)
def no_function_is_everywhere(found: Functions) -> bool:
    """Whether none is."""
    return 0 < found.most < len(found.cities)


@condition(GROUP)
def it_is_in_several_cities(found: Functions) -> bool:
    """Whether the most widespread function is read in more than one city."""
    return found.most > 1


@condition(GROUP)
def some_are_supplied(found: Functions) -> bool:
    """Whether the reader supplied the centre somewhere."""
    return bool(found.supplied)


@condition(GROUP)
def some_are_nowhere(found: Functions) -> bool:
    """Whether a function of the codebook is in no reading."""
    return bool(found.nowhere)


@condition(GROUP)
def documents_were_read_again(found: Functions) -> bool:
    """Whether every function rests on more than one reading."""
    told = [d for c in found.cities for f in found.functions for d in c.doings(f.code)]
    return bool(told) and all(len(d.of) > 1 for d in told)


@condition(GROUP)
def some_were_read_once(found: Functions) -> bool:
    """Whether a function rests on one reading alone."""
    told = [d for c in found.cities for f in found.functions for d in c.doings(f.code)]
    return any(len(d.of) < 2 for d in told)
