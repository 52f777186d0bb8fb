"""The figures of the report as they are kept to be shown, with their place on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from kyodo_graph.report.figure import Figure, Told
from kyodo_graph.report.figures.declaring import Declared
from kyodo_graph.tables.csvw import described
from kyodo_graph.words import column

LANGS = ("ja", "en")


@dataclass(frozen=True)
class Picture(Told):
    """A figure that was drawn: all of it but the bytes of the drawings.

    ``at`` has its section on each page where it stands, ``brief`` its place among the sentences of
    the first page (0: none). ``city`` is the key of the city that it is of, ``about`` the id of
    the intermediary; empty where it is of none.
    """

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


def drawn(given: Shown) -> tuple[Picture, dict[str, bytes]]:
    """A figure as it is kept, and its drawings and tables by the names of their files."""
    figure = given.figure
    files = {drawing_file(figure.name, lang): figure.draw(lang) for lang in LANGS}
    columns = [column(figure.name, name) for name in figure.table.columns]
    table = figure.table.described(columns, name=figure.name, title=figure.title)
    files |= described({table_file(figure.name): table})
    told = {f.name: getattr(figure, f.name) for f in fields(Told)}
    return Picture(
        **told, at=given.at, brief=given.brief, city=given.city, about=given.about
    ), files


def drawing_file(name: str, lang: str) -> str:
    """The file of a figure's drawing."""
    return f"{name}.{lang}.svg"


def table_file(name: str) -> str:
    """The file of a figure's numbers."""
    return f"figure-{name}.csv"
