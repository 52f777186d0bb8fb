"""Parameters are terms: nothing that a user writes becomes part of a query's text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import ID, KYODO, XSD
from kyodo_graph.errors import KyodoError, UnknownNameError
from kyodo_graph.library.binding import ParameterError, bind
from kyodo_graph.library.header import LibraryQuery, parse_query
from kyodo_graph.store.sparql import run
from kyodo_graph.tables import Table

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


def literal(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


def test_defaults_are_bound_and_what_has_none_is_free() -> None:
    assert bind(QUERY, {}) == {
        "count": literal("3", "integer"),
        "flag": literal("false", "boolean"),
    }
    assert bind(QUERY, {"count": None, "text": None}) == bind(QUERY, {})


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
    assert bind(QUERY, {name: given_value})[name] == term


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
        bind(QUERY, {name: value})
    assert str(caught.value).startswith(f"types: parameter {name}=")
    assert str(caught.value).endswith(f"; expected {expected}")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_an_unknown_parameter_is_met_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        bind(QUERY, {"cuont": "1"})
    assert str(caught.value) == "unknown parameter of types 'cuont'; nearest: count"
    with pytest.raises(UnknownNameError, match="nearest: count, flag, lang, text, thing"):
        bind(QUERY, {"zzzzzz": "1"})


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_texts_are_bound_as_they_are(mini: kg.Graph, value: str) -> None:
    before = len(mini)
    table = run(mini.store, QUERY.text, bind(QUERY, {"text": value}), hidden=QUERY.hidden)
    assert isinstance(table, Table)
    assert table.rows == ((value,),)
    assert len(mini) == before


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_parameters_of_library_queries(mini: kg.Graph, value: str) -> None:
    """An unknown city is an unknown name, an unknown language is refused; nothing breaks."""
    with pytest.raises(UnknownNameError, match="unknown city"):
        mini.query("plans", city=value)
    with pytest.raises(ParameterError, match="expected ja or en"):
        mini.query("plans", lang=value)
    assert mini.query("theme_pairs", theme=value).rows == ()  # type: ignore[union-attr]


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
        bound = bind(QUERY, given_values)
    except ParameterError:
        return
    table = run(mini.store, QUERY.text, bound)  # never a syntax error
    assert isinstance(table, Table)
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
        assert isinstance(table, Table)
        assert all(row["city"] == "minami" for row in table)
    assert refusal is None or "\n" not in str(refusal)
    assert len(mini) == before


@pytest.mark.parametrize("city", ["minami", "ｍｉｎａｍｉ", " minami "])
def test_full_width_letters_are_understood(mini: kg.Graph, city: str) -> None:
    table = mini.query("plans", city=city)
    assert isinstance(table, Table)
    assert len(table) == 2


def test_no_city_at_all_is_free(mini: kg.Graph) -> None:
    assert (
        mini.query("plans") == mini.query("plans", city=None) == mini.query("plans", city="minami")
    )
