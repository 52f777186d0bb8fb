"""A record that several passages state is found whole in the graph of each of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.networks.building import Network

# What is put into the small city's file: behind a text that stands there, what it gets besides.
MORE = (
    (
        'role: participant, column: 市, symbol: "○"',
        ', elsewhere: [{at: 5}, {at: 6, symbol: "△"}]',
    ),
    ("at: 4, fy: 2024, phase: implement, printed: 実施", ", elsewhere: [{at: 5}]"),
    ('value_kind: baseline, printed: "1,200人"', ', elsewhere: [{at: 6, printed: "約1,200人"}]'),
    ("value_kind: target, stated: false, printed: —", ", elsewhere: [{at: 6}]"),
    ("at: 6, function: F02", ", elsewhere: [{at: 2}]"),
    ("basis: stated, modality: ongoing", ", elsewhere: [{at: 4, tie_relation: supports}, {at: 1}]"),
)
ADDED = """
      status:
        at: 4
        symbol: "◎"
        disposition: continued
        elsewhere: [{at: 5}]
      lineage:
      - {at: 4, lineage_relation: replaced_by, target: minami/p2/1, elsewhere: [{at: 1}]}
      quantities:
      - at: 4
        measure: {ja: 開催数, en: Courses held}
        value: 3
        unit: 回
        printed: 3回
        elsewhere: [{at: 2}]
"""
TOP = """
- {ref: minami/actor/center, at: 2, alias: {ja: 拠点}}
"""
PATTERNS = {
    "participation": (
        "?element kyodo:hasParticipation ?it . "
        "?it a kyodo:Participation ; kyodo:actor <id:minami/actor/city> ; "
        "kyodo:role role:participant",
        ["minami-1:3", "minami-1:5", "minami-1:6"],
    ),
    "schedule entry": (
        "?element kyodo:hasScheduleEntry ?it . "
        "?it a kyodo:ScheduleEntry ; kyodo:fiscalYear <id:fy/2024> ; kyodo:phase phase:implement",
        ["minami-1:4", "minami-1:5"],
    ),
    "observation": (
        "?indicator kyodo:hasObservation ?it . "
        "?it a kyodo:Observation ; kyodo:value 1200.0 ; kyodo:valueKind value-kind:baseline ; "
        "kyodo:fiscalYear <id:fy/2022>",
        ["minami-1:5", "minami-1:6"],
    ),
    "observation without a value": (
        "?it a kyodo:Observation ; kyodo:stated false ; kyodo:fiscalYear <id:fy/2026>",
        ["minami-1:5", "minami-1:6"],
    ),
    "function": (
        "<id:minami/actor/center> kyodo:hasFunction ?it . ?it a kyodo:FunctionAssignment",
        ["minami-1:2", "minami-1:6"],
    ),
    "tie": (
        "?it a kyodo:Tie ; kyodo:subject ?from ; kyodo:object ?to ; "
        "kyodo:tieRelation tie-relation:supports",
        ["minami-1:1", "minami-1:4", "minami-1:6"],
    ),
    "status": (
        "?element kyodo:hasStatus ?it . ?it a kyodo:StatusAssessment ; "
        "kyodo:disposition disposition:continued",
        ["minami-1:4", "minami-1:5"],
    ),
    "lineage": (
        "?element kyodo:hasLineage ?it . ?it a kyodo:Lineage ; kyodo:target ?target ; "
        "kyodo:lineageRelation lineage-relation:replaced_by",
        ["minami-1:1", "minami-1:4"],
    ),
    "quantity": (
        "?element kyodo:hasQuantity ?it . ?it a kyodo:Quantity ; kyodo:value 3.0 ; "
        'kyodo:unit "回" ; kyodo:measure "開催数"@ja',
        ["minami-1:2", "minami-1:4"],
    ),
    "thing of which more is said": (
        "?it a kyodo:Actor FILTER(?it = <id:minami/actor/center>)",
        ["minami-1:2", "minami-1:3", "minami-1:6"],
    ),
}


@pytest.fixture(scope="module")
def restated(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    folder = tmp_path_factory.mktemp("restated") / "data"
    shutil.copytree(MINI / "data", folder)
    path: Path = folder / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    for behind, more in MORE:
        assert text.count(behind) == 1
        text = text.replace(behind, behind + more)
    place = text.index("      schedule:")
    text = text[:place] + ADDED.lstrip("\n") + text[place:]
    text = text.replace("actors:\n", "actors:" + TOP, 1)
    path.write_text(text, encoding="utf-8")
    return kg.load(folder)


def found(graph: kg.Graph, pattern: str) -> list[str]:
    text = pattern.replace("<id:", "<https://w3id.org/kyodo/id/")
    answer = graph.sparql(f"""SELECT ?at WHERE {{
      GRAPH ?passage {{ {text} }} ?passage kyodo:pointer ?at }} ORDER BY ?at""")
    return [str(at) for at in answer.column("at")]


@pytest.mark.parametrize("kind", PATTERNS)
def test_every_passage_states_the_record_whole(restated: kg.Graph, kind: str) -> None:
    pattern, passages = PATTERNS[kind]
    assert found(restated, pattern) == passages


def test_what_is_printed_stays_where_it_is_printed(restated: kg.Graph) -> None:
    """A mark, a column and a printed figure are of their own place."""
    assert found(restated, '?it kyodo:symbol "○"') == ["minami-1:3"]
    assert found(restated, '?it kyodo:symbol "△"') == ["minami-1:6"]
    assert found(restated, '?it kyodo:column "市"') == ["minami-1:3"]
    assert found(restated, '?it kyodo:printed "1,200人"') == ["minami-1:5"]
    assert found(restated, '?it kyodo:printed "約1,200人"') == ["minami-1:6"]


def test_the_code_of_a_function_stays_the_curators(restated: kg.Graph) -> None:
    assert found(restated, "?it kyodo:function ?what") == []
    assert restated.sparql("ASK { ?it kyodo:function function:F02 }")


def test_the_tables_name_the_first_passage_and_all(restated: kg.Graph) -> None:
    (tie,) = restated.query("ties")
    assert (tie["source"], tie["sources"]) == ("minami-1:6", "minami-1:6 | minami-1:1 | minami-1:4")
    assert str(tie["iri"]).endswith("/tie-minami-1-l6-center-supports-chonaikai")
    roles = {row["actor"]: row for row in restated.query("roles")}
    assert roles["市"]["sources"] == "minami-1:3 | minami-1:5 | minami-1:6"
    assert roles["南市民活動センター"]["sources"] == "minami-1:3"
    assert len(roles) == 2


def test_each_record_once_however_many_passages_state_it(
    restated: kg.Graph, mini: kg.Graph
) -> None:
    for name in ("roles", "ties", "schedule", "observations", "actors", "elements"):
        before = mini.query(name).column("source")
        assert restated.query(name).column("source") == before


def test_edges_carry_all_passages(restated: kg.Graph) -> None:
    def passages(network: Network) -> list[list[str]]:
        return sorted(data["passages"] for _, _, data in network.edges(data=True))

    assert passages(restated.network("ties")) == [["minami-1:1", "minami-1:4", "minami-1:6"]]
    assert passages(restated.network("actor-element")) == [
        ["minami-1:3"],
        ["minami-1:3", "minami-1:5", "minami-1:6"],
    ]
    weights = {data["weight"] for _, _, data in restated.network("ties").edges(data=True)}
    assert weights == {1}


def test_each_thing_has_one_main_passage(graph: kg.Graph) -> None:
    many = graph.sparql("""SELECT ?it WHERE { ?passage kyodo:introduces ?it }
      GROUP BY ?it HAVING(COUNT(?passage) != 1)""")
    assert many.rows == ()
    assert not graph.sparql("ASK { ?passage kyodo:introduces ?it ; kyodo:restates ?it }")
    assert not graph.sparql("""ASK { ?passage kyodo:speaksOf ?it
      MINUS { ?passage kyodo:introduces|kyodo:restates ?it } }""")


def test_no_passage_of_a_shipped_record_is_lost(graph: kg.Graph) -> None:
    """What a passage speaks of has its class there; a tie has its ends, too."""
    lost = graph.sparql("""SELECT ?passage ?it WHERE {
      ?passage kyodo:speaksOf ?it FILTER NOT EXISTS { GRAPH ?passage { ?it a ?class } } }""")
    assert lost.rows == ()
    typed, whole = (
        graph.sparql(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?passage {{ {pattern} }} }}").rows[0][0]
        for pattern in (
            "?tie a kyodo:Tie",
            "?tie kyodo:subject ?a ; kyodo:object ?b ; kyodo:tieRelation ?r",
        )
    )
    written = [
        tie
        for path in (Path(__file__).parents[2] / "data").glob("*/*.yaml")
        for tie in yaml.safe_load(path.read_text(encoding="utf-8")).get("ties", ())
    ]
    assert typed == whole == sum(1 + len(tie.get("elsewhere", ())) for tie in written) > 0
