"""Jobs: in the order of what they need, in processes or without, with errors that come through."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import pytest

from kyodo_graph.errors import OutputError, UnknownNameError
from kyodo_graph.report import jobs as module
from kyodo_graph.report.jobs import Job, run_jobs


def number(n: int) -> int:
    return n


def total(results: Mapping[str, int], more: int) -> int:
    return sum(results.values()) + more


def unknown() -> None:
    raise UnknownNameError("city", "x", ["y"])  # does not survive pickling as it is


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
