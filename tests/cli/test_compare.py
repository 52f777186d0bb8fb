"""`kyodo compare`: formats, files, seeds, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kyodo_graph.cli.compare import _progress
from kyodo_graph.cli.main import run
from kyodo_graph.compare.profiles import VARIANTS
from kyodo_graph.compare.rules import COMPARISONS
from kyodo_graph.compare.structure import INDICES
from kyodo_graph.services.comparing import NAMES

FAST = ("compare", "--trials", "20")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the two small cities."""
    sys.path.append(str(Path(__file__).parent.parent / "compare"))
    from cities import two_cities

    return two_cities(tmp_path_factory.mktemp("two-cities"))


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    return captured.err


def test_json_holds_every_table_with_its_options(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = out(capsys, *FAST, "--data", str(two), "--format", "json", "--lang", "en", "--seed", "3")
    tables = json.loads(text)["tables"]
    assert tuple(tables) == NAMES
    for name in ("structure_values", "structure_z", "theme_dissimilarity"):
        assert (tables[name]["options"]["trials"], tables[name]["options"]["seed"]) == (20, 3)
    for one in tables.values():
        assert one["title"]
        assert all(len(row) == len(one["columns"]) for row in one["rows"])
    first = str(tables["said"]["rows"][0][1])
    assert "2 plans of 2 cities" in first
    assert "infers nothing for other cities" in first


def test_the_same_seed_gives_the_same_bytes(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / f"{i}.json" for i in range(3)]
    for path, seed in zip(paths, ("1", "1", "2"), strict=True):
        out(capsys, *FAST, "--data", str(two), "--format", "json", "--seed", seed, "-o", str(path))
    first, again, other = (p.read_bytes() for p in paths)
    assert first == again
    one, two = (json.loads(text)["tables"] for text in (first, other))
    for name in ("structure_values", "structure_z"):
        assert one[name]["rows"] != two[name]["rows"]
    for name in ("documents", "allowed", "theme_coverage", "sector_roles"):
        assert one[name] == two[name]


def test_csv_is_one_file_a_table(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert out(capsys, *FAST, "--data", str(two), "--format", "csv", "-o", str(folder)) == ""
    whole = json.loads(out(capsys, *FAST, "--data", str(two), "--format", "json"))["tables"]
    assert {p.name for p in folder.iterdir()} == {
        f"{n}.csv{end}" for n in (*whole, "about") for end in ("", "-metadata.json")
    }
    for name, table in whole.items():
        read = list(csv.reader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"))))
        assert read[0] == table["columns"]
        assert len(read) == len(table["rows"]) + 1
    about = list(csv.DictReader(io.StringIO((folder / "about.csv").read_text(encoding="utf-8"))))
    assert {"table": "structure_z", "key": "trials", "value": "20"} in about


def test_tsv_is_separated_by_tabs(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out(capsys, *FAST, "--data", str(two), "--format", "tsv", "-o", str(tmp_path / "t"))
    head = (tmp_path / "t" / "allowed.tsv").read_text(encoding="utf-8").splitlines()[0]
    assert head.split("\t")[:3] == ["plan_a", "plan_b", "scope"]


@pytest.mark.parametrize(
    ("fmt", "lang", "head"),
    [
        ("md", "en", "## What holds [said]"),
        ("md", "ja", "## 言えること [said]"),
    ],
)
def test_text_has_headings_and_captions(
    two: Path, capsys: pytest.CaptureFixture[str], fmt: str, lang: str, head: str
) -> None:
    text = out(capsys, *FAST, "--data", str(two), "--format", fmt, "--lang", lang)
    assert text.startswith(head + "\n")
    assert "trials = 20; seed = 0" in text


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("en", ("What holds", "What can’t be compared")),
        ("ja", ("言えること", "比べられないこと")),
    ],
)
def test_one_screen_of_sentences_comes_first(
    two: Path, capsys: pytest.CaptureFixture[str], lang: str, heads: tuple[str, ...]
) -> None:
    text = out(capsys, *FAST, "--data", str(two), "--lang", lang)
    *blocks, more = text.split("\n\n")
    assert [b.split("\n")[0] for b in blocks] == list(heads)
    assert all(line.startswith("- ") for b in blocks for line in b.strip().split("\n")[1:])
    assert "--table NAME" in more
    assert "theme_coverage" in more
    assert " | " not in text


def test_one_table_alone(two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, *FAST, "--data", str(two), "--table", "functions", "--lang", "en")
    assert text.startswith("Functions of the intermediaries [functions]\n")
    assert text.count(" [") == 1
    rows = out(capsys, *FAST, "--data", str(two), "--table", "functions", "--format", "csv")
    assert rows.splitlines()[0].startswith("function,label,city,plan")
    path = tmp_path / "one.json"
    out(
        capsys, *FAST, "--data", str(two), "--table", "allowed", "--format", "json", "-o", str(path)
    )
    assert list(json.loads(path.read_text(encoding="utf-8"))["tables"]) == ["allowed"]


def test_a_slip_in_the_name_of_a_table_is_met_with_the_nearest(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, *FAST, "--data", str(two), "--table", "theme_coverag")
    assert "unknown table 'theme_coverag'; nearest: theme_coverage" in said


def test_exact_counts_exact_matches_only(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(
        out(capsys, *FAST, "--data", str(two), "--format", "json", "--lang", "en", "--exact")
    )["tables"]
    # Their tiers of initiatives are called 事業 and 取組.
    (pair,) = whole["theme_dissimilarity"]["rows"]
    assert pair[3] is None
    assert "(--exact)" in pair[-1]
    assert whole["alignment_levels"]["options"] == {"exact": True}


def test_one_plan_only(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = refused(capsys, *FAST, "--data", str(two), "--city", "kita")
    assert "only kita/p2" in error
    assert "--city A --city B" in error


def test_one_city_twice_is_one_city(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cities = ("--city", "kita", "--city", "kita")
    assert "only kita/p2" in refused(capsys, *FAST, "--data", str(two), *cities)


def test_an_unknown_city_is_met_with_the_nearest(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = refused(capsys, *FAST, "--data", str(two), "--city", "minani", "--city", "kita")
    assert "unknown city 'minani'; nearest: minami" in error


def test_a_city_without_a_plan_is_named(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(two, tmp_path / "data"))
    catalog = (data / "catalog.yaml").read_text(encoding="utf-8")
    entry = """- id: higashi
  is: City
  key: higashi
  code: "032093"
  prefecture: prefecture/35
  label: {ja: 東市, en: Higashi City}
"""
    whole = catalog.replace('"cities":\n', '"cities":\n' + entry)
    (data / "catalog.yaml").write_text(whole, encoding="utf-8")
    tables = json.loads(out(capsys, *FAST, "--data", str(data), "--format", "json"))["tables"]
    assert tables["documents"]["options"]["cities_without_a_plan"] == "higashi"
    cities = ("--city", "higashi", "--city", "kita")
    assert "only kita/p2" in refused(capsys, *FAST, "--data", str(data), *cities)
    alone = refused(capsys, *FAST, "--data", str(data), "--city", "higashi")
    assert "no plan whose document was read" in alone


def test_csv_without_a_folder(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "-o FOLDER" in refused(capsys, *FAST, "--data", str(two), "--format", "csv")


def test_csv_onto_a_file(two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "there"
    there.write_text("mine", encoding="utf-8")
    error = refused(capsys, *FAST, "--data", str(two), "--format", "csv", "-o", str(there))
    assert "expected a folder" in error
    assert there.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("wrong", [("--trials", "0"), ("--seed", "-1"), ("--format", "xml")])
def test_options_out_of_range(wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert wrong[0] in refused(capsys, "compare", *wrong)


def test_the_shipped_cities(capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(out(capsys, *FAST, "--format", "json", "--lang", "en"))["tables"]
    documents = whole["documents"]
    names = [tuple(row[:2]) for row in documents["rows"]]
    assert {city for city, _ in names} == {"ichinoseki", "shimonoseki", "shinjo", "yamaguchi"}
    manner = {row[0]: row[documents["columns"].index("roles_from")] for row in documents["rows"]}
    assert manner["ichinoseki"] == manner["shimonoseki"] == "table"
    assert manner["shinjo"] == "text"
    # One city has two plans: they are set beside each other as generations.
    assert {row[0] for row in whole["generations"]["rows"]} == {"yamaguchi"}
    for table in whole.values():
        if "refused" not in table["columns"]:
            continue
        place = table["columns"].index("refused")
        for row in table["rows"]:
            if row[place] is not None:
                numbers = [c for c in row if isinstance(c, float)]
                assert not numbers, (table["title"], row)


def test_two_generations_of_one_city_alone(capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(out(capsys, *FAST, "--format", "json", "--city", "yamaguchi"))["tables"]
    assert {row[0] for row in whole["documents"]["rows"]} == {"yamaguchi"}
    assert whole["themes_lacking"]["rows"] == []
    assert {row[0] for row in whole["generations"]["rows"]} == {"yamaguchi"}


def test_the_light_install_compares_too(two: Path) -> None:
    program = (
        "import sys; sys.modules['scipy'] = None; sys.modules['rustworkx'] = None;"
        "from kyodo_graph.cli.main import run;"
        f"sys.exit(run(['compare', '--trials', '5', '--format', 'json', '--data', {str(two)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8",
        check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["tables"]["theme_dissimilarity"]


@pytest.mark.parametrize("terminal", [True, False])
def test_every_step_is_taken_with_and_without_a_bar(
    terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(sys, "stderr", shown)
    assert list(_progress([1, 2, 3])) == [1, 2, 3]
    assert bool(shown.getvalue()) is terminal


def test_the_page_explains_every_table_comparison_and_index(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "compare.md").read_text(encoding="utf-8")
    tables = json.loads(out(capsys, *FAST, "--data", str(two), "--format", "json"))["tables"]
    names = {*tables, *(c.key for c in COMPARISONS), *INDICES, *VARIANTS}
    assert [n for n in sorted(names) if f"`{n}`" not in page] == []


def test_own_rdf_is_compared_too(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A theme of one's own for an initiative is counted."""
    data = ("--data", str(two), "--format", "json")
    found = json.loads(out(capsys, *FAST, *data))["tables"]["theme_coverage"]
    of = "https://w3id.org/kyodo"
    own = tmp_path / "own.rq"
    initiative = "SELECT ?i { ?i a kyodo:Initiative ; kyodo:inPlan ?p } ORDER BY ?i LIMIT 1"
    own.write_text(initiative, encoding="utf-8")
    iri = out(capsys, "query", str(own), "--data", str(two), "--format", "csv").splitlines()[1]
    lines = [f"<{iri}> <{of}/ns#theme> <{of}/scheme/theme/T{n:02}> ." for n in range(1, 17)]
    (tmp_path / "own.nt").write_text("\n".join(lines), encoding="utf-8")
    more = out(capsys, *FAST, *data, "--rdf", str(tmp_path / "own.nt"))
    assert json.loads(more)["tables"]["theme_coverage"]["rows"] != found["rows"]
    (tmp_path / "own.nt").write_text("no triples", encoding="utf-8")
    assert run([*FAST, *data, "--rdf", str(tmp_path / "own.nt")]) == 2
    assert "own.nt:1:" in capsys.readouterr().err
