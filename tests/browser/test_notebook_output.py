"""A page in a notebook's output: a frame that needs no file and no server, and is kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest

import kyodo_graph as kg

NOTEBOOK = "http://localhost:8888/lab"


class Frames(HTMLParser):
    """The frames of an output, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.frames: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "iframe":
            self.frames.append({name: value or "" for name, value in attrs})


def frame(page: kg.Page) -> dict[str, str]:
    """The one frame that a page's output is."""
    found = Frames()
    found.feed(page._repr_html_())
    assert found.tags == ["iframe"]
    return found.frames[0]


@pytest.fixture(scope="module")
def shown(graph: kg.Graph) -> kg.Page:
    return graph.view("actor-element", city="shimonoseki", lang="ja", height=500)


def test_the_frame_holds_the_whole_page(shown: kg.Page) -> None:
    found = frame(shown)
    inner = found["srcdoc"].replace('<base href="about:srcdoc">', "", 1)
    assert inner == shown.html
    assert (found["width"], found["height"]) == ("100%", "500")
    assert not {"src", "onload", "name"} & set(found)
    assert found["title"] == f"{shown.title['ja']} / {shown.title['en']}"


def test_the_frame_is_kept_apart_from_the_notebook(shown: kg.Page) -> None:
    """With allow-same-origin a page could read the notebook and speak to its server."""
    assert frame(shown)["sandbox"].split() == ["allow-scripts", "allow-downloads"]


def test_the_frame_adds_little_to_the_page(shown: kg.Page) -> None:
    output = len(shown._repr_html_().encode("utf-8"))
    assert output < 1.05 * len(shown.content)
    assert output < 1_000_000


def test_a_title_is_a_text_and_can_be_saved() -> None:
    network = nx.Graph([("a", "b")])
    for title in ("\"'></iframe><script>alert(1)</script>", "\ud800", "題名 & more"):
        page = kg.view(network, title=title)
        page._repr_html_().encode("utf-8")
        assert frame(page)["title"] == title.encode("utf-8", "replace").decode("utf-8")


def test_where_no_frame_is_let_through_a_word_is_left(shown: kg.Page) -> None:
    output = shown._repr_html_()
    assert output.endswith("セルを実行するか、ノートブックを信頼すると表示される</iframe>")
    assert repr(shown).startswith("Page('Shimonoseki City: Actors and plan elements', ")


# --- in a browser -------------------------------------------------------------------------------


class Opened:
    """An output as a notebook shows it, on an address of its own, with the network cut."""

    def __init__(self, browser: Any, output: str) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.context = browser.new_context(accept_downloads=True)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.told.append(message.text))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        body = f"<!doctype html><meta charset=utf-8><title>Lab</title><div>{output}</div>"
        self.page.route("**/*", lambda route: self.answer(route, body))
        self.page.goto(NOTEBOOK)
        self.frame = self.page.frame_locator("iframe")
        self.frame.locator("body[data-ready=true]").wait_for()

    def answer(self, route: Any, body: str) -> None:
        if route.request.url == NOTEBOOK:
            route.fulfill(body=body, content_type="text/html; charset=utf-8")
        else:
            self.asked.append(route.request.url)
            route.abort()


@pytest.fixture
def opened(browser: Any, shown: kg.Page) -> Iterator[Opened]:
    made = Opened(browser, shown._repr_html_())
    yield made
    assert made.asked == []
    assert made.told == []
    made.context.close()


def test_the_page_works_in_its_frame(opened: Opened) -> None:
    inside = opened.frame
    inside.locator("#search").fill("市民活動センター")
    inside.locator("#results li").first.click()
    assert "しものせき市民活動センター" in inside.locator("#details h2").first.inner_text()
    inside.locator("#language").click()
    assert inside.locator("#title").inner_text().startswith("Shimonoseki City")
    assert "Civic Activity Centre" in inside.locator("#details h2").first.inner_text()
    inside.locator("details.menu summary").click()
    assert not inside.locator("#copy-link").is_visible()  # a frame has no address to send
    with opened.page.expect_download() as download:
        inside.locator("[data-export=nodes]").click()
    assert download.value.suggested_filename.endswith(".nodes.csv")
    assert opened.page.locator("iframe").bounding_box()["height"] >= 500


def test_a_link_within_the_page_stays_within_it(opened: Opened) -> None:
    """The address of a frame's text is that of the notebook, unless the frame says otherwise."""
    opened.frame.locator("a.skip").focus()
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_function("frames.length === 1")
    opened.page.wait_for_timeout(200)
    assert opened.frame.locator("#title").count() == 1
    assert opened.page.frames[1].url.startswith("about:srcdoc")


def test_the_page_cannot_reach_the_notebook(opened: Opened) -> None:
    inside = opened.page.frames[1]
    assert inside.evaluate("origin") == "null"
    reached = inside.evaluate(
        "() => { try { return parent.document.title } catch { return null } }"
    )
    assert reached is None
