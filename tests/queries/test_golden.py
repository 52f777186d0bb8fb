"""Every library query: its golden result, the same on rdflib's own engine, and a near miss."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from query_cases import (
    NAMES,
    ON_SMALL_GRAPH,
    QUERIES,
    SMALL_PARAMETERS,
    ask_rdflib,
    counted,
    golden_path,
    negative_stores,
    on_rdflib,
    small_graph,
    table_of,
    whole_graph,
)

import kyodo_graph as kg
from kyodo_graph.errors import UnknownNameError

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
REDO = "python -m tests.queries.update, and look at the difference"
SELECTS = [name for name in NAMES if "\nCONSTRUCT" not in QUERIES[name].text]
NARROWED = [
    pytest.param(name, parameter.name, id=f"{name}-{parameter.name}")
    for name in SELECTS
    for parameter in QUERIES[name].parameters
    if parameter.name in {column.name for column in QUERIES[name].columns}
]


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    """The result on the shipped graph, row by row and in the same order."""
    expected = golden_path(name).read_text(encoding="utf-8")
    assert table_of(whole_graph().query(name)).to_csv() == expected, REDO


def test_no_golden_is_left_over() -> None:
    assert sorted(path.stem for path in golden_path("x").parent.glob("*.csv")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_finds_something(name: str) -> None:
    """On both graphs: a query that finds nothing shows nothing about the query."""
    assert table_of(whole_graph().query(name)).rows
    assert table_of(small_graph().query(name, **SMALL_PARAMETERS.get(name, {}))).rows


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_agrees(name: str) -> None:
    """rdflib's own parser, store and SPARQL engine give the same multiset of rows."""
    small = name in ON_SMALL_GRAPH
    given = SMALL_PARAMETERS.get(name, {}) if small else {}
    graph = small_graph() if small else whole_graph()
    theirs = ask_rdflib(on_rdflib(small), QUERIES[name], given, graph.store)
    ours = table_of(graph.query(name, **given))
    assert theirs.columns == ours.columns
    assert counted(theirs) == counted(ours)


@pytest.mark.parametrize("name", NAMES)
def test_near_miss_gives_nothing(name: str) -> None:
    """What is almost what the query asks for is not found; made complete, it is."""
    missed, completed = negative_stores(name)
    assert table_of(kg.Graph(missed).query(name)).rows == ()
    assert table_of(kg.Graph(completed).query(name)).rows


@pytest.mark.parametrize(("name", "parameter"), NARROWED)
def test_parameter_narrows(name: str, parameter: str) -> None:
    """A parameter that is a column, too, leaves just the rows with its value."""
    graph = whole_graph()
    everything = graph.query(name)
    place = everything.columns.index(parameter)
    values = sorted({str(row[place]) for row in everything.rows if row[place] is not None})
    for value in values[:6]:
        narrowed = graph.query(name, **{parameter: value})
        assert narrowed.rows == tuple(r for r in everything.rows if str(r[place]) == value)


def test_actor_of_city_only() -> None:
    """A graph of one city holds no element or actor of another."""
    for name in ("actor_ties_graph", "actor_element_graph"):
        subjects = {row[0] for row in table_of(whole_graph().query(name, city="shinjo")).rows}
        assert subjects
        assert all("/id/shinjo/" in str(subject) for subject in subjects)


def test_entity_without_statements() -> None:
    """A thing that no passage speaks of gives an empty table; one that there is not, an error."""
    assert table_of(whole_graph().query("passages_about", entity="fy/2008")).rows == ()
    with pytest.raises(UnknownNameError, match="unknown thing 'shinjo/actor/nobody'"):
        whole_graph().query("passages_about", entity="shinjo/actor/nobody")


def test_entity_as_object() -> None:
    """What is said of others with the thing as their object is told apart from what it does."""
    table = table_of(small_graph().query("passages_about", entity="kita/actor/center"))
    said = {(row["relation"], row["direction"], row["other"]) for row in table}
    assert ("supports", "out", "市民") in said
    assert ("consults", "in", "市民") in said
    assert ("lead", "out", "講座の開催") in said
    assert ("hasFunction", "out", "相談・伴走支援") in said


def test_issue_with_two_concerns_is_one_row() -> None:
    issues = table_of(small_graph().query("issues"))
    assert issues.column("concerns") == ("北町協働憲章 | 第2次北町協働計画",)


def test_least_number_in_common() -> None:
    """Parameters that are no columns: the least number of common initiatives, the pattern."""
    graph = whole_graph()
    everything = table_of(graph.query("coparticipation"))
    some = table_of(graph.query("coparticipation", least=5))
    place = everything.columns.index("initiatives")
    assert some.rows == tuple(r for r in everything.rows if int(r[place] or 0) >= 5)
    assert 0 < len(some) < len(everything)
    names = table_of(graph.query("shared_names", least=4))
    assert set(names.column("cities")) == {4}
    notes = table_of(graph.query("notes", pattern="文字認識"))
    assert 0 < len(notes) < len(table_of(graph.query("notes")))
    assert all("文字認識" in str(note) for note in notes.column("note"))


@pytest.mark.parametrize(
    "name", [n for n in SELECTS if any(p.name == "lang" for p in QUERIES[n].parameters)]
)
def test_english(name: str) -> None:
    """The language changes labels and not what is found."""
    if name in ("aliases", "garbled_print", "notes"):
        pytest.skip("what is listed is itself text in a language")
    graph = whole_graph()
    assert len(table_of(graph.query(name, lang="en"))) == len(table_of(graph.query(name)))


@pytest.fixture(scope="module")
def shuffled() -> kg.Graph:
    """The shipped graph with its statements loaded in another order."""
    quads = sorted(whole_graph().store, key=str)
    random.Random(20261122).shuffle(quads)
    store = ox.Store()
    store.extend(quads)
    return kg.Graph(store)


@pytest.mark.parametrize("name", SELECTS)
def test_order_is_that_of_the_query(name: str, shuffled: kg.Graph) -> None:
    """The order of rows follows from ORDER BY and not from how the engine stores them."""
    assert table_of(shuffled.query(name)).rows == table_of(whole_graph().query(name)).rows
