"""The plan's own tree: what a few invented lines print as levels, titles and numbers."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.document import read_document
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.layouts.fields import fields_of
from kyodo_graph.drafting.layouts.matching import plain
from kyodo_graph.drafting.layouts.rows import PREDECESSOR
from kyodo_graph.drafting.outlines.tree import tree_of
from kyodo_graph.drafting.printed.lines import read_lines

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n"
PLANS = Path(__file__).parent / "plans"
Node = tuple[str, str, str, str]


def tree(body: str, title: str = TITLE) -> list[Node]:
    """Each element: level, number, title, the title that it stands under."""
    found = draft_of(Text("kirino-1", (title + body).encode()), "kirino").of("element")
    names = {item.id: item.text("label") for item in found}
    return [
        (
            item.text("level"),
            item.text("number"),
            item.text("label"),
            names.get(item.text("parent"), ""),
        )
        for item in found
    ]


def titles(body: str) -> list[str]:
    return [label for _, _, label, _ in tree(body)]


def test_a_word_that_numbers_count_through_is_a_level() -> None:
    body = (
        "とびら1　知る\n\n"
        "ステージ１　広報をひらく\n市民に伝えます。\n\n"
        "ステージ２　座談会をひらく\n市民と話します。\n\n"
        "とびら2　支える\n\nステージ３　基金をつくる\n寄附を集めます。\n"
    )
    assert tree(body) == [
        ("とびら", "1", "知る", ""),
        ("ステージ", "1", "広報をひらく", "知る"),
        ("ステージ", "2", "座談会をひらく", "知る"),
        ("とびら", "2", "支える", ""),
        ("ステージ", "3", "基金をつくる", "支える"),
    ]


def test_a_word_within_the_ordinal_is_a_level_too() -> None:
    body = (
        "第１領域　知る\n施策1　広報\n広く伝える。\n第２領域　支える\n施策2　基金\n寄附を集める。\n"
    )
    assert [node[:3] for node in tree(body)] == [
        ("領域", "1", "知る"),
        ("施策", "1", "広報"),
        ("領域", "2", "支える"),
        ("施策", "2", "基金"),
    ]


def test_marks_that_jump_are_a_field_and_no_level() -> None:
    body = (
        "施策1　広報\n見立てＢ　次は続ける\n施策2　座談会\n見立てＡ　次は広げる\n"
        "施策3　基金\n見立てＢ　次は続ける\n施策4　講座\n見立てＡ　次は続ける\n"
    )
    assert titles(body) == ["広報", "座談会", "基金", "講座"]


def test_captions_and_annexes_are_no_levels() -> None:
    body = "施策1　広報\n施策2　座談会\n\n資料1　名簿\n資料2　ことば\n図1　体系\n図2　流れ\n"
    assert titles(body) == ["広報", "座談会"]


def test_a_letter_with_a_digit_stands_under_the_letter() -> None:
    body = (
        "【分野Ａ】知る\n＜方針Ａ１＞ 届ける\n101　広報\n伝える。\n"
        "＜方針Ａ２＞ 集う\n102　座談会\n話す。\n"
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("知る", ""),
        ("届ける", "知る"),
        ("広報", "届ける"),
        ("集う", "知る"),
        ("座談会", "集う"),
    ]


def test_a_tab_may_stand_between_number_and_title() -> None:
    body = (
        "第1部\t計画の前提\n1.1\t背景\n人が減っています。\n\n第2部\t行動計画\n\n"
        "2.1\t伝わるまち\n\n2.1.1\t広報の充実\n概要\t広く伝えます。\n所管\t広報課\n\n"
        "2.1.2\t座談会の開催\n概要\t話し合います。\n所管\t市民課\n\n第3部\t点検\n次のとおりです。\n"
        "番号\t事業\t評価\n2.1.1\t広報の充実\tA\n2.1.2\t座談会の開催\tB\n"
    )
    assert "広報の充実" in titles(body)
    assert "座談会の開催" in titles(body)
    listed = "施策1　知る\n\n1\t計画を上回る\n2\t計画のとおり\n3\t計画を下回る\n"
    assert titles(listed) == ["知る"]


def test_rows_that_blanks_lay_out_are_no_headings() -> None:
    body = (
        "第3章　全体像\n  １ 知る          １～２\n  ２ 支える        ３～４\n\n"
        "方針１　知る\n事業１　広報\n伝える。\n方針２　支える\n事業３　基金\n集める。\n"
    )
    assert titles(body) == ["知る", "広報", "支える", "基金"]


def test_a_legend_in_a_line_is_no_heading() -> None:
    body = "取組\n　Ａ 見込み以上　Ｂ 見込みどおり　Ｃ 見込み以下\n施策1　広報\n施策2　座談会\n"
    assert titles(body) == ["広報", "座談会"]


def test_headings_of_a_page_nest_by_their_tags() -> None:
    body = (
        "<h2>取組の内容</h2>\n<h3>柱1 知る</h3>\n<h4>◆ 広報</h4>\n<p>伝えます。</p>\n"
        "<h4>◆ 座談会</h4>\n<p>話します。</p>\n"
        "<h3>柱2 支える</h3>\n<h4>◆ 基金</h4>\n<p>集めます。</p>\n"
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("知る", ""),
        ("広報", "知る"),
        ("座談会", "知る"),
        ("支える", ""),
        ("基金", "支える"),
    ]


def test_a_theme_is_a_level_where_measures_stand_under_it() -> None:
    body = "テーマ1　知る\n取組1　広報\n伝える。\nテーマ2　支える\n取組2　基金\n集める。\n"
    assert titles(body) == ["知る", "広報", "支える", "基金"]
    assert titles("視点1　対等\n視点2　公開\n\n取組1　広報\n取組2　基金\n") == ["広報", "基金"]


def test_measures_are_what_the_same_labels_stand_below() -> None:
    body = (
        "はじめに\n\n１　背景\n人が減っています。\n\n２　ねらい\n手を取り合います。\n\n"
        "わたしたちの約束\n\nⅠ　知る\n\nア　広報をひらく\n受け持ち　広報課\nいつ　令和6年度\n\n"
        "イ　座談会をひらく\n受け持ち　市民課\nいつ　令和7年度\n\nⅡ　支える\n\n"
        "ア　基金をつくる\n受け持ち　財政課\nいつ　令和8年度\n"
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("知る", ""),
        ("広報をひらく", "知る"),
        ("座談会をひらく", "知る"),
        ("支える", ""),
        ("基金をつくる", "支える"),
    ]


def test_measures_are_what_numbers_run_on_over() -> None:
    body = (
        "１　前ぶれ\n(1) 背景\n人が減っています。\n(2) ねらい\n手を取り合います。\n\n"
        "２　わたしたちが行うこと\n\nⅠ　市民\n\n①　見守り\n声をかけます。\n\n"
        "②　行事\n出かけます。\n\n"
        "Ⅱ　市\n\n③　広報\n伝えます。\n\n④　基金\n集めます。\n\n⑤　研修\n学びます。\n"
    )
    assert titles(body) == ["市民", "見守り", "行事", "市", "広報", "基金", "研修"]


def test_what_comes_again_in_brackets_behind_titles_is_no_part_of_them() -> None:
    body = (
        "事業1　広報〔続き〕（前2）\n伝える。\n事業2　座談会〔続き〕（前3、前4）\n話す。\n"
        "事業3　基金〔新設〕\n集める。\n事業4　研修（職員）〔続き〕（前1）\n学ぶ。\n"
    )
    assert titles(body) == ["広報", "座談会", "基金", "研修（職員）"]


def test_a_heading_may_name_its_level_and_quote_its_title() -> None:
    body = (
        "<h2>合言葉「出会う」</h2>\n<h3>◆ 広報紙</h3>\n<p>伝えます。</p>\n"
        "<h3>◆ 座談会</h3>\n<p>話します。</p>\n"
        "<h2>合言葉「育てる」</h2>\n<h3>◆ 市民塾</h3>\n<p>学びます。</p>\n\n"
        "合言葉\t挑戦\t市民\t市\n出会う\t広報紙\t○\t◎\n\t座談会\t◎\t○\n育てる\t市民塾\t○\t◎\n"
    )
    assert [(level, label, up) for level, _, label, up in tree(body)] == [
        ("合言葉", "出会う", ""),
        ("挑戦", "広報紙", "出会う"),
        ("挑戦", "座談会", "出会う"),
        ("合言葉", "育てる", ""),
        ("挑戦", "市民塾", "育てる"),
    ]


def test_the_vision_is_the_top_where_one_is_printed() -> None:
    body = "<p>めざすまち：<strong>声が届くまち</strong></p>\n\n柱1　知る\n柱2　支える\n"
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("声が届くまち", ""),
        ("知る", "声が届くまち"),
        ("支える", "声が届くまち"),
    ]
    each = "柱1　知る\nめざす姿：声が届く\n柱2　支える\nめざす姿：手が届く\n"
    assert titles(each) == ["知る", "支える"]


def test_the_chapter_of_the_measures_and_that_of_their_overview_are_no_levels() -> None:
    body = (
        "Ⅰ　はじめに\n１．背景\n人が減っています。\n\nⅡ　組立て\n分野1　知る\n　柱Ａ　届ける\n"
        "分野2　支える\n　柱Ｂ　集める\n\nⅢ　わたしたちの行い\n分野1　知る\n柱Ａ　届ける\n"
        "Ａ－１　広報\n伝える。\nＡ－２　座談会\n話す。\n分野2　支える\n柱Ｂ　集める\n"
        "Ｂ－１　基金\n寄附を集める。\n"
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("知る", ""),
        ("届ける", "知る"),
        ("広報", "届ける"),
        ("座談会", "届ける"),
        ("支える", ""),
        ("集める", "支える"),
        ("基金", "集める"),
    ]


_WORDS = "基本目標|重点目標|重点項目|基本方針|施策の方向|推進方策|方針|施策|取組|柱|項目|事業"
_INVENTED = ("なかま", "えだは", "つぼみ", "みのり", "かなめ", "あゆみ")


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_tree_is_the_same_whatever_its_levels_are_called(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    at = rf"(?<![一-龠ァ-ヴ])(?P<word>{_WORDS})(?=\s*(?:No\.?|№)?\s?[0-9０-９Ⅰ-ⅫA-ZＡ-Ｚ①-⑳(（])"
    words = list(dict.fromkeys(match["word"] for match in re.finditer(at, text)))
    names = dict(zip(words, _INVENTED, strict=False))
    other = re.sub(at, lambda match: names[match["word"]], text)
    assert [node[1:] for node in tree(other, "")] == [node[1:] for node in tree(text, "")]


@pytest.mark.parametrize("layout", ["tabs", "pipes", "html"])
def test_rows_that_no_heading_names_are_the_tree(layout: str) -> None:
    rows = [
        ("大きなくくり", "くくり", "No.", "名前", "説明", "市民", "市"),
        ("A 知る", "A1 届ける", "A1-01", "広報紙の発行", "市が毎月つくり、全戸に配る。", "○", "◎"),
        ("", "", "A1-02", "座談会の開催", "市民が集まって話し合う。", "◎", "○"),
        ("", "A2 学ぶ", "A2-01", "市民塾", "先生を招いて学ぶ。", "○", "◎"),
        ("大きなくくり", "くくり", "No.", "名前", "説明", "市民", "市"),
        ("B 支える", "B1 集める", "B1-01", "応援基金", "寄附を募って助成する。", "◎", "○"),
    ]
    if layout == "tabs":
        table = "\n".join("\t".join(row) for row in rows)
    elif layout == "pipes":
        lines = [f"|{'|'.join(row)}|" for row in rows]
        table = "\n".join([lines[0], "|--" * 7 + "|", *lines[1:]])
    else:
        cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
        table = "\n".join(f"<tr>{row}</tr>" for row in cells)
        table = f"<table>\n{table}\n</table>"
    legend = "凡例　◎：主体　○：協力\n\n"
    assert [node[1:] for node in tree(f"{legend}{table}\n")] == [
        ("A", "知る", ""),
        ("A1", "届ける", "知る"),
        ("A1-01", "広報紙の発行", "届ける"),
        ("A1-02", "座談会の開催", "届ける"),
        ("A2", "学ぶ", "知る"),
        ("A2-01", "市民塾", "学ぶ"),
        ("B", "支える", ""),
        ("B1", "集める", "支える"),
        ("B1-01", "応援基金", "集める"),
    ]


LISTED = (
    "## 進める手順\n\nステップ1　話し合う\n集まります。\n\n"
    "ステップ2　試してみる\n小さく試します。\n\n"
    "ステップ3　広げる\n広げます。\n\n## 取り組むこと\n\n### めあて1　知る\n\n"
    "- ① 広報紙の発行\n- ② 出前講座\n\n### めあて2　支える\n\n- ③ 応援基金\n\n## だれが担うか\n\n"
    "番号\t行い\t市民\t市\n①\t広報紙の発行\t○\t◎\n②\t出前講座\t○\t◎\n③\t応援基金\t◎\t○\n"
)


def test_entries_of_lists_are_elements_where_a_table_names_them() -> None:
    assert [(label, up) for _, _, label, up in tree(LISTED) if up] == [
        ("広報紙の発行", "知る"),
        ("出前講座", "知る"),
        ("応援基金", "支える"),
    ]


def test_steps_that_nothing_hangs_on_are_no_level() -> None:
    assert "試してみる" not in titles(LISTED)
    assert "試してみる" in titles(LISTED.partition("## 取り組むこと")[0])


def test_a_title_goes_on_where_a_table_has_it_whole() -> None:
    body = (
        "歩み１　まちなか交流拠点の運営の仕組みづ\nくり\n拠点を開きます。\n"
        "歩み２　昔あそびの日\n遊びます。\n\n"
        "行い\t市民\t市\nまちなか交流拠点の運営の仕組みづくり\t○\t◎\n昔あそびの日\t◎\t○\n"
    )
    assert titles(body) == ["まちなか交流拠点の運営の仕組みづくり", "昔あそびの日"]


def test_a_level_may_count_by_that_one() -> None:
    body = "道その一　出会い\n歩み１　広報紙\n伝える。\n道その二　育ち\n歩み２　市民塾\n学ぶ。\n"
    assert [node[:3] for node in tree(body)] == [
        ("道", "一", "出会い"),
        ("歩み", "1", "広報紙"),
        ("道", "二", "育ち"),
        ("歩み", "2", "市民塾"),
    ]


def test_a_title_may_stand_below_its_level_and_number() -> None:
    body = (
        "約束１\n情報をひらく\n\n● 広報紙\n担当：広報課\n仲間：記者\n\n"
        "● 掲示板\n担当：市民課\n仲間：商店\n\n"
        "約束２\n場をひらく\n\n● 空き店舗サロン\n担当：商工課\n仲間：商店\n"
    )
    assert [node[1:] for node in tree(body)] == [
        ("1", "情報をひらく", ""),
        ("", "広報紙", "情報をひらく"),
        ("", "掲示板", "情報をひらく"),
        ("2", "場をひらく", ""),
        ("", "空き店舗サロン", "場をひらく"),
    ]


def test_numbered_sections_that_come_again_under_measures_are_no_elements() -> None:
    each = "(1) 中身　{}\n(2) いつごろ　令和6年度～\n(3) 受け持ち　町\n"
    body = (
        "第１章　はじめに\n第１節　趣旨\n力を合わせる。\n\n"
        "第２章　実施する施策\n第１節　分かち合う\n"
        f"１　広報紙\n{each.format('つくる')}２　懇談会\n{each.format('ひらく')}"
        f"第２節　支える\n１　補助金\n{each.format('渡す')}"
        "第３章　推進に向けて\n第１節　体制\n会議を置く。\n"
    )
    assert titles(body) == ["分かち合う", "広報紙", "懇談会", "支える", "補助金"]


def test_a_column_of_groups_may_be_headed_by_a_direction() -> None:
    body = (
        "◎：中心　○：協力\n\n"
        "|柱|取組みの方向|番号|取組みの内容|町民|町|担当課|\n|--|--|--|--|--|--|--|\n"
        "|1 知る|1-1 伝える|1|紹介欄を設ける|○|◎|総務課|\n|||2|語る会を開く|○|◎|総務課|\n"
        "||1-2 学ぶ|3|出前講座を行う|○|◎|教育課|\n|2 支える|2-1 集う|4|拠点を開く|◎|○|総務課|\n"
    )
    assert [node[1:] for node in tree(body)] == [
        ("1", "知る", ""),
        ("1-1", "伝える", "知る"),
        ("1", "紹介欄を設ける", "伝える"),
        ("2", "語る会を開く", "伝える"),
        ("1-2", "学ぶ", "知る"),
        ("3", "出前講座を行う", "学ぶ"),
        ("2", "支える", ""),
        ("2-1", "集う", "支える"),
        ("4", "拠点を開く", "集う"),
    ]


def test_a_section_that_repeats_measures_adds_none() -> None:
    body = (
        "<h2>取り組むこと</h2>\n<h3>◆ 広報紙</h3>\n<p>伝えます。</p>\n"
        "<h3>◆ 座談会</h3>\n<p>話します。</p>\n"
        "<h2>数字</h2>\n<p><b>広報紙</b></p>\n<p>読む人：60％</p>\n"
        "<p><b>座談会</b></p>\n<p>来る人：90人</p>\n"
        "<h3>見方</h3>\n<p>毎年確かめます。</p>\n\n取組\t市民\t市\n広報紙\t○\t◎\n座談会\t◎\t○\n"
    )
    assert titles(body) == ["広報紙", "座談会"]


def test_a_level_stands_over_what_its_numbers_begin_though_its_first_heading_is_missing() -> None:
    each = "取組{}　{}\n伝える。\n"
    body = (
        "Ⅰ　はじめに\n人が減る。\nⅡ　行うこと\n"
        + each.format("１－１", "広報紙")
        + each.format("１－２", "座談会")
        + "柱２　支える\n"
        + each.format("２－１", "基金")
        + each.format("２－２", "名簿")
        + "柱３　学ぶ\n"
        + each.format("３－１", "市民塾")
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("広報紙", ""),
        ("座談会", ""),
        ("支える", ""),
        ("基金", "支える"),
        ("名簿", "支える"),
        ("学ぶ", ""),
        ("市民塾", "学ぶ"),
    ]


def test_a_title_behind_a_sign_and_a_level_may_be_a_sentence() -> None:
    body = "■柱１　ご近所のつきあいを取り戻す\n取組1-1　座談会\n■柱２　支える\n取組2-1　基金\n"
    assert titles(body)[0] == "ご近所のつきあいを取り戻す"


@pytest.mark.parametrize(
    ("one", "two"),
    [("誓いの１番", "誓いの２番"), ("一つ目の誓い", "二つ目の誓い"), ("誓い1つ目", "誓い2つ目")],
)
def test_numbers_of_levels_may_have_counters(one: str, two: str) -> None:
    body = f"{one}　声をかける\n取組１　広報紙\n{two}　手を貸す\n取組２　名簿\n"
    assert [(level, label, up) for level, _, label, up in tree(body)] == [
        ("誓い", "声をかける", ""),
        ("取組", "広報紙", "声をかける"),
        ("誓い", "手を貸す", ""),
        ("取組", "名簿", "手を貸す"),
    ]


def test_lists_that_give_each_entry_the_same_number_are_no_headings() -> None:
    body = (
        "道1　知る\n◆ 広報紙\n毎月出します。\n◆ 座談会\n話します。\n"
        "道2　支える\n◆ 基金\n集めます。\n\n"
        "歩み\n\n一、広報紙のこと\n一、座談会のこと\n一、基金のこと\n"
    )
    assert titles(body) == ["知る", "広報紙", "座談会", "支える", "基金"]


def test_a_field_in_brackets_is_no_heading() -> None:
    body = (
        "志1　ひらく\n道1　知る\n◆ 広報紙\n出します。\n［軸：町　輪：町民、婦人会］\n"
        "◆ 座談会\n話します。\n［軸：町］\n◆ 掲示板\n貼ります。\n［軸：町］\n"
        "志2　つなぐ\n道2　支える\n◆ 基金\n集めます。\n［軸：町］\n◆ 名簿\n作ります。\n［軸：町］\n"
    )
    names = ["ひらく", "知る", "広報紙", "座談会", "掲示板", "つなぐ", "支える", "基金", "名簿"]
    assert titles(body) == names


def test_a_word_that_counts_is_no_running_head() -> None:
    text = "広く伝えます。\n" * 7
    body = "".join(
        f"カード　{n}\n{title}\n{text}H30　H31　H32\n"
        for n, title in enumerate(("広報紙", "座談会", "基金"), 1)
    )
    assert titles(body) == ["広報紙", "座談会", "基金"]


def test_rows_of_tables_are_no_labels_that_come_again() -> None:
    def table(head: str, cells: list[str]) -> str:
        rows = "".join(f"<tr>\n<td>{cell}</td><td>よい</td>\n</tr>\n" for cell in cells)
        return f"<h3>{head}</h3>\n<table>\n{rows}</table>\n"

    body = (
        "<h2>アクションシート</h2>\n<h3>することがら</h3>\n<h4>誓い1 知る</h4>\n<h5>① 広報紙</h5>\n"
        "<p>出します。</p>\n<h5>② 座談会</h5>\n<p>話します。</p>\n<h4>誓い2 支える</h4>\n"
        "<h5>③ 基金</h5>\n<p>集めます。</p>\n"
        + "".join(table(head, ["赤", "青", "白"]) for head in ("ひとこと", "めやす", "ことば"))
        + "<table>\n<tr>\n<th>No.</th><th>取組</th><th>市民</th><th>市</th>\n</tr>\n"
        + "".join(
            f"<tr>\n<td>{n}</td><td>{name}</td><td>協力</td><td>主体</td>\n</tr>\n"
            for n, name in zip("①②③", ("広報紙", "座談会", "基金"), strict=True)
        )
        + "</table>\n"
    )
    assert titles(body) == ["知る", "広報紙", "座談会", "支える", "基金"]


def test_titles_of_a_list_come_again_alone_over_tables_of_their_measures() -> None:
    body = (
        "1. はじめに\n\n人が減っています。\n\n2. 柱だて\n\n(1)声をかけあう\nまちづくりの道\n\n"
        "(2)手を動かす\nしごとづくりの道\n\n"
        "声をかけあうまちづくりの道\n\n広く伝えます。\n\n"
        "推進項目\tしたこと\n広報紙（方針1）\t① 毎月出した。4月からは全戸に配った。\n"
        "座談会（方針2）\t① 町で話した。町ごとに声をまとめた。\n\n"
        "手を動かすしごとつくりの道\n\n集めます。\n\n"
        "推進項目\tしたこと\n応援基金（方針1）\t① 寄附を募った。助成もした。\n"
    )
    # In the order of print: the list names both first.
    assert [(number, label, up) for _, number, label, up in tree(body)] == [
        ("1", "声をかけあうまちづくりの道", ""),
        ("2", "手を動かすしごとづくりの道", ""),
        ("", "広報紙", "声をかけあうまちづくりの道"),
        ("", "座談会", "声をかけあうまちづくりの道"),
        ("", "応援基金", "手を動かすしごとづくりの道"),
    ]


def test_an_item_without_a_title_is_called_by_its_sentence_or_the_last_clause_of_it() -> None:
    long = "町の人どうしの日頃の行き来を増やし、困りごとを早く知るために、集まる場をつくる。"
    body = (
        "目標1　知る\n\n取組事項\t内　容\t27\t28\n"
        f"場づくり\t1 {long}\t実施\t\n声かけ\t2 声をかけ、手を貸す。（見守り計画）\t\t実施\n"
        f"行事\t3 {long[:-10]}、また祭りを通して若い担い手を育てる。\t実施\t\n"
    )
    assert titles(body)[1:] == [
        "場づくり",
        "集まる場をつくる",
        "声かけ",
        "声をかけ、手を貸す",
        "行事",
        "祭りを通して若い担い手を育てる",
    ]


def test_what_measures_become_is_an_element_of_the_lowest_class() -> None:
    body = (
        "番号\t取組\t進捗\t方向\t内容\n1\t広報紙\t完了\t完了\t「伝わる紙面づくり」に包含する。\n"
        "2\t座談会\t一部\t継続\t「語る会」の名で市が開いている。\n"
        "3\t基金\t完了\t継続\t「名簿」と統合し「支え合いの元手づくり」とする。\n"
    )
    assert titles(body) == ["広報紙", "伝わる紙面づくり", "座談会", "基金", "支え合いの元手づくり"]
    found = draft_of(Text("kirino-1", (TITLE + body).encode()), "kirino").of("element")
    assert {item.cls for item in found if item.rule == "tree.successor"} == {"C"}


def test_of_two_spellings_of_a_title_that_which_drops_no_character_counts() -> None:
    body = (
        "柱1　しおかぜの場\n柱2　支える\n\n柱1　おかぜの場\n取組1　広報\n柱2　支える\n取組2　基金\n"
    )
    assert "しおかぜの場" in titles(body)


def test_brackets_may_hold_a_level_and_brackets_that_count_pages_hold_none() -> None:
    pages = [f"【場面{n}】\n" for n in range(1, 6)]
    body = (
        f"{pages[0]}【道１　知る】\n{pages[1]}行い（１）　広報紙\n出します。\n"
        f"{pages[2]}行い（２）　座談会\n話します。\n{pages[3]}【道２　支える】\n"
        f"{pages[4]}行い（３）　基金\n集めます。\n"
    )
    assert [(level, label, up) for level, _, label, up in tree(body)] == [
        ("道", "知る", ""),
        ("行い", "広報紙", "知る"),
        ("行い", "座談会", "知る"),
        ("道", "支える", ""),
        ("行い", "基金", "支える"),
    ]


def test_entries_with_their_fields_in_brackets_are_items_and_those_beside_them() -> None:
    body = (
        "第１節　声をつなぐ\n【いま】\n人が減っています。\n（１）寄り合いを支える\n"
        "・困りごとは多い。\n広く話し合います。\n"
        "・寄り合い日誌〔軸＝町　輪＝区〕\n・語る夕べ〔軸＝町〕\n・名簿の整備\n"
        "第２節　力をつなぐ\n（１）元手をつくる\n集めます。\n・助け合い基金〔軸＝区　輪＝町〕\n"
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("声をつなぐ", ""),
        ("寄り合いを支える", "声をつなぐ"),
        ("寄り合い日誌", "寄り合いを支える"),
        ("語る夕べ", "寄り合いを支える"),
        ("名簿の整備", "寄り合いを支える"),
        ("力をつなぐ", ""),
        ("元手をつくる", "力をつなぐ"),
        ("助け合い基金", "元手をつくる"),
    ]
    bare = "柱1　知る\n・広報〔紙〕\n・座談会〔春〕\n・掲示板〔駅〕\n柱2　支える\n"
    assert titles(bare) == ["知る", "支える"]


def test_a_subtitle_that_the_contents_leave_out_is_no_part_of_a_title() -> None:
    body = (
        "目次\n  政策A　知る ............ 2\n  政策B　支える－元手から－ ............ 3\n\n"
        "政策A　知る　－扉をひらく－\n方針A1　広報\n伝える。\n"
        "政策B　支える－元手から－\n方針B1　基金\n集める。\n"
    )
    assert titles(body) == ["知る", "広報", "支える－元手から－", "基金"]


_SECTIONS = (
    "かなた",
    "こだま",
    "せせらぎ",
    "ともしび",
    "まなざし",
    "ひだまり",
    "いぶき",
    "さざなみ",
)


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_tree_is_the_same_whatever_its_sections_are_called(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = read_document(Text("kirino-1", text.encode()))
    found = tree_of(document, fields_of(document))
    names = [plain(element.label) for element in found.elements]
    own = {span.line for span in document.own.spans}
    lines, words = list(document.text.lines), cycle(_SECTIONS)
    for n, heading in enumerate(found.outline):
        section = not (heading.level or heading.row or heading.key == "【】" or n in found.chosen)
        said = PREDECESSOR.search(heading.label) or any(x in plain(heading.label) for x in names)
        if section and not said and len(heading.spans) == 1 and heading.line not in own:
            (span,) = heading.spans
            line = lines[span.line - 1]
            lines[span.line - 1] = line[: span.start] + next(words) + line[span.end :]
    assert [node[1:] for node in tree("\n".join(lines), "")] == [
        node[1:] for node in tree(text, "")
    ]


def test_a_section_among_groups_holds_nothing_and_is_none() -> None:
    body = (
        "# 第3章　わたしたちの取組\n## 第1節　集う\n"
        "### (1) 座談会\n話します。\n### (2) 祭り\n踊ります。\n"
        "## 第2節　支える\n### (1) 基金\n集めます。\n## 第3節　結び\nともに歩みます。\n"
    )
    assert titles(body) == ["集う", "座談会", "祭り", "支える", "基金"]


def test_two_levels_whose_numbers_look_alike_are_told_by_counting() -> None:
    body = (
        "Ⅰ　はじめに\n人が減る。\nⅡ　取組\n\n1　声をかける\n\n1　広報紙\n2　座談会\n3　掲示板\n\n"
        "2　手を貸す\n\n4　基金\n5　名簿\n\nⅢ　役割\n\n取組\t市民\t市\n"
        "広報紙\t○\t◎\n座談会\t○\t◎\n掲示板\t○\t◎\n基金\t◎\t○\n名簿\t◎\t○\n"
    )
    assert [(label, up) for _, _, label, up in tree(body)] == [
        ("声をかける", ""),
        ("広報紙", "声をかける"),
        ("座談会", "声をかける"),
        ("掲示板", "声をかける"),
        ("手を貸す", ""),
        ("基金", "手を貸す"),
        ("名簿", "手を貸す"),
    ]


def test_figures_that_fall_are_no_pages_of_a_running_head() -> None:
    def numbered(figures: tuple[int, ...]) -> int:
        lines = [line for n in figures for line in (f"ふだんの数　あとの数　{n}", "本文である。")]
        return sum(line.left_out == "running_head" for line in read_lines(lines))

    assert numbered((25, 19, 40)) == 0
    assert numbered((19, 25, 40)) == 3
