"""The page of the comparison: first what the documents forbid, then what they allow."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.report.pages.blocks import Block, Items, Page, Prose, Section
from kyodo_graph.report.pages.leads import Sentence
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece

_GROUPS: Sequence[tuple[str, tuple[str, str], tuple[str, ...]]] = (
    ("documents", ("文書の違い", "How the documents differ"), ("documents",)),
    ("structure", ("構造", "Structure"), ("structure_z", "structure_values")),
    ("themes", ("主題", "Themes"),
     ("theme_coverage", "themes_lacking", "theme_dissimilarity", "theme_map")),
    ("roles", ("役割", "Roles"), ("sector_roles", "roles_by_theme")),
    ("functions", ("協働の形態と中間支援の機能", "Forms of collaboration, functions"),
     ("forms", "functions")),
    ("indicators", ("指標の動き", "Indicators and how far they have moved"), ("indicators",)),
    ("statuses", ("項目の存続と行方", "What became of items"), ("status_survival", "lineage")),
    ("generations", ("計画の世代", "Generations of plans"), ("generations",)),
    ("alignment", ("対応づけ", "What is treated as comparable"),
     ("alignment_levels", "alignment_actors")),
)  # fmt: skip
_FOLDED = frozenset({"theme_map", "alignment_actors", "alignment_levels"})


def comparison_page(site: Site) -> Page:
    """The page ``comparison.html``."""
    alone = not site.has("comparison-documents")
    lead = _alone(site) if alone else _lead(site)
    sections = () if alone else (_said(site), _allowed(site), *_sections(site))
    return Page(
        file="comparison.html",
        title=site.t("市の比較", "Comparison of cities"),
        part="comparison",
        lead=(Prose(lead, "lead"),),
        sections=sections,
    )


def _alone(site: Site) -> tuple[tuple[Piece, ...], ...]:
    return (site.say(
        "比較には、文書を読み取った計画が二つ以上(二つの市のもの、または一つの市の二つの世代)必要である。"
        "ここには{plans}しかない。",
        "A comparison needs two plans whose documents were read, of two cities or two generations "
        "of one. Here there is only {plans}.",
        plans=site.listing([
            (Piece(p.label[site.lang], site.places.page(p.id)),)
            for p in site.facts.plans if p.elements
        ]) or site.t("それがない計画", "none"),
    ),)  # fmt: skip


def _lead(site: Site) -> tuple[tuple[Piece, ...], ...]:
    rows = site.rows("comparison-allowed", lambda r: r["scope"] == "cities")
    plans = {f"{r['city']}/{r['plan']}" for r in site.rows("comparison-documents")}
    cities = {r["city"] for r in site.rows("comparison-documents")}
    refused = sum(not r["allowed"] for r in rows)
    first = site.say(
        "{cities}の{plans}を並べる。異なる市の計画の組について調べた{n}通りの比較のうち、文書が許さない"
        "{refused}通りは数を示さず、{why}を書く。",
        "{plans} of {cities} are set side by side. Of {n} comparisons of two plans of different "
        "cities, {refused} are forbidden by the documents: they show no number, but {why}.",
        cities=site.many(len(cities), "市", "city", "cities"),
        plans=Piece(site.many(len(plans), "計画", "plan"), "#documents"),
        n=str(len(rows)),
        refused=str(refused),
        why=Piece(site.t("その理由", "the reason why"), "#allowed"),
    )
    second = site.say(
        "これは読み取った文書の記述であり、他の市についての推測ではない。表は市に順位をつけない。",
        "This describes the documents at hand and infers nothing for other cities. No table ranks "
        "cities.",
    )
    return first, second


def sentences(site: Site, page: str = "") -> tuple[Sentence, ...]:
    """What the comparison says, each sentence with the way to the table of its numbers.

    ``page`` is that of the comparison, where the sentences stand on another one.
    """
    return tuple(
        (
            Piece(str(row["sentence"])),
            Piece(site.t("", " ")),
            Piece(site.t("(数値)", "(numbers)"), f"{page}#{_place(str(row['table']))}"),
        )
        for row in site.rows("comparison-said")
    )


def refusals(site: Site) -> tuple[Sentence, ...]:
    """What the documents forbid to compare, one sentence for each kind of comparison."""
    return tuple((Piece(str(r["sentence"])),) for r in site.rows("comparison-not-compared"))


def _place(table: str) -> str:
    """Where a table stands on the page: at itself, or at the section that would have it."""
    return next((key for key, _, tables in _GROUPS if table in tables), "allowed")


def _said(site: Site) -> Section:
    return Section("said", site.t("言えること", "What holds"), (Items(sentences(site)),))


def _allowed(site: Site) -> Section:
    """Each kind of comparison that is forbidden, and why; then every pair."""
    told = refusals(site)
    return Section(
        "allowed",
        site.t("できる比較とできない比較", "What may be compared, and what not"),
        (
            *((Items(told),) if told else ()),
            *site.figures("comparison", "allowed"),
            *site.table("comparison-allowed", id_="t-allowed", folded=True, remarks=()),
        ),
    )


def _sections(site: Site) -> list[Section]:
    made = []
    for key, title, tables in _GROUPS:
        blocks: list[Block] = [*site.figures("comparison", key)]
        for name in tables:
            table = f"comparison-{name.replace('_', '-')}"
            blocks += site.table(table, folded=name in _FOLDED)
        made.append(Section(key, site.t(*title), tuple(blocks)))
    return made
