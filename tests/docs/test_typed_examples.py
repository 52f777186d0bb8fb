"""The Python of README and docs is right for mypy --strict, as users who check types run it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytest.importorskip("mypy", reason="mypy is not installed")

BLOCK = re.compile(r"^( *)```python\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
PAGES = (ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").glob("*.md")))


def examples(page: Path) -> str:
    """The blocks of a page one after another, as a reader types them into one session.

    Programs for marimo are left out: it is a notebook of its own, which we do not install.
    """
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    blocks = [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]
    return "\n".join(block for block in blocks if "import marimo" not in block)


def check(folder: Path) -> str:
    """What mypy says of the programs of a folder, nothing where all is right."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_examples_of_the_docs_pass(tmp_path: Path) -> None:
    pages = {page: text for page in PAGES if (text := examples(page)).strip()}
    assert {p.name for p in pages} >= {"README.md", "queries.md", "networks.md"}
    for page, text in pages.items():
        name = re.sub(r"\W", "_", page.relative_to(ROOT).as_posix())
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    assert check(tmp_path) == ""


def test_answers_have_the_types_that_are_said(tmp_path: Path) -> None:
    """What a user does with answers passes; what no answer of that type has is found."""
    (tmp_path / "right.py").write_text(
        """import kyodo_graph as kg

graph = kg.load()
table: kg.Table = graph.query("roles", city="shinjo")
triples: kg.Triples = graph.query("description", of="shinjo/p2015")
print(table[0]["actor"], table[:2].columns, table["role"][0].upper(), [r["role"] for r in table])
print(graph.select("SELECT ?x { ?x a kyodo:Plan }").to_csv(), len(triples))
""",
        encoding="utf-8",
    )
    assert check(tmp_path) == ""
    (tmp_path / "wrong.py").write_text(
        "import kyodo_graph as kg\n\nkg.load().query('roles').triples\n"
        "kg.load().sparql('ASK {}').rows\n",
        encoding="utf-8",
    )
    assert check(tmp_path).count("error:") >= 2
