"""Ties told by case and verb: the frames, what is out of them, sentences over lines."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.model import Candidate

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n1　内容\n"


def drafted(text: str) -> list[Candidate]:
    return list(draft_of(Text("k", (TITLE + text + "\n").encode()), "kirino").of("tie"))


def ties(text: str) -> set[tuple[str, str, str]]:
    return {(t.text("subject"), t.text("relation"), t.text("object")) for t in drafted(text)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("商工会議所は、自治会に会場を貸します。", ("商工会議所", "supports", "自治会")),
        ("健康課は、霧野大学から講師を招きます。", ("霧野大学", "supports", "健康課")),
        (
            "霧野大学の学生が、自治会の寄合に顔を出します。",
            ("霧野大学", "participates_in", "自治会"),
        ),
        ("自治会は、健康課の助言を受けて献立を決めます。", ("健康課", "advises", "自治会")),
        (
            "健康課から委託を受けた商工会議所が、店を回ります。",
            ("健康課", "entrusts", "商工会議所"),
        ),
        ("自治会連合会の庶務は、地域課が受け持ちます。", ("地域課", "coordinates", "自治会連合会")),
        ("副市長が束ねる協働推進本部で進めます。", ("副市長", "coordinates", "協働推進本部")),
        ("自治会の意見を聴いて、地域課が日程を組みます。", ("地域課", "consults", "自治会")),
        ("地域課は、霧野大学と年1回の市を開きます。", ("地域課", "partners_with", "霧野大学")),
        ("講座の企画は市から商工会議所に委ねます。", ("霧野市", "entrusts", "商工会議所")),
        (
            "地域課は、商工会議所とともに自治会に助言します。",
            ("商工会議所", "advises", "自治会"),
        ),
        ("市は自治会に地域支援員を派遣します。", ("地域支援員", "supports", "自治会")),
        ("自治会連合会は、市が行う調べに協力します。", ("自治会連合会", "supports", "霧野市")),
        ("自治会の事務は、地域支援員が助けます。", ("地域支援員", "supports", "自治会")),
        ("市は自治会連合会に広報の配布を頼みます。", ("霧野市", "entrusts", "自治会連合会")),
        ("商工会議所と手を結び、地域課は市を開きます。", ("地域課", "partners_with", "商工会議所")),
    ],
)
def test_by_case(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in ties(sentence)


def test_an_unknown_verb_leaves_the_relation_open() -> None:
    (made,) = drafted("地域課は、霧野大学と蔵を塗り替えます。")
    assert (made.rule, made.cls) == ("tie.open", "C")


@pytest.mark.parametrize(
    "sentence",
    [
        "地域課は、自治会と手を組みたいと考えています。",
        "市と市民、自治会、企業が力を合わせて課題を解きます。",
        "市は自治会からの贈り物を飾ります。",
        "基金は事業者からの寄附を元に、市が管理します。",
        "地域課は、自治会の情報を集めます。",
        "地域課は、自治会評価委員会の名簿を直します。",
    ],
)
def test_no_tie(sentence: str) -> None:
    assert ties(sentence) == set()


def test_who_is_sent_is_the_end_not_who_sends() -> None:
    assert ties("市は自治会に地域支援員を派遣します。") == {("地域支援員", "supports", "自治会")}


def test_what_stands_before_a_noun_has_a_subject_of_its_own() -> None:
    found = ties("地域課は、商工会議所が開く市に自治会を招きます。")
    assert ("商工会議所", "supports", "自治会") not in found


def test_a_sentence_over_lines_is_one_sentence() -> None:
    broken = "　地域課は、講座の企画と当日の受付を、商工会議所\nに委ねています。\n"
    (made,) = drafted(broken)
    assert [s.line for s in made.spans] == [5, 5, 6]


def test_a_title_is_no_part_of_the_sentence_below() -> None:
    assert ties("自治会の集まり\n地域課に電話をした市民を、係が案内します。") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "健康課は自治会連合会に会場を貸します。青年会議所は同連合会に茶を届けます。",
            ("青年会議所", "provides_information", "自治会連合会"),
        ),
        (
            "霧野中学校と霧野高等学校が並びます。商工会議所は両校に講師を送ります。",
            ("商工会議所", "supports", "霧野高等学校"),
        ),
        (
            "健康課は、霧野大学の相談員の助言を受けて献立を決めます。",
            ("霧野大学", "advises", "健康課"),
        ),
    ],
)
def test_who_is_meant_without_a_name(text: str, expected: tuple[str, str, str]) -> None:
    one, _, other = expected
    assert (one, other) in {(a, b) for a, _, b in ties(text)}


def test_a_subject_of_the_sentence_before_has_a_rule_of_its_own() -> None:
    found = drafted("商工会議所は案を練りました。また、霧野大学と協定を結びました。")
    assert [t.rule for t in found] == ["tie.subject_before"]


def test_work_is_no_doer() -> None:
    assert ties("地区市民センターの運営は、NPO法人里の風に任せています。") == {
        ("NPO法人里の風", "operates", "地区市民センター")
    }


@pytest.mark.parametrize(
    "text",
    [
        "自治会や企業から寄附を募り、健康課に助成する仕組みを調べます。",
        "健康課の職員が力を付けるため、自治会の役員を対象に研修を開きます。",
        "商工会議所と協働し、「自治会とつながる日」を催し、健康課への案内を増やします。",
        "健康課は、「自治会応援隊」制度を設けます。",
        "商工会議所は講座を開きます。財源には市の「たね交付金」を充てます。",
        "健康課は、職員が自治会の清掃に加わることを勧めます。",
        "商工会議所が開く市に、店が集まります。自治会に茶を配ります。",
    ],
)
def test_what_other_clauses_and_titles_name_is_tied_to_nobody(text: str) -> None:
    assert not ties(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "商工会議所をはじめとする企業の社員が、自治会の会計を手伝います。",
            ("商工会議所", "supports", "自治会"),
        ),
        (
            "健康課は、自治会に行事への参加を呼びかけます。",
            ("健康課", "coordinates", "自治会"),
        ),
        (
            "自治会は、霧野大学から聞き取りの手ほどきを受けます。",
            ("霧野大学", "trains", "自治会"),
        ),
        (
            "商工会議所が呼びかけ役となり、自治会と健康課が加わる輪です。",
            ("商工会議所", "coordinates", "自治会"),
        ),
        (
            "自治会、青年会議所が加わる輪は、健康課がまとめ役です。",
            ("健康課", "coordinates", "青年会議所"),
        ),
        ("商工会議所は、報告書を健康課に渡します。", ("商工会議所", "supports", "健康課")),
        ("自治会と商工会議所が二人一組で回ります。", ("自治会", "partners_with", "商工会議所")),
    ],
)
def test_who_does_it_and_what_it_is(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in ties(text)


def test_a_particle_alone_ties_no_words_for_people_at_large() -> None:
    assert not ties("企業は、事業者と市を開きます。")
    assert {t.rule for t in drafted("健康課は、自治会と庭を眺めます。")} == {"tie.open"}


def test_who_joins_in_an_entry_is_a_member() -> None:
    found = ties("地域自治協議会…各地区にあり、自治会、消防団などが加わっています。")
    assert found == {
        ("自治会", "belongs_to", "地域自治協議会"),
        ("消防団", "belongs_to", "地域自治協議会"),
    }
