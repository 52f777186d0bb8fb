"""What is printed: numbers, years, cells of tables, and whether records say the same."""

from collections.abc import Callable, Iterator

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.columns import check_figures, check_schedules
from kyodo_graph.checks.printed.dates import check_dates, check_values
from kyodo_graph.checks.printed.marks import check_roles, check_statuses
from kyodo_graph.checks.printed.said import Said
from kyodo_graph.checks.printed.tree import check_tree

RULES: tuple[Callable[[Said], Iterator[Finding]], ...] = (
    *(check_values, check_dates, check_roles, check_statuses, check_schedules, check_figures),
    check_tree,
)
"""The rules about print that look at more than one passage's words."""
