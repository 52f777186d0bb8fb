# ruff: noqa: E501
"""What is printed against what is coded: planted faults are found, each in one line."""

from __future__ import annotations

import hashlib
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.claims import Printed
from kyodo_graph.checks.printed.numbers import numbers
from kyodo_graph.checks.printed.rows import table_rows
from kyodo_graph.checks.printed.years import head_years, year_columns, years
from kyodo_graph.checks.sources import check_sources
from kyodo_graph.curation.dataset import read_dataset

# --- a small town whose tables are printed with tabs, pipes or cells of HTML ---------------------

TABLES = [
    [
        ["番号", "取組", "市民", "町内会・NPO", "市"],
        ["1", "講座の開催", "○", "", "◎"],
        ["2", "交流会の開催", "○", "◎", "○"],
        ["3", "広報の充実", "", "○", "◎"],
    ],
    [["番号", "6年度", "7年度", "8年度"], ["1", "検討", "実施", "→"], ["2", "実施", "→", ""]],
    [
        ["指標", "現状値(令和4年度)", "中間目標(令和7年度)", "目標値(令和10年度)"],
        ["参加者数", "1,200人", "1,350人", "1,500人"],
        ["増減率", "△3.5%", "0%", "2割"],
        ["団体数", "三十二", "41", "61"],
    ],
]
YAML = """\
document: source:asa-1
sections:
- {at: 1-LAST, label: {ja: 朝市協働計画, en: Plan}}
plans:
- id: asa/p1
  is: Plan
  at: 1
  label: {ja: 朝市協働計画, en: Plan}
  start_fy: 2024
  end_fy: 2028
  levels:
  - {id: asa/p1/level/torikumi, at: T1R1, label: {ja: 取組, en: Activity}, rank: 1, level_kind: initiative}
  initiatives:
  - id: asa/p1/i1
    at: T1R2
    number: "1"
    label: {ja: 講座の開催, en: Courses}
    themes: [T03]
    primary_theme: T03
    roles:
    - {actor: asa/actor/shimin, role: participant, column: 市民, symbol: ○}
    - {actor: asa/actor/city, role: lead, column: 市, symbol: ◎}
    schedule:
    - {at: T2R2, fy: 2024, phase: consider, printed: 検討}
    - {at: T2R2, fy: 2025, phase: implement, printed: 実施}
    - {at: T2R2, fy: 2026, phase: continue, printed: →}
    indicators:
    - id: asa/p1/indicator/sanka
      at: T3R2
      label: {ja: 参加者数, en: Participants}
      unit: 人
      observations:
      - {fy: 2022, value: 1200, value_kind: baseline, printed: "1,200人"}
      - {fy: 2025, value: 1350, value_kind: interim_target, printed: "1,350人"}
      - {fy: 2028, value: 1500, value_kind: target, printed: "1,500人"}
    - id: asa/p1/indicator/zogen
      at: T3R3
      label: {ja: 増減率, en: Change}
      unit: "%"
      observations:
      - {fy: 2022, value: -3.5, value_kind: baseline, printed: "△3.5%"}
      - {fy: 2028, value: 20, value_kind: target, printed: "2割"}
    - id: asa/p1/indicator/dantai
      at: T3R4
      label: {ja: 団体数, en: Groups}
      unit: 団体
      observations:
      - {fy: 2022, value: 32, value_kind: baseline, printed: 三十二}
      - {fy: 2025, value: 41, value_kind: interim_target, printed: "41"}
      - {fy: 2028, value: 61, value_kind: target, printed: "61"}
  - id: asa/p1/i2
    at: T1R3
    number: "2"
    label: {ja: 交流会の開催, en: Meetings}
    themes: [T03]
    primary_theme: T03
    roles:
    - {actor: asa/actor/shimin, role: participant, column: 市民, symbol: ○}
    - {actor: asa/actor/npo, role: lead, column: NPO・町内会, symbol: ◎, joint: true}
    - {actor: asa/actor/chonaikai, role: lead, column: NPO・町内会, symbol: ◎, joint: true}
    - {at: T1R3, actor: asa/actor/city, role: participant, column: 市, symbol: ○}
    schedule:
    - {at: T2R3, fy: 2024, phase: implement, printed: 実施}
    - {at: T2R3, fy: 2025, phase: continue, printed: →}
  - id: asa/p1/i3
    at: T1R4
    number: "3"
    label: {ja: 広報の充実, en: Public relations}
    themes: [T03]
    primary_theme: T03
    roles:
    - {actor: asa/actor/npo, role: participant, column: 町内会・NPO, symbol: ○, joint: true}
    - {actor: asa/actor/chonaikai, role: participant, column: 町内会・NPO, symbol: ○, joint: true}
    - {actor: asa/actor/city, role: lead, column: 市, symbol: ◎}
actors:
- {id: asa/actor/city, is: Actor, at: T1R1, label: {ja: 市, en: City}, actor_type: city_government, specificity: named}
- {id: asa/actor/shimin, is: Actor, at: T1R1, label: {ja: 市民, en: Citizens}, actor_type: individual_class, specificity: generic}
- {id: asa/actor/npo, is: Actor, at: T1R1, label: {ja: NPO, en: NPOs}, actor_type: npo, specificity: category}
- {id: asa/actor/chonaikai, is: Actor, at: T1R1, label: {ja: 町内会, en: Neighbourhoods}, actor_type: neighborhood_association, specificity: category}
timeline:
- {is: TimelineEvent, at: EVENT, fy: 2018, date: 平成31年3月, label: {ja: 条例の制定, en: Ordinance}}
"""
CATALOG = """\
prefectures:
- {id: prefecture/03, is: Prefecture, code: "03", label: {ja: 岩手県, en: Iwate Prefecture}}
cities:
- {id: asa, is: City, key: asa, code: "032093", prefecture: prefecture/03, label: {ja: 朝市, en: Asa}}
documents:
- id: source:asa-1
  is: Document
  city: asa
  label: {ja: 朝市協働計画, en: Plan}
  document_kind: plan
  publisher: asa/actor/city
  covers: asa/p1
  lines: LAST
  sha256: SHA
"""


def printed(cells: list[str], layout: str) -> list[str]:
    if layout == "tabs":
        return ["\t".join(cells)]
    if layout == "pipes":
        return [f"| {' | '.join(cells)} |"]
    if layout == "html":
        return [f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"]
    return ["<tr>", *(f"<td>{cell}</td>" for cell in cells), "</tr>"]


LAYOUTS = ("tabs", "pipes", "html", "html, a cell a line")


def check(tmp_path: Path, layout: str, old: str = "", new: str = "") -> list[Finding]:
    """The findings for the town after one place of its data was changed."""
    lines, places = ["朝市協働計画"], {}
    for t, table in enumerate(TABLES, 1):
        lines += ["", "", "", "", f"表{t}"]
        for r, cells in enumerate(table, 1):
            row = printed(cells, layout)
            first = len(lines) + 1
            last = len(lines) + len(row)
            places[f"T{t}R{r}"] = f"{first}-{last}" if last > first else f"{first}"
            lines += row
    lines.append("平成31年3月 条例の制定")
    places |= {"EVENT": f"{len(lines)}", "LAST": f"{len(lines)}"}
    text = "\n".join(lines) + "\n"
    yaml, catalog = YAML, CATALOG.replace("SHA", hashlib.sha256(text.encode()).hexdigest())
    if old:
        assert yaml.count(old) == 1, f"{yaml.count(old)} times {old!r}"
        yaml = yaml.replace(old, new)
    for name, place in places.items():
        yaml, catalog = yaml.replace(name, place), catalog.replace(name, place)
    folder = tmp_path / "asa"
    folder.mkdir()
    (folder / "asa-1.yaml").write_text(yaml, encoding="utf-8")
    (folder / "catalog.yaml").write_text(catalog, encoding="utf-8")
    (tmp_path / "asa-1.txt").write_text(text, encoding="utf-8")
    return check_sources(read_dataset(folder, ROOT / "ontology"), tmp_path)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_town_is_coded_as_printed(tmp_path: Path, layout: str) -> None:
    assert check(tmp_path, layout) == []


PLANTED = {
    "part of a number": ('printed: "1,200人"', 'printed: "200人"', "pointer", "printed '200人'"),
    "number of two cells": ('value: 41, value_kind: interim_target, printed: "41"',
                            'value: 4161, value_kind: interim_target, printed: "4161"',
                            "pointer", "'4161' is not in"),
    "sign in print": ('printed: "△3.5%"', 'printed: "3.5%"', "pointer", "'3.5%' is not in"),
    "sign of the value": ("value: -3.5", "value: 3.5", "value", "'△3.5%'"),
    "value of a comma": ("value: 1200,", "value: 120,", "value", "value 120 is not the number in"),
    "value in kanji": ("value: 32,", "value: 23,", "value", "'三十二'"),
    "value in 割": ("value: 20,", "value: 25,", "value", "'2割'"),
    "figure of another column": (
        'value: 1200, value_kind: baseline, printed: "1,200人"',
        'value: 1500, value_kind: baseline, printed: "1,500人"',
        "cell", "not in the column of FY2022"),
    "kind of the figure": ("{fy: 2028, value: 1500, value_kind: target",
                           "{fy: 2028, value: 1500, value_kind: actual", "column", "expected target"),
    "year of the figure": ('{fy: 2022, value: 32,', '{fy: 2021, value: 32,', "column",
                           "no column of FY2021"),
    "lead with ○": ("{actor: asa/actor/shimin, role: participant, column: 市民, symbol: ○}\n    - {actor: asa/actor/city",
                    "{actor: asa/actor/shimin, role: lead, column: 市民, symbol: ○}\n    - {actor: asa/actor/city",
                    "mark", "participant is usual"),
    "◎ in a ○ cell": ("{at: T1R3, actor: asa/actor/city, role: participant, column: 市, symbol: ○}",
                      "{at: T1R3, actor: asa/actor/city, role: lead, column: 市, symbol: ◎}",
                      "cell", "◎ is not in the column '市'"),
    "another column": ("{at: T1R3, actor: asa/actor/city, role: participant, column: 市, symbol: ○}",
                       "{at: T1R3, actor: asa/actor/city, role: participant, column: 町内会・NPO, symbol: ○}",
                       "cell", "◎ is printed there"),
    "column that is not there": (
        "{at: T1R3, actor: asa/actor/city, role: participant, column: 市,",
        "{at: T1R3, actor: asa/actor/city, role: participant, column: 市役所,",
        "column", "no column '市役所'"),
    "row of the neighbour": (
        "{at: T1R3, actor: asa/actor/city, role: participant, column: 市, symbol: ○}",
        "{at: T1R4, actor: asa/actor/city, role: lead, column: 市, symbol: ◎}",
        "row", "is the row of asa/p1/i3 (広報の充実), not of asa/p1/i2"),
    "role left out": ("    - {at: T1R3, actor: asa/actor/city, role: participant, column: 市, symbol: ○}\n",
                      "", "cell-left-out", "○ in the column '市'"),
    "consider where 実施 is printed": ("fy: 2025, phase: implement, printed: 実施",
                               "fy: 2025, phase: consider, printed: 実施", "mark", "implement is usual"),
    "word of another year": ("fy: 2024, phase: consider, printed: 検討",
                             "fy: 2024, phase: implement, printed: 実施", "cell", "'検討' is printed"),
    "phase in an empty cell": ("{at: T2R3, fy: 2025, phase: continue, printed: →}",
                               "{at: T2R3, fy: 2026, phase: continue, printed: →}",
                               "cell", "the cell is empty"),
    "year that no column has": ("{at: T2R3, fy: 2025, phase: continue",
                                "{at: T2R3, fy: 2027, phase: continue", "column", "no column of FY2027"),
    "March is of the year before": ("fy: 2018, date", "fy: 2019, date", "year", "expected FY2018"),
    "label without text": ("{ja: 広報の充実, en", '{ja: "<b></b>", en', "pointer", "'<b></b>'"),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_found(tmp_path: Path, planted: str) -> None:
    old, new, rule, said = PLANTED[planted]
    layout = LAYOUTS[list(PLANTED).index(planted) % len(LAYOUTS)]
    found = check(tmp_path, layout, old, new)
    assert [(f.rule, said in f.message) for f in found if f.rule == rule] == [(rule, True)], found
    others = {f.rule for f in found} - {rule, "cell-left-out", "cell"}
    assert not others, f"what is not planted: {found}"


# --- the shipped cities ---------------------------------------------------------------------------

SHIPPED = {
    "role of another row": ("ichinoseki", "id: ichinoseki/p3/i04\n", "at: 359", "at: 360", "row"),
    "mark of another cell": ("ichinoseki", "other_number: \"④\"", 'role: lead, column: "市民等", symbol: "◎"',
                             'role: participant, column: "市民等", symbol: "○"', "cell"),
    "column head": ("ichinoseki", "other_number: \"④\"", 'column: "協働体"', 'column: "協議会"', "column"),
    "lead where ○ is": ("shimonoseki", "at: 94,", "role: participant", "role: lead", "mark"),
    "role moved down": ("shimonoseki", "plans:", "at: 95, actor: shimonoseki/actor/machizukuri",
                        "at: 96, actor: shimonoseki/actor/machizukuri", "row"),
    "head in disorder": ("shimonoseki", "at: 166,", 'column: "まちづくり協議会・市民活動団体"',
                         'column: "まちづくり協議会・企業"', "column"),
    "phase": ("shinjo", "at: 92", "{fy: 2015, phase: implement", "{fy: 2015, phase: consider", "mark"),
    "column of the year": ("shinjo", "at: 92", "{fy: 2015, phase: implement",
                           "{fy: 2016, phase: implement", "cell"),
    "figure": ("ichinoseki", "plans:", "{fy: 2022, value: 41", "{fy: 2028, value: 41", "cell"),
    "target": ("shimonoseki", "plans:", "{fy: 2025, value: 12.7", "{fy: 2026, value: 12.7", "column"),
    "actual": ("yamaguchi", "at: 270-271, fy: 2017", "fy: 2024, value: 51.9", "fy: 2021, value: 51.9",
               "column"),
    "next column": ("yamaguchi", "at: 277-278, fy: 2017", 'fy: 2023, value: 64.5, value_kind: actual, printed: "64.5%"',
                    'fy: 2023, value: 65.3, value_kind: actual, printed: "65.3%"', "cell"),
    "status": ("yamaguchi", "at: 15", 'symbol: "△", implementation: partly', 'symbol: "◎", implementation: implemented', "pointer"),
    "date": ("shinjo", "timeline:", "fy: 2014", "fy: 2015", "year"),
    "year of the row": ("ichinoseki", "timeline:", "fy: 2010", "fy: 2011", "year"),
    "wrong policy": ("ichinoseki", "", "", "", "parent"),
}  # fmt: skip


def spoiled(text: str, anchor: str, old: str, new: str) -> str:
    at = max(text.find(anchor), 0)
    found = text.find(old, at)
    assert found >= 0, old
    return text[:found] + new + text[found + len(old) :]


@pytest.mark.parametrize(
    ("city", "anchor", "old", "new", "rule"), SHIPPED.values(), ids=list(SHIPPED)
)
def test_what_is_planted_in_a_shipped_city_is_found(
    tmp_path: Path, sources: Path, city: str, anchor: str, old: str, new: str, rule: str
) -> None:
    folder = Path(shutil.copytree(ROOT / "data" / city, tmp_path / city))
    changed = 0
    for path in sorted(folder.glob(f"{city}-*.yaml")):
        text = path.read_text(encoding="utf-8")
        if rule == "parent":
            text = moved(text)
        elif anchor in text and old in text[text.find(anchor) :]:
            text = spoiled(text, anchor, old, new)
        else:
            continue
        changed += 1
        path.write_text(text, encoding="utf-8")
        break
    assert changed == 1
    found = check_sources(read_dataset(folder, ROOT / "ontology"), sources)
    assert rule in {f.rule for f in found}, found
    assert len({f.line for f in found}) <= 4, found


def moved(text: str) -> str:
    """The first initiative of the second policy under the last of the first."""
    lines = text.split("\n")
    start = next(n for n, line in enumerate(lines) if line.endswith("- id: ichinoseki/p3/i03"))
    end = next(n for n, line in enumerate(lines) if line.endswith("- id: ichinoseki/p3/i04"))
    to = next(n for n, line in enumerate(lines) if line.endswith("- id: ichinoseki/p3/1-2"))
    block = lines[start:end]
    return "\n".join([*lines[:to], *block, *lines[to:start], *lines[end:]])


def test_the_shipped_cities_are_as_printed(sources: Path) -> None:
    found = check_sources(read_dataset(ROOT / "data", ROOT / "ontology"), sources)
    assert found == []


# --- small inputs that went wrong -----------------------------------------------------------------

EXPECTED = {
    "01-hostile-labels": [],
    "03a-leading-digit-lost": ["printed '200人' is not in midorino-1:4"],
    "03b-value-not-printed": ["value 120 is not the number in printed '1,200人'"],
    "03i-tag-label-vacuous": ["label '<NPO法人どこにもない会>' is not in midorino-1:4"],
    "04-duplicate-by-width": [],
    "06b-fiscal-years-wrong": [
        "fy 2019 where '平成31年3月' is printed in midorino-1:4; expected FY2018",
        "fy 2020 where '令和2年3月' is printed in midorino-1:7; expected FY2019",
        "fy 2031 where '平成31年度' is printed in midorino-1:8; expected FY2019",
        "fy 2024 where 'R6.3' is printed in midorino-1:9; expected FY2023",
    ],
    "13-circle-look-alikes": [],
}


@pytest.mark.parametrize("case", EXPECTED)
def test_small_inputs_that_went_wrong(case: str, cases: Path) -> None:
    folder = cases / case
    found = check_sources(read_dataset(folder / "data", ROOT / "ontology"), folder / "sources")
    assert [f.message for f in found] == EXPECTED[case]


# --- numbers, years, rows, claims -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit", "value", "wrong"),
    [
        ("1,200人", "", "1200", "120"),
        ("１，２００人", "", "1200", "1"),
        ("△3.5%", "", "-3.5", "3.5"),
        ("▲１２", "", "-12", "12"),
        ("-0.5ポイント", "", "-0.5", "0.5"),
        ("三十二団体", "", "32", "30"),
        ("百二十三", "", "123", "100"),
        ("二〇二四", "", "2024", "24"),
        ("十数団体", "", "10", "1"),
        ("1万2千人", "", "12000", "1"),
        ("2万5,000円", "", "25000", "5000"),
        ("1,200万円", "万円", "1200", "120"),
        ("1,200万円", "円", "12000000", "1200"),
        ("三億円", "円", "300000000", "3"),
        ("約3割", "%", "30", "0.03"),
        ("3割5分", "%", "35", "5"),
        ("約半数", "", "50", "5"),
        ("3分の1", "", "33.3", "30"),
        ("2024-2025", "", "2025", "-2025"),
        ("10～15人", "", "15", "1015"),
    ],
)
def test_numbers_as_printed(text: str, unit: str, value: str, wrong: str) -> None:
    assert Decimal(value) in numbers(text, unit)
    assert Decimal(wrong) not in numbers(text, unit)


@pytest.mark.parametrize(
    ("text", "fiscal_years"),
    [
        ("令和6年度", (2024,)),
        ("令和６年度", (2024,)),
        ("令和元年度", (2019,)),
        ("令和六年度", (2024,)),
        ("平成31年3月", (2018,)),
        ("平成31年4月", (2019,)),
        ("令和2年3月", (2019,)),
        ("R6.3", (2023,)),
        ("H29", (2016, 2017)),
        ("2024年3月", (2023,)),
        ("2024年度", (2024,)),
        ("昭和63年12月", (1988,)),
    ],
)
def test_years_as_printed(text: str, fiscal_years: tuple[int, ...]) -> None:
    (year,) = years(text)
    assert year.fiscal_years == fiscal_years


@pytest.mark.parametrize("text", ["市民等", "R-1グランプリ", "SDGs", "H棟", "1,200人", "第6期"])
def test_what_is_no_year(text: str) -> None:
    assert years(text) == []
    assert head_years(text) == ()


def test_rows_over_two_lines_and_columns_that_are_spanned() -> None:
    rows = table_rows(["<table><tr><td rowspan=2>柱</td><td colspan=2>年度</td></tr>",
                       "<tr><td>6</td><td>7</td></tr></table>"])  # fmt: skip
    assert [row.cells for row in rows] == [("柱", "年度", "年度"), ("柱", "6", "7")]
    assert [(row.first, row.last) for row in rows] == [(1, 1), (2, 2)]


def test_a_narrow_table_below_a_wide_one_keeps_its_rows() -> None:
    """Heads and first row of three cells are not one row of five that was broken in two."""
    lines = ["a\tb\tc\td\te", "1\t2\t3\t4\t5", "x\ty\tz", "6\t7\t8"]
    assert [len(row.cells) for row in table_rows(lines)] == [5, 5, 3, 3]
    # A row of five that is broken after its label is one.
    assert [len(row.cells) for row in table_rows([*lines[:2], "6\t名が", "長い\t8\t9\t10"])] == [
        5, 5, 5,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("passage", "text", "figure", "there"),
    [
        ("事業11", "1", True, False),
        ("事業 11\t講座", "11", True, True),
        ("①講座", "①", True, True),
        ("①講座", "1", True, False),
        ("41\t61", "416", True, False),
        ("41 61", "416", True, False),
        ("十三件", "三件", True, False),
        ("Ⅲ 人づくり", "II", True, False),
        ("III NPOの支援", "III", True, True),
        ("市 民 会 議", "市民会議", False, True),
        ("無作為抽出による<br>市民討議会", "無作為抽出による市民討議会", False, True),
        ("講座\t開催", "講座開催", False, False),
        ("|講座|開催|", "講座開催", False, False),
        ("<td>講座</td><td>開催</td>", "講座開催", False, False),
        ("1-2 次の担い手", "1-2", True, True),
        ("対象 33 団体", "対象 33 団体", True, True),
        ("2024-2025", "2025", True, True),
        ("増減 -3件", "3件", True, False),
    ],
)
def test_claims_stand_whole(passage: str, text: str, figure: bool, there: bool) -> None:
    assert Printed(passage).has(text, figure) is there


@pytest.mark.parametrize(
    ("passage", "figure", "there"),
    [
        ("修了者数　　人　　－　　　60　　120", "60", True),
        ("増減　△ 60", "60", False),
        ("増減　-60", "60", False),
    ],
)
def test_a_dash_for_nothing_is_no_sign_of_the_next_figure(
    passage: str, figure: str, there: bool
) -> None:
    assert Printed(passage).has(figure, figure=True) is there


def test_a_sentence_that_names_a_year_heads_no_column() -> None:
    assert year_columns(["講座", "2024年度から市が開く。", "◎"]) == []
    assert year_columns(["講座", "2024年度", "2025年度"]) == [1, 2]
