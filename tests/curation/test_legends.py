"""Marks of a table mean what the document's own legend says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.errors import InputError

PLAN = "minami/minami-1.yaml"
LEGEND = """legends:
- is: Legend
  at: 6
  reads: 3-4
  entries:
  - {symbol: "◎", role: lead}
  - {symbol: "○", role: participant}
  - {symbol: "△", role: support, meaning: {ja: 支える, en: backs it}}
  - {symbol: 実施, phase: implement}
  - {symbol: →, phase: continue}
"""
LEAD = 'role: lead, column: センター, symbol: "◎"'

Load = Callable[..., kg.Graph]


@pytest.fixture
def changed(mini_copy: Path) -> Load:
    """The small city with the legend and with some text replaced."""

    def load(old: str = "", new: str = "", legend: str = LEGEND) -> kg.Graph:
        path = mini_copy / PLAN
        text = path.read_text(encoding="utf-8")
        assert not old or text.count(old) == 1
        path.write_text(text.replace(old, new) + legend if old else text + legend, "utf-8")
        return kg.load(mini_copy, cached=False)

    return load


def roles(graph: kg.Graph) -> dict[str, str]:
    rows = graph.sparql(
        "SELECT ?actor ?code { ?p kyodo:actor ?actor ; kyodo:role/kyodo:code ?code }"
    )
    return {str(a).rpartition("/")[2]: str(code) for a, code in rows.rows}  # type: ignore[union-attr]


def test_a_mark_has_the_code_of_its_legend(changed: Load) -> None:
    graph = changed(LEAD, 'column: センター, symbol: "△"')
    assert roles(graph) == {"city": "participant", "center": "support"}
    read = graph.sparql(
        "SELECT ?mark ?meaning { ?p a kyodo:Participation ; kyodo:readBy ?e . "
        '?e kyodo:symbol ?mark OPTIONAL { ?e kyodo:meaning ?meaning FILTER(LANG(?meaning) = "en") }'
        "} ORDER BY ?mark"
    )
    assert read.rows == (("△", "backs it"), ("○", None))  # type: ignore[union-attr]


def test_a_look_alike_of_the_mark_is_read(changed: Load) -> None:
    assert roles(changed(LEAD, 'column: センター, symbol: "◯"'))["center"] == "participant"


def test_a_code_that_the_legend_gives_may_be_written_too(changed: Load) -> None:
    assert roles(changed())["center"] == "lead"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ('role: lead, column: センター, symbol: "○"',
         "role 'lead' where '○' is printed; expected 'participant', as the legend at "),
        ('column: センター, symbol: "□"',
         "'□' is in no legend for minami-1:3; expected one of ◎, ○, △"),
    ],
)  # fmt: skip
def test_what_the_legend_does_not_bear_is_refused(changed: Load, new: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        changed(LEAD, new)
    (line,) = str(caught.value).splitlines()
    assert said in line
    assert line.startswith(f"data/{PLAN}:3")


def test_outside_its_lines_a_legend_reads_nothing(changed: Load) -> None:
    legend = LEGEND.replace("reads: 3-4", "reads: 4")
    graph = changed(LEAD, 'role: lead, column: センター, symbol: "□"', legend)
    assert roles(graph)["center"] == "lead"
    assert graph.sparql("ASK { ?p a kyodo:Participation ; kyodo:readBy ?entry }") is False


def test_phases_are_read_by_their_own_entries(changed: Load) -> None:
    graph = changed(
        "{at: 4, fy: 2024, phase: implement, printed: 実施}", "{at: 4, fy: 2024, printed: 実施}"
    )
    table = graph.query("schedule")
    assert table.column("phase") == ("implement", "continue")  # type: ignore[union-attr]


def test_grades_of_a_document_are_its_legend(changed: Load) -> None:
    legend = """legends:
- is: Legend
  at: 6
  reads: 3
  entries:
  - {symbol: A, rank: 1, meaning: {ja: 順調, en: on course}}
  - {symbol: B, rank: 2}
"""
    status = "      status:\n      - {symbol: Ｂ, fy: 2023}\n      - {symbol: A, fy: 2024}\n"
    graph = changed("      schedule:\n", f"{status}      schedule:\n", legend)
    rows = graph.sparql(
        "SELECT ?status ?rank { ?status a kyodo:StatusAssessment ; kyodo:readBy/kyodo:rank ?rank }"
        " ORDER BY ?status"
    )
    ends = [(str(s).rpartition("/")[2], rank) for s, rank in rows.rows]  # type: ignore[union-attr]
    assert ends == [("status-2023", 2), ("status-2024", 1)]
