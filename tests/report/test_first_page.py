"""The findings of the first page: every number equals the query behind it, whatever the data."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from grown_town import grown_town

import kyodo_graph as kg
from kyodo_graph.compare.answers import GOING_ON
from kyodo_graph.networks.statements import short
from kyodo_graph.report.contents.material import Material, read_material
from kyodo_graph.report.contents.names import city_name
from kyodo_graph.report.facts import Facts, read_facts
from kyodo_graph.report.findings import centre_functions, fates, joint, leads, targets
from kyodo_graph.report.findings.told import called, told

DATA: dict[str, Path | None] = {"shipped": None, "town": grown_town()}


@cache
def read(name: str) -> tuple[kg.Graph, Facts, Material]:
    graph = kg.load() if DATA[name] is None else kg.load(DATA[name])
    facts = read_facts(graph)
    return graph, facts, read_material(graph, facts)


@pytest.fixture(scope="module", params=[*DATA])
def given(request: pytest.FixtureRequest) -> tuple[kg.Graph, Facts, Material]:
    return read(request.param)


Given = tuple[kg.Graph, Facts, Material]


def sectors(graph: kg.Graph) -> dict[str, str]:
    return {str(r["iri"]): str(r["sector"]) for r in graph.query("actors")}


def plan_of(given: Given, element: str) -> str:
    return next((r.plan.id for r in given[2].rows if element in r.plan.elements), "")


def test_who_leads_is_what_the_roles_say(given: Given) -> None:
    graph, facts, material = given
    sector, led = sectors(graph), defaultdict(set)
    marked = defaultdict(set)
    for r in graph.query("roles"):
        element = short(str(r["element_iri"]))
        is_item = any(element == i.id for row in material.rows for i in row.table.initiatives)
        if not r["column"] or not is_item:
            continue
        plan = plan_of(given, element)
        marked[plan].add(element)
        if r["role"] == "lead" and not r["joint"] and sector[str(r["actor_iri"])] == "S1":
            led[plan].add(element)
    for plan in leads.leads(material.rows, called(facts), material.stated_leads).plans:
        key = plan.row.plan.id
        assert {line.id for line in plan.by_office} == led[key]
        assert {line.id for line in plan.marked} == marked[key]


def test_joint_cells_are_those_of_joint_columns(given: Given) -> None:
    graph, facts, material = given
    found = joint.joint(material.rows, material.names, called(facts))
    for plan in found.plans:
        rows = graph.query("joint_columns", city=plan.row.plan.city)
        own = {short(str(r["iri"])) for r in rows if r["column"] == plan.column.key}
        assert {line.id for line in plan.shared} == own & set(plan.row.plan.elements)


def test_functions_are_in_every_reading(given: Given) -> None:
    graph, facts, material = given
    names = {c.key: city_name(c) for c in facts.cities}
    found = centre_functions.centre_functions(material.centres, material.functions, names)
    for city in found.cities:
        named = {c.id for c in city.centres}
        have = [
            {str(r["function"]) for r in g.query("intermediary_functions", city=city.city)
             if short(str(r["iri"])) in named}
            for g in graph.readings_of(city.city).values()
        ]  # fmt: skip
        for function in found.functions:
            standing = city.standing(function.code)
            if standing in ("stated", "implied"):
                assert all(function.code in codes for codes in have), (city.city, function.code)
            if not standing:
                assert not any(function.code in codes for codes in have)


def test_targets_are_those_of_the_progress_of_indicators(given: Given) -> None:
    graph, facts, material = given
    found = targets.targets(material.rows, called(facts))
    rows = {short(str(r["iri"])): r for r in graph.query("indicator_progress")}
    for series in found.judged:
        assert rows[series.id]["reached"] is (series.standing == "reached"), series.id
        assert (float(str(rows[series.id]["share"])) < 0) is (series.standing == "worse")


def test_fates_are_those_of_the_statuses(given: Given) -> None:
    graph, facts, material = given
    found = fates.fates(material.rows, material.names, called(facts))
    keys = [str(r["disposition_key"]) for r in graph.query("statuses") if r["disposition_key"]]
    assert found.number == (sum(k in GOING_ON for k in keys), len(keys))


def test_who_names_no_leader_does_so_in_every_reading(given: Given) -> None:
    graph, facts, material = given
    names = called(facts)
    found = leads.leads(material.rows, names, material.stated_leads)
    for row in material.rows:
        if names[row.plan.id] not in found.silent:
            continue
        own = {line.id for line in row.table.initiatives}
        for reading in graph.readings_of(row.plan.city).values():
            stated = {
                short(str(r["element_iri"]))
                for r in reading.query("roles", city=row.plan.city)
                if r["role"] == "lead" and r["basis"] == "stated"
            }
            assert 2 * len(stated & own) < len(own)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_number_stands_in_the_sentence(lang: str) -> None:
    _, facts, material = read("shipped")
    names = called(facts)
    for group, found in (
        (leads.GROUP, leads.leads(material.rows, names, material.stated_leads)),
        (fates.GROUP, fates.fates(material.rows, material.names, names)),
        (joint.GROUP, joint.joint(material.rows, material.names, names)),
    ):
        title = told(group, found, lang).title
        assert not title or str(found.number[0]) in title, title
