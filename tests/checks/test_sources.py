"""Passage pointers against the documents: what a record claims is in the lines it points to."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINI, ROOT

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.claims import plain
from kyodo_graph.checks.sources import check_sources, read_text
from kyodo_graph.curation.dataset import Document, read_dataset
from kyodo_graph.errors import InputError
from kyodo_graph.services.checking import check_records

PLAN = "minami/minami-1.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small city's document that a test may spoil."""
    return Path(shutil.copytree(MINI / "sources", tmp_path / "sources"))


@pytest.fixture
def spoil(mini_copy: Path) -> Callable[[str, str], list[Finding]]:
    """Replace text in the data of the small city and check its pointers."""

    def spoiled(old: str, new: str) -> list[Finding]:
        path = mini_copy / PLAN
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return check_sources(read_dataset(mini_copy, ROOT / "ontology"), MINI / "sources")

    return spoiled


def line_of(text: str, folder: Path) -> int:
    lines = (folder / PLAN).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_every_pointer_of_the_small_city_holds() -> None:
    dataset = read_dataset(MINI / "data", ROOT / "ontology")
    assert check_sources(dataset, MINI / "sources") == []


WRONG = {
    "label": ("{ja: 講座の開催,", "{ja: 講座の実施,", "label '講座の実施' is not in minami-1:3"),
    "alias": ("{ja: センター}}", "{ja: 拠点}}", "alias '拠点' is not in minami-1:6"),
    "number": (
        'at: 3\n      number: "1"',
        'at: 3\n      number: "9"',
        "number '9' is not in minami-1:3",
    ),
    "mark": ('symbol: "◎"', 'symbol: "△"', "symbol '△' is not in minami-1:3"),
    "printed figure": ('"1,200人"', '"1,300人"', "printed '1,300人' is not in minami-1:5"),
    "the wrong line": (
        "{at: 4, fy: 2024, phase: implement, printed: 実施}",
        "{at: 5, fy: 2024, phase: implement, printed: 実施}",
        "printed '実施' is not in minami-1:5",
    ),
    "figure that is not printed": (
        'value: 1200, value_kind: baseline, printed: "1,200人"',
        "value: 1234, value_kind: baseline",
        "value '1234' is not in minami-1:5",
    ),
    "label of a section": (
        "{ja: 基本方針1 人づくり,",
        "{ja: 基本方針2 人づくり,",
        "label '基本方針2 人づくり' is not in minami-1:2-4",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=list(WRONG))
def test_what_is_not_in_the_lines_is_found(
    spoil: Callable[[str, str], list[Finding]], mini_copy: Path, old: str, new: str, message: str
) -> None:
    (finding,) = spoil(old, new)
    assert (finding.rule, finding.severity) == ("pointer", "error")
    assert finding.message == message
    assert finding.file == "data/minami/minami-1.yaml"
    assert finding.line == line_of(new.split("\n")[-1], mini_copy)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: Courses}", "en: Something else}"),
        ("市と拠点が学ぶ場を設ける。", "まったく別の要約。"),
        ("column: センター", "column: 市民活動センター"),
        ("{ja: 講座の開催,", "{ja: 講座 の 開催,"),
        ("{ja: 南市民活動センター,", "{ja: 南市民活動ｾﾝﾀｰ,"),
        ('"1,200人"', '"１，２００人"'),
    ],
    ids=["translation", "summary", "column as meant", "spaces", "half width", "full width"],
)
def test_what_is_ours_and_how_wide_it_is_does_not_count(
    spoil: Callable[[str, str], list[Finding]], old: str, new: str
) -> None:
    assert spoil(old, new) == []


def test_text_is_compared_without_markup_space_and_width() -> None:
    assert plain("<td>　第３次&nbsp;計画</td>\n") == plain("第3次計画") == "第3次計画"
    assert plain("a < b > c") != plain("ac"), "a sign of comparison is no tag"
    assert plain("ﾀﾞｲﾔ") == "ダイヤ"


# --- documents ----------------------------------------------------------------------------------


def check(folder: Path) -> list[Finding]:
    return check_sources(read_dataset(MINI / "data", ROOT / "ontology"), folder)


def test_a_changed_document_is_another_version(folder: Path) -> None:
    path = folder / "minami-1.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("支援", "応援"), encoding="utf-8")
    (finding,) = check(folder)
    assert (finding.rule, finding.subject) == ("source-version", "minami-1")
    assert (
        "minami-1.txt is not the text version that the passages count lines in" in finding.message
    )


def test_a_document_that_lost_a_line(folder: Path) -> None:
    path = folder / "minami-1.txt"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[1:]), encoding="utf-8")
    rules = [f.rule for f in check(folder)]
    assert rules[:2] == ["source-version", "source-length"]
    assert rules.count("pointer") > 10
    found = next(f for f in check(folder) if f.rule == "source-length")
    assert found.message == "minami-1.txt has 5 lines, the catalogue says 6"


def test_a_missing_document(folder: Path) -> None:
    (folder / "minami-1.txt").unlink()
    with pytest.raises(InputError) as caught:
        check(folder)
    expected = "the text of a document: minami-1.txt"
    assert str(caught.value) == f"{folder}: no text of these documents; expected {expected}"


def test_a_document_in_another_encoding(folder: Path) -> None:
    path = folder / "minami-1.txt"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    with pytest.raises(InputError, match=r"minami-1\.txt:1:1: byte 0xff is not UTF-8"):
        check(folder)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_rfc_5147(tmp_path: Path, ending: str) -> None:
    """A form feed or an exotic separator ends no line: editors and ``sed -n`` count none."""
    text = ending.join(["一", "二\x0c二", "三\u2028三", "四\x85四", "五"]) + ending
    (tmp_path / "a.txt").write_bytes(text.encode())
    document = Document("a", "m", 5, hashlib.sha256(text.encode()).hexdigest())
    read, findings = read_text(tmp_path, document)
    assert findings == []
    assert len(read.lines) == 5
    assert read.lines[1] == "二\x0c二"


# --- the whole check ----------------------------------------------------------------------------


def test_the_whole_check_runs_what_it_says() -> None:
    ran = (
        "structure and references",
        "shapes",
        "whole-graph rules",
        "dataset assertions",
        "terms of the glossary",
    )
    assert check_records(MINI / "data").ran == ran
    report = check_records(MINI / "data", MINI / "sources")
    assert report.ran == (*ran, "passage pointers")
    assert [f.rule for f in report.findings] == ["shape MinCount"]


def test_pointers_of_the_shipped_data(sources: Path) -> None:
    """Every pointer of the four cities holds in the documents."""
    dataset = read_dataset(ROOT / "data", ROOT / "ontology")
    found = check_sources(dataset, sources)
    assert [f"{f.place}: {f.message}" for f in found] == []


def test_the_name_of_the_checks_of_0_1_warns() -> None:
    from kyodo_graph.services import checking

    with pytest.warns(DeprecationWarning, match="check_records"):
        assert checking.check_data is check_records
    with pytest.raises(AttributeError, match="no_such"):
        checking.no_such  # noqa: B018
