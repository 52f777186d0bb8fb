"""The drawn figures of the report, each with its table and a word on what it says and can't say.

A builder takes results and gives a :class:`~kyodo_graph.report.figure.Figure`, or nothing where
there is nothing to draw; it declares where the figure stands
(:mod:`~kyodo_graph.report.figures.declaring`). Nothing is drawn before ``figure.draw(lang)`` is
called, and a figure can be sent to another process to be drawn there.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from kyodo_graph.readings.comparing import Comparison
from kyodo_graph.report.figure import Figure
from kyodo_graph.report.figures.declaring import Declared, declared_in

__all__ = ["coding_figures", "declared"]


def declared() -> tuple[Declared, ...]:
    """All figures that the modules of this package declare, in their order."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(sorted((d for m in modules for d in declared_in(m)), key=lambda d: d.order))


def coding_figures(found: Comparison) -> Iterator[tuple[Declared, Figure]]:
    """The figures of the agreement of codings."""
    for d in declared():
        if d.of == "coding" and (made := d.make(found)) is not None:
            yield d, made
