"""docs/networks.md says what there is, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_networks import town

from kyodo_graph.cli.network import FORMATS, command
from kyodo_graph.measures.projection import WEIGHTS
from kyodo_graph.networks.declaration import _KEYS, COUNTED, PROJECTED
from kyodo_graph.networks.nodes import NodeInfo
from kyodo_graph.networks.selects import OPTIONAL, REQUIRED

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture(params=["networks.md", "networks.ja.md"])
def page(request: pytest.FixtureRequest) -> str:
    return (DOCS / request.param).read_text(encoding="utf-8")


def table(page: str, name: str) -> dict[str, list[str]]:
    """The rows of the table whose rows begin with names in code, one of them this."""
    rows = re.findall(r"(?m)^\| `([^`]+)`[^|]*\|(.*)\|$", page)
    found = {key: [cell.strip() for cell in rest.split(" | ")] for key, rest in rows}
    assert name in found
    return found


def test_every_projection_with_its_modes_direction_and_weight(page: str) -> None:
    rows = table(page, "whole")
    for name, declaration in town().projections.items():
        modes, meaning, direction, weight = rows[name]
        assert modes == ", ".join(declaration.modes)
        assert meaning
        assert direction.startswith(("directed", "あり")) == declaration.directed
        assert weight == f"`{declaration.weight}`"


def test_every_weight_with_its_formula(page: str) -> None:
    rows = table(page, "newman")
    for name in (*COUNTED, *PROJECTED):
        assert name in rows
    for name, rule in WEIGHTS.items():
        assert rule.formula.split(",")[0] in rows[name][0]


def test_every_filter_and_option(page: str) -> None:
    for parameter in command.params:
        if parameter.name not in ("projection", "data", "with_shipped", "rdf"):
            assert any(f"{option}" in page for option in parameter.opts), parameter.name


def test_every_format(page: str) -> None:
    assert set(FORMATS) <= set(table(page, "gexf"))


def test_every_key_and_variable_of_a_declaration(page: str) -> None:
    for key in _KEYS:
        assert f"{key}:" in page
    for name in (*REQUIRED, *OPTIONAL):
        assert f"`?{name}`" in page


def test_every_attribute(page: str) -> None:
    network = town().network("actor-actor")
    for attribute in (*next(iter(network.edges(data=True)))[2], *NodeInfo.__slots__):
        if attribute != "cls":
            assert f"`{attribute}`" in page, attribute


def test_the_declaration_on_the_page_works(page: str, tmp_path: Path) -> None:
    text = next(b for b in re.findall(r"(?s)```yaml\n(.*?)```", page))
    path = tmp_path / "page.yaml"
    path.write_text(text, encoding="utf-8")
    network = town().network(path, city="kita", kind="participant", joint="half")
    assert network.edges["kita/actor/npo", "kita/p2/1"]["weight"] == 1.5
