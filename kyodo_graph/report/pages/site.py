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
from kyodo_graph.report.pages.blocks import Pieces, TableBlock, say
from kyodo_graph.report.run import Run
from kyodo_graph.report.statements import PassageEntry
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.tables.places import Places
from kyodo_graph.report.tables.setting import Setter
from kyodo_graph.tables import Cell
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
