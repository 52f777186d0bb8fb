"""The script for R's ergm reads columns that the export has; it can't be run here."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from conftest import ROOT

from kyodo_graph.cli.main import run

SCRIPT = (ROOT / "docs" / "ergm.R").read_text(encoding="utf-8")
PAGES = [(ROOT / "docs" / f"ergm{lang}.md").read_text(encoding="utf-8") for lang in ("", ".ja")]


def test_the_files_have_what_the_script_reads(tmp_path: Path) -> None:
    (line,) = re.findall(r"^#   kyodo (network .*)$", SCRIPT, re.M)
    assert all(f"kyodo {line}" in page for page in PAGES)
    target = str(tmp_path / "elements.csv")
    assert run([*line.replace("elements.csv", "").split(), target]) == 0
    for table, made in (("nodes|actors|elements", "nodes"), ("edges", "edges")):
        with (tmp_path / f"elements.{made}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        used = set(re.findall(rf"\b(?:{table})\$(\w+)", SCRIPT))
        assert used
        assert used <= set(rows[0])
        if made == "nodes":
            modes = {r["id"]: r["mode"] for r in rows}
            assert set(modes.values()) == {"actor", "element"}
            assert {"S1"} <= {r["sector"] for r in rows}
        else:
            # Actors stand in the first column, elements in the second: M[cbind(source, target)].
            assert {(modes[r["source"]], modes[r["target"]]) for r in rows} == {
                ("actor", "element")
            }
