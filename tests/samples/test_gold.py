"""Nothing of the gold is lost: each of its tables comes back from a query of the library."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import kyodo_graph as kg

from .coding_gold import SAMPLES, Sample, gold_of, kind_of, squeezed


@pytest.fixture(scope="module")
def graph(two: tuple[Path, ...]) -> kg.Graph:
    return kg.load(*two)


@pytest.fixture(params=SAMPLES, ids=[s.key for s in SAMPLES])
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param  # type: ignore[no-any-return]


def rows(graph: kg.Graph, query: str, sample: Sample) -> list[dict[str, Any]]:
    return [dict(r) for r in graph.query(query, city=sample.key)]


def table(found: list[dict[str, Any]], *columns: str) -> Counter[tuple[str, ...]]:
    """Some columns as texts that may be compared; numbers as the gold writes them."""

    def text(value: Any) -> str:
        if isinstance(value, float):
            value = f"{value:g}"
        return squeezed("" if value is None else str(value))

    return Counter(tuple(text(r.get(c)) for c in columns) for r in found)


def gold(
    samples: Path, sample: Sample, name: str, *columns: str, **changes: Any
) -> Counter[tuple[str, ...]]:
    """The columns of a gold table, each cell put through its change."""
    read = [dict(r) for r in gold_of(samples / sample.key)[name]]
    for row in read:
        for column, change in changes.items():
            row[column] = change(row)
    return table(read, *columns)


def covers(found: dict[str, Any], line: str) -> bool:
    """Whether a passage holds the line of the gold."""
    first, _, last = str(found["source"]).rpartition(":")[2].partition("-")
    return int(first) <= int(line) <= int(last or first)


def test_plans_and_their_relations(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = rows(graph, "plans", sample)
    for one in found:
        one |= {"plan_label": one["plan"]}
    years = gold(samples, sample, "plans", "plan_label", "start_fy", "end_fy")
    assert set(table(found, "plan_label", "start_fy", "end_fy")) == set(years)
    links = rows(graph, "plan_links", sample)
    # Of "plan_label is predecessor of related_plan" the later plan is the one that has the link.
    turned = [
        {"relation": r["relation"], **dict(zip(("plan", "other"), ends, strict=True))}
        for r in links
        for ends in [
            (r["plan"], r["other_plan"])
            if r["relation"] in ("executes", "revises")
            else (r["other_plan"], r["plan"])
        ]
    ]
    expected = gold(samples, sample, "plans", "plan_label", "relation", "related_plan")
    assert table(turned, "plan", "relation", "other") == Counter(
        {key: n for key, n in expected.items() if key[1]}
    )


def test_elements(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    own = gold_of(samples / sample.key)["plans"][0]["plan_label"]
    found = [r for r in rows(graph, "elements", sample) if r["plan"] == own]
    for one in found:
        one["label"] = one["corrected"] or one["label"]
    columns = ("level", "number", "label", "parent_number", "parent_label")
    assert table(found, *columns) == gold(samples, sample, "elements", *columns)
    by_number = {(r["level"], r["number"]): r for r in found}
    for row in gold_of(samples / sample.key)["elements"]:
        assert covers(by_number[row["level"], row["number"] or None], row["line"])


def test_roles(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = [r for r in rows(graph, "roles", sample) if r["role"] != "responsible"]
    # A joint column's head stands with each of its actors.
    cells = {(r["number"], r["column"], r["role"]): r for r in found}
    again = table([{"n": n, "c": c, "r": r} for n, c, r in cells], "n", "c", "r")
    assert again == gold(samples, sample, "roles", "number", "actor", "role")
    for row in gold_of(samples / sample.key)["roles"]:
        assert covers(cells[row["number"], row["actor"], row["role"]], row["line"])
    joint = {r["column"] for r in found if r["joint"]}
    assert joint == ({"自治会・町内会 地区協議会"} if sample.key == "asahino" else set())
    heads = {r["column"] for r in found}
    actors = {r["actor"] for r in found}
    assert len(actors) == len(heads) + len(joint)
    charge = [r for r in rows(graph, "roles", sample) if r["role"] == "responsible"]
    assert len(charge) == (20 if sample.key == "kiritani" else 0)


def test_schedule(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = rows(graph, "schedule", sample)
    columns = ("number", "fy", "phase")
    assert table(found, *columns) == gold(samples, sample, "schedule", *columns)


def test_statuses_stand_with_the_earlier_plan(
    graph: kg.Graph, sample: Sample, samples: Path
) -> None:
    found = rows(graph, "statuses", sample)
    columns = ("number", "element", "symbol", "printed")
    expected = gold(
        samples, sample, "statuses", *columns, printed=lambda row: row["disposition"]
    )  # fmt: skip
    assert table(found, *columns) == expected
    assert {r["plan"] for r in found} == ({sample.earlier} if found else set())
    codes = {r["symbol"]: r["implementation"] for r in found}
    assert set(codes.values()) <= {
        "achieved", "mostly_achieved", "partly_achieved", "not_achieved",
    }  # fmt: skip
    merged = [r for r in found if "統合" in str(r["printed"])]
    lineage = {(r["number"], r["relation"]) for r in rows(graph, "lineage", sample)}
    assert lineage == {(r["number"], "merged_into") for r in merged}


def test_observations(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = rows(graph, "observations", sample)
    for one in found:
        # A target for a year before the last is called an interim one where it is headed so.
        one["value_kind"] = str(one["value_kind"]).removeprefix("interim_")
    columns = ("scope", "indicator", "unit", "fy", "value", "value_kind")
    expected = gold(samples, sample, "observations", *columns,
                    value=lambda row: f"{float(row['value']):g}")  # fmt: skip
    assert table(found, *columns) == expected
    own = {"asahino": 7, "kiritani": 6}[sample.key]
    assert len(rows(graph, "indicator_progress", sample)) == own  # one row each, two targets or not


def test_actors(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = rows(graph, "actors", sample)
    for one in found:
        one["aliases"] = ";".join(sorted(filter(None, re.split(r" \| ", one["aliases"] or ""))))
    assert table(found, "actor", "type", "aliases") == gold(
        samples, sample, "actors", "actor", "type", "aliases", actor=lambda row: row["label"],
        aliases=lambda row: ";".join(sorted(filter(None, row["aliases"].split(";")))),
    )  # fmt: skip


def test_ties(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = rows(graph, "ties", sample)
    columns = ("subject", "relation", "object", "basis")
    assert table(found, *columns) == gold(samples, sample, "ties", *columns)


def test_instruments(graph: kg.Graph, sample: Sample, samples: Path) -> None:
    found = rows(graph, "instruments", sample)
    assert table(found, "instrument", "kind") == gold(
        samples, sample, "instruments", "instrument", "kind",
        instrument=lambda row: row["label"], kind=kind_of,
    )  # fmt: skip
