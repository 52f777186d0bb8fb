"""Fiscal years as things: intervals from April to March, labelled 令和6年度 and FY2024."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import (
    FISCAL_YEAR,
    FISCAL_YEAR_GRAPH,
    KYODO,
    RDF,
    RDFS,
    TIME,
    XSD,
)

_ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))


def fiscal_year_label(year: int) -> str:
    """The Japanese name of the fiscal year that begins in April of ``year``.

    The era is that of most of the year's months, as offices print it: the year that began on
    1 April 2019, a month before the era changed, is 令和元年度.

    >>> [fiscal_year_label(y) for y in (1988, 2018, 2019, 2024)]
    ['昭和63年度', '平成30年度', '令和元年度', '令和6年度']
    """
    for first, era in _ERAS:
        if year >= first:
            n = year - first + 1
            return f"{era}{'元' if n == 1 else n}年度"
    raise ValueError(f"no era for the year {year}")


def fiscal_year_quads(years: Iterable[int]) -> list[ox.Quad]:
    """The quads that describe fiscal years, in a graph of their own."""
    graph = ox.NamedNode(FISCAL_YEAR_GRAPH)
    quads: list[ox.Quad] = []

    def say(subject: str, predicate: str, obj: ox.NamedNode | ox.Literal) -> None:
        quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), obj, graph))

    def typed(text: str, datatype: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))

    for year in sorted(set(years)):
        iri = f"{FISCAL_YEAR}{year}"
        say(iri, RDF + "type", ox.NamedNode(KYODO + "FiscalYear"))
        say(iri, RDFS + "label", ox.Literal(fiscal_year_label(year), language="ja"))
        say(iri, RDFS + "label", ox.Literal(f"FY{year}", language="en"))
        say(iri, KYODO + "year", typed(str(year), "integer"))
        for end, day in (("Beginning", f"{year}-04-01"), ("End", f"{year + 1}-03-31")):
            instant = f"{iri}/{end.lower()}"
            say(iri, f"{TIME}has{end}", ox.NamedNode(instant))
            say(instant, RDF + "type", ox.NamedNode(TIME + "Instant"))
            say(instant, TIME + "inXSDDate", typed(day, "date"))
    return quads
