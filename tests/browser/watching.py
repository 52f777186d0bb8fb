"""A page with the network cut, and all that it complains of or asks for."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

STRANGE = re.compile("^(?!file:|data:|blob:)")
"""Addresses that are not local."""
WIDE = {"width": 1400, "height": 900}
NARROW = {"width": 390, "height": 844}
_WATCH = """window.__violations = [];
addEventListener("securitypolicyviolation", (event) => {
  __violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});"""


class Opened:
    """A page that is open, with what a user does and sees, and its troubles so far."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.troubles: list[str] = []  # in the order in which they came
        self.expected: tuple[str, ...] = ()
        context.route(STRANGE, self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)

    def _asked(self, route: Route) -> None:
        self.troubles.append(f"asked for {route.request.url}")
        route.abort()

    def _failed(self, request: Request) -> None:
        # A download ends its request without a page.
        if not request.url.startswith("blob:"):
            self.troubles.append(f"failed: {request.url[:200]}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.troubles.append(f"console {message.type}: {message.text}")

    def close(self) -> list[str]:
        """Close the page; gives what went wrong in it and was not expected."""
        violations = (
            [] if self.page.is_closed() else self.page.evaluate("window.__violations ?? []")
        )
        self.context.close()
        found = self.troubles + [f"policy: {one}" for one in violations]
        return [one for one in found if not any(word in one for word in self.expected)]

    def run(self, expression: str, argument: Any = None) -> Any:
        """The value of a JavaScript expression."""
        return self.page.evaluate(expression, argument)

    def kyodo(self, call: str, *arguments: Any) -> Any:
        """What a function of the page's ``kyodo`` gives."""
        return self.page.evaluate(f"(given) => kyodo.{call}(...given)", list(arguments))

    def data(self, part: str) -> Any:
        """A part of the data that the page was made with."""
        return self.run(
            "(part) => JSON.parse(document.getElementById('data').textContent)[part]", part
        )

    def painted(self) -> None:
        """Wait until what was done is painted."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def click_node(self, node: str, **options: Any) -> None:
        """Click on a node where it is drawn."""
        at = self.kyodo("position", node)[0]
        self.page.mouse.click(at["x"], at["y"], **options)

    def select(self, node: str) -> None:
        """Choose a node."""
        self.kyodo("select", node)

    def text(self, selector: str) -> str:
        """The text of an element as it is seen."""
        return self.page.locator(selector).first.inner_text()

    def details(self) -> str:
        """What the panel says."""
        return self.text("#details")

    def title(self) -> str:
        """The heading of the panel, without the letter of the small picture before it."""
        text: str = self.run(
            "Array.from(document.querySelector('#details h2').childNodes)"
            ".filter((one) => one.nodeName !== 'svg').map((one) => one.textContent).join('')"
        )
        return text

    def until(self, condition: str) -> None:
        """Wait until a JavaScript expression holds; a page's policy lets Playwright not wait so."""
        end = time.monotonic() + 15
        while not self.run(condition):
            assert time.monotonic() < end, f"never: {condition}"
            self.page.wait_for_timeout(20)

    def address(self) -> str:
        """The fragment of the page's address, once it is written."""
        self.until("location.hash.slice(1) === kyodo.address()")
        fragment: str = self.run("location.hash")
        return fragment

    def go(self, address: str) -> None:
        """Change the fragment of the page's address, as a link within the page would."""
        self.run(
            """(address) => new Promise((done) => {
              const before = location.hash;
              addEventListener("hashchange", done, { once: true });
              location.hash = address;
              if (location.hash === before) done();
            })""",
            address,
        )

    def saved(self, kind: str, folder: Path) -> Path:
        """What the menu saves, as a file."""
        self.page.locator("details.menu > summary").click()
        with self.page.expect_download() as download:
            self.page.locator(f"[data-export={kind}]").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def copied(self) -> str:
        """What is on the clipboard."""
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text


def watched(browser: Browser, path: Path, address: str = "", **options: Any) -> Opened:
    """Open a page; ``options`` are those of a browser context."""
    given: dict[str, Any] = {"viewport": WIDE, "reduced_motion": "reduce", "offline": True}
    context = browser.new_context(**given | options, accept_downloads=True)
    context.set_default_timeout(20_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(_WATCH)
    opened = Opened(context)
    opened.page.goto(path.as_uri() + address)
    opened.page.wait_for_selector("body[data-ready]")
    return opened
