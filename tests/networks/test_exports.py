"""GraphML, GEXF, CSV and JSON, read back by other readers than our writers."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import igraph
import networkx as nx
import pytest
from small_networks import TOWN, nasty, stated
from small_networks import town as load_town

import kyodo_graph as kg
from kyodo_graph.networks.exporting import FORMATS, MAIN, export

PROJECTIONS = ("actor-element", "actor-actor", "ties", "whole")


@pytest.fixture(params=["undirected", "directed", *PROJECTIONS])
def network(request: pytest.FixtureRequest, graph: kg.Graph) -> nx.Graph:
    """Networks that are hard to write, and shipped ones."""
    name = request.param
    if name in PROJECTIONS:
        return graph.network(name, joint="half")
    return nasty(directed=name == "directed")


def expected_nodes(network: nx.Graph) -> dict[str, dict[str, Any]]:
    """Attributes of nodes as files have them: igraph takes ``type`` for the mode of a node."""
    return {
        node: {
            "label": data["label_ja"],
            **{"actor_type" if k == "type" else k: v for k, v in stated(data).items()},
        }
        for node, data in network.nodes(data=True)
    }


def expected_edges(network: nx.Graph) -> dict[Any, dict[str, Any]]:
    return {ends(network, a, b): stated(data) for a, b, data in network.edges(data=True)}


def ends(network: nx.Graph, a: str, b: str) -> Any:
    return (a, b) if network.is_directed() else frozenset((a, b))


def test_graphml_read_by_networkx(network: nx.Graph) -> None:
    back = nx.read_graphml(io.BytesIO(export(network, "graphml")[MAIN]))
    assert back.is_directed() == network.is_directed()
    assert list(back) == list(network)
    named = {n: {"name": n, **data} for n, data in expected_nodes(network).items()}
    assert {n: stated(d) for n, d in back.nodes(data=True)} == named
    assert expected_edges(back) == expected_edges(network)
    assert stated(back.graph, "node_default", "edge_default") == stated(network.graph)


def test_graphml_read_by_igraph(network: nx.Graph, tmp_path: Any) -> None:
    path = tmp_path / "network.graphml"
    path.write_bytes(export(network, "graphml")[MAIN])
    back = igraph.Graph.Read_GraphML(str(path))
    assert back.is_directed() == network.is_directed()
    # igraph leaves an ampersand of an id as its reader gives it
    ids = [v["id"].replace("&#38;", "&") for v in back.vs]
    assert ids == list(network)
    for node, vertex in zip(ids, back.vs, strict=True):
        data = expected_nodes(network)[node]
        assert {key: vertex[key] for key in data} == data
    edges = {ends(network, ids[e.source], ids[e.target]): e.attributes() for e in back.es}
    wanted = expected_edges(network)
    assert set(edges) == set(wanted)
    for pair, data in wanted.items():
        assert {key: edges[pair][key] for key in data} == data


def test_gexf_read_by_networkx(network: nx.Graph) -> None:
    back = nx.read_gexf(io.BytesIO(export(network, "gexf")[MAIN]))
    assert back.is_directed() == network.is_directed()
    assert list(back) == list(network)
    assert {n: stated(d) for n, d in back.nodes(data=True)} == expected_nodes(network)
    without_ids = {ends(network, a, b): stated(data, "id") for a, b, data in back.edges(data=True)}
    assert without_ids == expected_edges(network)


GEXF = "{http://www.gexf.net/1.2draft}"
# The types of attributes in data.xsd, and how a value of each is written.
VALUES = {
    "boolean": lambda text: text in ("true", "false"),
    "long": lambda text: str(int(text)) == text,
    "double": lambda text: isinstance(float(text), float),
    "string": lambda text: isinstance(text, str),
}


def only(element: ET.Element, required: set[str], optional: set[str], children: set[str]) -> None:
    """An element has the attributes and children that the schema gives it, and no others."""
    assert required <= set(element.attrib) <= required | optional, element.tag
    assert {child.tag.removeprefix(GEXF) for child in element} <= children, element.tag


def test_gexf_keeps_the_rules_of_its_schema(network: nx.Graph) -> None:
    """The rules of gexf.xsd and data.xsd (1.2draft), which Gephi reads by."""
    root = ET.fromstring(export(network, "gexf")[MAIN])
    location = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
    assert root.tag == f"{GEXF}gexf"
    only(root, {"version", location}, {"variant"}, {"meta", "graph"})
    assert root.get("version") == "1.2"
    meta, graph = root
    only(meta, set(), {"lastmodifieddate"}, {"creator", "keywords", "description"})
    for key, value in stated(network.graph).items():
        line = f"{key}: {str(value).lower() if isinstance(value, bool) else value}"
        assert line in meta.findtext(f"{GEXF}description")
    kind = "directed" if network.is_directed() else "undirected"
    only(graph, set(), {"defaultedgetype", "mode"}, {"attributes", "nodes", "edges"})
    assert (graph.get("defaultedgetype"), graph.get("mode")) == (kind, "static")
    declared: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    for attributes in graph.findall(f"{GEXF}attributes"):
        only(attributes, {"class"}, {"mode"}, {"attribute"})
        for attribute in attributes:
            only(attribute, {"id", "title", "type"}, set(), {"default", "options"})
            of_class = declared[attributes.attrib["class"]]
            assert attribute.attrib["id"] not in of_class
            of_class[attribute.attrib["id"]] = attribute.attrib["type"]
            assert attribute.attrib["type"] in VALUES
    nodes, edges = graph.findall(f"{GEXF}nodes")[0], graph.findall(f"{GEXF}edges")[0]
    for several, one, count in ((nodes, "node", len(network)), (edges, "edge", network.size())):
        only(several, set(), {"count"}, {one})
        assert several.get("count") == str(len(several)) == str(count)
        assert len({element.attrib["id"] for element in several}) == count
        for element in several:
            for value in element.iter(f"{GEXF}attvalue"):
                only(value, {"for", "value"}, set(), set())
                assert VALUES[declared[one][value.attrib["for"]]](value.attrib["value"])
            named = [value.attrib["for"] for value in element.iter(f"{GEXF}attvalue")]
            assert len(set(named)) == len(named)
    ids = {node.attrib["id"] for node in nodes}
    for node in nodes:
        only(node, {"id", "label"}, set(), {"attvalues"})
        assert node.attrib["label"]
    for edge in edges:
        only(edge, {"id", "source", "target", "type", "weight"}, {"label"}, {"attvalues"})
        assert {edge.attrib["source"], edge.attrib["target"]} <= ids
        assert edge.attrib["type"] == kind
        assert float(edge.attrib["weight"]) > 0


def test_gexf_attributes_are_typed() -> None:
    root = ET.fromstring(export(nasty(directed=False), "gexf")[MAIN])
    types = {e.get("title"): e.get("type") for e in root.iter(f"{GEXF}attribute")}
    assert types["rank"] == types["count"] == "long"
    assert types["share"] == "double"
    assert types["joint"] == "boolean"
    assert types["themes"] == types["note"] == types["records"] == "string"


def test_json_read_by_networkx(network: nx.Graph) -> None:
    content = json.loads(export(network, "json")[MAIN])
    back = nx.node_link_graph(content)
    assert back.is_directed() == network.is_directed()
    assert list(back) == list(network)
    for node, data in network.nodes(data=True):
        label = {"label": data["label_ja"]}
        assert back.nodes[node] == {**label, **{k: v if v == v else None for k, v in data.items()}}
    for a, b, data in network.edges(data=True):
        assert back.edges[a, b] == data
    assert back.graph == network.graph


def test_csv_keeps_everything(network: nx.Graph) -> None:
    files = export(network, "csv")
    assert set(files) == {"nodes.csv", "edges.csv"}
    nodes = {row.pop("id"): row for row in rows(files["nodes.csv"])}
    edges = {ends(network, r.pop("source"), r.pop("target")): r for r in rows(files["edges.csv"])}
    assert nodes.keys() == set(network)
    for node, data in expected_nodes(network).items():
        assert stated(nodes[node]) == {key: written(value) for key, value in data.items()}
    direction = "Directed" if network.is_directed() else "Undirected"
    for pair, data in expected_edges(network).items():
        assert stated(edges[pair]) == {
            "type": direction,
            **{key: written(value) for key, value in data.items()},
        }
    assert len(edges) == network.size()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_csv_for_excel_has_a_mark_and_no_formula() -> None:
    files = export(nasty(directed=False), "csv", bom=True)
    for content in files.values():
        assert content.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell[:1] in "=+-@\t\r" and cell]
    assert b"'=1+1" in files["nodes.csv"]
    plain = export(nasty(directed=False), "csv")["nodes.csv"]
    assert b"\xef\xbb\xbf" not in plain
    assert b"'=1+1" not in plain


def test_csv_columns_are_those_that_gephi_knows(graph: kg.Graph) -> None:
    files = export(graph.network("ties"), "csv")
    assert files["nodes.csv"].startswith(b"id,label,")
    assert files["edges.csv"].startswith(b"source,target,type,weight,records,passages,elements,")


@pytest.mark.parametrize("fmt", FORMATS)
def test_labels_in_the_language_asked_for(fmt: str) -> None:
    network = load_town().network("actor-element", city="kita")
    japanese, english = (export(network, fmt, lang) for lang in ("ja", "en"))
    own = MAIN if MAIN in japanese else "nodes.csv"
    center = "Kita_Civic_Activity_Centre" if fmt == "dl" else "Kita Civic Activity Centre"
    assert center.encode() in english[own]
    assert "北市民活動センター".encode() in japanese[own]
    assert japanese != english


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_network_gives_the_same_bytes(fmt: str) -> None:
    again = kg.load(TOWN, cached=False)
    for name in ("actor-actor", "whole"):
        assert export(load_town().network(name), fmt) == export(again.network(name), fmt)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("name", ["actor-element", "ties"])
def test_a_network_without_nodes_is_written_and_read(fmt: str, name: str, tmp_path: Any) -> None:
    empty = load_town().network(name, theme="T13")
    content = export(empty, fmt)
    path = tmp_path / "empty"
    path.write_bytes(content.get(MAIN, b""))
    if fmt in ("graphml", "gexf"):
        back = nx.read_graphml(path) if fmt == "graphml" else nx.read_gexf(path)
        assert (len(back), back.is_directed()) == (0, empty.is_directed())
    if fmt == "graphml":
        assert igraph.Graph.Read_GraphML(str(path)).vcount() == 0
    if fmt == "json":
        assert len(nx.node_link_graph(json.loads(content[MAIN]))) == 0
    if fmt == "csv":
        assert content == {
            "nodes.csv": b"id,label\n",
            "edges.csv": b"source,target,type,weight\n",
        }
    if fmt == "pajek":
        assert len(nx.read_pajek(path)) == igraph.Graph.Read_Pajek(str(path)).vcount() == 0
    if fmt == "dl":
        assert content[MAIN] == b"dl n=0\nformat = edgelist1\nlabels:\ndata:\n"


def test_characters_that_no_file_can_carry() -> None:
    network = nx.Graph(projection="x")
    network.add_node("a\x00", label_ja="b\x0c\ud800c")
    for fmt in ("graphml", "gexf", "csv", "pajek", "dl"):
        text = b"".join(export(network, fmt).values()).decode("utf-8")
        assert "\x00" not in text
        assert "b\ufffd\ufffdc" in text
    ET.fromstring(export(network, "graphml")[MAIN])
    ET.fromstring(export(network, "gexf")[MAIN])
    assert json.loads(export(network, "json")[MAIN])["nodes"][0]["id"] == "a\x00"


def test_numbers_of_numpy_and_no_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    network = nx.Graph(projection="x")
    network.add_node(
        "a", n=numpy.int64(3), x=numpy.float64(0.5), gone=float("nan"), far=float("inf")
    )
    network.add_node("b", n=4, x=2, gone=None, far=-1.5)
    back = nx.read_graphml(io.BytesIO(export(network, "graphml")[MAIN]))
    assert back.nodes["a"] == {"name": "a", "label": "a", "n": 3, "x": 0.5, "far": float("inf")}
    assert back.nodes["b"] == {"name": "b", "label": "b", "n": 4, "x": 2.0, "far": -1.5}
    nodes = json.loads(export(network, "json")[MAIN])["nodes"]
    assert nodes[0] == {"id": "a", "label": "a", "n": 3, "x": 0.5, "gone": None, "far": "inf"}


def test_an_attribute_of_several_types_is_text() -> None:
    network = nx.Graph(projection="x")
    network.add_node("a", mixed=3)
    network.add_node("b", mixed="x")
    network.add_node("c", mixed=True)
    back = nx.read_graphml(io.BytesIO(export(network, "graphml")[MAIN]))
    assert [data["mixed"] for _, data in back.nodes(data=True)] == ["3", "x", "true"]


def test_an_unknown_format() -> None:
    with pytest.raises(kg.UnknownNameError, match="unknown network format 'gml'"):
        export(nx.Graph(), "gml")
