"""The page of findings: its tables are what its commands print, its passages say what it says."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

import kyodo_graph as kg

sys.path.insert(0, str(Path(__file__).parents[2]))  # the helper is found as the page calls it

from tests.docs import refresh_findings as helper
from tests.docs.refresh_findings import PAGES, Finding, findings, refreshed

NUMBER = re.compile(r"(?<![A-Za-z0-9.])\d+(?:\.\d+)?")
CODE = re.compile(r"\b[FT]\d\d")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
ANSWER = re.compile(r"(?:answer |答え)\d+")


@pytest.fixture(scope="module", params=["en", "ja"])
def lang(request: pytest.FixtureRequest) -> str:
    """A language of the page."""
    return str(request.param)


def read(lang: str) -> list[Finding]:
    return findings(PAGES[lang].read_text(encoding="utf-8"), lang)


def numbers(text: str) -> list[str]:
    return NUMBER.findall(ANSWER.sub("", text))


def test_the_tables_are_what_the_commands_print(lang: str) -> None:
    page = PAGES[lang].read_text(encoding="utf-8")
    assert refreshed(page) == page, "run python -m tests.docs.refresh_findings and read the prose"


def test_ten_answers_are_whole(lang: str) -> None:
    answers = read(lang)
    assert len(answers) == 10
    for answer in answers:
        assert answer.tables
        for table in answer.tables:
            assert len(table.splitlines()) > 2, f"no rows: {answer.question}"
        listed = [p for p in answer.passages if p.words]
        assert len(listed) >= 2, answer.question
        assert answer.says.strip()
        assert answer.cannot.strip()


def test_figures_of_the_prose_stand_in_the_table(lang: str) -> None:
    checked = 0
    for answer in read(lang):
        table = "\n".join(answer.tables)
        for pattern in (NUMBER, CODE):
            said = set(pattern.findall(ANSWER.sub("", answer.says)))
            assert said <= set(pattern.findall(table)), answer.question
            checked += len(said)
    assert checked > 40


def test_passages_exist(lang: str, graph: kg.Graph) -> None:
    counted = graph.sparql("SELECT ?d ?n WHERE { ?d kyodo:lineCount ?n }")
    pointers = graph.sparql("SELECT ?p WHERE { ?x kyodo:pointer ?p }")
    documents = {str(iri).rpartition("/")[2]: int(str(count)) for iri, count in counted.rows}
    recorded = {str(row[0]) for row in pointers.rows}
    assert len(documents) == 5
    assert len(recorded) > 500
    cited = [passage for answer in read(lang) for passage in answer.passages]
    for passage in cited:
        assert passage.document in documents, passage.pointer
        assert 1 <= passage.first <= passage.last <= documents[passage.document], passage.pointer
    # Legends, headers and lines cited for what they lack have no record; most have one.
    assert sum(passage.pointer in recorded for passage in cited) > len(cited) / 2


def test_cited_words_stand_in_their_lines(lang: str, sources: Path) -> None:
    texts = {
        path.stem: path.read_text(encoding="utf-8").splitlines() for path in sources.glob("*.txt")
    }
    checked = 0
    for answer in read(lang):
        for passage in answer.passages:
            cited = "".join(texts[passage.document][passage.first - 1 : passage.last])
            assert cited.strip(), passage.pointer
            for words in passage.words:
                assert "".join(words.split()) in "".join(cited.split()), (passage.pointer, words)
                checked += 1
    assert checked >= 30


def test_both_pages_say_the_same() -> None:
    english, japanese = read("en"), read("ja")
    for one, other in zip(english, japanese, strict=True):
        assert [swap(c) for c in one.commands] == list(other.commands)
        assert one.passages == other.passages, one.question
        assert Counter(numbers(one.says)) == Counter(numbers(other.says)), one.question
        for table, translated in zip(one.tables, other.tables, strict=True):
            cells, theirs = cells_of(table), cells_of(translated)
            assert len(cells) == len(theirs) > 8
            for cell, their in zip(cells, theirs, strict=True):
                # Figures, keys and passages are the same; labels are in the page's language.
                assert cell == their or JAPANESE.search(their), one.question


def cells_of(table: str) -> list[str]:
    return [cell for line in table.splitlines() for cell in line.split("|")[1:-1]]


def swap(command: str) -> str:
    """The command of the English page as it stands on the Japanese one."""
    return command.replace('= "en"', '= "ja"').replace("--lang en", "--lang ja")


def test_the_remark_on_agreement_holds() -> None:
    coding = (PAGES["en"].parent / "coding.md").read_text(encoding="utf-8")
    pooled = coding.split("Alpha by document")[0]
    below = re.findall(r"^\| ([a-z ]+) \|.*\| below 0\.8 \|$", pooled, re.M)
    assert sorted(below) == ["function", "role"]


def test_a_stale_table_is_found(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGES[lang].read_text(encoding="utf-8")
    first = findings(page, lang)[0].tables[0]
    stale = page.replace(first, first.replace("| 13 |", "| 12 |"))
    assert stale != page
    path = tmp_path / "findings.md"
    path.write_text(stale, encoding="utf-8")
    monkeypatch.setattr(helper, "PAGES", {lang: path})
    assert helper.main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == stale
    assert helper.main([]) == 0
    assert path.read_text(encoding="utf-8") == page
    assert helper.main(["--check"]) == 0
    assert helper.main(["--chekc"]) == 2


def test_a_block_that_is_no_query_of_this_page_is_refused() -> None:
    for text in ("kyodo build -o out", "kyodo query basis_by_city", "rm --format md"):
        with pytest.raises(ValueError, match="not a command"):
            helper.run("sh", text)
    with pytest.raises(ValueError, match="standard input"):
        helper.run("sparql", "SELECT nothing")


def test_a_table_is_put_where_none_is() -> None:
    page = "```sh\nkyodo query x --format md\n```\n\n- text\n"
    table = "| a |\n| --- |\n| 1 |\n"
    once = refreshed(page, lambda _kind, _text: table)
    assert once == "```sh\nkyodo query x --format md\n```\n\n" + table + "\n- text\n"
    assert refreshed(once, lambda _kind, _text: table) == once
