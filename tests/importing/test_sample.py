"""The sample as PDF, Word and HTML against its text and gold (beside the repository)."""

from __future__ import annotations

import csv
import html
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT

from kyodo_graph.folding import fold
from kyodo_graph.importing import read, text_version

SAMPLES = ROOT.parent / "shared" / "samples"
KINDS = ["pdf", "docx", "html"]


@pytest.fixture(scope="module", params=KINDS)
def lines(request: pytest.FixtureRequest) -> tuple[str, ...]:
    if not SAMPLES.is_dir():
        pytest.skip("the samples are not beside the repository")
    path = SAMPLES / "imports" / f"asahino.{request.param}"
    return text_version(read(path), "asahino").lines


def gold(name: str) -> list[dict[str, str]]:
    with (SAMPLES / "asahino" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells_by_row(lines: tuple[str, ...]) -> list[list[str]]:
    return [[fold(cell) for cell in line.split("\t")] for line in lines if "\t" in line]


def test_every_element_stands_on_one_line(lines: tuple[str, ...]) -> None:
    folded = [fold(line) for line in lines]
    rows = gold("elements")
    assert len(rows) == 31
    assert [r["label"] for r in rows if not any(fold(r["label"]) in line for line in folded)] == []


def test_every_role_stands_in_its_row_and_column(lines: tuple[str, ...]) -> None:
    marks = {"lead": "◎", "participant": "○", "support": "△"}
    head: list[str] = []
    found = set()
    for row in cells_by_row(lines):
        if "取組" in row[1]:
            head = row
        elif head and row[0].isdigit():
            found |= {(row[0], head[n], cell) for n, cell in enumerate(row) if cell in fold("◎○△")}
    wanted = {(r["number"], fold(r["actor"]), fold(marks[r["role"]])) for r in gold("roles")}
    assert wanted <= found


def test_every_observation_stands_with_its_indicator(lines: tuple[str, ...]) -> None:
    rows = cells_by_row(lines)
    missing = [
        r
        for r in gold("observations")
        if not any(fold(r["indicator"]) in row and fold(r["value"]) in row for row in rows)
    ]
    assert missing == []


def test_no_letter_is_lost_or_added(lines: tuple[str, ...]) -> None:
    """But for running heads, which the text has, and those of a table that begins again."""
    text = (SAMPLES / "asahino" / "document.txt").read_text(encoding="utf-8")
    body = [
        line
        for line in text.split("\n")
        if not re.fullmatch(r"第2次朝比野市市民協働推進行動計画　\d+|[|:\- ]+", line)
    ]
    plain = html.unescape(re.sub(r"<br>|^#+ |^- |^> |\*\*|\|", "", "\n".join(body), flags=re.M))
    wanted, given = Counter(_letters(plain)), Counter(_letters("".join(lines)))
    lost, added = wanted - given, given - wanted
    # A table's head stands again where a page begins: at other pages than in the text.
    repeated = set("No.取組市民自治会・町内会地区協議会NPO等つむぎ事業者市(略称)R56789")
    assert set(lost) <= repeated | {"…"}
    assert set(added) <= repeated


def _letters(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text).replace("〜", "~")
    return re.sub(r"[\s…]|・・・+", "", shown)


def test_word_and_html_give_the_same_text() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the samples are not beside the repository")
    word, web = (text_version(read(SAMPLES / "imports" / f"asahino.{k}"), "x") for k in KINDS[1:])
    assert word.lines == web.lines


def test_pages_of_the_sample() -> None:
    path: Path = SAMPLES / "imports" / "asahino.pdf"
    if not path.is_file():
        pytest.skip("the samples are not beside the repository")
    made = text_version(read(path), "asahino")
    assert made.pages["printed_page"] == tuple(str(n) for n in range(1, 11))
    at = {line: page for page, _, a, b in made.pages.rows for line in range(a, b + 1)}
    assert at[made.lines.index("第3章 取組の内容") + 1] == 5
