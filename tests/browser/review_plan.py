"""A small invented plan with a candidate of every kind, to be decided in a browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kyodo_graph.drafting import Candidate, Counts, Draft, DraftTable, Span, TableRow, Text

TEXT = """\
見本市協働推進計画
令和６年度～令和１０年度
◎：主体　○：協力
方針１　人を育てる
事業１　講座の開催
市民課は見本大学と協定を結ぶ。
事業２　名簿の作成
見本大学地域連携室が市民課に助言する。
方針２　場をつくる
事業３　広場の開放
番号	事業名	市民	市
１	講座の開催	○	◎
２	名簿の作成		◎
３	広場の開放	◎	○
毎年３回の集まりを開く。
"""


def found(line: int, words: str, what: str = "cue") -> Span:
    """Words of a line, as a span."""
    start = TEXT.splitlines()[line - 1].index(words)
    return Span(line, start, start + len(words), what)


def small_draft(city: str = "mihon", text: str = TEXT) -> Draft:
    """The draft: 24 candidates, in each step at least one."""

    def one(kind: str, span: Span, value: dict[str, Any], **more: Any) -> Candidate:
        name = f"{kind}-{span.line}-{span.start}"
        more = {"cls": "A", "rule": f"mihon.{kind}", **more}
        return Candidate(name, kind, (span, *more.pop("also", ())), value, **more)

    def element(
        line: int,
        level: str,
        number: str,
        label: str,
        parent: str = "",
        kind: str = "element",
        **more: Any,
    ) -> Candidate:
        value = {"level": level, "number": number, "label": label, "parent": parent}
        return one(kind, found(line, label), value, **more)

    def cell(line: int, start: int, sign: str, column: int, **more: Any) -> Candidate:
        number = line - 11
        label = TEXT.splitlines()[line - 1].split("\t")[1]
        value = {
            "element": f"element-{(5, 7, 10)[number - 1]}-4",
            "number": str(number),
            "label": label,
            "actor": ("市民", "市")[column - 2],
            "sign": sign,
            "code": {"◎": "lead", "○": "participant"}.get(sign, ""),
            "joint": "",
        }
        return one(
            "role",
            Span(line, start, start + len(sign), "cell"),
            value,
            table="table-11",
            group="table-11",
            row=number - 1,
            column=column,
            blank=not sign,
            **more,
        )

    def actor(line: int, label: str, kind: str, **more: Any) -> Candidate:
        value = {"label": label, "type": kind, "aliases": ()}
        return one("actor", found(line, label), value, group="actors", **more)

    rows = [
        cell(12, 8, "○", 2),
        cell(12, 10, "◎", 3),
        cell(13, 8, "", 2),
        cell(13, 9, "◎", 3),
        cell(14, 8, "◎", 2, second="○", cls="X"),
        cell(14, 10, "○", 3),
    ]
    signs = [
        one(
            "sign",
            found(3, sign),
            {"sign": sign, "printed": word, "scheme": "role", "code": code},
            group="legend-3",
        )
        for sign, word, code in (("◎", "主体", "lead"), ("○", "協力", "participant"))
    ]
    items = [
        *signs,
        one(
            "plan",
            found(1, "見本市協働推進計画"),
            {
                "label": "見本市協働推進計画",
                "start_fy": "2024",
                "end_fy": "2028",
                "relation": "",
                "related": "",
            },
            cls="B",
        ),
        element(4, "方針", "1", "人を育てる", group="a"),
        element(5, "事業", "1", "講座の開催", "element-4-4", group="a"),
        element(7, "事業", "2", "名簿の作成", "element-4-4", group="a"),
        element(
            9, "方針", "2", "場をつくる", kind="gap", cls="C", group="b", takes=("element-10-4",)
        ),
        element(10, "事業", "3", "広場の開放", "element-4-4", group="b"),
        *rows,
        actor(1, "見本市", "city_government", also=(found(11, "市"),)),
        actor(6, "市民課", "department", same="suffix.課>department"),
        actor(6, "見本大学", "education", same="suffix.大学>education"),
        actor(8, "見本大学地域連携室", "education", same="suffix.大学>education"),
        actor(11, "市民", "individual_class"),
        one(
            "pair",
            found(8, "見本大学地域連携室"),
            {"a": "見本大学", "b": "見本大学地域連携室", "why": "contains"},
            cls="C",
        ),
        one("instrument", found(7, "名簿"), {"label": "名簿", "kind": "registry"}, cls="C"),
        one(
            "tie",
            found(6, "市民課", "subj"),
            {
                "subject": "市民課",
                "relation": "partners_with",
                "object": "見本大学",
                "basis": "stated",
                "modality": "",
            },
            cls="B",
            also=(found(6, "見本大学", "obj"), found(6, "協定", "verb")),
        ),
        one(
            "tie",
            found(8, "市民課", "subj"),
            {
                "subject": "市民課",
                "relation": "advises",
                "object": "見本大学地域連携室",
                "basis": "stated",
                "modality": "",
            },
            cls="C",
            also=(found(8, "見本大学地域連携室", "obj"),),
        ),
        one("line", found(15, "３回", "fig"), {"hits": ("３回",)}, cls="C"),
    ]
    # The city's name stands in the head of the column, too: 市 is an alias of it.
    items = [
        Candidate(i.id, i.kind, i.spans, {**i.value, "aliases": ("市",)}, i.rule, "B", i.group)
        if i.value.get("label") == "見本市" and i.kind == "actor"
        else i
        for i in items
    ]
    table = DraftTable(
        "table-11",
        "役割",
        "tabs",
        (11, 14),
        ("番号", "事業名", "市民", "市"),
        (11,),
        ("number", "label", "role", "role"),
        tuple(
            TableRow(
                (line,),
                str(line - 11),
                TEXT.splitlines()[line - 1].split("\t")[1],
                ("", "", *(c.id for c in rows if c.row == line - 12)),
                tuple(TEXT.splitlines()[line - 1].split("\t")),
            )
            for line in (12, 13, 14)
        ),
        Counts(3, 3, 4, 5, 5),
        tuple(s.id for s in signs),
    )
    return Draft(city, Text(f"{city}-1", text.encode()), tuple(items), (table,), "test")


def with_proposals(draft: Draft) -> Draft:
    """The same with what a language model proposed: a theme, and the English of two names."""

    def proposal(kind: str, about: str, **value: Any) -> Candidate:
        item = draft.by_id[about]
        told = {"label": item.text("label"), **value}
        return Candidate(f"{kind}-{about}", kind, item.spans, told, "assist.m7.1", "C")

    themes = {"themes": ("T03", "T01"), "primary": "T03", "field": ""}
    return replace(
        draft,
        items=(
            *draft.items,
            proposal("theme", "element-5-4", **themes),
            proposal("english", "actor-6-0", en="Citizens' Division"),
            proposal("english", "actor-6-4", en="Mihon College"),
        ),
    )
