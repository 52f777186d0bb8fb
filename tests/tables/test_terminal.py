"""Tables on a terminal: in the window, by the width of characters, and honest on what is cut."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.tables import Column, Table
from kyodo_graph.tables.terminal import table_lines

wcwidth = pytest.importorskip("wcwidth")


def widest(text: str) -> int:
    return max(wcwidth.wcswidth(line) for line in text.splitlines())


def test_elsewhere_a_table_is_full_and_plain() -> None:
    table = Table(
        (Column("iri", datatype="iri"), "label", "n"),
        [("http://x", "市民" * 60, 1), ("b", "NPO", 22)],
    )
    lines = table_lines(table).splitlines()
    assert lines[0].split() == ["iri", "label", "n"]
    assert lines[1].split() == ["http://x", "市民" * 60, "1"]
    assert lines[2].endswith("NPO" + " " * (240 - 3) + "  22")
    assert lines[3] == "(2 rows)"


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("query", ["roles", "observations", "plans"])
def test_answers_fit(query: str, width: int) -> None:
    table = kg.load().query(query, city="shimonoseki")
    text = table.to_text(width=width)
    assert widest(text) <= width
    assert "https://" not in text


def test_what_is_not_shown_is_named() -> None:
    table = Table(
        (Column("iri", datatype="iri"), "a", "b", "c"), [("http://x", "x" * 30, "y" * 30, "z" * 30)]
    )
    assert table_lines(table, 200).splitlines()[-1] == "(1 row; not shown: iri)"
    last = " ".join(table_lines(table, 24).splitlines()[-2:])
    assert "not shown: iri, c)" in last
    alone = Table((Column("iri", datatype="iri"),), [("http://x/" + "y" * 30,)])
    assert "http://x/" in table_lines(alone, 80)


def test_a_long_cell_is_wrapped_then_cut_with_a_mark() -> None:
    table = Table(("a", "text"), [("x", "市民活動センター" * 20), ("y", "市民活動センターの運営")])
    lines = table_lines(table, 24).splitlines()
    assert [line[:1] for line in lines] == ["a", "x", " ", " ", " ", "y", " ", "("]
    assert lines[4].endswith("…")
    assert "".join(line[3:] for line in lines[5:7]) == "市民活動センターの運営"


def test_codes_are_not_broken_where_there_is_room() -> None:
    table = Table(("role", "text"), [("participant", "長い文" * 30), ("lead", "短い")])
    assert "participant  " in table_lines(table, 40)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5), st.integers(20, 90))
def test_no_text_breaks_out_of_its_cell(rows: list[tuple[str, str]], width: int) -> None:
    text = table_lines(Table(("a", "b"), rows), width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)
    assert table_lines(Table(("a", "b"), rows)).count("\n") == len(rows) + 2


def on_terminal(*arguments: str, columns: int = 80, rows: int = 24, **env: str) -> str:
    """What the command writes to a terminal of that size."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    import fcntl
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    known = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "LESS", "PAGER")}
    process = subprocess.Popen(
        [sys.executable, "-m", "kyodo_graph.cli.main", *arguments],
        stdout=slave,
        cwd=ROOT,
        stdin=slave,
        env=known | {"PYTHONPATH": str(ROOT), "TERM": "xterm", **env},
    )
    os.close(slave)
    parts = []
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(master)
    assert process.wait(timeout=60) == 0
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_what_fits_and_a_pipe_everything(tmp_path: Path) -> None:
    asked = ("query", "roles", "-p", "city=shinjo")
    shown = on_terminal(*asked, PAGER="cat")
    assert widest(shown) <= 80
    assert "not shown: symbol, basis, element_iri, actor_iri" in shown
    piped = subprocess.run(
        [sys.executable, "-m", "kyodo_graph.cli.main", *asked],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    ).stdout
    assert "https://w3id.org/kyodo/id/shinjo/" in piped
    assert on_terminal(*asked, "--wide", PAGER="cat") == piped
    target = tmp_path / "roles.txt"
    on_terminal(*asked, "-o", str(target))
    assert target.read_text(encoding="utf-8") == piped


def test_a_long_answer_goes_through_the_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\n", encoding="utf-8")
    pager.chmod(0o755)
    on_terminal("query", "plans", "-p", "city=shinjo", rows=200, PAGER=str(pager))
    assert not (tmp_path / "paged").exists()
    on_terminal("query", "roles", "-p", "city=shinjo", PAGER=str(pager))
    assert "rows" in (tmp_path / "paged").read_text(encoding="utf-8")
