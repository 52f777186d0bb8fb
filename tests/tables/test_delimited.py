"""CSV: what a spreadsheet would change is kept as text; what it would not is left."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.tables import Table, harmless
from kyodo_graph.tables.delimited import taken

CHANGED = (
    "(1)",
    "（１）",
    "032093",
    "０３２０９３",
    "1-2",
    "3/4",
    "1-1-1",
    "2024-04",
    "2024/4/1",
    "2024.4.1",
    "12:30",
    "1:2:3",
    "12:30 pm",
    "1,234",
    "1.10",
    "50%",
    "¥100",
    "$5",
    "1E5",
    "2e-3",
    "1 1/2",
    "5-",
    "+5",
    "-5",
    "-",
    "=1+1",
    "＝1+1",
    "=cmd|'/c calc'!A1",
    "@sum(a1)",
    "+81",
    "\t=1",
    "\rx",
    " =1",
    "4月1日",
    "2024年4月",
    "令和6年4月1日",
    "R6.4.1",
    "H27/4/1",
    "昭和元年5月1日",
    "Mar-1",
    "1 Apr",
    "SEPT2",
    "March 2024",
    "TRUE",
    "false",
    "12345678901234567",
    ".5",
    "2024-04-01T10:00:00",
)
LEFT = (
    "",
    "市民",
    "12",
    "0",
    "3.77",
    "shinjo-2015:93",
    "ichinoseki-3:520-530",
    "①",
    "一",
    "3年間",
    "2年",
    "5人",
    "yamaguchi/p2",
    "may be",
    "T03",
    "S3",
    "lead",
    "第1章",
    "1 つ",
    "市・町",
    "no",
    "e5",
    "(市)",
    "a=b",
    "ー",
)


@pytest.mark.parametrize("text", CHANGED)
def test_a_text_that_would_be_changed_is_guarded(text: str) -> None:
    assert taken(text)
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", LEFT)
def test_any_other_text_is_left(text: str) -> None:
    assert not taken(text)
    assert harmless(text) == text


@pytest.mark.parametrize("value", [1, -1, 0.5, -0.25, True, False, None])
def test_numbers_and_truth_values_are_no_texts(value: object) -> None:
    assert not harmless(value).startswith("'")


def test_only_a_spreadsheet_gets_the_guard_and_the_mark() -> None:
    table = Table(("=head", "n"), [("(1)", -1), ("a\r\nb", None)])
    assert table.to_csv() == '=head,n\n(1),-1\n"a\r\nb",\n'
    guarded = table.to_csv(spreadsheet=True)
    assert guarded == "\ufeff'=head,n\n'(1),-1\n\"a\r\nb\",\n"
    assert "'(1)\t-1" in table.to_csv(spreadsheet=True, delimiter="\t")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))))
def test_texts_come_back(texts: list[str]) -> None:
    table = Table(("n", "text"), list(enumerate(texts)))
    read = list(csv.reader(io.StringIO(table.to_csv(spreadsheet=True), newline="")))[1:]
    assert [
        cell.removeprefix("'") if taken(t) else cell
        for (_, cell), t in zip(read, texts, strict=True)
    ] == texts
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for _, cell in read)


def test_hostile_lengths_come_to_an_end() -> None:
    """A pattern that tries one place again and again would run for hours."""
    for text in (
        "1" * 10**6,
        "1," * 10**6,
        " " * 10**6 + "x",
        "1-" * 10**6,
        "(" * 10**6,
        "a" * 10**6,
    ):
        assert taken(text) in (True, False)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_leaves_what_is_guarded(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    own = {
        c
        for q in ("plans", "roles", "documents", "observations", "city_profile")
        for row in kg.load().query(q).rows
        for c in row
        if isinstance(c, str)
    }
    texts = [t for t in (*CHANGED, *LEFT, *sorted(own)) if t and not set(t) & set("\t\r\n")]
    path = tmp_path / "t.csv"
    path.write_text(
        Table(("text",), [(t,) for t in texts]).to_csv(spreadsheet=True), encoding="utf-8"
    )
    done = subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path),
            "--infilter=CSV:44,34,76,1,,1041,false,true",
            str(path),
        ],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    found = [str(row[0].value) for row in sheet.iter_rows(min_row=2, max_col=1)]
    assert found == [harmless(t) for t in texts]
