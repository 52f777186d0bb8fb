"""The page of a draft: what it carries, and that it asks no one for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kyodo_graph.cli.main import run
from kyodo_graph.drafting import FIELDS, PROPOSED, Draft
from kyodo_graph.reviewing.codes import SCHEMES, codes
from kyodo_graph.reviewing.decisions import WORDS
from kyodo_graph.reviewing.page import payload, render
from kyodo_graph.words.page_words import page as page_words

from .gold_drafts import all_accepted

Make = Callable[..., Path]
WEB = Path(__file__).parents[2] / "web" / "review"


def data_of(page: bytes) -> dict[str, Any]:
    text = page.decode("utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_the_page_carries_the_draft_whole(kiritani: Draft) -> None:
    data = data_of(render(kiritani))
    assert data["text"] == list(kiritani.text.lines)
    own = [i for i in data["items"] if i["kind"] in FIELDS and i["kind"] not in PROPOSED]
    assert [i["id"] for i in own] == [i.id for i in kiritani.items]
    assert data["meta"]["draft"] == kiritani.digest
    assert data["meta"]["sha256"] == kiritani.text.sha256
    assert [t["id"] for t in data["tables"]] == [t.id for t in kiritani.tables]


def test_themes_and_functions_are_asked_with_nothing_proposed(kiritani: Draft) -> None:
    items = payload(kiritani, "ja")["items"]
    themes = [i for i in items if i["kind"] == "theme"]
    assert len(themes) == len(kiritani.of("element"))
    assert all(set(i["value"]) == {"label"} and i["cls"] == "" for i in themes)
    functions = {i["value"]["label"] for i in items if i["kind"] == "function"}
    assert functions == {
        "きりたに協働センター",
        "公益財団法人霧谷まちづくり公社",
        "県西部県民活動センター",
    }


def test_nothing_may_be_loaded_and_only_our_program_runs(kiritani: Draft) -> None:
    text = render(kiritani).decode("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    rules = dict(r.split(" ", 1) for r in policy[1].replace("&#39;", "'").split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert "unsafe" not in policy[1]
    assert not re.search(r'(?:src|href)="(?!#|data:)', text)


def test_no_word_of_a_document_ends_the_block_of_data(kiritani: Draft) -> None:
    element = kiritani.of("element")[0]
    hostile = "</script><script>alert(1)</script><!-- \u2028"
    items = tuple(
        replace(i, value={**i.value, "label": hostile}) if i.id == element.id else i
        for i in kiritani.items
    )
    page = render(replace(kiritani, items=items))
    assert page.count(b"</script>") == 2
    assert hostile in [i["value"].get("label") for i in data_of(page)["items"]]


def test_every_scheme_has_its_codes_with_names_in_both_languages() -> None:
    for scheme in SCHEMES:
        assert codes()[scheme], scheme
        assert all(len(names) == 4 and names[0] and names[1] for names in codes()[scheme].values())


def test_every_word_that_the_program_asks_for_is_there() -> None:
    words = page_words("review")
    asked = set()
    for module in WEB.glob("*.js"):
        text = module.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\bt\("(\w+)"', text))
        asked |= {n for pair in re.findall(r'\bt\([^()"]*\? "(\w+)" : "(\w+)"', text) for n in pair}
    asked |= {f"did_{word}" for word in WORDS} | {f"step_{n}" for n in range(1, 10)}
    asked |= {f"intro_{n}" for n in range(1, 10)}
    asked |= {f"field_{name}" for names in FIELDS.values() for name in names} - {
        f"field_{name}"
        for name in ("a", "b", "why", "hits", "themes", "primary", "functions", "at")
    }
    for lang in ("ja", "en"):
        assert asked <= set(words[lang]), sorted(asked - set(words[lang]))


def test_the_command_writes_the_page(
    kiritani: Draft, place: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = place(kiritani)
    page = tmp_path / "review.html"
    draft = str(where / "kiritani-draft")
    assert run(["review", draft, "-o", str(page), "--lang", "en"]) == 0
    assert data_of(page.read_bytes())["lang"] == "en"
    assert run(["review", str(tmp_path / "nothing"), "-o", str(page)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_two_reviewers_alpha_by_field_and_a_page_of_the_differences_only(
    kiritani: Draft, place: Make, file: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = place(kiritani)
    first, second = all_accepted(kiritani, reviewer="甲"), all_accepted(kiritani, reviewer="乙")
    for content in (first, second):
        for one in content["decisions"]:
            if one["id"].startswith("role"):
                one["bulk"] = "table"
    ties = list(kiritani.of("tie"))
    other = {**ties[0].value, "relation": "trains"}
    changed = {
        ties[0].id: {"id": ties[0].id, "decision": "edit", "new": other},
        ties[1].id: {"id": ties[1].id, "decision": "reject"},
        ties[2].id: {"id": ties[2].id, "decision": "park"},
    }
    second["decisions"] = [changed.get(d["id"], d) for d in second["decisions"]]
    one, two = file(first, "1.json"), file(second, "2.json")
    page = tmp_path / "differences.html"
    draft = str(where / "kiritani-draft")
    assert run(["review", draft, "--compare", str(one), str(two), "-o", str(page)]) == 0
    data = data_of(page.read_bytes())
    assert set(data["compared"]["pairs"]) == {ties[0].id, ties[1].id}
    assert data["compared"]["names"] == ["甲", "乙"]
    from kyodo_graph.services.reviewing import compared

    table, _ = compared(where / "kiritani-draft", [one, two])
    rows = {row["field"]: row for row in table}
    assert (rows["tie"]["units"], rows["tie"]["left_out"]) == (27, 1)
    assert rows["tie"]["agreement"] == pytest.approx(25 / 27)
    assert 0.8 < rows["tie"]["alpha"] < 1
    assert (rows["role"]["alpha"], rows["role"]["units_single"]) == (1.0, 0)
    assert rows["role"]["alpha_single"] is None
    capsys.readouterr()
    assert run(["review", draft, "--compare", str(one), str(one), "-o", str(page)]) == 2
    assert "two reviewers" in capsys.readouterr().err
