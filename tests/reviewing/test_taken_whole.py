"""Whole drafts taken as they are: what two places say is one record, and the documents bear it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.drafting import read
from kyodo_graph.folding import fold_name
from kyodo_graph.reviewing.actors import Actors
from kyodo_graph.services.accepting import Accepted, accept_decisions

PLANS = Path(__file__).parents[1] / "drafting" / "plans"

TWICE = """\
# 霧島町協働推進計画
令和6年度～令和9年度
施策1　知る
取組1　広報の充実
町は、広報紙をつくる。
取組2　講座の開催
町は、講座を開く。

取組\t令和6年度\t令和7年度\t評価\t今後の方向性
1 広報の充実\t検討\t実施\t達成\t継続
2 講座の開催\t検討\t実施\t達成\t拡充

以上のまとめは次のとおり。

取組\t令和6年度前期\t令和6年度後期\t令和7年度\t評価\t今後の方向性
1 広報の充実\t検討\t検討\t実施\t達成\t継続
2 講座の開催\t検討\t実施\t実施\t未達成\t拡充
"""


def taken(text: bytes, folder: Path, key: str) -> Accepted:
    """The data of a city out of its draft, of which everything was accepted."""
    file = folder / f"{key}-1.txt"
    file.write_bytes(text)
    new = ["city", "new", key, "--code", "011011", "--name", "霧島町", "--text", str(file)]
    assert run([*new, "-o", str(folder / "own")]) == 0
    assert run(["draft", str(file), "--city", key, "-o", str(folder / "draft")]) == 0
    draft = read(folder / "draft")
    answers: dict[str, dict[str, Any]] = {
        "line": {"decision": "nothing", "reason": "2"},
        "gap": {"decision": "reject", "reason": "1"},
    }
    accepted = {"decision": "accept"}
    decided = {
        "format": "kyodo-decisions/1",
        "document": draft.text.key,
        "sha256": draft.text.sha256,
        "draft": draft.digest,
        "reviewer": "0000-0002-1825-0097",
        "decisions": [
            {"id": c.id, "at": "2026-11-30T10:00:00Z", **answers.get(c.kind, accepted)}
            for c in draft.items
            if not c.blank and c.kind != "pair"
        ],
        "undecided": [],
    }
    decisions = folder / "decisions.json"
    decisions.write_text(json.dumps(decided, ensure_ascii=False), encoding="utf-8")
    return accept_decisions(folder / "draft", [decisions], folder / "own")


@pytest.fixture
def twice(tmp_path: Path) -> tuple[kg.Graph, Accepted]:
    done = taken(TWICE.encode(), tmp_path, "kirishima")
    return kg.load(tmp_path / "own" / "kirishima"), done


def test_what_two_places_say_is_one_record_with_both(twice: tuple[kg.Graph, Accepted]) -> None:
    graph, _ = twice
    schedule = {(r["number"], r["fy"]): r for r in graph.query("schedule")}
    assert {key: r["phase"] for key, r in schedule.items()} == {
        ("1", 2024): "consider",
        ("1", 2025): "implement",
        ("2", 2024): "consider",
        ("2", 2025): "implement",
    }
    assert schedule["1", 2024]["sources"] == "kirishima-1:10 | kirishima-1:16"
    statuses = {r["number"]: r for r in graph.query("statuses")}
    assert [statuses[n]["disposition"] for n in ("1", "2")] == ["継続", "拡充"]


def test_what_two_places_say_otherwise_is_told(twice: tuple[kg.Graph, Accepted]) -> None:
    _, done = twice
    assert [(one.id, one.why) for one in done.recorded.left_out] == [
        ("phase-17-11", "2024 is 'consider' (line 11); a year has one phase"),
        ("status-17-17", "its element is assessed otherwise in line 11, and neither has a year"),
    ]


def test_the_office_is_called_in_english_as_the_catalogue_calls_the_city(
    twice: tuple[kg.Graph, Accepted],
) -> None:
    named = {
        actor["label"]["ja"]: actor["label"]["en"] for actor in twice[1].recorded.content["actors"]
    }
    assert named["霧島町"] == "Kirishima Town"


def test_an_office_that_is_called_otherwise_gets_no_english(tmp_path: Path) -> None:
    other = TWICE.replace("霧島町", "霧野町").encode()
    named = [
        actor["label"]["en"]
        for actor in taken(other, tmp_path, "kirishima").recorded.content["actors"]
    ]
    assert "Kirishima Town" not in named
    assert "[ja] 霧野町" in named


@pytest.mark.parametrize("name", ["twice", "akatsuki", "ayase", "haibara", "minato", "shiomi"])
def test_the_documents_bear_what_was_taken(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fields of sheets, marks behind names, dashes before figures: none is told to be amiss."""
    text = TWICE.encode() if name == "twice" else (PLANS / f"{name}.txt").read_bytes()
    taken(text, tmp_path, name)
    capsys.readouterr()
    run(["check", "--data", str(tmp_path / "own" / name), "--sources", str(tmp_path)])
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.startswith("error")] == [], printed


GRADED = """\
# 霧島町協働推進計画
令和6年度～令和9年度
施策1　知る
取組1　広報の充実
町は、広報紙をつくる。
取組2　講座の開催
町は、講座を開く。
取組3　広場の整備
町は、広場を直す。

※評価　順調：計画どおり　やや遅れ：一部が未実施　遅れ：大半が未実施
取組\t評価\t今後の方向性
1 広報の充実\t順調\t継続
2 講座の開催\tやや遅れ\t継続
3 広場の整備\t遅れ\t見直し
"""


def test_a_grade_keeps_its_word_where_no_code_says_what_the_legend_does(tmp_path: Path) -> None:
    done = taken(GRADED.encode(), tmp_path, "kirishima")
    graph = kg.load(tmp_path / "own" / "kirishima")
    assert {one.id.split("-")[0] for one in done.recorded.left_out} <= {"sign"}
    assert [
        (r["number"], r["symbol"], r["implementation"] or "") for r in graph.query("statuses")
    ] == [("1", "順調", "ongoing"), ("2", "やや遅れ", "partly"), ("3", "遅れ", "")]


def test_what_a_head_adds_in_brackets_is_no_other_actor() -> None:
    known = Actors((), {fold_name("振興会"): "a", fold_name("町会（班）"): "b"})
    assert known.columns("振興会<br>（部会）") == ["a"]
    assert known.columns("町会(班)") == ["b"]


HEADS = """\
# 霧島町協働推進計画
令和6年度～令和9年度
NPO：特定の法人です。団体への補助を見直す。
施策1　知る
取組1　広報の充実
町は、広報紙をつくる。
取組2　講座の開催
町は、講座を開く。

凡例　◎：主体　○：協力
取組\t町民\tNPO・団体\tむつみの輪\t町
1 広報の充実\t○\t◎\t○\t◎
2 講座の開催\t◎\t○\t○\t○
"""


def test_no_role_is_lost_for_want_of_its_bearer(tmp_path: Path) -> None:
    done = taken(HEADS.encode(), tmp_path, "kirishima")
    assert done.recorded.left_out == ()
    graph = kg.load(tmp_path / "own" / "kirishima")
    assert len(graph.query("roles")) == 8


def test_roles_below_letters_are_of_those_for_whom_they_stand(tmp_path: Path) -> None:
    short = "民＝町民及び自治会　団＝市民団体　町＝町役場\n町民、自治会、市民団体が集う。\n"
    text = HEADS.replace("NPO：", short + "NPO：").replace("むつみの輪", "団")
    done = taken(text.replace("\t町民\t", "\t民\t").encode(), tmp_path, "kirishima")
    assert done.recorded.left_out == ()
    rows = kg.load(tmp_path / "own" / "kirishima").query("roles")
    first = {r["actor"] for r in rows if r["number"] == "1"}
    assert {"町民", "自治会", "市民団体"} <= first


def test_a_legend_of_several_lines_explains_each_of_its_signs(tmp_path: Path) -> None:
    text = HEADS.replace("凡例　◎：主体　○：協力", "凡例\n◎：主体\n○：協力")
    done = taken(text.encode(), tmp_path, "kirishima")
    assert done.recorded.left_out == ()
