"""HTML: blocks, tables, what is no text, what is hostile."""

from __future__ import annotations

import pytest
from drawn_pages import notes

from kyodo_graph.errors import InputError
from kyodo_graph.importing import TextVersion, text_version
from kyodo_graph.importing.web import read_html


def made(body: str, codec: str = "utf-8") -> TextVersion:
    page = f'<html><head><meta charset="{codec}"><title>題</title></head><body>{body}</body></html>'
    return text_version(read_html(page.encode(codec), "x.html"), "x")


def test_blocks_breaks_and_lists() -> None:
    found = made(
        "<h1>計画</h1><p>一行目<br>二行目 <b>太字</b>です</p>"
        "<ul><li>甲<li>乙</ul><ol start=3><li>丙</ol>"
    )
    assert found.lines == ("計画", "", "一行目", "二行目 太字です", "", "甲", "乙", "3. 丙")


def test_spans_leave_cells_empty() -> None:
    found = made(
        "<table><tr><th rowspan=2>目標<th colspan=2>役割<tr><th>市民<th>市"
        "<tr><td>1<td>○<br>△<td>◎</table>"
    )
    assert found.lines == ("目標\t役割\t", "\t市民\t市", "1\t○ △\t◎")
    assert notes(found, "merged_cells")[0][4] == 2
    assert notes(found, "cell_breaks")[0][4] == 1


def test_a_layout_table_is_text() -> None:
    found = made("<table><tr><td><p>前文</p><table><tr><td>甲<td>乙</table></table>")
    assert found.lines == ("前文", "", "甲\t乙")


def test_what_is_no_text_is_left_out_and_said() -> None:
    found = made(
        "<script>alert(1)</script><p style='display: none'>隠し</p><p>本文</p>"
        "<p><ruby>協働<rp>(</rp><rt>きょうどう</rt></ruby>の図<img src=http://x/ alt=体系図></p>"
    )
    assert found.lines == ("本文", "", "協働の図")
    assert [n[2] for n in notes(found, "not_text")][-1] == "<script>"
    assert [n[2] for n in notes(found, "hidden")] == ["隠し"]
    assert [n[2] for n in notes(found, "ruby")] == ["きょうどう"]
    assert [n[2] for n in notes(found, "picture")] == ["体系図"]


@pytest.mark.parametrize("codec", ["shift_jis", "euc-jp", "utf-8"])
def test_encodings(codec: str) -> None:
    assert made("<p>市民と市の協働</p>", codec).lines == ("市民と市の協働",)


def test_hostile_pages_are_data() -> None:
    assert made("<div>" * 1500 + "奥" + "</div>" * 1500).lines == ("奥",)
    with pytest.raises(InputError, match="nested too deep"):
        made("<div>" * 3000 + "奥" + "</div>" * 3000)
    wide = made("<table><tr><td colspan=99999999>甲<td rowspan=99999>乙</table>")
    assert wide.lines == ("甲\t乙",)
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a; 本文</p>'
    assert "root:" not in "".join(made(entity).lines)


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="without text"):
        read_html(b"<html><body><script>x</script></body></html>", "x.html")


def test_a_table_of_facts_with_a_table_in_a_cell_keeps_its_columns() -> None:
    inner = "<table><tr><td>講座<td>基金</table>"
    page = f"<table><tr><th>柱<th>取組<th>市<tr><td>一<td>{inner}<td>◎</table>"
    made = text_version(read_html(page.encode(), "x.html"), "x")
    assert made.lines == ("柱\t取組\t市", "一\t講座 基金\t◎")


def test_what_is_struck_out_is_left_out() -> None:
    made = text_version(
        read_html("<p>令和<del>五</del><ins>六</ins>年</p>".encode(), "x.html"), "x"
    )
    assert made.lines == ("令和六年",)
    assert [row[3] for row in made.report.rows if row[0] == "deleted"] == ["五"]
