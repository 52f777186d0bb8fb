"""Ctrl-C and requests to end, heard even while the engine does not hand back control."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType

GRACE = 0.7
"""Seconds that Python has to hear a signal before the process ends without it."""

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Stopped(BaseException):
    """The command was asked to end. (Of KeyboardInterrupt click makes a line of its own.)"""


class Stopping:
    """Signals that ask the command to end become :class:`Stopped`, so that it leaves nothing.

    Python hears a signal between two of its own steps, and a query is one step, however long. A
    thread hears it, too, and ends the process where Python has not heard it in time. Signals that
    whoever started the process had ignored (``nohup``) stay so.
    """

    def __init__(self) -> None:
        self.signal = int(signal.SIGINT)
        self._heard = threading.Event()

    @property
    def exit_code(self) -> int:
        """What a process that the last signal ended leaves with: 130 for Ctrl-C."""
        return 128 + self.signal

    def listen(self) -> None:
        """Hear the signals from now on; only the main thread can."""
        known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        numbers = {int(n) for n in known if signal.getsignal(n) != signal.SIG_IGN}
        with suppress(ValueError, OSError):
            for number in numbers:
                signal.signal(number, self._hear)
            reader, writer = os.pipe()
            os.set_blocking(writer, False)
            signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
            threading.Thread(target=self._watch, args=(reader, numbers), daemon=True).start()

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.signal = number
        self._heard.set()
        raise Stopped

    def _watch(self, reader: int, numbers: set[int]) -> None:
        while told := os.read(reader, 64):
            for number in numbers.intersection(told):
                if not self._heard.wait(GRACE):
                    with suppress(OSError, ValueError, AttributeError):
                        os.write(sys.stderr.fileno(), b"stopped\n")
                    os._exit(128 + number)
            self._heard.clear()
