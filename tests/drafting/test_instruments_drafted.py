"""Instruments that a text names: in titles, in quotes, in running text; what is none."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of

HEAD = "霧野市協働推進計画\n令和6年度～令和10年度\n\n第1章　取組\n"


def named(*titles: str, text: str = "") -> dict[str, str]:
    body = "".join(f"取組{n}　{title}\n市が進めます。\n\n" for n, title in enumerate(titles, 1))
    made = draft_of(Text("k", (HEAD + body + text + "\n").encode()), "kirino")
    return {c.text("label"): c.text("kind") for c in made.of("instrument")}


@pytest.mark.parametrize(
    ("title", "label", "kind"),
    [
        ("里山かわら版の発行", "里山かわら版", "publication"),
        ("ちょい手伝いポイント", "ちょい手伝いポイント", "other"),
        ("川べりマルシェを広げる", "川べりマルシェ", "forum"),
        ("みんなで選ぶ市民ワークショップ", "市民ワークショップ", "forum"),
        ("自治会への一括交付金", "一括交付金", "grant"),
        ("自治会の電子回覧板", "電子回覧板", "platform"),
        ("乗合い「さとバス」の運行", "さとバス", "service"),
        ("出前講座「はじめの話」", "出前講座「はじめの話」", "programme"),
        ("情報紙「さとかぜ」の発行", "さとかぜ", "publication"),
    ],
)
def test_a_title_names_one(title: str, label: str, kind: str) -> None:
    assert named(title, "花の手入れ").get(label) == kind


@pytest.mark.parametrize(
    "title",
    [
        "相談機能の強化",
        "町内会の負担の軽減",
        "里づくり計画の見直し",
        "職員の研修",
        "「小さな寄り処」づくりの推進",
    ],
)
def test_what_is_done_is_none(title: str) -> None:
    assert named(title, "花の手入れ") == {}


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("市は年に1度の「おむすび市」を開きます。", "おむすび市", "forum"),
        ("修了者は「里の達人帳」に登録します。", "里の達人帳", "registry"),
        ("商工課は「里のしおり」を全戸に配ります。", "里のしおり", "publication"),
        ("商工課は、商工会議所と清流協定を結びます。", "清流協定", "contract_form"),
    ],
)
def test_a_sentence_names_one(text: str, label: str, kind: str) -> None:
    assert named("花の手入れ", "水の見張り", text=text).get(label) == kind


@pytest.mark.parametrize(
    "text",
    [
        "「協働」とは、力を合わせることです。",
        "国際交流の会「あけぼの」が会場を開きます。",
        "「霧野市みらい計画」をつくりました。",
        "商工課は塾の運営を委ねます。",
        "職員に会計の研修を行います。",
        "「役に立った」と答えた人が増えました。",
    ],
)
def test_a_sentence_names_none(text: str) -> None:
    assert named("花の手入れ", "水の見張り", text=text) == {}


def test_a_name_over_lines_is_read_to_its_end() -> None:
    text = "　地域課は、隣の町の人たちと、毎年秋に橋のたもとで大きな収穫\nフェスタを開きます。"
    assert "収穫フェスタ" in named("花の手入れ", "水の見張り", text=text)


def test_a_title_may_name_two() -> None:
    assert set(named("里の語り部講座、里山円卓会議の開催", "花の手入れ")) == {
        "里の語り部講座",
        "里山円卓会議",
    }
