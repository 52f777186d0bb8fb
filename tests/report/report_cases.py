"""Small reports, made once in a run: of one small city, of two made-up ones."""

from __future__ import annotations

import tempfile
import zipfile
from functools import cache
from pathlib import Path
from unittest import mock

from conftest import MINI, ROOT

from kyodo_graph.report.making import Made, make_report

TOWN = ROOT / "tests" / "networks" / "town" / "data"
STUB = b"<!DOCTYPE html><title>graph</title>"
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def make(folder: Path, data: Path, **options: object) -> Made:
    """A report with few trials, in this process, its interactive pages a line each.

    Those are made and tested elsewhere.
    """
    given: dict[str, object] = {"trials": 9, "processes": 1, **options}
    with mock.patch("kyodo_graph.report.work.render", return_value=STUB):
        return make_report(folder, data=data, **given)  # type: ignore[arg-type]


def unpacked(folder: Path, archive: str) -> Path:
    """A folder with what is in an archive of a report."""
    _KEPT.append(tempfile.TemporaryDirectory(prefix="kyodo-test-archive-"))
    with zipfile.ZipFile(folder / archive) as packed:
        packed.extractall(_KEPT[-1].name)
    return Path(_KEPT[-1].name)


@cache
def minami() -> tuple[Path, Made]:
    """The report of the small city."""
    return _kept(MINI / "data")


@cache
def town() -> tuple[Path, Made]:
    """The report of two made-up cities, English at the root."""
    return _kept(TOWN, lang="en")


def _kept(data: Path, **options: object) -> tuple[Path, Made]:
    _KEPT.append(tempfile.TemporaryDirectory(prefix="kyodo-test-report-"))
    folder = Path(_KEPT[-1].name) / "out"
    return folder, make(folder, data, **options)
