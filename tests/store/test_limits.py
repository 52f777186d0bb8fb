"""How large a query may be: both sides of each limit, and that what is let through is evaluated."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from conftest import ROOT

from kyodo_graph.store.limits import MOST_NESTING, MOST_OPERATORS, MOST_WORDS, size_of, with_stack
from kyodo_graph.store.mistakes import QueryError
from kyodo_graph.store.sparql import run
from kyodo_graph.store.tokens import tokens

WHERE = "SELECT * { ?s ?p ?o "
FLAT: dict[str, Callable[[int], str]] = {
    "||": lambda n: f"{WHERE}FILTER({' || '.join(['?o = 1'] * (n + 1))}) }}",
    "&&": lambda n: f"{WHERE}FILTER({' && '.join(['?o = 1'] * (n + 1))}) }}",
    "+": lambda n: f"{WHERE}FILTER(1 = {' + '.join(['1'] * (n + 1))}) }}",
    "*": lambda n: f"{WHERE}FILTER(1 = {' * '.join(['1'] * (n + 1))}) }}",
    "!": lambda n: f"{WHERE}FILTER({'!' * n}?o) }}",
    "BIND": lambda n: WHERE + " ".join(f"BIND(1 AS ?v{i})" for i in range(n // 2)) + "}",
    "AS": lambda n: "SELECT " + " ".join(f"(1 AS ?v{i})" for i in range(n)) + " { ?s ?p ?o }",
    "UNION": lambda n: "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * (n + 1)) + " }",
    "FILTER": lambda n: WHERE + "FILTER(?o = 1) " * n + "}",
    "MINUS": lambda n: WHERE + "MINUS { ?s ?p ?o } " * n + "}",
}  # fmt: skip
NESTED: dict[str, Callable[[int], str]] = {
    "{": lambda n: f"SELECT * {'{' * n} ?s ?p ?o {'}' * n}",
    "(": lambda n: f"{WHERE}FILTER{'(' * (n - 1)}?o = 1{')' * (n - 1)} }}",
    "IF": lambda n: f"{WHERE}FILTER({'IF(?o = 1, 1, ' * (n - 2)}1{')' * (n - 2)}) }}",
    "SELECT": lambda n: f"SELECT * {'{ SELECT * ' * (n - 1)}{{ ?s ?p ?o }}{'}' * (n - 1)}",
}
ALL = {**FLAT, **NESTED}


def measured(kind: str, text: str) -> int:
    size = size_of(tokens(text))
    return size.operators if kind in FLAT else size.nesting


def most(kind: str) -> int:
    """The largest number that a query of a kind may have."""
    limit = MOST_OPERATORS if kind in FLAT else MOST_NESTING
    more = measured(kind, ALL[kind](20)) - measured(kind, ALL[kind](10))
    return 10 + (limit - measured(kind, ALL[kind](10))) * 10 // more


@pytest.mark.parametrize("kind", ALL)
def test_both_sides_of_each_limit(kind: str) -> None:
    limit = MOST_OPERATORS if kind in FLAT else MOST_NESTING
    assert limit - 1 <= measured(kind, ALL[kind](most(kind))) <= limit
    with pytest.raises(QueryError, match=r"too many operators|nested too deeply"):
        run(ox.Store(), ALL[kind](most(kind) + 2))


def test_what_is_let_through_is_evaluated_on_a_small_stack() -> None:
    """In a process whose threads have a stack as small as Windows gives: no crash."""
    program = (
        "import sys, threading; sys.path.insert(0, 'tests/store'); sys.path.insert(0, 'tests')\n"
        "import pyoxigraph as ox\n"
        "from test_limits import ALL, most\n"
        "from kyodo_graph.store.sparql import run\n"
        "store = ox.Store(); store.add(ox.Quad(*map(ox.NamedNode, ('a:a', 'b:b', 'c:c'))))\n"
        "def work():\n"
        "    for kind, text in ALL.items():\n"
        "        run(store, text(most(kind))); print(kind, flush=True)\n"
        "threading.stack_size(2**20)\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == list(ALL)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p " # " FILTER(' + "(" * 300 + "1" + ")" * 300 + ") }",
        'SELECT * { ?s ?p """a " # b""" FILTER(' + "(" * 300 + "1" + ")" * 300 + ") }",
        "SELECT * { ?s ?p ''' ' # ''' FILTER(" + "(" * 300 + "1" + ")" * 300 + ") }",
        "SELECT * { ?s <x#y> ?o FILTER(" + "(" * 300 + "1" + ")" * 300 + ") }",
    ],
)
def test_a_string_does_not_hide_what_comes_after_it(text: str) -> None:
    with pytest.raises(QueryError, match="nested too deeply"):
        run(ox.Store(), text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "' + "(" * 1000 + '" }',
        "SELECT * { ?s ?p ?o } # " + "(" * 1000 + "||" * 3000,
        "SELECT * { ?s ?p '''" + "{ || " * 3000 + "''' }",
        "SELECT * { VALUES ?x { " + "1 " * 50_000 + "} }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (" + ", ".join(["1"] * 20_000) + ")) }",
    ],
)
def test_what_is_no_operator_does_not_count(text: str) -> None:
    run(ox.Store(), text)


def test_words_have_a_limit_too() -> None:
    with pytest.raises(QueryError, match="too many words"):
        run(ox.Store(), "SELECT * { VALUES ?x { " + "1 " * MOST_WORDS + "} }")


def test_an_error_on_a_large_stack_is_raised_here() -> None:
    assert with_stack(lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        with_stack(lambda: 1 // 0)
