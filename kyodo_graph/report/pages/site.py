"""All that the pages of one language are made from, and the words they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.checks.findings import Finding
from kyodo_graph.importing.pages import PageLines
from kyodo_graph.report.contents.material import Material
from kyodo_graph.report.facts import Facts
from kyodo_graph.report.graphs import GraphPage
from kyodo_graph.report.pages.blocks import FigureBlock, Pieces, TableBlock, say
from kyodo_graph.report.pictures import Picture
from kyodo_graph.report.run import Run
from kyodo_graph.report.statements import PassageEntry
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.tables.places import Places
from kyodo_graph.report.tables.setting import Setter
from kyodo_graph.tables import Cell, Table
from kyodo_graph.words import column, publications
from kyodo_graph.words.phrases import counted

Row = Mapping[str, Cell]
Drawn = tuple[Path, Path]
"""The files of a figure: its drawing as SVG, its numbers as CSV."""


@dataclass(frozen=True)
class Site:
    """The material of one language's pages."""

    facts: Facts
    setter: Setter
    tables: Mapping[str, Listed]
    analyses: Mapping[str, Analysis]
    findings: tuple[Finding, ...]
    material: Material
    pictures: tuple[Picture, ...]
    drawn: Mapping[str, Drawn]
    graphs: tuple[GraphPage, ...]
    passages: Mapping[str, tuple[PassageEntry, ...]]
    texts: Mapping[str, Sequence[str]]
    run: Run
    pages: Mapping[str, Sequence[PageLines]] = field(default_factory=dict)
    """The pages of the documents' texts, where a map lies beside them."""

    @property
    def lang(self) -> str:
        """The language of the pages."""
        return self.setter.lang

    @property
    def places(self) -> Places:
        """Where things stand."""
        return self.setter.places

    def t(self, ja: str, en: str) -> str:
        """The text of the pages' language."""
        return ja if self.lang == "ja" else en

    def say(self, ja: str, en: str, **parts: Piece | str | int | Pieces) -> tuple[Piece, ...]:
        """The sentence of the pages' language with its links; see :func:`say`."""
        return say(self.t(ja, en), **parts)

    def many(self, n: int, ja: str, one: str, more: str = "") -> str:
        """A number with its noun: ``3つの計画``, ``12の計画``, ``1 plan``, ``3 plans``."""
        return counted(n, ja, one, more, lang=self.lang)

    def listing(self, words: Sequence[Pieces | str]) -> tuple[Piece, ...]:
        """Words one behind the other, as the language joins them."""
        made: list[Piece] = []
        for word in words:
            if made:
                made.append(Piece(self.t("、", ", ")))
            made.extend([Piece(word)] if isinstance(word, str) else word)
        return tuple(made)

    def has(self, key: str) -> bool:
        """Whether a table is at hand and has a row."""
        return key in self.tables and bool(len(self.tables[key].table))

    def rows(self, key: str, where: Callable[[Row], bool] | None = None) -> list[Row]:
        """The rows of a table that a condition takes; none where there is no such table."""
        if key not in self.tables:
            return []
        return [row for row in self.tables[key].table if where is None or where(row)]

    def table(
        self,
        key: str,
        where: Callable[[Row], bool] | None = None,
        *,
        id_: str = "",
        columns: Sequence[str] = (),
        without: Sequence[str] = (),
        caption: str = "",
        remarks: Sequence[str] | None = None,
        folded: bool = False,
        row_id: Callable[[Row], str] | None = None,
    ) -> tuple[TableBlock, ...]:
        """A table as a block, or nothing where no row is left of it."""
        if not self.rows(key, where):
            return ()
        grid = self.setter.grid(
            self.tables[key], id_=id_, where=where, columns=columns, without=without,
            caption=caption, remarks=remarks, row_id=row_id,
        )  # fmt: skip
        return (TableBlock(grid, folded or grid.long),)

    def figures(self, page: str, section: str, of: str = "") -> tuple[FigureBlock, ...]:
        """The figures that stand in a section of a page, as blocks.

        ``of`` is the key of the city or the id of the intermediary that the page is about.
        """
        return tuple(
            self._figure(p)
            for p in self.pictures
            if p.at.get(page) == section and of in ("", p.city, p.about)
        )

    def _figure(self, picture: Picture) -> FigureBlock:
        lang = self.lang
        drawing, numbers = self.drawn[picture.name]
        source = picture.source
        told = [
            Piece(source.function, f"methods.html#f-{picture.name}"),
            *(
                Piece(publications()[key].short, f"methods.html#r-{key}")
                for key in source.references
            ),
        ]
        return FigureBlock(
            picture=picture,
            title=picture.title[lang],
            says=picture.says[lang],
            cannot_say=picture.cannot_say[lang],
            source=tuple(told),
            svg=drawing.read_text(encoding="utf-8").partition("?>")[2].strip(),
            csv=numbers.read_text(encoding="utf-8"),
            grid=self.setter.grid(figure_table(picture, lang), id_=f"numbers-{picture.name}"),
        )


def figure_table(picture: Picture, lang: str) -> Listed:
    """The numbers of a figure as a table: of texts in two languages the one that is shown.

    A code with its name beside it is left out, and so is the city where it is the same throughout.
    """
    columns, end = picture.table.columns, f"_{lang}"
    dropped = {c for c in columns if f"{c}{end}" in columns}
    dropped |= {c for c in columns if c.endswith({"ja": "_en", "en": "_ja"}[lang])}
    dropped |= {"city"} if picture.city else set()
    kept = [k for k, c in enumerate(columns) if c not in dropped]
    names = tuple(columns[k].removesuffix(end) for k in kept)
    return Listed(
        key=picture.name,
        group="figure",
        name=picture.name,
        title=picture.title[lang],
        table=Table(names, tuple(tuple(row[k] for k in kept) for row in picture.table.rows)),
        labels={name: column("", name).titles[lang] for name in names},
        function=picture.source.function,
    )
