"""Ties that sentences state, and sentences that state none."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n1　内容\n"


def ties(sentence: str) -> set[tuple[str, str, str]]:
    made = draft_of(Text("k", (TITLE + sentence + "\n").encode()), "kirino")
    return {(t.text("subject"), t.text("relation"), t.text("object")) for t in made.of("tie")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "地域課は、NPO法人里の風に講座の企画を委託します。",
            {("地域課", "entrusts", "NPO法人里の風")},
        ),
        (
            "NPO法人里の風は、地域課から委託を受けて講座を開きます。",
            {("地域課", "entrusts", "NPO法人里の風")},
        ),
        (
            "地域課は、NPO法人里の風へ講座の運営を委託します。",
            {("地域課", "entrusts", "NPO法人里の風")},
        ),
        (
            "霧野市協働推進会議が評価を行い、市長に報告します。",
            {("霧野市協働推進会議", "provides_information", "市長")},
        ),
        ("市は自治会に対し、活動の補助金を交付します。", {("霧野市", "funds", "自治会")}),
        (
            "霧野市協働推進委員会は、市長に意見を述べます。",
            {("霧野市協働推進委員会", "advises", "市長")},
        ),
        ("地域課と商工会議所は、交流会を共催します。", {("地域課", "partners_with", "商工会議所")}),
        (
            "地域課、自治会及び霧野市社会福祉協議会は、合同で訓練を行います。",
            {
                ("地域課", "partners_with", "自治会"),
                ("地域課", "partners_with", "霧野市社会福祉協議会"),
                ("自治会", "partners_with", "霧野市社会福祉協議会"),
            },
        ),
        ("副市長を本部長とする協働推進本部が調整します。", {("副市長", "leads", "協働推進本部")}),
        (
            "霧野市協働推進委員会は、自治会連合会の代表と公募の市民で構成します。",
            {("自治会連合会", "participates_in", "霧野市協働推進委員会")},
        ),
    ],
)
def test_stated(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert ties(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "地域課は、自治会と市民活動団体の名簿をつくります。",
        "講座の企画はNPO法人里の風に委託します。",
        "市は、市民に補助金を交付します。",
        "地域課は広報を担当し、財政課は予算を担当します。",
        "協働とは、市民、企業及び市が連携して取り組むことをいう。",
        "自治会は96あります。",
        "地域課は、NPO法人里の風に講座の企画を委託していません。",
    ],
)
def test_not_stated(sentence: str) -> None:
    assert ties(sentence) == set()
