"""Asking in the page: what the library answers, and what happens to slips, files and links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kyodo_graph.ask_page.menu import questions
from kyodo_graph.store.sparql import Triples, run
from kyodo_graph.tables import Table

from .pages import Pages, shipped
from .watching import NARROW, Opened

View = Callable[..., Opened]
BOUND = 4_000_000
"""Bytes that the page may have."""
SECONDS = 3.0
"""What it may take to be ready where nothing else runs; on a busy machine it takes longer."""
_PUT = """query => document.getElementById("editor")
  .dispatchEvent(new CustomEvent("ask", { detail: query }))"""
_ASK = """query => new Promise(resolve => {
  document.addEventListener("answered", event => resolve(event.detail), { once: true });
  document.getElementById("editor").dispatchEvent(new CustomEvent("ask", { detail: query }));
})"""


def ready(view: View, address: str = "", **options: Any) -> Opened:
    return view("ask", f"#{address}", **options)


def answered(opened: Opened, query: str) -> dict[str, Any]:
    found: dict[str, Any] = opened.run(_ASK, query)
    return found


def same(shown: dict[str, Any] | None, cell: Any) -> bool:
    """Whether a term of the page is the cell of a table."""
    value = "" if shown is None else shown["value"]
    if cell is None:
        return value == ""
    if isinstance(cell, bool):
        return value == str(cell).lower()
    if isinstance(cell, int | float):
        return float(value) == pytest.approx(cell, rel=1e-12)
    return value == str(cell)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_question_of_the_library_gives_its_result(view: View, lang: str) -> None:
    opened = ready(view)
    graph = shipped()
    # In the other language only the labels differ: a few of each kind show it.
    for question in questions(graph.queries)[:: 1 if lang == "ja" else 9]:
        text = question["text"][lang]
        answer = answered(opened, text)
        expected = run(graph.store, text)
        if isinstance(expected, Triples):
            assert len(answer["triples"]) == len(expected.triples), question["name"]
            continue
        assert isinstance(expected, Table)
        assert tuple(answer["columns"]) == expected.columns, question["name"]
        assert len(answer["rows"]) == len(expected.rows), question["name"]
        for shown, row in zip(answer["rows"], expected.rows, strict=True):
            assert all(map(same, shown, row)), (question["name"], shown, row)


def test_the_page_is_small_and_soon_ready(view: View, pages: Pages) -> None:
    assert pages["ask"].stat().st_size < BOUND
    opened = ready(view)
    # A busy machine takes longer; three times the bound is a fault on any.
    assert opened.run("performance.now()") / 1000 < 3 * SECONDS


def test_a_question_is_asked_by_a_press_and_held_to_a_city(view: View) -> None:
    page = ready(view, "lang=en").page
    page.select_option("nav select", "shimonoseki")
    page.fill("nav input", "Roles in plan")
    page.click("nav li:not([hidden]) button")
    page.wait_for_selector("#said table")
    cities = set(page.locator("#said tbody tr td:first-child").all_inner_texts())
    assert cities == {"shimonoseki"}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?x\nWHERE { ?x a kyodo:Tie LIMIT 3", "Line 2, column"),
        ("SELECT ?x WHERE { ?x a kyoto:Tie }", "Line 1, column 24: the prefix kyoto: is not"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "Begin with SELECT"),
        ("SELECT (10 - 2 - 3 AS ?x) {}", "Line 1, column 16: this engine reads"),
        ("", "Begin with SELECT"),
    ],
)
def test_a_slip_is_told_with_its_place(view: View, query: str, told: str) -> None:
    page = ready(view, "lang=en").page
    page.evaluate(_PUT, query)
    page.locator("#said .wrong p", has_text=told).wait_for()


def test_numbers_are_rounded_as_sparql_defines_it(view: View) -> None:
    opened = ready(view)
    query = (
        "SELECT (ROUND(-747.57) AS ?a) (ROUND(2.5) AS ?b) (ROUND(-2.5) AS ?c) (ROUND(7) AS ?d) {}"
    )
    (row,) = answered(opened, query)["rows"]
    assert [float(cell["value"]) for cell in row] == [-748, 3, -2, 7]


def test_from_narrows_and_counts_a_shared_statement_once(view: View) -> None:
    opened = ready(view)
    shared = run(
        shipped().store,
        "SELECT ?t ?g ?h WHERE { GRAPH ?g { ?t a kyodo:Tie } GRAPH ?h { ?t a kyodo:Tie } "
        "FILTER(STR(?g) < STR(?h)) } LIMIT 1",
    )
    assert isinstance(shared, Table)
    tie, first, second = shared.rows[0]
    clause = f"FROM <{first}> FROM <{second}>"
    query = f"SELECT (COUNT(*) AS ?n) {clause} WHERE {{ <{tie}> a kyodo:Tie }}"
    assert answered(opened, query)["rows"][0][0]["value"] == "1"


def test_a_query_that_takes_too_long_can_be_stopped(view: View) -> None:
    opened = ready(view, "lang=en")
    page = opened.page
    page.evaluate(_PUT, "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.click("#stop", timeout=20_000)
    page.locator("#said", has_text="Stopped").wait_for(timeout=60_000)
    assert answered(opened, "ASK { ?s ?p ?o }")["truth"] is True


def test_a_link_holds_the_query_and_its_labels_are_text(view: View) -> None:
    query = 'SELECT ("<img src=x onerror=alert(1)>" AS ?x) ("=1+1" AS ?y) WHERE {}'
    opened = ready(
        view,
        "lang=ja&q="
        + query.replace("+", "%2B").replace('"', "%22").replace("=", "%3D").replace(" ", "%20"),
    )
    opened.page.wait_for_selector("#said table")
    assert opened.page.locator("#said td").first.inner_text() == "<img src=x onerror=alert(1)>"
    with opened.page.expect_download() as download:
        opened.page.click("#said button:text-is('CSV')")
    assert "'=1+1" in download.value.path().read_text(encoding="utf-8-sig")


def test_statements_can_be_seen_as_a_network(view: View) -> None:
    page = ready(view, "query=actor_ties_graph&lang=ja").page
    page.click("#said button:text-is('ネットワーク')")
    page.wait_for_selector("svg.network .node")
    labels = page.locator("svg.network .node text").all_text_contents()
    assert "さぽらんて" in "".join(labels)
    assert not [label for label in labels if label.startswith("sector:")]


def test_it_fits_a_phone_and_speaks_both_languages(view: View) -> None:
    opened = ready(view, "lang=ja", viewport=NARROW)
    assert opened.run("document.documentElement.scrollWidth") <= NARROW["width"]
    opened.page.click("#language")
    assert opened.page.inner_text("h1") == "Ask the graph of collaboration plans"
    opened.page.click("#cite")
    assert "kyodo_graph contributors" in opened.page.inner_text("#said")
