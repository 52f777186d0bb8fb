"""The page on R: its script runs on what the commands write, and counts what the graph has."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

import kyodo_graph as kg
from kyodo_graph.cli.main import run

SCRIPT = ROOT / "docs" / "in-r.R"
PAGES = [ROOT / "docs" / f"in-r{lang}.md" for lang in ("", ".ja")]
PACKAGES = ("igraph", "network")


def commands(text: str) -> list[list[str]]:
    """The commands of ours in a page or script, without what is said behind them."""
    lines = re.findall(r"^(?:#\s+)?kyodo (.*)$", text, re.M)
    return [shlex.split(line, comments=True) for line in lines if " -o " in line]


def blocks(text: str) -> str:
    return "\n".join(re.findall(r"```r\n(.*?)```", text, re.DOTALL))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the script's commands write."""
    folder = tmp_path_factory.mktemp("r")
    for arguments in commands(SCRIPT.read_text(encoding="utf-8")):
        arguments[-1] = str(folder / arguments[-1])
        assert run(arguments) == 0
    return folder


def test_pages_and_script_name_the_same_commands() -> None:
    ours = commands(SCRIPT.read_text(encoding="utf-8"))
    assert len(ours) == 5
    for page in PAGES:
        assert commands(page.read_text(encoding="utf-8")) == ours


def test_both_pages_show_the_same_lines_of_r() -> None:
    english, japanese = (
        re.sub(r"#.*", "", blocks(page.read_text(encoding="utf-8"))) for page in PAGES
    )
    assert english == japanese


def test_the_script_runs_and_counts_what_the_graph_has(written: Path, graph: kg.Graph) -> None:
    """Oracle of the counts: NetworkX on the network itself, and the table."""
    r = shutil.which("Rscript")
    if r is None:
        pytest.skip("R is not installed")
    asked = "cat(all(sapply(c({}), requireNamespace, quietly = TRUE)))".format(
        ", ".join(f"'{name}'" for name in PACKAGES)
    )
    there = subprocess.run([r, "-e", asked], capture_output=True, text=True, check=False)
    if not there.stdout.endswith("TRUE"):
        pytest.skip(f"R lacks {' or '.join(PACKAGES)}")
    done = subprocess.run(
        [r, str(SCRIPT), str(written)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": str(Path(r).parent) + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    names = "csv|graphml|pajek|statnet|two modes|rows|passages|evidence"
    said = dict(re.findall(rf"^({names}) (.*?) *$", done.stdout, re.M))
    ties, two = graph.network("ties"), graph.network("actor-element")
    size = f"{ties.number_of_nodes()} {ties.number_of_edges()}"
    assert {said[name] for name in ("csv", "graphml", "pajek")} == {f"{size} directed"}
    assert said["statnet"] == size
    assert said["two modes"] == f"{two.number_of_nodes()} {two.number_of_edges()} undirected"
    table = graph.query("ties")
    stated = list(table.column("basis")).count("stated")
    assert said["rows"] == f"{len(table)} stated {stated}"
    sources = [str(cell).split(" | ") for cell in table.column("sources")]
    assert said["passages"] == str(sum(map(len, sources)))
    assert re.fullmatch(r"[a-z0-9-]+:\d+(-\d+)?", said["evidence"])
