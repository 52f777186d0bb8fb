"""The tables that the documents print, read from their text, cell by cell against the graph."""

from __future__ import annotations

import re
from pathlib import Path

import kyodo_graph as kg
from kyodo_graph.curation.passages import parse_pointer

PHASES = {"実施": "implement", "検討": "consider", "→": "continue"}


def lines(sources: Path, document: str) -> list[str]:
    return (sources / f"{document}.txt").read_text(encoding="utf-8").split("\n")


def line_of(source: object) -> int:
    return parse_pointer(str(source)).first


def test_role_table_of_ichinoseki(graph: kg.Graph, sources: Path) -> None:
    printed = set()
    for number, line in enumerate(lines(sources, "ichinoseki-3")[355:375], 356):
        cells = line.split("\t")
        if re.match(r"[①-⑱]", cells[2]):
            marks = zip(("市民等", "協働体", "市"), cells[3:6], strict=True)
            printed |= {(number, column, mark) for column, mark in marks if mark}
    roles = graph.query("roles", city="ichinoseki")
    coded = {(line_of(r["source"]), r["column"], r["symbol"]) for r in roles if r["symbol"]}
    assert len(printed) == 45
    assert coded == printed
    assert {(r["symbol"], r["role"]) for r in roles if r["symbol"]} == {
        ("◎", "lead"),
        ("○", "participant"),
    }


def test_role_tables_of_shimonoseki(graph: kg.Graph, sources: Path) -> None:
    columns = (
        {("市民", False)},
        {("まちづくり協議会", True), ("市民活動団体", True)},
        {("行政", True), ("しものせき市民活動センター", True)},
    )
    printed = set()
    for number, line in enumerate(lines(sources, "shimonoseki-ch4"), 1):
        cells = line.split("\t")
        if len(cells) == 4 and "○" in cells[1:]:
            named = [who for who, mark in zip(columns, cells[1:], strict=True) if mark]
            printed |= {(number, *who) for group in named for who in group}
    roles = [r for r in graph.query("roles", city="shimonoseki") if r["column"]]
    assert len(printed) == 104
    assert {(line_of(r["source"]), r["actor"], r["joint"]) for r in roles} == printed


def test_schedules(graph: kg.Graph, sources: Path) -> None:
    printed, number = {}, ""
    for line in lines(sources, "ichinoseki-3"):
        number = found[1] if (found := re.match(r"事業 ?(\d+)\t", line)) else number
        cells = [cell for cell in line.split("\t") if cell]
        if number and cells and set(cells) <= set(PHASES):
            printed |= {(number, 2024 + n): PHASES[cell] for n, cell in enumerate(cells)}
    assert len(printed) == 90
    assert scheduled(graph, "ichinoseki") == printed
    printed = {}
    for line in lines(sources, "shinjo-2015"):
        cells = line.split("\t")
        if len(cells) >= 6 and (found := re.match(r"(\d+) ", cells[1])):
            years = enumerate(cells[2:7], 2015)
            printed |= {(found[1], year): PHASES[cell] for year, cell in years if cell}
    assert len(printed) == 17
    assert scheduled(graph, "shinjo") == printed


def scheduled(graph: kg.Graph, city: str) -> dict[tuple[object, object], object]:
    return {(r["number"], r["fy"]): r["phase"] for r in graph.query("schedule", city=city)}


def test_statuses_of_yamaguchi(graph: kg.Graph, sources: Path) -> None:
    printed = {}
    for number, line in enumerate(lines(sources, "yamaguchi-1-status"), 1):
        cells = line.split("\t")
        if len(cells) >= 6 and cells[2].isdigit() and cells[4] != "-":
            printed[cells[2]] = (*cells[3:6], number)
    statuses = graph.query("statuses", city="yamaguchi")
    assert len(printed) == 47
    assert {
        r["number"]: (r["element"], r["symbol"], r["disposition"], line_of(r["source"]))
        for r in statuses
    } == printed


def test_figures_of_indicators(graph: kg.Graph, sources: Path) -> None:
    """The figures of an indicator's row, its own number in the table aside, are the values."""
    rows: dict[str, list[str]] = {}
    for city in graph.cities:
        for record in graph.query("observations", city=city):
            figure = re.sub(r"[^0-9.]", "", str(record["printed"])) or "-"
            rows.setdefault(str(record["source"]), []).append(figure)
    assert len(rows) == 23
    for source, coded in rows.items():
        passage = parse_pointer(source)
        row = lines(sources, passage.document)[passage.last - 1]
        # A table may begin with the row's number, and a label may hold one: 市民1人当たり.
        cells = re.sub(r"^\d+\t|市民1人当たり", "", re.sub(r"^\d+\t", "", row))
        found = re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?|—|-(?=\t|$)", cells)
        printed = [re.sub(r"[^0-9.]", "", figure) or "-" for figure in found]
        assert sorted(printed) == sorted(coded), source
