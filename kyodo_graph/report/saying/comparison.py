"""What is said of plans side by side, and in place of what a plan does not print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.names import Names
from kyodo_graph.words.numerals import spelled
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition, holding


@dataclass(frozen=True)
class Compared:
    """The plans that are compared."""

    rows: tuple[PlanRow, ...]
    names: Names

    def printing(self, thing: str) -> int:
        """In how many plans a thing is printed."""
        return sum(row.printed[thing] for row in self.rows)

    @property
    def first_themes(self) -> tuple[tuple[str, ...], int]:
        """The themes that are first (ties included) in most plans, and in how many."""
        counts: dict[str, int] = {}
        for row in self.rows:
            for theme in row.first_themes:
                counts[theme] = counts.get(theme, 0) + 1
        most = max(counts.values(), default=0)
        return tuple(sorted(t for t, n in counts.items() if n == most)), most

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        themes, first = self.first_themes
        named = [self.names.concept("theme", t)[lang] for t in themes]
        quoted = [f"「{n}」" if lang == "ja" else f"“{n}”" for n in named]
        return {
            "plans": _counted(len(self.rows), lang),
            "tables": _counted(self.printing("role_table"), lang),
            "leads": _counted(self.printing("lead_marks"), lang),
            "results": _counted(self.printing("actuals"), lang),
            "assessed": _counted(self.printing("assessments"), lang),
            "themes": several(quoted, lang),
            "first": _counted(first, lang),
        }


def _counted(count: int, lang: str) -> str:
    """A count as a sentence compares it: 五つ, and in English a numeral."""
    return spelled(count, lang) if lang == "ja" else str(count)


@condition("compared_written")
def there_are_several_plans(said: Compared) -> bool:
    """Whether several plans are compared."""
    return len(said.rows) > 1


@condition("compared_written")
def some_print_a_role_table(said: Compared) -> bool:
    """Whether a plan prints a role table."""
    return said.printing("role_table") > 0


@condition("compared_written")
def none_prints_a_role_table(said: Compared) -> bool:
    """Whether none does."""
    return said.printing("role_table") == 0


@condition("compared_leads")
def some_print_leads(said: Compared) -> bool:
    """Whether a plan prints marks of who leads."""
    return said.printing("lead_marks") > 0


@condition("compared_leads")
def none_prints_leads(said: Compared) -> bool:
    """Whether none does."""
    return said.printing("lead_marks") == 0


@condition("compared_themes")
def some_themes_lead_in_several_plans(said: Compared) -> bool:
    """Whether a theme is the most frequent one in more than one plan."""
    return said.first_themes[1] > 1


@condition("compared_themes")
def no_theme_leads_in_two_plans(said: Compared) -> bool:
    """Whether plans have initiatives with themes, and no theme is first in two of them."""
    return said.first_themes[1] == 1


@condition("compared_progress")
def some_have_results(said: Compared) -> bool:
    """Whether a plan's document prints what was reached."""
    return said.printing("actuals") > 0


@condition("compared_progress")
def none_has_results(said: Compared) -> bool:
    """Whether none does."""
    return said.printing("actuals") == 0


@condition("compared_fates")
def some_are_assessed(said: Compared) -> bool:
    """Whether a document assesses the items of a plan one by one."""
    return said.printing("assessments") > 0


@condition("compared_fates")
def none_is_assessed(said: Compared) -> bool:
    """Whether none does."""
    return said.printing("assessments") == 0


@dataclass(frozen=True)
class RowSaid:
    """One plan of the comparison, for the words in place of what it does not print."""

    row: PlanRow

    def fields(self, lang: str) -> Mapping[str, str]:  # noqa: ARG002
        """The sentences have no places: several plans may share one."""
        return {}


@condition("row_missing")
def its_table_has_no_lead(said: RowSaid) -> bool:
    """Whether it prints a role table without a mark of who leads."""
    return said.row.table.printed and not said.row.leads


@condition("row_missing")
def it_has_no_table(said: RowSaid) -> bool:
    """Whether it prints no role table."""
    return not said.row.table.printed


@condition("row_missing")
def a_lead_was_read(said: RowSaid) -> bool:
    """Whether a lead was read in its text, stated or supplied."""
    return sum(said.row.supplied_leads) > 0


@condition("row_missing")
def no_lead_was_read(said: RowSaid) -> bool:
    """Whether none was."""
    return sum(said.row.supplied_leads) == 0


@condition("row_missing")
def it_has_no_indicator(said: RowSaid) -> bool:
    """Whether it has no indicator."""
    return not said.row.series


@condition("row_missing")
def it_has_no_result(said: RowSaid) -> bool:
    """Whether it has indicators and no value that was reached."""
    return bool(said.row.series) and not any(s.actuals for s in said.row.series)


@condition("row_missing")
def its_results_have_no_scale(said: RowSaid) -> bool:
    """Whether it has such values, none of which has a baseline and a target."""
    return any(s.actuals for s in said.row.series) and not any(s.standing for s in said.row.series)


@condition("row_missing")
def its_items_are_not_assessed(said: RowSaid) -> bool:
    """Whether no item of it was assessed."""
    return not said.row.fates


@condition("row_missing")
def its_initiatives_have_no_theme(said: RowSaid) -> bool:
    """Whether none of its initiatives has a theme, or it has none."""
    return not said.row.themed


def missing(question: str, row: PlanRow, lang: str) -> str:
    """What is said in place of an answer: why a plan has none to a question.

    ``question`` is ``leads``, ``progress``, ``fates`` or ``themes``.
    """
    said = RowSaid(row)
    told = [s for s in holding("row_missing", said) if s.key.startswith(f"{question}_")]
    fields = said.fields(lang)
    return "".join(s.words[lang].format(**fields) for s in told)
