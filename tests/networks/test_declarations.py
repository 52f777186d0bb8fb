"""A user's own declarations, and what is wrong with one, each with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_networks import town as load_town

import kyodo_graph as kg
from kyodo_graph.graph import Graph
from kyodo_graph.networks.declaration import read_declaration, read_declarations
from kyodo_graph.networks.selects import Select
from kyodo_graph.shipped import shipped

TITLES = "title: {ja: 自作, en: Own}\ndescription: {ja: 自作, en: Own}\n"
SELECT = """\
  SELECT ?source ?target ?city ?record ?passage WHERE {
    ?record kyodo:city ?city ; a kyodo:Tie ; kyodo:subject ?source ; kyodo:object ?target .
    GRAPH ?graph { ?record a kyodo:Tie }
    ?graph kyodo:pointer ?passage .
  }
"""
OWN = f"{TITLES}modes: [actor]\nedges: |\n{SELECT}"
AREAS = f"""{TITLES}modes: [actor, area]
kinds: [scheme:role]
weight: records
edges: |
  SELECT ?source ?target ?city ?record ?passage ?kind ?made_by WHERE {{
    ?made_by kyodo:city ?city ; kyodo:hasParticipation ?record ; kyodo:isPartOf ?target .
    ?record kyodo:actor ?source ; kyodo:role ?kind .
    GRAPH ?graph {{ ?record a kyodo:Participation }}
    ?graph kyodo:pointer ?passage .
  }}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[int, int, str, str]]:
    """What is wrong with a declaration: line, column, what, what was expected."""
    with pytest.raises(kg.InputError) as caught:
        read_declaration(path)
    assert {p.file for p in caught.value.problems} == {str(path)}
    return [(p.line, p.column, p.what, p.expected) for p in caught.value.problems]


def test_a_users_own_file(tmp_path: Path) -> None:
    network = load_town().network(write(tmp_path, "areas", AREAS), city="kita", kind="participant")
    assert {(a, b): w for a, b, w in network.edges(data="weight")} == {
        ("kita/actor/center", "kita/p2/1"): 1,
        ("kita/actor/npo", "kita/p2/1"): 2,
        ("kita/actor/shimin", "kita/p2/1"): 1,
    }
    assert network.graph["projection"] == "areas"
    assert network.nodes["kita/p2/1"]["mode"] == "area"
    assert network.nodes["kita/p2/1"]["label_ja"] == "つながり"


def test_a_users_own_file_by_its_path_as_text(tmp_path: Path) -> None:
    network = load_town().network(str(write(tmp_path, "own", OWN)))
    # undirected: the ties between the centre and the NPOs, two there and one back, are one edge
    assert network.number_of_edges() == 4
    assert network.edges["kita/actor/npo", "kita/actor/center"]["weight"] == 3


def test_an_own_projection_of_an_own_two_mode_network(tmp_path: Path) -> None:
    write(tmp_path, "areas", AREAS)
    path = write(tmp_path, "by-area", f"{TITLES}modes: [actor]\nproject: areas\nweight: newman\n")
    network = load_town().network(path, city="kita", plan=())
    assert network.edges["kita/actor/npo", "kita/actor/center"]["elements"] == ["kita/p2/1"]
    assert network.graph["projected_from"] == "areas"


def test_an_own_projection_of_a_shipped_network(tmp_path: Path) -> None:
    path = write(tmp_path, "own", f"{TITLES}modes: [element]\nproject: actor-element\n")
    network = load_town().network(path, city="kita")
    assert network.edges["kita/p2/i1", "kita/p2/i2"]["weight"] == 2
    assert network.edges["kita/p2/i1", "kita/p2/i2"]["elements"] == [
        "kita/actor/center",
        "kita/actor/npo",
    ]


def test_a_folder_of_own_declarations(tmp_path: Path) -> None:
    shutil.copytree(shipped("queries") / "networks", tmp_path / "networks")
    write(tmp_path / "networks", "areas", AREAS)
    graph = Graph(load_town().store, tmp_path)
    assert "areas" in graph.projections
    assert "actor-actor" in graph.projections
    assert graph.network("areas").number_of_edges() > 0


def test_several_selects_and_literals_and_unknown_things(tmp_path: Path) -> None:
    text = f"""{TITLES}modes: [city, word]
edges:
- |
  SELECT ?source ?target ?city ?record ?passage WHERE {{
    ?record kyodo:city ?city ; a kyodo:Initiative ; kyodo:number ?target .
    GRAPH ?graph {{ ?record a kyodo:Initiative }} ?graph kyodo:pointer ?passage
    BIND(?city AS ?source)
  }}
- |
  SELECT (<https://example.org/x> AS ?source) ("w" AS ?target) ?city
    (?city AS ?record) ("p" AS ?passage) WHERE {{ ?city kyodo:cityKey ?key }}
"""
    network = load_town().network(write(tmp_path, "own", text))
    assert {(a, b) for a, b in network.edges} == {
        ("kita", "1"), ("kita", "2"), ("kita", "3"), ("nishi", "1"),
        ("https://example.org/x", "w"),
    }  # fmt: skip
    assert network.nodes["w"]["label_ja"] == network.nodes["w"]["label_en"] == "w"
    assert network.nodes["https://example.org/x"]["iri"] == "https://example.org/x"


def test_kinds_that_are_not_declared_can_be_asked_for(tmp_path: Path) -> None:
    text = AREAS.replace("kinds: [scheme:role]\n", "")
    path = write(tmp_path, "own", text)
    assert load_town().network(path, kind="lead").number_of_edges() > 0
    assert not load_town().network(path, kind="anything")


def test_a_node_of_both_modes_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "own", OWN.replace("[actor]", "[actor, other]"))
    with pytest.raises(kg.InputError) as caught:
        load_town().network(path)
    [problem] = caught.value.problems
    assert (problem.line, problem.column) == (3, 8)
    assert "2 nodes are of both modes (kita/actor/center, kita/actor/npo)" in problem.what


def test_a_row_without_a_passage_is_refused(tmp_path: Path) -> None:
    text = OWN.replace(
        "    ?graph kyodo:pointer ?passage .", "    OPTIONAL { ?graph kyodo:no ?passage }"
    )
    with pytest.raises(kg.InputError) as caught:
        load_town().network(write(tmp_path, "own", text))
    assert caught.value.problems[0].what == "a row without ?passage"
    assert caught.value.problems[0].line == 5


def test_a_city_that_is_no_city_is_refused(tmp_path: Path) -> None:
    text = OWN.replace("kyodo:city ?city", "kyodo:city/kyodo:cityKey ?city")
    with pytest.raises(kg.InputError, match=r"\?city is 'kita'; expected the IRI of a kyodo:City"):
        load_town().network(write(tmp_path, "own", text))


def with_(old: str, new: str) -> str:
    """The declaration with something in it replaced."""
    assert old in OWN
    return OWN.replace(old, new, 1)


def edges(value: str) -> str:
    """A declaration with other edges."""
    return f"{TITLES}modes: [a]\nedges: {value}\n"


MODES = "modes are not one or two names"
THREE_FAULTS = f"{TITLES}modes: [a, b]\nproject: x\ndirected: true\nweight: records\n"
WRONG = [
    (with_("modes", "mods"), [(3, 1, "unknown key 'mods'", "modes")]),
    (with_("modes: [actor]\n", ""), [(1, 1, MODES, "[actor]")]),
    (with_("[actor]", "[a, b, c]"), [(3, 8, MODES, "")]),
    (with_("[actor]", "[a, a]"), [(3, 8, MODES, "")]),
    (with_("[actor]", "[[a]]"), [(3, 9, "a collection under 'modes'", "texts")]),
    (with_("{ja: 自作, en: Own}", "Own"), [(1, 8, "'title' is not in both", "{ja")]),
    (with_("en: Own}", "en: Own, fr: X}"), [(1, 8, "'title' is not in both", "{ja")]),
    (OWN + "directed: yes\n", [(10, 11, "'directed' is neither true nor false", "true")]),
    (OWN + "weight: newman\n", [(10, 9, "unknown weight 'newman'", "records, presence")]),
    (OWN + "project: actor-element\n", [(1, 1, "not exactly one of 'edges' and", "")]),
    (f"{TITLES}modes: [a]\n", [(1, 1, "not exactly one of 'edges' and 'project'", "SELECT")]),
    (
        THREE_FAULTS,
        [
            (3, 8, "a projected network is not of one mode", ""),
            (5, 11, "a projected network has no direction", "false"),
            (6, 9, "unknown weight 'records'", "newman"),
        ],
    ),
    (with_("GRAPH ?graph {", "GRAPH ?graph"), [(7, 5, "GRAPH ?graph without a group", "")]),
    (with_("kyodo:Tie }", "kioto:Tie }"), [(7, 30, "unknown prefix", "")]),
    (with_(" ?target ?city", " ?city"), [(4, 8, "the query does not give ?target", "?target")]),
    (with_("e WHERE", "e ?kinds WHERE"), [(4, 8, "unknown variable ?kinds", "?kind")]),
    (edges("ASK { ?s ?p ?o }"), [(4, 8, "a query that is no SELECT", "SELECT")]),
    (edges("'SELECT ?source § { ?s a ?t }'"), [(4, 24, "not SPARQL", "")]),
    (edges("DELETE WHERE { ?s ?p ?o }"), [(4, 8, "the query writes", "")]),
    (edges("{a: b}"), [(4, 8, "a collection under 'edges'", "")]),
    (edges(">\n  SELECT ?source\n  { ?s }"), [(4, 8, "not SPARQL", "")]),
    ("title: [\n", [(2, 1, "not YAML", "")]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_has_its_place(
    tmp_path: Path, text: str, expected: list[tuple[int, int, str, str]]
) -> None:
    found = problems(write(tmp_path, "own", text))
    for line, column, what, wanted in expected:
        assert any(
            (line, column) == (at, place) and what in said and wanted in hint
            for at, place, said, hint in found
        ), found


def test_the_place_of_an_error_in_sparql_is_that_in_the_file(tmp_path: Path) -> None:
    text = OWN.replace("    ?graph kyodo:pointer ?passage .", "    ?graph kyodo:pointer ?passage §")
    [(line, column, what, _)] = problems(write(tmp_path, "own", text))
    assert (line, column) == (8, text.splitlines()[7].index("§") + 1)
    assert what.startswith("not SPARQL")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(kg.InputError, match=r"no\.yaml: cannot be read"):
        load_town().network(tmp_path / "no.yaml")


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("modes: [actor]\nproject: actor-elements\n", "is no two-mode projection", "actor-element"),
        ("modes: [actor]\nproject: ties\n", "is no two-mode projection", "actor-element"),
        ("modes: [actor]\nproject: actor-actor\n", "is no two-mode projection", "actor-theme"),
        ("modes: [actors]\nproject: actor-element\n", "has no mode 'actors'", "actor or element"),
    ],
)
def test_what_is_projected_must_be_a_two_mode_network(
    tmp_path: Path, text: str, what: str, expected: str
) -> None:
    path = write(tmp_path, "own", TITLES + text)
    with pytest.raises(kg.InputError) as caught:
        load_town().network(path)
    [problem] = caught.value.problems
    assert what in problem.what
    assert expected in problem.expected
    assert problem.line in (3, 4)


def test_a_folder_names_all_that_is_wrong_in_it(tmp_path: Path) -> None:
    write(tmp_path, "a", OWN.replace("[actor]", "[]"))
    write(tmp_path, "b", OWN.replace("modes", "mode"))
    write(tmp_path, "c", OWN)
    with pytest.raises(kg.InputError) as caught:
        read_declarations(tmp_path)
    assert {Path(p.file).name for p in caught.value.problems} == {"a.yaml", "b.yaml"}
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "b.yaml").unlink()
    write(tmp_path, "d", f"{TITLES}modes: [actor]\nproject: c\n")
    with pytest.raises(kg.InputError, match=r"d\.yaml:4:10: 'c' is no two-mode projection"):
        read_declarations(tmp_path)


def test_a_query_is_narrowed_at_the_front_of_its_pattern() -> None:
    text = "# { no\nSELECT ('{' AS ?x) ?city WHERE { ?city a <http://x/{> }"
    select = Select(text, ("city",), "x", 1, 1)
    narrowed = select.narrowed(["http://x/a", "http://x/b"])
    assert narrowed.startswith("# { no\nSELECT ('{' AS ?x) ?city WHERE { VALUES ?city {")
    assert "<http://x/a> <http://x/b>" in narrowed
    assert select.narrowed([]) == text


def test_cities_are_kept_to_where_a_query_cannot_be_narrowed(tmp_path: Path) -> None:
    # The first brace is that of an EXISTS in the SELECT clause.
    text = OWN.replace(
        "SELECT ?source", "SELECT (IF(EXISTS { ?record a kyodo:Tie }, 'x', 'y') AS ?column) ?source"
    )
    path = write(tmp_path, "own", text)
    assert load_town().network(path, city="kita").number_of_edges() == 4
    assert load_town().network(path, city="nishi").number_of_edges() == 0
