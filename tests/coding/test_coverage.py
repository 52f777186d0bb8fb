"""Lines that name an actor or a figure: coded, waived or open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import MINI

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.sources import Text
from kyodo_graph.coding.coverage import DocumentCoverage, _Lines, _running_heads, check_coverage
from kyodo_graph.coding.names import Names
from kyodo_graph.coding.waivers import FILE, read_waivers
from kyodo_graph.curation.dataset import Dataset, read_dataset
from kyodo_graph.errors import InputError
from kyodo_graph.shipped import shipped

SOURCES = MINI / "sources"
DATA_FILE = Path("minami") / "minami-1.yaml"


def edit(data: Path, old: str, new: str) -> None:
    path = data / DATA_FILE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def waive(data: Path, text: str) -> None:
    path = data / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def covered(data: Path) -> tuple[DocumentCoverage, list[Finding]]:
    dataset: Dataset = read_dataset(data, shipped("ontology"))
    (table,), findings = check_coverage(dataset, SOURCES, read_waivers(data, dataset.documents))
    return table, findings


def places(findings: list[Finding], rule: str) -> list[str]:
    return [f.place for f in findings if f.rule == rule]


def test_all_that_the_small_document_names_is_coded(mini_copy: Path) -> None:
    table, findings = covered(mini_copy)
    # 市 and the centre (3; 市 in 南市 is none), 1,200人 (5), センター and 町内会 (6).
    assert table == DocumentCoverage("minami-1", 6, 3, 3, 0, 0, figures=1, held=1)
    assert findings == []


def test_a_line_that_no_record_points_to_is_open(mini_copy: Path) -> None:
    # Line 6 is cited for the alias, the function, the actor 町内会 and the tie: cite 3 instead.
    path = mini_copy / DATA_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at: 6", "at: 3").replace("at: 1-6", "at: 1-5"), encoding="utf-8")
    table, findings = covered(mini_copy)
    assert (table.naming, table.covered, table.open) == (3, 2, 1)
    assert places(findings, "coverage") == ["minami-1:6"]
    assert "センター, 町内会" in findings[0].message


def test_a_section_covers_its_heading_and_not_what_stands_below(mini_copy: Path) -> None:
    path = mini_copy / DATA_FILE
    text = path.read_text(encoding="utf-8").replace("at: 6", "at: 3")
    section = "  - {at: 6, label: {ja: LABEL, en: Support}}\n"
    for label, open_lines in (("センターは町内会を支援する。", []), ("支援の体制", ["minami-1:6"])):
        shown = text.replace("plans:\n", section.replace("LABEL", label) + "plans:\n", 1)
        path.write_text(shown, encoding="utf-8")
        assert places(covered(mini_copy)[1], "coverage") == open_lines


def test_a_figure_is_held_by_a_record_of_its_line(mini_copy: Path) -> None:
    old = 'value: 1200, value_kind: baseline, printed: "1,200人"'
    edit(mini_copy, old, 'value: 120, value_kind: baseline, printed: "120人"')
    table, findings = covered(mini_copy)
    assert (table.figures, table.held, table.open) == (1, 0, 0)
    assert [(f.rule, f.severity, f.place) for f in findings] == [("figure", "info", "minami-1:5")]
    assert "1,200人" in findings[0].message


def test_a_waiver_excuses_a_line_and_is_stale_without_one(mini_copy: Path) -> None:
    waive(mini_copy, 'waivers:\n- {document: minami-1, lines: 6, reason: "no news"}\n')
    table, findings = covered(mini_copy)
    assert table.waived == 0
    assert [(f.rule, f.severity, f.place) for f in findings] == [
        ("waiver", "warning", f"data/{FILE}:2")
    ]
    path = mini_copy / DATA_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("at: 6", "at: 3"), encoding="utf-8")
    table, findings = covered(mini_copy)
    assert (table.waived, table.open, findings) == (1, 0, [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "waiver:\n- {document: minami-1, lines: 1, reason: x}\n",
            "1:1",
            "'waiver' is no list of waivers",
        ),
        ("waivers:\n- minami-1\n", "2:3", "no waiver"),
        ("waivers:\n- {document: minami-1, lines: 1}\n", "2:3", "a waiver without 'reason'"),
        ("waivers:\n- {document: minami-1, line: 1, reason: x}\n", "2:24", "unknown key 'line'"),
        (
            "waivers:\n- {document: other, lines: 1, reason: x}\n",
            "2:14",
            "unknown document 'other'",
        ),
        ("waivers:\n- {document: minami-1, lines: 5-7, reason: x}\n", "2:31", "lines '5-7'"),
        ("waivers:\n- {document: minami-1, lines: 5-3, reason: x}\n", "2:31", "lines '5-3'"),
        ("waivers:\n- {document: minami-1, lines: a, reason: x}\n", "2:31", "lines 'a'"),
        ("waivers:\n- {document: minami-1, lines: b:1, reason: x}\n", "2:31", "lines 'b:1'"),
    ],
)
def test_a_wrong_waiver_is_refused_at_its_place(
    mini_copy: Path, text: str, place: str, message: str
) -> None:
    waive(mini_copy, text)
    with pytest.raises(InputError, match=re.escape(f"data/{FILE}:{place}: {message}")):
        covered(mini_copy)


def test_dates_numbers_of_items_and_rates_are_no_figures(mini_copy: Path) -> None:
    dataset = read_dataset(mini_copy, shipped("ontology"))
    lines = _Lines("minami-1", Text(dataset.documents["minami-1"], ()), [], Names([]))
    line = "令和６年度 ⑬地域協働体 2 地域づくり 市民1人当たり ３０％ 1,234千円 第2次計画"
    assert lines.figures_of(line) == ["30%", "1,234千円"]
    assert lines.figures_of("23の企業が5年間") == ["23の", "5年間"]


def test_a_name_of_one_character_is_no_part_of_a_word(mini_copy: Path) -> None:
    dataset = read_dataset(mini_copy, shipped("ontology"))
    names = Names([record for file in dataset.files() for record in file.records])
    lines = _Lines("minami-1", Text(dataset.documents["minami-1"], ()), [], names)
    assert list(lines.names_of("市民の会")) == list(lines.names_of("都市")) == []
    assert list(lines.names_of("1\t市\t◎")) == list(lines.names_of("市が行う")) == ["市"]


def test_figures_in_kanji_are_figures(mini_copy: Path) -> None:
    dataset = read_dataset(mini_copy, shipped("ontology"))
    lines = _Lines("minami-1", Text(dataset.documents["minami-1"], ()), [], Names([]))
    assert lines.figures_of("三十二団体が十二地区で") == ["三十二団体", "十二地区"]
    assert lines.figures_of("一人ひとり、一部、第二地区、一つ") == []


def test_running_heads_name_nothing() -> None:
    head = [f"朝市協働計画 {page}" for page in (1, 2, 3)]
    lines = [head[0], "市が行う", head[1], "市", "- 3 -", head[2], *["a\tb"] * 3]
    assert _running_heads(lines) == {3, 6}
