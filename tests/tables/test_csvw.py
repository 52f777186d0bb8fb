"""Metadata beside CSV files, read by another implementation of the standard (csvw)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from csv_cases import checked, put

from kyodo_graph.tables import Table
from kyodo_graph.tables.csvw import described
from kyodo_graph.words import Column

FRUIT = Table(
    (
        "city",
        Column("n", {"ja": "数", "en": "count"}, {"ja": "数えたもの", "en": "What was counted"},
               "integer"),
        Column("iri", {"en": "IRI"}, datatype="iri"),
        "mixed", "p_upper", "joint",
    ),
    (("x", 1, "https://example.org/a", "a, \"b\"\n=1", 0.5, True), ("y", None, None, 2, 1, None)),
    name="fruit", title={"ja": "果物", "en": "Fruit"}, remarks=({"ja": "注。", "en": "Note."},),
)  # fmt: skip


@pytest.mark.parametrize(("ending", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_another_implementation_reads_the_same(tmp_path: Path, ending: str, delimiter: str) -> None:
    put(tmp_path, described({f"f.{ending}": FRUIT}, delimiter=delimiter))
    read = checked(tmp_path / f"f.{ending}")
    rows = [tuple(row.values()) for row in read.tables[0].iterdicts()]
    assert [row[:2] for row in rows] == [("x", 1), ("y", None)]
    assert [row[3:] for row in rows] == [('a, "b"\n=1', 0.5, True), ("2", 1.0, None)]
    assert str(rows[0][2]) == "https://example.org/a" or "example.org" in str(rows[0][2])


def test_what_columns_are_called_and_mean_stands_in_both_languages() -> None:
    told = json.loads(FRUIT.to_csvw("f.csv"))
    assert told["dc:title"] == [
        {"@value": "果物", "@language": "ja"}, {"@value": "Fruit", "@language": "en"},
    ]  # fmt: skip
    assert [text["@value"] for text in told["dc:description"]] == ["注。", "Note."]
    columns = {c["name"]: c for c in told["tableSchema"]["columns"]}
    assert columns["n"]["titles"] == {"ja": "数", "en": "count"}
    assert columns["n"]["dc:description"][0] == {"@value": "数えたもの", "@language": "ja"}
    assert {n: c["datatype"] for n, c in columns.items()} == {
        "city": "string", "n": "integer", "iri": "anyURI", "mixed": "string", "p_upper": "number",
        "joint": "boolean",
    }  # fmt: skip
    assert {c["null"] for c in columns.values()} == {""}
    assert "dialect" not in told


def test_cells_that_are_not_as_declared_are_described_as_they_are() -> None:
    table = Table((Column("n", datatype="integer"), Column("m", datatype="number")),
                  ((0.5, 1), (1, 2)))  # fmt: skip
    columns = json.loads(table.to_csvw("x.csv"))["tableSchema"]["columns"]
    assert [c["datatype"] for c in columns] == ["number", "number"]
