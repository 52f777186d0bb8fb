"""Choosing nodes and relations, and what the panel then says of them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.services.evidence import report_of

from .pages import NAMES, network_of
from .watching import Opened

View = Callable[..., Opened]
CENTRE = "ichinoseki/actor/center"


def test_a_click_on_a_node_chooses_it(view: View) -> None:
    opened = view("city-ichinoseki")
    network = network_of("actor-element", "ichinoseki")
    for node in [CENTRE, *list(network)[10:14]]:
        opened.click_node(node)
        assert opened.title() == network.nodes[node]["label_ja"]
        opened.page.wait_for_timeout(350)  # sooner, the next click would make a double click
    opened.page.mouse.click(300, 860)
    assert opened.title() == "この図について"


def test_a_click_beside_a_small_node_still_meets_it(view: View) -> None:
    opened = view("city-ichinoseki")
    at = opened.kyodo("position", CENTRE)[0]
    opened.page.mouse.click(at["x"] + at["r"] + 5, at["y"])
    assert opened.title() == "いちのせき市民活動センター"


def test_a_click_on_a_line_chooses_the_relation(view: View) -> None:
    opened = view("city-ichinoseki")
    other = "ichinoseki/p3/3-3"
    a, b = (opened.kyodo("position", node)[0] for node in (CENTRE, other))
    opened.page.mouse.click(a["x"] + 0.35 * (b["x"] - a["x"]), a["y"] + 0.35 * (b["y"] - a["y"]))
    ends = opened.page.locator("#details .ends button").all_inner_texts()
    assert len(ends) == 2
    assert opened.kyodo("bright")["edges"] == [int(re.findall(r"edge=(\d+)", opened.address())[0])]


def test_a_double_click_widens_the_neighbourhood(view: View) -> None:
    opened = view("city-ichinoseki")
    at = opened.kyodo("position", CENTRE)[0]
    opened.page.mouse.dblclick(at["x"], at["y"])
    assert "steps=2" in opened.address()
    assert opened.page.get_by_role("button", name="2段階").get_attribute("aria-pressed") == "true"


def test_the_panel_has_names_codes_and_places_in_words(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.select(CENTRE)
    assert "Ichinoseki Civic Activity Centre" in opened.text("#details .other")
    facts = opened.text("#details .facts")
    for word in ("主体", "中間支援施設", "中間支援", "固有の名", "一関市", CENTRE):
        assert word in facts
    opened.page.click("#language")
    assert opened.title() == "Ichinoseki Civic Activity Centre"
    assert "intermediary_center" not in opened.details()


def test_indices_and_ranks_are_those_of_the_measures(view: View) -> None:
    network = network_of("actor-element", "ichinoseki")
    actors = [node for node, data in network.nodes(data=True) if data["mode"] == "actor"]
    table = kg.measures.two_mode_centrality(network, actors)
    opened = view("city-ichinoseki", "#lang=en")
    for node in actors[:4]:
        opened.select(node)
        for index in ("degree", "closeness", "betweenness", "eigenvector"):
            values = dict(zip(table.column("node"), table.column(index), strict=True))
            row = opened.page.locator("#details .indices tbody tr", has_text=index.capitalize())
            value, rank = row.locator("td").all_inner_texts()
            assert float(value) == pytest.approx(values[node], rel=0.01)
            above = sum(values[other] > values[node] + 1e-6 for other in actors)
            place, _, of = rank.partition(" of ")
            assert (place, of.split(" ")[0]) == (str(above + 1), str(len(actors)))


def test_roles_are_listed_and_lead_to_the_other_end(view: View) -> None:
    network = network_of("actor-element", "ichinoseki", parallel=True)
    opened = view("city-ichinoseki")
    opened.select(CENTRE)
    listed = opened.page.locator("#details .ties li")
    assert listed.count() == network.degree(CENTRE)
    first = listed.first.locator("button.link")
    name = first.inner_text()
    first.click()
    assert opened.title() == name


def test_without_documents_a_passage_has_pointer_document_headings_and_lines(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.select("ichinoseki/p3/3-3")
    passage = opened.page.locator("#details .passage").first
    text = passage.inner_text()
    assert re.search(r"ichinoseki-3:\d+", text)
    assert "一関市協働推進計画" in text
    assert re.search(r"\d+(-\d+)?行", text)
    assert "›" in passage.locator(".headings").inner_text()
    assert opened.page.locator("#details blockquote").count() == 0


def test_with_documents_a_passage_has_its_very_lines(view: View) -> None:
    opened = view("mini")
    lines = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8").split("\n")
    checked = 0
    for node in opened.kyodo("drawn")["nodes"]:
        opened.select(node)
        for passage in opened.page.locator("#details .passage").all():
            pointer = passage.locator("code").inner_text()
            first, _, last = pointer.partition(":")[2].partition("-")
            said = "\n".join(lines[int(first) - 1 : int(last or first)])
            shown = passage.locator("blockquote").text_content()
            assert shown == said
            checked += 1
    assert checked > 5


def test_a_citation_is_copied_as_text_and_as_bibtex(view: View) -> None:
    opened = view("mini")
    opened.select(next(n for n in opened.kyodo("drawn")["nodes"] if "/actor/" in n))
    passage = opened.page.locator("#details .passage").first
    pointer = passage.locator("code").inner_text()
    title = passage.locator("b").inner_text()
    passage.get_by_role("button", name="引用文").click()
    opened.until("document.getElementById('live').textContent === 'コピーした'")
    text = opened.copied()
    assert pointer in text
    assert f"『{title}』" in text
    assert f"kyodo_graph {kg.__version__}" in text
    passage.get_by_role("button", name="BibTeX").click()
    opened.until("navigator.clipboard.readText().then((text) => text.startsWith('@misc'))")
    entry = opened.copied()
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", entry, re.MULTILINE))
    assert fields["title"] == f"{{{title}}}"
    assert pointer.replace("_", r"\_") in fields["note"]
    assert entry.count("{") == entry.count("}")


def test_an_error_is_reported_with_pointer_and_hashes(view: View) -> None:
    """The head of the text is what `kyodo passage REF --report` gives."""
    opened = view("mini")
    opened.select(next(n for n in opened.kyodo("drawn")["nodes"] if "/actor/" in n))
    passage = opened.page.locator("#details .passage").first
    pointer = passage.locator("code").inner_text()
    passage.get_by_role("button", name="報告文").click()
    opened.until("navigator.clipboard.readText().then((text) => text.startsWith('典拠箇所'))")
    head, shown, wrong = opened.copied().split("\n\n")
    graph = kg.load(MINI / "data")
    theirs, _, theirs_wrong = report_of(graph, pointer).split("\n\n")
    assert head == theirs
    assert graph.sha256 in head
    assert wrong == theirs_wrong
    chosen = opened.run("decodeURIComponent(kyodo.address())").partition("node=")[2]
    assert f"- {chosen.partition('&')[0]}" in shown.splitlines()


def test_a_relation_tells_its_basis_weight_and_passages(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.select(CENTRE)
    opened.page.locator("#details .ties button.small").first.click()
    assert opened.title() == "参加・協力"
    assert "明示" in opened.text("#details .facts")
    assert re.search(r"ichinoseki-3:\d+", opened.details())
    assert "元になった計画要素・活動" in opened.details()


def test_the_name_of_the_chosen_node_is_in_full_on_the_canvas(view: View) -> None:
    opened = view("city-ichinoseki")
    longest = max(
        network_of("actor-element", "ichinoseki").nodes(data=True),
        key=lambda node: len(node[1]["label_ja"]),
    )
    opened.select(longest[0])
    written = [name for name in opened.kyodo("names") if name["id"] == longest[0]]
    assert [name["text"] for name in written] == [longest[1]["label_ja"]]


def test_names_do_not_hide_each_other_and_stay_inside(view: View) -> None:
    for page in ("whole", "city-yamaguchi", "ties"):
        opened = view(page)
        names = opened.kyodo("names") + opened.kyodo("titles")
        assert len(names) > 10
        for at, a in enumerate(names):
            host = a["host"]
            assert a["x0"] >= host["left"] - 1
            assert a["x1"] <= host["right"] + 1
            for b in names[at + 1 :]:
                apart = (
                    a["x1"] <= b["x0"]
                    or b["x1"] <= a["x0"]
                    or a["y1"] <= b["y0"]
                    or b["y1"] <= a["y0"]
                )
                assert apart, (a["text"], b["text"])


def test_what_the_layout_sets_apart_has_a_title(view: View) -> None:
    opened = view("whole")
    titles = {title["text"]: title for title in opened.kyodo("titles")}
    assert len(titles) == len(NAMES)
    network = network_of("whole")
    for city, name in NAMES.items():
        own = [n for n, data in network.nodes(data=True) if data["city"] == city]
        places = [opened.kyodo("position", node)[0] for node in own]
        title = titles[name]
        middle = (min(p["x"] for p in places) + max(p["x"] for p in places)) / 2
        assert (title["x0"] + title["x1"]) / 2 == pytest.approx(middle, abs=3)
        assert title["y1"] <= min(p["y"] - p["r"] for p in places)
    opened = view("city-ichinoseki", "#lang=en")
    assert [title["text"] for title in opened.kyodo("titles")] == ["policy", "initiative", "actor"]
    opened.page.select_option("#layout", "force")
    assert opened.kyodo("titles") == []


def test_dragging_the_ground_moves_the_picture_and_nothing_else(view: View) -> None:
    opened = view("city-ichinoseki")
    before = opened.kyodo("position", CENTRE)[0]
    opened.page.mouse.move(300, 860)
    opened.page.mouse.down()
    for step in range(1, 41):  # far enough to be drawn anew on the way
        opened.page.mouse.move(300 + 10 * step, 860 - 5 * step)
    opened.page.mouse.up()
    after = opened.kyodo("position", CENTRE)[0]
    assert after["x"] - before["x"] == pytest.approx(400, abs=2)
    assert after["y"] - before["y"] == pytest.approx(-200, abs=2)
    assert after["r"] == pytest.approx(before["r"])
    assert opened.title() == "この図について"
    opened.page.click("#fit")
    assert opened.kyodo("position", CENTRE)[0] == pytest.approx(before)


def test_a_dragged_node_stays_where_it_is_put(view: View) -> None:
    opened = view("city-ichinoseki")
    at = opened.kyodo("position", CENTRE)[0]
    opened.page.mouse.move(at["x"], at["y"])
    opened.page.mouse.down()
    opened.page.mouse.move(at["x"] - 60, at["y"] + 90, steps=5)
    opened.page.mouse.up()
    put = opened.kyodo("position", CENTRE)[0]
    assert (put["x"], put["y"]) == pytest.approx((at["x"] - 60, at["y"] + 90), abs=3)
    opened.page.click("#language")
    assert opened.kyodo("position", CENTRE)[0]["x"] == pytest.approx(put["x"], abs=1)


def test_the_pointer_shows_what_can_be_clicked(view: View) -> None:
    opened = view("city-ichinoseki")
    at = opened.kyodo("position", CENTRE)[0]
    opened.page.mouse.move(at["x"], at["y"])
    opened.page.wait_for_selector("#tip:not([hidden])")
    assert opened.text("#tip strong") == "いちのせき市民活動センター"
    assert opened.run("getComputedStyle(document.querySelector('.canvas')).cursor") == "pointer"
    opened.page.mouse.move(300, 860)
    opened.page.wait_for_selector("#tip", state="hidden")
    assert opened.run("getComputedStyle(document.querySelector('.canvas')).cursor") == "grab"
