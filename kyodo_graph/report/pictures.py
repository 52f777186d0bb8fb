"""The figures of the report: which are made of what, and how they are kept to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.coding.comparing import Comparison
from kyodo_graph.compare.sheets import Sheet
from kyodo_graph.graph import Graph
from kyodo_graph.report import figures
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.tables import Table

LANGS = ("ja", "en")
OF_INTERMEDIARY = frozenset({"place", "variants", "removal"})
"""What the names of an intermediary's figures say behind the key of its city."""
_SIZE = re.compile(rb'<svg[^>]*?\bviewBox="[\d.+-]+ [\d.+-]+ ([\d.]+) ([\d.]+)"')
_FILE = re.compile(r"(.+?)(?:\.(?:ja|en)\.svg|\.csv)")
_BETWEEN = re.compile(r"documents|allowed|distances|coding|.+-by-plan")
_PIXELS = 4 / 3
"""A drawing's units are points; on a screen there are 96 pixels to 72 of them."""


@dataclass(frozen=True)
class Picture:
    """A figure that was drawn: all of it but the bytes of the drawings, and their size in pixels.

    ``city`` is the key of the city that it is of, ``about`` the id of the intermediary; empty where
    it is of none.
    """

    name: str
    title: Words
    says: Words
    cannot_say: Words
    alt: Words
    table: Table
    source: Source
    sizes: Mapping[str, tuple[int, int]]
    city: str = ""
    about: str = ""


def figures_of_city(
    graph: Graph, city: str, analyses: Mapping[str, Analysis]
) -> Iterable[tuple[Figure, str]]:
    """The figures of one city with the intermediary that each is about, if any.

    The main intermediary has its own, and every other one that takes part in several elements:
    with a single one all indices say the same.
    """
    ja, en = analyses["ja"], analyses["en"]
    known = figures.intermediaries(ja)
    for figure in figures.city_figures(ja, en, graph):
        own = figure.name.removeprefix(f"{city}-") in OF_INTERMEDIARY
        yield figure, known[0] if own and known else ""
    parts = {str(r["actor"]): r["elements"] for r in ja.results["intermediaries"].records()}
    for actor in known[1:]:
        count = parts.get(actor)
        if isinstance(count, int) and count > 1:
            yield from ((f, actor) for f in figures.intermediary_figures(ja, en, actor))


def figures_of_comparison(graph: Graph, sheets: Mapping[str, Sequence[Sheet]]) -> Sequence[Figure]:
    """The figures of the comparison, from its sheets in both languages."""
    return figures.comparison_figures(sheets["ja"], sheets["en"], graph)


def figures_of_coding(found: Comparison) -> Sequence[Figure]:
    """The figures of the agreement of codings."""
    figure = figures.coding_figure(found)
    return () if figure is None else (figure,)


def may_be_ours(file: str, cities: Iterable[str]) -> bool:
    """Whether a file in the folder of figures has a name that a figure of a report may have.

    >>> may_be_ours("shinjo-place.ja.svg", ["shinjo"]), may_be_ours("mine.svg", ["shinjo"])
    (True, False)
    """
    found = _FILE.fullmatch(file)
    if not found:
        return False
    name = found[1]
    return bool(_BETWEEN.fullmatch(name)) or any(name.startswith(f"{c}-") for c in cities)


def drawn(figure: Figure, city: str = "", about: str = "") -> tuple[Picture, dict[str, bytes]]:
    """A figure as it is kept, and the contents of its files by name."""
    svgs = {lang: figure.draw(lang) for lang in LANGS}
    files = {f"figures/{figure.name}.{lang}.svg": svg for lang, svg in svgs.items()}
    files[f"figures/{figure.name}.csv"] = figure.table.to_csv().encode("utf-8", "replace")
    sizes = {lang: size(svg) for lang, svg in svgs.items()}
    kept = Picture(
        figure.name, figure.title, figure.says, figure.cannot_say, figure.alt, figure.table,
        figure.source, sizes, city, about,
    )  # fmt: skip
    return kept, files


def size(svg: bytes) -> tuple[int, int]:
    """Width and height of a drawing in pixels, so that a page leaves room for it.

    >>> size(b'<svg xmlns="x" viewBox="0 0 518.4 364.98">')
    (691, 487)
    """
    found = _SIZE.search(svg[:2000])
    if not found:
        return 0, 0
    return round(float(found[1]) * _PIXELS), round(float(found[2]) * _PIXELS)
