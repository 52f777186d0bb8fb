"""How specific a name is, by its form: what is proposed and the reviewer may change."""

from __future__ import annotations

import re

_WHOLE = ("事業者", "職員", "市職員", "団体", "部局", "関係機関")
_VAGUE = re.compile("各|関係|関連|他|多様な|様々な|さまざまな|全庁|庁内横断|複数の|地域の関")
_BARE = re.compile(
    "(?:特定非営利活動法人|NPO法人|NPO|法人|大学|高等学校|(?:協同)?組合|.?.?審議会"
    "|(?:市民|地域交流|地区|コミュニティ|(?:市民)?活動|支援)*センター"
    "|中間支援(?:組織|団体)?|.*(?:支援機関|担当部署|担当部局|担当課))"
)
_NAMED = re.compile(
    "法人|株式会社|有限会社|合同会社|組合|会議所|公社|財団|大学|高等学校|センター|プラザ|病院|信用金庫|銀行"
)
_SINGLE = (
    "city_government",
    "department",
    "committee",
    "intermediary_center",
    "intermediary_organization",
)
_ONE_A_CITY = re.compile(
    "(?!自治会|町内会|地区|校区)..+(?:連合会|連絡会|連絡協議会|商工会|観光協会|社会福祉協議会|青年会議所)"
)
_IN_OFFICE = re.compile("委員|員$|長$|隊$|アドバイザー|コーディネーター|登録者|リーダー")


def specificity(label: str, kind: str) -> str:
    """The code for a name of an actor of a type: ``named``, ``category`` or ``generic``.

    Endings of which a city has one (商工会, 社会福祉協議会) name it where a word stands before
    them; a bare kind (審議会, NPO法人), and what begins with 各 or 関係, names nobody.

    >>> specificity("市民", "individual_class"), specificity("NPO法人あさひのネット", "npo")
    ('generic', 'named')
    >>> specificity("地域自治会議", "community_council"), specificity("NPO法人", "npo")
    ('category', 'category')
    >>> specificity("朝比野市社会福祉協議会", "social_welfare"), specificity("各課", "department")
    ('named', 'category')
    """
    if label in _WHOLE or kind == "other":
        return "generic"
    if kind == "individual_class":
        return "category" if _IN_OFFICE.search(label) else "generic"
    if label == "市長" or kind == "other_government":
        return "named"
    if _VAGUE.match(label) or _BARE.fullmatch(label):
        return "category"
    if kind in _SINGLE or _NAMED.search(label) or _ONE_A_CITY.fullmatch(label):
        return "named"
    return "category"
