"""The page of indices, columns and publications in one language, made from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kyodo_graph.analysis.place_indices import declared
from kyodo_graph.services.origins import function_of, printed
from kyodo_graph.words import Column, columns_by_table, indices, networks, page, publications


def indices_page(lang: str) -> str:
    """The page as Markdown, in ``ja`` or ``en``.

    >>> indices_page("en").splitlines()[0]
    '# Indices, columns, publications'
    """
    return "\n".join(_Page(lang).lines()) + "\n"


class _Page:
    """One page; every method gives lines or a piece of one."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words = page("indices")[lang]

    def lines(self) -> Iterator[str]:
        w = self.words
        yield f"# {w['title']}"
        yield from ("", f"{w['generated']} {w['other page']}")
        yield from self._section("places", ("key", "name", "network", "meaning", "function", "by"),
                                 map(self._place, declared()))  # fmt: skip
        others = (key for key in printed() if key not in declared())
        yield from self._section("others", ("key", "name", "meaning", "function", "by"),
                                 map(self._index, others))  # fmt: skip
        told = ((table, column) for table, own in columns_by_table().items() for column in own)
        yield from self._section("columns", ("column", "name", "datatype", "meaning"),
                                 (self._column(*each) for each in told))  # fmt: skip
        yield from ("", f"## {w['publications']}", "", w["publications text"], "")
        yield from (f"- {publication.text}" for publication in publications().values())

    def _section(
        self, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> Iterator[str]:
        yield from ("", f"## {self.words[name]}", "")
        if f"{name} text" in self.words:
            yield from (self.words[f"{name} text"], "")
        yield _row([self.words[head] for head in heads])
        yield "|" + "---|" * len(heads)
        yield from map(_row, rows)

    def _place(self, key: str) -> Sequence[str]:
        first, name, *rest = self._index(key)
        if not declared()[key].higher:
            name = f"{name} ({self.words['smallest']})"
        return first, name, networks()[declared()[key].network][self.lang], *rest

    def _index(self, key: str) -> Sequence[str]:
        index = indices()[key]
        by = "; ".join(publications()[k].short for k in index.references)
        function = f"`{function_of(key)}`"
        return f"`{key}`", index.name[self.lang], index.meaning[self.lang], function, by

    def _column(self, table: str, column: Column) -> Sequence[str]:
        named = f"`{column.name}`" + (f" ({table})" if table else "")
        meaning = (column.meaning or {}).get(self.lang, "")
        return named, column.titles[self.lang], column.datatype, meaning


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
