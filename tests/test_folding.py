"""The fold of names: one table of cases, which the pages' JavaScript is held to as well."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from kyodo_graph.folding import fold, fold_name, known_as, search_fold, search_words

CASES = json.loads((ROOT / "tests" / "folding_cases.json").read_text(encoding="utf-8"))
DATA = json.loads((ROOT / "kyodo_graph" / "folding.json").read_text(encoding="utf-8"))
FOLDS: dict[str, Callable[[str], Any]] = {
    "fold": fold,
    "name": fold_name,
    "search": search_fold,
    "words": lambda text: list(search_words(text)),
}
HOSTILE = "ーｰ-－―‐ 　゛゜ﾞ\u3099カかヶ13①ßΣσςİ¨㌔㍻髙𠮷⼾⺠\u200b\ufe00〇◯<>"
texts = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(HOSTILE)), max_size=12)


@pytest.mark.parametrize(
    ("strength", "case"), [(s, case) for s in FOLDS for case in CASES[s]], ids=": ".join
)
def test_a_case_of_the_table(strength: str, case: str) -> None:
    text, folded = CASES[strength][case]
    assert FOLDS[strength](text) == folded
    if strength != "words":
        assert FOLDS[strength](folded) == folded


def test_every_strength_has_cases() -> None:
    assert set(CASES) == set(FOLDS)


@given(texts)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    for same in (fold, fold_name, search_fold):
        assert same(same(text)) == same(text)


@given(texts)
def test_a_stronger_fold_keeps_together_what_a_weaker_one_does(text: str) -> None:
    assert search_fold(fold(text)) == search_fold(text)
    assert fold_name(fold(text)) == fold_name(text)


@given(texts)
def test_no_blank_and_nothing_invisible_is_left(text: str) -> None:
    left = {unicodedata.category(one) for one in fold(text)}
    assert not left & {"Zs", "Zl", "Zp", "Cc"}
    assert not {one for one in fold(text) if one.isspace()}


def test_radicals_are_those_of_unicode() -> None:
    """Perl brings the Unicode Character Database; we wrote none of it."""
    if not shutil.which("perl"):
        pytest.skip("perl, which knows the property of Unicode, is not installed")
    program = """use Unicode::UCD 'charprop'; binmode STDOUT, ':utf8'; $\\ = "\\n";
        print chr, charprop($_, 'EqUIdeo') for 0x2E80..0x2EF3, 0x2F00..0x2FD5;"""
    done = subprocess.run(["perl", "-e", program], capture_output=True, check=True)
    pairs = [line for line in done.stdout.decode("utf-8").split() if len(line) == 2]
    assert len(pairs) == 114 + 214
    other = {"⼾": "戸", "⿊": "黒", "⾭": "青", "⿈": "黄"}
    assert {r: fold(r) for r, _ in pairs} == dict(map(tuple, pairs)) | other


def test_all_marks_that_number_items_are_kept() -> None:
    """Every character that Unicode calls a circled number, letter or syllable."""
    for code in range(0x2460, 0x3400):
        kind, _, inside = unicodedata.decomposition(chr(code)).partition(" ")
        plain = "".join(chr(int(one, 16)) for one in inside.split())
        if kind == "<circle>" and (plain.isascii() or "ア" <= plain <= "ヺ"):
            assert fold(chr(code)) == chr(code).lower(), chr(code)


def test_no_variant_leads_to_another() -> None:
    for one in ("before", "after", "variants"):
        others = [v for variants in DATA[one].values() for v in variants]
        assert len(others) == len(set(others)), one
        assert not set(others) & set(DATA[one]), one


def test_a_known_name_is_found_by_its_fold_if_it_is_one() -> None:
    assert known_as("t03", ["T03", "T04"]) == "T03"
    assert known_as("T03", ["T03", "t03"]) == "T03", "the very name goes first"
    assert known_as("ｔ０３", ["T03", "t03"]) is None, "two fold alike"
    assert known_as("", ["T03"]) is None
    assert known_as("\u200b", ["\u00ad"]) is None
    assert known_as("ネット", ["ねっと"]) is None


def test_pages_fold_as_python_does() -> None:
    """All characters that both know, alone and behind a kana, and what is hostile in any order."""
    node = shutil.which("node")
    version = subprocess.run([node, "--version"], capture_output=True, check=True) if node else None
    if not version or tuple(map(int, version.stdout[1:].split(b".")[:2])) < (20, 10):
        pytest.skip("node 20.10 or later is not installed")
    known = [chr(c) for c in range(0x20000) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]
    given = [*known, *(f"カ{one}1" for one in known)]
    given += ["".join(three) for three in itertools.product(HOSTILE, repeat=3)]
    program = """import { fold, foldName, searchFold } from "./folding.js";
        import { readFileSync } from "fs";
        const given = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(given.map((x) => [fold(x), foldName(x), searchFold(x)])))"""
    done = subprocess.run(
        [str(node), "--input-type=module", "-e", program],
        input=json.dumps(given).encode(),
        cwd=ROOT / "web",
        capture_output=True,
        check=True,
    )
    for text, there in zip(given, json.loads(done.stdout), strict=True):
        assert [fold(text), fold_name(text), search_fold(text)] == there, ascii(text)
