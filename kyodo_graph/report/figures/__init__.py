"""The figures of the report, each with its table and a word on what it says and can't say.

A builder takes results (and the graph) and gives a :class:`~kyodo_graph.report.figure.Figure`, or
nothing where the documents give nothing to draw; it declares where the figure stands
(:mod:`~kyodo_graph.report.figures.declaring`). Nothing is drawn before ``figure.draw(lang)`` is
called, and a figure can be sent to another process to be drawn there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.graph import Graph
from kyodo_graph.readings.comparing import Comparison
from kyodo_graph.report.figure import Figure
from kyodo_graph.report.figures.between import compared
from kyodo_graph.report.figures.declaring import Declared, Of, declared_in
from kyodo_graph.report.figures.standing import intermediaries
from kyodo_graph.tables import Table

__all__ = [
    "city_figures",
    "coding_figures",
    "comparison_figures",
    "declared",
    "intermediaries",
    "intermediary_figures",
]

Made = Iterator[tuple[Declared, Figure]]


def declared() -> tuple[Declared, ...]:
    """All figures that the modules of this package declare, in their order."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(sorted((d for m in modules for d in declared_in(m)), key=lambda d: d.order))


def city_figures(ja: Analysis, en: Analysis, graph: Graph) -> Made:
    """All figures of a city, from its analysis in both languages; of its main intermediary, too."""
    given = {"documents": (graph, ja.city), "analysis": (ja, en), "intermediary": (ja, en, "")}
    for d in declared():
        if d.of in given and (made := d.make(*given[d.of])) is not None:
            yield d, made


def intermediary_figures(ja: Analysis, en: Analysis, actor: str) -> Made:
    """The figures of an intermediary (an id as :func:`intermediaries` has them)."""
    return _made("intermediary", ja, en, actor)


def comparison_figures(ja: Sequence[Table], en: Sequence[Table], graph: Graph) -> Made:
    """All figures of a comparison, from its sheets in both languages."""
    return _made("comparison", compared(ja, en, graph))


def coding_figures(found: Comparison) -> Made:
    """The figures of the agreement of codings."""
    return _made("coding", found)


def _made(of: Of, *given: object) -> Made:
    for d in declared():
        if d.of == of and (made := d.make(*given)) is not None:
            yield d, made
