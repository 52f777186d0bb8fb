"""Decisions become data: all that was taken, nothing else, and never over decided work."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.reviewed import counted
from kyodo_graph.drafting import Draft, write
from kyodo_graph.errors import InputError, OutputError
from kyodo_graph.folding import fold
from kyodo_graph.reviewing.accepting import Accepted, accept
from kyodo_graph.reviewing.taken import LeftOut
from kyodo_graph.shipped import shipped

from .gold_drafts import KINDS, all_accepted, rows

Make = Callable[..., Path]


def squeezed(value: object) -> str:
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return re.sub(r"\s|<[^>]*>", "", fold(text))


def table(found: Iterable[Any], *columns: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(squeezed(dict(r).get(c)) for c in columns) for r in found)


def taken(place: Path, draft: Draft, *paths: Path, reviewer: str = "") -> Accepted:
    return accept(draft, paths, place, shipped("ontology"), reviewer)


@pytest.fixture(params=["asahino", "kiritani"])
def draft(request: pytest.FixtureRequest, drafts: dict[str, Draft]) -> Draft:
    return drafts[request.param]


def test_all_that_was_accepted_comes_back_from_the_graph(
    draft: Draft, place: Make, file: Make, samples: Path
) -> None:
    where = place(draft)
    done = taken(where, draft, file(all_accepted(draft)))
    assert done.recorded.left_out == ()
    graph = kg.load(where / draft.city)
    gold = {
        t: rows(samples / draft.city, t)
        for t in (
            "elements",
            "roles",
            "schedule",
            "observations",
            "actors",
            "ties",
            "instruments",
            "plans",
        )
    }
    query = graph.query
    assert (
        table(query("elements"), "level", "number", "label", "parent_label")[("", "", "", "")] == 0
    )
    own = [r for r in query("elements") if dict(r)["level"]]
    columns = ("level", "number", "label", "parent_number", "parent_label")
    assert table(own, *columns) == table(gold["elements"], *columns)
    roles = [dict(r) for r in query("roles")]
    assert {(squeezed(r["number"]), squeezed(r["column"]), r["role"]) for r in roles} == {
        (squeezed(r["number"]), squeezed(r["actor"]), r["role"]) for r in gold["roles"]
    }
    columns = ("number", "element", "fy", "phase")
    assert table(query("schedule"), *columns) == table(gold["schedule"], *columns)
    columns = ("scope", "indicator", "unit", "fy", "value", "value_kind")
    figures = [{**r, "value": float(r["value"])} for r in gold["observations"]]
    found = [{**dict(r), "value": float(str(dict(r)["value"]))} for r in query("observations")]
    assert table(found, *columns) == table(figures, *columns)
    assert table(query("actors"), "actor", "type") == table(
        [{**r, "actor": r["label"]} for r in gold["actors"]], "actor", "type"
    )
    columns = ("subject", "relation", "object", "basis")
    assert table(query("ties"), *columns) == table(gold["ties"], *columns)
    assert table(query("instruments"), "instrument", "kind") == table(
        [
            {"instrument": r["label"], "kind": KINDS.get(r["kind"], r["kind"])}
            for r in gold["instruments"]
        ],
        "instrument",
        "kind",
    )
    links = [r for r in gold["plans"] if r["relation"]]
    assert len(query("plan_links")) == len(links)


def test_the_evaluation_of_an_earlier_plan_stands_with_that_plan(
    kiritani: Draft, place: Make, file: Make, samples: Path
) -> None:
    where = place(kiritani)
    taken(where, kiritani, file(all_accepted(kiritani)))
    graph = kg.load(where / "kiritani")
    gold = rows(samples / "kiritani", "statuses")
    assert table(graph.query("statuses"), "number", "element", "symbol") == table(
        gold, "number", "element", "symbol"
    )
    plans = {dict(r)["plan"] for r in graph.query("elements") if not dict(r)["level"]}
    assert plans == {"前期実施計画"}


def test_every_record_says_who_took_it_and_no_passage_does(
    kiritani: Draft, place: Make, file: Make
) -> None:
    where = place(kiritani)
    content = all_accepted(kiritani, reviewer="0000-0002-1825-0097")
    taken(where, kiritani, file(content))
    graph = kg.load(where / "kiritani")
    found = graph.select("""
      SELECT ?rule ?who ?iri ?day ?n { ?d a kyodo:Decision ; kyodo:draftingRule ?rule ;
        kyodo:reviewer ?who ; <http://www.w3.org/ns/prov#wasAssociatedWith> ?iri ;
        <http://purl.org/dc/terms/date> ?day ; kyodo:candidateCount ?n }""")
    assert {str(r["iri"]) for r in found} == {"https://orcid.org/0000-0002-1825-0097"}
    assert sum(int(str(r["n"])) for r in found) == len(kiritani.items)
    without = graph.select("""SELECT ?x { ?x a ?class VALUES ?class {
      kyodo:Participation kyodo:Tie kyodo:Observation kyodo:ScheduleEntry kyodo:Actor }
      MINUS { ?x kyodo:decidedBy ?d } }""")
    assert without.rows == ()
    assert not graph.sparql("""ASK { GRAPH ?g { ?x kyodo:decidedBy ?d }
      FILTER(!STRSTARTS(STR(?g), "https://w3id.org/kyodo/graph/provenance/")) }""")


def test_what_is_undecided_parked_or_rejected_is_not_there(
    kiritani: Draft, place: Make, file: Make
) -> None:
    ties = [i.id for i in kiritani.of("tie")]
    content = all_accepted(
        kiritani,
        **{
            ties[0]: {"id": ties[0], "decision": "reject", "reason": "1"},
            ties[1]: {"id": ties[1], "decision": "park"},
        },
    )
    content["decisions"] = [d for d in content["decisions"] if d["id"] != ties[2]]
    where = place(kiritani)
    done = taken(where, kiritani, file(content))
    assert len(kg.load(where / "kiritani").query("ties")) == len(ties) - 3
    assert set(done.undecided) >= {ties[1], ties[2]}
    assert ties[0] not in done.undecided
    assert done.counts["reject"] == 1


def test_a_changed_value_and_an_added_one_are_taken_as_decided(
    kiritani: Draft, place: Make, file: Make
) -> None:
    tie = next(i for i in kiritani.of("tie") if i.text("relation") == "funds")
    new = {**tie.value, "relation": "supports"}
    content = all_accepted(kiritani, **{tie.id: {"id": tie.id, "decision": "edit", "new": new}})
    content["decisions"].append(
        {
            "id": "add-tie-145-1",
            "kind": "tie",
            "decision": "add",
            "lines": [145],
            "new": {
                "subject": "霧谷市",
                "relation": "partners_with",
                "object": "企業",
                "basis": "implied",
            },
        }
    )
    where = place(kiritani)
    taken(where, kiritani, file(content))
    found = table(
        kg.load(where / "kiritani").query("ties"), "subject", "relation", "object", "basis"
    )
    assert found[("霧谷市", "supports", "地域自治会議", "stated")] == 1
    assert found[("霧谷市", "partners_with", "企業", "implied")] == 1
    counts = counted(read_dataset(where / "kiritani", shipped("ontology")).cities)["kiritani"]
    assert (counts["changed"], counts["added"]) == (1, 1)
    assert counts["drafted"] == len(kiritani.items)


def test_two_names_of_one_actor_are_one_with_an_alias(
    kiritani: Draft, place: Make, file: Make
) -> None:
    """And what stands with the other name is of that one actor."""
    center = next(i for i in kiritani.of("actor") if i.text("label") == "きりたに協働センター")
    pair = replace(
        center,
        id="pair-27-0",
        kind="pair",
        table="",
        same="",
        value={"a": "きりたに協働センター", "b": "県西部県民活動センター", "why": "test"},
    )
    drafted = replace(kiritani, items=(*kiritani.items, pair))
    content = all_accepted(drafted)
    content["decisions"].append(
        {
            "id": pair.id,
            "decision": "merge",
            "new": {"into": pair.value["a"], "from": pair.value["b"]},
        }
    )
    where = place(drafted)
    taken(where, drafted, file(content))
    graph = kg.load(where / "kiritani")
    actors = {dict(r)["actor"]: dict(r) for r in graph.query("actors")}
    assert "県西部県民活動センター" not in actors
    assert "県西部県民活動センター" in str(actors["きりたに協働センター"]["aliases"])


def test_what_hangs_on_what_was_not_taken_is_left_out_and_said(
    kiritani: Draft, place: Make, file: Make
) -> None:
    council = next(i for i in kiritani.of("actor") if i.text("label") == "地域自治会議")
    where = place(kiritani)
    reject = {"id": council.id, "decision": "reject"}
    done = taken(where, kiritani, file(all_accepted(kiritani, **{council.id: reject})))
    ties = [
        i.id for i in kiritani.of("tie") if "地域自治会議" in (i.text("subject"), i.text("object"))
    ]
    cells = [i.id for i in kiritani.of("role") if i.text("actor") == "地域自治会議"]
    assert {one.id for one in done.recorded.left_out} == {*ties, *cells}
    assert all("no actor that was taken" in one.why for one in done.recorded.left_out)


def test_children_of_a_heading_that_was_rejected_are_left_out_not_moved(
    kiritani: Draft, place: Make, file: Make
) -> None:
    head = next(i for i in kiritani.of("element") if i.text("number") == "3-2")
    where = place(kiritani)
    reject = {"id": head.id, "decision": "reject"}
    done = taken(where, kiritani, file(all_accepted(kiritani, **{head.id: reject})))
    below = {i.id for i in kiritani.of("element") if i.text("parent") == head.id}
    assert below <= {one.id for one in done.recorded.left_out}
    assert len(below) == 2


@pytest.mark.parametrize("kind", ["element", "actor", "instrument"])
def test_what_has_no_name_is_left_out_and_said(
    kiritani: Draft, place: Make, file: Make, kind: str
) -> None:
    one = kiritani.of(kind)[-1]
    edit = {"id": one.id, "decision": "edit", "new": {**one.value, "label": ""}}
    where = place(kiritani)
    done = taken(where, kiritani, file(all_accepted(kiritani, **{one.id: edit})))
    left = next(x for x in done.recorded.left_out if x.id == one.id)
    assert left == LeftOut(one.id, "it has no name")
    assert (left.said("ja"), left.said("en")) == ("名称がない", "it has no name")


def test_a_cell_against_its_legend_is_left_out(kiritani: Draft, place: Make, file: Make) -> None:
    cell = kiritani.of("role")[0]
    new = {**cell.value, "code": "lead"}
    edit = {"id": cell.id, "decision": "edit", "new": new}
    where = place(kiritani)
    done = taken(where, kiritani, file(all_accepted(kiritani, **{cell.id: edit})))
    assert done.recorded.left_out == (
        LeftOut(cell.id, "lead where the legend in line 163 says participant"),
    )


def test_themes_and_functions_are_coded(kiritani: Draft, place: Make, file: Make) -> None:
    element = next(i for i in kiritani.of("element") if i.text("label") == "まちづくり講演会")
    center = next(i for i in kiritani.of("actor") if i.text("label") == "きりたに協働センター")
    content = all_accepted(kiritani)
    content["decisions"] += [
        {
            "id": f"theme-{element.id}",
            "decision": "set",
            "new": {"themes": ["T03", "T01"], "primary": "T01"},
        },
        {
            "id": f"function-{center.id}",
            "decision": "set",
            "new": {"functions": ["F02"], "at": ["110"]},
        },
    ]
    where = place(kiritani)
    taken(where, kiritani, file(content))
    graph = kg.load(where / "kiritani")
    assert table(graph.query("themes"), "element", "theme", "primary") == Counter(
        [("まちづくり講演会", "t01", "true"), ("まちづくり講演会", "t03", "false")]
    )
    found = [dict(r) for r in graph.query("intermediary_functions")]
    assert [(r["function"], r["source"]) for r in found] == [("F02", "kiritani-1:110")]


# --- never over decided work ----------------------------------------------------------------


def test_a_second_time_adds_to_the_first(kiritani: Draft, place: Make, file: Make) -> None:
    whole = all_accepted(kiritani)
    half = {**whole, "decisions": [d for d in whole["decisions"] if not d["id"].startswith("tie")]}
    rest = {**whole, "decisions": [d for d in whole["decisions"] if d["id"].startswith("tie")]}
    where = place(kiritani)
    taken(where, kiritani, file(half))
    assert len(kg.load(where / "kiritani").query("ties")) == 0
    taken(where, kiritani, file(rest, "rest.json"))
    graph = kg.load(where / "kiritani")
    assert len(graph.query("ties")) == 28
    assert len(graph.query("actors")) == len(kiritani.of("actor"))


def test_the_same_decisions_give_the_same_bytes(kiritani: Draft, place: Make, file: Make) -> None:
    where = place(kiritani)
    path = file(all_accepted(kiritani))
    first = {p: p.read_bytes() for p in taken(where, kiritani, path).paths}
    again = {p: p.read_bytes() for p in taken(where, kiritani, path).paths}
    assert again == {p: content for p, content in first.items() if p.name != "catalog.yaml"}


def test_the_catalogue_gets_the_title_that_the_plan_has(
    kiritani: Draft, place: Make, file: Make
) -> None:
    where = place(kiritani)
    catalog = where / "kiritani" / "catalog.yaml"
    assert "霧谷市協働推進計画" in catalog.read_text(encoding="utf-8")
    taken(where, kiritani, file(all_accepted(kiritani)))
    own = next(i for i in kiritani.of("plan") if not i.text("relation")).text("label")
    label = next(dict(r) for r in kg.load(where / "kiritani").query("documents"))
    assert own in str(label)
    assert "AS PRINTED" not in catalog.read_text(encoding="utf-8")


def test_a_title_that_a_person_wrote_stays(kiritani: Draft, place: Make, file: Make) -> None:
    where = place(kiritani)
    catalog = where / "kiritani" / "catalog.yaml"
    own = catalog.read_text(encoding="utf-8").replace("  # THE TITLE AS PRINTED", "")
    catalog.write_text(own, encoding="utf-8")
    taken(where, kiritani, file(all_accepted(kiritani)))
    assert catalog.read_text(encoding="utf-8") == own


def test_a_file_that_was_changed_by_hand_is_not_overwritten(
    kiritani: Draft, place: Make, file: Make
) -> None:
    where = place(kiritani)
    path = file(all_accepted(kiritani))
    data = taken(where, kiritani, path).paths[0]
    changed = data.read_text(encoding="utf-8") + "# by hand\n"
    data.write_text(changed, encoding="utf-8")
    with pytest.raises(OutputError, match="changed since"):
        taken(where, kiritani, path)
    assert data.read_text(encoding="utf-8") == changed


def test_a_file_that_a_person_wrote_is_not_overwritten(
    kiritani: Draft, place: Make, file: Make
) -> None:
    where = place(kiritani)
    data = where / "kiritani" / "kiritani-1.yaml"
    written = data.read_text(encoding="utf-8").replace("# THE LINE OF THE TITLE", "")
    data.write_text(written, encoding="utf-8")
    with pytest.raises(OutputError, match="not written by"):
        taken(where, kiritani, file(all_accepted(kiritani)))
    assert data.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("kind", "said"), [("plan", "the plan itself is not decided"), ("actor", "no city office")]
)
def test_without_the_plan_or_the_city_office_there_is_nothing_to_write(
    kiritani: Draft, place: Make, file: Make, kind: str, said: str
) -> None:
    content = all_accepted(kiritani)
    lost = kiritani.of(kind)[0].id if kind == "actor" else f"{kind}-"
    content["decisions"] = [d for d in content["decisions"] if not d["id"].startswith(lost)]
    where = place(kiritani)
    with pytest.raises(InputError, match=said):
        taken(where, kiritani, file(content))
    assert not (where / "kiritani" / "decisions").exists()


def test_nothing_is_written_where_the_data_cannot_be_read_back(
    kiritani: Draft, place: Make, file: Make
) -> None:
    tie = kiritani.of("tie")[0]
    wrong = {"id": tie.id, "decision": "edit", "new": {**tie.value, "relation": "likes"}}
    where = place(kiritani)
    before = {p: p.read_bytes() for p in (where / "kiritani").iterdir()}
    with pytest.raises(InputError, match="likes"):
        taken(where, kiritani, file(all_accepted(kiritani, **{tie.id: wrong})))
    assert {p: p.read_bytes() for p in (where / "kiritani").iterdir()} == before


def test_decisions_on_an_earlier_draft_are_carried_where_nothing_changed(
    kiritani: Draft, place: Make, file: Make
) -> None:
    """What this draft has otherwise, or not at all, is asked again."""
    tie, other = kiritani.of("tie")[:2]
    items = [
        replace(i, value={**i.value, "relation": "trains"}) if i.id == tie.id else i
        for i in kiritani.items
        if i.id != other.id
    ]
    newer = replace(kiritani, items=tuple(items))
    content = all_accepted(kiritani)
    for one in content["decisions"]:
        one["old"] = {
            k: list(v) if isinstance(v, tuple) else v
            for k, v in kiritani.by_id[one["id"]].value.items()
        }
    where = place(newer)
    done = taken(where, newer, file(content))
    assert {d.id for d in done.gathered.asked_again} == {tie.id, other.id}
    assert done.gathered.carried == len(kiritani.items) - 2
    assert tie.id in done.undecided
    assert len(kg.load(where / "kiritani").query("ties")) == 26


def test_two_who_differ_are_refused_until_they_have_settled(
    kiritani: Draft, place: Make, file: Make
) -> None:
    tie = kiritani.of("tie")[0]
    first = file(all_accepted(kiritani, reviewer="甲"), "first.json")
    no = {"id": tie.id, "decision": "reject", "reviewer": "乙"}
    second = file(all_accepted(kiritani, reviewer="乙", **{tie.id: no}), "second.json")
    where = place(kiritani)
    with pytest.raises(InputError, match=f"{tie.id}: 甲 and 乙 decided differently"):
        taken(where, kiritani, first, second)
    settled = {
        **all_accepted(kiritani),
        "settled": ["甲", "乙"],
        "reviewer": "甲 + 乙",
        "decisions": [{**no, "reviewer": "甲 + 乙"}],
    }
    done = taken(where, kiritani, first, second, file(settled, "settled.json"))
    assert done.counts["reject"] == 1
    reviewers = kg.load(where / "kiritani").select(
        "SELECT DISTINCT ?who { ?d kyodo:reviewer ?who } ORDER BY ?who"
    )
    assert [str(r["who"]) for r in reviewers] == ["乙", "甲"]
    again = taken(where, kiritani, first)  # who has settled it goes on with a file of their own
    assert again.counts["reject"] == 1
    late = {**no, "decision": "accept", "reviewer": "甲", "at": "2999-01-01T00:00:00Z"}
    with pytest.raises(InputError, match="decided differently"):
        taken(where, kiritani, file({**all_accepted(kiritani), "decisions": [late]}, "late.json"))


# --- the command ------------------------------------------------------------------------------


def test_the_command_says_what_it_did(
    kiritani: Draft, place: Make, file: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    where = place(kiritani)
    content = all_accepted(kiritani)
    for one in content["decisions"]:
        if one["id"].startswith(("role", "phase")):
            one["bulk"] = "table"
    content["spot_check"] = {"ids": [i.id for i in kiritani.of("role")][:59], "ans": [1] * 59}
    path = file(content)
    code = run(
        ["accept", str(where / "kiritani-draft"), str(path), "-o", str(where), "--lang", "en"]
    )
    said = capsys.readouterr().err
    assert code == 0, said
    bulk = len(kiritani.of("role", "phase"))
    assert f"334 drafted: 334 accepted unchanged ({bulk} of them several at once)" in said
    assert f"all: 0 wrong among 59 of {bulk} asked again at random; at 95% no" in said
    human = kg.load(where / "kiritani", reviewed="human")
    assert len(human.query("roles")) == 0
    assert len(human.query("ties")) == 28
    assert len(kg.load(where / "kiritani", reviewed="bulk").query("roles")) > 0


def test_without_a_catalogue_the_command_says_what_to_do(
    kiritani: Draft, tmp_path: Path, file: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    write(kiritani, tmp_path / "draft")
    path = file(all_accepted(kiritani))
    assert run(["accept", str(tmp_path / "draft"), str(path), "-o", str(tmp_path / "own")]) == 2
    assert "kyodo city new kiritani" in capsys.readouterr().err
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "kyodo-decisions/9"}, "format 'kyodo-decisions/9'"),
        ({"sha256": "0" * 64}, "decisions on another text"),
        ({"decisions": {}}, "'decisions' is no list"),
        ({"decisions": [{"id": "tie-1-1", "decision": "accept"}]}, "no candidate of this draft"),
        ({"decisions": [{"id": "sign-33-4", "decision": "maybe"}]}, "decision 'maybe'"),
        ({"decisions": ["x"]}, "no object with an id"),
        (
            {"decisions": [{"id": "plan-3-0", "decision": "accept", "bulk": "table"}]},
            "accept of a plan several at once",
        ),
        ({"decisions": [{"id": "plan-3-0", "decision": "edit"}]}, "edit without its value"),
        ({"decisions": [{"id": "plan-3-0", "decision": "edit", "new": {"lable": "x"}}]}, "'lable'"),
        ({"decisions": [{"id": "plan-3-0", "decision": "edit", "new": {"label": 3}}]}, "a text"),
        ({"decisions": [{"id": "plan-3-0", "decision": "accept", "at": "soon"}]}, "time 'soon'"),
        ({"decisions": [{"id": "plan-3-0", "decision": "accept", "lines": [0]}]}, "lines [0]"),
        (
            {"decisions": [{"id": "plan-3-0", "decision": "accept"}], "reviewer": ""},
            "nobody who decided",
        ),
    ],
)
def test_what_is_wrong_with_decisions_is_said_in_one_line(
    kiritani: Draft,
    place: Make,
    file: Make,
    change: dict[str, Any],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = place(kiritani)
    path = file({**all_accepted(kiritani), **change})
    assert run(["accept", str(where / "kiritani-draft"), str(path), "-o", str(where)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
    assert str(path) in lines[0]


@pytest.mark.parametrize("text", ["", "[", "[]", "null", '"x"', "[" * 3000, "\x00"])
def test_what_is_no_file_of_decisions_is_refused(
    kiritani: Draft, place: Make, file: Make, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = place(kiritani)
    path = file(text)
    assert run(["accept", str(where / "kiritani-draft"), str(path), "-o", str(where)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_kept_decisions_say_all_that_was_decided(
    kiritani: Draft, place: Make, file: Make
) -> None:
    where = place(kiritani)
    done = taken(where, kiritani, file(all_accepted(kiritani)))
    kept = json.loads(done.paths[1].read_text(encoding="utf-8"))
    assert [d["id"] for d in kept["decisions"]] == [i.id for i in kiritani.items]
    assert done.paths[1].relative_to(where).as_posix() == "kiritani/decisions/kiritani-1.json"
