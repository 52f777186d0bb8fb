"""What is said of an intermediary: its place in a plan, who runs it, what depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.contents.centres import Centre, Doing, Function, Place
from kyodo_graph.report.contents.losses import Ranged
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_table import PlanTable
from kyodo_graph.report.saying.plans import joined, things
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition


@dataclass(frozen=True)
class PlaceSaid:
    """An intermediary in a plan's table of roles."""

    centre: Centre
    place: Place
    table: PlanTable
    names: Names

    @property
    def supplied(self) -> int:
        """The parts in the text of which a reader supplied the actor."""
        return sum(p.basis != "stated" for p in self.place.told)

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        return {
            "centre": self.centre.label[lang],
            "others": joined([self.names.of(a)[lang] for a in self.place.shared], lang),
            "n": str(self.place.lines),
            "of": str(self.place.initiatives),
            "things": things(self.table, lang),
            "told": str(len(self.place.told)),
            "supplied": str(self.supplied),
        }


@condition("centre_place")
def it_has_a_column(said: PlaceSaid) -> bool:
    """Whether the printed role table has a column for it alone."""
    return said.place.column is not None and not said.place.shared


@condition("centre_place")
def it_shares_a_column(said: PlaceSaid) -> bool:
    """Whether it stands in a column together with others."""
    return bool(said.place.shared)


@condition("centre_place")
def it_has_no_column(said: PlaceSaid) -> bool:
    """Whether there is a printed role table, without a column for it."""
    return said.place.printed and said.place.column is None


@condition("centre_place")
def there_is_no_table(said: PlaceSaid) -> bool:
    """Whether the document prints no role table."""
    return not said.place.printed


@condition("centre_place")
def the_text_tells_parts(said: PlaceSaid) -> bool:
    """Whether the text tells of its parts, outside any column."""
    return bool(said.place.told)


@condition("centre_place")
def none_is_supplied(said: PlaceSaid) -> bool:
    """Whether all of these are stated."""
    return said.supplied == 0


@condition("centre_place")
def all_are_supplied(said: PlaceSaid) -> bool:
    """Whether a reader supplied the actor of each of these."""
    return 0 < said.supplied == len(said.place.told)


@condition("centre_place")
def some_are_supplied(said: PlaceSaid) -> bool:
    """Whether some of these are stated and some supplied."""
    return 0 < said.supplied < len(said.place.told)


@condition("centre_place")
def nothing_tells_a_part(said: PlaceSaid) -> bool:
    """Whether neither table nor text gives it a part."""
    return said.place.column is None and not said.place.told


@dataclass(frozen=True)
class OperationSaid:
    """Who runs an intermediary, as its documents say."""

    centre: Centre
    names: Names

    @property
    def operators(self) -> tuple[str, ...]:
        """The bodies that run it."""
        return tuple(dict.fromkeys(o.operator for o in self.centre.operation if o.operator))

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of operation."""
        return tuple(dict.fromkeys(o.form for o in self.centre.operation if o.form))

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        forms = [self.names.concept("operation-form", f)[lang] for f in self.forms]
        return {
            "operator": several([self.names.of(o)[lang] for o in self.operators], lang),
            "form": several(forms, lang),
        }


@condition("centre_operation")
def an_operator_is_named(said: OperationSaid) -> bool:
    """Whether a document names who runs it."""
    return bool(said.operators)


@condition("centre_operation")
def no_operator_is_named(said: OperationSaid) -> bool:
    """Whether none does."""
    return not said.operators


@condition("centre_operation")
def a_form_is_read(said: OperationSaid) -> bool:
    """Whether a form of operation was read."""
    return bool(said.forms)


@condition("centre_operation")
def no_form_is_read(said: OperationSaid) -> bool:
    """Whether none was."""
    return not said.forms


@dataclass(frozen=True)
class DependenceSaid:
    """What depends on an intermediary in a plan, with the range over so many ``readings``."""

    centre: Centre
    place: Place
    numbers: Mapping[str, Ranged]
    names: Names
    readings: int = 0

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        alone = self.numbers["alone"]
        return {
            "centre": self.centre.label[lang],
            "others": joined([self.names.of(a)[lang] for a in self.place.shared], lang),
            "alone": str(alone.settled),
            "low": str(min(alone.low, alone.settled)),
            "high": str(max(alone.high, alone.settled)),
        }


@condition("centre_loss")
def it_has_parts(said: DependenceSaid) -> bool:
    """Whether it has a part in an initiative, as settled or in a reading."""
    parts = said.numbers["parts"]
    return max(parts.settled, parts.high) > 0


@condition("centre_loss")
def it_has_no_part(said: DependenceSaid) -> bool:
    """Whether it has none in any."""
    return not it_has_parts(said)


@condition("centre_loss")
def readings_are_compared(said: DependenceSaid) -> bool:
    """Whether readings of the document are kept beside what was settled."""
    return said.readings > 0


@condition("centre_loss")
def it_was_read_once(said: DependenceSaid) -> bool:
    """Whether none is."""
    return said.readings == 0


@condition("centre_loss")
def a_column_is_shared(said: DependenceSaid) -> bool:
    """Whether others stand in its column, so that they have its parts by construction."""
    return bool(said.place.shared)


@condition("centre_loss")
def nobody_else_differs(said: DependenceSaid) -> bool:
    """Whether the readings differ on what nobody else has a part in."""
    return not said.numbers["alone"].agreed


@condition("centre_loss")
def nobody_else_is_agreed(said: DependenceSaid) -> bool:
    """Whether they agree on it, and there is some."""
    return said.numbers["alone"].agreed and said.numbers["alone"].settled > 0


@condition("centre_loss")
def all_have_others(said: DependenceSaid) -> bool:
    """Whether every reading has someone else in all that it has a part in."""
    return said.numbers["alone"].agreed and said.numbers["alone"].settled == 0


@dataclass(frozen=True)
class FunctionsSaid:
    """What the named centres of several documents are said to do.

    ``rows`` are centres with the plan that speaks of each.
    """

    functions: tuple[Function, ...]
    rows: tuple[tuple[Centre, str], ...]

    @property
    def kept(self) -> bool:
        """Whether readings are kept of what every row says."""
        said = [d for c, p in self.rows for d in c.functions(p).values()]
        return bool(said) and all(d.of for d in said)

    @property
    def everywhere(self) -> tuple[Function, ...]:
        """Functions that every row has, in every reading."""
        return tuple(
            f
            for f in self.functions
            if self.rows
            and all(
                f.code in c.functions(p) and _surely(c.functions(p)[f.code]) for c, p in self.rows
            )
        )

    @property
    def nowhere(self) -> tuple[Function, ...]:
        """Functions that no row has, in no reading."""
        return tuple(
            f for f in self.functions if not any(f.code in c.functions(p) for c, p in self.rows)
        )

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        return {
            "everywhere": several([f.label[lang] for f in self.everywhere], lang),
            "nowhere": several([f.label[lang] for f in self.nowhere], lang),
            "rows": str(len(self.rows)),
        }


def _surely(doing: Doing) -> bool:
    return bool(doing.basis) and (doing.agreed or not doing.of)


@condition("functions")
def there_are_several_rows(said: FunctionsSaid) -> bool:
    """Whether several documents speak of a centre."""
    return len(said.rows) > 1


@condition("functions")
def some_are_everywhere(said: FunctionsSaid) -> bool:
    """Whether a function is written of every centre, in every reading."""
    return bool(said.everywhere)


@condition("functions")
def some_are_nowhere(said: FunctionsSaid) -> bool:
    """Whether a function is written of no centre, in no reading."""
    return bool(said.nowhere) and bool(said.rows)


@condition("functions")
def readings_are_kept(said: FunctionsSaid) -> bool:
    """Whether several readings are kept of all documents that speak of a centre."""
    return said.kept


@condition("functions")
def not_all_readings_are_kept(said: FunctionsSaid) -> bool:
    """Whether a document of them was read once, as far as is known."""
    return not said.kept


@condition("functions")
def no_centre_is_named(said: FunctionsSaid) -> bool:
    """Whether no document says of a named centre what it does."""
    return not said.rows


@condition("functions")
def readings_differ_somewhere(said: FunctionsSaid) -> bool:
    """Whether a function is in one reading and not in another."""
    return any(
        d.of and len(d.readings) < len(d.of) for c, p in said.rows for d in c.functions(p).values()
    )
