"""All tables of a city on one page, to look up what the other pages show and leave out."""

from __future__ import annotations

from kyodo_graph.report.facts import City
from kyodo_graph.report.pages.blocks import Block, Items, Page, Prose, Section
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import networks, query_groups
from kyodo_graph.words import page as page_words

_RECORDS = (
    "activities", "instruments", "districts", "timeline", "terms", "quantities", "garbled_print",
)  # fmt: skip
_INDICATORS = ("indicator_progress", "observations", "indicator_surveys")
_ITEMS = ("fate_of_items", "status_by_policy", "lineage", "repeated_items", "instruments_replaced")
# Questions of what the documents leave open, and the words for one and several of their rows.
_UNSTATED = (
    "values_not_stated", "initiatives_without_lead", "policies_without_actor",
    "policies_without_indicator", "actors_without_part", "themes_left_out", "functions_missing",
)  # fmt: skip


def city_tables_page(site: Site, city: City) -> Page:
    """The page of all tables of one city."""
    name = city.label[site.lang]
    return Page(
        file=site.places.pages[f"{city.key}/tables"],
        title=site.t(f"{name}のすべての表", f"{name}: all tables"),
        label=page_words("plans")[site.lang]["all_tables"],
        part="cities",
        lead=(Prose(_lead(site, city), "lead"),),
        sections=tuple(_sections(site, city)),
        trail=(Piece(name, site.places.pages[city.key]),),
    )


def _sections(site: Site, city: City) -> list[Section]:
    key = city.key

    def of(*names: str, folded: bool = False, prefix: str = "library") -> tuple[Block, ...]:
        made: list[Block] = []
        for name in names:
            made += _own(site, f"{prefix}-{name.replace('_', '-')}", key, folded=folded)
        return tuple(made)

    return [
        Section("documents", site.t("文書と計画", "Documents and plans"), (
            *_plans(site, city), *site.table("library-documents", lambda r: r["city"] == key,
                                             without=("city", "sha256")),
            *of("plan_links", "plan_levels"),
        )),
        Section("intermediaries", page_words("report")[site.lang]["intermediaries"], (
            *of("intermediaries", "intermediary", prefix="analysis"),
            *of("places", "place_readings", "intermediary_themes", prefix="analysis", folded=True),
            *of("intermediary_functions", "intermediary_operation", "intermediary_roles",
                "intermediary_ties", "function_comparison", folded=True),
        )),
        Section("loss", site.t("なくなれば失われるもの", "What would be lost without it"), (
            *_removal(site, key), *of("removal_losses", prefix="analysis", folded=True),
        )),
        Section("actors", site.t("主体とその位置", "Actors and their places"), (
            *of("actors", prefix="analysis"), *of("actor_roles", "types_by_city", folded=True),
        )),
        Section("roles", site.t("役割", "Roles"), (
            *of("sector_roles"),
            *of("roles", "joint_columns", "city_alone", "shared_leads", folded=True),
        )),
        Section("ties", networks()["ties"][site.lang], (
            *of("tie_modality", "ties_between_sectors"),
            *of("brokerage", prefix="analysis"), *of("ties", folded=True),
        )),
        Section("network", site.t("ネットワーク全体", "The network as a whole"), (
            *_governance(site, key),
            *of("whole", "networks", prefix="analysis"),
            *of("classification", prefix="analysis", folded=True),
            *of("backbone", prefix="analysis", folded=True),
            *of("backbone_pairs", prefix="analysis"),
        )),
        Section("themes", site.t("主題", "Themes"), (
            *of("themes_by_city"),
            *of("collaboration_forms", "npo_fields", "participation_levels", folded=True),
        )),
        Section("indicators", query_groups()["indicators"][site.lang],
                of(*_INDICATORS)),
        Section("items", site.t("項目の予定と行方", "Schedule and fate of items"),
                of(*_ITEMS)),
        Section("records", site.t("活動・制度・用語など", "Activities, instruments, terms"),
                of(*_RECORDS, folded=True)),
        Section("unstated", site.t("記載のないもの", "What is not stated"),
                of(*_UNSTATED, folded=True)),
        Section("graphs", site.t("対話型のグラフ", "Interactive graphs"), _graph_links(site, key)),
    ]  # fmt: skip


def _own(site: Site, key: str, city: str, *, folded: bool = False) -> tuple[Block, ...]:
    return site.table(key, lambda row: row.get("city") == city, without=("city",), folded=folded)


def _removal(site: Site, city: str) -> tuple[Block, ...]:
    columns = ("scenario", "label", "effect", "before", "after", "loss", "expected", "p_upper",
               "note")  # fmt: skip
    return site.table(
        "analysis-removal", lambda row: row.get("city") == city, columns=columns, folded=True
    )


def _governance(site: Site, city: str) -> tuple[Block, ...]:
    """What is said of the form of governance."""
    analysis = site.analyses.get(city)
    if analysis is None or not analysis.sentence:
        return ()
    rules = Piece(site.t("判定の規則", "the rules"), "methods.html#t-analysis-classification")
    said = site.say("{told}（{rules}）", "{told} ({rules})", told=analysis.sentence, rules=rules)
    return (Prose((said,)),)


def _lead(site: Site, city: City) -> tuple[tuple[Piece, ...], ...]:
    def own(row: Row) -> bool:
        return row.get("city") == city.key

    profile = next(iter(site.rows("library-city-profile", own)), None)
    documents = site.facts.documents_of(city.key)
    if profile is None:
        return (
            site.say("この市について読み取った文書はない。", "No document of this city was read."),
        )
    counted = site.say(
        "{documents}から、{policies}と{initiatives}、{actors}、{ties}を読み取った。",
        "From {documents} the graph has {policies} and {initiatives}, {actors} and {ties}.",
        documents=Piece(site.many(len(documents), "文書", "document"), "#documents"),
        policies=site.many(_int(profile["policies"]), "方針・施策", "policy", "policies"),
        initiatives=Piece(site.many(_int(profile["initiatives"]), "取組", "initiative"), "#roles"),
        actors=Piece(site.many(_int(profile["actors"]), "主体", "actor"), "#actors"),
        ties=Piece(site.many(_int(profile["ties"]), "主体間の関係", "tie"), "#ties"),
    )
    basis = {str(r["class"]): r for r in site.rows("library-basis-by-city", own)}
    if (tie := basis.get("Tie")) is None or not isinstance(tie["share_implied"], int | float):
        return (counted,)
    share = f"{100 * float(tie['share_implied']):.0f}"
    implied = site.say(
        "関係のうち{share} %は文脈から補ったもので(明示ではない)、それを除いた変種も計算した。",
        "Of the ties, {share} % are implied and not stated; everything was computed without them, "
        "too.",
        share=share,
    )
    return counted, implied


def _plans(site: Site, city: City) -> tuple[Block, ...]:
    told = [
        (Piece(p.label[site.lang], site.places.page(p.id)),
         Piece(site.t(f"({len(p.elements)}の計画要素)", f" ({len(p.elements)} plan elements)")))
        for p in site.facts.plans_of(city.key) if p.elements
    ]  # fmt: skip
    named = [
        (Piece(p.label[site.lang], site.places.page(p.id)),)
        for p in site.facts.plans_of(city.key) if not p.elements
    ]  # fmt: skip
    made: list[Block] = []
    if told:
        made.append(Items(tuple(told)))
    if named:
        made.append(Prose((site.say(
            "文書が名を挙げるだけの計画:{plans}。", "Plans that are only named: {plans}.",
            plans=site.listing(named),
        ),)))  # fmt: skip
    return tuple(made)


def _graph_links(site: Site, city: str) -> tuple[Items, ...]:
    """Links to the interactive pages of a city."""
    lines = tuple(
        (Piece(g.title[site.lang], f"{site.places.root}{g.file}#lang={site.lang}"),)
        for g in site.graphs
        if g.of == city
    )
    return (Items(lines),) if lines else ()


def _int(cell: object) -> int:
    return cell if isinstance(cell, int) else 0
