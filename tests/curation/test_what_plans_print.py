"""What plans print beside titles and marks has its place: written, it comes back from a query."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from grown_town import write_data

import kyodo_graph as kg
from kyodo_graph.cli.main import run

STATUS = [
    {"fy": 2022, "symbol": "△", "implementation": "partly_achieved", "disposition": "reviewed",
     "printed": "見直し"},
    {"fy": 2023, "symbol": "A", "disposition": "merged", "printed": "統合"},
]  # fmt: skip
SPAN = {"at": 4, "start_fy": 2024, "end_fy": 2026, "phase": "implement", "printed": "短期"}
HALF = {"at": 4, "fy": 2027, "half": "second", "phase": "consider", "printed": "下期検討"}


def both(ja: str, en: str) -> dict[str, str]:
    return {"ja": ja, "en": en}


def town(content: Any) -> None:
    """Minami with one of each."""
    plan = content["plans"][0]
    plan["viewpoints"] = [{"at": 2, "number": "1", "label": both("つながる", "Being tied")}]
    plan["policies"][0] |= {"themes": ["T03"], "primary_theme": "T03"}
    item = plan["policies"][0]["initiatives"][0]
    item["corrected"] = both("講座の開催!", "Courses, as we read it")
    item["short"] = both("講座", "Courses")
    item["status"], item["schedule"] = STATUS, [SPAN, HALF]
    observations = item["indicators"][0]["observations"]
    observations += [
        {"fy": 2025, "value": 1300, "value_kind": "interim_target", "printed": "1,300人"},
        {"fy": 2027, "value": 1400, "value_kind": "interim_target", "printed": "1,400人"},
        {
            "fy": 2028,
            "value_kind": "target",
            "printed": "現状維持",
            "value_text": both("現状維持", "kept as it is"),
        },
        {"fy": 2024, "half": "first", "value": 500, "value_kind": "actual", "printed": "500"},
        {"fy": 2024, "half": "second", "value": 700, "value_kind": "actual", "printed": "700"},
    ]
    content["legends"] = [
        {"is": "Legend", "at": 6, "reads": 3,
         "entries": [{"symbol": "A", "rank": 1, "meaning": both("順調", "on course")},
                     {"symbol": "B", "rank": 2},
                     {"symbol": "△", "implementation": "partly_achieved"},
                     {"symbol": "◎", "role": "lead"}, {"symbol": "○", "role": "participant"}]}
    ]  # fmt: skip
    new, old, forum = (
        {"id": f"minami/actor/{key}", "is": "Actor", "at": 6, "label": both(ja, en),
         "actor_type": kind, "specificity": "named"}
        for key, ja, en, kind in (
            ("kyodo-ka", "協働課", "Collaboration section", "department"),
            ("shimin-ka", "市民課", "Citizens' section", "department"),
            ("kaigi", "協働会議", "Forum", "network_or_forum"),
        )
    )  # fmt: skip
    old["lineage"] = [
        {"lineage_relation": "renamed_as", "target": "minami/actor/kyodo-ka", "fy": 2024}
    ]
    forum["members"] = [{"ref": "minami/actor/chonaikai", "at": 6}, "minami/actor/center"]
    forum["tasks"] = [{"at": 6, "number": "1", "label": both("提言", "To advise")}]
    content["actors"] += [new, old, forum]
    content["districts"] = [
        {"id": "minami/district/machi", "is": "District", "at": 6,
         "label": both("旧町", "Old town"),
         "lineage": [{"lineage_relation": "merged_into", "target": "minami", "fy": 2005}]}
    ]  # fmt: skip
    content["issues"] = [
        {"is": "Issue", "at": 2, "label": both("担い手不足", "Too few hands"),
         "concerns": ["minami/p2/1"]}
    ]  # fmt: skip
    content["activities"] = [
        {"id": "minami/activity/kai", "is": "Activity", "at": 3, "label": both("交流会", "Meeting"),
         "activity_kind": "meeting", "fy": 2023, "held": False,
         "topics": [{"at": 3, "label": both("防災", "Disasters")}]}
    ]  # fmt: skip


@pytest.fixture
def folder(mini_copy: Path) -> Path:
    path = mini_copy / "minami" / "minami-1.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    town(content)
    write_data(path, content)
    return mini_copy


@pytest.fixture
def graph(folder: Path) -> kg.Graph:
    return kg.load(folder, cached=False)


def rows(graph: kg.Graph, query: str, *columns: str, **where: Any) -> list[tuple[Any, ...]]:
    found = [r for r in graph.query(query, lang="en") if all(r[k] == v for k, v in where.items())]
    return [tuple(r[c] for c in columns) for r in found]


def test_the_shapes_and_rules_allow_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["check", "--data", str(folder)])
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert "error" not in printed


def test_spans_and_half_years(graph: kg.Graph) -> None:
    columns = ("fy", "end_fy", "half", "phase", "printed")
    assert rows(graph, "schedule", *columns) == [
        (2024, 2026, None, "implement", "短期"), (2027, None, "second", "consider", "下期検討"),
    ]  # fmt: skip


def test_a_span_plans_each_of_its_years(graph: kg.Graph) -> None:
    """Queries by year find an item in every year of its span."""
    for fy in (2024, 2025, 2026):
        assert rows(graph, "planned_in_year", "element", fy=fy) == [("Courses",)]
    assert rows(graph, "planned_in_year", "element", fy=2028) == []
    years = [r["fy"] for r in graph.query("planned_by_year")]
    assert set(years) == {2024, 2025, 2026, 2027}


def test_assessments_of_several_years_with_grades_and_printed_words(graph: kg.Graph) -> None:
    columns = ("fy", "symbol", "implementation", "disposition_key", "printed", "grade", "meaning")
    assert rows(graph, "statuses", *columns) == [
        (2022, "△", "partly_achieved", "reviewed", "見直し", None, None),
        (2023, "A", None, "merged", "統合", 1, "on course"),
    ]  # fmt: skip


def test_targets_in_words_and_interim_targets(graph: kg.Graph) -> None:
    columns = ("fy", "value", "value_text")
    assert rows(graph, "observations", *columns, value_kind="interim_target") == [
        (2025, 1300, None), (2027, 1400, None),
    ]  # fmt: skip
    assert (2028, None, "kept as it is") in rows(
        graph, "observations", *columns, value_kind="target"
    )


def test_an_indicator_has_one_row_with_halves_and_interim_targets(graph: kg.Graph) -> None:
    """The second half of a year is later than its first."""
    columns = ("baseline", "latest_fy", "latest", "target", "share")
    assert rows(graph, "indicator_progress", *columns) == [(1200, 2024, 700, None, None)]


def test_towns_that_merged_and_a_renamed_section(graph: kg.Graph) -> None:
    columns = ("element", "relation", "target", "target_class")
    assert sorted(rows(graph, "lineage", *columns)) == [
        ("Citizens' section", "renamed_as", "Collaboration section", "Actor"),
        ("Old town", "merged_into", "Minami City", "City"),
    ]


def test_corrected_readings(graph: kg.Graph) -> None:
    assert rows(graph, "elements", "label", "corrected", kind="initiative") == [
        ("Courses", "Courses, as we read it")
    ]


@pytest.mark.parametrize(
    ("query", "column", "said"),
    [
        ("members", "member", ["Minami Civic Activity Centre", "Neighbourhood association"]),
        ("tasks", "task", ["To advise"]),
        ("viewpoints", "viewpoint", ["Being tied"]),
        ("topics", "topic", ["Disasters"]),
        ("issues", "issue", ["Too few hands"]),
        ("not_held", "activity", ["Meeting"]),
    ],
)
def test_what_can_be_asked(graph: kg.Graph, query: str, column: str, said: list[str]) -> None:
    assert sorted(str(v) for (v,) in rows(graph, query, column)) == said


def test_the_networks_take_all_of_it(graph: kg.Graph) -> None:
    for name in graph.projections:
        graph.network(name)
    ends = {tuple(sorted(edge)) for edge in graph.network("whole").edges()}
    assert ("minami/actor/kyodo-ka", "minami/actor/shimin-ka") in ends
