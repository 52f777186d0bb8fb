"""Gold for `kyodo draft`: the plans of data/, the samples, the invented plans of the tests."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

import kyodo_graph as kg
from kyodo_graph.drafting import Text

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
INVENTED = ROOT / "tests" / "drafting" / "plans"
KEPT = ROOT / "tests" / "drafting" / "kept"
"""Plans that were written after the rules, and by which none was mended."""
OPEN = ROOT / "tests" / "drafting" / "open"
"""Plans of which something is not yet read as it is printed."""

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Gold:
    """A document's text and what is in it, a table for each kind of fact, by column."""

    name: str
    group: str
    text: Text
    tables: dict[str, Rows]


def invented(folder: Path = INVENTED, group: str = "invented") -> Iterator[Gold]:
    """The plans of a folder of the tests, with the gold written beside each."""
    for path in sorted(folder.glob("*.txt")):
        told = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        tables = {kind: list(_written(kind, told.get(kind) or [])) for kind in _FIELDS}
        yield Gold(path.stem, group, Text(path.stem, path.read_bytes()), tables)


_FIELDS = {
    "plans": ("plan_label", "start_fy", "end_fy", "relation", "related_plan"),
    "elements": ("level", "number", "label", "parent_label"),
    "roles": ("element", "roles"),
    "schedule": ("element", "years"),
    "statuses": ("number", "element", "symbol", "disposition"),
    "observations": ("scope", "indicator", "unit", "values"),
    "actors": ("label", "type", "aliases"),
    "ties": ("subject", "relation", "object"),
    "instruments": ("label", "kind"),
}


def _written(kind: str, lines: list[str]) -> Iterator[dict[str, str]]:
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        row = dict(zip(_FIELDS[kind], parts, strict=False))
        if kind == "roles":
            for pair in row["roles"].split():
                actor, role = pair.rsplit("=", 1)
                yield {"element": row["element"], "actor": actor, "role": role}
        elif kind == "schedule":
            for pair in row["years"].split():
                span, phase = pair.split("=")
                first, _, last = span.partition("-")
                for year in range(int(first), int(last or first) + 1):
                    yield {"element": row["element"], "fy": str(year), "phase": phase}
        elif kind == "observations":
            for one in row["values"].split():
                fy, value, of = one.split("=")
                yield {**row, "fy": fy, "value": value, "value_kind": of}
        else:
            yield row


def samples(root: Path = SHARED / "samples", group: str = "sample") -> Iterator[Gold]:
    """The plans below a folder, each in one of its own: ``document.txt`` and a table a kind."""
    for folder in sorted(root.glob("*/document.txt")):
        tables = {}
        for path in folder.parent.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                tables[path.stem] = list(csv.DictReader(file))
        name = folder.parent.name
        yield Gold(name, group, Text(name, folder.read_bytes()), tables)


def coded() -> Iterator[Gold]:
    """The documents of data/, as far as their texts are at hand."""
    graph = kg.load()
    queries = ("elements", "roles", "schedule", "statuses", "observations", "actors", "ties")
    found = {
        name: _records(graph, name) for name in (*queries, "instruments", "plans", "plan_links")
    }
    for path in sorted(SHARED.glob("sources/*.txt")):
        key = path.stem
        tables = {name: [r for r in rows if _in(key, r)] for name, rows in found.items()}
        tables["roles"] = [
            {**r, "actor": r["column"]} for r in tables["roles"] if r["symbol"] and r["column"]
        ]
        tables["ties"] = [r for r in tables["ties"] if r["basis"] == "stated"]
        tables["observations"] = [r for r in tables["observations"] if r["value"]]
        tables["plans"] = list(_plans(tables.pop("plans"), tables.pop("plan_links")))
        yield Gold(key, "coded", Text(key, path.read_bytes()), tables)


def _records(graph: kg.Graph, name: str) -> Rows:
    table = graph.query(name)
    return [
        {c: "" if v is None else str(v) for c, v in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def _in(key: str, record: dict[str, str]) -> bool:
    sources = record.get("sources") or record["source"]
    return any(one.strip().rsplit(":", 1)[0] == key for one in sources.split("|"))


def _plans(plans: Rows, links: Rows) -> Iterator[dict[str, str]]:
    """Plans and their relations as the draft's table has them: from the related plan's side."""
    linked: dict[str, list[tuple[str, str]]] = {}
    for link in links:
        if link["relation"] in ("executes", "revises"):
            linked.setdefault(link["plan"], []).append((link["relation"], link["other_plan"]))
        else:
            linked.setdefault(link["other_plan"], []).append((link["relation"], link["plan"]))
    for plan in plans:
        for relation, other in linked.get(plan["plan"], [("", "")]):
            yield {
                "plan_label": plan["plan"],
                "start_fy": plan["start_fy"],
                "end_fy": plan["end_fy"],
                "relation": relation,
                "related_plan": other,
            }


def names_of(gold: Gold) -> dict[str, str]:
    """Each name and alias of an actor, to its label."""
    from kyodo_graph.folding import fold_name

    found = {}
    for row in gold.tables["actors"]:
        label = row.get("label") or row.get("actor", "")
        for name in (label, *re.split(r"[;|]", row.get("aliases") or "")):
            if name.strip():
                found.setdefault(fold_name(name), fold_name(label))
    return found
