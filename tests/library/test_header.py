"""Headers of library queries: what is read, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from kyodo_graph.errors import InputError, UnknownNameError
from kyodo_graph.library.header import find_query, parse_query, read_queries
from kyodo_graph.shipped import shipped

HEADER = """\
#+ summary: Roles
#+ summary_ja: 役割
#+ description: 'Who leads: one, or several?'
#+ description_ja: どの主体が担うか。
#+ tags: [roles, tables]
#+ params:
#+   city: {en: key of a city, ja: 市のキー}
#+   lang: {en: language, ja: 言語}
#+   year: {type: integer, en: first year, ja: 最初の年}
#+ defaults:
#+   - lang: ja
#+   - year: 2024
#+ enumerate:
#+   - lang: [ja, en]
#+ columns:
#+   city: {en: key, ja: 市のキー}
# An ordinary comment.
SELECT ?city { ?in kyodo:cityKey ?city }
# #+ summary: no header
"""


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_query(text, "roles", "queries/roles.rq")
    return str(caught.value).split("\n")


def test_a_header_says_it_all() -> None:
    query = parse_query(HEADER, "roles", "queries/roles.rq")
    assert query.name == "roles"
    assert query.title == {"en": "Roles", "ja": "役割"}
    assert query.question == {"en": "Who leads: one, or several?", "ja": "どの主体が担うか。"}
    assert query.group == "roles"
    assert [(p.name, p.type, p.default, p.values) for p in query.parameters] == [
        ("city", "string", "", ()),
        ("lang", "string", "ja", ("ja", "en")),
        ("year", "integer", "2024", ()),
    ]
    assert query.parameters[0].label == {"en": "key of a city", "ja": "市のキー"}
    assert [(c.name, c.titles) for c in query.columns] == [
        ("city", {"en": "key", "ja": "市のキー"})
    ]
    assert query.hidden == {"lang", "year"}


def test_a_header_is_read_with_any_line_ends() -> None:
    text = HEADER.replace("\n", "\r\n")
    assert parse_query(text, "a", "a").title == {"en": "Roles", "ja": "役割"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("summary_ja: 役割", "sumary_ja: 役割", [
            "1:4: no 'summary_ja'; expected summary_ja: …",
            "2:4: unknown key 'sumary_ja'; expected summary_ja",
        ]),
        ("type: integer", "type: number", [
            "9:19: unknown type 'number'; expected string, integer, boolean, iri, regex",
        ]),
        ("{en: key, ja: 市のキー}", "key", [
            "16:12: 'city' is not in both languages; expected {ja: …, en: …}",
        ]),
        ("{en: language, ja: 言語}", "{en: language}", [
            "8:12: 'lang' is not in both languages; expected {ja: …, en: …}",
        ]),
        ("{en: language, ja: 言語}", "language", [
            "8:12: 'lang' is no map; expected {type: …, en: …, ja: …}",
        ]),
        ("- year: 2024", "- yaer: 2024", ["12:8: no parameter 'yaer'; expected city, lang, year"]),
        ("  - lang: [ja, en]", "  lang: [ja, en]", [
            "14:6: no list of maps under 'enumerate'; expected - PARAMETER: …",
        ]),
        ("[ja, en]", "ja", ["14:14: no list of values; expected [a, b]"]),
        ("[roles, tables]", "[[roles]]", ["5:11: a collection under 'tags'; expected texts"]),
        ("#+ tags: [roles, tables]\n", "", ["1:4: no 'tags'; expected tags: …"]),
        ("'Who leads: one, or several?'", "Who leads: one?", [
            "3:26: not YAML: mapping values are not allowed in this context",
        ]),
        ("#+ tags", "#+ \ttags", ["5:4: a tab; expected spaces or text"]),
        ("#+ tags", "#+ summary: Again\n#+ tags", [
            "5:4: duplicate key 'summary', first in line 1; expected each key once",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, expected: list[str]) -> None:
    assert old in HEADER
    found = problems(HEADER.replace(old, new, 1))
    assert found == [f"queries/roles.rq:{line}" for line in expected]


@pytest.mark.parametrize("text", ["SELECT * {}", "# title: Roles\nSELECT * {}", ""])
def test_a_query_without_a_header(text: str) -> None:
    assert problems(text) == [
        "queries/roles.rq:1:1: no header; "
        "expected lines that begin with #+, such as #+ summary: …"
    ]  # fmt: skip


def test_queries_of_a_folder_by_name(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.rq").write_text(HEADER, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query", encoding="utf-8")
    queries = read_queries(tmp_path)
    assert list(queries) == ["a", "b", "c"]
    assert find_query(queries, "b").name == "b"


def test_all_wrong_headers_of_a_folder_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text(HEADER.replace("tags", "tagz"), encoding="utf-8")
    (tmp_path / "b.rq").write_bytes(HEADER.encode("cp932"))
    broken = read_queries(tmp_path).broken
    first, second, third = "\n".join(map(str, broken.values())).splitlines()
    assert first == f"{tmp_path}/a.rq:1:4: no 'tags'; expected tags: …"
    assert second == f"{tmp_path}/a.rq:5:4: unknown key 'tagz'; expected tags"
    assert third.startswith(f"{tmp_path}/b.rq:2:16: byte 0x96 is not UTF-8")


def test_the_nearest_names_are_offered() -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_query(read_queries(shipped("queries")), "rolls")
    assert str(caught.value).startswith("unknown query 'rolls'; nearest: roles")
    with pytest.raises(UnknownNameError, match=r"^unknown query 'zzzzzzz'$"):
        find_query(read_queries(shipped("queries")), "zzzzzzz")


def as_grlc_reads(text: str) -> dict[str, object]:
    """The decorators of a query in the way of grlc's ``get_yaml_decorators`` (grlc 1.3)."""
    rows = [row.lstrip("#+") for row in text.split("\n") if row.startswith("#+")]
    read: dict[str, object] = yaml.safe_load("\n".join(rows))
    return read


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.rq")), ids=lambda p: p.stem)
def test_grlc_reads_the_same_header(path: Path) -> None:
    query = parse_query(path.read_text(encoding="utf-8"), path.stem, str(path))
    read = as_grlc_reads(query.text)
    assert read["summary"] == query.title["en"]
    assert read["description"] == query.question["en"]
    assert isinstance(read["tags"], list)
    assert read["tags"][0] == query.group
    defaults = read.get("defaults", [])
    assert isinstance(defaults, list)
    assert {k: str(v) for one in defaults for k, v in one.items()} == {
        p.name: p.default for p in query.parameters if p.default
    }
    enumerated = read.get("enumerate", [])
    assert isinstance(enumerated, list)
    assert {k: tuple(v) for one in enumerated for k, v in one.items()} == {
        p.name: p.values for p in query.parameters if p.values
    }
