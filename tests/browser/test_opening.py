"""A page opens by itself: nothing is asked for, nothing runs that the policy does not name."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from .pages import Pages
from .watching import Opened

View = Callable[..., Opened]


class Loads(HTMLParser):
    """Addresses that an HTML text loads, its ids, and what its labels belong to."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.policy = ""

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.addresses += [
            given[name] for name in ("src", "href", "data", "action") if name in given
        ]
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        assert not [name for name in given if name.startswith("on")], "a listener in the markup"
        assert "style" not in given, "a style in the markup"


def read(text: str) -> Loads:
    parser = Loads()
    parser.feed(text)
    return parser


@pytest.mark.parametrize("name", ["mini", "hostile", "ties"])
def test_the_text_of_a_page_loads_nothing(pages: Pages, name: str) -> None:
    text = pages[name].read_text(encoding="utf-8")
    assert set(read(text).addresses) == {"data:,", "#panes"}
    style = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    assert style
    assert "url(" not in style
    assert "@import" not in style
    assert text.startswith("<!DOCTYPE html>")


def test_a_page_in_use_asks_for_nothing(view: View) -> None:
    opened = view("mini")
    requests: list[str] = []
    opened.page.on("request", lambda request: requests.append(request.url))
    opened.select(opened.kyodo("drawn")["nodes"][0])
    for button in ("#as-nodes", "#as-edges", "#as-graph", "#language", "#help-button"):
        opened.page.click(button)
    assert requests == []


def test_the_policy_allows_its_own_programs_alone(pages: Pages) -> None:
    policy = dict(part.split(" ", 1) for part in read(pages["mini"].read_text()).policy.split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'none'"
    for name in ("script-src", "style-src"):
        assert all(word.startswith("'sha256-") for word in policy[name].split())


def test_the_policy_is_enforced(view: View) -> None:
    opened = view("mini")
    opened.expected = (
        "Content Security Policy",
        "policy:",
        "violates",
        "failed: https://example.org",
    )
    ran = opened.run(
        """async () => {
          const inline = document.createElement("script");
          inline.textContent = "window.__ran = 'inline'";
          document.body.append(inline);
          const image = document.createElement("img");
          image.setAttribute("onerror", "window.__ran = 'handler'");
          image.src = "https://example.org/x.png";
          document.body.append(image);
          const loaded = document.createElement("script");
          loaded.src = "data:text/javascript,window.__ran='data'";
          document.body.append(loaded);
          let fetched = "allowed";
          await fetch("https://example.org/").catch(() => (fetched = "refused"));
          await new Promise((done) => setTimeout(done, 100));
          return [window.__ran ?? "nothing", fetched];
        }"""
    )
    assert ran == ["nothing", "refused"]
    refused = {one.split()[0] for one in opened.run("__violations")}
    assert {"script-src-elem", "script-src-attr", "connect-src", "img-src"} <= refused
    assert not [one for one in opened.troubles if one.startswith("asked for")]


@pytest.mark.parametrize("name", ["mini", "ties", "large"])
def test_ids_are_unique_and_fields_have_labels(view: View, name: str) -> None:
    opened = view(name)
    for view_of in ("#as-graph", "#as-nodes"):
        opened.page.click(view_of)
        found = opened.run(
            """() => {
              const all = (what) => [...document.querySelectorAll(what)];
              const ids = all("[id]").map((one) => one.id);
              const named = (one) => one.labels?.length || one.getAttribute("aria-label");
              const texts = (list) => list.map((one) => one.outerHTML);
              const meant = (name) =>
                all(`[${name}]`).flatMap((one) => one.getAttribute(name).split(" "));
              const said = (one) => one.textContent.trim() || named(one);
              return {
                twice: ids.filter((id, n) => ids.indexOf(id) !== n),
                unnamed: texts(all("input, select, textarea").filter((one) => !named(one))),
                empty: texts(all("button, summary").filter((one) => !said(one))),
                lost: ["aria-controls", "aria-describedby", "for"].flatMap(meant)
                  .filter((id) => !ids.includes(id)),
              };
            }"""
        )
        assert found == {"twice": [], "unnamed": [], "empty": [], "lost": []}
