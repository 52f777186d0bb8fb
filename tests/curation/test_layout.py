"""Errors of layout: each says what to do, all of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from kyodo_graph.checks.shapes import check_shapes
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.layout import layout_problems
from kyodo_graph.curation.yaml_tree import parse_yaml
from kyodo_graph.errors import InputError
from kyodo_graph.store.building import build

GOOD = """\
document: source:minami-1   # which
plans:
- id: minami/p2
  is: Plan
  label:
    ja: "計画: 一"
    en: A plan
  levels:
  - {id: minami/p2/l, at: 2, label: {ja: 基本方針,
     en: Basic policy}}
  policies:
    - id: minami/p2/1
      summary: |
        text: with a colon
          and more
      themes: [T03]
"""


def said(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "a.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_what_is_well_laid_out_has_no_fault() -> None:
    parse_yaml(GOOD, "a.yaml")
    assert layout_problems(GOOD, "a.yaml") == []
    for path in sorted((ROOT / "data").glob("*/*.yaml")):
        assert layout_problems(path.read_text(encoding="utf-8"), path.name) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  is: Plan", "   is: Plan", "a.yaml:4:4: indented by 3; expected 2, as in line 3"),
        ("  is: Plan", " is: Plan", "a.yaml:4:2: indented by 1; expected 2, as in line 3"),
        (
            "  is: Plan",
            "　　is: Plan\n   x: y",
            "a.yaml:4:1: a full-width blank (U+3000) as indentation; expected spaces",
        ),
        (
            "  is: Plan",
            "  is：Plan",
            "a.yaml:4:5: a full-width colon behind 'is'; expected a colon and a blank (': ')",
        ),
        ("  is: Plan", "  is:Plan", "a.yaml:4:5: no blank behind the colon of 'is'"),
        ("- id: minami/p2\n", "-id: minami/p2\n", "a.yaml:3:1: no blank behind the dash"),
    ],
)
def test_each_fault_says_what_to_do(old: str, new: str, expected: str) -> None:
    assert GOOD.count(old) >= 1
    assert said(GOOD.replace(old, new, 1))[0].startswith(expected)


def test_several_faults_of_a_file_come_at_once() -> None:
    text = GOOD.replace("  is: Plan", "   is: Plan").replace("    en: A plan", "    en：A plan")
    assert [line.split(": ")[0] for line in said(text)] == ["a.yaml:4:4", "a.yaml:7:7"]


def test_keys_that_yaml_takes_for_keys() -> None:
    (first, *_) = said("a: 1\n　　b: 2\n")
    assert first == (
        "a.yaml:2:1: a full-width blank in a key; expected ': ' behind a key, spaces before it"
    )


def test_a_broken_file_that_is_well_laid_out_keeps_the_parsers_word() -> None:
    (line,) = said("a: {b: 1\n")
    assert line.startswith("a.yaml:2:1: not YAML: ")


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("２０２４", "string '２０２４' under 'start_fy'; expected 2024 in half-width digits"),
        ('"2024"', "string '2024' under 'start_fy'; expected 2024 without quotes"),
        ("令和6年度", "such as 2024 for 令和6年度"),
    ],
)
def test_years(mini_copy: Path, year: str, expected: str) -> None:
    assert expected in broken(mini_copy, "start_fy: 2024", f"start_fy: {year}")


def test_a_reference_to_a_city_without_files(mini_copy: Path) -> None:
    message = broken(mini_copy, "predecessor: [{ref: minami/p1", "predecessor: [{ref: kita/p1")
    assert "unknown reference 'kita/p1'" in message
    assert "no file of 'kita' that defines anything was read" in message


def test_a_missing_label_says_in_which_language(mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8").replace(", en: Neighbourhood association}", "}")
    path.write_text(text, encoding="utf-8")
    ontology = ROOT / "ontology"
    quads = build(read_dataset(mini_copy, ontology), ontology)
    messages = [f.message for f in check_shapes(quads, ontology / "shapes.ttl", {})]
    assert [m for m in messages if "[label] no label in en" in m and "chonaikai" in m], messages


def broken(data: Path, old: str, new: str) -> str:
    path = data / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_dataset(data, ROOT / "ontology")
    return str(caught.value)
