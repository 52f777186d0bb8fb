"""Own cities beside the shipped ones: folders of several cities, of one, and both."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.cli.main import run

SHIPPED = ("ichinoseki", "shimonoseki", "shinjo", "yamaguchi")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A city's folder by itself: its piece of the catalogue, its document, its assertions."""
    folder = tmp_path / "my-city"
    shutil.copytree(MINI / "data" / "minami", folder)
    shutil.copy(MINI / "data" / "catalog.yaml", folder)
    (folder / "assertions.yaml").write_text("counts:\n- {class: Initiative, least: 1, most: 1}\n")
    return folder


Ask = Callable[..., tuple[int, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """The exit code of a command, and what it prints."""

    def asked(*arguments: object) -> tuple[int, str]:
        code = run([str(a) for a in arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return asked


def test_a_citys_folder_is_what_it_is_within_a_data_folder(own: Path) -> None:
    assert kg.load(own).query("plans").rows == kg.load(MINI / "data").query("plans").rows
    assert kg.load(own).query("roles").rows == kg.load(MINI / "data").query("roles").rows


def test_beside_the_shipped_cities(own: Path) -> None:
    both = kg.load(own, shipped=True)
    assert both.cities == tuple(sorted((*SHIPPED, "minami")))
    own_rows = kg.load(own).query("roles").rows
    shipped_rows = kg.load().query("roles").rows
    assert sorted(map(str, both.query("roles").rows)) == sorted(
        map(str, (*own_rows, *shipped_rows))
    )


def test_several_folders_on_the_command_line(own: Path, tmp_path: Path, ask: Ask) -> None:
    other = tmp_path / "other"
    shutil.copytree(own, other)
    for path in other.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("minami", "kita").replace("990019", "990027")
        path.write_text(text, encoding="utf-8")
    code, output = ask("query", "plans", "--data", own, "--data", other, "--format", "csv")
    assert code == 0, output
    assert {line.split(",")[0] for line in output.splitlines()[1:]} == {"minami", "kita"}
    code, output = ask(
        "query", "plans", "--data", own, "--with-shipped", "--format", "csv", "-p", "city=shinjo"
    )
    assert code == 0
    assert "新庄市協働推進計画" in output


def test_a_city_in_two_folders_is_one_clear_error(own: Path, tmp_path: Path, ask: Ask) -> None:
    shutil.copytree(own, tmp_path / "again")
    code, output = ask("query", "plans", "--data", own, "--data", tmp_path / "again")
    assert code == 2
    assert "minami is defined twice; expected one definition; the other is my-city/" in output
    assert "again/catalog.yaml:" in output


def test_a_prefecture_may_stand_in_several_pieces_that_say_the_same(
    own: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(own, other)
    for path in other.glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("minami", "kita")
        path.write_text(text.replace("990019", "990027"), encoding="utf-8")
    assert kg.load(own, other).cities == ("kita", "minami")
    path = other / "catalog.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("en: Yamaguchi Prefecture", "en: Another"), encoding="utf-8")
    with pytest.raises(kg.InputError, match="prefecture/35 is defined twice"):
        kg.load(own, other)


def test_a_check_of_one_city(own: Path, ask: Ask) -> None:
    beside = ("check", "--data", own, "--data", ROOT / "data" / "shinjo", "--city")
    code, output = ask(*beside, "minami")
    assert "shinjo" not in output
    assert code in (0, 1)
    (own / "assertions.yaml").write_text("counts:\n- {class: Initiative, least: 2}\n")
    code, output = ask(*beside, "minami")
    assert code == 1
    assert "my-city/assertions.yaml:2: counts of Initiative minami is 1" in output
    code, output = ask(*beside, "shinjo")
    assert "my-city/" not in output
    code, output = ask("check", "--city", "sinjo")
    assert (code, "unknown city 'sinjo'" in output) == (2, True)


def test_texts_that_are_not_at_hand_are_named(own: Path, ask: Ask) -> None:
    arguments = ("check", "--data", own, "--with-shipped", "--sources", MINI / "sources")
    code, output = ask(*arguments)
    assert "shinjo-2015.txt is not there" in output
    assert "minami-1.txt" not in output
    assert code in (0, 1)
