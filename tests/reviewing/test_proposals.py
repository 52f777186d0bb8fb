"""What a language model proposed is shown and never chosen; what a person wrote becomes data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.drafting import Candidate, Draft, Span, read, write
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.errors import InputError
from kyodo_graph.reviewing import read_decisions
from kyodo_graph.reviewing.accepting import Accepted, accept
from kyodo_graph.reviewing.agreeing import differences
from kyodo_graph.reviewing.page import payload
from kyodo_graph.shipped import shipped

from .gold_drafts import all_accepted

Make = Callable[..., Path]
RULE = "assist.m7.1"
THEME = {"themes": ("T16", "T03"), "primary": "T16", "field": "N02"}


def proposal(kind: str, item: Candidate, **value: Any) -> Candidate:
    spans = (item.spans[0], Span(item.lines[0], 0, 1))
    told = {"label": item.text("label"), **value}
    return Candidate(f"{kind}-{item.id}", kind, spans, told, RULE, "C", kind)


@pytest.fixture
def element(kiritani: Draft) -> Candidate:
    return kiritani.of("element")[3]


@pytest.fixture
def center(kiritani: Draft) -> Candidate:
    return next(i for i in kiritani.of("actor") if i.text("label") == "きりたに協働センター")


@pytest.fixture
def proposed(kiritani: Draft, element: Candidate, center: Candidate) -> Draft:
    """The draft with a proposal of each kind."""
    return replace(
        kiritani,
        items=(
            *kiritani.items,
            proposal("theme", element, **THEME),
            proposal("function", center, functions=("F02",), at=("110",)),
            proposal("summary", element, ja="人を育てる。", en="Training people."),
            proposal("english", center, en="Kiritani Collaboration Centre"),
            proposal("english", element, en="Talks"),
        ),
    )


def facts(draft: Draft, *more: dict[str, Any]) -> dict[str, Any]:
    """All facts accepted, and these decisions."""
    plain = replace(draft, items=tuple(i for i in draft.items if i.rule != RULE))
    content = all_accepted(plain)
    return {**content, "draft": draft.digest, "decisions": [*content["decisions"], *more]}


def taken(where: Path, draft: Draft, *files: Path) -> Accepted:
    return accept(draft, files, where, shipped("ontology"))


def english(where: Path, query: str, column: str) -> dict[str, str]:
    graph = kg.load(where / "kiritani")
    pairs = zip(graph.query(query), graph.query(query, lang="en"), strict=True)
    return {str(dict(ja)[column]): str(dict(en)[column]) for ja, en in pairs}


def summaries(where: Path) -> list[str]:
    found = kg.load(where / "kiritani").select("SELECT ?s { ?x kyodo:summary ?s } ORDER BY ?s")
    return [str(dict(row)["s"]) for row in found]


def outcomes(where: Path) -> dict[str, int]:
    """How many of a model's proposals became what, as the decisions in the data say."""
    files = read_dataset(where / "kiritani", shipped("ontology")).cities["kiritani"]
    decisions = [r for f in files for r in f.records if r.first("rule") == RULE]
    assert {r.first("origin") for r in decisions} == {"assist"}
    return {str(r.first("outcome")): int(r.first("candidates") or 0) for r in decisions}


# --- shown, and not chosen -------------------------------------------------------------------


def test_the_page_has_proposals_beside_and_chooses_none(proposed: Draft) -> None:
    items = {i["id"]: i for i in payload(proposed, "ja")["items"]}
    own = [i for i in items.values() if "proposed" in i]
    assert sorted(i["kind"] for i in own) == ["english", "english", "function", "summary", "theme"]
    assert all(set(i["value"]) == {"label"} for i in own)
    assert {(i["rule"], i["origin"], i["cls"]) for i in own} == {(RULE, "assist", "C")}
    blank = [i for i in items.values() if i["kind"] == "english" and "proposed" not in i]
    assert {(i["origin"], i["cls"]) for i in blank} == {("reviewer", "")}


def test_what_is_not_decided_of_proposals_is_not_taken(
    proposed: Draft, place: Make, file: Make
) -> None:
    where = place(proposed)
    done = taken(where, proposed, file(facts(proposed)))
    assert english(where, "actors", "actor")["きりたに協働センター"] == "[ja] きりたに協働センター"
    assert summaries(where) == []
    assert len(kg.load(where / "kiritani").query("themes")) == 0
    left = {i.id for i in proposed.items if i.rule == RULE}
    assert left <= set(done.undecided)
    assert not [n for n in done.undecided if n.startswith(("english", "summary")) and n not in left]


def test_a_draft_with_proposals_is_written_read_and_listed(proposed: Draft, tmp_path: Path) -> None:
    write(proposed, tmp_path)
    assert read(tmp_path) == proposed
    tables = tables_of(proposed)
    row = next(iter(tables["themes"]))
    assert (row["themes"], row["primary"], row["rule"]) == ("T16;T03", "T16", RULE)
    assert len(tables["english"]) == 2
    plain = replace(proposed, items=tuple(i for i in proposed.items if i.rule != RULE))
    assert not {"themes", "functions", "summaries", "english"} & set(tables_of(plain))


# --- decided ---------------------------------------------------------------------------------


def test_what_is_accepted_or_written_becomes_english_and_summary(
    proposed: Draft, element: Candidate, center: Candidate, place: Make, file: Make
) -> None:
    other = proposed.of("instrument")[0]
    where = place(proposed)
    done = taken(
        where,
        proposed,
        file(
            facts(
                proposed,
                {"id": f"english-{center.id}", "decision": "accept"},
                {"id": f"english-{element.id}", "decision": "edit", "new": {"en": "Lectures"}},
                {"id": f"english-{other.id}", "decision": "set", "new": {"en": "a grant"}},
                {"id": f"summary-{element.id}", "decision": "edit", "new": {"ja": "講演を開く。"}},
            )
        ),
    )
    actors = english(where, "actors", "actor")
    assert actors["きりたに協働センター"] == "Kiritani Collaboration Centre"
    assert english(where, "elements", "label")[element.text("label")] == "Lectures"
    assert english(where, "instruments", "instrument")[other.text("label")] == "a grant"
    assert summaries(where) == ["講演を開く。"], "no English that nobody has written"
    assert outcomes(where) == {"accepted": 1, "changed": 2}
    assert (done.counts["set"], done.counts["edit"]) == (1, 2)


def test_a_theme_that_was_proposed_is_accepted_or_changed_by_what_is_chosen(
    proposed: Draft, element: Candidate, center: Candidate, place: Make, file: Make
) -> None:
    """And nothing of the proposal comes in that the reviewer did not choose."""
    where = place(proposed)
    same = {k: list(v) if isinstance(v, tuple) else v for k, v in THEME.items()}
    functions = {"functions": ["F03"], "at": ["110"]}
    content = facts(
        proposed,
        {"id": f"theme-{element.id}", "decision": "set", "new": same},
        {"id": f"function-{center.id}", "decision": "set", "new": functions},
    )
    taken(where, proposed, file(content))
    assert outcomes(where) == {"accepted": 1, "changed": 1}
    content["decisions"][-2]["new"] = {"themes": ["T03"], "primary": "T03"}
    decided = read_decisions(file(content, "other.json"), proposed).by_id[f"theme-{element.id}"]
    assert decided.new == {"label": element.text("label"), "themes": ["T03"], "primary": "T03"}


@pytest.mark.parametrize(
    ("word", "new", "said"),
    [
        ("accept", None, "accepted where nothing was proposed"),
        ("set", {"en": ""}, "set of no text"),
        ("set", {"en": ["x"]}, "'en' of another kind"),
        ("set", {"name": "x"}, "field 'name'"),
    ],
)
def test_what_is_wrong_with_written_english_is_said(
    proposed: Draft, file: Make, word: str, new: Any, said: str
) -> None:
    name = f"english-{proposed.of('instrument')[0].id}"
    with pytest.raises(InputError, match=said):
        read_decisions(file(facts(proposed, {"id": name, "decision": word, "new": new})), proposed)


def test_proposals_are_never_accepted_at_once(
    proposed: Draft, center: Candidate, file: Make
) -> None:
    one = {"id": f"english-{center.id}", "decision": "accept", "bulk": "same"}
    with pytest.raises(InputError, match="several at once"):
        read_decisions(file(facts(proposed, one)), proposed)


def test_two_who_write_the_same_in_other_words_do_not_differ(
    proposed: Draft, center: Candidate, file: Make
) -> None:
    name = f"english-{center.id}"
    words = ({"decision": "accept"}, {"decision": "edit", "new": {"en": "Collaboration Centre"}})
    first, second = (
        read_decisions(file(facts(proposed, {"id": name, **one}), f"{n}.json"), proposed)
        for n, one in enumerate(words)
    )
    assert differences(first.by_id, second.by_id) == []
    rejected = facts(proposed, {"id": name, "decision": "reject"})
    third = read_decisions(file(rejected, "third.json"), proposed)
    assert [d.first.id for d in differences(first.by_id, third.by_id)] == [name]


def test_what_was_written_before_a_model_was_asked_is_carried_over(
    kiritani: Draft, proposed: Draft, element: Candidate, place: Make, file: Make
) -> None:
    content = all_accepted(kiritani)
    for one in content["decisions"]:
        value = kiritani.by_id[one["id"]].value
        one["old"] = {k: list(v) if isinstance(v, tuple) else v for k, v in value.items()}
    own = {"label": element.text("label")}
    content["decisions"] += [
        {"id": f"english-{element.id}", "decision": "set", "old": own, "new": {"en": "Mine"}},
        {
            "id": f"theme-{element.id}",
            "decision": "set",
            "old": own,
            "new": {"themes": ["T01"], "primary": "T01"},
        },
    ]
    where = place(proposed)
    done = taken(where, proposed, file(content))
    assert done.gathered.asked_again == ()
    assert english(where, "elements", "label")[element.text("label")] == "Mine"


# --- in the workbook -------------------------------------------------------------------------


@pytest.fixture
def book(proposed: Draft, place: Make) -> Path:
    where = place(proposed)
    path = where / "review.xlsx"
    assert run(["review", str(where / "kiritani-draft"), "-o", str(path)]) == 0
    return path


def fill(path: Path, *cells: tuple[str, str, str, str]) -> None:
    """Facts accepted by filling the column down, then some cells, by sheet, id and column."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        names = [c.value for c in page[1]]
        if "decision" in names and page.title not in ("theme", "function", "table"):
            for row in range(2, page.max_row + 1):
                if page.cell(row, names.index("id") + 1).value:
                    page.cell(row, names.index("decision") + 1).value = "accept"
    for sheet, name, column, text in cells:
        page = book[sheet]
        names = [c.value for c in page[1]]
        for row in range(2, page.max_row + 1):
            if page.cell(row, names.index("id") + 1).value == name:
                page.cell(row, names.index(column) + 1).value = text
    book.save(path)


def test_english_is_written_beside_the_name_in_the_workbook(
    book: Path, proposed: Draft, element: Candidate, center: Candidate
) -> None:
    """What was drafted stays accepted unchanged; a proposal that is not copied is not taken."""
    office = next(i for i in proposed.of("actor") if i.text("type") == "city_government")
    written = ("actor", office.id, "en", "Kiritani City")
    copied = ("actor", center.id, "en", "Kiritani Collaboration Centre")
    fill(book, written, copied, ("summary", f"summary-{element.id}", "decision", ""))
    decided = read_decisions(book, proposed, "山田花子").by_id
    assert decided[office.id].decision == decided[center.id].decision == "accept"
    assert decided[f"english-{office.id}"].decision == "set"
    one = decided[f"english-{center.id}"]
    assert (one.decision, one.origin, one.rule) == ("accept", "assist", RULE)
    assert f"english-{element.id}" not in decided
    where = book.parent
    base = ["accept", str(where / "kiritani-draft"), str(book), "-o", str(where)]
    assert run([*base, "--reviewer", "山田花子"]) == 0
    found = english(where, "actors", "actor")
    assert (found[office.text("label")], found[center.text("label")]) == (written[3], copied[3])
    assert english(where, "elements", "label")[element.text("label")].startswith("[ja] ")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((), ("accept", "人を育てる。", "Training people.")),
        ((("decision", ""), ("ja", "学ぶ。")), ("edit", "学ぶ。", "")),
        ((("decision", ""), ("ja", "人を育てる。"), ("en", "Training people.")), ("accept",)),
        ((("decision", "reject"),), ("reject",)),
    ],
)
def test_a_summary_in_the_workbook(
    book: Path, proposed: Draft, element: Candidate, cells: Any, said: tuple[str, ...]
) -> None:
    name = f"summary-{element.id}"
    fill(book, *(("summary", name, column, text) for column, text in cells))
    one = read_decisions(book, proposed, "山田花子").by_id[name]
    told = (one.decision, one.text("ja"), one.text("en"))
    assert told[: len(said)] == said


def test_what_a_model_proposed_stands_in_grey_columns(
    book: Path, element: Candidate, center: Candidate
) -> None:
    opened = openpyxl.load_workbook(book)

    def row(sheet: str, name: str) -> dict[str, Any]:
        names = [c.value for c in opened[sheet][1]]
        rows = (dict(zip(names, r, strict=True)) for r in opened[sheet].values)
        return next(r for r in rows if r["id"] == name)

    assert row("theme", f"theme-{element.id}")["proposed"] == "T16\nT03\nN02"
    assert row("function", f"function-{center.id}")["proposed"] == "F02 (110)"
    assert row("summary", f"summary-{element.id}")["proposed"] == "人を育てる。\nTraining people."
    told = row("actor", center.id)
    assert (told["en"], told["en_proposed"]) == (None, "Kiritani Collaboration Centre")
    assert told["en_rule"] == RULE
    assert row("theme", f"theme-{element.id}")["themes"] is None
