"""All works with six cities and with twelve: queries, networks, analyses, comparison, pages."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.report import jobs
from kyodo_graph.services.analysing import analyse
from kyodo_graph.services.comparing import compare
from kyodo_graph.tables import Table

from .coding_gold import SAMPLES

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module", params=[6, 12])
def graph(
    request: pytest.FixtureRequest, two: tuple[Path, ...], eight: tuple[Path, ...]
) -> kg.Graph:
    """The shipped four with the two samples, and with all eight cities."""
    found = kg.load(*(two if request.param == 6 else eight), shipped=True)
    assert len(found.cities) == request.param
    return found


@pytest.fixture(scope="module")
def sheets(graph: kg.Graph) -> dict[str, Table]:
    return {s.name: s for s in compare(graph, trials=3, lang="en")}


def test_the_documents_bear_what_is_coded(
    eight: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every label, mark and figure stands in the lines that its record points to."""
    folders = [text for folder in eight for text in ("--data", str(folder))]
    code = run(["check", *folders, "--sources", str(eight[0].parent / "texts")])
    printed = capsys.readouterr()
    found = [line.split(":")[0] for line in printed.out.splitlines() if not line.startswith(" ")]
    assert code == 0, printed.out + printed.err
    assert not [kind for kind in found if kind.startswith(("error", "warning"))], printed.out


def test_every_query_runs_and_speaks_of_the_new_cities(graph: kg.Graph) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for name in graph.queries:
        answer = graph.query(name)
        if not isinstance(answer, Table):
            continue
        assert answer.rows, name
        if "city" in answer.columns:
            for city in answer.column("city"):
                said[name].add(str(city))
    for sample in SAMPLES:
        silent = {name for name, cities in said.items() if sample.key not in cities}
        # What the samples have nothing of.
        assert not silent & {
            "plans", "plan_links", "elements", "roles", "schedule", "observations", "actors",
            "ties", "instruments", "legends", "indicator_progress", "themes", "sector_roles",
        }  # fmt: skip


def test_every_network_has_the_new_cities(graph: kg.Graph) -> None:
    for name in graph.projections:
        everything = graph.network(name)
        assert everything.number_of_nodes() > 0
        for sample in SAMPLES:
            own = graph.network(name, city=sample.key)
            # No activity and no instrument has an actor in the samples.
            if name not in ("actor-activity", "instrument-actor"):
                assert own.number_of_edges() > 0, name


def test_the_parts_of_a_plan_are_its_cells(graph: kg.Graph) -> None:
    """62 cells, seven of them of two actors; 66 cells and twenty sections in charge."""
    network = graph.network("actor-element", city="asahino")
    assert network.number_of_edges() == 62 + 8
    assert graph.network("actor-element", city="kiritani").number_of_edges() == 66 + 20


def test_a_city_is_analysed(graph: kg.Graph) -> None:
    if len(graph.cities) == 12:
        pytest.skip("one city's analysis does not depend on the others")
    for sample in SAMPLES:
        found = analyse(graph, sample.key, trials=3)
        assert found.city == sample.key
        assert sum(bool(table.rows) for table in found.results.values()) > 5


def test_the_comparison_refuses_unlike_tables_and_allows_like_ones(
    graph: kg.Graph, sheets: dict[str, Table]
) -> None:
    allowed = {
        (r["plan_a"], r["plan_b"], r["comparison"]): (r["allowed"], r["refused"])
        for r in sheets["allowed"]
    }
    # Three grades of role here, two there.
    no, why = allowed["asahino/p1", "kiritani/p1", "roles"]
    assert (no, "do not tell the same roles apart" in str(why)) == (False, True)
    no, why = allowed["ichinoseki/p3", "shimonoseki/p-r7", "roles"]
    assert no is False
    # The evaluation is the earlier plan's; its marks are on another scale than Yamaguchi's.
    earlier = next(r for r in sheets["documents"] if r["city"] == "kiritani" and r["statuses"])
    assert (earlier["plan"], earlier["reading"], earlier["statuses"]) == ("p3", "report", 14)
    own = next(r for r in sheets["documents"] if (r["city"], r["plan"]) == ("kiritani", "p1"))
    assert (own["statuses"], own["indicators"], own["other_elements"]) == (0, 6, 14)
    no, why = allowed["kiritani/p3", "yamaguchi/p1", "statuses"]
    assert (no, "the same states apart" in str(why)) == (False, True)
    on = next(r for r in sheets["status_survival"] if (r["plan"], r["value"]) == ("p3", "goes_on"))
    # 6 continued and 2 expanded; 3 completed, 2 merged and 1 abolished do not go on.
    assert (on["items"], on["of"]) == (8, 14)
    if len(graph.cities) == 12:
        for kind in ("roles", "leads", "statuses", "structure"):
            pair = ("hanatani/p3", "hoshitani/p3") if kind == "statuses" else (
                "hanatani/p1", "hoshitani/p1")  # fmt: skip
            assert allowed[*pair, kind] == (True, None)


def test_shares_of_roles_stand_only_beside_those_of_like_tables(
    sheets: dict[str, Table], graph: kg.Graph
) -> None:
    beside = {
        f"{r['city']}/{r['plan']}": set(filter(None, str(r["comparable_with"] or "").split(" | ")))
        for r in sheets["sector_roles"]
        if not r["refused"]
    }
    if len(graph.cities) == 6:
        return
    assert beside["asahino/p1"] == {f"{c}/p1" for c in ("tsukihino", "yamahino", "yuhino")}
    assert "kiritani/p1" not in beside["asahino/p1"]
    rows = {(r["city"], r["sector"]): r for r in sheets["sector_roles"] if not r["refused"]}
    # No column of Kiritani's table names an intermediary; sections in charge are no parts.
    assert ("kiritani", "S3") not in rows
    assert (rows["kiritani", "S1"]["involved"], rows["kiritani", "S1"]["of"]) == (20, 20)
    assert (rows["asahino", "S3"]["involved"], rows["asahino", "S3"]["led"]) == (9, 3)


def test_an_indicator_has_one_row(sheets: dict[str, Table]) -> None:
    rows = [r for r in sheets["indicators"] if r["city"] == "kiritani" and r["indicator"]]
    assert len(rows) == len({r["indicator"] for r in rows}) == 6
    assert {r["target"] for r in rows} == {50, 80, 9, 7500, 400, 25}


def test_a_page_of_the_new_cities(two: tuple[Path, ...], tmp_path: Path) -> None:
    folders = [text for folder in two for text in ("--data", str(folder))]
    page = tmp_path / "page.html"
    cities = ["--city", "asahino", "--city", "kiritani"]
    assert run(["view", "actor-element", *folders, "--with-shipped", *cities, "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert "朝比野市社会福祉協議会" not in text  # no part in an element
    assert "協働フォーラムの開催" in text


LONG = pytest.mark.skipif("KYODO_LONG" not in os.environ, reason="minutes; set KYODO_LONG=1")


@pytest.mark.parametrize("cities", [2, pytest.param(6, marks=LONG), pytest.param(12, marks=LONG)])
def test_a_report_of_all(
    cities: int, two: tuple[Path, ...], eight: tuple[Path, ...], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    # Interactive pages are drawn elsewhere (test_a_page_of_the_new_cities).
    monkeypatch.setattr(jobs, "cores", lambda: 1)
    monkeypatch.setattr("kyodo_graph.report.work.render", lambda *_, **__: b"<title>x</title>")
    folders = [text for f in (eight if cities == 12 else two) for text in ("--data", str(f))]
    folders += ["--with-shipped"] if cities > 2 else []
    out = tmp_path / "report"
    assert run(["report", *folders, "--trials", "1", "-o", str(out)]) == 0
    for sample in SAMPLES:
        assert (out / f"city-{sample.key}.html").stat().st_size > 10_000
    for page in out.glob("*.html"):
        text = re.sub(r"<[^>]*>", " ", page.read_text(encoding="utf-8"))
        assert not re.search(r"\b(nan|None|undefined|inf)\b", text), page.name
