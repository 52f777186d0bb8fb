"""The command starts quickly: asking for help imports nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import ROOT

HEAVY = ("rdflib", "pyoxigraph", "oxrdflib", "yaml", "requests", "urllib.request", "numpy")
HEAVY += ("networkx", "pandas", "scipy", "rich", "pyshacl", "platformdirs")
HEAVY += ("bibtexparser", "pylatexenc")


def imported(*arguments: str) -> tuple[set[str], subprocess.CompletedProcess[str]]:
    """The modules that a call of the command imports, and the call."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "kyodo_graph.cli.main", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}, done


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("query", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules, done = imported(*arguments)
    assert done.returncode == 0
    assert "click" in modules
    assert not {name for name in modules if name in HEAVY or name.split(".")[0] in HEAVY}


def test_help_lists_the_commands() -> None:
    _, done = imported("--help")
    for name in ("build", "check", "query", "passage", "network"):
        assert f"\n  {name}" in done.stdout


def test_the_package_itself_is_light() -> None:
    program = "import sys, kyodo_graph; print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not [name for name in HEAVY if f"'{name}'" in done.stdout]


def test_public_names_are_all_there() -> None:
    import kyodo_graph as kg

    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        kg.nothing  # noqa: B018
