"""The cache: quick when it has what is asked for, and never in the way when it has not."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph import graph as graph_module
from kyodo_graph.curation.pieces import read_data, read_ontology
from kyodo_graph.graph import built_nquads
from kyodo_graph.store import building, built, by_city, cache
from kyodo_graph.store import program as program_module
from kyodo_graph.store.built import key_of
from kyodo_graph.store.cache import Key
from kyodo_graph.store.program import program

DATA = MINI / "data"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own."""
    monkeypatch.setenv("KYODO_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cities that were built, one item a build."""
    done: list[str] = []
    build: Callable[..., object] = building.city_parts

    def counted(*arguments: object) -> object:
        done.append(str(arguments[1]))
        return build(*arguments)

    monkeypatch.setattr(building, "city_parts", counted)
    monkeypatch.setattr(by_city, "city_parts", counted)
    return done


def test_a_hit_builds_nothing(folder: Path, builds: list[str]) -> None:
    first = built_nquads(DATA)
    second = built_nquads(DATA)
    assert first == second
    assert builds == ["minami"]
    assert sorted(p.suffix for p in folder.iterdir()) == [".built", ".city"]


@pytest.mark.usefixtures("folder")
def test_without_the_cache_the_same_comes_out(builds: list[str]) -> None:
    assert built_nquads(DATA, cached=False) == built_nquads(DATA)
    assert len(builds) == 2


def test_deleting_it_loses_nothing(folder: Path) -> None:
    before = built_nquads(DATA)
    for path in folder.iterdir():
        path.unlink()
    assert built_nquads(DATA) == before


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda p: p.write_bytes(p.read_bytes()[:-1000]),
    "cut at a line": lambda p: p.write_bytes(p.read_bytes().rsplit(b"\n", 5)[0] + b"\n"),
    "empty": lambda p: p.write_bytes(b""),
    "the check alone": lambda p: p.write_bytes(p.read_bytes()[:64]),
    "other bytes": lambda p: p.write_bytes(p.read_bytes()[:-2] + b"\xff\n"),
    "another check": lambda p: p.write_bytes(b"0" * 64 + p.read_bytes()[64:]),
    "twice": lambda p: p.write_bytes(p.read_bytes() * 2),
    "a folder": lambda p: (p.unlink(), p.mkdir()),
    "a link to itself": lambda p: (p.unlink(), p.symlink_to(p)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_file_is_built_anew(
    folder: Path, builds: list[str], damage: Callable[[Path], object]
) -> None:
    before = built_nquads(DATA)
    for path in folder.iterdir():
        damage(path)
    assert built_nquads(DATA) == before
    assert len(builds) == 2
    assert len(kg.load(DATA)) == before.count(b"\n")


@pytest.mark.parametrize("kind", ["built", "city"])
def test_a_file_under_another_name_is_not_taken(
    folder: Path, mini_copy: Path, builds: list[str], kind: str
) -> None:
    """As by a copy of a folder that mixed the names up: the bytes are whole, the key is not."""
    built_nquads(DATA)
    (other,) = folder.glob(f"*.{kind}")
    path = mini_copy / "minami" / "minami-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Minami", "South"), encoding="utf-8")
    right = built_nquads(mini_copy)
    for path in folder.glob(f"*.{kind}"):
        if path != other:
            path.write_bytes(other.read_bytes())
    assert built_nquads(mini_copy) == right
    assert len(builds) == 2


@pytest.mark.usefixtures("folder")
def test_another_version_is_not_used(builds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = built_nquads(DATA)
    for module, name, value in (
        (cache, "FORMAT", "0"),
        (built, "__version__", "99.0"),
        (built.ox, "__version__", "99.0"),
        (built, "program", lambda _entry: (("kyodo_graph.store.built", "other"),)),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            assert built_nquads(DATA) == before
    assert len(builds) == 5


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


def copies(tmp_path: Path) -> tuple[Path, Path]:
    """The small city's data and the ontology, to be spoilt."""
    data, ontology = tmp_path / "data", tmp_path / "ontology"
    shutil.copytree(DATA, data, dirs_exist_ok=True)
    shutil.copytree(ROOT / "ontology", ontology, dirs_exist_ok=True)
    return data, ontology


def key(data: Path, ontology: Path = ROOT / "ontology") -> Key:
    return key_of(read_data(data), read_ontology(ontology))


def test_the_key_is_a_list_of_pieces_in_order_one_a_document(tmp_path: Path) -> None:
    data, ontology = copies(tmp_path)
    names = [name for name, _ in key(data, ontology).pieces]
    documents = [f"minami/{p.name}" for p in sorted((data / "minami").glob("*.yaml"))]
    assert names[:2] == ["kyodo_graph", "pyoxigraph"]
    assert "kyodo_graph.curation.yaml_tree" in names
    assert names[-len(documents) - 1 :] == ["catalog.yaml", *documents]
    assert names.index("context.jsonld") < names.index("kyodo.ttl") < names.index("catalog.yaml")
    for path in sorted(p for p in (*data.rglob("*.yaml"), *ontology.rglob("*")) if p.is_file()):
        before = key(data, ontology)
        path.write_bytes(path.read_bytes() + b"\n")
        after = key(data, ontology)
        different = [a[0] for a, b in zip(before.pieces, after.pieces, strict=True) if a != b]
        named = {*names} & {path.name, f"{path.parent.name}/{path.name}"}
        assert different == sorted(named), path
        assert (after.sha256 != before.sha256) == bool(named)


def test_a_name_is_part_of_the_key(mini_copy: Path) -> None:
    before = key(mini_copy).sha256
    (mini_copy / "minami").rename(mini_copy / "minamj")
    assert key(mini_copy).sha256 != before
    pairs = (("a", "1"), ("b", "2"))
    assert len({Key(p).sha256 for p in (pairs, pairs[::-1], (("a", "1b2"),), (("a1", "b2"),))}) == 4


@pytest.mark.usefixtures("folder")
def test_the_place_of_the_data_does_not_matter(mini_copy: Path) -> None:
    assert key(mini_copy) == key(DATA)


def test_every_module_that_building_imports_is_a_piece(tmp_path: Path) -> None:
    """What a process that builds has imported of the package is among the pieces."""
    told = (
        "import sys; from kyodo_graph.store.built import built_nquads; from pathlib import Path;"
        "built_nquads([Path(sys.argv[1])], Path(sys.argv[2]));"
        "print(*(name for name in sys.modules if name.split('.')[0] == 'kyodo_graph'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", told, str(DATA), str(ROOT / "ontology")],
        env={**os.environ, "KYODO_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    imported = set(done.stdout.split())
    assert "kyodo_graph.store.by_city" in imported
    assert imported <= {name for name, _ in program("kyodo_graph.store.built")}


def test_a_module_that_changes_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "kyodo_graph"
    shutil.copytree(ROOT / "kyodo_graph", package, ignore=shutil.ignore_patterns("*.js", "*.css"))
    monkeypatch.setattr(program_module, "_FOLDER", str(package))
    pieces = program.__wrapped__
    entry = "kyodo_graph.store.built"
    before = dict(pieces(entry))
    assert before == dict(program(entry))
    for path in sorted(package.rglob("*.py")):
        name = ".".join(("kyodo_graph", *path.relative_to(package).with_suffix("").parts))
        name = name.removesuffix(".__init__")
        old = path.read_bytes()
        path.write_bytes(old + b"\n")
        now = dict(pieces(entry)) if name in before or path.parent.name == "curation" else before
        path.write_bytes(old)
        assert {n for n in now if now[n] != before[n]} == {name} & set(before)
    (package / "folding.json").write_text("{}", encoding="utf-8")
    now = dict(pieces(entry))
    assert {n for n in now if now[n] != before[n]} == {"kyodo_graph.folding"}


def test_imports_are_followed_however_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {
        "__init__": "", "entry": (
            "from __future__ import annotations\n"
            "import os, kyodo_graph.one as x\n"
            "from kyodo_graph import (  # and kyodo_graph.no\n    two as t,\n    three,\n)\n"
            "if TYPE_CHECKING:\n    from kyodo_graph import no\n\n    import kyodo_graph.no\n"
            "from .four import name\n"
            "def f():\n    from kyodo_graph.five import \\\n        name\n"
            "text = 'import kyodo_graph.no'\n"
        ),
        "one": "", "two": "import kyodo_graph.six\n", "three": "", "four": "", "five": "",
        "no": "", "room/__init__": "", "room/seven": "",
    }  # fmt: skip
    written["six"] = "from kyodo_graph.room import seven\nfrom kyodo_graph import entry\n"
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(program_module, "_FOLDER", str(tmp_path))
    names = {n.removeprefix("kyodo_graph.") for n, _ in program.__wrapped__("kyodo_graph.entry")}
    everything = {n.replace("/", ".").removesuffix(".__init__") for n in written} - {"__init__"}
    assert names == (everything - {"no"}) | {"kyodo_graph"}


def test_a_cache_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: list[str]
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    monkeypatch.setenv("KYODO_CACHE_DIR", str(blocked))
    assert len(kg.load(DATA)) == len(kg.load(DATA))
    assert len(builds) == 2
    assert blocked.read_text(encoding="utf-8") == "a file"


def test_a_full_disk_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, builds: list[str]
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
    keys = [Key((("n", str(number)),)) for number in range(12)]
    for number, one in enumerate(keys):
        assert cache.keep("built", one, b"x")
        os.utime(folder / f"{one.sha256}.built", (number, number))
    assert cache.find("built", keys[0]) == b"x"  # what is used is not forgotten
    cache.keep("city", keys[0], b"y")
    cache.forget_old("built", 8)
    kept = [n for n, one in enumerate(keys) if (folder / f"{one.sha256}.built").exists()]
    assert kept == [0, *range(5, 12)]
    assert cache.find("city", keys[0]) == b"y"


@pytest.mark.usefixtures("folder")
def test_a_graph_that_another_process_forgot_first(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Key((("a", "b"),))
    cache.keep("built", one, b"x")
    glob = Path.glob

    def stale(path: Path, pattern: str) -> Iterator[Path]:
        yield from glob(path, pattern)
        yield path / "gone.built"

    monkeypatch.setattr(Path, "glob", stale)
    cache.forget_old("built", 8)
    assert cache.find("built", one) == b"x"


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
    assert sorted(p.suffix for p in folder.iterdir()) == [".built", ".city"]


def test_the_users_own_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KYODO_CACHE_DIR")
    assert cache.cache_folder().name == "kyodo-graph"
