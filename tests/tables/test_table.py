"""The one table: rows by number, name and slice; friendly errors; the rule of rounding."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace

import numpy as np
import pytest

import kyodo_graph as kg
from kyodo_graph.store.sparql import QueryError
from kyodo_graph.tables import Column, Table, TableError, published, published_cell
from kyodo_graph.tables.sections import section

TABLE = Table(("city", "label", "n"), [("a", "市民", 1), ("b", "NPO", None), ("c", "市", 3)])


def test_rows_columns_and_slices() -> None:
    assert TABLE[0] == {"city": "a", "label": "市民", "n": 1}
    assert TABLE[-1]["city"] == "c"
    assert TABLE[1:].rows == TABLE.rows[1:]
    assert isinstance(TABLE[1:], Table)
    assert TABLE["n"] == TABLE.column("n") == (1, None, 3)
    assert [row["city"] for row in TABLE] == ["a", "b", "c"]
    assert TABLE.records() == list(TABLE)
    with pytest.raises(IndexError):
        TABLE[3]


@pytest.mark.parametrize(
    ("name", "said"), [("labl", "label"), ("ＬＡＢＥＬ", "label"), ("x", "city")]
)
def test_a_column_that_is_not_there_is_met_with_the_nearest(name: str, said: str) -> None:
    for ask in (TABLE.column, TABLE.keyed, TABLE.type_of, TABLE.__getitem__):
        with pytest.raises(kg.UnknownNameError) as caught:
            ask(name)
        assert caught.value.kind == "column"
        assert caught.value.nearest[0] == said
        assert isinstance(caught.value, ValueError)


def test_rows_must_fit() -> None:
    with pytest.raises(TableError, match="row 1 has 1 cells; expected 2"):
        Table(("a", "b"), [(1, 2), (3,)])
    with pytest.raises(TableError, match="a column name is given twice: a"):
        Table(("a", "a"), [])


def test_what_is_said_stays_with_the_rows() -> None:
    city = Column("city", {"ja": "市", "en": "city"}, datatype="iri")
    table = Table(
        (city, "n"),
        [("a", 1)],
        name="t",
        title={"en": "T"},
        options={"seed": np.int64(3)},
        remarks=[{"en": "Mind."}],
    )
    kept = table[:1]
    assert kept == table
    assert replace(table, rows=[("b", 2)]).fields == table.fields
    assert kept.fields[0].titles["ja"] == "市"
    assert kept.options == {"seed": 3}
    assert type(kept.options["seed"]) is int
    assert table != Table((city, "n"), [("a", 1)], name="t", title={"en": "T"})


def test_columns_of_a_named_table_mean_what_the_registry_says() -> None:
    assert Table(("p_upper",), ()).fields[0].titles == {}
    assert published("backbone", {}, ("p_upper",), ()).fields[0].titles["en"] == "p (upper)"
    roles = kg.load().query("roles", city="shinjo", lang="en")
    assert (roles.name, roles.title["en"]) == ("roles", "Roles in plan elements")
    assert roles.fields[0].titles["ja"] == "市のキー"
    assert {f.name for f in roles.fields if f.datatype == "iri"} >= {"element_iri", "actor_iri"}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (2 / 3, 0.6666666667),
        (12345678901.25, 12345678900.0),
        (1e-14 / 3, 3.333333333e-15),
        (0.1 + 0.2, 0.3),
        (-0.0, 0.0),
        (float("nan"), None),
        (float("inf"), None),
        (np.float64(0.5), 0.5),
        (np.True_, True),
        (np.int64(2), 2),
        ((1, "a"), "1, a"),
        (7, 7),
    ],
)
def test_published_numbers_have_ten_digits(value: object, cell: object) -> None:
    made = published_cell(value)
    assert made == cell
    assert type(made) is type(cell)


def test_analysis_and_comparison_round_alike() -> None:
    graph = kg.load()
    from kyodo_graph.services.comparing import compare

    tables = {t.name: t for t in compare(graph, ["shinjo", "yamaguchi"], trials=5)}
    made = [*kg.analyse(graph, "shinjo", trials=5).results.values(), *tables.values()]
    cells = [c for t in made for row in t.rows for c in row if isinstance(c, float)]
    assert len(cells) > 200
    assert cells == [float(f"{c:.10g}") for c in cells]
    # More than the six decimals that comparisons once had, less than a float has.
    own = [c for t in tables.values() for row in t.rows for c in row if isinstance(c, float)]
    assert any(c != round(c, 6) for c in own)
    assert all(isinstance(t, Table) for t in made)


def test_a_section_is_for_reading_and_json_for_counting() -> None:
    table = published(
        "t",
        {"ja": "表", "en": "T"},
        ("x", "y"),
        [(2 / 3, None)],
        {"seed": 0, "no": None},
        [{"ja": "注意。", "en": "Mind."}],
    )
    text = section(table, "table", "ja")
    assert text.splitlines()[0] == "表 [t]"
    assert "0.666667" in text
    assert text.endswith("- seed = 0\n- 注意。\n")
    assert section(table, "md", "en").startswith("## T [t]\n\n| x | y |\n")
    assert table.to_object("ja") == {
        "title": "表",
        "options": {"seed": 0, "no": None},
        "columns": ["x", "y"],
        "rows": [[0.6666666667, None]],
        "remarks": ["注意。"],
    }
    assert json.loads(json.dumps(table.to_object()))["title"] == {"ja": "表", "en": "T"}


def test_select_is_always_a_table() -> None:
    graph = kg.load()
    table = graph.select("SELECT ?p { ?p a kyodo:Plan } LIMIT 2")
    assert len(table) == 2
    for text, form in (
        ("ASK {}", "ASK"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1", "CONSTR"),
    ):
        with pytest.raises(QueryError, match=f"{form}.* gives no table; expected SELECT"):
            graph.select(text)


def test_queries_that_make_a_graph_are_those_whose_type_says_so() -> None:
    from typing import get_args

    from kyodo_graph.graph import GraphQuery

    graphs = {n for n, q in kg.load().queries.items() if "\nSELECT" not in f"\n{q.text}".upper()}
    assert set(get_args(GraphQuery)) == graphs


def test_the_former_names_work_and_warn() -> None:
    with pytest.warns(DeprecationWarning, match="measures.Table is now"):
        former = kg.measures.Table
    made = former("degrees", ("node", "degree"), [("a", np.int64(2))], {"seed": 0})
    assert (made.name, made.rows, made.options) == ("degrees", (("a", 2),), {"seed": 0})
    assert isinstance(made, kg.Table)
    assert isinstance(kg.Table(("a",), ()), former)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from kyodo_graph.measures.tables import Table as FormerTable  # type: ignore[import-not-found]
        from kyodo_graph.table_html import table_html  # type: ignore[import-not-found]
    assert FormerTable is former
    assert "<table" in table_html(("a",), ())
    with pytest.raises(AttributeError):
        _ = kg.measures.Tabel
