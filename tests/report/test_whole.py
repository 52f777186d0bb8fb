"""The report as a whole: the same bytes again, documents' texts, files of every kind."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from pathlib import Path

import networkx as nx
import pytest
from conftest import MINI
from report_cases import TOWN, make, minami, town, unpacked

from kyodo_graph.report.making import make_report


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path / "again", TOWN, lang="en")
    first, again = contents(town()[0]), contents(tmp_path / "again")
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_processes_change_nothing(tmp_path: Path) -> None:
    """Two processes, with the interactive pages that they draw themselves."""
    steps: list[tuple[int, int, str]] = []
    made = make_report(
        tmp_path / "two", data=MINI / "data", trials=9, processes=2,
        step=lambda *told: steps.append(told),
    )  # fmt: skip
    assert [done for done, *_ in steps] == list(range(len(steps)))
    assert steps[-1][0] == steps[-1][1]
    one, two = contents(minami()[0]), contents(tmp_path / "two")
    unlike = {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}
    assert {name.partition("/")[0] for name in unlike} == {"graphs", "manifest.json"}
    assert made.failed


def test_the_documents_text_is_shown_where_it_is_at_hand(tmp_path: Path) -> None:
    make(tmp_path / "out", MINI / "data", sources=MINI / "sources")
    page = (tmp_path / "out" / "passages-minami-1.html").read_text(encoding="utf-8")
    assert "センターは町内会を支援する。" in page
    assert "--sources DIR" not in page
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert told["texts_of_documents"] is True


def test_another_version_of_a_text_is_not_shown(tmp_path: Path) -> None:
    text = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8")
    (tmp_path / "minami-1.txt").write_text(text.replace("支援", "応援"), encoding="utf-8")
    made = make(tmp_path / "out", MINI / "data", sources=tmp_path)
    assert made.failed
    page = (tmp_path / "out" / "passages-minami-1.html").read_text(encoding="utf-8")
    assert "応援" not in page
    methods = (tmp_path / "out" / "methods.html").read_text(encoding="utf-8")
    assert "典拠箇所の行を数えた本文版ではない" in methods


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_tables_are_whole(lang: str) -> None:
    folder, _ = town()
    tables = unpacked(folder, "tables.zip")
    names = {p.name for p in tables.iterdir()}
    for table in ("library-roles", "analysis-actors", "comparison-allowed", "checks-findings"):
        assert f"{table}.{lang}.csv" in names
    path = tables / f"library-roles.{lang}.csv"
    with path.open(encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    assert {row["city"] for row in rows} == {"kita", "nishi"}
    assert rows[0]["role"] in ("lead", "participant")


def test_networks_can_be_read() -> None:
    folder, _ = town()
    networks = unpacked(folder, "networks.zip")
    network = nx.read_graphml(networks / "kita-actor-element.graphml")
    assert network.number_of_nodes() > 3
    nx.read_gexf(networks / "actor-element.gexf")
    assert (networks / "ties.edges.csv").is_file()


def test_the_data_are_those_that_the_build_writes(tmp_path: Path) -> None:
    from kyodo_graph.services.building import build_files

    build_files(TOWN, tmp_path)
    for name in ("kyodo.nq", "kyodo.trig"):
        packed = (town()[0] / "data" / f"{name}.gz").read_bytes()
        assert gzip.decompress(packed) == (tmp_path / name).read_bytes()


def test_the_workbook_has_a_sheet_for_each_table() -> None:
    folder, _ = minami()
    with zipfile.ZipFile(folder / "kyodo.xlsx") as parts:
        sheets = [n for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
        names = parts.read("xl/workbook.xml").decode("utf-8")
    tables = list(unpacked(folder, "tables.zip").glob("*.ja.csv"))
    assert len(sheets) == len(tables) + 1
    assert 'name="注"' in names
    assert 'name="analysis intermediary_functions"' in names
