"""Word: order, tables, automatic numbers, what python-docx itself leaves out."""

from __future__ import annotations

import io
from typing import Any

import pytest
from drawn_pages import notes

from kyodo_graph.importing import TextVersion, text_version
from kyodo_graph.importing.word import read_word

docx = pytest.importorskip("docx")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(document: Any) -> TextVersion:
    target = io.BytesIO()
    document.save(target)
    return text_version(read_word(target.getvalue(), "x.docx"), "x")


def add(document: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def test_paragraphs_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("第1章 計画", 1)
    table = document.add_table(3, 3)
    for y, row in enumerate(["番号 取組 市", "1 広報 ◎", "2 講座 ○"]):
        for x, text in enumerate(row.split()):
            table.cell(y, x).text = text
    table.cell(1, 1).text = "広報\n紙"
    document.add_paragraph("本文です。")
    document.sections[0].header.paragraphs[0].text = "みどり市計画"
    found = made(document)
    assert found.lines == (
        "第1章 計画",
        "",
        "番号\t取組\t市",
        "1\t広報 紙\t◎",
        "2\t講座\t○",
        "",
        "本文です。",
    )
    assert [n[2] for n in notes(found, "running_head")] == ["みどり市計画"]
    assert notes(found, "cell_breaks")[0][4] == 1


def test_merged_cells_have_their_text_once() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for y in range(3):
        for x in range(3):
            table.cell(y, x).text = f"{y}{x}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "役割"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "目標"
    assert made(document).lines == ("00\t役割\t", "目標\t11\t12", "\t21\t22")


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("点", style="List Bullet")
    found = made(document)
    assert found.lines[:2] == ("1. 甲", "2. 乙")
    assert found.lines[-1] == "点"
    assert len(notes(found, "list_mark")) == 2


def test_text_boxes_revisions_controls_and_hidden_text() -> None:
    document = docx.Document()
    add(document, f"<w:p {W}><w:r><w:t>残る</w:t></w:r>"
        "<w:del><w:r><w:delText>消した</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>足した</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠した</w:t></w:r></w:p>")  # fmt: skip
    add(
        document,
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>枠の中</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    add(document, f"<w:p {W}><w:r><w:t>段落</w:t></w:r><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>箱の中</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>")  # fmt: skip
    found = made(document)
    assert [line for line in found.lines if line] == ["残る足した", "枠の中", "段落", "箱の中"]
    assert [n[2] for n in notes(found, "deleted")] == ["消した"]
    assert [n[2] for n in notes(found, "hidden")] == ["隠した"]
    assert [n[2] for n in notes(found, "text_box")] == ["箱の中"]


def test_pages_are_those_that_word_laid_out() -> None:
    document = docx.Document()
    add(document, f"<w:p {W}><w:r><w:t>一頁目</w:t></w:r></w:p>")
    add(document, f"<w:p {W}><w:r><w:lastRenderedPageBreak/><w:t>二頁目</w:t></w:r></w:p>")
    found = made(document)
    assert [(r[0], r[2], r[3]) for r in found.pages.rows] == [(1, 1, 1), (2, 3, 3)] or [
        (r[0], r[2]) for r in found.pages.rows
    ] == [(1, 1), (2, 3)]
    assert notes(found, "pages_by_word")
    assert notes(made(docx.Document()), "no_pages")


def test_paragraphs_set_close_stand_close() -> None:
    document = docx.Document()
    document.styles["Normal"].paragraph_format.space_after = docx.shared.Pt(0)
    document.add_heading("取組", 1)
    for text in ("担い手", "市民", "", "担当課"):
        document.add_paragraph(text)
    document.add_paragraph("別の段落").paragraph_format.space_before = docx.shared.Pt(12)
    assert made(document).lines == ("取組", "", "担い手", "市民", "", "担当課", "", "別の段落")


def test_paragraphs_that_a_style_parts_stand_apart() -> None:
    document = docx.Document()
    document.styles["Normal"].paragraph_format.space_after = docx.shared.Pt(10)
    for text in ("一", "二"):
        document.add_paragraph(text)
    assert made(document).lines == ("一", "", "二")


def _run(xml: str) -> str:
    return f"<w:r {W}>{xml}</w:r>"


def test_a_word_with_a_reading_in_an_old_field_and_signs_of_wingdings() -> None:
    field = "".join(
        _run(part)
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> EQ \\* jc2 \\o\\ad(\\s\\up 9(</w:instrText>",
            "<w:instrText>いしずえ</w:instrText>",
            "<w:instrText>),礎)</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:sym w:font="Wingdings" w:char="F0FC"/>',
            '<w:sym w:font="Nowhere" w:char="F0FC"/>',
        )
    )
    document = docx.Document()
    add(document, f"<w:p {W}>{_run('<w:t>協働の</w:t>')}{field}</w:p>")
    found = made(document)
    assert found.lines == ("協働の礎✓〓",)
    assert [n[2] for n in notes(found, "unreadable")] == ["F0FC"]


def test_a_page_number_field_shows_what_it_holds() -> None:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>12</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )  # fmt: skip
    document = docx.Document()
    add(document, f"<w:p {W}>{_run('<w:t>頁</w:t>')}{''.join(map(_run, parts))}</w:p>")
    assert made(document).lines == ("頁12",)


def test_a_box_in_a_cell_stands_in_the_cell() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for y, x, text in ((0, 0, "欄"), (0, 1, "内容"), (1, 0, "姿")):
        table.cell(y, x).text = text
    from docx.oxml import parse_xml

    box = f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>箱の中</w:t></w:r></w:p></w:txbxContent>"
    table.cell(1, 1).paragraphs[0]._p.append(parse_xml(f"{box}</w:pict></w:r>"))
    assert made(document).lines == ("欄\t内容", "姿\t箱の中")


def test_a_page_break_ends_a_line() -> None:
    parts = ("<w:t>前</w:t>", '<w:br w:type="page"/>', "<w:t>後</w:t>")
    document = docx.Document()
    add(document, f"<w:p {W}>{''.join(map(_run, parts))}</w:p>")
    assert made(document).lines == ("前", "後")
