"""What a finding is shown with: its chart and its evidence, before it gets a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.chart import Chart
from kyodo_graph.report.contents.plan_table import Line
from kyodo_graph.report.evidence import counted
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import Told
from kyodo_graph.report.pages.claims import CountedRow, Evidence
from kyodo_graph.report.pages.site import Site
from kyodo_graph.tables import Cell, Table
from kyodo_graph.words import page as page_words

MOST_PLANS = 10
"""Plans that a chart of the first page shows; the comparison has all."""


@dataclass(frozen=True)
class Parts:
    """A finding but for its number: ``name`` is that of its anchor and its files."""

    name: str
    told: Told
    number: tuple[int, int]
    chart: Chart
    evidence: Evidence


def words(site: Site) -> Mapping[str, str]:
    """What stands beside the charts, in the language of the page."""
    return page_words("first_page")[site.lang]


def titled(line: Line, lang: str) -> str:
    """An element by number and name."""
    return f"{line.number} {line.label[lang]}".strip()


def table(name: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """The numbers of a chart."""
    return Table(tuple(columns), tuple(rows), name=name)


def plan_rows(
    site: Site, plans: Sequence[tuple[Words, str, str, str]]
) -> tuple[tuple[CountedRow, ...], str]:
    """Plans as counted rows (name, passage, value, city), and where all of them stand."""
    rows = tuple(counted(site, source, name[site.lang], value) for name, source, value, _ in plans)
    return rows, "comparison.html"


def city_rows(site: Site, city: str, key: str) -> str:
    """Where the rows of a table of a city stand."""
    return f"{site.places.pages[f'{city}/tables']}#t-{key}"
