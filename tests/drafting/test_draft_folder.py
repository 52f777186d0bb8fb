"""A draft is written and read back the same; what is no draft is met with one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kyodo_graph import drafting
from kyodo_graph.drafting.folder import NAME, TEXT
from kyodo_graph.errors import InputError

LINES = "施策１　声をきく\n\t市民\t○\n１\t広聴会\t○\n"


def made() -> drafting.Draft:
    text = drafting.Text("minato-1", LINES.encode(), (drafting.Page(1, "3", 1, 3),))
    element = drafting.Candidate(
        "element-1-4",
        "element",
        (drafting.Span(1, 4, 8),),
        {"level": "施策", "number": "1", "label": "声をきく", "parent": ""},
        "heading.level_word",
        "A",
    )
    cell = drafting.Candidate(
        "role-3-6",
        "role",
        (drafting.Span(3, 6, 7, "cell"),),
        {
            "element": "element-1-4",
            "number": "1",
            "label": "広聴会",
            "actor": "市民",
            "sign": "○",
            "code": "participant",
            "joint": "",
        },
        "grid.role",
        "X",
        second="△",
        table="table-2",
        row=0,
        column=2,
        same="role:市民:○",
    )
    actor = drafting.Candidate(
        "actor-2-1",
        "actor",
        (drafting.Span(2, 1, 3),),
        {"label": "市民", "type": "individual_class", "aliases": ("住民",)},
        "actor.word",
    )
    table = drafting.DraftTable(
        "table-2",
        "役割",
        "tabs",
        (2, 3),
        ("", "", "市民"),
        (2,),
        ("number", "label", "role"),
        (drafting.TableRow((3,), "1", "広聴会", ("", "", "role-3-6"), ("１", "広聴会", "○")),),
        drafting.Counts(1, 1, 1, 1, 1),
    )
    return drafting.Draft("minato", text, (element, cell, actor), (table,), "0.2.0")


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    draft = made()
    drafting.write(draft, tmp_path)
    assert drafting.read(tmp_path) == draft
    assert drafting.read(tmp_path / NAME) == draft
    assert drafting.files(draft) == drafting.files(drafting.read(tmp_path))
    assert drafting.read(tmp_path).by_id["role-3-6"].lines == (3,)


def test_the_digest_is_that_of_the_candidates() -> None:
    draft = made()
    element, cell, actor = draft.items
    other = replace(cell, value={**cell.value, "sign": "◎"})
    assert replace(draft, items=(element, other, actor)).digest != draft.digest
    assert replace(draft, items=(element, replace(cell, cls="C"), actor)).digest == draft.digest


def _item(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(told: dict[str, Any]) -> None:
        told["items"][1][name] = value

    return change


def _top(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(told: dict[str, Any]) -> None:
        told[name] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_top("format", "kyodo-candidates/9"), "kyodo-candidates/9"),
        (_top("format", None), "no draft"),
        (_top("items", {}), "'items'"),
        (_top("items", [1]), "an item is no object"),
        (_item("kind", "wish"), "'wish'"),
        (_item("value", {"sign": "○"}), "other fields"),
        (_item("cls", "Z"), "class 'Z'"),
        (_item("spans", [[9, 0, 1, "cell"]]), "not in the text"),
        (_item("spans", [[3, 0, 99, "cell"]]), "not in the text"),
        (_item("spans", [[3, 2, 1, "cell"]]), "not in the text"),
        (_item("spans", [[3, True, 1, "cell"]]), "not in the text"),
        (_item("second", 3), "'second'"),
        (_item("id", "element-1-4"), "one id"),
        (_item("id", "role-9"), "no item"),
        (_item("value", {**made().items[1].value, "sign": 3}), "'sign'"),
        (_item("value", {**made().items[1].value, "sign": "◎"}), "changed"),
    ],
)
def test_a_spoilt_draft_is_refused_in_one_line(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    drafting.write(made(), tmp_path)
    told = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    change(told)
    (tmp_path / NAME).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        drafting.read(tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"[" * 100_000, b"\xff\xfe", b'{"format": 1}'])
def test_what_is_no_draft_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / NAME).write_bytes(raw)
    with pytest.raises(InputError):
        drafting.read(tmp_path)


def test_another_text_is_refused(tmp_path: Path) -> None:
    drafting.write(made(), tmp_path)
    (tmp_path / TEXT).write_text(LINES + "追記\n", encoding="utf-8")
    with pytest.raises(InputError, match="SHA-256"):
        drafting.read(tmp_path)
