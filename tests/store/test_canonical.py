"""Canonical files: the same bytes from every run, and the same quads back from every syntax."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from conftest import MINI, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.errors import OutputError
from kyodo_graph.files import write_files, write_text
from kyodo_graph.services.building import build_files
from kyodo_graph.store.merging import named_quads
from kyodo_graph.store.serialise import content_hash, to_nquads, to_trig

SYNTAXES = [ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD]


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order of sets and of the folder is: hash seeds differ, and so does the path."""
    program = (
        "import sys; from pathlib import Path; "
        "from kyodo_graph.services.building import build_files; "
        "build_files(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    running = []
    for seed in ("1", "4242"):
        data = tmp_path / seed / "data"
        shutil.copytree(MINI / "data", data)
        arguments = [sys.executable, "-c", program, str(data), str(tmp_path / seed / "out")]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        running.append(subprocess.Popen(arguments, env=environment))
    assert [process.wait(60) for process in running] == [0, 0]
    for name in ("kyodo.nq", "kyodo.trig"):
        one, other = (tmp_path / seed / "out" / name for seed in ("1", "4242"))
        assert one.read_bytes() == other.read_bytes()
        assert one.stat().st_size > 100_000


def test_nquads_are_sorted_and_whole_lines(mini: kg.Graph) -> None:
    nquads = to_nquads(named_quads(mini.store))
    lines = nquads.decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert lines == sorted(set(lines))
    assert len(lines) == len(mini)
    assert all(line.endswith(" .") for line in lines)
    assert content_hash(nquads) == hashlib.sha256(nquads).hexdigest()


def test_the_order_of_quads_does_not_matter(mini: kg.Graph) -> None:
    quads = list(named_quads(mini.store))
    assert to_nquads(reversed(quads)) == to_nquads(quads) == to_nquads([*quads, *quads])
    assert to_trig(reversed(quads)) == to_trig(quads)


def test_no_blank_node_is_left(mini: kg.Graph) -> None:
    assert b"_:" not in to_nquads(named_quads(mini.store))
    quad = next(iter(named_quads(mini.store)))
    nameless = ox.Quad(ox.BlankNode(), quad.predicate, quad.object, quad.graph_name)
    with pytest.raises(ValueError, match="a blank node is left"):
        to_nquads([quad, nameless])


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda s: s.name)
def test_round_trip(mini: kg.Graph, syntax: ox.RdfFormat) -> None:
    """Isomorphic: without blank nodes that is to have the same quads."""
    quads = set(named_quads(mini.store))
    written = ox.serialize(quads, format=syntax)
    assert written
    assert set(ox.parse(written, format=syntax)) == quads


def test_the_files_hold_the_same_quads(tmp_path: Path) -> None:
    report = build_files(MINI / "data", tmp_path)
    nquads = set(ox.parse(path=str(tmp_path / "kyodo.nq")))
    assert set(ox.parse(path=str(tmp_path / "kyodo.trig"))) == nquads
    assert report.quads == len(nquads)
    assert report.sha256 == hashlib.sha256((tmp_path / "kyodo.nq").read_bytes()).hexdigest()
    assert report.classes["Initiative"] == 1
    assert report.passages == 6
    assert report.concluded == sum(
        "/graph/rule/" in q.graph_name.value
        for q in nquads
        if isinstance(q.graph_name, ox.NamedNode)
    )


def test_rdflib_reads_the_same_from_both_files(tmp_path: Path) -> None:
    """Another program's parsers are the oracle."""
    build_files(MINI / "data", tmp_path)
    read = []
    for name, syntax in (("kyodo.nq", "nquads"), ("kyodo.trig", "trig")):
        dataset = rdflib.Dataset()
        dataset.parse(str(tmp_path / name), format=syntax)
        read.append({(*q[:3], str(q[3])) for q in dataset.quads()})
    assert read[0] == read[1]
    assert len(read[0]) > 3000


TEXTS = st.text(max_size=30)
NODES = st.from_regex(r"https://example\.org/[a-z市]{1,8}", fullmatch=True).map(ox.NamedNode)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="ja")),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("https://example.org/t"))),
)
QUADS = st.lists(st.builds(ox.Quad, NODES, NODES, st.one_of(NODES, LITERALS), NODES), max_size=8)


@settings(max_examples=100, deadline=None)
@given(QUADS)
def test_any_quads_come_back(quads: list[ox.Quad]) -> None:
    nquads, trig = to_nquads(quads), to_trig(quads)
    assert set(ox.parse(nquads, format=ox.RdfFormat.N_QUADS)) == set(quads)
    assert set(ox.parse(trig, format=ox.RdfFormat.TRIG)) == set(quads)
    assert nquads.count(b"\n") == len(set(quads)), "one line a quad, whatever is in a text"


# --- writing ------------------------------------------------------------------------------------


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "new" / "out", {"a": b"1", "b": b"2"})
    assert [p.read_bytes() for p in paths] == [b"1", b"2"]
    assert sorted(p.name for p in (tmp_path / "new" / "out").iterdir()) == ["a", "b"]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_leaves_earlier_files_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    write_files(tmp_path, {"a": b"old a", "b": b"old b"})
    calls = []
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        calls.append(path)
        if len(calls) == failing:
            write(path, content[:2])  # as much as there was room for
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError) as caught:
        write_files(tmp_path, {"a": b"new a", "b": b"new b"})
    place = tmp_path / "ab"[failing - 1]
    assert str(caught.value) == f"{place}: cannot be written; No space left on device"
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old a", "b": b"old b"}


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"out/kyodo\.nq: cannot be written; "):
        build_files(MINI / "data", tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "kyodo.trig").mkdir()
    (tmp_path / "kyodo.nq").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"kyodo\.trig: cannot be written; it is a folder"):
        build_files(MINI / "data", tmp_path)
    assert (tmp_path / "kyodo.nq").read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kyodo.nq", "kyodo.trig"]


def test_bad_data_leaves_the_output_untouched(tmp_path: Path, mini_copy: Path) -> None:
    out = tmp_path / "out"
    build_files(mini_copy, out)
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    with (mini_copy / "catalog.yaml").open("a", encoding="utf-8") as file:
        file.write("unknown: 1\n")
    with pytest.raises(kg.InputError, match="unknown key 'unknown'"):
        build_files(mini_copy, out)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_text(link, "新")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "新"


def test_what_is_no_file_stays_what_it_is(tmp_path: Path) -> None:
    """A pipe is written to and not replaced by a file; the same goes for devices."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "市民")
    assert os.read(reader, 100).decode() == "市民"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_said_in_one_line() -> None:
    with pytest.raises(OutputError) as caught:
        write_text(Path("/dev/full"), "市民")
    assert str(caught.value) == "/dev/full: cannot be written; No space left on device"
    assert Path("/dev/full").is_char_device()


def test_new_files_have_the_usual_permissions(tmp_path: Path) -> None:
    write_text(tmp_path / "ours", "x")
    (tmp_path / "usual").touch()
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_text_is_utf8_with_its_own_newlines(tmp_path: Path) -> None:
    write_text(tmp_path / "x", "一\n二\r\n")
    assert (tmp_path / "x").read_bytes() == "一\n二\r\n".encode()
