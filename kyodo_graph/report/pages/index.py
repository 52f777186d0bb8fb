"""The first page: what is in the graph, how far it can be trusted, and where to go from it."""

from __future__ import annotations

from kyodo_graph.report.pages.blocks import Block, Items, Page, Prose, Section
from kyodo_graph.report.pages.glance import glance
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece, number
from kyodo_graph.tables import Cell
from kyodo_graph.words import query_groups

# Questions of what the documents leave open, and the words for one and several of their rows.
UNSTATED = (
    "values_not_stated", "initiatives_without_lead", "policies_without_actor",
    "policies_without_indicator", "actors_without_part", "themes_left_out", "functions_missing",
)  # fmt: skip


def index_page(site: Site) -> Page:
    """The page ``index.html``."""
    return Page(
        file="index.html",
        title=site.t("グラフの内容", "What is in the graph"),
        part="overview",
        lead=(Prose(_lead(site), "lead"), Prose(_caution(site), "caution")),
        sections=(
            glance(site),
            Section("cities", site.t("市", "Cities"), _cities(site)),
            Section("documents", site.t("読み取った文書", "Documents read"), _documents(site)),
            Section("counts", site.t("記録の数", "Counts of records"), _counts(site)),
            Section("unstated", site.t("記載のないもの", "What is not stated"), _unstated(site)),
            Section("agreement", site.t("読み取りの一致", "Agreement of codings"),
                    _agreement(site)),
            Section("checks", site.t("点検の結果", "What the checks found"), _checks(site)),
            Section("intermediaries", query_groups()["intermediary"][site.lang],
                    _intermediaries(site)),
            Section("themes", site.t("主題", "Themes"), _themes(site)),
            Section("graphs", site.t("対話型のグラフ", "Interactive graphs"),
                    graph_links(site, "")),
        ),
    )  # fmt: skip


def _lead(site: Site) -> tuple[tuple[Piece, ...], ...]:
    facts, profile = site.facts, site.rows("library-city-profile")
    counts = {name: _sum(site, name) for name in ("initiatives", "policies", "actors", "ties")}
    passages = sum(map(len, site.passages.values()))
    first = site.say(
        "{cities}の{documents}を読み、{elements}、{actors}、{ties}を記録した。"
        "どの記述も、{passages}のどれかに結びつく。",
        "{documents} of {cities} were read. The graph holds {elements}, {actors} and {ties}; each "
        "statement rests on one of {passages}.",
        cities=Piece(site.many(len(facts.cities), "市", "city", "cities"), "#cities"),
        documents=Piece(site.many(len(facts.documents), "文書", "document"), "#documents"),
        elements=Piece(
            site.many(counts["initiatives"] + counts["policies"], "計画要素", "plan element"),
            "#counts",
        ),
        actors=Piece(site.many(counts["actors"], "主体", "actor"), "#counts"),
        ties=Piece(site.many(counts["ties"], "主体間の関係", "tie"), "#counts"),
        passages=Piece(site.many(passages, "典拠箇所", "passage"), "#documents"),
    )
    where = site.say(
        "{comparison}は、文書が許す比較だけを示す。数の出所は{methods}に、データと表はすべて"
        "{downloads}にある。",
        "The {comparison} shows only what the documents allow to compare. {methods} says where "
        "each number comes from, and everything can be had under {downloads}.",
        comparison=Piece(site.t("市の比較", "comparison of cities"), "comparison.html"),
        methods=Piece(site.t("方法と引用", "Methods and citation"), "methods.html"),
        downloads=Piece(site.t("ダウンロード", "Downloads"), "downloads.html"),
    )
    return (first, where) if profile else (where,)


def _caution(site: Site) -> tuple[tuple[Piece, ...], ...]:
    said = site.say(
        "計画は市が書いたものであり、人々が実際に行ったことではない。数は文書の細かさで変わるので、"
        "市の順位を示さない。空欄(—)は「記載がない」ことで、0ではない。",
        "A plan is what a city wrote, not what people did. Counts depend on how finely a document "
        "lists things and rank no city. An empty cell (—) means that the document does not say; "
        "it is not 0.",
    )
    failed = [f for f in site.findings if f.severity != "info"]
    if not failed:
        return (said,)
    found = site.say(
        "点検で誤りまたは警告が{n}見つかった。数値を使う前に確かめること。",
        "The checks found {n}: look at them before using a number.",
        n=Piece(site.t(f"{len(failed)}件", f"{len(failed)} errors or warnings"), "#checks"),
    )
    return said, found


def _cities(site: Site) -> tuple[Items, ...]:
    lines = []
    for city in site.facts.cities:
        plans = [p for p in site.facts.plans_of(city.key) if p.elements]
        line = [Piece(city.label[site.lang], site.places.page(city.key))]
        if city.prefecture[site.lang]:
            line.append(Piece(site.t(f"({city.prefecture['ja']})", f" ({city.prefecture['en']})")))
        if plans:
            named = ((Piece(p.label[site.lang], site.places.page(p.id)),) for p in plans)
            line += [Piece(site.t(" — ", " — ")), *site.listing(list(named))]
        lines.append(tuple(line))
    return (Items(tuple(lines)),)


def _documents(site: Site) -> tuple[Block, ...]:
    return (
        *site.table("library-documents", without=("sha256",)),
        *site.table("library-evidence-by-document"),
    )


def _counts(site: Site) -> tuple[Block, ...]:
    return (
        *site.table("library-city-profile", without=("label", "area_code")),
        *site.table("library-basis-by-city"),
    )


def _unstated(site: Site) -> tuple[Block, ...]:
    intro = Prose((site.say(
        "文書が書いていないことを、問いごとに数える。書いていないことは、行っていないことではない。",
        "What the documents leave open, question by question. Not stated is not the same as not "
        "done.",
    ),))  # fmt: skip
    made: list[Block] = []
    for name in UNSTATED:
        made += site.table(f"library-{name.replace('_', '-')}", folded=True)
    return (intro, *made) if made else ()


def _agreement(site: Site) -> tuple[Block, ...]:
    pooled = site.rows("coding-agreement", lambda r: r["document"] == "all")
    if not pooled:
        said = site.say(
            "二度読み取られた文書がないので、一致の度合いは示せない。",
            "No document was coded twice: agreement can't be shown.",
        )
        return (Prose((said,)),)
    low = [r for r in pooled if isinstance(r["alpha"], float) and r["below_aim"]]
    values = [float(str(r["alpha"])) for r in pooled if r["alpha"] is not None]
    word = site.setter.codes.word
    lead = site.say(
        "{n}は二度読み取られ、Krippendorffのαは項目により{least}から{most}である{low}。αは読み取りが"
        "どれだけ再現できるかを示し、どれだけ正しいかは示さない。",
        "{n} were coded twice; Krippendorff’s alpha is between {least} and {most} by field{low}. "
        "It says how far the coding can be repeated, not how right it is.",
        n=site.many(_coded_twice(site), "文書", "document"),
        least=number(min(values)), most=number(max(values)),
        low="" if not low else site.t("(目安の0.8に満たないのは", " (below the aim of .8: ")
        + site.t("、", ", ").join(
            f"{word('field', str(r['field']), site.lang)} {number(float(str(r['alpha'])))}"
            for r in low
        ) + site.t(")", ")"),
    )  # fmt: skip
    return (
        Prose((lead,)),
        *site.figures("index", "agreement"),
        *site.table("coding-agreement", lambda r: r["document"] == "all", id_="agreement-all"),
        *site.table("coding-agreement", lambda r: r["document"] != "all", folded=True),
        *site.table("coding-overlap", folded=True),
    )


def _coded_twice(site: Site) -> int:
    return len({r["document"] for r in site.rows("coding-agreement")} - {"all"})


def _checks(site: Site) -> tuple[Block, ...]:
    counts = {s: sum(f.severity == s for f in site.findings) for s in ("error", "warning", "info")}
    said = site.say(
        "誤り{error}、警告{warning}、参考{info}。点検したもの:{ran}。",
        "Errors {error}, warnings {warning}, for information {info}. Checked: {ran}.",
        **counts, ran=site.t("、", ", ").join(_ran(site)),
    )  # fmt: skip
    return (Prose((said,)), *site.table("checks-findings", folded=True))


def _ran(site: Site) -> list[str]:
    words = {
        "structure and references": "構造と参照",
        "shapes": "形(SHACL)",
        "whole-graph rules": "グラフ全体の規則",
        "dataset assertions": "データについての言明",
        "passage pointers": "典拠箇所の行",
        "wording of stated ties": "明示とした関係の文言",
    }
    return [site.t(words.get(name, name), name) for name in site.run.checked]


def _intermediaries(site: Site) -> tuple[Block, ...]:
    lines = []
    for city in site.facts.cities:
        own = site.facts.intermediaries_of(city.key)
        if own:
            named = ((Piece(i.label[site.lang], site.places.page(i.id)),) for i in own)
            head = Piece(f"{city.label[site.lang]}{site.t(':', ': ')}")
            lines.append((head, *site.listing(list(named))))
    if lines:
        return (Items(tuple(lines)),)
    return (Prose((site.say(
        "文書は、中間支援組織を主体として挙げていない。",
        "The documents name no intermediary as an actor.",
    ),)),)  # fmt: skip


def _themes(site: Site) -> tuple[Items, ...]:
    lines = tuple(
        (Piece(f"{t.code} {t.label[site.lang]}", site.places.page(f"theme/{t.code}")),)
        for t in site.facts.themes
    )
    return (Items(lines, columns=True),) if lines else ()


def graph_links(site: Site, city: str) -> tuple[Items, ...]:
    """Links to the interactive pages of a city, or to those of all cities."""
    lines = tuple(
        (Piece(g.title[site.lang], f"{site.places.root}{g.file}#lang={site.lang}"),)
        for g in site.graphs
        if g.of == city
    )
    return (Items(lines),) if lines else ()


def _sum(site: Site, column: str) -> int:
    cells: list[Cell] = [row[column] for row in site.rows("library-city-profile")]
    return sum(int(cell) for cell in cells if isinstance(cell, int))
