"""Reading a data folder: what is wrong with it is said in one line each, at its place."""
# ruff: noqa: E501 (one case a line reads better)

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import MINI, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_graph.curation import dataset as module
from kyodo_graph.curation.dataset import Dataset, read_dataset
from kyodo_graph.curation.schema import schema_of
from kyodo_graph.errors import InputError, Problem, one_line

ONTOLOGY = ROOT / "ontology"
CATALOG = "catalog.yaml"
PLAN = "minami/minami-1.yaml"


@pytest.fixture(scope="module", autouse=True)
def schema_read_once() -> Iterator[None]:
    """The ontology is the same for every test here; reading it takes most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "schema_of", functools.cache(schema_of))
        yield


@pytest.fixture
def spoil(mini_copy: Path) -> Callable[..., list[str]]:
    """Replace text in a file of the small city and read it: the problems as lines.

    In place of ``§`` in the new text nothing is put; the problem must stand at its place.
    """

    def spoiled(old: str, new: str, file: str = PLAN) -> list[str]:
        path = mini_copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        text = text.replace(old, new)
        before, mark, after = text.partition("§")
        path.write_text(before + after, encoding="utf-8")
        with pytest.raises(InputError) as caught:
            read_dataset(mini_copy, ONTOLOGY)
        lines = str(caught.value).split("\n")
        if mark:
            place = f"data/{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
            lines = [line.removeprefix(f"{place}: ") for line in lines]
        return lines

    return spoiled


def test_the_small_city_reads() -> None:
    dataset = read_dataset(MINI / "data", ONTOLOGY)
    assert list(dataset.cities) == ["minami"]
    assert dataset.documents["minami-1"].lines == 6
    file, line = dataset.places()["https://w3id.org/kyodo/id/minami/p2"]
    text = (MINI / file).read_text(encoding="utf-8").splitlines()
    assert text[line - 1] == "- id: minami/p2"


# Old text, new text with § where the error must be, and the line that must be said.
ONE_LINE = {
    "unknown key": (
        "  generation: 2\n",
        "  §genration: 2\n",
        "unknown key 'genration'; expected 'generation'",
    ),
    "unknown key without neighbours": (
        "  generation: 2\n",
        "  §zzzzqqq: 2\n",
        "unknown key 'zzzzqqq'; expected a name that docs/data-format.md lists",
    ),
    "unknown key below": (
        "schedule:\n      - {at: 4, fy: 2024, phase: implement",
        "schedule:\n      - {at: 4, fy: 2024, §fase: implement",
        "unknown key 'fase'; expected 'phase'",
    ),
    "unknown key at the top": ("\nsections:\n", "\n§section:\n", "unknown key 'section'; expected 'sections'"),
    "unknown code": (
        "plan_status: adopted",
        "plan_status: §adoptd",
        "unknown code 'adoptd'; expected one of adopted, draft, not_stated",
    ),
    "code of another scheme": (
        "primary_theme: T03",
        "primary_theme: §F03",
        "unknown code 'F03'; expected one of T01, T02, T03, T04, T05, T06, T07, T08, T09, T10, "
        "T11, T12, T13, T14, T15, T16",
    ),
    "unknown class": (
        "is: Plan\n  at: 1\n  label: {ja: 南市",
        "is: §Plam\n  at: 1\n  label: {ja: 南市",
        "unknown class 'Plam'; expected 'Plan'",
    ),
    "class as a list": (
        "is: Plan\n  at: 1\n  label: {ja: 南市",
        "is: §[Plan]\n  at: 1\n  label: {ja: 南市",
        "a collection where a class belongs; expected one class",
    ),
    "no class": ("- id: minami/p2\n  is: Plan\n", "- §id: minami/p2\n", "a record without its class; expected 'is: …'"),
    "nested record of another class": (
        "  policies:\n  - id: minami/p2/1\n",
        "  policies:\n  - id: minami/p2/1\n    is: §Initiative\n",
        "class 'Initiative'; expected a Policy under 'policies'",
    ),
    "unknown reference": (
        "{actor: minami/actor/center, role: lead",
        "{actor: §minami/actor/centre, role: lead",
        "unknown reference 'minami/actor/centre'; expected minami/actor/center",
    ),
    "unknown reference without neighbours": (
        "{actor: minami/actor/center, role: lead",
        "{actor: §市民, role: lead",
        "unknown reference '市民'; expected the id of a thing that a file of the city defines",
    ),
    "reference that is no IRI": (
        "  generation: 2\n",
        "  generation: 2\n  close_match: §'http://example.org/a b'\n",
        "reference 'http://example.org/a b' is no IRI; expected an id or an IRI",
    ),
    "reference of the wrong class": (
        "level: minami/p2/level/hoshin",
        "level: §minami/actor/city",
        "'minami/actor/city' is an Actor; expected a Level under 'level'",
    ),
    "reference of the wrong class, of several": (
        "basis: stated, modality: ongoing",
        "context: §minami/actor/city, basis: stated, modality: ongoing",
        "'minami/actor/city' is an Actor; expected an Activity or an Element under 'context'",
    ),
    "link with passage, wrong class": (
        "{ref: minami/p1, at: 1}",
        "{ref: §minami/actor/city, at: 1}",
        "'minami/actor/city' is an Actor; expected a Plan under 'predecessor'",
    ),
    "additions to a thing of another class": (
        "predecessor: [{ref: minami/p1, at: 1}]",
        "predecessor: [§{ref: minami/actor/city, at: 1, generation: 1}]",
        "'minami/actor/city' is an Actor; expected a Plan under 'predecessor'",
    ),
    "additions to a thing of another class, of several": (
        "basis: stated, modality: ongoing",
        "context: §{ref: minami/actor/city, alias: {ja: 市}}, basis: stated, modality: ongoing",
        "'minami/actor/city' is an Actor; expected an Activity or an Element under 'context'",
    ),
    "additions to a thing that is of another class than they say": (
        "ties:\n",
        "ties:\n- §{ref: minami/actor/chonaikai, is: Plan, at: 6}\n",
        "'minami/actor/chonaikai' is an Actor; expected a Plan",
    ),
    "record where only a reference can be": (
        "  generation: 2\n",
        "  generation: 2\n  close_match: §{id: minami/x, label: {ja: あ, en: a}}\n",
        "a record under 'close_match'; expected a reference",
    ),
    "nested record whose class is open": (
        "basis: stated, modality: ongoing",
        "context: §{id: minami/x, label: {ja: あ, en: a}}, basis: stated, modality: ongoing",
        "a record without its class; expected 'is: …', an Activity or an Element",
    ),
    "key of another class": (
        "  - {at: 2-4, label: {ja: 基本方針1 人づくり",
        "  - {at: 2-4, §rank: 1, label: {ja: 基本方針1 人づくり",
        None,
    ),
    "impossible year": (
        "start_fy: 2024",
        "start_fy: §20244",
        "impossible fiscal year '20244'; expected 1868 to 2100",
    ),
    "Japanese year": ("start_fy: 2024", "start_fy: §6", "impossible fiscal year '6'; expected 1868 to 2100"),
    "year before Meiji": ("start_fy: 2024", "start_fy: §1867", "impossible fiscal year '1867'; expected 1868 to 2100"),
    "year with a fraction": (
        "start_fy: 2024",
        "start_fy: §2024.0",
        "impossible fiscal year '2024.0'; expected 1868 to 2100",
    ),
    "year of many digits": (
        "start_fy: 2024",
        f"start_fy: §{'9' * 5000}",
        f"{one_line(f'impossible fiscal year {chr(39)}' + '9' * 5000 + chr(39))}; expected 1868 to 2100",
    ),
    "year as text": (
        "start_fy: 2024",
        'start_fy: §"2024"',
        "string '2024' under 'start_fy'; expected 2024 without quotes",
    ),
    "era name": (
        "start_fy: 2024",
        "start_fy: §令和6年度",
        "string '令和6年度' under 'start_fy'; expected a fiscal year in four digits without quotes, such as 2024 for 令和6年度",
    ),
    "text as a number": (
        "    - id: minami/p2/i01\n      at: 3\n      number: \"1\"",
        "    - id: minami/p2/i01\n      at: 3\n      number: §1",
        "number '1' under 'number'; expected text in quotes",
    ),
    "label as a number": ("{ja: 人づくり, en: Developing people}", "{ja: §5, en: People}", "number 5 where text belongs; expected text in quotes"),
    "label as a boolean": ("{ja: 人づくり, en: Developing people}", "{ja: 人づくり, en: §true}", "boolean true where text belongs; expected text in quotes"),
    "number as text": (
        "value: 1200",
        'value: §"1200"',
        "string '1200' under 'value'; expected a number",
    ),
    "number with a full-width digit": ("value: 1200", "value: §１２００", "string '１２００' under 'value'; expected a number"),
    "whole number with a fraction": ("generation: 2", "generation: §2.5", "'2.5' under 'generation'; expected a whole number"),
    "whole number of many digits": (
        "generation: 2",
        f"generation: §{'9' * 5000}",
        f"{one_line(f'{chr(39)}' + '9' * 5000 + chr(39) + ' under ' + repr('generation'))}; expected a whole number",
    ),
    "boolean as text": ("stated: false", "stated: §no", "string 'no' under 'stated'; expected true or false"),
    "label without a language": ("label: {ja: 人づくり, en: Developing people}", "label: §人づくり", "'label' without a language; expected {ja: …, en: …}"),
    "label in another language": ("{ja: 人づくり, en: Developing people}", "{ja: 人づくり, §de: Leute}", "language 'de'; expected ja or en"),
    "label of spaces": ("{ja: 人づくり, en: Developing people}", "{ja: §'　 ', en: People}", "empty text; expected text, or the key left out"),
    "label that is a map": ("{ja: 人づくり, en: Developing people}", "{ja: §{x: 1}, en: People}", "a collection; expected text"),
    "value that is a map": ("value: 1200", "value: §{x: 1}", "a collection under 'value'; expected a value"),
    "record that is a text": ("- {id: minami/p1, is: Plan", "- §minami/p1\n- {id: minami/p1, is: Plan", "no record; expected keys and values"),
    "list in a list": ("[{ref: minami/p1, at: 1}]", "[§[minami/p1]]", "a list in a list; expected references or records"),
    "passage beyond the end": ("    at: 2\n", "    at: §2-7\n", "passage minami-1:2-7 ends beyond the document; expected lines 1 to 6"),
    "passage reversed": ("    at: 2\n", "    at: §5-3\n", "lines 5-3 are no range; expected FROM-TO, counted from 1"),
    "passage in line 0": ("    at: 2\n", "    at: §0\n", "lines 0-0 are no range; expected FROM-TO, counted from 1"),
    "passage that is none": ("    at: 2\n", "    at: §表2\n", "'表2' is no passage; expected LINE, FROM-TO or DOC:FROM-TO"),
    "passage in an unknown document": (
        "    at: 2\n",
        "    at: §kita-1:2\n",
        "unknown document 'kita-1'; expected one of the city: minami-1",
    ),
    "passage as a list": ("    at: 2\n", "    at: §[2, 3]\n", "'at' is a collection; expected LINE, FROM-TO or DOC:FROM-TO"),
    "record without a passage": ("- id: minami/p2\n  is: Plan\n  at: 1\n", "- §id: minami/p2\n  is: Plan\n", "a record without its passage; expected 'at: LINE' or 'at: FROM-TO'"),
    "section without a passage": (
        "sections:\n- at: 1-6\n  label: {ja: 南市協働計画, en: Minami collaboration plan}\n",
        "sections:\n- §label: {ja: 南市協働計画, en: Minami collaboration plan}\n",
        "a record without its passage; expected 'at: LINE' or 'at: FROM-TO'",
    ),
    "id of another city": (
        "- {id: minami/p1, is: Plan",
        "- {id: §kita/p1, is: Plan",
        "id 'kita/p1'; expected an id that begins with minami/",
    ),
    "id in capitals": (
        "    - id: minami/p2/i01\n",
        "    - id: §minami/p2/I01\n",
        "id 'minami/p2/I01'; expected lower-case ASCII letters, digits, - and /",
    ),
    "id in Japanese": (
        "    - id: minami/p2/i01\n",
        "    - id: §minami/講座\n",
        "id 'minami/講座'; expected lower-case ASCII letters, digits, - and /",
    ),
    "id as a list": ("    - id: minami/p2/i01\n", "    - id: §[minami/p2/i01]\n", "a collection where an id belongs; expected one id"),
    "no id": (
        "    - id: minami/p2/i01\n      at: 3\n",
        "    - §at: 3\n",
        "an Initiative without an id; expected 'id: …'",
    ),
    "id and ref": (
        "- {id: minami/p1, is: Plan",
        "- {id: minami/p1, ref: §minami/p1, is: Plan",
        "both 'id' and 'ref'; expected one of them",
    ),
    "two definitions": (
        "- {id: minami/actor/city, is: Actor",
        "- §{id: minami/p2, is: Plan, at: 1}\n- {id: minami/actor/city, is: Actor",
        "minami/p2 is defined twice; expected one definition; the other is data/minami/minami-1.yaml:8",
    ),
    "the same participation twice": (
        "{actor: minami/actor/center, role: lead, column: センター",
        "{actor: minami/actor/city, role: participant, column: センター",
        None,
    ),
    "restatement without a passage": (
        "  - {at: 6, alias: {ja: センター}}",
        "  - §{alias: {ja: センター}}",
        "a restatement without its passage; expected 'at: LINE' or 'at: FROM-TO'",
    ),
    "restatement with an id": (
        "  - {at: 6, alias: {ja: センター}}",
        "  - {at: 6, id: §minami/actor/other, alias: {ja: センター}}",
        "key 'id' in a restatement; expected only what is said there",
    ),
    "restatement with a ref": (
        "  - {at: 6, alias: {ja: センター}}",
        "  - {at: 6, ref: §minami/actor/city, alias: {ja: センター}}",
        "key 'ref' in a restatement; expected only what is said there",
    ),
    "restatement with a class": (
        "  - {at: 6, alias: {ja: センター}}",
        "  - {at: 6, is: §Actor, alias: {ja: センター}}",
        "key 'is' in a restatement; expected only what is said there",
    ),
    "restatement with a key of another class": (
        "  - {at: 6, alias: {ja: センター}}",
        "  - {at: 6, §generation: 1}",
        None,
    ),
    "restatement at the top": ("ties:\n", "§elsewhere:\n", "key 'elsewhere' at the top; expected a list of records"),
    "list of records inside a record": (
        "  generation: 2\n",
        "  generation: 2\n  §actors: [{id: minami/actor/x, is: Actor}]\n",
        "key 'actors' inside a record; expected it at the top",
    ),
    "document inside a record": (
        "  generation: 2\n",
        "  generation: 2\n  §document: source:minami-1\n",
        "key 'document' inside a record; expected it at the top",
    ),
    "class of the file": ("\nsections:\n", "\n§is: Plan\nsections:\n", "key 'is' at the top; expected a list of records"),
    "passage of the file": ("\nsections:\n", "\n§at: 1\nsections:\n", "key 'at' at the top; expected a list of records"),
    "id of the file": ("\nsections:\n", "\n§id: minami/x\nsections:\n", "key 'id' at the top; expected a list of records"),
    "key of no document at the top": ("\nsections:\n", "\n§generation: 1\nsections:\n", "key 'generation' at the top; expected a list of records"),
    "additions to an unknown thing": (
        "ties:\n",
        "ties:\n- §{ref: minami/actor/chonaika, at: 6, alias: {ja: 会}}\n",
        "unknown reference 'minami/actor/chonaika'; expected minami/actor/chonaikai",
    ),
    "additions that such a thing cannot have": (
        "ties:\n",
        "ties:\n- {ref: minami/actor/chonaikai, at: 6, §generation: 1}\n",
        None,
    ),
    "unknown document of the file": (
        "document: source:minami-1\n",
        "document: §source:minami-2\n",
        "unknown document 'source:minami-2'; expected one of source:minami-1",
    ),
    "document without its prefix": (
        "document: source:minami-1\n",
        "document: §minami-1\n",
        "unknown document 'minami-1'; expected one of source:minami-1",
    ),
    "no document": (
        "document: source:minami-1\n",
        "",
        "data/minami/minami-1.yaml:1:1: no document named; expected 'document: source:KEY' in the first line",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), ONE_LINE.values(), ids=list(ONE_LINE))
def test_one_line_at_the_place(
    spoil: Callable[..., list[str]], old: str, new: str, line: str | None
) -> None:
    lines = spoil(old, new)
    if line is None:  # said in a test of its own below; here only that it is said, once, there
        assert len(lines) == 1
        if "§" in new:
            assert not lines[0].startswith("data/")
    else:
        assert lines[0] == line


def test_a_key_that_the_class_has_not(spoil: Callable[..., list[str]]) -> None:
    (line,) = spoil(
        "- {id: minami/actor/city, is: Actor,", "- {id: minami/actor/city, is: Actor, §rank: 1,"
    )
    what, _, expected = line.partition("; expected one of ")
    assert what == "key 'rank' is none of an Actor"
    keys = expected.split(", ")
    assert keys == sorted(keys)
    assert {"label", "actor_type", "part_of", "functions"} <= set(keys)
    assert not {"rank", "generation", "id"} & set(keys)


def test_a_link_whose_passage_is_beyond_the_end(spoil: Callable[..., list[str]]) -> None:
    (line,) = spoil("{ref: minami/p1, at: 1}", "{ref: minami/p1, at: §9}")
    assert line.startswith("passage minami-1:9 ends beyond the document")


def test_one_participation_twice(spoil: Callable[..., list[str]]) -> None:
    (line,) = spoil(
        "{actor: minami/actor/center, role: lead, column: センター",
        "{actor: minami/actor/city, role: participant, column: センター",
    )
    assert "minami/p2/i01/role-city-participant is defined twice" in line


def test_a_ref_adds_to_a_thing_of_the_city(mini_copy: Path) -> None:
    with (mini_copy / PLAN).open("a", encoding="utf-8") as file:
        file.write("- {ref: minami/actor/chonaikai, at: 6, alias: {ja: 自治会}}\n")
    dataset = read_dataset(mini_copy, ONTOLOGY)
    (record,) = (r for f in dataset.files() for r in f.records if r.first("alias") == "自治会")
    assert record.iri.endswith("/minami/actor/chonaikai")
    assert not record.defines


def test_a_nested_record_may_name_a_class_of_the_keys_range(mini_copy: Path) -> None:
    path = mini_copy / PLAN
    text = path.read_text(encoding="utf-8")
    extra = (
        "context: {id: minami/activity/koza, is: Activity, label: {ja: 講座, en: Course}}, basis:"
    )
    path.write_text(text.replace("basis: stated, modality", extra + " stated, modality"), "utf-8")
    dataset = read_dataset(mini_copy, ONTOLOGY)
    classes = {r.iri: r.cls for f in dataset.files() for r in f.records if r.defines}
    assert classes["https://w3id.org/kyodo/id/minami/activity/koza"].endswith("#Activity")


# --- the catalogue ------------------------------------------------------------------------------

IN_CATALOG = {
    "wrong check digit": (
        'code: "352039"',
        'code: §"352038"',
        "area code '352038' is wrong; expected check digit 9",
    ),
    "short area code": ('code: "352039"', 'code: §"35203"', "area code '35203' is wrong; expected six digits"),
    "full-width area code": ('code: "352039"', 'code: §"３５２０３９"', "area code '３５２０３９' is wrong; expected six digits"),
    "area code as a number": ('code: "352039"', "code: §352039", "number '352039' under 'code'; expected text in quotes"),
    "key that is not the id": ("key: minami", "key: §minamishi", "key 'minamishi' of the city 'minami'; expected 'minami'"),
    "unknown prefecture": (
        "prefecture: prefecture/35\n",
        "prefecture: §prefecture/53\n",
        "unknown reference 'prefecture/53'; expected prefecture/35",
    ),
    "prefecture that is a city": ("prefecture: prefecture/35\n", "prefecture: §minami\n", "'minami' is a City; expected a Prefecture under 'prefecture'"),
    "publisher in no file": ("publisher: minami/actor/city", "publisher: §minami/actor/shiyakusho", None),
    "length with a fraction": ("lines: 6\n", "lines: §6.5\n", None),
    "document outside source:": ("id: source:minami-1", "id: §minami/minami-1", None),
    "passage in the catalogue": ("  city: minami\n", "  city: minami\n  at: §minami-1:3\n", None),
    "document named in the catalogue": ("prefectures:\n", "§document: source:minami-1\nprefectures:\n", None),
    "impossible month": ("  lines: 6\n", "  lines: 6\n  issued: §2024-13\n", "'2024-13' under 'issued'; expected YYYY-MM"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), IN_CATALOG.values(), ids=list(IN_CATALOG))
def test_catalogue(spoil: Callable[..., list[str]], old: str, new: str, line: str | None) -> None:
    lines = spoil(old, new, CATALOG)
    if line is not None:
        assert lines == [line]
    elif "§" in new:
        assert any(not found.startswith("data/") for found in lines)


@pytest.mark.parametrize("key", ["city", "lines"])
def test_a_document_says_whose_and_how_long_it_is(
    spoil: Callable[..., list[str]], key: str
) -> None:
    lines = spoil({"city": "  city: minami\n", "lines": "  lines: 6\n"}[key], "", CATALOG)
    assert lines[0].startswith(f"data/catalog.yaml:11:3: document minami-1 without '{key}'")


def test_an_unquoted_code_with_leading_zero_is_text(mini_copy: Path) -> None:
    path = mini_copy / CATALOG
    text = path.read_text(encoding="utf-8").replace('"352039"', "032093")
    path.write_text(text, encoding="utf-8")
    dataset = read_dataset(mini_copy, ONTOLOGY)
    assert [r.first("code") for r in dataset.catalog.records if r.cls.endswith("#City")] == [
        "032093"
    ]


# --- files and folders --------------------------------------------------------------------------


def message(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_dataset(folder, ONTOLOGY)
    return str(caught.value)


def test_no_folder(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert message(gone) == f"{gone}: no such folder; expected a folder with catalog.yaml"
    gone.write_text("x", encoding="utf-8")
    assert message(gone) == f"{gone}: no folder; expected a folder with catalog.yaml"


def test_an_empty_folder(tmp_path: Path) -> None:
    assert message(tmp_path) == f"{tmp_path}: an empty folder; expected a folder with catalog.yaml"


def test_no_catalogue(mini_copy: Path) -> None:
    (mini_copy / CATALOG).unlink()
    what = "a folder without catalog.yaml"
    assert message(mini_copy) == f"{mini_copy}: {what}; expected a folder with catalog.yaml"


@pytest.mark.parametrize("file", [CATALOG, PLAN])
def test_a_folder_in_place_of_a_file(mini_copy: Path, file: str) -> None:
    (mini_copy / file).unlink()
    (mini_copy / file).mkdir()
    assert message(mini_copy) == f"data/{file}: cannot be read: Is a directory"


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="nothing is unreadable for root")
@pytest.mark.parametrize("file", [CATALOG, PLAN])
def test_a_file_without_permission(mini_copy: Path, file: str) -> None:
    (mini_copy / file).chmod(0)
    assert message(mini_copy) == f"data/{file}: cannot be read: Permission denied"


@pytest.mark.parametrize("file", [CATALOG, PLAN])
def test_a_file_in_another_encoding(mini_copy: Path, file: str) -> None:
    path = mini_copy / file
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    found = message(mini_copy)
    assert found.startswith(f"data/{file}:")
    assert "is not UTF-8" in found


def test_one_id_in_two_files(mini_copy: Path) -> None:
    text = "document: source:minami-1\nactors:\n- {id: minami/actor/city, is: Actor, at: 3, label: {ja: 市}}\n"
    (mini_copy / "minami" / "minami-2.yaml").write_text(text, encoding="utf-8")
    lines = (mini_copy / PLAN).read_text(encoding="utf-8").splitlines()
    (number,) = (n for n, line in enumerate(lines, 1) if "{id: minami/actor/city" in line)
    assert message(mini_copy) == (
        "data/minami/minami-2.yaml:3:3: minami/actor/city is defined twice; "
        f"expected one definition; the other is data/minami/minami-1.yaml:{number}"
    )


def test_a_file_that_would_be_overlooked(mini_copy: Path) -> None:
    (mini_copy / PLAN).rename(mini_copy / "minami" / "minami-1.yml")
    assert "data/minami/minami-1.yml: a file that is not read; expected suffix .yaml" in message(
        mini_copy
    )


def test_problems_of_several_files_together(mini_copy: Path) -> None:
    path = mini_copy / PLAN
    text = path.read_text(encoding="utf-8")
    (mini_copy / "minami" / "broken.yaml").write_text("document: [\n", encoding="utf-8")
    path.write_text(text.replace("generation: 2", "genration: 2"), encoding="utf-8")
    files = [line.split(":")[0] for line in message(mini_copy).split("\n")]
    assert files == ["data/minami/broken.yaml", "data/minami/minami-1.yaml"]


def test_things_of_another_city_are_unknown(mini_copy: Path) -> None:
    """A city's files see the city and the catalogue; the catalogue sees all."""
    catalog = mini_copy / CATALOG
    text = catalog.read_text(encoding="utf-8")
    head, _, documents = text.partition("documents:\n")
    city = head[head.index("- id: minami\n") :]
    city = city.replace("minami", "kita").replace("352039", "352012")
    document = documents.replace("minami", "kita")
    document = document.replace("kita/actor/city", "minami/actor/city").replace(
        "kita/p2", "minami/p2"
    )
    catalog.write_text(head + city + "documents:\n" + documents + document, encoding="utf-8")
    (mini_copy / "kita").mkdir()
    path = mini_copy / "kita" / "kita-1.yaml"
    plan = "document: source:kita-1\nplans:\n- {id: kita/p1, is: Plan, at: 1, label: {ja: 計画, en: Plan}"
    path.write_text(f"{plan}}}\n", encoding="utf-8")
    assert set(read_dataset(mini_copy, ONTOLOGY).cities) == {"kita", "minami"}
    path.write_text(f"{plan}, predecessor: minami/p1}}\n", encoding="utf-8")
    assert "kita-1.yaml:3:74: unknown reference 'minami/p1'; expected" in message(mini_copy)
    path.write_text(f"{plan}}}\n- {{id: kita/p2, is: Plan, at: minami-1:1}}\n", encoding="utf-8")
    assert "unknown document 'minami-1'; expected one of the city: kita-1" in message(mini_copy)


# --- fuzz ---------------------------------------------------------------------------------------

_FILES = {name: (MINI / "data" / name).read_text(encoding="utf-8") for name in (CATALOG, PLAN)}
_WORDS = sorted(
    {word for text in _FILES.values() for word in text.replace(",", " ").split()}
    | {"[", "]", "{", "}", ":", "-", "\n", "  ", "ref:", "elsewhere:", "is:", "at:", '"', "~", "5-3"}
)  # fmt: skip


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(MINI / "data", tmp_path_factory.mktemp("fuzz") / "data"))


def read_or_refuse(folder: Path) -> Dataset | tuple[Problem, ...]:
    """A dataset, or the problems of an InputError; any other exception is let through."""
    try:
        return read_dataset(folder, ONTOLOGY)
    except InputError as error:
        return error.problems


@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_spoilt_files_are_read_or_refused(fuzzed: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(_FILES)))
    text = _FILES[name]
    words = text.split(" ")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(words) - 1))
        change = data.draw(st.sampled_from(["replace", "insert", "drop", "swap"]))
        word = data.draw(st.sampled_from(_WORDS))
        if change == "replace":
            words[place] = word
        elif change == "insert":
            words.insert(place, word)
        elif change == "drop" and len(words) > 1:
            del words[place]
        else:
            other = data.draw(st.integers(0, len(words) - 1))
            words[place], words[other] = words[other], words[place]
    path = fuzzed / name
    path.write_text(" ".join(words), encoding="utf-8")
    found = read_or_refuse(fuzzed)
    path.write_text(text, encoding="utf-8")
    if not isinstance(found, Dataset):
        assert found
        assert all("\n" not in str(problem) for problem in found)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(list(_FILES)),
    start=st.integers(0, 3000),
    length=st.integers(0, 30),
    inserted=st.text(max_size=8),
)
def test_cut_files_are_read_or_refused(
    fuzzed: Path, name: str, start: int, length: int, inserted: str
) -> None:
    text = _FILES[name]
    path = fuzzed / name
    raw = (text[:start] + inserted + text[start + length :]).encode("utf-8", "surrogatepass")
    path.write_bytes(raw)
    found = read_or_refuse(fuzzed)
    path.write_text(text, encoding="utf-8")
    assert isinstance(found, Dataset) or found
