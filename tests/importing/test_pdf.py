"""Layouts of PDFs, one by one."""

from __future__ import annotations

from collections import Counter

import pytest
from drawn_pages import LEFT, TOP, Draw, Sheet, notes, pdf, version

from kyodo_graph.errors import InputError
from kyodo_graph.importing.pdf import read_pdf

LONG = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆ"


def test_a_line_that_fills_its_width_goes_on_in_the_next() -> None:
    made = version(pdf(lambda s: s.lines(LONG, "で終わります。", "つぎの行は短い", "見出し")))
    assert made.lines[0] == LONG + "で終わります。"
    assert made.lines[1:] == ("つぎの行は短い", "見出し")
    assert [(n[0], n[1]) for n in notes(made, "joined_lines")] == [(1, 1)]


@pytest.mark.parametrize(
    "mark", ["・市民", "（1）目的", "第2章 施策", "①取組", "2 位置付け", "　字下げ"]
)
def test_what_begins_anew_is_not_joined(mark: str) -> None:
    made = version(pdf(lambda s: s.lines(LONG, mark)))
    assert [line for line in made.lines if line] == [LONG, mark.strip("　")]


def test_a_sentence_goes_on_over_a_page() -> None:
    def first(sheet: Sheet) -> None:
        sheet.lines(LONG)
        sheet.text(290, 30, "- 7 -")

    def second(sheet: Sheet) -> None:
        sheet.lines("つづきです。")
        sheet.text(290, 30, "- 8 -")

    made = version(pdf(first, second))
    assert made.lines == (LONG + "つづきです。",)
    assert made.pages.rows == ((1, "7", 1, 1), (2, "8", 1, 1))
    assert len(notes(made, "joined_pages")) == 1


def test_running_heads_and_page_numbers_are_left_out_and_listed() -> None:
    def page(n: int) -> object:
        def draw(sheet: Sheet) -> None:
            sheet.text(400, 810, "みどり市協働推進計画", 8)
            sheet.lines(f"本文{n}の一行目", f"{'いろは'[n]}の二行目", "おなじ行")
            sheet.text(300 if n % 2 else 60, 30, str(n + 11))

        return draw

    made = version(pdf(*[page(n) for n in range(3)]))  # type: ignore[arg-type]
    assert "みどり市協働推進計画" not in made.lines
    assert made.lines.count("おなじ行") == 3
    assert [(n[1], n[2]) for n in notes(made, "running_head")] == [
        (page, "みどり市協働推進計画") for page in (1, 2, 3)
    ]
    assert [n[2] for n in notes(made, "page_number")] == ["11", "12", "13"]
    assert made.pages["printed_page"] == ("11", "12", "13")


def test_a_running_head_beyond_the_text_makes_no_line_short() -> None:
    def page(first: str) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(LEFT + 380, 810, "見本市協働推進計画")
            sheet.text(LEFT, 760, first)
            sheet.text(LEFT, 744, "共に進めます。")

        return draw

    made = version(
        pdf(
            *(
                page(f"{n}市は、市民や団体と共にまちづくりを進めるため、担い手を育てる仕組みを")
                for n in "東西南北"
            )
        )
    )
    assert len(notes(made, "running_head")) == 4
    assert next(line for line in made.lines if line).endswith("仕組みを共に進めます。")


def test_full_lines_of_the_contents_stay_lines() -> None:
    def draw(sheet: Sheet) -> None:
        for n, title in enumerate(("第1章 計画の趣旨", "方針1 人を育てる", "方針2 場をつくる")):
            sheet.text(LEFT, 760 - 16 * n, f"{title} {'・' * 28} {n + 1}")

    assert version(pdf(draw)).lines == (
        "第1章 計画の趣旨\t1",
        "方針1 人を育てる\t2",
        "方針2 場をつくる\t3",
    )


def test_what_stands_on_each_page_in_the_text_is_no_running_head() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines("施策の方向", "本文", y=TOP)

    made = version(pdf(draw, draw, draw))
    assert made.lines.count("施策の方向") == 3


def test_a_line_that_many_pages_end_with_is_no_running_head_where_others_have_text() -> None:
    def page(n: int) -> object:
        def draw(sheet: Sheet) -> None:
            sheet.lines(*[f"{'いろはにほへと'[n]}の{row}行" for row in "一二三"])
            sheet.text(LEFT, 60, "担当課は同じ" if n < 4 else f"{'いろはにほへと'[n]}の終わり")

        return draw

    made = version(pdf(*[page(n) for n in range(7)]))  # type: ignore[arg-type]
    assert made.lines.count("担当課は同じ") == 4
    assert not notes(made, "running_head")


def test_a_ruled_table_with_merged_cells_and_breaks() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines("役割分担")
        sheet.grid(
            [60, 120, 260, 320],
            [700, 670, 650, 630],
            [["番号", "取組", "市\n民"], ["1", "高校生まちづ\nくりラボ", "◎"], ["", "二つめ", "○"]],
        )

    made = version(pdf(draw))
    assert made.lines[:2] == ("役割分担", "")
    assert made.lines[2].split("\t")[:2] == ["番号", "取組"]
    assert made.lines[3:] == ("1\t高校生まちづ くりラボ\t◎", "\t二つめ\t○")


def test_an_empty_column_stays_where_a_table_goes_on_over_a_page() -> None:
    def part(*rows: list[str]) -> object:
        def draw(sheet: Sheet) -> None:
            ys = [700 - 20.0 * n for n in range(len(rows) + 1)]
            sheet.grid([60, 120, 180, 240, 300], ys, list(rows))

        return draw

    first, second = (
        part(["番号", "市民", "企業", "市"], ["1", "○", "△", "◎"]),
        part(["2", "○", "", "◎"], ["3", "", "", "◎"]),
    )
    made = version(pdf(first, second))  # type: ignore[arg-type]
    assert [line for line in made.lines if line][2:] == ["2\t○\t\t◎", "3\t\t\t◎"]


def test_tables_that_touch_keep_their_own_columns() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 120, 300], [700, 680, 660], [["甲", "乙"], ["丙", "丁"]])
        sheet.grid([60, 180, 240, 300], [660, 640, 620], [["一", "二", "三"], ["四", "五", "六"]])

    lines = [line for line in version(pdf(draw)).lines if line]
    assert lines == ["甲\t乙", "丙\t丁", "一\t二\t三", "四\t五\t六"]


def test_a_merged_head_is_above_its_columns() -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.grid([60, 120, 180, 240], [680, 660, 640])
        canvas.rect(60, 680, 60, 20)
        canvas.rect(120, 680, 120, 20)
        for x, y, text in [(62, 684, "番号"), (160, 684, "役割"), (130, 664, "市民"),
                           (190, 664, "市"), (62, 644, "1"), (190, 644, "◎")]:  # fmt: skip
            sheet.text(x, y, text)

    assert version(pdf(draw)).lines == ("番号\t役割\t", "\t市民\t市", "1\t\t◎")


@pytest.mark.parametrize("angle", [90, -90])
def test_a_table_across_the_page_is_turned_back(angle: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.translate(300, 400)
        sheet.canvas.rotate(angle)
        sheet.grid([0, 60, 160], [60, 40, 20], [["番号", "取組名"], ["1", "広報紙"]])

    made = version(pdf(draw))
    assert made.lines == ("番号\t取組名", "1\t広報紙")
    assert [n[1] for n in notes(made, "turned_page")] == [1]


def test_a_note_in_the_margin_is_no_part_of_the_line_beside_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 700, "用語の注", 7)
        sheet.text(80, 700, "市民と市が協働する", 12)

    made = version(pdf(draw))
    assert made.lines == ("用語の注\t市民と市が協働する",)
    assert len(notes(made, "set_apart")) == 1


def test_a_wrapped_cell_is_joined_without_a_blank() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 104, 200], [700, 670, 640], [["基本目\n標", "指標"], ["二", "割合"]])

    # Four characters would not fit between the rules: the break is one of width.
    assert version(pdf(draw)).lines[0] == "基本目標\t指標"


def test_a_table_without_rules_is_read_by_places_and_said() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 700, "番号")
        sheet.text(120, 700, "取組")
        sheet.text(300, 700, "市民")
        sheet.text(360, 700, "市")
        for n, (name, a, b) in enumerate(
            [("広報", "○", ""), ("講座", "", "◎"), ("相談", "○", "◎")]
        ):
            y = 680 - 18 * n
            sheet.text(65, y, str(n + 1))
            sheet.text(120, y, name)
            sheet.text(305, y, a)
            sheet.text(360, y, b)

    made = version(pdf(draw))
    assert made.lines == (
        "番号\t取組\t市民\t市",
        "1\t広報\t○",
        "2\t講座\t\t◎",
        "3\t相談\t○\t◎",
    ) or (made.lines == ("番号\t取組\t市民\t市", "1\t広報\t○\t", "2\t講座\t\t◎", "3\t相談\t○\t◎"))
    assert len(notes(made, "open_table")) == 1


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左の{n}行目はこの幅いっぱいに書かれた文" for n in "一二三四五六"]
    right = [f"右の{n}行目はこの幅いっぱいに書かれた文" for n in "一二三四五六"]

    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "第1章 はじめに", 16)
        sheet.lines(*left)
        sheet.lines(*right, x=320)

    made = version(pdf(draw))
    text = "".join(made.lines)
    assert text.index("左の六") < text.index("右の一")
    assert made.lines[0] == "第1章 はじめに"
    assert len(notes(made, "columns")) == 2


def test_texts_side_by_side_that_fill_no_width_stay_row_by_row_and_are_said() -> None:
    left = [
        "左の一行目です長い行",
        "左の二行目ですよもっと長い行",
        "左の三行目は短め",
        "左四行目は普通のもの",
    ]
    right = [
        "右の一行目です長い行",
        "右の二行目は短め",
        "右三行目ですがもっと長い行",
        "右の四行目は普通",
    ]

    def draw(sheet: Sheet) -> None:
        sheet.lines(*left)
        sheet.lines(*right, x=320)

    made = version(pdf(draw))
    assert len(notes(made, "columns_unsure")) == 1
    assert all(any(part in line for line in made.lines) for part in (*left, *right))


def test_vertical_text_is_read_from_right_to_left() -> None:
    def draw(sheet: Sheet) -> None:
        for column, text in enumerate(["協働計画", "市民の力で進む"]):
            for row, letter in enumerate(text):
                sheet.text(400 - 20 * column, 700 - 11 * row, letter)

    made = version(pdf(draw))
    assert [line for line in made.lines if line] == ["協働計画", "市民の力で進む"]
    assert len(notes(made, "vertical_text")) == 2


def test_a_vertical_label_in_a_cell_is_one_word() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 76, 200], [700, 650, 630], [["推\n進\n方\n針", "一"], ["二", "三"]])

    assert version(pdf(draw)).lines[0] == "推進方針\t一"


def test_letters_set_apart_are_a_word() -> None:
    def draw(sheet: Sheet) -> None:
        for n, letter in enumerate("一関市"):
            sheet.text(200 + 30 * n, 700, letter, 14)

    made = version(pdf(draw))
    assert made.lines == ("一関市",)
    assert len(notes(made, "blank_in_word")) == 1


def test_readings_above_characters_are_left_out_and_listed() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 700, "新庄市の協働")
        sheet.text(61, 710, "しんじょう", 4)

    made = version(pdf(draw))
    assert made.lines == ("新庄市の協働",)
    assert [n[2] for n in notes(made, "ruby")] == ["しんじょう"]


def test_a_page_without_text_is_said_with_its_number() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (40, 40), "gray"))
    made = version(
        pdf(
            lambda s: s.lines("本文"),
            lambda s: s.canvas.drawImage(picture, 0, 0, 595, 842),
            lambda s: None,  # noqa: ARG005
        )
    )
    assert [n[1] for n in notes(made, "scanned_page")] == [2]
    assert [n[1] for n in notes(made, "empty_page")] == [3]
    assert made.pages.rows[1:] == ((2, None, None, None), (3, None, None, None))
    assert "pictures without text" in " ".join(made.summary("en"))


def test_characters_printed_twice_are_kept_once() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 700, "太い字")
        sheet.text(60.3, 700, "太い字")

    made = version(pdf(draw))
    assert made.lines == ("太い字",)
    assert notes(made, "doubled")[0][4] == 3


def test_frames_side_by_side_are_read_one_by_one() -> None:
    def draw(sheet: Sheet) -> None:
        for x in (60, 300):
            sheet.canvas.rect(x, 600, 200, 100)
        sheet.lines("市民の役割", "・参加する", x=70, y=680)
        sheet.lines("市の役割", "・公開する", x=310, y=680)

    lines = [line for line in version(pdf(draw)).lines if line]
    assert lines == ["市民の役割", "・参加する", "市の役割", "・公開する"]


def test_no_character_is_lost() -> None:
    """Whatever the layout: what is printed stands in the text or in the report."""
    printed: list[str] = []

    def draw(sheet: Sheet) -> None:
        text = sheet.text

        def noted(x: float, y: float, shown: str, size: float = 10) -> None:
            printed.append(shown)
            text(x, y, shown, size)

        sheet.text = noted  # type: ignore[method-assign]
        sheet.lines("第1章 概要", LONG, "続き。")
        sheet.grid([60, 200, 400], [640, 620, 600], [["甲", "乙"], ["丙", "丁"]])
        sheet.text(300, 560, "離れた語")
        sheet.text(60, 560, "手前の語")
        sheet.text(290, 30, "- 3 -")

    made = version(pdf(draw))
    shown = "".join(made.lines) + "".join(n[2] or "" for n in notes(made, "page_number"))
    blank = str.maketrans("", "", " \t\u3000")
    assert Counter("".join(printed).translate(blank)) == Counter(shown.translate(blank))


def test_the_same_file_gives_the_same_bytes() -> None:
    content = pdf(lambda s: s.lines(LONG, "つづき。", "・項目"))
    assert version(content).files() == version(content).files()


def test_an_encrypted_pdf_is_refused() -> None:
    content = pdf(lambda s: s.lines("秘密"), encrypt="password")
    with pytest.raises(InputError, match="encrypted"):
        read_pdf(content, "x.pdf")


def test_a_truncated_pdf_is_refused() -> None:
    content = pdf(lambda s: s.lines("本文"))
    with pytest.raises(InputError, match="PDF"):
        read_pdf(content[:200], "x.pdf")


def test_what_is_raised_stays_between_its_letters() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 700, "協議会")
        sheet.text(91, 703, "※1", 6)
        sheet.text(104, 700, "は、市と連携する。")

    assert version(pdf(draw)).lines == ("協議会※1は、市と連携する。",)


def test_readings_of_two_words_and_of_a_cell_are_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 720, "この計画は協働の礎となる。")
        sheet.text(110, 731, "きょうどう", 4)
        sheet.text(140, 731, "いしずえ", 4)
        sheet.grid([60, 120, 200], [700, 670, 640], [["用語", "意味"], ["", "助け合い"]])
        sheet.text(64, 648, "結", 10)
        sheet.text(64, 658, "ゆい", 5)

    made = version(pdf(draw))
    assert made.lines == ("この計画は協働の礎となる。", "", "用語\t意味", "結\t助け合い")


def test_roman_page_numbers_and_heads_down_the_side_are_left_out() -> None:
    def page(n: int) -> object:
        def draw(sheet: Sheet) -> None:
            sheet.lines(f"{'いろは'[n]}の頁の本文です。", f"{'いろは'[n]}の頁の二行目です。")
            sheet.text(290, 30, "i" * (n + 1))
            for place, letter in enumerate("第二章現状と課題"):
                sheet.text(560, 600 - 10 * place, letter, 8)

        return draw

    made = version(pdf(*[page(n) for n in range(3)]))  # type: ignore[arg-type]
    assert made.pages["printed_page"] == ("i", "ii", "iii")
    assert not any("第二章" in line or line.startswith("i") for line in made.lines)
    assert [n[2] for n in notes(made, "running_head")] == ["第二章現状と課題"] * 3
