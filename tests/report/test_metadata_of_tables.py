"""Every CSV file that is written into a folder has its metadata beside it, and they agree."""

from __future__ import annotations

import json
from pathlib import Path

from csv_cases import checked, put
from report_cases import TOWN, town, unpacked

import kyodo_graph as kg
from kyodo_graph.services.analysing import analyse_all, write_analyses
from kyodo_graph.services.comparing import compare, files
from kyodo_graph.tables.csvw import ENDING


def test_every_table_of_an_analysis_and_a_comparison(tmp_path: Path) -> None:
    write_analyses(analyse_all([], data=TOWN, trials=9), "csv", "ja", tmp_path / "a")
    put(tmp_path / "c", files(compare(kg.load(TOWN), trials=9), "tsv", "en"))
    for folder, count in (("a", 16), ("c", 23)):
        found = sorted((tmp_path / folder).glob("*" + ENDING))
        assert len(found) >= count - 2
        for meta in found:
            checked(meta.with_name(meta.name.removesuffix(ENDING)))


def test_every_table_and_figure_of_a_report() -> None:
    folder = unpacked(town()[0], "tables.zip")
    tables = sorted(folder.glob("*.csv"))
    assert len(tables) > 200
    for path in tables:
        assert path.with_name(path.name + ENDING).is_file(), path.name
    computed = ("analysis", "comparison", "coding", "figure")
    named = [p for p in tables if p.name.startswith(computed)]
    for path in (*named, *tables[::20]):
        checked(path)
        told = json.loads(path.with_name(path.name + ENDING).read_bytes())
        assert told["url"] == path.name
        for column in told["tableSchema"]["columns"]:
            assert set(column["titles"]) == {"ja", "en"}, (path.name, column["name"])
