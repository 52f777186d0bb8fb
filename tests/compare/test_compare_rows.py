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

from collections.abc import Iterator
from itertools import combinations
from math import comb, dist, sqrt

import networkx as nx
import pytest
from grown_town import DISPOSITIONS, TOWN, grown_town
from published import Row, holds, published, the

from kyodo_graph import measures

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
    joint = {(P2, other, kind) for other in (P3, NISHI) for kind in ("roles", "leads")}
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
    numbers = (float(count), float(of), count / of, *wilson(count, of))
    holds(row, ..., *numbers, primary / of, float(rarefied), None, digits=HALF)


def test_theme_richness() -> None:
    rows = table("theme_richness")
    holds(the(rows, **whole_of(P2)), 11.0, 4.0, 2 + 2 * 10 / 11, None, digits=HALF)
    holds(the(rows, **whole_of(P3)), 10.0, 2.0, 2.0, None)
    holds(the(rows, **whole_of(NISHI)), 10.0, 2.0, 2.0, None)


def test_themes_lacking() -> None:
    rows = table("themes_lacking")
    assert [(r["city"], r["plan"], r["theme"]) for r in rows] == [
        # T06 of p2 is of the same city and no lack of p3.
        ("kita", "p3", "T02"), ("nishi", "p1", "T06"), ("nishi", "p1", "T09"),
    ]  # fmt: skip
    row = the(rows, plan="p3", theme="T02")
    holds(row, "kita", "information sharing", 10.0, NISHI, 1 / 10, 0.9**10, None, digits=HALF)
    # Of p2 one in eleven, of p3 none.
    row = the(rows, city="nishi", theme="T06")
    mean = (1 / 11 + 0) / 2
    holds(row, "p1", "intermediary support", 10.0, P2, mean, (1 - mean) ** 10, None, digits=HALF)
    row = the(rows, city="nishi", theme="T09")
    mean = (8 / 11 + 1) / 2
    label = "neighbourhood self-governance"
    holds(row, "p1", label, 10.0, f"{P2} | {P3}", mean, (1 - mean) ** 10, None, digits=HALF)


# 1 − Σ min of the shares; p2 has 12 themes on 11 initiatives, p3 11 on 10, Nishi 10.
BRAY_CURTIS = {
    (P2, P3): 1 - (1 / 11 + 8 / 12),
    (P2, NISHI): 1 - (1 / 12 + 2 / 12),
    (P3, NISHI): 1 - 1 / 11,
}


def test_theme_dissimilarity() -> None:
    rows = table("theme_dissimilarity")
    bray = BRAY_CURTIS
    # b and c themes of one alone, a of both: (b + c) / (2a + b + c), turnover min / (a + min).
    row = the(rows, plan_a=P2, plan_b=P3)
    holds(row, "generations", bray[P2, P3], 2 / 6, 0.0, 2 / 6, 2.0, 0.0, 2.0, None, digits=HALF)
    row = the(rows, plan_a=P2, plan_b=NISHI)
    holds(row, "cities", bray[P2, NISHI], 2 / 6, 0.0, 2 / 6, 2.0, 0.0, 2.0, None, digits=HALF)
    row = the(rows, plan_a=P3, plan_b=NISHI)
    holds(row, "cities", bray[P3, NISHI], 2 / 4, 1 / 2, 0.0, 1.0, 1.0, 1.0, None, digits=HALF)


def test_theme_nestedness() -> None:
    """p2 has T02, T03, T06, T09, p3 T03 and T09, Nishi T02 and T03.

    Rows: p2 over the two others 100 each, of three pairs. Columns: T03 over three, T02 and T09 over
    T06, of six. With these margins T02 and T09 can change places, no more. All three: min of the
    pairs 0, 0, 1, max 2, 2, 1; 8 − 4 themes more than there are.
    """
    rows = table("theme_nestedness")
    for part, value in (("rows", 200 / 3), ("columns", 500 / 6), ("total", 700 / 9)):
        holds(the(rows, part=f"nodf_{part}"), value, value, 0.0, None, None, None, digits=HALF)
    for part, value in (
        ("dissimilarity", 6 / (2 * 4 + 6)), ("turnover", 1 / (4 + 1)), ("nestedness", 3 / 7 - 1 / 5)
    ):  # fmt: skip
        holds(the(rows, part=f"sorensen_{part}"), value, *[None] * 5, digits=HALF)


@pytest.mark.parametrize(
    ("plan", "sector", "involved", "led", "implied"),
    [
        # Of ten initiatives that name someone.
        (P3, "S0", 3, 0, 0),
        (P3, "S1", 10, 10, 0),
        (P3, "S3", 1, 0, 0),
        (P3, "S4", 2, 0, 0),
        (P3, "S7", 4, 0, 0),
        # Of three parts of the citizens one is implied, with which they lead.
        (NISHI, "S0", 3, 1, 1 / 3),
        (NISHI, "S3", 3, 3, 0),
        (NISHI, "S4", 5, 2, 0),
    ],
)
def test_sector_roles(plan: str, sector: str, involved: int, led: int, implied: float) -> None:
    row = the(table("sector_roles"), **whole_of(plan), sector=sector)
    numbers = (float(involved), 10.0, involved / 10, *wilson(involved, 10), float(led), led / 10)
    partners = NISHI if plan == P3 else P3
    holds(row, ..., *numbers, float(implied), partners, None, None, digits=HALF)


@pytest.mark.parametrize(
    ("plan", "theme", "sector", "involved", "of", "led", "implied"),
    [
        (P3, "T03", "S3", 1, 1, 0, 0),  # the first
        (P3, "T03", "S1", 1, 1, 1, 0),
        (P3, "T09", "S7", 4, 10, 0, 0),
        (NISHI, "T03", "S4", 5, 9, 2, 0),
    ],
)
def test_roles_by_theme(
    plan: str, theme: str, sector: str, involved: int, of: int, led: int, implied: float
) -> None:
    row = the(table("roles_by_theme"), **whole_of(plan), theme=theme, sector=sector)
    numbers = (float(involved), float(of), involved / of, *wilson(involved, of))
    partners = NISHI if plan == P3 else P3
    holds(row, ..., *numbers, float(led), led / of, float(implied), partners, None, None,
          digits=HALF)  # fmt: skip


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
    holds(rows[0], None, None, "kita", "p3", None, None, None, None, why)
    assert len(rows) == 1 + 2 * 10
    row = the(rows, function="F05", city="kita")
    holds(row, "network building", "p2", True, "Kita Civic Activity Centre", "kita-2:9", NISHI,
          None)  # fmt: skip
    row = the(rows, function="F05", city="nishi")
    holds(row, "network building", "p1", False, None, None, P2, None)


def test_indicators() -> None:
    rows = table("indicators")
    # From 3 to 5 on the way to 7.
    holds(the(rows, plan="p2"), "kita", "Courses held", "outcome", "回", 3.0, 2025.0, 5.0, 7.0,
          (5 - 3) / (7 - 3), False, "kita-2:4", None, None)  # fmt: skip
    why = "kita/p3: no actual value of an indicator is printed, so nothing has moved yet"
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
          "nishi/p1: no status list of its items (at least 10)")  # fmt: skip


def test_lineage() -> None:
    (row,) = table("lineage")
    holds(row, "kita", "p2", "Advice", "merged_into", "Publicity", "kita-2:5")


def structure(name: str, plan: str, index: str, variant: str = "all") -> dict[str, object]:
    return the(table(name), **whole_of(plan), variant=variant, index=index)


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
def test_structure_values(index: str) -> None:
    row = structure("structure_values", P2, index)
    assert row["value"] == pytest.approx(VALUES[index], abs=HALF)
    assert (row["group"], row["comparable_with"]) == ("plan, table", f"{P3} | {NISHI}")
    assert row["refused"] is None


def test_what_a_variant_leaves_out() -> None:
    # Centre and NPO leave i1: 13 parts.
    row = structure("structure_values", P2, "density", "joint_out")
    assert row["value"] == pytest.approx(13 / 50, abs=HALF)
    # Without the citizens, without the city, four actors are left.
    for variant in ("no_generic", "no_office"):
        for name, empty in (("structure_values", 8), ("structure_z", 3)):
            row = the(table(name), **whole_of(P2), variant=variant)
            assert row["refused"] == "too little of the network is left"
            assert sum(v is None for v in row.values()) == empty + (name == "structure_z")


def test_the_interval_and_the_bias_of_closed_triples() -> None:
    """Ten initiatives drawn with replacement: each is missed with a chance of 0.9¹⁰.

    c-z-n is closed if i1 is drawn, z-n-s if i2 is: 2/10 · (1 − 0.9¹⁰) on average. Both are missed
    with 0.8¹⁰ = 0.107, both drawn with more: the interval is 0 to 2/10.
    """
    row = structure("structure_values", P2, "triad_300")
    drawn = 1 - 0.9**10
    both = 1 - 2 * 0.9**10 + 0.8**10
    sd = sqrt(2 * drawn * (1 - drawn) + 2 * (both - drawn**2)) / 10
    near = 4 * sd / sqrt(1000)
    assert row["bias"] == pytest.approx(0.2 * drawn - 0.2, abs=near)
    assert (row["lower"], row["upper"]) == (0.0, 0.2)


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
    """Expected, sd, z and p are those of all networks with the margins, counted out."""
    assert callable(function)
    own = [frozenset({0, *range(2, 10)}), frozenset({0, 1}), frozenset({0, 1}), frozenset({1}),
           frozenset({2})]  # fmt: skip
    assert function(own) == pytest.approx(VALUES[index])
    all_of_them = [function(way) for way in dealt()]
    n = len(all_of_them)
    mean = sum(all_of_them) / n
    sd = sqrt(sum((v - mean) ** 2 for v in all_of_them) / n)
    row = structure("structure_values", P2, index)
    assert row["expected"] == pytest.approx(mean, abs=4 * sd / sqrt(1000))
    assert row["sd"] == pytest.approx(sd, rel=0.15)
    z = structure("structure_z", P2, index)
    expected, spread = float(str(row["expected"])), float(str(row["sd"]))
    assert z["z"] == pytest.approx((VALUES[index] - expected) / spread, abs=1e-3)
    low, high = (
        sum(v <= VALUES[index] + 1e-9 for v in all_of_them) / n,
        sum(v >= VALUES[index] - 1e-9 for v in all_of_them) / n,
    )
    assert z["p"] == pytest.approx(min(1.0, 2 * min(low, high)), abs=0.05)
    assert (z["comparable_with"], z["refused"]) == (f"{P3} | {NISHI}", None)


def test_margins_that_fix_the_network_have_no_z() -> None:
    """In p3 the city is in all, and every initiative has one more: all such networks are alike."""
    for index in VALUES:
        holds(structure("structure_z", P3, index), None, None, f"{P2} | {NISHI}", None)
        row = structure("structure_values", P3, index)
        assert (row["expected"], row["sd"]) == (row["value"], 0.0)


@pytest.mark.parametrize(
    "name", ["portrait_divergence", "laplacian_divergence", "netlsd", "d_measure"]
)
@pytest.mark.parametrize(("a", "b"), [(P2, P3), (P2, NISHI), (P3, NISHI)])
def test_distances_are_those_of_who_meets_whom(name: str, a: str, b: str) -> None:
    """The measures are held by their publications (tests/measures); here by whom they are of."""
    graphs = []
    for plan in (a, b):
        graph = nx.Graph()
        graph.add_nodes_from("cznsk")
        graph.add_edges_from(SHARED[plan])
        graphs.append(graph)
    value = getattr(measures, name)(*graphs)
    row = the(table("distances"), measure=name, plan_a=a, plan_b=b)
    holds(row, "generations" if b == P3 else "cities", float(value), None, digits=1e-5)


def test_distances_of_themes_and_of_no_profile() -> None:
    rows = table("distances")
    for (a, b), value in BRAY_CURTIS.items():
        row = the(rows, measure="theme_bray_curtis", plan_a=a, plan_b=b)
        holds(row, "generations" if b == P3 else "cities", value, None, digits=HALF)
    # p3 has no z, so that no index is left that all plans have.
    why = "undefined for these two: no index that both have varies under the null"
    holds(the(rows, measure="z_profile", plan_a=P2, plan_b=NISHI), "cities", None, why)


def test_map_of_themes() -> None:
    """Three points lie in a plane: the map gives the distances back, about their mean."""
    rows = [r for r in table("mds") if r["measure"] == "theme_bray_curtis"]
    points = {f"{r['city']}/{r['plan']}": (float(str(r["x"])), float(str(r["y"]))) for r in rows}
    for pair, value in BRAY_CURTIS.items():
        assert dist(*(points[p] for p in pair)) == pytest.approx(value, abs=2e-6)
    for axis in range(2):
        places = [p[axis] for p in points.values()]
        assert sum(places) == pytest.approx(0, abs=2e-6)
        assert max(places, key=abs) > 0
    spread = [sum(p[axis] ** 2 for p in points.values()) for axis in range(2)]
    assert spread[0] > spread[1]
    assert [r["share_shown"] for r in rows] == [1.0] * 3
    assert [r["refused"] for r in rows] == [None] * 3


def test_tree_of_themes() -> None:
    """p2 and p3 join first, at their distance; Nishi joins at the mean of its two."""
    low, high = BRAY_CURTIS[P2, P3], (BRAY_CURTIS[P2, NISHI] + BRAY_CURTIS[P3, NISHI]) / 2
    found = [r for r in table("dendrogram") if r["measure"] == "theme_bray_curtis"]
    rows = [tuple(r.values())[1:] for r in found]
    assert [row[:3] for row in rows] == [
        (0.0, NISHI, 1.0), (0.0, P2, 1.0), (0.0, P3, 1.0),
        (1.0, f"{P2} | {P3}", 2.0), (2.0, f"{P2} | {P3} | {NISHI}", 3.0),
    ]  # fmt: skip
    heights = [row[3] for row in rows]
    assert heights == pytest.approx([0, 0, 0, low, high], abs=HALF)
    # Leaves at 5, 15, 25; each bracket from the middle of its parts, from their heights.
    assert [row[4] for row in rows] == [5.0, 15.0, 25.0, "15 15 25 25", "5 5 20 20"]
    drawn = [[float(y) for y in str(row[5]).split()] for row in rows[3:]]
    assert drawn[0] == pytest.approx([0, low, low, 0], abs=HALF)
    assert drawn[1] == pytest.approx([0, high, high, low], abs=HALF)


def test_generations() -> None:
    """All five actors are in both; of 6 and 4 ties c-z, c-n, c-k are in common. Themes as above."""
    rows = table("generations")
    values = {
        "share_of_actors_in_common": 1.0,
        "edge_jaccard": 3 / 7,
        "theme_bray_curtis": BRAY_CURTIS[P2, P3],
        "theme_dissimilarity": 2 / 6,
        "theme_turnover": 0.0,
        "theme_nestedness": 2 / 6,
    }
    assert [r["measure"] for r in rows] == list(values)
    for measure, value in values.items():
        row = the(rows, measure=measure)
        holds(row, "kita", "p2", "p3", value, None, digits=HALF)
