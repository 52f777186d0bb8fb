"""SPARQL: reading only, terms bound and not pasted, errors with their place, time limits."""

from __future__ import annotations

import math
import time

import pyoxigraph as ox
import pytest
from conftest import MINI
from hypothesis import given, settings
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import PREFIXES, XSD
from kyodo_graph.store.sparql import (
    QueryError,
    QueryTimeoutError,
    Solutions,
    Triples,
    run,
    to_cell,
)


def refused(graph: kg.Graph, text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        graph.sparql(text, source="q.rq")
    assert "\n" not in str(caught.value)
    return caught.value


def test_the_four_forms(mini: kg.Graph) -> None:
    select = mini.sparql("SELECT ?key { ?city kyodo:cityKey ?key }")
    assert select.rows == (("minami",),)
    assert mini.sparql("ASK { ?city a kyodo:City }") is True
    assert mini.sparql("ASK { ?city a kyodo:Unheard }") is False
    made = mini.sparql("CONSTRUCT { ?c a schema:Place } { ?c a kyodo:City }")
    assert isinstance(made, Triples)
    assert [str(t) for t in made.triples] == [
        "<https://w3id.org/kyodo/id/minami> "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Place>"
    ]
    described = mini.sparql("DESCRIBE id:minami")
    assert isinstance(described, Triples)
    assert len(described) >= 5


def test_a_query_runs_over_the_union_and_graph_names_the_passage(mini: kg.Graph) -> None:
    joined = mini.sparql(
        "SELECT ?ja ?en ?p { GRAPH ?p { ?x rdfs:label ?ja } ?x rdfs:label ?en ; a kyodo:Initiative "
        'FILTER(LANG(?ja) = "ja" && LANG(?en) = "en") }'
    )
    passage = "https://w3id.org/kyodo/source/minami-1#line=2,3"
    assert joined.rows == (("講座の開催", "Courses", passage),)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_prefixes_need_not_be_declared(mini: kg.Graph, prefix: str) -> None:
    assert mini.sparql(f"ASK {{ VALUES ?x {{ {prefix}:x }} }}") is True


# --- what is refused ----------------------------------------------------------------------------

UPDATES = {
    "INSERT DATA { id:a id:b id:c }": (1, 1),
    "  delete where { ?s ?p ?o }": (1, 3),
    "PREFIX a: <http://a#>\nINSERT { ?s a a:X } WHERE { ?s ?p ?o }": (2, 1),
    "PREFIX a: <http://a#> DELETE DATA { a:a a:b a:c }": (1, 23),
    "# 市民\n# INSERT\nBASE <http://b>\n  CLEAR ALL": (4, 3),
    "DROP GRAPH <https://w3id.org/kyodo/ns>": (1, 1),
    "LOAD <http://example.org/x>": (1, 1),
    "CREATE GRAPH <http://example.org/x>": (1, 1),
    "COPY DEFAULT TO <http://example.org/x>": (1, 1),
    "WITH <http://x> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }": (1, 1),
}


@pytest.mark.parametrize(("text", "place"), UPDATES.items())
def test_a_query_that_writes_is_refused(mini: kg.Graph, text: str, place: tuple[int, int]) -> None:
    before = len(mini)
    error = refused(mini, text)
    line, column = place
    what = "the query writes; expected a query that reads"
    assert str(error) == f"q.rq:{line}:{column}: {what}"
    assert len(mini) == before


SYNTAX_ERRORS = {
    "SELECT * { ?s ?p ?o": (1, 20),
    "SELECT * {\n  ?s ?p ?o .\n  FILTERS(?o)\n}": (3, 3),
    "SELECT ?x WHER { ?x ?p ?o }": (1, 11),
    "SELECT ?x {\n  ?x rdfs:label '市民'@ja ; bad }": (2, 27),
    "SELEC ?x { ?x ?p ?o }": (1, 1),
    "": (1, 1),
    "SELECT ?x { ?x ?p ?o } LIMIT many": (1, 24),
}


@pytest.mark.parametrize(("text", "place"), SYNTAX_ERRORS.items())
def test_a_syntax_error_has_line_and_column(
    mini: kg.Graph, text: str, place: tuple[int, int]
) -> None:
    error = refused(mini, text)
    assert error.what.startswith("not SPARQL: ")
    assert len(str(error)) < 220
    assert error.line == place[0]
    assert abs(error.column - place[1]) <= 1


def test_an_unknown_prefix_is_said_with_those_known(mini: kg.Graph) -> None:
    error = refused(mini, "SELECT ?x {\n  ?x foaf:name ?y }")
    assert str(error).startswith("q.rq:2:")
    assert "unknown prefix foaf:; expected PREFIX foaf: <http://…> at the top" in str(error)


def test_a_word_of_update_in_a_text_or_comment_does_not_mislead(mini: kg.Graph) -> None:
    text = '# delete\nSELECT ?x {\n  # INSERT\n  ?x rdfs:label "CLEAR ALL" ,\n}'
    assert refused(mini, text).what.startswith("not SPARQL")
    assert mini.sparql('ASK { BIND("INSERT DATA {}" AS ?x) }') is True


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_brackets_without_end_do_not_end_the_program(mini: kg.Graph, bracket: str) -> None:
    text = f"SELECT * {{ {bracket[0] * 200_000} ?s ?p ?o {bracket[1] * 200_000} }}"
    assert "nested too deeply" in str(refused(mini, text))
    nested = "{" * 100 + "?s a kyodo:City" + "}" * 100
    assert len(mini.sparql(f"SELECT * {{ {nested} }}", timeout=5)) == 1  # type: ignore[arg-type]
    assert mini.sparql(f'ASK {{ BIND("{"{" * 500}" AS ?x) }}') is True, (
        "brackets in a text are none"
    )


def test_an_unbound_variable_for_a_binding_is_one_line(mini: kg.Graph) -> None:
    with pytest.raises(QueryError) as caught:
        mini.sparql("SELECT ?x { ?x a kyodo:City }", {"a b": ox.Literal("x")})
    assert "\n" not in str(caught.value)


_WORDS = [
    *("SELECT", "?x", "*", "{", "}", "WHERE", "kyodo:Plan", "a", ".", "FILTER", "(", ")", '"市民"'),
    *(
        "OPTIONAL",
        "GRAPH",
        "?g",
        "INSERT",
        "<http://x>",
        "'",
        "\n",
        "#",
        "LIMIT",
        "1",
        "BIND",
        "AS",
    ),
    *(
        "PREFIX",
        "p:",
        "ASK",
        "CONSTRUCT",
        "DESCRIBE",
        "foaf:x",
        "@ja",
        "^^",
        "!",
        "/",
        "MINUS",
        "\0",
    ),
]


def is_query(text: str) -> bool:
    try:
        kg.Graph(ox.Store()).sparql(text)
    except QueryError:
        return False
    return True


@settings(max_examples=250, deadline=None)
@given(
    st.one_of(st.lists(st.sampled_from(_WORDS), max_size=16).map(" ".join), st.text(max_size=20))
)
def test_any_text_is_answered_or_refused_in_one_line(mini: kg.Graph, text: str) -> None:
    before = len(mini)
    # What asks for too much ends with a process of its own; what is no query needs none.
    timeout = 2 if is_query(text) else None
    try:
        mini.sparql(text, source="q.rq", timeout=timeout)
    except QueryTimeoutError:
        return
    except QueryError as error:
        refusal = error
    else:
        return
    finally:
        assert len(mini) == before
    assert "\n" not in str(refusal)
    assert refusal.line <= text.count("\n") + 1


# --- bindings -----------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_a_bound_text_is_a_term_whatever_it_holds(mini: kg.Graph, text: str) -> None:
    bound = {"x": ox.Literal(text)}
    table = mini.sparql("SELECT ?x ?same { BIND(STR(?x) AS ?same) }", bound)
    assert table.rows == ((text, text),)


def test_hidden_variables_are_no_columns(mini: kg.Graph) -> None:
    table = run(
        mini.store,
        "SELECT ?label ?lang { ?x a kyodo:City ; rdfs:label ?label FILTER(LANG(?label) = ?lang) }",
        {"lang": ox.Literal("en")},
        hidden=frozenset({"lang"}),
    )
    assert isinstance(table, Solutions)
    assert table.columns == ("label",)
    assert table.rows == (("Minami City",),)
    assert table.terms == ((ox.Literal("Minami City", language="en"),),)


# --- time ---------------------------------------------------------------------------------------


def test_a_timeout_stops_waiting(mini: kg.Graph) -> None:
    began = time.perf_counter()
    with pytest.raises(QueryTimeoutError) as caught:
        mini.sparql(
            "SELECT (COUNT(*) AS ?n) { ?a rdfs:label ?c . ?d ?e ?f . FILTER(?a != ?f) }",
            source="heavy.rq",
            timeout=0.05,
        )
    assert time.perf_counter() - began < 1.0
    assert str(caught.value) == "heavy.rq: stopped after 0.05 s; expected an answer by then"
    assert caught.value.exit_code == 3


def test_a_timeout_that_suffices_changes_nothing(mini: kg.Graph) -> None:
    text = "SELECT ?s { ?s a kyodo:Actor } ORDER BY ?s"
    assert mini.sparql(text, timeout=30) == mini.sparql(text)
    assert mini.sparql(text, timeout=math.inf) == mini.sparql(text)
    with pytest.raises(QueryError, match=r"^q: the query writes|^query:1:1: the query writes"):
        mini.sparql("DROP ALL", timeout=30)


@pytest.mark.parametrize("timeout", [0, -1, math.nan])
def test_a_timeout_that_is_no_time(mini: kg.Graph, timeout: float) -> None:
    with pytest.raises(QueryError, match="expected seconds, more than 0"):
        mini.sparql("ASK {}", timeout=timeout)


# --- cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datatype", "cell"),
    [
        ("5", "integer", 5),
        ("-5", "integer", -5),
        ("74.70", "decimal", 74.7),
        ("3.0", "decimal", 3),
        ("1e400", "double", math.inf),
        ("99999999999999999999", "integer", 1e20),
        ("true", "boolean", True),
        ("1", "boolean", True),
        ("false", "boolean", False),
        ("x", "integer", "x"),
        ("2024-03", "gYearMonth", "2024-03"),
    ],
)
def test_typed_cells(text: str, datatype: str, cell: object) -> None:
    found = to_cell(ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)))
    assert found == cell
    assert type(found) is type(cell)


def test_other_cells() -> None:
    assert to_cell(None) is None
    assert to_cell(ox.NamedNode("https://example.org/a")) == "https://example.org/a"
    assert to_cell(ox.Literal("市民", language="ja")) == "市民"
    assert to_cell(ox.BlankNode("b")) == "_:b"


def test_an_unbound_cell_is_none(mini: kg.Graph) -> None:
    table = mini.sparql("SELECT ?x ?y { BIND(1 AS ?x) }")
    assert table.rows == ((1, None),)


# --- rdflib -------------------------------------------------------------------------------------


def test_rdflib_sees_the_same_store(mini: kg.Graph) -> None:
    dataset = mini.rdflib()
    assert len({tuple(t) for t in dataset.triples((None, None, None))}) == len(
        {(q.subject, q.predicate, q.object) for q in mini.store}
    )
    label = list(
        dataset.query("SELECT ?l { ?x a kyodo:City ; rdfs:label ?l FILTER(LANG(?l) = 'ja') }")
    )
    assert [str(row[0]) for row in label] == ["南市"]
    graphs = list(dataset.query("SELECT ?g { GRAPH ?g { ?x a kyodo:Tie } }"))
    assert [str(row[0]) for row in graphs] == ["https://w3id.org/kyodo/source/minami-1#line=5,6"]


def test_loading_again_is_another_store() -> None:
    one, other = kg.load(MINI / "data"), kg.load(MINI / "data")
    one.store.clear()
    assert len(one) == 0
    assert len(other) > 1000


@pytest.mark.parametrize(
    ("digits", "exact"),
    [("9007199254740991", True), ("-9007199254740991", True), ("9007199254740992", False)],
)
def test_whole_numbers_are_whole_as_far_as_they_are_exact(digits: str, exact: bool) -> None:
    """From 2^53 on a float does not tell a whole number from the next one."""
    cell = to_cell(ox.Literal(digits, datatype=ox.NamedNode(XSD + "integer")))
    assert type(cell) is (int if exact else float)
    assert cell == int(digits)
