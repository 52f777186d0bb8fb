"""`kyodo city new`: a folder that can be checked at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.curation.area_codes import check_digit
from kyodo_graph.words.prefectures import prefectures

ARGUMENTS = ("city", "new", "asahino", "--name", "朝日野市")


def test_a_folder_that_passes_the_check_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "asahino-2024.txt"
    text.write_text("朝日野市協働推進計画\n市は支援する。\n", encoding="utf-8")
    options = ("--text", str(text), "--lat", "35.60512", "--lon", "140.12345")
    own = ("--license", "CC-BY-4.0", "--contact", 'a "b" <c@example.org>')
    code = run([*ARGUMENTS, "--code", "123455", *options, *own, "-o", str(tmp_path / "own")])
    printed = capsys.readouterr()
    folder = tmp_path / "own" / "asahino"
    assert code == 0, printed.err
    assert sorted(p.name for p in folder.iterdir()) == [
        *("asahino-2024.yaml", "assertions.yaml", "catalog.yaml"),
    ]
    assert "to be filled in" in printed.err
    catalog = (folder / "catalog.yaml").read_text(encoding="utf-8")
    assert "{ja: 千葉県, en: Chiba Prefecture}" in catalog
    assert "lat: 35.60512" in catalog
    assert "lines: 2" in catalog
    assert run(["check", "--data", str(folder), "--sources", str(tmp_path)]) == 0
    both = kg.load(folder, shipped=True)
    assert "asahino" in both.cities


def test_without_a_text_the_check_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*ARGUMENTS, "--code", "１２３４５５", "-o", str(tmp_path)]) == 0
    assert "lines and sha256 of asahino-1.txt" in capsys.readouterr().err
    assert run(["check", "--data", str(tmp_path / "asahino")]) == 1
    assert "SHA-256: exactly one is needed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--code", "123454"), "check digit 5"),
        (("--code", "12345"), "expected 123455"),
        (("--code", "990019"), "01 to 47"),
        (("--code", "120006"), "of a prefecture"),
        (("--code", "12345X"), "six digits"),
        (("--code", "123455", "--lat", "35"), "both or none"),
        (("--code", "123455", "--lat", "135", "--lon", "35"), "degrees in Japan"),
        (("--code", "123455", "--name", "a\nb"), "a name in one line"),
    ],
)
def test_what_cannot_be_right_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    assert run([*ARGUMENTS, *given, "-o", str(tmp_path / "own")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (tmp_path / "own").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ARGUMENTS, "--code", "123455", "-o", str(tmp_path)]) == 0
    path = tmp_path / "asahino" / "catalog.yaml"
    path.write_text("mine", encoding="utf-8")
    assert run([*ARGUMENTS, "--code", "123455", "-o", str(tmp_path)]) == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert "nothing was overwritten" in capsys.readouterr().err


def test_the_prefectures_are_those_of_jis() -> None:
    assert list(prefectures()) == [f"{n:02}" for n in range(1, 48)]
    assert check_digit("13000") == 1  # 東京都, 130001
    assert prefectures()["13"]["ja"] == "東京都"
