"""Every table of the report, in one language: from the library, the analyses, the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.checks.findings import Finding, in_order
from kyodo_graph.coding.comparing import AIM, LEVEL, Comparison
from kyodo_graph.compare.sheets import Sheet
from kyodo_graph.graph import Graph
from kyodo_graph.library.header import LibraryQuery
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.wording.columns import COLUMNS
from kyodo_graph.report.wording.indices import INDICES
from kyodo_graph.report.wording.origins import ANALYSIS, COMPARISON
from kyodo_graph.tables import Cell, Table

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


# Where a column is not what it is elsewhere.
_SPECIAL: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "removal": {"ja": {"ties": "関わり"}, "en": {"ties": "parts"}},
    "intermediary_themes": {
        "ja": {"share": "市の要素に占める割合"},
        "en": {"share": "share of them"},
    },
}


# Short heads for columns of the library; what the headers of the queries say is shown beside them.
_SHORT: Mapping[str, Mapping[str, str]] = {
    name: {"ja": ja, "en": en}
    for name, ja, en in (
        ("city", "市", "city"),
        ("source", "典拠箇所", "passage"),
        ("sources", "典拠箇所", "passages"),
        ("relation", "関係", "relation"),
        ("role", "役割", "role"),
        ("joint", "連名の欄", "joint"),
        ("basis", "根拠", "basis"),
        ("kind", "種別", "kind"),
        ("type", "種別", "type"),
        ("number", "番号", "number"),
        ("change_type", "変更の別", "change"),
        ("specificity", "特定の程度", "specificity"),
        ("modality", "様態", "modality"),
        ("fy", "年度", "fiscal year"),
        ("phase", "段階", "phase"),
        ("implementation", "実施状況", "implementation"),
        ("disposition", "今後の取扱い", "disposition"),
        ("value_kind", "値の別", "kind of value"),
        ("operation_form", "運営形態", "form of operation"),
        ("operated_by", "運営者", "run by"),
        ("issued", "発行年月", "issued"),
        ("status", "状態", "status"),
        ("primary", "主たる主題", "primary"),
        ("direction", "向き", "direction"),
        ("passages", "典拠箇所", "passages"),
        ("statements", "文", "statements"),
    )
}


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
        labels={c.name: _SHORT.get(c.name, c.label)[lang] for c in query.columns},
        meanings={c.name: c.label[lang] for c in query.columns if c.name in _SHORT},
        question=query.question[lang],
        function=f'graph.query("{query.name}")',
    )


def _of_cities(table: Table, cities: Sequence[str]) -> Table:
    """The rows of some cities, where a table has a column of cities."""
    if not cities or "city" not in table.columns:
        return table
    at, wanted = table.columns.index("city"), set(cities)
    return Table(table.columns, tuple(row for row in table.rows if row[at] in wanted))


def analysis_tables(analyses: Sequence[Analysis], lang: str) -> tuple[Listed, ...]:
    """The tables of the analyses, all cities in one, with the options of each city."""
    names = dict.fromkeys(name for a in analyses for name in a.results)
    return tuple(_of_analysis(name, analyses, lang) for name in names)


def _of_analysis(name: str, analyses: Sequence[Analysis], lang: str) -> Listed:
    results = {a.city: a.results[name] for a in analyses}
    first = next(iter(results.values()))
    rows = tuple(row for r in results.values() for row in r.rows)
    remarks = dict.fromkeys(remark[lang] for r in results.values() for remark in r.remarks)
    function, references = ANALYSIS.get(name, ("", ()))
    return Listed(
        key=f"analysis-{name.replace('_', '-')}",
        group="analysis",
        name=name,
        title=first.title[lang],
        table=Table(first.columns, rows),
        labels=_labels(first.columns, lang) | dict(_SPECIAL.get(name, {}).get(lang, {})),
        meanings=_meanings(first.columns, lang),
        function=function,
        options=tuple((city, k, v) for city, r in results.items() for k, v in r.options.items()),
        remarks=tuple(remarks),
        references=references,
    )


def comparison_tables(sheets: Sequence[Sheet], lang: str) -> tuple[Listed, ...]:
    """The tables of the comparison."""
    return tuple(
        Listed(
            key=f"comparison-{sheet.name.replace('_', '-')}",
            group="comparison",
            name=sheet.name,
            title=sheet.title[lang],
            table=sheet.table,
            labels=_labels(sheet.table.columns, lang),
            meanings=_meanings(sheet.table.columns, lang),
            function=COMPARISON.get(sheet.name, ("", ()))[0],
            options=tuple(("", k, v) for k, v in sheet.options.items()),
            remarks=tuple(note[lang] for note in sheet.notes),
            references=COMPARISON.get(sheet.name, ("", ()))[1],
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
        for o in found.overlaps if o.document in wanted
    ]  # fmt: skip
    options = (("", "trials", found.trials), ("", "seed", found.seed), ("", "level", LEVEL),
               ("", "aim", AIM))  # fmt: skip
    return tuple(
        Listed(
            key=f"coding-{name}",
            group="coding",
            name=name,
            title=_TITLES[name][lang],
            table=Table(columns, tuple(rows)),
            labels=_labels(columns, lang) | {"alpha": "α"},
            meanings=_meanings(columns, lang),
            function="kyodo_graph.measures.krippendorff",
            options=options,
            remarks=(_CODING_REMARK[lang],),
            references=("krippendorff2019",),
        )
        for name, columns, rows in (
            ("agreement", _AGREEMENT, agreement), ("overlap", _OVERLAP, overlap),
        )
    )  # fmt: skip


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
        table=Table(_FINDINGS, rows),
        labels=_labels(_FINDINGS, lang),
        function="kyodo_graph.services.checking.check_data",
    )


def _labels(columns: Sequence[str], lang: str) -> dict[str, str]:
    return {c: COLUMNS[c].label[lang] for c in columns if c in COLUMNS}


def _meanings(columns: Sequence[str], lang: str) -> Mapping[str, str]:
    """What columns mean: their own meaning, or that of the index of the same name."""
    said = {c: COLUMNS[c].meaning for c in columns if c in COLUMNS}
    indices = {c: INDICES[c].meaning for c in columns if c in INDICES}
    return {c: words[lang] for c, words in {**indices, **said}.items() if words}


def _digits(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")
