"""A query in a process of its own, which can be ended: by time, by memory, by whoever asked.

The engine hears nothing while it works. A child that is forked has the graph already and costs some
milliseconds; where there is no fork it is sent the graph. Nothing of it is left when the call
returns, whatever ended it, and what it says to the terminal itself is not shown.
"""

from __future__ import annotations

import io
import os
import pickle
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from numbers import Real
from typing import Any, TypeVar, cast

import pyoxigraph as ox

from kyodo_graph.errors import KyodoError, expect
from kyodo_graph.processes import end_with_parent, memory_share, resident
from kyodo_graph.store.limits import with_stack
from kyodo_graph.store.mistakes import QueryError, QueryTimeoutError

T = TypeVar("T")
Work = Callable[[ox.Store], T]

_TICK = 0.02
_CHUNK = 2**20
_READY = b"!"


class QueryMemoryError(KyodoError):
    """A query that took more memory than it was given."""

    exit_code = 3

    def __init__(self, source: str, megabytes: float) -> None:
        self.source = source
        self.megabytes = megabytes
        what = f"stopped: it took more than {megabytes:,.0f} MB of memory"
        super().__init__(f"{source}: {what}; expected less, or --memory MB (memory=MB)")


class QueryEndedError(KyodoError):
    """A query whose process ended without an answer."""

    exit_code = 3

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        what = f"its process ended without an answer ({reason}), as for want of memory or stack"
        super().__init__(f"{source}: {what}; expected a query that takes less")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query is given: seconds, and megabytes beyond those of the graph.

    Without ``memory`` it is half of the machine's.
    """

    timeout: float | None = None
    memory: float | None = None

    @classmethod
    def free(cls, timeout: float | None = None, memory: float | None = None) -> Limits:
        """The limits of a query that somebody wrote freely: those given, and always one of memory.

        >>> Limits.free(memory=100).memory
        100
        """
        share = memory_share()
        return cls(timeout, memory or (share / 2**20 if share else float("inf")))

    def check(self, source: str) -> None:
        """Raise QueryError for limits that are none."""
        for name, value, unit in (
            ("timeout", self.timeout, "seconds"),
            ("memory", self.memory, "megabytes"),
        ):
            if value is None:
                continue
            expect(name, value, Real, f"{unit}, more than 0")
            if not value > 0:
                raise QueryError(source, 0, 0, f"{name} {value:g}; expected {unit}, more than 0")

    @property
    def bytes(self) -> int | None:
        """The memory in bytes, None where there is no limit to tell."""
        if self.memory is None:
            return memory_share()
        return int(min(self.memory * 2**20, 2**62))


def limited(work: Work[T], store: ox.Store, limits: Limits, source: str = "query") -> T:
    """What ``work(store)`` gives, in a child within limits.

    ``work`` must be one that can be pickled where there is no fork: a function at the top of a
    module, or a partial of one. Raises :class:`~kyodo_graph.store.mistakes.QueryTimeoutError`,
    :class:`QueryMemoryError`, :class:`QueryEndedError`, and what ``work`` raises.
    """
    limits.check(source)
    child = _fork(work, store) if _can_fork() else _spawn(work, store)
    try:
        answer = _received(child, limits, source)
    finally:
        child.end()
    done, value = pickle.loads(answer)
    if not done:
        raise value
    return cast(T, value)


def _can_fork() -> bool:
    """Apple's own libraries do not stand a fork."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _received(child: _Child, limits: Limits, source: str) -> bytes:
    """The bytes of the answer; time and memory count from when the child has the graph."""
    while (part := child.receive(1)) is None:
        pass
    if part[:1] != _READY:
        raise QueryEndedError(source, child.reason())
    parts = [part[1:]]
    watch = _Watch(child.pid, limits, source)
    while (part := child.receive(watch.left())) != b"":
        if part is not None:
            parts.append(part)
        watch.look()
    answer = b"".join(parts)
    if answer[:1] != b"<" or answer[-1:] != b">":
        raise QueryEndedError(source, child.reason())
    return answer[1:-1]


class _Watch:
    """Looks at the time and the memory of a child; the memory not before the first tick is over."""

    def __init__(self, pid: int, limits: Limits, source: str) -> None:
        self.pid = pid
        self.limits = limits
        self.source = source
        self.start = self.looked = time.monotonic()
        self.base: int | None = None
        self.most: int | None = None

    def left(self) -> float:
        """How long to wait until the next look."""
        if self.limits.timeout is None:
            return _TICK
        return max(0.0, min(_TICK, self.start + self.limits.timeout - time.monotonic()))

    def look(self) -> None:
        """Raise the error of the limit that is reached, if any."""
        now = time.monotonic()
        if self.limits.timeout is not None and now - self.start >= self.limits.timeout:
            raise QueryTimeoutError(self.source, self.limits.timeout)
        if now - self.looked < _TICK:
            return
        self.looked = now
        held = resident(self.pid)
        if self.base is None:
            self.base, self.most = held, self.limits.bytes
        elif held is not None and self.most is not None and held - self.base > self.most:
            raise QueryMemoryError(self.source, self.most / 2**20)


class _Child:
    """A process that works, and the way on which its answer comes."""

    pid: int

    def receive(self, seconds: float) -> bytes | None:
        """What has come meanwhile; None for nothing, no bytes where nothing more will come."""
        raise NotImplementedError

    def end(self) -> None:
        """End it, if it has not ended, and leave nothing of it."""
        raise NotImplementedError

    def reason(self) -> str:
        """How it ended."""
        raise NotImplementedError


class _Forked(_Child):
    def __init__(self, pid: int, reader: int) -> None:
        self.pid = pid
        self.reader = reader
        self.status: int | None = None

    def receive(self, seconds: float) -> bytes | None:
        ready, _, _ = select.select([self.reader], [], [], seconds)
        return os.read(self.reader, _CHUNK) if ready else None

    def end(self) -> None:
        os.close(self.reader)
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._wait()

    def reason(self) -> str:
        code = os.waitstatus_to_exitcode(self._wait())
        return _reason(code)

    def _wait(self) -> int:
        if self.status is None:
            try:
                _, self.status = os.waitpid(self.pid, 0)
            except ChildProcessError:  # somebody waits for all children of this process
                self.status = 0
        return self.status


def _fork(work: Work[T], store: ox.Store) -> _Child:
    reader, writer = os.pipe()
    parent = os.getpid()
    with warnings.catch_warnings():
        # Other threads of the parent do not live on in the child, which needs none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        try:
            os.close(reader)
            _quiet()
            end_with_parent(parent)
            with open(writer, "wb", buffering=0) as file:  # noqa: PTH123
                _send(file, _READY)
                _send(file, _answered(work, store))
        finally:
            os._exit(0)
    os.close(writer)
    return _Forked(pid, reader)


def _quiet() -> None:
    """Nothing that a child says is shown; signals are the parent's to hear."""
    signal.set_wakeup_fd(-1)
    for name, action in (
        ("SIGINT", signal.SIG_IGN), ("SIGTERM", signal.SIG_DFL), ("SIGHUP", signal.SIG_DFL),
    ):  # fmt: skip
        if hasattr(signal, name):
            with suppress(ValueError):  # not in the main thread
                signal.signal(getattr(signal, name), action)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _answered(work: Work[T], store: ox.Store) -> bytes:
    """The answer or the error, as bytes between two marks that tell that all of it is there."""
    try:
        content = pickle.dumps((True, with_stack(lambda: work(store))), protocol=5)
    except BaseException as error:
        try:
            content = pickle.dumps((False, error), protocol=5)
            pickle.loads(content)
        except Exception:
            content = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return b"<" + content + b">"


def _send(file: io.RawIOBase, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[file.write(view[:_CHUNK]) or 0 :]


class _Spawned(_Child):
    def __init__(self, process: Any, reader: Any) -> None:
        self.process = process
        self.pid = process.pid
        self.reader = reader

    def receive(self, seconds: float) -> bytes | None:
        try:
            return bytes(self.reader.recv_bytes()) if self.reader.poll(seconds) else None
        except (EOFError, OSError):
            return b""

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.reader.close()

    def reason(self) -> str:
        self.process.join()
        return _reason(self.process.exitcode)


def _spawn(work: Work[T], store: ox.Store) -> _Child:
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    graph = store.dump(format=ox.RdfFormat.N_QUADS)
    process = context.Process(target=_spawned, args=(writer, graph, work, os.getpid()), daemon=True)
    process.start()
    writer.close()
    return _Spawned(process, reader)


def _spawned(writer: Any, graph: bytes, work: Work[T], parent: int) -> None:
    _quiet()
    end_with_parent(parent)
    store = ox.Store()
    store.bulk_load(graph, format=ox.RdfFormat.N_QUADS, lenient=True)
    writer.send_bytes(_READY)
    content = memoryview(_answered(work, store))
    for start in range(0, len(content), _CHUNK):
        writer.send_bytes(content[start : start + _CHUNK])
    writer.close()


def _reason(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
