"""The command as a process of its own: pipes, full disks, locales, time limits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import MINI, ROOT

DATA = ["--data", str(MINI / "data")]
KYODO = [sys.executable, "-m", "kyodo_graph.cli.main"]


def environment(**changes: str) -> dict[str, str]:
    """The environment with the checkout on the path, and nothing said of encodings."""
    unsaid = ("PYTHONIOENCODING", "PYTHONUTF8", "LANG", "LC_ALL", "LC_CTYPE")
    kept = {name: value for name, value in os.environ.items() if name not in unsaid}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def kyodo(
    *arguments: str, stdin: bytes = b"", **changes: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*KYODO, *arguments],
        input=stdin,
        env=environment(**changes),
        capture_output=True,
        check=False,
        timeout=60,
    )


def shell(script: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in which ``$K`` is the command; ``pipefail`` tells the worst exit code."""
    command = " ".join(f"'{part}'" for part in KYODO)
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; K() {{ {command} "$@"; }}; {script}'],
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


LOCALES = {
    "no locale": {},
    "C": {"LC_ALL": "C"},
    "C and no UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "an encoding asked for": {"PYTHONIOENCODING": "ascii"},
    "POSIX, Latin": {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
}


@pytest.mark.parametrize("changes", LOCALES.values(), ids=list(LOCALES))
def test_output_is_utf8_whatever_the_locale(changes: dict[str, str]) -> None:
    done = kyodo("query", "plans", *DATA, "--format", "csv", **changes)
    assert done.returncode == 0
    assert done.stderr == b""
    assert "南市協働計画(第2次)" in done.stdout.decode("utf-8")


def test_errors_are_utf8_whatever_the_locale(mini_copy: Path) -> None:
    path = mini_copy / "catalog.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "鍵: 値\n", encoding="utf-8")
    changes = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = kyodo("build", "--data", str(mini_copy), **changes)
    assert done.returncode == 2
    assert "unknown key '鍵'" in done.stderr.decode("utf-8")


def test_names_of_files_in_other_bytes() -> None:
    done = shell("K query $'\\xff.rq'")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "\\udcff.rq: cannot be read: No such file or directory\n"
    done = shell(f"K query plans -p $'city=\\xff' --data '{MINI}/data'")
    assert (done.returncode, done.stderr) == (2, "unknown city '\\udcff'; nearest: minami\n")


def test_standard_input() -> None:
    query = "SELECT ?l { ?x a kyodo:City ; rdfs:label ?l FILTER(LANG(?l) = 'ja') } # 市"
    done = kyodo("query", "-", *DATA, "--format", "csv", stdin=query.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "l\n南市\n", b"")
    done = kyodo("query", "-", *DATA, stdin="SELECT ?市 {".encode("euc_jp"))
    assert done.stderr == b"standard input:1:9: byte 0xbb is not UTF-8; expected a file in UTF-8\n"
    assert done.returncode == 2
    done = kyodo("query", "-", *DATA, stdin=b"SELECT * { ?s ?p")
    assert done.stderr.startswith(b"standard input:1:")
    assert done.returncode == 2


def test_a_reader_that_leaves_is_no_error() -> None:
    """As with ``head``: the pipe is larger than its buffer, and nobody reads it."""
    script = f"echo 'SELECT * {{ ?s ?p ?o }}' | K query - --data '{MINI}/data' --format csv"
    done = shell(f"{script} | head -1")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.strip().split(",")) == ["o", "p", "s"]
    done = shell(f"{script} | true")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", ["query plans", "query --list", "check", "--help"])
def test_a_full_disk_behind_standard_output(arguments: str) -> None:
    data = "" if arguments in ("--help", "query --list") else f"--data '{MINI}/data'"
    done = shell(f"K {arguments} {data} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == "standard output: cannot be written; No space left on device\n"


def test_a_closed_standard_output() -> None:
    done = shell(f"K query plans --data '{MINI}/data' >&-")
    assert done.returncode == 2
    assert done.stderr == "standard output: cannot be written; it is closed\n"
    done = shell(f"K query nothing --data '{MINI}/data' 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_timeout_ends_the_process(tmp_path: Path) -> None:
    """Even where the engine is in the middle of a row that it will never finish."""
    query = tmp_path / "heavy.rq"
    query.write_text(
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }", "utf-8"
    )
    kyodo("query", "plans", *DATA)  # so that the graph is in the cache
    began = time.perf_counter()
    kyodo("query", "plans", *DATA, "--timeout", "0.5")
    light = time.perf_counter() - began
    done = kyodo("query", str(query), *DATA, "--timeout", "0.5")
    heavy = time.perf_counter() - began - light
    assert heavy < light + 1.5
    assert done.returncode == 3
    assert done.stdout == b""
    expected = f"{query}: stopped after 0.5 s; expected an answer by then\n"
    assert done.stderr.decode() == expected


@pytest.mark.parametrize("code", [0, 1, 2])
def test_exit_codes_of_the_process(mini_copy: Path, code: int) -> None:
    """As a shell sees them: done, found something, cannot be read."""
    arguments = {
        0: ("query", "plans", *DATA),
        1: ("check", *DATA),
        2: ("check", "--data", str(mini_copy / "minami")),
    }
    assert kyodo(*arguments[code]).returncode == code


def test_no_file_is_read_or_written_in_the_locales_encoding(tmp_path: Path) -> None:
    """Python warns where an encoding is left to the locale; that would be an error here."""
    program = (
        "import sys; from kyodo_graph.cli.main import run;"
        f"data = ['--data', {str(MINI / 'data')!r}];"
        f"code = run(['build', '-o', {str(tmp_path)!r}, *data]);"
        "code += run(['query', 'plans', '-o', sys.argv[1], *data]);"
        f"code += run(['passage', 'minami-1:3', '--sources', {str(MINI / 'sources')!r}, *data]);"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [
            *(sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning"),
            *("-c", program, str(tmp_path / "plans.txt")),
        ],
        env=environment(KYODO_CACHE_DIR=str(tmp_path / "cache")),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, "EncodingWarning" in done.stderr) == (0, False), done.stderr
