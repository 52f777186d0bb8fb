"""Every format reads back, by another program, as what was asked."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from conftest import MINI
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rdflib.query import Result

import kyodo_graph as kg
from kyodo_graph.services.asking import UsageError, ask, render
from kyodo_graph.store.results import results_json, results_xml
from kyodo_graph.store.sparql import Answer, Triples
from kyodo_graph.tables import Table, show

HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "+81",
    "-3",
    "a|b\\|c",
    "<b>太字</b> & <script>alert(1)</script>",
    "*em* _u_ `code` [link](http://x) ~~del~~ ![i](x)",
    'quote " and , comma; tab\there',
    "two\nlines\r\nand a third",
    "　全角 空白　",
    "# heading",
    "- item",
    "\\\\ backslash \\n",
    "𠮷野家 🏯",
    "&lt;already&gt;",
]
ROWS = tuple((f"id{n}", text, n, n / 4, n % 2 == 0, None) for n, text in enumerate(HOSTILE))
TABLE = Table(("id", "text", "number", "share", "flag", "nothing"), ROWS)
QUERY = (
    "SELECT ?thing ?label ?value ?first ?stated ?none {"
    " { ?thing rdfs:label ?label } UNION { ?thing kyodo:value ?value }"
    " UNION { ?thing kyodo:firstLine ?first } UNION { ?thing kyodo:stated ?stated } }"
)
QUERY_OF_CITY = (
    "SELECT ?x ?label ?code ?no { ?x a kyodo:City ; kyodo:areaCode ?code ; rdfs:label ?label "
    'FILTER(LANG(?label) = "ja") }'
)


@pytest.fixture(scope="module")
def answer(mini: kg.Graph) -> Table:
    found = mini.sparql(QUERY)
    assert len(found) > 300
    return found


@pytest.fixture(scope="module")
def triples(mini: kg.Graph) -> Triples:
    found = mini.sparql("CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } ?s kyodo:city id:minami }")
    assert isinstance(found, Triples)
    assert len(found) > 50
    return found


def text_of(answer: Answer, fmt: str, *, spreadsheet: bool = False) -> str:
    """An answer rendered, as text."""
    rendered = render(answer, fmt, spreadsheet=spreadsheet)
    return rendered if isinstance(rendered, str) else rendered.decode("utf-8")


# --- tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_csv_and_tsv(fmt: str, delimiter: str) -> None:
    read = list(csv.reader(io.StringIO(text_of(TABLE, fmt), newline=""), delimiter=delimiter))
    assert read == [list(TABLE.columns), *([show(c) for c in row] for row in ROWS)]


def test_pandas_reads_the_csv() -> None:
    import pandas as pd

    frame = pd.read_csv(io.StringIO(text_of(TABLE, "csv"), newline=""), keep_default_na=False)
    assert list(frame["number"]) == list(range(len(ROWS)))
    assert list(frame["text"]) == HOSTILE


def test_a_spreadsheet_sees_no_formula() -> None:
    text = text_of(TABLE, "csv", spreadsheet=True)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    for row, original in zip(read[1:], ROWS, strict=True):
        assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r"))
        assert row[1].removeprefix("'") == original[1]
        assert row[2:4] == [str(original[2]), str(original[3])], "numbers stay numbers"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.integers()), max_size=5))
def test_any_cells_survive_csv(rows: list[tuple[str, int]]) -> None:
    table = Table(("text", "number"), tuple(rows))
    guarded = table.to_csv(spreadsheet=True)[1:]
    for text, row in zip(list(csv.reader(io.StringIO(guarded, newline="")))[1:], rows, strict=True):
        assert text[0] in (row[0], "'" + row[0])
        assert not re.match(r"[=+\-@\t\r]", text[0])
    plain = list(csv.reader(io.StringIO(table.to_csv(), newline="")))
    assert plain[1:] == [[text, str(number)] for text, number in rows]


def as_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> object:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        plain = datatype == rdflib.XSD.string
        return rdflib.Literal(
            term.value, lang=term.language, datatype=None if plain else datatype, normalize=False
        )
    assert term is None
    return None


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_results_of_the_w3c(answer: Table, fmt: str) -> None:
    """rdflib reads the same terms: IRIs as IRIs, languages and datatypes kept."""
    read = Result.parse(io.BytesIO(text_of(answer, fmt).encode()), format=fmt)
    assert read.vars is not None
    assert [str(v) for v in read.vars] == list(answer.columns)
    found = [
        tuple(binding.get(rdflib.Variable(name)) for name in answer.columns)
        for binding in read.bindings
    ]
    assert found == [tuple(map(as_rdflib, row)) for row in answer.terms]  # type: ignore[attr-defined]


def test_json_by_the_letter(mini: kg.Graph) -> None:
    found = json.loads(text_of(mini.sparql(QUERY_OF_CITY), "json"))
    assert found["head"] == {"vars": ["x", "label", "code", "no"]}
    assert found["results"]["bindings"] == [
        {
            "x": {"type": "uri", "value": "https://w3id.org/kyodo/id/minami"},
            "label": {"type": "literal", "value": "南市", "xml:lang": "ja"},
            "code": {"type": "literal", "value": "352039"},
        }
    ]
    value = json.loads(text_of(mini.sparql("SELECT ?v { ?o kyodo:value ?v }"), "json"))
    assert value["results"]["bindings"] == [
        {
            "v": {
                "type": "literal",
                "value": "1200",
                "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
            }
        }
    ]


@pytest.mark.parametrize("truth", [True, False])
def test_ask_in_every_format(truth: bool) -> None:
    assert json.loads(results_json(truth)) == {"head": {}, "boolean": truth}
    root = ET.fromstring(results_xml(truth))
    found = root.findtext("{http://www.w3.org/2005/sparql-results#}boolean")
    assert found == str(truth).lower()
    assert text_of(truth, "csv") == f"answer\n{str(truth).lower()}\n"
    assert str(truth).lower() in text_of(truth, "table")


def test_a_table_of_plain_values_as_results() -> None:
    read = json.loads(results_json(TABLE))["results"]["bindings"]
    assert [row["text"]["value"] for row in read] == HOSTILE
    assert read[1]["number"]["datatype"].endswith("#integer")
    assert read[1]["flag"] == {
        "type": "literal",
        "value": "false",
        "datatype": "http://www.w3.org/2001/XMLSchema#boolean",
    }
    assert all("nothing" not in row for row in read)


def test_markdown_is_taken_for_text() -> None:
    """A reader of Markdown makes a table whose cells are the texts themselves."""
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text_of(TABLE, "md"))
    rows: list[list[str]] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in ("th_open", "td_open"):
            inline = tokens[number + 1]
            kinds = {child.type for child in inline.children or []}
            assert kinds <= {"text"}, f"{inline.content!r} is taken for markup"
            rows[-1].append("".join(child.content for child in inline.children or []))
    assert rows[0] == list(TABLE.columns)
    for read, original in zip(rows[1:], ROWS, strict=True):
        assert read == [" ".join(show(cell).splitlines()).strip() for cell in original]


def test_the_terminal_shows_whole_cells_aligned() -> None:
    table = Table(("市", "n"), (("一関", 1), ("x" * 300, 22), ("[bold]山口[/bold]", None)))
    lines = text_of(table, "table").splitlines()
    assert lines[-1] == "(3 rows)"
    assert "x" * 300 in lines[2]
    assert "[bold]山口[/bold]" in lines[3], "no markup of the terminal library"
    assert "\x1b" not in "".join(lines)
    assert lines[1].startswith("一関")
    assert lines[1].endswith(" 1")
    assert lines[2].endswith("22")


@pytest.mark.parametrize("rows", [(), (("a",),)])
def test_small_tables(rows: tuple[tuple[str, ...], ...]) -> None:
    table = Table(("name",), rows)
    for fmt in ("table", "csv", "tsv", "json", "xml", "md"):
        assert "name" in text_of(table, fmt)
    said = "(1 row)" if rows else "(0 rows)"
    assert text_of(table, "table").endswith(f"{said}\n")


def test_a_table_without_columns(mini: kg.Graph) -> None:
    nothing = mini.sparql("SELECT * {}")
    for fmt in ("table", "csv", "tsv", "json", "xml", "md"):
        assert text_of(nothing, fmt)


# --- graphs -------------------------------------------------------------------------------------

READERS = {"turtle": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "jsonld": "json-ld"}


@pytest.mark.parametrize("fmt", READERS)
def test_graphs_read_back(triples: Triples, fmt: str) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(io.StringIO(text_of(triples, fmt)), format=READERS[fmt])
    found = {tuple(t) for t in dataset.triples((None, None, None))}
    expected = {tuple(map(as_rdflib, (t.subject, t.predicate, t.object))) for t in triples.triples}
    assert {tuple(map(str, t)) for t in found} == {tuple(map(str, t)) for t in expected}
    assert len(found) == len(triples)


@pytest.mark.parametrize("fmt", READERS)
def test_graphs_are_written_the_same_way_every_time(mini: kg.Graph, fmt: str) -> None:
    """Blank nodes of a template, too, which the engine names at random."""
    query = (
        "CONSTRUCT { ?x schema:about [ rdfs:label ?l ; a schema:Thing ] } "
        "{ ?x a kyodo:Actor ; rdfs:label ?l }"
    )
    one, other = (text_of(mini.sparql(query), fmt) for _ in range(2))
    assert one == other
    assert "市民活動センター" in one


def test_formats_that_do_not_fit(triples: Triples) -> None:
    with pytest.raises(UsageError, match="a graph has no format csv; expected turtle, trig, nt"):
        render(triples, "csv")
    with pytest.raises(UsageError, match="a table has no format turtle; expected table, csv"):
        render(TABLE, "turtle")
    with pytest.raises(UsageError, match="a table has no format nq"):
        render(True, "nq")


# --- pandas -------------------------------------------------------------------------------------


def test_data_frames_have_the_types_of_the_cells() -> None:
    rows = (("a", 1, 0.5, True, None, 2), ("b", None, None, None, None, 2.5))
    table = Table(("text", "whole", "share", "flag", "nothing", "mixed"), rows)
    frame = table.to_pandas()
    assert list(frame.columns) == list(table.columns)
    assert str(frame["whole"].dtype) == "Int64"
    assert str(frame["share"].dtype) == "Float64"
    assert str(frame["mixed"].dtype) == "Float64"
    assert str(frame["flag"].dtype) == "boolean"
    assert str(frame["text"].dtype).startswith("str")
    assert frame["whole"].isna().tolist() == [False, True]
    assert frame["nothing"].isna().all()
    empty = Table(("a", "b"), ()).to_pandas()
    assert list(empty.columns) == ["a", "b"]
    assert len(empty) == 0


def test_notebooks_show_no_markup_of_the_data() -> None:
    html = TABLE._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


# --- asking -------------------------------------------------------------------------------------


def test_parameters_go_with_library_queries_only(tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("ASK {}", encoding="utf-8")
    assert ask(str(query), {"lang": "en"}, data=MINI / "data") is True
    with pytest.raises(UsageError, match=r"parameters \(city\) go with library queries, not with"):
        ask(str(query), {"city": "minami"}, data=MINI / "data")
