"""Every table of the report, in one language: from the library, the analyses, the comparison."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph import measures
from kyodo_graph.analysis.report import Analysis
from kyodo_graph.checks.findings import Finding, in_order
from kyodo_graph.coding.running import check_data
from kyodo_graph.graph import Graph
from kyodo_graph.library.header import LibraryQuery
from kyodo_graph.readings.comparing import AIM, LEVEL, Comparison
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.services.origins import origin
from kyodo_graph.tables import Cell, Table
from kyodo_graph.words import column, columns, public_name

_AGREEMENT = ("document", "field", "units", "agreement", "alpha", "low", "high", "undefined",
              "below_aim")  # fmt: skip
_OVERLAP = ("document", "things", "by_both", "first_only", "second_only", "unmatched")
_FINDINGS = ("severity", "rule", "place", "message")
_TITLES = {
    "agreement": {"ja": "二つの読み取りの一致", "en": "Agreement of the two readings"},
    "overlap": {"ja": "両方の読み手が符号化したもの", "en": "What both readers coded"},
    "findings": {"ja": "点検で見つかったもの", "en": "What the checks found"},
}
_CODING_REMARK = {
    "ja": "αはKrippendorffのα(名義)。1は完全な一致、0は偶然と同じ。区間は単位の再抽出による。"
    "αが空なのは、両者の符号がすべて同じか、単位がないため。",
    "en": "Alpha is Krippendorff's, nominal: 1 is full agreement, 0 what chance would give; the "
    "interval is over resampled units. Where it is empty, both said the same throughout, or there "
    "was no unit.",
}


# Columns of the library that are called as they are elsewhere; what the headers of the queries say
# of them is shown beside.
_SHORT = frozenset(
    {"city", "source", "sources", "relation", "role", "joint", "basis", "kind", "type", "number",
     "change_type", "specificity", "modality", "fy", "phase", "implementation", "disposition",
     "value_kind", "operation_form", "operated_by", "issued", "status", "primary", "direction",
     "passages", "statements"}
)  # fmt: skip


def library_tables(graph: Graph, lang: str, cities: Sequence[str]) -> tuple[Listed, ...]:
    """Every table of the query library that needs no thing to be named, narrowed to cities."""
    found = []
    for query in graph.queries.values():
        if not query.columns or any(p.type == "iri" for p in query.parameters):
            continue
        knows = any(p.name == "lang" for p in query.parameters)
        answer = graph.query(query.name, lang=lang) if knows else graph.query(query.name)
        if isinstance(answer, Table):
            found.append(_of_library(query, _of_cities(answer, cities), lang))
    return tuple(found)


def _of_library(query: LibraryQuery, table: Table, lang: str) -> Listed:
    return Listed(
        key=f"library-{query.name.replace('_', '-')}",
        group="library",
        name=query.name,
        title=query.title[lang],
        table=table,
        labels={
            c.name: (columns()[c.name].titles if c.name in _SHORT else c.titles)[lang]
            for c in query.columns
        },
        meanings={c.name: c.titles[lang] for c in query.columns if c.name in _SHORT},
        question=query.question[lang],
        function=f'graph.query("{query.name}")',
    )


def _of_cities(table: Table, cities: Sequence[str]) -> Table:
    """The rows of some cities, where a table has a column of cities."""
    if not cities or "city" not in table.columns:
        return table
    at, wanted = table.columns.index("city"), set(cities)
    return table.of_rows(row for row in table.rows if row[at] in wanted)


def analysis_tables(analyses: Sequence[Analysis], lang: str) -> tuple[Listed, ...]:
    """The tables of the analyses, all cities in one, with the options of each city."""
    names = dict.fromkeys(name for a in analyses for name in a.results)
    return tuple(_of_analysis(name, analyses, lang) for name in names)


def _of_analysis(name: str, analyses: Sequence[Analysis], lang: str) -> Listed:
    results = {a.city: a.results[name] for a in analyses}
    first = next(iter(results.values()))
    rows = tuple(row for r in results.values() for row in r.rows)
    remarks = dict.fromkeys(remark[lang] for r in results.values() for remark in r.remarks)
    function, references = origin(name)
    return Listed(
        key=f"analysis-{name.replace('_', '-')}",
        group="analysis",
        name=name,
        title=first.title[lang],
        table=first.of_rows(rows),
        labels=_labels(name, first.columns, lang),
        meanings=_meanings(name, first.columns, lang),
        function=function,
        options=tuple((city, k, v) for city, r in results.items() for k, v in r.options.items()),
        remarks=tuple(remarks),
        references=references,
    )


def comparison_tables(sheets: Sequence[Table], lang: str) -> tuple[Listed, ...]:
    """The tables of the comparison."""
    return tuple(
        Listed(
            key=f"comparison-{sheet.name.replace('_', '-')}",
            group="comparison",
            name=sheet.name,
            title=sheet.title[lang],
            table=sheet,
            labels=_labels(sheet.name, sheet.columns, lang),
            meanings=_meanings(sheet.name, sheet.columns, lang),
            function=origin(sheet.name)[0],
            options=tuple(("", k, v) for k, v in sheet.options.items()),
            remarks=tuple(note[lang] for note in sheet.remarks),
            references=origin(sheet.name)[1],
        )
        for sheet in sheets
    )


def coding_tables(
    found: Comparison | None, lang: str, documents: Sequence[str] = ()
) -> tuple[Listed, ...]:
    """How far two codings agree, and what only one has; nothing where there are not two."""
    if found is None:
        return ()
    wanted = {*(documents or found.documents), "all"}
    agreement: list[tuple[Cell, ...]] = [
        (f.document, f.field, f.units, _digits(f.agreement), _digits(f.alpha), _digits(f.low),
         _digits(f.high), f.undefined, None if f.alpha is None else f.alpha < AIM)
        for f in found.fields if f.document in wanted
    ]  # fmt: skip
    overlap: list[tuple[Cell, ...]] = [
        (o.document, o.things, o.both, len(o.first_only), len(o.second_only), _digits(o.unmatched))
        for o in found.overlaps
        if o.document in wanted
    ]
    options = (
        ("", "trials", found.trials),
        ("", "seed", found.seed),
        ("", "level", LEVEL),
        ("", "aim", AIM),
    )
    return tuple(
        Listed(
            key=f"coding-{name}",
            group="coding",
            name=name,
            title=_TITLES[name][lang],
            table=Table(columns, rows, name=name, title=_TITLES[name]),
            labels=_labels(name, columns, lang),
            meanings=_meanings(name, columns, lang),
            function=public_name(measures.krippendorff),
            options=options,
            remarks=(_CODING_REMARK[lang],),
            references=("krippendorff2019",),
        )
        for name, columns, rows in (
            ("agreement", _AGREEMENT, agreement),
            ("overlap", _OVERLAP, overlap),
        )
    )


def findings_table(findings: Sequence[Finding], lang: str) -> Listed:
    """What the checks found, errors first."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f.severity, f.rule, f.place, f.said(lang)) for f in in_order(findings)
    )
    return Listed(
        key="checks-findings",
        group="checks",
        name="findings",
        title=_TITLES["findings"][lang],
        table=Table(_FINDINGS, rows, name="findings", title=_TITLES["findings"]),
        labels=_labels("findings", _FINDINGS, lang),
        function=public_name(check_data),
    )


def _labels(table: str, names: Sequence[str], lang: str) -> dict[str, str]:
    return {name: column(table, name).titles[lang] for name in names}


def _meanings(table: str, names: Sequence[str], lang: str) -> dict[str, str]:
    told = {name: column(table, name).meaning for name in names}
    return {name: words[lang] for name, words in told.items() if words}


def _digits(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")
