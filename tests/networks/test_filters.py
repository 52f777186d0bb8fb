"""Each filter on the two made-up cities, counted by hand, and what must hold on any graph."""

from __future__ import annotations

import shutil
from pathlib import Path

import networkx as nx
import pytest
from small_networks import TOWN
from small_networks import town as load_town

import kyodo_graph as kg

NAMES = ("actor-element", "actor-activity", "actor-theme", "instrument-actor", "ties", "whole")


@pytest.fixture
def town() -> kg.Graph:
    return load_town()


def pairs(graph: nx.Graph) -> set[tuple[str, str]]:
    """The edges, ids without their beginnings."""
    return {(_last(a), _last(b)) for a, b in graph.edges}


def _last(node: str) -> str:
    return node.removeprefix("kita/").removeprefix("actor/")


def test_city(town: kg.Graph) -> None:
    assert {d["city"] for _, d in town.network("whole", city="nishi").nodes(data=True)} == {"nishi"}
    both = town.network("actor-element", city=("kita", "nishi"))
    assert pairs(both) == pairs(town.network("actor-element"))
    assert town.network("actor-element", city="ｎｉｓｈｉ ").number_of_edges() == 2


def test_plan(town: kg.Graph) -> None:
    assert pairs(town.network("actor-element", plan="kita/p1")) == {("city", "p1/i1")}
    iri = "https://w3id.org/kyodo/id/kita/p1"
    assert pairs(town.network("actor-element", plan=iri)) == {("city", "p1/i1")}
    two = town.network("actor-element", plan=["kita/p1", "nishi/p1"])
    assert two.number_of_edges() == 3


def test_plan_of_what_is_reported_under_an_element(town: kg.Graph) -> None:
    assert pairs(town.network("actor-activity", plan="kita/p2")) == {
        ("center", "activity/kai"),
        ("npo", "activity/kai"),
    }
    ties = town.network("ties", plan="kita/p2")  # by their context, or by the context's element
    assert pairs(ties) == {("center", "npo"), ("city", "center")}
    whole = town.network("whole", plan="kita/p2")
    assert ("city", "activity/matsuri") not in pairs(whole)
    assert ("p2/i1", "p2/indicator/kaisu") in pairs(whole)


def test_generation(town: kg.Graph) -> None:
    first = town.network("actor-element", generation=1)
    assert {b for _, b in first.edges} == {"kita/p1/i1", "nishi/p1/i1"}
    assert pairs(town.network("actor-element", generation=1, city="kita")) == {("city", "p1/i1")}
    assert town.network("actor-element", generation=(1, 2)).number_of_edges() == 10
    assert not town.network("actor-element", generation=1, plan="kita/p2")


def test_theme(town: kg.Graph) -> None:
    assert pairs(town.network("actor-element", theme="T06")) == {
        ("center", "p2/i2"),
        ("npo", "p2/i2"),
        ("shimin", "p2/i2"),
    }
    assert town.network("actor-element", theme=["T06", "T07"]).number_of_edges() == 4
    assert town.network("actor-element", theme="Ｔ０６").number_of_edges() == 3
    # any theme of the element counts, not only the primary one
    assert ("npo", "p2/i2") in pairs(town.network("actor-element", theme="T03"))


def test_theme_of_the_element_behind_an_activity_or_tie(town: kg.Graph) -> None:
    assert pairs(town.network("actor-activity", theme="T06")) == {
        ("center", "activity/kai"),
        ("npo", "activity/kai"),
    }
    assert pairs(town.network("ties", theme="T06")) == {("center", "npo"), ("city", "center")}
    assert town.network("ties", theme="T06").edges["kita/actor/center", "kita/actor/npo"][
        "roles"
    ] == ["supports"]  # fmt: skip


def test_kind(town: kg.Graph) -> None:
    leads = town.network("actor-element", kind="lead")
    assert leads.number_of_edges() == 5
    assert {role for *_, roles in leads.edges(data="roles") for role in roles} == {"lead"}
    ties = town.network("ties", kind=["funds", "advises"])
    assert pairs(ties) == {("city", "center"), ("center", "npo")}
    assert ties.edges["kita/actor/center", "kita/actor/npo"]["weight"] == 1
    tree = town.network("whole", kind="has_part")
    assert pairs(tree) == pairs(town.network("element-tree"))


def test_basis(town: kg.Graph) -> None:
    assert pairs(town.network("actor-element", basis="implied")) == {("shimin", "p2/i2")}
    assert town.network("actor-element", basis="stated").number_of_edges() == 9
    assert pairs(town.network("ties", basis="implied")) == {("npo", "center")}
    assert town.network("ties", basis=["stated", "implied"]).number_of_edges() == 5


def test_modality(town: kg.Graph) -> None:
    assert pairs(town.network("ties", modality=["done", "ongoing"])) == {
        ("center", "npo"),
        ("npo", "npo"),
        ("city", "center"),
    }


def test_generic(town: kg.Graph) -> None:
    for name in ("actor-element", "actor-theme", "ties", "whole"):
        network = town.network(name, generic=False)
        assert len(network)
        assert not [n for n in network if n.endswith("actor/shimin")]
    assert town.network("actor-element", generic=False).number_of_edges() == 8
    assert "kita/actor/shimin" not in town.network("actor-actor", generic=False)


def test_city_office(town: kg.Graph) -> None:
    network = town.network("actor-element", city_office=False)
    assert pairs(network) == {
        ("center", "p2/i1"), ("npo", "p2/i1"), ("center", "p2/i2"), ("npo", "p2/i2"),
        ("shimin", "p2/i2"), ("nishi/actor/shimin", "nishi/p1/i1"),
    }  # fmt: skip
    assert "kita/p2/2" not in network  # only the city has a part in it
    assert "kita" in town.network("city-theme", city_office=False)


def test_joint_columns_whole_half_and_out(town: kg.Graph) -> None:
    center, npo, city = "kita/actor/center", "kita/actor/npo", "kita/actor/city"
    half = town.network("actor-element", joint="half")
    assert {a: half.edges[a, "kita/p2/i1"]["weight"] for a in (center, npo, city)} == {
        center: 0.5,
        npo: 0.5,
        city: 1.0,
    }
    assert half.edges[npo, "kita/p2/i2"]["weight"] == 1
    out = town.network("actor-element", joint="out")
    assert pairs(town.network("actor-element")) - pairs(out) == {
        ("center", "p2/i1"),
        ("npo", "p2/i1"),
    }
    projected = town.network("actor-actor", joint="half")
    assert projected.edges[center, npo]["weight"] == 0.5 * 0.5 + 1
    assert projected.edges[center, city]["weight"] == 0.5
    themes = town.network("actor-theme", joint="half")
    assert themes.edges[npo, "theme/T03"]["weight"] == 0.5
    instruments = town.network("instrument-actor", joint="half")
    assert instruments.edges["kita/instrument/josei", npo]["weight"] == 0.5
    assert town.network("whole", joint="half").edges[npo, "kita/p2/i1"]["weight"] == 0.5
    assert ("npo", "p2/i1") not in pairs(town.network("whole", joint="out"))


def test_a_share_is_what_the_document_says_whatever_else_is_left_out(town: kg.Graph) -> None:
    leads = town.network("actor-element", joint="half", city_office=False, kind="participant")
    assert leads.edges["kita/actor/npo", "kita/p2/i1"]["weight"] == 0.5


def test_a_column_of_three_gives_thirds(tmp_path: Path) -> None:
    graph = load_with_three(tmp_path)
    weights = [
        w
        for a, b, w in graph.network("actor-element", joint="half").edges(data="weight")
        if b == "kita/p2/i1"
    ]
    assert sorted(weights) == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1])
    # and where the generic one is left out, the others keep theirs
    without = graph.network("actor-element", joint="half", generic=False)
    assert without.edges["kita/actor/npo", "kita/p2/i1"]["weight"] == pytest.approx(1 / 3)


def load_with_three(folder: Path) -> kg.Graph:
    """The two cities, where the joint column names the citizens as well."""
    import shutil

    from small_networks import TOWN

    data = Path(shutil.copytree(TOWN, folder / "data"))
    path = data / "kita" / "kita-2.yaml"
    text = path.read_text(encoding="utf-8")
    line = next(ln for ln in text.splitlines() if "actor: kita/actor/npo," in ln and "joint" in ln)
    third = line.replace("kita/actor/npo", "kita/actor/shimin")
    path.write_text(text.replace(line, f"{line}\n{third}"), encoding="utf-8")
    return kg.load(data, cached=False)


@pytest.mark.parametrize("name", NAMES)
def test_half_is_at_most_whole_and_out_is_part_of_it(graph: kg.Graph, name: str) -> None:
    whole, half, out = (graph.network(name, joint=j) for j in ("whole", "half", "out"))
    assert {*half.edges} == {*whole.edges}
    assert {*out.edges} <= {*whole.edges}
    for a, b, data in whole.edges(data=True):
        assert half.edges[a, b]["weight"] <= data["weight"]
        if out.has_edge(a, b):
            assert out.edges[a, b]["weight"] <= half.edges[a, b]["weight"]
            assert set(out.edges[a, b]["records"]) <= set(data["records"])
    if name == "actor-element":
        assert {*out.edges} < {*whole.edges}
        assert any(half.edges[e]["weight"] < whole.edges[e]["weight"] for e in whole.edges)


@pytest.mark.parametrize("weight", ["sum", "newman"])
def test_half_is_at_most_whole_in_sums(graph: kg.Graph, weight: str) -> None:
    whole = graph.network("actor-actor", joint="whole", weight=weight)
    half = graph.network("actor-actor", joint="half", weight=weight)
    assert {*half.edges} == {*whole.edges}
    for a, b, value in whole.edges(data="weight"):
        assert half.edges[a, b]["weight"] <= value + 1e-12


FILTERS = (
    {"city": "shimonoseki"}, {"plan": "yamaguchi/p1"}, {"generation": 3}, {"theme": "T06"},
    {"basis": "stated"}, {"generic": False}, {"city_office": False}, {"joint": "out"},
)  # fmt: skip


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
@pytest.mark.parametrize("name", ["actor-element", "ties", "whole", "actor-theme"])
def test_a_filter_only_takes_away(graph: kg.Graph, name: str, chosen: dict[str, object]) -> None:
    whole, part = graph.network(name), graph.network(name, **chosen)
    assert set(part) <= set(whole)
    for a, b, data in part.edges(data=True):
        assert set(data["records"]) <= set(whole.edges[a, b]["records"])
        assert data["weight"] <= whole.edges[a, b]["weight"]
    assert part.number_of_edges() <= whole.number_of_edges()


def test_what_nothing_passes_is_a_network_without_nodes(town: kg.Graph) -> None:
    for name in (*NAMES, "actor-actor", "city-theme", "element-tree"):
        network = town.network(name, plan="kita/p1", theme="T13")
        assert (len(network), network.number_of_edges()) == (0, 0)
        assert network.is_directed() == town.network(name).is_directed()
        assert network.graph["themes"] == "T13"
        assert network.graph["formula"]


def test_presence_counts_the_record_that_counts_most(tmp_path: Path) -> None:
    """The centre stands in i1 in a joint column of two and in one of its own: ½ and 1."""
    data = Path(shutil.copytree(TOWN, tmp_path / "data"))
    path = data / "kita" / "kita-2.yaml"
    joint = "- {actor: kita/actor/npo, role: participant, column: センター・NPO"
    own = '- {actor: kita/actor/center, role: lead, column: センター, symbol: "◎"}\n      '
    text = path.read_text(encoding="utf-8")
    assert text.count(joint) == 1
    path.write_text(text.replace(joint, own + joint), encoding="utf-8")
    graph = kg.load(data)
    ends = ("kita/actor/center", "kita/p2/i1")
    for joint_columns, presence, records in (("whole", 1, 2), ("half", 1, 1.5), ("out", 1, 1)):
        for weight, value in (("presence", presence), ("records", records)):
            found = graph.network("actor-element", weight=weight, joint=joint_columns)
            assert found.edges[ends]["weight"] == value
    # Beside the other of the joint column alone.
    found = graph.network("actor-element", joint="half")
    assert found.edges["kita/actor/npo", "kita/p2/i1"]["weight"] == 0.5
