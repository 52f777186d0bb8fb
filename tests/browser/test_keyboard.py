"""Everything by the keyboard alone, with the focus in sight."""

from __future__ import annotations

from collections.abc import Callable

from .pages import network_of
from .watching import NARROW, Opened

View = Callable[..., Opened]
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  return one.id || one.dataset.facet || one.dataset.key || one.className || one.tagName;
}"""


def tab(opened: Opened, times: int = 1, key: str = "Tab") -> list[str]:
    """Where the focus goes."""
    found = []
    for _ in range(times):
        opened.page.keyboard.press(key)
        found.append(opened.run(FOCUS))
    return found


def test_the_focus_goes_through_the_page_in_its_order(view: View) -> None:
    opened = view("city-ichinoseki")
    order = tab(opened, 60)
    parts = [
        "skip", "search", "as-graph", "as-nodes", "as-edges", "SUMMARY", "help-button", "language",
        "layout", "size", "physics", "sector:S1", "family:lead", "hide", "canvas",
        "zoom-in", "zoom-out", "fit",
    ]  # fmt: skip
    places = [order.index(part) for part in parts]
    assert places == sorted(places), order
    opened.page.locator("#search").focus()
    onward = tab(opened, 12)
    assert tab(opened, 12, "Shift+Tab") == [*onward[-2::-1], "search"]


def test_the_focus_is_seen(view: View) -> None:
    opened = view("city-ichinoseki")
    for _ in range(30):
        opened.page.keyboard.press("Tab")
        seen = opened.run(
            """() => {
              const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
              return [document.activeElement.id, outlineStyle, parseFloat(outlineWidth)];
            }"""
        )
        assert seen[1] == "solid", seen
        assert seen[2] >= 2, seen


def test_the_skip_link_leads_to_the_graph(view: View) -> None:
    opened = view("city-ichinoseki")
    tab(opened)
    assert opened.page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    opened.page.keyboard.press("Enter")
    assert tab(opened) == ["canvas"]
    assert opened.kyodo("address") == ""


def test_arrows_walk_from_node_to_node(view: View) -> None:
    opened = view("city-ichinoseki")
    network = network_of("actor-element", "ichinoseki")
    opened.page.locator(".canvas").focus()
    opened.page.keyboard.press("ArrowDown")
    degrees = dict(network.degree())
    largest = max(degrees.values())
    assert opened.title() in {
        network.nodes[n]["label_ja"] for n in network if degrees[n] == largest
    }
    places = {node: opened.kyodo("position", node)[0] for node in network}
    names = {data["label_ja"]: node for node, data in network.nodes(data=True)}
    for key, axis, sign in [
        ("ArrowDown", "y", 1),
        ("ArrowDown", "y", 1),
        ("ArrowUp", "y", -1),
        ("ArrowLeft", "x", -1),
    ]:
        before = names[opened.title()]
        opened.page.keyboard.press(key)
        after = names[opened.title()]
        assert sign * (places[after][axis] - places[before][axis]) > 0
    assert opened.text("#live").startswith(opened.title())
    assert opened.run(FOCUS) == "canvas"


def test_all_is_done_without_a_pointer(view: View) -> None:
    opened = view("city-ichinoseki")
    press = opened.page.keyboard.press
    press("/")
    opened.page.keyboard.type("いちのせき")
    press("Enter")
    assert opened.title() == "いちのせき市民活動センター"
    opened.page.locator(".canvas").focus()
    press("Enter")
    assert opened.run(FOCUS) == "details"
    while opened.run(FOCUS) != "take-out":
        tab(opened)
    press("Enter")
    assert "取り除いた場合" in opened.title()
    assert opened.run("document.activeElement.closest('#details') !== null"), "the focus is lost"
    press("Escape")
    assert opened.title() == "いちのせき市民活動センター"
    press("Escape")
    assert opened.title() == "この図について"
    press("t")
    assert opened.page.get_attribute("#as-nodes", "aria-pressed") == "true"
    press("t")
    scale = opened.kyodo("scales")[0]
    press("+")
    assert opened.kyodo("scales")[0] > scale
    press("-")
    press("0")
    assert abs(opened.kyodo("scales")[0] - scale) < 1e-6
    press("?")
    assert opened.page.is_visible("#help")
    press("Escape")
    assert opened.page.is_hidden("#help")
    assert opened.run(FOCUS) == "help-button"


def test_filters_and_the_legend_keep_the_focus(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.page.locator('#facets details[data-name="sector"] summary').focus()
    opened.page.keyboard.press("Enter")
    tab(opened)
    first = opened.run(FOCUS)
    assert first.startswith("sector:")
    opened.page.keyboard.press("Space")
    assert opened.run(FOCUS) == first
    assert opened.page.is_checked(f'[data-facet="{first}"]')
    opened.page.locator("#hide").focus()
    opened.page.keyboard.press("Space")
    assert opened.run(FOCUS) == "hide"
    opened.page.locator("#clear").focus()
    opened.page.keyboard.press("Enter")
    assert opened.run(FOCUS) in ("clear", "hide")


def test_keys_typed_into_a_field_are_text(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.page.locator("#search").focus()
    opened.page.keyboard.type("t?/+0e")
    assert opened.page.input_value("#search") == "t?/+0e"
    assert opened.page.is_hidden("#help")
    assert opened.kyodo("address") == ""


def test_the_menu_and_the_drawer_close_with_escape(view: View) -> None:
    opened = view("city-ichinoseki", viewport=NARROW)
    opened.page.locator("details.menu > summary").click()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("details.menu").get_attribute("open") is None
    opened.page.click("#filters-button")
    assert opened.page.get_attribute("#filters-button", "aria-expanded") == "true"
    assert opened.run("document.activeElement.closest('#controls') !== null")
    opened.page.keyboard.press("Escape")
    assert opened.page.get_attribute("#filters-button", "aria-expanded") == "false"
    assert opened.run(FOCUS) == "filters-button"
