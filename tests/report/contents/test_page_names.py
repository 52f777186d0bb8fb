"""Plans and cities are called as people call them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contents_cases import minami, town

from kyodo_graph.report.contents.names import (
    in_both,
    plan_name,
    plans_read,
    row_names,
    short_city_name,
)
from kyodo_graph.report.facts import City, Document, Facts, Plan

CITY = City("x", {"ja": "甲市", "en": "Kō City"}, {"ja": "", "en": ""})
PLAN = Plan(
    "x/p", "x", {"ja": "甲市協働計画", "en": "Kō plan"}, None, None, None, "adopted", ("e",), ()
)
BOOK = Document("d", "x", {"ja": "", "en": ""}, "plan", {}, "", 9, ("x/p",))


def test_a_plan_has_its_own_name() -> None:
    assert plan_name(PLAN, CITY, [BOOK]) == PLAN.label


@pytest.mark.parametrize(
    ("ja", "en", "said"),
    [
        (
            "第4章 計画の基本方針",
            "Chapter 4: policies",
            ("甲市の計画（第4章）", "Kō’s plan (chapter 4)"),
        ),
        ("計画の基本方針", "Policies", ("甲市の計画（その一章）", "Kō’s plan (one chapter)")),
    ],
)
def test_a_chapter_is_called_by_the_citys_plan(ja: str, en: str, said: tuple[str, str]) -> None:
    chapter = replace(PLAN, label={"ja": ja, "en": en})
    found = plan_name(chapter, CITY, [replace(BOOK, kind="plan_chapter")])
    assert (found["ja"], found["en"]) == said
    other = replace(BOOK, kind="plan_chapter", covers=("x/other",))
    assert plan_name(chapter, CITY, [other]) == chapter.label


@pytest.mark.parametrize(("label", "said"), [("計画", "計画（案）"), ("計画(2)", "計画(2)(案)")])
def test_a_draft_says_so(label: str, said: str) -> None:
    draft = replace(PLAN, status="draft", label={"ja": label, "en": "Plan"})
    assert plan_name(draft, CITY, [BOOK]) == {"ja": said, "en": "Plan, draft"}


@pytest.mark.parametrize(
    ("label", "said"), [("新庄市", "新庄"), ("津市", "津市"), ("甲賀", "甲賀"), ("大町町", "大町")]
)
def test_a_row_calls_a_city_without_its_rank(label: str, said: str) -> None:
    assert short_city_name(replace(CITY, label={"ja": label, "en": "X Town"})) == {
        "ja": said, "en": "X",
    }  # fmt: skip


def test_the_plans_read_are_those_of_documents() -> None:
    _, facts, _ = town()
    assert [p.id for p in plans_read(facts, "kita")] == ["kita/p2"]
    uncovered = replace(facts, documents=())
    assert [p.id for p in plans_read(uncovered, "kita")] == ["kita/p2", "kita/p1"]


def test_plans_of_one_city_are_told_apart() -> None:
    _, facts, _ = town()
    assert row_names(facts)["kita/p2"]["ja"] == ""
    both = row_names(replace(facts, documents=()))
    assert both["kita/p1"] == {"ja": "第一次", "en": "first plan"}
    same = _generation(facts, 2)
    assert row_names(same)["kita/p1"]["ja"] == "北市協働計画"


def _generation(facts: Facts, generation: int) -> Facts:
    plans = tuple(replace(p, generation=generation) for p in facts.plans)
    return replace(facts, plans=plans, documents=())


def test_labels_are_in_both_languages() -> None:
    _, _, names = minami()
    assert names.of("minami/actor/city") == {"ja": "市", "en": "City"}
    assert names.of("minami/none") == {"ja": "minami/none", "en": "minami/none"}
    assert names.sector("minami/actor/center") == "S3"
    assert names.sector("minami/none") == "S99"
    assert names.concept("role", "lead")["en"] == "lead"
    assert in_both({}) == {"ja": "", "en": ""}
