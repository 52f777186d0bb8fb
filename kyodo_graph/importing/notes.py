"""The kinds of notes: what each says, in both languages."""

from __future__ import annotations

NOTES: dict[str, dict[str, str]] = {
    "blank_in_word": {"en": "blanks inside words taken out", "ja": "語中の空白を除いた"},
    "joined_lines": {"en": "lines broken in mid-sentence joined", "ja": "文中の改行をつないだ"},
    "joined_pages": {"en": "sentences joined over a page", "ja": "ページをまたぐ文をつないだ"},
    "running_head": {"en": "running heads left out", "ja": "柱(ヘッダー・フッター)を除いた"},
    "page_number": {"en": "page numbers left out", "ja": "ページ番号を除いた"},
    "contents": {"en": "dotted contents: dots to a tab", "ja": "目次のリーダーをタブにした"},
    "radical": {"en": "radicals to ideographs", "ja": "部首用の文字を漢字にした"},
    "half_width_kana": {"en": "half-width kana to full width", "ja": "半角カナを全角にした"},
    "vertical_form": {"en": "forms for vertical text", "ja": "縦書き用の字形を直した"},
    "middle_dot": {"en": "hyphenation points to middle dots", "ja": "中黒でない点を中黒にした"},
    "composed": {"en": "letters and marks composed", "ja": "分解された濁点などを合成した"},
    "invisible": {"en": "invisible characters left out", "ja": "見えない文字を除いた"},
    "unreadable": {
        "en": "characters without a code (〓 stands for them): look at the page",
        "ja": "コードのない文字(〓とした)。原本を見ること",
    },
    "private_use": {
        "en": "characters of a private code, kept: look at the page",
        "ja": "外字。そのまま残したので原本を見ること",
    },
    "columns": {"en": "columns read one after the other", "ja": "段組みを段ごとに読んだ"},
    "columns_unsure": {
        "en": "texts side by side, read line by line: look at the page",
        "ja": "横に並ぶ文を行ごとに読んだ。原本を見ること",
    },
    "open_table": {
        "en": "tables without rules, read by the places of their words: look at the page",
        "ja": "罫線のない表を字の位置で読んだ。原本を見ること",
    },
    "set_apart": {
        "en": "words far apart on a line, parted by tabs",
        "ja": "離れた語句をタブで区切った",
    },
    "vertical_text": {"en": "vertical text", "ja": "縦書きを読んだ"},
    "turned_page": {"en": "pages turned back by a quarter", "ja": "横倒しのページを起こして読んだ"},
    "turned_text": {
        "en": "turned text, read as if upright: look at the page",
        "ja": "回転した文字を読んだ。原本を見ること",
    },
    "scanned_page": {
        "en": "pages that are pictures without text: nothing of them was read",
        "ja": "文字のない画像のページ。何も読んでいない",
    },
    "empty_page": {"en": "pages without text", "ja": "文字のないページ"},
    "picture": {"en": "pictures: text in them was not read", "ja": "図版。中の文字は読んでいない"},
    "doubled": {"en": "characters printed twice, kept once", "ja": "重ね打ちの文字を1つにした"},
    "ruby": {"en": "readings beside characters left out", "ja": "ふりがなを除いた"},
    "cell_breaks": {"en": "line breaks in cells joined", "ja": "セル内の改行をつないだ"},
    "merged_cells": {
        "en": "merged cells: text in the first, the others empty",
        "ja": "結合セル。先頭にだけ文字を置いた",
    },
    "merged_in_each": {
        "en": "merged cells over years or under heads: text in each column",
        "ja": "年度などにまたがる結合セル。各列に文字を置いた",
    },
    "arrow": {
        "en": "arrows and bars drawn over empty cells, written →: look at the page",
        "ja": "空いたセルに引かれた矢印・棒を→と書いた。原本を見ること",
    },
    "shape": {
        "en": "lines and arrows that are drawn, not read: look at the page",
        "ja": "描かれた線・矢印は読んでいない。原本を見ること",
    },
    "list_mark": {"en": "automatic numbers written out", "ja": "自動の番号・行頭記号を書き出した"},
    "hidden": {"en": "hidden text left out", "ja": "非表示の文字を除いた"},
    "hidden_kept": {
        "en": "hidden rows, columns or sheets, kept",
        "ja": "非表示の行・列・シートも残した",
    },
    "not_text": {"en": "parts that are no text left out", "ja": "本文でない部分を除いた"},
    "deleted": {"en": "tracked deletions left out", "ja": "変更履歴で削除された文字を除いた"},
    "note_below": {"en": "footnotes, put at the end", "ja": "脚注を末尾に置いた"},
    "comment": {"en": "comments left out", "ja": "コメントを除いた"},
    "text_box": {
        "en": "text boxes, put behind their paragraph",
        "ja": "テキストボックスを段落の後に置いた",
    },
    "formula": {
        "en": "formulas without a value: the cell is empty",
        "ja": "値のない数式。空欄とした",
    },
    "sheet": {"en": "names of sheets, written as a line", "ja": "シート名を行として書いた"},
    "encoding": {"en": "encoding", "ja": "文字コード"},
    "pages_by_word": {
        "en": "pages are those of the last layout in Word",
        "ja": "ページはWordで最後に割り付けられたときのもの",
    },
    "no_pages": {"en": "the file has no pages", "ja": "ページの区切りがない"},
}  # fmt: skip
"""Key of a note: what it says."""

LOOK = frozenset(
    ["unreadable", "private_use", "columns_unsure", "open_table", "turned_text", "scanned_page",
     "picture", "formula", "hidden", "arrow", "shape"]
)  # fmt: skip
"""Kinds that somebody should look at in the document itself."""
