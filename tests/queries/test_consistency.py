"""Counts and shares, worked out once more in plain Python from the tables of the contract."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest
from query_cases import table_of, whole_graph

from kyodo_graph.store.merging import named_quads
from kyodo_graph.tables import Cell

Row = dict[str, Cell]


def rows(name: str, **parameters: str) -> list[Row]:
    return list(table_of(whole_graph().query(name, **parameters)))


@pytest.fixture(scope="module")
def kinds() -> dict[Cell, Cell]:
    """Policy or initiative, by the IRI of the element."""
    return {row["iri"]: row["kind"] for row in rows("elements")}


@pytest.fixture(scope="module")
def actors() -> dict[Cell, Row]:
    return {row["iri"]: row for row in rows("actors")}


@pytest.fixture(scope="module")
def parts(kinds: dict[Cell, Cell]) -> dict[Cell, dict[Cell, set[Cell]]]:
    """The actors of each initiative with their roles."""
    found: dict[Cell, dict[Cell, set[Cell]]] = defaultdict(lambda: defaultdict(set))
    for row in rows("roles"):
        if kinds[row["element_iri"]] == "initiative":
            found[row["element_iri"]][row["actor_iri"]].add(row["role"])
    return found


def city_of(iri: Cell) -> str:
    return str(iri).split("/id/")[1].split("/")[0]


def test_actor_roles(parts: dict[Cell, dict[Cell, set[Cell]]]) -> None:
    led: Counter[Cell] = Counter()
    joined: Counter[Cell] = Counter()
    for members in parts.values():
        led.update(a for a, held in members.items() if "lead" in held)
        joined.update(a for a, held in members.items() if "lead" not in held)
    for row in rows("actor_roles"):
        assert (row["led"], row["joined"]) == (led[row["iri"]], joined[row["iri"]])
    assert sum(led.values()) == sum(int(str(r["led"])) for r in rows("actor_roles"))


def test_sector_roles(parts: dict[Cell, dict[Cell, set[Cell]]], actors: dict[Cell, Row]) -> None:
    total = Counter(city_of(i) for i in parts)
    led: Counter[tuple[str, Cell]] = Counter()
    some: Counter[tuple[str, Cell]] = Counter()
    for initiative, members in parts.items():
        city = city_of(initiative)
        some.update({(city, actors[a]["sector"]) for a in members})
        led.update({(city, actors[a]["sector"]) for a in members if "lead" in members[a]})
    result = rows("sector_roles")
    assert {(r["city"], r["sector"]) for r in result} == set(some)
    for row in result:
        key = (str(row["city"]), row["sector"])
        assert (row["of"], row["led"]) == (total[key[0]], led[key])
        assert row["joined"] == some[key] - led[key]
        assert row["share_any"] == pytest.approx(some[key] / total[key[0]], abs=0.0005)


def test_meetings(parts: dict[Cell, dict[Cell, set[Cell]]], actors: dict[Cell, Row]) -> None:
    """Who meets, which sectors meet, and which types and sectors never do."""
    together: Counter[tuple[Cell, Cell]] = Counter()
    for members in parts.values():
        together.update(combinations(sorted(members, key=str), 2))
    assert together == {(r["iri_a"], r["iri_b"]): r["initiatives"] for r in rows("coparticipation")}
    for field, never in (("sector", "sectors_never_meet"), ("type", "types_never_meet")):
        present: dict[str, set[Cell]] = defaultdict(set)
        met: dict[str, set[tuple[Cell, Cell]]] = defaultdict(set)
        for initiative, members in parts.items():
            # Of an actor in no sector nothing can be said of whom its sector meets.
            there = sorted({str(actors[a][field]) for a in members} - {"S99"})
            present[city_of(initiative)].update(there)
            met[city_of(initiative)].update(combinations(there, 2))
        expected = {
            (city, *pair)
            for city, values in present.items()
            for pair in set(combinations(sorted(values, key=str), 2)) - met[city]
        }
        assert {(r["city"], r[f"{field}_a"], r[f"{field}_b"]) for r in rows(never)} == expected
    pairs = {(r["city"], r["sector_a"], r["sector_b"]) for r in rows("sector_meetings")}
    apart = {(r["city"], r["sector_a"], r["sector_b"]) for r in rows("sectors_never_meet")}
    assert not pairs & apart


def test_breadth(parts: dict[Cell, dict[Cell, set[Cell]]], kinds: dict[Cell, Cell]) -> None:
    for row in rows("actors_per_initiative"):
        mine = {i: m for i, m in parts.items() if city_of(i) == row["city"]}
        of_city = [i for i, k in kinds.items() if k == "initiative" and city_of(i) == row["city"]]
        assert (row["initiatives"], row["with_actors"]) == (len(of_city), len(mine))
        mean = sum(len(m) for m in mine.values()) / len(mine)
        assert row["mean_actors"] == pytest.approx(mean, abs=0.0005)
        led = sum(any("lead" in held for held in m.values()) for m in mine.values())
        assert row["share_with_lead"] == pytest.approx(led / len(mine), abs=0.0005)


def test_initiatives_without_lead(
    parts: dict[Cell, dict[Cell, set[Cell]]], kinds: dict[Cell, Cell]
) -> None:
    expected = {
        i: len(parts.get(i, {}))
        for i, kind in kinds.items()
        if kind == "initiative" and not any("lead" in h for h in parts.get(i, {}).values())
    }
    assert {r["iri"]: r["participants"] for r in rows("initiatives_without_lead")} == expected


def test_city_alone(parts: dict[Cell, dict[Cell, set[Cell]]], actors: dict[Cell, Row]) -> None:
    expected = {i for i, m in parts.items() if {actors[a]["sector"] for a in m} == {"S1"}}
    assert {r["iri"] for r in rows("city_alone")} == expected


def test_policies_without_actor() -> None:
    """Neither the policy nor what stands below it is in the table of roles."""
    named = {row["element_iri"] for row in rows("roles")}
    below: dict[Cell, set[Cell]] = defaultdict(set)
    for row in rows("element_path"):
        if row["class"] == "Policy":
            below[row["part_iri"]].add(row["entity"])
    expected = {policy for policy, elements in below.items() if not elements & named}
    assert {row["iri"] for row in rows("policies_without_actor")} == expected


def test_themes(kinds: dict[Cell, Cell], parts: dict[Cell, dict[Cell, set[Cell]]]) -> None:
    themes: dict[Cell, set[Cell]] = defaultdict(set)
    for row in rows("themes"):
        if kinds[row["iri"]] == "initiative":
            themes[row["iri"]].add(row["theme"])
    count = Counter((city_of(i), t) for i, held in themes.items() for t in held)
    of = Counter(city_of(i) for i in themes)
    for row in rows("themes_by_city"):
        key = (str(row["city"]), row["theme"])
        assert (row["initiatives"], row["of"]) == (count[key], of[key[0]])
    pairs = Counter(
        (city_of(i), a, b) for i, held in themes.items() for a in held for b in held if a != b
    )
    assert pairs == {
        (r["city"], r["theme"], r["with"]): r["initiatives"] for r in rows("theme_pairs")
    }
    every = {f"T{n:02}" for n in range(1, 17)}
    left = {(c, t) for c in of for t in every if not count[(c, t)]}
    assert {(r["city"], r["theme"]) for r in rows("themes_left_out")} == left
    with_lead = Counter(
        (city_of(i), t)
        for i, held in themes.items()
        if any("lead" in roles for roles in parts.get(i, {}).values())
        for t in held
    )
    for row in rows("lead_types_by_theme"):
        assert row["of"] == with_lead[(str(row["city"]), row["theme"])]


def test_planned_by_year() -> None:
    expected = Counter((r["city"], r["fy"], r["phase"]) for r in rows("schedule"))
    got = {(r["city"], r["fy"], r["phase"]): r["elements"] for r in rows("planned_by_year")}
    assert got == expected


def test_status_and_fate() -> None:
    statuses = rows("statuses")
    by_policy = rows("status_by_policy")
    assert sum(int(str(r["items"])) for r in by_policy) == len(statuses)
    fate = {(r["number"], r["symbol"], r["disposition"]) for r in rows("fate_of_items")}
    assert fate == {(r["number"], r["symbol"], r["disposition_key"]) for r in statuses}
    lineage = [r for r in rows("lineage") if r["number"]]
    assert len([r for r in rows("fate_of_items") if r["target"]]) == len(lineage)


def test_indicator_progress() -> None:
    values: dict[tuple[Cell, Cell], dict[Cell, list[tuple[int, float]]]] = {}
    for row in rows("observations"):
        kept = values.setdefault((row["city"], row["indicator"]), defaultdict(list))
        if row["value"] is not None:
            kept[row["value_kind"]].append((int(str(row["fy"])), float(str(row["value"]))))
    result = rows("indicator_progress")
    assert len(result) == len(values)
    for row in result:
        kept = values[(row["city"], row["indicator"])]
        for kind, column in (("baseline", "baseline"), ("target", "target"), ("actual", "latest")):
            expected = max(kept[kind]) if kept[kind] else (None, None)
            assert (row[f"{column}_fy"], row[column]) == expected
        if row["baseline"] is None or row["target"] is None:
            assert row["direction"] is None
        if row["baseline"] is None or row["latest"] is None or row["target"] is None:
            assert (row["share"], row["reached"]) == (None, None)
            continue
        base, latest, target = (float(str(row[c])) for c in ("baseline", "latest", "target"))
        assert row["direction"] == ("up" if target > base else "down")
        assert row["share"] == pytest.approx((latest - base) / (target - base), abs=0.0005)
        assert row["reached"] == (float(str(row["share"])) >= 1)


def test_ties() -> None:
    ties = {
        (r["city"], r["subject_iri"], r["relation"], r["object_iri"], r["source"], r["modality"])
        for r in rows("ties")
    }
    count = Counter((t[0], t[2], t[5]) for t in ties)
    for row in rows("tie_modality"):
        for modality in ("done", "ongoing", "planned", "under_consideration"):
            assert row[modality] == count[(row["city"], row["relation"], modality)]
        assert row["ties"] == row["stated"] + row["implied"]  # type: ignore[operator]
    out: dict[Cell, set[Cell]] = defaultdict(set)
    for _, subject, _, target, _, _ in ties:
        out[subject].add(target)
        out[target].add(subject)
    partners = {r["iri"]: r["partners"] for r in rows("tie_counts")}
    assert partners == {iri: len(others) for iri, others in out.items()}
    one_way = {(t[1], t[3]) for t in ties if t[2] != "partners_with"}
    both = {tuple(sorted(map(str, pair))) for pair in one_way if pair[::-1] in one_way}
    assert {(r["iri_a"], r["iri_b"]) for r in rows("reciprocal_ties")} == both


def test_actors_only_here(actors: dict[Cell, Row]) -> None:
    """Names are compared without case, white space and brackets."""

    def fold(text: str) -> str:
        return re.sub(r"[\s()（）「」『』]", "", text).lower()

    names = {
        iri: {fold(str(row["actor"]))}
        | {fold(alias) for alias in str(row["aliases"] or "").split(" | ") if alias}
        for iri, row in actors.items()
    }
    cities: dict[str, set[str]] = defaultdict(set)
    for iri, spellings in names.items():
        for name in spellings:
            cities[name].add(city_of(iri))
    expected = {i for i, own in names.items() if all(len(cities[n]) == 1 for n in own)}
    assert {row["iri"] for row in rows("actors_only_here")} == expected
    shared = {name: len(where) for name, where in cities.items() if len(where) > 1}
    assert {r["name"]: r["cities"] for r in rows("shared_names")} == shared


def test_types_by_city(actors: dict[Cell, Row]) -> None:
    count = Counter((row["city"], row["type"]) for row in actors.values())
    assert {(r["city"], r["type"]): r["actors"] for r in rows("types_by_city")} == count
    cities = {row["city"] for row in actors.values()}
    lacking = {(c, t) for c in cities for _, t in count if not count[(c, t)]}
    assert {(r["city"], r["type"]) for r in rows("types_lacking")} == lacking


def test_functions() -> None:
    none = {(r["city"], r["function"]) for r in rows("function_comparison") if not r["statements"]}
    assert {(r["city"], r["function"]) for r in rows("functions_missing")} == none
    total = sum(int(str(r["statements"])) for r in rows("function_comparison"))
    assert total >= len({(r["iri"], r["function"]) for r in rows("intermediary_functions")})


def test_evidence() -> None:
    """Lines covered, statements and records, counted from the passages one by one."""
    graph = whole_graph()
    passages = table_of(
        graph.sparql(
            """SELECT DISTINCT ?passage ?document ?first ?last WHERE {
              ?passage oa:hasSource ?document ; kyodo:firstLine ?first ; kyodo:lastLine ?last
            }"""
        )
    )
    covered: dict[Cell, set[int]] = defaultdict(set)
    documents = {}
    for passage, document, first, last in passages.rows:
        covered[document].update(range(int(str(first)), int(str(last)) + 1))
        documents[passage] = document
    statements: Counter[Cell] = Counter()
    for quad in named_quads(graph.store):
        statements[documents.get(getattr(quad.graph_name, "value", None))] += 1
    for row in rows("evidence_by_document"):
        assert row["lines_covered"] == len(covered[row["iri"]])
        assert row["statements"] == statements[row["iri"]]
        assert row["passages"] == sum(d == row["iri"] for d in documents.values())
    by_section = sum(int(str(r["statements"])) for r in rows("evidence_by_section"))
    assert by_section <= sum(n for document, n in statements.items() if document)
    total = sum(int(str(r["statements"])) for r in rows("statements_by_graph"))
    assert total == len(graph)


def test_implied() -> None:
    implied = Counter((r["city"], r["class"]) for r in rows("implied"))
    for row in rows("basis_by_city"):
        assert implied[(row["city"], row["class"])] >= row["implied"]  # type: ignore[operator]
    marked = {r["iri"] for r in rows("implied") if r["class"] == "Tie"}
    by_city = [r["implied"] for r in rows("basis_by_city") if r["class"] == "Tie"]
    assert len(marked) == sum(int(str(n)) for n in by_city)


def test_intermediary_roles(actors: dict[Cell, Row]) -> None:
    expected = Counter(
        (r["element_iri"], r["actor_iri"], r["role"], r["source"])
        for r in rows("roles")
        if actors[r["actor_iri"]]["sector"] == "S3"
    )
    got = Counter(
        (r["element_iri"], r["actor_iri"], r["role"], r["source"])
        for r in rows("intermediary_roles")
    )
    assert got == expected


def test_every_element_path_ends_at_itself(kinds: dict[Cell, Cell]) -> None:
    paths: dict[Cell, list[Row]] = defaultdict(list)
    for row in rows("element_path"):
        paths[row["entity"]].append(row)
    assert set(paths) == set(kinds)
    for entity, steps in paths.items():
        assert [step["step"] for step in steps] == list(range(len(steps)))
        assert steps[0]["class"] == "Plan"
        assert steps[-1]["part_iri"] == entity
