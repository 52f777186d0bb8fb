"""The figures of the report: well-formed, the same each time, their numbers those of the tables."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.analysis.report import Analysis
from kyodo_graph.readings.comparing import Comparison, measure
from kyodo_graph.readings.fields import Unit
from kyodo_graph.report import figures
from kyodo_graph.report.drawing import sheet as drawing
from kyodo_graph.report.drawing.text import LEAST, POINTS, width
from kyodo_graph.report.figure import Figure
from kyodo_graph.report.figures.schedule import MOST_ROWS, Entry
from kyodo_graph.services.analysing import analyse, analyse_in
from kyodo_graph.services.comparing import compare
from kyodo_graph.tables import Table

pytest.importorskip("matplotlib")
pytest.importorskip("matplotlib_fontja")

LANGS = ("ja", "en")
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
TOWN = ROOT / "tests" / "networks" / "town" / "data"
TRIALS = 9
# So many that some null has the twenty distinct values that a z needs.
COMPARED = 40
OTHERS = ("shimonoseki", "shinjo")
"""Cities whose figures are of the same kinds as those of the others."""
HOSTILE = (
    "長い名前" * 75,
    "<script>alert(1)</script> & \"quotes\" 'too' --> ]]>",
    "$x^2$ \\frac{1}{2} 100% {braces}",
    "😀🧑‍🤝‍🧑 \x00\x07\x1b \ufffe",
    "שלום \u202eevil\u202c مرحبا",
    "supercalifragilistic" * 15,
    "",
)


def agreement() -> Comparison:
    """A comparison of codings, made up: one field that agrees, one that does not, one constant."""
    units = {
        "theme": [Unit("", x, x) for x in "abcabcabc"] + [Unit("", "a", "b")],
        "role": [Unit("", a, b) for a, b in ("xy", "xx", "yy", "yx", "xx", "yy")],
        "element": [Unit("", "none", "none")] * 5,
    }
    measured = tuple(
        measure(document, field, given, trials=49)
        for document in ("one", "two", "all")
        for field, given in units.items()
    )
    return Comparison(measured, (), ("one", "two"), (), trials=49)


@cache
def shipped_graph() -> kg.Graph:
    return kg.load()


@cache
def analyses() -> dict[tuple[str, str], Analysis]:
    graph = shipped_graph()
    return {
        (city, lang): analysis
        for city in graph.cities
        for lang, analysis in analyse_in(("ja", "en"), graph, city, trials=TRIALS).items()
    }


@cache
def sheets() -> dict[str, tuple[Table, ...]]:
    return {lang: compare(shipped_graph(), trials=COMPARED, lang=lang) for lang in LANGS}


@cache
def made() -> dict[str, Figure]:
    """Every figure of the shipped data by its name."""
    graph, found = shipped_graph(), analyses()
    every = [
        f
        for city in graph.cities
        for _, f in figures.city_figures(found[city, "ja"], found[city, "en"], graph)
    ]
    between = figures.comparison_figures(sheets()["ja"], sheets()["en"], graph)
    every += [f for _, f in (*between, *figures.coding_figures(agreement()))]
    assert len({f.name for f in every}) == len(every)
    return {f.name: f for f in every}


@cache
def drawn(name: str, lang: str) -> bytes:
    return made()[name].draw(lang)


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_figure_asked_for_is_there() -> None:
    kinds = Counter(name.partition("-")[2] for name in made() if name.split("-")[0] in
                    shipped_graph().cities)  # fmt: skip
    everywhere = ("roles", "themes", "place", "variants", "removal")
    assert [kinds[k] for k in everywhere] == [4] * len(everywhere)
    # Where documents have them: a schedule in two cities, statuses and lineage in one.
    assert (kinds["schedule"], kinds["indicators"], kinds["statuses"], kinds["lineage"]) == (
        2, 3, 1, 1,
    )  # fmt: skip
    between = {
        *("documents", "allowed", "themes-by-plan", "forms-by-plan"),
        *("functions-by-plan", "structure-by-plan", "indicators-by-plan"),
        *("statuses-by-plan", "coding"),
    }
    assert between <= set(made())
    # The two role tables of the shipped documents have unlike marks and columns.
    assert "sectors-by-plan" not in made()
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in made())


def test_a_figure_is_a_picture_by_itself(lang: str) -> None:
    for name, figure in made().items():
        svg = drawn(name, lang)
        root = ET.fromstring(svg)
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert root.get("lang") == lang
        # Title and description are its name and its text alternative.
        title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert title.text == figure.title[lang]
        assert desc.text == figure.alt[lang]
        assert root.get("aria-labelledby") == title.get("id")
        # Nothing that reaches beyond the figure.
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        shapes = {"svg", "g", "path", "use", "defs", "pattern", "rect", "text"}
        assert tags <= {"title", "desc", *shapes}
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        links = {e.get(LINK, "") for e in root.iter(f"{SVG}use")}
        links |= {"#" + m for m in re.findall(r"url\(#([^)]+)\)", svg.decode("utf-8"))}
        assert links <= {f"#{i}" for i in ids}
        assert not any(e.get("style") for e in root.iter())
        assert not re.search(rb"<script|<image|https?://(?!www\.w3\.org/)|file:", svg)
        assert b"\r" not in svg
        assert svg.endswith(b"</svg>\n")


def test_ids_of_two_figures_never_meet() -> None:
    ids = [set(re.findall(rb' id="([^"]+)"', drawn(n, lang))) for n in made() for lang in LANGS]
    assert sum(map(len, ids)) == len(set().union(*ids))


def test_type_is_never_too_small(lang: str) -> None:
    for name in made():
        sizes = re.findall(rb"scale\(([\d.]+) -[\d.]+\)", drawn(name, lang))
        assert min(float(s) for s in sizes) * 100 >= LEAST - 1e-9


def test_no_label_meets_another_or_leaves_the_page(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, boxes, page in recorded(lang, monkeypatch):
        for k, (one, words) in enumerate(boxes):
            x0, y0, x1, y1 = one
            assert x0 >= -0.01, (name, words)
            assert x1 <= page.width + drawing.MARGIN, (name, words)
            assert y0 >= -drawing.MARGIN, (name, words)
            assert y1 <= page.height + drawing.MARGIN, (name, words)
            for other, others in boxes[k + 1 :]:
                apart = x1 <= other[0] or other[2] <= x0 or y1 <= other[1] or other[3] <= y0
                assert apart, (name, words, others)


Recorded = tuple[str, list[tuple[tuple[float, float, float, float], str]], drawing.Page]


def recorded(lang: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    """Every figure with the boxes of the words that are written on it, a little shrunk."""
    boxes: list[tuple[tuple[float, float, float, float], str]] = []
    write = drawing.Page.text

    def note(self: drawing.Page, x: float, y: float, words: str, **how: Any) -> None:
        size = how.get("size", drawing.SIZE)
        wide, high = width(words, size), 0.8 * size / POINTS
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[how.get("align", "left")] * wide
        box = (left, y - high / 2, left + wide, y + high / 2)
        if how.get("turn"):
            box = (x - high / 2, y - wide, x + high / 2, y)
        if words:
            boxes.append(((box[0] + 0.005, box[1] + 0.005, box[2] - 0.005, box[3] - 0.005), words))
        write(self, x, y, words, **how)

    monkeypatch.setattr(drawing.Page, "text", note)
    for name, figure in made().items():
        boxes.clear()
        page = paint(figure, lang)
        yield name, list(boxes), page


def paint(figure: Figure, lang: str, data: Any = None) -> drawing.Page:
    painter, own = figure.draw.args[:2]  # type: ignore[attr-defined]
    page: drawing.Page = painter(own if data is None else data, lang)
    return page


def test_the_same_figure_has_the_same_bytes() -> None:
    city = shipped_graph().cities[0]
    names = [n for n in made() if n.startswith(city)] + ["themes-by-plan", "documents", "coding"]
    for name in names:
        # From the data again, and in what another process would get.
        again = pickle.loads(pickle.dumps(made()[name]))
        assert again.draw("ja") == drawn(name, "ja")


def test_drawing_leaves_settings_alone_and_warns_of_nothing() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made()["documents"].draw("en")
    assert dict(mpl.rcParams) == before


def test_nothing_heavy_is_imported_before_something_is_drawn() -> None:
    code = (
        "import sys, kyodo_graph.report.figures as f; "
        "assert 'matplotlib' not in sys.modules and 'matplotlib_fontja' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=60)


def test_sentences_are_there_in_both_languages_and_differ_with_the_data() -> None:
    for figure in made().values():
        for words in (figure.says, figure.cannot_say, figure.title, figure.alt):
            assert set(words) == set(LANGS)
            assert all(w.strip() for w in words.values())
            assert not any(re.search(r"\b(None(?! of)|nan)\b", w) for w in words.values())
        for said in (figure.says, figure.cannot_say):
            assert said["ja"].endswith("。")
            # One sentence; those of a comparison are as many as hold.
            assert said["ja"].count("。") == 1 or figure.name.endswith("-by-plan")
            assert said["en"].endswith(".")
        assert figure.source.function
        assert len(figure.table)
        assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)
    cities = shipped_graph().cities
    for kind in ("roles", "themes", "place", "variants", "removal"):
        for lang in LANGS:
            assert len({made()[f"{city}-{kind}"].says[lang] for city in cities}) == len(cities)


def test_passages_stand_beside_numbers_that_come_from_passages() -> None:
    pointer = re.compile(r"[a-z0-9-]+:\d+(-\d+)?( \| [a-z0-9-]+:\d+(-\d+)?)*")
    kinds = ("roles", "themes", "schedule", "indicators", "statuses", "lineage")
    for name, figure in made().items():
        if name.endswith(kinds) or name in ("themes-by-plan", "sectors-by-plan",
                                            "functions-by-plan", "indicators-by-plan"):  # fmt: skip
            sources = [s for s in figure.table.column("source") if s]
            assert sources
            assert all(pointer.fullmatch(str(s)) for s in sources)


def test_place_has_the_numbers_of_the_analysis() -> None:
    for city in shipped_graph().cities:
        result = analyses()[city, "ja"].results["intermediary"].records()
        table = made()[f"{city}-place"].table
        main = figures.intermediaries(analyses()[city, "ja"])[0]
        known = {r["index"]: r for r in result if r["actor"] == main}
        for row in table:
            for key in ("value", "rank", "tied", "of", "percentile", "lower", "upper", "z", "p"):
                assert row[key] == known[row["index"]][key]
            low, high = row["percentile_lower"], row["percentile_upper"]
            if low is not None and high is not None:
                # Where the interval of its value would put it, its own place lies inside.
                assert low - 1e-6 <= row["percentile"] <= high + 1e-6  # type: ignore[operator]


def test_the_main_intermediary_has_most_elements() -> None:
    found = analyses()["shimonoseki", "ja"]
    elements = {r["actor"]: r["elements"] for r in found.results["intermediaries"].records()}
    ranked = figures.intermediaries(found)
    assert ranked[0] == "shimonoseki/actor/center"
    counts = [elements[a] for a in ranked]
    assert counts == sorted(counts, reverse=True)  # type: ignore[type-var]
    assert set(ranked) == {a for a, n in elements.items() if n is not None}


def test_each_intermediary_can_have_figures_of_its_own() -> None:
    ja, en = (analyses()["shimonoseki", lang] for lang in LANGS)
    actor = figures.intermediaries(ja)[1]
    own = [f for _, f in figures.intermediary_figures(ja, en, actor)]
    key = actor.rpartition("/")[2]
    assert [f.name for f in own] == [
        f"shimonoseki-{kind}-{key}" for kind in ("place", "variants", "removal")
    ]
    assert own[0].table.column("label_ja")[0] != made()["shimonoseki-place"].table.column(
        "label_ja"
    )[0]  # fmt: skip


def test_variants_and_removal_have_the_numbers_of_the_analysis() -> None:
    for city in shipped_graph().cities:
        found = analyses()[city, "ja"]
        main = figures.intermediaries(found)[0]
        ranks = {r["index"]: r for r in found.results["intermediary_variants"].records()
                 if r["actor"] == main}  # fmt: skip
        for row in made()[f"{city}-variants"].table:
            assert row["rank"] == ranks[row["index"]][f"{row['variant']}_rank"]
        effects = {(r["actor"] if r["scenario"] == "gone" else r["scenario"], r["effect"]): r
                   for r in found.results["removal"].records()
                   if r["scenario"] in ("gone", "city_office_gone")}  # fmt: skip
        for row in made()[f"{city}-removal"].table:
            who = main if row["without"] == "intermediary" else "city_office_gone"
            for key in ("before", "after", "loss", "peers", "percentile", "z"):
                assert row[key] == effects[who, row["effect"]][key]


def test_roles_and_themes_agree_with_the_library() -> None:
    graph = shipped_graph()
    for city in graph.cities:
        table = made()[f"{city}-roles"].table
        if len(set(table.column("plan"))) == 1:
            led: Counter[str] = Counter()
            for row in table:
                led[f"{row['sector']} {row['role']}"] += row["initiatives"]  # type: ignore[assignment,operator]
            for r in graph.query("sector_roles", city=city):  # type: ignore[union-attr]
                assert led[f"{r['sector']} lead"] == r["led"]
                assert led[f"{r['sector']} participant"] == r["joined"]
                assert table.column("of")[0] == r["of"]
    rates = {(r["city"], r["plan"], r["theme"]): r for r in one("theme_coverage")}
    for city in graph.cities:
        for row in made()[f"{city}-themes"].table:
            known = rates[city, str(row["plan"]).rpartition("/")[2], row["theme"]]
            assert (row["initiatives"], row["of"]) == (known["initiatives"], known["of"])
            assert row["primary_share"] == pytest.approx(known["primary_rate"], abs=1e-6)


def one(name: str) -> Table:
    return next(s for s in sheets()["ja"] if s.name == name)


def test_statuses_agree_with_the_library() -> None:
    known: Counter[tuple[object, object]] = Counter()
    for r in shipped_graph().query("status_by_policy", city="yamaguchi"):  # type: ignore[union-attr]
        known[r["policy_number"], r["disposition"]] += r["items"]
    table = made()["yamaguchi-statuses"].table
    assert Counter((r["policy_number"], r["disposition"]) for r in table) == known


def test_what_compares_plans_has_the_numbers_of_the_sheets() -> None:
    for figure, sheet, keys, columns in (
        ("themes-by-plan", "theme_coverage", ("theme",), ("rate", "lower", "upper")),
        ("forms-by-plan", "forms", ("form",), ("initiatives", "of", "share")),
        ("structure-by-plan", "structure_z", ("variant", "index"), ("z", "p_adjusted")),
        ("documents", "documents", (), ("initiatives", "implied_share")),
    ):
        known = {
            (f"{r['city']}/{r['plan']}", *(r[k] for k in keys)): r
            for r in one(sheet)
            if not r.get("refused")
        }
        rows = list(made()[figure].table)
        assert rows
        for row in rows:
            record = known[row["plan"], *(row[k] for k in keys)]  # type: ignore[index]
            assert [row[c] for c in columns] == [record[c] for c in columns]
    allowed = {(r["comparison"], r["plan_a"], r["plan_b"]): r["allowed"]
               for r in one("allowed")}  # fmt: skip
    for row in made()["allowed"].table:
        assert row["allowed"] == allowed[row["comparison"], row["plan_a"], row["plan_b"]]


def test_small_cities_do_no_harm() -> None:
    for data, expected in ((MINI / "data", "minami-place"), (TOWN, "kita-place")):
        graph = kg.load(data)
        found: list[Figure] = []
        for city in graph.cities:
            done = analyse(graph, city, trials=9, lang="en")
            found += [f for _, f in figures.city_figures(done, done, graph)]
        if len(graph.cities) > 1:
            told = compare(graph, trials=9, lang="en")
            found += [f for _, f in figures.comparison_figures(told, told, graph)]
        names = {f.name for f in found}
        assert expected in names
        # A city without an intermediary has no figure of one.
        assert not any(n.startswith("nishi-") and n.endswith(("place", "removal")) for n in names)
        for figure in found:
            assert len(figure.table)
            for lang in LANGS:
                ET.fromstring(figure.draw(lang))


def test_hostile_labels_do_no_harm() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shown = {n: f for n, f in made().items() if n.split("-")[0] not in OTHERS}
        for k, (name, figure) in enumerate(shown.items()):
            data = spoilt(figure.draw.args[1], k)  # type: ignore[attr-defined]
            words, lang = HOSTILE[k % len(HOSTILE)], LANGS[k % 2]
            svg = paint(figure, lang, data).svg(name, lang, words, words)
            root = ET.fromstring(svg)
            assert not any(e.tag.endswith(("script", "image")) for e in root.iter())
            title = root.find(f"{SVG}title")
            assert title is not None
            assert (title.text or "").startswith(words[:3].strip("\x00\x07\x1b\ufffe"))


def spoilt(value: Any, k: int) -> Any:
    """The data of a figure with every text in two languages replaced by a hostile one."""
    if (
        isinstance(value, dict)
        and set(value) == set(LANGS)
        and all(isinstance(v, str) for v in value.values())
    ):
        number = (k + len(value["ja"])) % len(HOSTILE)
        return {lang: HOSTILE[(number + n) % len(HOSTILE)] for n, lang in enumerate(LANGS)}
    if isinstance(value, dict):
        return {key: spoilt(v, k + n) for n, (key, v) in enumerate(value.items())}
    if isinstance(value, tuple):
        return tuple(spoilt(v, k + n) for n, v in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: spoilt(getattr(value, f.name), k + n)
                   for n, f in enumerate(fields(value))}  # fmt: skip
        return replace(value, **changed)
    return value


def test_a_long_schedule_is_counted_by_year() -> None:
    figure = made()["ichinoseki-schedule"]
    data = figure.draw.args[1]  # type: ignore[attr-defined]
    entries = tuple(
        Entry(str(k), {"ja": f"項目{k}", "en": f"item {k}"}, 2024 + k % 3, "implement", "", "")
        for k in range(MOST_ROWS + 1)
    )
    whole = paint(figure, "en", replace(data, entries=entries))
    assert whole.height < 2


def test_no_intermediary_no_figure_of_one() -> None:
    ja, en = (analyses()["shinjo", lang] for lang in LANGS)
    bare = []
    for analysis in (ja, en):
        results = dict(analysis.results)
        for name in ("intermediaries", "intermediary", "intermediary_variants"):
            results[name] = replace(results[name], rows=())
        bare.append(replace(analysis, results=results))
    assert not list(figures.intermediary_figures(bare[0], bare[1], ""))


def test_agreement_shows_what_is_undefined() -> None:
    table = made()["coding"].table
    pooled = {r["field"]: r for r in table if r["document"] == "all"}
    assert pooled["element"]["alpha"] is None
    assert pooled["theme"]["alpha"] is not None
    assert "role" in made()["coding"].says["en"]
