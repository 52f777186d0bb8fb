"""The page on methods: how to cite, what numbers mean, which function and publication give them."""

from __future__ import annotations

from kyodo_graph.report import citing
from kyodo_graph.report.pages.blocks import Block, Code, Page, Pieces, Prose, Section, Terms
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece, number, yes_no
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.wording.codes_plain import OPTIONS
from kyodo_graph.report.wording.columns import COLUMNS
from kyodo_graph.report.wording.indices import INDICES
from kyodo_graph.report.wording.methods_words import OBSERVED, READING
from kyodo_graph.report.wording.references import PUBLICATIONS, in_short, key_of, known, short
from kyodo_graph.tables import Cell

_ANALYSED = ("analysis", "comparison", "coding", "checks")


def methods_page(site: Site) -> Page:
    """The page ``methods.html``."""
    return Page(
        file="methods.html",
        title=site.t("方法と引用", "Methods and citation"),
        part="methods",
        lead=(Prose((site.say(
            "この報告のどの数も、典拠箇所か、ここに挙げる関数・設定・文献に行き着く。",
            "Every number of this report leads to its passages, or to a function, its parameters "
            "and a publication named here.",
        ),), "lead"),),
        sections=(
            Section("cite", site.t("引用のしかた", "How to cite"), _cite(site)),
            Section("run", site.t("この報告の作成", "How this report was made"), _run(site)),
            Section("observed", site.t("観察されるもの", "What is observed"),
                    (Prose(tuple((Piece(p),) for p in OBSERVED[site.lang])),)),
            Section("reading", site.t("表と図の読み方", "How to read tables and figures"),
                    (Terms(tuple((f"read-{key}", words[0], ((Piece(words[1]),),))
                                 for key, words in READING[site.lang].items())),)),
            Section("indices", site.t("指標", "Indices"), (Terms(_indices(site)),)),
            Section("columns", site.t("列", "Columns"), (Terms(_columns(site)),)),
            Section("tables", site.t("表の出所", "Where tables come from"), (), _tables(site)),
            Section("figures", site.t("図の出所", "Where figures come from"), _figures(site)),
            Section("paragraphs", site.t("論文に貼れる段落", "Methods paragraphs for a paper"),
                    _paragraphs(site)),
            Section("references", site.t("文献", "References"), _references(site)),
        ),
    )  # fmt: skip


def anchors() -> frozenset[str]:
    """The anchors of indices and columns, so that a table links to those that there are."""
    columns = (f"c-{key}" for key, column in COLUMNS.items() if column.meaning or key in INDICES)
    return frozenset({*(f"i-{key}" for key in INDICES), *columns})


def _cite(site: Site) -> tuple[Block, ...]:
    run, lang = site.run, site.lang
    made: list[Block] = [
        Code(citing.graph_text(run.version, run.data_sha256, lang), site.t("グラフ", "The graph")),
        Code(citing.graph_bibtex(run.version, run.data_sha256), "BibTeX"),
    ]
    if site.facts.documents:
        document = site.facts.documents[0]
        entries = site.passages.get(document.key, ())
        lines = entries[0].pointer.rpartition(":")[2] if entries else "1"
        made += [
            Prose((site.say(
                "文書の記述を使うときは、市の文書の箇所を引く。文書ごとの引用は典拠箇所の頁にある。",
                "For what a document says, cite the passage of the city’s document; each page of "
                "passages shows how.",
            ),)),
            Code(citing.passage_text(document, lines, lang),
                 site.t("典拠箇所(例)", "A passage (example)")),
            Code(citing.passage_bibtex(document, lines, lang), "BibTeX"),
        ]  # fmt: skip
    return tuple(made)


def _run(site: Site) -> tuple[Block, ...]:
    run = site.run
    rows: list[tuple[str, str]] = [
        (site.t("版", "version"), f"kyodo_graph {run.version}"),
        (site.t("データ(正規化N-Quads)のSHA-256", "SHA-256 of the data (canonical N-Quads)"),
         run.data_sha256),
        (site.t("試行数", "trials"), str(run.trials)),
        (site.t("乱数の種", "seed"), str(run.seed)),
        (site.t("データの最新の日付", "newest date in the data"),
         run.date or site.t("記載なし", "not stated")),
    ]  # fmt: skip
    terms = tuple(("", name, ((Piece(value),),)) for name, value in rows)
    again = site.say(
        "同じデータと設定からは同じバイト列ができる。使った主なライブラリの版と、すべてのファイルの"
        "SHA-256は{manifest}にある。",
        "The same data and options give the same bytes. {manifest} has the versions of the main "
        "libraries and the SHA-256 of every file.",
        manifest=Piece("manifest.json", f"{site.places.root}manifest.json"),
    )
    return Terms(terms), Prose((again,))


def _indices(site: Site) -> tuple[tuple[str, str, tuple[Pieces, ...]], ...]:
    return tuple(
        (f"i-{key}", index.label[site.lang],
         ((Piece(index.meaning[site.lang]),), _told(index.function, index.references)))
        for key, index in INDICES.items()
    )  # fmt: skip


def _columns(site: Site) -> tuple[tuple[str, str, tuple[Pieces, ...]], ...]:
    made: list[tuple[str, str, tuple[Pieces, ...]]] = []
    for key, column in COLUMNS.items():
        if key in INDICES and column.meaning == INDICES[key].meaning:
            link = Piece(site.t("指標の項を見よ", "see the index"), f"#i-{key}")
            made.append((f"c-{key}", column.label[site.lang], ((link,),)))
        elif column.meaning:
            made.append(
                (f"c-{key}", column.label[site.lang], ((Piece(column.meaning[site.lang]),),))
            )
    return tuple(made)


def _told(function: str, references: tuple[str, ...]) -> Pieces:
    parts: list[Pieces] = [(Piece(function),)] if function else []
    parts += [(Piece(short(key), f"#r-{key}"),) for key in known(references)]
    made: list[Piece] = []
    for part in parts:
        made += [Piece(" · "), *part] if made else [*part]
    return made


def _tables(site: Site) -> tuple[Section, ...]:
    titles = {
        "analysis": site.t("分析", "Analysis"),
        "comparison": site.t("比較", "Comparison"),
        "coding": site.t("読み取りの一致", "Agreement of readings"),
        "checks": site.t("点検", "Checks"),
        "library": site.t("質問の一覧", "Library of queries"),
    }
    made = []
    for group in (*_ANALYSED, "library"):
        own = [t for t in site.tables.values() if t.group == group]
        if own:
            terms = Terms(tuple((f"t-{t.key}", t.title, _of_table(site, t)) for t in own))
            made.append(Section(f"tables-{group}", titles[group], (terms,)))
    return tuple(made)


def _of_table(site: Site, listed: Listed) -> tuple[Pieces, ...]:
    made: list[Pieces] = []
    if listed.question:
        made.append((Piece(listed.question),))
    made.append(_told(listed.function, listed.references))
    made += [(Piece(remark),) for remark in listed.remarks]
    if listed.options:
        made.append((Piece(_options(site, listed)),))
    csv = f"{site.places.root}{listed.file(site.lang)}"
    made.append((Piece(listed.file(site.lang), csv),))
    return tuple(m for m in made if m)


def _options(site: Site, listed: Listed) -> str:
    """The options in a line; those that differ between cities name the city."""
    values: dict[str, dict[str, Cell]] = {}
    for city, key, value in listed.options:
        values.setdefault(key, {})[city] = value
    told = []
    for key, by_city in values.items():
        name = OPTIONS[key][site.lang] if key in OPTIONS else key
        if len({str(v) for v in by_city.values()}) == 1:
            text = _value(site, next(iter(by_city.values())))
        else:
            text = site.t("、", ", ").join(
                f"{site.setter.cities.get(c, c)} {_value(site, v)}" for c, v in by_city.items()
            )
        if text:
            told.append(f"{name}{site.t(':', ': ')}{text}")
    return site.t(";", "; ").join(told)


def _value(site: Site, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value, site.lang)
    if isinstance(value, int | float):
        return number(value)
    return site.setter.codes.word("null", value, site.lang) or "".join(
        p.text for p in site.setter.plan_pieces(value)
    )


def _figures(site: Site) -> tuple[Block, ...]:
    terms = []
    for picture in site.pictures:
        source = picture.source
        said: list[Pieces] = [(Piece(source.function),)]
        if source.parameters:
            told = (f"{k} = {v}" for k, v in source.parameters.items())
            said.append((Piece("; ".join(told)),))
        if source.references:
            said.append(site.listing([_reference(text) for text in source.references]))
        terms.append((f"f-{picture.name}", picture.title[site.lang], tuple(said)))
    return (Terms(tuple(terms)),) if terms else ()


def _reference(text: str) -> tuple[Piece, ...]:
    return (Piece(in_short(text), f"#r-{key_of(text)}"),)


def _paragraphs(site: Site) -> tuple[Block, ...]:
    return tuple(
        Code(analysis.methods[site.lang], analysis.label) for analysis in site.analyses.values()
    )


def _references(site: Site) -> tuple[Block, ...]:
    """All publications, with those that only figures name."""
    extra = {key_of(t): t for p in site.pictures for t in p.source.references}
    every = {**extra, **PUBLICATIONS}
    ordered = sorted(every.items(), key=lambda item: item[1].casefold())
    return (Terms(tuple((f"r-{key}", in_short(text), ((Piece(text),),)) for key, text in ordered)),)
