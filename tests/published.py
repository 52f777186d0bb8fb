"""Tables as the commands publish them (the CSV files), and rows worked out by hand beside them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kyodo_graph.cli.main import run

Row = Mapping[str, object]


@cache
def published(command: str, data: Path, *options: str) -> dict[str, list[Row]]:
    """The tables that a command writes as CSV, by name; numbers are floats, empty cells None."""
    with TemporaryDirectory() as folder:
        given = (command, "--data", str(data), "--lang", "en", "--format", "csv", "-o", folder)
        assert run((*given, *options)) == 0
        found = {}
        for path in sorted(Path(folder).glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.DictReader(file)
                found[path.stem] = [{k: _cell(v) for k, v in row.items()} for row in rows]
    return found


def _cell(text: str) -> object:
    if text in ("", "true", "false"):
        return {"": None, "true": True, "false": False}[text]
    try:
        return float(text)
    except ValueError:
        return text


def the(rows: Sequence[Row], **where: object) -> dict[str, object]:
    """The one row with these cells, without them: what is left is to be worked out."""
    found = [r for r in rows if all(r[k] == v for k, v in where.items())]
    assert len(found) == 1, f"{len(found)} rows with {where}"
    return {k: v for k, v in found[0].items() if k not in where}


def holds(row: Mapping[str, object], *order: object, digits: float = 1e-9, **cells: object) -> None:
    """Every cell of a row is what was worked out by hand: in order, or by name; none is left out.

    ``...`` stands for a cell that another test holds.
    """
    expected = dict(zip(row, order, strict=False)) | cells
    assert set(expected) == set(row), set(row) ^ set(expected)
    for name, value in expected.items():
        if value is ...:
            continue
        if isinstance(value, float):
            value = pytest.approx(value, rel=digits, abs=digits)
        assert row[name] == value, f"{name}: {row[name]!r}; expected {value!r}"
