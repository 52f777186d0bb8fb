"""Jobs that wait for each other, spread over processes, or done one by one where that can't be."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kyodo_graph.processes import cores, end_with_parent

Done = Callable[[str], object]


@dataclass(frozen=True)
class Job:
    """A call of a top-level function, so that another process can make it.

    ``needs`` are the names of jobs whose results it gets as a mapping, its first argument;
    without any it gets none. Of jobs that could start, the one with the most ``weight`` does.
    """

    name: str
    call: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    needs: tuple[str, ...] = ()
    weight: float = 1.0

    def given(self, results: Mapping[str, Any]) -> tuple[Any, ...]:
        """The arguments of the call, with the results that it needs."""
        if not self.needs:
            return self.arguments
        return ({name: results[name] for name in self.needs}, *self.arguments)


@dataclass(frozen=True)
class _Failed:
    """The error of a job, in a form that comes through to the process that waits for it."""

    error: BaseException


def run_jobs(
    jobs: Sequence[Job],
    *,
    processes: int | None = None,
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
    done: Done = lambda _: None,
    scratch: Path | None = None,
) -> dict[str, Any]:
    """Run all jobs and give their results by name; the results don't depend on the processes.

    ``begin(*given)`` is called first in every process that works; where ``scratch`` is given,
    processes find in that folder what they begin with. ``done`` is told the name of each job when
    it is finished. The first error of a job stops the rest and is raised.
    """
    count = min(processes or cores(), len(jobs))
    results: dict[str, Any] = {}
    if count > 1:
        try:
            with _one_thread_each():
                failed = _spread(jobs, count, begin, given, done, results, scratch)
        except (BrokenProcessPool, OSError, ImportError, EOFError):
            failed = None  # no process can be started or kept here: this one does what is left
        if failed is not None:
            raise failed.error
    rest = [job for job in jobs if job.name not in results]
    return _one_by_one(rest, begin, given, done, results) if rest else results


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that are started meanwhile use one thread each for linear algebra.

    A number of them, each with as many threads as cores, would only wait for each other.
    """
    name, mine = "OPENBLAS_NUM_THREADS", "OPENBLAS_NUM_THREADS" not in os.environ
    if mine:
        os.environ[name] = "1"
    try:
        yield
    finally:
        if mine:
            os.environ.pop(name, None)


def _one_by_one(
    jobs: Sequence[Job],
    begin: Callable[..., None] | None,
    given: tuple[Any, ...],
    done: Done,
    results: dict[str, Any],
) -> dict[str, Any]:
    if begin:
        begin(*given)
    waiting = list(jobs)
    while waiting:
        job = _next(waiting, results)
        waiting.remove(job)
        results[job.name] = job.call(*job.given(results))
        done(job.name)
    return results


def _next(waiting: Iterable[Job], results: Mapping[str, Any]) -> Job:
    """The heaviest job that has all it needs; of several the first."""
    ready = [job for job in waiting if all(name in results for name in job.needs)]
    if not ready:
        raise ValueError(f"jobs wait for what nobody does: {[job.name for job in waiting]}")
    return max(ready, key=lambda job: job.weight)


def _spread(
    jobs: Sequence[Job],
    count: int,
    begin: Callable[..., None] | None,
    given: tuple[Any, ...],
    done: Done,
    results: dict[str, Any],
    scratch: Path | None,
) -> _Failed | None:
    """Fill ``results``; the error of a job is given and not raised, unlike those of the pool."""
    before = set(multiprocessing.active_children())
    told: bytes | Path | None = pickle.dumps((begin, given)) if begin else None
    if scratch is not None and isinstance(told, bytes):
        # Not through the pipe: whoever is ended meanwhile would leave half of it to read.
        (scratch / "begin.pickle").write_bytes(told)
        told = scratch / "begin.pickle"
    # Not forked: a store's threads do not live on in a fork.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(os.getpid(), told))
    waiting, running = list(jobs), dict[Future[Any], Job]()
    try:
        while waiting or running:
            # One more than there are processes, so that none waits for this one.
            while waiting and len(running) <= count:
                ready = [j for j in waiting if all(name in results for name in j.needs)]
                if not ready and running:
                    break
                job = _next(waiting, results)
                waiting.remove(job)
                running[pool.submit(_call, job.call, job.given(results))] = job
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                job, result = running.pop(future), future.result()
                if isinstance(result, _Failed):
                    _stop(pool, before)
                    return result
                results[job.name] = result
                done(job.name)
    except BaseException:
        _stop(pool, before)
        raise
    pool.shutdown()
    return None


def _stop(pool: ProcessPoolExecutor, before: set[BaseProcess]) -> None:
    """End the processes of a pool at once."""
    for child in set(multiprocessing.active_children()) - before:
        child.kill()
    pool.shutdown(cancel_futures=True)


def _call(call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The result of a call, or its error, which must not break the way back.

    Our own errors come through as they are; one of a library perhaps not.
    """
    try:
        return call(*arguments)
    except Exception as error:
        try:
            same = str(pickle.loads(pickle.dumps(error))) == str(error)
        except Exception:
            same = False
        return _Failed(error if same else RuntimeError(f"{type(error).__name__}: {error}"))


def _begin(parent: int, told: bytes | Path | None) -> None:
    """What a process does first: it ends with its parent, to which it leaves interrupts.

    Only then it reads what it is told to begin with, which imports all that it works with.
    """
    end_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if told is not None:
        begin, given = pickle.loads(told.read_bytes() if isinstance(told, Path) else told)
        begin(*given)
