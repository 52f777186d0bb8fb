"""Labels and ids that try to be more than text, in every place where they show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from .pages import HOSTILE
from .watching import Opened

View = Callable[..., Opened]
HARM = """() => ({
  images: document.images.length,
  scripts: document.scripts.length,
  polluted: ({}).polluted ?? ({}).label ?? null,
  handlers: [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames())
    .filter((name) => name.startsWith("on")).length,
  bold: document.querySelectorAll("#details b b, #results b, #table b").length,
})"""


CLICK = """([name, value]) => {
  const all = [...document.querySelectorAll(`[data-${name}]`)];
  const one = all.find((each) => each.dataset[name] === value);
  one?.click();
  return Boolean(one);
}"""


def assert_harmless(opened: Opened) -> None:
    assert opened.run(HARM) == {
        "images": 0,
        "scripts": 3,
        "polluted": None,
        "handlers": 0,
        "bold": 0,
    }


def test_every_label_shows_as_text_everywhere(view: View) -> None:
    opened = view("hostile")
    alerts: list[str] = []
    opened.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    assert opened.text("#title") == HOSTILE["script"]
    assert opened.page.title().startswith(HOSTILE["script"])
    for node, label in HOSTILE.items():
        opened.select(node)
        shown = opened.title()
        assert shown == label, node
        assert label.strip() in opened.run("document.getElementById('details').textContent")
        if label.strip():
            opened.page.fill("#search", label[:60])
            texts = opened.run(
                "[...document.querySelectorAll('#results li > span')].map((e) => e.textContent)"
            )
            assert label in texts
            opened.page.press("#search", "Escape")
    assert_harmless(opened)
    for table in ("#as-nodes", "#as-edges"):
        opened.page.click(table)
        cells = opened.page.locator("#table th button, #table td").all_text_contents()
        assert HOSTILE["script"] in cells
        assert_harmless(opened)
    opened.page.click("#as-graph")
    opened.page.click("#language")
    assert_harmless(opened)
    assert alerts == []


def test_tips_show_them_as_text(view: View) -> None:
    opened = view("hostile")
    for node, label in HOSTILE.items():
        at = opened.kyodo("position", node)[0]
        opened.page.mouse.move(at["x"], at["y"])
        opened.until("!document.getElementById('tip').hidden")
        opened.run(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        assert opened.run("document.querySelector('#tip strong').textContent") == label
        tip = opened.page.locator("#tip").bounding_box()
        assert tip is not None
        assert tip["width"] < 420
    assert_harmless(opened)


def test_a_drawing_has_them_as_text(view: View, tmp_path: Path) -> None:
    opened = view("hostile", "#node=script")
    root = ElementTree.fromstring(opened.saved("svg", tmp_path).read_bytes())
    assert not [
        one
        for one in root.iter()
        if one.tag.endswith(("script", "img", "foreignObject", "image", "b"))
    ]
    texts = "".join("".join(one.itertext()) for one in root.iter() if one.tag.endswith("text"))
    assert HOSTILE["script"] in texts


def test_filters_and_the_legend_take_them(view: View) -> None:
    opened = view("hostile")
    for label in (HOSTILE["script"], HOSTILE["quotes"], "__proto__"):
        assert opened.run(CLICK, ["facet", f"sector:{label}"])
        assert len(opened.kyodo("matching")["nodes"]) == 1
        opened.page.click("#clear")
        assert opened.run(CLICK, ["key", f"sector:{label}"])
        assert len(opened.kyodo("drawn")["nodes"]) == len(HOSTILE) - 1
        opened.page.click("#clear")
    assert_harmless(opened)


def test_citations_of_strange_passages_are_text(view: View) -> None:
    opened = view("hostile", "#edge=0")
    passages = opened.page.locator("#details .passage")
    assert passages.count() == 2
    for at in range(2):
        for button in passages.nth(at).locator("button").all():
            button.click()
            opened.until("document.getElementById('live').textContent === 'コピーした'")
    opened.until("navigator.clipboard.readText().then((text) => text.startsWith('典拠箇所: '))")
    assert_harmless(opened)
