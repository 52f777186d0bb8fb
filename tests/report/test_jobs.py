"""Jobs: in the order of what they need, in processes or without, with errors that come through."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest
from conftest import ROOT

from kyodo_graph.errors import InputError, OutputError, Problem, UnknownNameError
from kyodo_graph.report import jobs as module
from kyodo_graph.report.jobs import Job, run_jobs


def number(n: int) -> int:
    return n


def total(results: Mapping[str, int], more: int) -> int:
    return sum(results.values()) + more


def unknown() -> None:
    raise UnknownNameError("city", "x", ["y"])


def full() -> None:
    raise OutputError("out", "No space left on device")


def leave() -> None:
    os._exit(3)


JOBS = [
    Job("sum", total, (100,), needs=("one", "two"), weight=9),
    Job("one", number, (1,)),
    Job("two", number, (2,), weight=5),
]


@pytest.mark.parametrize("processes", [1, 2])
def test_jobs_wait_for_what_they_need(processes: int) -> None:
    done: list[str] = []
    assert run_jobs(JOBS, processes=processes, done=done.append) == {"one": 1, "two": 2, "sum": 103}
    assert done[-1] == "sum"
    assert sorted(done) == ["one", "sum", "two"]


def test_the_heaviest_comes_first() -> None:
    done: list[str] = []
    run_jobs(JOBS, processes=1, done=done.append)
    assert done == ["two", "one", "sum"]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (unknown, "unknown city 'x'; nearest: y"),
        (full, "out: cannot be written; No space left on device"),
    ],
)
def test_errors_come_through(processes: int, call: Any, said: str) -> None:
    with pytest.raises(Exception, match=said.partition(";")[0]) as raised:
        run_jobs([Job("bad", call), Job("one", number, (1,))], processes=processes)
    assert str(raised.value) == said
    assert raised.value.exit_code == 2  # type: ignore[attr-defined]


def test_where_no_process_can_be_started_this_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(module, "ProcessPoolExecutor", refuse)
    assert run_jobs(JOBS, processes=2)["sum"] == 103


def test_a_process_that_dies_is_no_end() -> None:
    """Its pool is given up; what it left is tried here, where this test stops it."""
    calls: list[str] = []

    def die_here() -> None:
        calls.append("here")

    work = [Job("one", number, (1,)), Job("leave", leave)]
    real = module._one_by_one

    def instead(rest: list[Job], *given: Any) -> dict[str, Any]:
        return real([Job(j.name, die_here) if j.name == "leave" else j for j in rest], *given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_one_by_one", instead)
        results = run_jobs(work, processes=2)
    assert calls == ["here"]
    assert results["one"] == 1


def test_what_nobody_does_is_said() -> None:
    with pytest.raises(ValueError, match="wait for what nobody does"):
        run_jobs([Job("sum", total, (1,), needs=("none",))], processes=1)


def broken(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize("processes", [1, 2])
def test_errors_of_workers_come_as_themselves(processes: int) -> None:
    """Not as letters of their text, and with their data."""
    problems = [Problem("data/x.yaml", 3, 5, "unknown key 'lable'", "'label'")]
    for error in (
        InputError(problems), OutputError("out", "no space"), UnknownNameError("city", "x", ["y"]),
    ):  # fmt: skip
        jobs = [Job("a", broken, (error,)), Job("b", len, ("x",))]
        with pytest.raises(type(error)) as caught:
            run_jobs(jobs, processes=processes)
        assert str(caught.value) == str(error)
        assert caught.value.__dict__ == error.__dict__


SLEEPING = """
import os, signal, sys, time
from kyodo_graph.report.jobs import Job, run_jobs
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run with "&"
    run_jobs([Job(str(n), time.sleep, (60,)) for n in range(4)], processes=2)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
@pytest.mark.parametrize("number", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.parametrize("after", [0.3, 3])
def test_no_worker_outlives_the_one_who_waits(tmp_path: Path, number: str, after: float) -> None:
    """Nor where it is ended while workers are still being started."""
    (tmp_path / "program.py").write_text(SLEEPING, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "program.py")],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL,
    ) as parent:  # fmt: skip
        time.sleep(after)
        children = psutil.Process(parent.pid).children(recursive=True)
        parent.send_signal(signal.Signals[number])
        parent.wait(10)
        ends = time.monotonic() + 2
        while time.monotonic() < ends and any(map(alive, children)):
            time.sleep(0.05)
        assert not [child for child in children if alive(child)]


def alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
