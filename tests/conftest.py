"""Fixtures: a small city whose document we wrote ourselves, the shipped data, the documents."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

# As in `kyodo` (cli/main.py), before NumPy is imported: on such small matrices threads only wait
# for each other, which took most of the time of whole folders.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings

import kyodo_graph as kg

# Without a deadline: timing on a busy machine says nothing of what is right.
settings.register_profile("kyodo", deadline=None)
settings.load_profile("kyodo")

ROOT = Path(__file__).parent.parent
MINI = ROOT / "tests" / "fixtures" / "mini"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests never see or leave anything in the user's cache."""
    if "KYODO_CACHE_DIR" not in os.environ or "kyodo-test" not in os.environ["KYODO_CACHE_DIR"]:
        os.environ["KYODO_CACHE_DIR"] = str(of_the_run(tmp_path_factory) / "kyodo-test")


def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run share: what one has made another need not make."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def graph() -> kg.Graph:
    """The shipped graph."""
    return kg.load()


@pytest.fixture(scope="session")
def mini() -> kg.Graph:
    """The graph of the small city."""
    return kg.load(MINI / "data")


@pytest.fixture
def mini_copy(tmp_path: Path) -> Path:
    """A copy of the small city's data that a test may spoil."""
    return Path(shutil.copytree(MINI / "data", tmp_path / "data"))


@pytest.fixture(scope="session")
def sources() -> Path:
    """The documents' text versions; tests that need them skip where they are not at hand."""
    folder = Path(os.environ.get("KYODO_SOURCES", ROOT.parent / "shared" / "sources"))
    if not folder.is_dir():
        pytest.skip("the documents are not at hand (set KYODO_SOURCES to their folder)")
    return folder


@pytest.fixture(scope="session")
def cases() -> Path:
    """Small inputs that went wrong; tests that need them skip where they are not at hand."""
    folder = ROOT.parent / "shared" / "cases"
    if not folder.is_dir():
        pytest.skip("the small inputs that went wrong are not at hand (../shared/cases)")
    return folder


def reached(path: str) -> Any:
    """What a path as users write it leads to; AttributeError or ImportError where to nothing."""
    root, *steps = path.split(".")
    found: Any = import_module(root)
    for step in steps:
        try:
            found = getattr(found, step)
        except AttributeError:
            found = import_module(f"{found.__name__}.{step}")
    return found
