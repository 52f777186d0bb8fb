"""Pages of small reports: well-formed, every link alive, nothing loaded, both languages whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from report_cases import minami, town
from report_pages import Read, dead_links, pages_of

from kyodo_graph.report.rendering import POLICY


@pytest.fixture(scope="module", params=[minami, town], ids=["minami", "town"])
def report(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Read]]:
    folder, _ = request.param()
    return folder, pages_of(folder)


def test_pages_are_well_formed(report: tuple[Path, dict[str, Read]]) -> None:
    _, pages = report
    assert len(pages) > 12
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}


def test_every_link_leads_somewhere(report: tuple[Path, dict[str, Read]]) -> None:
    assert dead_links(*report) == []


def test_nothing_is_loaded_from_elsewhere(report: tuple[Path, dict[str, Read]]) -> None:
    folder, pages = report
    for name, page in pages.items():
        assert not [load for load in page.loads if re.match(r"[a-z]+:|//", load)], name
        policies = [v for tag, key, v in page.attributes if tag == "meta" and key == "content"]
        assert POLICY in policies
        assert not [key for _, key, _ in page.attributes if key.startswith("on") or key == "style"]
        assert page.tags["script"] == 1
    for path in folder.joinpath("assets").glob("report.*"):
        assert b"http" not in path.read_bytes()
        assert b"url(" not in path.read_bytes()
    for path in folder.joinpath("assets").iterdir():
        assert b"import(" not in path.read_bytes()
        assert b"importScripts" not in path.read_bytes()


def test_each_page_has_its_counterpart(report: tuple[Path, dict[str, Read]]) -> None:
    folder, pages = report
    inner = [name for name in pages if "/" in name]
    assert {name.partition("/")[2] for name in inner} == {n for n in pages if "/" not in n}
    for name, page in pages.items():
        (lang,) = [v for tag, key, v in page.attributes if (tag, key) == ("html", "lang")]
        (other, href), *more = page.alternates.items()
        assert {lang, other} == {"ja", "en"}
        assert not more
        target = (folder / name).parent.joinpath(href).resolve()
        twin = pages[target.relative_to(folder.resolve()).as_posix()]
        assert page.headings == twin.headings, name
        own, others = (sorted({*one.ids} - {*one.drawn}) for one in (page, twin))
        assert own == others, name


def test_the_current_part_is_marked(report: tuple[Path, dict[str, Read]]) -> None:
    """In the navigation; pages below a city mark the list of cities."""
    for name, page in report[1].items():
        marks = [v for tag, key, v in page.attributes if tag == "a" and key == "aria-current"]
        below = ("summary", "class", "current") in page.attributes or "intermediary-" in name
        assert len(marks) == 1 or below, name


def test_english_pages_have_english_words() -> None:
    """What is Japanese on them is printed in a document or in its name, not a word of ours."""
    folder, _ = town()
    page = (folder / "methods.html").read_text(encoding="utf-8")
    ours = re.sub(r"市民|日本語|協働推進計画|市(?=[:<])", "", page)
    assert re.findall(r"[ぁ-んァ-ヶ一-龠]+", ours) == []


def test_numbers_lead_to_their_passages() -> None:
    folder, _ = minami()
    page = (folder / "city-minami.html").read_text(encoding="utf-8")
    assert re.search(r'href="passages-minami-1\.html#l\d+', page)
    passages = (folder / "passages-minami-1.html").read_text(encoding="utf-8")
    assert 'id="l3"' in passages
    assert "minami-1:3" in passages


def test_what_is_empty_is_not_zero() -> None:
    folder, _ = minami()
    page = (folder / "tables-minami.html").read_text(encoding="utf-8")
    assert re.search(r'<td class="none[^"]*"><span title="[^"]+" aria-hidden="true">—</span>', page)
    assert '<td class="number" data-v="0">0</td>' in page


def test_one_city_is_not_compared() -> None:
    assert not (minami()[0] / "comparison.html").exists()
    both = (town()[0] / "comparison.html").read_text(encoding="utf-8")
    assert "Counts depend on how finely a document lists things; no city is ranked." in both


def test_texts_are_not_shown_without_the_documents() -> None:
    page = (minami()[0] / "passages-minami-1.html").read_text(encoding="utf-8")
    assert "<blockquote" not in page
    assert "--sources DIR" in page


def test_what_checks_found_stands_on_the_page_of_methods() -> None:
    folder, made = minami()
    assert made.failed
    page = (folder / "methods.html").read_text(encoding="utf-8")
    assert "警告" in page
    assert "checks-findings.ja.csv" in page
    assert "計画要素に主たる主題がない" in page
    assert "has no primary theme" not in page
    assert "has no primary theme" in (folder / "en" / "methods.html").read_text(encoding="utf-8")


def test_the_manifest_lists_every_file() -> None:
    folder, made = minami()
    told = json.loads((folder / "manifest.json").read_bytes())
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(told["files"]) == there - {"manifest.json"}
    assert set(made.files) == there
    assert told["trials"] == 9
    assert told["data_sha256"] in (folder / "methods.html").read_text(encoding="utf-8")
    assert not [key for key in told if "time" in key]
