"""Queries in a process of their own: what ends them, and that nothing of them is left."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import psutil
import pyoxigraph as ox
import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.processes import end_with_parent
from kyodo_graph.store import child
from kyodo_graph.store.answers import Triples
from kyodo_graph.store.child import (
    Limits,
    QueryEndedError,
    QueryMemoryError,
    _can_fork,
    limited,
)
from kyodo_graph.store.mistakes import QueryError, QueryTimeoutError

ENDLESS = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c"
CLIQUE = 12


def clique() -> str:
    """Blank nodes that all say the same of each other: naming them alike takes for ever."""
    names = [f"_:n{n}" for n in range(CLIQUE)]
    said = " . ".join(f"{a} kyodo:p {b}" for a in names for b in names if a != b)
    return f"CONSTRUCT {{ {said} }} WHERE {{}}"


@pytest.fixture(params=["fork", "spawn"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With a fork, and as where there is none."""
    if request.param == "spawn":
        monkeypatch.setattr(child, "_can_fork", lambda: False)
    elif not _can_fork():
        pytest.skip("no fork here")
    return str(request.param)


@pytest.fixture(autouse=True)
def nothing_is_left() -> object:
    before = {p.pid for p in psutil.Process().children()}
    yield
    assert [p for p in psutil.Process().children() if p.pid not in before and not ours(p)] == []


def ours(process: psutil.Process) -> bool:
    """The tracker of resources that multiprocessing keeps as long as Python runs."""
    return "resource_tracker" in " ".join(process.cmdline())


def same(store: ox.Store, value: object) -> object:
    return value if len(store) else None


def crash(_store: ox.Store, number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(20)


def noise(_store: ox.Store) -> str:
    os.write(1, b"noise on standard output\n")
    os.write(2, b"noise on standard error\n")
    print("noise")
    return "quiet"


def strange(_store: ox.Store) -> None:
    class StrangeError(Exception):
        pass

    raise StrangeError("cannot be sent")


@pytest.mark.usefixtures("way")
def test_answers_come_as_they_are(mini: kg.Graph) -> None:
    for text in (
        "SELECT ?s ?o { ?s rdfs:label ?o } ORDER BY ?s ?o", "ASK { ?s a kyodo:City }",
        "CONSTRUCT WHERE { ?s rdfs:label ?o }",
    ):  # fmt: skip
        here = mini.sparql(text)
        there = mini.sparql(text, timeout=60)
        if isinstance(here, Triples):
            assert isinstance(there, Triples)
            assert there.serialise("nq") == here.serialise("nq")
        else:
            assert there == here
    assert mini.query("roles", city="minami", timeout=60) == mini.query("roles", city="minami")
    with pytest.raises(QueryError, match=r"^query:1:\d+: not SPARQL"):
        mini.sparql("SELECT * { ?s ?p", memory=1000)


@pytest.mark.usefixtures("way")
def test_time_ends_it(mini: kg.Graph) -> None:
    start = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.5 s") as caught:
        mini.sparql(ENDLESS, timeout=0.5)
    assert time.monotonic() - start < 30
    assert caught.value.exit_code == 3


@pytest.mark.usefixtures("way")
def test_memory_ends_it(mini: kg.Graph) -> None:
    with pytest.raises(QueryMemoryError, match="more than 100 MB") as caught:
        mini.sparql(ENDLESS, memory=100)
    assert caught.value.exit_code == 3


def test_what_takes_less_is_let_through(mini: kg.Graph) -> None:
    assert mini.sparql("ASK { ?s a kyodo:City }", memory=100, timeout=60) is True


@pytest.mark.parametrize("limits", [{"timeout": 0}, {"memory": -1}, {"timeout": float("nan")}])
def test_limits_that_are_none(mini: kg.Graph, limits: dict[str, float]) -> None:
    with pytest.raises(QueryError, match="more than 0"):
        mini.sparql("ASK {}", **limits)  # type: ignore[arg-type]


def test_time_covers_what_serialising_would_take(mini: kg.Graph) -> None:
    with pytest.raises(QueryTimeoutError):
        mini.sparql(clique(), timeout=1)
    small = mini.sparql("CONSTRUCT { ?s kyodo:p [ a ?c ] } WHERE { ?s a ?c }", timeout=60)
    assert isinstance(small, Triples)
    assert small.named
    assert small.settled() is small


@pytest.mark.parametrize("number", ["SIGSEGV", "SIGABRT", "SIGKILL"])
@pytest.mark.usefixtures("way")
def test_a_crash_is_a_line(mini: kg.Graph, number: str) -> None:
    work = partial(crash, number=int(signal.Signals[number]))
    with pytest.raises(QueryEndedError, match=f"without an answer \\({number}\\)"):
        limited(work, mini.store, Limits())


@pytest.mark.usefixtures("way")
def test_what_a_child_says_is_not_shown(mini: kg.Graph, capfd: pytest.CaptureFixture[str]) -> None:
    assert limited(noise, mini.store, Limits()) == "quiet"
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("way")
def test_an_error_that_cannot_be_sent(mini: kg.Graph) -> None:
    with pytest.raises(RuntimeError, match="StrangeError: cannot be sent"):
        limited(strange, mini.store, Limits())


@pytest.mark.usefixtures("way")
def test_a_large_answer(mini: kg.Graph) -> None:
    value = list(range(1_000_000))
    assert limited(partial(same, value=value), mini.store, Limits(timeout=120)) == value


def test_from_a_thread_and_several_at_once(mini: kg.Graph) -> None:
    found: list[object] = []

    def ask() -> None:
        found.append(mini.sparql("ASK { ?s a kyodo:City }", timeout=60))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 6


def test_memory_is_watched_where_nothing_is_said(
    mini: kg.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "memory_share", lambda: 50 * 2**20)
    with pytest.raises(QueryMemoryError, match="more than 50 MB"):
        mini.sparql(ENDLESS, timeout=60)


def test_without_a_way_to_measure_time_still_counts(
    mini: kg.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "resident", lambda _pid: None)
    monkeypatch.setattr(child, "memory_share", lambda: None)
    with pytest.raises(QueryTimeoutError):
        mini.sparql(ENDLESS, timeout=0.3)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("by_signal", [True, False])
def test_a_child_does_not_outlive_its_parent(by_signal: bool) -> None:
    program = (
        "import os, sys, time\n"
        "from kyodo_graph.processes import end_with_parent\n"
        "parent = os.getpid()\n"
        "if os.fork() == 0:\n"
        f"    end_with_parent(parent, by_signal={by_signal})\n"
        "    print(os.getpid(), flush=True); time.sleep(60)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as parent:
        assert parent.stdout is not None
        number = int(parent.stdout.readline())
        assert psutil.pid_exists(number)
        parent.kill()
        ends = time.monotonic() + 2
        while running(number) and time.monotonic() < ends:
            time.sleep(0.05)
        assert not running(number)
    assert callable(end_with_parent)


def running(number: int) -> bool:
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("way_of_asking", ["free", "library"])
def test_ctrl_c_ends_a_command_at_once(number: str, code: int, way_of_asking: str) -> None:
    """A free query is in a child; here a library's is one that takes long in this process."""
    program = (
        "import sys\n"
        "from kyodo_graph.cli import main\n"
        "from kyodo_graph.library import header\n"
        f"old = header.find_query\n"
        "import dataclasses, kyodo_graph.graph as g\n"
        f"new = dict(text={ENDLESS!r}, parameters=())\n"
        "g.find_query = lambda q, n: dataclasses.replace(old(q, n), **new)\n"
        "main.main()\n"
    )
    name = ["-"] if way_of_asking == "free" else ["roles"]
    with subprocess.Popen(
        [sys.executable, "-c", program, "query", *name, "--data", str(MINI / "data")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(ENDLESS.encode())
        process.stdin.close()
        ends = time.monotonic() + 30
        busy = psutil.Process(process.pid)
        while time.monotonic() < ends:  # until the query is being evaluated
            working = [busy, *busy.children()]
            if any(p.memory_info().rss > 150 * 2**20 for p in working):
                break
            time.sleep(0.05)
        children = busy.children()
        start = time.monotonic()
        process.send_signal(signal.Signals[number])
        assert process.wait(10) == code
        assert time.monotonic() - start < 3
        assert process.stderr is not None
        assert process.stderr.read() == b"stopped\n"
        assert not [c for c in children if running(c.pid)]


def test_errors_of_limits_come_through() -> None:
    for error in (QueryMemoryError("q", 5), QueryEndedError("q", "SIGSEGV")):
        again = pickle.loads(pickle.dumps(error))
        assert (str(again), again.exit_code) == (str(error), 3)
