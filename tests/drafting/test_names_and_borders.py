"""Where names of actors begin and end, as far as the text itself tells."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.document import read_document
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.names.actors import actors_of


def actors(*lines: str) -> list[str]:
    """The labels of the actors that a text of some lines gives."""
    raw = "\n".join(("浜里市協働計画", "", *lines)).encode()
    return [c.text("label") for c in draft_of(Text("x", raw), "x").of("actor")]


def test_kana_that_comes_again_before_other_words_is_a_word() -> None:
    found = actors("はまがわ信用組合は広報を出す。", "NPO法人はまがわ支援隊が運営する。")
    assert "はまがわ信用組合" in found
    assert "NPO法人はまがわ支援隊" in found


def test_kana_of_particles_is_no_word() -> None:
    text = read_document(Text("x", "浜里市計画\nさらに自治会は、\nさらに地域課は、\n".encode()))
    assert text.kana == ()


@pytest.mark.parametrize(
    ("lines", "name", "wrong"),
    [
        (["支える老人クラブが集う。", "老人クラブは、"], "老人クラブ", "支える老人クラブ"),
        (["公募でつくる浜里市協働推進会議が、"], "浜里市協働推進会議", "つくる浜里市協働推進会議"),
        (
            ["浜里市区長会と地域課が選ぶ。", "地域課は、"],
            "浜里市区長会",
            "浜里市区長会と地域課",
        ),
        (
            ["市は、ともに学ぶ委員会の意見を聴く。", "ともに学ぶ委員会は、", "ともに学ぶ委員会が"],
            "ともに学ぶ委員会",
            "学ぶ委員会",
        ),
    ],
)
def test_what_stands_by_itself_tells_where_a_name_begins(
    lines: list[str], name: str, wrong: str
) -> None:
    found = actors(*lines)
    assert name in found
    assert wrong not in found


def test_name_of_a_body_is_what_its_places_have_in_common() -> None:
    found = actors("NPO法人えがおの協力を得る。", "市は、NPO法人えがおが開く会を支える。")
    assert "NPO法人えがお" in found


def test_part_of_a_body_that_looks_like_a_particle() -> None:
    assert "公益財団法人浜里ふるさと財団" in actors("公益財団法人浜里ふるさと財団は、助言する。")


BROKEN = (
    "  市は、毎年度、取組の進み具合を点検し、その結果を公表します。また、地域の課題を市民活",
    "動団体と話し合い、次の年の取組に生かします。浜里市区長会は年に四度、市民共創課へ地区の",
    "困りごとを知らせます。暮らし相談センターは、情報を市民活動団体に届けます。公園みど",
    "り課が花の苗を配ります。",
)


def test_name_that_the_end_of_a_line_breaks_is_read_whole() -> None:
    found = actors(*BROKEN)
    assert "公園みどり課" in found
    assert "動団体" not in found


def test_lines_that_end_where_they_like_run_on_into_none() -> None:
    text = read_document(Text("x", "浜里市計画\n市は、自治会と\n課を置く\n".encode()))
    assert [len(flow.lines) for flow in text.flows] == [1, 1, 1]


def test_what_acts_is_an_actor_whatever_it_is_called() -> None:
    found = actors(
        "浜里防災士会は、集落の訓練を組み立てます。",
        "地域課は、まちかど案内人を各区に1人ずつ配置します。まちかど案内員は、地域課に困りごとを伝えます。",
        "浜里旅館組合と協定を結びます。",
    )
    assert {"浜里防災士会", "まちかど案内員", "浜里旅館組合"} <= set(found)


def test_meetings_that_are_held_and_people_of_a_named_body_are_none() -> None:
    found = actors(
        "地域課は、学びの交流会を年二度開きます。浜里大学の学生は、地域課に協力します。",
        "浜里大学は、講習会に講師を送ります。",
    )
    assert set(found) == {"地域課", "浜里大学"}


def test_names_in_a_list_with_actors_are_actors() -> None:
    found = actors("自治会、猟友会、水防団などが集まり、地区の話合いを開きます。")
    assert {"自治会", "猟友会", "水防団"} <= set(found)


ROLES = ("取組\\t市民\\tNPO・市民団体\\t市", "広報\\t○\\t◎\\t○", "講座\\t○\\t○\\t◎")


def test_joint_head_of_a_column_is_one_name_unless_each_part_stands_alone() -> None:
    rows = [row.replace("\\t", "\t") for row in ROLES]
    assert "NPO・市民団体" in actors(*rows)
    apart = actors(*rows, "市は、市民団体を支援します。NPOは、市に提案します。")
    assert "NPO・市民団体" not in apart
    assert {"NPO", "市民団体"} <= set(apart)


def types(*lines: str) -> dict[str, str]:
    raw = "\n".join(("浜里市協働計画", "", *lines)).encode()
    found = draft_of(Text("x", raw), "x").of("actor")
    return {c.text("label"): c.text("type") for c in found}


def test_type_is_what_the_text_says_a_body_is() -> None:
    line = "くらし会議は、地域課に意見を述べます。"
    meant = "くらし会議…小学校区ごとに、自治会などが集まってつくる組織。"
    assert types(line)["くらし会議"] == "committee"
    assert types(line, meant)["くらし会議"] == "community_council"


def test_type_of_what_only_acts_is_that_of_its_last_word() -> None:
    found = types(
        "浜里旅館組合は、地域課に協力する。",
        "暮らし案内員は、地域課に報告する。",
        "水防後援会は、浜里旅館組合に助言する。",
    )
    assert found["浜里旅館組合"] == "business"
    assert found["暮らし案内員"] == "staff_role"
    assert found["水防後援会"] == "civic_group"


def test_body_whose_name_is_quoted_behind_what_it_is() -> None:
    found = actors(
        "地域課は、政策研究所「みちしるべ」に講師の派遣を依頼する。講座「みのり」を開く。"
    )
    assert "政策研究所「みちしるべ」" in found
    assert not any("みのり" in name for name in found)


def test_ending_inside_a_longer_one_hides_it_not() -> None:
    assert "庁内連絡会議" in actors("副市長は庁内連絡会議の議長を務める。")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("浜里おやこ劇場は、地域課の補助を受けて公演を行う。", {"浜里おやこ劇場"}),
        (
            "浜里和太鼓クラブと浜里絵手紙クラブが共催する。",
            {"浜里和太鼓クラブ", "浜里絵手紙クラブ"},
        ),
        ("まちなみカウンセラーが講座を受け持つ。", {"まちなみカウンセラー"}),
        ("防災ネットワーク浜里は、地域課に訓練を提案する。", {"防災ネットワーク浜里"}),
        ("職員でつくる「はまかぜ会議」は、次長に提案する。", {"はまかぜ会議"}),
        ("意見を反映することのできる職員が、場を設ける。", set()),
    ],
)
def test_names_of_many_shapes_that_act(line: str, names: set[str]) -> None:
    assert set(actors(line)) - {"地域課"} == names


@pytest.mark.parametrize(
    ("line", "name", "never"),
    [
        (
            "県の東部土木事務所は、地域課に図面を示し、助言する。",
            "県の東部土木事務所",
            "東部土木事務所",
        ),
        ("国の南関東農政局は、地域課に助言する。", "国の南関東農政局", "南関東農政局"),
        ("障がい者相談協会は、地域課に助言する。", "障がい者相談協会", "い者相談協会"),
        ("毎月社会福祉協議会が市を開く。", "社会福祉協議会", "毎月社会福祉協議会"),
        (
            "株式会社ベーカリーもくれんは、地域課に協力する。",
            "株式会社ベーカリーもくれん",
            "株式会社ベーカリー",
        ),
        ("JA浜里は、地域課に助言する。", "JA浜里", ""),
        ("こよみ部会は地域課とともに祭りを開く。", "こよみ部会", ""),
        ("浜里市緑化協議会に統計を渡す。", "浜里市緑化協議会", ""),
        ("見回り隊の隊員に研修を行う。", "見回り隊", "隊員"),
        ("教育長の諮問に応じる。", "教育長", ""),
    ],
)
def test_where_a_name_begins_and_ends(line: str, name: str, never: str) -> None:
    found = actors(line)
    assert name in found
    assert never not in found


@pytest.mark.parametrize(
    "line",
    [
        "浜里小学校と浜里中学校があり、両校を地域課が支える。",
        "地域課は、団体の歩みを語る会を隔月で開く。",
        "地域課は、百五十団体を目指す。",
    ],
)
def test_what_is_held_counted_or_named_elsewhere_is_no_body(line: str) -> None:
    assert set(actors(line)) <= {"浜里小学校", "浜里中学校", "地域課"}


@pytest.mark.parametrize(("line", "named"), [("野菜の市を受け持つ。", 0), ("市と組む。", 1)])
def test_a_market_is_not_the_town(line: str, named: int) -> None:
    text = read_document(Text("x", f"浜里市計画\n浜里商店会は、{line}\n".encode()))
    assert len([one for one in actors_of(text, []) if one.kind == "city_government"]) == named


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (
            ["つながり推進室は、案を練る。", "地域課は、つながり推進室に助言する。"],
            "つながり推進室",
        ),
        (["旧浜里小学校「いこいの校舎」の管理は、地域課に任せる。"], "いこいの校舎"),
        (["まちの駅「こよみ」を浜里商店会が切り盛りする。"], "まちの駅「こよみ」"),
        (["浜北大学の河川研究室は、地域課に助言する。"], "浜北大学の河川研究室"),
        (["総務課防災係は、自治会に助言する。"], "総務課防災係"),
        (
            ["特定非営利活動法人みのり舎は、店を開く。", "みのり舎が地域課に報告する。"],
            "特定非営利活動法人みのり舎",
        ),
    ],
)
def test_names_that_begin_with_kana_stand_in_quotes_or_leave_out_their_form(
    lines: list[str], name: str
) -> None:
    found = actors(*lines)
    assert name in found
    assert not [one for one in found if one != name and name.endswith(one)]


def test_what_is_held_in_quotes_is_no_body() -> None:
    found = actors("地域課は、情報ポータル「みなもと」と講座「みのり」を運営する。")
    assert not [name for name in found if "み" in name]


def test_type_of_a_union_is_that_of_its_members() -> None:
    found = types(
        "浜里町会連絡協議会は、地域課に助言する。",
        "浜里婦人会連絡協議会は、地域課に助言する。",
        "教育委員会は、地域課に助言する。",
        "県浜里土木事務所は、地域課に助言する。",
    )
    assert found == {
        "浜里町会連絡協議会": "neighborhood_association",
        "浜里婦人会連絡協議会": "civic_group",
        "教育委員会": "department",
        "県浜里土木事務所": "other_government",
        "地域課": "department",
    }


HEADED = (
    "取組1　広報\n伝える。\n取組2　座談会\n話す。\n\n凡例　◎：主体　○：協力\n"
    "取組\t市民\tNPO・団体\t町会・コミ協\tむつみの輪\t市\n"
    "1 広報\t○\t◎\t○\t○\t◎\n2 座談会\t◎\t○\t○\t◎\t○\n"
)


def test_whoever_heads_a_column_of_roles_is_an_actor() -> None:
    found = actors(
        "ＮＰＯ：特定の法人です。",
        "団体への補助を見直す。",
        "町会は、花を植える。",
        "コミ協　コミュニティ協議会の略です。",
        "コミュニティ協議会は、年に一度集まる。",
        *HEADED.splitlines(),
    )
    assert {"NPO・団体", "むつみの輪"} <= set(found)
    assert "町会・コミ協" not in found  # each is an actor that the text names
    assert "コミ協" not in found  # short for コミュニティ協議会
