"""The page of findings: made of the data, the same in both languages, with queries that run."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

import kyodo_graph as kg
from kyodo_graph.docs.findings import leads, money, parts
from kyodo_graph.docs.findings.counting import Spread, spread
from kyodo_graph.docs.findings.page import FINDINGS, findings_page
from kyodo_graph.services.comparing import NAMES
from kyodo_graph.words import page

NUMBER = re.compile(r"(?<![A-Za-z0-9.])\d+(?:\.\d+)?")
POINTER = re.compile(r"[a-z0-9-]+:\d+(-\d+)?")


@cache
def made(lang: str) -> str:
    return findings_page(kg.load(), lang, trials=19)  # type: ignore[arg-type]


def sections(lang: str) -> list[str]:
    return re.split(r"^## \d+\. ", made(lang), flags=re.M)[1:]


def test_every_question_has_its_words() -> None:
    for lang in ("ja", "en"):
        for finding in FINDINGS:
            assert page("findings")[lang][f"question_{finding.key}"].endswith(
                "か" if lang == "ja" else "?"
            )
            assert page("findings")[lang][f"cannot_{finding.key}"]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda f: f.key)
def test_the_command_below_a_finding_is_one(finding: object, graph: kg.Graph) -> None:
    command = finding.command.split()  # type: ignore[attr-defined]
    if command[:2] == ["kyodo", "query"]:
        query = graph.queries[command[2]]
        given = [p.partition("=")[0] for p in command[4::2]]
        assert set(given) <= {p.name for p in query.parameters}
    else:
        assert command[:3] == ["kyodo", "compare", "--table"]
        assert command[3] in NAMES


def test_both_pages_have_the_same_numbers() -> None:
    assert len(sections("ja")) == len(sections("en")) >= 8
    for one, other in zip(sections("en"), sections("ja"), strict=True):
        counted = []
        for text in (one, other):
            body = POINTER.sub("", text.split("**")[0])
            counted.append(Counter(NUMBER.findall(body)))
        # Words of one language alone have numbers of their own: plan 2, 第2次, p < .05.
        assert sum((counted[0] - counted[1]).values()) <= sum(counted[0].values()) * 0.1, one[:60]


def test_numbers_are_counts_of_the_readings(graph: kg.Graph) -> None:
    """Counted here anew, reading by reading, by another way: rows of ties."""
    found = money.money(graph, "yamaguchi", "Yamaguchi City")
    for name, reading in graph.readings_of("yamaguchi").items():
        office = {
            str(r["iri"]) for r in reading.query("actors", city="yamaguchi") if r["sector"] == "S1"
        }
        given = [
            r
            for r in reading.query("ties", city="yamaguchi")
            if r["relation"] in ("funds", "entrusts")
        ]
        own = sum(str(r["subject_iri"]) in office for r in given)
        assert found.office.least <= own <= found.office.most
        if name == "settled":
            assert (found.office.settled, found.others.settled) == (own, len(given) - own)


def test_leads_are_printed_stated_or_supplied(graph: kg.Graph) -> None:
    for city in graph.cities:
        found = leads.leads(graph, city, city)
        led = [r for r in graph.query("roles", city=city) if r["role"] == "lead"]
        told = (found.printed.settled, found.stated.settled, found.supplied.settled)
        assert sum(told) == len(led)
        assert found.supplied.settled == sum(r["basis"] == "implied" for r in led)


def test_two_plans_of_a_city_are_not_poured_into_one(graph: kg.Graph) -> None:
    found = parts.parts(graph, "yamaguchi", "Yamaguchi City", "en")
    assert len({p.plan for p in found.parts}) > 1
    assert all(p.plan for p in found.parts)
    alone = parts.parts(graph, "shinjo", "Shinjō City", "en")
    assert {p.plan for p in alone.parts} <= {""}


def test_a_city_that_was_read_once_has_no_range(mini: kg.Graph) -> None:
    counted = spread(mini, "minami", lambda g: len(g.query("roles", city="minami")))
    assert counted.agreed
    assert counted == Spread(counted.settled, counted.settled, counted.settled)


def test_no_sentence_is_left_unfilled() -> None:
    for lang in ("ja", "en"):
        assert not re.search(r"[{}]|\bNone\b|\bnan\b", made(lang))
