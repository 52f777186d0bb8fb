"""Fiscal years as things."""

from __future__ import annotations

import datetime

import pyoxigraph as ox
import pytest

from kyodo_graph.curation.fiscal_years import fiscal_year_label, fiscal_year_quads
from kyodo_graph.curation.namespaces import FISCAL_YEAR_GRAPH

# The first day of each era.
ERAS = {
    "明治": datetime.date(1868, 1, 25),
    "大正": datetime.date(1912, 7, 30),
    "昭和": datetime.date(1926, 12, 25),
    "平成": datetime.date(1989, 1, 8),
    "令和": datetime.date(2019, 5, 1),
}


def test_labels_follow_the_era_of_most_of_the_year() -> None:
    """The era is that of the middle of the year, the number that of the year's first month."""
    for year in range(1868, 2101):
        middle = datetime.date(year, 10, 1)
        era, began = [(e, day) for e, day in ERAS.items() if day <= middle][-1]
        number = year - began.year + 1
        expected = f"{era}{'元' if number == 1 else number}年度"
        if year == 1926:  # 昭和 began in December, yet the year is known by its later name
            expected = "昭和元年度"
        assert fiscal_year_label(year) == expected


@pytest.mark.parametrize(
    ("year", "label"),
    [(1988, "昭和63年度"), (1989, "平成元年度"), (2018, "平成30年度"), (2024, "令和6年度")],
)
def test_labels_that_offices_print(year: int, label: str) -> None:
    assert fiscal_year_label(year) == label


def test_before_the_first_era() -> None:
    with pytest.raises(ValueError, match="no era for the year 1867"):
        fiscal_year_label(1867)


def test_a_year_is_an_interval_from_april_to_march() -> None:
    store = ox.Store()
    store.extend(fiscal_year_quads([2024, 2023, 2024]))
    graph = ox.NamedNode(FISCAL_YEAR_GRAPH)
    assert list(store.named_graphs()) == [graph]
    rows = store.query(
        """PREFIX time: <http://www.w3.org/2006/time#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?year ?from ?to ?ja ?en { GRAPH ?g {
          ?year time:hasBeginning/time:inXSDDate ?from ; time:hasEnd/time:inXSDDate ?to ;
            rdfs:label ?ja, ?en FILTER(LANG(?ja) = "ja" && LANG(?en) = "en")
        } } ORDER BY ?year"""
    )
    found = [[row[name].value for name in ("year", "from", "to", "ja", "en")] for row in rows]
    assert found == [
        ["https://w3id.org/kyodo/id/fy/2023", "2023-04-01", "2024-03-31", "令和5年度", "FY2023"],
        ["https://w3id.org/kyodo/id/fy/2024", "2024-04-01", "2025-03-31", "令和6年度", "FY2024"],
    ]
