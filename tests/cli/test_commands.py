"""Commands that do what they say: exit codes, and what goes to which stream and file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.cli.main import run

DATA = ["--data", str(MINI / "data")]
SOURCES = ["--sources", str(MINI / "sources")]
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run the command line: exit code, standard output, standard error."""

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return called


@pytest.fixture
def clean(mini_copy: Path) -> Path:
    """The small city without anything to find: its policy has a theme, too."""
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    theme = 'number: "1"\n    themes: [T03]\n    primary_theme: T03\n    label: {ja: 人づくり,'
    assert text.count('number: "1"\n    label: {ja: 人づくり,') == 1
    path.write_text(text.replace('number: "1"\n    label: {ja: 人づくり,', theme), "utf-8")
    return mini_copy


# --- build --------------------------------------------------------------------------------------


def test_build(call: Call, tmp_path: Path) -> None:
    code, out, err = call("build", *DATA, "-o", tmp_path / "new" / "out")
    assert (code, out) == (0, "")
    names = sorted(p.name for p in (tmp_path / "new" / "out").iterdir())
    assert names == ["kyodo.nq", "kyodo.trig"]
    quads = sum(1 for _ in ox.parse(path=str(tmp_path / "new" / "out" / "kyodo.nq")))
    assert err.startswith(f"{quads} quads; ")
    assert "6 passages" in err
    assert "Initiative 1" in err
    assert f"wrote {tmp_path}/new/out/kyodo.nq" in err


# --- check --------------------------------------------------------------------------------------


def test_check_finds_nothing(call: Call, clean: Path) -> None:
    code, out, err = call("check", "--data", clean, *SOURCES)
    assert (code, err) == (0, "")
    assert out.startswith("nothing found\nchecked: structure and references, shapes, ")
    assert "passage pointers" in out


def test_check_finds_something(call: Call) -> None:
    code, out, err = call("check", *DATA)
    assert (code, err) == (1, "")
    assert "warning shape MinCount: 1\n  data/minami/minami-1.yaml:20: minami/p2/1 " in out


def test_check_in_json(call: Call, clean: Path) -> None:
    code, out, _ = call("check", *DATA, "--format", "json")
    assert code == 1
    read = json.loads(out)
    assert set(read) == {"ran", "findings"}
    assert [(f["file"], f["line"]) for f in read["findings"]] == [("data/minami/minami-1.yaml", 20)]
    code, out, _ = call("check", "--data", clean, "--format", "json")
    assert code == 0
    assert json.loads(out)["findings"] == []


def test_a_remark_alone_is_no_failure(call: Call, clean: Path) -> None:
    """An actor that nothing mentions is worth a word, and the exit code is 0."""
    with (clean / "minami" / "minami-1.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "terms:\n- {id: minami/actor/x, is: Actor, at: 6, label: {ja: 団体, en: Group}, "
            "actor_type: civic_group, specificity: category}\n"
        )
    code, out, _ = call("check", "--data", clean)
    assert "info actor-never-used: 1\n  data/minami/minami-1.yaml:" in out
    assert "error" not in out
    assert code == 0


def test_check_with_assertions(call: Call, clean: Path) -> None:
    text = "counts:\n- {class: Initiative, city: minami, least: 2}\n"
    (clean / "assertions.yaml").write_text(text, encoding="utf-8")
    code, out, _ = call("check", "--data", clean)
    assert code == 1
    assert "data/assertions.yaml:2: counts of Initiative minami is 1; expected at least 2" in out


# --- query --------------------------------------------------------------------------------------


def test_a_table_goes_to_standard_output(call: Call) -> None:
    code, out, err = call("query", "plans", *DATA, "--format", "csv")
    assert (code, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["plan"] for row in rows] == ["南市協働計画(第2次)", "協働計画"]


@pytest.mark.parametrize("fmt", ["table", "csv", "tsv", "json", "xml", "md"])
def test_a_file_holds_what_the_output_would(call: Call, tmp_path: Path, fmt: str) -> None:
    _, expected, _ = call("query", "roles", *DATA, "--format", fmt)
    path = tmp_path / "deep" / "out"
    code, out, err = call("query", "roles", *DATA, "--format", fmt, "-o", path)
    assert (code, out, err) == (0, "", "")
    assert path.read_bytes() == expected.encode()
    assert [p.name for p in path.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("fmt", ["turtle", "trig", "nt", "nq", "jsonld"])
def test_graphs(call: Call, tmp_path: Path, fmt: str) -> None:
    query = tmp_path / "q.rq"
    query.write_text("CONSTRUCT WHERE { ?x a kyodo:Actor ; rdfs:label ?l }", encoding="utf-8")
    code, out, err = call("query", query, *DATA, "--format", fmt)
    assert (code, err) == (0, "")
    assert "南市民活動センター" in out
    assert call("query", query, *DATA)[1] == call("query", query, *DATA, "--format", "turtle")[1]


def test_a_question_of_yes_or_no(call: Call, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("ASK { ?x a kyodo:City }", encoding="utf-8")
    assert call("query", query, *DATA, "--format", "csv") == (0, "answer\ntrue\n", "")


def test_a_spreadsheet_opens_it(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert call("query", "plans", *DATA, "--bom", "-o", path)[0] == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfcity,plan,")


def test_the_language_of_labels(call: Call) -> None:
    for arguments in (["--lang", "en"], ["-p", "lang=en"], ["--lang", "ja", "-p", "lang=en"]):
        _, out, _ = call("query", "plans", *DATA, "--format", "csv", *arguments)
        assert "Minami collaboration plan (second)" in out
        assert "計画" not in out


def test_data_of_ones_own(call: Call, mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8").replace("協働計画, en", "別の計画, en", 1)
    assert "別の計画" in text
    path.write_text(text, encoding="utf-8")
    (mini_copy / "catalog.yaml").write_text(
        (mini_copy / "catalog.yaml").read_text(encoding="utf-8").replace("352039", "032093"),
        "utf-8",
    )
    query = mini_copy / "q.rq"
    query.write_text("SELECT ?code { ?c a kyodo:City ; kyodo:areaCode ?code }", encoding="utf-8")
    assert call("query", query, "--data", mini_copy, "--format", "csv")[1] == "code\n032093\n"
    assert call("query", query, *DATA, "--format", "csv")[1] == "code\n352039\n"


def test_the_list_of_queries(call: Call) -> None:
    for lang, question in (("ja", "どの主体がどの取組を"), ("en", "Who leads and who joins which")):
        code, out, err = call("query", "--list", "--lang", lang)
        assert (code, err) == (0, "")
        assert "[tables]\n" in out
        (line,) = (line for line in out.splitlines() if line.startswith("  roles "))
        assert question in line


def test_a_query_is_shown_as_it_is(call: Call, tmp_path: Path) -> None:
    from kyodo_graph.shipped import shipped

    code, out, _ = call("query", "roles", "--show")
    assert code == 0
    assert out == (shipped("queries") / "roles.rq").read_text(encoding="utf-8")
    path = tmp_path / "q.rq"
    path.write_bytes(b"\xef\xbb\xbfASK {} # \xe5\xb8\x82\n")
    assert call("query", path, "--show")[1] == "ASK {} # 市\n"


def test_a_timeout_that_suffices(call: Call) -> None:
    assert call("query", "plans", *DATA, "--timeout", "30") == call("query", "plans", *DATA)


# --- passage ------------------------------------------------------------------------------------


def test_a_passage_is_shown_with_its_headings(call: Call) -> None:
    code, out, err = call("passage", "minami-1:3-4", *DATA, *SOURCES)
    assert (code, err) == (0, "")
    assert out == (
        "minami-1:3-4  <https://w3id.org/kyodo/source/minami-1#line=2,4>\n"
        "南市協働計画 > 基本方針1 人づくり\n"
        "\n"
        "3  1 講座の開催 市○ 南市民活動センター◎\n"
        "4  ６年度 実施 ７年度 →\n"
    )
    iri = "https://w3id.org/kyodo/source/minami-1#line=2,4"
    assert call("passage", iri, *DATA, *SOURCES)[1] == out
    assert call("passage", "minami-1：３－４", *DATA, *SOURCES)[1] == out
    english = call("passage", "minami-1:3-4", *DATA, *SOURCES, "--lang", "en")[1]
    assert "Minami collaboration plan > Basic policy 1" in english


@pytest.mark.parametrize(
    "entity",
    [
        "minami/actor/center",
        "https://w3id.org/kyodo/id/minami/actor/center",
        "南市民活動センター",
        "南市民活動ｾﾝﾀｰ",
        "センター",
        "minami civic activity centre",
    ],
)
def test_the_passages_that_speak_of_a_thing(call: Call, entity: str) -> None:
    code, out, err = call("passage", entity, *DATA)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["source", "section", "predicate"]
    said = {(words[0], words[-1]) for words in map(str.split, lines[1:-1])}
    assert {("minami-1:3", "label"), ("minami-1:6", "altLabel"), ("minami-1:6", "subject")} <= said
    assert "基本方針1 人づくり" in out


def test_two_things_of_one_label(call: Call, mini_copy: Path) -> None:
    with (mini_copy / "minami" / "minami-1.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "districts:\n- {id: minami/district/x, is: District, at: 3, label: {ja: 市, en: X}}\n"
        )
    code, _, err = call("passage", "市", "--data", mini_copy)
    assert code == 2
    assert err == (
        "unknown thing (the label is that of several) '市'; "
        "nearest: minami/actor/city, minami/district/x\n"
    )


# --- network ------------------------------------------------------------------------------------


def test_a_network_goes_to_a_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "net.graphml"
    code, out, err = call("network", "actor-element", *DATA, "-o", path)
    assert (code, out) == (0, "")
    assert "wrote" in err
    import networkx as nx

    assert nx.read_graphml(path).number_of_edges() == 2


# --- the program --------------------------------------------------------------------------------


def test_version_and_help(call: Call) -> None:
    code, out, err = call("--version")
    assert (code, out, err) == (0, f"kyodo, version {kg.__version__}\n", "")
    for command in ([], ["build"], ["check"], ["query"], ["passage"], ["network"]):
        code, out, err = call(*command, "--help")
        assert (code, err) == (0, "")
        assert out.startswith("Usage: kyodo")
    assert call("-h")[1] == call("--help")[1]
