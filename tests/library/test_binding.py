"""Parameters are terms: nothing that a user writes becomes part of a query's text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import ID, KYODO, RDFS, XSD
from kyodo_graph.errors import KyodoError, UnknownNameError
from kyodo_graph.library.binding import Given, ParameterError, bind
from kyodo_graph.library.header import LibraryQuery, parse_query
from kyodo_graph.store.sparql import Term, run

QUERY = parse_query(
    """\
#+ summary: Types
#+ summary_ja: 型
#+ description: What is bound?
#+ description_ja: 何が束縛されるか。
#+ tags: [test]
#+ params:
#+   text: {en: a text, ja: 文字列}
#+   count: {type: integer, en: a number, ja: 数}
#+   flag: {type: boolean, en: a flag, ja: 真偽}
#+   thing: {type: iri, en: a thing, ja: もの}
#+   lang: {en: a language, ja: 言語}
#+ defaults:
#+   - count: 3
#+   - flag: false
#+ enumerate:
#+   - lang: [ja, en]
#+ columns:
#+   text: {en: text, ja: 文字列}
SELECT ?text ?count ?flag ?thing {
  OPTIONAL { ?city kyodo:cityKey ?any FILTER(?any = ?text) }
  BIND(DATATYPE(?count) AS ?counted)
}
""",
    "types",
    "types.rq",
)
HOSTILE = [
    '"} INSERT DATA { <a:a> <a:b> <a:c> } #',
    "'; DROP ALL; --",
    "\\",
    '\\"',
    '"""',
    "?x } UNION { ?s ?p ?o",
    "\n}\n",
    "<http://example.org/>",
    "市民 # comment",
    "${text}",
    "{text}",
    "%s",
    "\0",
    "\u202e",
    "'@ja",
    '"^^xsd:integer',
]


THINGS = (ID + "yamaguchi/actor/city", KYODO + "Plan", "https://example.org/市", "urn:x:y")
STORE = ox.Store()
STORE.extend(
    ox.Quad(ox.NamedNode(iri), ox.NamedNode(RDFS + "label"), ox.Literal("x")) for iri in THINGS
)


def bound(given: dict[str, Given | None], store: ox.Store = STORE) -> dict[str, Term]:
    """The terms of parameters that have one value."""
    return {name: term for name, (term,) in bind(QUERY, given, store).items()}


def literal(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


def test_defaults_are_bound_and_what_has_none_is_free() -> None:
    assert bound({}) == {
        "count": literal("3", "integer"),
        "flag": literal("false", "boolean"),
    }
    assert bound({"count": None, "text": None}) == bound({})


@pytest.mark.parametrize(
    ("name", "given_value", "term"),
    [
        ("text", "市民", ox.Literal("市民")),
        ("text", "ＮＰＯ", ox.Literal("ＮＰＯ")),
        ("text", "  a ", ox.Literal("  a ")),
        ("text", 5, ox.Literal("5")),
        ("count", "12", literal("12", "integer")),
        ("count", 12, literal("12", "integer")),
        ("count", " １２ ", literal("12", "integer")),
        ("count", "－１２", literal("-12", "integer")),
        ("count", "+7", literal("7", "integer")),
        ("count", "007", literal("7", "integer")),
        ("flag", True, literal("true", "boolean")),
        ("flag", "ｔｒｕｅ", literal("true", "boolean")),
        ("lang", "ｅｎ", ox.Literal("en")),
        ("thing", "yamaguchi/actor/city", ox.NamedNode(ID + "yamaguchi/actor/city")),
        ("thing", "kyodo:Plan", ox.NamedNode(KYODO + "Plan")),
        ("thing", "https://example.org/市", ox.NamedNode("https://example.org/市")),
        ("thing", "urn:x:y", ox.NamedNode("urn:x:y")),
    ],
)
def test_values_become_terms_of_their_type(
    name: str, given_value: str | int | bool, term: ox.Literal | ox.NamedNode
) -> None:
    assert bound({name: given_value})[name] == term


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("count", "many", "a whole number"),
        ("count", "1.5", "a whole number"),
        ("count", "--5", "a whole number"),
        ("count", "-", "a whole number"),
        ("count", "9" * 5000, "a whole number"),
        ("count", True, "a whole number"),
        ("flag", "yes", "true or false"),
        ("flag", 1, "true or false"),
        ("lang", "fr", "ja or en"),
        ("thing", "a b", "an id such as yamaguchi/actor/city, or an IRI"),
        ("thing", "<http://x>", "an id such as yamaguchi/actor/city, or an IRI"),
        ("text", "\udcff", "text in UTF-8"),
        ("thing", "\udcff", "an id such as yamaguchi/actor/city, or an IRI"),
    ],
)
def test_values_of_another_type_are_refused(
    name: str, value: str | int | bool, expected: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        bound({name: value})
    assert str(caught.value).startswith(f"types: parameter {name}=")
    assert str(caught.value).endswith(f"; expected {expected}")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_an_unknown_parameter_is_met_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        bound({"cuont": "1"})
    assert str(caught.value) == "unknown parameter of types 'cuont'; nearest: count"
    with pytest.raises(UnknownNameError, match="nearest: count, flag, lang, text, thing"):
        bound({"zzzzzz": "1"})


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_texts_are_bound_as_they_are(mini: kg.Graph, value: str) -> None:
    before = len(mini)
    table = run(mini.store, QUERY.text, bound({"text": value}), hidden=QUERY.hidden)
    assert table.rows == ((value,),)
    assert len(mini) == before


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_parameters_of_library_queries(mini: kg.Graph, value: str) -> None:
    """An unknown city is an unknown name, an unknown language is refused; nothing breaks."""
    with pytest.raises(UnknownNameError, match="unknown city"):
        mini.query("plans", city=value)
    with pytest.raises(ParameterError, match="expected ja or en"):
        mini.query("plans", lang=value)
    with pytest.raises(UnknownNameError, match="unknown value of parameter theme"):
        mini.query("theme_pairs", theme=value)


VALUES = st.one_of(
    st.text(max_size=30),
    st.integers(),
    st.booleans(),
    st.none(),
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join),
)


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("text", "count", "flag", "thing"), VALUES))
)
def test_any_parameters_are_bound_or_refused(
    mini: kg.Graph, given_values: dict[str, str | int | bool | None]
) -> None:
    try:
        terms = bound(given_values, mini.store)
    except (ParameterError, UnknownNameError):
        return
    table = run(mini.store, QUERY.text, terms)  # never a syntax error
    assert len(table) == 1


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(["plans", "roles", "elements", "actors", "observations", "ties"]),
    city=VALUES,
    lang=VALUES,
)
def test_library_queries_with_any_parameters(
    mini: kg.Graph, name: str, city: str | int | bool | None, lang: str | int | bool | None
) -> None:
    query: LibraryQuery = mini.library_query(name)
    assert {"city", "lang"} <= {p.name for p in query.parameters}
    before = len(mini)
    try:
        table = mini.query(name, city=city, lang=lang)
    except (UnknownNameError, ParameterError) as error:
        refusal: KyodoError | None = error
    else:
        refusal = None
        assert all(row["city"] == "minami" for row in table)
    assert refusal is None or "\n" not in str(refusal)
    assert len(mini) == before


@pytest.mark.parametrize("city", ["minami", "ｍｉｎａｍｉ", " minami "])
def test_full_width_letters_are_understood(mini: kg.Graph, city: str) -> None:
    table = mini.query("plans", city=city)
    assert len(table) == 2


def test_no_city_at_all_is_free(mini: kg.Graph) -> None:
    assert (
        mini.query("plans") == mini.query("plans", city=None) == mini.query("plans", city="minami")
    )


# --- codes, things, several values --------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "parameter", "given_value", "code"),
    [
        ("theme_pairs", "theme", "Ｔ０３", "T03"),
        ("theme_pairs", "theme", "t03", "T03"),
        ("change_types", "change_type", "ｎｅｗ", "new"),
        ("fate_of_items", "disposition", "Completed", "completed"),
        ("ties_between_sectors", "relation", "Supports ", "supports"),
    ],
)
def test_a_code_is_read_whatever_its_width_and_case(
    mini: kg.Graph, query: str, parameter: str, given_value: str, code: str
) -> None:
    found = bind(mini.library_query(query), {parameter: given_value}, mini.store)
    assert found[parameter] == (ox.Literal(code),)


@pytest.mark.parametrize(
    ("query", "parameter", "value", "nearest"),
    [
        ("theme_pairs", "theme", "T99", "T09"),
        ("change_types", "change_type", "neww", "new"),
        ("fate_of_items", "disposition", "complete", "completed"),
        ("npo_fields", "field", "福祉", "N01"),
        ("intermediary_roles", "role", "leader", "lead"),
        ("actors_only_here", "specificity", "name", "named"),
        ("passages_about", "entity", "minami/actor/cyti", "minami/actor/city"),
        ("plans", "city", "minamy", "minami"),
    ],
)
def test_what_the_graph_does_not_have_is_no_empty_answer(
    mini: kg.Graph, query: str, parameter: str, value: str, nearest: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        mini.query(query, **{parameter: value})
    assert nearest in caught.value.nearest
    assert caught.value.name == value


def test_every_parameter_of_codes_has_its_scheme(mini: kg.Graph) -> None:
    """Left without a check are those of free text or number only."""
    free = {
        (p.name, p.type)
        for query in mini.queries.values()
        for p in query.parameters
        if not p.values and not p.scheme and p.type not in ("iri", "regex") and p.name != "city"
    }
    assert free == {("fy", "integer"), ("least", "integer")}


def test_a_pattern_that_is_none_is_refused() -> None:
    graph = kg.load()
    with pytest.raises(ParameterError, match="expected a regular expression"):
        graph.query("notes", pattern="(")
    assert len(graph.query("notes", pattern="認識")) > 0


SEVERAL = [
    ("roles", "city", ["shinjo", "ichinoseki"]),
    ("basis_by_city", "city", ["shinjo", "yamaguchi"]),
    ("actors_only_here", "city", ["shimonoseki", "yamaguchi"]),
    ("lead_types_by_theme", "theme", ["T01", "t02"]),
    ("intermediary_roles", "role", ["lead", "participant"]),
    ("planned_in_year", "fy", []),
    ("element_path", "entity", []),
]


@pytest.mark.parametrize(("name", "parameter", "values"), SEVERAL)
def test_several_values_give_the_rows_of_each(name: str, parameter: str, values: list[str]) -> None:
    graph = kg.load()
    values = values or sorted(set(graph.query(name).column(parameter)), key=str)[:2]
    together = graph.query(name, **{parameter: values})
    each = [graph.query(name, **{parameter: value}) for value in values]
    assert all(len(table) for table in each)
    assert sorted(together.rows, key=str) == sorted((r for t in each for r in t.rows), key=str)
    assert [row for row in graph.query(name).rows if row in set(together.rows)] == list(
        together.rows
    ), "in the order of the query"


def test_several_values_of_a_graph_are_its_triples_together() -> None:
    graph = kg.load()
    together = graph.query("actor_ties_graph", city=["shinjo", "shimonoseki"])
    one, other = (graph.query("actor_ties_graph", city=c) for c in ("shinjo", "shimonoseki"))
    assert set(together.triples) == {*one.triples, *other.triples}


def test_what_takes_one_value_says_so(mini: kg.Graph) -> None:
    with pytest.raises(ParameterError, match="expected one value"):
        mini.query("plans", lang=["ja", "en"])
    with pytest.raises(ParameterError, match="expected a value, or None"):
        mini.query("plans", city=[])


@pytest.mark.parametrize("name", ["name", "self", "query", "store", "given"])
def test_a_parameter_named_like_an_argument_of_python(mini: kg.Graph, name: str) -> None:
    with pytest.raises(UnknownNameError, match="unknown parameter of plans"):
        mini.query("plans", **{name: "x"})
    with pytest.raises(UnknownNameError, match="unknown parameter of plans 'timeout'"):
        mini.answer("plans", {"timeout": "5"})


@pytest.mark.parametrize("given", ["", ["", "minami"], []])
def test_a_value_that_was_forgotten_is_not_every_city(mini: kg.Graph, given: str) -> None:
    """``-p city=$CITY`` with a variable that isn't set; nor every language."""
    with pytest.raises(ParameterError, match="expected a value, or None to leave it out"):
        mini.query("plans", city=given)
    with pytest.raises(ParameterError, match="expected a value, or None to leave it out"):
        mini.query("plans", lang="")
