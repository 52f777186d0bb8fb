"""The report of the shipped data, made once with few trials for all processes of a run.

Where the environment variable ``KYODO_REPORT`` names a folder, the report in it is taken instead.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from conftest import of_the_run

from kyodo_graph.report.making import make_report

PATIENCE = 400.0
"""Seconds to wait for a report that another process is making."""


def report_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the report, Japanese at its root."""
    if given := os.environ.get("KYODO_REPORT"):
        return Path(given)
    base = of_the_run(tmp_path_factory)
    folder, lock = base / "report", base / "report.lock"
    try:
        lock.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not (folder / "index.html").exists():
            assert time.monotonic() < end, "the report was not made in time"
            time.sleep(0.2)
        return folder
    make_report(folder, trials=9, processes=1)
    return folder
