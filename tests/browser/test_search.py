"""Search by any name, with the keyboard or the pointer."""

from __future__ import annotations

from collections.abc import Callable

from .pages import network_of, shipped
from .watching import Opened

View = Callable[..., Opened]


def search(opened: Opened, text: str) -> list[str]:
    """Type into the field; the names that are offered."""
    opened.page.fill("#search", text)
    return [one.strip() for one in opened.page.locator("#results li > span").all_inner_texts()]


def test_japanese_names_find_their_nodes_the_exact_one_first(view: View) -> None:
    opened = view("city-ichinoseki")
    names = {
        data["label_ja"] for _, data in network_of("actor-element", "ichinoseki").nodes(data=True)
    }
    for text in ("市民", "地域", "いちのせき市民活動センター"):
        found = search(opened, text)
        assert sorted(found) == sorted(name for name in names if text in name)
        assert text not in names or found[0] == text
    assert opened.text("#found") == "1件"


def test_an_alias_finds_its_node_and_is_shown(view: View) -> None:
    opened = view("whole")
    rows = [row for row in shipped().query("actors").rows if row[5]]
    assert rows
    for row in rows[:5]:
        alias = str(row[5]).split(" | ")[0].split("; ")[0]
        assert row[1] in search(opened, alias), alias
        assert alias in opened.text("#results")


def test_english_names_are_found_in_either_language(view: View) -> None:
    opened = view("city-ichinoseki")
    assert search(opened, "ichinoseki civic") == ["いちのせき市民活動センター"]
    opened.page.click("#language")
    assert search(opened, "ICHINOSEKI  CIVIC") == ["Ichinoseki Civic Activity Centre"]
    assert search(opened, "いちのせき市民活動") == ["Ichinoseki Civic Activity Centre"]


def test_width_and_case_make_no_difference(view: View) -> None:
    opened = view("whole")
    for plain, others in {
        "NPO": ["ＮＰＯ", "npo", "ｎｐｏ", "N P O"],
        "ボランティア": ["ﾎﾞﾗﾝﾃｨｱ", "ボランティア ", "ぼらんてぃあ"],
        "さぽらんて": ["サポランテ"],
        "2": ["２"],
    }.items():
        found = search(opened, plain)
        assert found
        for other in others:
            assert search(opened, other) == found, other


def test_nothing_found_is_said(view: View) -> None:
    opened = view("mini")
    assert search(opened, "どこにもない名称") == []
    assert opened.text("#found") == "該当なし"
    assert opened.page.get_attribute("#search", "aria-expanded") == "false"
    opened.page.press("#search", "Enter")
    assert opened.title() == "この図について"


def test_the_list_is_used_by_the_keyboard(view: View) -> None:
    opened = view("city-ichinoseki")
    field = opened.page.locator("#search")
    opened.page.locator(".canvas").focus()
    opened.page.keyboard.press("/")
    assert opened.run("document.activeElement.id") == "search"
    opened.page.keyboard.type("市民")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    names = opened.page.locator("#results li > span").all_inner_texts()
    for key, at in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1)]:
        opened.page.keyboard.press(key)
        active = field.get_attribute("aria-activedescendant")
        chosen = opened.page.locator("#results li[aria-selected=true]")
        assert chosen.get_attribute("id") == active
        assert chosen.locator("> span").inner_text() == names[at]
    opened.page.keyboard.press("Enter")
    assert opened.title() == names[-1]
    assert field.get_attribute("aria-expanded") == "false"


def test_escape_closes_the_list_and_leaves_what_is_chosen(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.select("ichinoseki/actor/center")
    search(opened, "地域")
    opened.page.press("#search", "Escape")
    assert opened.page.locator("#results").is_hidden()
    assert opened.title() == "いちのせき市民活動センター"


def test_a_click_on_a_result_chooses_it_and_brings_it_into_view(view: View) -> None:
    opened = view("whole")
    opened.page.mouse.move(700, 500)
    for _ in range(12):  # far into the middle, away from most nodes
        opened.page.mouse.wheel(0, -300)
    search(opened, "山口学芸大学")
    opened.page.locator("#results li").first.click()
    assert opened.title() == "山口学芸大学"
    node = opened.page.locator("#details dd code").inner_text()
    canvas = opened.page.locator(".canvas").bounding_box()
    at = opened.kyodo("position", node)[0]
    assert canvas is not None
    assert canvas["x"] < at["x"] < canvas["x"] + canvas["width"]
    assert canvas["y"] < at["y"] < canvas["y"] + canvas["height"]


def test_a_node_that_the_legend_hides_is_shown_again_when_found(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.page.click('[data-key="sector:S3"]')
    assert "ichinoseki/actor/center" not in opened.kyodo("drawn")["nodes"]
    search(opened, "いちのせき市民活動センター")
    opened.page.press("#search", "Enter")
    assert "ichinoseki/actor/center" in opened.kyodo("drawn")["nodes"]
