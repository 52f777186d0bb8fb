"""The whole way on both samples: text, draft, decisions, data, and a graph of six cities."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from unittest import mock

import pyoxigraph as ox
import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.curation.area_codes import check_digit
from kyodo_graph.drafting import read
from kyodo_graph.report.making import make_report
from kyodo_graph.services.accepting import accept_decisions
from kyodo_graph.services.comparing import compare
from kyodo_graph.shipped import Selection

from .conftest import CITIES
from .gold_drafts import rows
from .gold_reviewer import plain, review

TABLES = {
    "elements": ("elements", ("number", "label")),
    "schedule": ("schedule", ("number", "fy", "phase")),
    "observations": ("observations", ("indicator", "fy")),
    "ties": ("ties", ("subject", "relation", "object")),
    "instruments": ("instruments", ()),
    "actors": ("actors", ()),
    "statuses": ("statuses", ("number", "symbol")),
}


@pytest.fixture(scope="module")
def own(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two cities, made with the commands as a user would."""
    to = tmp_path_factory.mktemp("whole")
    for key, (name, code) in CITIES.items():
        text = to / f"{key}-1.txt"
        text.write_bytes((samples / key / "document.txt").read_bytes())
        assert (
            run(
                [
                    "city",
                    "new",
                    key,
                    "--code",
                    code + str(check_digit(code)),
                    "--name",
                    name,
                    "--text",
                    str(text),
                    "-o",
                    str(to / "own"),
                ]
            )
            == 0
        )
        folder = to / f"{key}-draft"
        assert run(["draft", str(text), "--city", key, "-o", str(folder)]) == 0
        assert run(["review", str(folder), "-o", str(to / f"{key}.html")]) == 0
        file = to / f"{key}.decisions.json"
        decided = review(read(folder), samples / key)
        file.write_text(json.dumps(decided, ensure_ascii=False), encoding="utf-8")
        assert run(["accept", str(folder), str(file), "-o", str(to / "own")]) == 0
    return to


@pytest.fixture(scope="module")
def graph(own: Path) -> kg.Graph:
    return kg.load(*(own / "own" / key for key in CITIES), shipped=True)


def test_there_are_six_cities(graph: kg.Graph) -> None:
    assert len(graph.cities) == 6


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("query", TABLES)
def test_each_table_has_what_the_gold_has(
    graph: kg.Graph, samples: Path, city: str, query: str
) -> None:
    table, columns = TABLES[query]
    gold = rows(samples / city, table)
    found = [dict(r) for r in graph.query(query, city=city)]
    if query == "elements":
        found = [r for r in found if r["level"]]
    if query == "statuses":
        found = [r for r in found if r["symbol"]]
    assert len(found) == len(gold)
    printed = {"地域コ一ディネーターの養成": "地域コーディネーターの養成"}
    told = {
        tuple(plain(printed.get(str(r[c]), "" if r[c] is None else r[c])) for c in columns)
        for r in found
    }
    assert told == {tuple(plain(r[c]) for c in columns) for r in gold}


def test_nothing_of_what_was_taken_is_left_out(own: Path) -> None:
    for key in CITIES:
        file = own / f"{key}.decisions.json"
        done = accept_decisions(own / f"{key}-draft", [file], own / "own")
        assert done.recorded.left_out == ()
        assert done.undecided == () or all(
            i.startswith(("theme", "function")) for i in done.undecided
        )


def test_the_documents_bear_it(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every label, mark and figure stands in the lines that its record points to."""
    folders = [text for key in CITIES for text in ("--data", str(own / "own" / key))]
    run(["check", *folders, "--sources", str(own)])
    printed = capsys.readouterr().out
    kinds = [line.split(":")[0] for line in printed.splitlines() if not line.startswith(" ")]
    assert [k for k in kinds if k.startswith("error")] == [], printed
    assert "info drafted: 2" in printed
    assert "info english-unwritten" in printed
    assert "English still to be written: label of" in printed


def test_networks_comparison_and_pages_have_the_new_cities(graph: kg.Graph) -> None:
    for projection in ("actor-element", "ties", "element-tree"):
        for city in CITIES:
            assert graph.network(projection, city=city).number_of_edges() > 0
    sheets = {s.name: s for s in compare(graph, trials=3, lang="en")}
    assert set(CITIES) <= {str(r["city"]) for r in sheets["documents"]}
    page = graph.view("actor-element", city="kiritani")
    assert b"kiritani" in page.content
    assert graph.query("statuses", city="kiritani").rows


def test_who_decided_what_is_told_and_can_be_left_out(graph: kg.Graph, own: Path) -> None:
    human = kg.load(own / "own" / "kiritani", reviewed="human")
    assert 0 < len(human.query("ties")) == len(graph.query("ties", city="kiritani"))
    told = graph.select("""SELECT ?city (SUM(?n) AS ?all) { ?d a kyodo:Decision ;
      kyodo:city/kyodo:cityKey ?city ; kyodo:candidateCount ?n } GROUP BY ?city ORDER BY ?city""")
    assert [str(r["city"]) for r in told] == sorted(CITIES)


@pytest.mark.parametrize(
    ("lang", "said", "left_out"),
    [
        ("ja", "草案の候補", "まとめて採った記録は除いてある"),
        ("en", "accepted unchanged", "accepted several at once are left out"),
    ],
)
def test_the_report_says_what_was_drafted_and_what_is_left_out(
    own: Path, tmp_path: Path, lang: str, said: str, left_out: str
) -> None:
    data = own / "own" / "kiritani"
    out = tmp_path / "out"
    with mock.patch("kyodo_graph.report.work.render", return_value=b"<title>x</title>"):
        make_report(out, data=Selection((data,), "human"), lang=lang, trials=3, processes=1)
    methods = (out / "methods.html").read_text(encoding="utf-8")
    assert said in methods
    assert said in (out / "city-kiritani.html").read_text(encoding="utf-8")
    assert left_out in methods
    assert left_out in (out / "index.html").read_text(encoding="utf-8")
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["reviewed"] == "human"
    store = ox.Store()
    packed = gzip.decompress((out / "data" / "kyodo.trig.gz").read_bytes())
    store.load(packed, format=ox.RdfFormat.TRIG)
    human = kg.load(data, reviewed="human")
    assert parts(kg.Graph(store)) == parts(human) < parts(kg.load(data))


def parts(graph: kg.Graph) -> int:
    """How many parts that actors have in elements are in a graph."""
    row = next(iter(graph.select("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a kyodo:Participation }")))
    return int(str(row["n"]))
