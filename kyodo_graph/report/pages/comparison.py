"""The page of the comparison: first what the documents forbid, then what they allow."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.compare.rules import COMPARISONS
from kyodo_graph.report.pages.blocks import Block, Page, Prose, Section, Terms
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece

_GROUPS: Sequence[tuple[str, tuple[str, str], tuple[str, ...]]] = (
    ("documents", ("文書の違い", "How the documents differ"), ("documents",)),
    ("structure", ("構造", "Structure"), ("structure_z", "structure_values")),
    ("distances", ("計画の隔たり", "Distances between plans"), ("distances", "mds", "dendrogram")),
    ("themes", ("主題", "Themes"),
     ("theme_coverage", "theme_richness", "themes_lacking", "theme_dissimilarity",
      "theme_nestedness")),
    ("roles", ("役割", "Roles"), ("sector_roles", "roles_by_theme")),
    ("functions", ("協働の形態と中間支援の機能", "Forms of collaboration, functions"),
     ("forms", "functions")),
    ("indicators", ("指標の動き", "Indicators and how far they have moved"), ("indicators",)),
    ("statuses", ("項目の存続と行方", "What became of items"), ("status_survival", "lineage")),
    ("generations", ("計画の世代", "Generations of plans"), ("generations",)),
    ("alignment", ("対応づけ", "What is treated as comparable"),
     ("alignment_levels", "alignment_actors")),
)  # fmt: skip
_FOLDED = frozenset({"dendrogram", "alignment_actors", "alignment_levels"})


def comparison_page(site: Site) -> Page:
    """The page ``comparison.html``."""
    alone = not site.has("comparison-documents")
    lead = _alone(site) if alone else _lead(site)
    sections = () if alone else (_allowed(site), *_sections(site))
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


def _allowed(site: Site) -> Section:
    """Each kind of comparison in words: for how many pairs it is allowed, why not for others."""
    rows = site.rows("comparison-allowed")
    terms = []
    for comparison in COMPARISONS:
        own = [r for r in rows if r["comparison"] == comparison.key]
        if not own:
            continue
        head = _how_many(site, sum(bool(r["allowed"]) for r in own), len(own))
        terms.append(("", comparison.label[site.lang], (head, *_reasons(site, own))))
    return Section(
        "allowed",
        site.t("できる比較とできない比較", "What may be compared, and what not"),
        (
            *site.figures("comparison", "allowed"),
            Terms(tuple(terms)),
            *site.table("comparison-allowed", id_="t-allowed", folded=True, remarks=()),
        ),
    )


def _how_many(site: Site, allowed: int, of: int) -> tuple[Piece, ...]:
    if allowed == 0:
        return site.say("どの組でもできない。", "Allowed for no pair of plans.")
    if allowed == of:
        return site.say("すべての組でできる。", "Allowed for all pairs of plans.")
    return site.say(
        "{of}組のうち{allowed}組でできる。",
        "Allowed for {allowed} of {of} pairs of plans.",
        of=of,
        allowed=allowed,
    )


def _reasons(site: Site, rows: Sequence[Row]) -> list[tuple[Piece, ...]]:
    """Why pairs are refused: for reasons that lie in a plan with its name, else with the pairs."""
    alone: dict[str, dict[str, None]] = {}
    pairs: dict[str, list[str]] = {}
    for row in rows:
        if row["allowed"]:
            continue
        reason = str(row["refused"])
        plan = next(
            (p for p in (str(row["plan_a"]), str(row["plan_b"])) if reason.startswith(f"{p}: ")), ""
        )
        if plan:
            alone.setdefault(reason.removeprefix(f"{plan}: "), {})[plan] = None
        else:
            pairs.setdefault(reason, []).extend((str(row["plan_a"]), str(row["plan_b"])))
    made = [
        (*_named(site, list(plans)), Piece(site.t(f":{reason}。", f": {reason}.")))
        for reason, plans in alone.items()
    ]
    return made + [_of_pairs(site, reason, plans, len(rows)) for reason, plans in pairs.items()]


def _of_pairs(site: Site, reason: str, plans: Sequence[str], of: int) -> tuple[Piece, ...]:
    if len(plans) == 2 * of:
        return (Piece(site.t(f"{reason}。", f"{reason}.")),)
    n = len(plans) // 2
    among = site.t(f"({n}組、次の計画の間:", f" ({n} {'pair' if n == 1 else 'pairs'}, among ")
    named = _named(site, list(dict.fromkeys(plans)))
    return (Piece(reason), Piece(among), *named, Piece(site.t(")。", ").")))


def _named(site: Site, plans: Sequence[str]) -> tuple[Piece, ...]:
    return tuple(site.setter.plans(plans))


def _sections(site: Site) -> list[Section]:
    made = []
    for key, title, tables in _GROUPS:
        blocks: list[Block] = [*site.figures("comparison", key)]
        for name in tables:
            table = f"comparison-{name.replace('_', '-')}"
            blocks += site.table(table, folded=name in _FOLDED)
        made.append(Section(key, site.t(*title), tuple(blocks)))
    return made
