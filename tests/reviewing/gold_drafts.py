"""Drafts of the two invented plans with the candidates that their gold tables give, for tests.

Every candidate is right, unless a test spoils it, so that what is recorded of them can be compared
with the gold. How well drafts are made of texts is tested with the drafter.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kyodo_graph.drafting import Candidate, Counts, Draft, DraftTable, Span, TableRow, Text
from kyodo_graph.folding import fold

LEGENDS = {
    "asahino": [
        (197, 0, [("◎", "role", "lead"), ("○", "role", "participant"), ("△", "role", "support")]),
        (
            201,
            1,
            [
                ("検", "phase", "consider"),
                ("実", "phase", "implement"),
                ("継", "phase", "continue"),
            ],
        ),
    ],
    "kiritani": [
        (
            163,
            0,
            [
                ("◎", "role", "lead"),
                ("○", "role", "participant"),
                ("検討", "phase", "consider"),
                ("実施", "phase", "implement"),
                ("→", "phase", "continue"),
            ],
        ),
        (
            33,
            1,
            [
                ("◎", "status", "achieved"),
                ("○", "status", "mostly_achieved"),
                ("△", "status", "partly_achieved"),
                ("×", "status", "not_achieved"),
            ],
        ),
    ],
}
TABLES = {
    "asahino": [("table-169", (169, 195)), ("table-203", (203, 211)), ("table-217", (217, 225))],
    "kiritani": [("table-165", (165, 194)), ("table-35", (35, 54)), ("table-198", (198, 210))],
}
DISPOSITIONS = {
    "完了": "completed",
    "継続": "continued",
    "拡充": "expanded",
    "廃止": "abolished",
    "統合": "merged",
}
MARKS = {"lead": "◎", "participant": "○", "support": "△"}
STATUSES = {"◎": "achieved", "○": "mostly_achieved", "△": "partly_achieved", "×": "not_achieved"}
KINDS = {"system": "programme", "subsidy": "grant"}
PHASES = {
    "asahino": {"consider": "検", "implement": "実", "continue": "継"},
    "kiritani": {"consider": "検討", "implement": "実施", "continue": "→"},
}
Row = Mapping[str, str]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """A gold table."""
    return list(csv.DictReader((folder / f"{table}.csv").open(encoding="utf-8")))


def gold_draft(folder: Path) -> Draft:
    """The draft of a sample whose candidates are those of its gold."""
    key = folder.name
    text = Text(f"{key}-1", (folder / "document.txt").read_bytes())
    made = _Maker(key, folder, text)
    items = tuple(made.items())
    return Draft(key, text, items, tuple(made.tables(items)), "gold")


class _Maker:
    def __init__(self, key: str, folder: Path, text: Text) -> None:
        self.key, self.folder, self.text = key, folder, text
        self.used: set[str] = set()
        self.elements: dict[tuple[str, str], str] = {}

    def candidate(
        self, kind: str, line: int, words: str, value: Mapping[str, Any], **more: Any
    ) -> Candidate:
        printed = self.text.lines[line - 1]
        start = max(printed.find(words), 0) if words else 0
        end = start + len(words) if words and words in printed else len(printed)
        name, number = f"{kind}-{line}-{start}", 1
        while name in self.used:
            number += 1
            name = f"{kind}-{line}-{start}-{number}"
        self.used.add(name)
        more.setdefault("cls", "A")
        more.setdefault("rule", f"gold.{kind}")
        what = "cell" if more.get("table") else "cue"
        return Candidate(name, kind, (Span(line, start, end, what),), value, **more)

    def items(self) -> Iterator[Candidate]:
        for line, table, signs in LEGENDS[self.key]:
            for sign, scheme, code in signs:
                value = {"sign": sign, "printed": "", "scheme": scheme, "code": code}
                yield self.candidate("sign", line, sign, value, group=f"legend-{table}")
        yield from self.plans()
        yield from self.tree()
        yield from self.cells()
        for r in rows(self.folder, "actors"):
            value = {
                "label": r["label"],
                "type": r["type"],
                "aliases": tuple(filter(None, r["aliases"].split(";"))),
            }
            yield self.candidate(
                "actor",
                int(r["line"]),
                r["label"],
                value,
                cls="B",
                group="actors",
                same=f"type:{r['type']}",
            )
        for r in rows(self.folder, "instruments"):
            value = {"label": r["label"], "kind": KINDS.get(r["kind"], r["kind"])}
            yield self.candidate("instrument", int(r["line"]), r["label"], value, cls="C")
        for r in rows(self.folder, "ties"):
            value = {
                **{k: r[k] for k in ("subject", "relation", "object", "basis")},
                "modality": "",
            }
            yield self.candidate("tie", int(r["line"]), "", value, cls="C")

    def plans(self) -> Iterator[Candidate]:
        for r in rows(self.folder, "plans"):
            value = {
                "label": r["plan_label"],
                "start_fy": r["start_fy"],
                "end_fy": r["end_fy"],
                "relation": r["relation"],
                "related": r["related_plan"],
            }
            yield self.candidate("plan", int(r["line"]), r["plan_label"], value, cls="B")

    def tree(self) -> Iterator[Candidate]:
        for r in rows(self.folder, "elements"):
            parent = self.elements.get((r["parent_number"], r["parent_label"]), "")
            value = {
                "level": r["level"],
                "number": r["number"],
                "label": r["label"],
                "parent": parent,
            }
            made = self.candidate(
                "element", int(r["line"]), r["label"], value, group=parent or f"branch-{r['line']}"
            )
            self.elements[r["number"], r["label"]] = made.id
            yield made

    def cells(self) -> Iterator[Candidate]:
        for r in rows(self.folder, "roles"):
            value = {
                **self.row(r),
                "actor": r["actor"],
                "sign": MARKS[r["role"]],
                "code": r["role"],
                "joint": "",
            }
            yield self.cell("role", r, MARKS[r["role"]], value, 0)
        for r in rows(self.folder, "schedule"):
            sign = PHASES[self.key][r["phase"]]
            value = {**self.row(r), "fy": r["fy"], "sign": sign, "code": r["phase"]}
            yield self.cell("phase", r, sign, value, 1 if self.key == "asahino" else 0)
        for r in rows(self.folder, "statuses"):
            row = {"element": "", "number": r["number"], "label": r["element"]}
            value = {**row, "sign": r["symbol"], "code": STATUSES[r["symbol"]]}
            yield self.cell("status", r, r["symbol"], value, 1)
            code = next(c for w, c in DISPOSITIONS.items() if r["disposition"].startswith(w))
            value = {**row, "sign": r["disposition"], "code": code}
            yield self.cell("disposition", r, r["disposition"], value, 1)
        for r in rows(self.folder, "observations"):
            printed = self.text.lines[int(r["line"]) - 1]
            cells = [c.strip() for c in re.split(r"[|\t]", printed)]
            sign = next(c for c in cells if c and fold(c).replace(",", "") == fold(r["value"]))
            value = {k: r[k] for k in ("scope", "indicator", "unit", "fy", "value", "value_kind")}
            yield self.cell("value", r, sign, {**value, "sign": sign}, 2)

    def cell(
        self, kind: str, row: Row, sign: str, value: Mapping[str, Any], table: int
    ) -> Candidate:
        name, _ = TABLES[self.key][table]
        return self.candidate(kind, int(row["line"]), sign, value, table=name, group=name)

    def row(self, r: Row) -> dict[str, str]:
        element = self.elements.get((r["number"], r["element"]), "")
        return {"element": element, "number": r["number"], "label": r["element"]}

    def tables(self, items: Iterable[Candidate]) -> Iterator[DraftTable]:
        items = list(items)
        signs = {
            i.group: [j.id for j in items if j.kind == "sign" and j.group == i.group]
            for i in items
            if i.kind == "sign"
        }
        earlier = [i.id for i in items if i.kind == "plan" and i.value["label"] == "前期実施計画"]
        for place, (name, lines) in enumerate(TABLES[self.key]):
            own = [i for i in items if i.table == name]
            plan = earlier[0] if self.key == "kiritani" and place == 1 else ""
            grid = [
                TableRow(
                    (line,),
                    str(own[0].value.get("number", "")),
                    "",
                    tuple(i.id for i in own if i.lines[0] == line),
                    (),
                )
                for line in sorted({i.lines[0] for i in own})
            ]
            counts = Counts(len(grid), len(grid), 3, len(own), len(own))
            legends = tuple(signs.get(f"legend-{place}", ()))
            yield DraftTable(
                name,
                name,
                "tabs",
                lines,
                ("",),
                (lines[0],),
                ("role",),
                tuple(grid),
                counts,
                legends,
                plan,
            )


def all_accepted(draft: Draft, reviewer: str = "山田花子", **changes: Any) -> dict[str, Any]:
    """A file of decisions that accepts every candidate; ``changes`` are decisions by id instead."""
    decisions = [
        {"id": item.id, "decision": "accept", "at": f"2026-11-30T10:{n // 60 % 60:02}:{n % 60:02}Z"}
        for n, item in enumerate(draft.items)
        if item.kind not in ("pair", "line")
    ]
    decisions = [changes.get(d["id"], d) for d in decisions]
    return {
        "format": "kyodo-decisions/1",
        "document": draft.text.key,
        "sha256": draft.text.sha256,
        "draft": draft.digest,
        "reviewer": reviewer,
        "decisions": decisions,
        "undecided": [],
    }
