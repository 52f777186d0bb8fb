"""Headers of library queries: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo_graph.errors import InputError, UnknownNameError
from kyodo_graph.library.header import find_query, parse_query, read_queries
from kyodo_graph.shipped import shipped

HEADER = """\
# title: Roles / 役割
# question: Who leads? / どの主体が担うか。
# group: tables
# param city: string = / key of a city / 市のキー
# param lang: string = ja / language / 言語
# param year: integer = 2024 / first year
# column city: key / 市のキー
# column a/b: odd
SELECT ?city { ?in kyodo:cityKey ?city }
# title: not a header any more
"""


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_query(text, "roles", "queries/roles.rq")
    return str(caught.value).split("\n")


def test_a_header_says_it_all() -> None:
    query = parse_query(HEADER.replace("# column a/b: odd\n", ""), "roles", "queries/roles.rq")
    assert query.name == "roles"
    assert query.title == {"en": "Roles", "ja": "役割"}
    assert query.question == {"en": "Who leads?", "ja": "どの主体が担うか。"}
    assert query.group == "tables"
    assert [(p.name, p.type, p.default) for p in query.parameters] == [
        ("city", "string", ""),
        ("lang", "string", "ja"),
        ("year", "integer", "2024"),
    ]
    assert query.parameters[0].label == {"en": "key of a city", "ja": "市のキー"}
    assert query.parameters[2].label == {"en": "first year", "ja": "first year"}
    assert [c.name for c in query.columns] == ["city"]
    assert query.hidden == {"lang", "year"}


def test_what_is_wrong_is_said_with_its_line() -> None:
    assert problems(HEADER) == ["queries/roles.rq:8:1: no header line; expected # field: text"]
    text = HEADER.replace("# column a/b: odd\n", "# colunm city: key\n# no field\n")
    assert problems(text) == [
        "queries/roles.rq:8:3: unknown header field 'colunm'; "
        "expected title, question, group, param NAME or column NAME",
        "queries/roles.rq:9:1: no header line; expected # field: text",
    ]


def test_an_unknown_type() -> None:
    assert problems(HEADER.replace("= 2024", "= 1").replace("integer", "number")) [:1] == [
        "queries/roles.rq:6:3: unknown type 'number'; expected string, integer, boolean, iri"
    ]  # fmt: skip


def test_a_header_that_lacks_something() -> None:
    assert problems("SELECT * {}") == [
        "queries/roles.rq:1:1: header without 'group'; expected # group: …",
        "queries/roles.rq:1:1: header without 'question'; expected # question: …",
        "queries/roles.rq:1:1: header without 'title'; expected # title: …",
    ]


def test_queries_of_a_folder_by_name(tmp_path: Path) -> None:
    text = HEADER.replace("# column a/b: odd\n", "")
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.rq").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query", encoding="utf-8")
    queries = read_queries(tmp_path)
    assert list(queries) == ["a", "b", "c"]
    assert find_query(queries, "b").name == "b"


def test_the_nearest_names_are_offered() -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_query(read_queries(shipped("queries")), "rolls")
    assert str(caught.value).startswith("unknown query 'rolls'; nearest: roles")
    with pytest.raises(UnknownNameError, match=r"^unknown query 'zzzzzzz'$"):
        find_query(read_queries(shipped("queries")), "zzzzzzz")
