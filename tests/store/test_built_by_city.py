"""A change of one city builds one city, and what comes out is what building everything gives."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINI, ROOT

from kyodo_graph.curation import pieces as pieces_module
from kyodo_graph.errors import InputError
from kyodo_graph.store import built as built_module
from kyodo_graph.store import by_city
from kyodo_graph.store.built import built_nquads

ONTOLOGY = ROOT / "ontology"
CITIES = 5


def town(text: str, number: int) -> str:
    return text.replace("minami", f"town{number}")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five cities, and a cache of this test's own."""
    monkeypatch.setenv("KYODO_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    catalog = (MINI / "data" / "catalog.yaml").read_text(encoding="utf-8")
    plan = (MINI / "data" / "minami" / "minami-1.yaml").read_text(encoding="utf-8")
    head, rest = catalog.split("cities:\n")
    cities, documents = rest.split("documents:\n")
    numbers = range(CITIES)
    folder.mkdir()
    (folder / "catalog.yaml").write_text(
        f"{head}cities:\n{''.join(town(cities, n) for n in numbers)}"
        f"documents:\n{''.join(town(documents, n) for n in numbers)}",
        encoding="utf-8",
    )
    for n in numbers:
        (folder / f"town{n}").mkdir()
        (folder / f"town{n}" / f"town{n}-1.yaml").write_text(town(plan, n), encoding="utf-8")
    return folder


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cities that were built, in order."""
    cities: list[str] = []
    build: Callable[..., object] = by_city.city_parts

    def counted(*arguments: object) -> object:
        cities.append(str(arguments[1]))
        return build(*arguments)

    monkeypatch.setattr(by_city, "city_parts", counted)
    return cities


def plan(data: Path, number: int) -> Path:
    return data / f"town{number}" / f"town{number}-1.yaml"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def whole(data: Path) -> bytes:
    return built_nquads([data], ONTOLOGY, cached=False)


def test_one_changed_city_is_built_and_no_other(data: Path, done: list[str]) -> None:
    before = built_nquads([data], ONTOLOGY)
    assert before == whole(data)
    assert done == [f"town{n}" for n in range(CITIES)]
    done.clear()
    edit(plan(data, 3), "en: City", "en: Office")
    after = built_nquads([data], ONTOLOGY)
    assert done == ["town3"]
    assert after == whole(data) != before
    done.clear()
    edit(plan(data, 3), "en: Office", "en: City")
    assert built_nquads([data], ONTOLOGY) == before
    assert done == []


def test_a_city_more_and_a_city_less(data: Path, done: list[str]) -> None:
    first = built_nquads([data], ONTOLOGY)
    away = plan(data, 2).rename(data.parent / "away.yaml")
    edit(data / "catalog.yaml", "- id: source:town2-1\n", "- id: source:town2-1\n")
    with pytest.raises(InputError, match="town2/actor/city"):  # the catalogue points to it
        built_nquads([data], ONTOLOGY)
    done.clear()
    away.rename(plan(data, 2))
    assert built_nquads([data], ONTOLOGY) == first
    assert done == []


def test_a_change_of_the_catalogue_that_cities_do_not_see(data: Path, done: list[str]) -> None:
    built_nquads([data], ONTOLOGY)
    done.clear()
    edit(data / "catalog.yaml", "en: Minami City", "en: South City")
    assert built_nquads([data], ONTOLOGY) == whole(data)
    assert done == []


def test_the_length_of_a_document_is_seen_by_its_city(data: Path, done: list[str]) -> None:
    built_nquads([data], ONTOLOGY)
    done.clear()
    edit(data / "catalog.yaml", "lines: 6", "lines: 7")
    assert built_nquads([data], ONTOLOGY) == whole(data)
    assert done == ["town0"]
    edit(data / "catalog.yaml", "lines: 7", "lines: 1")
    with pytest.raises(InputError, match="ends beyond the document"):
        built_nquads([data], ONTOLOGY)


def test_what_a_city_points_to_in_the_catalogue(data: Path) -> None:
    """A kept city is not taken where the catalogue says otherwise of what it points to."""
    built_nquads([data], ONTOLOGY)
    edit(
        data / "catalog.yaml",
        "cities:\n",
        "cities:\n- {id: other, is: City, key: other, code: '352039', prefecture: prefecture/35, "
        "label: {ja: 他市, en: Other}}\n",
    )
    edit(plan(data, 1), "actors:\n", "actors:\n- {ref: other, at: 1, note: {en: x}}\n")
    linked = built_nquads([data], ONTOLOGY)
    assert linked == whole(data)
    edit(
        data / "catalog.yaml",
        "- {id: other, is: City, key: other",
        "- {id: less, is: City, key: less",
    )
    with pytest.raises(InputError, match="unknown reference 'other'") as caught:
        built_nquads([data], ONTOLOGY)
    assert "town1-1.yaml" in str(caught.value)


def test_an_id_that_two_files_define(data: Path) -> None:
    built_nquads([data], ONTOLOGY)
    edit(
        data / "catalog.yaml",
        "prefectures:\n",
        "prefectures:\n- {id: town1/actor/city, is: Prefecture, code: '1', label: {ja: x}}\n",
    )
    with pytest.raises(InputError, match="town1/actor/city is defined twice"):
        built_nquads([data], ONTOLOGY)


def test_things_of_another_city_stay_unknown(data: Path) -> None:
    built_nquads([data], ONTOLOGY)
    edit(plan(data, 1), "actor: town1/actor/city", "actor: town2/actor/city")
    with pytest.raises(InputError, match="unknown reference 'town2/actor/city'"):
        built_nquads([data], ONTOLOGY)


def test_the_span_of_fiscal_years_is_that_of_all_cities(data: Path) -> None:
    before = built_nquads([data], ONTOLOGY)
    text = plan(data, 4).read_text(encoding="utf-8")
    year = next(w for w in text.split() if w.isdecimal() and len(w) == 4)
    edit(plan(data, 4), year, "1999")
    after = built_nquads([data], ONTOLOGY)
    assert b"/fy/1999>" in after
    assert b"/fy/1999>" not in before
    assert after == whole(data)
    edit(plan(data, 4), "1999", year)
    assert built_nquads([data], ONTOLOGY) == before


def test_a_file_that_does_not_say_its_document_plainly(data: Path, done: list[str]) -> None:
    """Read as YAML it is right all the same."""
    edit(plan(data, 0), "document: source:town0-1", 'document: "source:town0-1"')
    assert built_nquads([data], ONTOLOGY) == whole(data)
    assert done == []


def test_a_file_in_the_folder_of_another_city(data: Path, done: list[str]) -> None:
    before = built_nquads([data], ONTOLOGY)
    plan(data, 0).rename(data / "town1" / "z.yaml")
    done.clear()
    assert built_nquads([data], ONTOLOGY) == before
    assert done == ["town0"]


def test_what_is_wrong_is_said_as_without_a_cache(data: Path) -> None:
    built_nquads([data], ONTOLOGY)
    edit(plan(data, 1), "is: Actor", "is: Actro")
    edit(plan(data, 2), "actor: town2/actor/city", "actor: town2/actor/cty")
    edit(plan(data, 3), "en: City", "fr: City")
    with pytest.raises(InputError) as cached:
        built_nquads([data], ONTOLOGY)
    with pytest.raises(InputError) as plain:
        whole(data)
    assert str(cached.value) == str(plain.value)


def test_a_save_while_files_are_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is what is hashed, so a save in between is built when it is next asked for."""
    read = pieces_module.read_bytes
    old, saved = plan(data, 0).read_bytes(), []

    def saving(path: Path, *given: object) -> bytes:
        content = read(path, *given)  # type: ignore[arg-type]
        if path == plan(data, 0) and not saved:
            saved.append(1)
            edit(path, "en: City", "en: Office")
        return content

    monkeypatch.setattr(pieces_module, "read_bytes", saving)
    first = built_nquads([data], ONTOLOGY)
    monkeypatch.undo()
    assert first != whole(data) == built_nquads([data], ONTOLOGY)
    plan(data, 0).write_bytes(old)
    assert built_nquads([data], ONTOLOGY) == first == whole(data)


def test_many_saves_and_builds_at_once(data: Path) -> None:
    """Each answer is that of some state, and no later one is wrong."""
    states = {}
    text = plan(data, 0).read_text(encoding="utf-8")
    for word in ("City", "Office", "Town", "Hall"):
        plan(data, 0).write_text(text.replace("en: City", f"en: {word}"), encoding="utf-8")
        states[word] = (plan(data, 0).read_bytes(), whole(data))
    stop = threading.Event()
    choose = random.Random(1)

    def saves() -> None:
        while not stop.is_set():
            beside = data.parent / "beside"
            beside.write_bytes(choose.choice([content for content, _ in states.values()]))
            beside.replace(plan(data, 0))

    saver = threading.Thread(target=saves)
    saver.start()
    try:
        answers = [built_nquads([data], ONTOLOGY) for _ in range(12)]
    finally:
        stop.set()
        saver.join()
    assert {*answers} <= {answer for _, answer in states.values()}
    for content, answer in states.values():
        plan(data, 0).write_bytes(content)
        assert built_nquads([data], ONTOLOGY) == answer


def test_line_breaks_inside_a_literal_are_no_lines(data: Path, tmp_path: Path) -> None:
    import shutil

    ontology = Path(shutil.copytree(ONTOLOGY, tmp_path / "ontology"))
    text = (ontology / "kyodo.ttl").read_text(encoding="utf-8")
    more = '\nkyodo:Plan rdfs:comment "a\\u2028b\\u0085c\\u000Bd"@en .\n'
    (ontology / "kyodo.ttl").write_text(text + more, encoding="utf-8")
    assert built_nquads([data], ontology) == built_nquads([data], ontology, cached=False)


def test_cities_that_are_kept_are_forgotten_some_time(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_city, "_SPARE", 0)
    monkeypatch.setattr(built_module, "KEPT", 2)
    for number in range(25):
        edit(plan(data, 0), "en: ", f"en: x{number} ")
        built_nquads([data], ONTOLOGY)
    kept = [p.suffix for p in (data.parent / "cache").iterdir()]
    assert kept.count(".city") <= 4 * CITIES
    assert kept.count(".built") == 2
