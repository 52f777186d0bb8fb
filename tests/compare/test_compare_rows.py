"""Rows of the tables that `compare` publishes, worked out by hand on the grown town.

Kita's second plan (11 initiatives; nobody has a part in i3)::

             i1   i2   i4   i5 … i11
    city      L         L    L          9
    center    x    L                    2
    npo       x    x                    2
    shimin         i                    1
    kigyo               x               1

Themes: i1 T03, i2 T03 and T06, i3 T02, the other eight T09. Kita's third plan (10 initiatives): the
city leads all, the centre joins the first, the NPO two, the citizens three, the companies four; all
T09, the first T03, too. Nishi's (10): city and citizens twice, centre and NPO twice, NPO and
companies twice, centre and companies, city and NPO, citizens alone, companies alone; nine T03, the
last T02. Everything stands in a printed column but the implied part of Kita's citizens; implied,
too, is that Nishi's citizens lead where they stand alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from math import comb, prod, sqrt

import pytest
from grown_town import DISPOSITIONS, TOWN, grown_town
from published import Row, holds, published, the

from kyodo_graph.compare.reading import units
from kyodo_graph.compare.structure import Index, profile
from kyodo_graph.graph import load
from kyodo_graph.services.comparing_tables import unit_network, unit_tables

P2, P3, NISHI = "kita/p2", "kita/p3", "nishi/p1"
HALF = 6e-9  # ten digits are printed
# Who shares an initiative with whom, by the first letters of city, centre (z), NPO, citizens (s),
# companies (k).
SHARED = {
    P2: ["cz", "cn", "zn", "zs", "ns", "ck"],
    P3: ["cz", "cn", "cs", "ck"],
    NISHI: ["cs", "zn", "nk", "zk", "cn"],
}


def table(name: str) -> list[Row]:
    return published("compare", grown_town())[name]


def whole_of(plan: str) -> dict[str, str]:
    return dict(zip(("city", "plan"), plan.split("/"), strict=True))


def wilson(count: int, of: int) -> tuple[float, float]:
    """The roots of (p − count/of)² = z² p (1 − p) / of."""
    z2 = 1.959963984540054**2
    b, c = 2 * count + z2, count**2 / of
    root = sqrt(b**2 - 4 * (of + z2) * c)
    return (b - root) / (2 * (of + z2)), (b + root) / (2 * (of + z2))


def test_documents() -> None:
    rows = {p: the(table("documents"), **whole_of(p)) for p in (P2, P3, NISHI)}
    holds(
        rows[P2], "Kita collaboration plan (second)", "kita-2", "plan", "plan", 2024.0, 40.0,
        # Two policies and eleven initiatives; two initiatives of the first plan stand there, too.
        13.0, 11.0, 2.0, 2.0, 100 * 13 / 40,
        # p2/1 stands in the passages of its five kinds of lines (2, 3, 5, 6, 7), i1 in two (its
        # indicator has its own), the other eleven in one each.
        (5 + 2 + 11) / 13,
        # Ten of eleven name someone; 9 + 2 + 2 + 1 + 1 parts, one without a column; leads stated.
        "table", 10 / 11, 15 / 11, 14 / 15, 0.0,
        # 15 parts, one in a policy, two in the first plan, three in activities, six ties; implied
        # are the citizens' part and one tie.
        2 / 27,
        1.0, 1.0, 10.0, digits=HALF,
    )  # fmt: skip
    holds(
        rows[P3], "Kita collaboration plan (third)", "kita-3", "plan", "plan", 2029.0, 20.0,
        10.0, 10.0, 1.0, 0.0, 50.0, 1.0, "table", 1.0, 20 / 10, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    )  # fmt: skip
    holds(
        rows[NISHI], "Nishi collaboration plan", "nishi-1", "plan", "plan", 2023.0, 10.0,
        10.0, 10.0, 1.0, 0.0, 100.0, 1.0, "table", 1.0, 18 / 10, 1.0,
        # One of ten leads, one of 18 parts; there are no ties.
        1 / 10, 1 / 18, 0.0, 0.0, 0.0, digits=HALF,
    )  # fmt: skip


def test_a_document_that_names_nobody_in_columns() -> None:
    """In the town as it is Nishi's two parts have no column; Kita's have, five of six."""
    rows = published("compare", TOWN)["documents"]
    assert the(rows, city="nishi")["roles_from"] == "text"
    row = the(rows, city="kita")
    assert (row["roles_from"], row["printed_share"]) == ("table", pytest.approx(5 / 6, abs=HALF))


def test_allowed() -> None:
    rows = table("allowed")
    assert len(rows) == 3 * 10
    refused = {(r["plan_a"], r["plan_b"], r["comparison"]) for r in rows if not r["allowed"]}
    pairs = [(P2, P3), (P2, NISHI), (P3, NISHI)]
    never = {(*pair, kind) for pair in pairs for kind in ("counts", "indicators", "statuses")}
    # p3 states no function of an intermediary; p2 has centre and NPO in one column as well.
    joint = {(P2, other, kind) for other in (P3, NISHI) for kind in ("roles", "leads", "structure")}
    assert refused == never | joint | {(P2, P3, "functions"), (P3, NISHI, "functions")}
    why = the(rows, plan_a=P2, plan_b=NISHI, comparison="roles")["refused"]
    assert "do not divide the sectors alike" in str(why)
    row = the(rows, plan_a=P3, plan_b=NISHI, comparison="functions")
    why = "kita/p3: no passage states a function of an intermediary"
    holds(row, "cities", "functions", False, why)
    holds(the(rows, plan_a=P2, plan_b=P3, comparison="themes"), "generations", "rates of themes",
          True, None)  # fmt: skip


def test_alignment_of_levels() -> None:
    assert [tuple(r.values()) for r in table("alignment_levels")] == [
        ("initiative", P2, "Undertaking", 11.0, P3, "Undertaking", 10.0, "exact", True),
        ("initiative", P2, "Undertaking", 11.0, NISHI, "Project", 10.0, "close", True),
        ("initiative", P3, "Undertaking", 10.0, NISHI, "Project", 10.0, "close", True),
    ]


def test_alignment_of_actors() -> None:
    """市 and 市民 are called alike, NPO and N P O but for blanks; centres and firms are not."""
    rows = table("alignment_actors")
    assert [(r["type"], r["match"], r["name"]) for r in rows] == [
        ("business", "close", None),
        ("city_government", "close", None),
        ("city_government", "exact", "市"),
        ("individual_class", "close", None),
        ("individual_class", "exact", "市民"),
        ("intermediary_center", "close", None),
        ("npo", "close", None),
        ("npo", "exact", "npo"),
    ]
    holds(the(rows, type="npo", match="exact"), "npo", 2.0, "kita: NPOs | nishi: NPOs of Nishi",
          True)  # fmt: skip
    names = "kita: NPO Kita, NPOs | nishi: NPOs of Nishi"
    holds(the(rows, type="npo", match="close"), None, 2.0, names, True)


@pytest.mark.parametrize(
    ("plan", "theme", "count", "of", "primary", "rarefied"),
    [
        # One of 11 is missed by a draw of 10 with a chance of 1/11, two never.
        (P2, "T02", 1, 11, 1, 10 / 11),
        (P2, "T03", 2, 11, 1, 1),  # i1 and i2, of i1 the primary one
        (P2, "T06", 1, 11, 1, 10 / 11),
        (P2, "T09", 8, 11, 8, 1),
        (P3, "T03", 1, 10, 0, 1),
        (P3, "T09", 10, 10, 10, 1),
        (NISHI, "T03", 9, 10, 9, 1),
        (NISHI, "T09", 0, 10, 0, 0),
    ],
)
def test_theme_coverage(
    plan: str, theme: str, count: int, of: int, primary: int, rarefied: float
) -> None:
    row = the(table("theme_coverage"), **whole_of(plan), theme=theme)
    # One reading: the least and the largest rate are the rate.
    numbers = (float(count), float(of), *[count / of] * 3, *wilson(count, of))
    holds(row, ..., *numbers, primary / of, float(rarefied), None, digits=HALF)


def test_themes_lacking() -> None:
    rows = table("themes_lacking")
    assert [(r["city"], r["plan"], r["theme"]) for r in rows] == [
        # T06 of p2 is of the same city and no lack of p3.
        ("kita", "p3", "T02"), ("nishi", "p1", "T06"), ("nishi", "p1", "T09"),
    ]  # fmt: skip
    row = the(rows, plan="p3", theme="T02")
    holds(row, "kita", "information sharing", 10.0, NISHI, 1 / 10, 0.9**10, True, None, digits=HALF)
    # Of p2 one in eleven, of p3 none.
    row = the(rows, city="nishi", theme="T06")
    mean = (1 / 11 + 0) / 2
    holds(
        row, "p1", "intermediary support", 10.0, P2, mean, (1 - mean) ** 10, True, None, digits=HALF
    )
    row = the(rows, city="nishi", theme="T09")
    mean = (8 / 11 + 1) / 2
    label = "neighbourhood self-governance"
    holds(row, "p1", label, 10.0, f"{P2} | {P3}", mean, (1 - mean) ** 10, True, None, digits=HALF)


# 1 − Σ min of the shares; p2 has 12 themes on 11 initiatives, p3 11 on 10, Nishi 10.
BRAY_CURTIS = {
    (P2, P3): 1 - (1 / 11 + 8 / 12),
    (P2, NISHI): 1 - (1 / 12 + 2 / 12),
    (P3, NISHI): 1 - 1 / 11,
}


# Initiatives of each plan by their themes: T09, T09 with T03, T03, T03 with T06, T02.
KINDS = ({"T09"}, {"T09", "T03"}, {"T03"}, {"T03", "T06"}, {"T02"})
LISTED = {P2: (8, 0, 1, 1, 1), P3: (9, 1, 0, 0, 0), NISHI: (0, 0, 9, 0, 1)}


def dealt_out(a: str, b: str) -> Iterator[tuple[float, int]]:
    """Each way to deal the initiatives of two plans out anew: the distance, how many ways."""
    whole = [x + y for x, y in zip(LISTED[a], LISTED[b], strict=True)]
    for first in product(*(range(n + 1) for n in whole)):
        if sum(first) == sum(LISTED[a]):
            second = [n - k for n, k in zip(whole, first, strict=True)]
            shares = []
            for counts in (first, second):
                found = [sum(n for n, k in zip(counts, KINDS, strict=True) if t in k)
                         for t in ("T02", "T03", "T06", "T09")]  # fmt: skip
                shares.append([n / sum(found) for n in found])
            apart = sum(abs(x - y) for x, y in zip(*shares, strict=True)) / 2
            yield apart, prod(comb(n, k) for n, k in zip(whole, first, strict=True))


@pytest.mark.parametrize(
    ("a", "b", "only"), [(P2, P3, (2, 0, 2)), (P2, NISHI, (2, 0, 2)), (P3, NISHI, (1, 1, 1))]
)
def test_theme_dissimilarity(a: str, b: str, only: tuple[int, ...]) -> None:
    """Against all ways to deal the initiatives out anew, counted out."""
    row = the(table("theme_dissimilarity"), plan_a=a, plan_b=b)
    bray = BRAY_CURTIS[a, b]
    ways = list(dealt_out(a, b))
    n = sum(count for _, count in ways)
    mean = sum(d * count for d, count in ways) / n
    more = sum(count for d, count in ways if d >= bray - 1e-9) / n
    scope = "generations" if b == P3 else "cities"
    p = 1 / 1001 + more
    holds(row, scope, bray, bray, bray, ..., ..., ..., ..., ..., b != P3, *map(float, only), None,
          digits=HALF)  # fmt: skip
    assert row["expected"] == pytest.approx(mean, abs=0.01)
    assert row["p"] == pytest.approx(p, abs=4 * sqrt(more * (1 - more) / 1000) + 1e-3)
    assert row["lower"] <= mean <= row["upper"]  # type: ignore[operator]


def test_three_plans_need_no_map() -> None:
    (only,) = table("theme_map")
    assert "fewer than 8 plans" in str(only["refused"])


@pytest.mark.parametrize(
    ("plan", "sector", "involved", "led"),
    [
        # Of ten rows.
        (P3, "S0", 3, 0),
        (P3, "S1", 10, 10),
        (P3, "S3", 1, 0),
        (P3, "S4", 2, 0),
        (P3, "S7", 4, 0),
        (NISHI, "S0", 3, 1),
        (NISHI, "S3", 3, 3),
        (NISHI, "S4", 5, 2),
    ],
)
def test_sector_roles(plan: str, sector: str, involved: int, led: int) -> None:
    row = the(table("sector_roles"), **whole_of(plan), sector=sector)
    numbers = (float(involved), 10.0, *[involved / 10] * 3, *wilson(involved, 10))
    partners = NISHI if plan == P3 else P3
    holds(row, ..., *numbers, float(led), led / 10, partners, None, None, digits=HALF)


@pytest.mark.parametrize(
    ("plan", "theme", "sector", "involved", "of", "led"),
    [
        (P3, "T03", "S3", 1, 1, 0),  # the first
        (P3, "T03", "S1", 1, 1, 1),
        (P3, "T09", "S7", 4, 10, 0),
        (NISHI, "T03", "S4", 5, 9, 2),
    ],
)
def test_roles_by_theme(
    plan: str, theme: str, sector: str, involved: int, of: int, led: int
) -> None:
    row = the(table("roles_by_theme"), **whole_of(plan), theme=theme, sector=sector)
    numbers = (float(involved), float(of), *[involved / of] * 3, *wilson(involved, of))
    partners = NISHI if plan == P3 else P3
    holds(row, ..., *numbers, float(led), led / of, partners, None, None, digits=HALF)


def test_no_row_for_a_sector_or_theme_without_a_part() -> None:
    """Nishi's T02 is the last, of the companies alone."""
    rows = [r for r in table("roles_by_theme") if r["city"] == "nishi" and r["theme"] == "T02"]
    assert [r["sector"] for r in rows] == ["S7"]


def test_a_plan_that_stands_alone_has_the_reason_in_place_of_numbers() -> None:
    rows = [r for r in table("sector_roles") if r["plan"] == "p2"]
    assert [(r["sector"], r["share"]) for r in rows] == [(None, None)]
    assert "no other plan at hand prints role tables" in str(rows[0]["refused"])


def test_forms() -> None:
    rows = table("forms")
    # p2 and Nishi K01 twice, K02 twice, K03; p3 goes on from the second: 2, 4, 2 of 8.
    row = the(rows, plan="p2", form="K01")
    holds(row, "plan", "kita", "nominal support", 2.0, 5.0, 2 / 5, f"{P3} | {NISHI}", None)
    row = the(rows, plan="p3", form="K02")
    holds(row, "plan", "kita", "subsidy", 4.0, 8.0, 4 / 8, f"{P2} | {NISHI}", None)
    row = the(rows, plan="p1", form="K03")
    holds(row, "plan", "nishi", "commission", 1.0, 5.0, 1 / 5, f"{P2} | {P3}", None)
    assert len(rows) == 3 * 3


def test_functions() -> None:
    rows = table("functions")
    why = "kita/p3: no passage states a function of an intermediary"
    holds(rows[0], None, None, "kita", "p3", *[None] * 6, why)
    assert len(rows) == 1 + 2 * 10
    row = the(rows, function="F05", city="kita")
    who = "Kita Civic Activity Centre"
    holds(row, "network building", "p2", True, 1.0, 1.0, who, "kita-2:9", NISHI, None)
    row = the(rows, function="F05", city="nishi")
    holds(row, "network building", "p1", False, 0.0, 1.0, None, None, P2, None)


def test_indicators() -> None:
    rows = table("indicators")
    # From 3 to 5 on the way to 7.
    holds(the(rows, plan="p2"), "kita", "Courses held", "outcome", "回", 3.0, 2025.0, 5.0, 7.0,
          (5 - 3) / (7 - 3), False, "kita-2:4", None, None)  # fmt: skip
    why = "kita/p3: no value later than the baseline is printed, so that no movement can be seen"
    holds(the(rows, plan="p3"), "kita", *[None] * 11, why)


def test_status_survival() -> None:
    rows = table("status_survival")
    counts = {
        ("disposition", fate): DISPOSITIONS.count(fate)
        for fate in ("abolished", "completed", "continued")
    }
    assert list(counts.values()) == [2, 1, 7]
    counts |= {("implementation", "implemented"): 8, ("implementation", "partly"): 2}
    counts["survival", "goes_on"] = 7  # the completed one has ended
    assert len([r for r in rows if r["plan"] == "p2"]) == len(counts)
    for (what, value), n in counts.items():
        row = the(rows, plan="p2", what=what, value=value)
        holds(row, "kita", float(n), 10.0, n / 10, *wilson(n, 10), None, None, digits=HALF)
    holds(the(rows, plan="p1"), "nishi", *[None] * 8,
          "nishi/p1: no status list of at least 10 of its items is printed")  # fmt: skip


def test_lineage() -> None:
    (row,) = table("lineage")
    holds(row, "kita", "p2", "Advice", "merged_into", "Publicity", "kita-2:5")


def structure(name: str, plan: str, index: str, variant: str = "all") -> dict[str, object]:
    return the(table(name), **whole_of(plan), variant=variant, index=index)


@cache
def profile_of(name: str, variant: str = "all") -> dict[str, Index]:
    """The indices of a plan's network: those of p2, whose joint column stands alone, are in no row
    beside other plans."""
    graph = load(grown_town())
    (one,) = (u for u in units(unit_tables(graph, "en")) if u.name == name)
    return {i.name: i for i in profile(unit_network(graph, one, variant), 1000, 0)}


# Of p2's network of five actors and ten initiatives (i3 is not in it).
VALUES = {
    "density": 15 / 50,
    # Σ (9 − k) = 7 + 7 + 8 + 8; in a star 4 · (10 − 1).
    "degree_centralization": 30 / 36,
    # The city parts the 14 others into 7 single ones, {i4, companies} and five: 80 pairs; centre
    # and NPO have half of the ways from 11 to {i2, citizens}: 11. A hub has ½ (100 + 70 + 4) = 87.
    "betweenness_centralization": (69 + 69 + 80 + 80) / (4 * 87),
    # Rows: city over centre and NPO 50 each, over the companies 100, centre and NPO over the
    # citizens 100 each; columns: i1 over i4 50, i1 and i4 over seven 100 each; of 10 + 45 pairs.
    "nodf": (400 + 1450) / 55,
    # One cycle of four; paths of three edges 2 · (8 + 1 + 1) at i1, 2 · (1 + 1) at i2, 8 at i4.
    "clustering": 4 * 1 / 32,
    "sector_ei": 1.0,
    # Nobody meets its own sector; degrees 3, 3, 3, 2, 1 of 12.
    "sector_modularity": -(9 + 9 + 9 + 4 + 1) / 144,
    # Core of city, centre, NPO: nine pairs should meet, six of them do, the tenth does not.
    "core_periphery": (10 * 6 - 6 * 9) / sqrt(6 * 4 * 9 * 1),
    # Ten triples: c-z-n and z-n-s closed; Σ k(k − 1)/2 = 10 less 3 · 2 with two ties; 6 · 3 less
    # 2 · 4 and 3 · 2 with one.
    "triad_102": 4 / 10,
    "triad_201": 4 / 10,
    "triad_300": 2 / 10,
}


@pytest.mark.parametrize("index", VALUES)
def test_structure_of_p2(index: str) -> None:
    assert profile_of(P2)[index].value == pytest.approx(VALUES[index], abs=HALF)
    row = the(table("structure_values"), **whole_of(P2))
    assert "gives roles in the same way" in str(row["refused"])


# The city in all ten, of which each has one more; the four others meet the city alone.
P3_VALUES = {
    "density": 20 / 50,
    "degree_centralization": (9 + 8 + 7 + 6) / 36,
    "clustering": 0.0,
    "sector_ei": 1.0,
    "triad_102": 0.0,
    "triad_201": 6 / 10,
    "triad_300": 0.0,
}


@pytest.mark.parametrize("index", ["density", "degree_centralization", "sector_ei", "triad_102",
                                   "triad_201", "triad_300"])  # fmt: skip
def test_structure_values(index: str) -> None:
    row = structure("structure_values", P3, index)
    value = pytest.approx(P3_VALUES[index], abs=HALF)
    assert (row["value"], row["least"], row["most"]) == (value, value, value)
    assert (row["group"], row["comparable_with"]) == ("plan, table", NISHI)
    assert row["refused"] is None


def test_what_a_variant_leaves_out() -> None:
    # Centre and NPO leave i1: 13 parts.
    assert profile_of(P2, "joint_out")["density"].value == pytest.approx(13 / 50, abs=HALF)
    # Without the citizens, without the city, four actors are left.
    for variant in ("no_generic", "no_office"):
        row = the(table("structure_z"), **whole_of(P2), variant=variant)
        assert row["refused"] == "too little of the network is left"
        assert [k for k, v in row.items() if v is not None] == ["refused"]


def test_joint_columns_are_not_set_against_chance() -> None:
    """Centre and NPO have the same cell in i1 because one column names them."""
    row = structure("structure_z", P2, "nodf")
    assert "same row by the making of the table" in str(row["refused"])
    assert structure("structure_z", P2, "nodf", "joint_out")["refused"] is None


def test_the_range_and_the_bias_of_closed_triples() -> None:
    """Ten initiatives drawn with replacement: each is missed with a chance of 0.9¹⁰.

    c-z-n is closed if i1 is drawn, z-n-s if i2 is: 2/10 · (1 − 0.9¹⁰) on average. Both are missed
    with 0.8¹⁰ = 0.107, both drawn with more: the range is 0 to 2/10.
    """
    found = profile_of(P2)["triad_300"]
    drawn = 1 - 0.9**10
    both = 1 - 2 * 0.9**10 + 0.8**10
    sd = sqrt(2 * drawn * (1 - drawn) + 2 * (both - drawn**2)) / 10
    near = 4 * sd / sqrt(1000)
    assert found.bias == pytest.approx(0.2 * drawn - 0.2, abs=near)
    assert (found.lower, found.upper) == (0.0, 0.2)


def dealt() -> Iterator[list[frozenset[int]]]:
    """All ways to deal out p2's parts with the margins 9, 2, 2, 1, 1 and 3, 3, 2, seven times 1."""

    def rest(parts: list[int], room: list[int]) -> Iterator[list[frozenset[int]]]:
        if not parts:
            yield []
            return
        for chosen in combinations([k for k, left in enumerate(room) if left], parts[0]):
            left = [r - (k in chosen) for k, r in enumerate(room)]
            if max(left) <= len(parts) - 1:
                for more in rest(parts[1:], left):
                    yield [frozenset(chosen), *more]

    return rest([9, 2, 2, 1, 1], [3, 3, 2] + [1] * 7)


def closed(ways: list[frozenset[int]]) -> float:
    meet = {(i, j) for i, j in combinations(range(5), 2) if ways[i] & ways[j]}
    triples = combinations(range(5), 3)
    return sum({(i, j), (i, k), (j, k)} <= meet for i, j, k in triples) / 10


def nodf(ways: list[frozenset[int]]) -> float:
    columns = [frozenset(i for i, way in enumerate(ways) if k in way) for k in range(10)]
    found = 0.0
    for sets in (ways, columns):
        for one, two in combinations(sets, 2):
            if len(one) != len(two):
                found += 100 * len(one & two) / min(len(one), len(two))
    return found / (comb(5, 2) + comb(10, 2))


@pytest.mark.parametrize(("index", "function"), [("nodf", nodf), ("triad_300", closed)])
def test_structure_against_chance(index: str, function: object) -> None:
    """Effect, distinct values and p are those of all networks with the margins, counted out."""
    assert callable(function)
    own = [frozenset({0, *range(2, 10)}), frozenset({0, 1}), frozenset({0, 1}), frozenset({1}),
           frozenset({2})]  # fmt: skip
    assert function(own) == pytest.approx(VALUES[index])
    all_of_them = [function(way) for way in dealt()]
    n = len(all_of_them)
    mean = sum(all_of_them) / n
    sd = sqrt(sum((v - mean) ** 2 for v in all_of_them) / n)
    found = profile_of(P2)[index]
    assert found.expected == pytest.approx(mean, abs=4 * sd / sqrt(1000))
    assert found.sd == pytest.approx(sd, rel=0.15)
    assert found.difference == pytest.approx(VALUES[index] - found.expected)
    values = Counter(round(v, 9) for v in all_of_them)
    assert 1 < found.distinct <= len(values)
    # With fewer than twenty values there is no z.
    assert (found.z != found.z) is (found.distinct < 20)  # NaN differs from itself
    low, high = (
        sum(v <= VALUES[index] + 1e-9 for v in all_of_them) / n,
        sum(v >= VALUES[index] - 1e-9 for v in all_of_them) / n,
    )
    assert found.p == pytest.approx(min(1.0, 2 * min(low, high)), abs=0.05)
    ends = min(values[min(values)], values[max(values)]) / n
    assert found.least_p == pytest.approx(min(1.0, 2 * ends), abs=0.05)


def test_margins_that_fix_the_network_cannot_be_tested() -> None:
    """In p3 the city is in all, and every initiative has one more: all such networks are alike."""
    for index in VALUES:
        row = structure("structure_z", P3, index)
        assert (row["distinct"], row["least_p"], row["p"], row["z"]) == (1.0, 1.0, None, None)
        assert row["difference"] is None


def test_generations() -> None:
    """All five actors are in both; p2 has a joint column, so that ties are not compared."""
    rows = table("generations")
    values = {
        "share_of_actors_in_common": 1.0,
        "theme_bray_curtis": BRAY_CURTIS[P2, P3],
    }
    assert "unlike columns" in str(the(rows, measure="edge_jaccard")["refused"])
    assert {r["measure"] for r in rows} == {*values, "edge_jaccard"}
    for measure, value in values.items():
        row = the(rows, measure=measure)
        holds(row, "kita", "p2", "p3", value, None, digits=HALF)
