"""The page of the query library in one language, made from the headers of the queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kyodo_graph.library.header import LibraryQuery, Parameter, read_queries
from kyodo_graph.shipped import shipped
from kyodo_graph.words import page, query_groups


def query_page(lang: str) -> str:
    """The page as Markdown, in ``ja`` or ``en``.

    >>> query_page("en").splitlines()[0]
    '# Query library'
    """
    queries = read_queries(shipped("queries"))
    return "\n".join([*_head(queries, lang), *_entries(queries, lang)]) + "\n"


def grouped(queries: Mapping[str, LibraryQuery]) -> Iterator[tuple[str, list[LibraryQuery]]]:
    """The queries of each group, in the order of the page; groups that it does not know last."""
    unknown = sorted({q.group for q in queries.values()} - query_groups().keys())
    for group in [*query_groups(), *unknown]:
        members = [q for _, q in sorted(queries.items()) if q.group == group]
        if members:
            yield group, members


def _head(queries: Mapping[str, LibraryQuery], lang: str) -> Iterator[str]:
    words = page("queries")[lang]
    yield f"# {words['title']}"
    yield from ("", f"{words['generated']} {words['other page']}")
    yield from ("", words["about"].format(len(queries)))
    yield from ("", f"## {words['run']}", "", words["run text"], "", "```sh")
    yield "kyodo query --list"
    yield f"kyodo query intermediary_roles -p city=ichinoseki --lang {lang}"
    yield "kyodo query indicator_progress --format xlsx -o progress.xlsx"
    yield f"kyodo query fate_of_items --show     {words['shell']}"
    yield from ("```", "", "```python", "import kyodo_graph as kg", "", "graph = kg.load()")
    yield (
        f'table = graph.query("intermediary_roles", city="ichinoseki", lang="{lang}")  '
        f"{words['python']}"
    )
    yield from ("```", "", words["formats"], "", f"## {words['all']}")
    for group, members in grouped(queries):
        yield from ("", f"**{_group(group, lang)}**", "")
        yield from (f"- [`{q.name}`](#{q.name}): {q.question[lang]}" for q in members)


def _entries(queries: Mapping[str, LibraryQuery], lang: str) -> Iterator[str]:
    for group, members in grouped(queries):
        yield from ("", f"## {_group(group, lang)}")
        for query in members:
            yield from _entry(query, lang)


def _entry(query: LibraryQuery, lang: str) -> Iterator[str]:
    words = page("queries")[lang]
    yield from ("", f'<a id="{query.name}"></a>', "", f"### {query.title[lang]}", "")
    yield (
        f"`{query.name}` ([{words['text']}](../queries/{query.name}.rq)). {query.question[lang]}"
    )
    if query.parameters:
        heads = (words["parameter"], words["type"], words["default"], words["meaning"])
        rows = [_parameter(parameter, words["none"], lang) for parameter in query.parameters]
        yield from _table(heads, rows)
    columns = [(f"`{column.name}`", column.titles[lang]) for column in query.columns]
    yield from _table((words["column"], words["meaning"]), columns)


def _parameter(parameter: Parameter, none: str, lang: str) -> tuple[str, ...]:
    default = f"`{parameter.default}`" if parameter.default else none
    kind = ", ".join(f"`{value}`" for value in parameter.values) or parameter.type
    return f"`{parameter.name}`", kind, default, parameter.label[lang]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from ("", _row(heads), "|" + "---|" * len(heads))
    yield from (_row(row) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _group(group: str, lang: str) -> str:
    return query_groups()[group][lang] if group in query_groups() else group
