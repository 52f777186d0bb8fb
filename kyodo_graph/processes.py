"""Processes that work for this one: how many, how large, and that none outlives it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

_WATCH = 0.25
_PR_SET_PDEATHSIG = 1


def cores() -> int:
    """How many processes can work at a time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def end_with_parent(parent: int, *, by_signal: bool = True) -> None:
    """End this process soon after the process ``parent`` that started it, however that one ended.

    Linux does it by a signal, which comes even in the middle of a long step of a library; it comes
    when the *thread* that started this process ends, so leave ``by_signal`` out where that may end
    first. Elsewhere a thread looks.
    """
    if by_signal and _signal_when_parent_ends():
        if os.getppid() != parent:  # it ended before the kernel was told
            os._exit(1)
        return
    threading.Thread(target=_watch, args=(_gone(parent),), daemon=True).start()


def _signal_when_parent_ends() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        return bool(libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0)
    except (ImportError, OSError, AttributeError):
        return False


def _gone(parent: int) -> Callable[[], bool]:
    """What tells that the parent has gone; on Windows the number of the parent never changes."""
    if os.name == "posix":
        return lambda: os.getppid() != parent
    from multiprocessing import parent_process

    process = parent_process()
    return lambda: process is not None and not process.is_alive()


def _watch(gone: Callable[[], bool]) -> None:
    while not gone():
        time.sleep(_WATCH)
    os._exit(1)


def resident(process: int) -> int | None:
    """The bytes of memory that a process holds; None where it has ended or can't be asked."""
    try:
        import psutil

        return int(psutil.Process(process).memory_info().rss)
    except (ImportError, OSError):
        return None
    except psutil.Error:
        return None


def memory_share() -> int | None:
    """Half of the memory of this machine, or what is free of it if that is less, in bytes.

    What a container is given counts as its machine. None where it can't be told.
    """
    try:
        import psutil
    except ImportError:
        return None
    with suppress(OSError, RuntimeError):
        told = psutil.virtual_memory()
        total = min([told.total, *_given()])
        return int(min(total / 2, 0.9 * told.available))
    return None


def _given() -> list[int]:
    found = []
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with suppress(OSError, ValueError), open(path, encoding="ascii") as file:  # noqa: PTH123
            found.append(int(file.read()))
    return found
