"""The figures of the report, each with its table and a word on what it says and can't say.

A builder takes results (and the graph) and gives a :class:`~kyodo_graph.report.figure.Figure`, or
nothing where the documents give nothing to draw. Nothing is drawn before ``figure.draw(lang)`` is
called, and a figure can be sent to another process to be drawn there.
"""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.compare.sheets import Sheet
from kyodo_graph.graph import Graph
from kyodo_graph.report.figure import Figure
from kyodo_graph.report.figures.allowed import allowed_figure
from kyodo_graph.report.figures.answers import forms_figure, functions_figure
from kyodo_graph.report.figures.between import compared
from kyodo_graph.report.figures.coding import coding_figure
from kyodo_graph.report.figures.coverage import coverage_figure
from kyodo_graph.report.figures.distances import distances_figure
from kyodo_graph.report.figures.documents import documents_figure
from kyodo_graph.report.figures.governance import governance_figure
from kyodo_graph.report.figures.indicators import indicators_figure
from kyodo_graph.report.figures.lineage import lineage_figure
from kyodo_graph.report.figures.place import place_figure
from kyodo_graph.report.figures.progress import indicators_between, statuses_between
from kyodo_graph.report.figures.removal import removal_figure
from kyodo_graph.report.figures.roles import roles_figure
from kyodo_graph.report.figures.schedule import schedule_figure
from kyodo_graph.report.figures.sectors import sectors_figure
from kyodo_graph.report.figures.standing import intermediaries
from kyodo_graph.report.figures.statuses import statuses_figure
from kyodo_graph.report.figures.structure import structure_figure
from kyodo_graph.report.figures.themes import themes_figure
from kyodo_graph.report.figures.variants import variants_figure

__all__ = [
    "city_figures",
    "coding_figure",
    "comparison_figures",
    "intermediaries",
    "intermediary_figures",
    "place_figure",
    "plan_figures",
    "removal_figure",
    "variants_figure",
]


def city_figures(ja: Analysis, en: Analysis, graph: Graph) -> tuple[Figure, ...]:
    """All figures of a city, from its analysis in both languages: plan, then intermediary."""
    return (*plan_figures(graph, ja.city), *intermediary_figures(ja, en), *_governed(ja, en))


def plan_figures(graph: Graph, city: str) -> tuple[Figure, ...]:
    """What a city's documents state: roles, themes, schedule, indicators, statuses, lineage."""
    return _there(
        roles_figure(graph, city),
        themes_figure(graph, city),
        schedule_figure(graph, city),
        indicators_figure(graph, city),
        statuses_figure(graph, city),
        lineage_figure(graph, city),
    )


def intermediary_figures(ja: Analysis, en: Analysis, actor: str = "") -> tuple[Figure, ...]:
    """The place of an intermediary, its place by way of counting, and what would be lost.

    Without ``actor`` (an id such as ``shimonoseki/actor/center``; :func:`intermediaries` has them)
    that of the main one; the names of the figures then have no actor in them.
    """
    return _there(
        place_figure(ja, en, actor), variants_figure(ja, en, actor), removal_figure(ja, en, actor)
    )


def comparison_figures(
    ja: Sequence[Sheet], en: Sequence[Sheet], graph: Graph
) -> tuple[Figure, ...]:
    """All figures of a comparison, from its sheets in both languages."""
    found = compared(ja, en, graph)
    return _there(
        documents_figure(found),
        allowed_figure(found),
        coverage_figure(found, graph),
        sectors_figure(found, graph),
        forms_figure(found),
        functions_figure(found, graph),
        structure_figure(found),
        distances_figure(found),
        indicators_between(found),
        statuses_between(found, graph),
    )


def _governed(ja: Analysis, en: Analysis) -> tuple[Figure, ...]:
    return _there(governance_figure(ja, en))


def _there(*figures: Figure | None) -> tuple[Figure, ...]:
    return tuple(f for f in figures if f is not None)
