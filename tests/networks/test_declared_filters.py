"""A filter is declared once: Python, commands, networks, messages and docs take it from there."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest
from click.testing import CliRunner
from small_networks import TOWN
from small_networks import town as load_town

import kyodo_graph as kg
import kyodo_graph.cli.network
import kyodo_graph.cli.options
import kyodo_graph.cli.view
import kyodo_graph.docs.networks
from kyodo_graph.docs.networks import networks_page
from kyodo_graph.networks import filters
from kyodo_graph.networks.filters import (
    FILTERS,
    Filter,
    FilterOptions,
    Filters,
    UnknownFilterError,
    asked,
    narrowing,
)

TOY = Filter(
    "letter", "letters", "--letter", metavar="L",
    means={"en": "statements whose source's id ends so", "ja": "始点のidの末尾がこれである記述"},
    passes=lambda s, _, letters: s.source.endswith(letters),
)  # fmt: skip


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ...]]:
    """The toy filter declared besides, and the modules of the commands that read it."""
    with monkeypatch.context() as patch:
        for module in (filters, kyodo_graph.docs.networks):
            patch.setattr(module, "FILTERS", (*FILTERS, TOY))
        cli = (kyodo_graph.cli.options, kyodo_graph.cli.network, kyodo_graph.cli.view)
        yield tuple(importlib.reload(module) for module in cli)
    for module in cli:
        importlib.reload(module)


def test_a_declared_filter_is_there_everywhere(toy: tuple[ModuleType, ...], tmp_path: Path) -> None:
    _, network, view = toy
    town = load_town()
    whole = town.network("actor-element")
    found = town.network("actor-element", letter="y")  # type: ignore[call-arg]
    assert 0 < found.number_of_edges() < whole.number_of_edges()
    assert {a for a, _ in found.edges} == {a for a, _ in whole.edges if a.endswith("y")}
    assert (found.graph["letters"], whole.graph["letters"]) == ("y", "")
    assert narrowing(found.graph) == "letters y"

    path = tmp_path / "x.graphml"
    arguments = ["actor-element", "--data", str(TOWN), "--letter", "y", "-o", str(path)]
    done = CliRunner().invoke(network.command, arguments)
    assert done.exit_code == 0, done.output
    assert f": {found.number_of_nodes()} nodes, {found.number_of_edges()} edges" in done.output
    for module in (network, view):
        told = " ".join(CliRunner().invoke(module.command, ["--help"]).output.split())
        assert "--letter L Keep statements whose source's id ends so (repeatable)." in told
    page = networks_page(kg_docs("networks.ja.md"), "ja")
    assert "| `letter` | `--letter L` | 始点のidの末尾がこれである記述 |" in page
    shown = town.view("actor-element", letter="y")  # type: ignore[call-arg]
    assert b"letters: y" in shown.content


def kg_docs(name: str) -> str:
    from kyodo_graph.docs.pages import repository

    return (repository() / "docs" / name).read_text(encoding="utf-8")


def test_a_filter_that_does_not_exist_is_met_with_the_nearest() -> None:
    town = load_town()
    with pytest.raises(UnknownFilterError, match=r"^unknown filter 'tehme'; nearest: theme$"):
        town.network("ties", tehme="T03")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unknown filter 'zzz'; nearest: city, plan, generation"):
        town.view("ties", zzz=1)  # type: ignore[call-arg]


def test_type_checkers_and_notebooks_know_every_filter() -> None:
    assert list(get_type_hints(FilterOptions)) == [f.name for f in FILTERS]
    for method in (kg.Graph.network, kg.Graph.view):
        parameters = inspect.signature(method).parameters
        for f in FILTERS:
            assert parameters[f.name].kind is inspect.Parameter.KEYWORD_ONLY
            assert parameters[f.name].default == f.default
        assert "filters" not in parameters


def test_old_names_warn() -> None:
    with pytest.warns(DeprecationWarning, match=r"Filters\(themes=…\) is now theme"):
        assert Filters(themes=("T03",)) == Filters(theme="T03")


def test_what_asks_for_nothing_is_nothing() -> None:
    defaults = {f.name: f.default for f in FILTERS}
    assert Filters(**defaults) == Filters()
    assert asked(Filters().attributes()) == {}
    assert narrowing(Filters().attributes()) == ""
    some = Filters(city=("a", "b"), generic=False, joint="half").attributes()
    assert asked(some) == {"cities": "a b", "generic": False, "joint": "half"}
    assert narrowing(some) == "cities a b, no generic actors"
    assert narrowing(Filters(joint="out").attributes()) == "joint columns out"


@pytest.mark.parametrize("option", [*(f.option for f in FILTERS)])
def test_each_option_asks_for_its_filter(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And for no other; what is given is what ``Graph.network`` takes."""
    from kyodo_graph.services import networking

    given: dict[str, object] = {}
    monkeypatch.setattr(networking, "write_network", lambda *_, **k: given.update(k) or (b"", ""))
    (f,) = (f for f in FILTERS if f.option == option)
    value = {bool: (), int: ("2",)}.get(f.kind, ("half",) if f.name == "joint" else ("x",))  # type: ignore[call-overload]
    done = CliRunner().invoke(kyodo_graph.cli.network.command, ["ties", option, *value])
    assert done.exit_code == 0, done.output
    of_filters = {k: v for k, v in given.items() if k in {f.name for f in FILTERS}}
    expected = {bool: False, int: (2,)}.get(f.kind, "half" if f.name == "joint" else ("x",))  # type: ignore[call-overload]
    assert of_filters == {f.name: expected}
