"""The cache: quick when it has what is asked for, and never in the way when it has not."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph import graph as graph_module
from kyodo_graph.graph import built_nquads
from kyodo_graph.store import building, cache

DATA = MINI / "data"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own."""
    monkeypatch.setenv("KYODO_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often a graph was built, one item a build."""
    done: list[int] = []
    build: Callable[..., object] = building.build

    def counted(*arguments: object) -> object:
        done.append(1)
        return build(*arguments)

    monkeypatch.setattr(building, "build", counted)
    return done


def test_a_hit_builds_nothing(folder: Path, builds: list[int]) -> None:
    first = built_nquads(DATA)
    second = built_nquads(DATA)
    assert first == second
    assert len(builds) == 1
    assert sorted(p.suffix for p in folder.iterdir()) == [".nq", ".sha256"]


@pytest.mark.usefixtures("folder")
def test_without_the_cache_the_same_comes_out(builds: list[int]) -> None:
    assert built_nquads(DATA, cached=False) == built_nquads(DATA)
    assert len(builds) == 2


def test_deleting_it_loses_nothing(folder: Path) -> None:
    before = built_nquads(DATA)
    for path in folder.iterdir():
        path.unlink()
    assert built_nquads(DATA) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda p: p.write_bytes(p.read_bytes()[:1000]),
        lambda p: p.write_bytes(b""),
        lambda p: p.write_bytes(b"\xff" + p.read_bytes()[1:]),
        lambda p: p.with_suffix(".sha256").unlink(),
        lambda p: p.with_suffix(".sha256").write_bytes(b"\xff\xfe"),
        lambda p: (p.unlink(), p.mkdir()),
    ],
    ids=["cut", "empty", "other bytes", "no checksum", "damaged checksum", "a folder"],
)
def test_a_damaged_file_is_built_anew(
    folder: Path, builds: list[int], damage: Callable[[Path], object]
) -> None:
    before = built_nquads(DATA)
    (path,) = folder.glob("*.nq")
    damage(path)
    assert built_nquads(DATA) == before
    assert len(builds) == 2
    assert len(kg.load(DATA)) == before.count(b"\n")


@pytest.mark.usefixtures("folder")
def test_another_version_is_not_used(builds: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    before = built_nquads(DATA)
    for name, value in (("FORMAT", "0"), ("__version__", "99.0")):
        monkeypatch.setattr(cache, name, value)
        assert built_nquads(DATA) == before
    monkeypatch.setattr(cache, "_program_hash", lambda: "changed code")
    assert built_nquads(DATA) == before
    assert len(builds) == 4


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("file", ["minami/minami-1.yaml", "catalog.yaml"])
def test_a_change_of_the_data_is_seen(mini_copy: Path, file: str) -> None:
    before = built_nquads(mini_copy)
    path = mini_copy / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Minami", "South"), encoding="utf-8")
    assert built_nquads(mini_copy) != before
    path.write_text(text, encoding="utf-8")
    assert built_nquads(mini_copy) == before


def test_the_key_depends_on_every_input(tmp_path: Path) -> None:
    """Names and contents of data files, ontology, context, schemes and rules."""
    names = (
        "catalog.yaml",
        "a/b.yaml",
        "kyodo.ttl",
        "context.jsonld",
        "schemes/x.ttl",
        "rules/1-a.rq",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    keys = {cache.input_hash([tmp_path])}
    for name in names:
        (tmp_path / name).write_text("y", encoding="utf-8")
        keys.add(cache.input_hash([tmp_path]))
    (tmp_path / "a" / "b.yaml").rename(tmp_path / "a" / "c.yaml")
    keys.add(cache.input_hash([tmp_path]))
    assert len(keys) == len(names) + 2


@pytest.mark.usefixtures("folder")
def test_the_place_of_the_data_does_not_matter(mini_copy: Path) -> None:
    ontology = ROOT / "ontology"
    assert cache.input_hash([mini_copy, ontology]) == cache.input_hash([DATA, ontology])


def test_a_cache_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: list[int]
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    monkeypatch.setenv("KYODO_CACHE_DIR", str(blocked))
    assert len(kg.load(DATA)) == len(kg.load(DATA))
    assert len(builds) == 2
    assert blocked.read_text(encoding="utf-8") == "a file"


def test_a_full_disk_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, builds: list[int]
) -> None:
    def full(_path: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        kg.load(DATA)
    assert list(folder.iterdir()) == [], "nothing half-written is left"
    kg.load(DATA)
    assert len(builds) == 2


def test_broken_data_keeps_nothing(folder: Path, mini_copy: Path) -> None:
    (mini_copy / "catalog.yaml").write_text("a: [\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(kg.InputError, match="not YAML"):
            kg.load(mini_copy)
    assert not folder.exists()


@pytest.mark.usefixtures("folder")
def test_unreadable_data_is_said_before_the_cache_is_asked(mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    path.unlink()
    path.mkdir()
    with pytest.raises(kg.InputError, match=r"minami-1\.yaml: cannot be read: Is a directory"):
        kg.load(mini_copy)
    with pytest.raises(kg.InputError, match="no such folder"):
        kg.load(mini_copy / "gone")


def test_old_graphs_are_forgotten(folder: Path) -> None:
    for number in range(12):
        assert cache.keep(f"{number:064d}", b"x")
        os.utime(folder / f"{number:064d}.nq", (number, number))
    cache.keep("f" * 64, b"x")
    kept = sorted(int(p.stem, 16) for p in folder.glob("*.nq"))
    assert len(kept) == 8
    assert kept[-1] == int("f" * 64, 16)
    assert {p.stem for p in folder.glob("*.nq")} == {p.stem for p in folder.glob("*.sha256")}


@pytest.mark.usefixtures("folder")
def test_a_graph_that_another_process_forgot_first(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("a" * 64, b"x")
    glob = Path.glob

    def stale(path: Path, pattern: str) -> Iterator[Path]:
        yield from glob(path, pattern)
        yield path / "gone.nq"

    monkeypatch.setattr(Path, "glob", stale)
    assert cache.keep("b" * 64, b"y")
    assert cache.find("b" * 64) == b"y"


def test_many_writers_at_once(folder: Path) -> None:
    """Six processes load the same data at once: each has it whole, and so has the cache."""
    program = (
        "import sys, kyodo_graph as kg;graph = kg.load(sys.argv[1]);print(len(graph), graph.cities)"
    )
    environment = {**os.environ, "KYODO_CACHE_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(DATA)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    said = {process.communicate(timeout=60) for process in running}
    assert said == {(f"{len(graph_module.load(DATA))} ('minami',)\n", "")}
    assert sorted(p.suffix for p in folder.iterdir()) == [".nq", ".sha256"]


def test_the_users_own_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KYODO_CACHE_DIR")
    assert cache.cache_folder().name == "kyodo-graph"
