"""Licence and contact of own data in the attributes of networks and their files."""

from __future__ import annotations

from pathlib import Path

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.networks.rights import data_rights


def licensed(data: Path) -> Path:
    path = data / "catalog.yaml"
    text = path.read_text(encoding="utf-8")
    own = '  data_license: CC BY 4.0\n  data_contact: "a & b <me@example.org>"\n'
    path.write_text(text.replace("  key: minami\n", f"  key: minami\n{own}"), encoding="utf-8")
    return data


def test_what_the_catalogue_says_stands_in_the_network(mini_copy: Path, tmp_path: Path) -> None:
    graph = kg.load(licensed(mini_copy))
    told = {"data_license": "CC BY 4.0", "data_contact": "a & b <me@example.org>"}
    for projection in ("actor-element", "actor-actor"):
        network = graph.network(projection)
        assert {key: network.graph.get(key) for key in told} == told
    for fmt, said in (("graphml", "CC BY 4.0"), ("json", "CC BY 4.0"), ("gexf", "CC BY 4.0")):
        file = tmp_path / f"n.{fmt}"
        options = ["--data", str(mini_copy), "--format", fmt, "-o", str(file)]
        assert run(["network", "actor-element", *options]) == 0
        assert said in file.read_text(encoding="utf-8")
    assert run(["build", "--data", str(mini_copy), "-o", str(tmp_path / "out")]) == 0
    assert "CC BY 4.0" in (tmp_path / "out" / "kyodo.trig").read_text(encoding="utf-8")


def test_without_nothing_is_said(mini: kg.Graph) -> None:
    assert data_rights(mini.store) == {}
    assert "data_license" not in mini.network("actor-element").graph


def test_of_the_cities_that_are_in_it(mini_copy: Path) -> None:
    store = kg.load(licensed(mini_copy)).store
    assert data_rights(store, ("minami",))["data_license"] == "CC BY 4.0"
    assert data_rights(store, ("kita",)) == {}
