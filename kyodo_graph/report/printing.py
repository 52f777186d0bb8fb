"""A page as PDF, by a browser of Chromium's kind where one is installed.

What a browser writes is not the same bytes from one version to the next; the dates in it are made
the same, since the report has no clock.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
    "microsoft-edge",
)  # fmt: skip
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PATIENCE = 60.0
"""Seconds that a browser is given for a page."""
_DATE = re.compile(rb"/(CreationDate|ModDate) ?\(D:[^)]*\)")
_PAGE = re.compile(rb"/Type\s*/Page\b")


def browser() -> str | None:
    """The program of a browser that prints; None where none is found."""
    on_path = (shutil.which(name) for name in BROWSERS)
    there = (place for place in _PLACES if Path(place).is_file())
    return next((found for found in (*on_path, *there) if found), None)


def printed(page: bytes, program: str) -> bytes | None:
    """A page as PDF; None where the browser does not give one."""
    with tempfile.TemporaryDirectory(prefix="kyodo-print-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "page.html").write_bytes(page)
        root = hasattr(os, "geteuid") and os.geteuid() == 0  # whom its sandbox refuses
        command = [
            program, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
            *(["--no-sandbox"] if root else []), f"--user-data-dir={folder / 'profile'}",
            "--no-pdf-header-footer", f"--print-to-pdf={folder / 'page.pdf'}",
            (folder / "page.html").as_uri(),
        ]  # fmt: skip
        _run(command)
        made = folder / "page.pdf"
        content = made.read_bytes() if made.is_file() else b""
    return dateless(content) if content.startswith(b"%PDF") else None


def _run(command: list[str]) -> None:
    """Run a program and end all that it has started if it takes too long."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        return
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        pass
    finally:
        if process.poll() is None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()


def dateless(pdf: bytes) -> bytes:
    """A PDF with the earliest date in place of those of its making, at the same places.

    >>> dateless(b"/CreationDate (D:20261130130000+00'00')")
    b"/CreationDate (D:19800101000000+00'00')"
    """

    def fixed(found: re.Match[bytes]) -> bytes:
        date = b"D:19800101000000+00'00'"
        head, _, rest = found[0].partition(b"(")
        return head + b"(" + date[: len(rest) - 1].ljust(len(rest) - 1) + b")"

    return _DATE.sub(fixed, pdf)


def pages(pdf: bytes) -> int:
    """How many pages a PDF has.

    >>> pages(b"<</Type /Pages>> <</Type /Page /Parent 1>> <</Type /Page>>")
    2
    """
    return len(_PAGE.findall(pdf))
