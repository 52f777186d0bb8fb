"""The page of the query library in one language, made from the headers of the queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kyodo_graph.library.header import LibraryQuery, Parameter, read_queries
from kyodo_graph.shipped import shipped

GROUPS: dict[str, dict[str, str]] = {
    "tables": {"en": "Tables", "ja": "基本の表"},
    "plans": {"en": "Plans and what becomes of them", "ja": "計画とその行方"},
    "roles": {"en": "Who does what", "ja": "誰が何を担うか"},
    "intermediary": {"en": "Intermediaries", "ja": "中間支援組織"},
    "networks": {"en": "Ties and meetings", "ja": "関係と出会い"},
    "actors": {"en": "Actors", "ja": "主体"},
    "themes": {"en": "Themes and forms", "ja": "主題と形態"},
    "indicators": {"en": "Indicators", "ja": "指標"},
    "districts": {"en": "Districts", "ja": "地区"},
    "comparison": {"en": "Cities side by side", "ja": "市の対照"},
    "evidence": {"en": "Evidence", "ja": "典拠"},
}
"""The groups of queries in the order of the page."""

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Query library",
        "generated": "This page is made from the headers of `queries/*.rq` by "
        "`python -m kyodo_graph.docs`. Do not edit it.",
        "other page": "日本語: [queries.ja.md](queries.ja.md)",
        "about": "{0} questions that can be asked by name. An empty cell means that the documents "
        "do not say; `source` is the passage (document and lines) on which a row rests; years are "
        "fiscal years, Gregorian. Counts depend on how finely a document lists things: compare "
        "shares, and those with care.",
        "run": "How to run one",
        "run text": "Every parameter may be left out: one with a default then takes it, one "
        "without leaves the query free. A parameter of type `iri` takes an id such as "
        "`yamaguchi/actor/saporante` or a whole IRI. A query that gives a graph (its columns are "
        "subject, predicate, object) is written as Turtle, TriG, N-Triples, N-Quads or JSON-LD.",
        "shell": "# the query's text with its header",
        "python": "# a table: .rows, .to_pandas(), .to_csv()",
        "all": "All questions",
        "text": "text",
        "parameter": "parameter",
        "type": "type",
        "default": "default",
        "column": "column",
        "meaning": "meaning",
        "none": "none",
    },
    "ja": {
        "title": "問い合わせの一覧",
        "generated": "このページは `python -m kyodo_graph.docs` が `queries/*.rq` の見出しから"
        "作る。直接編集しないこと。",
        "other page": "English: [queries.md](queries.md)",
        "about": "名前で呼び出せる問いは{0}ある。空の欄は文書に記載がないことを示す。`source` は"
        "行の典拠箇所(文書と行)、年は年度(西暦)である。数は文書がどれほど細かく項目を挙げるかに"
        "左右されるため、比べるなら割合を、それも慎重に。",
        "run": "実行のしかた",
        "run text": "パラメータはどれも省くことができる。省くと、既定値のあるものは既定値をとり、"
        "ないものは絞り込まない。型が `iri` のパラメータには `yamaguchi/actor/saporante` のような"
        " id か、IRI の全体を与える。グラフを返す問い(列が subject、predicate、object のもの)は、"
        "Turtle、TriG、N-Triples、N-Quads、JSON-LD で書き出せる。",
        "shell": "# 見出しを含む問い合わせの本文",
        "python": "# 表: .rows、.to_pandas()、.to_csv()",
        "all": "すべての問い",
        "text": "本文",
        "parameter": "パラメータ",
        "type": "型",
        "default": "既定値",
        "column": "列",
        "meaning": "意味",
        "none": "なし",
    },
}


def query_page(lang: str) -> str:
    """The page as Markdown, in ``ja`` or ``en``.

    >>> query_page("en").splitlines()[0]
    '# Query library'
    """
    queries = read_queries(shipped("queries"))
    return "\n".join([*_head(queries, lang), *_entries(queries, lang)]) + "\n"


def grouped(queries: Mapping[str, LibraryQuery]) -> Iterator[tuple[str, list[LibraryQuery]]]:
    """The queries of each group, in the order of the page; groups that it does not know last."""
    unknown = sorted({q.group for q in queries.values()} - GROUPS.keys())
    for group in [*GROUPS, *unknown]:
        members = [q for _, q in sorted(queries.items()) if q.group == group]
        if members:
            yield group, members


def _head(queries: Mapping[str, LibraryQuery], lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"# {words['title']}"
    yield from ("", f"{words['generated']} {words['other page']}")
    yield from ("", words["about"].format(len(queries)))
    yield from ("", f"## {words['run']}", "", words["run text"], "", "```sh")
    yield "kyodo query --list"
    yield f"kyodo query intermediary_roles -p city=ichinoseki --lang {lang}"
    yield "kyodo query indicator_progress --format csv --bom -o progress.csv"
    yield f"kyodo query fate_of_items --show     {words['shell']}"
    yield from ("```", "", "```python", "import kyodo_graph as kg", "", "graph = kg.load()")
    yield (
        f'table = graph.query("intermediary_roles", city="ichinoseki", lang="{lang}")  '
        f"{words['python']}"
    )
    yield from ("```", "", f"## {words['all']}")
    for group, members in grouped(queries):
        yield from ("", f"**{_group(group, lang)}**", "")
        yield from (f"- [`{q.name}`](#{q.name}): {q.question[lang]}" for q in members)


def _entries(queries: Mapping[str, LibraryQuery], lang: str) -> Iterator[str]:
    for group, members in grouped(queries):
        yield from ("", f"## {_group(group, lang)}")
        for query in members:
            yield from _entry(query, lang)


def _entry(query: LibraryQuery, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield from ("", f'<a id="{query.name}"></a>', "", f"### {query.title[lang]}", "")
    yield (
        f"`{query.name}` ([{words['text']}](../queries/{query.name}.rq)). {query.question[lang]}"
    )
    if query.parameters:
        heads = (words["parameter"], words["type"], words["default"], words["meaning"])
        rows = [_parameter(parameter, words["none"], lang) for parameter in query.parameters]
        yield from _table(heads, rows)
    columns = [(f"`{column.name}`", column.label[lang]) for column in query.columns]
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
    return GROUPS[group][lang] if group in GROUPS else group
