"""The figures of the report as they are kept to be shown, with their place on its pages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from io import BytesIO

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.graph import Graph
from kyodo_graph.report import figures
from kyodo_graph.report.figure import Figure, Told
from kyodo_graph.report.figures.declaring import Declared
from kyodo_graph.tables.csvw import described
from kyodo_graph.words import column

LANGS = ("ja", "en")
_FILE = re.compile(r"(.+?)(?:\.(?:ja|en)\.svg|\.csv(?:-metadata\.json)?)")
_PIXELS = 4 / 3
"""A drawing's units are points; on a screen there are 96 pixels to 72 of them."""


@dataclass(frozen=True)
class Picture(Told):
    """A figure that was drawn: all of it but the bytes of the drawings, and their size in pixels.

    ``at`` has its section on each page where it stands, ``brief`` its place among the sentences of
    the first page (0: none). ``city`` is the key of the city that it is of, ``about`` the id of
    the intermediary; empty where it is of none.
    """

    sizes: Mapping[str, tuple[int, int]]
    at: Mapping[str, str]
    brief: int = 0
    city: str = ""
    about: str = ""


@dataclass(frozen=True)
class Shown:
    """A figure that is to be drawn, and where it will be shown; as :class:`Picture` has it."""

    figure: Figure
    at: Mapping[str, str]
    brief: int = 0
    city: str = ""
    about: str = ""


def shown(made: Iterable[tuple[Declared, Figure]]) -> Iterator[Shown]:
    """Figures that are of no city, where they are declared to stand."""
    return (Shown(figure, d.at, d.brief) for d, figure in made)


def figures_of_city(graph: Graph, city: str, analyses: Mapping[str, Analysis]) -> Iterator[Shown]:
    """The figures of one city with the intermediary that each is about, if any.

    The main intermediary has its own, and every other one that takes part in several elements:
    with a single one all indices say the same. Theirs do not stand on the page of the city.
    """
    ja, en = analyses["ja"], analyses["en"]
    known = figures.intermediaries(ja)
    for d, figure in figures.city_figures(ja, en, graph):
        about = known[0] if d.of == "intermediary" and known else ""
        yield Shown(figure, d.at, d.brief, city, about)
    parts = {str(r["actor"]): r["elements"] for r in ja.results["intermediaries"].records()}
    for actor in known[1:]:
        count = parts.get(actor)
        if isinstance(count, int) and count > 1:
            for d, figure in figures.intermediary_figures(ja, en, actor):
                at = {page: section for page, section in d.at.items() if page != "city"}
                yield Shown(figure, at, 0, city, actor)


def may_be_ours(file: str, cities: Iterable[str]) -> bool:
    """Whether a file in the folder of figures has a name that a figure of a report may have.

    >>> may_be_ours("shinjo-place.ja.svg", ["shinjo"]), may_be_ours("mine.svg", ["shinjo"])
    (True, False)
    """
    found = _FILE.fullmatch(file)
    if not found:
        return False
    names = {d.name for d in figures.declared() if d.of in ("comparison", "coding")}
    return found[1] in names or any(found[1].startswith(f"{c}-") for c in cities)


def drawn(given: Shown) -> tuple[Picture, dict[str, bytes]]:
    """A figure as it is kept, and the contents of its files by name."""
    figure = given.figure
    svgs = {lang: figure.draw(lang) for lang in LANGS}
    files = {f"figures/{figure.name}.{lang}.svg": svg for lang, svg in svgs.items()}
    columns = [column(figure.name, name) for name in figure.table.columns]
    table = figure.table.described(columns, name=figure.name, title=figure.title)
    files |= described({f"figures/{figure.name}.csv": table})
    told = {f.name: getattr(figure, f.name) for f in fields(Told)}
    sizes = {lang: size(svg) for lang, svg in svgs.items()}
    return Picture(
        **told, sizes=sizes, at=given.at, brief=given.brief, city=given.city, about=given.about
    ), files


def size(svg: bytes) -> tuple[int, int]:
    """Width and height of a drawing in pixels, so that a page leaves room for it.

    >>> size(b'<svg xmlns="x" viewBox="0 0 518.4 364.98">')
    (691, 487)
    """
    _, root = next(iter(ET.iterparse(BytesIO(svg), ("start",))))
    _, _, across, down = (float(number) for number in root.attrib["viewBox"].split())
    return round(across * _PIXELS), round(down * _PIXELS)
