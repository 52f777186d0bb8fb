"""A draft is decided in a browser: by keyboard, with the browser killed in between, in two tabs."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from kyodo_graph.curation.area_codes import check_digit
from kyodo_graph.drafting import Draft
from kyodo_graph.reviewing.accepting import accept
from kyodo_graph.reviewing.page import render
from kyodo_graph.reviewing.reading import read_decisions
from kyodo_graph.services.new_city import NewCity, new_city
from kyodo_graph.shipped import shipped

from .conftest import ARGUMENTS, _program
from .review_plan import small_draft, with_proposals

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright

WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def draft() -> Draft:
    return small_draft()


@pytest.fixture(scope="module")
def path(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("review") / "review.html"
    where.write_bytes(render(draft, "ja"))
    return where


class Desk:
    """A browser with a profile of its own, which can be killed and opened again."""

    def __init__(self, playwright: Playwright, path: Path, profile: Path) -> None:
        self.playwright, self.path, self.profile = playwright, path, profile
        self.context: BrowserContext | None = None
        self.troubles: list[str] = []

    def open(self, **options: Any) -> Page:
        if self.context is None:
            self.context = self.playwright.chromium.launch_persistent_context(
                str(self.profile),
                executable_path=_program(),
                args=ARGUMENTS,
                **{"viewport": WIDE, "accept_downloads": True, **options},
            )
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on(
            "console",
            lambda said: (
                self.troubles.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on(
            "request",
            lambda asked: (
                self.troubles.append(asked.url)
                if not asked.url.startswith(("file:", "blob:", "data:"))
                else None
            ),
        )
        page.goto(self.path.as_uri())
        page.wait_for_selector("body[data-ready=yes]")
        return page

    def kill(self) -> None:
        """End the browser as a crash does: nothing is closed, nothing is written any more."""
        own = [
            process
            for process in psutil.Process().children(recursive=True)
            if str(self.profile) in " ".join(process.cmdline())
        ]
        for process in own:
            os.kill(process.pid, signal.SIGKILL)
        psutil.wait_procs(own, timeout=10)
        try:
            assert self.context is not None
            self.context.close()
        except Exception:
            pass
        self.context = None
        for lock in self.profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None


@pytest.fixture
def desk(playwright: Playwright, path: Path, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(playwright, path, tmp_path / "profile")
    yield made
    made.close()
    assert made.troubles == []


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)
        page.wait_for_timeout(30)


def say_who(page: Page, name: str = "山田花子") -> None:
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type(name)
    keys(page, "Enter")


def decisions(page: Page) -> dict[str, str]:
    """What holds, as the page would export it."""
    return {d["id"]: d["decision"] for d in exported(page)["decisions"]}


def exported(page: Page) -> dict[str, Any]:
    here = page.evaluate("document.querySelector('nav [aria-current]').textContent[0]")
    keys(page, *("]" * 8))
    with page.expect_download() as found:
        keys(page, "s")
    content = json.loads(Path(found.value.path()).read_text(encoding="utf-8"))
    keys(page, *("[" * (8 - int(here))))
    return content  # type: ignore[no-any-return]


def here(page: Page) -> str:
    return str(
        page.evaluate(
            "(document.querySelector('.card.here, td.cell.here') ?? {dataset: {}}).dataset.id ?? ''"
        )
    )


def said(page: Page) -> str:
    return page.inner_text("#live")


def progress(page: Page, step: int) -> str:
    return page.inner_text(f"nav button:nth-child({step}) small").strip()


def legends(page: Page) -> None:
    keys(page, "a")
    say_who(page)
    keys(page, "A")
    assert progress(page, 1) == "2/2"


def plans_and_tree(page: Page) -> None:
    keys(page, "]", "a", "T")
    assert here(page) == "gap-9-4", "a tree with an open gap is not taken whole"
    keys(page, "a")
    assert "広場の開放" in page.inner_text("dialog")
    keys(page, "y", "T")
    page.wait_for_selector("dialog[open]")
    keys(page, "y")
    assert progress(page, 2) == "6/6"


def table(page: Page) -> None:
    keys(page, "]", "T")
    assert here(page) == "role-14-8", "a cell in which two readings differ is decided by itself"
    keys(page, "a")
    assert decisions(page).get("role-14-8") is None
    keys(page, "1", "T")
    page.wait_for_selector("dialog[open]")
    keys(page, "y")
    assert progress(page, 3) == "5/5"


def actors(page: Page) -> None:
    keys(page, "]")
    assert here(page) == "pair-8-0"
    keys(page, "a")
    assert here(page) == "pair-8-0", "one or two has no default"
    keys(page, "p", "a", "a")
    assert here(page) == "actor-6-4"
    keys(page, "A")
    page.wait_for_selector("dialog[open]")
    keys(page, "y", "a", "a")
    assert progress(page, 4) == "7/7"


def ties(page: Page) -> None:
    keys(page, "]", "a", "d")
    assert progress(page, 5) == "2/2"
    keys(page, "]", "1")
    assert progress(page, 6) == "1/1"


def themes(page: Page) -> None:
    keys(page, "]")
    for _ in range(5):
        keys(page, "0", "3", "j")
    assert progress(page, 7) == "5/5"


def spot_check(page: Page) -> None:
    """All that was accepted at once is asked again, since it is less than 59."""
    keys(page, "]", "g")
    answers = {"◎": "1", "○": "2"}
    for _ in range(20):
        card = page.query_selector("#spot")
        if card is None:
            break
        text = card.inner_text()
        if "×" in text.split("\n")[0]:
            cells = [c.inner_text() for c in card.query_selector_all(".row > span")]
            column = 2 if text.split("\n")[0].endswith("市民") else 3
            keys(page, answers.get(cells[column].strip(), "0"))
        elif page.query_selector("#spot select"):
            page.select_option("#spot select", "education")
            keys(page, "Enter")
        elif "事業" in text and page.query_selector("#spot button:has-text('事業')"):
            level = "方針" if "方針１" in text else "事業"
            page.click(f"#spot button:has-text('{level}')")
        else:
            page.click("#spot button:has-text('参加')")
    assert page.query_selector("#spot") is None
    assert "誤り0件" in page.inner_text("#list")


WHOLE: tuple[Callable[[Page], None], ...] = (
    legends,
    plans_and_tree,
    table,
    actors,
    ties,
    themes,
    spot_check,
)
EXPECTED = {
    "gap-9-4": "accept",
    "element-10-4": "edit",
    "role-14-8": "accept",
    "pair-8-0": "part",
    "tie-8-10": "edit",
    "line-15-2": "nothing",
    "theme-element-5-4": "set",
}


def test_a_whole_plan_with_the_browser_killed_after_each_step(
    desk: Desk, draft: Draft, tmp_path: Path
) -> None:
    """Nothing is lost, and what was decided becomes the city's data."""
    page = desk.open()
    for step in WHOLE:
        step(page)
        before = decisions(page)
        desk.kill()
        page = desk.open()
        assert decisions(page) == before
    content = exported(page)
    assert content["undecided"] == []
    assert {name: before[name] for name in EXPECTED} == EXPECTED
    assert set(before) == {i.id for i in draft.items if not i.blank} | {
        f"theme-{i.id}" for i in draft.of("element", "gap")
    }
    bulk = {d["id"]: d["bulk"] for d in content["decisions"] if d["bulk"]}
    assert set(bulk.values()) == {"legend", "tree", "table", "same:mihon.actor>education"}
    assert not [name for name in bulk if name.startswith(("tie", "pair", "plan", "theme", "line"))]
    assert content["spot_check"]["pool"] == len(bulk)
    file = tmp_path / "mihon.decisions.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    assert len(read_decisions(file, draft).by_id) == len(before)
    text = tmp_path / "mihon-1.txt"
    text.write_bytes(draft.text.raw)
    code = "35990" + str(check_digit("35990"))
    new_city(NewCity("mihon", code, "見本市", text=text), tmp_path / "own")
    done = accept(draft, [file], tmp_path / "own", shipped("ontology"))
    assert done.recorded.left_out == ()
    assert done.undecided == ()
    data = done.paths[0].read_text(encoding="utf-8")
    assert "subject: mihon/actor/l8, tie_relation: advises, object: mihon/actor/l6" in data
    assert done.bounds[0].wrong == 0


@pytest.mark.parametrize("wait", [0, 500])
def test_killed_at_once_after_a_decision_nothing_is_lost(desk: Desk, wait: int) -> None:
    page = desk.open()
    keys(page, "a")
    say_who(page)
    keys(page, "a", "]", "a", "a", "a")
    page.wait_for_timeout(wait)
    desk.kill()
    page = desk.open()
    assert set(decisions(page)) == {
        "sign-3-0",
        "sign-3-5",
        "plan-1-0",
        "element-4-4",
        "element-5-4",
    }


def test_each_store_alone_gives_all_back(desk: Desk) -> None:
    page = desk.open()
    keys(page, "a")
    say_who(page)
    keys(page, "a", "]", "a")
    page.wait_for_timeout(100)
    before = decisions(page)
    assert len(before) == 3
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert decisions(page) == before
    page.evaluate(
        "new Promise((done) => { const asked = indexedDB.deleteDatabase('kyodo-review');"
        "asked.onsuccess = asked.onerror = asked.onblocked = () => done(); })"
    )
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert decisions(page) == before


def test_the_list_that_version_0_2_kept_is_read(desk: Desk) -> None:
    page = desk.open()
    legends(page)
    page.evaluate("""async () => {
      const key = Object.keys(localStorage).find((name) => !name.includes("!"));
      const log = Object.keys(localStorage).filter((name) => name.includes("!"))
        .map((name) => JSON.parse(localStorage.getItem(name)));
      const rest = JSON.parse(localStorage.getItem(key));
      localStorage.clear();
      localStorage.setItem(key, JSON.stringify({...rest, log}));
      const asked = indexedDB.open("kyodo-review", 1);
      await new Promise((done) => (asked.onsuccess = done));
      const doing = asked.result.transaction("log", "readwrite");
      doing.objectStore("log").clear();
      await new Promise((done) => (doing.oncomplete = done));
    }""")
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert progress(page, 1) == "2/2"


def test_where_nothing_can_be_kept_a_red_line_says_so(desk: Desk) -> None:
    page = desk.open()
    assert page.inner_text("#warn") == ""
    page.add_init_script("""
      Object.defineProperty(window, "indexedDB", { value: { open() { throw new Error("no"); } } });
      Storage.prototype.setItem = () => { throw new Error("full"); };""")
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    keys(page, "a")
    say_who(page)
    assert "保存できない" in page.inner_text("#warn")
    assert page.evaluate("getComputedStyle(document.querySelector('#warn')).backgroundColor") == (
        "rgb(179, 18, 42)"
    )


def test_two_tabs_merge(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    first.bring_to_front()
    keys(first, "a")
    say_who(first)
    second.bring_to_front()
    second.wait_for_timeout(200)
    keys(second, "]", "a")
    if second.query_selector("dialog[open] input"):
        say_who(second)
    second.wait_for_timeout(300)
    assert set(decisions(first)) == set(decisions(second)) == {"sign-3-0", "plan-1-0"}


def test_undo_goes_back_to_where_the_batch_began(desk: Desk) -> None:
    page = desk.open()
    legends(page)
    keys(page, "u")
    assert (progress(page, 1), here(page)) == ("1/2", "sign-3-5")
    keys(page, "u")
    assert (progress(page, 1), here(page)) == ("0/2", "sign-3-0")
    keys(page, "u")
    assert "取り消すものがありません" in said(page)
    assert decisions(page) == {}


def test_esc_and_moving_on_decide_nothing(desk: Desk) -> None:
    page = desk.open()
    keys(page, "a")
    page.wait_for_selector("dialog[open]")
    keys(page, "Escape", "j", "k", "x", "Escape", "]", "e", "Escape", "j", "]", "]", "j")
    assert decisions(page) == {}


def test_bulk_is_refused_before_its_legend_is_decided(desk: Desk) -> None:
    page = desk.open()
    keys(page, "]", "]", "T")
    assert here(page) == "sign-3-0"
    assert "凡例" in said(page)
    assert decisions(page) == {}


def test_decisions_come_in_again_as_a_union(desk: Desk, tmp_path: Path) -> None:
    page = desk.open()
    legends(page)
    content = exported(page)
    file = tmp_path / "again.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    keys(page, "u", "]", "a")
    before = decisions(page)
    keys(page, *("]" * 8))
    page.set_input_files("#import", str(file))
    page.wait_for_timeout(200)
    assert "0 件" in said(page) or "0件" in said(page)
    assert decisions(page) == before, "what was undone stays undone"
    for change, word in (
        ({"sha256": "0"}, "別の文書"),
        ({"format": "x"}, "決定のファイルではない"),
    ):
        file.write_text(json.dumps({**content, **change}), encoding="utf-8")
        page.set_input_files("#import", str(file))
        page.wait_for_timeout(200)
        assert word in said(page)
    assert decisions(page) == before


def test_another_reviewer_has_a_record_of_their_own(desk: Desk) -> None:
    page = desk.open()
    legends(page)
    page.click("#reviewer")
    page.fill("dialog input", "鈴木一郎")
    keys(page, "Enter")
    assert progress(page, 1) == "0/2"
    keys(page, "x", "1")
    keys(page, *("]" * 8))
    assert "山田花子" in page.inner_text("#list")
    assert "違い1" in page.inner_text("#list")


def test_a_key_is_heard_with_an_input_method_on(desk: Desk) -> None:
    """Then the browser says "Process", and only the place of the key tells which it was."""
    page = desk.open()
    legends(page)
    keys(page, "]")
    page.evaluate("""document.dispatchEvent(new KeyboardEvent("keydown",
      {key: "Process", code: "KeyA", keyCode: 229, bubbles: true}))""")
    # an event of a script has no target that matches; it is given to the body
    page.evaluate("""document.body.dispatchEvent(new KeyboardEvent("keydown",
      {key: "Process", code: "KeyA", bubbles: true}))""")
    assert decisions(page)["plan-1-0"] == "accept"


def test_what_the_document_says_is_never_markup(desk: Desk, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="window.hit=1"></script><script>window.hit=2</script>'
    text = small_draft().text.raw.decode().replace("毎年３回の集まりを開く。", f"３回 {hostile}")
    page_path = tmp_path / "hostile.html"
    page_path.write_bytes(render(small_draft(text=text)))
    desk.path = page_path
    page = desk.open()
    keys(page, "]", "]", "]", "]", "]")
    assert hostile in page.inner_text("#text")
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_on_a_phone_nothing_is_wider_than_the_screen(desk: Desk, lang: str) -> None:
    page = desk.open(viewport={"width": 390, "height": 844})
    if lang == "en":
        page.click("#language")
    for _ in range(8):
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390
        keys(page, "]")
    assert page.is_visible("#bar button")
    page.click("#bar button:last-child")
    assert not page.is_visible("#text")
    words = page.inner_text("body")
    assert ("Summary" in words) == (lang == "en")


def test_clicks_alone_decide(desk: Desk) -> None:
    page = desk.open()
    page.click(".card.here button:has-text('採用')")
    say_who(page)
    page.click("#text [data-line='1']")
    page.click("nav button:nth-child(2)")
    page.click(".card.here button:has-text('採用')")
    assert decisions(page) == {"sign-3-0": "accept", "plan-1-0": "accept"}


def test_every_step_can_be_used_by_all(desk: Desk) -> None:
    """No fault that axe finds: contrast, names of controls, order of headings."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = desk.open(bypass_csp=True)
    keys(page, "a")
    say_who(page)
    for step in range(1, 9):
        found = axe.run(page).response["violations"]
        assert [(step, v["id"], v["nodes"][0]["html"][:80]) for v in found] == []
        keys(page, "]")


def test_what_a_model_proposed_is_shown_and_decides_nothing(
    desk: Desk, draft: Draft, tmp_path: Path
) -> None:
    """English names are accepted, changed and written; what was only looked at is undecided."""
    asked = with_proposals(draft)
    page = desk.open()
    (tmp_path / "proposed.html").write_bytes(render(asked, "en"))
    page.goto((tmp_path / "proposed.html").as_uri())
    page.wait_for_selector("body[data-ready]")
    keys(page, *("]" * 6), "j")
    assert here(page) == "theme-element-5-4"
    assert "T03" in page.inner_text(".card.here .proposed")
    assert "assist.m7.1" in page.inner_text(".card.here .proposed")
    assert page.query_selector(".card.here [aria-pressed='true']") is None
    keys(page, "a")
    assert "theme-element-5-4" not in decisions(page)
    page.click("#list .more")
    page.click("[data-id='english-actor-6-0']")
    keys(page, "a")
    say_who(page)
    page.click("[data-id='english-actor-6-4']")
    keys(page, "e")
    assert page.input_value(".form input") == "Mihon College"
    page.fill(".form input", "Mihon University")
    keys(page, "Enter")
    page.click("[data-id='english-actor-11-7']")
    keys(page, "e")
    assert page.input_value(".form input") == ""
    page.keyboard.type("citizens")
    keys(page, "Enter", "Escape")
    page.click("[data-id='summary-element-5-4']")
    keys(page, "e")
    page.keyboard.type("講座を開く。")
    keys(page, "Enter")
    content = exported(page)
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    decided = read_decisions(file, asked).by_id
    told = {
        name: (d.decision, d.origin, d.text("en") or d.text("ja")) for name, d in decided.items()
    }
    assert told == {
        "english-actor-6-0": ("accept", "assist", "Citizens' Division"),
        "english-actor-6-4": ("edit", "assist", "Mihon University"),
        "english-actor-11-7": ("set", "reviewer", "citizens"),
        "summary-element-5-4": ("set", "reviewer", "講座を開く。"),
    }
    assert "theme-element-5-4" in content["undecided"]
    assert not [n for n in content["undecided"] if n.startswith(("english", "summary"))]


def test_one_theme_and_on(desk: Desk) -> None:
    """With the box ticked, two digits choose the theme and go on."""
    page = desk.open()
    legends(page)
    keys(page, *("]" * 6))
    page.click(".card.here input[type=checkbox]")
    keys(page, "0", "3", "0", "5")
    held = {d["id"]: d["new"] for d in exported(page)["decisions"]}
    assert held["theme-element-4-4"] == {"themes": ["T03"], "primary": "T03"}
    assert held["theme-element-5-4"] == {"themes": ["T05"], "primary": "T05"}
