"""The table view: the same content as text."""

from __future__ import annotations

from collections.abc import Callable

from .pages import network_of
from .watching import Opened

View = Callable[..., Opened]


def column(opened: Opened, number: int) -> list[str]:
    return [
        one.strip()
        for one in opened.page.locator(f"#table tbody tr > :nth-child({number})").all_inner_texts()
    ]


def test_the_table_has_every_node_page_by_page(view: View) -> None:
    network = network_of("whole", parallel=True)
    opened = view("whole", "#table=nodes")
    seen: list[str] = []
    pages = -(-len(network) // 100)
    for page in range(1, pages + 1):
        assert opened.text("#table .toolbar span") == f"{page}/{pages}ページ"
        seen += column(opened, 1)
        following = opened.page.locator("#table .toolbar button").last
        assert following.is_disabled() == (page == pages)
        if page < pages:
            following.click()
    assert sorted(seen) == sorted(data["label_ja"] for _, data in network.nodes(data=True))
    assert f"({len(network)})" in opened.text("#table caption")


def test_columns_sort_both_ways_with_what_is_missing_last(view: View) -> None:
    opened = view("city-ichinoseki", "#table=nodes")
    names = opened.run(
        "[...document.querySelectorAll('#table thead button')].map((one) => one.dataset.column)"
    )
    for name in ("label", "index:ties", "sector"):
        button = opened.page.locator(f'#table thead [data-column="{name}"]')
        button.click()
        assert opened.run("document.activeElement.dataset.column") == name
        assert opened.page.locator("#table th[aria-sort=ascending]").count() == 1
        up = column(opened, names.index(name) + 1)
        button.click()
        assert opened.page.locator("#table th[aria-sort=descending]").count() == 1
        down = column(opened, names.index(name) + 1)
        given = [text for text in up if text != "–"]
        missing = ["–"] * (len(up) - len(given))
        assert up == given + missing
        assert [text for text in down if text != "–"] + missing == down
        assert sorted(down) == sorted(up)
        assert (down[0], up[0]) == (given[-1], given[0])
        if name == "index:ties":
            assert [int(text) for text in up] == sorted(int(text) for text in up)


def test_the_table_follows_filters_and_chooses_rows(view: View) -> None:
    opened = view("city-ichinoseki", "#table=nodes&f.sector=S3")
    assert len(column(opened, 1)) == len(opened.kyodo("matching")["nodes"])
    opened.page.locator("#table tbody button", has_text="いちのせき市民活動センター").click()
    assert opened.title() == "いちのせき市民活動センター"
    assert opened.text("#table tr.chosen th") == "いちのせき市民活動センター"
    opened.page.click("#as-edges")
    assert len(column(opened, 1)) == len(opened.kyodo("matching")["edges"])
    opened.page.locator("#table tbody button").first.click()
    assert opened.page.locator("#details .ends button").count() == 2


def test_the_graph_behind_the_table_is_out_of_reach(view: View) -> None:
    opened = view("city-ichinoseki", "#table=nodes")
    assert opened.run("document.getElementById('panes').inert")
    opened.page.click("#as-graph")
    assert not opened.run("document.getElementById('panes').inert")
    assert opened.page.is_hidden("#table")
