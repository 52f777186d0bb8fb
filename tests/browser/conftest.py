"""A headless browser whose every complaint and every request is seen, and the pages to open.

Where Playwright or a browser is missing the tests skip and say so; where the environment variable
``CI`` is set they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from conftest import of_the_run

from .pages import Pages
from .watching import Opened, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def _missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{what}: tests in a browser must run where CI is set")
    pytest.skip(f"{what}: tests in a browser do not run here")


def _program() -> str:
    named = os.environ.get("KYODO_CHROMIUM")
    for name in (named,) if named else BROWSERS:
        if found := shutil.which(name):
            return found
    _missing(f"no {named or 'Chromium or Chrome'} found (KYODO_CHROMIUM names another program)")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one driver of a process, which can have no second beside it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("Playwright is not installed")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless browser for all tests of a process."""
    started = playwright.chromium.launch(executable_path=_program(), args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Pages by name, each built once for all processes of a run."""
    return Pages(of_the_run(tmp_path_factory) / "pages")


@pytest.fixture
def view(browser: Browser, pages: Pages) -> Iterator[Callable[..., Opened]]:
    """Open a page by name or path; at the end nothing may have gone wrong in it."""
    opened: list[Opened] = []

    def open_page(page: str | Path, address: str = "", **options: object) -> Opened:
        path = pages[page] if isinstance(page, str) else page
        opened.append(watched(browser, path, address, **options))
        return opened[-1]

    yield open_page
    troubles = [trouble for one in opened for trouble in one.close()]
    assert not troubles
