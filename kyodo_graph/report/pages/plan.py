"""The page of a plan: its period and relations, its tree, who does what, when, measured by what."""

from __future__ import annotations

from collections.abc import Callable

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.report.facts import Plan
from kyodo_graph.report.pages.blocks import Block, Page, Prose, Section
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import query_groups


def plan_page(site: Site, plan: Plan, anchors: dict[str, str]) -> Page:
    """The page of one plan; ``anchors`` are those of its elements."""
    city = site.facts.city(plan.city)
    title = plan.label[site.lang]
    return Page(
        file=site.places.pages[plan.id],
        title=title if city.label[site.lang] in title else f"{city.label[site.lang]} {title}",
        part="cities",
        lead=(Prose(_lead(site, plan), "lead"),),
        sections=tuple(_sections(site, plan, anchors)),
        trail=(Piece(city.label[site.lang], site.places.page(city.key)),),
        label=title,
    )


def _sections(site: Site, plan: Plan, anchors: dict[str, str]) -> list[Section]:
    named = plan.label[site.lang]
    elements = {ID + e for e in plan.elements}
    indicators = {ID + i for i in plan.indicators}

    def links(row: Row) -> bool:
        return row["city"] == plan.city and named in (row["plan"], row["other_plan"])

    def ours(row: Row) -> bool:
        return row["city"] == plan.city and row["plan"] == named

    def within(column: str, things: set[str]) -> Callable[[Row], bool]:
        return lambda row: row.get(column) in things

    def tables(names: tuple[str, ...], column: str, things: set[str]) -> tuple[Block, ...]:
        made: list[Block] = []
        for name in names:
            key = f"library-{name.replace('_', '-')}"
            if site.has(key) and column in site.tables[key].table.columns:
                made += site.table(key, within(column, things), without=("city", "plan"))
        return tuple(made)

    return [
        Section("relations", site.t("他の計画との関係", "Relations to other plans"),
                site.table("library-plan-links", links, without=("city",))),
        Section("tree", site.t("計画の体系", "The tree of the plan"), (
            *site.table("library-plan-levels", ours, without=("city", "plan")),
            *site.table("library-elements", within("iri", elements), without=("city", "plan"),
                        row_id=lambda r: anchors.get(str(r["iri"]).removeprefix(ID), "")),
        )),
        Section("roles", site.t("役割", "Roles"),
                tables(("roles",), "element_iri", elements)),
        Section("themes", site.t("主題", "Themes"), tables(("themes",), "iri", elements)),
        Section("schedule", site.t("年度別の予定", "Schedule"),
                tables(("planned_in_year",), "iri", elements)),
        Section("indicators", query_groups()["indicators"][site.lang],
                tables(("indicator_progress", "values_not_stated"), "iri", indicators)),
        Section("items", site.t("項目の行方", "What became of items"),
                tables(("fate_of_items", "change_types", "repeated_items", "instruments_replaced"),
                       "iri", elements)),
        Section("unstated", site.t("記載のないもの", "What is not stated"),
                tables(("initiatives_without_lead", "policies_without_actor",
                        "policies_without_indicator"), "iri", elements)),
    ]  # fmt: skip


def _lead(site: Site, plan: Plan) -> tuple[tuple[Piece, ...], ...]:
    documents = [d for d in site.facts.documents if plan.id in d.covers]
    period = _period(site, plan)
    status = site.setter.codes.concept("plan-status", plan.status, site.lang) if plan.status else ""
    known = [text for text in (_generation(site, plan), period, status) if text]
    rows = site.rows("library-plans", lambda r: str(r["iri"]).removeprefix(ID) == plan.id)
    sources = [p for row in rows for p in site.setter.text(str(row["source"] or ""))]
    head = site.say(
        "{known}{sources}。", "{known} {sources}.",
        known=site.t("、", ", ").join(known) or site.t("期間・世代の記載なし", "No period stated"),
        sources=(Piece(site.t("(", "(")), *site.listing([(p,) for p in sources if p.href]),
                 Piece(site.t(")", ")"))) if sources else "",
    )  # fmt: skip
    if not plan.elements:
        return (head, site.say(
            "この計画は文書に名が挙がるだけで、その要素は読み取っていない。",
            "This plan is only named by a document; none of its elements was read.",
        ))  # fmt: skip
    read = site.say(
        "{documents}から、{n}を読み取った。",
        "{n} were read from {documents}.",
        documents=site.listing(
            [(Piece(d.label[site.lang], site.places.page(d.key)),) for d in documents]
        ) or site.t("他の計画の文書", "the document of another plan"),
        n=Piece(site.many(len(plan.elements), "計画要素", "plan element"), "#tree"),
    )  # fmt: skip
    return head, read


def _generation(site: Site, plan: Plan) -> str:
    if plan.generation is None:
        return ""
    return site.t(f"第{plan.generation}次", f"generation {plan.generation}")


def _period(site: Site, plan: Plan) -> str:
    if plan.start_fy is None and plan.end_fy is None:
        return ""
    start, end = (str(y) if y is not None else "?" for y in (plan.start_fy, plan.end_fy))
    if plan.end_fy is None:
        return site.t(f"{start}年度から", f"from fiscal {start}")
    return site.t(f"{start}〜{end}年度", f"fiscal {start} to {end}")
