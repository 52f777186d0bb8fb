"""Names as they are compared, in the curation graph of their city."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from conftest import ROOT

import kyodo_graph as kg
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.namespaces import ID, KYODO, curation_graph
from kyodo_graph.curation.quads import city_quads
from kyodo_graph.folding import fold_name
from kyodo_graph.services.checking import check_records

KEY = ox.NamedNode(KYODO + "nameKey")


def keys_in(folder: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in city_quads(read_dataset(folder, ROOT / "ontology"), "minami"):
        if quad.predicate == KEY:
            assert quad.graph_name == ox.NamedNode(curation_graph("minami"))
            assert isinstance(quad.object, ox.Literal)
            found.setdefault(quad.subject.value.removeprefix(ID), set()).add(quad.object.value)
    return found


def test_labels_and_aliases_of_what_is_known_by_its_name(mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{ja: センター}", "{ja: 「ｾﾝﾀ－」}"), encoding="utf-8")
    assert keys_in(mini_copy) == {
        "minami/p1": {"協働計画"},
        "minami/p2": {"南市協働計画第2次"},
        "minami/actor/city": {"市"},
        "minami/actor/center": {"南市民活動センター", "センター"},
        "minami/actor/chonaikai": {"町内会"},
    }


def test_every_actor_has_the_key_of_each_of_its_names(graph: kg.Graph) -> None:
    query = """SELECT ?actor ?name ?key WHERE {
      ?actor a kyodo:Actor ; rdfs:label|skos:altLabel ?name FILTER(LANG(?name) = "ja")
      OPTIONAL { ?actor kyodo:nameKey ?key }
    }"""
    names: dict[str, set[str]] = {}
    keys: dict[str, set[str]] = {}
    for actor, name, key in graph.sparql(query).rows:  # type: ignore[union-attr]
        names.setdefault(str(actor), set()).add(fold_name(str(name)))
        keys.setdefault(str(actor), set()).add(str(key))
    assert keys == names
    assert len(keys) > 150


def test_things_of_one_name_printed_differently_are_said(cases: Path) -> None:
    folder = cases / "04-duplicate-by-width" / "data"
    found = [f for f in check_records(folder).findings if f.rule == "alike-name"]
    assert [f.subject.removeprefix(ID) for f in found] == [f"midorino/actor/{x}" for x in "abd"]
    graph = kg.load(folder)
    rows = {r["name"]: r["actors"] for r in graph.query("shared_names", least=1)}  # type: ignore[union-attr]
    assert rows == {"npo法人みどり": 3, "市民会議": 2, "市": 1}
