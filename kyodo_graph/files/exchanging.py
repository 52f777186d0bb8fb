"""A folder in the place of another, at once: there is no moment in which neither is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places in one step of the system.

    False where it has no such step (or the file system has not), with nothing changed.
    """
    try:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform.startswith("linux"):
            done = libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            done = libc.renamex_np(*names, _RENAME_SWAP)
        else:
            return False
    except (ImportError, OSError, AttributeError, TypeError):
        return False
    return int(done) == 0
