"""Names that do not exist are met with the nearest ones, never with an empty network."""

from __future__ import annotations

import pytest
from small_networks import town as load_town

import kyodo_graph as kg


@pytest.mark.parametrize(
    ("name", "given", "kind", "nearest"),
    [
        ("actor-elements", {}, "projection", "actor-element"),
        ("ties", {"city": "yamaguti"}, "city", "yamaguchi"),
        ("ties", {"plan": "yamaguchi/p1-late"}, "plan", "yamaguchi/p2-late"),
        ("ties", {"plan": "a b<>"}, "plan", "ichinoseki/p1"),
        ("ties", {"generation": 9}, "generation", "3"),
        ("ties", {"theme": "T99"}, "theme", "T09"),
        ("ties", {"theme": ("T01", "T1")}, "theme", "T16"),
        ("actor-element", {"kind": "leads"}, "kind of actor-element", "lead"),
        ("ties", {"kind": "lead"}, "kind of ties", "leads"),
        ("whole", {"kind": "haspart"}, "kind of whole", "has_part"),
        ("actor-actor", {"kind": "leed"}, "kind of actor-element", "lead"),
        ("ties", {"basis": "sated"}, "basis", "stated"),
        ("ties", {"modality": "planed"}, "modality", "planned"),
        ("ties", {"joint": "haf"}, "way to count joint columns", "half"),
        ("actor-actor", {"weight": "newton"}, "weight of actor-actor", "newman"),
        ("ties", {"weight": "newman"}, "weight of ties", "records"),
    ],
)
def test_unknown_names(
    graph: kg.Graph, name: str, given: dict[str, object], kind: str, nearest: str
) -> None:
    with pytest.raises(kg.UnknownNameError) as caught:
        graph.network(name, **given)
    assert caught.value.kind == kind
    assert nearest in caught.value.nearest
    assert nearest in str(caught.value)


def test_a_projection_without_kinds_says_so(graph: kg.Graph) -> None:
    with pytest.raises(kg.UnknownNameError, match="city-theme has no kinds"):
        graph.network("city-theme", kind="lead")


def test_every_code_that_a_filter_can_name_is_known(graph: kg.Graph) -> None:
    rows = graph.sparql(
        """SELECT ?scheme ?code { ?c skos:inScheme ?s ; skos:notation ?code
        BIND(STRAFTER(STR(?s), "/scheme/") AS ?scheme) FILTER(DATATYPE(?code) = xsd:string)
        VALUES ?s { scheme:theme scheme:basis scheme:modality scheme:role } }"""
    ).rows
    assert len(rows) > 20
    names = {"theme": "theme", "basis": "basis", "modality": "modality", "role": "kind"}
    for scheme, code in rows:
        graph.network("actor-element", **{names[str(scheme)]: code})


def test_names_as_people_write_them() -> None:
    town = load_town()
    wide = town.network(" actor-element ", theme="Ｔ０３", kind="ｌｅａｄ", city="ｋｉｔａ")
    plain = town.network("actor-element", theme="T03", kind="lead", city="kita")
    assert list(wide.edges) == list(plain.edges)
    assert wide.graph == plain.graph
