"""Whole-graph rules: each finds its fault and nothing else, and nothing in the small city."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import MINI, ROOT

import kyodo_graph as kg
from kyodo_graph.checks.findings import Finding, as_json, grouped, in_order
from kyodo_graph.checks.graph_rules import GraphRule, check_graph, read_graph_rules
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.quads import ontology_quads
from kyodo_graph.errors import InputError
from kyodo_graph.store.merging import merge

RULES = read_graph_rules(ROOT / "ontology" / "checks")
FAIL = Path(__file__).parent / "fail"
PREFIXES = "@base <https://w3id.org/kyodo/id/> . @prefix kyodo: <https://w3id.org/kyodo/ns#> .\n"


@pytest.fixture(scope="module")
def ontology() -> list[ox.Quad]:
    return ontology_quads(read_dataset(MINI / "data", ROOT / "ontology").schema)


def found_in(ontology: list[ox.Quad], trig: str) -> list[Finding]:
    """What all rules find in a TriG text beside the ontology."""
    store = ox.Store()
    store.extend(ontology)
    store.load(trig, format=ox.RdfFormat.TRIG)
    merge(store)
    return check_graph(RULES, store, {})


def test_every_rule_has_a_fixture_and_every_fixture_a_rule() -> None:
    assert sorted(path.stem for path in FAIL.glob("*.trig")) == [rule.name for rule in RULES]
    assert len(RULES) >= 25


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_fault_and_no_rule_another(
    ontology: list[ox.Quad], rule: GraphRule
) -> None:
    text = (FAIL / f"{rule.name}.trig").read_text(encoding="utf-8")
    found = found_in(ontology, text)
    assert [f.rule for f in found] == [rule.name]
    assert found[0].severity == rule.severity
    assert rule.message["en"] in found[0].message
    named = {
        term.value
        for quad in ox.parse(text, format=ox.RdfFormat.TRIG)
        for term in (quad.subject, quad.graph_name)
        if isinstance(term, ox.NamedNode)
    }
    assert found[0].subject in named


def test_nothing_in_the_small_city(mini: kg.Graph) -> None:
    assert check_graph(RULES, mini.store, {}) == []


def test_nothing_in_the_ontology_alone(ontology: list[ox.Quad]) -> None:
    assert found_in(ontology, "") == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_messages_are_in_both_languages(rule: GraphRule) -> None:
    assert rule.message["en"].isascii()
    assert not rule.message["ja"].isascii()


CYCLE = """
<https://w3id.org/kyodo/source/m-1#line=0,1> {
  <m/actor/a> kyodo:partOf <m/actor/b> . <m/actor/b> kyodo:partOf <m/actor/c> .
  <m/actor/c> kyodo:partOf <m/actor/a> . <m/actor/d> kyodo:partOf <m/actor/a> .
}"""


def test_a_cycle_of_several(ontology: list[ox.Quad]) -> None:
    """All that are on the cycle are named, and not what only leads to it."""
    found = [f.subject for f in found_in(ontology, PREFIXES + CYCLE) if f.rule == "part-of-cycle"]
    assert [s.rsplit("/", 1)[-1] for s in sorted(found)] == ["a", "b", "c"]


def test_a_finding_says_where_it_can_be_mended(ontology: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(ontology)
    store.load((FAIL / "orphan-element.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    merge(store)
    places = {"https://w3id.org/kyodo/id/mihon/p1/1": ("data/mihon/mihon-1.yaml", 12)}
    (finding,) = check_graph(RULES, store, places)
    assert finding.place == "data/mihon/mihon-1.yaml:12"
    assert finding.message == "mihon/p1/1: an element belongs to no plan"
    assert finding.said("ja") == "mihon/p1/1: どの計画にも属さない計画要素"


@pytest.mark.parametrize(
    ("header", "wrong"),
    [
        ("", "1:1: no header; expected lines that begin with #+, such as #+ summary: …"),
        ("#+ severity: fatal\n#+ summary: a\n#+ summary_ja: あ\n",
         "1:14: unknown severity 'fatal'; expected error, warning, info"),
        ("#+ severity: error\n#+ summary_ja: あ\n", "1:4: no 'summary'; expected summary: …"),
        ("#+ severity: error\n#+ summary: English only\n",
         "1:4: no 'summary_ja'; expected summary_ja: …"),
        ("#+ summary: a\n#+ summary_ja: あ\n", "1:4: no 'severity'; expected severity: …"),
        ("#+ severity: error\n#+ message: a\n#+ summary: a\n#+ summary_ja: あ\n",
         "2:4: unknown key 'message'; expected summary, summary_ja, severity"),
    ],
)  # fmt: skip
def test_a_rule_without_a_right_header_is_refused(tmp_path: Path, header: str, wrong: str) -> None:
    path = tmp_path / "x.rq"
    path.write_text(header + "SELECT ?subject ?detail {}", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_graph_rules(tmp_path)
    assert str(caught.value) == f"{path}:{wrong}"


# --- findings -----------------------------------------------------------------------------------


def finding(rule: str, severity: str, number: int) -> Finding:
    return Finding(rule, severity, f"message {number}", f"s{number}", "data/x.yaml", number)  # type: ignore[arg-type]


def test_findings_are_grouped_with_counts_and_the_first_few() -> None:
    found = [finding("b-rule", "warning", n) for n in range(1, 9)]
    found += [finding("z-rule", "error", 3), finding("a-rule", "info", 1)]
    assert grouped([*found, *found], first=2) == [
        "error z-rule: 1",
        "  data/x.yaml:3: message 3",
        "warning b-rule: 8",
        "  data/x.yaml:1: message 1",
        "  data/x.yaml:2: message 2",
        "  … and 6 more (all with --format json)",
        "info a-rule: 1",
        "  data/x.yaml:1: message 1",
    ]


def test_findings_as_json_are_whole_and_in_order() -> None:
    found = [finding("b", "info", 2), finding("a", "error", 1), finding("a", "error", 1)]
    read = as_json(found)
    assert [(f["severity"], f["rule"], f["line"]) for f in read] == [
        ("error", "a", 1),
        ("info", "b", 2),
    ]
    assert set(read[0]) == {"rule", "severity", "message", "subject", "file", "line"}
    assert in_order(found) == in_order(reversed(found))


def test_a_finding_without_a_place_names_its_subject() -> None:
    assert Finding("r", "error", "m", "https://example.org/x").place == "https://example.org/x"
