"""Pajek's .net and UCINET's DL, read back by other readers than our writers."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from small_networks import nasty, stated
from small_networks import town as load_town

import kyodo_graph as kg
from kyodo_graph.networks.exporting import MAIN, export


@pytest.fixture(params=["undirected", "directed", "actor-element", "actor-actor", "ties", "whole"])
def network(request: pytest.FixtureRequest, graph: kg.Graph) -> nx.Graph:
    if "directed" in request.param:
        return nasty(directed=request.param == "directed")
    return graph.network(request.param, joint="half")


def write(folder: Path, network: nx.Graph, fmt: str, **options: Any) -> Path:
    path = folder / "network"
    path.write_bytes(export(network, fmt, **options)[MAIN])
    return path


def decoded(value: str) -> str:
    """Pajek's way to write a character: its number between ``&#`` and ``;``."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), value)


def written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def beside(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8"), newline="")))


def test_pajek_read_by_networkx(network: nx.Graph, tmp_path: Path) -> None:
    nodes = beside(export(network, "pajek"), "nodes.csv")
    id_of = {node["vertex_label"]: node["id"] for node in nodes}
    back = nx.read_pajek(write(tmp_path, network, "pajek"))
    assert back.is_directed() == network.is_directed()
    assert [id_of[decoded(label)] for label in back] == list(network)
    assert back.number_of_edges() == network.number_of_edges()
    for a, b, data in back.edges(data=True):
        expected = network.edges[id_of[decoded(a)], id_of[decoded(b)]]
        assert data == {"weight": pytest.approx(expected["weight"])}


def test_pajek_read_by_igraph(network: nx.Graph, tmp_path: Path) -> None:
    nodes = beside(export(network, "pajek"), "nodes.csv")
    back = igraph.Graph.Read_Pajek(str(write(tmp_path, network, "pajek")))
    assert back.is_directed() == network.is_directed()
    assert [decoded(name) for name in back.vs["name"]] == [n["vertex_label"] for n in nodes]
    assert back.ecount() == network.number_of_edges()
    ids = [node["id"] for node in nodes]
    for edge in back.es:
        expected = network.edges[ids[edge.source], ids[edge.target]]
        assert edge["weight"] == pytest.approx(expected["weight"])


def test_pajek_has_topology_alone_and_the_rest_beside_it(network: nx.Graph) -> None:
    """igraph and statnet for R refuse a file with attributes; see tests/docs/test_in_r.py."""
    files = export(network, "pajek")
    lines = [ln for ln in files[MAIN].decode("utf-8").split("\n") if ln and ln[0] != "%"]
    line = re.compile(r'\*Vertices \d+|\*Arcs|\*Edges|\d+ "[^"]*"|\d+ \d+ [\d.e+-]+')
    assert [ln for ln in lines if not line.fullmatch(ln)] == []
    assert files["edges.csv"] == export(network, "csv")["edges.csv"]
    plain = beside(export(network, "csv"), "nodes.csv")
    nodes = beside(files, "nodes.csv")
    assert [n.pop("vertex") for n in nodes] == [str(n) for n in range(1, len(network) + 1)]
    for node in nodes:
        label = node.pop("vertex_label")
        assert label in (node["label"], f"{node['label']} ({node['id']})")
    assert nodes == plain


def test_pajek_says_what_the_network_is(tmp_path: Path) -> None:
    path = write(tmp_path, load_town().network("ties", kind="supports"), "pajek")
    comments = [ln for ln in path.read_text(encoding="utf-8").splitlines() if ln.startswith("%")]
    assert "% projection: ties" in comments
    assert "% kinds: supports" in comments


def test_pajek_with_a_mark_is_read(tmp_path: Path) -> None:
    network = nasty(directed=True)
    path = write(tmp_path, network, "pajek", bom=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf%")
    assert len(nx.read_pajek(path)) == igraph.Graph.Read_Pajek(str(path)).vcount() == len(network)


@dataclass
class Matrix:
    """What a DL file says: labels of rows and columns, and the cells that are not 0."""

    rows: list[str]
    columns: list[str]
    cells: dict[tuple[str, str], float]


def read_dl(text: str) -> Matrix:
    """A reader of DL made from UCINET's help (DL language; edgelist1 and edgelist2).

    The first word is DL. N, or NR and NC, come before the labels. Labels are separated by spaces,
    commas, equal signs or line ends, one with spaces stands in quotes; a phrase with a colon
    begins them and the data. A line of data has the numbers of row and column and the value,
    which is 1 if it is left out.
    """
    head, data = re.split(r"(?im)^data:\s*$", text, maxsplit=1)
    assert re.match(r"dl\b", head, re.IGNORECASE)
    sizes = {name.lower(): int(n) for name, n in re.findall(r"(?i)\b(n|nr|nc)\s*=\s*(\d+)", head)}
    form = re.search(r"(?i)format\s*=\s*(\w+)", head)[1].lower()
    sections = re.split(r"(?im)^((?:row |column )?labels):\s*$", head)
    labels = {
        name.lower(): re.findall(r'"([^"]*)"|([^\s,="]+)', block)
        for name, block in zip(sections[1::2], sections[2::2], strict=True)
    }
    named = {key: [quoted or plain for quoted, plain in found] for key, found in labels.items()}
    if form == "edgelist2":
        rows, columns = named["row labels"], named["column labels"]
        assert (len(rows), len(columns)) == (sizes["nr"], sizes["nc"])
    else:
        assert form == "edgelist1"
        rows = columns = named["labels"]
        assert len(rows) == sizes["n"]
    cells: dict[tuple[str, str], float] = {}
    for line in data.strip().splitlines():
        i, j, *value = line.split()
        pair = rows[int(i) - 1], columns[int(j) - 1]
        assert pair not in cells
        cells[pair] = float(value[0]) if value else 1.0
    return Matrix(rows, columns, cells)


def ids_of(files: dict[str, bytes]) -> dict[str, str]:
    """The ids of the labels of a DL file, from the table beside it."""
    table = csv.DictReader(io.StringIO(files["nodes.csv"].decode("utf-8"), newline=""))
    return {row["dl_label"]: row["id"] for row in table}


def test_dl_read_by_ucinets_rules(network: nx.Graph) -> None:
    files = export(network, "dl")
    matrix, ids = read_dl(files[MAIN].decode("utf-8")), ids_of(files)
    assert [ids[label] for label in dict.fromkeys(matrix.rows + matrix.columns)] == list(network)
    cells = {(ids[a], ids[b]): weight for (a, b), weight in matrix.cells.items()}
    expected = {(a, b): weight for a, b, weight in network.edges(data="weight")}
    if len(set(nx.get_node_attributes(network, "mode").values())) == 2:
        modes = nx.get_node_attributes(network, "mode")
        assert {modes[ids[label]] for label in matrix.rows} == {"actor"}
        assert {modes[ids[label]] for label in matrix.columns} == {"element"}
    elif not network.is_directed():
        expected |= {(b, a): weight for (a, b), weight in expected.items()}
    assert cells == expected


def test_dl_keeps_all_attributes_of_nodes_in_the_table_beside_it(network: nx.Graph) -> None:
    files = export(network, "dl")
    table = list(csv.DictReader(io.StringIO(files["nodes.csv"].decode("utf-8"), newline="")))
    assert [row["id"] for row in table] == list(network)
    for row in table:
        said = stated(network.nodes[row["id"]])
        data = {"actor_type" if k == "type" else k: written(v) for k, v in said.items()}
        assert {key: row[key] for key in data} == data


def test_dl_labels_differ_in_what_an_old_ucinet_sees(network: nx.Graph) -> None:
    matrix = read_dl(export(network, "dl")[MAIN].decode("utf-8"))
    labels = [*matrix.rows, *matrix.columns] if matrix.rows != matrix.columns else matrix.rows
    assert len({label[:18].upper() for label in labels}) == len(labels)


def test_dl_of_one_mode_read_by_igraph(graph: kg.Graph, tmp_path: Path) -> None:
    network = graph.network("actor-actor", joint="half")
    ids = ids_of(export(network, "dl"))
    back = igraph.Graph.Read_DL(str(write(tmp_path, network, "dl")))
    assert [ids[name] for name in back.vs["name"]] == list(network)
    found = {
        (ids[back.vs[e.source]["name"]], ids[back.vs[e.target]["name"]]): e["weight"]
        for e in back.es
    }
    expected = {
        pair: weight for a, b, weight in network.edges(data="weight") for pair in ((a, b), (b, a))
    }
    assert found.keys() == expected.keys()
    for pair, weight in expected.items():
        assert found[pair] == pytest.approx(weight)


def test_labels_of_several_nodes_are_told_apart(tmp_path: Path) -> None:
    network = load_town().network("actor-element")
    pajek = nx.read_pajek(write(tmp_path, network, "pajek"))
    assert {"市 (kita/actor/city)", "市 (nishi/actor/city)", "NPO"} <= set(pajek)
    dl = read_dl(export(network, "dl")[MAIN].decode("utf-8"))
    assert dl.rows == ["北市民活動センター", "2_市", "NPO", "4_市民", "5_市", "6_市民"]


def test_a_node_with_a_nasty_label_is_one_label_in_dl() -> None:
    label = read_dl(export(nasty(directed=False), "dl")[MAIN].decode("utf-8")).rows[0]
    assert not set(label) & set(" ,=:\"'\n\r\t")
    assert "市民" in label
    assert "مرحبا" in label
