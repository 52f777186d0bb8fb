"""What the doctor says: ten lines, each of which is so."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from conftest import MINI

from kyodo_graph import extras
from kyodo_graph.errors import MissingExtraError
from kyodo_graph.extras import EXTRAS, need
from kyodo_graph.graph import built_nquads
from kyodo_graph.services.doctor import diagnosis


def test_ten_lines() -> None:
    lines, broken = diagnosis(MINI / "data")
    assert len(lines) == 10
    assert not broken
    text = "\n".join(lines)
    sha = hashlib.sha256(built_nquads(MINI / "data")).hexdigest()
    assert f"SHA-256 {sha}" in text
    assert "missing" not in text
    for name, extra in EXTRAS.items():
        there = not extra.missing() or not extra.apart
        assert f"extra {name}: {'there' if there else 'not installed'}" in text


def test_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "_is_there", lambda module: module != "scipy")
    text = "\n".join(diagnosis(MINI / "data")[0])
    assert "extra views: scipy missing" in text
    assert "pip install 'kyodo-graph[views]'" in text
    assert "extra tables: there" in text
    need("tables", "x")
    with pytest.raises(MissingExtraError, match=r"x needs scipy.*kyodo-graph\[report\]"):
        need("report", "x")


def test_data_that_cannot_be_built(mini_copy: Path) -> None:
    (mini_copy / "catalog.yaml").write_text("a: 1\nb: 2\n", encoding="utf-8")
    lines, broken = diagnosis(mini_copy)
    assert broken
    assert len(lines) == 10
    assert any("cannot be built: data/catalog.yaml:1:1" in line for line in lines)


def test_a_cache_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYODO_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "cache").write_text("", encoding="utf-8")
    text = "\n".join(diagnosis(MINI / "data")[0])
    assert "cannot be read" in text
    monkeypatch.setenv("KYODO_CACHE_DIR", str(tmp_path / "new\nname"))
    lines = diagnosis(MINI / "data")[0]
    assert len("\n".join(lines).splitlines()) == 10
    assert "nothing there yet" in "\n".join(lines)


def test_the_extras_are_those_of_the_package() -> None:
    import tomllib

    from conftest import ROOT

    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = told["optional-dependencies"]

    def packages(name: str) -> set[str]:
        found = set()
        for line in optional[name]:
            if line.startswith("kyodo-graph["):
                others = line.removeprefix("kyodo-graph[").rstrip("]").split(",")
                found |= set().union(*map(packages, others))
            else:
                found.add(line.partition(">")[0])
        return found

    for name, extra in EXTRAS.items():
        assert set(extra.packages.values()) == packages(name)
        # What is big or under terms of its own is installed by name alone.
        assert extra.apart != (packages(name) <= packages("all"))
