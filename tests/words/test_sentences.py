"""Every sentence has a condition, is printed where it holds, and goes where it does not."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from sentence_cases import GROUPS, NOTHING

from kyodo_graph.words import WordsError
from kyodo_graph.words import sentences as registry
from kyodo_graph.words.sentences import (
    Facts,
    Sentence,
    UndeclaredConditionError,
    condition,
    conditions,
    groups,
    holding,
    sentences,
    tell,
)

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
ALL = [s for group in groups() for s in sentences(group)]
ROOMS_WITH_CONDITIONS = ("analysis", "compare", "docs", "report")


@pytest.fixture(scope="module", autouse=True)
def _every_condition() -> None:
    """Conditions are declared where their modules are imported."""
    for room in ROOMS_WITH_CONDITIONS:
        package = importlib.import_module(f"kyodo_graph.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"kyodo_graph.{room}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def name(one: Sentence) -> str:
    return f"{one.group}.{one.key}"


def test_the_cases_are_those_of_the_registry() -> None:
    assert {g: set(cases) for g, cases in GROUPS.items()} == {
        g: {s.key for s in sentences(g)} for g in groups()
    }


def test_every_condition_is_declared_and_used() -> None:
    for group in groups():
        used = {c for s in sentences(group) for c in s.when}
        assert used == set(conditions(group)), group
        assert all(c.__doc__ for c in conditions(group).values())


@pytest.mark.parametrize("one", ALL, ids=name)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_sentence_is_printed_where_its_conditions_hold(one: Sentence, lang: str) -> None:
    facts, _ = GROUPS[one.group][one.key]
    assert one in holding(one.group, facts)
    said = one.words[lang].format(**facts.fields(lang))
    assert said in tell(one.group, facts, lang)
    assert not re.search(r"[{}]|\bnan\b|\bNone\b|  ", said), said
    assert said.endswith("。" if lang == "ja" else "."), said


@pytest.mark.parametrize("one", ALL, ids=name)
def test_a_sentence_goes_where_they_fail(one: Sentence) -> None:
    _, facts = GROUPS[one.group][one.key]
    assert one not in holding(one.group, facts)


@pytest.mark.parametrize("group", NOTHING)
def test_nothing_is_said_where_nothing_can_be(group: str) -> None:
    assert holding(group, NOTHING[group]) == ()


@pytest.mark.parametrize("one", ALL, ids=name)
def test_each_condition_can_stop_its_sentence(one: Sentence) -> None:
    """No condition is idle: some facts of the group's cases fail it."""
    of_group = [facts for case in GROUPS[one.group].values() for facts in case]
    of_group += [NOTHING[one.group]] if one.group in NOTHING else []
    for judged in one.when:
        assert not all(conditions(one.group)[judged](facts) for facts in of_group), judged


@pytest.mark.parametrize("one", ALL, ids=name)
def test_both_languages_have_the_same_places(one: Sentence) -> None:
    places = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in one.words.items()}
    assert places["ja"] == places["en"]
    assert JAPANESE.search(one.words["ja"])
    assert not JAPANESE.search(one.words["en"])


class Word:
    def fields(self, lang: str) -> dict[str, str]:
        return {"word": {"ja": "語", "en": "word"}[lang]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "SENTENCES", tmp_path)
    monkeypatch.setattr(registry, "_CONDITIONS", {})
    sentences.cache_clear()
    return tmp_path


def write(folder: Path, text: str) -> Facts:
    (folder / "toy.yaml").write_text(text, encoding="utf-8")
    return Word()


def test_sentences_come_in_the_order_of_the_file(folder: Path) -> None:
    facts = write(
        folder,
        "b: {when: [always], ja: 'これは{word}。', en: 'A {word}.'}\n"
        "a: {when: [always], ja: 終わり。, en: The end.}\n",
    )

    @condition("toy")
    def always(_: object) -> bool:
        return True

    assert tell("toy", facts, "en") == ("A word.", "The end.")
    assert tell("toy", facts, "ja") == ("これは語。", "終わり。")
    assert groups() == ("toy",)


def test_an_undeclared_condition_is_told(folder: Path) -> None:
    facts = write(folder, "a: {when: [holds], ja: 語。, en: A word.}\n")
    with pytest.raises(UndeclaredConditionError, match=r"toy.a: no condition 'holds'.*none") as e:
        tell("toy", facts, "en")
    assert (e.value.group, e.value.sentence, e.value.name) == ("toy", "a", "holds")


@pytest.mark.parametrize(
    "text",
    [
        "a: {ja: 語。, en: A word.}\n",
        "a: {when: [], ja: 語。, en: A word.}\n",
        "a: {when: holds, ja: 語。, en: A word.}\n",
        "a: {when: [holds], ja: 語。}\n",
        "a: {when: [holds], ja: 語。, en: A word., if: x}\n",
    ],
)
def test_a_sentence_without_condition_or_language_is_refused(folder: Path, text: str) -> None:
    write(folder, text)
    with pytest.raises(WordsError):
        sentences("toy")
