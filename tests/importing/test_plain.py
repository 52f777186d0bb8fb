"""Plain text: encodings, broken lines, pages."""

from __future__ import annotations

import pytest
from drawn_pages import notes

from kyodo_graph.errors import InputError
from kyodo_graph.importing import text_version
from kyodo_graph.importing.encodings import decode
from kyodo_graph.importing.plain import read_csv, read_plain

TEXT = "第1章 計画\r\n市民とNPOが協働する。ｻﾎﾟｰﾄ\r\n取組\t◎\t○\r\n"
CODECS = [
    "utf-8",
    "utf-8-sig",
    "cp932",
    "euc_jp",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "iso2022_jp_ext",
]


@pytest.mark.parametrize("codec", CODECS)
def test_every_encoding_gives_the_same_lines(codec: str) -> None:
    made = text_version(read_plain(TEXT.encode(codec), "x.txt"), "x")
    assert made.lines == ("第1章 計画", "市民とNPOが協働する。サポート", "取組\t◎\t○")
    assert made.text.decode("utf-8").count("\n") == 3
    assert b"\r" not in made.text


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
@pytest.mark.parametrize("text", ["髙﨑", "協働", "ＮＰＯ法人と連携します", "①市民の役割"])
def test_short_texts(text: str, codec: str) -> None:
    try:
        content = (text + "、これを進めます。").encode(codec)
    except UnicodeEncodeError:
        pytest.skip(f"{text} is not in {codec}")
    assert decode(content, "x")[0] == text + "、これを進めます。"


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(InputError, match="encoding is not known"):
        decode(b"\x85 \x85\xff" * 9, "x")


def test_lines_of_a_fixed_width_are_joined() -> None:
    full = "あ" * 30
    lines = [full] * 5 + ["おわり。", "", "見出し", full, "・項目"]
    made = text_version(read_plain("\n".join(lines).encode(), "x"), "x")
    assert made.lines == (full * 5 + "おわり。", "", "見出し", full, "・項目")
    assert len(notes(made, "joined_lines")) == 5


def test_lines_of_no_fixed_width_stay() -> None:
    lines = ["あ" * n for n in (22, 25, 28, 31, 34, 60)] + ["いろは"]
    made = text_version(read_plain("\n".join(lines).encode(), "x"), "x")
    assert list(made.lines) == lines


def test_form_feeds_are_pages() -> None:
    pages = [f"みどり市計画\n\n本文{n}\n\n- {n + 4} -\n" for n in (1, 2, 3)]
    made = text_version(read_plain("\f".join(pages).encode(), "x"), "x")
    assert [line for line in made.lines if line] == ["本文1", "本文2", "本文3"]
    assert made.pages["printed_page"] == ("5", "6", "7")


def test_csv() -> None:
    made = text_version(read_csv('番号,取組,市\n1,"広報\n紙",◎\n,,\n'.encode("cp932"), "x"), "x")
    assert made.lines == ("番号\t取組\t市", "1\t広報 紙\t◎")
    assert notes(made, "cell_breaks")[0][4] == 1


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_and_without_many_zeros(codec: str) -> None:
    text = "第一章　計画のあらまし\n市民と市が力を合わせ、まちをよくする。\n"
    assert decode(text.encode(codec), "x.txt") == (text, codec)


def test_bytes_with_zeros_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError, match=r"U\+0000"):
        decode(b"abc\0\1\2def\n", "x.txt")
