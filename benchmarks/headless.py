"""A graph page in headless Chromium: when its picture is there, when it answers, how it moves.

All is seen from outside, with real clicks and drags, and in the same way for any page that draws
on a canvas: the first line that the canvas strokes is the first picture, a frame of a drag is one
that follows a new place of the pointer, and a click is answered when the frame after it is painted.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright
from playwright.sync_api import Error as BrowserError

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZE = {"width": 1400, "height": 900}
CLICKS = 9
_LOCAL = ("file:", "data:", "blob:")
# Before any program of the page. `painted` calls back when the frame that comes next is painted.
_WATCH = """(() => {
  const seen = (window.__seen = { first: 0, settled: 0, frames: [], answers: [] });
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
  const canvas = CanvasRenderingContext2D.prototype;
  const { stroke } = canvas;
  canvas.stroke = function (...given) {
    canvas.stroke = stroke;
    painted((now) => (seen.first = now));
    return stroke.apply(this, given);
  };
  let moved = false;
  addEventListener("pointermove", () => (moved = true), true);
  const count = (now) => {
    if (moved) seen.frames.push(now);
    moved = false;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  addEventListener("pointerup", (event) => {
    painted((now) => seen.answers.push([event.timeStamp, now]));
  }, true);
})();"""


@dataclass(frozen=True)
class Seen:
    """Seconds from the start of loading, frames a second, seconds from click to answer.

    None: not within the time given.
    """

    first: float | None = None
    interactive: float | None = None
    frames: float | None = None
    select: float | None = None
    settled: float | None = None


@contextmanager
def browser(program: str) -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


def measured(
    chromium: Browser, path: Path, positions: str, limit: float, *, settling: str = ""
) -> Seen:
    """Open a page and use it, with nothing but local files to load.

    ``positions`` is an expression for places of nodes on the screen, ``settling`` a statement that
    has ``settled`` called once the picture stands still (empty: it does from the start).
    """
    context = chromium.new_context(viewport=SIZE, offline=True)
    try:
        context.route("**/*", _only_local)
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.set_default_timeout(limit * 1000)
        page.goto(path.resolve().as_uri(), wait_until="commit")
        return _used(page, positions, time.monotonic() + limit, settling)
    finally:
        context.close()


def frames_of_the_driver(chromium: Browser) -> float:
    """The frames a second that panning an empty canvas gives: no page can have more here."""
    context = chromium.new_context(viewport=SIZE)
    try:
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto("data:text/html,<canvas width=800 height=800></canvas>")
        return _panning(page)
    finally:
        context.close()


def _only_local(route: Route) -> None:
    if route.request.url.startswith(_LOCAL):
        route.continue_()
    else:
        route.abort()


def _used(page: Page, positions: str, end: float, settling: str) -> Seen:
    if settling:
        _ask(page, _SETTLED % settling, end)
    first = _ask(page, "__seen.first", end)
    if not first:
        return Seen()
    answered = _click(page, positions, 0, end)
    if not answered:
        return Seen(first / 1000)
    frames = _panning(page)
    latencies = []
    for node in range(1, CLICKS + 1):
        time.sleep(0.4)  # two clicks close to each other are a double click
        if answer := _click(page, positions, node, time.monotonic() + 60):
            latencies.append((answer[1] - answer[0]) / 1000)
    settled = _ask(page, "__seen.settled", end) / 1000 if settling else first / 1000
    select = statistics.median(latencies) if latencies else None
    return Seen(first / 1000, answered[1] / 1000, frames, select, settled or None)


_SETTLED = """(() => {
  if (typeof network === "undefined") return 0;
  const settled = () => (__seen.settled = performance.now());
  %s;
  return 1;
})()"""


def _ask(page: Page, expression: str, end: float) -> float:
    """The value of an expression as soon as it is not 0; 0 where time runs out."""
    while (left := end - time.monotonic()) > 0:
        try:
            page.set_default_timeout(left * 1000)
            if value := page.evaluate(f"() => window.__seen ? {expression} : 0"):
                return float(value)
        except BrowserError as error:
            if "context was destroyed" not in error.message:
                return 0.0
        time.sleep(0.02)
    return 0.0


def _click(page: Page, positions: str, node: int, end: float) -> Sequence[float]:
    """The moments of a click on a node and of its answer's painting; empty where time runs out."""
    places = page.evaluate(positions)
    before = page.evaluate("__seen.answers.length")
    place = places[node % len(places)]
    page.mouse.click(place["x"], place["y"])
    if not _ask(page, f"__seen.answers.length > {before} ? 1 : 0", end):
        return ()
    answer: list[float] = page.evaluate("__seen.answers.at(-1)")
    return answer


def _panning(page: Page, moves: int = 150) -> float:
    """Frames a second while the picture is dragged to and fro by the mouse.

    Only frames count that follow a new place of the pointer.
    """
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 12, box["y"] + box["height"] - 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("void (__seen.frames.length = 0)")
    page.mouse.move(x + 300, y - 200, steps=moves)
    page.mouse.move(x, y, steps=moves)
    frames: list[Any] = page.evaluate("__seen.frames")
    page.mouse.up()
    return 1000 * (len(frames) - 1) / (frames[-1] - frames[0]) if len(frames) > 2 else 0.0
