"""`kyodo network`: what it writes where, what it says, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.cli.network import FORMATS
from kyodo_graph.networks import exporting

ROOT = Path(__file__).parent.parent.parent
TOWN = ROOT / "tests" / "networks" / "town" / "data"


def network(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a call."""
    code = run(["network", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_formats_are_those_that_can_be_written() -> None:
    assert FORMATS == exporting.FORMATS


@pytest.mark.parametrize("fmt", ["graphml", "gexf", "json"])
def test_a_format_of_one_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, fmt: str) -> None:
    path = tmp_path / "new folder" / f"北市.{fmt}"
    arguments = ("actor-element", "--data", str(TOWN), "--city", "kita", "--format", fmt)
    code, out, err = network(capsys, *arguments, "-o", str(path))
    assert (code, out) == (0, "")
    assert err == f"actor-element: 8 nodes, 8 edges; wrote {path}\n"
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    expected = kg.load(TOWN).network("actor-element", city="kita")
    assert path.read_bytes() == exporting.export(expected, fmt)[exporting.MAIN]


def test_pajek_has_its_attributes_beside_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "北市.net"
    arguments = ("actor-element", "--data", str(TOWN), "--city", "kita", "--format", "pajek")
    code, _, err = network(capsys, *arguments, "-o", str(path))
    assert code == 0
    names = ["北市.net", "北市.net.edges.csv", "北市.net.nodes.csv"]
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert all(str(tmp_path / name) in err for name in names)
    expected = exporting.export(kg.load(TOWN).network("actor-element", city="kita"), "pajek")
    assert path.read_bytes() == expected[exporting.MAIN]
    code, out, _ = network(capsys, *arguments)
    assert (code, out.encode("utf-8")) == (0, expected[exporting.MAIN])


def test_the_default_is_graphml(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "ties.graphml"
    code, _, err = network(capsys, "ties", "--data", str(TOWN), "-o", str(path))
    assert code == 0
    assert err.startswith("ties: 4 nodes, 5 edges (1 from a node to itself); wrote ")
    assert nx.read_graphml(path).number_of_edges() == 5


@pytest.mark.parametrize("name", ["ties.csv", "ties.CSV", "ties"])
def test_csv_makes_two_files(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    arguments = ("ties", "--data", str(TOWN), "--format", "csv", "-o", str(tmp_path / name))
    code, _, err = network(capsys, *arguments)
    assert code == 0
    assert {p.name for p in tmp_path.iterdir()} == {"ties.nodes.csv", "ties.edges.csv"}
    assert "ties.nodes.csv" in err
    assert "ties.edges.csv" in err
    with (tmp_path / "ties.edges.csv").open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 5


def test_dl_has_the_attributes_beside_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "net.dl"
    arguments = ("actor-element", "--data", str(TOWN), "--format", "dl", "-o", str(path))
    assert network(capsys, *arguments)[0] == 0
    assert {p.name for p in tmp_path.iterdir()} == {"net.dl", "net.dl.nodes.csv"}
    assert path.read_text(encoding="utf-8").startswith("dl nr=6 nc=5\nformat = edgelist2\n")


def test_without_a_file_it_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = network(capsys, "city-theme", "--data", str(TOWN), "--format", "json")
    assert code == 0
    assert len(nx.node_link_graph(json.loads(out))) == 5
    assert err == "city-theme: 5 nodes, 4 edges\n"


def test_bom(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    arguments = ("ties", "--data", str(TOWN), "--bom", "-o", str(tmp_path / "x"))
    assert network(capsys, *arguments, "--format", "csv")[0] == 0
    assert (tmp_path / "x.nodes.csv").read_bytes().startswith(b"\xef\xbb\xbfid,label")
    code, _, err = network(capsys, *arguments, "--format", "gexf")
    assert code == 2
    assert "--bom goes with --format csv, dl or pajek" in err


def test_all_filters(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = network(
        capsys, "actor-element", "--data", str(TOWN), "--city", "kita", "--city", "nishi",
        "--plan", "kita/p2", "--generation", "2", "--theme", "T03", "--kind", "participant",
        "--basis", "stated", "--no-generic", "--no-city-office", "--joint", "half",
        "--weight", "records", "--format", "json",
    )  # fmt: skip
    assert code == 0
    back = nx.node_link_graph(json.loads(out))
    assert {(a, b): w for a, b, w in back.edges(data="weight")} == {
        ("kita/actor/center", "kita/p2/i1"): 0.5,
        ("kita/actor/npo", "kita/p2/i1"): 0.5,
        ("kita/actor/npo", "kita/p2/i2"): 1.0,
    }
    expected = kg.load(TOWN).network(
        "actor-element", city=("kita", "nishi"), plan="kita/p2", generation=2, theme="T03",
        kind="participant", basis="stated", generic=False, city_office=False, joint="half",
        weight="records",
    )  # fmt: skip
    assert back.graph == expected.graph
    code, out, _ = network(
        capsys, "ties", "--data", str(TOWN), "--modality", "done", "--format", "json"
    )
    assert [e["roles"] for e in json.loads(out)["edges"]] == [["funds"]]


def test_a_weight_of_a_projection(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("actor-actor", "--data", str(TOWN), "--format", "json")
    _, out, _ = network(capsys, *arguments, "--weight", "jaccard", "--city", "nishi")
    [edge] = json.loads(out)["edges"]
    assert edge["weight"] == 1
    assert edge["elements"] == ["nishi/p1/i1"]


def test_an_empty_result_is_said_clearly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "x.gexf"
    arguments = ("ties", "--data", str(TOWN), "--format", "gexf", "-o", str(path))
    code, out, err = network(capsys, *arguments, "--city", "nishi", "--kind", "funds")
    assert (code, out) == (0, "")
    assert err == (
        "ties: 0 nodes, 0 edges: no statement of the graph passes cities nishi, kinds funds; "
        f"wrote {path}\n"
    )
    assert len(nx.read_gexf(path)) == 0


def test_nodes_without_edges_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("actor-actor", "--data", str(TOWN), "--city", "nishi", "--no-generic")
    code, _, err = network(capsys, *arguments)
    assert code == 0
    assert err == "actor-actor: 1 node, 0 edges: no two of them share an element\n"


def test_a_projection_that_the_data_do_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    mini = ROOT / "tests" / "fixtures" / "mini" / "data"
    code, _, err = network(capsys, "actor-activity", "--data", str(mini))
    assert code == 0
    assert err == "actor-activity: 0 nodes, 0 edges: no statement of the graph makes it\n"


def test_a_users_own_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = (ROOT / "queries" / "networks" / "ties.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(text.replace("directed: true", "directed: false"), encoding="utf-8")
    code, _, err = network(capsys, str(own), "--data", str(TOWN))
    assert (code, err) == (0, "own: 4 nodes, 4 edges (1 from a node to itself)\n")
    own.write_text(text.replace("directed:", "direct:"), encoding="utf-8")
    code, _, err = network(capsys, str(own), "--data", str(TOWN))
    assert (code, err) == (2, f"{own}:5:1: unknown key 'direct'; expected directed\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no projection named; expected PROJECTION (kyodo network --list)"),
        (["actor-elements"], "unknown projection 'actor-elements'; nearest: actor-element"),
        (["ties", "--city", "kitta"], "unknown city 'kitta'; nearest: kita"),
        (["ties", "--plan", "kita/p3"], "unknown plan 'kita/p3'; nearest: kita/p2, kita/p1"),
        (["ties", "--generation", "3"], "unknown generation '3'; nearest: 1, 2"),
        (["ties", "--theme", "T0"], "unknown theme 'T0'; nearest: "),
        (["ties", "--kind", "fund"], "unknown kind of ties 'fund'; nearest: funds"),
        (["ties", "--basis", "statd"], "unknown basis 'statd'; nearest: stated"),
        (["ties", "--weight", "sum"], "unknown weight of ties 'sum'; nearest: "),
        (["ties", "--joint", "third"], "'third' is not one of"),
        (["ties", "--format", "gml"], "'gml' is not one of"),
        (["ties", "--format", "csv"], "csv makes several files (nodes.csv and edges.csv)"),
        (["ties", "--data", "no/folder"], "no/folder"),
        (["no/own.yaml"], "no/own.yaml: cannot be read"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    if "--data" not in arguments:
        arguments = [*arguments, "--data", str(TOWN)]
    code, out, err = network(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_file_that_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = network(capsys, "ties", "--data", str(TOWN), "-o", str(tmp_path))
    assert code == 2
    assert err == f"{tmp_path}: cannot be written; it is a folder\n"


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = network(capsys, "--list", "--lang", "en")
    assert code == 0
    names = [line.split()[0] for line in out.splitlines()]
    assert names == list(kg.load(TOWN).projections)
    assert "The two-mode network of actors and the policies" in out
    assert "二部ネットワーク" in network(capsys, "--list")[1]


def test_bytes_on_any_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kyodo_graph.cli.main", "network", "ties", "--data", str(TOWN)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stdout == exporting.export(kg.load(TOWN).network("ties"), "graphml")[""]
    assert nx.read_graphml(io.BytesIO(done.stdout)).number_of_edges() == 5
