"""The declared projections: counted by hand on small graphs, and what must hold on any graph."""

from __future__ import annotations

import math

import networkx as nx
import pytest
from small_networks import TOWN
from small_networks import town as load_town

import kyodo_graph as kg
from kyodo_graph.measures.projection import WEIGHTS
from kyodo_graph.networks.declaration import PROJECTED

NAMES = (
    "actor-activity", "actor-actor", "actor-element", "actor-theme", "city-theme", "element-tree",
    "instrument-actor", "ties", "whole",
)  # fmt: skip
TWO_MODE = ("actor-activity", "actor-element", "actor-theme", "city-theme", "instrument-actor")
MINI_SIZES = {
    "actor-activity": (0, 0),
    "actor-actor": (2, 1),
    "actor-element": (3, 2),
    "actor-theme": (3, 2),
    "city-theme": (2, 1),
    "element-tree": (3, 2),
    "instrument-actor": (0, 0),
    "ties": (2, 1),
    "whole": (7, 6),
}
TOWN_SIZES = {
    "actor-activity": (5, 3),
    "actor-actor": (6, 6),
    "actor-element": (11, 10),
    "actor-theme": (9, 9),
    "city-theme": (5, 4),
    "element-tree": (10, 7),
    "instrument-actor": (4, 3),
    "ties": (4, 5),
    # 7 of the trees, 13 of participations, 5 of ties, 3 under elements, an indicator, a lineage,
    # and who runs the centre
    "whole": (22, 31),
}


@pytest.fixture
def town() -> kg.Graph:
    return load_town()


def edges(graph: nx.Graph) -> dict[tuple[str, str], float]:
    return {(a, b): weight for a, b, weight in graph.edges(data="weight")}


def test_the_shipped_projections_are_these(graph: kg.Graph) -> None:
    assert tuple(graph.projections) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_sizes_counted_by_hand(mini: kg.Graph, town: kg.Graph, name: str) -> None:
    for loaded, sizes in ((mini, MINI_SIZES), (town, TOWN_SIZES)):
        network = loaded.network(name)
        assert (network.number_of_nodes(), network.number_of_edges()) == sizes[name]


def test_actors_and_elements_counted_by_hand(town: kg.Graph) -> None:
    assert edges(town.network("actor-element", city="kita")) == {
        ("kita/actor/center", "kita/p2/i1"): 1,
        ("kita/actor/center", "kita/p2/i2"): 1,
        ("kita/actor/city", "kita/p1/i1"): 1,
        ("kita/actor/city", "kita/p2/2"): 1,
        ("kita/actor/city", "kita/p2/i1"): 1,
        ("kita/actor/npo", "kita/p2/i1"): 1,
        ("kita/actor/npo", "kita/p2/i2"): 1,
        ("kita/actor/shimin", "kita/p2/i2"): 1,
    }


def test_actors_that_share_elements_counted_by_hand(town: kg.Graph) -> None:
    network = town.network("actor-actor", city="kita")
    assert edges(network) == {
        ("kita/actor/center", "kita/actor/city"): 1,
        ("kita/actor/center", "kita/actor/npo"): 2,
        ("kita/actor/center", "kita/actor/shimin"): 1,
        ("kita/actor/city", "kita/actor/npo"): 1,
        ("kita/actor/npo", "kita/actor/shimin"): 1,
    }
    shared = network.edges["kita/actor/npo", "kita/actor/center"]
    assert shared["elements"] == ["kita/p2/i1", "kita/p2/i2"]
    assert shared["passages"] == ["kita-2:3", "kita-2:5"]
    assert shared["records"] == [
        "kita/p2/i1/role-center-participant",
        "kita/p2/i1/role-npo-participant",
        "kita/p2/i2/role-center-lead",
        "kita/p2/i2/role-npo-participant",
    ]
    assert shared["roles"] == ["lead", "participant"]


def test_themes_count_participations_and_initiatives(town: kg.Graph) -> None:
    assert edges(town.network("actor-theme"))["kita/actor/city", "theme/T03"] == 2
    assert edges(town.network("city-theme")) == {
        ("kita", "theme/T02"): 1,
        ("kita", "theme/T03"): 2,
        ("kita", "theme/T06"): 1,
        ("nishi", "theme/T03"): 1,
    }


def test_ties_are_directed_typed_and_may_lead_back(town: kg.Graph) -> None:
    network = town.network("ties")
    assert isinstance(network, nx.DiGraph)
    there = network.edges["kita/actor/center", "kita/actor/npo"]
    back = network.edges["kita/actor/npo", "kita/actor/center"]
    assert (there["weight"], there["roles"], there["modality"]) == (
        2.0, ["advises", "supports"], ["ongoing", "planned"],
    )  # fmt: skip
    assert (back["weight"], back["roles"], back["basis"]) == (1.0, ["supports"], ["implied"])
    assert list(nx.selfloop_edges(network)) == [("kita/actor/npo", "kita/actor/npo")]


def test_an_instruments_edge_has_both_its_passages(town: kg.Graph) -> None:
    network = town.network("instrument-actor")
    edge = network.edges["kita/instrument/josei", "kita/actor/city"]
    assert edge["passages"] == ["kita-2:11", "kita-2:3"]
    assert edge["weight"] == 1
    assert "kita/instrument/koho" not in network  # named under an element that nobody has a part in


def test_the_whole_says_what_each_edge_is(town: kg.Graph) -> None:
    network = town.network("whole")
    kinds = {kind for *_, roles in network.edges(data="roles") for kind in roles}
    assert kinds == {
        "has_part", "has_indicator", "under", "operated_by", "merged_into", "lead", "participant",
        "supports", "advises", "partners_with", "funds", "consults",
    }  # fmt: skip
    run_by = network.edges["kita/actor/center", "kita/actor/npo-kita"]
    assert (run_by["roles"], run_by["passages"]) == (["operated_by"], ["kita-2:9"])


def test_isolates_are_not_in_a_network(town: kg.Graph) -> None:
    for name in NAMES:
        assert "kita/actor/kigyo" not in town.network(name)
    assert "kita/p2/i3" not in town.network("actor-element")


def test_an_actor_alone_in_its_elements_stays_in_the_projection(town: kg.Graph) -> None:
    network = town.network("actor-actor", city="nishi", generic=False)
    assert list(network) == ["nishi/actor/city"]
    assert network.number_of_edges() == 0


def test_nodes_carry_what_is_known_of_them(town: kg.Graph) -> None:
    nodes = town.network("actor-element").nodes
    assert nodes["kita/actor/center"] == {
        "iri": "https://w3id.org/kyodo/id/kita/actor/center",
        "label_ja": "北市民活動センター",
        "label_en": "Kita Civic Activity Centre",
        "mode": "actor",
        "class": "Actor",
        "type": "intermediary_center",
        "sector": "S3",
        "specificity": "named",
        "city": "kita",
        "plan": "",
        "number": "",
        "primary_theme": "",
        "themes": [],
    }
    element = nodes["kita/p2/i2"]
    assert (element["class"], element["plan"], element["number"]) == ("Initiative", "kita/p2", "2")
    assert (element["primary_theme"], element["themes"]) == ("T06", ["T03", "T06"])
    themes = town.network("city-theme").nodes
    assert themes["theme/T03"]["label_ja"] == "担い手の発掘・育成"
    assert themes["kita"]["label_en"] == "Kita City"


@pytest.mark.parametrize("name", TWO_MODE)
def test_each_edge_of_a_two_mode_network_runs_between_the_modes(graph: kg.Graph, name: str) -> None:
    network = graph.network(name)
    modes = nx.get_node_attributes(network, "mode")
    assert set(modes.values()) == set(graph.projections[name].modes)
    assert nx.is_bipartite(network)
    first = graph.projections[name].modes[0]
    assert all(modes[a] == first != modes[b] for a, b in network.edges)


@pytest.mark.parametrize("name", NAMES)
def test_each_edge_leads_back_to_records_and_passages(graph: kg.Graph, name: str) -> None:
    known = set(graph.sparql("SELECT DISTINCT ?p { ?g kyodo:pointer ?p }").column("p"))
    things = set(graph.sparql("SELECT DISTINCT ?s { ?s a ?class }").column("s"))
    network = graph.network(name)
    assert network.number_of_edges() > 20
    for _, _, data in network.edges(data=True):
        assert data["records"]
        assert data["passages"]
        assert set(data["passages"]) <= known
        assert {f"https://w3id.org/kyodo/id/{r}" for r in data["records"]} <= things
        assert data["weight"] > 0
        assert all(data[key] == sorted(set(data[key])) for key in ("records", "passages"))


@pytest.mark.parametrize("name", NAMES)
def test_each_node_takes_part_and_has_its_labels(graph: kg.Graph, name: str) -> None:
    network = graph.network(name)
    labels = graph.sparql("SELECT ?s ?l { ?s rdfs:label ?l FILTER(LANG(?l) = 'ja') }").rows
    known = set(labels)
    for node, data in network.nodes(data=True):
        assert (data["iri"], data["label_ja"]) in known
        assert data["label_en"]
        assert network.degree(node) or name == "actor-actor"


def test_participations_are_all_there(graph: kg.Graph) -> None:
    rows = graph.sparql(
        """SELECT DISTINCT ?actor ?thing { ?thing kyodo:hasParticipation/kyodo:actor ?actor ;
        kyodo:inPlan ?plan }"""
    ).rows
    network = graph.network("actor-element")
    nodes = nx.get_node_attributes(network, "iri")
    assert {(nodes[a], nodes[b]) for a, b in network.edges} == set(rows)


def test_ties_are_all_there(graph: kg.Graph) -> None:
    ties = graph.sparql("SELECT ?tie { ?tie a kyodo:Tie }").column("tie")
    network = graph.network("ties")
    records = [r for *_, records in network.edges(data="records") for r in records]
    # One statement of a relation without direction is an arc each way, of a kind with itself one.
    both = graph.sparql(
        """SELECT ?tie { ?tie kyodo:tieRelation/kyodo:undirected true ; kyodo:subject ?one ;
        kyodo:object ?other FILTER(?one != ?other) }"""
    ).column("tie")
    assert both
    assert sorted(f"https://w3id.org/kyodo/id/{r}" for r in records) == sorted([*ties, *both])
    assert sum(weight for *_, weight in network.edges(data="weight")) == len(ties) + len(both)
    for u, v, made in network.edges(data="records"):
        back = network.edges[v, u]["records"] if network.has_edge(v, u) else []
        without = {r for r in made if f"https://w3id.org/kyodo/id/{r}" in both}
        assert without <= {*back}


def test_the_trees_are_trees(graph: kg.Graph) -> None:
    network = graph.network("element-tree")
    assert nx.is_forest(network.to_undirected())
    assert max(degree for _, degree in network.in_degree()) == 1
    roots = [node for node, degree in network.in_degree() if not degree]
    assert {network.nodes[root]["class"] for root in roots} == {"Plan"}


@pytest.mark.parametrize("name", NAMES)
def test_a_city_is_its_part_of_the_whole(graph: kg.Graph, name: str) -> None:
    whole = graph.network(name)
    parts = [graph.network(name, city=city) for city in graph.cities]
    merged = [(a, b, data) for part in parts for a, b, data in part.edges(data=True)]
    assert sorted(merged, key=str) == sorted(whole.edges(data=True), key=str)
    named = graph.network(name, city=list(graph.cities))
    assert list(named.edges(data=True)) == list(whole.edges(data=True))


def test_projected_edges_list_exactly_the_shared_elements(graph: kg.Graph) -> None:
    two_mode = graph.network("actor-element")
    network = graph.network("actor-actor")
    members = [n for n, mode in two_mode.nodes(data="mode") if mode == "actor"]
    assert list(network) == members
    for place, a in enumerate(members):
        for b in members[place + 1 :]:
            shared = sorted(set(two_mode[a]) & set(two_mode[b]))
            assert network.has_edge(a, b) == bool(shared)
            if shared:
                data = network.edges[a, b]
                assert (data["elements"], data["count"]) == (shared, len(shared))
                ties = [two_mode.edges[n, e] for n in (a, b) for e in shared]
                assert data["passages"] == sorted({p for tie in ties for p in tie["passages"]})
                assert data["records"] == sorted({r for tie in ties for r in tie["records"]})


def test_weights_agree_with_networkx(graph: kg.Graph) -> None:
    two_mode = graph.network("actor-element")
    members = [n for n, mode in two_mode.nodes(data="mode") if mode == "actor"]
    theirs = {
        "sum": nx.bipartite.weighted_projected_graph(two_mode, members),
        "newman": nx.bipartite.collaboration_weighted_projected_graph(two_mode, members),
        "jaccard": nx.bipartite.overlap_weighted_projected_graph(two_mode, members),
    }
    for weight, expected in theirs.items():
        ours = graph.network("actor-actor", weight=weight)
        assert {frozenset(e) for e in ours.edges} == {frozenset(e) for e in expected.edges}
        for a, b, data in expected.edges(data=True):
            assert ours.edges[a, b]["weight"] == pytest.approx(data["weight"], abs=1e-12)


def test_weights_follow_their_formulas(graph: kg.Graph) -> None:
    two_mode = graph.network("actor-element")
    for weight, formula in (
        ("cosine", lambda p, i, j: p / math.sqrt(i * j)),
        ("average_activity", lambda p, i, j: p / ((i + j) / 2)),
    ):
        for a, b, data in graph.network("actor-actor", weight=weight).edges(data=True):
            expected = formula(data["count"], len(two_mode[a]), len(two_mode[b]))
            assert data["weight"] == pytest.approx(expected, abs=1e-12)


def test_the_network_says_its_formula_and_filters(graph: kg.Graph) -> None:
    attributes = graph.network("actor-actor", city="shinjo", weight="newman", joint="half").graph
    assert attributes["projection"] == "actor-actor"
    assert attributes["projected_from"] == "actor-element"
    assert attributes["formula"].startswith(WEIGHTS["newman"].formula)
    assert "1 / (actors that the joint column names)" in attributes["formula"]
    assert attributes["reference"] == WEIGHTS["newman"].reference
    assert (attributes["cities"], attributes["joint"]) == ("shinjo", "half")


def test_the_weights_of_projections_are_those_of_the_measure() -> None:
    assert set(PROJECTED) == set(WEIGHTS)


def test_presence_and_records(town: kg.Graph) -> None:
    assert edges(town.network("actor-theme", weight="presence"))[
        "kita/actor/city", "theme/T03"
    ] == 1  # fmt: skip
    assert edges(town.network("ties", weight="presence"))[
        "kita/actor/center", "kita/actor/npo"
    ] == 1  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_same_graph_gives_the_same_network(town: kg.Graph, name: str) -> None:
    again = kg.load(TOWN, cached=False).network(name)
    network = town.network(name)
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(data=True)) == list(network.edges(data=True))
    assert again.graph == network.graph


def test_parallel_edges_hold_what_the_one_edge_holds(graph: kg.Graph) -> None:
    """An edge for each kind, basis and modality: together they have the records of the one."""
    one = graph.network("ties", city="shimonoseki")
    many = graph.network("ties", city="shimonoseki", parallel=True)
    assert many.is_multigraph()
    assert set(many.edges()) == set(one.edges())
    for a, b, data in one.edges(data=True):
        apart = list(many[a][b].values())
        assert sorted(r for d in apart for r in d["records"]) == data["records"]
        assert sum(d["weight"] for d in apart) == data["weight"]
        assert sorted({p for d in apart for p in d["passages"]}) == data["passages"]
        assert sorted({r for d in apart for r in d["roles"]}) == data["roles"]
        assert all(len(d["roles"]) == 1 and len(d["modality"]) <= 1 for d in apart)


def test_a_projected_network_has_one_edge_all_the_same(graph: kg.Graph) -> None:
    network = graph.network("actor-actor", city="shinjo", parallel=True)
    assert not network.is_multigraph()


def test_evidence_names_what_makes_the_edge_not_what_that_stands_under(town: kg.Graph) -> None:
    """The gathering stands under i2; the edge is made by the gathering."""
    edge = town.network("actor-activity").edges["kita/actor/center", "kita/activity/kai"]
    assert edge["elements"] == ["kita/activity/kai"]
    edge = town.network("ties").edges["kita/actor/center", "kita/actor/npo"]
    assert edge["elements"] == ["kita/p2/i1", "kita/p2/i2"]
    assert edge["records"] == sorted(edge["records"])
    assert (edge["weight"], len(edge["records"]), edge["modality"]) == (
        2,
        2,
        ["ongoing", "planned"],
    )


def test_an_undirected_network_of_one_mode_has_one_edge_for_both_ways(town: kg.Graph) -> None:
    """What i2 shares between centre and NPO is said once, whichever stands first."""
    P = town.network("actor-actor", city="kita", plan="kita/p2")
    assert P.number_of_edges("kita/actor/center", "kita/actor/npo") == 1
    assert P.edges["kita/actor/npo", "kita/actor/center"]["count"] == 2
