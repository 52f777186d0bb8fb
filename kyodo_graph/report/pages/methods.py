"""The page on methods: how to cite, what numbers mean, which function and publication give them."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo_graph.analysis.methods import cited
from kyodo_graph.report import citing
from kyodo_graph.report.exports import TABLES
from kyodo_graph.report.pages import trust
from kyodo_graph.report.pages.blocks import Block, Code, Page, Pieces, Prose, Section, Terms
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece, number, yes_no
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.services.origins import function_of, printed
from kyodo_graph.tables import Cell
from kyodo_graph.words import Column, columns, indices, option, publications, reading
from kyodo_graph.words import page as page_words

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
            Section("documents", site.t("読んだ文書", "Documents read"), trust.documents(site)),
            *trust.drafted(site),
            Section("agreement", site.t("読み取りの一致", "Agreement of the readings"),
                    trust.agreement(site)),
            Section("checks", site.t("点検の結果", "What the checks found"), trust.checks(site)),
            Section("observed", site.t("観察されるもの", "What is observed"),
                    (Prose(tuple((Piece(said[site.lang]),) for said, means in reading().values()
                                 if not means)),)),
            Section("reading", site.t("表と図の読み方", "How to read tables and figures"),
                    (Terms(tuple((f"read-{key}", said[site.lang], ((Piece(means[site.lang]),),))
                                 for key, (said, means) in reading().items() if means)),)),
            Section("indices", site.t("指標", "Indices"), (Terms(_indices(site)),)),
            Section("columns", site.t("列", "Columns"), (Terms(_columns(site)),)),
            Section("tables", site.t("表の出所", "Where tables come from"), (), _tables(site)),
            Section("paragraphs", site.t("論文に貼れる段落", "Methods paragraphs for a paper"),
                    _paragraphs(site)),
            Section("references", site.t("文献", "References"), _references(site)),
        ),
    )  # fmt: skip


def anchors() -> frozenset[str]:
    """The anchors of indices and columns, so that a table links to those that there are."""
    told = (f"c-{column.name}" for column in _explained())
    return frozenset({*(f"i-{key}" for key in printed()), *told})


def _explained() -> Iterator[Column]:
    """The columns of which more is said than what they are called."""
    unseen = indices().keys() - set(printed())
    yield from (c for c in columns().values() if c.meaning and c.name not in unseen)


def _cite(site: Site) -> tuple[Block, ...]:
    run, lang = site.run, site.lang
    made: list[Block] = [
        Code(citing.graph_text(run, lang), site.t("グラフ", "The graph")),
        Code(citing.graph_bibtex(run), "BibTeX"),
    ]
    if site.facts.documents:
        document = site.facts.documents[0]
        entries = site.passages.get(document.key, ())
        lines = entries[0].pointer.rpartition(":")[2] if entries else "1"
        made += [
            Prose((site.say(
                "文書の記述を使うときは、市の文書の箇所を引用する。引用のしかたは、文書ごとの典拠箇所のページにある。",
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
        (option("trials")[site.lang], str(run.trials)),
        (option("seed")[site.lang], str(run.seed)),
        (site.t("データの日付", "date of the data"),
         run.date or site.t("記載なし", "not stated")),
    ]  # fmt: skip
    if run.reviewed != "any":
        said = page_words("report")[site.lang][f"reviewed_{run.reviewed}"]
        rows.append((site.t("確認のしかた(--reviewed)", "reviewed how (--reviewed)"), said))
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
        (f"i-{key}", indices()[key].name[site.lang],
         ((Piece(indices()[key].meaning[site.lang]),),
          _told(function_of(key), indices()[key].references)))
        for key in printed()
    )  # fmt: skip


def _columns(site: Site) -> tuple[tuple[str, str, tuple[Pieces, ...]], ...]:
    made: list[tuple[str, str, tuple[Pieces, ...]]] = []
    for column in _explained():
        said = Piece((column.meaning or {})[site.lang])
        if column.name in indices() and column.meaning is indices()[column.name].meaning:
            said = Piece(site.t("指標の項を見よ", "see the index"), f"#i-{column.name}")
        made.append((f"c-{column.name}", column.titles[site.lang], ((said,),)))
    return tuple(made)


def _told(function: str, references: tuple[str, ...]) -> Pieces:
    parts: list[Pieces] = [(Piece(function),)] if function else []
    parts += [_reference(key) for key in references]
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
    made.append((Piece(f"{TABLES}: {listed.file(site.lang)}", f"{site.places.root}{TABLES}"),))
    return tuple(m for m in made if m)


def _options(site: Site, listed: Listed) -> str:
    """The options in a line; those that differ between cities name the city."""
    values: dict[str, dict[str, Cell]] = {}
    for city, key, value in listed.options:
        values.setdefault(key, {})[city] = value
    told = []
    for key, by_city in values.items():
        name = option(key)[site.lang]
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


def _reference(key: str) -> tuple[Piece, ...]:
    return (Piece(publications()[key].short, f"#r-{key}"),)


def _paragraphs(site: Site) -> tuple[Block, ...]:
    return tuple(
        Code(analysis.methods[site.lang], analysis.label) for analysis in site.analyses.values()
    )


def _references(site: Site) -> tuple[Block, ...]:
    """The publications that this page names."""
    named = {key for name in printed() for key in indices()[name].references}
    named.update(key for table in site.tables.values() for key in table.references)
    named.update(cited() if site.analyses else ())
    listed = (p for p in publications().values() if p.key in named)
    return (Terms(tuple((f"r-{p.key}", p.short, ((Piece(p.text),),)) for p in listed)),)
